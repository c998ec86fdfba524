"""The reading process: takes a file's bytes on standard input, gives what it holds as JSON on standard output.

Frames in both directions: eight bytes of length, then that many bytes. A request is a line of JSON (the format) and the
file's content. Replies are JSON: {"progress": n} for each page done, then {"document": ...}, {"problem": [...]},
or {"again": format} for a file that another process has to read.

Whatever a hostile file does to a parser happens here: with limited memory, without sockets or further processes, and the
parent ends this process when a page takes too long. However a parser fails, it becomes one line.
"""

from __future__ import annotations

import importlib
import json
import os
import struct
import sys
import threading
import zipfile
import zlib
from typing import IO, Any

from metrics.reading.assemble import Assembly, TooLarge
from metrics.reading.problem import NeedsRecognition, Unreadable

IDLE_SECONDS = 60
MEGABYTE = 1024 * 1024
# format: module, megabytes of address space it may take. Recognition maps its libraries and models, which counts.
READERS = {
    "html": ("metrics.reading.html", 900),
    "mhtml": ("metrics.reading.html", 900),
    "docx": ("metrics.reading.word", 900),
    "pptx": ("metrics.reading.slides", 900),
    "xlsx": ("metrics.reading.excel", 900),
    "xls": ("metrics.reading.excel", 900),
    "pdf": ("metrics.reading.pdf", 900),
    "scan": ("metrics.reading.pdf", 3000),  # a PDF file with pictures of pages
    "image": ("metrics.reading.image", 3000),
}
# What parsers raise on damaged files; anything else ends this process, and the parent says so.
DAMAGED = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError),
    *(TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error),
)
FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.fork")


def _forbid(event: str, _: Any) -> None:
    if event in FORBIDDEN:
        raise PermissionError(f"{event} while a document is read")


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_exactly(stream: IO[bytes], count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise SystemExit  # the parent has gone
    return content


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """One frame, at once."""
    stream.write(len(content).to_bytes(8, "big"))
    stream.write(content)
    stream.flush()


def answer(form: str, content: bytes, out: IO[bytes]) -> dict[str, Any]:
    """What the file holds, or why it could not be read."""
    module, megabytes = READERS[form]
    _limit_memory(megabytes)

    def progress(done: int) -> None:
        write_frame(out, json.dumps({"progress": done}).encode())

    try:
        assembly: Assembly = importlib.import_module(module).read(form, content, progress)
        return {"document": assembly.as_data()}
    except NeedsRecognition:
        return {"again": "scan"}
    except Unreadable as problem:
        return {"problem": [problem.reason, problem.allowed]}
    except TooLarge as limit:
        return {"problem": [f"the file holds {limit}", ""]}
    except MemoryError:
        return {"problem": ["reading it needs too much memory", ""]}
    except DAMAGED as error:
        return {"problem": [f"the file is damaged ({type(error).__name__})", ""]}


def main() -> None:
    """Answer requests until the parent goes or nothing has come for a while."""
    # What a library prints must not get between the frames.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.addaudithook(_forbid)
    while True:
        timer = threading.Timer(IDLE_SECONDS, os._exit, (0,))
        timer.daemon = True
        timer.start()
        size = _read_exactly(sys.stdin.buffer, 8)
        timer.cancel()
        head, _, content = _read_exactly(sys.stdin.buffer, int.from_bytes(size, "big")).partition(b"\n")
        write_frame(out, json.dumps(answer(json.loads(head), content, out)).encode())


if __name__ == "__main__":
    main()
