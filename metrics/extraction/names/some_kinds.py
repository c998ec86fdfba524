"""Words that leave an indicator a part of what its name says: 网上社会消费品零售总额, 土地财政收入, 除房地产外的固定资产投资."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.language.vocabulary import words_of

_BEFORE = 5  # slots that such words take
_WORDS = words_of("narrowed_by_word")
_BY_CODE = {
    code: tuple(w for w, codes in _WORDS.items() if code in codes.split("|")) for value in set(_WORDS.values()) for code in value.split("|")
}
_OUTSIDE = ("以外的", "之外的")  # 税收以外的财政收入
_BUT_FOR = re.compile("(?:^|[^扣清免解消剔])除[^,;除]{1,8}(?:之外|以外|外)的?$")


def is_of_some_kind(sentence: Sentence, at: int, code: str) -> bool:
    """Whether the words right before the name at a slot are those of one kind of it, or leave a kind out."""
    at -= at > 1 and sentence.letters[at - 1] == "F"  # 农村实现社会消费品零售总额
    if sentence.letters[at - 1] in ",;:TSF":
        return False
    before = sentence.text_of(at - _BEFORE, at)
    if before.endswith(_BY_CODE.get(code, ())):
        return True
    return before.endswith(("外", "外的")) and (before.endswith(_OUTSIDE) or _BUT_FOR.search(before) is not None)
