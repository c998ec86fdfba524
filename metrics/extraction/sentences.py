"""Cut a text into sentences, and tell by its beginning that one goes on about what the one before named."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from itertools import compress, count

from metrics.extraction.clause import OF_NUMBERS
from metrics.extraction.zones.kinds import SHORT
from metrics.language.compositions import names_sectors
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import Scan, any_of

_SENTENCE = re.compile(r"[^。！？!?\n]{1,4000}[。！？!?]?")
# …工作报告一、2018年工作回顾…: a copied text has lost the lines of its headings.
_RUN_ON = re.compile(
    r"[一二三四五](?<=[\u4e00-\u9fff)”].)(?<![第其和及与、一二三四五六七八九十].)、(?=(?:20\d\d年|20[Xx×*]{2}年|[Xx×*]{1,4}年)?度?[^,。;:、\d\n]{0,16}(?:工作|执行情况|完成情况|回顾|总结|打算|安排|思路))"
)
_ANEW = seldom("…(?:(?=预计)|(?<=……)(?=[\u4e00-\u9fff“])(?!等))")  # 同比增长100.9%……预计全年实现…
# Slots: a comparison goes on about the last sentence's indicator: 超全省同期增速1.3个百分点.
# Places by how they fare against the whole: 高于全省平均增速的有:甲市24%、…; 增速高于全省平均的是…; 与全省持平的有…
PLACES_AGAINST = r"(?:r[cghxv]{0,6}vv|r?[gh]Sv{2,4}|r?cSv{0,2}fvv):?S"
PLACES_RATED = re.compile(
    PLACES_AGAINST
    + r"\(?P|r?[gh]S[vx]{1,4}[^,;PM]{0,8}M,Dv?:?S\(?P|rvx{1,3}Dv{0,2}:?S\(?P|r[cghxv]{1,8}S\(P|q,?S\(P\)(?:j{1,2}S\(P\))*v{0,2}r|q,?x?SP[,;j]{1,2}x?SP"
)  # 增速高于全市的有3个,分别是:西夏区(13.0%)、…; 增速由高到低依次为西夏区13.0%、…; 增速较高的有西夏区(13.0%)、…; 其中,西夏区(13.0%)、…增速较快; 其中,西夏区13.0%,金凤区12.1%
GOES_ON = re.compile(
    PLACES_RATED.pattern
    + r"|(?:cVc?)?[v,]{0,3}(?:[Hl][jvr]{0,4}kS?K|[gh][^IJxQE]{0,8}[BP]|r[^IJxQE]{0,8}[BPK]|z[^JxQE]{0,8}P|(?:T,?)?[YO][ud][v]?P|Yv?[ud]v?M|T,?[ud]v?P(?:[,;x]|$)|[ud]v?P(?:x|$)|k[^IJxQE]{0,4}K|v[vSMxQ]{1,6}vk[^IJxQE]{0,4}K|vFM|q,?T[vF]{0,2}M|Av{0,2}u?v?P|c[SvTI]{1,5}[ur]?v?C[vF]{0,2}P)"
)
# The same, of the amount of other months, where the sentence before told of one indicator: 1-4月累计完成119.63亿元.
SUMS_UP = re.compile(r"T,?(?:[vF]{0,3}M|vY?[ud]v?P)(?:[,;x]|$)")
AMONG = re.compile(r"q,?x?S[vTFY]{0,3}(?:M|[ud]?v?P)")  # 其中,甲区实现8亿元: of what the sentence before told last
# Words: whoever did the last has done this too: 松山区完成产值80亿元。完成投资20亿元.
DOES_ON = re.compile(f"(?:{any_of('between_word')})*(?:完成|实现)|该地区")
# Words: the same for what names no indicator of its own.
_PARTS = any_of("district_word") + "|县|地区|区域|市区|板块|园区|开发区|地|辖区"
GOES_ON_WITH = re.compile(rf"其中|从?[分从]各?(?:{_PARTS})(?:来)?看|各(?:{_PARTS})(?:来看|中),")
# Words: what follows are the parts of what the sentence before told, at its time: 9月份,全市财政收入27亿元。分级次看,…
IN_PARTS = re.compile(
    r"(?:分[^,;:。\d]{1,8}来?看|按[^,;:。\d]{1,8}分|从[^,;:。\d]{0,6}(?:行业|门类|级次|类型|结构|部门|项目)(?:来)?看)[,:]"
)
# The same, of the paragraph's first indicator: 分季度看,一季度增长7%,上半年增长8%.
# And of prices, behind those of food and services: 环比上涨0.5%.
BY_TIMES = re.compile(r"(?:其中,?)?(?:分|从|按)(?:各?季度?|各?月份?|月度|时间)(?:累计)?(?:增幅|增速)?(?:来)?[看分],|环比(?:上涨|下跌)\d")
# The same for several: 这两项指标, and what they are was told in the sentence before.
_HOW_MANY = r"(?:1[0-5]|十[一二]?|[两2-9二三四五六七八九])"
THESE = re.compile(
    rf"(?:这|上述|以上|外贸|对外贸易|(?={_HOW_MANY}[项个大][^,。;\d]{{0,8}}指标[^,。;\d]{{0,8}}(?:均|都|双双|全部|分别|依次)))(?:的)?{_HOW_MANY}[项个大](?:主要|核心|重要|关键)?(?:经济)?(?:指标|均|分别)"
)
# The same, of the places that lead or trail: 排在前三位的是…, 增速最快的是…; what they are told by is told in the sentence before.
_BY = r"(?:(?:从?(?:总量|总额|规模|增速|增幅|增长速度|绝对[值量]|完成额)(?:上|来)?看?,?)?(?:按?(?:总量|总额|规模|增速|增幅|增长速度|增长(?=[最较])|涨幅|绝对[值量]|完成额|投资总?[量额]))?)"
_AT = r"(?:排名?|排位|位居|位列|位于|名列|居于?|列)?在?(?:全[省市区州国县])?"
_RANKED = _AT + r"(?:前|后|末|倒数)[一二三四五六七八九十两\d]{1,2}[位名个]?"
LEADERS = seldom(
    rf"(?:其中,?)?{_BY}(?:{_AT}第[一二三四五六七八九十\d]{{1,2}}[位名]?的[^,。;:、\d]{{0,6}}(?:是|为)|{_RANKED}[^,。;:、\d]{{0,12}}(?:是|为|有|:)|最为?缓?[快高大多低慢小少](?:的[^,。;:\d]{{0,8}})?(?:是|为)|(?:较[快高大多]|排名靠前|靠前|居前|领先)的[^,。;:\d]{{0,8}}(?:是|为|有)|(?:其次|次之的?|(?:紧随)?其后的?)(?:分别|依次)?(?:是|为))"
)
# Slots, and words that such a sentence has: several places that fare alike, one that leads by its rate: 甲市、乙县增速居前两位,分别增长…; 甲市以9%的增速领跑.
# The same of one whose rate is the highest, or of the first few with the rate of each: 甲市增速最快,达9%; 最快的甲市增长9%; 甲市9%、乙县8%位列前二.
PLACES_APART = re.compile(
    r"(?:xv,|q,?|T,?)?x?S(?:(?:v?jx?S)+(?:[rl][vkSxgcK]{1,6}|[Dk][vkS]{0,3}x),(?:[rl]v?)?D|(?:v?jx?S)+(?:DvP|(?:[vF]{0,3}u[vx]{0,2}|rv{1,2}x?),D[ud])|vPvr|vrP[,k]|[ru]v{1,2}x?,[vF]{0,2}(?:[ud]v?)?P)"
    r"|(?:xv,|q,?)?r?v{1,2}x?v?S(?:[ud]v?|[vF])P|(?:xv,|q,?)?x?S(?:P(?:jx?SP)+|\(P\)(?:jx?S\(P\))+),?(?:[rl]v?)?v?k"
    r"|x?SY?[ud]v?P[,;j]{1,2}x?SY?[ud]v?P|x?S[vF]{1,2}M[^;S]{0,8};x?S[vF]{1,2}M"
)
_TOLD = r"[\u4e00-\u9fff]{1,8}[市区县旗州](?:同比)?(?:增长|下降|实现|完成)[^,。;\d]{0,3}\d"  # 昆山市增长9%
_BEST = "(?:最[快高大慢低小缓]|较[快高大慢低])"
_APART = seldom(
    r"[^。\n]{2,60}?(?:(?:增幅|增速|增长|增势|总量|分[列居])[^,。;\d]{0,12},(?:同比|增速|增幅)?分别|以[\d.]{1,6}%(?:[、和与及][\d.]{1,6}%){0,8}的(?:增速|增幅|增长)|以(?:增速|增幅)[\d.]{1,6}%"
    rf"|(?:增[速幅长]|涨幅){_BEST},[^,。;\d]{{0,6}}\d[\d.]{{0,5}}%|%\)?,?(?:增[速幅])?[分位排名]{{0,2}}[列居名]全?[市省州]?前)|[^,。;\d]{{0,6}}{_BEST}的[\u4e00-\u9fff]{{2,9}}\d[\d.]{{0,5}}%"
    rf"|{_TOLD}[^。;\n]{{0,16}}?[,;、]{_TOLD}"
)
_MAY_TELL_APART = re.compile("分别|%的增|以增|[列居名]前|最[快高大慢低小缓]|较[快高大慢低],|[市区县旗州](?:增长|同比|下降|实现|完成)")
_ABOUT = r"(?:按(?:可比|不变)价格?计算,(?:实际)?)?(?:[^。,\n\d]{0,2}(?:季度|上半年|(?:1[-~至])?\d{1,2}月份?|全年),?(?:累计)?(?:同比[增下]|[比较][上去]年同期[增下]|增长\d|下降\d)|增长(?=\d)|下降(?=\d)|两年平均|总量|总额|完成(?:进度|率)|增速|增幅|同比|[比较][上去]年同期[增下]|高于|低于|快于|慢于|比全|较全|占全|位?居全|列全|排名全|[与较]\d{1,2}[-至]\d{1,2}月|[与较][一二三上前][^。,\n]{1,4}相比|在[^。,\n]{2,14}中(?:排|居|列|位)|(?:经|据)?初步(?:核算|统计|测算)(?:达|实现|完成|为))[^。\n]{0,30}(?:\d|第|首)"
_MONTHS_DONE = r"(?:(?:1[-~至])?\d{1,2}月份?|[上下]半年|前三季度|[一二三四]季度),?(?:当月|单月)?,?(?:累计|共)?(?:完成|实现|为|达)?\d[\d.,]{0,12}[万亿余多个家户项]"
GROWS_AT_ALL = ("投资同比", "投资比上年同期", "投资比去年同期")  # 投资 alone, of which growth is told
# How each of them begins, so that most sentences cost one look.
MAY_GO_ON = r"(?=[\d其从分各按环上下前后这以外对一二三四五六七八九十两增总规绝名最末倒投涨完同比较高低快慢占位居列排与在经据初季全紧]|.{1,2}[\d季上全])"
GOES_ON_AT_ALL = re.compile(
    f"{MAY_GO_ON}(?:{GOES_ON_WITH.pattern}|{_MONTHS_DONE}|{THESE.pattern}|{BY_TIMES.pattern}|{LEADERS.pattern}|{_ABOUT})"
)

_ENDED, _FEWEST_LINES, _SENTENCES_A_LINE = frozenset("。;,"), 5, 1.1
_ITEM = seldom(r"[^\u4e00-\u9fff\d“]|[一二三四五六七八九十]{1,3}[、.是]|\d{1,2}[、.]|第[一二三四五六七八九十]")
_OF_A_ZONE = seldom(f"(?![全我本该各两])[\u4e00-\u9fff]{{2,6}}(?:{SHORT})")  # what a line begins with that a zone by name leads
_END_OF_LIST = 60  # slots: more names and commas than any sentence without a number has

_NUMBERED = r"[#*●■◆▲◎▶◇□○★ ]*(?:[-—]{1,2} ?)?(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}(?:[、)]|[.](?!\d))|[①-⑳])?[ ]*"
_FARES = (
    r"(?:(?:总体|整体)?(?:保持|呈现?|实现)?(?:"
    + any_of("growing_manner_word")
    + r")*(?:增长|上升|回升|回暖|攀升|提升|增加|向好|加快|扩大|提速|下降|回落|下滑|放缓|运行)(?:较快|平稳|强劲|明显)?(?:的?(?:态势|势头|局面))?|稳中[有向][进升好增]|再创新高|创新高)"
)
_HEADED_BY = seldom(rf"{_NUMBERED}(.*?)(?:(?:完成|运行|增长|实现)?情况|{_FARES})?[。:]?[ ]*")
STATES = re.compile(
    r"(?:q?,?T,?)?S?(?:T,?)?[vF]{0,3}(?:M|Y?[ud]v?P|rv?P|[lr]?k[vS]{0,2}K)"
)  # slots of a figure whose subject stands in the heading

TOLD_ON = re.compile(r"(?:[lr]v?)?k?v?S?v?K|Y?[ud]v?P|Y?rv?P")  # slots of a line that goes on about the one above: 排名全市第二


def heading_name(text: str, start: int, end: int) -> str:
    """What a short line or a short first sentence holds but for its number: 三、固定资产投资。"""
    found = _HEADED_BY.fullmatch(text, start, end) if end - start < 24 else None
    return found[1] if found is not None else ""


def places_told(letters: str, telling: frozenset[str]) -> list[int]:
    """Where the slots stand that tell something. Of a list that leads to no number only its ends matter to what follows."""
    places = list(compress(count(), map(telling.__contains__, letters)))
    if len(places) > 2 * _END_OF_LIST and OF_NUMBERS.isdisjoint(letters):
        return places[:_END_OF_LIST] + places[-_END_OF_LIST:]
    return places


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut before the headings that have been run into it: …及2019年工作打算一、2018年工作总结过去一年,…."""
    for found in _RUN_ON.finditer(text, start + 1, end):
        yield start, found.start()
        start = found.start()
    yield start, end


def sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether a new paragraph begins, of every sentence of normalised text."""
    begins_anew, are_paragraphs = "…" in text, not _is_of_sentences(text)
    runs_on = _RUN_ON.search(text) is not None
    spans = (found.span() for found in _SENTENCE.finditer(text))
    for start, end in itertools.chain.from_iterable(_parts(text, *span) for span in spans) if runs_on else spans:
        is_new = start == 0 or text[start - 1] == "\n" or (runs_on and text[start - 1] not in "。!?")
        if is_new and start and (text[start] == "其" or not are_paragraphs):
            is_new = not _goes_on(text, start, are_paragraphs)
        while begins_anew and (anew := _ANEW.search(text, start + 1, end)) is not None:
            yield start, anew.end(), is_new
            start, is_new = anew.end(), False
        yield start, end, is_new


def telling(scan: Scan, names: tuple[str, ...] = ()) -> list[tuple[int, int, bool, bool]]:
    """The same, and whether a sentence tells something by itself: it names an indicator, also by what this text calls one, or goes on about the last."""
    found, text = [], scan.text
    names = (*GROWS_AT_ALL, *names)
    grows = has_any(text, names)
    for start, end, is_new in sentences(text):
        tells = scan.names_indicator(start, end) or GOES_ON_AT_ALL.match(text, start) is not None or names_sectors(text, start, end)
        tells = tells or (_may_tell_apart(text, start, end) and _APART.match(text, start, end) is not None)
        found.append((start, end, is_new, tells or (grows and has_any(text[start:end], names))))
    return found


def _may_tell_apart(text: str, start: int, end: int) -> bool:
    """Whether a sentence has the words of one that tells places apart: most cost a look."""
    return _MAY_TELL_APART.search(text, start, end) is not None


def _is_of_sentences(text: str) -> bool:
    """True where nearly every sentence stands in a line of its own, so that no line break says where a paragraph ends."""
    ended = text.count("。\n") - text.count("。\n\n")
    return ended >= _FEWEST_LINES and text.count("。") <= _SENTENCES_A_LINE * ended + 1


def _goes_on(text: str, start: int, are_paragraphs: bool) -> bool:
    """True for a line that goes on about the one above it, which has ended: 其中,…, or any in a text of such lines."""
    at = start - 1
    while at > 0 and text[at] in " \n":
        at -= 1
    above = text[at]
    if above in _ENDED and text.startswith("其中", start):
        return True
    if are_paragraphs or above != "。" or _ITEM.match(text, start) is not None:
        return False
    return _OF_A_ZONE.match(text, start) is None  # 丹阳经开区…, in a text that goes from zone to zone
