"""Goals by when or how they were set: 年初人代会上定的财政总收入是90亿元, 今年财政收入的盘子是30亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.pledges import SET_AT_ITS_BEGINNING
from metrics.extraction.slots import search

SIZE = "盘子"
_SET_THEN = re.compile(SET_AT_ITS_BEGINNING)  # of what stands before 的
_OF_YEAR = r"T[Sv]{0,3}[IJ]v?Gv{1,2}M$"  # slots


@construction("set_at_years_beginning", "MP", r"[Tvx][SvTx]{1,6}(?P<name>[IJ])(?:[vF]{0,2}M|[rud]v{0,2}P)$")
def set_at_years_beginning(clause: Clause, found: re.Match[str]) -> Reading | None:
    """年初确定的财政总收入70亿元,已完成53%; 人代会定的生产总值增速是9%: what was set then is the year's goal, and nothing that has come in."""
    of = next((at for at in range(found.start("name") - 1, 0, -1) if clause.tokens[at].text == "的"), 0)
    if not of or _SET_THEN.fullmatch("".join([t.text for t in clause.tokens[:of] if t.letter != "T"])) is None:
        return None
    if clause.number.letter == "M":
        return Reading("target", clause.value, status="target", due="year")
    falls = "d" in found[0]
    return Reading("target_yoy", -abs(clause.value) if falls else clause.value, "PERCENT", status="target", due="year")


def is_size_of_year(clause: Clause) -> bool:
    """今年财政收入的盘子是30亿元: what the year is to bring; 去年的盘子 may be what it has brought."""
    found = search(_OF_YEAR, clause.letters)
    told = clause.tokens[found.start()].period if found is not None else None
    base = clause.period.context.base_year if clause.period is not None else None
    if told is None or told.kind != "year":
        return False
    return told.relative in (0, 1) or (told.year is None and told.relative is None) or (base is not None and (told.year or 0) >= base)


@construction("growth_of_size", "P", r"^,[vY]{0,2}[ud]v?P$", wide=True)
def growth_of_size(clause: Clause, found: re.Match[str]) -> Reading | None:
    """固定资产投资的盘子是120亿元,增长15%: of what has been or of what is to be, as the amount."""
    return NOTHING if clause.memory.last == SIZE else None


SET_THEN = (set_at_years_beginning, growth_of_size)
