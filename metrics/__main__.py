"""The command line: turns files into observations, the warehouse, and tables. `python -m metrics --help` lists the commands.

Results go to standard output, everything said about them to standard error. Status 1: something could not be read or
written, with a line for each; 2: wrong usage. Heavy libraries are imported by the command that needs them.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from metrics.cli import exchange, keeping, serving, work
from metrics.cli import output as printing
from metrics.cli.arguments import Day, check_last_month, format_of
from metrics.cli.briefing import briefing
from metrics.cli.speaking import (
    Commands,
    Complaints,
    known_indicators,
    known_zones,
    said_where_writing_fails,
    say,
    several,
    tell_of_new,
    warehouse_errors,
)
from metrics.model import MEASURES
from metrics.warehouse.program import PROGRAM

DAY = Day()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Economic figures of China's development zones: read bulletins, keep their figures, show them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the system's code page is
    click.get_current_context().call_on_close(sys.stdout.flush)  # a full disk is met while it can still be said


@main.command(epilog=f"Example: {PROGRAM} extract bulletin.txt --published 2018-08-10")
@click.argument("files", nargs=-1, required=True)
@click.option("--zone", help="The zone the files are of.")
@click.option("--published", type=DAY, help="Day of publication, YYYY-MM-DD: gives the year where the text does not.")
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
def extract(files: tuple[str, ...], zone: str | None, published: str | None, form: str) -> None:
    """Print the observations found in FILES, one a line; a folder, zip archive or message (.eml) stands for the files in it."""
    from metrics.extraction import extract as extract_document

    tell_of_new(zone)
    complain, summary = Complaints(), work.Summary()
    for number, document in enumerate(work.documents(files, complain, say)):
        extraction = extract_document(document, zone, published)
        summary.add(document, extraction)
        found = extraction.observations
        if not found:
            say(f"{document.name}: no figure of a known indicator")
        if form == "csv":
            printing.write_csv(sys.stdout, found, heading=number == 0)
        else:
            printing.write_jsonl(sys.stdout, found)
    if any(map(work.is_collection, files)):
        for line in summary.lines(complain.count):
            say(line)
    complain.finish()


@main.command(epilog=f"Example: {PROGRAM} explain 前三季度实现GDP总量49.82亿元，增长10.3% --published 2019-10-25")
@click.argument("text")
@click.option("--zone", help="The zone the text is of.")
@click.option("--published", type=DAY, help="Day of publication, YYYY-MM-DD.")
def explain(text: str, zone: str | None, published: str | None) -> None:
    """Print how TEXT is read: clause, mentions, construction, observation."""
    from metrics.extraction import explain as explain_text

    if not text.strip():
        raise click.BadParameter("there is no text; give a sentence in quotation marks", param_hint="TEXT")
    click.echo(explain_text(text, zone=zone, published=published))
    if work.is_file(text):
        say(f"note: {text} is a file, and only its name is explained; `{PROGRAM} extract` reads files")


@main.command(epilog=f"Example: {PROGRAM} build")
def build() -> None:
    """Make warehouse.duckdb anew from seeds/ and from the documents added before."""
    from metrics.cli import building

    complain = Complaints()
    with warehouse_errors():
        summary = building.build(say, complain)
    say(summary)
    complain.finish()


@main.command(epilog=f"Example: {PROGRAM} add bulletin.docx --zone 淮安经济技术开发区 --published 2024-04-12 --title 一季度经济运行情况")
@click.argument("files", nargs=-1, required=True)
@click.option("--zone", help="The zone the files are of.")
@click.option("--published", type=DAY, help="Day of publication, YYYY-MM-DD.")
@click.option("--title", help="What the file is called; of one file alone.")
@click.option("--publisher", help="Who published the files.")
@click.option("--address", help="Where the file stands, https://…; of one file alone.")
@click.option("--grade", help="official, media, republished or user: decides who comes first where sources differ.")
def add(files: tuple[str, ...], **said: str | None) -> None:
    """Read FILES and store them with their figures; a text stored before changes nothing."""
    from metrics.cli import building
    from metrics.intake import About
    from metrics.warehouse.settlements import GRADES

    if said["grade"] and said["grade"] not in GRADES:
        raise click.BadParameter(f"'{said['grade']}' is no kind of source; allowed: {', '.join(GRADES)}", param_hint="--grade")
    several_files = len(files) > 1 or any(map(work.is_collection, files))
    for name in ("title", "address"):
        if said[name] and several_files:
            raise click.BadParameter("several files cannot share it; allowed: one file at a time", param_hint=f"--{name}")
    tell_of_new(said["zone"])
    complain = Complaints()
    with warehouse_errors():
        about = About(**{name: value for name, value in said.items() if value})
        stored, known = building.add(files, about, click.echo, say, complain)
    if several_files:
        say(
            f"{several(stored + known + complain.count, 'file')}: {stored} stored, {known} stored already, {complain.count} could not be read or stored"
        )
    complain.finish()


@main.command(epilog=f"Example: {PROGRAM} export --zone 苏州工业园区 --indicator gdp --year 2021 -o gdp.csv")
@click.option("--zone", "zones", multiple=True, help="A zone's name, full or short; may be given again.")
@click.option("--indicator", "indicators", multiple=True, help="An indicator's code or name; may be given again.")
@click.option("--measure", "measures", multiple=True, type=click.Choice(list(MEASURES)), metavar="MEASURE")
@click.option("--year", "years", multiple=True, type=click.IntRange(1949, 2100), metavar="YEAR", help="Such as 2021; may be given again.")
@click.option(
    "--format", "form", type=click.Choice(list(exchange.FORMATS)), help="By default what the file's ending says, csv without one."
)
@click.option("--witnesses", is_flag=True, help="Every witness of each figure, not only the chosen one: to import elsewhere.")
@click.option("--as-of", type=DAY, help="The figures as published until this day, YYYY-MM-DD.")
@click.option("--bom/--no-bom", default=None, help="Byte order mark, which Excel needs; by default only in a file.")
@click.option("--headers", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of standard output.")
def export(
    zones: tuple[str, ...],
    indicators: tuple[str, ...],
    measures: tuple[str, ...],
    years: tuple[int, ...],
    form: str | None,
    witnesses: bool,
    as_of: str | None,
    bom: bool | None,
    headers: str,
    output: Path | None,
) -> None:
    """Print the chosen figures as a table, one figure a row."""
    from metrics.export import table
    from metrics.warehouse import store

    form = format_of(output, form, exchange.FORMATS)
    indicators = known_indicators("--indicator", indicators)
    with warehouse_errors():
        connection = store.reader(store.WAREHOUSE)
        zones = known_zones("--zone", zones)
        rows = table.figure_rows(connection, zones, indicators, measures, years, has_witnesses=witnesses, as_of=as_of)
    exchange.write(rows, form, headers, bom, output, connection)
    say(several(len(rows), "figure"))


@main.command(epilog=f"Example: {PROGRAM} history 大连金普新区 gdp 2021-12")
@click.argument("zone")
@click.argument("indicator")
@click.argument("period")
def history(zone: str, indicator: str, period: str) -> None:
    """Print every witness of a figure: ZONE's INDICATOR up to PERIOD, a last month such as 2021-12 or a year."""
    from metrics.cli import asking

    check_last_month(period)
    (code,) = known_indicators("INDICATOR", [indicator])
    with warehouse_errors():
        (name,) = known_zones("ZONE", [zone])
        lines = list(asking.history(name, code, period))
    click.echo("\n".join(lines) + "\n" if lines else "", nl=False)
    if not lines:
        say("no figure")


@main.command(epilog=f"Example: {PROGRAM} check --zone 成都经开区")
@click.option("--zone", "zones", multiple=True, help="A zone's name, full or short; may be given again.")
def check(zones: tuple[str, ...]) -> None:
    """Print the figures that fail a check, one a line."""
    from metrics.cli import asking

    with warehouse_errors():
        lines = list(asking.failures(known_zones("--zone", zones)))
    for line in lines:
        click.echo(line)
    say(several(len(lines), "failed check"))


for command in (*keeping.COMMANDS, exchange.import_, briefing, serving.serve):
    main.add_command(command)


if __name__ == "__main__":
    with said_where_writing_fails():
        main(prog_name=PROGRAM)
