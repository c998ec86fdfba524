"""What a construction sees of a sentence: the slots before a number, and what is known from earlier.

A `Clause` is the piece between the last boundary (comma, bracket, number) and one number; `wide` reaches back
to the last number. Constructions match regular expressions on their letters and answer with a `Reading`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from metrics.extraction.times.reference_period import ReferencePeriod
from metrics.language.periods import PeriodMention
from metrics.language.telltales import has_any
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

_SUM_OF_YEARS = re.compile(f"年(?:累计|共|{any_of('sum_word')}|完成|实现)$")
_START = attrgetter("start")
NUMBERS = "PBMXKbf"  # the letters of slots that constructions read
OF_NUMBERS = frozenset(NUMBERS)
DONE = ("完成", "实现")  # what any name can be told with, and says nothing of whom
EACH_ALIKE = ("均", "都", "双双", "均为", "都为", "均达", "均达到", "均达到了", "同为", "同样为")  # one figure for each of those listed
OF_A_YEAR = ("年度", "年度的")  # 年度税收: what one year brings, and no goal of it
NUMBER = re.compile(f"[{NUMBERS}]")


@dataclass(slots=True)  # not frozen: a text has very many, and freezing triples what one costs
class Sentence:
    """The slots of one sentence, and their letters as a string; start and end are offsets in normalised text."""

    tokens: list[Token]
    letters: str
    start: int
    end: int
    may_refuse: bool | None = None  # whether its words or slots can refuse an exact figure, once that has been asked
    named_nobody_to: int = -1  # up to which slot it names nobody but the zone itself, once that has been asked
    _said: str = ""  # the words of all slots, once they have been asked for
    _says: dict[tuple[str, ...], bool] | None = None  # what was asked of them: a list may hold thousands of names

    def says(self, *words: str) -> bool:
        """Whether one of the words stands anywhere in the sentence: asked before what looks for it at every name."""
        if self._says is None:
            self._said, self._says = self.text_of(0, len(self.tokens)), {}
        known = self._says.get(words)
        if known is None:
            known = self._says[words] = has_any(self._said, words)
        return known

    def text_of(self, first: int, end: int) -> str:
        """The words of the slots from `first`, or from the beginning, to before `end`."""
        return "".join([t.text for t in self.tokens[max(0, first) : end]])

    def behind_last(self, marks: str, at: int, since: int = 0) -> int:
        """The slot right behind the last of some marks that stand before `at` and not before `since`; 0 where none does."""
        return max([self.letters.rfind(mark, since, at) for mark in marks]) + 1

    def slot_at(self, offset: int) -> int:
        """The number of the first slot that begins there or behind it."""
        return bisect_left(self.tokens, offset, key=_START)


@dataclass(slots=True)
class Topic:
    """The indicator a clause speaks about. A blocked topic is known not to be the zone's own figure."""

    code: str
    text: str
    start: int
    zone: str | None
    is_blocked: bool = False
    is_narrowed: bool = False  # blocked because a part owns it, whoever the owner is
    is_added: bool = False  # narrowed to what was only added: 新增规上工业企业18家


_COME_TO = re.compile("[,vT]{0,3}(?:[ok]|uT)")  # slots


@dataclass(slots=True)
class Slot:
    """A place in a list of levels, kept in order even where nothing could be read (topic None)."""

    topic: Topic | None
    year: int | None = None
    period: PeriodMention | None = None  # what held where its level was told
    is_aside: bool = False  # it stands in brackets behind another figure


