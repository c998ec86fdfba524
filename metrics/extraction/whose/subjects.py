"""Subjects nobody knows: 华星科技完成工业总产值12亿元, and what is no subject though its words are unknown too."""

from __future__ import annotations

import re
from collections.abc import Collection

from metrics.extraction.clause import DONE, EACH_ALIKE, Clause, Sentence, Topic
from metrics.extraction.slots import match, search
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.strangers import sentence_before
from metrics.extraction.zones.coined import NO_NAME
from metrics.extraction.zones.gazetteer import bears_district, region_name, short_names
from metrics.extraction.zones.place import REGIONS, Place
from metrics.extraction.zones.zonenames import written
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of, vocabulary, words_of

# 我们, and the fields that are spoken of one after the other: 国内贸易实现社会消费品零售总额, 财政完成收入, 港口完成吞吐量
_FIELD = re.compile(f"(?:(?<![宇洋台字部营资村洞])经济|{any_of('field_ending')})$")
# How it was done, and by whom is not said: 通过科技创新实现…, 攻坚克难实现…
_HOW = re.compile(f"^(?:{any_of('manner_opening_word')})|[奋拼抢抓]|{any_of('manner_word')}")
_NAME = seldom(
    "[一-鿿A-Za-z]{2,12}(?<![区市县州盟旗园港域])(?<!部门)(?<![税政]务系统)(?<![财国地]税系统)(?<!财政系统)(?<!海关系统)"
)  # a place has rules of its own, a tax office speaks of all taxes
_BEFORE_VERB = r"T?[vQ]{0,2}(x(?:[vxQkF]{1,2}x|k|Q)?)"
_WITH_VERB, _WITHOUT_VERB = rf"{_BEFORE_VERB}v{{0,2}}(?:Tv{{0,2}})?Fv{{0,2}}$", rf"{_BEFORE_VERB}v{{0,2}}(?:Tv{{0,2}})?$"
_REPORTED = ("上报", "填报", "报送")
_OF_FIRMS = (*words_of("firm_sales_word"), "年产值")
_SOLD = seldom("(?:区内|辖区|园内)?([一-鿿]{3,12}?)(?:累计|已)?(?:产品)?(?:销售|营收|产量|纳税额?|年?产值)")
# 钛产业在宝鸡聚集了460多家企业,其中规上企业58家: an industry's
_OF_AN_INDUSTRY = seldom(
    r"(?:产业|行业|集群)[^,。;\d]{0,10}(?:聚集|集聚|汇聚|拥有|现有)[^,。;\d]{0,3}\d+[多余]?[家户][^,。;\d]{0,4}企业,(?![全我本])[^。;]{0,40}$"
)
# 有的园区工业总产值已经超过800亿元: another's, which is not named
_SOME_OTHER = seldom(
    r"(?:有的|有些|个别|一些)(?:兄弟|先进|沿海|发达)?(?:园区|开发区|高新区|经开区|新区|县[市区]|区县|地区|地方|城市|乡镇|镇街)(?!内|的企业|企业)[^,。;\d]*[\d.]+[^,。;\d]{1,3}$"
)
# 主营业务收入超50亿元的特色产业有20个: the least that each of those counted behind it has
_ALL_LIE = re.compile(r"(?:均|都|各自|分别)(?:处于|介于|位于|处在)[\d.]+[^\d,;]{1,3}(?:$|[至到~-])")
_SO_MANY_HAVE = re.compile(
    r"的(?!目标|任务|总|规模|投资|产值)[^,。;:\d]{1,24}?(?:已|共|就)?(?:有|达到?|为)?\d+多?(?:个|家|户|种|条|类|项|座|栋|幢)(?![^,。;]{0,2}百分)"
)
# 第一梯队是经济总量超过1500亿元的城市:济宁、徐州
_IS_OF_CLASS = re.compile(
    "的[^,。;:\\d]{0,4}(?:城市|地市|市州|县市|区县|县区|[市县区州]|开发区|园区|企业)(?:分别|依次)?(?:为|是|有|包括|:)"
)
_SOME_HAVE = seldom(r"[有,;]\d+个(?:设区市|地级市|市|县|区|州|县区|县\([市区]\)|区县|市县)(?:的|实际)?[^,;:。\d的]{2,14}$")
_SAID_OF_ONE = 90  # characters from the name of an industry to the end of a number
_SAID_OF_SOME = 30  # characters
_FIRM_ENDINGS = tuple(words_of("firm_name_ending"))
_WITHIN = tuple(words_of("place_within_ending"))
_AREAS = tuple(words_of("zone_kind_word"))
_AREA_DOES = r"T?[xvQ]{0,3}?([xQ])v{0,2}(?:Tv{0,2})?F?v{0,2}$"
_OF_AREAS = (*_AREAS, *words_of("area_ending"))
_CALLED_QU = ("15", "45", "54", "64", "65")  # autonomous regions, which a zone in them calls 全区
_AREAS_TOLD, _OWN_OPENINGS = (*_OF_AREAS, *{*_WITHIN} - {"项目"}), ("全", "我", "本", "该", "各")
# 西安国际港务区; 港务区 by its kind alone is the page's own
_AREA = seldom(
    r"([\u4e00-\u9fff]{2,5}?)(?:国际)?(?:生态|港务|商务|管理|试验|实验|合作|经济|风景|旅游|示范|集聚|集中|会展|文旅)区(?![\u4e00-\u9fff]{0,3}[、和与及])"
)
_COUNT_OF_THEM = "(?:[一二三四五六七八九十百两]{1,3}|\\d{1,3})个?"
_DISTRICT = f"(?:主城|中心城|城|市辖|县级)?(?:{any_of('district_word', 'prefecture_word')}|[县区市州旗])"
_SIDE = f"(?:{any_of('region_side_word')})?"
_DISTRICTS = seldom(
    f"{_SIDE}(?:(?!一)(?={_COUNT_OF_THEM})|(?={_COUNT_OF_THEM}{_DISTRICT}{_COUNT_OF_THEM}))(?:(?:{_COUNT_OF_THEM})?{_DISTRICT}){{1,3}}"
    f"|(?!一)(?:全市|全省|全州)?{_COUNT_OF_THEM}大?(?:功能区|片区|板块|组团)"
)
_STATE = re.compile("(?:情况|概况|显著|明显|增强|提升|增长|发展|运行|成效|态势|向好|加快|优化|良好)$")  # how a heading ends
_OURS, _CONTRAST, _PARKS_OWN = ("我区", "本区"), 12, re.compile("(?:^|[,;])园区(?:完成|实现)?$")
_ALL_PARKS, _OWN_AREA = tuple(words_of("zone_group_word")), ("全区", "我区")
_SHARE = 24  # slots between a level and its share
_NEAR_BY, _THAT_PARK = 7, re.compile("(?:^|[,;])该(?:园区|基地|产业园区?|工业园区?)[^,;]*$")
_PULLS_INDUSTRY = re.compile(r",[^,。;\d]{0,4}拉动([全我][市省县区州旗盟])(?:规模以上|规上)?工业(?:增加值)?增[长速]")
_ADDS_TO_INDUSTRY = re.compile("对([全我][省市区县])(?:规模以上|规上)?工业(?:经济)?增长的?$")
_PHRASE = 20  # characters
_FIRMS_TELL = ("营业收入", "营业总收入", "销售收入", "主营业务收入")
_SEVERAL_DO = ("先后", "相继", "双双", "均", "都", "分别", "陆续")


