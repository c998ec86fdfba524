"""What the lines below a table say of how sure its figures are: 注：开票销售、进出口为预计数。"""

from __future__ import annotations

import re
from typing import NamedTuple

from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import clean, facets
from metrics.language.periods import find_periods
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of
from metrics.model import Document, Table

_BELOW, _LONGEST = 160, 100  # characters below a table in which notes stand, and those of one
_NOTES = re.compile(r"[(]?(?:注|说明|备注|\*)")
_LEAD = re.compile(r"^[(]?(?:注|说明|备注|\*)\d{0,2}[:：.、]?|^[①-⑳\d]{1,2}[.、)]?|[)。]$")
_SAYS = seldom(
    r"(?P<what>[^,;。]*?)(?:[均都全]?[为是系]|采用|[均都])(?:初步)?(?:" + any_of("expected_figure_word") + r")(?:数|值|完成数)?(?:据)?$"
)
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
    below = document.text[table.end : table.end + _BELOW].strip("\n").split("\n")[:3]
    last = [
        row[0].text for row in table.rows[-2:] if row and row[0] is not None and all(c is None or not c.text or c is row[0] for c in row)
    ]
    lines = [clean(line) for line in [*last, *below] if "计" in line or "算" in line]
    found = NONE
    for line in lines:
        if _NOTES.match(line) is not None and len(line) <= _LONGEST:
            for part in re.split(r"[,;。]", line):
                found = _with(found, _SAYS.fullmatch(_LEAD.sub("", part)))
    return found


def _with(held: Estimates, said: re.Match[str] | None) -> Estimates:
    """The estimates known so far, and those of one part of a note."""
    if said is None:
        return held
    what = said["what"].strip()
    if not what or _ALL.fullmatch(what):
        return held._replace(of_all=True)
    named = {facets(name).indicator for name in re.split("[、和与及]|以及", re.sub("(?:指标|数据|数|情况)$", "", what))} - {""}
    if named:
        return held._replace(codes=held.codes | named)
    months = {month.months[1] for month in find_periods(what) if month.months is not None}
    return held._replace(months=held.months | months)
