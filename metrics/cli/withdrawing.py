"""Takes a stored document back, or says of it what it is called, who published it, when and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from metrics.cli.called import document_called
from metrics.cli.ledgers import line_of
from metrics.cli.reprocessing import differences
from metrics.intake import rereading, settling
from metrics.warehouse import store
from metrics.warehouse.rows import rows_of


def withdraw(name: str, by: str, because: str, tell: Callable[[str], None]) -> str:
    """The line of the ledger that says a document is taken back with all its figures.

    Raises SettlementError where none or several are called so, WarehouseError.
    """
    document = document_called(name)
    taken = settling.withdraw(document["document_id"], by, because, tell)
    return line_of("settlement", taken | {"file_name": document["file_name"]})


def describe(name: str, said: Mapping[str, str], by: str, because: str, tell: Callable[[str], None]) -> Iterator[str]:
    """The lines of the ledger that say what a document is described as now (`said` by column), before them the figures that are read
    otherwise for being of another day.

    Raises SettlementError where none or several documents are called so, or nothing would change; WarehouseError.
    """
    document = document_called(name)
    document_id = document["document_id"]
    before = rows_of(store.reader(store.WAREHOUSE), rereading.STORED, [document_id])
    read = rereading.preview(document_id, said["published"]) if "published" in said else None
    made = settling.describe(document_id, said, by, because, tell)
    if read:
        yield from differences(document["file_name"], before, read.entry)
    for row in made:
        yield line_of("settlement", row | {"file_name": document["file_name"]})
