"""Set up Kaimenhong on a machine that has only Python, and run it.

    python3 run.py                     set up, build the warehouse if need be, open the dashboard
    python3 run.py --port 8600         the same on another port (default 8501)
    python3 run.py --no-browser        the same without opening a browser
    python3 run.py test                the gate: ruff, mypy, pytest
    python3 run.py test tests/test_x.py -k name
                                       pytest alone, with these arguments
    python3 run.py WORD ...            any other command: python -m metrics WORD ...
    python3 run.py help                all commands; `help WORD` shows one with an example

The packages go into .venv, exactly those of requirements.lock, checked against its hashes.
"""

import sys

OLDEST_PYTHON = (3, 11)


def python_problem(version):
    """Return one line for a Python that is too old, None for one that will do."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return None
    return "Kaimenhong needs Python {}.{} or newer; this is Python {}.{}.".format(*OLDEST_PYTHON, *version[:2])


# Before the other imports, and in syntax that old interpreters can read: they should get this line, not a traceback.
if python_problem(sys.version_info):
    sys.exit(python_problem(sys.version_info))

import argparse
import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BASE_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"  # everything in BASE_LOCK, and the tools of the gate
WAREHOUSE = Path(os.environ.get("KAIMENHONG_WAREHOUSE") or ROOT / "warehouse.duckdb")
DEFAULT_PORT = 8501
COMMAND = "py run.py" if os.name == "nt" else "python3 run.py"  # what messages tell the user to type


class SetUpError(Exception):
    """The environment or the warehouse could not be made; the message is one line for the user."""


def venv_python() -> Path:
    """The interpreter of the environment, on this operating system."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def stamp_lines(locks: "list[Path]") -> "list[str]":
    """What a finished set-up of these locks is remembered by: the Python it is for and each lock's hash."""
    python = "python {}.{}".format(*sys.version_info[:2])
    return [python] + [f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}" for lock in locks]


def stamp_file() -> Path:
    """Written last: its presence says that the set-up was finished."""
    return VENV / "set-up.stamp"


def read_stamp() -> "list[str]":
    """The stamp of the last finished set-up; empty when there was none, or it was interrupted."""
    stamp = stamp_file()
    return stamp.read_text(encoding="utf-8").splitlines() if stamp.is_file() else []


def is_set_up(locks: "list[Path]") -> bool:
    """Whether the environment already holds these locks, for this Python."""
    return set(stamp_lines(locks)) <= set(read_stamp()) and venv_python().exists()


def set_up(for_tests: bool = False) -> None:
    """Bring .venv in line with the lock; nothing is done when it already is."""
    # The test lock contains the base lock, so one set-up for tests serves both.
    locks = [BASE_LOCK, TEST_LOCK] if for_tests else [BASE_LOCK]
    if is_set_up(locks):
        return
    try:
        with alone():
            if not is_set_up(locks):  # else by the start that was waited for
                make(locks)
    except OSError as error:
        raise SetUpError(f"could not write .venv ({error}); stop whatever is using it and run this again") from error


def make(locks: "list[Path]") -> None:
    """Make the environment, or fill the one there is with what the locks name now. Raises SetUpError, OSError."""
    print("Setting up .venv (once; up to a minute) ...", file=sys.stderr, flush=True)
    is_usable = stamp_lines([])[0] in read_stamp() and venv_python().exists()
    # Gone while packages change, so that an interruption leads to a fresh start.
    stamp_file().unlink(missing_ok=True)
    if not is_usable:
        # Half made, or for another Python: what is inside cannot be trusted.
        if VENV.exists():
            shutil.rmtree(VENV)
        # Whoever starts this by the environment's own interpreter has just lost it.
        python = getattr(sys, "_base_executable", None) or sys.executable
        run_logged([python, "-m", "venv", str(VENV)], "make .venv (is there room for 600 MB? On Debian: apt install python3-venv)")
    install(locks[-1])
    stamp_file().write_text("\n".join(stamp_lines(locks)) + "\n", encoding="utf-8")


@contextlib.contextmanager
def alone():
    """Held while .venv changes: a second start waits, where it would take the half-made environment of the first away."""
    with (ROOT / ".venv.lock").open("a") as file:
        if not is_locked(file):
            print("Another start is setting up .venv; waiting for it ...", file=sys.stderr, flush=True)
            while not is_locked(file):
                time.sleep(0.2)
        yield


