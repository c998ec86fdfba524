"""What is added up: 合计 and 总计 make a sum of all that was told before them, and so does 共 before a verb."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, words_of

SUMS = frozenset(words_of("sum_word"))
IN_ALL = (*words_of("in_all_word"), *SUMS)
_BEHIND = 3  # slots
_SUM = seldom(rf"(?:[两三四五六七八九十\d]{{1,2}}个?[\u4e00-\u9fff]{{1,2}})?(?:{any_of('sum_word')})")


def ends_a_sum(sentence: Sentence, at: int) -> bool:
    """瓦房店市、庄河市和长海县合计80亿元: what a list of places, the last of them at a slot, has in all."""
    if sentence.letters[max(0, at - 2) : at] != "Sj":
        return False
    first = sentence.letters.find(")", at) + 1 if sentence.letters[at + 1 : at + 2] == "(" else at + 1
    return _SUM.match(sentence.text_of(first, first + _BEHIND)) is not None


def sums_places(sentence: Sentence, number: int) -> bool:
    """地区生产总值:普兰店市和长海县(普兰店市含普湾新区)合计1001.8亿元: the same asked of a number, where other places stand in a bracket between."""
    if sentence.letters[number - 2 : number - 1] != ")" or sentence.tokens[number - 1].text not in SUMS:
        return False
    return ends_a_sum(sentence, sentence.letters.rfind("(", 0, number) - 1)
