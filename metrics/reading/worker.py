"""Has a file read by a process apart, so that a hostile one costs a line and not the program.

The process is started by the first file that needs it, serves the next ones too, and is ended when a step (a page, or a
line of a picture) takes longer than `STEP_SECONDS` allows or a file longer than `FILE_SECONDS`. One file is read at a time.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from metrics.model import Document
from metrics.reading.assemble import document
from metrics.reading.known import Known, nothing_known
from metrics.reading.problem import ReadError

# By whether it is recognition, of which the longest step takes three seconds of a processor: on a machine with much else to do ten times that.
STEP_SECONDS = {False: 30.0, True: 90.0}
RECOGNISED = ("image", "scan")
FILE_SECONDS = 3600.0  # a scan of many pages; the reading process itself stops in time, with what it has
FILES_EACH = 40  # then a new process: libraries keep memory
MAX_REPLY = 256 * 1024 * 1024
# On Linux: memory goes back to the system at once, else recognition would hold twice as much. Of no effect elsewhere.
MEMORY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "1048576", "MALLOC_TRIM_THRESHOLD_": "1048576"}
ROOT = Path(__file__).resolve().parents[2]


class Gone(Exception):
    """The reading process ended without an answer."""


class Worker:
    """One reading process and the thread that collects its frames."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        self.files = 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "metrics.reading.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **MEMORY, "PYTHONPATH": path, "PYTHONUTF8": "1", "OMP_NUM_THREADS": "2"},
        )
        self.frames: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        threading.Thread(target=self._collect, daemon=True).start()

    def _collect(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while size := int.from_bytes(stream.read(8), "big"):
            content = stream.read(size) if size <= MAX_REPLY else b""
            if len(content) < size:
                break
            self.frames.put(content)
        self.frames.put(None)

    def ask(self, form: str, content: bytes) -> dict[str, Any]:
        """The answer for one file. Raises Gone, TimeoutError."""
        self.files += 1
        stream = self.process.stdin
        assert stream is not None
        head = json.dumps(form).encode() + b"\n"
        try:
            stream.write((len(head) + len(content)).to_bytes(8, "big") + head + content)
            stream.flush()
        except OSError:
            raise Gone from None
        until, step = time.monotonic() + FILE_SECONDS, STEP_SECONDS[form in RECOGNISED]
        while True:
            try:
                frame = self.frames.get(timeout=max(0.0, min(step, until - time.monotonic())))
            except queue.Empty:
                raise TimeoutError from None
            if frame is None:
                raise Gone
            reply: dict[str, Any] = json.loads(frame)
            if "progress" not in reply:
                return reply

    def end(self) -> None:
        """End the process now."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):  # what was not sent yet
                stream and stream.close()


_lock = threading.Lock()
# Recognition takes so much address space that no other format may be read in its process.
_workers: dict[bool, Worker] = {}


def _drop(is_recognition: bool) -> None:
    worker = _workers.pop(is_recognition, None)
    if worker is not None:
        worker.end()


@atexit.register
def _end() -> None:
    for is_recognition in list(_workers):
        _drop(is_recognition)


def _ask(form: str, content: bytes) -> dict[str, Any]:
    """Ask the process at hand; one that has gone since the file before is replaced, once."""
    kind = form in RECOGNISED
    held = _workers.get(kind)
    if held is not None and (held.files >= FILES_EACH or held.process.poll() is not None):
        _drop(kind)
    is_new = kind not in _workers
    if is_new:
        _workers[kind] = Worker()
    try:
        return _workers[kind].ask(form, content)
    except Gone:
        _drop(kind)
        if is_new:
            raise
        _workers[kind] = Worker()
        return _workers[kind].ask(form, content)


def read(form: str, name: str, content: bytes, known: Known = nothing_known) -> Document:
    """The document in `content`, read as `form` by a process apart. Raises ReadError.

    Recognition takes seconds a page: what is `known` of the same file is taken instead, under the name it has now.
    """
    digest = hashlib.sha256(content).hexdigest()
    before = known(digest) if form in ("image", "pdf") else None
    if before is not None:
        return replace(before, name=name, origin=replace(before.origin, file_name=Path(name).name))
    with _lock:
        try:
            reply = _ask(form, content)
            if "again" in reply:
                form = reply["again"]
                reply = _ask(form, content)
        except TimeoutError:
            _drop(form in RECOGNISED)
            raise ReadError(name, f"reading it took too long (over {STEP_SECONDS[form in RECOGNISED]:.0f} s for one step)") from None
        except Gone:
            _drop(form in RECOGNISED)
            raise ReadError(name, "the file is damaged, or reading it needs too much memory") from None
    if "problem" in reply:
        raise ReadError(name, *reply["problem"])
    found = document(name, reply["document"])
    return replace(found, file_digest=digest) if form in RECOGNISED else found
