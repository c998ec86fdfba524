"""What is asked before a costly pattern leaves out nothing that the pattern would find, in any text of the cases."""

import re
from collections.abc import Callable
from functools import cache

import pytest
from case_tables import rows

from metrics.extraction.going_on import GOES_ON_AT_ALL, MAY_GO_ON
from metrics.extraction.names.ceremonies import IN_EACH, TOLD
from metrics.extraction.times.vague_words import VAGUE, may_be_vague
from metrics.language.normalise import normalise

GOES_ON = re.compile(GOES_ON_AT_ALL.pattern.removeprefix(MAY_GO_ON))


@cache
def all_texts() -> list[str]:
    """The texts of the cases as they are read: for these tests alone, and not where the file is only collected."""
    return [normalise(row["text"]).text for row in rows("constructions.csv")]


def sentences() -> list[str]:
    return [sentence for text in all_texts() for sentence in re.split("[。\\n]", text)]


@pytest.mark.parametrize(
    ("asked", "finds", "texts"),
    [
        (may_be_vague, lambda text: VAGUE.search("\n" + text), all_texts),
        (IN_EACH.stand_in, TOLD.search, all_texts),
        (GOES_ON_AT_ALL.match, GOES_ON.match, sentences),
    ],
    ids=["vague times", "ceremonies", "sentences that go on"],
)
def test_a_question_asked_first_leaves_nothing_out(
    asked: Callable[[str], object], finds: Callable[[str], re.Match[str] | None], texts: Callable[[], list[str]]
) -> None:
    found = [text for text in texts() if finds(text)]

    assert found
    assert [text for text in found if not asked(text)] == []
