"""Why a number is unread is told in words of both languages, whatever reason extraction gives."""

import ast
from pathlib import Path

from metrics.extraction.results import ANOTHERS
from metrics.presentation import paper
from metrics.presentation.labels import catalogue

ROOT = Path(__file__).resolve().parent.parent


def reasons_of_extraction() -> set[str]:
    """Every reason that extraction writes for a number without a figure; what a name or a code follows is cut before it."""
    found = {ANOTHERS}
    for file in (ROOT / "metrics" / "extraction").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("keep_unread", "set_aside")
            said = (
                node.args
                if isinstance(node, ast.Call) and called
                else [node]
                if isinstance(node, ast.Return) and file.name == "doubts.py"
                else []
            )
            found |= {
                str(each.value).strip()
                for piece in said
                for each in ast.walk(piece)
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return {reason for reason in found if " " in reason}


def test_every_reason_for_an_unread_number_is_told_in_both_languages():
    reasons = reasons_of_extraction()
    assert len(reasons) > 10
    assert [reason for reason in sorted(reasons) if f"unread.{reason}" not in catalogue()] == []
    assert paper.unread_words("the unit does not fit gdp", False, "zh").endswith("单位与指标不符")
    assert paper.unread_words("the unit is not certain or does not fit gdp", True, "zh").endswith("单位不确定或与指标不符")
