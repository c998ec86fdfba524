"""What the lines below a table say of how sure its figures are, and of which months: 注：开票销售、进出口为预计数，工业利润为1-7月数据。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from metrics.extraction.tabular.facets import CUMULATIVE, Facets
from metrics.extraction.tabular.heads import clean, facets
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of
from metrics.model import Document, Table

_TOLD_TOGETHER = 2  # January and February
_BELOW, _LONGEST = 160, 100  # characters below a table in which notes stand, and those of one
_NOTES = re.compile(r"[(]?(?:注|说明|备注|\*)")
_LEAD = re.compile(r"^[(]?(?:注|说明|备注|\*)\d{0,2}[:：.、]?|^[①-⑳\d]{1,2}[.、)]?|[)。]$")
_SAYS = seldom(
    r"(?P<what>[^,;。]*?)(?:[均都全]?[为是系]|采用|[均都])(?:初步)?(?:" + any_of("expected_figure_word") + r")(?:数|值|完成数)?(?:据)?$"
)
_OF_MONTHS = re.compile(
    "(?P<what>[^,;。]{2,40}?)(?:指标|数据|数值|数)?(?:[均都全]?[为是系]|截至|统计到|更新[至到])(?P<when>[^,;。]{2,14}?)(?:的?(?:累计)?(?:完成)?(?:数据|数值|数|值|累计))?$"
)
_LATE = re.compile(
    "(?P<what>[^,;。]{2,40}?)(?:指标|数据|数值|数)?(?:[均都全]?[为是系]上月(?:累计)?(?:数据?|值)|(?:滞后|推迟|晚)(?:一个|1个?)月[^,;。]{0,6})$"
)
_RANKS = re.compile(rf"(?:{any_of('rank_noun_word')})(?:[均都全]?[为是系指]|(?:均|都)?(?:[按以]照?|依据|根据))(?P<what>[^,;。]{{2,40}})")
_BY_LEVEL, _BY_GROWTH = re.compile("总量|绝对[额值量数]|规模|总额"), re.compile(rf"{any_of('growth_noun_word')}|同比")
_BY_OTHER = re.compile("完成|进度|得分|综合|分别|去年|上年|上期|上月")
_ITEM = re.compile(r"^\d[.、)]")  # 注：1.…
_GOES_ON = re.compile(r"[①-⑳]|\d[.、)]")  # 2.工业利润为1-7月数据, in a line of its own
_ALL = re.compile(r"(?:(?:本|以上|上述|表[中内]|全部|所有|各项|主要|本月|当月|此|该)*(?:表|指标|数据|数字|数值|数)+)+")


class Estimates(NamedTuple):
    """Which of a table's figures are only expected: all, those of some indicators, or those up to some month."""

    of_all: bool = False
    codes: frozenset[str] = frozenset()
    months: frozenset[int] = frozenset()

    def holds(self, said: Facets, last_month: str) -> bool:
        """Whether a figure is one of them; what was reached a year before is known."""
        if said.shift or said.is_last_year:
            return False
        return self.of_all or said.indicator in self.codes or (last_month[-2:].isdigit() and int(last_month[-2:]) in self.months)


NONE = Estimates()


def estimates_below(document: Document, table: Table) -> Estimates:
    """The estimates that notes below or at the end of a table name; nothing where no note says that figures are expected."""
    found = NONE
    for part in _parts(document, table, "计算"):
        found = _with(found, _SAYS.fullmatch(part))
    return found


def months_below(document: Document, table: Table) -> Mapping[str, PeriodMention | None]:
    """The months that notes name for some indicators alone, None for those of which they only say that they come late."""
    found: dict[str, PeriodMention | None] = {}
    for part in _parts(document, table, "月"):
        said, is_late = _OF_MONTHS.fullmatch(part), _LATE.fullmatch(part)
        named = list(find_periods(said["when"])) if said is not None else []
        is_span = len(named) == 1 and said is not None and named[0].text == said["when"] and named[0].kind in ("span", "month")
        told = is_late or (said if is_span else None)
        for code in _named(told["what"]) if told is not None else ():
            found[code] = None if is_late else named[0]
    return found


def ranks_told(document: Document, table: Table, above: list[str]) -> str:
    """What the ranks of a table rank, where a note or a line above says it: 注：位次为增速在全市9个县（市、区）中的位次."""
    found: set[str] = set()
    for part in (*above, *_parts(document, table, "位名序")):
        said = _RANKS.search(part)
        if said is not None and not _BY_OTHER.search(said["what"]):
            found |= {measure for measure, word in (("rank_level", _BY_LEVEL), ("rank_yoy", _BY_GROWTH)) if word.search(said["what"])}
        elif said is not None:
            found.add("")
    return found.pop() if len(found) == 1 else ""


def of_note(head: PeriodMention, held: PeriodMention | None, told: PeriodMention | None) -> PeriodMention | None:
    """1-11月 over a row of which a note says 1-10月, or that it is of the month before: where these are the report's months."""
    if held is None or held.months is None or head.kind != "span" or (head.months or (0, 0))[1] != held.months[1]:
        return None  # a single month, or one of several times: which of them the note means is not certain
    before = told or until_the_month_before(head)
    if before is not None and before.kind == "month" and before.months is not None:
        before = before._replace(months=(1, before.months[1]), kind="span")  # 截至7月
    first, last = before.months if before is not None and before.months is not None else (0, 0)
    if before is None or first != 1 or last >= (head.months or (0, 0))[1] or before.year not in (None, head.year, held.year):
        return None
    return before._replace(year=head.year, relative=head.relative) if before.year is None else before


def until_the_month_before(months: PeriodMention | None, span: str = "") -> PeriodMention | None:
    """January to August for January to September, or for 累计 in a report of September; nothing for a single month, nor for the first two."""
    if months is None or months.months is None or not (span == CUMULATIVE or (months.kind == "span" and not span)):
        return None
    first, last = months.months
    is_counted = last > _TOLD_TOGETHER and (first == 1 or months.kind == "month")
    return months._replace(months=(1, last - 1), kind="span") if is_counted else None


def _parts(document: Document, table: Table, signs: str) -> Iterator[str]:
    """The parts of the notes below or at the end of a table, of the lines that hold one of these signs."""
    below = document.text[table.end : table.end + _BELOW].strip("\n").split("\n")[:3]
    last = [
        row[0].text for row in table.rows[-2:] if row and row[0] is not None and all(c is None or not c.text or c is row[0] for c in row)
    ]
    is_note = False
    for line in map(clean, (*last, *below)):
        is_note = _NOTES.match(line) is not None or (is_note and _GOES_ON.match(line) is not None)
        if is_note and len(line) <= _LONGEST and any(sign in line for sign in signs):
            yield from (_ITEM.sub("", _LEAD.sub("", part)) for part in re.split("[,;。]", line))


def _named(what: str) -> set[str]:
    """The indicators that a note names; what it says of trade it says of both directions."""
    named = {facets(name).indicator for name in re.split("[、和与及]|以及", re.sub("(?:指标|数据|数|情况)$", "", what))} - {""}
    return named | {"exports", "imports"} if "trade_total" in named else named


def _with(held: Estimates, said: re.Match[str] | None) -> Estimates:
    """The estimates known so far, and those of one part of a note."""
    if said is None:
        return held
    what = said["what"].strip()
    if not what or _ALL.fullmatch(what):
        return held._replace(of_all=True)
    if named := _named(what):
        return held._replace(codes=held.codes | named)
    months = {month.months[1] for month in find_periods(what) if month.months is not None}
    return held._replace(months=held.months | months)
