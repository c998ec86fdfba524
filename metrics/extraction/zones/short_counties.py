"""Counties and districts that a city's page calls by their short names: 越城、柯桥、上虞分别增长…, 诸暨实现…."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from metrics.extraction.zones.gazetteer import by_short_name, regions, stems, zones
from metrics.extraction.zones.place import Place
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import Entry, vocabulary, words_of

_BEFORE = ("", *",;:(jTqcgh")  # slots behind which a subject or a member of a list stands
_BEHIND = ("", *",;:()jDudFMPIJrlkvaT")  # and what may stand behind one
_SAYS = ("是", "为", "有", "在", "由", "从", "比", "与", "的是", "分别")
_PIECES = ("x", "v", "Q")
_LISTED = 3  # names side by side that mean counties without a word that counts them
COUNTIES_COUNTED = seldom("([\u4e00-\u9fff]{1,4}?)(?:等|这)?([两三四五六七八九十])(?:个|座)?(?:县级市|县市|市县|省市|[省市县区地])")
HOW_MANY = {"两": 2, **{digit: value for value, digit in enumerate("零一二三四五六七八九十")}}
_GO_ON_A_NAME = frozenset("港镇乡村路街湖山河江湾岛城新老东西南北高经开市县区")  # 太仓港口岸
_BEHIND_A_NAME = seldom(
    r"([\u4e00-\u9fff]{2,4}?)(虽然?|尽管|作为|则|却|也|仍|已|当|以|只|仅|才|刚|还|又|再|倒|更|一[地市县区]就?|[两二三四五六七八九十]个?(?:县区|县市|[市县区地])"
    r"|(?:紧[随跟盯扣紧抓]|位[居列]|[排居列]|表现|[强优]势|异军|后来|奋起|[发奋]力|一[路马]|[稳快飞]步|依[旧然]|更[是加]?|同样|[均都]|双双|首次|凭借|依托|借助|立足|抢抓|坚持|聚焦|高[位速开]|领[跑先]|逆势|迎头|跃居|成为|跻身|迈入|率先|力压|反超|赶超|超越|不甘)[\u4e00-\u9fff]{0,8})"
)  # 鄞州则…, 博罗紧随其后
# 作为工业大县的博罗, 工业重镇张家港: what a subject is called by the way, from the beginning of its clause
_CALLED = seldom(
    r"(?:.[^\d]的|大县|强县|大市|强市|大区|强区|重镇|名城|城区|百强县|百强区|老区|之首|县城|门户|龙头|之秀|优等生|老大哥|县级市|[水侨茶酒]乡|[港古山江水煤钢油药瓷]城|之乡|之都|之城|明珠)[”\"]?$"
)
# 压过东阳的105亿元, 彼时义乌…: what may be run together before a name
_LED_BY = seldom(
    "(?:[压力碾反赶超盖胜][压过超]|超越|追平|甩开|逼近|紧追|直追|领先|落后|不及|唯独|只有|唯有|反观|再看|其中|彼时|另有|还有|而|但|仅|只|把|被|将)"
)
_LED_WORDS = ("压过", "力压", "反超", "赶超", "超越", "追平", "甩开", "逼近")
_QUOTES = "”\"'’"
_ZONE = seldom("([\u4e00-\u9fff]{2,4}?)(?:经济技术|高新技术产业|经济)开发区")
_BY_ITSELF = re.compile("(?![市县区港])[^经高保]{2,4}(?:新区|务区|产业园|天城)")  # 国际港务区, where its city is left out
# What means something else as well, but in a list of such names.
WORDS = frozenset(("新城", "城区", "城关", "城中", "矿区", "郊区", "平原", "开发", "高新", "和平", "东方", "沿河", "港口", "新市"))


@cache
def _within(province: str, city: str, own: frozenset[str]) -> dict[str, Entry]:
    """Of two that bore one name after each other, 上虞市 and 上虞区, the district, which is the later one."""
    near = [r for code, r in regions().items() if r.level == "county" and (r.province, r.city) == (province, city) and code not in own]
    near.sort(key=lambda region: region.name.endswith("区"))
    called = {region.short or region.name[:-1]: Entry("region", region.code) for region in near}
    return {**_zones_within(city), **{name: entry for name, entry in called.items() if len(name) > 1}}


@cache
def _zones_within(city: str) -> dict[str, Entry]:
    """仲恺, 大亚湾 in 惠州市: what is left of a zone's name without its city and its kind, where that is no name of a place in it; 国际港务区 in 西安市, by its kind."""
    left = {zone: zone.removeprefix(city[:-1]) for zone, each in zones().items() if each.city == city and zone.startswith(city[:-1])}
    found = {zone: _ZONE.fullmatch(name) for zone, name in left.items()}
    by_themselves = {
        name: zone for zone, name in left.items() if _BY_ITSELF.fullmatch(name) is not None and name not in vocabulary().entries
    }
    return {name: Entry("zone", zone) for name, zone in by_themselves.items()} | {
        name[1]: Entry("zone", zone) for zone, name in found.items() if name is not None
    }


