"""Turn one sentence into typed slots: a list of tokens, and one letter for each, so that a construction is a
regular expression over slots rather than over characters.

    I indicator   J contextual name   M amount, count, physical quantity   P percent   B percentage points
    X times       K rank              T period        Y year-on-year       O period-on-period
    A two-year    N another base      V base of an acceleration            p last year's same period
    u up  d down  f flat  a faster  s slower  n narrows  r growth rate  R rate of fall  l level
    k is ranked   g above  h below    c than          S scope or region    z share of  Z share
    L pulls       C contribution share               G goal  H completion rate  W pace  F fulfils
    t aims  e estimate  D respectively  q of which   o reaches  b doubled   m times of  E company  Q part
    v filler      j list separator    x other text    , : ( ) punctuation
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from metrics.language.letters import LETTER_HERE, LEVELS
from metrics.language.numeric import UNIT_LETTER, may_hold_numbers, numeric
from metrics.language.plain import plain_figures
from metrics.language.token import Slot, Token
from metrics.language.vocabulary import Entry, Scan, vocabulary

_LETTER = {
    "indicator": "I",
    "contextual": "J",
    "yoy": "Y",
    "mom": "O",
    "two_year_average": "A",
    "not_yoy": "N",
    "previous_growth": "V",
    "last_year": "p",
    "up": "u",
    "down": "d",
    "flat": "f",
    "accelerate": "a",
    "slow": "s",
    "narrow": "n",
    "rate": "r",
    "fall_rate": "R",
    "level": "l",
    "rank_verb": "k",
    "above": "g",
    "below": "h",
    "compared_with": "c",
    "self": "S",
    "wider": "S",
    "zone": "S",
    "region": "S",
    "share": "z",
    "share_noun": "Z",
    "pull": "L",
    "contribution": "C",
    "points_word": "v",
    "goal": "G",
    "completion_noun": "H",
    "pace": "W",
    "fulfil": "F",
    "aim": "t",
    "estimate": "e",
    "respectively": "D",
    "of_which": "q",
    "reach": "o",
    "negative_turn": "v",
    "double": "b",
    "times_of": "m",
    "company": "E",
    "part": "Q",
    "filler": "v",
    "like_list": "j",
    "pair": "I",
}
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "、": "j", "/": "j"}
_MARKS = re.compile(r"([,;:()、/])\1*|(?<=[\u4e00-\u9fff”])--+")  # 对外开放再深化——完成…
_LONG = 24  # characters; longer pieces hardly come again
_KEPT = 1 << 14  # pieces
_MEANINGLESS = re.compile(r"[\s“”\"'‘’《》【】\[\]<>|·.!?\-~_+=①-⑳●○■□▲△▶►◆◇★☆•√※丨\u2500-\u27bf\u2b00-\u2bff\ufe0f\U0001f300-\U0001faff]+")


Piece = tuple[tuple[Any, ...], ...]  # its slots' letters, its slots' starts, and so on: the fields of `Slot`
_NO_SLOTS: Piece = ((),) * 8
_known: dict[tuple[str, str], Piece | None] = {}  # by a piece and the unit of the figure behind it


@cache
def _slots() -> list[tuple[str, str, Entry]]:
    """Letter, word and first entry of each word of the vocabulary, by its number."""
    words = vocabulary()
    return [(_LETTER[words.entries[word][0].type], word, words.entries[word][0]) for word in words.words]


@lru_cache(maxsize=1 << 12)
def letters_of(text: str) -> str:
    """The letters of the slots of a short text."""
    return "".join(token.letter for token in tokenise(text))


def _words(tokens: list[Token], scan: Scan, start: int, end: int) -> None:
    """Add the vocabulary's words between two offsets, and what stands between them as other text."""
    slots, text, at = _slots(), scan.text, start
    for number, first, last in scan.between(start, end):
        if first > at:
            _other(tokens, text, at, first)
        letter, word, entry = slots[number]
        tokens.append(Token(letter, first, last, word, entry))
        at = last
    if at < end:
        _other(tokens, text, at, end)


