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

from metrics.language.interruptions import without_interruptions
from metrics.language.posters import Poster, poster_of
from metrics.language.spaces import places_seen, with_plain_blanks, without_zero_width
from metrics.language.wrapping import SPARE, Column, column_of, cuts_a_number
from metrics.model import Quantity

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_TABLE: dict[int, str | int] = {
    **_FULL_WIDTH,
    0xFF0C: ",",
    0x3000: " ",
    ord("—"): "-",
    ord("–"): "-",
    ord("―"): "-",
    ord("‐"): "-",
    ord("‑"): "-",
    ord("−"): "-",
    ord("─"): "-",
    ord("－"): "-",
    ord("～"): "~",
    ord("〜"): "~",
    ord("∼"): "~",
    ord("﹣"): "-",
    ord("﹐"): ",",
    ord("﹑"): "、",
    ord("﹔"): ";",
    ord("﹕"): ":",
    ord("﹪"): "%",
    ord("〔"): "(",
    ord("〕"): ")",
    ord("．"): ".",
    ord("·"): "·",
    ord("﹒"): ".",
    ord("ー"): "-",
    ord("︰"): ":",
    ord("∶"): ":",
    ord("\t"): " ",
    ord("\r"): " ",
    ord("\x0b"): " ",
    ord("\x0c"): "\n",
    **{ord(variant): usual for variant, usual in zip("増産済経収実営総価変內強", "增产济经收实营总价变内强", strict=True)},
    ord("\u2028"): "\n",
    ord("\u2029"): "\n",
    ord("\x85"): "\n",
}
_MAPPED = {chr(code): value if isinstance(value, str) else chr(value) for code, value in _TABLE.items()}
_IS_MAPPED = re.compile(f"[{re.escape(''.join(_MAPPED))}]")
# Pages of copied articles put the reading behind a character: 同比【bǐ】, 增长(zhǎng).
_READING = r"(?<=[\u4e00-\u9fff][【\[(])[a-zü\u0101-\u01dc\u00e0-\u00fc]{1,6}[】\])]"
# One class first, so that the scan is fast; behind it what must follow each of its characters.
_REMOVED = re.compile(
    rf"[ *(\[【第`#<](?:{_READING}|(?<=<)/?(?:b|strong|em|i|u|span|font)(?:[ ][^<>\n]{{0,80}})?>|(?<=\*)\*{{0,2}}|(?<=`)|(?<=\[)\d{{1,2}}\]|(?<=第)\d{{1,3}}页共\d{{1,3}}页"
    r"|(?<=[\u4e00-\u9fff]\()(?!下同|以下同|规模?以?上|限额?以?上|全口径)[^()\d一二三四五六七八九十%百:,。;\n]{1,14}\)(?=[\u4e00-\u9fff])"
    r"|(?m:(?<=^#)#{0,5}[ ]|(?<=^[ ])[ ]{0,7}#{1,6}[ ])"
    r"|(?<=\d[ ])[ ]{0,7}(?=[^\d \n])|(?<=[^\d \n][ ])[ ]{0,7}(?=\d)|(?<=[^\dA-Za-z \n][ ])[ ]{0,7}(?=[^\dA-Za-z \n])"
    r"|(?<=[^\d \n][ ])[ ]{0,7}(?=[A-Za-z])|(?<=[A-Za-z][ ])[ ]{0,7}(?=[^\dA-Za-z \n])|(?m:(?<=^[ ])[ ]{0,120})|(?<=[^ \n][ ])[ ]{0,40}(?=\n))"
)
# A line break inside a sentence: the line before reads like prose and has not ended.
# The number of a page, alone between blank lines, belongs to the break.
_BREAK = re.compile(r"[ \n](?:(?<=\n)|[ ]{0,40}\n)[ \n]{0,120}(?:(?<=\n\n)-?[ ]?\d{1,3}[ ]?-?[ ]{0,8}\n[ ]{0,8}\n[ \n]{0,40})?")
_WRAPPED = 24  # characters; a shorter line that ends with a semicolon is an item of a list
_APART = 0.6  # part of the line breaks that blank lines may be where they set paragraphs apart
# A poster sets each figure in a line of its own: 固定资产投资 / 8156.59亿元 / 同比增长9.3%
_FIGURE_LINE = re.compile(
    r"[ ]{0,4}(?:\d[\d.]{0,11}[ ]?[万亿億萬]?(?:元|美元|吨|平方米|%|[户家个人])[!！]?[ ]{0,16}(?:\n|$|[,，;；(（]?[ ]?(?:同比|比上年|较上年)?(?:[增下][长長降]|增幅|增速|[↑↓+▲▼-])[ :：]?\d)|(?:同比|比上年|較上年|较上年|比上年同期)?(?:(?:[增下][长長降]|增[幅速][:：]?|[↑↓▲▼+]) ?\d|-\d[\d.]{0,5}%)|[两兩]年平均(?:增[长長速])?\d|[完达]成(?:全?年度?|年初)?(?:计划|目标|任务|预算){1,2}(?:任务)?的\d|(?:增[速幅])?[高低快]于全[国省市区縣县](?:平均)?(?:水平)?\d[\d.]{0,4}个百分点|比全[国省市区縣县](?:平均(?:水平)?)?(?:[(（]\d[\d.]{0,4}%[)）])?[高低快慢]\d[\d.]{0,4}[个個]百分[点點]|占全[国省市区县](?:的)?(?:总量|比重|比例)?(?:为|达|的)?\d[\d.]{0,4}%)"
)
_FIRST_OF_FIGURES = frozenset("- 0123456789同比較较增下↑↓▲▼+两兩完达高低快占实突约")
_MAY_GO_ON = re.compile(r"(?:[\u4e00-\u9fff%]|GDP)[!！]?$")
# Others part even the figure: 地区生产总值 / 完成 / 623.7 / 亿元
_PIECE_LINE = re.compile(
    r"[ ]{0,4}(?:(?:完成|实现|达到?|突破|约)[ ]{0,4}\n[ ]{0,4})?\d[\d.,]{0,11}[ ]{0,4}\n[ ]{0,4}(?:[万亿億萬]{0,2}(?:美?元|吨|平方米|标箱)|%|[户家个人][ ]{0,4}\n)"
)
_UNIT_LINE = re.compile(r"[ ]{0,4}(?:[万亿億萬]{0,2}(?:美?元|吨|平方米|标箱)|%|[户家个人])[ ]{0,4}(?:\n|$)")
_BARE_NUMBER = re.compile(r"\d[\d.,]{0,11}")
_VERB_LINE = ("完成", "实现", "达", "达到", "突破", "约")
_ENDED = frozenset("。！？!?:：”」』）》】|")
_STOP = re.compile(r"[\u4e00-\u9fff\d%％)）][.．]$")  # a full stop of half the width
_CLOSED = _ENDED - frozenset("!！")  # each line of a poster ends with an exclamation mark
_STARTS_NEW = re.compile(
    r"[#•·※①-⑳▀-➿丨\-|>(（]|[一二三四五六七八九十]{1,3}[、.是]|\d{1,2}[、.](?!\d|[ ]\d{1,2}[ ]?(?:[亿億万萬%]|个百分点))|\(?[一二三四五六七八九十\d]{1,2}\)|本报讯|第[一二三四五六七八九十]"
    # a time that a comma follows begins a sentence: 1-10月,
    r"|(?:(?:19|20)\d{2}年)?(?:\d{1,2}[-—~至]{1,2}\d{1,2}月份?|[上下]半年|[一二三四]季度|前三季度|全年|今年以来|截至\d{1,2}月[末底]?)[,，]"
)
_BULLET = re.compile(r"[#•※①-⑳▀-➿丨|>]|\d{1,2}[、.](?!\d)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|本报讯")
_NEVER_FIRST = frozenset(",;、。)%")  # no line of its own begins with these
_CLOSES = frozenset("。!?:|")
_RANKED = re.compile(r"[,市省国]?第[一二三四五六七八九十\d]{1,3}[位名]?$")
_GOES_ON = frozenset("的和与及左以多余")
# 二OO八年, 二〇〇八年: a year is spelt with any round sign for nought; it becomes digits, character for character.
_SPELT_YEAR = re.compile(
    "(?:二(?<![〇○零一二三四五六七八九十百千万]二)[〇○零OoОо0◯Ο][〇○零OoОо0◯Ο一二三四]|一(?<![〇○零一二三四五六七八九十百千万]一)九[五六七八九])[〇○零OoОо0◯Ο一二三四五六七八九](?=年)"
)
_SPELT = str.maketrans("〇○零OoОо◯Ο一二三四五六七八九", "000000000123456789")
# A decimal point set as another mark, and a dash that a scan reads as one: 8·5%, 8点5%, 12。5亿元, 1一6月, 1B8月; each sign stays in its place.
_POINTS = re.compile("·(?<=\\d·)(?=\\d)|点(?<=\\d点)(?=\\d{1,2}%)|。(?<=\\d。)(?=\\d{1,4}[亿万%])")
_DASHES = re.compile("一(?<=\\d一)(?=\\d{1,2}月)|B(?<=1B)(?=\\d{1,2}月)")
_STOPS = re.compile("\\.(?<=[一-鿿%]\\.)(?<![一二三四五六七八九十]\\.)(?=[ ]{0,2}(?:[一-鿿\\n-]|$))")  # 完成了目标任务. 地区生产总值
# Letters set apart, as from a PDF file: 1 2 0 . 5 亿元. Only where a point stands so more than once are digits told from a row of numbers.
_POINT_APART = re.compile(r"(?<=\d) \. (?=\d)")
_DIGITS_APART = re.compile(r"(?<![\d.])\d(?: [\d.])+(?![\d.])")
_SLASHES = re.compile("/(?=(?:同比)?(?:增[长幅速]|下降|[+-]\\d))")  # 120亿元/增长8.5%
_BARS = re.compile(r"[|丨][ ]?(?=(\d[\d.]*[ ]?[万亿]*(?:美?元|吨))|(?:同比)?(?:增[长幅速]|下降|[↑↓▲▼+-]\d))")  # 120亿元 | ↑8.5%
_TRADITIONAL = re.compile(r"[萬億臺個產資業總額幣長產區開發進實現較減與會國經濟質]")


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
        return Normalised(self.text, original, self.starts, tuple([offset + by for offset in self.offsets]), self.is_moved) if by else self

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
        start, end = self.span(quantity.start, quantity.end)
        return quantity._replace(start=start, end=end, text=self.original[start:end])


