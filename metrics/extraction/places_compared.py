"""Sentences that say which places fare how, by what the sentence before told: 增速高于全市的有…, 排在前三位的是…, 甲区、乙区分别增长….

A pattern is a table here: a sentence, and the way that such sentences go, by their slots or, where it says so, by their words.
Letters of slots are those of `metrics.language.tokens`: S a place, P a percentage, M an amount, r 增速, u 增长, d 下降, g 高于, c 与 or 较,
k 居, D 分别, F 达, j the 、 of a list, v what says nothing (的, 有, 最), x what nobody knows (快, 前两位).
"""

from __future__ import annotations

import re

from metrics.language.seldom import seldom

# Slots: how places are set against the whole; their names stand right behind.
AGAINST = {
    "增速高于平均水平的有:西夏区24%": "r[cghxv]{0,6}vv",
    "高于全市平均增速的有西夏区24%": "r?[gh]Sv{2,4}",
    "增速与全省持平的有西夏区24%": "r?cSv{0,2}fvv",
}
PLACES_AGAINST = rf"(?:{'|'.join(AGAINST.values())}):?S"

# Slots: places, with the rate of each.
RATED = {
    "高于全市平均增速的有金凤区13.0%": rf"{PLACES_AGAINST}\(?P",
    "增速高于全市的有3个,分别是:西夏区(13.0%)、金凤区(12.1%)": r"r?[gh]S[vx]{1,4}[^,;PM]{0,8}M,Dv?:?S\(?P",
    "增速由高到低依次为西夏区13.0%、金凤区12.1%": r"rvx{1,3}Dv{0,2}:?S\(?P",
    "增速较高的有西夏区(13.0%)、金凤区(12.1%)": r"r[cghxv]{1,8}S\(P",
    "其中,西夏区(13.0%)、金凤区(12.1%)增速较快": r"(?:q,?|T,)?S\(P\)(?:j{1,2}S\(P\))*v{0,2}r",
    "其中,西夏区13.0%,金凤区12.1%": "q,?x?SP[,;j]{1,2}x?SP",
}
# 甲市(13.0%)和乙市(12.1%)的增速较…: what the paragraph has begun with, and told of since
PLACES_IN_BRACKETS = re.compile(r"(?:q,?|T,?)?S\(P\)(?:j{1,2}S\(P\))+v{0,2}r")
PLACES_RATED = re.compile("|".join(RATED.values()))

# Slots: places that fare alike, or that their rates tell apart.
_OTHERS = "(?:v?jx?S)+"  # 、金凤区, behind the first of several
# What may stand before the first place is the same for all of these: 数据显示, 其中, 上半年.
FARE_SO = {
    "上半年,西夏区、金凤区增速居全市前两位,分别增长13%和12%": _OTHERS + r"(?:[rl][vkSxgcK]{1,6}|[Dk][vkS]{0,3}x),(?:[rl]v?)?D",
    "其中西夏区、金凤区分别以13%和12%的增速领跑全市": _OTHERS + "DvP",
    "西夏区、金凤区分别增长13%和12%": _OTHERS + "Y?DY?[ud]v?P",
    "西夏区、金凤区增速较快,分别增长13%和12%": _OTHERS + "(?:[vF]{0,3}u[vx]{0,2}|rv{1,2}x?),D[ud]",
    "西夏区以13%的增速领跑全市": "vPvr",
    "西夏区以增速13%居全市首位": "vrP[,k]",
    "西夏区增速最快,达13%": "[ru]v{1,2}x?,[vF]{0,2}(?:[ud]v?)?P",
    "西夏区、金凤区分别完成13亿元和12亿元": _OTHERS + r"(?:M[xQ]{1,2}|x)?Dv?FM(?:[j,]{1,2}M)+(?:[,;(]|x?$)",
    "西夏区、金凤区增速高于全市,分别高1.3和1.2个百分点": _OTHERS + r"v?r[gh]S[^,;]{0,4},D[gh]v?B",
    "西夏区增速居全市第一位": r"(?:v?jx?S)*v?rD?k[^,;]{0,4}K",
}
APART = {
    "西夏区增速最快,达13%": rf"(?:xv,|q,?|T,?)?x?S(?:{'|'.join(FARE_SO.values())})",
    "增速最快的西夏区达13%": "(?:xv,|q,?)?r?v{1,2}x?v?S(?:[ud]v?|[vF])P",
    "西夏区13%、金凤区12%位列前二": r"(?:xv,|q,?)?x?S(?:P(?:jx?SP)+|\(P\)(?:jx?S\(P\))+),?(?:[rl]v?)?v?k",
    "西夏区同比增长13%,金凤区增长12%": "x?SY?[ud]v?P[,;j]{1,2}x?SY?[ud]v?P",
    "西夏区完成13亿元,增长9%;金凤区完成12亿元": "x?S[vF]{1,2}M[^S]{0,8}[,;]x?S[vF]{1,2}M",
}
PLACES_APART = re.compile("|".join(APART.values()))

