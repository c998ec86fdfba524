"""Turn text as printed into text as the recognisers read it, keeping the way back to the original offsets.

Full-width characters become half-width, traditional script simplified, dashes one dash; Markdown marks,
spaces and line breaks that interrupt a sentence or a number are taken out. `restore` gives spans of the
original back, so that evidence is always verbatim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import itemgetter

from metrics.language.bracketed import with_names_beside_figures
from metrics.language.interruptions import without_interruptions
from metrics.language.joining import inner_breaks
from metrics.language.posters import Poster, marks_of_bold_figures, poster_of
from metrics.language.seldom import seldom
from metrics.language.signs import in_read_signs, respelt
from metrics.language.spaced_numbers import blanks_in_numbers
from metrics.language.spaces import places_seen, without_zero_width
from metrics.model import Quantity
from metrics.seeds import load_zones

# Pages of copied articles put the reading behind a character: 同比【bǐ】, 增长(zhǎng).
_READING = r"(?<=[\u4e00-\u9fff][【\[(])[a-zü\u0101-\u01dc\u00e0-\u00fc]{1,6}[】\])]"
# One class first, so that the scan is fast; behind it what must follow each of its characters, of blanks first, which are the most.
_REMOVED = re.compile(
    r"[ /*(\[【第月`#<●■◆★▲※➤☆•](?:(?<=[ ])(?:(?<=\d[ ])[ ]{0,7}(?=[^\d \n])|(?<=[^\d \n][ ])[ ]{0,7}(?=\d)|(?<=[^\dA-Za-z \n][ ])[ ]{0,7}(?=[^\dA-Za-z \n])"
    r"|(?<=[^\d \n][ ])[ ]{0,7}(?=[A-Za-z])|(?<=[A-Za-z][ ])[ ]{0,7}(?=[^\dA-Za-z \n])"
    r"|(?m:(?<=^[ ])[ ]{0,7}#{1,6}[ ])|(?m:(?<=^[ ])[ ]{0,120})|(?<=[^ \n][ ])[ ]{0,40}(?=\n))"
    rf"|(?<![ ])(?:(?<=\d/)(?=%)|(?:(?<=\d月)|(?<=\d[ ]月))份?(?=[ ]?[-~至]{{1,2}}[ ]?\d{{1,2}}[ ]?月)|{_READING}|(?<=<)/?(?:b|strong|em|i|u|span|font)(?:[ ][^<>\n]{{0,80}})?>|(?<=\*)(?!(?:(?<=20\*)|(?<=20\d\*)|(?<=20\*\*))\*?年)\*{{0,2}}|(?<=`)|(?m:(?<=^[●■◆★▲※➤☆•])[ ]{{0,2}}(?=[^\n]{{30}}))|(?<=\[)\d{{1,2}}\]|(?<=【)\d{{1,2}}】|(?<=第)\d{{1,3}}页共\d{{1,3}}页"
    r"|(?<=[\u4e00-\u9fff]\()(?!下同|以下同|[上下]半年\)|规模?以?上|限额?以?上|全口径|[不未]包?[含括]|扣除|剔除|除|快报|初步|初核|(?<=[额入收资口款量值润税]\()(?:民[间营]|国有|[国地]税|[内外]资|地方|[一二三]产\)|[^()\n,。]{1,8}(?:业|产品|贸易)\))|亿元?(?:及)?以上)[^()\d一二三四五六七八九十%百:,。;\n]{1,14}\)(?=[\u4e00-\u9fff])(?!产业(?:转移)?(?:工业)?园|自由贸易试验区)"  # 广州(梅州)产业转移工业园, 中国(上海)自由贸易试验区 are names
    r"|(?m:(?<=^#)#{0,5}[ ])))"
)
# Letters set apart, as from a PDF file: 1 2 0 . 5 亿元. Only where a point stands so more than once are digits told from a row of numbers.
_POINT_APART = re.compile(r"(?<=\d) \. (?=\d)")
_DIGITS_APART = re.compile(r"(?<![\d.])\d(?: [\d.])+(?![\d.])")
# 8,636.18亿元: a comma groups the digits of an amount; between three digits and a unit it parts no list.
_MAY_GROUP = re.compile(",(?<=[0-9],)[0-9]{3}")
_GROUPED = seldom(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?=(?:\.\d{1,4})?[余多]?[ ]?(?:[万亿]|美?元|[家户个人吨项件]|平方|公顷|标箱|千瓦))")
# “规上”工业增加值, “规上工业”增加值: a part of a name that a paper has put between quotation marks.
_QUOTED = re.compile(r"[“\"](?:规模以上|规上|限额以上|限上)(?:工业)?[”\"](?=[\u4e00-\u9fff])")
_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text, and for each kept piece where it starts here and in the original."""

    text: str
    original: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    is_moved: bool = False  # pieces stand in another order than in the original

    def origin(self, position: int) -> int:
        """The original offset of a character here."""
        piece = bisect_right(self.starts, position) - 1
        return self.offsets[piece] + position - self.starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a span here; the end is just behind its last character."""
        if end <= start:
            at = self.origin(start) if start < len(self.text) else len(self.original)
            return at, at
        piece = bisect_right(self.starts, start) - 1
        first = self.offsets[piece] + start - self.starts[piece]
        if piece + 1 == len(self.starts) or end <= self.starts[piece + 1]:
            return first, first + end - start  # one piece holds both ends
        return self._around(piece, start, end) if self.is_moved else (first, self.origin(end - 1) + 1)

    def _around(self, piece: int, start: int, end: int) -> tuple[int, int]:
        """The span of the original that holds all pieces of a span here, whatever their order."""
        last = bisect_right(self.starts, end - 1)
        places = [start, *self.starts[piece + 1 : last]]
        ends = [*self.starts[piece + 1 : last], end]
        return min(map(self.origin, places)), max(self.origin(one - 1) + 1 for one in ends)

    def moved(self, by: int, original: str) -> Normalised:
        """The same where the text is a part of another one and begins at `by` of it."""
        if not by and self.original == original:
            return self
        return Normalised(self.text, original, self.starts, tuple([offset + by for offset in self.offsets]), self.is_moved)

    def kept(self, pieces: list[tuple[int, int]]) -> Normalised:
        """The same of these pieces alone."""
        words = [self.text[first:last] for first, last in pieces]
        if len(self.starts) == 1:  # nothing has been taken out yet
            ends = accumulate(map(len, words[:-1]), initial=0)
            return Normalised("".join(words), self.original, tuple(ends), tuple(map(self.offsets[0].__add__, map(_START, pieces))))
        starts, offsets, at, length = [], [], 0, 0
        begins = [*self.starts, len(self.text) + 1]  # the last is behind all pieces
        for first, last in pieces:
            while begins[at + 1] <= first:
                at += 1
            starts.append(length)
            offsets.append(self.offsets[at] + first - begins[at])
            while begins[at + 1] < last:
                at += 1
                starts.append(length + begins[at] - first)
                offsets.append(self.offsets[at])
            length += last - first
        return Normalised("".join(words), self.original, tuple(starts), tuple(offsets), self.is_moved)

    def over(self, original: str, places: list[int]) -> Normalised:
        """The same of a text that holds more characters; `places`: where those read here stand in it."""
        starts: list[int] = []
        for piece, start in enumerate(self.starts):
            end = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
            first = self.offsets[piece]
            inner = (start + at for at in range(1, end - start) if places[first + at] != places[first + at - 1] + 1)
            starts += [start, *inner]
        at_end = [*places, len(original)]
        return Normalised(self.text, original, tuple(starts), tuple([at_end[self.origin(start)] for start in starts]), self.is_moved)

    def restore(self, quantity: Quantity) -> Quantity:
        """A quantity found in the normalised text, as it stands in the original."""
        start, end = self.span(quantity.start, quantity.end)
        return quantity._replace(start=start, end=end, text=self.original[start:end])


def normalise(text: str) -> Normalised:
    """Normalise any text; offsets of the original can be had back for every character kept.

    >>> clean = normalise("完成 **49.82 亿元**，\\n同比增长１０％")
    >>> clean.text, clean.original[slice(*clean.span(2, 9))]
    ('完成49.82亿元,同比增长10%', '49.82 亿元')
    """
    seen = without_zero_width(text)
    marks = frozenset((*marks_of_bold_figures(seen), *blanks_in_numbers(seen)))
    if len(seen) == len(text) and not marks:
        return _normalised(text)
    kept = [(place, sign) for at, (place, sign) in enumerate(zip(places_seen(text), seen, strict=True)) if at not in marks]
    return _normalised("".join([sign for _, sign in kept])).over(text, [place for place, _ in kept])


def _normalised(text: str) -> Normalised:
    """Breaks go first, so that a mark, a bracket or a number that one of them cuts is seen as a whole."""
    table, cuts = without_interruptions(with_names_beside_figures(in_read_signs(text)))
    poster = poster_of(table)
    table = poster.text if poster is not None else table
    cuts += [*inner_breaks(table, poster.standing, text), *poster.cuts] if poster is not None else inner_breaks(table, frozenset(), text)
    if table[:1] in ("\n", " "):
        cuts.append((0, len(table) - len(table.lstrip("\n "))))  # the title is the first line that holds something
    if not cuts and (poster is None or not poster.moves):
        return _without_marks(Normalised(table, text, (0,), (0,)))
    kept = _kept(cuts, len(table))
    kept = _moved(kept, poster) if poster is not None else kept
    pieces = [table[start:end] for start, end in kept]
    starts = tuple(accumulate(map(len, pieces[:-1]), initial=0))
    is_moved = poster is not None and bool(poster.moves)
    return _without_marks(Normalised(respelt("".join(pieces)), text, starts, tuple([start for start, _ in kept]), is_moved))


def _without_marks(joined: Normalised) -> Normalised:
    """The same without marks of layout, readings, and blanks that mean nothing."""
    text = joined.text
    removed = _REMOVED.finditer(text)
    if "(" in text:
        removed = (found for found in removed if text[found.start()] != "(" or not _names_the_zone(text, found))
    cuts = list(map(re.Match.span, removed))
    for found in _QUOTED.finditer(text):
        cuts += [(found.start(), found.start() + 1), (found.end() - 1, found.end())]
    if text.count(" . ") > 1 and len(_POINT_APART.findall(text)) > 1:
        cuts += [(at, at + 1) for found in _DIGITS_APART.finditer(text) for at in range(found.start() + 1, found.end(), 2)]
    if _MAY_GROUP.search(text) is not None:
        cuts += [(at, at + 1) for found in _GROUPED.finditer(text) for at in range(*found.span()) if text[at] == ","]
    return joined.kept(_kept(cuts, len(text))) if cuts else joined


@cache
def _districts_run() -> dict[str, tuple[str, ...]]:
    """The districts that are run together with a zone, by each of its names."""
    run = [(zone, tuple(zone.admin_alias.split("|"))) for zone in load_zones() if zone.admin_alias]
    return {name: districts for zone, districts in run for name in (zone.name, *zone.aliases)}


def _names_the_zone(text: str, brackets: re.Match[str]) -> bool:
    """黄埔区(广州开发区): brackets that say by what other name the district before them goes."""
    districts = _districts_run().get(brackets[0][1:-1])
    return districts is not None and text.endswith(districts, 0, brackets.start())


def _kept(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What is left of so many characters."""
    cuts = sorted(cuts)
    begins = list(accumulate(map(_END, cuts), max, initial=0))  # behind the cut that reaches furthest
    kept = [(begin, end) for begin, end in zip(begins, [*map(_START, cuts), length], strict=True) if end > begin]
    return kept or [(begins[-1], length)]


def _moved(kept: list[tuple[int, int]], poster: Poster) -> list[tuple[int, int]]:
    """The kept pieces with those of each figure behind the name it is of."""
    places = iter([*sorted({place for move in poster.moves for place in move}), len(poster.text) + 1])
    place, pieces = next(places), []
    for start, end in kept:
        while place < end:
            if start < place:
                pieces.append((start, place))
                start = place
            place = next(places)
        pieces.append((start, end))
    for first, last, behind in poster.moves:
        start, end, to = (bisect_left(pieces, (place,)) for place in (first, last, behind))
        pieces[start:to] = [*pieces[end:to], *pieces[start:end]]
    return pieces