@cache
def _converter():  # type: ignore[no-untyped-def]  # opencc has no types
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Simplified script, character for character; text that would change its length is left as it is."""
    return simplified(text) if len(_TRADITIONAL.findall(text)) >= 2 else text


def simplified(text: str) -> str:
    """The same in simplified script, however short it is: 指標 is 指标."""
    converted = str(_converter().convert(text))
    if len(converted) == len(text):
        return converted
    return "".join(c if len(c) == len(o) else o for o, c in ((o, _converter().convert(o)) for o in text))


def _is_piece(text: str, end: int, before: str) -> bool:
    """True where a poster parts a name, a verb, a number and its unit, each in a line of its own."""
    if _BARE_NUMBER.fullmatch(before):
        return _UNIT_LINE.match(text, end) is not None
    is_name = before in _VERB_LINE or _MAY_GO_ON.search(before) is not None
    return is_name and _PIECE_LINE.match(text, end) is not None


def _joins(text: str, start: int, end: int, previous_break: int, column: Column | None, has_paragraphs: bool) -> bool:
    """True where the line break between two offsets stands inside a sentence, as newspaper columns leave them.

    `has_paragraphs`: blank lines are few, so that over one only a full line goes on, and into none that is indented.
    """
    before = text[previous_break:start].rstrip()
    if not before or end >= len(text) or before[-1] == "。":
        return False
    last, first, is_single = before[-1], text[end], text.count("\n", start, end) == 1
    if first == "#":
        return last in ",、"
    # The last character of what _MAY_GO_ON finds, and the first of what the patterns of lines do.
    may_go_on = first in _FIRST_OF_FIGURES and ("\u4e00" <= last <= "\u9fff" or last in "%P!！")
    if is_single and may_go_on and _FIGURE_LINE.match(text, end) and _MAY_GO_ON.search(before):
        return True
    if is_single and (may_go_on or last in "0123456789.,") and len(before) < _WRAPPED and _is_piece(text, end, before.strip()):
        return True
    if first in _NEVER_FIRST and last not in _NEVER_FIRST:
        return True
    if column is not None:
        is_cut = column.is_full(before, SPARE) and text[end - 1] != " " if has_paragraphs and not is_single else column.goes_on(before)
        if is_cut and last not in _CLOSES and not _BULLET.match(text, end):
            return True
    if last in _ENDED:
        return False
    if last in ";；":
        return len(before) >= _WRAPPED and is_single and _STARTS_NEW.match(text, end) is None
    if last in ",、":
        return True
    if last in ".．" and _STOP.search(before) and not (before[-2].isdigit() and first.isdigit()):
        return False  # 同比增长3%. below which another sentence begins; 12. | 5亿元 is one number
    if "\u4e00" <= first <= "\u9fff" and first not in _GOES_ON and (last in "%％" or _RANKED.search(before)):
        return False  # …占全市22.2%, or 增速全市第二, and 外贸进出口总额… below it: in a sentence a comma would stand between
    if is_single and cuts_a_number(text, start, end, before):
        return True
    return (
        (is_single or len(before) >= 18)
        and ("," in before or "。" in before or ";" in before or "；" in before)
        and _STARTS_NEW.match(text, end) is None
    )


def normalise(text: str) -> Normalised:
    """Normalise any text; offsets of the original can be had back for every character kept.

    >>> clean = normalise("完成 **49.82 亿元**，\\n同比增长１０％")
    >>> clean.text, clean.original[slice(*clean.span(2, 9))]
    ('完成49.82亿元,同比增长10%', '49.82 亿元')
    """
    seen = without_zero_width(text)
    return _normalised(text) if len(seen) == len(text) else _normalised(seen).over(text, places_seen(text))


def _normalised(text: str) -> Normalised:
    table, blanks = without_interruptions(_signs(text))
    poster = poster_of(table)
    table = poster.text if poster is not None else table
    cuts: list[tuple[int, int]] = [*blanks, *[found.span() for found in _REMOVED.finditer(table)]]
    if table.count(" . ") > 1 and len(_POINT_APART.findall(table)) > 1:
        cuts += [(at, at + 1) for found in _DIGITS_APART.finditer(table) for at in range(found.start() + 1, found.end(), 2)]
    cuts += [*_inner_breaks(table, poster.standing), *poster.cuts] if poster is not None else _inner_breaks(table, frozenset())
    cuts.sort()
    kept: list[tuple[int, int]] = []
    at = 0
    for start, end in cuts:
        if start > at:
            kept.append((at, start))
        if end > at:
            at = end
    if at < len(table) or not kept:
        kept.append((at, len(table)))
    kept = _moved(kept, poster) if poster is not None else kept
    pieces = [table[start:end] for start, end in kept]
    starts = accumulate(map(len, pieces[:-1]), initial=0)
    return Normalised("".join(pieces), text, tuple(starts), tuple([start for start, _ in kept]), poster is not None and bool(poster.moves))


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


def _signs(text: str) -> str:
    """The text in the signs that are read, character for character: simplified script, one form of each sign, years in digits."""
    table = with_plain_blanks(_simplified(text))
    for character in set(_IS_MAPPED.findall(table)):
        table = table.replace(character, _MAPPED[character])  # one pass for each is far cheaper than `translate`
    if "年" in table and ("二" in table or "一九" in table):
        table = _SPELT_YEAR.sub(lambda found: found[0].translate(_SPELT), table)
    if "|" in table:
        table = _BARS.sub(lambda found: ("," if found[1] is None else " ") + found[0][1:], table)
    return _STOPS.sub("。", _SLASHES.sub(",", _DASHES.sub("-", _POINTS.sub(".", table))))


def _inner_breaks(table: str, standing: frozenset[int]) -> list[tuple[int, int]]:
    """Where line breaks stand inside a sentence; `standing`: places before which they do not."""
    cuts: list[tuple[int, int]] = []
    previous = 0
    column = column_of(table)
    blank = table.count("\n\n") if column is not None else 0
    has_paragraphs = 0 < blank < _APART * (table.count("\n") - blank)
    for found in _BREAK.finditer(table):
        start, end = found.span()
        if (
            (column is not None or table[start - 1] not in _CLOSED)
            and end not in standing
            and _joins(table, start, end, previous, column, has_paragraphs)
        ):
            cuts.append((start, end))
        previous = end
    return cuts
