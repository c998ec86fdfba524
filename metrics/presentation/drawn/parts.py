"""What bars are made of: where a value stands between two ends, ticks at round numbers, one row with its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from metrics.presentation.html import address_of

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Span:
    """The ends of an axis."""

    low: Decimal
    high: Decimal

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


def span(values: Iterable[Decimal | None], room: Decimal = Decimal(0)) -> Span:
    """An axis that holds zero and all values, with `room` (a share of it) beyond the ends that are not zero."""
    known = [value for value in values if value is not None]
    low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
    spare = room * (high - low or 1)
    return Span(low - (spare if low < 0 else 0), high + (spare if high > 0 or low == 0 else 0))


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


def bar(css: str, style: str, hover: str, observation_id: str | None, language: str) -> str:
    """A filled box; a click on it leads to the sentence of its figure."""
    shown = f'class="{css}" style="{style}" title="{escape(hover, quote=True)}"'
    if not observation_id:
        return f"<span {shown}></span>"
    return f'<a {shown} href="{address_of(observation_id, language)}" tabindex="-1" aria-hidden="true"></a>'


def row(name: str, track: str) -> str:
    """A name (HTML, with its number) and what is drawn beside it."""
    return f'<div class="of">{name}</div><div class="track">{track}</div>'


def rows(body: str, grid_lines: str, alt: str, unit: str = "") -> str:
    """All rows over their grid, the unit above the names."""
    word = f'<p class="unit">{escape(unit)}</p>' if unit else ""
    return f'<div class="drawn lines" role="group" aria-label="{escape(alt, quote=True)}">{word}{grid_lines}{body}</div>'
