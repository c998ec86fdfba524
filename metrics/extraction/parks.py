"""Parks that are called by their county and what they are for: 旬阳县生态工业集中区, 汉阴县新型建材工业集中区."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.context import Context
from metrics.extraction.zonenames import canonical

_NO_NAME = re.compile("[的和与在及对为是将了以从等各个]|重点|主要|全部|所有|[省市县级]级|国家|年|月|推进|加快|建设|打造")
_LONGEST = 5  # slots between region and kind
_REGION = "县市区旗"


def park_of_region(context: Context, sentence: Sentence, at: int) -> str | None:
    """The whole name of a park whose kind stands at `at`, where a region that is not the page's own begins it; None of the page's own zone."""
    tokens, first = sentence.tokens, at
    while first and at - first < _LONGEST and tokens[first - 1].letter in "xvQ" and tokens[first - 1].end == tokens[first].start:
        first -= 1
    region = tokens[first - 1] if first else None
    if region is None or region.entry is None or region.entry.type != "region" or region.end != tokens[first].start or region.text[-1] not in _REGION:
        return None
    inside = "".join(t.text for t in tokens[first:at])
    if region.entry.value in context.place.own or _NO_NAME.search(inside):
        return None
    name = region.text + inside + tokens[at].text
    own = context.zone or ""
    is_own = bool(own) and (canonical(name) == own or region.text[:-1] + inside in own or (bool(inside) and inside in own))
    return None if is_own or name in context.title else canonical(name)
