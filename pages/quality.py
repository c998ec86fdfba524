"""质量 Quality: what deserves doubt, each with a way to settle it: failed checks, unread numbers, coverage, decisions."""

import streamlit as st

from metrics.analysis import overview, quality
from metrics.presentation import ui
from metrics.presentation.html import tiles

page = ui.page("quality")
totals = page.ask(quality.quality_totals)
kinds = ("figures", "conflicts", "unverified", "failures", "unread", "settled")
ui.html(tiles([(f"{totals[kind]:,}", page.text(f"quality.{kind}", count=totals[kind])) for kind in kinds]))
part = ui.choose_code(page, "list", ("checks", "unread", "coverage", "ledger"))
if part == "checks" and not totals["figures"] and ui.nothing(page.ask(overview.zones), page.language):
    st.stop()  # nothing was checked, and so nothing passed either
show = {"checks": ui.show_checks, "unread": ui.show_unread, "coverage": ui.show_coverage, "ledger": ui.show_ledger}
show[part](page)
