"""Reads the words of a table's heads and row names: which indicator, measure, unit, period or zone each one says.

A head is only understood as a whole. Words that nothing explains stay in `rest`, and a cell under such a head yields nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE, Facets, both
from metrics.extraction.tabular.head_words import NO_FILLERS, ROLES, WORDS
from metrics.extraction.zones.coined import NO_NAME
from metrics.extraction.zones.gazetteer import lies_in, region_name, stems
from metrics.extraction.zones.kinds import OWN, WHOLE
from metrics.extraction.zones.zonenames import canonical
from metrics.language.normalise import normalise
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.seldom import seldom
from metrics.language.signs import simplified
from metrics.language.vocabulary import Entry, county_names, vocabulary
from metrics.seeds import load_units

_ORDINAL = seldom(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)](?!\d)|[(][一二三四五六七八九十\d]{1,2}[)]|[①-⑳★*]|[#※△▲●]+|[-·]+(?=[^\d]))\s*"
)
_NOTE = re.compile(r"(?<=.)(?:[①-⑳*]+(?=$|\()|\(?注\d{0,2}\)?$)")  # a mark that points to a footnote, at the end or before the unit
_PART = re.compile(r"^(?:其中|#|\*)[:：]?\s*")
_SCOPE = re.compile(
    r"(?:在|位?居|位?列|排)?(全[市省国州县区])(?=排名|位次|排位|名次|总量|增速|第)|(?<=占)(全[市省国州县区])(?:的)?(?=比重)"
)
_SHARE = re.compile(r"(?P<part>[^占()]{2,24})占(?P<whole>[^占()]{2,16}?)的?(?:比重|比例|份额)(?:\(%\))?")
_SHARE_OF = re.compile(r"占([^占()]{2,8})的?(?:比重|比例|份额)(?:\(%\)|%)?")
_MORE_PERIODS = re.compile(r"(?P<year>(?:19|20)\d{2})(?:[-./](?P<month>\d{1,2})(?!\d)|Q(?P<quarter>[1-4]))", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:增减|变化|变动|升降)(?!率|幅)(?!±)")
_OWN_NAME = re.compile("[\u4e00-\u9fff]{1,4}")
_ZONE_KIND = re.compile(f"{WHOLE}|{OWN}")
_YEAR_BEFORE = seldom(r"((?:19|20)\d{2})年?[比较]((?:19|20)\d{2})年?(?=增|升|变|±)")  # 2019年比2018年增长%
_OF_YEAR_BEFORE = seldom(r"((?:19|20)\d{2})年?[为是]((?:19|20)\d{2})年?(?=的?\(?%)")  # 2019年为2018年%
_MONTHS_INSIDE = seldom(r"^([^()]{2,12})(\(1[-—~至](?:\d{1,2}|上)月\))([一-鿿].*)$")  # 规上服务业(1-8月)营业收入
_THRESHOLD = seldom(r"(?<=投资)\((?:计划总投资)?50{1,2}万元?(?:及|\(含\))?以上(?:的?项目)?\)")  # what the statistics of investment count
_AT_THE_END = seldom(r"^(?:本?月|期|季度?)末(?=[^()]{0,12}(?:余额|人口|[数户]$))")  # 月末金融机构存款余额: as of all that is held
_ENGLISH = re.compile(
    r"(?<=[\u4e00-\u9fff)）%％])\s+(?=[^\u4e00-\u9fff]*[a-z]{3})[#*\s]*[A-Z][^\u4e00-\u9fff]*\Z"
)  # 第一产业 Primary Industry
_KINDS = tuple(map(re.compile, ("保税|综保", "高新", "出口加工", "自贸|自由贸易", "度假", "经开|经济")))
_FILLERS = frozenset(("filler", "self", "fulfil", "level"))
_MARKS = " ,.:;、()/|\"'“”‘’[]【】<>《》_~+-"


@cache
def _unit_words() -> re.Pattern[str]:
    aliases = sorted((re.escape(row.alias) for row in load_units()), key=len, reverse=True)
    return re.compile(rf"(?:[十百千]?[万亿]|[十百千](?=[^瓦克米]))?(?:{'|'.join(aliases)})")


@lru_cache(maxsize=1 << 14)  # a cell is looked at for many reasons, and tables repeat themselves
def clean(text: str) -> str:
    """A cell's words as the recognisers read them, without blanks, in simplified script, and without the English behind them."""
    text = text if text.isascii() else _ENGLISH.sub("", text)
    return normalise(text if text.isascii() else simplified(text)).text.replace(" ", "").replace("\n", "").strip()


