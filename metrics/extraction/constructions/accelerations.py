"""Changes of a growth rate, in points: 增速较上年同期提高2.1个百分点, 降幅收窄2.3个百分点."""

from __future__ import annotations

import re

from metrics.extraction.bases_told import BASES, base_told
from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.changes import is_against_an_old_year
from metrics.extraction.constructions.growth_bases import is_against_another_base
from metrics.extraction.constructions.ranks import PARTS, PRICES
from metrics.extraction.slots import search
from metrics.language.seldom import seldom

_GROWS = ("增", "降", "长", "涨", "跌", "升", "减", "增长", "增加", "上升", "下降", "减少", "下滑", "上涨", "下跌")
_APART = ("差", "相差")
_OF_A_LEAD = seldom("(?:领先|落后)(?:水平|幅度|优势|程度)|差距|差幅|优势")  # 领先幅度比前7个月扩大0.7个百分点
_RATES_TOLD = ("yoy", "yoy_accel", "gap", "rank_yoy")


@construction("acceleration", "B", r"[YVOTNrRucdasnghp][^I]{0,10}B$", wide=False)
def acceleration(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速较上年同期提高2.1个百分点, 比1-5月回落0.3个百分点, 降幅收窄2.3个百分点."""
    letters = clause.letters
    if _is_of_no_growth(clause):
        return NOTHING
    if search(r"Z[^rRPBMX]*B$", clause.wide):
        return Reading("", base="share")  # 占全市的比重,较去年同期提升0.4个百分点
    if _is_of_another(clause):
        return NOTHING
    moves = re.findall(r"[uadsnghb]", letters)
    if not moves:
        return None
    if _is_growth_in_points(clause):
        return NOTHING
    if _is_against_a_base(clause) or is_against_an_old_year(clause.tokens, clause.year) or is_against_a_wish(clause):
        return NOTHING
    if _is_against_no_year(clause) or (clause.tokens[-2].text in _APART and not search("[YVOTNp]", letters)):
        return NOTHING  # GDP增速差1.2个百分点: from what?
    if not search(r"[YVOTNprR]", letters) and (clause.memory.last not in _RATES_TOLD or search(r"^v{0,2}[gh]v?B$", letters)):
        return NOTHING
    is_behind_its_base = clause.wide.startswith(")") and "Y" not in letters  # 较上半年(7.6%)提高1.2个百分点
    base = "previous_period" if search(r"[VON]", letters) or is_behind_its_base else ""
    bases = [t for t in clause.tokens if t.letter in BASES]
    against = base_told(bases[0]) if len(bases) == 1 else ""
    return Reading("yoy_accel", acceleration_sign(clause, moves[-1]) * abs(clause.value), "PP", base=base, against=against)


def _is_against_no_year(clause: Clause) -> bool:
    """增长8%,较疫情前提高3个百分点, 高于历史同期3个百分点, 比同期全市快3个百分点: by no time that a rate of growth changes from."""
    if search(r"[Yp]S[vr]{0,2}[ghas]v?B$|[gh]v{0,2}xv{0,2}B$", clause.letters) is not None:
        return True
    if "V" in clause.letters:
        return False
    return is_against_another_base(clause) or any(t.text == "历史" for t in clause.tokens)


def is_against_a_wish(clause: Clause) -> bool:
    """比上年预期提高2个百分点, 比年初预期高2个百分点, 与全年目标相比…低1个百分点: measured by what had been expected, which no growth is."""
    if search(r"[cY]t", clause.letters) or search(r"Gc?,[^,;]*[gh]v{0,2}B$", clause.wide):
        return True  # 与全年目标相比,GDP增速低1.2个百分点
    return any(t.letter == "V" and t.text.endswith("预期") for t in clause.tokens)


def _is_growth_in_points(clause: Clause) -> bool:
    """固定资产投资同比增长13.5个百分点, and no rate told before: the rate itself, sloppily written, or its change."""
    if search(r"[YO]v?[ud]v{0,2}B$", clause.letters) is None or search("[rR]", clause.letters) or clause.memory.last in _RATES_TOLD:
        return False
    if search("[rR]s?,[^,]*$", clause.wide):
        return False  # 增速趋缓,比上年下降2个百分点
    is_ratio = clause.unit == "PERCENT" and clause.topic_code not in PRICES  # 居民消费价格同比上涨1.4个百分点
    return clause.tokens[-2].text in _GROWS and bool(clause.topic_code) and not is_ratio


def _is_of_no_growth(clause: Clause) -> bool:
    """Whether the points are of a ratio, an index, a share or a distance, and not of a rate of growth."""
    letters, last = clause.letters, clause.memory.last
    if clause.unit == "PERCENT" and clause.topic_code not in PRICES:
        return True  # 产销率提高0.2个百分点
    if clause.topic_code.startswith("projects_") and "r" not in letters and not last:
        return True  # 完成投资额比去年同期提高了23个百分点: of what had been planned
    if clause.unit == "COUNT" and last not in ("yoy", "yoy_accel"):
        return True  # 企业经济效益综合指数比上年同期提高20个百分点
    if "A" in letters or (last == "avg2y" and "Y" not in letters):
        return True  # 两年平均增速比上半年提高0.9个百分点
    if "Z" in letters or "H" in letters or "C" in letters or ("r" not in letters and last in (*PARTS, "contribution")):
        return True
    if "J" in letters and not last and search("[rRI]", letters) is None:
        return True  # 其中服务业较去年同期提高0.2个百分点: of its share as likely
    if _OF_A_LEAD.search(clause.text_of(0, len(letters))) is not None:
        return True
    if last == "distance" and search(r"^[ndous]", clause.wide):
        return True
    # 存款余额143亿元,比去年减少2.48个百分点: misprinted; …增长4%,达52亿元,比去年同期加快2个百分点 can be no more than its growth
    return last == "level" and not search(r"[rRIJTOV]|[asn]v?B$", letters)


def _is_of_another(clause: Clause) -> bool:
    """Whether the points are another indicator's or another place's, or what somebody else added."""
    if search(r"[gh][^B]*I|[gh]v?[xQJE]|cv?[JQ]v?rv?[ghas]v?B$|cv?[IJF]v?[ghas]v?B$", clause.letters):
        return True  # 低于同期固定资产投资增速, 比城镇居民增速高, 比收入快: another indicator's rate
    if search(r"LS?[IJ]v?uv?B$", clause.wide):
        return True  # 拉动全市规上工业利润增长4.6个百分点: what somebody else added to it
    return search(r"c[^YVOTNpSIJ]{1,8}[gh]v?B$|[gh]xB$", clause.letters) is not None  # 比兄弟县高2.1个百分点: of some other place


def acceleration_sign(clause: Clause, move: str) -> int:
    """1 where the rate has risen, -1 where it has fallen; a fall that has narrowed is a rise."""
    text = clause.tokens[clause.letters.rindex(move)].text
    is_fall = "R" in clause.letters or ("r" not in clause.letters and clause.memory.is_falling)
    if move in "nw" or text in ("扩大", "收窄", "缩小"):
        return 1 if (text == "扩大") != is_fall else -1
    sign = 1 if move in "uag" else -1
    return -sign if "R" in clause.letters else sign


def _is_against_a_base(clause: Clause) -> bool:
    """较2019年, 比建区时: no growth rate stands behind it; 较上年末 and 较年初 mean the rates told then."""
    of_sums = {i for i, t in enumerate(clause.tokens) if t.text.startswith("累计增") and clause.letters[i - 1] == "V"}  # 较1-2月累计增速
    bases = [t for i, t in enumerate(clause.tokens) if t.letter == "N" and i not in of_sums]
    year_ends = [t.period is not None and t.period.kind == "as_of" and t.period.months == (1, 12) for t in bases]
    year_starts = [t.entry is not None and t.entry.value == "年初" for t in bases]
    return not all(map(any, zip(year_ends, year_starts, strict=True)))


ACCELERATIONS = (acceleration,)
