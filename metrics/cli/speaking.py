"""What the commands share: lines on standard error, the status that follows from them, names checked, errors as one line."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import click


def say(message: str) -> None:
    """One line on standard error."""
    click.echo(message, err=True)


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


def refuse_unknown(option: str, given: Sequence[str], known: set[str]) -> None:
    """Wrong usage (status 2) for a name that is not known."""
    for name in given:
        if name not in known:
            raise click.BadParameter(f"'{name}' is not known", param_hint=option)


@contextlib.contextmanager
def warehouse_errors() -> Iterator[None]:
    """Turns what the warehouse and the seeds refuse into one line and status 1."""
    from metrics.seeds import SeedError
    from metrics.warehouse.store import BUILD, RESTORE, DatabaseError, WarehouseError, is_damage
    from metrics.warehouse.undoing import ChangeRefused

    try:
        yield
    except (SeedError, WarehouseError, ChangeRefused) as error:
        raise click.ClickException(str(error)) from None
    except DatabaseError as error:
        if not is_damage(error):
            raise
        reason = str(error).splitlines()[0][:200]
        message = f"the warehouse is damaged ({reason}): run `{BUILD}`, or `{RESTORE}` to go back to the version before"
        raise click.ClickException(message) from None