def unit_of(text: str) -> str:
    """The unit a cell or a bracket consists of, or nothing."""
    words = clean(text).strip("():")
    words = re.sub(r"^单位:?", "", words)
    words = re.sub(r"(?<=.)[、,/]%$|^%[、,/](?=.)", "", words)  # 亿元、%: of the amounts, and of growth
    return words if words and _unit_words().fullmatch(words) else ""


@lru_cache(maxsize=1 << 14)
def facets(text: str) -> Facets:
    """Everything a head or row name says.

    >>> f = facets("规模以上工业增加值增速(%)"); f.indicator, f.measure, f.unit, f.rest
    ('industrial_va', 'yoy', '%', '')
    >>> facets("本月止累计").span, facets("同比±%").measure, facets("某某街道").rest
    ('cumulative', 'yoy', '某某街道')
    """
    words = clean(text)
    if role := ROLES.get(words.lower()):
        return Facets(role=role)
    found = Facets()
    if _PART.match(words):
        words, found = _PART.sub("", words), replace(found, is_part=True)
    words = _NOTE.sub("", words)
    words = _AT_THE_END.sub("", _THRESHOLD.sub("", words))
    words = _MONTHS_INSIDE.sub(r"\1\3\2", words)
    words = _OF_YEAR_BEFORE.sub(_of_last_year, _YEAR_BEFORE.sub(_as_last_year, words))
    words = _PART.sub("", _ORDINAL.sub("", words)) if not found.is_part else _ORDINAL.sub("", words)
    found = replace(found, is_part=found.is_part or clean(text).find("其中") in range(6))
    if unit := unit_of(words):
        return replace(found, unit=unit)
    said = _Scan(words, found).run()
    return (_share_of(words) or said) if said.rest else said


def _share_of(words: str) -> Facets | None:
    """第三产业增加值占生产总值的比重(%): the share of the one, the other its scope; None where either is not known, or says more."""
    told = _SHARE.fullmatch(words)
    if told is None:
        of = _SHARE_OF.fullmatch(words)
        is_region = of is not None and facets(of[1]) == Facets(zone=of[1])
        return Facets(measure="share", unit="%", scope=of[1]) if of is not None and is_region else None  # 占南通市比重
    part, whole = facets(told["part"]), facets(told["whole"])
    is_known = bool(whole.indicator) and whole == Facets(indicator=whole.indicator, indicator_text=whole.indicator_text)
    if not is_known or not part.indicator or part.rest or part.measure or part.unit:
        return None
    return replace(part, measure="share", unit="%", scope=told["whole"])


def is_called(zone: str | None, kind: str) -> bool:
    """Whether a zone can be called so: an 经济技术开发区 is a 开发区 and no 综合保税区, and a city neither."""
    if not zone or not kind:
        return True
    return _ZONE_KIND.search(zone) is not None and all(each.search(zone) for each in _KINDS if each.search(kind))


def _as_last_year(years: re.Match[str]) -> str:
    """2019年比2018年 is 2019年比上年; an older year stays what it is."""
    return f"{years[1]}年比上年" if int(years[1]) - int(years[2]) == 1 else years[0]


def _of_last_year(years: re.Match[str]) -> str:
    """2019年为2018年% is 2019年为上年%."""
    return f"{years[1]}年为上年" if int(years[1]) - int(years[2]) == 1 else years[0]


