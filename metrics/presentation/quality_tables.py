"""Doubtful things and what people decided of them as HTML: failed checks, unread numbers, the ledger of decisions, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation import clock
from metrics.presentation.html import Cell, badge, figure_link, link, mixed, proper, table
from metrics.presentation.labels import catalogue, name, text, word, zone_name
from metrics.presentation.numbers import DASH, measured, period
from metrics.presentation.reading_words import unread_words

UNKNOWN = "?"  # what a check expects that only knows that a figure is doubtful
_NOTE = " (注: "  # how ingest.py puts a published figure's note behind its sentence
UNSAID = ("来源或抄录存疑", "扫描件此行识别把握不足")  # what such a check says where nobody gave a reason


def where(row: Row, language: str) -> str:
    """Zone, indicator and period of a row in one line of plain text; a dash where nothing is known of its figure any more."""
    return " · ".join(_place(row, language)) or DASH


def _place(row: Row, language: str) -> tuple[str, ...]:
    if not row["name_zh"]:
        return ()
    zone = zone_name(row["zone"] or DASH, row["zone_name_en"], language, is_short=True)
    return zone, name(row, language), period(row["period_start"], row["period_end"], language)


def stands_alone(row: Row) -> bool:
    """Whether a failure is of one sentence: nothing else that was published speaks against it."""
    return row["second_observation_id"] is None


def checks_table(rows: Sequence[Row], language: str, ahead: int = 0) -> str:
    """Failed checks of one kind with their sentence, or both side by side, and the way to settle each.

    What is expected depends on the kind: another value, a bound, or, of a doubtful figure, why somebody doubts it.
    """
    kind = rows[0]["check"].removeprefix("check_") if rows else ""
    heads = [
        word_of("where"),
        word_of("printed", kind),
        word_of("expected", kind),
        word_of("first", "alone" if all(map(stands_alone, rows)) else ""),
        word_of("second"),
        word_of("state"),
    ]
    return table([text(head, language) for head in heads], [_check_row(row, language, ahead) for row in rows])


def word_of(head: str, kind: str = "") -> str:
    """The key of a head of the table of checks: the one of a kind where it has its own."""
    own = f"quality.{head}.{kind}"
    return own if own in catalogue() else f"quality.{head}"


def _check_row(row: Row, language: str, ahead: int) -> list[Cell]:
    zone, indicator, months = map(escape, _place(row, language) or (DASH, "", ""))
    return [
        (f'<strong>{zone}</strong><br>{indicator}<br><span class="quiet">{months}</span>', "name"),
        (escape(str(row["printed"] or "")), "nowrap"),
        (_expected(row, language), "wide" if row["expected"] == UNKNOWN else "nowrap"),
        *(
            (figure_link(row[f"{which}_observation_id"], language, escape(row[f"{which}_sentence"] or "")), "wide")
            for which in ("first", "second")
        ),
        _state(row, language, ahead, check=row["check"]),
    ]


def _expected(row: Row, language: str) -> str:
    """What stands against the figure (HTML); of a doubtful one why: what a person said, or else the note behind its sentence."""
    if row["expected"] != UNKNOWN:
        return escape(str(row["expected"] or ""))
    if row["detail"] not in UNSAID:
        return escape(word("correction_reason", row["detail"], language))
    note = (row["first_sentence"] or "").partition(_NOTE)[2].removesuffix(")")
    return mixed(text("quality.its_note", language, note=note), language) if note else ""


def _state(row: Row, language: str, ahead: int, **query: str) -> Cell:
    """Who settled a row and why, which needs as much room as a sentence, or the link that leads to its settling."""
    if row["settlement_id"] is None:
        return link("quality", language, escape(text("quality.settle", language)), case=row["case"], **query), "nowrap"
    day = clock.day(row["settled_at"], ahead)
    said = text("quality.settled_by", language, who=row["settled_by"], day=day, why=row["settled_because"])
    return badge(text("quality.accepted", language)) + f'<br><span class="quiet">{escape(said)}</span>', "wide"


def side(row: Row, which: str, language: str) -> str:
    """One of the two sentences with its figure, its source and its day."""
    if not row[f"{which}_observation_id"]:
        return ""
    value = measured(row[f"{which}_measure"], row[f"{which}_value"], row[f"{which}_unit"], language)
    measure = word("measure", row[f"{which}_measure"], language)
    named = "" if stands_alone(row) else f"{text(f'quality.{which}', language)}: "
    head = f"{named}{measure} {value}"
    source = " · ".join(
        filter(
            None, [word("grade", row[f"{which}_source_grade"], language), row[f"{which}_publisher"], str(row[f"{which}_published"] or "")]
        )
    )
    linked = figure_link(row[f"{which}_observation_id"], language, escape(row[f"{which}_sentence"] or ""))
    return f'<h3 class="minor">{escape(head)}</h3><blockquote class="sentence">{linked}</blockquote><p class="caption">{mixed(source, language)}</p>'


def unread_table(rows: Iterable[Row], language: str, ahead: int = 0) -> str:
    """Unread numbers with their sentence, the reason, the document, and whether somebody looked at them."""
    body: list[list[Cell]] = [
        [
            (f"<strong>{escape(row['text'])}</strong>", "name nowrap"),
            (escape(row["sentence"]), "wide"),
            (escape(unread_words(row["reason"], language)), "wide"),
            (link("documents", language, escape(row["title"] or row["file_name"]), doc=row["document_id"]), "wide"),
            "" if row["is_understood"] else _state(row, language, ahead, list="unread"),
        ]
        for row in rows
    ]
    return table([text(f"quality.{head}", language) for head in ("number", "sentence", "reason", "document", "state")], body)


def ledger_table(rows: Iterable[Row], language: str, ahead: int = 0) -> str:
    """Who decided what of which figure, when and why, and whether it was taken back; by a clock `ahead` of UTC, in minutes."""
    heads = ("quality.when", "quality.who", "quality.where", "quality.decision", "quality.why", "goal.state")
    return table([text(head, language, clock=clock.named(ahead)) for head in heads], [_ledger_row(row, language, ahead) for row in rows])


def _ledger_row(row: Row, language: str, ahead: int) -> list[Cell]:
    who = text("quality.of_seeds", language) if row["is_of_seeds"] else row["said_by"]
    state = text("quality.choice_lost" if row["is_lost"] else "goal.state.in_force", language)
    if row["undone_at"]:
        state = text("goal.undone_by", language, who=row["undone_by"], day=clock.moment(row["undone_at"], ahead), why=row["undone_reason"])
    return [
        (f"{row['said_at']:%Y-%m-%d}" if row["is_of_seeds"] else clock.moment(row["said_at"], ahead), "nowrap"),
        escape(who),
        (_decided_of(row, language), "name"),
        (escape(decision_words(row, language)), "wide"),
        (escape(word("correction_reason", row["reason"], language)), "wide"),
        (escape(state), "wide"),
    ]


def _decided_of(row: Row, language: str) -> str:
    """The figure a decision is of, or the document: of one taken back as a whole, and of a number nobody could read."""
    if row["document_id"] and not row["name_zh"]:
        return link("documents", language, proper(row["document"], language), doc=row["document_id"])
    return figure_link(row["observation_id"], language, escape(where(row, language)))


def decision_words(row: Row, language: str) -> str:
    """What was decided: 更正 20亿元 → 2亿元; 采用 5%; 认可（单位疑误）."""
    if row["action"] == "describe":
        return description_words(row, language)
    subject = word("check", row["subject"], language) if row["subject"].startswith("check_") else ""
    words = text(f"quality.decided.{row['action']}", language, old=row["old_text"] or "", new=row["new_text"] or "")
    return f"{words} ({subject})" if subject else words


def description_words(row: Row, language: str) -> str:
    """Which part of a document's source was told otherwise: 发布者 开发区报 → 开发区管委会."""

    def said(value: str | None) -> str:
        return word("grade", value, language) if row["subject"] == "source_grade" else value or DASH

    return text(
        "quality.decided.describe",
        language,
        part=text(f"described.{row['subject']}", language),
        old=said(row["old_text"]),
        new=said(row["new_text"]),
    )


