"""Setting up: the Python, the environment and the warehouse that `python3 run.py` prepares, without a network."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run

# --- an old Python ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "problem"),
    [
        ((3, 11, 0), None),
        ((3, 14, 2), None),
        ((4, 0, 0), None),
        ((3, 10, 13), "Kaimenhong needs Python 3.11 or newer; this is Python 3.10."),
        ((2, 7, 18), "Kaimenhong needs Python 3.11 or newer; this is Python 2.7."),
    ],
)
def test_an_old_python_is_told_so_in_one_line(version, problem):
    assert run.python_problem(version) == problem


def test_run_py_can_be_read_by_an_old_python():
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))
    names = [alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names]
    first_check = next(node.lineno for node in tree.body if isinstance(node, ast.If))
    early = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom) and node.lineno < first_check]
    assert [alias.name for node in early for alias in node.names] == ["sys"]
    assert set(names) <= sys.stdlib_module_names


# --- the environment -------------------------------------------------------------------------------------------------


class Setup:
    """A checkout in a temporary folder, in which making and filling .venv is only recorded."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch):
        self.root, self.venv, self.steps = root, root / ".venv", []
        self.fail: BaseException | None = None
        self.meanwhile: Callable[[], None] | None = None
        for name, value in {
            "ROOT": root,
            "VENV": self.venv,
            "BASE_LOCK": self.write("requirements.lock", "a==1"),
            "TEST_LOCK": self.write("requirements-test.lock", "a==1 b==1"),
            "WAREHOUSE": root / "warehouse.duckdb",
            "run_logged": self.run_logged,
            "venv_python": lambda: self.venv / "python",
        }.items():
            monkeypatch.setattr(run, name, value)
        monkeypatch.setattr(run.shutil, "which", lambda command: None)

    def write(self, name: str, text: str) -> Path:
        (self.root / name).write_text(text, encoding="utf-8")
        return self.root / name

    def run_logged(self, command: list[str], purpose: str) -> None:
        if "venv" in command:
            self.steps.append("make")
            self.venv.mkdir()
            (self.venv / "python").touch()
            return
        self.steps.append(Path(command[-1]).name)
        if self.meanwhile:
            self.meanwhile()
        if self.fail:
            raise self.fail

    def steps_of(self, for_tests: bool = False) -> list[str]:
        self.steps = []
        run.set_up(for_tests)
        return self.steps


@pytest.fixture
def setup(tmp_path, monkeypatch):
    return Setup(tmp_path, monkeypatch)


def test_the_first_set_up_makes_the_environment_and_the_second_does_nothing(setup):
    assert setup.steps_of() == ["make", "requirements.lock"]
    assert setup.steps_of() == []


def test_tests_add_their_packages_and_serve_the_base_too(setup):
    setup.steps_of()
    assert setup.steps_of(for_tests=True) == ["requirements-test.lock"]
    assert setup.steps_of() == []
    assert setup.steps_of(for_tests=True) == []


def test_a_changed_lock_is_installed_into_the_same_environment(setup):
    setup.steps_of()
    setup.write("requirements.lock", "a==2")
    assert setup.steps_of() == ["requirements.lock"]
    assert setup.steps_of() == []


def test_another_python_makes_the_environment_anew(setup, monkeypatch):
    setup.steps_of()
    monkeypatch.setattr(run.sys, "version_info", (3, 99, 0))
    assert setup.steps_of() == ["make", "requirements.lock"]


def test_a_missing_interpreter_makes_the_environment_anew(setup):
    setup.steps_of()
    (setup.venv / "python").unlink()
    assert setup.steps_of() == ["make", "requirements.lock"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), run.SetUpError("no network")])
def test_an_interrupted_set_up_starts_afresh(setup, interruption):
    setup.fail = interruption
    with pytest.raises(type(interruption)):
        setup.steps_of()
    (setup.venv / "half-installed").touch()
    setup.fail = None
    assert setup.steps_of() == ["make", "requirements.lock"]
    assert not (setup.venv / "half-installed").exists()


def test_an_interrupted_update_starts_afresh(setup):
    setup.steps_of()
    setup.write("requirements.lock", "a==2")
    setup.fail = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        setup.steps_of()
    setup.fail = None
    assert setup.steps_of() == ["make", "requirements.lock"]


def test_an_environment_that_could_not_be_removed_whole_is_not_taken_for_a_finished_one(setup, monkeypatch):
    setup.steps_of()
    with monkeypatch.context() as other:
        other.setattr(run.sys, "version_info", (3, 99, 0))
        other.setattr(run.shutil, "rmtree", raising(PermissionError(13, "in use")))
        with pytest.raises(run.SetUpError, match="stop whatever is using it"):
            setup.steps_of()
    assert setup.steps_of() == ["make", "requirements.lock"]


