"""What a corrected figure says beside the printed one: a slip of a line or a unit shows in how far the two lie apart, and one of the
measure in what it hardly ever is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from html import escape

from metrics.model import ORDINARY
from metrics.presentation.labels import text, word
from metrics.presentation.numbers import percent, points

_FAR = 5  # times: a slipped decimal point gives about ten, as the right figure is not quite the printed one


def far_words(value: Decimal, before: Decimal, printed: str, language: str) -> str:
    """The question whether a correction is meant, where it is several times the figure as read or a fraction of it (HTML); else "".

    >>> far_words(Decimal("2989.4"), Decimal("0.3"), "0.3个百分点", "zh")
    '<p class="warned" role="status">约为原文“0.3个百分点”的 9,965 倍：是不是改错了一条，或单位选错了？</p>'
    >>> far_words(Decimal("6.3"), Decimal("6.1"), "6.1%", "zh")
    ''
    """
    now, then = abs(value), abs(before)
    if not now or not then or max(now, then) < _FAR * min(now, then):
        return ""
    times = (max(now, then) / min(now, then)).quantize(Decimal(1), ROUND_HALF_UP)
    code = "far_above" if now > then else "far_below"
    return f'<p class="warned" role="status">{escape(text(f"intake.{code}", language, printed=printed, times=f"{times:,}"))}</p>'


def sign_words(value: Decimal, before: Decimal, language: str) -> str:
    """The question whether an amount or a number is meant to be negative where the printed one is not (HTML); else "".

    >>> sign_words(Decimal(-912), Decimal(912), "zh")
    '<p class="warned" role="status">数值是负的，原文不是：是不是多了负号？</p>'
    """
    if value >= 0 or before < 0:
        return ""
    return f'<p class="warned" role="status">{escape(text("intake.negative", language))}</p>'


def odd_words(measure: str, value: Decimal, unit: str, language: str) -> str:
    """The question whether a figure is meant that hardly ever is so large or so small (HTML); else "".

    >>> odd_words("gap", Decimal("989.4"), "PP", "zh")
    '<p class="warned" role="status">与对照地区增速差少有超出 −100个百分点至+100个百分点 的：请核对数值、类别和单位。</p>'
    >>> odd_words("gap", Decimal("2.4"), "PP", "zh") + odd_words("level", Decimal(7), "CNY", "zh")
    ''
    """
    least, most = ORDINARY.get(measure, (value, value))
    if least <= value <= most:
        return ""
    low, high = (points(Decimal(one), language, 0) if unit == "PP" else percent(Decimal(one), 0) for one in (least, most))
    words = text("intake.odd", language, measure=word("measure", measure, language), low=low, high=high)
    return f'<p class="warned" role="status">{escape(words)}</p>'
