"""The command that writes the briefing of a zone and period as a Word file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from metrics.cli.speaking import known_zones, say, several, warehouse_errors
from metrics.warehouse.program import PROGRAM

_MONTH = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]|[qQ][1-4]|[hH][12]))?")
_ENDS = {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12", "H1": "06", "H2": "12"}


@click.command(epilog=f"Example: {PROGRAM} briefing 丹阳经开区 2018-H1 --out danyang.docx")
@click.argument("zone")
@click.argument("period")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; by default named after zone and period.")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def briefing(zone: str, period: str, out: Path | None, language: str) -> None:
    """Write the briefing 简报 of ZONE from January to the end of PERIOD (2018, 2018-06, 2018-Q1, 2018-H1), each figure with its sentence."""
    from metrics.analysis.briefing import facts
    from metrics.presentation.briefing import file_name, sheet_of, word_file
    from metrics.warehouse import store

    start, end = _span(period)
    if out and out.suffix.lower() != ".docx":
        raise click.BadParameter(f"{out} is no name for a Word file; allowed: an ending of .docx", param_hint="--out")
    with warehouse_errors():
        (name,) = known_zones("ZONE", [zone])
        connection = store.reader(store.WAREHOUSE)
        told = facts(connection, name, start, end)
    if told is None:
        raise click.ClickException(f"{name} has no figure from {start} to {end}{_known(connection, name)}")
    sheet = sheet_of(told, language)
    out = out or Path(file_name(name, told.zone["name_en"], start, end, language))
    try:
        out.write_bytes(word_file(sheet, language))
    except OSError as error:
        raise click.ClickException(f"{out}: {error.strerror}") from None
    say(f"{out}: {several(len(told.headlines), 'indicator')}, {several(len(sheet.notes), 'note')}")


def _span(period: str) -> tuple[str, str]:
    """The first and last month of a cumulative period. Raises BadParameter."""
    found = _MONTH.fullmatch(period)
    if found is None:
        raise click.BadParameter(
            f"'{period}' is no year, last month, quarter or half: 2018, 2018-06, 2018-Q1, 2018-H1", param_hint="PERIOD"
        )
    last = (found[2] or "12").upper()
    return f"{found[1]}-01", f"{found[1]}-{_ENDS.get(last, last)}"


def _known(connection: Any, zone: str) -> str:
    """The periods that can be asked for instead, in a clause."""
    from metrics.analysis import overview

    ends = list(overview.periods(connection, zone)["period_end"])[:8]
    return f"; known, latest first: {', '.join(ends)}" if ends else "; no cumulative figures of it are known"
