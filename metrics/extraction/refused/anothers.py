"""What is told of somebody or something else: parks, parts, examples, firms, a batch of projects, a region that is pulled along."""

from __future__ import annotations

import re

from metrics.extraction.asides import is_only_added
from metrics.extraction.clause import EACH_ALIKE
from metrics.extraction.codes import SECTORS
from metrics.extraction.doubts import may_be_foreign_capital
from metrics.extraction.names.ceremonies import is_of_a_fair
from metrics.extraction.names.of_sectors import turns_to_another_sector
from metrics.extraction.refused.claim import Claim
from metrics.extraction.set_beside import are_some_of_those_counted, is_share_of_a_part
from metrics.extraction.slots import match, search
from metrics.extraction.whose.kindred import is_around_parks
from metrics.extraction.whose.named_places import listed_at
from metrics.extraction.whose.part_economies import MADE_UP_OF
from metrics.extraction.whose.strangers import EACH_OF_THEM
from metrics.extraction.whose.subjects import adds_to_own_industry, is_floor_of_several, is_part_of_its_whole, lies_beside_others
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, vocabulary

FIRMS = ("industrial_firms", "hightech_firms")
_TRAITS = re.compile("大?(?:方面|突出|显著|鲜明|明显|主要|新)*(?:特点|特征|特色|亮点|变化|趋势)")  # 新开工项目呈现三个特点
_BATCH = re.compile(r"(?:首|第[一二三四五六七八九十\d]{1,3})[批轮]的?$")  # of projects, by no means all
_BATCH_REACHES = 14  # characters
_EXAMPLE = re.compile('(?:^|[,;:。!\\n“"])(?:比如(?!期)|例如|譬如)')
_GOAL_SET = re.compile("(?P<to>c)(?P<place>S)[vx]{0,3}T?[tG][^S;]*$")  # slots
_COUNTERS = ("家", "户", "个")
_FARED = re.compile("(?:企业)?(?:仍|还|已|均|仍然|依然|处于|陷入)*(?:" + any_of("faring_word") + r")(?![\d至到])")
_NAMES = frozenset("IJS")  # slots of indicators and places
_NUMBERS_OF = ("数", "总数", "户数", "家数", "总量", "存量")
_TOLD_BEFORE = re.compile(r"\d[\d.]*(?:%|亿|万)")
_OF_THOSE = seldom("(?:增长|下降|持平|超过?|以上|达到?)[^,。;:]{0,6}的(?:企业|项目|行业|户数|园区|镇街|乡镇)[^,。;:]{0,4}占")


def is_of_a_story(claim: Claim) -> bool:
    """Of the firm, the plant or the village that a story around it is about."""
    return claim.state.stories.tell(claim.topic.code, (claim.topic.start, claim.topic.text), claim.sentence)


def is_told_in_other_money(claim: Claim) -> bool:
    """外资项目5个,合同外资2亿美元;当年到位资金30亿元: of all projects as likely as of the foreign ones."""
    if claim.topic.code != "fdi_actual" or not claim.topic.text.endswith("到位资金"):
        return False
    quantity = claim.clause.number.quantity
    return quantity is not None and quantity.unit == "CNY" and claim.text.find("美元", claim.sentence.start, claim.start) >= 0


def is_share_of_output(claim: Claim) -> bool:
    """工业总产值500亿元。其中,规上企业占95%: of the output, and not of the firms."""
    return claim.topic.code in FIRMS and claim.sentence.letters.startswith("q")


def pulls_another(claim: Claim) -> bool:
    """出口20亿元,带动全市出口增长20%: the growth is of the region that is pulled along, and not of the zone that does so."""
    clause = claim.clause
    found = search(r"Lv{0,2}(S)v{0,2}[IJ][^IJ;]*[MP]$", clause.letters) if "L" in clause.letters else None
    if found is None:
        return False
    token = clause.tokens[found.start(1)]
    return token.text not in claim.state.context.own_words and (token.entry is None or token.entry.type not in ("self", "zone"))


def is_of_the_fair(claim: Claim) -> bool:
    return claim.topic.code.startswith("projects_signed") and is_of_a_fair(claim.text, claim.sentence.start, claim.start)


def is_of_uncounted_projects(claim: Claim) -> bool:
    """The growth of projects, where the sentence has not told how many of them there are."""
    code = claim.topic.code
    return claim.is_of_projects and code not in claim.state.memory.counted and vocabulary().units[code] == "COUNT"


def is_of_a_park_or_part(claim: Claim) -> bool:
    return claim.state.is_of_park or (claim.state.is_of_part and claim.topic.code in MADE_UP_OF)


def is_floor_of_all(claim: Claim) -> bool:
    return claim.bound == "over" and is_floor_of_several(claim.clause, claim.text)


def lies_beside(claim: Claim) -> bool:
    return lies_beside_others(claim.clause, claim.text)


def adds_to_industry(claim: Claim) -> bool:
    if claim.topic.zone not in (None, claim.state.context.zone):
        return False  # 高新区规上工业增加值增长19%,拉动全市规上工业增长8个百分点: a zone by its name is no branch
    return adds_to_own_industry(claim.sentence, claim.clause, claim.topic, claim.text, claim.state.context.own_words)


def are_traits(claim: Claim) -> bool:
    """新开工项目呈现三个特点."""
    return claim.is_of_projects and _TRAITS.match(claim.text, claim.clause.number.end) is not None


