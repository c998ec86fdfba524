"""Sentences that go on about what the one before told and do not name it again: told by how they begin.

`SLOTS` and `WORDS` are tables: a sentence, and the way that such sentences begin. Letters of slots are those of
`metrics.language.tokens`. Sentences about places are in `metrics.extraction.places_compared`.
"""

from __future__ import annotations

import re

from metrics.extraction.places_compared import LEADERS, PLACES_RATED
from metrics.language.vocabulary import any_of

# Slots: a comparison, a growth, a rank or a share goes on about the last sentence's indicator.
_NO_NAME = "[^IJxQE]"  # slots that name neither an indicator nor somebody
SLOTS = {
    "完成率居全市第二": "[Hl][jvr]{0,4}kS?K",
    "高于全市平均1.3个百分点": f"[gh]{_NO_NAME}{{0,8}}[BP]",
    "这一数字比全市高1.3个百分点": "v{1,2}cSv{0,2}[gha]v?B",
    "降幅比上半年收窄1.3个百分点": "Rv{0,2}cVv{0,3}[na]v?B",
    "增速居全市第二": f"r{_NO_NAME}{{0,8}}[BPK]",
    "占全市的13%": "z[^JxQE]{0,8}P",
    "较去年全年,同比增长13%": "(?:T,?)?[YO][ud][v]?P",
    "同比增加13亿元": "Yv?[ud]v?M",
    "上半年,增长13%。": "T,?[ud]v?P(?:[,;x]|$)",
    "增长13%。": "[ud]v?P(?:x|$)",
    "居全市第二位": f"k{_NO_NAME}{{0,4}}K",
    "在全市9个县区中居第二位": f"v[vSMxQ]{{1,6}}vk{_NO_NAME}{{0,4}}K",
    "目前完成13亿元": "vFM",
    "其中,6月份完成13亿元": "q,?T[vF]{0,2}M",
    "两年平均增长13%": "Av{0,2}u?v?P",
    "对全市增长的贡献率为13%": "c[SvTI]{1,5}[ur]?v?C[vF]{0,2}P",
}
GOES_ON = re.compile(rf"{PLACES_RATED.pattern}|(?:cVc?)?[v,]{{0,3}}(?:{'|'.join(SLOTS.values())})")
# The same, of the amount of other months, where the sentence before told of one indicator: 1-4月累计完成119.63亿元.
SUMS_UP = re.compile(r"v?T,?(?:[vF]{0,3}M|vY?[ud]v?P)(?:[,;x]|$)")
# The same, of the number itself: 而在2015年,这一数字仅为128亿元.
THIS_NUMBER = re.compile(r"v{0,3}T,?v{1,4}F?v?M")
# The same, of the goal for it: 今年目标为2100亿元.
GOAL_NEXT = re.compile(r"T,?v?G{1,2}[vF]{0,2}M(?:[,;x]|$)")
# The same, of its growth at several times: 4月、5月、6月增速分别为2.2%、0.9%和-1.7%.
AT_TIMES = re.compile(r"(?:[vxG]{1,3},)?T(?:jT){0,5}r?Dv{0,2}[ud]?v?P")
# The same: 其中,甲区实现8亿元; 其中,甲区、乙区分别增长8%、7%, 均增长8%: of what the sentence before told last
AMONG = re.compile(
    r"q,?(?:(?:x?S{1,2}j){0,8}x?S{1,2}D[vFY]{0,2}(?:M|[ud]v?P)|(?:x?S{1,2}j){1,8}x?S{1,2}v[vFY]{0,2}(?:M|[ud]v?P)|x?S[vTFY]{0,3}(?:M|[ud]?v?P))"
)

