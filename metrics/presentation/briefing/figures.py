"""The figures of a briefing: the table of all of them, what is ahead of its target's pace and what behind, and the charts."""

from __future__ import annotations

from decimal import Decimal

from metrics.analysis.briefing import Facts
from metrics.analysis.frames import Row
from metrics.presentation.as_printed import growth_words, level_words
from metrics.presentation.briefing.sheet import Chart, Line, Notes, Paragraph, Section, Table, joined
from metrics.presentation.drawn.parts import reach
from metrics.presentation.labels import bounded, flag_word, light_word, name, scope_words, text, word
from metrics.presentation.numbers import DASH, amount, ordinal, part_of, percent, points
from metrics.presentation.theme import LIGHT_SIGNS

HEADS = ("indicator", "value", "yoy", "rank", "target", "completion", "line", "remark")
WIDTHS = (18.5, 14, 11, 12, 13, 10.5, 9, 12)
MOST_BARS = 24  # as many as stand on one page below their heading
COPIED = "republished"
FLAGS_TOLD = (
    "doubtful",
    "conflict",
    "completion_conflict",
    "correction",
    "corrected",
    "year_inferred",
    "year_unknown",
    "zone_of_file",
    "ocr",
    "ocr_doubtful",
    "before_revision",
    "expected",
)


def table_section(facts: Facts, notes: Notes, language: str) -> Section:
    """Every headline figure: value, growth, ranks, target, completion against the pace, and what there is to say of it."""
    is_all_copied = all(row["source_grade"] == COPIED for row in facts.headlines)
    rows = tuple(_row(row, facts, notes, language, is_all_copied) for row in facts.headlines)
    heads = tuple(text(f"briefing.{head}", language) for head in HEADS)
    table = Table(heads, rows, frozenset({1, 2, 4, 5, 6}), WIDTHS).without_empty(first=3)
    hints = ["briefing.table_copied"] * is_all_copied + ["briefing.table_note"]
    return Section(
        text("briefing.table_heading", language), (table, *(Paragraph((text(hint, language),), is_quiet=True) for hint in hints))
    )


def _row(row: Row, facts: Facts, notes: Notes, language: str, is_all_copied: bool) -> tuple[Line, ...]:
    beside = facts.beside.get(row["indicator"], [])
    return (
        (name(row, language),),
        value_of(row, notes, language),
        growth_of(row, notes, language),
        _ranks(beside, notes, language),
        target_of(row, notes, language, "\n"),
        _completion(row, beside, notes, language),
        (percent(row["line_pct"], 2),) if row["line_pct"] is not None and row["target_kind"] != "growth" else (DASH,),
        _remark(row, language, is_all_copied),
    )


def value_of(row: Row, notes: Notes, language: str) -> Line:
    """A level with its bound (约, 超, 不足), its status where it is no actual figure, and its note."""
    if row["value"] is None:
        return (DASH,)
    return (
        level_words(row, language) + _status(row, language),
        *notes.behind(row["observation_id"]),
    )


def _status(row: Row, language: str) -> str:
    """That a figure is an estimate, in brackets; nothing of an actual one."""
    return (
        text("briefing.bracketed", language, words=text(f"status.{row['status']}", language))
        if row["status"] not in (None, "actual")
        else ""
    )


def _bound(row: Row, language: str) -> str:
    """What a figure is more or less than: it holds for all that is worked out with it too."""
    return bounded("", row["bound"], language)


def growth_of(row: Row, notes: Notes, language: str) -> Line:
    """A published growth rate with its bound and note; with its status where it stands alone (else that is told of the level)."""
    if row["yoy_pct"] is None:
        return (DASH,)
    shown = growth_words(row, language)
    if row["value"] is None:
        shown += _status(row, language)
    return (shown, *notes.behind(row["yoy_observation_id"]))