def is_one_batch(claim: Claim) -> bool:
    """第一轮11个项目全部开工."""
    return claim.is_of_projects and _BATCH.search(claim.text, max(0, claim.start - _BATCH_REACHES), claim.start) is not None


def is_of_parks(claim: Claim) -> bool:
    """全市工业投资增长6%,园区增长9%: the same of the parks within the region that the page is of."""
    clause = claim.clause
    first, second = clause.tokens[0].text, clause.tokens[1].text if len(clause.tokens) > 1 else ""
    if first != "园区" and (second != "园区" or first not in EACH_OF_THEM):
        return False
    return _NAMES.isdisjoint(clause.letters) and is_around_parks(claim.state.context)


def is_an_example(claim: Claim) -> bool:
    """比如上半年实施风电项目194个,引进到位资金794亿元: a part of what was told, unless the place or the whole is named behind the word."""
    text, start, end = claim.text, claim.sentence.start, claim.start
    if text.find("如", start, end) < 0 or (opened := _EXAMPLE.search(text, max(0, start - 1), end)) is None:
        return False
    return not any(opened.end() <= t.start < end and (t.letter == "S" or t.text.startswith("全")) for t in claim.sentence.tokens)


def may_be_of_foreigners(claim: Claim) -> bool:
    return may_be_foreign_capital(claim.topic, claim.clause)


def are_some_counted(claim: Claim) -> bool:
    """规上企业仍有104户亏损: those that have fared so, and not all there are."""
    end = claim.clause.number.end
    if claim.text.startswith(_COUNTERS, end - 1) and _FARED.match(claim.text, end) is not None:
        return True
    return are_some_of_those_counted(claim.clause, claim.topic.code, claim.text[end : end + 1])


def is_set_for_another(claim: Claim) -> bool:
    """甲区固定资产投资增长14%,对乙区提出的目标是增长12%: of whoever it was set for, and not of the one told of before."""
    sentence = claim.sentence
    found = _GOAL_SET.search(sentence.letters, 0, sentence.slot_at(claim.start)) if sentence.says("目标", "任务") else None
    if found is None or sentence.tokens[found.start("to")].text != "对":
        return False
    entry = sentence.tokens[found.start("place")].entry
    if entry is not None and entry.type == "self":
        return False
    set_for = listed_at(claim.state.context, sentence, found.start("place"))
    return set_for is None or set_for != (claim.topic.zone or claim.state.context.zone)


def is_what_was_added(claim: Claim) -> bool:
    return is_only_added(claim.clause, claim.topic.code)


def is_part_of_the_whole(claim: Claim) -> bool:
    """西安出口加工区进出口91亿美元,占全省的49%, on the province's page; on one about all its zones what names nobody is theirs."""
    context = claim.state.context
    if context.is_about_zones and claim.topic.zone is None:
        return False
    if claim.topic.zone not in (None, context.zone):
        return False
    return is_part_of_its_whole(claim.sentence, claim.clause, claim.topic.code, context.place, context.own_words)


def is_share_of_those(claim: Claim) -> bool:
    """用电保持增长的企业占到规上企业的75.8%."""
    return _OF_THOSE.search(claim.text, claim.topic.start, claim.start) is not None


def is_share_of_part(claim: Claim) -> bool:
    return is_share_of_a_part(claim.sentence, claim.clause, claim.topic, claim.reading.scope, claim.state.context)


def is_share_of_a_sector(claim: Claim) -> bool:
    topic = claim.topic
    return topic.code in SECTORS and turns_to_another_sector(claim.text, topic.start + len(topic.text), claim.start)


def is_rank_of_several(claim: Claim) -> bool:
    """GDP、财政收入、投资三项增幅均超20%,居全市第一: behind a rate that several share, a rank is of all of them, and of no one."""
    sentence, clause = claim.sentence, claim.clause
    if search("[IJ]", clause.letters) is not None:
        return False
    at = sentence.slot_at(claim.start)
    first = sentence.letters.rfind(";", 0, at) + 1
    shared = next((each for each in range(at - 1, first, -1) if sentence.tokens[each].text in EACH_ALIKE), -1)
    is_of_one_rate = match("v?[udgo]{0,2}v{0,2}[PM],[^,;]*K$", sentence.letters[shared + 1 : at + 1]) is not None
    return shared > 0 and is_of_one_rate and search("IjI|IjJ|JjI", sentence.letters[first:shared]) is not None


def is_of_key_projects(claim: Claim) -> bool:
    """重大项目占比超七成, 省市重点项目位列第一."""
    return claim.topic.code == "projects_key"


def is_of_what_firms_have(claim: Claim) -> bool:
    """税收收入增长8%,规上企业增长3%: of the taxes that they pay as likely as of their number, where nobody has counted them."""
    topic = claim.topic
    if topic.code not in FIRMS or topic.code in claim.state.memory.counted or not topic.text.endswith("企业"):
        return False
    if any(t.text.startswith(_NUMBERS_OF) for t in claim.clause.tokens):
        return False
    before = claim.text[claim.sentence.start : topic.start]
    return before.endswith((",", ",其中")) and _TOLD_BEFORE.search(before) is not None


def is_of_what_was_added(claim: Claim) -> bool:
    """市场主体新增1200户,增长8%."""
    return claim.state.memory.last == "added"
