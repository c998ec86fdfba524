"""Zones side by side as CSV for a spreadsheet: at one period with their ranks, in a scored league, all their targets at once.

Every rank stands apart from the number of those ranked: a spreadsheet would make a day of 3/8. A figure's identifier leads to its
sentence, on the page of documents and in the file of figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from metrics.analysis.frames import Row
from metrics.presentation.comparison_tables import rank_words
from metrics.presentation.csv_cells import bound_word, hundredths, in_scale, titled_file, unit_word
from metrics.presentation.labels import light_word, name, scope_words, text, word, zone_name
from metrics.presentation.league_tables import plain_weight
from metrics.presentation.numbers import scale_for

COMPARED = (
    "column.zone", "comparison.value", "column.unit", "column.bound", "column.scope", "board.yoy_pct", "comparison.computed_rank_level",
    "comparison.of_level", "comparison.computed_rank_yoy", "comparison.of_yoy", "comparison.moved_by", "comparison.value_before",
    "comparison.share_pct", "comparison.gap_to_leader", "comparison.gap_to_median", "comparison.completion_pct",
    "comparison.published_ranks", "comparison.why", "column.status", "column.source_grade", "column.observation_id",
)  # fmt: skip
PARTS = (
    "league.zone", "league.dimension", "league.thing", "column.measure", "league.part_score", "league.value", "column.unit", "column.scope",
    "league.least", "league.most", "league.zones", "league.why", "column.observation_id",
)  # fmt: skip
GOALS = (
    "column.zone", "column.indicator", "board.light", "targets.kind", "goal.period", "board.target", "targets.unit",
    "board.done", "column.bound", "board.completion_pct", "board.line_pct", "board.gap_of_pp", "goal.origin", "column.observation_id",
)  # fmt: skip


def compared_csv(
    rows: Sequence[Row], title: str, language: str, left_out: Sequence[tuple[str, str]] = (), names: Mapping[str, str | None] | None = None
) -> bytes:
    """The rows of `comparison.compare`: amounts of one currency in one unit, growth, computed ranks and distances, published ranks in words.

    `left_out` are its zones that are not ranked, each with the code of the reason; those without any figure stand last, so that whoever
    asked for five zones finds five. `names` are English names by zone.
    """
    why = {zone: text(f"left_out.{code}", language) for zone, code in left_out}
    units = dict.fromkeys(row["unit"] for row in rows if row["value"] is not None)
    scales = {unit: scale_for([row["value"] for row in rows if row["unit"] == unit], unit, language) for unit in units}
    body: list[list[object]] = []
    for row in rows:
        has_level = row["value"] is not None
        scale = scales[row["unit"]] if has_level else None
        amounts = {key: in_scale(row[key], scale) if scale else None for key in ("value", "value_before", "gap_to_leader", "gap_to_median")}
        body.append(
            [
                _zone(row, language), amounts["value"], unit_word(scale, row["unit"], language) if scale else None, bound_word(row["bound"], language),
                _scope(row["scope"], language), row["yoy_pct"], row["computed_rank_level"], row["computed_rank_level"] and row["ranked_level"],
                row["computed_rank_yoy"], row["computed_rank_yoy"] and row["ranked_yoy"], row["moved"], amounts["value_before"],
                hundredths(row["share_pct"]), amounts["gap_to_leader"], amounts["gap_to_median"], hundredths(row["completion_pct"]),
                text("list.comma", language).join(rank_words(rank, language) for rank in row["published_ranks"]),
                why.get(row["zone"]), word("status", row["status"], language), word("grade", row["source_grade"], language),
                row["observation_id"],
            ]
        )  # fmt: skip
    at, shown = COMPARED.index("comparison.why"), {row["zone"] for row in rows}
    for zone in [zone for zone in why if zone not in shown]:
        cells: list[object] = [None] * len(COMPARED)
        cells[0], cells[at] = zone_name(zone, (names or {}).get(zone), language), why[zone]
        body.append(cells)
    return titled_file(title, [text(head, language) for head in COMPARED], body)


def league_csv(rows: Sequence[Row], weights: Mapping[str, Decimal], title: str, language: str) -> bytes:
    """The rows of `league.league`: rank (none where too little is known), total, share of the weight covered, score of each group."""
    heads = [text(f"league.{head}", language) for head in ("rank", "of_ranked", "zone", "score", "covered_pct")]
    heads += [f"{word('dimension', code, language)} {plain_weight(weight)}" for code, weight in weights.items()]
    body: list[list[object]] = [
        [
            row["rank"], row["rank"] and row["ranked"], _zone(row, language), hundredths(row["score"]), hundredths(row["covered_pct"]),
            *(hundredths(row["dimensions"].get(code)) for code in weights),
            text("list.comma", language).join(word("dimension", code, language) for code in row["missing"]),
        ]
        for row in rows
    ]  # fmt: skip
    return titled_file(title, [*heads, text("league.all_groups_missing", language)], body)


def league_parts_csv(rows: Sequence[Row], title: str, language: str) -> bytes:
    """The rows of `league.parts`: how each score of each zone is made, a row a thing measured, in one unit for all zones."""
    scales = {key: scale_for([row["value"] for row in alike], key[2], language) for key, alike in _by_thing(rows).items()}
    body: list[list[object]] = []
    for row in rows:
        scale = scales[_thing(row)] if row["value"] is not None else None
        amounts = [in_scale(row[key], scale) if scale else None for key in ("value", "least", "most")]
        body.append(
            [
                _zone(row, language), word("dimension", row["dimension"], language), name(row, language), word("measure", row["measure"], language),
                hundredths(row["score"]), amounts[0], unit_word(scale, row["unit"], language) if scale else None, _scope(row["scope"], language),
                *amounts[1:], row["zones"], text(f"left_out.{row['reason']}", language) if row["reason"] else None, row["observation_id"],
            ]
        )  # fmt: skip
    return titled_file(title, [text(head, language) for head in PARTS], body)


def _thing(row: Row) -> tuple[str, str, str | None]:
    return row["indicator"], row["measure"], row["unit"]


def _by_thing(rows: Sequence[Row]) -> dict[tuple[str, str, str | None], list[Row]]:
    found: dict[tuple[str, str, str | None], list[Row]] = {}
    for row in rows:
        if row["value"] is not None:
            found.setdefault(_thing(row), []).append(row)
    return found


def goals_csv(rows: Sequence[Row], title: str, language: str) -> bytes:
    """The rows of `heatmap.heat_map`: a row a zone and target, each in the unit its target is told in."""
    body: list[list[object]] = []
    for row in rows:
        unit, is_growth = row["target_unit"] or row["unit"], row["kind"] == "growth"
        scale = scale_for([row["done"] if row["target"] is None else row["target"]], unit, language)
        body.append(
            [
                _zone(row, language), name(row, language), light_word(row, language),
                word("goal.kind", row["kind"], language) if row["target"] is not None else None, word("goal.period", row["period"], language),
                in_scale(row["target"], scale), unit_word(scale, unit, language) if unit else None, in_scale(row["done"], scale),
                bound_word(row["done_bound"], language) if row["done"] is not None else None, hundredths(row["completion_pct"]),
                None if is_growth else hundredths(row["line_pct"]), hundredths(row["gap_pp"]),
                word("goal.origin" if row["target"] is not None else "origin", row["origin"], language),
                row["observation_id"],
            ]
        )  # fmt: skip
    return titled_file(title, [text(head, language) for head in GOALS], body)


def _zone(row: Row, language: str) -> str:
    return zone_name(row["zone"], row["zone_name_en"], language)


def _scope(scope: str | None, language: str) -> str | None:
    return scope_words(scope, language) if scope else None
