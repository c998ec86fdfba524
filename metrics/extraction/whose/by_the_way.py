"""Names of places that a sentence has by the way: where its own lies, and among whom it is called something."""

from __future__ import annotations

from metrics.extraction.clause import OF_NUMBERS, Sentence
from metrics.extraction.zones.lying_near import says_where
from metrics.language.vocabulary import words_of

_AS = "作为"
_BESIDE = tuple(f"{word}的" for word in words_of("neighbour_word"))


def is_neighbour(sentence: Sentence, at: int) -> bool:
    """吴江区 of 周边的吴江区增长5%."""
    return sentence.text_of(at - 3, at).endswith(_BESIDE)


def is_by_the_way(text: str, sentence: Sentence, at: int) -> bool:
    """上海 of 距离上海50公里,2022年GDP达…, 江苏省 of 作为江苏省长期排名第一的县级市,昆山…: the name at a slot is nobody's whose figures follow."""
    token = sentence.tokens[at]
    return says_where(text, token.start, token.end) or _says_as_what(sentence, at)


def _says_as_what(sentence: Sentence, at: int) -> bool:
    """作为江苏省…的县级市,…: the words from 作为 to the comma say what the subject is, and tell no figure but a rank."""
    first = sentence.behind_last(",;:(", at)
    if not sentence.text_of(first, at).startswith(_AS):
        return False
    end = sentence.letters.find(",", at)
    return end > 0 and (OF_NUMBERS - {"K"}).isdisjoint(sentence.letters[at:end])
