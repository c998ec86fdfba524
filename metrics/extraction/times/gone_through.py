"""Times that a sentence goes through, or counts on from, and that nothing is said to end: 经过二季度的努力, 二季度以来 in a text of autumn."""

from __future__ import annotations

from metrics.extraction.state import State
from metrics.language.periods import PeriodMention
from metrics.language.token import Token

THROUGH = ("经过", "经过了", "历经", "历经了", "经历", "经历了", "度过", "度过了", "走过", "走过了")  # before a time
_SINCE = "以来"


def without_end(state: State, token: Token, mention: PeriodMention) -> PeriodMention:
    """一季度下降3%,经过二季度的努力,增长8%: of that quarter or of all months until then, and nobody says which; nor until when 二季度以来 counts, in November."""
    if mention.kind not in ("span", "month") or mention.is_compared:
        return mention
    is_open = state.clean.text.endswith(THROUGH, 0, token.start) or _counts_on(state, token, mention)
    return mention._replace(months=None, kind="last_month") if is_open else mention


def _counts_on(state: State, token: Token, mention: PeriodMention) -> bool:
    """Whether a quarter is where months begin that go on beyond it, or may: it is the last one in a text of its end."""
    if not state.clean.text.startswith(_SINCE, token.end) or mention.months is None:
        return False
    published, base = state.context.published, state.context.base_year
    if published is None or base is None:
        return True
    year = mention.year if mention.year is not None else base + (mention.relative or 0)
    return (published[0] - year) * 12 + published[1] - mention.months[1] not in (0, 1)
