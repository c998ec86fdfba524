"""总产量 alone: of which crop it is, told by the area named before it."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence

_AREA = re.compile(r"([^,;]{1,10}?)(?:播种|种植|收获)?(?:总?面积)$")
_GRAIN = ("粮食", "粮食作物", "全年粮食")


def crop_grown(sentence: Sentence, at: int) -> str:
    """粮食播种面积64万亩,总产量27.89万吨 is grain; 油料作物播种面积16万亩,总产量2.3万吨 is nothing that has a code."""
    for token in reversed(sentence.tokens[max(0, at - 24) : at]):
        if token.letter == "x" and (area := _AREA.match(token.text)) is not None:
            return "grain_output" if area[1].endswith(_GRAIN) else ""
    return ""
