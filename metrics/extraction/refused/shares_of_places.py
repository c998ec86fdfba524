"""Shares of a region's own figures that it cannot have itself: they are those of a place within it."""

from __future__ import annotations

from metrics.extraction.refused.claim import Claim
from metrics.extraction.slots import match, search
from metrics.extraction.zones.place import REGIONS

_OF_A_PLACE = r"(?:^|[,;:q])v?x?(S)S?v{0,2}zv{0,2}[qS]?[vIl]{0,4}P$"  # slots: ,其中开发区占了44%
_OF_THE_WHOLE = r"I[vF]{0,2}zv{0,2}(S)v{0,2}P$"  # slots: GDP占到了全市的26%
# What is a part of no other figure of its own region
_WHOLES = (
    "gdp",
    "fai",
    "trade_total",
    "budget_revenue",
    "fiscal_revenue",
    "retail_sales",
    "industrial_va",
    "industrial_output",
    "fdi_actual",
)


def is_share_of_a_place(claim: Claim) -> bool:
    """全市出口69亿美元,其中开发区占了44%, on the city's page: of the zone, whichever it is."""
    context, topic = claim.state.context, claim.topic
    if context.place.level not in REGIONS or topic.zone not in (None, context.zone) or "z" not in claim.clause.letters:
        return False
    found = search(_OF_A_PLACE, claim.clause.wide)
    if found is None:
        return False
    token = claim.clause.wide_tokens[found.start(1)]
    is_another = token.entry is not None and token.entry.type in ("self", "zone", "region") and not token.text.startswith("全")
    return is_another and token.start > topic.start and (token.entry is None or token.entry.value not in context.place.own)


def is_share_of_itself(claim: Claim) -> bool:
    """高新区独占鳌头,GDP占到了全市的26%, on the city's page: no region is a part of itself."""
    context, topic, clause = claim.state.context, claim.topic, claim.clause
    if context.place.level not in REGIONS or topic.zone not in (None, context.zone) or topic.is_narrowed or "z" not in clause.letters:
        return False
    found = search(_OF_THE_WHOLE, clause.wide)
    if found is None or match("v{0,2}[IJQ]", clause.following) is not None:
        return False
    return clause.wide_tokens[found.start(1)].text in context.own_words and topic.code in _WHOLES
