"""Somebody else who heads a sentence and whose figure comes some clauses later: 钢铁行业抢抓机遇,克服限电影响,产值增长9%; 城关镇持续发力,实现税收2亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import DONE, NUMBER, Sentence
from metrics.extraction.document.context import Context
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, words_of

_MARKS, _MAY_HEAD = ";:", frozenset("xQEM")  # letters of slots
_FAR = 40  # slots
_ALL_OF, _HAS_COME_BY = re.compile("[全我本][区市县州旗]"), ("形成", *words_of("standing_word"))
_LEAD = r"(?:其中,?|同时,|[分从按](?:主要|重点)?(?:行业|产业)(?:领域|门类|大类)?来?看,)?"
_WHOLE = rf"[分从按][^,;:]{{1,10}}看,|全|我|本|各|所有|规|工业企|企业|{any_of('fostering_word', 'aimed_at_word')}|(?:但|不过|然而|尽管|虽)?受|在|随着|由于|得益于|通过|依托|为|以|对|将|把"
_TRADE = rf"(?:{any_of('trade_ending', 'firm_name_ending')})"
_FARES = r"[^,;:\d]{2,},"
# 钢铁行业…, 高耗能行业…, 钢铁系企业…, 化工企业…, 通用设备制造业…, 小微企业…, 30户重点税源企业…; 华光制药…; 16户骨干企业,1-3月…
_FIRMS = seldom(
    rf"{_LEAD}(?!{_WHOLE})(?:\d+[家户个](?!规|限额|工业企业|企业)[^,;:\d全我区园市县]{{1,10}}(?<!规上)(?<!规模以上)企业[”\"]?,|(?:[^,;:\d全我本区园市县对给向让使]{{0,10}}?(?:{_TRADE}[^,;:\d全我本区园市县]{{0,4}}(?:企业|产业|产品)|(?<!工业)(?<!全)行业|(?<!工业)(?<!经济)(?<![全各大市])板块|[系类]企业|(?<!先进)制造业)"
    rf"|(?:\d+[家户个])?[^,;:\d全我本区园市县]{{0,6}}(?:{any_of('firm_group_ending')}|民营|中小|领军|税源|重点)[^,;:\d区园市县]{{0,4}}企业"
    rf"|(?:\d+[家户个]|[三四五六七八九十]大)[^,;:\d区园市县]{{0,8}}企业|[^,;:\d全我本]{{0,8}}[一二三四]期(?:项目|工程)|[\u4e00-\u9fff]{{2,3}}{_TRADE}){_FARES})"
)
# 城关镇…, 东风街道…, 软件园…, and not 城镇建设, 特色小镇, 工业园区
_PARTS = seldom(
    rf"{_LEAD}(?!{_WHOLE}|推|加|坚|深|打)(?P<name>[\u4e00-\u9fff]{{1,4}}(?:(?<![城乡小集重市建])镇(?![化村居级区])|街道(?!社区|办事|整治|两侧)|(?:{any_of('park_ending')}|(?:{any_of('park_trade_word')})园)(?!区|林|内|艺|景))){_FARES}"
)
_COME_TO_SIZE = re.compile(any_of("above_size_word"))
# What a zone has and no firm or trade: told behind one, it is the zone's again.
_OF_NO_FIRM = re.compile(
    "(?:gdp|fai|budget_|fiscal_|retail_sales|income_|cpi|fdi_|domestic_|population|deposits|loans|projects_|market_|primary_|secondary_|tertiary_)"
)
# 工商银行金星支行存款余额…,贷款余额…; 该行…: and not 全市银行业, 商业银行, 各银行, nor 人民银行…支行, which counts for all
BANK = (
    rf"(?!{_WHOLE}|辖|人民银行|人行|央行)[^,;:\d]{{2,14}}[支分]行|该[支分]?行|该银行|(?:工商|建设|农业|中国|交通|邮储|招商|民生|兴业|光大|中信|浦发|华夏|平安)银行"
    rf"|(?!{_WHOLE}|辖)(?:[^,;:\d]{{2,10}}农村商业银行(?!业|机构|系统|[本外]|各类)|[^,;:\d]{{2,14}}(?<!商业)(?<!金融)(?<!性)(?<!家)银行(?!业|机构|系统|[本外]|存|贷|各)|[^,;:\d]{{0,8}}(?:农商行|农商银行|信用联社|信用社|合作联社))"
)
_BANK = seldom(rf"{_LEAD}(?:{BANK})(?!、|和|等)")


def is_of_a_bank(sentence: Sentence, at: int, code: str) -> bool:
    """工商银行金星支行存款余额60亿元,贷款余额50亿元: what one bank holds, until a place is named; `at` is the name's slot."""
    if code not in ("deposits", "loans") or not sentence.says("行", "信用", "联社"):
        return False
    first = sentence.behind_last(_MARKS, at, max(0, at - _FAR))
    starts = [first]
    if sentence.letters[first - 1 : first] == ";":  # 截至10月末,某县联社各项存款余额12亿元;各项贷款余额9亿元
        starts += [each + 1 for each in range(max(0, at - _FAR), at) if sentence.letters[each] == ","]
    return any(_begins_with_a_bank(sentence, start, at) for start in starts)


