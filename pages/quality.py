"""质量 Quality: what deserves doubt, each with a way to settle it: failed checks, unread numbers, coverage, decisions."""

from metrics.analysis import quality
from metrics.presentation import ui
from metrics.presentation.html import tiles

page = ui.page("quality")
totals = page.ask(quality.quality_totals)
kinds = ("figures", "conflicts", "unverified", "failures", "unread", "settled")
ui.html(tiles([(f"{totals[kind]:,}", page.text(f"quality.{kind}", count=totals[kind])) for kind in kinds]))
part = ui.choose_code(page, "list", ("checks", "unread", "coverage", "ledger"))
show = {"checks": ui.show_checks, "unread": ui.show_unread, "coverage": ui.show_coverage, "ledger": ui.show_ledger}
show[part](page)