def target_of(row: Row, notes: Notes, language: str, between: str = " ") -> Line:
    """A target with the note of who says so; one that a completion rate implies was never said, and is marked `between` words."""
    if row["target"] is None:
        return (DASH,)
    kind = row["target_kind"]
    shown = (
        percent(row["target"], is_signed=True)
        if kind == "growth"
        else percent(row["target"], 2)
        if kind == "share"
        else amount(row["target"], row["target_unit"], language)
    )
    derived = between + text("briefing.derived", language) if row["target_origin"] == "implied" else ""
    return (shown + derived, *notes.target(row))


def _ranks(beside: list[Row], notes: Notes, language: str) -> Line:
    """Published ranks and gaps, each with its coverage."""
    lines: list[Line] = []
    for row in beside:
        scope = scope_words(row["scope"], language) if row["scope"] else ""
        if row["measure"] in ("rank_level", "rank_yoy"):
            words = f"{word('briefing', row['measure'], language)} {scope} {ordinal(row['value'], language)}"
        elif row["measure"] == "gap":
            words = f"{text('overview.against', language)} {scope} {points(row['value'], language)}"
        else:
            continue
        lines.append((" ".join(words.split()), *notes.behind(row["observation_id"])))
    return joined(lines, text("briefing.between", language)) or (DASH,)


def _completion(row: Row, beside: list[Row], notes: Notes, language: str) -> Line:
    """The completion rate as published, with its note; one worked out is marked, with the published one beside it where they differ."""
    if row["completion_pct"] is None or row["target_kind"] == "growth":
        return (DASH,)
    shown, said = percent(row["completion_pct"], 2), _said_rate(row, beside)
    if row["is_completion_published"]:
        return (shown, *_note_of_rate(row, beside, notes))
    worked_out = f"{_bound(row, language)}{shown}\n{text('briefing.derived', language)}"
    if said is None:
        return (worked_out,)
    rate = bounded(percent(said["value"], 2), said["bound"], language)
    return (f"{worked_out}\n{text('briefing.published_rate', language, rate=rate)}", *notes.behind(said["observation_id"]))


def _said_rate(row: Row, beside: list[Row]) -> Row | None:
    """The zone's own completion rate of the same coverage."""
    return next((found for found in beside if found["measure"] == "completion" and found["scope"] == row["scope"]), None)


def _note_of_rate(row: Row, beside: list[Row], notes: Notes) -> Line:
    """The note of a completion rate that was published; nothing for one worked out."""
    said = _said_rate(row, beside)
    return notes.behind(said["observation_id"]) if said and row["is_completion_published"] else ()


def _remark(row: Row, language: str, is_all_copied: bool) -> Line:
    """What a number alone would not say: light, status, coverage, doubts; copies, unless all are (then it is said once)."""
    flags = (row["flags"] or "").split("|")
    words = [f"{LIGHT_SIGNS[row['light']]} {light_word(row, language)}" if row["light"] != "grey" else ""]
    words += [scope_words(row["scope"], language) if row["scope"] else ""]
    words += [flag_word(flag, language) for flag in FLAGS_TOLD if flag in flags]
    words += [text("flag.conflict", language) if row["is_conflict"] and "conflict" not in flags else ""]
    words += [text("grade.republished", language) if row["source_grade"] == COPIED and not is_all_copied else ""]
    return (text("list.comma", language).join(filter(None, words)) or DASH,)


def pace_section(facts: Facts, notes: Notes, language: str) -> Section:
    """One sentence an indicator that has a target, laggards first; then what falls without one."""
    judged = [row for row in facts.headlines if row["light"] != "grey"]
    falling = [row for row in facts.headlines if row["light"] == "grey" and row["yoy_pct"] is not None and row["yoy_pct"] < 0]
    blocks = [Paragraph(_paced(row, facts, notes, language)) for row in judged]
    blocks += [
        Paragraph((f"▼ {text('briefing.falls', language, name=name(row, language))}", *growth_of(row, notes, language))) for row in falling
    ]
    if not judged:
        blocks.insert(0, Paragraph((text("briefing.none_paced", language),)))
    return Section(text("briefing.pace_heading", language), tuple(blocks))


