"""Somebody else who heads a sentence and whose figure comes some clauses later: 钢铁行业抢抓机遇,克服限电影响,产值增长9%; 城关镇持续发力,实现税收2亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import NUMBER, Sentence
from metrics.extraction.document.context import Context
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_MARKS, _MAY_HEAD = ";:", frozenset("xQEM")  # letters of slots
_FAR = 40  # slots
_LEAD = r"(?:其中,?|同时,|[分从按](?:主要|重点)?行业(?:来)?看,)?"
_WHOLE = rf"全|我|本|各|所有|规|工业企|企业|{any_of('fostering_word', 'aimed_at_word')}|受|在|随着|由于|得益于|通过|依托|为|以|对|将|把"
_TRADE = rf"(?:{any_of('trade_ending', 'firm_name_ending')})"
_FARES = r"[^,;:\d]{2,},"
# 钢铁行业…, 高耗能行业…, 钢铁系企业…, 化工企业…, 通用设备制造业…, 小微企业…, 30户重点税源企业…; 华光制药…; 16户骨干企业,1-3月…
_FIRMS = seldom(
    rf"{_LEAD}(?!{_WHOLE})(?:\d+[家户个](?!规|限额|工业企业|企业)[^,;:\d全我区园市县]{{1,10}}(?<!规上)(?<!规模以上)企业[”\"]?,|(?:[^,;:\d全我本区园市县]{{0,10}}?(?:{_TRADE}[^,;:\d全我本区园市县]{{0,4}}(?:企业|产业|产品)|(?<!工业)(?<!全)行业|[系类]企业|(?<!先进)制造业)"
    rf"|(?:\d+[家户个])?[^,;:\d全我本区园市县]{{0,6}}(?:{any_of('firm_group_ending')}|民营|中小|领军|税源|重点)[^,;:\d区园市县]{{0,4}}企业"
    rf"|(?:\d+[家户个]|[三四五六七八九十]大)[^,;:\d区园市县]{{0,8}}企业|[^,;:\d全我本]{{0,8}}[一二三四]期(?:项目|工程)|[\u4e00-\u9fff]{{2,3}}{_TRADE}){_FARES})"
)
# 城关镇…, 东风街道…, 软件园…, and not 城镇建设, 特色小镇, 工业园区
_PARTS = seldom(
    rf"{_LEAD}(?!{_WHOLE}|推|加|坚|深|打)(?P<name>[\u4e00-\u9fff]{{1,4}}(?:(?<![城乡小集重市建])镇(?![化村居级区])|街道(?!社区|办事|整治|两侧)|(?:科技|创新|科创|物流|软件|产业|化工|农业|食品|服装|医药|电商)园(?!区|林|内|艺|景))){_FARES}"
)
# What a zone has and no firm or trade: told behind one, it is the zone's again.
_OF_NO_FIRM = re.compile(
    "(?:gdp|fai|budget_|fiscal_|retail_sales|income_|cpi|fdi_|domestic_|population|deposits|loans|projects_|market_|primary_|secondary_|tertiary_)"
)

_DONE = ("完成", "实现")


def heads_with_another(context: Context, sentence: Sentence, at: int, code: str) -> bool:
    """Whether a trade, a firm, some firms or a town is what the part of a sentence before a slot is about, and no place, zone or figure was told since."""
    letters, reach = sentence.letters, max(0, at - _FAR)
    first = sentence.behind_last(_MARKS, at, reach)
    if not first and reach:
        return False  # in the midst of a long list
    if letters[first : first + 1] == "T":
        first += 1 + (letters[first + 1 : first + 2] == ",")
    told = letters[first:at]
    if (told[:1] not in _MAY_HEAD and told[:1] not in ("q", "v")) or "," not in told or "S" in told or "I" in told:
        return False
    if NUMBER.search(told, 1) is not None:
        return False
    words = sentence.text_of(first, at)
    is_done = letters[at - 1] == "F" or sentence.tokens[at].text.startswith(_DONE)
    if (_OF_NO_FIRM.match(code) is None or (code == "fai" and is_done)) and _FIRMS.match(words) is not None:
        return True  # 化工企业加快技改,完成固定资产投资3亿元
    part = _PARTS.match(words) if context.zone is not None else None
    return part is not None and part["name"] not in (context.zone or "") and part["name"] not in context.title
