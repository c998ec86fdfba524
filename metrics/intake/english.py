"""Turns an amount as English readers write it, 35 billion yuan, into the one a bulletin would print: 350亿元."""

from __future__ import annotations

import re
from decimal import Decimal

_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
_MONEY = {
    "yuan": "元", "cny": "元", "rmb": "元", "renminbi": "元", "usd": "美元", "dollars": "美元", "us dollars": "美元", "eur": "欧元",
    "euros": "欧元", "hkd": "港元", "jpy": "日元", "yen": "日元",
}  # fmt: skip
_AMOUNT = re.compile(
    rf"(?P<number>\d{{1,15}}(?:,\d{{3}}){{0,6}}(?:\.\d{{1,12}})?) ?(?:(?P<power>{'|'.join(_POWERS)}) )?(?P<money>{'|'.join(_MONEY)})",
    re.IGNORECASE,
)
_YI = Decimal(10**8)


def as_printed(text: str) -> str:
    """The same amount in Chinese units; any other text as it is.

    >>> as_printed("35 billion yuan"), as_printed("1,350.5 million USD"), as_printed("8%"), as_printed("350亿元")
    ('350亿元', '13.505亿美元', '8%', '350亿元')
    """
    found = _AMOUNT.fullmatch(" ".join(text.split()))
    if not found:
        return text
    value = Decimal(found["number"].replace(",", "")).scaleb(_POWERS.get((found["power"] or "").lower(), 0)) / _YI
    number = f"{value:f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return f"{number}亿{_MONEY[found['money'].lower()]}"