def _needed(row: Row, facts: Facts, language: str) -> str:
    """What each month that is left must bring to an amount that is the year's target; nothing of one that is reached, or of a growth."""
    needed, months = row["needed_per_month"], 12 - int(facts.end[5:7])
    if row["target_kind"] == "growth" or not needed:
        return ""
    shown = part_of(needed, row["target_unit"], language, row["target"])
    return text("briefing.needed", language, count=months, amount=shown)


def _paced(row: Row, facts: Facts, notes: Notes, language: str) -> Line:
    beside = facts.beside.get(row["indicator"], [])
    head = f"{LIGHT_SIGNS[row['light']]} {light_word(row, language)}{text('briefing.colon', language)}{name(row, language)} "
    comma = text("briefing.comma", language)
    bound = "" if row["is_completion_published"] else _bound(row, language)
    gap = None if bound else row["schedule_gap_pp"]  # how far 约30亿元 is from the line is not known
    side = (
        ("over" if gap >= 0 else "under")
        if row["target_kind"] == "growth" and gap is not None
        else "level"
        if gap == 0
        else "ahead"
        if gap is not None and gap > 0
        else "behind"
    )
    by = "" if gap is None else text(f"briefing.{side}", language, points=points(abs(gap), language).lstrip("+"))
    by = comma.join(filter(None, [by, _needed(row, facts, language)]))
    if row["target_kind"] == "growth":
        said: Line = (
            text("measure.yoy", language) + " ",
            *growth_of(row, notes, language),
            comma + text("briefing.against", language) + " ",
            *target_of(row, notes, language),
        )
    else:
        done: Line = (*value_of(row, notes, language), comma) if row["value"] is not None else ()
        rate = text("briefing.done", language, share=bound + percent(row["completion_pct"], 2))
        of: Line = (text("briefing.of_target", language) + " ", *target_of(row, notes, language)) if row["target"] is not None else ()
        said = (*done, rate, *_note_of_rate(row, beside, notes), *of)
    return (head, *said, comma + by) if by else (head, *said)


def charts(facts: Facts, language: str) -> list[Chart | Paragraph]:
    """Growth, fastest first, and completion beside the pace, laggards first; nothing that fewer than two indicators have."""
    known = sorted((row for row in facts.headlines if row["yoy_pct"] is not None), key=lambda row: -row["yoy_pct"])
    growing = known if len(known) <= MOST_BARS else known[: MOST_BARS // 2] + known[-MOST_BARS // 2 :]
    paced = [
        row for row in facts.headlines if row["light"] != "grey" and row["target_kind"] != "growth" and row["completion_pct"] is not None
    ][:MOST_BARS]
    limit = reach(row["yoy_pct"] for row in growing)
    found: list[Chart | Paragraph] = []
    if len(growing) > 1:
        bounds = [bounded("", row["yoy_bound"], language) for row in growing]
        found.append(_chart("briefing.growth_chart", growing, bounds, {"measure.yoy": "yoy_pct"}, language, limit))
    if len(known) > len(growing):
        found.append(Paragraph((text("briefing.ends", language, shown=len(growing), all=len(known)),), is_quiet=True))
    if limit is not None:
        found.append(Paragraph((text("briefing.cut", language),), is_quiet=True))
    if len(paced) > 1:
        bounds = ["" if row["is_completion_published"] else _bound(row, language) for row in paced]
        found.append(
            _chart(
                "briefing.completion_chart", paced, bounds, {"measure.completion": "completion_pct", "briefing.line": "line_pct"}, language
            )
        )
    return found


def _chart(title: str, rows: list[Row], bounds: list[str], series: dict[str, str], language: str, limit: Decimal | None = None) -> Chart:
    """Bars named after their indicators, with what a figure is more or less than: a bar cannot show it."""
    names = tuple(
        name(row, language) + (text("briefing.bracketed", language, words=bound.strip()) if bound else "")
        for row, bound in zip(rows, bounds, strict=True)
    )
    drawn: list[tuple[str, tuple[Decimal | None, ...]]] = [
        (text(label, language), tuple(row[key] for row in rows)) for label, key in series.items()
    ]
    return Chart(text(title, language), names, tuple(drawn), limit)
