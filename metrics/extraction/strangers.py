"""Clues that a figure, or the name before it, is somebody else's: a firm's, a group's of firms, a sub-park's, a tour's."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile

from metrics.extraction.clause import Memory, Sentence
from metrics.extraction.gazetteer import short_names
from metrics.extraction.places import Place
from metrics.extraction.slots import match, pieces, search, unknown_words
from metrics.language.letters import DEED_CODES
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, vocabulary, words_of

_GROUP = re.compile(r"(?:亿元|强|控股|骨干|龙头|私营|非公|上市|三资|独资|合资|[市省县区]属)$")
_VISIT = re.compile("观摩|检查|调研|走访|视察|考察|督查|推[介出]")
_SERVED = re.compile("走访|走进|来到|深入|挂钩|联系|包联|包保|帮扶|帮助|提供|保障|发放|参加|参会|邀请|表彰|^[^,]{0,4}为$")
_SET_UP_WITHIN = re.compile(
    "(?:设立|建立|兴建|批准|批复|规划|新建|成立|启动)[^,;:。]{0,16}?(出口加工区|保税物流园区|保税物流中心|综合保税区|保税港区|物流园区?|产业园|科技园|工业园|示范园|小区|组团|片区)$"
)
_AMONG_THE_FIRST = re.compile(r"[\d十百]强$")
_FIRMS_ABOVE = re.compile("规(?:模以|模)?上(?:工业)?企业[^数]")
_LIST_OF_HONOUR = re.compile("榜|百强|十强|评|考核")
_FIRM_NAME = re.compile(f"(?:{any_of('firm_name_ending')})$")
HARMLESS = re.compile(
    r"^(?:[到至的了地得着过等全、“”\s]{0,3}|的?基[础数]上|距离?|离|(?:的?(?:大|总体|整体|严峻|不利)*(?:背景|情况|形势|环境|态势|压力|大势|局面|条件)(?:之)?)?下|[\w./:?=&%-]*\.(?:s?html?|aspx?|jsp|php|cn|com))$",
    re.ASCII,
)  # 全 is what some pages leave of 全县
_ALL_OF_A_ZONE = words_of("firms_of_zone_word")  # firms that are counted for a zone
_TRADERS, _TRADE = ("外贸", "进出口"), ("trade_total", "exports", "imports")
_ADDS_TO_GROWTH = re.compile(r"Jv?L[Sv]{0,3}I|J(?:v?L|v?c)[Sv]{0,3}[Iv]{1,2}[uvr]{0,3}[BC]|JvC")
_DEEDS = frozenset(DEED_CODES.values())
NEWLY = ("新增", "带来", "贡献", "创造")  # 12个项目投产,带来规上工业产值8亿元
_ADDED = ("新增", "净增", "新入库", "新纳统")
_TOWNS = ("镇", "乡", "街道", "村", "社区")
_SCORED = ("综合", "考核", "考评", "测评", "竞赛", "评比")
_ALL_INDUSTRY = re.compile(
    "(?:园区|[全我][区市县])(?:内|所有|全部)?工业企业(?:共|累计|共计|已|累计共)?(?:完成|实现)?$"
)  # 园区工业企业累计完成工业总产值
NAMED = 9  # slots
NEAR = 120  # slots that can matter to a name, so that a list without end costs no more than its length
_PLACES_RANKED = words_of("ranked_place_word")  # 在全市各区县位次前移5位
_CIRCUMSTANCES = ("在", "受", "因", "由")
_RIVAL = re.compile("(?:[cgh]|xv)S?(?:kv?)?K(?=vx|vv|v?[Sgh])")
_PARKS_OF_A_KIND = ("县域", "乡镇", "共建", "省级", "市级", "国家级", "重点", "主要", "特色")
_AHEAD = ("将", "将会", "有望", "可望", "可", "即将")


def sentence_before(sentence: Sentence, at: int) -> str:
    """The words of the sentence before a slot, the last of them."""
    return "".join([t.text for t in sentence.tokens[max(0, at - NEAR) : at]])


def without_rivals(tokens: list[Token]) -> tuple[list[Token], str]:
    """The slots and their letters; 较排名第二的园区高出5.2个百分点, 比第一名低3个百分点: the rank says who the other is, and is no figure."""
    letters = "".join([t.letter for t in tokens])
    for found in _RIVAL.finditer(letters) if "K" in letters else ():
        at = found.end() - 1
        tokens = [*tokens[:at], replace(tokens[at], letter="x"), *tokens[at + 1 :]]
        letters = f"{letters[:at]}x{letters[at + 1 :]}"
    return tokens, letters


def is_sub_park(tokens: list[Token], place: Place, title: str, is_of_group: bool) -> bool:
    """产业转移园区: a park whose name no gazetteer knows; where the page is of no place, 新田园区 is its own, and so is the one its title names."""
    at = next((i for i, t in enumerate(tokens) if t.text == "园区"), 0)
    if at > 0 and is_of_group and tokens[at - 1].text in _PARKS_OF_A_KIND:
        return False  # 7个县域园区, on the page about those seven
    if at > 0 and place.level == "zone" and place.name is not None and tokens[at - 1].text in place.name:
        return False
    if (
        at > 0
        and place.level == "zone"
        and any(f"{tokens[at - 1].text[-length:]}园区" in title for length in (2, 3, 4) if length <= len(tokens[at - 1].text))
    ):
        return False  # 漕河泾松江园区, under the title 松江园区持续发力
    if at > 0 and not place.level and (tokens[at - 1].text in short_names() or f"{tokens[at - 1].text}园区" in title):
        return False
    return at > 0 and tokens[at - 1].end == tokens[at].start and HARMLESS.match(tokens[at - 1].text) is None


def is_of_a_stranger(sentence: Sentence, at: int) -> bool:
    """天工国际实现销售12亿元、税收1亿元: somebody unknown did what stands before in the list, which 、 joins to the slot `at`."""
    piece = pieces(sentence.letters[max(0, at - NEAR) : at])[-1]
    found = match(r"(T?)x[vx]?F[vxQ]{0,3}x[vx]{0,2}M(?:j[^j]{1,4}M)*j", piece)
    return found is not None and sentence.tokens[at - len(piece) + found.end(1)].text not in short_names()


def is_of_a_named_firm(sentence: Sentence, at: int) -> bool:
    """联宝科技上半年产值突破500亿元,出口额300亿元; 中环新能源去年…: the short name at a slot stands behind what only a firm is called."""
    before = sentence.letters[:at][-NAMED:]
    if match(r"(?:T,?)?E[SxQ]{1,3}T?$", before) is not None and at <= NAMED:
        return True  # 宁德时代宜宾基地去年产值600亿元,…
    found = search("(?:^|[,;])([vx]{0,3}[xQ])e?Tv{0,2}F?$", before) or search("(?:^|[,;T]|(?:^|[,;])x[kF])(x)e?v{0,2}$", before)
    if found is None or (at > NAMED and found.start() == 0 and before[0] not in ",;T"):
        return False
    first = max(0, at - NAMED)
    named = sentence.tokens[first + found.start(1) : first + found.end(1)]
    return (
        _FIRM_NAME.search(named[-1].text) is not None
        and all(t.end == behind.start for t, behind in pairwise(named))
        and (named[-1].letter == "x" or len(named) > 1)
    )


def is_each_years(sentence: Sentence, at: int) -> bool:
    """建成后的龙头——年产值60亿元以上、税收3亿元以上: what a plant yields in a year, told without saying which."""
    before = sentence.tokens[at - 1] if at else None
    return (
        before is not None
        and before.letter == "x"
        and before.text.endswith("年")
        and before.end == sentence.tokens[at].start
        and sentence.tokens[at].text.endswith(("产值", "收入", "销售额"))
    )


def counts_projects(tokens: list[Token]) -> bool:
    """True where the last indicator named counts projects."""
    named = next((t for t in reversed(tokens) if t.letter == "I"), None)
    return (
        named is not None
        and named.entry is not None
        and named.entry.value.startswith("projects_")
        and vocabulary().units[named.entry.value] == "COUNT"
    )


def counts_firms_of_a_trade(sentence: Sentence, number: int) -> bool:
    """其中:纺织鞋服13户, a name without its own 企业 before a count of firms."""
    quantity = sentence.tokens[number].quantity
    return (
        quantity is not None
        and quantity.printed_unit in ("家", "户")
        and search(r"[,;:][xQ]{1,3}$", sentence.letters[max(0, number - 4) : number]) is not None
    )


def is_composite(inside: list[Token]) -> bool:
    """经济指标综合排名中,我县升至第6位 ranks a score of many indicators."""
    return any(t.letter == "x" and t.text.endswith(_SCORED) for t in inside)


def is_scale_of_another(inside: list[Token], last: str) -> bool:
    """外贸…,边民互市贸易规模居全国首位: what has a scale of its own; `last` are the letters of the last piece."""
    found = match(r"[TSvq]{0,3}(x)l", last)
    return found is not None and HARMLESS.match(inside[len(inside) - len(last) + found.start(1)].text) is None


def without_company(inside: list[Token], between: tuple[str, ...]) -> tuple[str, ...]:
    """在市属五县中 says among whom a rank counts, and is no other subject."""
    kept, end = [], len(inside)
    for piece in reversed(between):
        words = list(takewhile(lambda t: t.letter != "k", inside[end - len(piece) : end]))
        words = list(dropwhile(lambda t: t.letter in "vr" and t.text != "在", words))
        end -= len(piece) + 1
        if not (
            words
            and words[0].text == "在"
            and words[-1].text in ("中", "内", "里")
            and not any(_LIST_OF_HONOUR.search(t.text) for t in words)
        ):
            kept.append(piece)
    return tuple(kept)


def speaks_of_parks(sentence: Sentence, at: int) -> bool:
    """全市省级及以上园区…,园区规模工业增加值…: all parks of a rank, and not the document's own."""
    before = sentence.tokens[max(0, at - NEAR) : at]
    return any(t.text in ("省级", "市级", "国家级") and t.letter in "Qv" for t in before) and any(
        t.text.endswith(("全市", "全省", "我市", "我省")) for t in before
    )