def counties_of(place: Place) -> dict[str, Entry]:
    """What each short name means on the page of a city; empty on any other."""
    region = regions().get(min(place.own, default="")) if place.level == "prefecture" else None
    return {} if region is None else _within(region.province, region.city or region.name, place.own)


def with_counties(tokens: list[Token], counties: dict[str, Entry]) -> list[Token]:
    """The slots with those words as names of places that stand where a subject or a member of a list does."""
    tokens = [piece for token in _joined(tokens, counties) for piece in _cut(token, counties)]
    tokens = _with_last_of_list(tokens, counties) if any(t.letter == "j" for t in tokens) else tokens
    if not any(t.letter == "x" and t.text in counties for t in tokens):
        return tokens
    return [replace(t, letter="S", entry=counties[t.text]) if _is_name(tokens, at, counties) else t for at, t in enumerate(tokens)]


def with_counties_of_their_cities(tokens: list[Token]) -> list[Token]:
    """扬州市高邮,一季度…: a county by its short name right behind the city that it lies in, whatever the page is of."""
    for at in range(len(tokens) - 2, -1, -1):
        city, first = tokens[at : at + 2]
        if (
            city.letter != "S"
            or first.letter not in _PIECES
            or first.start != city.end
            or city.entry is None
            or city.entry.type != "region"
        ):
            continue
        counties, end = _counties_in(city.entry.value), at + 1
        while end < len(tokens) and counties and tokens[end].letter in _PIECES and tokens[end].start == tokens[end - 1].end:
            end += 1
            if (name := "".join([t.text for t in tokens[at + 1 : end]])) in counties and _ends_a_name(tokens, end):
                tokens = [*tokens[: at + 1], Token("S", first.start, tokens[end - 1].end, name, counties[name]), *tokens[end:]]
                break
    return tokens


def _ends_a_name(tokens: list[Token], end: int) -> bool:
    """Whether a subject or a member of a list can end before a slot: not 高邮 before 园区."""
    behind = tokens[end] if end < len(tokens) else None
    return behind is None or (behind.letter in _BEHIND and behind.letter != "v") or behind.text == "。"


@cache
def _counties_in(code: str) -> dict[str, Entry]:
    """What the short names of a city's counties mean; empty for a province or a county."""
    region = regions().get(code)
    return {} if region is None or region.level != "prefecture" else _within(region.province, region.name, frozenset((code,)))


def with_stems(tokens: list[Token]) -> list[Token]:
    """宁 and 乡 before 高新区, 三台 before 经开区, in which other words of the vocabulary stand: one name before a kind of zone."""
    found = [at for at, t in enumerate(tokens) if t.letter == "S" and t.entry is not None and t.entry.type == "self" and at]
    for at in reversed(found):
        for words in (3, 2, 1):
            named = tokens[max(0, at - words) : at]
            joined = "".join(t.text for t in named)
            is_one = len(named) == words and named[0].start + len(joined) == tokens[at].start and joined in stems() and joined not in WORDS
            if is_one and all(t.letter in "xQvM" for t in named) and (words > 1 or named[0].letter != "x"):
                tokens = [*tokens[: at - words], Token("x", named[0].start, tokens[at].start, joined), *tokens[at:]]
                break
    return tokens


def with_listed_counties(tokens: list[Token]) -> list[Token]:
    """昆山、江阴、张家港三市, on a page of whatever place: three short names or more side by side, or as many as are counted, of counties of one province."""
    at, told = 0, tokens
    while at < len(told) - 2:
        if told[at].letter != "x" or told[at + 1].letter != "j" or (at and told[at - 1].letter == "j"):
            at += 1
            continue
        last = at
        while last + 2 < len(told) and told[last + 1].letter == "j" and told[last + 2].letter == "x":
            last += 2
        names = [token.text for token in told[at : last + 1 : 2]]
        ending = COUNTIES_COUNTED.fullmatch(names[-1])
        names[-1] = ending[1] if ending is not None else names[-1]
        is_enough = len(names) >= _LISTED or ending is not None or len(names[0]) == 1
        entries = _of_one_province(tuple(names)) if is_enough else []
        if not entries or (ending is not None and HOW_MANY.get(ending[2]) != len(names)):
            at = last + 1
            continue
        listed = list(told[at : last + 1])
        for each, (name, entry) in enumerate(zip(names, entries, strict=True)):
            token = listed[2 * each]
            listed[2 * each] = Token("S", token.start, token.start + len(name), name, entry)
        if ending is not None:
            listed.append(replace(told[last], text=told[last].text[len(ending[1]) :], start=told[last].start + len(ending[1])))
        told = [*told[:at], *listed, *told[last + 1 :]]
        at += len(listed)
    return told


