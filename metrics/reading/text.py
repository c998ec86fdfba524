"""Turns the bytes of a text file into a Document: strict decoding, line ends as \\n, and the front matter as its origin.

Front matter is what our own bulletins begin with: lines `key: value` between two lines `---`.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from datetime import date
from pathlib import PurePath
from typing import Any

from metrics.model import Document, Origin
from metrics.reading.problem import ReadError
from metrics.reading.texttables import tables_in

ALLOWED = "text in UTF-8, UTF-16 with a byte order mark, GB18030 or Big5 is read"
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Characters so common in bulletins, simplified or traditional, that the right decoding has more of them.
COMMON = frozenset("的一是在了和为為年月日元万萬亿億个個中国國区區市长長增比同业業产產发發开開经經济濟工资資,。、:;%")
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
FRONT_MATTER = re.compile(r"\A---\n((?:[a-z]+:[^\n]*\n){1,20})---\n")
KEYS = ("publisher", "title", "published", "address", "zone", "note")


def read(name: str, content: bytes) -> Document:
    """The document in `content`. Raises ReadError for bytes that are not text in a known encoding."""
    text = decode(name, content).replace("\r\n", "\n").replace("\r", "\n")
    control = NOT_TEXT.search(text)
    if control:
        raise ReadError(name, f"this is not text (character {ord(control[0])} at place {control.start()})", ALLOWED)
    text, fields = split_front_matter(name, text)
    if not text.strip():
        raise ReadError(name, "the file holds no text")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    origin = Origin(file_name=PurePath(name).name, **fields)
    return Document(name, text, digest, "text", origin, tables_in(text))


def decode(name: str, content: bytes) -> str:
    """The characters: by the byte order mark, else strict UTF-8, else strict GB18030 or Big5, whichever reads like Chinese. Raises ReadError."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                reason = f"the byte order mark says {encoding}, but byte {error.start + len(mark)} does not fit"
                raise ReadError(name, reason, ALLOWED) from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(content):  # in another encoding a damaged file would read as other, wrong characters
            raise ReadError(name, f"byte {error.start} is damaged: the rest is UTF-8", ALLOWED) from None
        readings = [reading for reading in (_strictly(content, "gb18030"), _strictly(content, "big5hkscs")) if reading]
        if not readings:
            raise ReadError(name, f"the bytes are no text (byte {error.start})", ALLOWED) from None
        return max(readings, key=_familiarity)


def _is_mostly_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - damaged > damaged


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _familiarity(text: str) -> int:
    return sum(character in COMMON for character in text)


def split_front_matter(name: str, text: str) -> tuple[str, dict[str, Any]]:
    """The text after the front matter, and its fields; all of the text where there is none. Raises ReadError."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return text, {}
    fields = {key: value.strip() for key, value in (line.split(":", 1) for line in match[1].splitlines())}
    unknown = sorted(set(fields) - set(KEYS))
    if unknown:
        raise ReadError(name, f"the front matter has '{unknown[0]}'", f"known are {', '.join(KEYS)}")
    published = fields.get("published", "")
    if published:
        _check_date(name, published)
    return text[match.end() :], fields


def _check_date(name: str, published: str) -> None:
    try:
        valid = date.fromisoformat(published).isoformat() == published
    except ValueError:
        valid = False
    if not valid:
        raise ReadError(name, f"published is '{published}'", "a day such as 2023-04-10, or nothing")