def is_of_unknown_subject(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """华星科技完成工业总产值: unknown words are all that stands before the verb and the name at `at`; 桑墟、贤官工业开票销售先后突破百亿元: several are."""
    if _are_several(sentence, at):
        return True
    clause = _behind_its_region(sentence, at, clause)
    has_verb = sentence.tokens[at].text.startswith(DONE) or (at > 0 and sentence.tokens[at - 1].text.endswith(DONE))  # 累计完成 is a filler
    has_verb = has_verb or sentence.tokens[at].text in _FIRMS_TELL or sentence.tokens[at - 1].text == "累计"  # 国电南瑞去年营业收入516亿元
    found = match(_WITH_VERB, clause) or (match(_WITHOUT_VERB, clause) if has_verb else None)
    if found is None:
        return False
    first = at - len(clause)
    named = sentence.tokens[first + found.start(1) : first + found.end(1)]
    if named[-1].letter == "Q" and not named[-1].text.endswith(_FIRM_ENDINGS):
        return False  # 华星电子, and not 重点产业
    words, behind = "".join([t.text for t in named]), sentence.tokens[first + found.end(1)]
    if "T" in clause[found.end(1) :] and (
        len(words) <= 2 or behind.letter != "T" or sentence.letters[: first + found.start(1)].strip("S") or _STATE.search(words)
    ):
        return False  # 经济概况 全年实现生产总值: a heading
    if behind.text == "园区" and behind.start == named[-1].end:
        return False  # 松江园区: a park, which may be the page's own
    own = (owner.zone or "") + owner.context.title
    is_name = _NAME.fullmatch(words) is not None and words not in _REPORTED and _FIELD.search(words) is None and _HOW.search(words) is None
    return is_name and words not in short_names() and words not in own


def _behind_its_region(sentence: Sentence, at: int, clause: str) -> str:
    """江苏鼎胜新材实现销售收入: the letters of a firm's own name, behind the region that it begins with."""
    place = at - len(clause) + clause.rfind("S")
    if "Sx" not in clause or sentence.letters[place + 1] != "x" or sentence.tokens[place].end != sentence.tokens[place + 1].start:
        return clause
    entry = sentence.tokens[place].entry
    return clause[clause.rfind("S") + 1 :] if entry is not None and entry.type == "region" else clause


def _are_several(sentence: Sentence, at: int) -> bool:
    """Whether names that nobody knows are listed before the one at `at`, and a word for several stands behind it."""
    if sentence.letters[at - 2 : at] != "jx" or search("(?:^|[,;:T])(?:[xQ]{1,2}j)+x$", sentence.letters[:at]) is None:
        return False
    return any(t.text.startswith(_SEVERAL_DO) for t in sentence.tokens[at + 1 : at + 4] if t.letter in "vDt")


def is_told_of_a_stranger(owner: Owner, sentence: Sentence, number: int) -> bool:
    """天工国际完成产值31.7亿元,…; 区内新浦化学销售18.3亿元,…: what the sentence goes on to tell is theirs too."""
    letters, words = sentence.letters[:number], ""
    found = match(r"(?:T,?)?(xQ?)T?v{0,2}F?v{0,2}([Jx])v?F?$", letters)
    if found is not None and (sentence.tokens[found.start(2)].text in _OF_FIRMS or re.search("Fv{0,2}J$", letters)):
        words = sentence.text_of(found.start(1), found.end(1))
    elif match("(?:T,?)?[vx]{0,3}x[TvxF]{0,4}$", letters) is not None:
        sold = _SOLD.fullmatch("".join([t.text for t in sentence.tokens[:number] if t.letter in "vx"]))
        words = sold[1] if sold is not None else ""
    if len(words) <= 2 or _NAME.fullmatch(words) is None or _FIELD.search(words) is not None or _HOW.search(words) is not None:
        return False
    return words not in short_names() and words not in (owner.zone or "") + owner.context.title


def is_of_a_place_within(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """城关镇完成税收…,出口…; 某产业链实现产值…: a part of the zone is all that stands before the verb, and what follows is its too."""
    entry = sentence.tokens[at].entry  # 某产业链规上企业达到86家,实现营业收入…
    is_count = sentence.letters[at + 1 : at + 2] in ("F", "M") and entry is not None and vocabulary().units.get(entry.value) == "COUNT"
    verb = "" if is_count or sentence.tokens[at].text.startswith(DONE) else "F"
    found = match(rf"(?:T?S)?T?[xvQ]{{0,3}}([xQ])v{{0,2}}{verb}v{{0,2}}$", clause)
    told = found or match("(?:T?S)?T?[xvQ]{0,3}([xQ])v{0,2}$", clause)  # 滨江经济区生产总值增长8%,投资增长9%: of an area, without a verb
    if told is None:
        return False
    first = at - len(clause)
    words = "".join([t.text for t in sentence.tokens[first : first + told.end(1)] if t.letter != "T"])
    if words in owner.context.title + (owner.zone or ""):
        return False
    return words.endswith(_OF_AREAS) or (found is not None and words.endswith(_WITHIN))


def is_of_districts(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """五县(市)规上工业增加值增长9%, 六县三区完成投资…, 14市州GDP增速…: what several places did together is no figure of the one around them."""
    if (told := match(f"(?:T?S)?{_AREA_DOES}", clause)) is None:
        return False
    first = at - len(clause)
    words = "".join([t.text for t in sentence.tokens[first : first + told.end(1)] if t.letter not in "TS"])
    return words != owner.context.group and _DISTRICTS.fullmatch(words) is not None


def is_of_an_area(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """都市功能核心区实现地区生产总值724亿元, 长株潭地区…, on the page of the region around: an area within it is all that stands before the verb."""
    is_zones = owner.context.place.level == "zone"
    is_behind_a_place = clause.startswith("Sx") and sentence.tokens[at - len(clause)].end == sentence.tokens[at - len(clause) + 1].start
    told = match(_AREA_DOES, clause.removeprefix("S") if is_zones or is_behind_a_place else clause)
    if told is None or (not is_zones and owner.context.place.level not in REGIONS):
        return False
    if is_zones or is_behind_a_place:
        return _is_of_another_area(owner, sentence, at, clause)
    first = at - len(clause)
    words = "".join([t.text for t in sentence.tokens[first : first + told.end(1)] if t.letter != "T"])
    return words.endswith(_AREAS_TOLD) and not words.startswith(_OWN_OPENINGS) and words not in owner.context.title + (owner.zone or "")


def _is_of_another_area(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """浐灞生态区完成…, 西安国际港务区完成…, on the page of 西安高新技术产业开发区: an area by a name of its own that no gazetteer knows."""
    found = _AREA.match(sentence.text_of(at - len(clause), at))
    if found is None or NO_NAME.search(found[1]) is not None:
        return False
    own = (owner.context.title, *written(owner.zone or ""), *written(owner.context.zone or ""))
    words = found[0] if found[1] in short_names() else found[1]
    return not any(words in name for name in own)


def adds_to_own_industry(sentence: Sentence, clause: Clause, topic: Topic, text: str, own_words: Collection[str]) -> bool:
    """实现规模以上工业产值1376亿元,增长20%,对全市工业增长贡献率达69%: what adds to all the industry of 全市 is a branch of it."""
    if not topic.code.startswith("industrial_"):
        return False
    if "L" in sentence.letters and (pulled := _PULLS_INDUSTRY.match(text, clause.number.end)) is not None:
        topic.is_blocked |= pulled[1] in own_words  # 四大产业…。增加值增长31.1%,拉动全市规上工业增长25个百分点
        return topic.is_blocked
    if "C" not in sentence.letters:
        return False
    said = text.find("贡献率", sentence.start, sentence.end)
    if said < 0 or "其中" in text[clause.number.end : said]:
        return False
    found = _ADDS_TO_INDUSTRY.search(text, max(sentence.start, said - _PHRASE), said)
    return found is not None and found[1] in own_words


def is_part_of_its_whole(sentence: Sentence, clause: Clause, code: str, place: Place, own_words: Collection[str]) -> bool:
    """企业17家,实现工业总产值36亿元,占全区工业总产值的60%: what is a share of the place's own figure is no figure of the place.

    On a page about all parks of a region it is theirs.
    """
    if "z" not in sentence.letters or (place.level != "zone" and has_any(sentence_before(sentence, len(sentence.tokens)), _ALL_PARKS)):
        return False
    at = sentence.slot_at(clause.number.end)
    found = match(r"(?:,?v{0,2}Y?v?[ud]v?[PX])?,?v{0,2}zv{0,2}(S?)v{0,2}(I)v{0,2}Z?v{0,2}P", sentence.letters[at : at + _SHARE])
    if found is None:
        return False
    whose, name = sentence.tokens[at + found.start(1)], sentence.tokens[at + found.start(2)]
    is_self = whose.entry is not None and whose.entry.type == "self"
    may_be_around = bears_district(place.name or "") or any(code[:2] in _CALLED_QU for code in place.above)
    if place.level == "zone" and whose.text == "全区" and may_be_around and _is_of_the_zone(sentence, at):
        return False  # 武清开发区实现税收11.7亿元,占全区税收的四成; 宁东基地完成投资138亿元,占全区投资的21.4%
    is_own = (is_self or whose.text in own_words) if found[1] else place.level == "zone" and name.text.startswith(_OWN_AREA)
    return is_own and name.entry is not None and name.entry.value == code


def _is_of_the_zone(sentence: Sentence, end: int) -> bool:
    """Whether a zone by name is what the sentence has told of up to a slot, and only what it has done."""
    before, tokens = sentence.letters[:end], sentence.tokens
    named = next((tokens[at].entry for at in range(end - 1, -1, -1) if before[at] == "S"), None)
    return named is not None and named.type == "zone" and match(r".*(?:S|[,;])v{0,2}F?IF?v{0,2}M$", before) is not None


def is_floor_of_several(clause: Clause, text: str) -> bool:
    """甲县、乙市、丙区工业投资占比超过50%; 增速超过50%的有甲市、乙市; 有8个市到位资金超200亿元: of a number that is a floor, whether each of several places has more."""
    if _SOME_HAVE.search(text[max(0, clause.number.start - _SAID_OF_SOME) : clause.number.start]) is not None:
        return True
    if text.startswith("的", clause.number.end) and _SO_MANY_HAVE.match(text, clause.number.end) is not None:
        return True
    if _IS_OF_CLASS.match(text, clause.number.end) is not None:
        return True
    if not ("j" in clause.letters or "S" in clause.ahead):
        return False
    if text.startswith("的有", clause.number.end):
        return True
    is_listed = search(r"S(?:jS{1,2}){2,}(?:T?v{0,2}[IJ])?[^IJS]{0,4}.$", clause.letters) is not None
    return is_listed and not any(t.text in EACH_ALIKE for t in clause.tokens)


def lies_beside_others(clause: Clause, text: str) -> bool:
    """环城四区经济总量均处于800亿元至1100亿元之间: where several places lie; 有的园区产值已经超过800亿元: one that is not named."""
    start, end = max(0, clause.number.start - _SAID_OF_SOME), clause.number.end
    if _ALL_LIE.search(text, start, end) is not None or _SOME_OTHER.search(text, start, end) is not None:
        return True
    return _OF_AN_INDUSTRY.search(text, max(0, end - _SAID_OF_ONE), end) is not None


def is_of_some_counted(sentence: Sentence, at: int, wide_start: int) -> bool:
    """高新技术产业内1371户规模以上工业企业实现增加值; 有6个城区的地区生产总值超过500亿元: of those counted within a branch, or of each of some."""
    counted = sentence.letters[max(0, wide_start - 3) : wide_start]
    if counted.endswith("JvM"):
        return sentence.tokens[wide_start - 2].text == "内"
    if not counted.endswith("vM") or sentence.tokens[wide_start - 2].text != "有" or sentence.tokens[at - 1].text != "的":
        return False
    return match(r"[xQS]{0,2}v$", sentence.letters[wide_start:at]) is not None


def region_of_whole(owner: Owner, sentence: Sentence, at: int) -> str | None:
    """工业增加值占涪陵区同期GDP比重42%, on a page of several districts: the one that the whole is told of, where the sentence has named none."""
    is_told = sentence.letters[at + 1 : at + 3] == "zS"
    place, entry = owner.context.place, sentence.tokens[at + 2].entry if is_told else None
    if entry is None or entry.type != "region" or place.level not in ("", "county") or "S" in sentence.letters[:at]:
        return None
    name = region_name(entry.value)
    return name if name.endswith(("区", "县")) and entry.value not in place.own | place.above else None


def is_of_that_park(owner: Owner, sentence: Sentence, at: int) -> bool:
    """该园区上半年实现工业总产值17亿元, on the page of the county around: of the park that an earlier sentence told of."""
    if at < 2 or owner.name is not None or owner.context.place.level not in ("prefecture", "county"):
        return False
    before = [t.text for t in sentence.tokens[max(0, at - _NEAR_BY) : at]]
    return "该" in before and _THAT_PARK.search("".join(before)) is not None


def is_set_against_ours(owner: Owner, sentence: Sentence, at: int) -> bool:
    """园区实现生产总值680亿元,我区仅为210亿元: whoever 园区 is there, it is not the one that speaks."""
    letters = sentence.letters[at : at + _CONTRAST]
    found = match(r"[IJ][vF]{0,3}M,(S)[vF]{1,3}M", letters) if ",S" in letters else None
    if found is None or sentence.tokens[at + found.start(1)].text not in _OURS or "园" in (owner.context.zone or ""):
        return False
    return _PARKS_OWN.search(sentence.text_of(at - _NEAR_BY, at)) is not None
