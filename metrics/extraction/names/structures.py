"""What the three sectors make up of the product: 三次产业结构为6.4:52.1:41.5, 三次产业的比重分别为6.4%、52.1%、41.5%."""

from __future__ import annotations

from metrics.language.token import Token

_STRUCTURE = ("结构", "构成", "比例", "比重", "占比")
_NAMED_SO = (*_STRUCTURE, "结构比")  # 三产结构, as which the sectors are named only where such parts follow
_RATIO_IS = ("为", "由", "从", "达", "调整")  # behind 三次产业比, which 三次产业比上年增长 begins like
_TELLING = frozenset("xZvcoYVTFpDud")
_SHORT = 2  # characters of other text before the name: 使三次产业结构


def is_structure(tokens: list[Token], at: int) -> bool:
    """Whether the name of the sectors at a slot, with 的 or without, goes on to what they make up: 三次产业(的)比例."""
    name = tokens[at]
    if name.entry is None or "|" not in name.entry.value:
        return False
    if name.text.endswith(_NAMED_SO):
        return True
    if not name.text.endswith(("产业", "产业增加值")):
        return False
    behind = [t.text for t in tokens[at + 1 : at + 4]]
    behind = behind[1:] if behind[:1] == ["的"] else behind
    is_ratio = behind[:1] == ["比"] and "".join(behind[1:2]).startswith(_RATIO_IS)
    return is_ratio or "".join(behind[:1]).startswith(_STRUCTURE)


def tells_structure(tokens: list[Token], at: int, first: int) -> bool:
    """Whether the number at `first` is what the first of the sectors at `at` makes up of the product, and of nothing else."""
    if not is_structure(tokens, at):
        return False
    between = [t.letter for t in tokens[at + 1 : first]]
    if "," in between and "%" not in tokens[first].text:
        between.remove(",")  # 三次产业结构进一步优化,由…调整为6.4:52.1:41.5: such numbers can be nothing else
    return _TELLING.issuperset(between) and _is_of_product(tokens, at)


def _is_of_product(tokens: list[Token], at: int) -> bool:
    """Whether nothing before the name says that something else is divided: 从业人员三次产业构成, 固定资产投资三次产业比例."""
    for token in reversed(tokens[:at]):
        if token.letter in ",;:()MPBXK":
            break
        is_product = token.letter in "IJ" and token.entry is not None and token.entry.value == "gdp"
        if not is_product and token.letter not in "TSvYqF" and not (token.letter == "x" and len(token.text) <= _SHORT):
            return False
    return True
