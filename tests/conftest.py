"""What several tests share: one warehouse built from the real seeds, apart from the one people use."""

from pathlib import Path

import pytest

from metrics.cli import building


@pytest.fixture(scope="session")
def built_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse made as `python -m metrics build` makes it, in a temporary folder."""
    path = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    complaints: list[str] = []
    building.build(complaints.append, complaints.append, path)
    assert complaints == []
    return path
