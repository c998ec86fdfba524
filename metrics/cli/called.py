"""Finds a stored document by what a person calls it: its identifier, its file's name or its title."""

from __future__ import annotations

from typing import Any

from metrics.warehouse import store
from metrics.warehouse.program import PROGRAM
from metrics.warehouse.rows import rows_of
from metrics.warehouse.settlements import SettlementError

_CALLED = """
select d.document_id, d.file_name, d.title, d.published, w.document_id is not null as is_withdrawn
from document as d
left join withdrawn as w using (document_id)
where d.document_id = $name or d.file_name = $name or d.title = $name
order by d.published desc nulls last, d.document_id
"""


def document_called(name: str) -> dict[str, Any]:
    """The document that stands under a name: `document_id`, `file_name`.

    Raises SettlementError where none or several are called so, or it was taken back; WarehouseError.
    """
    # Every text without a title is called nothing: an unset variable of a script would take one of them.
    found = rows_of(store.reader(store.WAREHOUSE), _CALLED, {"name": name}) if name.strip() else []
    standing = [row for row in found if not row["is_withdrawn"]]
    if found and not standing:
        raise SettlementError(f"'{name}' is taken back already; `{PROGRAM} settlements` shows it, and takes that back with --undo")
    if not standing:
        raise SettlementError(f"no stored document is '{name}'; allowed: a document's identifier, its file's name or its title")
    if len(standing) > 1:
        listed = ", ".join(f"{row['document_id']} ({row['published'] or 'no day'})" for row in standing)
        raise SettlementError(f"{len(standing)} documents are called '{name}'; allowed: one of the identifiers {listed}")
    return standing[0]
