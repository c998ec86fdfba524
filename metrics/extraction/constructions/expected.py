"""What an amount told before is expected to come to by another time: 1-5月税收30亿元,预计全年可突破70亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Reading, construction
from metrics.extraction.constructions.carried_levels import PASSING_WORDS
from metrics.language.vocabulary import words_of

_TOLD = ("level", "yoy", "change", "completion", "share", "rank_yoy", "rank_level")


@construction("expected_level", "M", r"^[ev]{0,2}T[ev]{0,2}(?P<can>x?)F?M$")
def expected_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """预计全年可突破70亿元, 全年可达70亿元: a time, a word that it is expected, and where it comes to."""
    if not clause.topic_code or clause.memory.has_level or clause.memory.last not in _TOLD or clause.memory.status == "target":
        return None
    first = clause.memory.first
    if first is None or first.code != clause.topic_code:
        return None  # 地区生产总值180亿元,其中工业投资增长4.5%;预计全年突破400亿元
    if found["can"] and clause.tokens[found.start("can")].text not in words_of("will_be_word"):
        return None
    if not (found["can"] or "e" in clause.letters) or not ("F" in clause.letters or clause.number.text.startswith((*PASSING_WORDS, "超"))):
        return None
    return Reading("level", clause.value, status="estimate")


EXPECTED = (expected_level,)
