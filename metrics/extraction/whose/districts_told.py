"""Figures that go on about a district within the zone: …120亿元,其中,滨江片区完成52亿元,完成技改投资3亿元."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import search
from metrics.extraction.whose.owners import Owner
from metrics.language.vocabulary import words_of

_TOWNS = (*words_of("town_ending"), "园区", "片区", "港区", "新城")
_DISTRICTS = (*_TOWNS, *words_of("area_named_ending"), *words_of("area_word"), *words_of("park_ending"))  # and no branch of what is made
# 其中, a name, what was done there, and no other owner since
_AMONG_THEM, _NEAR = r"q[,:]?([xvQ]{1,4})(?:[FCv]{0,3}M|[vx]{0,2}[ud])[^qS;]*,[^qS;,]*$", 60  # slots


def goes_on_about_a_district(owner: Owner, sentence: Sentence, at: int) -> bool:
    """…120亿元,其中,滨江片区完成52亿元,完成技改投资3亿元: the district behind 其中 has what follows, until another place is named."""
    first = max(0, at - _NEAR)
    found = search(_AMONG_THEM, sentence.letters[first:at])
    if found is None:
        return False
    words = sentence.text_of(first + found.start(1), first + found.end(1))
    return words.endswith(_DISTRICTS) and words != "园区" and words not in owner.context.title + (owner.zone or "")
