"""Clues that a figure, or the name before it, is somebody else's: a firm's, a group's of firms, a sub-park's, a tour's."""

from __future__ import annotations

import re

from metrics.extraction.clause import Memory, Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import match, search
from metrics.extraction.zones.gazetteer import short_names
from metrics.extraction.zones.place import Place
from metrics.language.amount_letters import DEED_CODES
from metrics.language.numerals import parse_number
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, vocabulary, words_of

_VISIT = re.compile(any_of("visit_word") + "|推[介出]")
_SERVED = re.compile(any_of("serving_word") + "|^[^,]{0,4}为$")
IN_SETTING = f"的?(?:大|总体|整体|严峻|不利|普遍)*(?:{any_of('setting_word')})(?:之)?"  # 在全市出口下降的不利形势下
HARMLESS = re.compile(
    rf"^(?:[▲▼△▽→»+]{{1,2}}|[⒈-⒛㈠-㈩]|[Ⅰ-Ⅻ][.、]?|[A-Z][.、)]|[到至的了地得着过等全、“”\s]{{0,3}}|的?基[础数]上|距离?|离|(?:{IN_SETTING})?下|[\w./:?=&%-]*\.(?:s?html?|aspx?|jsp|php|cn|com))$",
    re.ASCII,
)  # 全 is what some pages leave of 全县, the marks and A. number a list
_DEEDS = frozenset(DEED_CODES.values())
_NEW_FIRMS = seldom(rf"新(?:增|{any_of('firm_joined_word')}|投产|开业|落户)[^,;\d]{{0,12}}\d+多?[家户个][^,;\d]{{0,12}},")
NEWLY = ("新增", "带来", "贡献", "创造")  # 12个项目投产,带来规上工业产值8亿元
_ADDED = ("新增", "净增", "新入库", "新纳统")
TOWNS = (*words_of("town_ending"), "村", "社区")
_AREAS = ("片区", "组团")
_ITS_OWN = ("全", "我", "该")
_NEAR_A_ZONE = seldom(
    r"(?:[^,;:\d]{2,24}下,)?(?:(?:(?:毗邻|紧邻|邻近|靠近|紧靠|临近|紧挨)[^,;:\d]{2,14}|[与和][^,;:\d]{2,14}(?:相邻|毗邻|接壤|相连|一路之隔|一河之隔))的)?"
    r"(?:(?:周边|附近|邻近|相邻|周围)的?)?"
)
_COUNTED_ON, _FEW = re.compile("Mv?Qv?[IJ][,j]$"), 6  # slots
_DOES = re.compile("实施|推|加快|开展|引进|组织|新建|谋划|续建|储备")  # what a town does, in words that mean nothing else
_TOWNS_NAMED, _NO_TOWNS_NAME = (
    tuple(words_of("town_ending")),
    ("城", "乡", "集", "小", "各", "全", "我", "该", "建制", "中心", "重点", "个", "等", "村"),
)
NEAR = 120  # slots that can matter to a name, so that a list without end costs no more than its length
EACH_OF_THEM = ("各", "各个", "各大", "各类", "全部", "所有")  # before 园区

_OF_A_PART = re.compile(r"[东中西]部(?:沿海|内陆|地区)?的?\d{1,3}[个家](?:国家级|省级)?$")
_BEFORE = 4  # slots that such words take
_HEADS_A_LIST = re.compile(
    "(?:[vFr]{0,3}D?v{0,2}:|r?v{0,2}D[vF]{0,2}|rv{1,2})x?S[vF]{0,2}(?:M|[ud]v?P|P)|r?[vk]{0,2}kv?S?x?[vxD]{1,5}S(?:v?jx?S)+,D"
)  # slots behind a name whose figures are those of places


def counts_a_part(sentence: Sentence, at: int) -> bool:
    """东部32家国家级开发区, of all of the country's: `at` is the slot of the kind of zones."""
    tokens = sentence.tokens
    if not at or tokens[at - 1].letter not in "vMQ":
        return False
    return _OF_A_PART.search("".join([t.text for t in tokens[max(0, at - _BEFORE) : at]])) is not None


def heads_list_of_places(sentence: Sentence, at: int) -> bool:
    """各县区税收:丰城市12亿元;樟树市9亿元, 各市税收排名前两位的是丰城、樟树,分别…: what the name at a slot heads are figures of each of the places behind it."""
    return _HEADS_A_LIST.match(sentence.letters, at + 1) is not None


