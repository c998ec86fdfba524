"""What was recognised before, so that a scan that comes again is not recognised again."""

from __future__ import annotations

from collections.abc import Callable

from metrics.model import Document

Known = Callable[[str], Document | None]  # the document recognised in a file of this SHA-256


def nothing_known(_digest: str) -> None:
    """No file was recognised before."""
