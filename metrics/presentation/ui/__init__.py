"""What the pages share of Streamlit: the frame, filters that live in the address, charts, blocks, downloads."""

from metrics.presentation.ui.amend import offer_changes, say_taken_back
from metrics.presentation.ui.blocks import download, heading, heading_of, html, nothing, off_print
from metrics.presentation.ui.board import show_board
from metrics.presentation.ui.compared import show_compared
from metrics.presentation.ui.documents import choose_document, show_document
from metrics.presentation.ui.figures import ENDINGS, FORMATS, TYPES, choose_columns, choose_figures, previewed, show_address, show_preview
from metrics.presentation.ui.filters import choose, choose_code, choose_many
from metrics.presentation.ui.frame import PAGES, Page, page
from metrics.presentation.ui.goal_edits import edit_targets
from metrics.presentation.ui.goal_history import show_target_history
from metrics.presentation.ui.goal_paste import paste_targets
from metrics.presentation.ui.goals import choose_goals, show_outlook, show_tasks, show_wall
from metrics.presentation.ui.indicator import (
    choose_indicator,
    show_definition,
    show_history,
    show_latest,
    show_ranking,
    show_witnesses,
)
from metrics.presentation.ui.intake import bring, choose_draft, names_of, show_outcome
from metrics.presentation.ui.overview import (
    choose_place,
    show_alongside,
    show_beside,
    show_cards,
    show_changes,
    show_completeness,
    show_documents,
    show_growth_bars,
)
from metrics.presentation.ui.quality import show_checks, show_coverage, show_ledger, show_unread
from metrics.presentation.ui.review import show_review
from metrics.presentation.ui.scores import choose_league, show_league, show_score
from metrics.presentation.ui.series import choose_series, show_cumulative, show_figures, show_growth, show_pieces
from metrics.presentation.ui.writing import ask_right, ask_who, publish
from metrics.presentation.ui.zones import choose_compared

__all__ = [
    "ENDINGS",
    "FORMATS",
    "PAGES",
    "TYPES",
    "Page",
    "ask_right",
    "ask_who",
    "bring",
    "choose",
    "choose_code",
    "choose_columns",
    "choose_compared",
    "choose_document",
    "choose_draft",
    "choose_figures",
    "choose_goals",
    "choose_indicator",
    "choose_league",
    "choose_many",
    "choose_place",
    "choose_series",
    "download",
    "edit_targets",
    "heading",
    "heading_of",
    "html",
    "names_of",
    "nothing",
    "off_print",
    "offer_changes",
    "page",
    "paste_targets",
    "previewed",
    "publish",
    "say_taken_back",
    "show_address",
    "show_alongside",
    "show_beside",
    "show_board",
    "show_cards",
    "show_changes",
    "show_checks",
    "show_compared",
    "show_completeness",
    "show_coverage",
    "show_cumulative",
    "show_definition",
    "show_document",
    "show_documents",
    "show_figures",
    "show_growth",
    "show_growth_bars",
    "show_history",
    "show_latest",
    "show_league",
    "show_ledger",
    "show_outcome",
    "show_outlook",
    "show_pieces",
    "show_preview",
    "show_ranking",
    "show_review",
    "show_score",
    "show_target_history",
    "show_tasks",
    "show_unread",
    "show_wall",
    "show_witnesses",
]
