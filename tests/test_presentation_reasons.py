"""Why a number is unread is told in words of both languages, whatever reason extraction gives."""

import ast
import re
from pathlib import Path

import pytest

from metrics.extraction.results import ANOTHERS
from metrics.presentation import paper
from metrics.presentation.labels import catalogue
from metrics.presentation.reading_words import refusal_words

ROOT = Path(__file__).resolve().parent.parent


def reasons_of_extraction() -> set[str]:
    """Every reason that extraction writes for a number without a figure; what a name or a code follows is cut before it."""
    found = {ANOTHERS}
    for file in (ROOT / "metrics" / "extraction").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            called = name in ("keep_unread", "set_aside", "Unread")
            said = (
                node.args
                if isinstance(node, ast.Call) and called
                else [node]
                if isinstance(node, ast.Return) and (file.name == "doubts.py" or file.name.startswith("table_"))
                else []
            )
            found |= {
                str(each.value).strip()
                for piece in said
                for each in ast.walk(piece)
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return {reason for reason in found if " " in reason and "'" not in (reason[0], reason[-1])}  # beside quoted words


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("the bytes are no text (byte 0); text in UTF-8 is read", "编码"), ("the PDF file is protected by a password; save it without one", "密码"),
        ("the PDF file is damaged; open it in its own program", "损坏"), ("the file is empty", "空"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_in_the_language_of_the_page_alone(reason: str, sentence: str):
    """A text in an unknown encoding was called empty, and each sentence ended in an English one."""
    said = refusal_words("unreadable", f"月报.txt: {reason}", "zh")
    assert sentence in said
    assert re.search("[a-z]{3}", re.sub(r"月报\.txt|UTF-8|Word", "", said)) is None
    assert re.search("[\u4e00-\u9fff]", refusal_words("unreadable", f"a.txt: {reason}", "en")) is None


def test_every_reason_for_an_unread_number_is_told_in_both_languages():
    reasons = reasons_of_extraction()
    assert len(reasons) > 10
    assert [reason for reason in sorted(reasons) if f"unread.{reason}" not in catalogue()] == []
    for reason in ("'增资额' is not certain", "what '增资额' means here is not known"):
        assert paper.unread_words(reason, False, "zh").endswith("“增资额”认不准")
    assert paper.unread_words("the unit does not fit gdp", False, "zh").endswith("单位与指标不符")
    assert paper.unread_words("the unit is not certain or does not fit gdp", True, "zh").endswith("单位不确定或与指标不符")