def _other(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Add punctuation and other text."""
    read = _pieces if end - start <= _LONG else _pieces.__wrapped__
    for letter, first, last, piece in read(text[start:end]):
        tokens.append(Token(letter, start + first, start + last, piece))


@lru_cache(maxsize=16384)
def _pieces(text: str) -> list[tuple[str, int, int, str]]:
    """Letter, start, end and text of each slot of text without words; quotation marks and the like mean nothing here."""
    found: list[tuple[str, int, int, str]] = []
    at = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > at:
            piece = text[at : mark.start()]
            found.append(("?" if piece in LEVELS else "x", at, mark.start(), piece))
        at = mark.end()
        sign = mark[1] or ":"
        found.append((_PUNCTUATION[sign], mark.start(), at, sign))
    if at < len(text):
        found.append(("?" if text[at:] in LEVELS else "x", at, len(text), text[at:]))
    return [piece for piece in found if piece[0] != "x" or _MEANINGLESS.fullmatch(piece[3]) is None]


def tokenise(text: str) -> list[Token]:
    """The tokens of normalised text.

    >>> "".join(t.letter for t in tokenise("1-6月,完成地区生产总值179.74亿元,同比增长4.5%"))
    'T,FIM,YuP'
    """
    return tokens_between(Scan(text), 0, len(text))


def tokens_between(scan: Scan, start: int, end: int) -> list[Token]:
    """The tokens of a piece of normalised text; their offsets are those of the whole text."""
    tokens = _split_at_figures(scan, start, end)
    if not tokens:
        piece = scan.text[start:end]
        tokens = _read(scan, start, end, numeric(piece, start) if may_hold_numbers(piece) else [])
    for i, token in enumerate(tokens):
        if token.letter in LETTER_HERE:
            token.letter = LETTER_HERE[token.letter](tokens, i)
    return tokens


def _read(scan: Scan, start: int, end: int, numbers: list[Token]) -> list[Token]:
    """The tokens of a piece with these numbers in it, each for itself: without what their neighbours make of them."""
    tokens: list[Token] = []
    at = start
    for number in numbers:
        if number.start > at:
            _words(tokens, scan, at, number.start)
        tokens.append(number)
        at = number.end
    if at < end:
        _words(tokens, scan, at, end)
    return tokens


def _split_at_figures(scan: Scan, start: int, end: int) -> list[Token] | None:
    """The same, piece by piece: what stands between plain figures comes again and again. None where a piece cannot stand alone."""
    tokens: list[Token] = []
    at = start
    for quantity in plain_figures(scan.text, start, end):
        piece = _between(scan, at, quantity.start, quantity.printed_unit)
        if piece is None:
            return None
        tokens += _made(piece, at)
        at = quantity.end
        tokens.append(Token(UNIT_LETTER.get(quantity.unit, "M"), quantity.start, at, quantity.text, None, quantity))
    rest = _between(scan, at, end, "") if at > start or end - start <= _LONG else None
    return None if rest is None else [*tokens, *_made(rest, at)]


def _made(piece: Piece, by: int) -> Iterator[Token]:
    """The tokens of a piece that begins at `by`, made without a step of the interpreter."""
    letters, starts, ends, *others = piece
    return map(Token, letters, map(by.__add__, starts), map(by.__add__, ends), *others)


def _between(scan: Scan, start: int, end: int, unit: str) -> Piece | None:
    """The tokens of what stands before a figure of this unit, or None where one of them would reach into the figure; kept by its words."""
    piece = scan.text[start:end]
    try:
        return _known[piece, unit]
    except KeyError:
        pass
    if len(_known) >= _KEPT:
        _known.clear()
    slots = _known[piece, unit] = _alone(scan, start, end, piece, unit)
    return slots


def _alone(scan: Scan, start: int, end: int, piece: str, unit: str) -> Piece | None:
    """The same, read; most of what a text says between its figures it says but once."""
    numbers: list[Token] = []
    if may_hold_numbers(piece):
        numbers = numeric(piece + "1" + unit if unit else piece, start)
        if unit and (not numbers or (numbers[-1].start, numbers.pop().end) != (end, end + 1 + len(unit))):
            return None
    tokens = _read(scan, start, end, numbers)
    slots: list[Slot] = [(t.letter, t.start - start, t.end - start, t.text, t.entry, t.quantity, t.period, t.rank) for t in tokens]
    return tuple(zip(*slots, strict=True)) if slots else _NO_SLOTS
