"""A table that a page breaks off goes on at the next page's top: heads printed anew go, a row cut in two is put together."""

import pytest

from metrics.reading.assemble import Assembly, Entry
from metrics.reading.brokenrows import rest_of

HEADS = ["开发区", "累计", "同比%"]
LAST = ["嘉兴经济", "52.5", "-3.9"]
NEXT = ["常熟经济技术开发区", "82.7", "8.2"]

CASES = {
    "rows go on": ([NEXT], [LAST, NEXT]),
    "heads printed anew": ([HEADS, NEXT], [LAST, NEXT]),
    "a row cut in two": ([["技术开发区", "", ""], NEXT], [["嘉兴经济技术开发区", "52.5", "-3.9"], NEXT]),
    "a row cut in two below heads printed anew": (
        [HEADS, ["技术开发区", "", ""], NEXT],
        [["嘉兴经济技术开发区", "52.5", "-3.9"], NEXT],
    ),
    "a row of another group": ([HEADS, ["二、省级", "", ""], NEXT], [LAST, ["二、省级", "", ""], NEXT]),
    "a row without figures that holds more than words": ([HEADS, ["其中", "", ""], NEXT], [LAST, ["其中", "", ""], NEXT]),
}


def assembled(rows: list[list[str]]) -> Assembly:
    assembly = Assembly("pdf")
    assembly.mark("page=1")
    assembly.table([[Entry(text) if text else None for text in row] for row in rows])
    assembly.mark("page=2")
    return assembly


@pytest.mark.parametrize("case", CASES)
def test_what_the_next_page_adds(case: str):
    added, expected = CASES[case]
    assembly = assembled([HEADS, LAST])
    rest = rest_of(assembly, [[Entry(text) if text else None for text in row] for row in added])
    assert rest is not None
    assembly.extend_table(rest)
    rows = assembly.rows_of_last_table()
    assert rows == [HEADS, *expected]
    lines = ["\t".join(row) for row in rows]
    assert "".join(assembly.parts) == "\n".join(lines) + "\n"
    assert assembly.tables[-1]["end"] == assembly.length


@pytest.mark.parametrize("added", [[["指标", "本月", "累计"], NEXT], [["地区", "", "完成率"], NEXT], [HEADS]])
def test_what_is_another_table(added: list[list[str]]):
    assembly = assembled([HEADS, LAST])
    assert rest_of(assembly, [[Entry(text) if text else None for text in row] for row in added]) is None
    assert assembly.rows_of_last_table() == [HEADS, LAST]
