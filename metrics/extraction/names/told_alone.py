"""Words that name an indicator where they stand by themselves: 投资, in an article about it, and 经济 before its growth."""

from __future__ import annotations

from metrics.extraction.names.economy_told import ECONOMY_GROWS, with_economy
from metrics.extraction.names.investment_told import INVESTED, SHARED_INVESTMENT, with_investment, with_shared_investment
from metrics.language.token import Token


def with_names_of_their_own(tokens: list[Token], words: str, is_about_investment: bool) -> list[Token]:
    """The slots of a sentence, whose text is `words`, with the names that it cuts short."""
    tokens = with_investment(tokens) if is_about_investment and INVESTED in words else tokens
    tokens = with_shared_investment(tokens) if SHARED_INVESTMENT in words else tokens
    return with_economy(tokens) if ECONOMY_GROWS in words else tokens
