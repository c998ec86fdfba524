"""What has been told of places is put together: a list of ranks, figures of an earlier time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from metrics.extraction.beside.figures import Told
from metrics.extraction.clause import Reading, Sentence, Topic

Places = Sequence[tuple[int, str]]  # their slots and names


def topics_of(head: Topic, sentence: Sentence, places: Places) -> list[Topic]:
    """The indicator in each of the places."""
    return [Topic(head.code, head.text, sentence.tokens[at].start, zone) for at, zone in places]


def aside(numbers: list[int]) -> Told:
    """Numbers that tell nothing."""
    return Told(numbers, [], [], "")


def past_told(head: Topic | None, sentence: Sentence, places: Places, numbers: list[int], readings: list[Reading]) -> Told:
    """What numbers tell of the places at an earlier time."""
    if head is None or len(readings) != len(places):
        return aside(numbers)
    return Told(numbers, topics_of(head, sentence, places), readings, "last_year_level")


def ranks_told(head: Topic | None, sentence: Sentence, places: Places, number: int, ranks: list[int], last: str, scope: str | None) -> Told:
    """甲、乙、丙分列第二至第四位: a rank for each of so many places, by what was told `last`."""
    if head is None or len(ranks) != len(places) or last not in ("level", "yoy"):
        return aside([number])
    measure = "rank_yoy" if last == "yoy" else "rank_level"
    readings = [Reading(measure, Decimal(rank), "RANK", scope) for rank in ranks]
    return Told([number] * len(ranks), topics_of(head, sentence, places), readings, "rank")
