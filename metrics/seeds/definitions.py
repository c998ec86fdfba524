"""Turns seeds/definitions.csv into what each indicator means, in both languages, and which indicator it is a part of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from metrics.model import Definition
from metrics.seeds.rows import SEEDS, check_unique, read_rows
from metrics.seeds.tables import load_indicators

COLUMNS = ("indicator", "parent", "definition_zh", "definition_en", "source")


@cache
def load_definitions(folder: Path = SEEDS) -> dict[str, Definition]:
    """Definitions by indicator; none where there is no such file. An unknown indicator or parent raises SeedError."""
    path = folder / "definitions.csv"
    if not path.exists():
        return {}
    codes = tuple(indicator.code for indicator in load_indicators(folder))
    rows = list(read_rows(path, COLUMNS))
    check_unique(rows, "indicator")
    return {
        row.one_of("indicator", codes): Definition(
            parent=row.one_of("parent", codes) if row.text("parent") else "",
            words_zh=row.needed("definition_zh"),
            words_en=row.needed("definition_en"),
            source=row.text("source"),
        )
        for row in rows
    }
