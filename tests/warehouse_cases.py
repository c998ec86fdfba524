"""Makes small warehouses of invented figures for tests; nothing here is a published number."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from metrics.model import Document, Extraction, Observation, Origin, Span
from metrics.seeds import load_targets, load_zones
from metrics.warehouse import store
from metrics.warehouse.dictionaries import load_dictionaries
from metrics.warehouse.ingest import Entry, add_entries

ZONE = "苏州工业园区"


def silent(message: str) -> None:
    """Takes what a writer says."""


def observation(**changes: object) -> Observation:
    """An invented observation: 100亿元 of GDP in 2020, and what the test says otherwise."""
    values: dict[str, object] = {
        "document": "invented.txt", "zone": ZONE, "indicator": "gdp", "indicator_text": "生产总值", "measure": "level",
        "value": "10000000000", "unit": "CNY", "value_text": "100亿元", "period_start": "2020-01", "period_end": "2020-12",
        "status": "actual", "bound": "exact", "scope": None, "construction": "test", "flags": (),
    }  # fmt: skip
    values |= changes
    text = f"{values['indicator']}{values['measure']}{values['period_end']}{values['value_text']}"
    values |= {"value": Decimal(str(values["value"])), "evidence": Span(0, len(text), text), "sentence": Span(0, len(text), text)}
    return Observation(**values)  # type: ignore[arg-type]


def entry(*observations: Observation, text: str = "", grade: str = "media", published: str = "", name: str = "") -> Entry:
    """A document that holds these observations."""
    text = text or "\n".join([grade, published, *(o.evidence.text + str(o.zone) for o in observations)])
    digest = hashlib.sha256(text.encode()).hexdigest()
    origin = Origin(name or "invented.txt", published=published)
    document = Document(name or "invented.txt", text, digest, "text", origin)
    return Entry(document, Extraction(observations, ()), "bulletin", grade, "test")


def of_one_zone_each(cases: Iterable[Iterable[Entry]]) -> tuple[list[str], list[Entry]]:
    """Cases that say nothing of each other, to be published together: each case's ZONE becomes another one; these, and all documents."""
    planned = {target.zone for target in load_targets()}
    free = [zone.name for zone in load_zones() if zone.name != ZONE and zone.name not in planned]
    zones: list[str] = []
    entries: list[Entry] = []
    for zone, case in zip(free, cases, strict=False):
        zones.append(zone)
        entries += [_moved(one, zone) for one in case]
    return zones, entries


def _moved(given: Entry, zone: str) -> Entry:
    observations = tuple(o._replace(zone=zone) if o.zone == ZONE else o for o in given.extraction.observations)
    text = f"{given.document.text}\n{zone}"
    document = replace(given.document, text=text, digest=hashlib.sha256(text.encode()).hexdigest())
    return replace(given, document=document, extraction=replace(given.extraction, observations=observations))


def publish(path: Path, *entries: Entry, from_current: bool = False, tell: Callable[[str], None] = silent) -> None:
    """A warehouse with the dictionaries of seeds/ and these documents, or the current one with these documents too."""
    if from_current:
        with store.draft(path, from_current=True, tell=tell) as connection:
            add_entries(connection, entries)
        return
    version = store.versions_folder(path) / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.duckdb"
    version.parent.mkdir(exist_ok=True)
    version.write_bytes(_version(entries))
    store.switch_to(path, version)


@lru_cache(maxsize=6)
def _version(entries: tuple[Entry, ...]) -> bytes:
    """A published version that holds the dictionaries and these documents: tests that begin alike share its making."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "w.duckdb"
        if entries:
            publish(path)
        with store.draft(path, from_current=bool(entries), tell=silent) as connection:
            if not entries:
                load_dictionaries(connection)
            add_entries(connection, entries)
        return store.current_version(path).read_bytes()


def ask(path: Path, query: str, *parameters: object) -> list[tuple]:
    """The rows of a query to what is published now."""
    return store.reader(path).execute(query, list(parameters)).fetchall()


def figures(path: Path, columns: Iterable[str], *zones: str) -> list[tuple]:
    """These columns of every figure (of these zones, if any are given), in the order of periods."""
    where = "where list_contains(?, zone)" if zones else ""
    names = ", ".join(f'"{name}"' for name in columns)
    query = f"select {names} from figure {where} order by zone, indicator, measure, period_end, unit, scope"
    return ask(path, query, *([list(zones)] if zones else []))


def two_figures(number: int) -> str:
    """An invented text of two figures."""
    return f"{1950 + number // 12}年1-{number % 12 + 1}月，开发区实现GDP总量{number + 1}亿元，增长8%。"


def counts(path: Path) -> tuple[int, int]:
    """Documents and observations."""
    return ask(path, "select (select count(*) from document), (select count(*) from observation)")[0]


def added(path: Path, *files: Path, publish_every: float = 60) -> tuple[list[str], list[str]]:
    """What `add` says of each file, and otherwise."""
    from metrics.cli import building  # reads all the dictionaries: programs that tests start to publish do without
    from metrics.intake import About

    lines: list[str] = []
    said: list[str] = []
    building.add([str(file) for file in files], About(ZONE), lines.append, said.append, said.append, path, publish_every)
    return lines, said