@dataclass(slots=True)
class Memory:
    """What the reader remembers within a sentence."""

    topic: Topic | None = None
    context: str = ""  # the last indicator's code, for contextual names
    slots: list[Slot] = field(default_factory=list)
    above: str = ""  # industrial_firms once the sentence speaks of industry above designated size
    last: str = ""  # the last measure read for the topic
    last_of_another: str = ""  # the last measure read for the one before it in the sentence
    is_falling: bool = False  # the last growth was a fall
    has_sign: bool = False  # and printed with a minus
    is_below: bool = False  # the last gap was one below
    is_of_falls: bool = False  # and one between falls: 降幅比全国低1.3个百分点
    awaits_completion: bool = False  # 占全年目标96亿元的 ...
    tells_completion: bool = False  # a share of a goal reached has been told in the paragraph
    aimed: str = ""  # the indicator whose goal the sentence has told
    goal_due: str = ""  # "year" where the growth last aimed at is that of the whole year, whatever months were told
    status: str = "actual"
    status_before: str = ""  # what it was before 预计全年… told by the way
    expected: str = ""  # the last month of the latest time that the sentence has expected figures of
    just_read: str = ""  # the indicator of the number just before, empty where it was not read
    counted: list[str] = field(default_factory=list)  # codes whose level the sentence has told
    was_above: bool = False  # the sentence before spoke of industry above designated size
    counts_firms: bool = False  # the sentence before ended with the number of firms above designated size
    is_firm: bool = False  # the sentence speaks of one firm
    is_firms_sentence: bool = False  # and so it has from its beginning
    part: str = ""  # projects, firms, industry or area: 续建项目58个, 出口超亿美元的企业7家: what follows is about these alone
    has_level: bool = False
    mark: Decimal | None = None  # a round amount just told, passed or nearly reached: 接近千亿大关
    rates_follow: bool = False  # 保持两位数增长:工业投资12.3%、…
    share: Decimal = Decimal(0)  # the last share read
    lists_parts: bool = False  # 分区域看,区本级完成…
    rates_of_leaders: bool = False  # 增速前三位的是甲市(12%)、…: rates in a list of those that lead are of growth
    shares_follow: bool = False  # 创造了全市42%的地区生产总值、57%的工业增加值
    sums_years: bool = False  # “十五”期间实际利用外资0.99亿美元、实现税收5.45亿元
    is_plan: bool = False  # the sentence lists goals: 主要目标是:…
    was_plan: bool = False  # the one before it did
    first: Topic | None = None  # the sentence's first topic
    opening: str = ""  # code of the paragraph's first topic
    theme: str = ""  # the opening of the paragraph before
    previous: Topic | None = None  # the first topic of the sentence before
    is_near: bool = False  # it stands in the sentence right before
    part_at: int = 0  # how many slots there were where the part behind the last semicolon began
    rated_at: int = 0  # and where the last growth was told
    listed: list[Topic] = field(default_factory=list)  # the topics named side by side: 总产值和主营业务收入
    going_on: tuple[Topic, str] | None = None  # topic and last measure of the sentence before
    branch: str = ""  # the industry named since the last number: 新兴产业增长较快,共实现总产值…
    head: Topic | None = None  # the sentence's last topic, whoever owns it
    is_led_by_stranger: bool = False  # the part of the sentence began with a figure of somebody else, who is its subject
    owner_is_doubtful: bool = False  # the last topic named belonged to somebody else
    exceeds_year: bool = False  # 截至11月累计实现GDP1910亿元, of which the whole year brings 515: all since the beginning
    is_of_some_projects: bool = False  # the sentence before ended with projects that are not all of the zone's

    def take_place(self, slot: Slot, letters: str) -> None:
        """Give a figure its place in the list that 分别增长… goes back to; `letters`: the slots before it.

        What was reached takes that of what it has come from, and what stands in brackets behind a figure of the same has none.
        """
        last = self.slots[-1] if self.slots else Slot(None)
        before, topic = last.topic, slot.topic
        slot.is_aside = letters.startswith("(") or (last.is_aside and ")" not in letters)
        is_same = before is not None and topic is not None and (before.code, before.start) == (topic.code, topic.start)
        if is_same and _COME_TO.match(letters) is not None:
            self.slots[-1] = slot
        elif not (is_same and letters.startswith("(")):
            self.slots.append(slot)

    def told_alone(self) -> Topic | None:
        """The topic of the sentence right before, where it began and ended with the same."""
        first, last = self.previous, self.going_on[0] if self.going_on is not None else None
        return first if self.is_near and first is not None and last is not None and first.code == last.code else None


