"""An import only points down: every import of the program against the table of layers."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# room: (its layer, rooms it may import, libraries it may import; None for any but the kept ones below)
LAYERS: dict[str, tuple[int, set[str], set[str] | None]] = {
    "model": (0, set(), set()),
    "seeds": (1, {"model"}, None),
    "reading": (2, {"model", "seeds"}, None),
    "language": (2, {"model", "seeds"}, None),
    "extraction": (3, {"model", "seeds", "reading", "language"}, None),
    "warehouse": (4, {"model", "seeds"}, {"duckdb", "filelock"}),
    "intake": (5, {"model", "seeds", "reading", "extraction", "warehouse"}, set()),
    "analysis": (5, {"model"}, {"duckdb", "pandas"}),
    "presentation": (6, {"model", "analysis", "intake"}, None),
    "export": (6, {"model", "analysis"}, None),
    "pages": (7, {"analysis", "presentation", "export"}, None),
    "dashboard": (7, {"analysis", "presentation", "export"}, None),
}
# The command line may import every room, and no room may import it.
TOP = {"cli", "__main__"}
# Libraries that belong to some modules alone.
KEPT = {
    "duckdb": ("metrics.warehouse", "metrics.analysis"),
    "filelock": ("metrics.warehouse",),
    "streamlit": ("metrics.presentation.ui", "metrics.cli.serving", "pages", "dashboard"),
}


def room_of(module: str) -> str | None:
    """`metrics.language.periods` is in `language`, `pages.overview` in `pages`; None for a library."""
    first, _, rest = module.partition(".")
    if first == "metrics":
        return rest.partition(".")[0] or "metrics"
    return first if first in {"pages", "dashboard"} else None


@cache
def nodes(source: str) -> list[ast.AST]:
    """All that stands in a source; every module is asked about several times."""
    return list(ast.walk(ast.parse(source)))


def imported_modules(module: str, source: str, is_package: bool = False) -> list[tuple[int, str]]:
    """Line and absolute name of all that a module imports, inside functions and through importlib too."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    found = []
    for node in nodes(source):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parents = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*parents, *filter(None, [node.module])])
            # `from metrics import seeds` names the room only after the import.
            from_root = origin == "metrics"
            found += [(node.lineno, f"{origin}.{alias.name}" if from_root else origin) for alias in node.names]
        elif isinstance(node, ast.Call) and called(node.func) in {"import_module", "importlib.import_module"}:
            found += [(node.lineno, str(arg.value)) for arg in node.args[:1] if isinstance(arg, ast.Constant)]
    return sorted(set(found))