# Words: whoever did the last has done this too: 松山区完成产值80亿元。完成投资20亿元. 同期,出口增长8%.
DOES_ON = re.compile(f"(?:{any_of('between_word')})*(?:完成|实现)|该地区|同期,")
# Words: the parts of a place follow: 其中…; 分县区看,…; 各乡镇中,….
_PARTS = any_of("district_word") + "|县|地区|区域|市区|板块|园区|开发区|地|辖区|市州|州市|地市|盟市|设区市|城市|市"
GOES_ON_WITH = re.compile(rf"其中|从?[分从]各?(?:{_PARTS})(?:来)?看|各(?:{_PARTS})(?:来看|中),")
# Words: what follows are the parts of what the sentence before told, at its time: 9月份,全市财政收入27亿元。分级次看,…
IN_PARTS = re.compile(
    r"(?:分[^,;:。\d]{1,8}来?看|按[^,;:。\d]{1,8}分|从[^,;:。\d]{0,6}(?:行业|门类|级次|类型|结构|部门|项目)(?:来)?看)[,:]"
)
# Words: one part of a sentence after the other splits up the same figure: 从投资主体看,民间投资增长9%;从投资区域看,甲市增长2%.
ONE_BY_ONE = re.compile(r"[分按从][^,;:。\d]{1,8}来?看[,:]")
# The same, of its growth in one place after the other: 从增速看,昆山市以9%居首,太仓市增长8%; 经济 is the product.
BY_RATE = re.compile(
    r"(?:从|按)(?:各[市县区州地]{1,3}的?)?(?P<of>经济|投资)?(?:同比|累计)?(?:增速|增幅|增长速度|增长率|增长情况)(?:变化|变动)?(?:上|来)?看,"
)
# The same, of how its growth differs from place to place: 10个省份同比增长,增速较快的河北、山东分别增长9%和8%。与一季度相比,3个省份增速提高,….
_PLACES_COUNTED = (
    r"(?:这|其余|其他|另)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})个"
    r"(?:设区的?市|省辖市|地级市|地市|市州|州市|盟市|省区市|省份|省市|省|县市区|县\(市、区\)|县\(市\)|县区|区县|区市县|市县区|市县|旗县区|旗县|市区|县|市|区)"
)
_SINCE_THEN = r"[与较比](?:去年|上年)?(?:同期|[一二三]季度|[上前][^,。;\d]{1,4}|\d{1,2}[-至]\d{1,2}月份?|\d{1,2}月份?)(?:相比)?,"
_COUNTED_SO = rf"{_PLACES_COUNTED}(?:的)?(?:同比|均|都|全部|[增涨降升]幅|增[长速]|实现|保持|呈|[正负]增长|上[涨升]|下降|回落|提高|扩大|缩小|收窄|高于|低于|超过|,)"
_PLACES_NAMED = r"[\u4e00-\u9fff、]{2,60}?(?:分别|增速|[增涨降升]幅|提高|回落|加快|放缓|扩大|缩小|收窄)"
PLACES_APART_BY_RATE = re.compile(
    rf"(?:(?:{_PLACES_COUNTED}中,)?(?:{_SINCE_THEN})?{_COUNTED_SO}|(?:{_PLACES_COUNTED}中,|{_SINCE_THEN}){_PLACES_NAMED})"
    r"[^。\n]{0,80}?\d[\d.]{0,5}(?:%|个百分点|和|、)"
)
# The same, of one more place: 辽宁同比下降17.6%
ONE_MORE_PLACE = re.compile(r"[\u4e00-\u9fff]{2,9}同比(?:增长|上涨|下降)\d")
# The same, of the paragraph's first indicator: 分季度看,一季度增长7%,上半年增长8%.
# And of prices, behind those of food and services: 环比上涨0.5%.
BY_TIMES = re.compile(r"(?:其中,?)?(?:分|从|按)(?:各?季度?|各?月份?|月度|时间)(?:累计)?(?:增幅|增速)?(?:来)?[看分],|环比(?:上涨|下跌)\d")
# The same for several: 这两项指标, and what they are was told in the sentence before.
_HOW_MANY = r"(?:1[0-5]|十[一二]?|[两2-9二三四五六七八九])"
_ALL_OF_THEM = rf"(?={_HOW_MANY}[项个大][^,。;\d]{{0,8}}(?:指标[^,。;\d]{{0,8}}|(?:收入|投资|总量)[^,。;\d]{{0,16}})(?:均|都|双双|全部|分别|依次))"  # 六项主要指标均…
THESE = re.compile(
    rf"(?:这|上述|以上|外贸|对外贸易|{_ALL_OF_THEM})(?:的)?{_HOW_MANY}[项个大](?:主要|核心|重要|关键)?(?:经济)?(?:指标|均|分别|收入|投资|总量)"
)

