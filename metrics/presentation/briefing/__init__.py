"""The briefing 简报 of a zone and period: what it says in the reader's language (`sheet_of`), and as a Word file (`word_file`)."""

from metrics.presentation.briefing.content import file_name, sheet_of
from metrics.presentation.briefing.sheet import Sheet
from metrics.presentation.briefing.word import WORD, word_file

__all__ = ["WORD", "Sheet", "file_name", "sheet_of", "word_file"]
