"""The zone that a file's name tells where its tables name no place at all: 昆山高新区2024年9月主要指标.xlsx."""

from __future__ import annotations

from pathlib import PurePath

from metrics.extraction.zones.placenames import place_names
from metrics.extraction.zones.places import document_place
from metrics.language.normalise import normalise
from metrics.language.vocabulary import Scan


def zone_of_file(text: str, file_name: str) -> str | None:
    """The zone in a file's name; None where there is none, or where the text names places of its own."""
    stem = PurePath(file_name).stem
    if stem.isascii():
        return None
    place = document_place(_scan(stem))
    if place.level != "zone" or place.name is None:
        return None
    named = place_names(_scan(text))
    return None if named.known or named.made else place.name


def _scan(text: str) -> Scan:
    return Scan(normalise(text).text, text)
