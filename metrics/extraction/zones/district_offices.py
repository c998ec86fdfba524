"""The district whose committee and government a page tells of, or the county whose head speaks on it, where a zone within it is only named in passing."""

from __future__ import annotations

import re

from metrics.extraction.zones.gazetteer import counties_and_cities, zones
from metrics.extraction.zones.interviewed import region_interviewed
from metrics.extraction.zones.zonenames import written
from metrics.language.seldom import seldom
from metrics.model import Region

_OFFICE = seldom(r"([\u4e00-\u9fff]{2,4})区(?:委(?!员)|政府|人民政府|人大常委会)")
_SPEAKS = re.compile(r"区委(?!员)|区政府|[我全]区(?!域)")
_OFTEN, _IN_PASSING = 4, 3


def district_by_its_offices(text: str, zone: str) -> Region | None:
    """沛县 of 对话沛县县长; 曾都区 of 曾都区委常委会听取…。我区…。区政府…, beside one item about 曾都经济开发区; None for a zone that a district is run together with."""
    if (speaks_for := region_interviewed(text)) is not None and speaks_for.name not in written(zone):
        return speaks_for
    known = zones().get(zone)
    if (known is not None and known.admin_alias) or sum(text.count(name) for name in written(zone)) > _IN_PASSING:
        return None
    offices = {found[1] for found in _OFFICE.finditer(text)}
    named = {
        region
        for stem in offices
        for at in range(len(stem) - 1)
        for region in counties_and_cities(stem[at:])
        if region.name == stem[at:] + "区"
    }
    if len(named) != 1 or len(_SPEAKS.findall(text)) < _OFTEN:
        return None
    [district] = named
    return district if known is None or known.city == district.city else None