def is_locked(file) -> bool:
    """Whether the lock is ours now; the system gives it back when the process ends, however it ends."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return not isinstance(error, (BlockingIOError, PermissionError))  # a file system that knows no locks must do without
    return True


def install(lock: Path) -> None:
    """Install a lock with uv when it is there, else (or when uv cannot) with pip; hashes are required either way."""
    # Wheels only: a missing one should say so at once, not start a compiler. The lock names every package there is.
    wanted = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(lock)]
    uv = shutil.which("uv")
    if uv:
        try:
            return run_logged([uv, "pip", "install", "--python", str(venv_python()), *wanted], "install with uv")
        except SetUpError:
            # A mirror or a proxy is often configured for pip alone.
            print("uv could not install the packages; trying pip ...", file=sys.stderr, flush=True)
    # A module is compiled when it is first used: to compile all of them here takes a third of the time.
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-compile"]
    return run_logged([*pip, *wanted], f"install {lock.name} for Python {sys.version.split()[0]} (is the network up?)")


def run_logged(command: "list[str]", purpose: str) -> None:
    """Run a step quietly; when it fails, raise with the last line it said."""
    done = subprocess.run(command, cwd=ROOT, env=child_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace").split("\n")
        reasons = [line.strip() for line in said if line.strip()] or [f"exit status {done.returncode}"]
        errors = [line for line in reasons if line.lower().startswith("error")]
        raise SetUpError(f"could not {purpose}: {(errors or reasons)[-1]}")


def child_environment() -> "dict[str, str]":
    """UTF-8 everywhere (Windows would use its code page), metrics importable from any folder, messages that fit run.py."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    # Installed without compiling: unless the first process may keep what it compiled, each one spends seconds on it.
    # Where pip is told to install for the user, it refuses to install into an environment.
    settings = {"PYTHONUTF8": "1", "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "", "KAIMENHONG_COMMAND": COMMAND, "PIP_USER": "0"}
    return {**os.environ, **settings}


def warehouse_inputs(root: Path = ROOT) -> "list[Path]":
    """Whatever the warehouse is made of; the folders of seeds/ too, since a removed file changes only its folder."""
    seeds = [root / "seeds", *(root / "seeds").rglob("*")]
    code = [path for path in (root / "metrics").rglob("*") if path.suffix in {".py", ".sql"}]
    return [path for path in seeds + code if path.exists()]


def is_stale(warehouse: Path, inputs: "list[Path]") -> bool:
    """Whether the warehouse is missing or older than one of its inputs."""
    if not warehouse.exists():
        return True
    built = warehouse.stat().st_mtime_ns
    return any(path.stat().st_mtime_ns > built for path in inputs)


def build_if_stale() -> None:
    """Build the warehouse unless it is up to date."""
    if not is_stale(WAREHOUSE, warehouse_inputs()):
        return
    print("Building the warehouse ...", file=sys.stderr, flush=True)
    status = run_module("metrics", "build", cwd=ROOT)
    # Status 1 also says that one document of many could not be read: the others are published.
    if status and is_stale(WAREHOUSE, warehouse_inputs()):
        raise SetUpError(f"the warehouse could not be built (exit status {status}); the reason stands above")


def run_module(module: str, *arguments: str, cwd: "Path | None" = None, **settings: str) -> int:
    """Run a module of the environment, here and now, with these environment variables; returns its exit status."""
    command = [str(venv_python()), "-m", module, *arguments]
    try:
        child = subprocess.Popen(command, cwd=cwd, env={**child_environment(), **settings})
    except OSError as error:
        raise SetUpError(f"could not start {command[0]} ({error.strerror}); remove the folder .venv and run this again") from error
    return finished(child)


def finished(child: "subprocess.Popen[bytes]") -> int:
    """The exit status of a child that is never left behind. Raises KeyboardInterrupt, after the child has come to its own end."""
    try:
        return child.wait()
    except KeyboardInterrupt:
        # The terminal told the child too. `subprocess.call` would kill it a moment later, while it publishes what it has read.
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(60)
        raise
    finally:
        child.kill()  # nothing where it has ended
        child.wait()


def port_number(text: str) -> int:
    """A port as typed. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is no port; allowed: 1 to 65535")
    return int(text)


def serve(arguments: "list[str]") -> int:
    """Set up, build if need be, and serve the dashboard until it is stopped."""
    summary, _, rest = (__doc__ or "").partition("\n")
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="run.py", description=summary, epilog=rest, formatter_class=raw)
    parser.add_argument("--port", type=port_number, metavar="PORT", default=DEFAULT_PORT, help="its port (default %(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    options = parser.parse_args(arguments)
    set_up()
    build_if_stale()
    quiet = ["--no-browser"] if options.no_browser else []
    return run_module("metrics", "serve", "--port", str(options.port), *quiet, cwd=ROOT)


def is_compiled() -> bool:
    """Whether the tests, and so all they import, were loaded before; else every worker would compile all of it by itself."""
    return any((ROOT / "tests" / "__pycache__").glob("test_*.pyc"))


def test(arguments: "list[str]") -> int:
    """The gate; with arguments, only pytest with these."""
    set_up(for_tests=True)

    def step(*words: str) -> int:
        # The tests hold however they are started: messages name the command's plain form.
        return run_module(*words, cwd=ROOT, KAIMENHONG_COMMAND="")

    if arguments:
        return step("pytest", *arguments)
    # Every step runs, so that one round shows all there is to mend. The type checker uses one processor: it runs beside the tests.
    # Of two processors four workers leave neither idle: three left a quarter of their time, waiting for browsers and the disk.
    with ThreadPoolExecutor(1) as beside:
        types = beside.submit(step, "mypy")
        ruff = step("ruff", "check", ".") | step("ruff", "format", "--check", ".")
        if not is_compiled():
            step("pytest", "--collect-only", "-p", "no:terminal", "-o", "addopts=")  # and says nothing
        tests = step("pytest", "-n", "4", "--dist", "loadfile", "--no-loadscope-reorder")
    failed = [name for name, status in (("ruff", ruff), ("mypy", types.result()), ("pytest", tests)) if status]
    if failed:
        print("failed: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def pass_on(arguments: "list[str]") -> int:
    """Any other command belongs to `python -m metrics`; relative paths stay relative to the caller's folder."""
    set_up()
    return run_module("metrics", *arguments)


def command_for(arguments: "list[str]"):
    """The function that handles these arguments, and the arguments it takes."""
    if not arguments or arguments[0].startswith("-"):
        return serve, arguments
    if arguments[0] == "test":
        return test, arguments[1:]
    if arguments[0] == "help":
        return pass_on, [*arguments[1:], "--help"]
    return pass_on, arguments


def main(arguments: "list[str]") -> int:
    """Run one command; a failed set-up, or a file that cannot be read, is one line on stderr and status 1."""
    command, rest = command_for(arguments)
    try:
        return command(rest)
    except (SetUpError, OSError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    # Turned into an exception, a termination takes the child process along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
