"""完成投资 alone: what investment it is, told by what stands before it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile, zip_longest

from metrics.extraction.clause import Clause, Memory, Reading, Sentence, Topic
from metrics.extraction.codes import is_investment
from metrics.extraction.slots import match, search
from metrics.extraction.whose.strangers import NEAR, sentence_before
from metrics.language.seldom import seldom

OF_THE_LIST = ("projects_started", "projects_completed", "projects_in_production")  # what has become of the key projects told of
_OF_PROJECTS = re.compile("项目|协议|合同|框架|基础|目标")
_KINDS = re.compile("其中|[以之][上下]|[新续]建|新[开入增]|亿元")
_DEVELOPERS = seldom(r"房地产(?:业|开发|经营){0,2}(?:企业|公司|单位|项目)(?:单位)?(?:达到?|共有?|有|为)?\d+[家户个],[^,;\d]{0,4}$")
_SOME_DEVELOPERS = seldom("新[开入增]|[新续在]建|亿元|万元|重[点大]|其中|外[来地资商]")
_PLACE_ENDS = ("区", "城", "园", "港", "县", "市", "州")
_WORKS = ("基础设施", "基础设施建设", "城市基础设施建设", "城镇基础设施建设")
_NAMED_WITHIN = 8  # slots behind an amount in which what it describes is named


def just_named(sentence: Sentence, at: int, memory: Memory) -> Topic | None:
    """The topic whose name stands right before a slot, with nothing but fillers between."""
    first = at - 1
    while first >= 0 and sentence.letters[first] in "vF":
        first -= 1
    return memory.topic if first >= 0 and memory.topic is not None and sentence.tokens[first].start == memory.topic.start else None


def invested_in(sentence: Sentence, at: int, memory: Memory) -> str:
    """房地产开发投资继续快速增长,完成投资24.9亿元: the amount of the investment just named, or of all, below a heading that names it."""
    told, letters = memory.previous, sentence.letters[:at]
    is_of_list = memory.context in OF_THE_LIST and told is not None and told.code.startswith("projects_key")
    # 58个续建项目…,已完成投资56亿元 is of these alone
    if is_of_list and search("[,;][vF]{0,2}$", letters) and not search("(?:^|;)[vq,]{0,3}Mx?[IQ][^;]*$", letters):
        return "projects_key_done"  # 重点项目86个。已开工61个,完成投资47亿元
    if "fai" in (memory.theme, memory.context) and match(r"T,?[vF]{0,2}Sv?$", sentence.letters[:at]):
        return "fai"  # 固定资产投资持续回升 / 1-5月沈阳市完成投资658.9亿元
    if memory.theme == "fai" and memory.context in ("", "fai") and not memory.opening and match(r"T,?[vF]{0,2}$", letters):
        return "fai"  # 四、固定资产投资 / 投资规模继续扩大。全年累计完成投资额24亿元
    if letters[-2:] == "IQ" and sentence.tokens[at - 1].text == "项目" and memory.topic is not None and memory.topic.code == "fai":
        return "fai"  # 500万元以上固定资产投资项目完成投资
    if _are_all_projects(sentence, at):
        return "fai"
    if _are_all_developers(sentence, at):
        return "real_estate_investment"
    is_told_of = told is not None and memory.is_near and not told.is_blocked and is_investment(told.code)
    if told is not None and is_told_of and (match(r"T?[,vSq]{0,5}$", letters) or _are_places(sentence, at)):
        return told.code  # 固定资产投资保持快速增长势头。1-7月份完成投资同比增长13.2%
    if memory.topic is not None and _is_of_another_time(sentence, at, memory.topic):
        return memory.topic.code
    if _is_a_places(sentence, at) and memory.topic is not None and is_investment(memory.topic.code):
        if search("q,?[xv]{0,2}$", sentence.letters[: sentence.slot_at(memory.topic.start)]) is not None and "M" in letters:
            return ""  # 曲沃县完成投资9亿元,其中技改投资3亿元;侯马市完成投资21亿元
        return memory.topic.code  # 固定资产投资202亿元,…。其中,侯马市完成投资21亿元;曲沃县完成投资9亿元
    found = search(r"I[vuadsnxFzrRkSLeYDot]{1,8},v{0,2}$", sentence.letters[max(0, at - NEAR) : at])
    if found is None or memory.topic is None or memory.topic.start != sentence.tokens[at - len(found[0])].start:
        return ""
    return memory.topic.code if is_investment(memory.topic.code) else ""


def is_in_works(sentence: Sentence, at: int) -> bool:
    """新区基础设施建设全面加快,完成投资218亿元: what the amount at a slot was invested in heads the clause before it."""
    heads = search(r"(?:^|[,;])[TvS]{0,4}(J)[vuasnx]{1,5},[vF]{0,2}$", sentence.letters[:at])
    return heads is not None and "完成投资" in sentence.tokens[at].text and sentence.tokens[heads.start(1)].text in _WORKS


def _is_of_another_time(sentence: Sentence, at: int, topic: Topic) -> bool:
    """9月份,工业投资完成6亿元,增长5%;1-9月累计完成投资47亿元: the same investment, told of other months, and of nobody else in between."""
    begins = search(r"[,;]T,?[vFS]{0,2}$", sentence.letters[:at])
    if begins is None or topic.is_blocked or not is_investment(topic.code):
        return False
    named = next((i for i, token in enumerate(sentence.tokens[:at]) if token.start == topic.start), -1)
    since = sentence.letters[named + 1 : begins.start()] if named >= 0 else ""
    before = sentence.letters[: max(0, named)]
    return "T" in before and "q" not in before and "M" in since and search("[xQEIJSTq]", since) is None


def _is_a_places(sentence: Sentence, at: int) -> bool:
    """Whether a region or zone stands before 完成投资 at the head of its clause, as one of several that are told of."""
    heads = search(r"[,;:]q?,?(?:S?x|S)?(S)[vF]{0,2}$", sentence.letters[:at])
    entry = sentence.tokens[heads.start(1)].entry if heads is not None else None
    return entry is not None and entry.type in ("region", "zone", "self")


def _are_places(sentence: Sentence, at: int) -> bool:
    """海口江东新区、洋浦经济开发区和文昌国际航天城 before 完成投资: places alone, and no project or firm."""
    named = match(r"[T,vq]{0,4}((?:S?x?S|x)(?:j(?:S?x?S|x))*)[vF]{0,2}$", sentence.letters[:at])
    if named is None:
        return False
    tokens = sentence.tokens[named.start(1) : named.end(1)]
    ends = (t.text for t, behind in zip_longest(tokens, tokens[1:]) if behind is None or behind.letter == "j")
    return all(end.endswith(_PLACE_ENDS) for end in ends)


def _are_all_projects(sentence: Sentence, at: int) -> bool:
    """全县在库固定资产投资项目162个,累计完成投资75亿元: all that is invested in, and no kind of them; `at` is the slot of 完成投资."""
    counted = search(r"(I)Q[vF]{0,2}I?M,(?:JM,)?[vF]{0,2}$", sentence.letters[max(0, at - NEAR) : at])
    first = max(0, at - NEAR) + counted.start(1) if counted is not None else 0
    named = sentence.tokens[first].entry if counted is not None else None
    if named is None or named.value != "fai" or sentence.tokens[first + 1].text != "项目":
        return False
    before = sentence.text_of(sentence.behind_last(",;", first), first)
    return _KINDS.search(before) is None


def _are_all_developers(sentence: Sentence, at: int) -> bool:
    """全年房地产开发企业17户,完成投资8.4亿元: what all who build houses invested, and not the new or the large ones."""
    before = sentence_before(sentence, at)
    counted = _DEVELOPERS.search(before)
    return counted is not None and _SOME_DEVELOPERS.search(before) is None


_ONE_THING = seldom(r"[^,;:。\d]{0,16}?(?:项目|企业|公司|生产线|工程)(?!\d|建设|数|个|投资|共|达|有|增|减|占|中|目标|任务)")


def is_of_one_thing(sentence: Sentence, number: int, code: str) -> bool:
    """总投资9亿元的北辰光电, 计划投资5亿元的新能源设备: an amount that describes what is named behind it, and not the projects spoken of."""
    behind = sentence.tokens[number + 1 : number + _NAMED_WITHIN]
    if not behind or behind[0].text != "的":
        return False
    if not code.startswith("projects_key_") and code != "projects_signed_investment":
        return _ONE_THING.match("".join(token.text for token in behind[1:])) is not None  # 固定资产投资5亿元的新材料项目开工
    told = list(takewhile(lambda token: token.letter in "xEJSv", behind[1:]))
    return bool(told) and _OF_PROJECTS.search("".join(token.text for token in behind[1 : len(told) + 2])) is None


def grows_as_a_whole(sentence: Sentence, at: int) -> bool:
    """雄安新区投资同比增长15.2%: investment by itself, right behind a place and before its growth, is that in fixed assets."""
    if sentence.tokens[at].text not in ("投资", "完成投资") or not match("[xJ]Y?[ud]v?P", sentence.letters[at : at + 6]):
        return False
    return search("(?:^|[,;:T])v{0,2}ST?$", sentence.letters[max(0, at - 6) : at]) is not None


def planned(clause: Clause, reading: Reading, topic: Topic) -> tuple[Reading, Topic]:
    """重大项目883个,总投资3567亿元,年度计划完成224亿元; 计划今年完成投资450亿元: what the year is to bring of their investment, and no goal of it."""
    if reading.measure != "target" or topic.code not in ("projects_key_done", "projects_key_investment"):
        return reading, topic
    is_plan = search("G[TvF]{0,3}[IJ]v?M$", clause.letters) is not None and any(t.text == "计划" for t in clause.tokens)
    if topic.code == "projects_key_done" and not is_plan:
        return reading, topic
    if topic.code == "projects_key_investment" and clause.text_of(0, len(clause.tokens) - 1).endswith("总投资"):
        return replace(reading, measure="level"), topic  # 力争实施重点项目60个,总投资210亿元: what they cost in all
    return replace(reading, measure="level"), replace(topic, code="projects_key_planned")
