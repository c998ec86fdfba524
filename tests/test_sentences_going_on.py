"""Every way in which a sentence goes on about the last one is shown by the sentence beside it, and a sentence of its own is none of them."""

import re

import pytest

from metrics.extraction import explain, going_on, places_compared
from metrics.extraction.going_on import GOES_ON, GOES_ON_AT_ALL
from metrics.extraction.places_compared import LEADERS, PLACES_APART, PLACES_RATED, tells_places_apart

BY_SLOTS = {
    "against": (places_compared.AGAINST, ""),
    "rated": (places_compared.RATED, ""),
    "fare so": (places_compared.FARE_SO, "(?:T,|q)?S"),
    "apart": (places_compared.APART, ""),
    "going on": (going_on.SLOTS, "(?:cVc?)?[v,]{0,3}"),
}
BY_WORDS = {
    "apart in words": (places_compared.APART_IN_WORDS, ".+?"),
    "lead or trail": (places_compared.LEAD_OR_TRAIL, r"(?:其中,)?(?:总量|增速)?"),
    "words": (going_on.WORDS, ""),
}
OF_ITS_OWN = ("西夏区完成工业投资13亿元,同比增长9%。", "全市生产总值达到1300亿元。", "工业投资居全市第二位。", "西夏区发展最快。")


def letters(sentence: str) -> str:
    slots = next(line for line in explain(sentence).splitlines() if line.startswith("  slots: "))
    return "".join(slot[0] for slot in slots.removeprefix("  slots: ").split())


def examples(tables: dict[str, tuple[dict[str, str], str]]):
    return [
        pytest.param(sentence, before + f"(?:{pattern})", id=f"{name}: {sentence}")
        for name, (table, before) in tables.items()
        for sentence, pattern in table.items()
    ]


@pytest.mark.parametrize(("sentence", "pattern"), examples(BY_SLOTS))
def test_the_sentence_beside_a_pattern_of_slots_goes_so(sentence: str, pattern: str):
    assert re.match(pattern, letters(sentence))


@pytest.mark.parametrize(("sentence", "pattern"), examples(BY_WORDS))
def test_the_sentence_beside_a_pattern_of_words_goes_so(sentence: str, pattern: str):
    assert re.match(pattern, sentence)


@pytest.mark.parametrize("sentence", OF_ITS_OWN)
def test_a_sentence_of_its_own_goes_on_about_nothing(sentence: str):
    assert not any(pattern.match(letters(sentence)) for pattern in (GOES_ON, PLACES_RATED, PLACES_APART))
    assert not any(pattern.match(sentence) for pattern in (GOES_ON_AT_ALL, LEADERS))
    assert not tells_places_apart(sentence, 0, len(sentence))
