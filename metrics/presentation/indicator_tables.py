"""What the page of one indicator shows as HTML: its definition, every zone's latest figure, disputed figures, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation.as_printed import growth_cell
from metrics.presentation.html import Cell, badge, coverage, figure_link, flag_badge, link, proper, table
from metrics.presentation.labels import bounded, document_title, flag_word, name, text, word, zone_name
from metrics.presentation.numbers import DASH, amount, measured, period

NAMES_SHOWN = 12  # other names of an indicator; some have dozens of spellings


def definition_list(row: Row, language: str) -> str:
    """The definition with its source, then unit, kind, growth basis, group, the whole it is part of, its parts, names."""
    meaning = row[f"definition_{language}"]
    source = _source(row["definition_source"], language)
    parent = _leads(row["parent"], row[f"parent_{language}"] or row["parent_zh"], language) if row["parent"] else ""
    parts = text("list.comma", language).join(_leads(part["indicator"], name(part, language), language) for part in row["parts"])
    others = (row["aliases"] or "").split("|")
    names = text("list.comma", language).join(others[:NAMES_SHOWN])
    entries = [
        ("unit", escape(word("unit", row["unit"], language))),
        ("kind", escape(text(f"indicator_kind.{row['kind']}", language))),
        ("basis", escape(text(f"basis.{row['growth_basis']}", language))),
        ("group", escape(word("group", row["indicator_group"], language))),
        ("parent", parent),
        ("parts", parts),
        ("names", proper(names, language)),
        ("code", f"<code>{escape(row['indicator'])}</code>"),
    ]
    body = "".join(f"<div><dt>{escape(text(f'indicator.{key}', language))}</dt><dd>{words}</dd></div>" for key, words in entries if words)
    said = escape(meaning or text("indicator.no_definition", language))
    return f'<p class="definition">{said}<small>{source}</small></p><dl class="facts">{body}</dl>'


def _leads(code: str, words: str, language: str) -> str:
    return link("indicator", language, escape(words), indicator=code)


def _source(source: str | None, language: str) -> str:
    """What a definition was written after; its address as a link."""
    if not source:
        return escape(text("indicator.own_words", language))
    words, _, address = source.partition("; ")
    shown = escape(text("indicator.after", language, source=words))
    return f'<a href="{escape(address, quote=True)}">{shown}</a>' if address.startswith("http") else shown


def latest_table(rows: Iterable[Row], language: str) -> str:
    """Every zone's last figure, each leading to its sentence; periods differ from row to row and stand beside."""
    keys = ("zone", "period", "value", "yoy", "status", "source", "since", "figures")
    return table(
        [text(f"indicator.{key}", language) for key in keys],
        [_latest_row(row, language) for row in rows],
        numeric=(2, 3, 7),
    )


def _latest_row(row: Row, language: str) -> list[Cell]:
    short = escape(zone_name(row["zone"], row["zone_name_en"], language, is_short=True))
    scope = coverage(row["scope"], language)
    return [
        (link("progress", language, short, zone=row["zone"], indicator=row["indicator"]) + f" {scope}", "name"),
        (escape(period(row["period_start"], row["period_end"], language)), "nowrap"),
        figure_link(row["observation_id"], language, escape(amount(row["value"], row["unit"], language))),
        growth_cell(row, language),
        escape(" ".join(filter(None, [word("status", row["status"], language), _bound(row, language)]))),
        escape(word("grade", row["source_grade"], language)),
        escape(period(row["first_period"], row["first_period"], language)),
        str(row["figures"]),
    ]


def _bound(row: Row, language: str) -> str:
    return word("bound", row["bound"], language) if row["bound"] != "exact" else ""


def disputed_table(rows: Sequence[Row], language: str) -> str:
    """Every witness of the figures said with more than one value, one figure under the other, the one in use marked."""
    keys = ("zone", "period", "measure", "said", "day", "status", "source", "in_use")
    body: list[list[Cell]] = []
    before: object = None
    for row in rows:
        figure = tuple(row[key] for key in ("zone", "measure", "unit", "scope", "period_start", "period_end"))
        body.append(_witness_row(row, language, is_first=figure != before))
        before = figure
    return table([text(f"indicator.{key}", language) for key in keys], body, numeric=(3,))


def _witness_row(row: Row, language: str, is_first: bool) -> list[Cell]:
    scope = coverage(row["scope"], language)
    zone = escape(zone_name(row["zone"], row["zone_name_en"], language, is_short=True))
    when, measure = escape(period(row["period_start"], row["period_end"], language)), escape(word("measure", row["measure"], language))
    state = badge(text("flag.conflict", language), "warn") if row["is_open"] else badge(text("indicator.settled", language))
    flags = "".join(flag_badge(flag, flag_word(flag, language)) for flag in row["flags"].split("|") if flag)
    where: list[Cell] = [
        (f"<strong>{zone}</strong> {scope}{state}", "name"),
        (when, "nowrap"),
        measure,
    ]
    # In a table it stands under the first of its figure; as a block on a telephone it would be nobody's.
    again: list[Cell] = [(f'<span class="again">{" · ".join((zone, when, measure))}</span>', "name"), "", ""]
    value = escape(bounded(measured(row["measure"], row["value"], row["unit"], language), row["bound"], language))
    return [
        *(where if is_first else again),
        figure_link(row["observation_id"], language, value),
        escape(str(row["vintage"] or text("progress.day_unknown", language))),
        escape(word("status", row["status"], language)) + f" {flags}",
        " · ".join(filter(None, [escape(word("grade", row["source_grade"], language)), proper(row["publisher"] or "", language)])),
        badge(text("progress.chosen", language)) if row["is_chosen"] else "",
    ]


def sources_table(rows: Iterable[Row], language: str, english: Mapping[str, str | None]) -> str:
    """Who publishes the indicator, with one of the documents a click away; `english`: the zones' English names."""
    keys = ("publisher", "grade", "figures", "zones", "documents", "first_day", "last_day")
    body: list[list[Cell]] = [
        [
            (link("documents", language, proper(_publisher(row, language, english), language), doc=row["document_id"]), "name"),
            escape(word("grade", row["source_grade"], language)),
            *(str(row[key]) for key in ("figures", "zones", "documents")),
            escape(str(row["first_day"] or DASH)),
            escape(str(row["last_day"] or DASH)),
        ]
        for row in rows
    ]
    return table([text(f"indicator.{key}", language) for key in keys], body, numeric=(2, 3, 4))


def _publisher(row: Row, language: str, english: Mapping[str, str | None]) -> str:
    """Who published, or what the document is called of which nobody is known to have."""
    return document_title({"title": row["publisher"], "file_name": DASH}, language, english)