def is_served(sentence: Sentence, at: int) -> bool:
    """为12个重点项目提供服务, 走访规上工业企业12家: somebody went to them or helped them; `at` is the first slot of what is counted."""
    since = max(sentence.letters.rfind(mark, 0, at) for mark in ",;:") + 1
    return any(t.letter in "xv" and _SERVED.search(t.text) for t in sentence.tokens[since:at]) or any(
        t.text == "现场" for t in sentence.tokens[at + 1 : at + 4]
    )


def is_visited(sentence: Sentence, number: int) -> bool:
    """观摩检查了…等24个新开工项目 counts the stops of a tour."""
    return is_served(sentence, number) or any(
        t.letter == "x" and _VISIT.search(t.text) for t in sentence.tokens[max(0, number - 12) : number]
    )


def is_of_a_town(sentence: Sentence, at: int) -> bool:
    """步凤镇上半年实现财政收入1.2亿元,规上工业产值56亿元: the sentence begins with a town, and names no zone before `at`."""
    found = match(r"(?:[qT],?)?[vx]{1,3}Q(?=[TFv:,])", sentence.letters)
    return found is not None and "S" not in sentence.letters[:at] and sentence.tokens[found.end() - 1].text in _TOWNS


def is_of_firms(sentence: Sentence, at: int) -> bool:
    """国有控股企业快速发展,实现工业总产值…: the clause before names a group of firms, and this one names nobody."""
    if not at or sentence.letters[at - 1] not in "vFe":
        return False
    earlier, _, own = sentence.letters[max(0, at - NEAR) : at].rpartition(",")
    if own.strip("vFe"):
        return False
    piece = pieces(earlier)[-1]
    start = at - len(own) - 1 - len(piece)
    if (branch := re.match(r"q?[xQ]{1,3}Q", piece)) and sentence.tokens[start + branch.end() - 1].text in ("行业", "产业"):
        return True  # 其中水泥行业延续…势头,实现税收…
    for found in re.finditer(r"[QMEx]E", piece):
        before = sentence.tokens[start + found.start()]
        if re.search("[cghz]", piece[: found.start()]):
            continue  # 对龙头企业的服务
        if before.letter != "x" or _GROUP.search(before.text):
            return True
    return False


