"""A goal that was raised in the course of the year is told with what it was before. All figures are invented."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import level, target
from warehouse_cases import ZONE, entry, of_one_zone_each, publish, silent

from metrics.analysis import goals, outlook, targets
from metrics.analysis.frames import Row, rows_of
from metrics.model import Observation, Span
from metrics.presentation.board_file import board_csv
from metrics.presentation.labels import text
from metrics.presentation.target_tables import change_notes
from metrics.warehouse import store
from metrics.warehouse.ingest import Entry

DONE = entry(level("2030-06", 60, indicator="fai"), published="2030-07-15", name="half.txt")


def said(day: str, amount: int, **changes: object) -> Entry:
    return entry(target("fai", amount, **changes), published=day, name=f"{day}.txt", text=f"{day}说目标{amount}亿元")


SEED_COLUMNS = "target_id, zone, indicator, year, period, kind, value, unit, said_on, source"
RAISED_AT_ONCE = entry(
    target("fai", 120),
    target("fai", 100, flags=("before_revision",)),
    published="2030-07-20",
    name="raised.txt",
    text="由100亿元调高到120亿元",
)


def judged(path: Path, *entries: Entry) -> list[Row]:
    publish(path / "w.duckdb", DONE, *entries)
    connection = store.connect(path / "w.duckdb")
    board = rows_of(targets.board(connection, ZONE, 2030, 6))
    later = rows_of(outlook.outlook(connection, ZONE, 2030))
    connection.close()
    assert [row["earlier"] for row in board] == [row["earlier"] for row in later]
    return board


@pytest.mark.parametrize(
    ("entries", "goal", "earlier", "day"),
    [
        ((said("2030-02-10", 100), said("2030-07-20", 120)), 120, 100, date(2030, 2, 10)),
        ((said("2030-02-10", 100), said("2030-04-01", 110), said("2030-07-20", 120)), 120, 110, date(2030, 4, 1)),
        ((said("2030-02-10", 100), said("2030-07-20", 100, value_text="100.0亿元")), 100, None, None),  # said again
        ((said("2030-02-10", 100),), 100, None, None),
        ((said("", 100), said("2030-07-20", 120)), 120, None, None),  # which came first is not known
    ],
)
def test_a_goal_set_anew_tells_what_it_was_before(
    tmp_path: Path, entries: tuple[Entry, ...], goal: int, earlier: int | None, day: date | None
) -> None:
    (row,) = judged(tmp_path, *entries)
    found = row["earlier"] and row["earlier"] / 10**8
    assert row["earlier_completion_pct"] == (earlier and 100 * Decimal(60) / earlier)

    assert (row["target"] / 10**8, found, row["earlier_on"], row["has_rival"]) == (goal, earlier, day, False)


def test_a_goal_for_another_thing_or_another_year_is_not_what_it_was_before(tmp_path: Path) -> None:
    other: Observation = target("fai", 90, scope="亿元以上项目")
    rows = judged(tmp_path, entry(other, target("fai", 80, "2029-12"), published="2030-02-10", name="old.txt"), said("2030-07-20", 120))

    assert {(row["coverage"], row["earlier"], row["has_rival"]) for row in rows} == {(None, None, False), ("亿元以上项目", None, False)}


# The day of what the seeds say, the documents, then what is judged, what is told as the one before (with its day) or beside it, and from where.
RAISED = [
    ("2030-02-10", (said("2030-07-20", 120),), (120, 100, date(2030, 2, 10), None, "document")),
    ("2030-07-20", (said("2030-02-10", 90),), (100, 90, date(2030, 2, 10), None, "seed")),
    ("2030-04-01", (said("2030-02-10", 90), said("2030-07-20", 120)), (120, 100, date(2030, 4, 1), None, "document")),
    (None, (said("2030-02-10", 100), said("2030-07-20", 120)), (120, 100, date(2030, 2, 10), None, "document")),
    ("2030-08-01", (said("2030-02-10", 100), said("2030-07-20", 120)), (100, 120, date(2030, 7, 20), None, "seed")),
    (None, (RAISED_AT_ONCE,), (120, 100, date(2030, 7, 20), None, "document")),
    (None, (said("2030-07-20", 120, construction="goal_reset"),), (120, 100, None, None, "document")),  # 调高到120亿元
    ("2030-08-01", (said("2030-07-20", 120, construction="goal_reset"),), (100, 120, date(2030, 7, 20), None, "seed")),
    (None, (said("2030-07-20", 120),), (100, None, None, 120, "seed")),  # which came first is not known
    ("2030-02-10", (said("", 120),), (100, None, None, 120, "seed")),
    ("2030-07-20", (said("2030-07-20", 120),), (100, None, None, 120, "seed")),
    ("2030-02-10", (said("2030-07-20", 100),), (100, None, None, None, "seed")),  # said again
]


def test_a_goal_of_the_seeds_and_of_a_document_is_judged_once_by_the_one_said_last(tmp_path: Path) -> None:
    zones, entries = of_one_zone_each((entry(level("2030-06", 60, indicator="fai")), *documents) for _, documents, _ in RAISED)
    publish(tmp_path / "w.duckdb", *entries)
    with store.draft(tmp_path / "w.duckdb", from_current=True, tell=silent) as connection:
        for zone, (day, _, _) in zip(zones, RAISED, strict=True):
            seed = ("seed " + zone, zone, "fai", 2030, "year", "amount", 100 * 10**8, "CNY", day, "报告")
            connection.execute(f"insert into target ({SEED_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", seed)
    connection = store.connect(tmp_path / "w.duckdb")
    found = [rows_of(targets.board(connection, zone, 2030, 6)) for zone in zones]
    alike = [rows_of(outlook.outlook(connection, zone, 2030)) for zone in zones]
    standing = [rows_of(goals.standing(connection, zone, 2030)) for zone in zones]
    connection.close()

    assert [len(rows) for rows in found] == [1] * len(RAISED)
    assert [_told(row) for (row,) in found] == [expected for _, _, expected in RAISED]
    assert [_told(row) for (row,) in alike] == [expected for _, _, expected in RAISED]
    assert [_told(row | {"target": row["value"]}) for (row,) in standing] == [expected for _, _, expected in RAISED]
    files = [board_csv(rows, [], "2030", "zh").decode("utf-8-sig").splitlines() for rows in found]
    rivals = [line.split(",")[heads.split(",").index(text("board.rival_goal", "zh"))] for _, heads, line in files]
    assert rivals == ["" if rival is None else str(rival) for _, _, (*_, rival, _) in RAISED]
    assert [row["has_rival"] for (row,) in found] == [rival is not None for _, _, (*_, rival, _) in RAISED]


def _told(row: Row) -> tuple[object, ...]:
    goal, earlier, rival = (row[which] and row[which] / 10**8 for which in ("target", "earlier", "rival"))
    return goal, earlier, row["earlier_on"], rival, row["origin"]


def test_what_a_goal_was_before_leads_to_its_sentence_in_either_language() -> None:
    row = {
        "kind": "amount", "target_unit": "CNY", "earlier": Decimal(10**10), "earlier_bound": "over", "earlier_on": date(2030, 2, 10),
        "earlier_observation_id": "o7", "earlier_completion_pct": Decimal("54.1333"), "has_rival": True,
        "rival": Decimal(12 * 10**9), "rival_bound": "exact", "rival_on": None, "rival_observation_id": "o8", "also": None,
    }  # fmt: skip

    assert change_notes(row, "zh") == (
        '<br><small class="quiet">原定 <a class="fig" href="documents?figure=o7&amp;lang=zh">超过100.00亿元</a> (2030-02-10)<br>按原定完成 54.13%</small>'
        '<br><span class="badge warn">另有不同目标</span>'
        ' <small class="quiet"><a class="fig" href="documents?figure=o8&amp;lang=zh">120.00亿元</a></small>'
    )
    assert "before: " in change_notes(row, "en")
    assert "over 10.00 billion CNY" in change_notes(row, "en")
    assert change_notes(row | {"earlier": None, "has_rival": False, "rival": None}, "zh") == ""


def in_money(amount: str, unit: str, **changes: object) -> Observation:
    """A goal of 2019 for foreign investment, in units of 10⁸; what a dollar was worth then is known."""
    words = {"CNY": "亿元", "USD": "亿美元", "EUR": "亿欧元"}[unit]
    return target("fdi_actual", Decimal(amount), "2019-12", unit=unit, value_text=f"{amount}{words}", **changes)


# What is told of the goal, what of the figures; then what is judged (amount, currency, what was reached), and the same in another one.
CURRENCIES = [
    ((in_money("3", "USD"), in_money("20.7", "CNY")), (("1.6", "USD"),), [("3", "USD", "1.6", "20.7", "CNY", False)]),
    ((in_money("3", "USD"), in_money("20.7", "CNY")), (("11", "CNY"),), [("20.7", "CNY", "11", "3", "USD", False)]),
    ((in_money("20.7", "CNY"), in_money("3", "USD")), (), [("3", "USD", None, "20.7", "CNY", False)]),
    ((in_money("3", "USD"), in_money("30", "CNY")), (), [("3", "USD", None, None, None, True), ("30", "CNY", None, None, None, True)]),
    (
        (in_money("3", "USD"), in_money("20.7", "CNY", scope="制造业")),
        (),
        [("3", "USD", None, None, None, False), ("20.7", "CNY", None, None, None, False)],
    ),
    # No rate of the euro is known here: the two are one goal where one sentence tells both, and two where two sentences do.
    (
        tuple(one._replace(sentence=Span(0, 18, "外资到账2亿欧元，折合15亿元。")) for one in (in_money("2", "EUR"), in_money("15", "CNY"))),
        (("0.9", "EUR"),),
        [("2", "EUR", "0.9", "15", "CNY", False)],
    ),
    (
        (in_money("2", "EUR"), in_money("15", "CNY")),
        (),
        [("2", "EUR", None, None, None, True), ("15", "CNY", None, None, None, True)],
    ),
]


def test_a_goal_told_in_two_currencies_is_one_goal_where_they_agree(tmp_path: Path) -> None:
    told = (
        entry(
            *aims, *(level("2019-06", Decimal(done), indicator="fdi_actual", unit=unit) for done, unit in reached), published="2019-07-20"
        )
        for aims, reached, _ in CURRENCIES
    )
    zones, entries = of_one_zone_each([one] for one in told)
    publish(tmp_path / "w.duckdb", *entries)
    connection = store.connect(tmp_path / "w.duckdb")
    boards = [rows_of(targets.board(connection, zone, 2019, 6)) for zone in zones]
    standing = rows_of(goals.standing(connection, zones[0], 2019))
    connection.close()

    def plain(value: Decimal | None) -> str | None:
        return None if value is None else f"{(value / 10**8).normalize():f}"

    found = [
        [
            (plain(row["target"]), row["target_unit"], plain(row["done"]), plain(row["also"]), row["also_unit"], row["has_rival"])
            for row in rows
        ]
        for rows in boards
    ]
    assert [sorted(rows, key=str) for rows in found] == [sorted(rows, key=str) for _, _, rows in CURRENCIES]
    assert [plain(row["also"]) for row in standing] == ["20.7"]
    assert f"{text('board.also', 'zh')} <a" in change_notes(boards[0][0], "zh")
    assert "20.70亿元</a></small>" in change_notes(boards[0][0], "zh")
