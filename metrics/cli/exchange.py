"""The command that brings exported figures back, and the writing of exports in every format."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from metrics.cli.speaking import Complaints, say, warehouse_errors
from metrics.warehouse.program import PROGRAM

FORMATS = {"csv": ".csv", "xlsx": ".xlsx", "parquet": ".parquet", "sdmx": ".csv"}  # each with the ending that programs know it by


def write(rows: Sequence[Sequence[object]], form: str, headers: str, bom: bool | None, output: Path | None, connection: Any) -> None:
    """The rows in one of FORMATS, to a file or standard output. A long CSV has its metadata in a file beside it. Raises ClickException."""
    from metrics.export import formats, table

    beside: dict[Path, bytes] = {}
    if form in ("xlsx", "parquet") and output is None and sys.stdout.isatty():
        raise click.UsageError(f"--format {form} is nothing to read on a screen: say where with -o")
    if form == "xlsx":
        content = formats.xlsx(rows, headers)
    elif form == "parquet":
        content = formats.parquet(rows)
    elif form == "sdmx":
        if output is None:
            raise click.UsageError("--format sdmx writes two files: say where with -o")
        content = formats.sdmx_csv(rows)
        beside[output.with_suffix(".metadata.json")] = _metadata(rows, connection, output.name)
    else:
        text = io.StringIO(newline="")
        has_bom = output is not None if bom is None else bom
        table.write_csv(text, rows, headers, has_days=has_bom)
        content = text.getvalue().encode("utf-8-sig" if has_bom else "utf-8")
    try:
        if output is None:
            sys.stdout.buffer.write(content)
        else:
            output.write_bytes(content)
            for path, described in beside.items():
                path.write_bytes(described)
    except OSError as error:
        raise click.ClickException(f"{output or 'standard output'}: {error.strerror}") from None


def _metadata(rows: Sequence[Sequence[object]], connection: Any, name: str) -> bytes:
    from metrics.export import formats
    from metrics.warehouse.rows import rows_of

    query = "select indicator, name_zh, name_en, kind, unit, indicator_group, growth_basis from indicator order by sort_order"
    built_at = connection.execute("select value from meta where key = 'built_at'").fetchall()[0][0]
    return formats.metadata(rows, rows_of(connection, query), built_at, name)


@click.command("import", epilog=f"Example: {PROGRAM} import figures.parquet")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Bring back the figures of FILES that export wrote (csv, xlsx, parquet, sdmx); figures stored already change nothing."""
    from metrics.export.reading_back import ExportError, records
    from metrics.warehouse import store
    from metrics.warehouse.imports import ImportRefused, import_records, new_among

    complain = Complaints()
    found = {}
    for path in files:
        try:
            found[path] = records(path)
        except ExportError as error:
            complain(str(error))
        except OSError as error:
            complain(f"{path}: {error.strerror}")
    with warehouse_errors():
        for path, rows in found.items():
            try:
                if not new_among(store.reader(store.WAREHOUSE), str(path), rows):
                    known = f"all {len(rows)} figures are stored already" if rows else "no figure stands below the headings"
                    click.echo(f"{path}: {known}; nothing changed")
                    continue
                with store.draft(store.WAREHOUSE, from_current=True, tell=say) as connection:
                    fresh = import_records(connection, str(path), rows)
                click.echo(f"{path}: {fresh} of {len(rows)} figures stored")
            except ImportRefused as error:
                complain(str(error))
    complain.finish()