# Words: the same of sentences that name no indicator, so that they are read at all. Most have none of the words of `_MAY_TELL_APART`.
_MAY_TELL_APART = re.compile(
    "同比[增下]|分别|[增速幅][^,。]{0,4}[居列位排]|%[)]?的?增|以增|[列居名]前|最[快高大慢低小缓]|较[快高大慢低],|[市区县旗州](?:增长|同比|下降|实现|完成)"
)
_MOST = "(?:最[快高大慢低小缓]|较[快高大慢低])"
_TOLD = r"[\u4e00-\u9fff]{1,8}[市区县旗州](?:同比)?(?:增长|下降|实现|完成)[^,。;\d]{0,3}\d"  # 昆山市增长9%
_TOLD_TOGETHER = (
    r"(?:其中,)?[\u4e00-\u9fff]{1,12}[市区县旗州](?:[、和与及][\u4e00-\u9fff]{1,12}[市区县旗州])+(?:同比)?分别(?:同比)?(?:增长|下降)\d"
)
_BEFORE = r"[^。\n]{2,60}?"  # the places
APART_IN_WORDS = {
    "昆山市、太仓市增速居前两位,分别增长9%和8%": r"(?:增幅|增速|增长|增势|总量|分[列居])[^,。;\d]{0,12},(?:同比|增速|增幅)?分别",
    "昆山市、太仓市分别以9%、8%的增速领跑": r"以[\d.]{1,6}%(?:[、和与及][\d.]{1,6}%){0,8}的(?:增速|增幅|增长)",
    "昆山市以增速9%居首": r"以(?:增速|增幅)[\d.]{1,6}%",
    "昆山市(9%)、太仓市(8%)的增速较快": r"%\)的?(?:增速|增幅)",
    "昆山市增速最快,达9%": rf"(?:增[速幅长]|涨幅){_MOST},[^,。;\d]{{0,6}}\d[\d.]{{0,5}}%",
    "昆山市、太仓市分别完成9亿元、8亿元": r"分别(?:完成|实现)[\d.]{1,8}[万亿]元?[^,。;]{0,3}[、和与及][\d.]{1,8}[万亿]元",
    "昆山市、太仓市增速高于全市,分别高9、8个百分点": r"(?:增幅|增速)(?:均|都)?(?:高于|低于)[^,。;\d]{2,8},分别[高低]",
    "昆山市增速居全市第一位": r"(?:增幅|增速)(?:分别|均)?[位居排列]{1,2}[^,。;\d]{0,4}第",
    "昆山市9%、太仓市8%增速居前": r"%\)?,?(?:增[速幅])?[分位排名]{0,2}[列居名]全?[市省州]?前",
}
_APART_IN_WORDS = seldom(
    rf"{_BEFORE}(?:{'|'.join(APART_IN_WORDS.values())})"
    rf"|[^,。;\d]{{0,6}}{_MOST}的[\u4e00-\u9fff]{{2,9}}\d[\d.]{{0,5}}%"  # 增速最快的昆山市9%
    r"|[\u4e00-\u9fff]{2,9}同比(?:增长|下降)\d"  # 辽宁同比下降9%
    rf"|{_TOLD_TOGETHER}"  # 昆山市、太仓市分别增长9%和8%
    rf"|{_TOLD}[^。;\n]{{0,16}}?[,;、]{_TOLD}"  # 昆山市增长9%,太仓市增长8%
)

# Words: the places that lead or trail, behind what they are ordered by: 从增速看,…, 按总量….
_ORDER = "总量|总额|规模|增速|增幅|增长速度|绝对[值量]|完成额"
_BY = rf"(?:(?:从?(?:{_ORDER})(?:上|来)?看?,?)?(?:按?(?:{_ORDER}|增长(?=[最较])|涨幅|投资总?[量额]))?)"
_AT = r"(?:排名?|排位|位居|位列|位于|名列|居于?|列)?在?(?:全[省市区州国县])?"  # 排在全市
LEAD_OR_TRAIL = {
    "总量排在全市第一位的县是昆山": rf"{_AT}第[一二三四五六七八九十\d]{{1,2}}[位名]?的[^,。;:、\d]{{0,6}}(?:是|为)",
    "增速排名前三位的市是昆山、太仓、常熟": rf"{_AT}(?:前|后|末|倒数)[一二三四五六七八九十两\d]{{1,2}}[位名个]?[^,。;:、\d]{{0,12}}(?:是|为|有|:)",
    "其中,增速最快的市是昆山": r"最为?缓?[快高大多低慢小少](?:的[^,。;:\d]{0,8})?(?:是|为)",
    "增速较快的市有昆山、太仓": r"(?:较[快高大多]|排名靠前|靠前|居前|领先)的[^,。;:\d]{0,8}(?:是|为|有)",
    "紧随其后的依次是太仓、常熟": r"(?:其次|次之的?|(?:紧随)?其后的?)(?:分别|依次)?(?:是|为)",
}
LEADERS = seldom(rf"(?:其中,?)?{_BY}(?:{'|'.join(LEAD_OR_TRAIL.values())})")


def tells_places_apart(text: str, start: int, end: int) -> bool:
    """Whether the words of a sentence tell places apart.

    >>> tells_places_apart("昆山市增速最快,达9%。", 0, 12), tells_places_apart("昆山市发展最快。", 0, 8)
    (True, False)
    """
    return _MAY_TELL_APART.search(text, start, end) is not None and _APART_IN_WORDS.match(text, start, end) is not None
