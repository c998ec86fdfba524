"""Lists: what the members before 分别 are, so that each number of the list finds its own.

A member that is no known indicator keeps its place in the order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from metrics.extraction.clause import Clause, Memory, Sentence, Topic
from metrics.extraction.codes import is_investment
from metrics.extraction.document.context import Context
from metrics.extraction.lists_of_parts import ABOVE, are_branches_of_a_noun, are_places_behind, is_all_of_a_part, of_last
from metrics.extraction.names.named_codes import ADDED, code_in_context, is_part_of_investment
from metrics.extraction.names.structures import is_structure, tells_structure
from metrics.extraction.names.topics import Topics
from metrics.extraction.slots import match, search
from metrics.extraction.whose.named_places import kind_within, listed_at, named_at, own_by_name
from metrics.extraction.whose.strangers import NEAR, is_added_before
from metrics.extraction.zones.kinds import WHOLE
from metrics.extraction.zones.place import REGIONS
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_BETWEEN = "DvFYurdeltTN,OApqkSgW"
_INVESTED = {"primary_va": "primary_investment", "secondary_va": "secondary_investment", "tertiary_va": "service_investment"}
_INVESTMENTS = ("fai", *_INVESTED.values())
_EARNED = ("industrial_profit", "industrial_revenue", "profit_and_tax")
_HOW_MANY = ("", "", "两", *"三四五六七八九十")
_COUNTED = re.compile("([两三四五六七八九十])个?(?:市县|县市|市区|县区|区县|园区|市|县|区|地|州|旗)")  # 亳州、蚌埠、宿州三市
_NOUN = 6  # slots behind names in which their noun can stand
_OF_IT = ("的", "中", "里", "内", "之中", "当中")  # behind a name: what stands next is a part of it
_TWO_PLACES = ("省市",)  # one word for two
_KIND = re.compile(f"{WHOLE}|度假区|示范区")
_GIVEN_TO = re.compile(r"(?:c[SvT]{0,2}[IJ][uvxr]{0,3}C|D?L[vST]{0,3}[IJ][uvr]{0,3})[vDF]{0,4}$")  # slots
_SHARED_NOUN = re.compile(r"D[vF]{0,3}([IJ])[vF]{0,3}$")


def without_said_again(clause: Clause) -> str:
    """The letters of a clause, but for the noun said again and the whole: 增加值占…的比重分别, 对全市工业经济增长的贡献率分别."""
    said = [
        t.letter == "J" and (t.text in ADDED or match(".*[cz]S?$", clause.letters[:i]) is not None) for i, t in enumerate(clause.tokens)
    ]
    return "".join("v" if is_again else letter for is_again, letter in zip(said, clause.letters, strict=True))


def list_members(sentence: Sentence, wide_start: int, first: int, count: int, topics: Topics, memory: Memory) -> list[Topic | None] | None:
    """The `count` members named before a list of numbers, None for a member without a code; None where they differ."""
    letters = sentence.letters
    if search(r"z[vTYD]{0,3}(?:Sj)+S[vx]{0,2}IZ?[vDF]{0,3}P$", letters[wide_start : first + 1]) is not None:
        return None  # 占全国、全省进出口总值的5.9%、46.9%: the name is that of the wholes
    pair = next((at for at in range(wide_start, first) if _codes_of_pair(sentence.tokens[at])), None)
    if pair is not None:
        return _of_pair(sentence, pair, first, count, topics, memory)
    members = _members(letters, wide_start, first, count) or _members(_without_inner(sentence, wide_start, first), wide_start, first, count)
    if members is None:
        return None
    shared = _SHARED_NOUN.search(letters[wide_start:first])
    if shared is not None:
        return _with_shared_noun(sentence, members, wide_start + shared.start(1), topics, memory)
    named = [m for m in members if any(letters[i] in "IJ" for i in m)]
    if not named:
        return None
    if named == members[:1] and are_places_behind(letters, members):
        return None
    if are_branches_of_a_noun(sentence, members, first):
        return [None] * count
    if named == members[-1:] and (owners := _owners(sentence, members, topics, memory)) is not None:
        return owners
    found = [_opened(sentence, member, topics, memory) for member in members]
    if len(named) == count > 1 and (placed := _each_of_its_place(sentence, members, found, topics)) is not None:
        return placed
    found = _without_industrys_tax(found)
    if is_all_of_a_part(sentence, members, found):
        found = [topic and replace(topic, is_blocked=True, is_narrowed=True) for topic in found]
    last = found[-1]
    if last is None or (None not in found and "J" not in [letters[i] for m in members for i in m]):
        return found
    return [of_last(sentence, member, last) or topic for topic, member in zip(found, members, strict=True)]


def _each_of_its_place(
    sentence: Sentence, members: Sequence[Sequence[int]], found: Sequence[Topic | None], topics: Topics
) -> list[Topic | None] | None:
    """庆阳市工业投资、武威市工业投资分别增长…: the same of one place after the other; None where a place is named before some of them only, or one alone."""
    places = [
        next((i for i in member if sentence.letters[i] == "S" and sentence.letters[i + 1 : i + 2] in ("I", "J")), -1) for member in members
    ]
    if -1 in places or len({sentence.tokens[place].text for place in places}) < len(places):
        return None
    owned: list[Topic | None] = []
    for place, topic in zip(places, found, strict=True):
        is_known = topic is not None and topics.owner.claims(sentence, place)
        is_blocked = topic is not None and (topic.is_narrowed or topics.owner.is_foreign)
        owned.append(replace(topic, zone=topics.owner.zone, is_blocked=is_blocked) if topic is not None and is_known else None)
    return owned


def _of_pair(sentence: Sentence, at: int, first: int, count: int, topics: Topics, memory: Memory) -> list[Topic | None] | None:
    """The members that one word names: 二、三产业, 批发和零售; `at` is its slot."""
    token, letters = sentence.tokens[at], sentence.letters
    codes = _codes_of_pair(token)
    if codes[0] == "wholesale_sales" and "零售额" in sentence.text_of(at + 1, at + _NOUN):
        return [None] * count  # 限上批发、零售、住宿、餐饮四个行业零售额: parts of the retail sales
    if (is_structured := is_structure(sentence.tokens, at)) or token.text.endswith("产业"):
        if is_structured:
            is_invested = _is_of_investment(memory) and not _begins_anew(sentence, at)
            is_told = not is_invested and tells_structure(sentence.tokens, at, first)
            if "C" not in letters[at:first] and not is_told:
                return None  # 三次产业结构为…,对经济增长贡献率分别为… tells of them
        elif letters[at + 1] not in "cYDudCvFr" and not _is_share_of_product(sentence, at):
            return None  # 一、二、三产业新设企业
        noun = _SHARED_NOUN.search(letters[at + 1 : first]) if not is_structured else None
        behind = sentence.tokens[at + 1 + noun.start(1)].text if noun is not None else ""
        is_investment_done = behind in ("投资", "完成投资") or behind.endswith("固定资产投资")
        if behind and not is_investment_done and not behind.endswith(ADDED):
            return [None] * count  # 第一、二、三产业分别到位资金…: what each has of something else
        if (_is_of_investment(memory) or is_investment_done) and not is_structured:
            codes = [_INVESTED[code] for code in codes]  # 固定资产投资…。分产业看,第一、二、三产业分别增长…
    return [topics.make(code, token) for code in codes] if len(codes) == count else None


def _is_of_investment(memory: Memory) -> bool:
    return memory.context in _INVESTMENTS or is_part_of_investment(memory)


def _begins_anew(sentence: Sentence, at: int) -> bool:
    """2022年全区三次产业结构为…: a sentence that says of when or of whom, and has named no investment, divides the product."""
    invested = (t.entry is not None and t.entry.value in _INVESTMENTS for t in sentence.tokens[:at])
    return sentence.letters[0] in "TS" and not any(invested)


def _is_share_of_product(sentence: Sentence, at: int) -> bool:
    """三次产业占地区生产总值比重分别为: what follows is a share of the product, which nothing but the value added of each can have."""
    whole = match("z[SvT]{0,2}I", sentence.letters[at + 1 : at + _NOUN])
    entry = sentence.tokens[at + whole.end()].entry if whole is not None else None
    return entry is not None and entry.value == "gdp"


def _opened(sentence: Sentence, member: list[int], topics: Topics, memory: Memory) -> Topic | None:
    """The topic that a member of a list names, remembered for the short names of those behind it."""
    letters = sentence.letters
    name = next((i for i in member if letters[i] in "IJ" and letters[i - 1 : i] != "z"), None)  # 二产、三产占GDP比重
    if name is None:
        return None
    describes = letters[name + 1 : name + 2] == "v" and sentence.tokens[name + 1].text in _OF_IT
    if describes and any(letters[i] in "xQ" for i in member if i > name):
        return None  # 利用外资的新批项目数、合同外资; 规上工业中机器人、锂电池等产品产量
    topic = topics.opened(sentence, name, min(member), memory)
    if topic is not None:
        memory.context = topic.code
    return topic


def _without_industrys_tax(found: list[Topic | None]) -> list[Topic | None]:
    """规上工业总产值、利润、税收分别…: what stands behind earnings of industry alone is the tax that industry pays, or all: nobody knows."""
    is_tax = [topic is not None and topic.code == "tax_revenue" and topic.text == "税收" for topic in found]
    of_industry = [False, *(topic is not None and topic.code in _EARNED for topic in found)]
    return [None if tax and industrys else topic for topic, tax, industrys in zip(found, is_tax, of_industry, strict=False)]


def _owners(sentence: Sentence, members: list[list[int]], topics: Topics, memory: Memory) -> list[Topic | None] | None:
    """长沙、衡阳新登记市场主体分别为…: only the last member names the indicator, behind an owner of its own."""
    letters, last = sentence.letters, sorted(members[-1])
    name = next(i for i in last if letters[i] in "IJ")
    if not any(letters[i] in "SxQE" for i in last if i < name):
        return None
    if any(letters[i] == "c" for m in members for i in m):
        return [None] * len(members)  # 对欧盟、香港出口
    token = sentence.tokens[name]
    code = code_in_context(token, memory, letters[name + 1 :]) or _told_before(token, memory)
    if code and vocabulary().kinds.get(code) == "stock" and is_added_before(sentence, name):
        return [None] * len(members)  # 长沙县、浏阳市新增规上企业分别为12家、8家
    found: list[Topic | None] = []
    for member in members:
        inside = [i for i in sorted(member) if (i < name or member is not members[-1]) and letters[i] not in "vTF"]
        count = _COUNTED.fullmatch(sentence.tokens[inside[-1]].text) if len(inside) > 1 and member is members[-1] else None
        if count is not None and count[1] not in _HOW_MANY[len(members) : len(members) + 1]:
            return [None] * len(members)  # 亳州、蚌埠、宿州四市
        inside = inside[:-1] if count is not None else inside
        is_place = re.fullmatch("S?x?S", "".join(letters[i] for i in inside)) is not None
        place = listed_at(topics.owner.context, sentence, inside[-1]) if is_place else None
        found.append(Topic(code, token.text, token.start, place) if code and place else None)
    return found


def _told_before(noun: Token, memory: Memory) -> str | None:
    """三市的增加值 behind a sentence about 规上工业增加值: what the sentence before told of all; so is 完成投资."""
    before = memory.going_on[0] if memory.going_on is not None and memory.is_near else memory.previous
    of_opening = (memory.opening, f"{memory.opening}_all")  # 工业增加值 behind 规上工业增加值
    if before is None or noun.letter != "J" or not before.text.endswith(noun.text) or memory.context not in (before.code, *of_opening):
        return _invested(noun, memory)
    is_of_whole = before.code in of_opening or memory.context in of_opening  # 其中,装备制造业增加值增长9%。太原、大同增加值分别增长…
    return memory.opening if is_of_whole else before.code


def _invested(noun: Token, memory: Memory) -> str | None:
    """完成投资 of 固定资产投资增长5%。其中,甲区、乙区完成投资分别增长12%、9%: what the sentence before told of all."""
    before = memory.going_on[0] if memory.going_on is not None and memory.is_near else None
    return before.code if before is not None and noun.text.endswith("完成投资") and is_investment(before.code) else None


def places_listed(tokens: list[Token]) -> list[str]:
    """The places that a list is held against; 湖北省 and 高新区 side by side are one."""
    found: list[str] = []
    for at, token in enumerate(tokens):
        if token.letter == "S" and at and tokens[at - 1].letter == "S" and len(token.text) > 1:
            found[-1] += token.text
        elif token.letter == "S":
            found += token.text if token.text in _TWO_PLACES else (token.text,)
    return found


def _without_inner(sentence: Sentence, wide_start: int, first: int) -> str:
    """制造业投资、交通能源和水利投资、房地产开发投资: 和 before a later 、 stands inside a member."""
    letters = list(sentence.letters)
    last = max((i for i in range(wide_start, first) if sentence.tokens[i].text == "、"), default=-1)
    for i in range(wide_start, last):
        if letters[i] == "j" and sentence.tokens[i].text != "、":
            letters[i] = "x"
    return "".join(letters)


def _codes_of_pair(token: Token) -> list[str]:
    """城乡居民人均可支配收入 names two indicators at once."""
    value = token.entry.value if token.letter == "I" and token.entry is not None else ""
    return value.partition(";")[0].split("|") if "|" in value else []


def _members(letters: str, wide_start: int, first: int, count: int) -> list[list[int]] | None:
    """The slots of each of the last `count` members, in order."""
    end = first
    shared = _SHARED_NOUN.search(letters[wide_start:first])
    if shared is not None:
        end = wide_start + shared.start()
    elif (given := _GIVEN_TO.search(letters[wide_start:first])) is not None:
        end = wide_start + given.start()  # 二产、三产对GDP增长贡献率分别为55%和42%, 分别拉动GDP增长…
    while end > wide_start and letters[end - 1] in _BETWEEN and not (shared and letters[end - 1] == "S"):
        end -= 1
    members: list[list[int]] = [[]]
    for i in range(end - 1, wide_start - 1, -1):
        if letters[i] == "j":
            if len(members) == count:
                return None
            members.append([])
        elif letters[i] == "," and len(members) < count and any(letters[k] in "IJ" for k in members[-1]):
            members.append([])
        elif letters[i] in ",;:()":
            break
        else:
            members[-1].append(i)
    found = [m for m in reversed(members) if m]
    if len(found) != count or not all(any(letters[k] in "IJxQES" for k in m) for m in found):
        return None
    return found


def _with_shared_noun(sentence: Sentence, members: list[list[int]], noun: int, topics: Topics, memory: Memory) -> list[Topic | None]:
    """装备制造业、高技术制造业分别实现增加值; 甲区、乙区分别完成地区生产总值."""
    named = [_joined(sentence, sorted(m), sentence.tokens[noun], topics) for m in members]
    if any(named):
        return named
    code = code_in_context(sentence.tokens[noun], memory, sentence.letters[noun + 1 :]) or _invested(sentence.tokens[noun], memory)
    are_kinds = _are_kinds(sentence, members, topics)
    found: list[Topic | None] = []
    for member in members:
        places = [i for i in member if sentence.letters[i] == "S"]
        name = _named_in_list(topics.owner.context, sentence, places[0], are_kinds) if places and code else None
        before = places[0] - 1 if places else -1  # 邳州, which is a part of the name of 邳州经开区
        is_before = (
            before in member and sentence.letters[before] == "x" and sentence.tokens[before].end == sentence.tokens[before + 1].start
        )
        is_only_a_place = not any(sentence.letters[i] in "xQE" for i in member if not is_before or i != before)
        token = sentence.tokens[noun]
        is_kind = are_kinds and len(places) == 1 and topics.owner.context.place.level not in REGIONS
        found.append(Topic(code, token.text, token.start, name) if code and (name or is_kind) and is_only_a_place else None)
    return found


def _named_in_list(context: Context, sentence: Sentence, at: int, is_kind: bool) -> str | None:
    name = named_at(context, sentence, at) or own_by_name(context, sentence, at)
    return kind_within(context, sentence, at) if name is None and is_kind else name


def _are_kinds(sentence: Sentence, members: list[list[int]], topics: Topics) -> bool:
    """经开区、高新区分别完成…, in a text that is of no zone: two zones, whose names nobody says."""
    words = [
        sentence.tokens[i].text
        for member in members
        for i in member
        if sentence.letters[i] == "S" and _KIND.fullmatch(sentence.tokens[i].text)
    ]
    context = topics.owner.context
    are_mixed_up = not context.place.level and "全市" in context.own_words  # nobody says which city's either: all would be one's
    return context.place.level != "zone" and not are_mixed_up and len(words) == len(set(words)) == len(members)


def _joined(sentence: Sentence, member: list[int], shared: Token, topics: Topics) -> Topic | None:
    """The member's words and the noun it shares make an indicator's name; 规上 alone before a name tells nothing new of it."""
    noun = "增加值" if shared.text.endswith("增加值") else shared.text
    words = [sentence.tokens[i] for i in member]
    named = ["".join([t.text for t in words])] + [t.text for t in words[-1:] if len(words) > 1 and words[0].text in ABOVE]
    for entry in (entry for name in named for entry in vocabulary().entries.get(name + noun, ())):
        if entry.type == "indicator":
            return topics.make(entry.value, words[0])
    return None


def is_member(letters: str, at: int) -> bool:
    """True for a name behind 、, unless the list began with a name that nobody knows: …高于全市6个百分点,财政、税收收入总量居第一."""
    return not (letters[at - 2] == "x" and search("[IJ][^,;:]*$", letters[max(0, at - NEAR) : at]) is None)
