"""What `python3 run.py` starts for its arguments, and what it tells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent


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
        (["test", "-k", "name"], ["test set-up", "pytest -k name"]),
        (["add", "bulletin.txt"], ["set-up", "metrics add bulletin.txt"]),
        (["explain", "--help"], ["set-up", "metrics explain --help"]),
        (["help"], ["set-up", "metrics --help"]),
        (["help", "add"], ["set-up", "metrics add --help"]),
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


@pytest.mark.parametrize("port", ["0", "65536", "-1", "web", "²"])
def test_a_port_that_cannot_be_is_wrong_usage_before_anything_is_set_up(calls, port, capsys):
    with pytest.raises(SystemExit) as left:
        run.main(["--port", port])
    assert (left.value.code, calls) == (2, [])
    assert capsys.readouterr().err.endswith(f"error: argument --port: '{port}' is no port; allowed: 1 to 65535\n")


def test_a_warehouse_that_was_published_is_served_though_a_document_could_not_be_read(calls, monkeypatch):
    calls.status = {"metrics": 1}
    is_stale = iter([True, False])
    monkeypatch.setattr(run, "is_stale", lambda warehouse, inputs: next(is_stale))
    run.main([])
    assert calls == ["set-up", "metrics build", f"{SERVED} 8501"]


class Child:
    """A command that Ctrl-C reaches while it publishes: it ends when it has done so, or never."""

    def __init__(self, ends: bool):
        self.ends, self.is_done, self.was_killed = ends, False, False

    def wait(self, seconds: float | None = None) -> int:
        if seconds is None and not self.was_killed and not self.is_done:
            raise KeyboardInterrupt
        if seconds is not None and not self.ends:
            raise subprocess.TimeoutExpired("metrics", seconds)
        self.is_done = True
        return 0

    def kill(self) -> None:
        self.was_killed = not self.is_done


@pytest.mark.parametrize("ends", [True, False])
def test_ctrl_c_lets_a_command_publish_what_it_has_and_leaves_none_behind(monkeypatch, ends):
    child = Child(ends)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: child)
    monkeypatch.setattr(run, "set_up", lambda: None)
    assert (run.main(["add", "bulletins"]), child.was_killed) == (130, not ends)


def test_an_interpreter_that_cannot_be_started_is_one_line_and_status_1(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(run, "set_up", lambda: None)
    monkeypatch.setattr(run, "venv_python", lambda: tmp_path / "python")
    (tmp_path / "python").write_bytes(b"of another machine")
    assert run.main(["build"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"run.py: could not start {tmp_path / 'python'} (")
    assert line.endswith("); remove the folder .venv and run this again")


def test_the_exit_status_of_a_command_is_passed_on(calls):
    calls.status = {"metrics": 3}
    assert run.main(["add", "bulletin.txt"]) == 3


WORKERS = "pytest -n 4 --dist loadfile --no-loadscope-reorder"


@pytest.mark.parametrize("failing", [[], ["ruff"], ["mypy"], ["pytest"], ["ruff", "mypy", "pytest"]], ids=",".join)
def test_every_step_of_the_gate_runs_and_one_that_fails_fails_it(calls, monkeypatch, capsys, failing):
    calls.status = dict.fromkeys(failing, 1)
    monkeypatch.setattr(run, "is_compiled", lambda: True)
    assert run.main(["test"]) == (1 if failing else 0)
    assert (calls[0], set(calls[1:])) == ("test set-up", {"ruff check .", "ruff format --check .", "mypy", WORKERS})
    assert capsys.readouterr().err == (f"failed: {', '.join(failing)}\n" if failing else "")


def test_what_was_never_loaded_is_compiled_once_before_the_workers_load_it(calls, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "ROOT", tmp_path)
    run.main(["test"])
    assert [call for call in calls if call.startswith("pytest")] == ["pytest --collect-only -p no:terminal -o addopts=", WORKERS]
    (tmp_path / "tests" / "__pycache__").mkdir(parents=True)
    (tmp_path / "tests" / "__pycache__" / "test_a.cpython-311-pytest-9.0.pyc").touch()
    calls.clear()
    run.main(["test"])
    assert [call for call in calls if call.startswith("pytest")] == [WORKERS]


def test_help_names_every_command():
    told = subprocess.run([sys.executable, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True)
    for word in ["--port", "--no-browser", "test", "python -m metrics WORD", "run.py help"]:
        assert word in told.stdout


def test_children_speak_utf_8_find_metrics_and_keep_what_they_compiled(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    environment = run.child_environment()
    assert (environment["PYTHONUTF8"], environment["PYTHONDONTWRITEBYTECODE"]) == ("1", "")
    assert environment["PYTHONPATH"].split(os.pathsep) == [str(ROOT), "elsewhere"]


def test_messages_tell_what_works_outside_the_environment():
    command = [sys.executable, "-m", "metrics", "check", "--help"]
    told = subprocess.run(command, env=run.child_environment(), capture_output=True, check=True).stdout.decode("utf-8")
    assert (f"Usage: {run.COMMAND} check" in told, f"Example: {run.COMMAND} check --zone" in told) == (True, True)
