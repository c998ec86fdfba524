"""How one zone stands at one period: cards, what the latest document changed, growth, what is missing, its documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

import streamlit as st

from metrics.analysis import alongside, overview, standing
from metrics.analysis import briefing as facts
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import briefing, cards, drawn
from metrics.presentation.as_printed import day_words
from metrics.presentation.change_tables import alongside_table, changes_table
from metrics.presentation.html import figure_link, link, notes, proper, take_home
from metrics.presentation.labels import document_title, name, word, zone_name
from metrics.presentation.numbers import period
from metrics.presentation.ui.blocks import captioned, download, heading, heading_of, nothing, off_print, on_demand
from metrics.presentation.ui.board import board_link, judged_links
from metrics.presentation.ui.filters import choose, chosen
from metrics.presentation.ui.frame import Page

NAMED = 12  # missing indicators named; the others are counted
MOST_CHANGES = 12
MOST_CARDS = 12  # more than these are listed below the cards
MOST_BARS = 15
_FIELD = 480  # pixels: the popover that holds a field is as wide as its button; narrower where the page is
FIRST_ALONGSIDE = 12
FIRST_BESIDE = 8  # figures listed at once that no card tells


@dataclass(frozen=True)
class Place:
    """The zone looked at (its row) and the period."""

    row: Row
    start: str
    end: str

    def title(self, page: Page) -> str:
        """Zone and period in words."""
        zone = zone_name(self.row["zone"], self.row["name_en"], page.language)
        return f"{zone} · {period(self.start, self.end, page.language)}"


def choose_place(page: Page) -> Place | None:
    """A zone and one of its cumulative periods, by default the latest with enough figures; None where it has none."""
    of_zone = page.zones()
    if not of_zone:
        nothing(page.ask(overview.zones), page.language)
        return None
    left, right, beside = st.columns([2, 1, 1], vertical_alignment="bottom")
    zone = choose(
        page, "zone", list(of_zone), lambda code: zone_name(code, of_zone.get(code, {}).get("name_en"), page.language), place=left
    )  # fmt: skip
    periods = page.ask(overview.periods, zone)
    if nothing(periods, page.language):
        return None
    spans = [f"{row['period_start']}~{row['period_end']}" for row in rows_of(periods)]
    counts = dict(zip(spans, periods["indicators"], strict=True))
    best = "~".join(overview.headline_period(periods) or ())
    span = choose(
        page, "period", spans, lambda code: f"{_span_words(code, page.language)} ({counts.get(code, 0)})", best, place=right
    )  # fmt: skip
    start, end = span.split("~")
    with beside:
        _offer_briefing(page, zone, start, end)
    return Place(of_zone[zone], start, end)


def _offer_briefing(page: Page, zone: str, start: str, end: str) -> None:
    """The briefing of the zone and period as a Word file, which is made when it is asked for."""

    def made() -> bytes:
        told = page.ask(facts.facts, zone, start, end)
        assert told is not None  # only periods with figures are offered
        return briefing.word_file(briefing.sheet_of(told, page.language), page.language)

    named = briefing.file_name(zone, page.zone_names().get(zone), start, end, page.language)
    with st.container(key="offprint_briefing"):
        download(page.text("briefing.make"), made, named, "briefing", briefing.WORD)


def _span_words(span: str, language: str) -> str:
    """`2024-01~2024-03` in words."""
    start, _, end = span.partition("~")
    return period(start, end, language)


def show_cards(page: Page, place: Place) -> list[Row]:
    """The headline figures as cards, laggards first, with K of N above them; their rows."""
    about = place.row
    named = (word(kind, about[kind], page.language) for kind in ("province", "city") if about[kind])
    where = "".join(f"{place} · " for place in dict.fromkeys(named))  # of a zone that no list has nothing is known
    rows = rows_of(page.ask(standing.standing, about["zone"], place.start, place.end))
    judged = [row["light"] for row in rows if row["light"] != "grey"]
    score = (
        f'<p class="score"><strong>{judged.count("green")} / {len(judged)}</strong> {escape(page.text("overview.passed"))}'
        f' <span class="quiet">{escape(page.text("overview.cards_remark"))}</span> {board_link(page, about["zone"], place.start, place.end)}</p>'
        if judged
        else f'<p class="quiet">{escape(page.text("overview.no_targets"))} {_ways_to_targets(page, place)}</p>'
    )
    body = f'{score}<div class="cards">{"".join(cards.headline_card(row, about["zone"], page.language) for row in rows[:MOST_CARDS])}</div>'
    if len(rows) > MOST_CARDS:
        body += f'<h3 class="minor">{escape(page.text("overview.more_cards"))}</h3>'
        body += cards.headline_table(rows[MOST_CARDS:], page.language)
    body += notes([], hint=take_home(page.language, [about["zone"]], year=place.end[:4]))
    remark = page.text("overview.remark", place=where, figures=about["figures"], indicators=about["indicators"])
    heading(place.title(page), remark, body)
    return rows


def _ways_to_targets(page: Page, place: Place) -> str:
    """The ways to the boards that do judge the zone, and to where a target is set, each apart from the other (HTML)."""
    return " · ".join(filter(None, [judged_links(page, place.row["zone"]), _set_goals(page, place)]))


def _set_goals(page: Page, place: Place) -> str:
    """The way to the page where a target is set."""
    words = escape(page.text("overview.set_targets"))
    return link("targets", page.language, words, "onscreen", part="edit", zone=place.row["zone"], year=place.end[:4])


def show_beside(page: Page, place: Place) -> None:
    """What else was published for the period: the first figures, all of them on demand; nothing where the cards tell all."""
    rows = rows_of(page.ask(overview.beside_headline, place.row["zone"], place.start, place.end))
    if not rows:
        return
    table = cards.beside_table(rows[:FIRST_BESIDE], page.language)
    heading(page.text("overview.beside_heading", count=len(rows)), page.text("overview.beside_remark"), table)
    if len(rows) > FIRST_BESIDE:
        on_demand(page.text("indicator.all_rows", count=len(rows)), "all_beside", lambda: cards.beside_table(rows, page.language))


def show_alongside(page: Page, place: Place) -> None:
    """The figures of the period beside those of the same period last year and the growth of the period before; nothing where none is
    known."""
    rows = rows_of(page.ask(alongside.alongside, place.row["zone"], place.start, place.end))
    if not rows:
        return
    year = int(place.end[:4]) - 1
    last = period(f"{year}{place.start[4:]}", f"{year}{place.end[4:]}", page.language)
    is_known = any(row["last_value"] is not None or row["last_yoy_pct"] is not None for row in rows)
    remark = page.text(f"overview.{'alongside' if is_known else 'before_alone'}_remark", last=last)
    heading(page.text("overview.alongside_heading"), remark, alongside_table(rows[:FIRST_ALONGSIDE], page.language))
    if len(rows) > FIRST_ALONGSIDE:
        on_demand(page.text("indicator.all_rows", count=len(rows)), "all_alongside", lambda: alongside_table(rows, page.language))


def show_changes(page: Page, zone: str) -> None:
    """What the zone's latest document, or one that the reader chose, said against the period before; nothing where it is not
    known which is the latest."""
    documents = {row["document_id"]: row for row in page.ask(standing.dated_documents, zone)}
    if not documents:
        return
    latest = next(iter(documents))
    if st.query_params.get("changed") not in documents:  # another zone's: each has its own latest one
        st.query_params.pop("changed", None)
    document = documents[chosen("changed", list(documents))]
    found = rows_of(page.ask(standing.changes, zone, document["document_id"]))
    source = " · ".join(filter(None, [document["publisher"], str(document["published"] or page.text("progress.day_unknown"))]))
    title = proper(document_title(document, page.language, page.english_names()), page.language)
    has_before = any(row["before_pct"] is not None for row in found)
    told = "changes_remark" if has_before else "nothing_before_remark"
    remark = page.text(f"overview.{told}", title=title, source=proper(source, page.language))
    table = changes_table(found[:MOST_CHANGES], page.language)
    is_latest = document["document_id"] == latest
    heading_of(escape(page.text(f"overview.{'changes' if is_latest else 'earlier_changes'}_heading")), remark, table)
    if len(documents) > 1:
        _offer_documents(page, documents)


def _offer_documents(page: Page, documents: dict[str, Row]) -> None:
    """The way to what another document changed: a field that is drawn when its button is pressed, and never on paper."""

    def words(code: str) -> str:
        row = documents[code]
        day = str(row["published"] or page.text("progress.day_unknown"))
        source = row["publisher"] or document_title(row, page.language, page.english_names())
        return " · ".join((day, source, page.text("overview.changed_figures", count=row["figures"])))

    with off_print("changed"):
        choose(page, "changed", list(documents), words, place=st.popover(page.text("overview.other_document"), width=_FIELD))


def show_growth_bars(page: Page, place: Place, rows: list[Row]) -> None:
    """Published growth of the headline figures as bars, fastest first."""
    growing = [row for row in rows if row["yoy_pct"] is not None][:MOST_BARS]
    if len(growing) < 2:
        return
    title = page.text("overview.growth_heading")
    silent = page.text("list.comma").join(name(row, page.language) for row in rows if row["yoy_pct"] is None)
    caption = [
        page.text("caption.period", period=period(place.start, place.end, page.language)),
        page.text("caption.source", sources=_grades(page, growing)),
        page.text("caption.basis"),
        page.text("overview.without_growth", names=silent) if silent else "",
        page.text("growth.pale") if any(not row["is_growth_fit"] for row in growing) else "",
        drawn.cut_words([row["yoy_pct"] for row in growing], page.language),
    ]
    drawing = drawn.growth_rows(growing, page.language, title)
    below = captioned(title, map(escape, caption), page.language, place.title(page))
    heading(title, page.text("overview.growth_remark"), drawing + below)


def _grades(page: Page, rows: list[Row]) -> str:
    """How many figures come from each kind of source, in words."""
    counts = Counter(row["source_grade"] for row in rows)
    return page.text("list.comma").join(f"{word('grade', code, page.language)} {count}" for code, count in counts.most_common())


def show_completeness(page: Page, place: Place, rows: list[Row]) -> None:
    """How many of the zone's indicators this period has, which are missing, and from where the figures come."""
    absent = rows_of(page.ask(standing.missing, place.row["zone"], place.start, place.end))
    known, every = len(rows), len(rows) + len(absent)
    score = page.text("overview.complete_score", known=known, all=every)
    shown = page.text("list.comma").join(
        figure_link(row["observation_id"], page.language, escape(name(row, page.language)))
        + f" ({escape(period(row['period_start'], row['period_end'], page.language))})"
        for row in absent[:NAMED]
    )
    more = page.text("overview.complete_more", count=len(absent) - NAMED) if len(absent) > NAMED else ""
    told = [
        escape(page.text("overview.complete_grades", grades=_grades(page, rows))),
        escape(day_words(rows, page.language)),
    ]
    words = (
        f"{escape(page.text('overview.complete_missing'))}{shown}{escape(more)}" if absent else escape(page.text("overview.complete_none"))
    )
    body = (
        f'<p class="score">{escape(score)}</p><div class="meter"><span style="width:{100 * known / (every or 1):.1f}%"></span></div>'
        f"<p>{words}</p>{notes(told)}"
    )
    heading(page.text("overview.complete_heading"), page.text("overview.complete_remark"), body)


def show_documents(page: Page, zone: str) -> None:
    """The latest documents of the zone."""
    documents = page.ask(overview.recent_documents, zone)
    if not documents.empty:
        table = cards.documents_table(rows_of(documents), page.english_names(), page.language)
        heading(page.text("overview.documents_heading"), "", table)
