"""Turns what is wrong with a file into one sentence for the person who gave it."""

import re

# What would break a line of a message in two, turn its direction, or cannot be written in UTF-8 at all.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# What can be done about a file, by words of the reason, where the reader that gave it does not know better.
ADVICE = (
    ("damaged", "open it in its own program and save it anew, or ask for it again"),
    ("took too long", "divide it into smaller files, or read it again when this machine has less to do"),
    ("too much memory", "divide it into smaller files"),
)


def shown_name(name: str) -> str:
    """A file's name as it can stand in a line of a message.

    >>> shown_name("a\\nb.txt") == "a\\N{REPLACEMENT CHARACTER}b.txt"
    True
    """
    return _UNSHOWN.sub("\ufffd", name)


class ReadError(Exception):
    """A file that cannot be read: `name` as given, the reason, and what would be read instead or can be done."""

    def __init__(self, name: str, reason: str, allowed: str = "") -> None:
        allowed = allowed or next((advice for words, advice in ADVICE if words in reason), "")
        name = shown_name(name)
        self.name, self.reason, self.allowed = name, reason, allowed
        super().__init__(f"{name}: {reason}" + (f"; {allowed}" if allowed else ""))


class Unreadable(Exception):
    """The same from a reader that does not know the file's name."""

    def __init__(self, reason: str, allowed: str = "") -> None:
        self.reason, self.allowed = reason, allowed
        super().__init__(reason)


class NeedsRecognition(Exception):
    """A file holds pictures of text, which the process for recognition has to read."""
