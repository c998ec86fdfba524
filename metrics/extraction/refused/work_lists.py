"""What a list of work to do says is to be done within the year: 加快8个技改项目建设,年内完成技改投资4.5亿元 is no result."""

from __future__ import annotations

from metrics.extraction.refused.claim import Claim
from metrics.extraction.times.tenses import lies_behind
from metrics.language.months import WHOLE_YEAR
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

WITHIN_THE_YEAR = "年内"
# An item that begins with what somebody is told to do, and no subject; 年内已完成 tells what has been.
_TO_DO = seldom(
    r"(?:^|[;:])(?:[(]?[\d一二三四五六七八九十]{1,2}[)、.是]|第[一二三四五六],)?(?:要|着力|全力|大力|进一步|抓紧)*"
    rf"(?:{any_of('urging_word')})[^;]*,[^,;]{{0,6}}年内(?:再|力争|争取|要|计划|预计)?(?!已|累计|共|实际)[^,;\d]{{0,14}}(?:,?[^;]*)$"
)


def is_to_be_worked_on(claim: Claim) -> bool:
    """加快项目建设,年内完成投资45亿元, where the year told of is not known to be over."""
    text, start, number = claim.text, claim.sentence.start, claim.start
    if claim.state.memory.status != "actual" or text.find(WITHIN_THE_YEAR, start, number) < 0:
        return False
    if claim.state.period.planned is not None:
        return False  # below 下一步工作打算 it is read as what is planned
    held = claim.state.period.held
    if held is not None and held.months == WHOLE_YEAR and lies_behind(claim.state.period):
        return False  # 2012年,…。加快项目建设,年内完成投资45亿元, told in January
    return _TO_DO.search(text[start:number]) is not None