def is_of_all_firms(sentence: Sentence, at: int, clause: str) -> bool:
    """区内企业所创造的工业增加值, 有资质的建筑业企业完成建筑业总产值."""
    token = sentence.tokens[at]
    if (
        token.entry is not None
        and token.entry.value == "construction_output"
        and token.text.startswith("建筑业")
        and any(t.text.endswith("资质") for t in sentence.tokens[max(0, at - 6) : at])
    ):
        return True
    if search(r"ME[vF]{0,3}$", sentence.letters[max(0, at - NEAR) : at]) and is_of_all_counted(
        sentence, sentence.letters.rindex("E", 0, at)
    ):
        return True
    if token.text in ("工业总产值", "工业增加值") and _ALL_INDUSTRY.search(
        "".join(t.text for t in sentence.tokens[max(0, at - len(clause)) : at])
    ):
        return True
    found = search(r"[vxS]E[^IJ]{0,6}$", clause)
    named = search(r"Ex[xQE]{0,2}(?=v{0,2}F|v{0,2}$)", clause)  # 入驻企业华星科技完成…, and not 区内企业所创造的…
    if named is not None and not sentence.tokens[at - len(clause) + named.start() + 1].text.startswith(("所", "共", "创造", "贡献")):
        return False
    if found is None or sentence.tokens[at - len(found[0]) + 1].text != "企业":
        return False
    whose = sentence.tokens[at - len(found[0])].text
    return whose in _ALL_OF_A_ZONE or (whose in _TRADERS and token.entry is not None and token.entry.value in _TRADE)  # 外贸企业进出口额


