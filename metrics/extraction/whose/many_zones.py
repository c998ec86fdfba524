"""Words for many zones at once, of which a page's own is one at the most: 全省开发区, 兄弟开发区, 全市8个园区, 苏州工业园区、洋浦开发区等5个区域."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import match, search
from metrics.extraction.sums import IN_ALL
from metrics.extraction.whose.strangers import counts_a_part, is_another_number
from metrics.extraction.zones.place import REGIONS
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_ALL_KINDS = ("产业园区", "工业园区", "园区", "开发区")
_CHOSEN = ("重点", "主要")
_GROUPED = ("国家级", "省级", "市级", "各", "各个", "各大")
_RANKS = ("国家级", "省级", "省级以上", "省级及以上")
_RANKS_TOLD = ("国家级", "国家", "省级", "市级")
_UPWARDS = ("以上", "及以上")
_RANKED = ("开发区", "经开区", "高新区", "经济技术开发区", "高新技术产业开发区")
_ALL_OF = ("全国", "全省", "全市", "全州", "全县", "我国", "我省")
_SOME_PLACES = re.compile("(?:\\d{1,2}|[两三四五六七八九十])个?[市县区州]")
_NEAR_BY = 7  # slots from a count to a name
_CHOSE = re.compile(
    r"(?:^|[,;])(?:(?!作为|是)[^,;]){0,6}(?:榜单?|入围|入选|参评|参加[^,;]{0,4}|排名[^,;]{0,4}|百强|考核)$"
)  # 位列榜单的国家级经开区
_CHOSEN_NEAR = 6  # slots from a count to the kind behind its choice and rank
_COUNTED, _LISTED = 10, 53  # slots in which a count, and the list of what is counted, must stand before a name
_OTHERS = ("兄弟", "其他", "其它", "其余", "剩余", "另外", "周边", "同类", "另一", "邻近", "外地", "参评", "参评的", "全部", "受评")
_SOME_LARGE = re.compile("[两二三四五六七八九]大$|[几数]个(?:产业|工业|特色)?$")


def _is_of_all(sentence: Sentence, at: int) -> bool:
    """全省开发区, 全国高新区; 国家级经开区 at the head of a clause: all zones of a kind, on the page of one."""
    tokens = sentence.tokens
    first = at - (at > 0 and tokens[at - 1].text in _RANKS and tokens[at - 1].end == tokens[at].start)
    if first and tokens[first - 1].text in _ALL_OF and tokens[first - 1].end == tokens[first].start:
        return True
    return first < at and tokens[at].text in _RANKED and sentence.letters[first - 1 : first] in ("", ",", ";", "T")


def is_of_all_around(sentence: Sentence, at: int) -> bool:
    """全市工业园区, 全市开发区: those of the whole region, however many of them are known."""
    before = sentence.tokens[at - 1] if at else None
    return before is not None and before.end == sentence.tokens[at].start and before.entry is not None and before.entry.type == "wider"


# 经开区、甲镇、乙镇三大工业区域完成…
_ALL_NAMED = seldom(
    r"[、和][^,;:、\d]{2,12}?[两三四五六七八九十]大(?:主要|重点|核心)?(?:工业|产业|经济|功能|发展)?(?:区域|板块|园区|片区|平台|集聚区|组团|基地)[^,;:、\d]{0,8}$"
)


def is_of_several(context: Context, sentence: Sentence, at: int, told: str | None = None) -> bool:
    """全市8个园区完成固定资产投资, on the page of one zone or of the city: what several of them did; `at` is the name's slot.

    False for those of the page's own district where they are whom the figures are `told` of, 蔡甸区园区.
    """
    if _is_of_those_listed(context, sentence, at) or _is_of_several_kinds(context, sentence, at):
        return True
    chosen = search(r"S[vTF]{0,4}$", sentence.letters[:at][-_NEAR_BY:]) if context.place.level == "zone" else None
    if chosen is not None and _is_of_those_chosen(sentence, at - len(chosen[0])):
        return True
    found = search(r"M([vSQ])[vTF]{0,4}$", sentence.letters[:at][-_NEAR_BY:])
    if found is None or context.is_about_zones or context.tells_of_all_zones:
        return False
    if context.place.level == "province" or (not context.place.level and not context.own_words):
        return False
    counted = at - len(found[0])
    quantity, behind = sentence.tokens[counted].quantity, sentence.tokens[counted + 1]
    if quantity is None or quantity.unit != "COUNT" or sentence.tokens[counted].text == context.group:
        return False
    is_called_so = context.place.level == "county" and told == (context.place.name or "") + behind.text
    return behind.text in (*_ALL_KINDS, *_RANKED) and not (is_called_so and sentence.letters[counted - 1 : counted] == "S")


_SEVERAL_KINDS = re.compile(f"[两三几]类(?:国家级?|省级)?(?:{'|'.join((*_ALL_KINDS, *_RANKED))})[^,;:、]{{0,8}}$")


def _is_of_several_kinds(context: Context, sentence: Sentence, at: int) -> bool:
    """375家两类国家级产业园区合计完成, on a page that is not about them: all zones of several kinds."""
    if context.is_about_zones or not sentence.says("类"):
        return False  # as nearly all
    return _SEVERAL_KINDS.search(sentence.text_of(max(0, at - _NEAR_BY), at)) is not None


_IS_ZONE = re.compile(f"(?:{any_of('zone_kind_word')})$")
# 3个园区合计完成, 上述两区共实现
_SO_MANY = seldom(
    r"(?:上述|以上|这|该)?(\d{1,2}|[两三四五六七八九十]{1,2})[个家大]?(?:[重点主要国家级]{2,4})?(?:园区|开发区|高新区|经开区|区域|片区|板块|平台|[区市县州地])?"
    rf"(?:[上下]半年|[今去]年|全年|[前第]?[一二三四]季度)?(?:{'|'.join(IN_ALL)})"
)


def _is_of_those_listed(context: Context, sentence: Sentence, at: int) -> bool:
    """苏州工业园区、洋浦开发区等5个区域上半年实现工业总产值; 南昌、九江、吉安三个设区市: what several places did that stand in a list."""
    if sentence.tokens[at - 1].text.startswith(IN_ALL) and search(r"Sx?j[SxvjQ]{0,40}S[TvF]{0,2}v$", sentence.letters[:at]):
        return True  # 南昌、九江、吉安上半年共完成
    if sentence.says("大") and _ALL_NAMED.search(sentence.text_of(at - _LISTED, at)) is not None:
        return True
    if _sum_up_those_before(context, sentence, at) or _have_it_together(sentence, at):
        return True
    if "M" not in sentence.letters[max(0, at - _COUNTED) : at]:
        return False
    first = max(0, at - _LISTED)
    before = sentence.letters[first:at]
    if "j" not in before or "S" not in before:
        return False  # as most: no list of places
    listed = search(r"Sx?j[SxvjQ]{1,40}M[^,;:()MPI]{0,9}$", before)
    if listed is None:
        return False
    counted = first + listed.start() + listed[0].rindex("M")
    quantity = sentence.tokens[counted].quantity
    is_count = quantity is not None and quantity.unit == "COUNT" and quantity.printed_unit in ("个", "家", "")
    if not is_count or quantity is None or sentence.tokens[counted].text == context.group:
        return False
    names_all = re.search(r"S(?:jS)+$", sentence.letters[:counted])  # as many as it counts
    return sentence.tokens[counted - 1].text.endswith("等") or (names_all is not None and names_all[0].count("S") == quantity.value)


def _have_it_together(sentence: Sentence, at: int) -> bool:
    """南宁高新区、南宁综合保税区进出口总额500亿元: one amount of two zones; 黄埔区、广州开发区 is a district and its zone, which are run as one."""
    listed = search("(?:^|[,;:T])((?:x?S{1,2}j){1,6}x?S{1,2})[vTF]{0,3}$", sentence.letters[:at])
    if listed is None or match("I[vF]{0,3}M(?!j)|I[vFY]{0,3}[udr]v?P(?!j)", sentence.letters[at : at + 9]) is None:
        return False
    names = sentence.text_of(listed.start(1), listed.end(1))
    return not names.startswith(_ALL_OF) and all(_IS_ZONE.search(name) is not None for name in names.split("、"))


def _sum_up_those_before(context: Context, sentence: Sentence, at: int) -> bool:
    """…分别是甲开发区、乙高新区、丙综合保税区,3个园区合计完成: as many as were listed in the clause before, together."""
    since = sentence.behind_last(",;:", at)
    if not since or search("Sx?j[^,;]*S", sentence.letters[max(0, since - _LISTED) : since]) is None:
        return False
    counted = _SO_MANY.match(sentence.text_of(since, at))
    return counted is not None and not (context.group or " ").startswith(counted[1])


def _is_set_against_another_rank(sentence: Sentence, at: int) -> bool:
    """8个国家高新区实现营业收入7800亿元,省级高新区实现6100亿元: some of all zones, told apart by their rank."""
    tokens = sentence.tokens
    if not at or tokens[at - 1].text not in _RANKS_TOLD or tokens[at - 1].end != tokens[at].start:
        return False
    others = (t.text for t, behind in pairwise(tokens[: at - 1]) if behind.letter == "S" and t.text in _RANKS_TOLD)
    return any(rank[:2] != tokens[at - 1].text[:2] for rank in others)


def _is_of_those_chosen(sentence: Sentence, at: int) -> bool:
    """47家入榜的国家级经开区, 12家参评省级开发区, 前30家的国家级高新区: some zones of a rank, with what chose them between count and rank."""
    tokens = sentence.tokens
    if at < 2 or tokens[at].text not in _RANKED or tokens[at - 1].text not in _RANKS:
        return False
    found = search(r"M[xvkQ]{1,4}$", sentence.letters[max(0, at - _CHOSEN_NEAR) : at - 1])
    if found is None:
        return tokens[at - 2].text == "的" and _CHOSE.search(sentence.text_of(at - _CHOSEN_NEAR, at - 2)) is not None
    counted = at - 1 - len(found[0])
    quantity = tokens[counted].quantity
    is_count = quantity is not None and quantity.unit == "COUNT" and quantity.printed_unit in ("个", "家")
    return is_count and all(a.end == b.start for a, b in pairwise(tokens[counted : at + 1]))


def is_grouped(context: Context, sentence: Sentence, at: int) -> bool:
    """全省国家级开发区, 全市8个开发区, 各开发区: many of them, and not the document's own."""
    tokens = sentence.tokens
    if context.zone is not None and at and tokens[at - 1].text == "国家":
        is_named = at > 1 and tokens[at - 2].letter in "xS" and tokens[at - 2].end == tokens[at - 1].start
        if not is_named:
            return True  # 国家高新区实现营业收入, and not 荆门国家高新区
    if at and tokens[at - 1].end == tokens[at].start and sentence.text_of(at - 2, at).endswith(_OTHERS):
        return True  # 兄弟开发区
    if at and tokens[at - 1].letter == "x" and _SOME_PLACES.fullmatch(tokens[at - 1].text):
        return True  # 唐山、石家庄、沧州3市开发区
    if counts_a_part(sentence, at):
        return True
    if context.place.level == "zone" and _is_of_those_chosen(sentence, at):
        return True
    if context.place.name is None and not context.own_words and not context.is_about_zones:
        return False  # a page about the group itself
    if context.is_about_zones:
        if context.group and any(t.text == context.group for t in tokens[max(0, at - 2) : at]):
            return False  # 11个重点园区实现…: those that the page is about
        if at and tokens[at - 1].text in _RANKS and search("q[T,v]{0,3}$", sentence.letters[: at - 1]) is not None:
            return True  # 其中,国家级开发区实现…
        if _is_set_against_another_rank(sentence, at) or is_another_number(context.group, tokens[max(0, at - 3) : at]):
            return True
        return search(r"(?:^|[^S])M[vQ]?$", sentence.letters[max(0, at - 3) : at]) is not None  # 其中6家国家级经开区
    if at and tokens[at - 1].end == tokens[at].start and _SOME_LARGE.search("".join([t.text for t in tokens[max(0, at - 3) : at]])):
        return True  # 两大工业园区, 几个产业集聚区
    around = tokens[at - 1].entry if at and tokens[at - 1].end == tokens[at].start else None
    if around is not None and around.type == "wider" and tokens[at].text in _ALL_KINDS and search("[MP]", sentence.letters[:at]):
        return True  # …;园区方面,全市产业园区实现…
    if not context.tells_of_all_zones and context.place.level == "zone" and context.zone is not None and _is_of_all(sentence, at):
        return True
    ranked = at - (at > 1 and tokens[at - 1].text in _UPWARDS and tokens[at - 2].text in _RANKS)  # 158家省级以上开发区
    before = search(r"S?M?[vQ]?$", sentence.letters[max(0, ranked - 3) : ranked])
    words = [t.text for t in sentence.tokens[ranked - 1 : ranked]] if before and before[0].endswith(("v", "Q")) else []
    if words and words[0] not in (*_GROUPED, *_CHOSEN):
        return False
    is_counted = "M" in (before[0] if before else "") and not context.is_about_zones
    is_region = context.place.level in REGIONS or (not context.place.level and bool(words) and words[0].startswith("各"))  # 各园区
    if is_counted and (context.place.level == "zone" or (bool(words) and words[0].endswith("级"))):
        return True  # 长三角20个国家级经开区; 前18个自由贸易试验区, on the page of one
    return bool(before and before[0].startswith("S") and (words or is_counted)) or (is_region and (bool(words) or is_counted))
