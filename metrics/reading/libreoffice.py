"""Has LibreOffice, where a computer has it, save files of old or other Office programs as ones that are read here.

Ministries and towns still send .doc and .wps. No library reads their tables; LibreOffice does, and is never installed for
it: where it is missing, the person is told what to save the file as. It runs apart, with an empty profile of its own that
forbids macros and links to elsewhere, and is ended when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from metrics.reading.problem import ReadError

SECONDS = 120.0  # a page takes hundredths; the first start on a slow disk takes most
# What a file is saved as, and the filter that opens it: without one LibreOffice shows the bytes of a damaged file as text.
KINDS = {
    "doc": ("docx", "MS Word 97"),
    "rtf": ("docx", "Rich Text Format"),
    "ppt": ("pptx", "MS PowerPoint 97"),
    "xlsb": ("xlsx", "Calc MS Excel 2007 Binary"),
    "opendocument": ("docx", "writer8"),
    "xml": ("docx", "MS Word 2003 XML"),
}
_SAID = {  # how a file begins that is of the same format and of another kind
    b"opendocument.spreadsheet": ("xlsx", "calc8"),
    b"opendocument.presentation": ("pptx", "impress8"),
    b"Excel.Sheet": ("xlsx", "MS Excel 2003 XML"),
}
_HEAD = 4096  # bytes
_NAMES = ("soffice", "libreoffice")
# Where its installers put it without telling the search path.
_USUAL = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path(os.environ.get("PROGRAMFILES", "")) / "LibreOffice" / "program" / "soffice.com",
)
_FORBIDDEN = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),  # never
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
)
_lock = threading.Lock()


def program() -> str | None:
    """LibreOffice on this computer; None where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((str(path) for path in _USUAL if path.is_absolute() and path.is_file()), None)


def converted(name: str, form: str, content: bytes, command: str) -> tuple[str, bytes]:
    """The format and the content of the same document as `command`, which is LibreOffice, saves it. Raises ReadError."""
    target, opened = next((kind for words, kind in _SAID.items() if words in content[:_HEAD]), KINDS[form])
    with tempfile.TemporaryDirectory(prefix="kaimenhong-", ignore_cleanup_errors=True) as folder, _lock:
        given, profile = Path(folder) / f"given.{form}", Path(folder) / "profile"
        given.write_bytes(content)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        options = (f"-env:UserInstallation={profile.as_uri()}", "--headless", f"--infilter={opened}", "--convert-to", target)
        _run(name, [command, *options, "--outdir", folder, str(given)])
        saved = given.with_suffix(f".{target}")
        if not saved.is_file():
            raise ReadError(name, "LibreOffice cannot open it: the file is damaged or locked", "open it in Word or WPS and save it anew")
        return target, saved.read_bytes()


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{prop}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, prop, value in _FORBIDDEN
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _run(name: str, command: list[str]) -> None:
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=os.name != "nt")
    except OSError as error:
        raise ReadError(name, f"LibreOffice does not start ({error.strerror})") from None
    with process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)
            raise ReadError(name, f"LibreOffice takes too long to open it (over {SECONDS:.0f} s)") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what was started, and what that has started."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
