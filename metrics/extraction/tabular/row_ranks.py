"""Ranks and shares that stand in rows of their own, below the figures that they are of: 地区生产总值 / 位次 / 增长% / 位次 / 占全省比重%, with
places or times in columns.
"""

from __future__ import annotations

from dataclasses import replace

from metrics.extraction.tabular.facets import NOTHING_SAID, Facets, merged
from metrics.extraction.tabular.neighbours import RANKED, kind_of


class RowRanks:
    """The rows of one table as they are met from top to bottom."""

    def __init__(self) -> None:
        self._held = NOTHING_SAID  # the indicator of the rows above
        self._kinds: set[str] = set()  # what the rows since the last ranks tell of it

    def told(self, about: Facets) -> Facets:
        """What a row says, a row of ranks as those of the one kind of figures right above it; where several kinds stand there it stays open."""
        if about.indicator:
            self._hold(about)
            return about
        if about.measure == "share" and about.scope and self._held.indicator and not about.rest:
            return merged(self._held, about)
        if not about.measure.startswith("rank") or not self._held.indicator or about.rest:
            self._held = NOTHING_SAID
            return about
        found = RANKED.get(next(iter(self._kinds)), "") if len(self._kinds) == 1 else ""
        self._kinds = set()
        measure = about.measure if about.measure != "rank" else found
        return merged(self._held, replace(about, measure=measure)) if measure else about

    def _hold(self, about: Facets) -> None:
        held = Facets(indicator=about.indicator, indicator_text=about.indicator_text, period=about.period, span=about.span, zone=about.zone)
        if held != self._held:
            self._held, self._kinds = held, set()
        self._kinds.add(kind_of(about, about.indicator))
