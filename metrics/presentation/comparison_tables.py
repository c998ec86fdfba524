"""Tables of zones side by side as HTML: levels with ranks and movement, distances to the leader and the median."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation.as_printed import growth_cell, level_words
from metrics.presentation.html import Cell, badge, coverage, figure_link, mixed, reservations, table
from metrics.presentation.labels import bounded, scope_words, text, zone_name
from metrics.presentation.numbers import DASH, amount, difference, ordinal, percent, period, points

WHOLE_FROM = 100  # of an amount by head


def comparison_table(rows: Iterable[Row], language: str) -> str:
    """Zones at one period: level, CNY equivalent where one is foreign, growth, computed ranks with movement, published ranks."""
    shown = list(rows)
    is_foreign = any(row["is_converted"] for row in shown)
    keys = [
        "zone", "value", *(["value_cny"] if is_foreign else []), "yoy", "computed_rank_level", "computed_rank_yoy", "moved",
        "published_ranks", "source",
    ]  # fmt: skip
    return table(
        [text(f"comparison.{key}", language) for key in keys],
        [_comparison_row(row, is_foreign, language) for row in shown],
        numeric=range(1, 5 + is_foreign),
    )


def _comparison_row(row: Row, is_foreign: bool, language: str) -> list[Cell]:
    def place(rank: int | None, of: int) -> str:
        return DASH if rank is None else f"{rank} / {of}"

    published = [printed_rank(rank, language) for rank in row["published_ranks"]]
    scope = coverage(row["scope"], language)
    status = badge(text(f"status.{row['status']}", language)) if row["status"] != "actual" else ""
    converted = amount(row["value_cny"], "CNY", language) if row["is_converted"] else DASH
    return [
        (
            f"<strong>{escape(zone_name(row['zone'], row['zone_name_en'], language, is_short=True))}</strong> {scope}{status} {reservations(row, language)}",
            "name",
        ),
        figure_link(row["observation_id"], language, escape(level_words(row, language))) if row["value"] is not None else DASH,
        *([escape(converted)] if is_foreign else []),
        growth_cell(row, language),
        place(row["computed_rank_level"], row["ranked_level"]),
        place(row["computed_rank_yoy"], row["ranked_yoy"]),
        _moved(row, language),
        "<br>".join(published) or DASH,
        escape(text(f"grade.{row['source_grade']}", language)),
    ]


def printed_rank(rank: Row, language: str) -> str:
    """A rank as the zone printed it, leading to its sentence (HTML)."""
    return figure_link(rank["observation_id"], language, mixed(rank_words(rank, language), language))


def rank_words(rank: Row, language: str) -> str:
    """A rank as the zone printed it, with whom it was ranked among; or how far its growth is above that of another region."""
    scope = f"{scope_words(rank['scope'], language)} " if rank["scope"] else ""
    if rank["measure"] == "gap":
        shown = bounded(points(rank["value"], language), rank.get("bound"), language)
        return f"{text('overview.against', language)} {scope}{shown}"
    measure = text(f"measure.{rank['measure']}", language)
    return f"{measure} {scope}{ordinal(rank['value'], language)}"


def distances_table(rows: Iterable[Row], language: str) -> str:
    """Last year's level, share of the total, gaps to the leader and the median, completion of the year's target."""
    keys = ("zone", "value_before", "share", "gap_to_leader", "gap_to_median", "completion")
    body: list[list[Cell]] = []
    for row in rows:
        published = badge(text("origin.published", language)) if row["is_completion_published"] else ""
        implied = badge(text("origin.implied", language)) if row["completion_origin"] == "implied" else ""
        body.append(
            [
                (
                    f"<strong>{escape(zone_name(row['zone'], row['zone_name_en'], language, is_short=True))}</strong>",
                    "name",
                ),
                figure_link(row["before_observation_id"], language, escape(amount(row["value_before"], row["unit"], language))),
                escape(percent(row["share_pct"], 1)),
                escape(_to_leader(row, language)),
                escape(difference(row["gap_to_median"], row["unit"], language, row["value"])),
                figure_link(row["completion_observation_id"], language, escape(percent(row["completion_pct"], 2)))
                + f" {published}{implied}",
            ]
        )
    return table([text(f"comparison.{key}", language) for key in keys], body, numeric=(1, 2, 3, 4, 5))


def intensity_table(rows: Iterable[Row], language: str) -> str:
    """Amounts for each resident and each square kilometre, each beside what it was divided by and when that was so."""
    derived = badge(text("origin.derived", language))
    body: list[list[Cell]] = [
        [
            (f"<strong>{escape(zone_name(row['zone'], row['zone_name_en'], language, is_short=True))}</strong>", "name"),
            figure_link(row["observation_id"], language, escape(amount(row["value"], row["unit"], language))),
            f"{escape(amount(_whole(row['per_head']), row['unit'], language))} {derived}" if row["per_head"] is not None else DASH,
            _divisor(row, "people", "PERSON", language),
            f"{escape(amount(row['per_km2'], row['unit'], language))} {derived}" if row["per_km2"] is not None else DASH,
            _divisor(row, "land", "M2", language),
        ]
        for row in rows
    ]
    heads = ("zone", "value", "per_head", "people", "per_km2", "land")
    return table([text(f"comparison.{key}", language) for key in heads], body, numeric=range(1, 6))


def _whole(quotient: Decimal) -> Decimal:
    """An amount by head without the cents that nobody counted; a small one keeps them."""
    return quotient.quantize(Decimal(1), ROUND_HALF_UP) if quotient >= WHOLE_FROM else quotient


def _divisor(row: Row, key: str, unit: str, language: str) -> str:
    """People or land, leading to its sentence, with the month at whose end it was so."""
    if row[key] is None:
        return DASH
    words = figure_link(row[f"{key}_observation_id"], language, escape(amount(row[key], unit, language)))
    return f'{words}<br><span class="quiet">{escape(period(row[f"{key}_on"], row[f"{key}_on"], language))}</span>'


def _to_leader(row: Row, language: str) -> str:
    """The gap to the leader; a word for the leader itself."""
    return (
        text("comparison.leader", language)
        if row["gap_to_leader"] == 0
        else difference(row["gap_to_leader"], row["unit"], language, row["value"])
    )


def _moved(row: Row, language: str) -> str:
    """Places gained (▲) or lost (▼) among the zones known in both years."""
    if row["moved"] is None:
        return DASH
    arrow = "▲" if row["moved"] > 0 else "▼"
    places = f"{arrow} {abs(row['moved'])}" if row["moved"] else text("comparison.unmoved", language)
    return f"{places} ({row['rank_before']} → {row['rank_now_alike']} / {row['ranked_alike']})"