def is_another_number(group: str, before: list[Token]) -> bool:
    """东部地区103家国家级经开区, on the page of all 229家: some of them; `before` are the slots before the kind."""
    counts = [t.quantity for t in before if t.quantity is not None and t.quantity.unit == "COUNT"]
    return bool(group) and bool(counts) and parse_number(group[:-1].replace("两", "二")) != counts[-1].value


def sentence_before(sentence: Sentence, at: int) -> str:
    """The words of the sentence before a slot, the last of them."""
    return sentence.text_of(at - NEAR, at)


def is_sub_park(tokens: list[Token], place: Place, title: str) -> bool:
    """产业转移园区: a park whose name no gazetteer knows; where the page is of no place, 新田园区 is its own, and so is the one its title names."""
    at = next((i for i, t in enumerate(tokens) if t.text == "园区"), 0)
    if not at or tokens[at - 1].end != tokens[at].start:
        return False
    name = tokens[at - 1].text
    if HARMLESS.match(name) is not None:
        return False
    if not place.level:
        return name not in short_names() and f"{name}园区" not in title
    if place.level != "zone":
        return True
    if place.name is not None and name in place.name:
        return False
    # 漕河泾松江园区, under the title 松江园区持续发力
    return not any(f"{name[-length:]}园区" in title for length in (2, 3, 4) if length <= len(name))


def counts_projects(tokens: list[Token]) -> bool:
    """True where the last indicator named counts projects."""
    named = next((t for t in reversed(tokens) if t.letter == "I"), None)
    if named is None or named.entry is None or not named.entry.value.startswith("projects_"):
        return False
    return vocabulary().units[named.entry.value] == "COUNT"


def speaks_of_parks(sentence: Sentence, at: int) -> bool:
    """全市省级及以上园区…,园区规模工业增加值…: all parks of a rank, and not the document's own."""
    before = sentence.tokens[max(0, at - NEAR) : at]
    if not any(t.text in ("省级", "市级", "国家级") and t.letter in "Qv" for t in before):
        return False
    return any(t.text.endswith(("全市", "全省", "我市", "我省")) for t in before)


def is_served(sentence: Sentence, at: int) -> bool:
    """为12个重点项目提供服务, 走访规上工业企业12家: somebody went to them or helped them; `at` is the first slot of what is counted."""
    since = sentence.behind_last(",;:", at)
    return any(t.letter in "xv" and _SERVED.search(t.text) for t in sentence.tokens[since:at])


def is_visited(sentence: Sentence, number: int) -> bool:
    """观摩检查了…等24个新开工项目 counts the stops of a tour."""
    if is_served(sentence, number):
        return True
    return any(t.letter == "x" and _VISIT.search(t.text) for t in sentence.tokens[max(0, number - 12) : number])


def is_own_town(context: Context, sentence: Sentence, at: int) -> bool:
    """三垛镇, 全街道, 街道, on the page of that town or street; `at` is the slot of its kind."""
    zone, before, kind = context.zone or "", sentence.tokens[at - 1] if at else None, sentence.tokens[at].text
    if not zone.endswith(kind) or kind not in TOWNS:
        return False
    return before is None or before.letter in ",;:T" or before.text in _ITS_OWN or sentence.text_of(at - NEAR, at + 1).endswith(zone)


def is_of_a_town(context: Context, sentence: Sentence, at: int) -> bool:
    """步凤镇上半年实现财政收入1.2亿元,规上工业产值56亿元: the sentence of a zone's or region's page begins with a town, and names no zone before `at`."""
    if context.zone is None:
        return False  # whose page it is nobody knows, so it may be the town's
    first = _behind_what_lies_near(sentence, at) if "S" in sentence.letters[:at] else 0
    found = match(r"(?:[vx]{0,3}[qT],?)?[vx]{1,3}Q(?=[TFv:,xQIJ])", sentence.letters[first:at])
    if found is None or "S" in sentence.letters[first:at]:
        return False
    town = first + found.end() - 1
    if sentence.tokens[town].text not in TOWNS or is_own_town(context, sentence, town):
        return False
    behind = sentence.tokens[town + 1]
    return behind.letter not in "xQ" or _DOES.match(behind.text) is not None or _is_named(sentence.tokens[town - 1 : town + 1])


def _behind_what_lies_near(sentence: Sentence, at: int) -> int:
    """在开发区的带动下,周边的永安乡…, 与开发区相邻的步凤镇…: the slot at which the town's own name begins, behind the zone that only says which one."""
    found = _NEAR_A_ZONE.match(sentence.text_of(0, at))
    return sentence.slot_at(sentence.tokens[0].start + found.end()) if found is not None else 0


