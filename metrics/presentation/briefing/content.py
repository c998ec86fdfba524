"""What a briefing says, section by section: figures, pace, verdict, other zones, what is open, and the sentences it rests on."""

from __future__ import annotations

import re

from metrics.analysis.briefing import Compared, Facts
from metrics.analysis.frames import Row
from metrics.presentation.as_printed import day_words
from metrics.presentation.briefing.alongside import alongside_section
from metrics.presentation.briefing.figures import charts, growth_of, pace_section, table_section, value_of
from metrics.presentation.briefing.sheet import Line, Notes, Paragraph, Section, Sheet, Table, joined
from metrics.presentation.labels import name, text, word, zone_name
from metrics.presentation.numbers import DASH, amount, measured, period

COUNTED = {3: "page.opening_quarter", 6: "page.half_year", 9: "choice.month.9", 12: "choice.month.12"}  # what the verdict is called
NAMED = 12  # indicators missing at the period; the others are counted
NUMERALS = "一二三四五六七八九"
_NO_PATH = re.compile(r'[\\/:*?"<>|,\s]+')


def sheet_of(facts: Facts, language: str) -> Sheet:
    """The briefing in Chinese or English. Note numbers follow the order in which figures are told."""
    notes = Notes(facts.sentences, language)
    made = [
        table_section(facts, notes, language),
        pace_section(facts, notes, language),
        _verdict(facts, language),
        alongside_section(facts, notes, language),
        _others(facts, notes, language),
        Section(text("briefing.charts_heading", language), tuple(charts(facts, language))),
        _open(facts, notes, language),
    ]
    kept = [section for section in made if section.blocks]
    counted = tuple(Section(_numbered(at, section.heading, language), section.blocks) for at, section in enumerate(kept))
    title = _title(facts.zone["zone"], facts.zone["name_en"], facts.start, facts.end, language)
    return Sheet(title, _about(facts, language), counted, text("briefing.notes_heading", language), tuple(notes.told))


def file_name(zone: str, english: str | None, start: str, end: str, language: str) -> str:
    """A name for the file: zone and period.

    >>> file_name("丹阳经开区", None, "2018-01", "2018-06", "zh")
    '丹阳经开区_2018年1–6月经济运行简报.docx'
    """
    return _NO_PATH.sub("_", _title(zone, english, start, end, language)) + ".docx"


def _title(zone: str, english: str | None, start: str, end: str, language: str) -> str:
    return text("briefing.title", language, zone=zone_name(zone, english, language), period=period(start, end, language))


def _numbered(at: int, heading: str, language: str) -> str:
    return f"{NUMERALS[at]}、{heading}" if language == "zh" else f"{at + 1}. {heading}"


def _about(facts: Facts, language: str) -> str:
    return f"{word('province', facts.zone['province'], language)} · {day_words(facts.headlines, language)}"


def _verdict(facts: Facts, language: str) -> Section:
    """开门红, 双过半 and their like at the ends of quarters: K of N, what is not known, and the rule in words."""
    if not facts.months or facts.tally is None:  # without a target there is no verdict, and the section above says so
        return Section("", ())
    rule = Paragraph((text(f"board.rule.{facts.months}", language),), is_quiet=True)
    tally = facts.tally
    if not tally.judged:
        words, blocks = text("board.none_judged", language, count=tally.unknown, month=facts.months), [rule]
    else:
        score = f"{tally.passed} / {tally.judged} " + text(f"board.score.{facts.months}", language, judged=tally.judged)
        outcome = (
            "all"
            if tally.passed == tally.judged and not tally.unknown
            else "known"
            if tally.passed == tally.judged
            else "some"
            if tally.passed
            else "none"
        )
        unknown = text("board.unknown_count", language, count=tally.unknown) if tally.unknown else ""
        said = [score, text(f"briefing.verdict_{outcome}", language), unknown]
        words, blocks = text("briefing.comma", language).join(filter(None, said)), [rule]
    return Section(text(COUNTED[facts.months], language), (Paragraph((words,)), *blocks))


