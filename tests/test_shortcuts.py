"""Ways to read less give what reading all of it gives: they are held against the long way on the sentences of the cases."""

import re

import pytest
from case_tables import rows

from metrics.extraction import extract, refusals, slot_steps
from metrics.extraction.last_figure import to_last_figure
from metrics.extraction.sentences import telling
from metrics.extraction.whose import ownership
from metrics.language import tokens
from metrics.language.letters import LETTER_HERE
from metrics.language.normalise import normalise
from metrics.language.numeric import may_hold_numbers, numeric
from metrics.language.vocabulary import Scan
from metrics.model import Document

TEXTS = sorted({row["text"] for row in rows("constructions.csv")})
# Names an indicator and tells no figure, though numerals stand in it.
NO_FIGURE = "一是下一步,全区将进一步加大固定资产投资力度,为工业投资的三大行动、千亿产业打好基础。"


def sentences():
    for text in TEXTS:
        scan = Scan(normalise(text).text)
        yield from ((scan, start, end) for start, end, _, _ in telling(scan))


def as_a_whole(scan, start, end):
    """The slots of a sentence, its numbers looked for in all of it at once."""
    found = tokens._read(scan, start, end, numeric(scan.text[start:end], start))
    for at, token in enumerate(found):
        token.letter = LETTER_HERE[token.letter](found, at) if token.letter in LETTER_HERE else token.letter
    return found


def shown(slots):
    """Slots without where their periods and quantities stand in the piece they were read in."""
    return [(t.letter, t.start, t.end, t.entry, t.period and t.period[2:], t.rank, t.quantity and t.quantity[2:], t.is_part) for t in slots]


def test_a_sentence_read_piece_by_piece_is_the_same_as_read_as_a_whole():
    tokens._known.clear()
    for scan, start, end in sentences():
        assert shown(tokens.tokens_between(scan, start, end)) == shown(as_a_whole(scan, start, end)), scan.text[start:end]
    assert len(tokens._known) > 1000


def test_no_number_stands_where_none_can():
    pieces = {scan.text[start:end] for scan, start, end in sentences()} | {piece for piece, _ in tokens._known}
    without = [piece for piece in pieces if not may_hold_numbers(piece)]
    assert [piece for piece in without if numeric(piece, 0)] == []
    assert len(without) > 100


def told(text):
    found = extract(Document("test", text, "", "text"), None, "2019-02-01")
    return found.observations, found.unread


@pytest.mark.parametrize("figure", ["增长5%", "实现翻番", "居全市第二位", "增长两成", "与上年持平", "突破百亿元"])
def test_a_figure_in_digits_or_words_is_the_last_that_is_read(figure):
    said = f"2018年,丹阳经济开发区工业投资{figure}。"
    scan = Scan(normalise(said + NO_FIGURE * 3).text)
    assert len(telling(scan)) == 4
    assert to_last_figure(scan, telling(scan)) == telling(scan)[:1]
    assert [one[:5] for one in told(said)[0]] == [one[:5] for one in told(said + NO_FIGURE * 3)[0]]


def test_nothing_is_read_where_no_figure_is_told():
    scan = Scan(normalise(NO_FIGURE * 3).text)
    assert any(tells for _, _, _, tells in telling(scan))
    assert to_last_figure(scan, telling(scan)) == []


def test_a_figure_under_a_heading_is_read_though_its_line_names_nothing():
    scan = Scan(normalise("一、工业投资\n上半年全市排名第二").text)
    assert to_last_figure(scan, telling(scan)) == telling(scan)


# What asks whether a shortcut may be taken, and what closes it: then every rule behind it is asked.
SHORTCUTS = {
    "a figure that no word of its sentence refuses is refused by no rule": (refusals, "_is_plain", lambda *_: False),
    "a name before which nobody else is named is nobody else's by any rule": (ownership, "_is_plain", lambda *_: False),
    "a word without a telltale changes nothing that is known": (slot_steps, "_TELLS", re.compile("")),
}


def the_long_way(texts, *closed):
    """What is read of these texts where these shortcuts are closed."""
    with pytest.MonkeyPatch.context() as patch:
        for name in closed:
            patch.setattr(*SHORTCUTS[name])
        return [told(text) for text in texts]


def test_with_every_shortcut_closed_all_texts_are_read_the_same(monkeypatch):
    """All are closed at once, so that every rule is asked of every text; where one differs, each is closed by itself to tell which it is."""
    asked, is_plain = [], ownership._is_plain
    with monkeypatch.context() as counted:
        counted.setattr(ownership, "_is_plain", lambda *name: asked.append(is_plain(*name)) or asked[-1])
        shortly = [told(text) for text in TEXTS]
    assert sum(asked) > 300
    long = the_long_way(TEXTS, *SHORTCUTS)
    differing = [(text, seen) for text, seen, other in zip(TEXTS, shortly, long, strict=True) if seen != other]
    assert {text: [name for name in SHORTCUTS if the_long_way([text], name) != [seen]] for text, seen in differing} == {}