def is_of_all_counted(sentence: Sentence, at: int) -> bool:
    """全区规模以上209家企业: all of them, and how many they are; `at` is the slot 企业."""
    if sentence.letters[at - 1 : at] != "M" or at < 2 or not sentence.tokens[at].text.endswith("企业"):
        return False
    return "".join(t.text for t in sentence.tokens[max(0, at - 3) : at - 1]).endswith(("规上", "规模以上", "规模上"))


def is_of_others_by_kind(code: str, sentence: Sentence, at: int, own_names: str) -> bool:
    """What the first among the firms did, what firms paid, the area of a part."""
    if _AMONG_THE_FIRST.search(sentence.tokens[at - 1].text) is not None:
        return True  # 全区20强规模以上工业产值
    if code == "tax_revenue":
        return _is_tax_of_firms(sentence, at)
    return code == "land_area" and _is_area_of_part(sentence, at, own_names)


def _is_tax_of_firms(sentence: Sentence, at: int) -> bool:
    """规模以上企业实现工业总产值20亿元、增加值5.4亿元、税收2777万元: what those firms paid is not all the tax of the zone."""
    since = sentence.letters.rfind(";", 0, at) + 1
    first = next((i for i in range(since, at) if sentence.letters[i] in "IE" and _FIRMS_ABOVE.match(sentence.tokens[i].text)), None)
    if first is None or sentence.tokens[first].text.endswith("企业数"):
        return False
    between = sentence.tokens[first + 1 : at]
    return "S" not in sentence.letters[first:at] and all(
        t.entry is None or t.entry.value.startswith("industrial_") for t in between if t.letter == "I"
    )


def _is_area_of_part(sentence: Sentence, at: int, own_names: str) -> bool:
    """国务院批准在经开区设立出口加工区,规划面积1.42平方公里; 保税物流园在…设立,规划面积1.53平方公里: the area of what is set up within the zone, by a kind that is not its own."""
    if sentence.letters[at - 1 : at] != ",":
        return False
    head = match(r"(?:T,?)?([xvQ]{0,3}Q)[,xvkI]", sentence.letters)
    park = "".join([t.text for t in sentence.tokens[head.start(1) : head.end(1)]]) if head is not None else ""
    if park.endswith("园") and park not in own_names:
        return True
    found = _SET_UP_WITHIN.search(sentence_before(sentence, at - 1))
    return found is not None and found[1] not in own_names


def counts_deeds(code: str) -> bool:
    """Projects signed, begun or finished: a zone's, also behind a count of firms (销售超亿元企业29家,新签约项目14个)."""
    return code in _DEEDS


def _is_of_product(sentence: Sentence, at: int, end: int) -> bool:
    """Whether GDP, or the economy, is what grows: named here, or by the contribution told before."""
    whole = sentence.tokens[at + 1 : end]
    named = [t.entry.value if t.letter == "I" and t.entry is not None else t.text for t in whole]
    return (
        "gdp" in named
        or "经济" in named
        or (sentence.letters[end - 1] == "C" and "I" not in sentence.letters[at:end] and "C" in sentence.letters[:at])
    )


