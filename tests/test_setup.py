"""Setting up: what `python3 run.py` decides, without a network."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import run

ROOT = Path(run.__file__).parent


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


# --- the commands ----------------------------------------------------------------------------------------------------


@pytest.fixture
def calls(monkeypatch):
    """What run.py would start, with set-up and build recorded too; `calls.status` says what each module returns."""

    class Calls(list):
        status: dict[str, int]

    recorded = Calls()
    recorded.status = {}

    def run_module(module, *arguments, cwd=None, **settings):
        recorded.append(" ".join([module, *arguments]))
        return recorded.status.get(module, 0)

    monkeypatch.setattr(run, "run_module", run_module)
    monkeypatch.setattr(run, "set_up", lambda for_tests=False: recorded.append("test set-up" if for_tests else "set-up"))
    monkeypatch.setattr(run, "is_stale", lambda warehouse, inputs: True)
    return recorded


SERVED = "metrics serve --port"


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        ([], ["set-up", "metrics build", f"{SERVED} 8501"]),
        (["--port", "8600"], ["set-up", "metrics build", f"{SERVED} 8600"]),
        (["--no-browser"], ["set-up", "metrics build", f"{SERVED} 8501 --no-browser"]),
        (["test"], ["test set-up", "ruff check .", "mypy metrics", "pytest -n 2 --dist loadfile --no-loadscope-reorder"]),
        (["test", "-k", "name"], ["test set-up", "pytest -k name"]),
        (["add", "bulletin.txt"], ["set-up", "metrics add bulletin.txt"]),
        (["explain", "--help"], ["set-up", "metrics explain --help"]),
        (["help"], ["set-up", "metrics --help"]),
    ],
)
def test_the_first_word_chooses_the_command(calls, arguments, started):
    assert run.main(arguments) == 0
    assert calls == started


def test_the_warehouse_is_not_built_again_when_it_is_up_to_date(calls, monkeypatch):
    monkeypatch.setattr(run, "is_stale", lambda warehouse, inputs: False)
    assert run.main([]) == 0
    assert calls == ["set-up", f"{SERVED} 8501"]


def test_nothing_is_served_when_the_build_fails(calls, capsys):
    calls.status = {"metrics": 2}
    assert run.main([]) == 1
    assert calls == ["set-up", "metrics build"]
    assert "could not be built (exit status 2)" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "-1", "web"])
def test_a_port_that_cannot_be_is_wrong_usage_before_anything_is_set_up(calls, port, capsys):
    with pytest.raises(SystemExit) as left:
        run.main(["--port", port])
    assert (left.value.code, calls) == (2, [])
    assert f"invalid port_number value: '{port}'" in capsys.readouterr().err


def test_the_exit_status_of_a_command_is_passed_on(calls):
    calls.status = {"metrics": 3}
    assert run.main(["add", "bulletin.txt"]) == 3


@pytest.mark.parametrize("step", ["ruff", "mypy", "pytest"])
def test_one_failing_step_fails_the_gate_and_the_others_still_run(calls, capsys, step):
    calls.status = {step: 1}
    assert run.main(["test"]) == 1
    assert calls == ["test set-up", "ruff check .", "mypy metrics", "pytest -n 2 --dist loadfile --no-loadscope-reorder"]
    assert capsys.readouterr().err == f"failed: {step}\n"


def test_help_names_every_command():
    told = subprocess.run([sys.executable, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True)
    for word in ["--port", "--no-browser", "test", "python -m metrics WORD", "run.py help"]:
        assert word in told.stdout


def test_children_speak_utf_8_and_find_metrics(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    environment = run.child_environment()
    assert environment["PYTHONUTF8"] == "1"
    assert environment["PYTHONPATH"].split(os.pathsep) == [str(ROOT), "elsewhere"]


def test_messages_tell_what_works_outside_the_environment():
    command = [sys.executable, "-m", "metrics", "check", "--help"]
    told = subprocess.run(command, env=run.child_environment(), capture_output=True, check=True).stdout.decode("utf-8")
    assert (f"Usage: {run.COMMAND} check" in told, f"Example: {run.COMMAND} check --zone" in told) == (True, True)


# --- the locks -------------------------------------------------------------------------------------------------------


def pins(lock: str) -> dict[str, list[str]]:
    """Package: its pinned versions, several when they differ by Python version."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9][\w.-]*)==([\w.]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_has_a_hash_for_every_package_and_names_no_host_or_folder(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"\S*(?:://|--index|--find-links|--trusted|\(/)\S*", text) == []


def test_the_test_lock_contains_the_base_lock():
    base, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: test.get(name) for name in base} == base


def test_the_locks_meet_what_pyproject_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        "requirements.lock": project["dependencies"],
        "requirements-test.lock": project["optional-dependencies"]["test"],
    }
    unmet = [
        f"{lock}: {requirement}"
        for lock, requirements in asked.items()
        for requirement in map(Requirement, requirements)
        if not any(requirement.specifier.contains(v) for v in pins(lock).get(canonicalize_name(requirement.name), []))
    ]
    assert unmet == []
