"""What reading a file had to say (why it cannot be read, what of it was left out), in the person's language."""

from __future__ import annotations

import re

from metrics.presentation.labels import text, word

FAMILIES = (  # how a reader's reason begins to be told in the person's language: words of it, and the sentence
    (("password",), "locked"),
    (("too large", "more than", "would unpack", "pixels", "too long", "memory", "archive holds", "frames"), "limits"),
    (("damaged",), "damaged"),
    (("bytes are no text",), "encoding"),
    (("is empty", "no text", "holds nothing", "holds no page"), "nothing"),
    (
        (
            "old Word",
            "old PowerPoint",
            "RTF",
            "unknown kind",
            "in XML",
            "Outlook message",
            "archive in an archive",
            "message in an archive",
            "no Excel file",
            "unusual method",
        ),
        "format",
    ),
    (("front matter", "published is", "delimited"), "form"),
    (("ocr",), "ocr"),
)

# Why a number gave no figure: behind these stands the code of an indicator.
OF_AN_INDICATOR = ("the unit does not fit", "the unit is not certain or does not fit")
UNSURE = re.compile("(?:what )?'(.*)' (?:means here )?is not (?:certain|known)")  # words of a head or a row
# What a reader notes of a file: the form of its sentence, whose named parts fill the text of the catalogue.
NOTES = {
    "first_pages_of": r"only the first (?P<read>\d+) of (?P<count>\d+) pages were read",
    "first_scanned_pages": r"only the first (?P<read>\d+) scanned pages were read",
    "first_pages": r"only the first (?P<read>\d+) pages were read",
    "first_sheets": r"only the first (?P<read>\d+) sheets were read",
    "first_lines": r"only the first (?P<read>\d+) of (?P<count>\d+) lines of a page were read",
    "page_too_large": r"page (?P<page>\d+) is too large and was left out",
    "damaged_pages": r"damaged pages were left out: (?P<pages>[\d, ]+)",
    "late_pages": r"the scanned pages from (?P<page>\d+) on were left out: recognition took longer than (?P<minutes>\d+) minutes",
    "scan": r"this is a scan, which only the ocr extra reads: (?P<command>.+)",
    "hidden_sheet": r"sheet (?P<sheet>.+): it is hidden and was left out",
    "sheet_cut": r"sheet (?P<sheet>.+): only the first (?P<rows>[\d,]+) rows and (?P<columns>\d+) columns were read",
    "format": r"sheet (?P<sheet>.+): cells shown by the format (?P<format>.+) were left out",
    "hidden_cells": r"sheet (?P<sheet>.+): hidden rows \((?P<rows>\d+)\) and columns \((?P<columns>\d+)\) were left out",
    "formulas": r"formulas without a stored result \((?P<count>\d+)\) were left out; open the file in Excel or WPS and save it",
}


def refusal_words(code: str, message: str, language: str) -> str:
    """Why something was refused, in a sentence of the person's language."""
    if code != "unreadable":
        return text(f"refused.{code}", language, message=message)
    file, _, reason = message.partition(": ")
    family = next((family for words, family in FAMILIES if any(one in reason for one in words)), "other")
    return text(f"unreadable.{family}", language, file=file, message=message)


def unread_words(reason: str, language: str) -> str:
    """Why a number gave no figure, in the person's language.

    >>> unread_words("the unit does not fit gdp", "zh")
    '单位与指标不符'
    >>> unread_words("'增资额' is not certain", "zh")
    '“增资额”认不准'
    """
    if found := UNSURE.fullmatch(reason):
        return text("unread.words not certain", language, words=found[1])
    return word("unread", next((kind for kind in OF_AN_INDICATOR if reason.startswith(f"{kind} ")), reason), language)


def note_words(note: str, language: str) -> str:
    """What of a file could not be read, in the person's language; a sentence that no reader writes any more stays as it is.

    >>> note_words("only the first 3 sheets were read", "zh"), note_words("a note of long ago", "zh")
    ('只读了前 3 个工作表', 'a note of long ago')
    """
    for code, form in NOTES.items():
        if found := re.fullmatch(form, note):
            return text(f"note.{code}", language, **found.groupdict())
    return note
