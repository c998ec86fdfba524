"""Sentences said before with other figures: what is recalled is what reading them would have given."""

import ast
import random
import re
from pathlib import Path

import pytest
from case_tables import rows

from metrics.extraction import extract
from metrics.extraction.constructions import growth
from metrics.extraction.context import document_context
from metrics.extraction.owners import Owner
from metrics.extraction.recall import Recall
from metrics.extraction.reference_period import ReferencePeriod
from metrics.language.plain import figures_apart
from metrics.language.vocabulary import Scan
from metrics.model import Document

FIGURE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?=[万亿]?(?:元|美元|%|个百分点))")
CONTEXT = document_context(Scan("2018年1-6月,开发区完成投资1亿元。"), None, None)
CASES = [row["text"] for row in rows("constructions.csv")]
BATCH = 12


def with_other_figures(text: str, chance: random.Random) -> str:
    """Small and large ones, nothing at all, and those that are there."""
    return FIGURE.sub(lambda found: chance.choice([found[0], "0", str(chance.randint(1, 9)), f"{chance.uniform(1, 20000):.2f}"]), text)


def repeated(first: int) -> str:
    """Some sentences of the cases, three times over in different orders."""
    chance = random.Random(first)
    sentences = CASES[first : first + BATCH] * 3
    chance.shuffle(sentences)
    return "2018年1-6月，开发区完成投资1亿元。\n" + chance.choice(["\n", ""]).join(with_other_figures(text, chance) for text in sentences)


def observations(text: str) -> object:
    return extract(Document("case", text, "", "text"))


@pytest.fixture(scope="module")
def read_anew():
    """Each text as it is read when nothing is recalled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Recall, "read", lambda recall, start, end, read: read(start, end))
        return {first: observations(repeated(first)) for first in range(0, len(CASES), BATCH)}


@pytest.mark.parametrize("first", range(0, len(CASES), BATCH))
def test_a_sentence_recalled_says_what_it_says_when_read(first, read_anew):
    assert observations(repeated(first)) == read_anew[first]


def test_a_sentence_with_other_figures_alone_is_recalled(monkeypatch):
    read = []
    monkeypatch.setattr(Recall, "_say", lambda recall, kept, parts, edges: read.append("".join(parts)))
    figures = ("3亿元，增长5%", "4亿元，增长6%", "12.5亿元，增长0.8%", "12.5亿元，增长0%", "12.5亿元，增长约3%")  # the first two come upon other knowledge
    observations("2018年1-6月，完成投资1亿元。\n" + "\n".join(f"工业投资{said}。" for said in figures))
    assert read == ["工业投资12.5亿元,增长0.8%。"]


@pytest.mark.parametrize(
    ("holder", "constant"),
    [(Owner(CONTEXT), {"context", "since", "_named", "_leads"}), (ReferencePeriod(CONTEXT), {"context", "_answers"})],
)
def test_all_that_a_sentence_can_leave_behind_is_compared_and_restored(holder, constant):
    assert set(vars(holder)) == constant | set(holder.CHANGING)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("完成投资82.70亿元,增长8%", ["完成投资", "82.70", "亿", "元", ",增长", "8", "", "%", ""]),
        ("增长0.0%", ["增长0.0%"]),  # nothing has no sign
        ("增长1.5倍,企业12家", ["增长1.5倍,企业12家"]),  # counts and multiples can turn a reading
        ("投资3、4亿元", ["投资3、4亿元"]),
        ("投资10亿元至20亿元", ["投资10亿元至20亿元"]),
        ("超82.70亿元,约8%", ["超82.70亿元,约8%"]),
    ],
)
def test_only_plain_amounts_rates_and_points_may_differ(text, parts):
    assert figures_apart(text) == parts


def compares_values(tree: ast.AST) -> bool:
    """True where a number is compared with anything but nothing."""
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    values = [node for node in compared if any(isinstance(part, ast.Attribute) and part.attr == "value" and ast.unparse(part.value) == "clause" for part in ast.walk(node))]
    return any(ast.unparse(node.comparators[0]) != "0" for node in values)


@pytest.mark.parametrize("path", sorted(Path(growth.__file__).parent.glob("*.py")), ids=lambda path: path.name)
def test_constructions_ask_for_the_size_of_what_they_compare(path):
    assert not compares_values(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("code", "compares"), [("clause.value < 0", False), ("abs(clause.value) > share", True), ("2 < clause.value", True), ("clause.size > share", False)])
def test_a_planted_comparison_is_caught(code, compares):
    assert compares_values(ast.parse(code)) == compares


def test_a_sentence_whose_reading_turned_on_a_size_is_not_recalled():
    said = "1-7月，工业投资占固定资产投资的{}%，同比下降{}%。\n"
    text = "2018年7月，开发区有关情况如下。\n" + "".join(said.format(*figures) for figures in [(60, 3), (60, 4), (60, 5), (2, 6)])
    assert [(seen.measure, str(seen.value)) for seen in extract(Document("case", text, "", "text")).observations] == [("share", "60"), ("share", "2"), ("yoy", "-6")]