def short_of_a_whole(sentence: Sentence, at: int) -> str:
    """服务业占GDP比重, 先进制造业占规上工业增加值的比重: the whole tells what the short name is short for."""
    if (
        sentence.letters[at] == "J"
        and (adds := _ADDS_TO_GROWTH.match(sentence.letters, at)) is not None
        and _is_of_product(sentence, at, adds.end())
    ):
        entries = vocabulary().entries.get(sentence.tokens[at].text + "增加值", ())
        return next((entry.value for entry in entries if entry.type == "indicator"), "")  # 其中工业拉动GDP增长4.4个百分点
    found = sentence.letters[at] == "J" and match(r"Jvz[Sv]{0,2}I|Jz[Sv]{0,2}I", sentence.letters[at : at + 7])
    entry, whole = sentence.tokens[at].entry, sentence.tokens[at + found.end() - 1].entry if found else None
    if entry is None or whole is None:
        return ""
    return next((name.indicator for name in entry.names if whole.value in name.after), "")


def branch_around(sentence: Sentence, at: int) -> tuple[str, str] | None:
    """高新技术产业实现90亿元工业产值: the two parts of a name that its amount stands between; `at` is the second."""
    before = sentence.letters[:at][-6:]
    found = search(r"J[TvF]{1,3}Mv?$", before) if "M" in before else None
    noun = sentence.tokens[at].text.removeprefix("工业") if found is not None and at < len(sentence.tokens) else ""
    branch = sentence.tokens[at - len(found[0])].text if found is not None else ""
    return (branch, noun) if noun in ("产值", "总产值", "增加值") and branch.endswith("业") else None


def is_added_before(sentence: Sentence, at: int) -> bool:
    """新增规上工业企业, 新认定国家高企, 15家企业通过高新技术企业认定."""
    if (
        sentence.letters[at + 1 : at + 2] == "v"
        and sentence.tokens[at + 1].text == "认定"
        and at
        and sentence.tokens[at - 1].text.endswith(("通过", "获得", "获评"))
    ):
        return True
    last = at - 1 - (at > 0 and sentence.tokens[at - 1].text in ("国家", "国家级", "省级"))
    return last >= 0 and sentence.tokens[last].text in ("新增", "认定", "申报")


def is_brought_by_projects(sentence: Sentence, at: int) -> bool:
    """12个项目投产,带来规上工业产值8亿元: what some projects bring, until a place is named."""
    if not at or sentence.tokens[at - 1].text not in NEWLY:
        return False
    first = max(0, at - NEAR)
    found = search(r"Mv?([QI])[^S;]*$", sentence.letters[first:at])
    return found is not None and sentence.tokens[first + found.start(1)].text.endswith("项目")


def is_added_to(sentence: Sentence, at: int) -> bool:
    """True where the list that this name is a member of begins with 新增, or what it is a part of does: 新增“四上”企业86家,其中规上工业企业32家."""
    since = max(sentence.letters.rfind(mark, 0, at) for mark in ",;:") + 1
    if sentence.letters[since : since + 1] == "q" and since:
        since = max(sentence.letters.rfind(mark, 0, since - 1) for mark in ",;:") + 1
    return any(token.text in _ADDED for token in sentence.tokens[since : since + 3])


def tells_of_projects(sentence: Sentence, memory: Memory) -> bool:
    """今年计划投资18亿元,改造10个社区 is no plan of key projects: neither the sentence nor what it goes on about names projects."""
    before = (memory.previous.code if memory.previous is not None else "", memory.opening, memory.theme)
    return any(code.startswith("projects_") for code in before) or any("项目" in token.text for token in sentence.tokens)


def is_free_of_others(inside: list[Token], last: str, number: str) -> bool:
    """True where a clause's own words, the last of `inside`, hold no other subject; `number` is the letter of what it gives."""
    first = len(inside) - len(last)
    at_words = [first + at for at in unknown_words(last, number)]
    said = "".join(t.text for t in inside[first : at_words[-1] + 1]) if at_words else ""
    around = re.search("在[^在]*[上下中]$", said)  # 在去年高基数的基础上
    if around is not None:
        at_words = [at for at in at_words if inside[at].start < inside[first].start + around.start()]
    texts = [
        inside[at].text
        for at in at_words
        if not (at and inside[at].text in _PLACES_RANKED and (inside[at - 1].text == "各" or inside[at - 1].letter == "S"))
    ]
    return all(HARMLESS.match(text) or text.startswith(_CIRCUMSTANCES) or text in _AHEAD for text in texts)
