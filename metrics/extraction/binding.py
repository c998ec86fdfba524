"""Bind a number to its indicator, owner and period: which topic carries over, whose figure it is, which months."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from metrics.extraction.clause import Clause, Memory, Topic
from metrics.extraction.context import Context
from metrics.language.periods import PeriodMention
from metrics.language.tokens import Token
from metrics.language.vocabulary import vocabulary
from metrics.model import CURRENCIES
from metrics.seeds import load_regions

if TYPE_CHECKING:
    from metrics.extraction.reader import Reader

# Names that product groups, firms or taxes often narrow: 机电产品出口额 is not the zone's 出口额.
_NARROWED = frozenset(
    "exports imports trade_total tax_revenue industrial_output_all industrial_va_all fdi_actual fdi_contracted "
    "zone_revenue industrial_profit industrial_investment infrastructure_investment projects_key_done profit_and_tax "
    "housing_sales_area tertiary_va electricity retail_trade_sales projects_key projects_signed projects_started".split()
)

_DEEDS = ("签约", "开工", "竣工", "投产", "达产", "达效", "新开工", "新签约", "竣工投产", "新投产")
_PERCENT = ("yoy", "mom", "avg2y", "share", "contribution_share", "target_yoy", "completion")
_POINTS = ("yoy_accel", "gap", "contribution")
_HARMLESS = re.compile(r"^[的了地得着过等、“”\s]{0,3}$")
_OWN_UNITS = {"COUNT": ("COUNT", "PERSON"), "PERSON": ("PERSON", "COUNT", ""), "RANK": ("RANK",)}


def region_name(code: str) -> str:
    """The name of a division code."""
    return next((r.name for r in load_regions() if r.code == code), code)


@cache
def short_names() -> frozenset[str]:
    return frozenset(r.short for r in load_regions() if len(r.short) > 1)


class Binder:
    """The state that outlives a sentence: the period that holds, the place spoken of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.period: PeriodMention | None = None
        self.once: PeriodMention | None = None  # holds for this sentence only
        self.local: PeriodMention | None = None  # holds for this paragraph only
        self.is_cumulative = False  # the sentence says 累计
        self.is_this_year = False  # the paragraph speaks of the year's list of projects
        self.hint: int | None = None  # the last year named together with a period
        self.event_year: int | None = None  # of 2018年封关运行, for 当年
        self.place: str | None = None  # a place other than the document's own, within a sentence
        self.is_foreign = False

    def new_article(self) -> None:
        self.period = self.once = None
        self.hint = None

    def new_sentence(self, new_paragraph: bool = True) -> None:
        self.once, self.is_cumulative = None, False
        if new_paragraph:
            self.local, self.is_this_year = None, False
        self.place, self.is_foreign = None, False

    def set_period(self, mention: PeriodMention, is_first: bool, behind: str = "") -> None:
        """A period at the head of a sentence holds until the next one; one inside holds for its sentence."""
        if mention.kind in ("month", "year") and behind == "x" and mention.year is not None and mention.year != self.context.base_year:
            self.event_year = mention.year
            return  # 1994年5月启动建设 dates an event
        if mention.kind in ("plan", "many_years"):
            self.once = mention
            return
        if mention.kind == "so_far" or (mention.kind == "year" and mention.relative == 0 and self._pending(mention)):
            return
        known = self.once or (self.local if mention.months == (1, 12) else None)
        if mention.year is None and mention.relative is None and known is not None and known.year is not None:
            mention = replace(mention, year=known.year)  # 2015年,…全年
        base = self.context.main_year
        held = self.once or self.period
        if mention.kind == "this_month":
            if held is None or held.months is None:
                return
            mention = replace(mention, months=(held.months[1],) * 2, year=held.year, relative=held.relative)
        elif mention.text.endswith("同期") and mention.kind == "year" and self.period is not None:
            mention = replace(mention, months=self.period.months)
        if mention.kind == "year" and not (is_first and mention.year is not None and (base is None or mention.year >= base)):
            self.once = mention
            if is_first and mention.months is not None:
                self.local = mention
            return
        if is_first and mention.year is not None and mention.months and (base is None or mention.year >= base):
            self.hint = mention.year
        if is_first and (mention.year is None or base is None or mention.year >= base) and mention.relative in (None, 0):
            self.period, self.once, self.local = mention, None, None
        else:
            self.once = mention
            if is_first and mention.months is not None:
                self.local = mention

    def _pending(self, mention: PeriodMention) -> bool:
        """今年 adds nothing where months are known; 当年 may mean the year of an event just named."""
        if mention.text.startswith(("当年", "同年")) and self.event_year is not None:
            self.once = replace(mention, year=self.event_year, relative=None)
            self.event_year = None
        self.is_this_year = True
        return not mention.text.startswith("全年")

    # Owner -------------------------------------------------------------------------------------------------

    def see_place(self, tokens: list[Token], letters: str, at: int) -> None:
        """A region or zone at the head of a clause owns what follows in the sentence."""
        before = re.split(r"[,;:()PBMXKbf]", letters[:at])[-1]
        if re.search(r"[cghzkLKGrIJud]", before) or (at and tokens[at - 1].text in ("在", "对", "与", "和", "从", "于", "由")):
            return
        ahead = re.match(r"S[vTFeqtY]{0,4}[IJMrE]|ST?[,:]|S[vx]{1,3}[,:]", letters[at:])
        entry = tokens[at].entry
        if entry is None or ahead is None or re.match(r"Sv?M", letters[at:]) and entry.type == "wider" or (at + 1 < len(tokens) and letters[at + 1] == "S"):
            return
        if entry.type == "self":
            self.place, self.is_foreign = self._named_place(tokens, at), False
        elif entry.type == "zone":
            self.place, self.is_foreign = (None if entry.value == self.context.zone else entry.value), False
        elif entry.type == "wider":
            self.place, self.is_foreign = None, entry.value not in self.context.own_words
        elif re.match(r"S[vTFe]{0,3}[IJ]", letters[at:]) and entry.value not in self.context.regions and self.context.zone is not None:
            self.place, self.is_foreign = region_name(entry.value), entry.value in self.context.above
        else:
            self.place, self.is_foreign = None, False

    def _named_place(self, tokens: list[Token], at: int) -> str | None:
        """鄱阳 before 工业园区 makes another zone's name; None where 开发区 is the document's own."""
        before = tokens[at - 1] if at else None
        if before is None or before.letter != "x" or before.end != tokens[at].start or before.text not in short_names():
            return None
        name = before.text + tokens[at].text
        return None if self.context.zone and before.text in self.context.zone else name

    def scopes(self, clause: Clause) -> list[str]:
        """The places of a list: 高于全国、全省、全市."""
        return [t.text for t in clause.tokens if t.letter == "S"]

    # Indicator ---------------------------------------------------------------------------------------------

    def topic(self, tokens: list[Token], letters: str, at: int, wide_start: int, memory: Memory) -> Topic | None:
        """The topic an indicator's name opens; None where the name stands in another role."""
        token = tokens[at]
        left = letters[wide_start:at]
        if re.search(r"(?:z[^,;:()IJ]{0,4}|[cgh][SvTxQ]{0,4})$", left) and not re.search(r"[gh][,]?v*$", left):
            return None
        if re.match(r"I[qv]{0,2}z", letters[at:]) and at and (tokens[at - 1].text in ("在", "于") or (at > 1 and tokens[at - 2].text == "在")):
            return None  # 在国内生产总值中占11%: the whole, not the subject
        if re.search(r"L[SvxT]{0,3}$", left) and (tokens[at - 1].text == "拉动" or re.match(r"I[^PBMI]{0,4}B", letters[at:])):
            return None
        if token.text in _DEEDS and not re.match(r"I[SQxvjMD]{0,6}M", letters[at:]):
            return None  # 投产 and 签约 are verbs unless something is counted
        code = self._code(token, memory, letters[at + 1 :])
        if code is not None and "|" in code:  # 城乡居民收入 with one number is that of all residents
            code = code.partition(";")[2]
        if not code:
            return None
        clause = re.split(r"[,;:()]", left)[-1]
        narrowed = self._is_narrowed(tokens, at, clause, code)
        if letters[at] == "J" and memory.owner_is_doubtful and "S" not in clause:
            narrowed = True  # 天津口岸进出口…,其中进口…
        memory.owner_is_doubtful = narrowed
        return Topic(code, token.text, token.start, self._zone(), narrowed or self.is_foreign)

    def pair(self, token: Token, codes: list[str]) -> list[Topic | None]:
        """城乡居民人均可支配收入 names two indicators at once."""
        return [Topic(code, token.text, token.start, self._zone(), self.is_foreign) for code in codes]

    def _zone(self) -> str | None:
        return self.place or self.context.zone

    def _code(self, token: Token, memory: Memory, after: str) -> str | None:
        entry = token.entry
        if entry is None:
            return None
        for name in entry.names:
            if name.indicator.startswith("projects_"):
                if memory.just_read in name.after:
                    return name.indicator
            elif memory.context in name.after or memory.above in name.after or ("*" in name.after and re.match(r"[vFSTelY]{0,4}[MPudDrG,zjc]", after)):
                return name.indicator
        return entry.value or None

    def _is_narrowed(self, tokens: list[Token], at: int, clause: str, code: str) -> bool:
        """True where a firm, an industry or a product owns the indicator's name: 天合光能实现工业产值."""
        if re.search(r"E[^IJ]{0,6}$", clause):
            return True
        if re.search(r"[QJ][vTF]{0,2}$", clause) or (clause.endswith("x") and tokens[at].letter == "J" and not _HARMLESS.match(tokens[at - 1].text)):
            return True
        if clause.endswith("x") and code in _NARROWED:
            return not _HARMLESS.match(tokens[at - 1].text)
        return False

    def carried(self, clause: Clause, memory: Memory) -> Topic | None:
        """The topic that a number speaks about, or None where another subject has come between."""
        topic = memory.topic
        if topic is None:
            return None
        inside = [t for t in clause.wide_tokens[:-1] if t.start > topic.start]
        letters = "".join(t.letter for t in inside)
        own = any(t.start == topic.start for t in clause.wide_tokens)
        pieces = re.split(r"[,;:()]", letters)
        for i, piece in enumerate(pieces):
            is_predicate = own and i == 0 and len(pieces) > 1
            if is_predicate or (own and len(pieces) == 1 and topic.code.startswith("projects_")):
                continue
            if re.search(r"[EQ]", re.sub(r"[zcghkL].*", "", piece)):
                return None
        last = pieces[-1]
        if "G" in last and re.search(r"[FzM]", last + clause.number.letter):
            last = re.sub(r"x(?=[vT]{0,2}G)", "", last)  # 完成州政府下达任务
        if topic.code.startswith("projects_") and own and len(pieces) == 1 and clause.letters.endswith("QM"):
            return topic  # 签约重大制造业项目10个
        if clause.number.letter == "K" or "C" in clause.letters:
            return topic
        if "x" in re.sub(r"[zcghkLKY].*", "", last):
            offset = len(inside) - len(last)
            texts = [t.text for t in inside[offset:] if t.letter == "x"]
            if not all(_HARMLESS.match(text) or text.startswith(("在", "受", "因", "由")) for text in texts):
                return None
        return topic

    def joined(self, member: Token, shared: Token) -> Topic | None:
        """装备制造业、高技术制造业分别实现增加值: a member and the noun they share make the indicator's name."""
        noun = shared.text[-3:] if shared.text.endswith("增加值") else shared.text
        for entry in vocabulary().entries.get(member.text + noun, ()):
            if entry.type == "indicator":
                return Topic(entry.value, member.text + noun, member.start, self._zone(), self.is_foreign)
        return None

    def zone_topic(self, tokens: list[Token], letters: str, member: list[int], name: int, memory: Memory) -> Topic | None:
        """甲区、乙区分别完成地区生产总值: the members are owners, the indicator is named once."""
        places = [i for i in member if letters[i] == "S" and tokens[i].entry is not None and tokens[i].entry.type in ("zone", "region")]
        code = self._code(tokens[name], memory, letters[name + 1 :])
        if not places or any(letters[i] in "xQE" for i in member) or not code:
            return None
        entry = tokens[places[-1]].entry
        zone = entry.value if entry.type == "zone" else region_name(entry.value)
        return Topic(code, tokens[name].text, tokens[name].start, zone)

    def owned(self, tokens: list[Token], letters: str, wide_start: int, number: int, memory: Memory) -> Topic | None:
        """天津港保税区3.9亿美元: a zone and its number; the indicator was named earlier in the sentence."""
        found = re.search(r"(?:^|[,;:(j])x?(S)v{0,2}$", letters[wide_start:number])
        if found is None or memory.head is None:
            return None
        at = wide_start + found.start(1)
        entry = tokens[at].entry
        if entry is None or entry.type == "wider":
            return None
        zone = entry.value if entry.type == "zone" else region_name(entry.value) if entry.type == "region" else self._named_place(tokens, at)
        if zone is None:
            return None
        self.place, self.is_foreign = zone, False
        return Topic(memory.head.code, memory.head.text, tokens[wide_start + found.start(1)].start, zone)

    def counted(self, tokens: list[Token], letters: str, number: int) -> Topic | None:
        """15个签约项目: the indicator counted stands right behind the number."""
        found = re.match(r"[vQS]{0,2}I", letters[number + 1 :])
        if found is None or (number and letters[number - 1] == "c"):
            return None
        token = tokens[number + found.end()]
        entry = token.entry
        if entry is None or vocabulary().units.get(entry.value) not in ("COUNT",) or self.is_foreign:
            return None
        return Topic(entry.value, token.text, token.start, self._zone())

    # Period and unit ---------------------------------------------------------------------------------------

    def years(self, clause: Clause, count: int) -> list[int] | None:
        """The years of a list of values: 2016年至2018年,分别完成…"""
        mention = self.once
        if mention is not None and mention.kind == "many_years" and len(mention.years) == count:
            return list(mention.years)
        return None

    def period_for(self, code: str, year: int | None, shift: int) -> tuple[str, str, tuple[str, ...]] | None:
        """First and last month and flags, or None where no months are known."""
        if year is not None:
            return f"{year + shift:04d}-01", f"{year + shift:04d}-12", ()
        if self.is_this_year and code in ("projects_key", "projects_key_investment", "projects_key_planned"):
            return self.year_period()
        mention = self.once or self.local or self.period
        if mention is None or mention.months is None:
            return None
        base = self._year(mention)
        if self.is_cumulative and mention.kind == "month" and "当月" not in mention.text and vocabulary().kinds.get(code) == "flow" and mention.months:
            mention = replace(mention, months=(1, mention.months[1]))  # 4月,…累计完成
        resolved = mention.resolve(base, vocabulary().kinds.get(code) == "stock")
        if resolved is None:
            return None
        flags = ("year_unknown",) if resolved.period_start.startswith("--") else ("year_inferred",) if mention.year is None and self.context.year_is_inferred else ()
        start, end = resolved.period_start, resolved.period_end
        if shift and not start.startswith("--"):
            start, end = f"{int(start[:4]) + shift:04d}{start[4:]}", f"{int(end[:4]) + shift:04d}{end[4:]}"
        return start, end, flags

    def now(self) -> tuple[int | None, tuple[int, int] | None]:
        """Year and months of the period that holds."""
        mention = self.once or self.local or self.period
        if mention is None:
            return None, None
        year = mention.year
        if year is None and (base := self._year(mention)) is not None:
            year = base + (mention.relative or 0)
        return year, mention.months

    def year_period(self) -> tuple[str, str, tuple[str, ...]] | None:
        """The whole year that the sentence is about: goals are annual unless they say otherwise."""
        mention = self.once or self.local or self.period
        if mention is None or mention.months is None:
            year = self.context.base_year
        else:
            year = mention.year if mention.year is not None else self._year(mention)
            if year is not None and mention.year is None and mention.relative:
                year += mention.relative
        if year is None:
            return "--01", "--12", ("year_unknown",)
        return f"{year:04d}-01", f"{year:04d}-12", ("year_inferred",) if self.context.year_is_inferred else ()

    def _year(self, mention: PeriodMention) -> int | None:
        """The year that 今年 or a period without a year means."""
        base = self.context.base_year
        if base is None:
            return self.hint
        if mention.relative is not None:
            return base
        if self.hint is not None and (self.context.published_month is None or self.hint in (base, base - 1)):
            return self.hint
        if self.context.main_year is not None and self.context.main_year != base:
            return self.context.main_year
        month = self.context.published_month
        if month is not None and mention.months is not None and mention.months[1] > month:
            return base - 1
        return base

    def unit_for(self, measure: str, code: str, token: Token) -> str | None:
        """The unit to record, or None where the number's unit does not fit the indicator."""
        if measure in _PERCENT:
            return "PERCENT"
        if measure in _POINTS:
            return "PP"
        if measure.startswith("rank"):
            return "COUNT" if measure == "rank_change" else "RANK"
        quantity, unit = token.quantity, vocabulary().units[code]
        if quantity is None:
            return None
        if unit == "MONEY" or unit == "CNY":
            if quantity.unit in CURRENCIES:
                return quantity.unit
            return "CNY" if unit == "CNY" and quantity.unit == "" and quantity.printed else None
        if unit in ("COUNT", "PERSON"):
            return unit if quantity.unit in ("COUNT", "PERSON") or (quantity.unit == "" and unit == "PERSON") else None
        return unit if quantity.unit == unit else None


