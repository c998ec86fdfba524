"""Turn one sentence into typed slots: a list of tokens, and one letter for each, so that a construction is a
regular expression over slots rather than over characters.

    I indicator   J contextual name   M amount, count, physical quantity   P percent   B percentage points
    X times       K rank              T period        Y year-on-year       O period-on-period
    A two-year    N another base      V base of an acceleration            p last year's same period
    u up  d down  f flat  a faster  s slower  n narrows  w widens  r growth rate  R rate of fall  l level
    k is ranked   g above  h below    c than          S scope or region    z share of  Z share
    L pulls       C contribution share               G goal  H completion rate  W pace  F fulfils
    t aims  e estimate  D respectively  q of which   o reaches  b doubled   m times of  E company  Q part
    v filler      j list separator    x other text    , : ( ) punctuation
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from metrics.language.numerals import parse_number
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.plain import plain_figures
from metrics.language.quantities import find_quantities
from metrics.language.vocabulary import Entry, Scan, vocabulary
from metrics.model import Quantity

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
    "widen": "w",
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
_UNIT_LETTER = {"PERCENT": "P", "PP": "B", "TIMES": "X"}
_BY_CONTEXT = frozenset("TpVIJMQ:udghas")  # the letters that `_letter_here` may change
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "、": "j", "/": "j"}
_MARKS = re.compile(r"([,;:()、/])\1*")
_RANK = re.compile(
    r"第(?!(?:[一二](?:[、和]第?[二三])+|[一二三])(?:次)?产)(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位次?|名|(?=[,;。)(、和及]|$|并|且|的|在|,))"
    r"|(?P<first>首位|榜首|之首(?=[,;。)]|$)|第一(?!产|、?二|季|批|次|届|方阵|梯队|时间|书记|家|个|轮|线|期|步|部|大|台|条|动力|要务|任务|责任|生产|资源))|(?P<top>前[一二两三四五六七八九十\d]{1,3}(?:[位名强列]|(?=[,;。)(、]|的|$)))"
)
_MAY_RANK = re.compile(r"第|首|榜|前")
_RANK_LEAD = re.compile(r"[第首榜前之]")
_MAY_LIST = re.compile(r"\d个?[、和及与,]")
_NOISE = re.compile(r"(?:已|已经)?连续(?:第)?[一二三四五六七八九十两\d]{1,3}个?(?:月|季度|年)(?:的?(?:保持|实现|位))?|第[一二三四五六七八九十]+(?:个百年|轮|批)")
_BARE_LIST = re.compile(r"(?<![\d.])(-?\d{1,7}(?:\.\d{1,4})?)个?(?=[、和及与,]{1,2}(?:-?\d{1,7}(?:\.\d{1,4})?个?[、和及与]){0,8}-?\d{1,7}(?:\.\d{1,4})?(个百分点|%|亿元|万元|亿美元|万美元|家|元))")
# 高于全国0.7、全省2.3个百分点: the first number leaves its unit to the second
_BARE_GAP = re.compile(r"[高低快慢好优][于出][一-鿿]{2,8}?(\d{1,2}(?:\.\d{1,2})?)(?=[、和][一-鿿]{2,8}\d{1,2}(?:\.\d{1,2})?个百分点)")
_DEEDS = ("projects_signed", "projects_started", "projects_completed", "projects_in_production")
_LONG = 24  # characters; longer pieces hardly come again
_CHIEF = ("重要", "主要", "核心", "关键")
ALL_OF_THEM = frozenset(f"{number}{thing}" for number in "两三四五六七八2345678" for thing in "项个家大")
_SINCE = ("从", "由", "自")
_RANKED_AMONG = ("板块", "街道", "镇", "乡镇", "区", "县", "县区", "区县", "县市区", "市", "园区", "开发区", "经开区", "高新区")
_MEANINGLESS = re.compile(r"[\s“”\"'‘’《》【】\[\]<>|·.!?\-~_+=]+")


@dataclass(slots=True)  # not frozen: a text has very many, and freezing triples what one costs
class Token:
    """A typed slot. start and end are offsets in the normalised text."""

    letter: str
    start: int
    end: int
    text: str
    entry: Entry | None = None
    quantity: Quantity | None = None
    period: PeriodMention | None = None
    rank: int | None = None


Slot = tuple[str, int, int, str, Entry | None, Quantity | None, PeriodMention | None, int | None]  # the fields of a Token


def _numeric(sentence: str, base: int) -> list[Token]:
    """Periods, ranks and quantities of a sentence, in order, without overlaps; the first kind wins."""
    tokens: list[Token] = []
    for mention in find_periods(sentence):
        tokens.append(_period_token(mention, base))
    for start, end, word in vocabulary().find_sized(sentence):
        tokens.append(Token("I", base + start, base + end, word, vocabulary().entries[word][0]))
    for found in _ranks(sentence):
        number = found["n"]
        rank = 1 if found["first"] else None if found["top"] else _ordinal(number)
        tokens.append(Token("K" if rank else "x", base + found.start(), base + found.end(), found.group(), rank=rank))
    for found in _NOISE.finditer(sentence) if "连续" in sentence or "第" in sentence else ():
        tokens.append(Token("v", base + found.start(), base + found.end(), found.group()))
    for found in _BARE_LIST.finditer(sentence) if _MAY_LIST.search(sentence) else ():
        for quantity in find_quantities(found[1] + found[2]):
            letter = _UNIT_LETTER.get(quantity.unit, "M")
            tokens.append(Token(letter, base + found.start(), base + found.end(), found.group(), quantity=quantity))
    for found in _BARE_GAP.finditer(sentence) if "个百分点" in sentence else ():
        for quantity in find_quantities(found[1] + "个百分点"):
            tokens.append(Token("B", base + found.start(1), base + found.end(1), found[1], quantity=quantity))
    has_others = bool(tokens)
    for quantity in find_quantities(sentence):
        letter = _UNIT_LETTER.get(quantity.unit, "M")
        tokens.append(Token(letter, base + quantity.start, base + quantity.end, quantity.text, None, quantity))
    return _apart(tokens) if has_others else tokens


def _apart(tokens: list[Token]) -> list[Token]:
    """The tokens in order; of those that overlap, the first."""
    order = {"T": 0, "V": 0, "N": 0, "Y": 0, "K": 1, "B": 2}
    tokens.sort(key=lambda t: (t.start, order.get(t.letter, 3), -t.end))
    kept: list[Token] = []
    for token in tokens:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _ranks(sentence: str) -> Iterator[re.Match[str]]:
    """The ranks of a sentence, looked for only where one may start."""
    lead = _RANK_LEAD.search(sentence) if _MAY_RANK.search(sentence) else None
    while lead is not None:
        found = _RANK.match(sentence, lead.start())
        if found is not None:
            yield found
        lead = _RANK_LEAD.search(sentence, found.end() if found is not None else lead.end())


def _period_token(mention: PeriodMention, base: int) -> Token:
    letter = "T"
    if mention.is_compared:
        if mention.kind == "year" and mention.relative == -1:
            letter = "Y"
        elif mention.kind == "as_of" and mention.months == (1, 12):
            letter = "N"  # 比上年末 is 比年初
        else:
            letter = "N" if mention.kind in ("many_years", "plan", "so_far") else "V"
    return Token(letter, base + mention.start, base + mention.end, mention.text, period=mention)


def _ordinal(text: str) -> int:
    return int(parse_number(text) or 0)


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
            found.append(("x", at, mark.start(), text[at : mark.start()]))
        at = mark.end()
        found.append((_PUNCTUATION[mark[1]], mark.start(), at, mark[1]))
    if at < len(text):
        found.append(("x", at, len(text), text[at:]))
    return [piece for piece in found if piece[0] != "x" or _MEANINGLESS.fullmatch(piece[3]) is None]


def tokenise(text: str) -> list[Token]:
    """The tokens of normalised text.

    >>> "".join(t.letter for t in tokenise("1-6月,完成地区生产总值179.74亿元,同比增长4.5%"))
    'T,FIM,YuP'
    """
    return tokens_between(Scan(text), 0, len(text))


def tokens_between(scan: Scan, start: int, end: int) -> list[Token]:
    """The tokens of a piece of normalised text; their offsets are those of the whole text."""
    tokens = _split_at_figures(scan.text, start, end) or _read(scan, start, end)
    for i, token in enumerate(tokens):
        if token.letter in _BY_CONTEXT:
            token.letter = _letter_here(tokens, i)
    return tokens


def _read(scan: Scan, start: int, end: int) -> list[Token]:
    """The tokens of a piece, each for itself: without what their neighbours make of them."""
    tokens: list[Token] = []
    at = start
    for number in _numeric(scan.text[start:end], start):
        if number.start > at:
            _words(tokens, scan, at, number.start)
        tokens.append(number)
        at = number.end
    if at < end:
        _words(tokens, scan, at, end)
    return tokens


def _split_at_figures(text: str, start: int, end: int) -> list[Token] | None:
    """The same, piece by piece: what stands between plain figures comes again and again. None where a piece cannot stand alone."""
    tokens: list[Token] = []
    at = start
    for quantity in plain_figures(text, start, end):
        piece = _between(text[at : quantity.start], quantity.printed_unit)
        if piece is None:
            return None
        tokens += _moved(piece, at)
        at = quantity.end
        tokens.append(Token(_UNIT_LETTER.get(quantity.unit, "M"), quantity.start, at, quantity.text, None, quantity))
    rest = _between(text[at:end], "") if at > start else None
    return None if rest is None else tokens + _moved(rest, at)


def _moved(piece: list[Slot], by: int) -> list[Token]:
    return [
        Token(letter, by + start, by + end, text, entry, quantity, period, rank)
        for letter, start, end, text, entry, quantity, period, rank in piece
    ]


@lru_cache(maxsize=1 << 14)
def _between(piece: str, unit: str) -> list[Slot] | None:
    """The tokens of what stands before a figure of this unit, or None where one of them would reach into the figure."""
    text = piece + "1" + unit if unit else piece
    tokens = _read(Scan(text), 0, len(text))
    if unit and (not tokens or tokens.pop().start != len(piece)):
        return None
    return [(t.letter, t.start, t.end, t.text, t.entry, t.quantity, t.period, t.rank) for t in tokens]


def _is_deed(before: Token, token: Token) -> bool:
    """签约, 开工, 竣工 right before the projects that they count."""
    return before.letter == "I" and before.end == token.start and before.entry is not None and before.entry.value in _DEEDS


def _has_figure(tokens: list[Token], i: int) -> bool:
    """2018年的15亿元: a year and what was reached in it."""
    behind = "".join(t.letter for t in tokens[i + 1 : i + 3])
    period = tokens[i].period
    return period is not None and period.kind == "year" and behind.lstrip("v")[:1] in ("M", "P")


def _letter_here(tokens: list[Token], i: int) -> str:
    """高, 增 or 多 compares or grows only right before a number; elsewhere it is part of some other word."""
    token = tokens[i]
    if token.letter in "Tp" and i > 1 and tokens[i - 1].letter == "j" and tokens[i - 2].letter in "VYO":
        return "V" if token.letter == "T" else "Y"  # 较去年同期和一季度, 比一季度、上年同期
    if token.letter == ":" and i and tokens[i - 1].letter in "IJr" and i + 1 < len(tokens) and tokens[i + 1].letter in "MPX":
        return "v"  # 地区生产总值:179.74亿元
    if token.letter == "M" and token.text in ALL_OF_THEM and i + 1 < len(tokens):
        is_chief = tokens[i + 1].text in _CHIEF and tokens[i - 1].letter == "I" and any(t.text == "指标" for t in tokens[i + 2 : i + 5])
        if is_chief or tokens[i + 1].letter == "D" or tokens[i + 1].text in ("指标", "均"):
            return "v"  # 两项分别增长8%和9%, 两项指标均居全市第一, 3个重要经济指标增幅位居…
    if token.letter == "M" and i + 1 < len(tokens) and tokens[i + 1].text in _RANKED_AMONG and any(t.letter == "K" for t in tokens[i + 2 : i + 5]):
        return "v"  # 居全市7个板块第2位
    if token.letter == "V" and i and tokens[i - 1].text in _SINCE and _has_figure(tokens, i):
        token.period = token.period._replace(is_compared=False) if token.period is not None else None
        return "T"  # 从2018年的15亿元增加到2022年的138亿元
    if token.letter == "T" and i and tokens[i - 1].letter in "gh":
        return "V"  # 高出前5月
    if token.letter == "I" and token.entry is not None and token.entry.value == "projects_key_planned" and i:
        after = [t.letter for t in tokens[i + 1 : i + 3]]
        if (tokens[i - 1].letter in "zF" or tokens[i - 1].text == "为") and after == ["v", "P"]:
            return "G"  # 占年度投资计划的50%
    is_class = (token.entry is not None and token.entry.value == "projects_key") or (token.letter == "M" and token.text.endswith("以上"))
    if is_class and i and _is_deed(tokens[i - 1], token) and any(t.text.endswith("项目") for t in tokens[i : i + 4]):
        return "Q"  # 竣工投产亿元以上项目10个, 新签约3000万元以上工业项目12个
    if token.letter == "T" and i and tokens[i - 1].text in ("是", "为") and [t.letter for t in tokens[i + 1 : i + 3]] == ["v", "X"]:
        is_last_year = token.period is not None and token.period.relative == -1
        return "m" if is_last_year else "N"  # 是去年的2.3倍, 是2005年的21倍
    if token.letter == "J" and i + 1 < len(tokens) and tokens[i + 1].letter in "QxE" and tokens[i + 1].start == token.end:
        return "x"  # 工业 in 工业项目
    if token.text == "可实现" and i > 1 and tokens[i - 1].letter == "S" and tokens[i - 2].letter == "T":
        return "e"  # 1-6月全区可实现…; elsewhere it tells what a plant will bring
    if len(token.text) == 1 and token.letter in "udghas":
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        fits = behind is not None and (behind.letter in ("PB" if token.text == "+" else "PBMX") or behind.text in ("了", "近", "约", "达", "出", "幅"))
        if not fits and not (behind is not None and token.letter in "gh" and (behind.letter == "S" or (behind.letter == "G" and token.text == "超"))):
            return "x"
    return token.letter
