"""Turns what the layers below refuse into one exception for whoever asked for a change, a person at a page too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from metrics.reading import ReadError
from metrics.seeds import SeedError
from metrics.warehouse.ingest import IngestError
from metrics.warehouse.store import DatabaseError, WarehouseBusy, WarehouseError, is_damage
from metrics.warehouse.undoing import ChangeRefused


class Refused(Exception):
    """A change that was not made: nothing is published. The message is one English sentence.

    `code` names the sentence a page shows in its own language: busy (another writer holds the lock for too long), warehouse
    (it cannot be read or written), change (what was asked for makes no sense), or a code of whoever raises it.
    """

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@contextmanager
def explained() -> Iterator[None]:
    """Turns the errors of reading, storing and publishing into Refused."""
    try:
        yield
    except WarehouseBusy as error:
        raise Refused("busy", str(error)) from error
    except WarehouseError as error:
        raise Refused("warehouse", str(error)) from error
    except (ChangeRefused, IngestError, ReadError, SeedError) as error:
        raise Refused("change", str(error)) from error
    except DatabaseError as error:
        if not is_damage(error):
            raise
        raise Refused("warehouse", str(error).splitlines()[0][:200]) from error
