"""Looks into a saved message (.eml) for what it brings: its text, called by its subject, and the files attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from html import escape
from pathlib import PurePath

from metrics.reading.problem import ReadError

MAX_PARTS = 100
_HEADED = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){2}")
_FORWARDED = "message/rfc822"
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')  # in the name of a file


def is_message(content: bytes) -> bool:
    """Whether it begins with two headers, as a message does."""
    return _HEADED.match(content) is not None


def parts(name: str, content: bytes) -> Iterator[tuple[str, bytes | ReadError]]:
    """Name and content of what a message brings, as `mail.eml/name`: its text, with its tables where it has any, then its attachments.

    Raises ReadError for the message itself.
    """
    try:
        message = message_from_bytes(content, policy=policy.compat32)
        leaves = list(_leaves(message))
    except RecursionError:
        raise ReadError(name, "the message is damaged (parts within parts)") from None
    if len(leaves) > MAX_PARTS:
        raise ReadError(name, f"the message holds {len(leaves)} parts", f"up to {MAX_PARTS} are read")
    bodies = {leaf.get_content_type(): leaf for leaf in reversed(leaves) if not leaf.get_filename()}
    brought: list[tuple[str, bytes | ReadError]] = []
    chosen = bodies.get("text/html") or bodies.get("text/plain")
    if chosen is not None and _payload(chosen).strip():
        brought.append(_body(name, _words(message.get("Subject", "")), chosen))
    brought += [(f"{name}/{_attached_name(leaf)}", _payload(leaf)) for leaf in leaves if _is_attached(leaf)]
    if not brought:
        raise ReadError(name, "the message holds no text and no file")
    yield from brought


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves; a message inside is one of them."""
    if not message.is_multipart() or message.get_content_type() == _FORWARDED:
        yield message
        return
    for part in message.get_payload():
        yield from _leaves(part)  # type: ignore[arg-type]  # the parts of what is multipart are messages


def _is_attached(part: Message) -> bool:
    """Whether it is a file of its own: not the text, and no picture that the text shows (a signature, a logo)."""
    if part.get_content_type() == _FORWARDED:
        return True
    return bool(part.get_filename()) and not (part.get_content_maintype() == "image" and part.get("Content-ID"))


def _attached_name(part: Message) -> str:
    if part.get_content_type() == _FORWARDED:
        return "message.eml"
    return _file_name(_words(part.get_filename())) or "unnamed"


def _body(name: str, subject: str, part: Message) -> tuple[str, bytes]:
    """The text of a message as a file of its own: its subject is the headline, which often says the zone and the period."""
    is_page = part.get_content_type() == "text/html"
    payload = _payload(part)
    charset = part.get_content_charset("")
    try:
        written = payload.decode("gb18030" if charset in ("gb2312", "gbk") else charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        written = ""
    label = f"{name}/{_file_name(subject) or 'message'}{'.html' if is_page else '.txt'}"
    if not written:  # the reader of its format looks what it is written in
        return label, payload
    if is_page:
        page = re.sub(r"(?i)<meta[^>]{0,200}charset[^>]{0,200}>", "", written)
        return label, f'<html><meta charset="utf-8"><title>{escape(subject)}</title>{page}'.encode()
    return label, f"{subject}\n\n{written}".lstrip("\n").encode()


def _payload(part: Message) -> bytes:
    if part.get_content_type() == _FORWARDED:
        return b"".join(inner.as_bytes() for inner in part.get_payload() if isinstance(inner, Message))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(header: object) -> str:
    """A header's words, whatever it is written in; as it stands where that cannot be told."""
    try:
        return " ".join(str(make_header(decode_header(str(header)))).split())
    except (LookupError, ValueError, HeaderParseError):
        return " ".join(str(header).split())


def _file_name(words: str) -> str:
    return _UNFIT.sub(" ", PurePath(words.replace("\\", "/")).name).strip()[:80]