def reread_words(was: Row | None, becomes: Row | None, names: Mapping[str, Row], language: str) -> str:
    """What a document read again gives instead: 出口总额 数值 40亿元：2023年1–6月 → 2024年1–6月; a figure that is new, gone, or otherwise
    read; `names` are indicators by code."""
    row = becomes or was or {}
    subject = f"{name(names[row['indicator']], language)} {word('measure', row['measure'], language)} {row['value_text']}"
    old, new = (period(one["period_start"], one["period_end"], language) if one else "" for one in (was, becomes))
    how = "gone" if becomes is None else "new" if was is None else "moved" if old != new else "changed"
    return text(f"describe.reread.{how}", language, subject=subject, old=old, new=new)


def coverage_table(rows: list[Row], step: str, language: str) -> str:
    """Zones by periods (years, quarters or months): how many figures there are, on a shade of one colour.

    A cell leads to its figures, an empty one to the page for new documents, with zone and period filled in.
    """
    zones = list(dict.fromkeys((row["zone"], row["zone_name_en"]) for row in rows))
    periods = sorted({row["period"] for row in rows}, reverse=True)
    heads = {at: f"{at[:4]} Q{int(at[5:]) // 3}" if step == "quarter" else at for at in periods}
    counts = {(row["zone"], row["period"]): row["figures"] for row in rows}
    most = max(counts.values(), default=1)

    def cell(zone: str, shown: str, at: str) -> Cell:
        count = counts.get((zone, at))
        if count is None:
            words = escape(text("quality.fill_gap", language, zone=shown, period=heads[at]), quote=True)
            return (
                f'<span class="gap">{link("intake", language, f"<span title={chr(34)}{words}{chr(34)}>+</span>", gap_zone=zone, gap_period=heads[at])}</span>',
                "shade",
            )
        share = count / most
        ink = "#ffffff" if share > 0.45 else "#23272e"
        inner = link("data", language, str(count), zones=zone, since=at[:4], until=at[:4])
        return f'<span class="covered" style="background:rgba(0, 80, 125, {0.1 + 0.85 * share:.2f});color:{ink}">{inner}</span>', "shade"

    body: list[list[Cell]] = []
    for zone, english in zones:
        shown = zone_name(zone, english, language, is_short=True)
        body.append([(escape(shown), "place"), *(cell(zone, shown, at) for at in periods)])
    return table([text("column.zone", language), *heads.values()], body)