class _Scan:
    """Goes through a head from left to right, the longest understood word at each place."""

    def __init__(self, words: str, found: Facets) -> None:
        self.words, self.found = words, found
        self.rest = ""
        self.at, self.region = 0, (0, 0)  # where the word read now begins, and where the last name of a region stands
        self.mentions = {
            m.start: m for m in find_periods(words) if m.kind != "last_month"
        }  # a column 上月 may be of the month, or until it

    def run(self) -> Facets:
        """What the words of a head or a row say, read from the left; what nobody knows stands in `rest`."""
        at = 0
        while at < len(self.words):
            if found := _SCOPE.match(self.words, at):
                self.found = replace(self.found, scope=found[1] or found[2])
                at = found.end()
            elif self.words[at] in _MARKS:
                at = self._mark(at)
            else:
                at = self._word(at)
        is_amount = self.found.measure == "yoy" and self.found.unit != "%" and _ABSOLUTE.search(self.words)
        if is_amount:
            self.found = replace(self.found, measure="by_unit")  # 同比增减 may count in yuan
        elif self.found.shift and "rank" in self.found.measure:
            self.found = replace(self.found, measure="unclear")  # 去年同期位次 is no rank of now
        return replace(self.found, rest=self.rest)

    def _mark(self, at: int) -> int:
        """Punctuation; a bracket that holds a unit is the head's unit."""
        bracket = re.compile(r"\(([^()]{1,12})\)").match(self.words, at)
        unit = unit_of(bracket[1]) if bracket else ""
        if bracket and unit:
            self._set("unit", unit)
            return bracket.end()
        return at + 1

    def _word(self, at: int) -> int:
        ends: list[tuple[int, int, object]] = []  # end, preference, what
        if mention := self.mentions.get(at):
            ends.append((mention.end, 2, mention))
        if more := _MORE_PERIODS.match(self.words, at):
            ends.append((more.end(), 3, _mention(more)))
        for pattern, sets in WORDS:
            if (found := pattern.match(self.words, at)) and found.end() > at:
                ends.append((found.end(), 1, sets | found.groupdict()))
        for start, end, word in vocabulary().find(self.words[at:]):
            if start == 0:
                ends.append((at + end, 0, vocabulary().entries[word]))
            break
        unit = re.compile(r"%|个?百分点").match(self.words, at)
        if unit:
            ends.append((unit.end(), 0, unit.group()))
        elif at and self.found.indicator and (named := _unit_words().fullmatch(self.words, at)):
            ends.append((named.end(), 0, named.group()))
        ends = [
            each
            for each in ends
            if isinstance(each[2], PeriodMention) or not isinstance(each[2], tuple) or self._is_known(self.words[at : each[0]], each[2])
        ]
        if not ends:
            self.rest += self.words[at]
            return at + 1
        end, _, what = max(ends, key=lambda each: (each[0], each[1]))
        self.at = at
        self._take(what, self.words[at:end])
        return end

    @staticmethod
    def _is_known(word: str, entries: tuple[Entry, ...]) -> bool:
        if entries[0].type in _FILLERS:
            return word not in NO_FILLERS
        return entries[0].type in ("indicator", "contextual", "zone", "region", "wider")

    def _take(self, what: object, word: str) -> None:
        if isinstance(what, PeriodMention):
            if what.relative == -1 and what.kind == "year":
                self._set("shift", -1)
                self._set("is_last_year", True)
            elif what.kind == "this_month":
                self._set("span", DISCRETE)
            elif what.kind == "so_far":
                self._set("span", CUMULATIVE)
            elif what.kind == "year" and what.text.endswith("同期"):
                self.found = replace(self.found, shift=-1, measure=self.found.measure or "level", period=what)
            else:
                self._period(what)
        elif isinstance(what, str):
            self._set("unit", what)
        elif isinstance(what, dict):
            for name, value in what.items():
                self._set(name, value)
        elif isinstance(what, tuple):
            self._entry(what, word)

    def _period(self, mention: PeriodMention) -> None:
        held = self.found.period
        if held is not None and held.kind == "year" and mention.year is None:
            mention = mention._replace(year=held.year, relative=held.relative)
        elif held is not None:
            self.rest += mention.text
        self.found = replace(self.found, period=mention)

    def _entry(self, entries: tuple[Entry, ...], word: str) -> None:
        entry = entries[0]
        if entry.type in ("indicator", "contextual"):
            names = tuple((name.after, name.indicator) for name in entry.names)
            is_same = bool(entry.value) and entry.value == self.found.indicator  # 工业生产者出厂价格指数(PPI)
            if own := self._goes_on(names, word):
                self.found = own
                return
            if (self.found.indicator or self.found.names) and not is_same:
                self.rest += word
            self.found = replace(self.found, indicator=entry.value, indicator_text=word, names=names)
        elif entry.type == "self" and self.region[1] == self.at > 0 and _ZONE_KIND.fullmatch(word):
            self.found = replace(self.found, zone=self.words[self.region[0] : self.at] + word)  # 安庆高新区 is not 安庆市
        elif entry.type == "self" and self.rest == self.words[: self.at] and self.rest in county_names() and _ZONE_KIND.fullmatch(word):
            self.found, self.rest = replace(self.found, zone=self.rest + word), ""  # 丹阳高新区
        elif entry.type == "self" and self._ends_name_of_a_zone(word):
            self.found, self.rest = replace(self.found, zone=canonical(self.words)), ""  # 江阴临港经济开发区
        elif entry.type == "self":
            kind = word if _ZONE_KIND.fullmatch(word) and word[0] not in "全我本" else ""
            self.found = replace(self.found, is_own_zone=True, own_kind=self.found.own_kind or kind)
        elif word.startswith("累计"):  # 累计完成
            self._set("span", CUMULATIVE)
        elif entry.type == "wider":
            self.found = replace(self.found, is_wider=True, scope=self.found.scope or word)
        elif entry.type in ("zone", "region"):
            self._zone(entries, word)

    def _goes_on(self, names: tuple[tuple[frozenset[str], str], ...], word: str) -> Facets | None:
        """省市重点项目 and 完成投资 right behind it: a short name means what belongs to the indicator it goes on from."""
        held = self.found
        if not held.indicator or self.words[: self.at][-len(held.indicator_text) :] != held.indicator_text:
            return None
        code = next((code for after, code in names if held.indicator in after), "")
        return replace(held, indicator=code, indicator_text=held.indicator_text + word) if code else None

    def _ends_name_of_a_zone(self, kind: str) -> bool:
        """Whether all the words are a zone's name that no gazetteer knows: a region's short name, one of its own and a kind."""
        named = self.words[: self.at]
        if self.found.indicator or self.found.names or self.at + len(kind) != len(self.words) or _ZONE_KIND.fullmatch(kind) is None:
            return False
        own = next((named[length:] for length in (4, 3, 2) if named[:length] in stems()), "")
        return _OWN_NAME.fullmatch(own) is not None and NO_NAME.search(own) is None

    def _zone(self, entries: tuple[Entry, ...], word: str) -> None:
        values = {each.value for each in entries if each.type == entries[0].type}
        is_within = entries[0].type == "zone" and self.region[1] == self.at > 0 and lies_in(entries[0].value, self.found.zone)
        if (self.found.zone and not is_within) or len(values) > 1:  # 南京江宁经济技术开发区
            self.rest += word
        value = entries[0].value
        if entries[0].type == "region":
            self.region = self.at, self.at + len(word)
        self.found = replace(self.found, zone=value if entries[0].type == "zone" else region_name(value))

    def _set(self, name: str, value: object) -> None:
        held = getattr(self.found, name)
        if name == "measure" and held and held != value:
            value = both(str(held), str(value))
        elif name == "unit" and held and held != value:
            self.rest += str(value)
        self.found = replace(self.found, **{name: value})  # type: ignore[arg-type]  # the names are those of WORDS


def _mention(found: re.Match[str]) -> PeriodMention:
    year = int(found["year"])
    if found["quarter"]:
        quarter = int(found["quarter"])
        return PeriodMention(found.start(), found.end(), found.group(), year, None, (3 * quarter - 2, 3 * quarter), "span")
    month = min(12, max(1, int(found["month"])))
    return PeriodMention(found.start(), found.end(), found.group(), year, None, (month, month), "month")
