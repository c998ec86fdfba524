"""The zone that a sheet is of by its name: a workbook of the monthly reports of several zones has a sheet for each."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from metrics.extraction.document.context import Context
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import clean, facets
from metrics.extraction.zones.place import named_place
from metrics.extraction.zones.placenames import place_names
from metrics.language.normalise import normalise
from metrics.language.vocabulary import Scan
from metrics.model import Document, Table

_NAME = re.compile(".{1,14}[区市县旗州园]")  # 昆山 may be the city, or its zone


def of_sheet(context: Context, document: Document, table: Table) -> Context:
    """The context of a table on a sheet that a zone or region names, where what stands above the table names no other zone."""
    label, _, name = table.place.partition("=")
    said = facets(clean(name)) if label == "sheet" and _NAME.fullmatch(clean(name)) else Facets()
    if not said.zone or said.zone == context.zone or replace(said, zone="") != Facets():
        return context
    starts = [mark.start for mark in document.marks if mark.is_place]
    at = bisect_right(starts, table.start)
    above = document.text[starts[at - 1] if at else 0 : table.start]
    names = place_names(Scan(normalise(above).text, above)) if above.strip() else None
    others = {entry[1] for entry, *_ in names.known if entry[0] == "zone"} if names is not None else set()
    return context if others - {said.zone} else replace(context, place=named_place(said.zone))
