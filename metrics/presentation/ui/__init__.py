"""What the pages share of Streamlit: the frame, filters that live in the address, charts, blocks, downloads."""

from metrics.presentation.ui.blocks import CONFIG, chart, download, heading, html, nothing
from metrics.presentation.ui.board import show_board
from metrics.presentation.ui.filters import choose, choose_many
from metrics.presentation.ui.frame import PAGES, Page, page
from metrics.presentation.ui.trends import show_trends

__all__ = [
    "CONFIG",
    "PAGES",
    "Page",
    "chart",
    "choose",
    "choose_many",
    "download",
    "heading",
    "html",
    "nothing",
    "page",
    "show_board",
    "show_trends",
]
