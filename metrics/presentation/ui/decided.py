"""What people decided, listed page by page: the changes of targets, and what was settled of figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from metrics.analysis.frames import Row
from metrics.presentation.html import empty
from metrics.presentation.ui.blocks import heading, html
from metrics.presentation.ui.filters import list_by_page
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.goal_edits import said_before
from metrics.presentation.ui.writing import minutes_ahead

MOST = 100  # on a page
Table = Callable[[list[Row], str, int], str]  # rows, language and minutes ahead of UTC as HTML


def list_decided(
    page: Page, words: str, nothing: tuple[str, str], question: Callable[..., pd.DataFrame], of: Sequence[object], table: Table
) -> list[Row]:
    """The decisions of one page of the list, latest first, as drawn by `table`; none where nobody has decided anything.

    `words` begins the labels of its heading, which counts them all, and of the remark beside it; `nothing` are those of
    an empty list and of what leads to a first decision. `question` and `of` are those of `list_by_page`.
    """
    said_before(page)
    above = st.container()
    rows, _, count = list_by_page(page, question, of, MOST)
    with above:
        heading(page.text(f"{words}_heading", count=count), page.text(f"{words}_remark"))
    none, advice = nothing
    html(table(rows, page.language, minutes_ahead()) if rows else empty(page.text(none), escape(page.text(advice))))
    return rows
