"""A person's target takes the place of the seed's, survives a build and extraction anew, can be undone, and is checked."""

from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ask, entry, observation, publish, silent

from metrics.cli import building, ledgers, reprocessing, targeting
from metrics.intake import settling, targets
from metrics.intake.targets import Wanted
from metrics.model import Span
from metrics.warehouse import store
from metrics.warehouse.target_edits import TargetError

ZONE = "长春高新技术产业开发区"  # whose GDP the seeds want to grow by 10 % in 2018
GROWTH = Wanted(ZONE, "gdp", "2018", "12%")
SHOWN = "select kind, period, value, stretch, pace_plan, origin, source from target_all where zone = ? and indicator = ? and year = 2018"
SEED = ("growth", "year", Decimal(10), None, "linear", "seed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A warehouse with the targets of the seeds and no figure."""
    path = tmp_path / "warehouse.duckdb"
    publish(path)
    return path


def put(path: Path, wanted: Wanted = GROWTH, because: str = "管委会工作报告") -> str:
    return targeting.set_target(wanted, "李明", because, silent, path).partition(" ")[0]


def shown(path: Path, indicator: str = "gdp") -> list[tuple]:
    """Targets of 2018, those of the seeds without their long sources."""
    rows = ask(path, SHOWN + " order by kind, period, value", ZONE, indicator)
    return [row[:6] if row[5] == "seed" else row for row in rows]


PLAN = "1|2|3|4|5|50|60|70|80|90|95|100"
SET = [
    (Wanted(ZONE, "gdp", "2018", "12%", stretch="13%"), [("growth", "year", Decimal(12), Decimal(13), "linear", "person", "因为")]),
    (Wanted(ZONE, "gdp", "2018", "350亿元", pace="seasonal"),
     [("amount", "year", Decimal(350 * 10**8), None, "seasonal", "person", "因为"), SEED]),
    (Wanted(ZONE, "gdp", "2018", "-1.5%", "h1"), [("growth", "h1", Decimal("-1.5"), None, "linear", "person", "因为"), SEED]),
    (Wanted(ZONE, "projects_signed", "2018", "12个", "q1", pace=PLAN), [("count", "q1", Decimal(12), None, PLAN, "person", "因为")]),
    (Wanted(ZONE, "fdi_actual", "2018", "5亿美元"), [("amount", "year", Decimal(5 * 10**8), None, "linear", "person", "因为")]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "expected"), SET, ids=str)
def test_a_target_takes_the_place_of_the_seeds_of_the_same_kind_and_period(path: Path, wanted: Wanted, expected):
    put(path, wanted, "因为")
    assert shown(path, wanted.indicator) == expected
    seeds = "select value from target where zone = ? and indicator = 'gdp' and year = 2018"
    assert ask(path, seeds, ZONE) == [(Decimal(10),)]


def test_of_two_targets_the_later_one_stands_and_each_can_be_undone(path: Path):
    first, second = put(path), put(path, Wanted(ZONE, "gdp", "2018", "11%"))
    values = [[row[2] for row in shown(path)]]
    for number in (second, first):
        ledgers.undo("target", number, "王芳", "误", silent, path)
        values.append([row[2] for row in shown(path)])
    assert values == [[Decimal(11)], [Decimal(12)], [Decimal(10)]]
    lines = list(ledgers.listed("target", path))
    head = f"{ZONE} gdp growth 2018 year"
    assert [line.partition("  李明")[0] for line in lines] == [f"{first}  {head}  10% → 12%", f"{second}  {head}  12% → 11%"]
    assert [line.endswith(": 误]") for line in lines] == [True, True]
    with pytest.raises(TargetError, match="this target set by a person was undone by 王芳"):
        ledgers.undo("target", first, "王芳", "again", silent, path)


def test_a_target_can_be_set_back_to_what_it_was_before_and_not_to_what_it_is(path: Path):
    for value in ("12%", "11%", "12%"):
        put(path, Wanted(ZONE, "gdp", "2018", value))
    assert [row[2] for row in shown(path)] == [Decimal(12)]
    with pytest.raises(TargetError, match="this target is 12% already; nothing changed"):
        put(path, Wanted(ZONE, "gdp", "2018", "12%"))


def test_a_target_that_is_withdrawn_is_gone_until_that_is_undone(path: Path):
    key = {"zone": ZONE, "indicator": "gdp", "year": 2018, "period": "year", "scope": None, "kind": "growth"}
    edit = targets.withdraw(key, "李明", "未下达", silent, path)
    assert shown(path) == []
    assert (
        next(iter(ledgers.listed("target", path))).partition("  李明")[0]
        == f"{edit['edit_id']}  {ZONE} gdp growth 2018 year  10% → withdrawn"
    )
    with pytest.raises(TargetError, match="there is no such target to withdraw"):
        targets.withdraw(key, "李明", "再撤", silent, path)
    ledgers.undo("target", edit["edit_id"], "王芳", "误", silent, path)
    assert shown(path) == [SEED]


def test_a_goal_in_a_document_and_a_task_a_rate_implies_can_be_withdrawn_too(path: Path):
    year = {"zone": ZONE, "period_start": "2018-01", "period_end": "2018-12"}
    publish(path, entry(
        observation(measure="target", indicator="fai", **year),
        observation(indicator="exports", **year | {"period_end": "2018-06"}),
        observation(indicator="exports", measure="completion", unit="PERCENT", value="40", value_text="40%", **year | {"period_end": "2018-06"}),
    ))  # fmt: skip
    query = "select indicator, origin from target_all where zone = ? and year = 2018 and indicator in ('fai', 'exports') and origin <> 'seed' order by all"
    before = ask(path, query, ZONE)
    for indicator in ("fai", "exports"):
        key = {"zone": ZONE, "indicator": indicator, "year": 2018, "period": "year", "scope": None, "kind": "amount"}
        targets.withdraw(key, "李明", "不是目标", silent, path)
    assert (before, ask(path, query, ZONE)) == ([("exports", "implied"), ("fai", "document")], [])


def test_a_target_of_a_part_stands_beside_the_one_of_the_whole_and_is_withdrawn_by_itself(path: Path):
    part = Wanted(ZONE, "projects_signed", "2018", "40个", scope="亿元以上项目")
    number = put(path, part)
    put(path, Wanted(ZONE, "projects_signed", "2018", "90个"))
    query = "select scope, value::integer from target_all where zone = ? and indicator = 'projects_signed' and year = 2018 order by value"
    assert ask(path, query, ZONE) == [("亿元以上项目", 40), (None, 90)]
    assert next(iter(ledgers.listed("target", path))).startswith(
        f"{number}  {ZONE} projects_signed (亿元以上项目) count 2018 year  - → 40个"
    )

    targeting.withdraw(targeting.Asked(ZONE, "projects_signed", "2018", scope="亿元以上项目"), "李明", "未下达", silent, path)
    assert ask(path, query, ZONE) == [(None, 90)]


def test_the_whole_may_be_aimed_at_with_the_figure_that_a_part_was_aimed_at_with(path: Path):
    for scope in ("亿元以上项目", ""):
        put(path, Wanted(ZONE, "projects_signed", "2018", "40个", scope=scope))
    query = "select scope from target_all where zone = ? and indicator = 'projects_signed' and year = 2018 order by scope nulls last"
    assert ask(path, query, ZONE) == [("亿元以上项目",), (None,)]


def test_many_targets_are_one_version_and_what_stands_already_is_passed_over(path: Path):
    goals = [
        targets.goal_of(wanted)
        for wanted in (Wanted(ZONE, "gdp", "2018", "10%"), Wanted(ZONE, "fai", "2018", "15%"), Wanted(ZONE, "exports", "2018", "9亿美元"))
    ]
    before = store.readable_versions(path)
    edits = targets.set_targets(goals, "李明", "下达", silent, path)
    assert [edit["indicator"] for edit in edits] == ["fai", "exports"]
    assert len(set(store.readable_versions(path)) - set(before)) == 1
    with pytest.raises(TargetError, match="what was given already; nothing changed"):
        targets.set_targets(goals, "李明", "再下达", silent, path)


def test_targets_of_one_version_are_undone_together_and_what_replaced_one_of_them_since_stands(path: Path):
    goals = [targets.goal_of(Wanted(ZONE, code, "2018", value)) for code, value in (("gdp", "12%"), ("fai", "15%"), ("exports", "9亿美元"))]
    edits = [edit["edit_id"] for edit in targets.set_targets(goals, "李明", "下达", silent, path)]
    put(path, Wanted(ZONE, "fai", "2018", "16%"))
    ledgers.undo("target", edits[2], "王芳", "误", silent, path)
    before = store.readable_versions(path)
    undone = settling.undo_together(edits[0], "王芳", "整批有误", silent, path)

    assert sorted(edit["edit_id"] for edit in undone) == sorted(edits[:2])
    assert len(set(store.readable_versions(path)) - set(before)) == 1
    assert [[row[2] for row in shown(path, code)] for code in ("gdp", "fai", "exports")] == [[Decimal(10)], [Decimal(16)], []]
    with pytest.raises(TargetError, match="was undone by 王芳"):
        settling.undo_together(edits[0], "王芳", "again", silent, path)


def test_a_goal_printed_with_the_seeds_value_does_not_come_back_and_one_with_the_persons_is_its_sentence(path: Path):
    goals = [
        observation(zone=ZONE, measure="target_yoy", unit="PERCENT", value=value, value_text=f"{value}%", period_start="2018-01", period_end="2018-12")
        for value in ("10", "12")
    ]  # fmt: skip
    later = goals[0]._replace(
        evidence=Span(100, 100 + len(goals[0].evidence.text), goals[0].evidence.text)
    )  # of two goals the one printed first is shown
    publish(path, entry(later, goals[1]))
    put(path)
    query = "select origin, value, sentence from target_all where zone = ? and indicator = 'gdp' and year = 2018"
    assert ask(path, query, ZONE) == [("person", Decimal(12), goals[1].sentence.text)]


def test_build_and_reprocess_keep_the_targets_of_people(own_warehouse: Path):
    path = own_warehouse
    kept, undone = put(path), put(path, Wanted(ZONE, "fai", "2018", "15%"))
    ledgers.undo("target", undone, "王芳", "误", silent, path)
    before = list(ledgers.listed("target", path)), shown(path)
    building.build(silent, silent, path)
    list(reprocessing.reprocess(True, silent, path))
    assert (list(ledgers.listed("target", path)), shown(path)) == before
    assert ask(path, "select target_id from target_all where origin = 'person'") == [(f"person:{kept}",)]


REFUSED = [
    (Wanted(ZONE, "gdp", "2018", "10%"), "this target is 10% already; nothing changed"),
    (Wanted(ZONE, "gpd", "2018", "10%"), "'gpd' is not known; allowed: a code of seeds/indicators.csv"),
    (Wanted(ZONE, "gdp", "18", "10%"), "'18' cannot be read as a year"),
    (Wanted(ZONE, "gdp", "2018", "12吨"), "12吨 cannot measure gdp; allowed: a figure in CNY or in %"),
    (Wanted(ZONE, "gdp", "2018", "12朵"), "'12朵' cannot be read as a figure"),
    (Wanted(ZONE, "gdp", "2018", "350"), "'350' says no unit"),
    (Wanted(ZONE, "gdp", "2018", "0亿元"), "0亿元 is no target to reach"),
    (Wanted(ZONE, "gdp", "2018", "1" * 18 + "亿元"), "cannot be stored exactly"),
    (Wanted(ZONE, "gdp", "2018", "350亿元", stretch="12%"), "the stretch 12% is in PERCENT, the target 350亿元 in CNY"),
    (Wanted(ZONE, "gdp", "2018", "350亿元", stretch="-1亿元"), "-1亿元 is no target to reach"),
    (Wanted(ZONE, "gdp", "2018", "12%", pace="fast"), "the pace plan 'fast' cannot be read; allowed: linear, seasonal"),
    (Wanted(ZONE, "gdp", "2018", "12%", pace="50|100"), "the pace plan '50|100' cannot be read; allowed"),
    (Wanted(ZONE, "gdp", "2018", "12%", pace=PLAN.replace("95", "9.5.1")), "cannot be read"),
    (Wanted(ZONE, "gdp", "2018", "12%", pace=PLAN.replace("95", "55")), "falls or does not end at 100"),
]


@pytest.mark.parametrize(("wanted", "message"), REFUSED, ids=str)
def test_a_target_that_makes_no_sense_is_refused_and_publishes_nothing(path: Path, wanted: Wanted, message: str):
    before = store.current_version(path)
    with pytest.raises(TargetError) as caught:
        put(path, wanted)
    assert message in str(caught.value)
    assert store.current_version(path) == before