def raising(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


LOCKED = """
import sys
from pathlib import Path
import run
run.ROOT = Path(sys.argv[1])
with (run.ROOT / ".venv.lock").open("a") as file:
    print(run.is_locked(file))
"""


def test_a_second_start_does_not_touch_the_environment_while_the_first_fills_it(setup):
    """A start by itself, in a process of its own, as another terminal would make it."""

    def locked_elsewhere() -> str:
        command = [sys.executable, "-c", LOCKED, str(setup.root)]
        return subprocess.run(command, cwd=Path(run.__file__).parent, capture_output=True, text=True, check=True).stdout.strip()

    seen: list[str] = []
    setup.meanwhile = lambda: seen.append(locked_elsewhere())
    setup.steps_of()
    assert (seen, locked_elsewhere()) == (["False"], "True")


def test_a_start_that_waited_uses_what_the_first_made(setup, monkeypatch, capsys):
    def first(seconds: float) -> None:
        setup.run_logged(["venv"], "")
        run.stamp_file().write_text("\n".join(run.stamp_lines([run.BASE_LOCK])), encoding="utf-8")

    answers = iter([False, False, True])
    monkeypatch.setattr(run, "is_locked", lambda file: next(answers))
    monkeypatch.setattr(run.time, "sleep", first)
    assert setup.steps_of() == ["make"]
    assert capsys.readouterr().err == "Another start is setting up .venv; waiting for it ...\n"


def test_a_file_system_without_locks_does_without(setup, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", raising(OSError(37, "No locks available")))
    assert setup.steps_of() == ["make", "requirements.lock"]


def test_the_interpreter_of_the_environment_is_not_asked_to_make_it_anew(setup, monkeypatch):
    commands = []
    make = setup.run_logged
    monkeypatch.setattr(run, "run_logged", lambda command, purpose: (commands.append(command), make(command, purpose)))
    monkeypatch.setattr(run.sys, "executable", str(setup.venv / "bin" / "python"))
    monkeypatch.setattr(run.sys, "_base_executable", "/usr/bin/python3")
    setup.steps_of()
    assert commands[0][0] == "/usr/bin/python3"


def test_a_missing_lock_is_one_line_and_status_1(setup, capsys):
    run.BASE_LOCK.unlink()
    assert run.main(["build"]) == 1
    assert capsys.readouterr().err == f"run.py: [Errno 2] No such file or directory: '{run.BASE_LOCK}'\n"


def test_pip_takes_over_when_uv_fails(setup, monkeypatch):
    commands = []

    def uv_fails(command: list[str], purpose: str) -> None:
        commands.append(command)
        if command[0] == "uv":
            raise run.SetUpError("no route")

    monkeypatch.setattr(run, "run_logged", uv_fails)
    monkeypatch.setattr(run.shutil, "which", lambda command: "uv")
    run.install(run.BASE_LOCK)
    assert [command[:3] for command in commands] == [["uv", "pip", "install"], [str(run.venv_python()), "-m", "pip"]]
    assert all("--require-hashes" in command for command in commands)


def test_a_failing_set_up_is_one_line_and_status_1(setup, capsys):
    setup.fail = run.SetUpError("could not install requirements.lock (is the network up?): ERROR: no route")
    assert run.main(["build"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "run.py: could not install requirements.lock (is the network up?): ERROR: no route"


def test_a_failing_step_is_reported_by_its_last_error():
    talk = "print('Collecting a'); print('ERROR: no such hash'); print('[notice] hello'); raise SystemExit(3)"
    with pytest.raises(run.SetUpError) as caught:
        run.run_logged([sys.executable, "-c", talk], "install")
    assert str(caught.value) == "could not install: ERROR: no such hash"


# --- the warehouse ---------------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose files are all of the second 1000, and whose warehouse is of the second 2000."""
    for name in ["seeds/zones.csv", "seeds/bulletins/a.txt", "metrics/model.py", "metrics/warehouse/views.sql"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for path in tmp_path.rglob("*"):
        os.utime(path, (1000, 1000))
    (tmp_path / "warehouse.duckdb").touch()
    os.utime(tmp_path / "warehouse.duckdb", (2000, 2000))
    return tmp_path


def is_stale(checkout: Path) -> bool:
    return run.is_stale(checkout / "warehouse.duckdb", run.warehouse_inputs(checkout))


def test_a_warehouse_newer_than_its_inputs_stays(checkout):
    assert not is_stale(checkout)


def test_a_missing_warehouse_is_built(checkout):
    (checkout / "warehouse.duckdb").unlink()
    assert is_stale(checkout)


@pytest.mark.parametrize("name", ["seeds/zones.csv", "seeds/bulletins/a.txt", "metrics/model.py", "metrics/warehouse/views.sql"])
def test_a_newer_input_makes_the_warehouse_stale(checkout, name):
    os.utime(checkout / name, (3000, 3000))
    assert is_stale(checkout)


def test_a_removed_seed_makes_the_warehouse_stale(checkout):
    (checkout / "seeds/bulletins/a.txt").unlink()
    assert is_stale(checkout)


def test_compiled_code_and_new_folders_of_code_do_not_make_the_warehouse_stale(checkout):
    (checkout / "metrics/__pycache__").mkdir()
    (checkout / "metrics/__pycache__/model.cpython-311.pyc").touch()
    assert not is_stale(checkout)
