"""Blank out the lines below photographs, which name whatever stands in the picture: ▲某高新区一角。某某 摄."""

from __future__ import annotations

import re

from metrics.extraction.zones.placenames import place_names
from metrics.language.vocabulary import Scan

_LINE = re.compile(r"(?m)^[ \u3000]*(?:[▲△▼◀►](?=[^\n\d]*$)|(?=[^\n\d]{2,80}[摄攝][)） \u3000]*$))[^\n\d]{2,80}$")
_SIGNS = "摄攝▲△▼◀►"


def without_photo_lines(prose: str) -> str:
    """The text with spaces in the place of what is said of pictures, where a zone or region is named elsewhere too; lines that hold a figure stay."""
    if not any(sign in prose for sign in _SIGNS):
        return prose
    blanked = _LINE.sub(lambda line: " " * len(line.group()), prose)
    if blanked == prose:
        return prose
    names = place_names(Scan(blanked, blanked))
    return blanked if names.known or names.made else prose
