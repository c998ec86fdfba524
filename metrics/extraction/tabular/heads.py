"""Reads the words of a table's heads and row names: which indicator, measure, unit, period or zone each one says.

A head is only understood as a whole. Words that nothing explains stay in `rest`, and a cell under such a head yields nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE, Facets, both
from metrics.extraction.zones.gazetteer import region_name
from metrics.language.normalise import normalise
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.signs import simplified
from metrics.language.vocabulary import Entry, vocabulary
from metrics.seeds import load_units

_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)](?!\d)|[(][一二三四五六七八九十\d]{1,2}[)]|[①-⑳★*]|[#※△▲●]+|[-·]+(?=[^\d]))\s*"
)
_NOTE = re.compile(r"(?<=.)(?:[①-⑳*]+|\(?注\d{0,2}\)?)$")  # a mark that points to a footnote
_PART = re.compile(r"^(?:其中|#|\*)[:：]?\s*")
_ROLES = {
    **dict.fromkeys(("指标", "指标名称", "主要指标", "经济指标", "项目", "项目名称", "主要经济指标", "名称", "indicator"), "name"),
    **dict.fromkeys(("单位", "计量单位", "unit"), "unit"),
    **dict.fromkeys(("时间", "时期", "日期", "报告期", "月份", "年份", "年度", "年", "月", "period", "year"), "period"),
    **dict.fromkeys(
        (
            "地区",
            "区域",
            "园区",
            "开发区",
            "单位名称",
            "园区名称",
            "地区名称",
            "开发区名称",
            "县市区",
            "县(市、区)",
            "县(市)区",
            "区县",
            "区(县)",
            "板块",
            "zone",
        ),
        "zone",
    ),
    **dict.fromkeys(("数值", "数据", "值", "指标值", "value"), "value"),
    **dict.fromkeys(("类别", "分类", "类型", "领域", "大类"), "section"),
    **dict.fromkeys(("序号", "备注", "说明", "责任单位", "牵头单位", "责任部门", "来源", "数据来源", "no.", "note", "source"), "ignored"),
}
# Words of heads and what they set; the longest that fits at a place wins, and wins over the vocabulary.
_GROWTH = r"(?:名义|实际)?(?:增长率|增长|增速|增幅|涨幅|升降|增减幅?|变化|变动)?(?:率)?(?:±|\+/?-|\+)?"
_WORDS: tuple[tuple[re.Pattern[str], dict[str, object]], ...] = tuple(
    (re.compile(pattern), dict(sets))
    for pattern, sets in (
        (rf"(?:比|较)(?:上|去)年(?:同月|当月){_GROWTH}", {"measure": "yoy", "span": DISCRETE}),
        (
            rf"(?:(?:按)?(?:可比价|可比口径|同口径)?(?:同比|(?:比|较)(?:上|去)年(?:同期|同月)?|与(?:上|去)年同期相?比)){_GROWTH}",
            {"measure": "yoy"},
        ),
        (r"增减(?=\(?%)", {"measure": "yoy"}),
        (r"(?:增长率|增长速度|增长幅度|增长|增速|增幅|涨幅)(?:±|\+/?-)?|±", {"measure": "yoy"}),
        (rf"(?:环比|(?:比|较)上月){_GROWTH}", {"measure": "mom"}),
        (r"两年平均(?:增长|增速|增幅)", {"measure": "avg2y"}),
        (r"(?:同比)?(?:增速|增幅|增长率?)(?:的)?(?:排名|位次|排位|名次|排序)", {"measure": "rank_yoy"}),
        (r"(?:总量|绝对值|规模|绝对额)(?:的)?(?:排名|位次|排位|名次|排序)", {"measure": "rank_level"}),
        (r"(?:排名|位次|排位|名次|排序)", {"measure": "rank"}),
        (
            r"(?:占|完成)?(?:全年|年度|年)?(?:目标|任务|计划|预算)?(?:任务|数)?(?:的)?(?:完成率|完成进度|完成比例|完成比重)",
            {"measure": "completion"},
        ),
        (r"(?:完成|占)(?:全年|年度|年)?(?:目标|任务|计划|预算)(?:任务|数)?(?:的?(?:比例|比重|进度))?", {"measure": "completion"}),
        (r"(?:全年|年度|年)(?:目标|任务|计划|预算)(?:任务|数|值)?", {"measure": "target"}),
        (r"占比|所占比重|比重", {"measure": "share"}),
        (r"(?:上|去)年(?:同期|同月)(?:数|值|完成)?", {"measure": "level", "shift": -1}),
        (r"(?:上|去)年同期累计(?:数|值)?", {"measure": "level", "shift": -1, "span": CUMULATIVE}),
        (r"绝对额|绝对值|绝对量|绝对数|总量|总额|实绩|完成数|完成额|实际完成|数值|数量|本期数?|完成|实现|指标值", {"measure": "level"}),
        (
            r"本月止累计|本月累计|累计|年初至今|自年初累计|本年累计|今年累计|自年初|年内累计|(?:1月?|年初)[-~至到—](?:本|当)月(?:止|末)?(?:累计)?",
            {"span": CUMULATIVE},
        ),
        (r"本月数?|当月数?|本月止(?!累)|单月|本季度?|当季", {"span": DISCRETE}),
        (r"占(?=全[市省国州县区])", {}),
        (r"预计", {"status": "estimate"}),
        (r"其中", {"is_part": True}),
        (r"指标|情况|数据|一览表|表", {}),
    )
)
_SCOPE = re.compile(r"(?:在)?(全[市省国州县区])(?=排名|位次|排位|名次|总量|增速|第)|(?<=占)(全[市省国州县区])(?:的)?(?=比重)")
_MORE_PERIODS = re.compile(r"(?P<year>(?:19|20)\d{2})(?:[-./](?P<month>\d{1,2})(?!\d)|Q(?P<quarter>[1-4]))", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:增减|变化|变动|升降)(?!率|幅)(?!±)")
_FILLERS = frozenset(("filler", "self", "fulfil", "level"))
_MARKS = " ,.:;、()/|\"'“”‘’[]【】<>《》_~+-"


@cache
def _unit_words() -> re.Pattern[str]:
    aliases = sorted((re.escape(row.alias) for row in load_units()), key=len, reverse=True)
    return re.compile(rf"(?:[十百千]?[万亿]|[十百千](?=[^瓦克米]))?(?:{'|'.join(aliases)})")


@lru_cache(maxsize=1 << 14)  # a cell is looked at for many reasons, and tables repeat themselves
def clean(text: str) -> str:
    """A cell's words as the recognisers read them, without blanks, in simplified script."""
    return normalise(text if text.isascii() else simplified(text)).text.replace(" ", "").replace("\n", "").strip()