def counts_what_another_has(context: Context, sentence: Sentence, number: int) -> bool:
    """步凤镇12个项目签约, 光伏产业园共有12个项目开工, 鸿晨公司总投资3亿元的2个项目竣工: who stands right before a count has what is counted."""
    while (more := _COUNTED_ON.search(sentence.letters, max(0, number - _FEW), number)) is not None:
        number = more.start()  # 鸿晨公司2个项目竣工、3个项目开工
    first = max(0, number - NEAR)
    found = search(r"(?:[xQ][QE]|x)(?=[vF]{0,3}(?:Jv?(?:Mv)?)?$)", sentence.letters[first:number])
    if found is None:
        return False
    at = first + found.end() - 1
    if sentence.letters[at] == "E":
        return sentence.letters[at - 1] == "x"
    words = sentence.text_of(first + found.start(), at + 1)
    if words.endswith("园"):
        return context.zone is not None and words not in context.title + context.zone
    is_town = sentence.letters[at] == "Q" and (_is_named(sentence.tokens[at - 1 : at + 1]) or _is_named_in_two(sentence, at))
    return is_town and context.zone is not None and not is_own_town(context, sentence, at)


def _is_named(tokens: list[Token]) -> bool:
    """步凤镇项目建设突飞猛进,…: a town by its name, and not 城镇建设 nor 特色小镇建设."""
    name, kind = tokens
    return kind.text in _TOWNS_NAMED and name.letter == "x" and len(name.text) > 1 and not name.text.endswith(_NO_TOWNS_NAME)


def is_town_or_area(tokens: list[Token]) -> bool:
    """步凤镇, 水土片区, 龙兴组团: by its name."""
    name, kind = tokens
    is_area = kind.text in _AREAS and name.letter == "x" and len(name.text) > 1
    return is_area or _is_named(tokens)


def _is_named_in_two(sentence: Sentence, at: int) -> bool:
    """中云街道: a town's name that begins its part and in which another word stands; `at` is the slot of its kind."""
    if sentence.tokens[at].text not in _TOWNS_NAMED or match(r"(?:^|[,;T])vx$", sentence.letters[max(0, at - 3) : at]) is None:
        return False
    lead, name = sentence.tokens[at - 2 : at]
    return len(lead.text + name.text) == len("中云") and lead.end == name.start and not name.text.endswith(_NO_TOWNS_NAME)


def counts_deeds(code: str) -> bool:
    """Projects signed, begun or finished: a zone's, also behind a count of firms (销售超亿元企业29家,新签约项目14个)."""
    return code in _DEEDS


def is_added_before(sentence: Sentence, at: int) -> bool:
    """新增规上工业企业, 新认定国家高企, 15家企业通过高新技术企业认定."""
    if not at:
        return False
    before = sentence.tokens[at - 1].text
    if sentence.letters[at + 1 : at + 2] == "v" and sentence.tokens[at + 1].text == "认定" and before.endswith(("通过", "获得", "获评")):
        return True
    if before in ("国家", "国家级", "省级"):
        before = sentence.tokens[at - 2].text if at > 1 else ""
    return before in ("新增", "认定", "申报")


def is_brought_by_new_ones(sentence: Sentence, at: int) -> bool:
    """12个项目投产,带来规上工业产值8亿元; 新增7户规上工业企业,贡献产值7亿元: what some projects or firms bring, until a place is named."""
    first = max(0, at - NEAR)
    found = search(r"Mv?([QI])[^S;]*$", sentence.letters[first:at])
    if found is not None and sentence.tokens[first + found.start(1)].text.endswith("项目"):
        return True
    found = search("[^S;]*$", sentence.letters[first:at])
    return found is not None and _NEW_FIRMS.search(sentence.text_of(first + found.start(), at)) is not None


def is_added_to(sentence: Sentence, at: int) -> bool:
    """True where the list that this name is a member of begins with 新增, or what it is a part of does: 新增“四上”企业86家,其中规上工业企业32家."""
    since = sentence.behind_last(",;:", at)
    if sentence.letters[since : since + 1] == "q" and since:
        since = sentence.behind_last(",;:", since - 1)
    return any(token.text in _ADDED for token in sentence.tokens[since : since + 3])


def tells_of_projects(sentence: Sentence, memory: Memory) -> bool:
    """今年计划投资18亿元,改造10个社区 is no plan of key projects: neither the sentence nor what it goes on about names projects."""
    before = (memory.previous.code if memory.previous is not None else "", memory.opening, memory.theme)
    return any(code.startswith("projects_") for code in before) or any("项目" in token.text for token in sentence.tokens)
