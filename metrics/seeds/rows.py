"""Read one table of seeds/ row by row; a row that cannot be used raises `SeedError`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,8})?")


class SeedError(ValueError):
    """A row of a seed table that cannot be used; `str()` is one sentence for the person who edits the table.

    `line` is 0 for a whole table, `column` empty for a whole line.
    """

    def __init__(self, file: str, line: int, column: str, reason: str, allowed: str) -> None:
        self.file, self.line, self.column, self.reason, self.allowed = file, line, column, reason, allowed
        place = [file, *([f"line {line}"] if line else []), *([f"column {column}"] if column else [])]
        super().__init__(f"{', '.join(place)}: {reason}; allowed: {allowed}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a seed table, and the questions a loader asks of its cells."""

    file: str
    line: int
    cells: dict[str, str]

    def fail(self, column: str, reason: str, allowed: str) -> SeedError:
        """The error to raise about a cell: what is wrong with it, and what is allowed."""
        return SeedError(self.file, self.line, column, reason, allowed)

    def text(self, column: str) -> str:
        """The cell as it stands, which may be empty."""
        return self.cells[column]

    def needed(self, column: str) -> str:
        """The cell; raises `SeedError` where it is empty."""
        if not self.cells[column]:
            raise self.fail(column, "the cell is empty", "any text")
        return self.cells[column]

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell; raises `SeedError` where it is none of those allowed."""
        self._check(column, self.cells[column], allowed)
        return self.cells[column]

    def _check(self, column: str, value: str, allowed: Sequence[str]) -> None:
        if value not in allowed:
            alike = "".join(f", such as {name}" for name in get_close_matches(value, allowed, 1))
            names = ", ".join(allowed) if len(allowed) <= 30 else f"one of {len(allowed)} known codes or names{alike}"
            raise self.fail(column, f"'{value}' is not known", names)

    def like(self, column: str, pattern: re.Pattern[str], allowed: str) -> str:
        """The cell; raises `SeedError` where the pattern does not match all of it; `allowed` is the pattern in words."""
        if not pattern.fullmatch(self.cells[column]):
            raise self.fail(column, f"'{self.cells[column]}' cannot be read", allowed)
        return self.cells[column]

    def number(self, column: str) -> Decimal:
        """The cell as a number; raises `SeedError` for anything but a plain decimal."""
        return Decimal(self.like(column, NUMBER, "a plain decimal number such as 494.82, at most 8 decimals"))

    def words(self, column: str) -> tuple[str, ...]:
        """The words of a cell, with | between them; raises `SeedError` for one with a brace alone, which no text would ever hold."""
        words = tuple(word for word in self.cells[column].split("|") if word)
        for word in words:
            if ("{" in word or "}" in word) and not _is_paired(word):
                raise self.fail(column, f"'{word}' has a brace without its partner", "alternatives in braces, such as {a/b/}")
        return words

    def each_of(self, column: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """The words of a cell, all of which must be known."""
        words = self.words(column)
        for word in words:
            self._check(column, word, allowed)
        return words


def _is_paired(word: str) -> bool:
    """Whether each brace that opens is closed behind it.

    >>> _is_paired("{规{模以/}上/}工业"), _is_paired("{规模}以}上"), _is_paired("}规模{")
    (True, False, False)
    """
    depth = 0
    for letter in word:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The lines of one table, each with exactly the columns named (further columns are for people). Raises SeedError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = next(reader, [])
            for column in columns:
                if column not in head:
                    raise SeedError(path.name, 1, column, "the column is missing", ", ".join(columns))
            for cells in reader:
                if len(cells) != len(head):
                    count = f"{len(cells)} cells under {len(head)} headings"
                    raise SeedError(path.name, reader.line_num, "", count, "one cell for each heading")
                yield Row(path.name, reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=True)))
    except FileNotFoundError:
        raise SeedError(path.name, 0, "", "the file is missing", f"a table in {path.parent.name}/") from None
    except UnicodeDecodeError:
        raise SeedError(path.name, 0, "", "the file is not UTF-8", "save it as CSV UTF-8") from None
    except csv.Error as error:
        raise SeedError(path.name, reader.line_num, "", str(error), "a well-formed CSV file") from None


def check_unique(rows: Sequence[Row], column: str) -> None:
    """Raises `SeedError` where a value of the column is empty or stands twice."""
    first: dict[str, int] = {}
    for row in rows:
        value = row.needed(column)
        if value in first:
            raise row.fail(column, f"'{value}' stands on line {first[value]} already", "each value once")
        first[value] = row.line
