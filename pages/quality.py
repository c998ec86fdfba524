"""质量 Quality: what deserves doubt: failed checks with both sentences, unread numbers, and where data is thin."""

from html import escape

from metrics.analysis import quality
from metrics.analysis.frames import rows_of
from metrics.presentation import cards, ui
from metrics.presentation.html import figure_link, link, table, tiles
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import period

page = ui.page("quality")
totals = page.ask(quality.quality_totals)
kinds = ("figures", "conflicts", "unverified", "failures", "unread")
ui.html(tiles([(f"{totals[kind]:,}", page.text(f"quality.{kind}")) for kind in kinds]))

ui.heading(page.text("quality.checks_heading"), page.text("quality.checks_remark"))
counts = page.ask(quality.check_counts)
if not ui.nothing(counts, page.language, escape(page.text("quality.no_failures"))):
    of_check = dict(zip(counts["check"], counts["failures"], strict=True))
    check = ui.choose(
        page, "check", list(of_check), lambda code: f"{word('check', code, page.language)} ({of_check.get(code, 0)})"
    )
    heads = ("where", "printed", "expected", "first", "second")

    def sentence(row: dict, which: str) -> tuple[str, str]:
        """One of the two sentences, leading to its document."""
        words = row[f"{which}_sentence"] or ""
        return figure_link(row[f"{which}_observation_id"], page.language, escape(words)), "wide"

    ui.html(table(
        [page.text(f"quality.{head}") for head in heads],
        [
            [
                (f"<strong>{escape(zone_name(row['zone'] or '—', row['zone_name_en'], page.language, is_short=True))}</strong>"
                f"<br>{escape(name(row, page.language))}"
                f'<br><span class="quiet">{escape(period(row["period_start"], row["period_end"], page.language))}</span>', "name"),
                (escape(str(row["printed"] or "")), "nowrap"),
                (escape(str(row["expected"] or "")), "nowrap"),
                sentence(row, "first"),
                sentence(row, "second"),
            ]
            for row in rows_of(page.ask(quality.checks, None, check))[:100]
        ],
    ))  # fmt: skip

ui.heading(page.text("quality.unread_heading"), page.text("quality.unread_remark"))
unread = page.ask(quality.unread, 100)
if not ui.nothing(unread, page.language, escape(page.text("quality.all_read"))):
    ui.html(table(
        [page.text(f"quality.{head}") for head in ("number", "sentence", "reason", "document")],
        [
            [
                (f"<strong>{escape(row['text'])}</strong>", "nowrap"),
                (escape(row["sentence"]), "wide"),
                escape(word("unread", row["reason"], page.language)),
                link("documents", page.language, escape(row["title"] or row["file_name"]), doc=row["document_id"]),
            ]
            for row in rows_of(unread)
        ],
    ))  # fmt: skip

coverage = page.ask(quality.coverage)
if not coverage.empty:
    ui.heading(page.text("quality.coverage_heading"), page.text("quality.coverage_remark"))
    ui.html(cards.coverage_table(rows_of(coverage), page.language))