def _others(facts: Facts, notes: Notes, language: str) -> Section:
    """Each indicator among the zones that have it at the period too: ranks within like figures, and who leads."""
    if not facts.compared:
        return Section("", ())
    heads = tuple(
        text(f"briefing.{head}", language) for head in ("indicator", "own", "yoy", "level_among", "growth_among", "leader", "leading")
    )
    rows = tuple(_compared(entry, notes, language) for entry in facts.compared)
    note = Paragraph((text("briefing.others_note", language),), is_quiet=True)
    return Section(
        text("briefing.others_heading", language), (Table(heads, rows, frozenset({1, 2, 3, 4, 6}), (19, 18.5, 11, 9, 9, 15, 18.5)), note)
    )


def _compared(entry: Compared, notes: Notes, language: str) -> tuple[Line, ...]:
    own, leader = entry.own, entry.leader

    def among(rank: int | None, of: int | None) -> Line:
        return (f"{rank} / {of}",) if rank and of and of > 1 else (DASH,)

    first: tuple[Line, Line] = ((DASH,), (DASH,))
    if leader is not None and (own["ranked_level"] or leader["ranked_level"] or 0) > 1:
        level = amount(leader["value"], leader["unit"], language)
        first = (
            (zone_name(leader["zone"], leader["zone_name_en"], language, is_short=True),),
            (level, *notes.behind(leader["observation_id"])),
        )
    return (
        (name(entry.headline, language),), value_of(own, notes, language), growth_of(own, notes, language),
        among(own["computed_rank_level"], own["ranked_level"]), among(own["computed_rank_yoy"], own["ranked_yoy"]), *first,
    )  # fmt: skip


def _open(facts: Facts, notes: Notes, language: str) -> Section:
    """What sources say differently, what was revised, which targets have no figure, what is not known for the period."""
    comma = text("list.comma", language)
    lines: list[Line] = [*_disputed(facts.disputed, notes, language)]
    unknown = [name(row, language) for row in facts.board if row["light"] == "grey"]
    silent = [name(row, language) for row in facts.headlines if row["yoy_pct"] is None]
    is_judged = any(row["light"] != "grey" for row in facts.headlines)  # else the section above says so of all
    aimless = [name(row, language) for row in facts.headlines if row["light"] == "grey" and row["target"] is None] if is_judged else []
    for key, names in (("board.caption_missing", unknown), ("overview.without_growth", silent), ("briefing.without_target", aimless)):
        lines += [(text(key, language, names=comma.join(dict.fromkeys(names))),)] if names else []
    absent: list[Line] = [
        (f"{name(row, language)} ({period(row['period_start'], row['period_end'], language)})", *notes.behind(row["observation_id"]))
        for row in facts.missing[:NAMED]
    ]
    more = text("overview.complete_more", language, count=len(facts.missing) - NAMED) if len(facts.missing) > NAMED else ""
    lines += [(text("overview.complete_missing", language), *joined(absent, comma), more)] if absent else []
    blocks = tuple(Paragraph(line) for line in lines) or (Paragraph((text("briefing.nothing_open", language),)),)
    return Section(text("briefing.open_heading", language), blocks)


def _disputed(rows: list[Row], notes: Notes, language: str) -> list[Line]:
    """A line for each figure said with more than one value, the one in use first."""
    of_figure: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        of_figure.setdefault((row["indicator"], row["measure"], row["unit"], row["scope"]), []).append(row)
    lines: list[Line] = []
    for members in of_figure.values():
        first = members[0]
        kind = text("flag.conflict" if first["is_open"] else "indicator.settled", language)
        head = f"{kind}{text('briefing.colon', language)}{name(first, language)} {word('measure', first['measure'], language)} "
        values: list[Line] = []
        for row in members:
            used = text("briefing.in_use", language) if row["is_chosen"] else ""
            values.append((measured(row["measure"], row["value"], row["unit"], language) + used, *notes.behind(row["observation_id"])))
        lines.append((head, *joined(values, text("list.comma", language))))
    return lines
