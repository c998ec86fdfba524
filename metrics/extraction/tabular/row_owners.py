"""Tells whose the figures of a row are by its name: a zone's or region's, a group's of zones, or nobody knows."""

from __future__ import annotations

from metrics.extraction.document.context import Context
from metrics.extraction.tabular.cells import is_figure
from metrics.extraction.tabular.city_rows import city_of, in_city, is_of_a_zone, zone_of_city
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.group_rows import Groups
from metrics.extraction.tabular.heads import clean, facets, is_called
from metrics.extraction.tabular.remarks import TOTALS
from metrics.model import Table

_LONGEST_NAME = 20  # characters of a zone's


class RowOwners:
    """The zones and regions that the rows of one table name."""

    def __init__(self, context: Context, table: Table) -> None:
        self._context, self._groups = context, Groups(context)
        names = {
            cell.text
            for row in table.rows
            for cell in row[:2]
            if cell is not None and len(cell.text) <= _LONGEST_NAME and not is_figure(cell)
        }
        zones = {zone for name in names if (zone := facets(clean(name)).zone)}
        self._city = city_of(zones)
        self._are_several, self.names_zones = len(zones) > 1, bool(zones)
        self._has_zone_rows = self._are_several or any(map(is_of_a_zone, table.rows))

    def told(self, said: Facets, text: str) -> tuple[Facets, str]:
        """What a row name says with whose it is, and what is wrong with that; `text` are its words."""
        if self._has_zone_rows and text in TOTALS:
            return said, "whose total this is, is not certain"
        said = in_city(said, self._city, self._context.zone) if said.rest else said
        zone = zone_of_city(self._city, text) or (self._groups.named(text) if said.rest else "")
        if zone:
            said = Facets(zone=zone)
        if said.role == "zone":
            said = Facets(is_own_zone=True, own_kind=text)
        is_nobodys = bool(said.own_kind) and self._context.zone is None and self._are_several
        is_of_a_part = said.is_own_zone and said.is_part and not (said.indicator or said.names)
        if is_nobodys or is_of_a_part or not is_called(self._context.zone, said.own_kind):
            return said, "whose figure this is, is not certain"
        return said, ""
