"""The scored league as HTML tables: totals by dimension, and how each score is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation.html import Cell, badge, figure_link, table
from metrics.presentation.labels import name, text, word, zone_name
from metrics.presentation.numbers import DASH, measured, percent, rounded


def _score(value: Decimal | None) -> str:
    return DASH if value is None else rounded(value, 1)


def league_table(rows: Iterable[Row], weights: Mapping[str, Decimal], language: str) -> str:
    """Zones by total score, the score of each dimension, how much of the weight is covered, and what is missing."""
    shown = list(rows)
    absent = never_covered(shown)
    dimensions = [code for code in weights if code not in absent]
    heads = [text(f"league.{head}", language) for head in ("rank", "zone", "score", "covered")]
    heads += [f"{word('dimension', code, language)} {plain_weight(weights[code])}" for code in dimensions]
    heads.append(text("league.missing", language))
    body: list[list[Cell]] = []
    for row in shown:
        others = [word("dimension", code, language) for code in row["missing"] if code not in absent]
        missing = text("list.comma", language).join(others)
        body.append(
            [
                f"<strong>{row['rank']}</strong> / {row['ranked']}" if row["rank"] else badge(text("league.unranked", language)),
                (
                    f"<strong>{escape(zone_name(row['zone'], row['zone_name_en'], language, is_short=True))}</strong>",
                    "name",
                ),
                _gauge(row),
                percent(row["covered_pct"], 0),
                *(_score(row["dimensions"].get(code)) for code in dimensions),
                (escape(missing) or DASH, "wide"),
            ]
        )
    return table(heads, body, numeric=range(2, 4 + len(dimensions)))


def never_covered(rows: Sequence[Row]) -> list[str]:
    """The dimensions for which no zone has a figure."""
    return [code for code in (rows[0]["missing"] if rows else []) if all(code in row["missing"] for row in rows)]


def _gauge(row: Row) -> str:
    """A total with its length as a thin bar, pale where the zone is not ranked."""
    if row["score"] is None:
        return DASH
    css = "" if row["rank"] else " pale"
    return f'{_score(row["score"])}<span class="gauge{css}"><span style="width:{row["score"]:.1f}%"></span></span>'


def plain_weight(weight: Decimal) -> str:
    """A weight as people write it: 30%, 12.5%."""
    return f"{weight.normalize():f}%"


def parts_table(rows: Sequence[Row], language: str) -> str:
    """How one zone's scores are made: value, the range among the zones, the score, or why there is none."""
    heads = ("thing", "dimension", "part_score", "value", "range", "zones", "why")
    body: list[list[Cell]] = []
    for row in rows:
        measure = row["measure"]
        lower = f" {badge(text('league.lower', language))}" if row["direction"] == "lower" else ""
        words = measured(measure, row["value"], row["unit"], language)
        low, high = (measured(measure, row[end], row["unit"], language) for end in ("least", "most"))
        body.append(
            [
                (f"<strong>{escape(name(row, language))}</strong> · {escape(word('measure', measure, language))}{lower}", "name"),
                escape(word("dimension", row["dimension"], language)),
                _score(row["score"]),
                figure_link(row["observation_id"], language, escape(words)) if row["value"] is not None else DASH,
                escape(f"{low} – {high}") if row["value"] is not None and row["zones"] > 1 else DASH,
                str(row["zones"]),
                escape(text(f"left_out.{row['reason']}", language)) if row["reason"] else "",
            ]
        )
    return table([text(f"league.{head}", language) for head in heads], body, numeric=(2, 3, 4, 5))