# Words: how a sentence begins that is read though it names no indicator, because it goes on about the last.
_MONTHS_DONE = (  # 1-4月累计完成119.63亿元: an amount of other months
    r"(?:(?:(?:1[-~至])?\d{1,2}月份?|[上下]半年|前三季度|[一二三四]季度),?(?:当月|单月)?|[当本单]月),?(?:已|累计|共|就|实际){0,2}(?:完成|实现|为|达到?|入库|征收)?了?\d[\d.,]{0,12}[万亿余多个家户项]"
)
_TIMES_LISTED = (  # 1-4月、1-5月、1-6月增速分别为2.2%、2.9%和3.1%
    r"(?:从[^,。\d]{1,4}看,)?(?:(?:1[-~至])?\d{1,2}(?:月份?)?[、和]|[一二三四](?:季度)?[、和]){1,5}[\d一二三四~至-]{1,4}(?:月份?|季度)"
    "(?:当月|累计)?(?:同比)?(?:增速|增幅|增长率|增长速度)?(?:分别|依次)(?:为|是|达|同比|增长|下降)"
)
_A_TIME = r"[^。,\n\d]{0,2}(?:季度|上半年|(?:1[-~至])?\d{1,2}月份?(?:当月|单月)?|全年)"
_OF_THEN = r"(?:[而但到]|可是)?(?:在|到了?)?(?:(?:19|20)\d\d年|[上去前今]年|[一二三四五六七八九十两]{1,2}年前)?(?:同期|[一二三四]季度|[上下]半年|(?:1[-~至])?\d{1,2}月份?|全年|底|末|初)?,?"
THIS = r"(?:这一|这个|这项|该项?|此项?)(?:数[字据值]|指标)"
_THAN_LAST_YEAR = "[比较][上去]年同期"
WORDS = {  # a number, or a rank, stands some words behind them
    "1-6月,同比增长13%": rf"{_A_TIME},?(?:累计)?(?:同比[增下]|{_THAN_LAST_YEAR}[增下]|[只仅]?增长\d|[只仅]?下降\d)",
    "增长13%": r"增长(?=\d)",
    "下降13%": r"下降(?=\d)",
    "增速居全市第二": "两年平均|总量|总额|完成(?:进度|率)|增速|增幅|同比",
    "降幅比上半年收窄1.3个百分点": "[降跌]幅[比较]",
    "比上年同期下降13%": f"{_THAN_LAST_YEAR}[增下]",
    "高于全市1.3个百分点": "高于|低于|快于|慢于|比全|较全|占全|位?居全|列全|排名全",
    "这一增速比全市高1.3个百分点": r"这[一个](?:增速|增幅|涨幅|降幅|速度|数字|数据)(?=[比较高低快慢])",
    "较1-5月提高1.3个百分点": r"[与较]\d{1,2}[-至]\d{1,2}月",
    "与一季度相比提高1.3个百分点": r"[与较][一二三上前][^。,\n]{1,4}相比",
    "在全市9个县区中居第二位": r"在[^。,\n]{2,14}中(?:排|居|列|位)",
    "收入完成年初预算的比例:甲市78.3%": r"(?:收入|投资|税收)?完成(?:年度|全年|年初|市定|市下达)[^。,;:\d]{1,10}(?:的?(?:比例|进度|比率|百分比)[:,]|[^。,;:\d]{0,8}\d[\d.]*%以?上?的有)",
    "而在2015年,这一数字仅为13亿元": _OF_THEN + THIS,
    "今年目标为13亿元": r"(?:今年|[一二三四]季度|[上下]半年)的?(?:奋斗|预期|计划)?目标(?:任务)?(?:是|为|定为|达)?(?=\d)",
    "对照全年13亿元投资任务": r"对[照标][^。,;\n\d]{2,14}(?=\d[^,。;]{0,8}投资(?:任务|计划|目标))",
    "经初步核算为13亿元": "(?:经|据)?初步(?:核算|统计|测算)(?:达|实现|完成|为)",
}
_AT_PRICES = "(?:按(?:可比|不变)价格?计算,(?:实际)?)?"
_ABOUT = rf"{_AT_PRICES}(?:{'|'.join(WORDS.values())})[^。\n]{{0,30}}(?:\d|第|首)"
# How each of them begins, so that most sentences cost one look.
MAY_GO_ON = r"(?=[\d而但可到去该此收税其从分各按环上下前后这以外今对一二三四五六七八九十两增总规绝名最末倒投涨完同比较高低快慢占位居列排与在经据初季全紧当本单降跌对]|.{1,2}[\d季上全])"
GOES_ON_AT_ALL = re.compile(
    f"{MAY_GO_ON}(?:{GOES_ON_WITH.pattern}|{_MONTHS_DONE}|{_TIMES_LISTED}|{THESE.pattern}|{BY_TIMES.pattern}|{BY_RATE.pattern}|{PLACES_APART_BY_RATE.pattern}|{LEADERS.pattern}|{_ABOUT})"
)
