"""How fast a whole extraction is, beside JioNLP's extraction of money alone and one pass of a bare regular expression.

    python -m benchmarks.extraction [--repeats 5]

Two texts of 10,000, 100,000 and 1,000,000 characters: the bulletins of seeds/ over and over, and the same with other figures
each time, so that every figure is a result. A third text has no sentence twice: the sentences of tests/cases, which are the
hardest there are. All readers take turns in the same process on one core, and the shortest time of each counts. JioNLP is no
dependency of the project: for its figures install it where this runs (`pip install jionlp`), else its lines say that it is
missing. Then hostile texts of one megabyte are read: digits, brackets, lists, tables. What the first reading of a process costs
is printed before all else. Where a text holds many figures, the cost of making so many results alone is printed beside it, and
so is that of making the slots of the sentences that tell figures, before anything is bound: the least that this way of reading
costs. Nothing here is a test: times depend on the machine, their ratios hardly.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import random
import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from metrics.extraction import extract
from metrics.extraction.sentences import telling
from metrics.language.normalise import normalise
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Scan
from metrics.model import Document, Extraction, Observation, Span

ROOT = Path(__file__).resolve().parent.parent
BARE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?[万亿]{0,2}(?:元|美元|%|个百分点)")
SIZES = (10_000, 100_000, 1_000_000)
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
    "commas": "，",
    "enumeration commas": "、",
    "quotation marks": "“",
    "asterisks": "**",
    "headings": "# 一、工业\n",
    "years": "2018年",
    "months": "1-6月",
    "period words": "今年、去年同期、",
    "list of digits": "1、",
    "list of rates": "1%、",
    "list of names": "工业投资、",
    "names and rates": "工业投资1%、",
    "names and amounts": "工业投资1亿元，",
    "分别": "分别",
    "list of names with one verb": "分别增长",
    "zones": "丹阳经济开发区",
    "traditional script": "億",
    "cells": "a\tb\n",
    "rows of figures": "GDP\t1\n",
    "rows with bars": "|a|1|\n",
}


def bulletins(characters: int, seed: int | None = None) -> str:
    """The bulletins of seeds/, one after another, to this length; with a seed, other figures each time."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "bulletins").glob("*.md")))
    copies = characters // len(text) + 2
    if seed is None:
        return (text * copies)[:characters]
    chance = random.Random(seed)
    return "".join(re.sub(r"\d+(?![\d年月-])", lambda found: _other(found.group(), chance), text) for _ in range(copies))[:characters]


def different() -> str:
    """Sentences that are all different, and dense in figures: those made up for the tests."""
    with (ROOT / "tests" / "cases" / "constructions.csv").open(encoding="utf-8-sig", newline="") as file:
        return "\n".join(dict.fromkeys(row["text"] for row in csv.DictReader(file)))


def _other(digits: str, chance: random.Random) -> str:
    """As many digits as before."""
    return str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))


def repeated(piece: str) -> str:
    """A megabyte (of UTF-8) of one piece."""
    return piece * (MEGABYTE // len(piece.encode()))


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds: other work on the machine counts for less."""
    start = time.process_time()
    work()
    return time.process_time() - start


def whole(text: str) -> Extraction:
    return extract(Document("benchmark", text, "", "text"))


def bare(text: str) -> None:
    for _ in BARE.finditer(text):
        pass


def slots(text: str) -> None:
    """Normalise, find the words and make the slots of the sentences that tell figures; bind nothing."""
    scan = Scan(normalise(text).text)
    for start, end, _, tells in telling(scan):
        if tells:
            tokens_between(scan, start, end)


def results(text: str, count: int) -> list[Observation]:
    """So many results and nothing else: what no reader could do without."""
    made = []
    for at in range(count):
        first, evidence, sentence = Decimal(at), Span(at, at + 9, text[at : at + 9]), Span(at, at + 40, text[at : at + 40])
        made.append(
            Observation(
                "benchmark",
                None,
                "gdp",
                "GDP",
                "level",
                first,
                "CNY",
                "1",
                "2018-01",
                "2018-06",
                "actual",
                "exact",
                None,
                evidence,
                sentence,
                "",
                (),
            )
        )
    return made


def jionlp_money() -> Callable[[str], object] | None:
    """JioNLP's money extraction, warmed up, or None where it is not installed."""
    try:
        jio = importlib.import_module("jionlp")
    except ImportError:
        return None
    jio.ner.extract_money("1亿元")
    return jio.ner.extract_money


def compare(name: str, text: str, repeats: int, money: Callable[[str], object] | None) -> float:
    """Print the readers on one text, which take turns; seconds of the whole extraction."""
    readers: dict[str, Callable[[str], object]] = {"extraction": whole, "slots": slots, "regular expression": bare}
    readers |= {"JioNLP": money} if money else {}
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(repeats):
        for reader, read in readers.items():
            best[reader] = min(best[reader], seconds(lambda: read(text)))  # noqa: B023
    ours = best["extraction"]
    found = len(whole(text).observations)
    floor = seconds(lambda: results(text, found))
    peer = f"{best['JioNLP'] / ours:>11.2f}{best['JioNLP'] / best['slots']:>14.2f}" if money else f"{'missing':>11}{'missing':>14}"
    print(
        f"{name:12}{len(text):>11,}{ours:>10.3f} s{ours / len(text) * 1e6:>8.2f} µs{peer}{ours / best['regular expression']:>11.0f}{found:>9,}{floor:>10.3f} s",
        flush=True,
    )
    return ours


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--repeats", type=int, default=5, help="the shortest of so many turns counts")
    repeats = arguments.parse_args().repeats
    money = jionlp_money()
    cold = seconds(lambda: whole(bulletins(SIZES[0])))
    warm = min(seconds(lambda: whole(bulletins(SIZES[0]))) for _ in range(repeats))
    print(f"first reading of {SIZES[0]:,} characters in a new process: {cold:.2f} s, and {warm:.2f} s where words and patterns are known")
    print(
        "text         characters   extraction   a character JioNLP/ours  JioNLP/slots ours/regex  results  results alone   (above 1: ours is faster)"
    )
    for size in SIZES:
        turns = repeats if size < MEGABYTE else 1
        ours = compare("bulletins", bulletins(size), turns, money)
        compare("varied", bulletins(size, seed=size), turns, money)
    compare("different", different(), repeats, money)
    double = seconds(lambda: whole(bulletins(2 * MEGABYTE)))
    print(f"2 million characters against 1: {double / ours:.2f}   (2.00 is linear)")
    print(f"\n{'one megabyte of':30}{'extraction':>12}{'ours/regex':>14}{'results':>9}{'unread':>9}{'results alone':>16}")
    for name, piece in HOSTILE.items():
        text = repeated(piece)
        taken, regex, found = seconds(lambda: whole(text)), seconds(lambda: bare(text)), whole(text)  # noqa: B023
        count, unread = len(found.observations), len(found.unread)
        alone = seconds(lambda: results(text, count + unread))  # noqa: B023
        print(f"{name:30}{taken:>10.2f} s{taken / max(regex, 1e-6):>14.0f}{count:>9,}{unread:>9,}{alone:>14.2f} s", flush=True)


if __name__ == "__main__":
    main()
