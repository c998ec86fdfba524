"""Turns what is wrong with a file into one sentence for the person who gave it."""


class ReadError(Exception):
    """A file that cannot be read: `name` as given, the reason, and what would be read instead."""

    def __init__(self, name: str, reason: str, allowed: str = "") -> None:
        self.name, self.reason, self.allowed = name, reason, allowed
        super().__init__(f"{name}: {reason}" + (f"; {allowed}" if allowed else ""))


class Unreadable(Exception):
    """The same from a reader that does not know the file's name."""

    def __init__(self, reason: str, allowed: str = "") -> None:
        self.reason, self.allowed = reason, allowed
        super().__init__(reason)


class NeedsRecognition(Exception):
    """A file holds pictures of text, which the process for recognition has to read."""
