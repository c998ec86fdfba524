"""A bulletin says the same in every format it comes in: what is extracted equals what its plain text gives."""

import importlib.util
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import corpus_cases as corpus
import opencc
import pytest

from metrics.extraction import extract
from metrics.model import Document, Observation
from metrics.reading import read
from metrics.reading.files import read_bytes

FIELDS = ("zone", "indicator", "measure", "value", "unit", "period_start", "period_end", "status", "bound", "scope")
Make = Callable[[tuple[str, ...]], bytes]  # a document of these lines
HAS_OCR = importlib.util.find_spec("rapidocr") is not None and corpus.font(10) is not None
needs_ocr = pytest.mark.skipif(not HAS_OCR, reason="scans need the ocr extra and the font Noto Sans CJK")


def rows(observations: tuple[Observation, ...]) -> set[tuple[object, ...]]:
    return {tuple(getattr(one, field) for field in FIELDS) for one in observations}


@cache
def expected(path: Path) -> frozenset[tuple[object, ...]]:
    document = read_bytes("a.txt", corpus.plain(corpus.lines_of(path)).encode())
    return frozenset(rows(extract(document, read(path).origin.zone).observations))


def found(document: Document, path: Path) -> set[tuple[object, ...]]:
    observations = extract(document, read(path).origin.zone, "").observations
    spans = [one.evidence for one in observations]
    assert [document.text[span.start : span.end] for span in spans] == [span.text for span in spans]
    return rows(observations)


def without_date(document: Document) -> Document:
    """The plain text gives no day of publication, so neither may the page's head."""
    return replace(document, origin=replace(document.origin, published=""))


def test_the_corpus_holds_figures():
    assert sum(len(expected(path)) for path in corpus.bulletins()) >= 30


def pages(count: int, by_rows: bool) -> Make:
    return lambda lines: corpus.pdf([lines], [count], by_rows)


FORMATS: dict[str, Make] = {
    "html": corpus.html,
    "mhtml": corpus.mhtml,
    "docx": corpus.word,
    "xlsx": corpus.excel,
    "xls": corpus.old_excel,
    "pptx": corpus.slides,
    "gb18030.txt": lambda lines: corpus.plain(lines).encode("gb18030"),
    "utf-16.txt": lambda lines: corpus.plain(lines).encode("utf-16"),
    "traditional.txt": lambda lines: opencc.OpenCC("s2t").convert(corpus.plain(lines)).encode(),
    "traditional.html": lambda lines: opencc.OpenCC("s2t").convert(corpus.html(lines).decode()).encode(),
    **{f"{n}-columns.pdf": pages(n, False) for n in (1, 2, 3, 4)},
    **{f"{n}-columns-by-rows.pdf": pages(n, True) for n in (2, 3, 4)},
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_what_the_plain_text_gives(name: str):
    for path in corpus.bulletins():
        document = read_bytes(f"{path.stem}.{name}", FORMATS[name](corpus.lines_of(path)))
        assert found(without_date(document), path) == expected(path), path.stem


@pytest.mark.parametrize("counts", [(1, 2), (2, 3), (3, 2)])
@pytest.mark.parametrize("by_rows", [False, True])
def test_two_articles_on_one_page_keep_their_sentences_apart(counts: tuple[int, int], by_rows: bool):
    paths = [path for path in corpus.bulletins() if path.stem.startswith(("danyang-2018", "lishui"))]
    articles = [corpus.lines_of(path) for path in paths]
    page = read_bytes("page.pdf", corpus.pdf(articles, counts, by_rows))
    text = read_bytes("page.txt", "".join(map(corpus.plain, articles)).encode())
    assert page.text == text.text


@pytest.mark.parametrize("by_rows", [False, True])
def test_articles_of_one_page_keep_their_zones_and_periods(by_rows: bool):
    """Only their headlines tell where they begin: no byline, no dateline, and the second names its zone in its headline alone."""
    articles = [
        [
            "丹阳经济开发区一季度实现开门红",
            "2024年一季度，全区完成地区生产总值82.70亿元，同比增长8.2%，各项工作有序推进，为全年发展打下坚实基础。",
        ],
        [
            "昆山经济技术开发区上年双过半",
            "2023年上半年，全区完成固定资产投资52.50亿元，同比下降3.9%，重点项目建设加快推进，发展后劲不断增强。",
        ],
    ]
    found = extract(read_bytes("page.pdf", corpus.pdf(articles, [2, 2], by_rows))).observations
    assert [(one.zone, one.indicator, one.measure, one.period_end) for one in found] == [
        *(("江苏省丹阳经济开发区", "gdp", measure, "2024-03") for measure in ("level", "yoy")),
        *(("昆山经济技术开发区", "fai", measure, "2023-06") for measure in ("level", "yoy")),
    ]


def test_a_pdf_page_says_where_its_figures_stand():
    path = corpus.bulletins()[0]
    document = read_bytes("a.pdf", corpus.pdf([corpus.lines_of(path)], [2]))
    assert document.origin.published == "2024-04-15"
    assert {flag for one in extract(document).observations for flag in one.flags if "=" in flag} == {"page=1"}


# Share of the figures that must be found, how the pages are made, and which bulletins: recognition takes seconds a page.
SCANS: dict[str, tuple[float, Make, tuple[str, ...]]] = {
    "clean.png": (0.97, lambda lines: corpus.png(corpus.scan(lines)), ("danyang-first", "gaoyou", "huaian")),
    "two-columns.png": (0.97, lambda lines: corpus.png(corpus.scan(lines, count=2)), ("danyang-2018", "lishui")),
    "noisy-and-tilted.png": (
        0.90,
        lambda lines: corpus.png(corpus.scan(lines, noise=0.02, tilt=3)),
        ("danyang-2018", "lishui"),
    ),
    "on-its-side.png": (0.97, lambda lines: corpus.png(corpus.scan(lines, count=2).rotate(90, expand=True)), ("lishui",)),
    "on-its-head.png": (0.90, lambda lines: corpus.png(corpus.scan(lines, tilt=-1.2).rotate(180)), ("lishui",)),
    "scan.pdf": (0.97, lambda lines: corpus.scanned_pdf(corpus.scan(lines)), ("lishui",)),
}


@needs_ocr
@pytest.mark.parametrize("name", SCANS)
def test_scans_give_nearly_what_the_plain_text_gives_and_say_that_they_are_scans(name: str):
    share, make, stems = SCANS[name]
    wanted = right = wrong = 0
    for path in (path for path in corpus.bulletins() if path.stem.startswith(stems)):
        document = read_bytes(f"{path.stem}.{name}", make(corpus.lines_of(path)))
        observations = extract(document, read(path).origin.zone).observations
        assert all("ocr" in one.flags for one in observations)
        assert {mark.confidence for mark in document.marks} - {None}
        seen = rows(observations)
        wanted, right, wrong = wanted + len(expected(path)), right + len(seen & expected(path)), wrong + len(seen - expected(path))
    assert right >= share * wanted, (right, wrong, wanted)
    assert wrong <= (1 - share) * wanted, (right, wrong, wanted)


def test_a_scan_without_the_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    from metrics.reading import image
    from metrics.reading.problem import Unreadable

    monkeypatch.setattr(image, "is_installed", lambda: False)
    with pytest.raises(Unreadable) as caught:
        image.read("image", corpus.png(corpus.Image.new("L", (50, 50), 255)), lambda _: None)
    assert 'pip install -e ".[ocr]"' in caught.value.reason
