"""What a change of growth is held against, as its sentence tells it."""

import pytest

from metrics.extraction import extract
from metrics.model import Document

GROWTH = "1-9月，盐城经开区固定资产投资增长6.2%，"
TOLD = [
    # what follows the growth, the flags of the changes of growth in it
    ("较上半年回落1.3个百分点。", [("against=上半年",)]),
    ("增速比1-8月提高0.4个百分点。", [("against=1-8月",)]),
    ("增幅较前8个月提高0.4个百分点。", [("against=前8个月",)]),
    ("比上月加快0.4个百分点。", [("against=上月",)]),
    ("增速环比加快0.4个百分点。", [("against=上期",)]),
    ("增速较上半年（7.5%）回落1.3个百分点。", [("against=上半年",)]),
    ("比1-8月回落0.4个百分点，比上年同期提高1.3个百分点。", [("against=1-8月",), ()]),
    ("增速较一季度、上半年分别加快1.3个、0.6个百分点。", [("against=一季度",), ("against=上半年",)]),
    ("增速分别高于上年同期、上半年0.3、0.7个百分点。", [(), ("against=上半年",)]),
    ("增速比上年同期提高1.3个百分点。", []),  # what growth is held against anyway
    ("增速提升1.3个百分点。", []),
]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_a_change_of_growth_keeps_the_time_it_is_held_against(words: str, expected: list[tuple[str, ...]]) -> None:
    found = extract(Document("a.txt", GROWTH + words, "", "text"), None, "2026-10-20").observations

    changes = [seen.flags for seen in found if seen.measure == "yoy_accel"]
    assert changes == (expected or [()])
