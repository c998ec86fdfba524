"""What bars are made of: where a value stands between two ends, ticks at round numbers, one row with its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise

from metrics.presentation.html import address_of
from metrics.presentation.labels import text

HUNDRED = Decimal(100)
FAR = 4  # times the next largest value: a bar so long would leave all others less than a quarter of the room
FEW = 4  # of so many bars one may be cut
CUT, BREAK = " cut", '<i class="break">//</i>'
BEYOND = Decimal("1.5")  # times the largest value that is not cut: where a cut bar ends


@dataclass(frozen=True, slots=True)
class Span:
    """The ends of an axis; `reach`: how far from zero anything is drawn on it, where bars beyond are cut."""

    low: Decimal
    high: Decimal
    reach: Decimal | None = None

    def kept(self, value: Decimal) -> Decimal:
        """Where the bar of a value ends: at the value, or where it is cut."""
        if self.reach is None or abs(value) <= self.reach:
            return value
        return self.reach.copy_sign(value)

    def at(self, value: Decimal) -> str:
        """Where a value stands, as a CSS percentage of the way from the low to the high end.

        >>> Span(Decimal(-5), Decimal(15)).at(Decimal(0)), Span(Decimal(0), Decimal(3)).at(Decimal(1))
        ('25%', '33.33%')
        """
        return self.long(value - self.low)

    def long(self, length: Decimal) -> str:
        """How long a piece of the axis is, as a CSS percentage."""
        share = max(Decimal(0), min(HUNDRED, HUNDRED * length / (self.high - self.low)))
        return f"{share:.2f}".rstrip("0").rstrip(".") + "%"

    def between(self, one: Decimal, other: Decimal, side: str = "left", size: str = "width") -> str:
        """The CSS of a bar from one value to another."""
        return f"{side}:{self.at(min(one, other))};{size}:{self.long(abs(one - other))}"


def span(values: Iterable[Decimal | None], room: Decimal = Decimal(0), is_cut: bool = False) -> Span:
    """An axis that holds zero and all values, with `room` (a share of it) beyond the ends that are not zero.

    `is_cut`: a few values that would dwarf all others are drawn as far as `reach` lets them.
    """
    given = [value for value in values if value is not None]
    limit = reach(given) if is_cut else None
    known = [Span(Decimal(0), Decimal(0), limit).kept(value) for value in given]
    low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
    spare = room * (high - low or 1)
    return Span(low - (spare if low < 0 else 0), high + (spare if high > 0 or low == 0 else 0), limit)


def reach(values: Iterable[Decimal | None]) -> Decimal | None:
    """How far from zero bars are drawn where one in `FEW` at most is `FAR` times as long as any other; None where none is.

    >>> reach(map(Decimal, (652, 36, 16, 5, 4)))
    Decimal('54.0')
    >>> reach(map(Decimal, (90, 36, 16, 5, 4))), reach(map(Decimal, (652, 36, 16)))
    (None, None)
    """
    sizes = sorted((abs(value) for value in values if value is not None), reverse=True)
    for longer, shorter in list(pairwise(sizes))[: len(sizes) // FEW]:
        if shorter and longer >= FAR * shorter:
            return shorter * BEYOND
    return None


def cut_words(values: Iterable[Decimal | None], language: str) -> str:
    """That bars are cut, and what holds then; empty where none is."""
    return text("chart.cut", language) if reach(values) is not None else ""


def ticks(ends: Span, most: int = 5) -> list[Decimal]:
    """Round numbers on an axis, 1, 2 or 5 times a power of ten apart, at most `most` steps.

    >>> [str(tick) for tick in ticks(Span(Decimal("-3.2"), Decimal(11)))]
    ['0', '5', '10']
    """
    rough = (ends.high - ends.low) / most
    power = Decimal(10) ** rough.adjusted()
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first = (ends.low / step).to_integral_value(rounding="ROUND_CEILING")
    last = (ends.high / step).to_integral_value(rounding="ROUND_FLOOR")
    return [number * step + 0 for number in (first + count for count in range(int(last - first) + 1))]


def grid(ends: Span, marks: Sequence[Decimal], suffix: str) -> str:
    """Pale upright lines through all rows, each with its number above; the one of zero is darker."""
    lines = "".join(
        f'<i class="{"zero" if mark == 0 else ""}" style="left:{ends.at(mark)}"><b>{plain(mark)}{suffix}</b></i>' for mark in marks
    )
    return f'<div class="grid" aria-hidden="true">{lines}</div>'


def plain(number: Decimal) -> str:
    """A number of an axis: no exponent, no idle zeros, a true minus sign.

    >>> plain(Decimal("-1.0")), plain(Decimal("2E+3"))
    ('−1', '2,000')
    """
    return f"{number.normalize():,f}".replace("-", "−")


def signed_css(value: Decimal, ends: Span, is_fit: bool = True) -> str:
    """The class of a bar from zero: a fall has its own colour, an inexact or doubtful one is pale, a cut one has its break."""
    return "bar" + (" fall" if value < 0 else "") + ("" if is_fit else " pale") + (CUT if ends.kept(value) != value else "")


def bar(css: str, style: str, hover: str, observation_id: str | None, language: str) -> str:
    """A filled box, broken near its end where it is cut; a click on it leads to the sentence of its figure."""
    shown = f'class="{css}" style="{style}" title="{escape(hover, quote=True)}"'
    broken = BREAK if css.endswith(CUT) else ""
    if not observation_id:
        return f"<span {shown}>{broken}</span>"
    return f'<a {shown} href="{address_of(observation_id, language)}" tabindex="-1" aria-hidden="true">{broken}</a>'


def row(name: str, track: str) -> str:
    """A name (HTML, with its number) and what is drawn beside it."""
    return f'<div class="of">{name}</div><div class="track">{track}</div>'


def rows(body: str, grid_lines: str, alt: str, unit: str = "") -> str:
    """All rows over their grid, the unit above the names."""
    word = f'<p class="unit">{escape(unit)}</p>' if unit else ""
    return f'<div class="drawn lines" role="group" aria-label="{escape(alt, quote=True)}">{word}{grid_lines}{body}</div>'
