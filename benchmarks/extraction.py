"""How fast a whole extraction is, beside JioNLP's extraction of money alone and one pass of a bare regular expression.

    python -m benchmarks.extraction [--repeats 3]

The text is the bulletins of seeds/, repeated to 100,000 and to 1,000,000 characters; all three read the same text in
the same process, one after another on one core. JioNLP is no dependency of the project: for its figures install it
where this runs (`pip install jionlp`), else its lines say that it is missing. Then hostile texts of one megabyte are
read: digits, brackets, numerals, lists. Nothing here is a test: times depend on the machine, their ratios hardly.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from metrics.extraction import extract  # noqa: E402  # found only once the folder above is on the path
from metrics.language.normalise import normalise  # noqa: E402
from metrics.language.periods import find_periods  # noqa: E402
from metrics.language.quantities import find_quantities  # noqa: E402
from metrics.model import Document  # noqa: E402

BARE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?[万亿]{0,2}(?:元|美元|%|个百分点)")
MEGABYTE = 1_000_000
HOSTILE = {
    "digits": "1",
    "digits and commas": "12,",
    "digits and points": "1.",
    "digits and dashes": "1-",
    "digits and spaces": "1 ",
    "亿": "亿",
    "numerals": "一二三四五六七八九十",
    "brackets": "(",
    "nested brackets": "（12亿元",
    "spaces": " ",
    "line breaks": "\n",
    "years": "2018年",
    "months": "1-6月",
    "list of digits": "1、",
    "list of rates": "1%、",
    "list of names": "工业投资、",
    "names and rates": "工业投资1%、",
    "list of names with one verb": "分别增长",
    "zones": "丹阳经济开发区",
    "traditional script": "億",
}


def bulletins(characters: int) -> str:
    """The bulletins of seeds/, one after another, over and over to this length."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "bulletins").glob("*.md")))
    return (text * (characters // len(text) + 1))[:characters]


def repeated(piece: str) -> str:
    """A megabyte (of UTF-8) of one piece."""
    return piece * (MEGABYTE // len(piece.encode()))


def seconds(work: Callable[[], object], repeats: int = 1) -> float:
    """Processor seconds of the shortest of several runs: other work on the machine counts for less."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def whole(text: str) -> None:
    extract(Document("benchmark", text, "", "text"))


def bare(text: str) -> None:
    for _ in BARE.finditer(text):
        pass


def jionlp_money() -> Callable[[str], object] | None:
    """JioNLP's money extraction, warmed up, or None where it is not installed."""
    try:
        jio = importlib.import_module("jionlp")
    except ImportError:
        return None
    jio.ner.extract_money("1亿元")
    return jio.ner.extract_money


def line(name: str, characters: int, taken: float) -> None:
    print(f"{name:34}{characters:>11,} characters{taken:>10.3f} s{characters / taken:>14,.0f} characters a second")


def compare(characters: int, repeats: int, money: Callable[[str], object] | None) -> float:
    """Print the three readers on one text; seconds of the whole extraction."""
    text = bulletins(characters)
    ours, regex = seconds(lambda: whole(text), repeats), seconds(lambda: bare(text), repeats)
    line("whole extraction", characters, ours)
    line("bare regular expression", characters, regex)
    print(f"{'  extraction / regular expression':34}{ours / regex:>10.1f}")
    if money is None:
        print("  JioNLP is not installed here: pip install jionlp")
    else:
        theirs = seconds(lambda: money(text))
        line("JioNLP, money only", characters, theirs)
        print(f"{'  JioNLP / whole extraction':34}{theirs / ours:>10.1f}   (above 1: the whole extraction is faster)")
    return ours


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--repeats", type=int, default=3, help="the shortest of so many runs counts")
    repeats = arguments.parse_args().repeats
    money = jionlp_money()
    whole("完成地区生产总值1亿元。")
    compare(100_000, repeats, money)
    ours = compare(MEGABYTE, repeats, money)
    double = seconds(lambda: whole(bulletins(2 * MEGABYTE)), repeats)
    print(f"{'2 million characters against 1':34}{double / ours:>10.2f}   (2.00 is linear)")
    print("\none megabyte of            quantities   periods   whole extraction (s)")
    for name, piece in HOSTILE.items():
        text = repeated(piece)
        clean = normalise(text).text
        parts = (lambda: list(find_quantities(clean)), lambda: list(find_periods(clean)), lambda: whole(text))  # noqa: B023
        print(f"{name:28}" + "".join(f"{seconds(part):>10.2f}" for part in parts), flush=True)


if __name__ == "__main__":
    main()