@lru_cache(maxsize=1 << 8)
def _of_one_province(names: tuple[str, ...]) -> list[Entry]:
    """What the names mean as counties of one province; empty where one is none of it, or may be anything else."""
    letters = words_of("province_letter_word")
    if all(name in letters for name in names):
        return [Entry("region", letters[name]) for name in names]  # 津、冀; 粤、苏、鲁三省
    called = [[region for region in by_short_name(name) if region.level == "county"] for name in names]
    if any(name in WORDS for name in names) or not all(called):
        return []
    provinces = frozenset.intersection(*(frozenset(region.province for region in each) for each in called))
    if len(provinces) != 1:
        return []
    found = [[region for region in each if region.province in provinces] for each in called]
    return [Entry("region", each[0].code) for each in found] if all(len(each) == 1 for each in found) else []


def _joined(tokens: list[Token], counties: dict[str, Entry]) -> list[Token]:
    """扬 and 中, 镇 and 海, where they are run together: a name in which a word of the vocabulary stands; 三市 behind it goes with it."""
    told: list[Token] = []
    for token in tokens:
        last = told[-1] if told else None
        joins = last is not None and last.end == token.start and last.letter in _PIECES and token.letter in _PIECES
        if joins and last is not None and _is_one_word(last.text + token.text, counties):
            told[-1] = Token("x", last.start, token.end, last.text + token.text)
        else:
            told.append(token)
    return told


def _is_one_word(words: str, counties: dict[str, Entry]) -> bool:
    """扬中, 扬中则, 水城扬中: with a name in it."""
    if words in counties or ((behind := _BEHIND_A_NAME.fullmatch(words)) is not None and behind[1] in counties):
        return True
    return words[-2:] in counties and _CALLED.search(words[:-2]) is not None


def _cut(token: Token, counties: dict[str, Entry]) -> tuple[Token, ...]:
    """鄞州虽然, 扬中三市 as two words: the name, and how the sentence goes on or how many were named; 之秀太仓 and ”张家港 behind what it is called."""
    for length in (2, 3) if token.letter == "x" else ():
        called, name = token.text[:-length], token.text[-length:]
        if (
            name in counties
            and called
            and (called in _QUOTES or _CALLED.search(called) is not None or _LED_BY.fullmatch(called) is not None)
        ):
            at = token.end - length
            return replace(token, text=called, end=at), replace(token, text=name, start=at)
    found = _BEHIND_A_NAME.fullmatch(token.text) if token.letter == "x" else None
    if found is None or found[1] not in counties:
        return (token,)
    at = token.start + len(found[1])
    return replace(token, text=found[1], end=at), replace(token, letter="v", text=found[2], start=at)


def _with_last_of_list(tokens: list[Token], counties: dict[str, Entry]) -> list[Token]:
    """太仓支撑有力 behind 昆山、: the last of a list of such names, run together with what the sentence says of them."""
    told: list[Token] = []
    for token in tokens:
        is_behind_one = len(told) > 1 and told[-1].letter == "j" and (told[-2].letter == "S" or told[-2].text in counties)
        name = next((token.text[:n] for n in (3, 2) if token.text[:n] in counties), "") if is_behind_one and token.letter == "x" else ""
        if not name or len(token.text) < len(name) + 2 or token.text[len(name)] in _GO_ON_A_NAME:
            told.append(token)
            continue
        at = token.start + len(name)
        told += (replace(token, text=name, end=at), replace(token, letter="v", text=token.text[len(name) :], start=at))
    return told


def _is_name(tokens: list[Token], at: int, counties: dict[str, Entry]) -> bool:
    token = tokens[at]
    if token.letter != "x" or token.text not in counties:
        return False
    before, behind = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    is_listed = any(t is not None and t.letter == "j" for t in (before, behind))
    is_clipped = counties[token.text].type == "zone" and _BY_ITSELF.fullmatch(token.text) is None
    if (token.text in WORDS or is_clipped) and not is_listed:
        return False
    is_led = before is None or before.letter in _BEFORE or before.end != token.start or before.text in _SAYS
    begins = next((each for each in range(at, 0, -1) if tokens[each - 1].letter in ",;:()"), 0)
    is_led = is_led or _LED_BY.fullmatch("".join([t.text for t in tokens[begins:at]])) is not None
    is_led = is_led or (before is not None and before.text in _LED_WORDS)
    return (is_led or _is_called(tokens, at)) and (behind is None or behind.letter in _BEHIND or behind.text == "。")


def _is_called(tokens: list[Token], at: int) -> bool:
    """作为工业大县的博罗,…; 工业重镇张家港: the clause says before the name what kind of place it is, and nothing of figures."""
    begins = next((each for each in range(at, 0, -1) if tokens[each - 1].letter in ",;:()"), 0)
    if any(t.letter in "FMPG" for t in tokens[begins:at]):
        return False
    return _CALLED.search("".join([t.text for t in tokens[begins:at]])) is not None
