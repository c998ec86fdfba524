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
    dimensions = list(weights)
    heads = [text(f"league.{head}", language) for head in ("rank", "zone", "score", "covered")]
    heads += [f"{word('dimension', code, language)} {plain_weight(weights[code])}" for code in dimensions]
    heads.append(text("league.missing", language))
    body: list[list[Cell]] = []
    for row in rows:
        missing = text("list.comma", language).join(word("dimension", code, language) for code in row["missing"])
        body.append(
            [
                f"<strong>{row['rank']}</strong> / {row['ranked']}"
                if row["rank"]
                else badge(text("league.unranked", language)),
                (
                    f"<strong>{escape(zone_name(row['zone'], row['zone_name_en'], language, is_short=True))}</strong>",
                    "name",
                ),
                _score(row["score"]),
                percent(row["covered_pct"], 0),
                *(_score(row["dimensions"].get(code)) for code in dimensions),
                (escape(missing) or DASH, "wide"),
            ]
        )
    return table(heads, body, numeric=range(2, 4 + len(dimensions)))


def plain_weight(weight: Decimal) -> str:
    """A weight as people write it: 30%, 12.5%."""
    return f"{weight.normalize():f}%"


def parts_table(rows: Sequence[Row], language: str) -> str:
    """How one zone's scores are made: value, the range among the zones, the score, or why there is none."""
    heads = ("dimension", "thing", "value", "range", "zones", "part_score", "why")
    body: list[list[Cell]] = []
    for row in rows:
        measure = row["measure"]
        lower = f" {badge(text('league.lower', language))}" if row["direction"] == "lower" else ""
        words = measured(measure, row["value"], row["unit"], language)
        low, high = (measured(measure, row[end], row["unit"], language) for end in ("least", "most"))
        body.append(
            [
                escape(word("dimension", row["dimension"], language)),
                (f"{escape(name(row, language))} · {escape(word('measure', measure, language))}{lower}", "name"),
                figure_link(row["observation_id"], language, escape(words)) if row["value"] is not None else DASH,
                escape(f"{low} – {high}") if row["value"] is not None and row["zones"] > 1 else DASH,
                str(row["zones"]),
                _score(row["score"]),
                escape(text(f"left_out.{row['reason']}", language)) if row["reason"] else "",
            ]
        )
    return table([text(f"league.{head}", language) for head in heads], body, numeric=(2, 3, 4, 5))
