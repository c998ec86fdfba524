"""What the commands share: lines on standard error, the status that follows from them, names checked, errors as one line."""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

import click

from metrics.warehouse.program import PROGRAM


def say(message: str) -> None:
    """One line on standard error."""
    click.echo(message, err=True)


def several(number: int, noun: str) -> str:
    """A number with its noun.

    >>> several(1, "figure"), several(1200, "failed check")
    ('1 figure', '1200 failed checks')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def stored_words(stored_as: str, taken_back: Mapping[str, str] | None) -> str:
    """That a text is stored already, and where its document was taken back, how it comes back."""
    known = f"the same text is stored already (as {stored_as})"
    if taken_back is None:
        return known
    who, day, why = (taken_back[name] for name in ("settled_by", "settled_on", "reason"))
    undo = f"`{PROGRAM} settlements --undo {taken_back['settlement_id']}` brings its figures back"
    return f"{known} and was taken back by {who}, {day}: {why}; {undo}"


class Complaints:
    """What went wrong so far; each complaint is said at once, and the command's status follows from their number."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, message: str) -> None:
        self.count += 1
        say(f"error: {message}")

    def finish(self) -> None:
        """Leave with status 1 if there was any."""
        if self.count:
            raise SystemExit(1)


def zone_name(name: str) -> str:
    """A zone's full name for its short one; any other name as it is."""
    from metrics import seeds

    return {alias: zone.name for zone in seeds.load_zones() for alias in zone.aliases}.get(name, name)


def known_zones(option: str, given: Sequence[str]) -> tuple[str, ...]:
    """The zones' full names. Wrong usage for one that neither the seeds nor the stored figures know.

    Taken for a zone without figures, a misspelt one would look as if nothing were wrong with it. Raises WarehouseError.
    """
    from metrics import seeds
    from metrics.warehouse import store

    names = tuple(map(zone_name, given))
    stored = {zone for (zone,) in store.reader(store.WAREHOUSE).execute("select zone from zone_summary").fetchall()}
    zones = seeds.load_zones()
    refuse_unknown(option, names, {zone.name for zone in zones} | stored, {alias for zone in zones for alias in zone.aliases})
    return names


def known_indicators(option: str, given: Sequence[str]) -> tuple[str, ...]:
    """The codes of indicators that are named by their code or as people call them. Wrong usage for a name that is not known, or is of several.

    >>> known_indicators("INDICATOR", ["gdp", "固定资产投资", "规上工业产值"])
    ('gdp', 'fai', 'industrial_output')
    """
    codes = _indicators_by_name()
    nobody: frozenset[str] = frozenset()
    found = [codes.get(name, codes.get(name.lower(), nobody)) for name in given]
    refuse_unknown(option, [name for name, own in zip(given, found, strict=True) if len(own) != 1], (), codes)
    return tuple(code for own in found for code in own)


@cache
def _indicators_by_name() -> dict[str, frozenset[str]]:
    """The codes behind every name of an indicator: all their words are written out, once in a process."""
    from metrics import seeds

    codes: dict[str, set[str]] = {}
    for one in seeds.load_indicators():
        for name in {one.code, one.name_zh, one.name_en.lower(), *(word for alias in one.aliases for word in seeds.expand(alias))}:
            codes.setdefault(name, set()).add(one.code)
    return {name: frozenset(own) for name, own in codes.items()}


def refuse_unknown(option: str, given: Sequence[str], known: Collection[str], also: Collection[str] = ()) -> None:
    """Wrong usage (status 2) for a name that is not known, with those known (or known `also`) that are most like it."""
    for name in given:
        if name not in known:
            alike = difflib.get_close_matches(name, sorted({*known, *also}), cutoff=0.5)
            hint = f"; did you mean {' or '.join(alike)}?" if alike else ""
            raise click.BadParameter(f"'{name}' is not known{hint}", param_hint=option)


def tell_of_new(zone: str | None) -> None:
    """Says so where a document is said to be of a zone that the seeds do not know: it may be misspelt."""
    from metrics import seeds

    if zone and zone_name(zone) not in {known.name for known in seeds.load_zones()}:
        say(f"note: '{zone}' is no zone of seeds/zones.csv; it is taken as it is written")


@contextlib.contextmanager
def warehouse_errors() -> Iterator[None]:
    """Turns what the warehouse and the seeds refuse into one line and status 1."""
    from metrics.seeds import SeedError
    from metrics.warehouse.store import BUILD, RESTORE, DatabaseError, WarehouseError, interruptible, is_damage
    from metrics.warehouse.undoing import ChangeRefused

    try:
        with interruptible():
            yield
    except (SeedError, WarehouseError, ChangeRefused) as error:
        raise click.ClickException(str(error)) from None
    except DatabaseError as error:
        if not is_damage(error):
            raise
        reason = str(error).splitlines()[0][:200]
        message = f"the warehouse is damaged ({reason}): run `{BUILD}`, or `{RESTORE}` to go back to the version before"
        raise click.ClickException(message) from None


class Commands(click.Group):
    """The commands: whichever of them meets a fault in seeds/, even while it is imported, says it in one line with status 1."""

    def invoke(self, ctx: click.Context) -> object:
        from metrics.seeds import SeedError

        try:
            return super().invoke(ctx)
        except SeedError as error:
            raise click.ClickException(str(error)) from None


@contextlib.contextmanager
def said_where_writing_fails() -> Iterator[None]:
    """Turns an output that cannot be written (a full disk) into one line and status 1."""
    try:
        yield
    except OSError as error:
        say(f"error: {error.filename or 'standard output'}: {error.strerror}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer would fail once more
        raise SystemExit(1) from None
