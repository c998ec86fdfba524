"""Tables inside a text: cells under each other, marks and words as they were. All figures are invented."""

import re

import pytest

from metrics.presentation import paper
from metrics.presentation.grids import LONG, MOST_CELLS, aligned

TABLE = "某区月报\n指标\t1-2月\t1-3月\n投资\t38.2\t92.6\n\n出口\t5.1\t7.4\n其他"


def words(body: str) -> str:
    return re.sub("<[^>]+>", "", body)


def test_lines_of_cells_become_a_grid_with_their_marks_and_other_lines_stay() -> None:
    at = TABLE.index("92.6")
    body = paper.paper(TABLE, [(at, at + 4, "m-level", "", "")])

    assert body == (
        '<div class="paper">某区月报<span class="grid"><span><span>指标</span><span>1-2月</span><span>1-3月</span></span>'
        '<span><span>投资</span><span>38.2</span><span><mark class="m-level" title="">92.6</mark></span></span></span>'
        "\n出口\t5.1\t7.4\n其他</div>"
    )
    assert words(aligned(TABLE)).split() == ["某区月报指标1-2月1-3月投资38.292.6", "出口", "5.1", "7.4", "其他"]


@pytest.mark.parametrize(
    "text",
    [
        "没有表格\n只有字",
        "一行\t1\n不算表",
        "投资\t<mark>38.2\t92.6</mark>\n出口\t<mark>5.1\t7.4</mark>",  # a mark that reaches across cells is not broken
        "\n".join(["\t".join("12345")] * (MOST_CELLS // 4 + 1)),  # too many to lay out
    ],
)
def test_what_is_no_table_or_cannot_be_one_stays_as_it_is(text: str) -> None:
    assert aligned(text) == text


def test_a_long_cell_may_be_broken_over_lines_whatever_its_marks_are() -> None:
    body = aligned(f"备注\t{'字' * (LONG + 1)}\n短\t<mark class='m-level'>1</mark>")

    assert (body.count('class="long"'), body.count("<mark")) == (1, 1)


def test_a_heading_of_markdown_is_a_heading_with_its_marks_and_no_other_line_is() -> None:
    words = "## 某区 86.3\n#1机组\n# 无标题\n投资# 1"
    at = words.index("86.3")

    assert paper.text_of(words, [(at, at + 4, "m-level", "", ""), (words.index("题"), words.index("资"), "m-level", "", "")]) == (
        '<b class="head">某区 <mark class="m-level" title="">86.3</mark></b>\n#1机组\n'
        '# 无标<mark class="m-level" title="">题\n投</mark>资# 1'
    )