def unit_of(text: str) -> str:
    """The unit a cell or a bracket consists of, or nothing."""
    words = clean(text).strip("():")
    words = re.sub(r"^单位:?", "", words)
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
    if role := _ROLES.get(words.lower()):
        return Facets(role=role)
    found = Facets()
    if _PART.match(words):
        words, found = _PART.sub("", words), replace(found, is_part=True)
    words = _NOTE.sub("", words)
    words = _PART.sub("", _ORDINAL.sub("", words)) if not found.is_part else _ORDINAL.sub("", words)
    found = replace(found, is_part=found.is_part or clean(text).find("其中") in range(6))
    if unit := unit_of(words):
        return replace(found, unit=unit)
    return _Scan(words, found).run()


class _Scan:
    """Goes through a head from left to right, the longest understood word at each place."""

    def __init__(self, words: str, found: Facets) -> None:
        self.words, self.found = words, found
        self.rest = ""
        self.has_region = False
        self.mentions = {m.start: m for m in find_periods(words)}

    def run(self) -> Facets:
        at = 0
        while at < len(self.words):
            if found := _SCOPE.match(self.words, at):
                self.found = replace(self.found, scope=found[1] or found[2])
                at = found.end()
            elif self.words[at] in _MARKS:
                at = self._mark(at)
            else:
                at = self._word(at)
        if self.found.measure == "yoy" and self.found.unit != "%" and _ABSOLUTE.search(self.words):
            self.found = replace(self.found, measure="unclear")  # 同比增减 may count in yuan
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
        for pattern, sets in _WORDS:
            if (found := pattern.match(self.words, at)) and found.end() > at:
                ends.append((found.end(), 1, sets))
        for start, end, word in vocabulary().find(self.words[at:]):
            if start == 0:
                ends.append((at + end, 0, vocabulary().entries[word]))
            break
        unit = re.compile(r"%|个?百分点").match(self.words, at)
        if unit:
            ends.append((unit.end(), 0, unit.group()))
        elif at and self.found.indicator and (named := _unit_words().fullmatch(self.words, at)):
            ends.append((named.end(), 0, named.group()))
        ends = [each for each in ends if isinstance(each[2], PeriodMention) or not isinstance(each[2], tuple) or self._is_known(each[2])]
        if not ends:
            self.rest += self.words[at]
            return at + 1
        end, _, what = max(ends, key=lambda each: (each[0], each[1]))
        self._take(what, self.words[at:end])
        return end

    @staticmethod
    def _is_known(entries: tuple[Entry, ...]) -> bool:
        return entries[0].type in _FILLERS or entries[0].type in ("indicator", "contextual", "zone", "region", "wider")

    def _take(self, what: object, word: str) -> None:
        if isinstance(what, PeriodMention):
            if what.relative == -1 and what.kind == "year":
                self._set("shift", -1)
            elif what.kind == "this_month":
                self._set("span", DISCRETE)
            elif what.kind == "so_far":
                self._set("span", CUMULATIVE)
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
            if self.found.indicator or self.found.names:
                self.rest += word
            self.found = replace(self.found, indicator=entry.value, indicator_text=word, names=names)
        elif entry.type == "self":
            self.found = replace(self.found, is_own_zone=True)
        elif entry.type == "wider":
            self.found = replace(self.found, is_wider=True, scope=self.found.scope or word)
        elif entry.type in ("zone", "region"):
            self._zone(entries, word)

    def _zone(self, entries: tuple[Entry, ...], word: str) -> None:
        values = {each.value for each in entries if each.type == entries[0].type}
        if self.found.zone or len(values) > 1:
            self.rest += word
        value = entries[0].value
        self.found = replace(self.found, zone=value if entries[0].type == "zone" else region_name(value))

    def _set(self, name: str, value: object) -> None:
        held = getattr(self.found, name)
        if name == "measure" and held and held != value:
            value = both(str(held), str(value))
        elif name == "unit" and held and held != value:
            self.rest += str(value)
        self.found = replace(self.found, **{name: value})  # type: ignore[arg-type]  # the names are those of _WORDS


def _mention(found: re.Match[str]) -> PeriodMention:
    year = int(found["year"])
    if found["quarter"]:
        quarter = int(found["quarter"])
        return PeriodMention(found.start(), found.end(), found.group(), year, None, (3 * quarter - 2, 3 * quarter), "span")
    month = min(12, max(1, int(found["month"])))
    return PeriodMention(found.start(), found.end(), found.group(), year, None, (month, month), "month")
