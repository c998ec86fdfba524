"""The names by which bulletins call each indicator, and longer names that are no indicator's (tests/cases/names.csv). The figures are made up."""

from decimal import Decimal

import pytest
from case_tables import rows

from metrics.extraction import extract
from metrics.reading import read_bytes

FRAME = "上半年，全区完成{name}{amount}，同比增长8.5%。"


def figures(name: str, amount: str) -> list[tuple[str, str, Decimal, str]]:
    text = FRAME.format(name=name, amount=amount)
    read = extract(read_bytes("case.md", text.encode()), zone="江苏省丹阳经济开发区", published="2019-07-10")
    return sorted((o.indicator, o.measure, o.value, o.period_end) for o in read.observations)


@pytest.mark.parametrize("row", rows("names.csv"), ids=lambda row: f"{row['code'] or 'none'} {row['amount']}")
def test_a_name_is_that_of_its_indicator_and_of_no_other(row: dict[str, str]):
    """A row without a code lists names of things that no indicator counts."""
    told = [("level", Decimal(row["value"])), ("yoy", Decimal("8.5"))] if row["code"] else []
    wrong = {}
    for name in row["names"].split("|"):
        read = figures(name, row["amount"])
        if [(code, measure, value) for code, measure, value, _ in read] != [(row["code"], *each) for each in told] or any(
            not end.startswith("2019-") for *_, end in read
        ):
            wrong[name] = read
    assert wrong == {}
