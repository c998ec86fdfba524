"""Whom or what a sentence turns to beside the zone itself: a firm, an economy within the whole, a park, one project, another base of growth."""

from __future__ import annotations

from collections.abc import Collection

from metrics.extraction.document.context import Context
from metrics.extraction.state import State
from metrics.extraction.times.bases import OtherBase
from metrics.extraction.whose.cities_told import CityTold
from metrics.extraction.whose.firms import FirmTold
from metrics.extraction.whose.headed_counties import HeadedCountyTold
from metrics.extraction.whose.headed_firms import HeadedFirmTold
from metrics.extraction.whose.headed_parts import HeadedPartTold
from metrics.extraction.whose.headed_trades import HeadedTradeTold
from metrics.extraction.whose.one_project import ProjectTold
from metrics.extraction.whose.park_within import ParkWithinTold
from metrics.extraction.whose.parks import ParkTold, SomeParksTold
from metrics.extraction.whose.part_economies import PartEconomyTold
from metrics.extraction.whose.towns_told import TownTold
from metrics.extraction.whose.villages_told import VillageTold

_CLOSING = "”’』」)"


class Others:
    """Follows a text's sentences, one after the other."""

    def __init__(self, text: str, context: Context, places: Collection[str]) -> None:
        """`places`: the headings that name another zone, whose sections are its own."""
        self._text = text
        self._firm = FirmTold(text)
        self._part = PartEconomyTold(text)
        self._project = ProjectTold(text)
        self._within = (
            ParkTold(text, context),
            SomeParksTold(text, context),
            ParkWithinTold(text, context),
            HeadedPartTold(text, context, places),
            HeadedCountyTold(text, context),
            HeadedFirmTold(text),
            HeadedTradeTold(text),
            TownTold(text, context),
            VillageTold(text, context),
            CityTold(text, context),
        )  # whose figures are not the zone's own, each followed by rules of its own
        self._base = OtherBase(text, context.main_year or context.base_year)
        self.is_firm = False  # the sentence tells of a firm, be it read or not

    @property
    def firm_named_to(self) -> int:
        """Where the words end that name the firm which the sentence turns to; -1 where none has turned to one by its name alone."""
        return self._firm.named_to

    def see(self, state: State, start: int, end: int, new_paragraph: bool) -> None:
        """Take in the sentence from `start` to `end`."""
        while start < end and self._text[start] in _CLOSING:
            start += 1  # …卖了1.7万元。”园区众创空间…
        self.is_firm = self._firm.is_told and self._firm.tells(start, end, new_paragraph)
        state.is_of_part = self._part.is_told and self._part.tells(start, end, new_paragraph)
        state.is_of_park = False
        for told in self._within:  # each of them must see every sentence
            if told.is_told and told.tells(start, end, new_paragraph):
                state.is_of_park = True
        if self._project.named.next < end and not state.is_of_park:
            state.is_of_park = self._project.tells(start, end)
        state.is_other_base = self._base.is_told and self._base.holds(start, end, new_paragraph)
        state.other_base_since = self._base.since