def called(function: ast.expr) -> str:
    """The name of a function, with its module's; empty for what has no such name."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""


def forbids(module: str, imported: str) -> str | None:
    """Why a module may not import another; None when it may."""
    room, target = room_of(module), room_of(imported)
    library = imported.partition(".")[0]
    if target is None:
        keepers = KEPT.get(library)
        if keepers and not f"{module}.".startswith(tuple(f"{keeper}." for keeper in keepers)):
            return f"{library} belongs to {', '.join(keepers)}"
        libraries = LAYERS[room][2] if room in LAYERS else None
        if libraries is not None and library not in libraries | sys.stdlib_module_names:
            return f"{room} may import the standard library and: {', '.join(sorted(libraries)) or 'nothing else'}"
        return None
    if room in TOP or room == target:
        return None
    if room not in LAYERS:
        return f"{room} has no place in the table of layers"
    if target not in LAYERS[room][1]:
        return f"{room} may import: {', '.join(sorted(LAYERS[room][1])) or 'no other room'}"
    return None


def violations(module: str, source: str, is_package: bool = False) -> list[str]:
    """One line for each import that the table does not allow."""
    found = [(line, name, forbids(module, name)) for line, name in imported_modules(module, source, is_package)]
    return [f"{module}:{line} imports {name}; {reason}" for line, name, reason in found if reason]


def broad_handlers(module: str, source: str) -> list[str]:
    """One line for each handler that would swallow a mistake of our own together with the expected error."""
    handlers = [node for node in nodes(source) if isinstance(node, ast.ExceptHandler)]
    caught = {node: {ast.unparse(part) for part in ast.walk(node.type)} if node.type else set() for node in handlers}
    broad = [node for node in handlers if node.type is None or caught[node] & {"Exception", "BaseException"}]
    return [f"{module}:{node.lineno} catches everything" for node in broad]


@cache
def program() -> list[tuple[str, str, bool]]:
    """Name, source and whether it is a package, of every module of the program."""
    files = [*(ROOT / "metrics").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), *ROOT.glob("dashboard.py")]
    modules = []
    for path in sorted(files):
        parts = path.relative_to(ROOT).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        modules.append((".".join(parts[:-1] if is_package else parts), path.read_text(encoding="utf-8"), is_package))
    return modules


def test_no_import_points_up():
    modules = program()
    assert "metrics" in [name for name, _, _ in modules]
    assert [line for module in modules for line in violations(*module)] == []


def test_every_room_has_a_layer():
    rooms = {room_of(name) for name, _, _ in program()} - {"metrics"}
    assert sorted(rooms - set(LAYERS) - TOP) == []


def test_the_table_itself_points_down():
    upward = [(room, target) for room, (layer, targets, _) in LAYERS.items() for target in targets if LAYERS[target][0] >= layer]
    assert upward == []


def test_metrics_catches_only_named_errors():
    found = [line for name, source, _ in program() if name.startswith("metrics") for line in broad_handlers(name, source)]
    assert found == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("metrics.model", "import pandas"),
        ("metrics.seeds", "from metrics.language.numerals import parse"),
        ("metrics.language.names", "from metrics.reading import text"),
        ("metrics.language.names", "from ..reading import text"),
        ("metrics.reading.html", "from metrics import extraction"),
        ("metrics.reading.html", "from metrics import *"),
        ("metrics.extraction.bind", "def late():\n    import metrics.warehouse.store"),
        ("metrics.extraction.bind", "if TYPE_CHECKING:\n    from metrics.analysis import progress"),
        ("metrics.extraction.bind", "importlib.import_module('metrics.warehouse')"),
        ("metrics.extraction.bind", "import duckdb"),
        ("metrics.warehouse.store", "from metrics.extraction.bind import bind"),
        ("metrics.warehouse.store", "import pandas"),
        ("metrics.analysis.progress", "from metrics.warehouse import store"),
        ("metrics.analysis.progress", "from metrics.presentation.labels import LABELS"),
        ("metrics.intake.drafts", "import streamlit as st"),
        ("metrics.intake.drafts", "from metrics.analysis import overview"),
        ("metrics.warehouse.kept", "from metrics.intake import drafts"),
        ("pages.intake", "from metrics.intake import drafts"),
        ("metrics.presentation.drawn", "import streamlit as st"),
        ("metrics.presentation.uikit", "import streamlit as st"),
        ("metrics.export.xlsx", "from metrics.presentation import labels"),
        ("metrics.export.xlsx", "from metrics.cli import main"),
        ("metrics.export.xlsx", "import pages.overview"),
        ("metrics.helpers", "from metrics import model"),
        ("metrics.cli", "import duckdb"),
        ("pages.overview", "from metrics.warehouse.store import open_read_only"),
        ("dashboard", "import duckdb"),
    ],
)
def test_a_planted_violation_is_caught(module, source):
    assert len(violations(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("metrics.model", "from decimal import Decimal"),
        ("metrics.seeds", "from .model import Unit"),
        ("metrics.language.names", "from metrics.language import numerals\nfrom . import periods\nimport regex"),
        ("metrics.extraction.bind", "from metrics.reading.text import read\nfrom metrics import language, model"),
        ("metrics.warehouse.store", "import duckdb, os\nfrom metrics.seeds import load"),
        ("metrics.analysis.progress", "import duckdb\nimport pandas as pd"),
        ("metrics.intake.drafts", "from metrics import extraction, reading\nfrom metrics.warehouse import store"),
        ("metrics.presentation.ui.writing", "from metrics.intake import Refused"),
        ("metrics.presentation.ui", "import streamlit as st"),
        ("metrics.presentation.ui.frame", "import streamlit as st"),
        ("metrics.cli.add", "from metrics import extraction, warehouse, export\nimport click"),
        ("metrics.__main__", "from metrics.cli import main"),
        ("pages.overview", "import streamlit as st\nfrom metrics.presentation import drawn, ui"),
    ],
)
def test_a_downward_import_is_allowed(module, source):
    assert violations(module, source) == []


def test_a_relative_import_in_a_package_starts_at_the_package():
    assert violations("metrics.language", "from .periods import parse", is_package=True) == []
    assert len(violations("metrics.language", "from ..warehouse import store", is_package=True)) == 1


@pytest.mark.parametrize("handler", ["except Exception:", "except:", "except (ValueError, BaseException) as error:"])
def test_a_planted_broad_handler_is_caught(handler):
    assert broad_handlers("planted", f"try:\n    work()\n{handler}\n    pass") == ["planted:3 catches everything"]


def test_a_named_handler_is_allowed():
    assert broad_handlers("planted", "try:\n    work()\nexcept (ValueError, KeyError):\n    pass") == []