@dataclass(slots=True)
class Clause:
    """The slots before a number, its own letter last in `letters` and `wide`."""

    tokens: list[Token]
    letters: str
    wide: str
    wide_tokens: list[Token]
    following: str  # letters behind the number, up to the next boundary
    ahead: str  # the next letters behind the number, whatever stands between
    number: Token
    memory: Memory
    unit: str  # base unit of the topic's indicator, empty where there is no topic
    topic_code: str = ""
    period: ReferencePeriod | None = None  # what holds now

    def of(self, number: Token) -> Clause:
        """The same words before another number of their list, be it of another kind: 1.7%、1.1倍."""
        is_alike = number.letter == self.number.letter
        letters, wide = (self.letters, self.wide) if is_alike else (self.letters[:-1] + number.letter, self.wide[:-1] + number.letter)
        return Clause(
            self.tokens,
            letters,
            wide,
            self.wide_tokens,
            self.following,
            self.ahead,
            number,
            self.memory,
            self.unit,
            self.topic_code,
            self.period,
        )

    @property
    def year(self) -> int | None:
        """The year of the period that holds."""
        return self.period.now()[0] if self.period is not None else None

    @property
    def months(self) -> tuple[int, int] | None:
        """First and last month of the period that holds."""
        return self.period.now()[1] if self.period is not None else None

    @property
    def says_goal(self) -> bool:
        """Whether one of its words is a goal; 年度 alone is one only with a share of it: 完成年度的45%."""
        return "G" in self.letters and any(t.letter == "G" and t.text not in OF_A_YEAR for t in self.tokens)

    @property
    def value(self) -> Decimal:
        """The number itself, in its unit; of a rank the place, of words without a number 0."""
        if self.number.quantity is not None:
            return self.number.quantity.value
        return Decimal(self.number.rank or 0)

    def text_of(self, first: int, end: int) -> str:
        """As `Sentence.text_of`."""
        return "".join([t.text for t in self.tokens[max(0, first) : end]])


@dataclass(slots=True)  # made for every number, in half the time of a tuple with names
class Reading:
    """What a number is. measure "" means: understood, and nothing to record."""

    measure: str
    value: Decimal = Decimal(0)
    unit: str = ""
    scope: str | None = None
    shift: int = 0  # -1: last year's figure
    status: str = ""
    whole: bool = False  # the last indicator named is the whole, not the subject
    base: str = ""
    against: str = ""  # the time whose growth a change of growth is held against, where it is not the same one a year before
    due: str = ""  # year: a goal of the whole year, whatever months the sentence is about
    year: int | None = None  # of the figure, where it is not the one that holds


NOTHING = Reading("")
Build = Callable[[Clause, re.Match[str]], "Reading | None"]


@dataclass(frozen=True, slots=True)
class Construction:
    """One way of saying a figure: a name, the kinds of number it reads, a pattern over slots, and what it makes."""

    name: str
    numbers: str
    pattern: re.Pattern[str]
    build: Build
    wide: bool = False  # match on the letters since the last number instead of the clause


def construction(name: str, numbers: str, pattern: str, wide: bool = False) -> Callable[[Build], Construction]:
    """Decorator: the function below becomes the construction's `build`."""

    def make(build: Build) -> Construction:
        return Construction(name, numbers, re.compile(pattern), build, wide)

    return make


_COUNTS = "零一二三四五六七八九十"
_HOW_MANY = re.compile(r"([二三四五六七八九十]|\d{1,2})年")


def sums_years(clause: Clause) -> bool:
    """五年累计, 三年共, 五年完成 before a number, which is no single year's then."""
    return any(t.letter == "N" and _SUM_OF_YEARS.search(t.text) is not None for t in clause.tokens)


def years_summed(clause: Clause) -> int | None:
    """How many years 三年累计 adds up; None where no such words stand before the number, or where they name no single count."""
    told = next((t.text for t in clause.tokens if t.letter == "N" and _SUM_OF_YEARS.search(t.text) is not None), "")
    found = _HOW_MANY.match(told)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _COUNTS.index(found[1])


def sums_the_years_named(clause: Clause) -> bool:
    """2011至2015年,五年累计…: the sum is of the years that the sentence has named, as many."""
    once = clause.period.once if clause.period is not None else None
    if once is None or once.kind != "many_years" or len(once.years) not in range(3, len(_COUNTS)):
        return False
    return any(t.letter == "N" and t.text.startswith((_COUNTS[len(once.years)], str(len(once.years)))) for t in clause.tokens)


def sums_unnamed_years(clause: Clause) -> bool:
    """五年累计 where neither a plan nor the years themselves are named before."""
    return sums_years(clause) and not (clause.period is not None and (clause.period.plan or sums_the_years_named(clause)))
