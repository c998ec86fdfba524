"""What export writes, import brings back: the same figures, witnesses, conflicts and revisions, in every format."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from command_line_cases import run
from openpyxl import load_workbook
from pyarrow import parquet
from warehouse_cases import ZONE, ask, entry, observation, publish

from metrics.cli import building
from metrics.export.reading_back import records
from metrics.export.table import COLUMNS
from metrics.warehouse import store

FORMS = [
    ("figures.csv", ["--format", "csv"]),
    ("figures.csv", ["--format", "csv", "--headers", "en", "--no-bom"]),
    ("figures.xlsx", ["--format", "xlsx"]),
    ("figures.parquet", ["--format", "parquet"]),
    ("figures.csv", ["--format", "sdmx"]),
]
# All of a figure but what belongs to the document it stands in.
FIGURES = """select f.* exclude (document_id, evidence_start, evidence_end, sentence_start, file_name, document_kind, correction_id,
    correction_reason, passage), p.sentence from figure as f join passage as p using (passage) order by observation_id
"""


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch):
    """Makes the commands work on this warehouse."""
    return lambda path: monkeypatch.setattr(store, "WAREHOUSE", path)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of figures that are hard to carry: large, small, unknown, quoted, in several lines. No test changes it."""
    path = tmp_path_factory.mktemp("odd") / "odd.duckdb"
    publish(
        path,
        entry(
            observation(value="9999999999999999999999.999999", value_text="999…"),
            observation(measure="yoy", unit="PERCENT", value="-0.000001", value_text="-0.000001%"),
            observation(indicator="fai", value="123456789012.345", value_text="123456789012.345元"),
            observation(zone=None, indicator="exports", value_text='=1+1,"x"\n\t；'),
            observation(period_start="--01", period_end="--03", scope="限额以上", bound="over", status="estimate"),
            observation(indicator="population", unit="PERSON", value="0.1", value_text="0.1人", flags=("doubtful",)),
            name='a,"b".txt',
        ),
        entry(observation(value="10300000000", value_text="103亿元"), grade="official", published="2021-02-01"),
    )
    return path


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without figures, which stays so."""
    path = tmp_path_factory.mktemp("bare") / "target.duckdb"
    publish(path)
    return path


@pytest.mark.parametrize(("name", "options"), FORMS)
def test_a_round_trip_through_a_file_gives_the_same_figures(tmp_path: Path, built_warehouse: Path, odd: Path, use, name, options):
    for number, source in enumerate((built_warehouse, odd)):
        file = tmp_path / f"{number}{name}"
        use(source)
        assert run("export", "--witnesses", "-o", file, *options).exit_code == 0
        target = tmp_path / f"target{number}.duckdb"
        publish(target)
        use(target)
        result = run("import", file)
        (count,) = ask(source, "select count(*) from observation")[0]
        assert (result.exit_code, result.output) == (0, f"{file}: {count} of {count} figures stored\n")
        assert ask(target, FIGURES) == ask(source, FIGURES)
        assert ask(target, "from revision") == ask(source, "from revision")
        excerpts = "select count(*) from observation join document using (document_id)"
        exact = (
            excerpts
            + " where text[evidence_start + 1 : evidence_end] = evidence_text and text[sentence_start + 1 :][: length(sentence)] = sentence"
        )
        assert ask(target, exact) == ask(target, excerpts)
        again = run("import", file)
        assert again.output == f"{file}: all {count} figures are stored already; nothing changed\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_file_for_a_spreadsheet_tells_days_and_comes_back_also_as_a_spreadsheet_writes_them(
    tmp_path: Path, odd: Path, bare: Path, use, encoding: str
):
    """2020-01 would become the first of January there, and Jan-20 when it is saved; and a Chinese Excel saves a plain CSV in GB 18030."""
    use(odd)
    file, target = tmp_path / "figures.csv", tmp_path / "target.duckdb"
    run("export", "--witnesses", "-o", file)
    written = file.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert {(row["起始日"], row["截止日"]) for row in rows} == {("2020-01-01", "2020-12-31"), ("'--01", "'--03")}
    piped = list(csv.DictReader(io.StringIO(run("export").stdout, newline="")))
    assert {(row["起始月"], row["截止月"]) for row in piped} == {("2020-01", "2020-12"), ("'--01", "'--03")}
    for day, saved in (("2020-01-01", "2020/1/1"), ("2020-12-31", "2020/12/31"), ("2021-02-01", "2021/2/1")):
        assert day in written
        written = written.replace(f",{day},", f",{saved},")
    file.write_bytes(written.encode(encoding))
    publish(target)
    use(target)
    assert run("import", file).exit_code == 0
    assert ask(target, FIGURES) == ask(odd, FIGURES)


def test_an_export_for_a_spreadsheet_holds_no_formula_and_one_for_programs_every_text_as_it_is(tmp_path: Path, odd: Path, use):
    use(odd)
    formula = '=1+1,"x"\n\t；'
    for form, column, cell in (("csv", "原文数值", f"'{formula}"), ("sdmx", "VALUE_TEXT", formula)):
        file = tmp_path / "x.csv"
        run("export", "--format", form, "-o", file)
        rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
        assert [row[column] for row in rows if formula in row[column]] == [cell]
        assert {record["value_text"] for record in records(file)} == {value for (value,) in ask(odd, "select value_text from figure")}


def test_importing_an_own_export_changes_nothing(tmp_path: Path, odd: Path, use):
    use(odd)
    file = tmp_path / "figures.parquet"
    run("export", "--format", "parquet", "-o", file)
    before = store.current_version(odd)
    assert (run("import", file).exit_code, store.current_version(odd)) == (0, before)


def test_of_a_file_that_is_stored_in_part_the_rest_is_imported(tmp_path: Path, odd: Path, use):
    part, whole, target = tmp_path / "part.csv", tmp_path / "whole.csv", tmp_path / "target.duckdb"
    use(odd)
    run("export", "--witnesses", "--indicator", "gdp", "-o", part)
    run("export", "--witnesses", "-o", whole)
    publish(target)
    use(target)
    first, second = run("import", part).output, run("import", whole).output
    assert (first, second) == (f"{part}: 4 of 4 figures stored\n", f"{whole}: 3 of 7 figures stored\n")
    assert ask(target, FIGURES) == ask(odd, FIGURES)


def test_imported_figures_outlive_a_build_and_give_way_to_the_document_itself(tmp_path: Path, own_warehouse: Path, use):
    source, target = tmp_path / "source.duckdb", own_warehouse
    whole = entry(observation(zone="某新区"), observation(zone="某新区", period_end="2021-12"), text="two figures", grade="media")
    publish(source, whole)
    use(source)
    file = tmp_path / "figures.csv"
    run("export", "-o", file)
    use(target)
    run("import", file)
    building.build(str, str, target)
    query = "select document_kind, count(*) from observation_named where zone = '某新区' group by 1"
    assert ask(target, query) == [("import", 2)]
    publish(target, whole, from_current=True)
    assert ask(target, query) == [("bulletin", 2)]
    assert ask(target, "select count(*) from document where kind = 'import'") == [(0,)]


def test_what_the_seeds_print_themselves_is_no_import(tmp_path: Path, built_warehouse: Path, use):
    source, target, file = built_warehouse, tmp_path / "target.duckdb", tmp_path / "figures.csv"
    use(source)
    run("export", "--zone", "长春新区", "-o", file)
    publish(target)
    use(target)
    run("import", file)
    complaints: list[str] = []
    building.build(str, complaints.append, target)
    query = "select observation_id, document_kind, witnesses from figure where zone = '长春新区' order by all"
    assert (ask(target, query), complaints) == (ask(source, query), [])
    assert ask(target, "select count(*) from document where kind = 'import'") == [(0,)]


def test_witnesses_stand_by_period_and_the_chosen_one_first(tmp_path: Path, use):
    path, periods = tmp_path / "w.duckdb", [("2020-01", "2020-06"), ("2020-04", "2020-06"), ("2020-01", "2020-12"), ("2021-01", "2021-03")]
    for grade in ("media", "official", "user"):
        figures = [observation(period_start=start, period_end=end, value_text=f"{grade}100亿元") for start, end in periods]
        publish(path, entry(*figures, grade=grade), from_current=path.exists())
    use(path)
    rows = list(csv.DictReader(io.StringIO(run("export", "--witnesses", "--headers", "en").stdout)))
    assert [(row["period_start"], row["period_end"]) for row in rows[::3]] == periods
    assert [row["source_grade"] for row in rows[::3]] == ["official"] * 4
    assert [row["is_chosen"] for row in rows] == ["True", "False", "False"] * 4


def test_the_workbook_holds_numbers_as_numbers_and_no_formulas(tmp_path: Path, odd: Path, use):
    use(odd)
    file = tmp_path / "x.xlsx"
    run("export", "--format", "xlsx", "-o", file)
    sheet = load_workbook(file).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert (heads, sheet.freeze_panes) == ([chinese for chinese, _ in COLUMNS.values()], "A2")
    values = {row["原文数值"].value: (row["数值"].value, row["原文数值"].data_type) for row in rows}
    assert values['=1+1,"x"\n\t；'] == (10000000000, "s")
    assert values["103亿元"] == (10300000000, "s")


def test_parquet_holds_exact_decimals(tmp_path: Path, odd: Path, use):
    use(odd)
    file = tmp_path / "x.parquet"
    run("export", "--witnesses", "--format", "parquet", "-o", file)
    table = parquet.read_table(file)
    assert str(table.schema.field("value").type) == "decimal128(28, 6)"
    assert max(table.column("value").to_pylist()) == Decimal("9999999999999999999999.999999")


def test_the_long_csv_stands_beside_its_metadata(tmp_path: Path, odd: Path, use):
    use(odd)
    file = tmp_path / "x.csv"
    run("export", "--format", "sdmx", "-o", file)
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    official = next(row for row in rows if row["VALUE_TEXT"] == "103亿元")
    keys = ("STRUCTURE_ID", "REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "IS_CONFLICT")
    assert [official[key] for key in keys] == [
        "KAIMENHONG:FIGURES(1.0)", ZONE, "gdp", "2020-01-01/P12M", "10300000000", "CNY", "A", "True",
    ]  # fmt: skip
    described = json.loads((tmp_path / "x.metadata.json").read_text(encoding="utf-8"))
    assert described["observations"] == len(rows) == len(ask(odd, "from figure"))
    assert set(described["columns"]) | {"STRUCTURE", "STRUCTURE_ID", "ACTION", "TIME_PERIOD", "OBS_STATUS"} == set(rows[0])
    assert described["code_lists"]["INDICATOR"]["gdp"]["name_zh"] == "地区生产总值"
    assert set(described["code_lists"]["INDICATOR"]) == {row["INDICATOR"] for row in rows}


def test_export_as_of_a_day_holds_what_was_published_then(tmp_path: Path, odd: Path, use):
    use(odd)
    assert run("export", "--as-of", "2021-01-31", "--headers", "en").stderr == "0 figures\n"
    late = csv.DictReader(io.StringIO(run("export", "--as-of", "2021-02-01", "--headers", "en").stdout))
    assert [row["value_text"] for row in late] == ["103亿元"]


def test_two_files_cannot_go_to_standard_output(odd: Path, use):
    use(odd)
    result = run("export", "--format", "sdmx")
    assert (result.exit_code, result.stdout) == (2, "")


def spoiled(file: Path, column: str, cell: str) -> Path:
    """A copy of an exported CSV with one cell of its first row changed."""
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    rows[1][list(COLUMNS).index(column)] = cell
    copy = file.with_name("spoiled.csv")
    with copy.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows)
    return copy


BAD_CELLS = [
    ("indicator", "gpd"), ("measure", "levels"), ("status", ""), ("bound", "="), ("unit", "元"), ("source_grade", "rumour"),
    ("observation_id", "1"), ("document_id", ""), ("period_end", "2020-13"), ("vintage", "yesterday"), ("value", "1e22"),
    ("value", "0.0000001"), ("value", "NaN"), ("value", "12亿"), ("period_end", "2020-12-30"), ("period_start", "2020-13-01"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cell"), BAD_CELLS)
def test_a_bad_cell_is_named_and_nothing_is_imported(tmp_path: Path, odd: Path, bare: Path, use, column: str, cell: str):
    use(odd)
    file = tmp_path / "x.csv"
    run("export", "--headers", "en", "-o", file)
    target = bare
    use(target)
    before = store.current_version(target)
    bad = spoiled(file, column, cell)
    result = run("import", bad, tmp_path / "none.csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == f"error: {tmp_path / 'none.csv'}: No such file or directory"
    assert result.stderr.splitlines()[1].startswith(f"error: {bad}, row 2, column {column}: '{cell}' is not known; allowed: ")
    assert store.current_version(target) == before


CHANGED_CELLS = [
    ("value", "10300000001"), ("zone", "某新区"), ("period_end", "2020-11"), ("unit", "USD"), ("indicator", "exports"), ("scope", "限额以上"),
    ("measure", "target"), ("value", ""), ("status", "maybe"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cell"), CHANGED_CELLS)
def test_a_cell_that_somebody_changed_of_a_stored_figure_is_named_and_not_passed_over(
    tmp_path: Path, odd: Path, use, column: str, cell: str
):
    """It was told that all figures are stored already."""
    use(odd)
    file = tmp_path / "x.csv"
    run("export", "--headers", "en", "-o", file)
    before = store.current_version(odd)
    result = run("import", spoiled(file, column, cell))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {tmp_path}/spoiled.csv, row 2, column {column}: '{cell}' ")
    assert ("stands for a figure that is stored with" in result.stderr) != ("is not known; allowed: " in result.stderr)
    assert store.current_version(odd) == before


def test_an_export_without_figures_and_a_folder_say_so(tmp_path: Path, odd: Path, use):
    use(odd)
    file = tmp_path / "none.csv"
    run("export", "--year", "1999", "-o", file)
    assert run("import", file).output == f"{file}: no figure stands below the headings; nothing changed\n"
    assert run("import", tmp_path).stderr == f"error: {tmp_path}: this is a folder; give the files in it\n"
