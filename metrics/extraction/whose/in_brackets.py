"""Whose figures are that brackets hold behind a place: 苏州(进出口5136亿元)领先杭州(进出口4539亿元)."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match
from metrics.extraction.whose.owners import Owner

_NAMED_WITH_FIGURE = r"\([vT]{0,2}[IJ][vF]{0,2}M"  # slots
_RATE_ALONE = r"\(v{0,2}S[vrTY]{0,3}[ud]?v?P\)"
_REACH = 12  # slots

Whose = tuple[str | None, bool, bool] | None  # an owner's name, whether it is set aside, whether it has no name
_SAYS_WHO = ("含", "不含", "包括", "不包括", "包含")


def enter_brackets(owner: Owner, sentence: Sentence, at: int) -> Whose:
    """Whom the sentence told of before the brackets at a slot; the place right before them owns what they name with its figure. None where it does not."""
    before = sentence.tokens[at - 1] if at else None
    is_named = before is not None and before.entry is not None and before.entry.type in ("region", "zone")
    told = owner.name, owner.is_foreign, owner.is_nameless
    if sentence.text_of(at + 1, at + 2).startswith(_SAYS_WHO):
        return told  # 54个开发区(含5个工业园区,东部32个)实现…
    if match(_RATE_ALONE, sentence.letters[at : at + _REACH]) is not None:
        return told  # 增长9.2%(同期全省增长5.3%),固定资产投资增长8.3%
    if not is_named or match(_NAMED_WITH_FIGURE, sentence.letters[at : at + _REACH]) is None:
        return None
    owner.claims(sentence, at - 1)
    return told


def leave_brackets(owner: Owner, told: Whose) -> None:
    """The sentence goes on about whom it told of before them."""
    if told is not None:
        owner.name, owner.is_foreign, owner.is_nameless = told
