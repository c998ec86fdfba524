"""What share of a bulletin's figures comes out of each format, held against what its plain text gives.

    python -m benchmarks.documents [--scans none|some|all]

The bulletins of seeds/ are made into documents of every format as the corpus test makes them: `some` scans the bulletins the
test scans, `all` every bulletin, which takes minutes. A figure is right when zone, indicator, measure, value, unit, period,
status, bound and scope all are. Pages and scans are drawn, not photographed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import corpus_cases as corpus  # noqa: E402  # found only once the folder above is on the path
import test_corpus as cases  # noqa: E402

from metrics.extraction import extract  # noqa: E402
from metrics.reading import read, read_bytes  # noqa: E402


def counts(name: str, make: cases.Make, path: Path) -> tuple[int, int, int]:
    """How many figures of a bulletin its plain text gives, how many of these the format gives, and how many others."""
    document = cases.without_date(read_bytes(f"{path.stem}.{name}", make(corpus.lines_of(path))))
    wanted = cases.expected(path)
    seen = cases.rows(extract(document, read(path).origin.zone).observations)
    return len(wanted), len(seen & wanted), len(seen - wanted)


def line(name: str, make: cases.Make, paths: list[Path]) -> str:
    """A line of the table."""
    wanted, right, wrong = map(sum, zip(*(counts(name, make, path) for path in paths), strict=True))
    return f"{name:26}{len(paths):10}{wanted:10}{right:10}{wrong:10}{right / wanted:10.1%}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Shares of the figures of the plain text, by format")
    parser.add_argument("--scans", choices=("none", "some", "all"), default="some")
    scans = parser.parse_args().scans
    print(f"{'format':26}{'documents':>10}{'figures':>10}{'right':>10}{'wrong':>10}{'share':>10}")
    for name, make in cases.FORMATS.items():
        print(line(name, make, corpus.bulletins()), flush=True)
    for name, (_, make, stems) in cases.SCANS.items() if scans != "none" else ():
        print(line(name, make, [path for path in corpus.bulletins() if scans == "all" or path.stem.startswith(stems)]), flush=True)


if __name__ == "__main__":
    main()
