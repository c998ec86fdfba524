"""What is said in other words, in another script or a year later says the same: our cases and bulletins, turned, give the same observations."""

import re
from collections.abc import Callable
from decimal import Decimal
from zlib import crc32

import pytest
from case_tables import rows
from opencc import OpenCC
from test_extraction import compact, read

from metrics.cli.work import BULLETINS
from metrics.reading import read as read_file

OF = 13  # cases to each that is turned; all of them take long
RANGE = re.compile(r"(?<![\d月日-])1[-—~至]{1,2}(\d{1,2})月(?!至|[-—~])")
AMOUNT = re.compile(r"(?<![\d.,\n])([0-9]+(?:\.[0-9]{1,4})?)亿(?=美?元)")
YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(?:19|20)\d\d(?=年)")
PERIOD = re.compile(r"(?<= )(?:19|20)\d\d(?=-\d\d(?: |$))")
DATED_FOR_GOOD = re.compile(r"[九十][一二三四五]?五|2月29|(?:19|20)\d\d(?!年)")
TURNED: dict[str, Callable[[str], str]] = {
    "traditional script": OpenCC("s2t").convert,
    "months from January with both names": lambda text: RANGE.sub(r"1月至\1月", text),
    "months from January, spoken": lambda text: RANGE.sub(r"1月到\1月", text),
    "ten thousands": lambda text: AMOUNT.sub(lambda found: f"{(Decimal(found[1]) * 10000).normalize():f}万", text),
    "growth over the year before": lambda text: re.sub(r"(?<!年)同比(?=增长\d)", "比上年同期", text),
    "the currency by its name": lambda text: re.sub(r"(?<![币\d.])(\d[\d.]*亿元)(?=[，。；,;、])", r"\1人民币", text),
    "a blank between number and unit": lambda text: re.sub(r"(?<=\d)(?=[亿万%])", " ", text),
    "a blank before every number": lambda text: re.sub(r"(?<=[增长降成现为达])(?=\d)", " ", text),
    "points without a measure word": lambda text: text.replace("个百分点", "百分点"),
}
CASES = [
    (row["text"].replace("\\n", "\n"), row["zone"], row["published"]) for row in rows("constructions.csv") if row["kind"] == "positive"
]
TEXTS = [
    # By its own words, not by its place: a row put into the table turns no other.
    *(case for case in CASES if crc32(case[0].encode()) % OF == 0),
    *((file.text, file.origin.zone or "", file.origin.published or "") for file in map(read_file, sorted(BULLETINS.glob("*.md")))),
]


def year_after(found: re.Match[str]) -> str:
    return str(int(found[0]) + 1)


def told(text: str, zone: str, published: str) -> list[str]:
    return sorted(compact(seen, zone) for seen in read(text, zone, published).observations)


@pytest.fixture(scope="module")
def as_printed() -> list[list[str]]:
    return [told(*text) for text in TEXTS]


@pytest.mark.parametrize("words", TURNED)
def test_other_words_change_no_observation(words, as_printed):
    turned = [(told(TURNED[words](text), zone, published), text) for text, zone, published in TEXTS]
    changed = [text for (seen, text), plain in zip(turned, as_printed, strict=True) if seen != plain]
    assert (changed, any(TURNED[words](text) != text for text, _, _ in TEXTS)) == ([], True)


def test_a_year_later_all_is_told_of_the_year_after(as_printed):
    """But for what a plan's number, a leap day or a year without 年 dates for good."""
    changed, count = [], 0
    for (text, zone, published), plain in zip(TEXTS, as_printed, strict=True):
        if published and DATED_FOR_GOOD.search(text) is None:
            count += 1
            seen = told(YEAR.sub(year_after, text), zone, f"{int(published[:4]) + 1}{published[4:]}")
            if seen != sorted(PERIOD.sub(year_after, line) for line in plain):
                changed.append(text)
    assert (changed, count > 30) == ([], True)
