"""What the pages of one place tell of others in passing: 浏阳去年生产总值过900亿元, in a paper of 长沙县; a figure of another region is not the page's.

Places that are told of side by side (three in a sentence, or another beside the page's own) are compared with one another and stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from metrics.extraction.document.page import Page
from metrics.extraction.kept_apart import kept_apart
from metrics.extraction.results import ANOTHERS
from metrics.extraction.zones.gazetteer import surroundings, zones
from metrics.extraction.zones.place import Place
from metrics.model import Extraction, Observation, Span

_SIDE_BY_SIDE = 3  # places of one sentence
_OWN, _SHARE = 6, 3  # figures of its own that an article has at least, and how many of them for one of another's
_WITHIN = ("county", "prefecture", "province")  # levels of places that have others within them


def without_passing(found: Extraction, page: Page) -> Extraction:
    """The same without figures of places that are only mentioned; they stay as numbers that are understood."""
    place = page.place
    if place.name is None or place.is_one_of_many or place.level not in ("zone", *_WITHIN):
        return found
    leading = _parks_that_lead(page)
    others = [seen for seen in found.observations if seen.zone not in leading and _is_of_another(seen.zone, place, page.is_paper)]
    if not others:
        return found
    own = [seen for seen in found.observations if seen.zone == place.name]
    if not page.is_paper and (len(own) < _OWN or len(others) * _SHARE > len(own) or len(_results(others)) * _SHARE > len(_results(own))):
        return found  # as much of others as of its own: whose it is nobody knows
    told: dict[Span, set[str | None]] = defaultdict(set)
    for seen in found.observations:
        told[seen.sentence].add(seen.zone)
    passing = {id(seen) for seen in others if place.name not in told[seen.sentence] and len(told[seen.sentence]) < _SIDE_BY_SIDE}
    if not passing:
        return found
    kept = tuple(seen for seen in found.observations if id(seen) not in passing)
    apart = tuple(kept_apart(seen, ANOTHERS) for seen in others if id(seen) in passing)
    return replace(found, observations=kept, unread=(*found.unread, *apart))


def _results(told: Sequence[Observation]) -> list[Observation]:
    """What has been, without the goals: one more of these makes nobody else's results less."""
    return [seen for seen in told if seen.status != "target"]


def _parks_that_lead(page: Page) -> frozenset[str | None]:
    """六景工业园区:…, over an article on the page of its county: a park that no gazetteer knows, and whom the article is about."""
    if page.place.level not in _WITHIN:
        return frozenset()
    led = (article.context.place for article in page.articles)
    return frozenset(place.name for place in led if place.level == "zone" and place.name not in zones())


def _is_of_another(zone: str | None, place: Place, is_paper: bool) -> bool:
    """Whether a figure is of somewhere else; in a paper, of whom nobody knows too."""
    if zone is None:
        return is_paper
    if zone == place.name:
        return False
    return place.level not in _WITHIN or not (surroundings(zone) & place.own or zone.startswith((place.name or "")[:-1]))