def list_items(tokens: list[Token], letters: str, wide_start: int, first: int, count: int, reader: Reader) -> list[Topic | None] | None:
    """The `count` members named before a list of numbers, None for a member without a code."""
    if count < 2:
        return None
    pair = next((i for i in range(first - 1, wide_start - 1, -1) if letters[i] == "I"), None)
    if pair is not None and tokens[pair].entry is not None and "|" in tokens[pair].entry.value:
        codes = tokens[pair].entry.value.partition(";")[0].split("|")
        return reader.binder.pair(tokens[pair], codes) if len(codes) == count else None
    end = first
    while end > wide_start and letters[end - 1] in "DvFYurdeltTN,OApq":
        end -= 1
    members: list[list[int]] = [[]]
    for i in range(end - 1, wide_start - 1, -1):
        if letters[i] == "j" or (letters[i] == "," and len(members) < count):
            if len(members) == count and letters[i] == "j":
                return None
            if letters[i] == "," and not any(letters[k] in "IJ" for k in members[-1]):
                return None
            members.append([])
            continue
        if letters[i] in ",;:()" :
            break
        members[-1].append(i)
    members = [m for m in members if m]
    members.reverse()
    members = members[-count:]
    if not all(any(letters[k] in "IJxQES" for k in m) for m in members):
        return None
    if len(members) != count or not any(letters[i] in "IJ" for m in members for i in m):
        return None
    shared = re.search(r"D[vF]{0,3}([IJ])[vF]{0,3}$", letters[wide_start:first])
    if shared is not None:
        whole = [reader.binder.joined(tokens[m[0]], tokens[wide_start + shared.start(1)]) for m in members]
        if any(whole):
            return whole
        return [reader.binder.zone_topic(tokens, letters, m, wide_start + shared.start(1), reader.memory) for m in members]
    topics: list[Topic | None] = []
    for member in members:
        names = [i for i in member if letters[i] in "IJ"]
        topics.append(reader.binder.topic(tokens, letters, names[0], min(member), reader.memory) if names else None)
        if topics[-1] is not None:
            reader.memory.context = topics[-1].code
    return topics
