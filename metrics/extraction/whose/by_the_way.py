"""Names of places that a sentence has by the way: where its own lies, and among whom it is called something."""

from __future__ import annotations

import re

from metrics.extraction.clause import OF_NUMBERS, Sentence
from metrics.extraction.slots import search
from metrics.extraction.zones.lying_near import says_where
from metrics.language.vocabulary import words_of

_AS, _WITHIN = "作为", ("自贸", "自由贸易", "综保", "综合保", "保税", "出口加工")
_SENT_TO = tuple(words_of("sent_to_word"))
_TO_BE_MADE = re.compile("(?:再造|打造|建设|建起|建成)了?(?:[一两三][个座])新?$")
_PLACES = "(?:Sj)*$"  # slots
_BESIDE = tuple(f"{word}的" for word in words_of("neighbour_word"))


def is_neighbour(sentence: Sentence, at: int) -> bool:
    """吴江区 of 周边的吴江区增长5%."""
    return sentence.text_of(at - 3, at).endswith(_BESIDE)


def is_by_the_way(text: str, sentence: Sentence, at: int) -> bool:
    """上海 of 距离上海50公里,2022年GDP达…, 江苏省 of 作为江苏省长期排名第一的县级市,昆山…: the name at a slot is nobody's whose figures follow."""
    token = sentence.tokens[at]
    return (
        says_where(text, token.start, token.end)
        or _says_as_what(sentence, at)
        or _are_sent_there(sentence, at)
        or _is_to_be_made(sentence, at)
    )


def is_kind_within(sentence: Sentence, at: int) -> bool:
    """自贸片区 of 园区自贸片区实现税收52亿元, 综保区 of 开发区综保区: a kind right behind the zone's own word is a part of it."""
    before, token = sentence.tokens[at - 1] if at else None, sentence.tokens[at]
    if (
        before is None
        or before.end != token.start
        or not (before.text == "园区" or (before.entry is not None and before.entry.type == "self"))
    ):
        return False
    return token.text.startswith(_WITHIN) and not before.text.startswith(_WITHIN)


def _says_as_what(sentence: Sentence, at: int) -> bool:
    """作为江苏省…的县级市,…: the words from 作为 to the comma say what the subject is, and tell no figure but a rank."""
    first = sentence.behind_last(",;:(", at)
    if not sentence.text_of(first, at).startswith(_AS):
        return False
    end = sentence.letters.find(",", at)
    return end > 0 and (OF_NUMBERS - {"K"}).isdisjoint(sentence.letters[at:end])


def _are_sent_there(sentence: Sentence, at: int) -> bool:
    """北京 and 上海 of 派出小分队常驻北京、上海,签约项目21个: places that people go to, or stay in, for somebody else."""
    letters = sentence.letters
    if sentence.tokens[at].entry is None or letters[at + 1 : at + 2] not in ("j", ",", ";", "x"):
        return False
    listed = search(_PLACES, letters[:at])
    first = listed.start() if listed is not None else at
    return first > 0 and letters[first - 1] in "xv" and sentence.tokens[first - 1].text.endswith(_SENT_TO)


def _is_to_be_made(sentence: Sentence, at: int) -> bool:
    """新区 of 开发区决定“再造一个新区”:到2027年,…: what is to be made of the zone, which goes on telling of itself."""
    entry, before = sentence.tokens[at].entry, sentence.text_of(max(0, at - 4), at)
    return entry is not None and entry.type == "self" and before[-1:] in "个座新" and _TO_BE_MADE.search(before) is not None
