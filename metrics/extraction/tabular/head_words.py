"""The words of heads and of row names, and what each of them says."""

from __future__ import annotations

import re

from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE

ROLES = {
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
# Words that prose may pass over, and that say in a table that its figure is another: 同期 (last year's), 新增 (of a stock), 限上 (a part), 全年安排 (a plan).
NO_FILLERS = frozenset(
    (
        "同期",
        "新增",
        "限上",
        "安排",
        "规划",
        "控制在",
        "超额",
        "提前",
        "平均",
        "最高",
        "历史",
        "重点",
        "直接",
        "净",
        "首次",
        "新",
        "除",
        "占",
        "本级",
        "区本级",
        "县本级",
        "市本级",
        "平均增速",
        "平均值",
        "平均水平",
        "约占",
        "相当于",
        "约合",
        "折合",
        "国家级",
        "国家",
        "到资",
        "区属",
    )
)
_GROWTH = r"(?:名义|实际)?(?:增长率|增长|增速|增幅|涨幅|升降|增减幅?|变化|变动)?(?:率)?(?:±|\+/?-|\+)?"
WORDS: tuple[tuple[re.Pattern[str], dict[str, object]], ...] = tuple(
    (re.compile(pattern), dict(sets))
    for pattern, sets in (
        (rf"(?:比|较)(?:上|去)年(?:同月|当月){_GROWTH}", {"measure": "yoy", "span": DISCRETE}),
        (
            rf"(?:(?:按)?(?:可比价|可比口径|同口径)?(?:同比|(?:比|较)(?:(?:上|去)年(?:同期|同月)?|同期)|与(?:上|去)年同期相?比)){_GROWTH}",
            {"measure": "yoy"},
        ),
        (r"同口径(?:增长率?|增速|增幅|增减(?=\(?%))(?:±|\+/?-)?", {"measure": "yoy"}),
        (r"增减(?=\(?%)|同期增[长减]", {"measure": "yoy"}),
        (r"(?:同比|(?:比|较)(?:(?:上|去)年(?:同期|同月)?|同期))(?:增减|增加|增长|净增)(?:额|量|值|数)", {"measure": "change"}),
        (r"(?:增减|增加|增长|净增)(?:额|量|值|数)", {"measure": "difference"}),
        (r"(?:增长率|增长速度|增长幅度|增长|增速|增幅|涨幅)(?:±|\+/?-)?|±", {"measure": "yoy"}),
        (rf"环比{_GROWTH}|(?:比|较)上月{_GROWTH}(?<!上月)|(?:比|较)上月(?=\(?%)", {"measure": "mom"}),
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
        (r"(?:预期|考核|责任|奋斗|年初)?(?:目标|任务|计划|预算)(?:任务|数|值)?(?=$|\(|的?增[长速幅])", {"measure": "target"}),
        (r"占比|所占比重|比重", {"measure": "share"}),
        (
            r"(?:(?:上|去)年)?(?:同期|同月)(?:数|值|完成)?(?=$|\()|(?:上|去)年(?:同期|同月)(?:数|值|完成)?",
            {"measure": "level", "shift": -1},
        ),
        (r"(?:上|去)年同期累计(?:数|值)?", {"measure": "level", "shift": -1, "span": CUMULATIVE}),
        (r"绝对额|绝对值|绝对量|绝对数|总量|总额|实绩|完成数|完成额|实际完成|数值|数量|本期数?|完成|实现|指标值", {"measure": "level"}),
        (
            r"本月止累计|本月累计|累计|年初至今|自年初累计|本年累计|今年累计|自年初|年内累计|(?:1月?|年初)[-~至到—](?:本|当)月(?:止|末)?(?:累计)?",
            {"span": CUMULATIVE},
        ),
        (r"本月数?|当月数?|本月止(?!累)|单月|本季度?|当季", {"span": DISCRETE}),
        (r"占(?=全[市省国州县区])", {}),
        (r"(?<=\()本外币(?=\))", {}),  # 存款余额(本外币): of all money, as the indicator is
        (r"预计", {"status": "estimate"}),
        (r"其中", {"is_part": True}),
        (r"指标|情况|数据|一览表|表", {}),
    )
)
