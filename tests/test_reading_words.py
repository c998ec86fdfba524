"""What readers say of a file is said in the language of the page: every note they can write has its words."""

import ast
import re
from pathlib import Path

import pytest

from metrics.presentation.labels import catalogue
from metrics.presentation.reading_words import NOTES, note_words, refusal_words
from metrics.reading.image import MISSING

READING = Path(__file__).resolve().parent.parent / "metrics" / "reading"
LATIN = re.compile("[a-z]{2,}")


def written() -> set[str]:
    """Every note that a reader can write, with 7 in the place of what differs from file to file."""
    found = {MISSING}
    for path in READING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "assembly.notes.append" and isinstance(node.args[0], ast.JoinedStr):
                found.add("".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.args[0].values))  # type: ignore[misc]
    return found


def test_every_note_a_reader_writes_has_a_form_and_every_form_is_of_a_note() -> None:
    codes = {note: [code for code, form in NOTES.items() if re.fullmatch(form, note)] for note in written()}

    assert {note: found for note, found in codes.items() if not found} == {}
    assert {code for found in codes.values() for code in found} == set(NOTES) == {key[5:] for key in catalogue() if key.startswith("note.")}


def test_a_chinese_page_shows_no_note_in_english() -> None:
    shown = {note_words(note, "zh") for note in written()}

    assert [words for words in shown if LATIN.search(words.replace(MISSING.partition(": ")[2], "").replace("Excel", ""))] == []


@pytest.mark.parametrize(
    ("note", "zh", "en"),
    [
        ("only the first 300 of 412 pages were read", "共 412 页，只读了前 300 页", "Only the first 300 of 412 pages were read"),
        ("only the first 1 pages were read", "只读了前 1 页", "Only the first 1 page was read"),
        ("sheet 附表: 二: it is hidden and was left out", "工作表 附表: 二 是隐藏的，没有读", "Sheet 附表: 二 is hidden and was left out"),
        ("a note of an earlier release", "a note of an earlier release", "a note of an earlier release"),
    ],
)
def test_a_note_is_said_in_the_language_of_the_page(note: str, zh: str, en: str) -> None:
    assert (note_words(note, "zh"), note_words(note, "en")) == (zh, en)


def test_why_a_file_is_refused_is_told_by_the_reason_and_not_by_what_the_file_is_called() -> None:
    said = refusal_words("unreadable", "RTF and ocr.docx: the file is damaged", "en")

    assert said == "RTF and ocr.docx is damaged and cannot be read; open it in its own program and save it anew, or ask for it again."
