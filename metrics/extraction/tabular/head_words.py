"""The words of heads and of row names, and what each of them says."""

from __future__ import annotations

import re

from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE, QUARTER
from metrics.language.vocabulary import any_of, words_of

ROLES = words_of("table_head_word")  # a head's whole cell, and what its column or row holds
NO_FILLERS = words_of("table_filler_word")  # 同期 (last year's), 新增 (of a stock), 限上 (a part), 全年安排 (a plan)
_RANK, _GROWN, _AIMED = (f"(?:{any_of(kind)})" for kind in ("rank_noun_word", "growth_noun_word", "planned_noun_word"))
# The goal of a part of the year is told by its name, as in prose; the months in it are not those of the column.
_OF_A_PART: tuple[tuple[re.Pattern[str], dict[str, object]], ...] = tuple(
    (
        re.compile(rf"(?:完成|占){part}{_AIMED}(?:任务|数)?(?:的?(?:比例|比重|进度|百分比))?"),
        {"measure": "completion", "scope": f"{part}目标"},
    )
    for part in ("一季度", "上半年", "前三季度", "季度", "当季")
)
# Words of heads and what they set; the longest that fits at a place wins, and wins over the vocabulary.
_GROWTH = r"(?:名义|实际)?(?:增长率|增长|增速|增幅|涨幅|升降|增减幅?|变化|变动)?(?:率)?(?:±|\+/?-|\+)?"
_RISEN = "(?:提高|提升|加快|回升|增加|上升)(?:±|\\+/?-)?"  # points gained, where they are no growth
# By how many points growth is above that of a region around: 较全市±百分点, 高于全省(百分点)
_GAPS: tuple[tuple[re.Pattern[str], dict[str, object]], ...] = tuple(
    (
        re.compile(
            rf"(?:(?:增速|增幅)?(?:[比较]|高于|快于|高出|与){region}(?:平均)?(?:水平|增速|增幅)?(?:相?比)?(?:增减|变化|高低|差距?|高|快)?(?:±|\+/?-)?)(?=\(?个?百分点)"
        ),
        {"measure": "gap", "scope": region},
    )
    for region in ("全市", "全省", "全国", "全州", "全区")
)
WORDS: tuple[tuple[re.Pattern[str], dict[str, object]], ...] = (
    _OF_A_PART
    + _GAPS
    + tuple(
        (re.compile(pattern), dict(sets))
        for pattern, sets in (
            (rf"(?:比|较)(?:上|去)年(?:同月|当月){_GROWTH}", {"measure": "yoy", "span": DISCRETE}),
            (
                rf"(?:(?:按)?(?:可比价|可比口径|同口径)?(?:同比|(?:比|较)(?:(?:上|去)年(?:同期|同月)?|同期)|与(?:上|去)年同期相?比)){_GROWTH}",
                {"measure": "yoy"},
            ),
            (r"同口径(?:增长率?|增速|增幅|增减(?=\(?%))(?:±|\+/?-)?", {"measure": "yoy"}),
            (r"增减(?:幅度?|率)|增减(?=\(?%)", {"measure": "yoy", "is_as_beside": True}),
            (r"同期增[长减]", {"measure": "yoy"}),
            (r"(?:同比|(?:比|较)(?:(?:上|去)年(?:同期|同月)?|同期))(?:增减|增加|增长|净增)(?:额|量|值|数)", {"measure": "change"}),
            (r"(?:增减|增加|增长|净增)(?:额|量|值|数)|增量", {"measure": "difference"}),
            (rf"{_GROWN}(?:±|\+/?-)?|±", {"measure": "yoy"}),
            (r"(?:环比|[比较]上月)(?:增减|变化|变动|升降)(?!率|幅|±|\(?%)", {"measure": "unclear"}),  # in percent, or in yuan
            (rf"环比{_GROWTH}|(?:比|较)上月{_GROWTH}(?<!上月)|(?:比|较)上月(?=\(?%)", {"measure": "mom"}),
            (
                rf"(?:增速|增幅)?(?:比|较)(?P<against>1[-—~至]\d{{1,2}}月|一季度|上半年|前三季度|上(?:个)?月)(?:{_GROWTH}|{_RISEN})(?=\(?个?百分点)",
                {"measure": "mom"},
            ),  # points behind growth
            (
                rf"(?:增速|增幅)?(?:同比|(?:比|较)(?:(?:上|去)年(?:同期|同月)?|同期))(?:{_GROWTH}|{_RISEN})(?=\(?个?百分点)",
                {"measure": "yoy"},
            ),
            (r"[为是](?:上|去)年(?:同期)?的?(?=\(?%)|指数\(?以?上年(?:同期)?(?:=|为)100\)?", {"measure": "yoy", "is_index": True}),
            (
                r"(?<=\()以?上年(?:同期)?(?:价格)?(?:=|为)100(?=\))",
                {"measure": "yoy", "is_index": True},
            ),  # 居民消费价格指数(上年同期=100)
            (r"(?<=\()以?上年(?:同月|当月)(?:价格)?(?:=|为)100(?=\))", {"measure": "yoy", "is_index": True, "span": DISCRETE}),
            (r"(?:完成|占|为)(?:全年|年度|本年)(?:的)?(?=\(?%)", {"measure": "completion"}),  # 完成全年%
            (r"(?:为|占|完成)(?:年初|年度|全年|本年)?预算(?:数|的)?(?=\(?%|(?:比例|比重|进度)(?:\(?%|$))", {"measure": "completion"}),
            (r"两年平均(?:增长|增速|增幅)", {"measure": "avg2y"}),
            (rf"(?:同比)?(?:增速|增幅|增长率?)(?:的)?{_RANK}", {"measure": "rank_yoy"}),
            (rf"(?:总量|绝对值|规模|绝对额)(?:的)?{_RANK}", {"measure": "rank_level"}),
            (_RANK, {"measure": "rank"}),
            (
                rf"(?:占|完成)?(?:全年|年度|年)?{_AIMED}?(?:任务|数)?(?:的)?(?:完成率|完成进度|完成比例|完成比重)",
                {"measure": "completion"},
            ),
            (r"(?:目标|任务)进度(?=\(?%|$)", {"measure": "completion"}),  # over 占全年目标(%)
            (rf"(?:完成|占)(?:全年|年度|年)?{_AIMED}(?:任务|数)?(?:的?(?:比例|比重|进度))?", {"measure": "completion"}),
            (rf"(?:全年|年度|年){_AIMED}(?:任务|数|值)?", {"measure": "target", "is_of_year": True}),
            (rf"(?:预期|考核|责任|奋斗|年初|规划)?{_AIMED}(?:任务|数|值)?(?=$|\(|的?增[长速幅])", {"measure": "target"}),
            (r"占比|所占比重|比重", {"measure": "share"}),
            (
                r"(?:(?:上|去)年)?同期(?:数|值|完成)?(?=$|\()|(?:上|去)年同期(?:数|值|完成)?",
                {"measure": "level", "shift": -1},
            ),
            (r"同月(?:数|值|完成)?(?=$|\()|(?:上|去)年(?:同月|当月)(?:数|值|完成)?", {"measure": "level", "shift": -1, "span": DISCRETE}),
            (r"(?:上|去)年同期累计(?:数|值)?", {"measure": "level", "shift": -1, "span": CUMULATIVE}),
            (any_of("table_level_word"), {"measure": "level"}),
            (
                rf"{any_of('table_cumulative_word')}|(?:1月?|年初)[-~至到—](?:本|当)月(?:止|末)?(?:累计)?",
                {"span": CUMULATIVE},
            ),
            (r"1月?[-~至到]上月(?:止|末)?(?:累计)?(?:数|值)?", {"span": CUMULATIVE, "lag": 1}),
            (r"(?<=\()上月(?:累计)?(?:数据|数|值)(?=\))", {"lag": 1}),
            (
                r"[比较](?:年初|上年末|去年末|上年底|去年底)(?:增减|增加|新增|净增|增长)(?:额|量|数|值)?(?!率|幅|速|±|\+|\(?%)",
                {"measure": "change", "scope": "年初"},
            ),
            (r"本月数?|当月数?|本月止(?!累)|单月", {"span": DISCRETE}),
            (r"本季度?|当季度?|单季度?", {"span": QUARTER}),
            (r"占(?=全[市省国州县区])", {}),
            (r"(?<=\()本外币(?=\))", {}),  # 存款余额(本外币): of all money, as the indicator is
            (r"(?<=[标务划]\()(?:年初)?预算(?:数|安排)?(?=\))", {}),  # 全年目标(预算)
            (r"预计", {"status": "estimate"}),
            (r"其中", {"is_part": True}),
            (r"(?<=\()(?:按)?(?:当年价格?|现行?价格?)(?:计算)?(?=\))", {}),  # 工业总产值(当年价)
            (r"指标|情况|数据|一览表|表", {}),
        )
    )
)