def _begins_with_a_bank(sentence: Sentence, first: int, at: int) -> bool:
    while sentence.letters[first : first + 1] in ("T", ",") and first < at:
        first += 1
    found = _BANK.match(sentence.text_of(first, at))
    if found is None:
        return False
    end = sentence.tokens[first].start + found.end()
    return not any(t.letter == "S" and t.start >= end for t in sentence.tokens[first:at])


def _tells_of_a_trade(sentence: Sentence, first: int, at: int, code: str) -> bool:
    """全区(重点培育的)医药制造业增势良好,实现工业产值: of one trade all the same; not 全区形成两大产业集群, nor what its name says is all of 规上工业."""
    if first >= at or sentence.tokens[at].text.startswith("规") or code.startswith("construction_"):
        return False
    head = sentence.tokens[first].text
    return head.startswith("重点") or (sentence.letters[first] in "xQ" and not head.startswith(_HAS_COME_BY))


def heads_with_another(context: Context, zone: str | None, sentence: Sentence, at: int, code: str) -> bool:
    """Whether a trade, a firm, some firms or a town, and not the `zone` told of, is what the part of a sentence before a slot is about, and no place, zone or figure was told since."""
    letters, reach = sentence.letters, max(0, at - _FAR)
    first = sentence.behind_last(_MARKS, at, reach)
    if not first and reach:
        return False  # in the midst of a long list
    if letters[first : first + 1] == "T":
        first += 1 + (letters[first + 1 : first + 2] == ",")
    if letters[first : first + 1] == "S" and _ALL_OF.fullmatch(sentence.tokens[first].text) is not None:
        first += 1
        if not _tells_of_a_trade(sentence, first, at, code):
            return False
    told = letters[first:at]
    if (told[:1] not in _MAY_HEAD and told[:1] not in ("q", "v")) or "," not in told or "S" in told or "I" in told:
        return False
    if NUMBER.search(told, 1) is not None:
        return False
    words = sentence.text_of(first, at)
    if zone is not None and words.startswith(zone):
        return False  # 常福科技园方面,完成固定资产投资…: told of by its name
    if code == "industrial_firms" and _COME_TO_SIZE.search(words) is not None:
        return False  # 38家企业新增进入规模以上行列,规模以上工业企业达到143家
    is_done = letters[at - 1] == "F" or sentence.tokens[at].text.startswith(DONE)
    if (_OF_NO_FIRM.match(code) is None or (code == "fai" and is_done)) and _FIRMS.match(words) is not None:
        return True  # 化工企业加快技改,完成固定资产投资3亿元
    part = _PARTS.match(words) if context.zone is not None else None
    return part is not None and part["name"] not in (context.zone or "") and part["name"] not in context.title
