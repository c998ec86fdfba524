"""Turns the vocabulary tables of seeds/ (units, lexicon, contextual names) into rows for the recognisers.

A cell may hold alternatives: `{a/b/}` stands for a, b or nothing, so `规{模以/}上工业` is two words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from metrics.model import UNITS
from metrics.seeds.rows import SEEDS, read_rows
from metrics.seeds.tables import load_indicators
from metrics.seeds.word_types import TYPES, VALUES

ALONE = "*"
_GROUP = re.compile(r"\{([^{}]*)\}")
_FACTOR = re.compile(r"\d{1,9}(\.\d{1,6})?(/\d{1,3})?")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of seeds/units.csv: one printed unit is `factor` base units."""

    alias: str
    unit: str
    factor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of fixed meaning: its type (see `metrics.seeds.word_types`) and what it stands for."""

    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class ContextualName:
    """A short name that means an indicator only after another one: 出口 after 进出口总额; after `*`, also alone in a table."""

    text: str
    after: frozenset[str]
    indicator: str


def expand(pattern: str) -> list[str]:
    """Every word a pattern stands for, each once; groups may nest.

    >>> expand("{规{模以/}上/}工业")
    ['规模以上工业', '工业', '规上工业']
    """
    pieces = _GROUP.split(pattern)  # what stands for itself and what holds alternatives, in turns
    if len(pieces) > 1 and any("{" in piece for piece in pieces[::2]):  # groups in groups, the inner ones first
        before, choices, after = _GROUP.split(pattern, 1)
        return list(dict.fromkeys(word for choice in choices.split("/") for word in expand(before + choice + after)))
    alternatives = [piece.split("/") if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return list(dict.fromkeys(map("".join, product(*alternatives))))


@cache
def load_units(folder: Path = SEEDS) -> tuple[UnitRow, ...]:
    """The printed units. Raises SeedError."""
    return tuple(
        UnitRow(
            row.needed("alias"),
            row.one_of("unit", UNITS),
            row.like("factor", _FACTOR, "a number or a fraction such as 2000/3"),
            row.one_of("kind", ("money", "percent", "points", "times", "count", "physical")),
        )
        for row in read_rows(folder / "units.csv", ("alias", "unit", "factor", "kind"))
    )


@cache
def load_lexicon(folder: Path = SEEDS) -> tuple[Word, ...]:
    """The words of fixed meaning, alternatives written out. Raises SeedError, also where a word of one type has two values."""
    words: list[Word] = []
    known: dict[tuple[str, str], tuple[str, int]] = {}
    for row in read_rows(folder / "lexicon.csv", ("type", "value", "words")):
        kind = row.one_of("type", TYPES)
        value = row.one_of("value", VALUES[kind]) if kind in VALUES else row.text("value")
        for text in (each for pattern in row.words("words") for each in expand(pattern)):
            before, line = known.setdefault((kind, text), (value, row.line))
            if before != value:
                raise row.fail("words", f"'{text}' stands with the value {before or 'none'} on line {line} already", "one value a word")
            words.append(Word(text, kind, value))
    return tuple(words)


@cache
def load_contextual_names(folder: Path = SEEDS) -> tuple[ContextualName, ...]:
    """Short names and the indicators after which they can be read. An indicator that is not known raises SeedError."""
    codes = tuple(indicator.code for indicator in load_indicators(folder))
    return tuple(
        ContextualName(text, frozenset(row.each_of("after", (*codes, ALONE))), row.one_of("indicator", codes))
        for row in read_rows(folder / "contextual_names.csv", ("words", "after", "indicator"))
        for pattern in row.words("words")
        for text in expand(pattern)
    )
