"""Texts set in columns: their lines are joined where a sentence goes on, and lists of figures keep their lines."""

import re
from textwrap import wrap

import pytest

from metrics.extraction import extract
from metrics.language.normalise import normalise
from metrics.language.wrapping import Column, column_of
from metrics.reading import read_bytes

SENTENCES = (
    "上半年，丹阳经济开发区坚持稳中求进工作总基调，全力推动各项工作落地见效，主要经济指标好于预期。"
    "全区实现地区生产总值121.5亿元，同比增长8.1%，增速居全市第一位；规模以上工业增加值同比增长9.3%，比全市平均水平高1.7个百分点。"
    "固定资产投资完成61.2亿元，同比增长10.4%，其中工业投资完成33.6亿元，同比增长12.9%。"
    "外贸进出口总额完成5.4亿美元，同比增长6.6%，实际利用外资完成年度目标的55.2%。"
)
LIST = "\n".join(f"第{number}家企业上半年完成产值{number}.5亿元" for number in range(1, 10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n".join(wrap(SENTENCES, 17)), Column(17, False)),
        ("\n".join(wrap(SENTENCES, 34)), None),  # too few lines to tell
        ("\n".join(wrap(SENTENCES * 3, 24)), Column(24, False)),
        (SENTENCES.replace("。", "。\n"), None),
        (LIST, None),
        ("", None),
        ("合计  3.4%  8.1\n进口  2.6%  9.9\n出口  1.8%  7.2\n其他  5.1%  6.6\n以上完成", None),  # rows, long by their blanks alone
    ],
)
def test_a_column_is_seen_where_most_lines_are_full_and_end_inside_a_sentence(text, expected):
    assert column_of(text) == expected


def test_spaces_around_figures_as_a_pdf_file_has_them_widen_no_line():
    spaced = [re.sub(r"(\d+(?:\.\d+)?)", r" \1 ", line) for line in wrap(SENTENCES, 17)]
    assert normalise("\n".join(spaced)).text == normalise(SENTENCES).text


@pytest.mark.parametrize("width", [15, 17, 20])
def test_lines_of_a_column_are_joined(width):
    assert normalise("\n".join(wrap(SENTENCES, width))).text == normalise(SENTENCES).text


def test_a_list_of_figures_keeps_its_lines():
    assert normalise(LIST).text.count("\n") == LIST.count("\n")


@pytest.mark.parametrize(
    "text", ["税收收入8亿元\n，同比增长8%。", "税收收入增长8\n%，出口增长9%。", "税收收入8亿元（快报\n），同比增长8%。"]
)
def test_a_line_never_begins_with_a_mark_that_ends_something(text):
    assert "\n" not in normalise(text).text


def _rows(text):
    found = extract(read_bytes("column.txt", text.encode()), zone="江苏省丹阳经济开发区", published="2019-07-10")
    return [(seen.indicator, seen.measure, seen.value, seen.period_end) for seen in found.observations]


def test_a_column_gives_the_figures_of_the_text():
    whole = _rows(SENTENCES)
    assert (len(whole), _rows("\n".join(wrap(SENTENCES, 17)))) == (12, whole)


APART = "二、工业经济保持平稳较快增长态势情况"  # nearly as long as the column is wide


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("完成 1 2 0 . 5 亿元，增长 8 . 5 %，新设企业 1 2 家。", "完成120.5亿元,增长8.5%,新设企业12家。"),
        ("完成120.5亿元，增长 8 . 5 %，名次为 2 5 8。", "完成120.5亿元,增长8.5%,名次为2 5 8。"),  # one point alone shows no habit
        ("完成<b>120.5</b>亿元，<span class='x'>增长</span>8.5%。", "完成120.5亿元,增长8.5%。"),
        ("> 完成120.5亿元。\n> 增长8.5%。", "完成120.5亿元。\n增长8.5%。"),
        ("&nbsp;&nbsp;完成120.5亿元。", "完成120.5亿元。"),
        ("完成120.5亿元/增长8.5%", "完成120.5亿元,增长8.5%"),
    ],
)
def test_marks_of_pages_and_letters_set_apart_are_taken_out(printed, clean):
    assert [line.strip() for line in normalise(printed).text.split("\n")] == clean.split("\n")


def test_a_line_nearly_full_ends_its_paragraph_where_blank_lines_set_paragraphs_apart():
    text = "\n".join(wrap(SENTENCES, 20)) + f"\n\n  {APART}\n\n  " + "\n".join(wrap(SENTENCES, 20))
    assert APART in [line.strip() for line in normalise(text).text.split("\n")]


def test_the_rest_of_a_number_that_a_scan_has_cut_is_no_figure():
    read = extract(
        read_bytes("case.md", "2019年上半年，全区完成固定资产投资12 0.5亿元，税收收入8.5亿元。".encode()), zone="江苏省丹阳经济开发区"
    )
    assert [(o.indicator, str(o.value)) for o in read.observations] == [("tax_revenue", "850000000")]


def test_a_numbered_heading_with_a_comma_is_no_part_of_the_longer_line_below():
    heading, line = "三、财政收入降幅收窄,贷款保持平稳增长", "地方一般公共预算收入累计38642万元,下降4.7%,支出增长3.2%。"
    assert normalise(f"{heading}\n{line}").text == f"{heading}\n{line}"
    assert "\n" not in normalise(f"{heading}\n存款余额也在增长。").text  # as short as the rest of a sentence
