"""The day below a page's title is a line of its own, whatever the size it is set in; a day within a sentence is not."""

import pytest

from metrics.reading.flow import paragraphs
from metrics.reading.pieces import Segment

TITLE, DAY = "临海新区上半年经济运行稳中有进", "2018年7月20日"


def lines(*texts: str) -> list[Segment]:
    """Lines of one size below each other, all as wide as the column."""
    return [Segment(60, 100 + 16 * at, 360, 112 + 16 * at, text, at) for at, text in enumerate(texts)]


@pytest.mark.parametrize("day", [DAY, f"（{DAY}）", "2018-07-20", "发布时间：2018-07-20"])
def test_a_day_below_a_title_of_the_same_size_begins_a_paragraph_and_ends_with_it(day):
    assert list(paragraphs(lines(TITLE, day, "上半年，全区完成固定资产投资"))) == [TITLE, day, "上半年，全区完成固定资产投资"]


def test_a_day_within_a_sentence_goes_on_with_it():
    told = ("全区完成固定资产投资120亿元，截至", f"{DAY}，税收收入完成32亿元，同比增长")
    assert list(paragraphs(lines(*told))) == ["".join(told)]
