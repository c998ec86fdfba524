"""The zone that a file's name tells where its tables name no place at all: 昆山高新区2024年9月主要指标.xlsx."""

from __future__ import annotations

import re
from pathlib import PurePath

from metrics.extraction.zones.kinds import OWN, WHOLE
from metrics.extraction.zones.placenames import place_names
from metrics.extraction.zones.places import document_place
from metrics.language.normalise import normalise
from metrics.language.vocabulary import Scan

_OF_A_ZONE = re.compile(f"{WHOLE}|{OWN}")


def zone_of_file(text: str, file_name: str) -> str | None:
    """The zone in a file's name; None where there is none, or where the text names places of its own."""
    stem = PurePath(file_name).stem
    if stem.isascii():
        return None
    place = document_place(_scan(stem))
    if place.name is None or place.level not in ("zone", "county", "prefecture"):
        return None
    if place.level != "zone" and _OF_A_ZONE.search(stem) is not None:
        return None  # 邵阳市园区月报: of a zone that is not named
    named = place_names(_scan(text))
    return None if named.known or named.made else place.name


def _scan(text: str) -> Scan:
    return Scan(normalise(text).text, text)
