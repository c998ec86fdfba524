"""Give each number of a list the bound that its first or its last one has: 分别突破2万元、1万元."""

from __future__ import annotations

from dataclasses import replace

from metrics.language.token import Token

_PASSED = ("突破", "超过", "超", "逾")


def alike(numbers: list[Token]) -> list[Token]:
    """分别突破2万元、1万元; 分别增长8%、6%以上: what heads the list or ends it holds for each member."""
    first, last = numbers[0].quantity, numbers[-1].quantity
    is_headed = first is not None and first.bound == "over" and numbers[0].text.startswith(_PASSED)
    is_ended = last is not None and last.bound == "over" and numbers[-1].text.endswith("以上")
    if not is_headed and not is_ended:
        return numbers
    return [
        replace(n, quantity=n.quantity._replace(bound="over")) if n.quantity is not None and n.quantity.bound == "exact" else n
        for n in numbers
    ]
