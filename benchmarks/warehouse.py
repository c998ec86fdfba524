"""What `add` costs for 1,000 documents against extraction alone, what a publication costs, and how large the warehouse grows.

    python -m benchmarks.warehouse [--documents 1000]

The documents are made of the bulletins in seeds/ with other figures in them: synthetic, and only timed.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from metrics.cli import building, work
from metrics.intake import About
from metrics.intake import documents as intake
from metrics.warehouse import store

FIGURE = re.compile(r"(?<![\d.])\d+\.\d+")


def silent(message: str) -> None:
    """Takes what is said."""


def made(folder: Path, count: int) -> list[str]:
    """Files of bulletins whose decimal figures were drawn anew, so that no two texts are the same."""
    chance = random.Random(0)
    originals = [path.read_text(encoding="utf-8") for path in sorted(work.BULLETINS.glob("*.md"))]
    names = []
    for number in range(count):
        text = FIGURE.sub(lambda _: f"{chance.uniform(1, 99):.2f}", originals[number % len(originals)])
        file = folder / f"{number:05}.md"
        file.write_text(text, encoding="utf-8")
        names.append(str(file))
    return names


def lines(count: int, folder: Path) -> Iterator[str]:
    """The measurements, a line each."""
    path = folder / "warehouse.duckdb"
    building.build(silent, silent, path)
    before = store.current_version(path).stat().st_size
    files = made(folder, count)
    intake.extract(next(work.documents(files[:1], silent)), None, None)  # loads the vocabulary

    started = perf_counter()
    found = 0
    for document in work.documents(files, silent):
        found += len(intake.extract(document, None, None).observations)
    alone = perf_counter() - started
    yield f"extraction alone: {alone:.2f} s for {count} documents, {found} observations ({count / alone:.0f} documents/s)"

    started = perf_counter()
    building.add(files, About(), silent, silent, silent, path)
    adding = perf_counter() - started
    yield f"add:              {adding:.2f} s, {adding / alone:.2f} times extraction alone"

    started = perf_counter()
    building.add(files, About(), silent, silent, silent, path)
    yield f"add again:        {perf_counter() - started:.2f} s, nothing new"

    after = store.current_version(path).stat().st_size
    per_thousand = (after - before) / count * 1000
    yield f"warehouse:        {before / 1e6:.1f} MB before, {after / 1e6:.1f} MB after; {per_thousand / 1e6:.1f} MB per 1,000 documents"

    started = perf_counter()
    with store.draft(path, from_current=True, tell=silent):
        pass
    yield f"a publication:    {perf_counter() - started:.2f} s at this size"

    started = perf_counter()
    store.connect(path).close()
    yield f"opening:          {(perf_counter() - started) * 1000:.0f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in lines(options.documents, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
