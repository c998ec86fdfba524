"""Clues that the figure of a sentence is a firm's, or that of some firms, and where it is that of all firms of a zone."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.clause import Sentence
from metrics.extraction.codes import TRADE
from metrics.extraction.slots import match, pieces, search
from metrics.extraction.units import HOUSES
from metrics.extraction.whose.strangers import NEAR
from metrics.extraction.zones.gazetteer import short_names
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

_GROUP = re.compile(f"(?:{any_of('firm_class_ending')})$")
_FIRMS_ABOVE = re.compile("规(?:模以|模)?上(?:工业)?企业[^数]")
_FIRM_NAME = seldom(f"(?:{any_of('firm_name_ending')})$")
_ALL_OF_A_ZONE = words_of("firms_of_zone_word")  # firms that are counted for a zone
_ALL_INDUSTRY = re.compile(
    "(?:园区|[全我][区市县])(?:内|所有|全部)?工业企业(?:共|累计|共计|已|累计共)?(?:完成|实现)?$"
)  # 园区工业企业累计完成工业总产值
_ALL_OF_A_KIND = re.compile("规上|规模|工业企业|全部|建筑|外贸|进出口")  # whose sum is an indicator of its own
_TRADERS = ("外贸", "进出口")
# 三资, “百强” before 企业: those of a class
_OF_A_CLASS = re.compile(f'[“"]?(?:{any_of("firm_group_ending", "firm_class_ending")}|民营)[”"]?$')
_OF_SOME = ("重点", "重点监测", "样本", "监测", "大型", "中小", "中小微", "链主")
_CLASS_DOES = re.compile(r"(?:已|共|总|合|累计|上半年|[\d至~-]+月份?)*(?:完成|实现)")
_NEWLY = re.compile(
    f"(?:新(?:{any_of('firm_joined_word')}|[上入升晋])|(?<!大)部分|一批|一些|大?多数|少数|半数|不少|许多|众多|个别|重点|骨干|龙头|代表性?|大型)的?$"
)
# 盈利企业42家,实现利润5亿元; 重点企业释放产能,实现产值…
_SOME_BEFORE = seldom(
    r"(?:(?:盈利|赢利|亏损|停产|减产|增产)的?企业[^,;\d]{0,4}\d+[家户][^,;\d]{0,4}|(?:^|[,;])(?:重点|骨干|龙头|大型|部分|多数)企业(?!服务|帮扶|培育|入库|倍增|上市|走访|包联)[^,;:\d]{2,16}),[^,;:\dA-Z]{0,6}$"
)
# 全区规上工业企业中,煤炭企业抓住机遇,实现产值…: some of them, and how they fare
_AMONG_THEM = seldom(
    r"规(?:模以|模)?上(?:工业)?(?:企业)?[中里],[^,;:\d]{2,16}(?:企业|产业|行业|业|公司|集团)(?!中|里)[^,;:\d]{2,16},[^,;:\dA-Z]{0,6}$"
)
# 新增的12家规上企业实现产值…: counted between the word and the name
_NEWLY_COUNTED = re.compile(rf"新(?:增|{any_of('firm_joined_word')})(?:{any_of('firm_joined_word')})?的?\d+多?[家户]$")
_BY_THEM = ("所", "共", "创造", "贡献")
_NAMED, _CLASS = 9, 5  # slots
# A class as the one who does: of 规上工业企业完成产值…,出口… nobody doubts that the zone's list goes on.
_CLASS_HAS = re.compile("(?!规[^,;务]{0,5}(?:工业|企业)|工业)[^,;]{2,}(?:企业|产业|制造业|服务业)(?:共|累计|合计)?(?:完成|实现|创造)")
_CLASSES_HAVE = ("tax_revenue", "profit_and_tax", *TRADE)
_THOSE_BROUGHT_HAVE = (*_CLASSES_HAVE, "industrial_output", "industrial_output_all", "industrial_sales")
_BROUGHT = re.compile(
    rf"(?:{any_of('attracting_word', 'begun_word', 'finished_word')})(?:的|了)?(?:\d+[家户])?[^,;\d]{{0,10}}企业(?:\d+[家户])?$"
)
# 新投产的12家企业实现产值…; 新增规上企业12家,实现产值…: but not 新增企业120家,税收收入3亿元
_NEW_HAVE = re.compile(
    r"新[^,。;\d]{1,7}?(?:\d+多?[家户][^,。;\d]{0,10}企业[^,。;\d]{0,6}?|企业\d+多?[家户],[^,。;\d]{0,6}?)(?:实现|完成|创造|贡献|产出)[^,。;]*产值[^,。;]*,[^;]*$"
)
# 世界500强企业华星集团增资3000万美元,到账外资…: but not 外资企业增资12家,…
_RAISES = re.compile(
    r"(?:强|跨国|[日韩德美法英台港外]资|外商投资)(?:企业|公司)?[^,。;\d]{0,14}增资(?:扩股|扩产)?(?:[\d.]+[万亿](?:美元|元|欧元|人民币)?)?,(?:实际|已|实)*$"
)
_BARE = re.compile(",[vF]{0,2}$")
_CALLED_BY_SIZE = re.compile(r"(?:以上|[过超]\d?[百千万亿]{1,2}元?)的?\d+[家户][^,;:\d]{0,6}企业,$")
_BEYOND = re.compile("(?:产值|销售|营收|收入|税收|纳税|利润|利税)[^,]{0,4}(?:过|超|突破|上|达)")
_CLASS_FARES = re.compile(
    "(?:民营|外资|外商投资|国有|私营|中小|小微|台资)企业[^,;:。\\d]{2,14}(?:"
    + any_of("growing_manner_word")
    + "|凸显|突出|活跃|增强|向好|提升|回升|领跑|亮眼|稳固|巩固)"
)
_OF_SOMEBODY = re.compile("(?<![cgh])(?<![cgh]v)S")  # slots: 增速比全市快3.2个百分点 names nobody
_BRANCH_DID = seldom(r"[\u4e00-\u9fffA-Za-z]{2,16}(?:分公司|有限公司|股份公司|集团公司)(?!等)[^;:]*\d[^,;]*,[^,;\d]{0,6}$")


def is_of_a_stranger(sentence: Sentence, at: int) -> bool:
    """天工国际实现销售12亿元、税收1亿元: somebody unknown did what stands before in the list, which 、 joins to the slot `at`."""
    piece = pieces(sentence.letters[max(0, at - NEAR) : at])[-1]
    found = match(r"(T?)x[vx]?F[vxQ]{0,3}x[vx]{0,2}M(?:j[^j]{1,4}M)*j", piece)
    return found is not None and sentence.tokens[at - len(piece) + found.end(1)].text not in short_names()


def is_of_a_named_firm(sentence: Sentence, at: int) -> bool:
    """联宝科技上半年产值突破500亿元,出口额300亿元; 中环新能源去年…: the short name at a slot stands behind what only a firm is called."""
    before = sentence.letters[:at][-_NAMED:]
    if at <= _NAMED and match(r"(?:T,?)?v{0,2}E[SxQ]{1,3}T?t?$", before) is not None:
        return True  # 宁德时代宜宾基地去年产值600亿元,…
    found = search("(?:^|[,;])(S?[vx]{0,3}[xQ])e?Tv{0,2}F?$", before) or search("(?:^|[,;T]|(?:^|[,;])x[kF])(x)e?v{0,2}$", before)
    if found is None or (at > _NAMED and found.start() == 0 and before[0] not in ",;T"):
        return False
    first = max(0, at - _NAMED)
    named = sentence.tokens[first + found.start(1) : first + found.end(1)]
    if named[-1].letter != "x" and len(named) == 1:
        return False
    if named[0].letter == "S" and (named[0].entry is None or named[0].entry.type != "region"):
        return False  # 萍乡德博科技一季度…, and not 我区电子一季度…
    is_called = _FIRM_NAME.search(named[-1].text) or _FIRM_NAME.search("".join([t.text for t in named[-2:]]))  # 高 and 科 of 中硅高科
    return is_called is not None and all(t.end == behind.start for t, behind in pairwise(named))


def is_each_years(sentence: Sentence, at: int) -> bool:
    """建成后的龙头——年产值60亿元以上、税收3亿元以上: what a plant yields in a year, told without saying which."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    if before is None or before.letter != "x" or before.end != token.start:
        return False
    return before.text.endswith("年") and token.text.endswith(("产值", "收入", "销售额"))


def is_count_of_firms(number: Token) -> bool:
    """53家, 53户: whether a number counts firms."""
    return number.quantity is not None and number.quantity.printed_unit in HOUSES


def counts_firms_of_a_trade(sentence: Sentence, number: int) -> bool:
    """其中:纺织鞋服13户, a name without its own 企业 before a count of firms."""
    if not is_count_of_firms(sentence.tokens[number]):
        return False
    return search(r"[,;:][xQ]{1,3}$", sentence.letters[max(0, number - 4) : number]) is not None


def are_counted_and_do(sentence: Sentence, at: int) -> bool:
    """53家医药企业实现…, 151家电子信息规上工业企业累计实现产值: some firms of a kind, counted, did what is told behind the slot `at`."""
    found = search("(?:^|[,;:STvx])(M)(?:v?[xQ]{1,3}|v)$", sentence.letters[max(0, at - NEAR) : at])
    if found is None:
        return False
    first = at - (found.end() - found.start(1))
    if not is_count_of_firms(sentence.tokens[first]):
        return False
    kind = sentence.text_of(first + 1, at + 1)
    if not sentence.letters.startswith("E", at):
        return "企业" in kind
    return kind.endswith("企业") and match("[vT]{0,2}F", sentence.letters[at + 1 : at + 4]) is not None and not _ALL_OF_A_KIND.search(kind)


def are_remarked_upon(sentence: Sentence, at: int) -> bool:
    """198家重点企业(占规模的80%)累计完成工业总产值…: firms that are counted or of a class, a remark on them in brackets, and what they did."""
    found = search(r"([vxQM])E\([^()]{1,10}\)[vFT]{0,4}$", sentence.letters[max(0, at - NEAR) : at])
    if found is None:
        return False
    first = at - (found.end() - found.start(1))
    before = sentence.tokens[first]
    if before.letter == "M":
        return is_count_of_firms(before) and not is_of_all_counted(sentence, first + 1)
    return before.text in _OF_SOME or _OF_A_CLASS.search(before.text) is not None


def are_a_class_that_does(sentence: Sentence, at: int) -> bool:
    """开发区“三资”企业完成产值120亿元,上缴税金5亿元: what a class of firms did is told behind the slot `at`, and no more of the zone."""
    if not at or sentence.tokens[at].text != "企业" or _CLASS_DOES.match(sentence.text_of(at + 1, at + 4)) is None:
        return False
    return sentence.letters[max(0, at - 2)] in ",;:TSMxQ" and _OF_A_CLASS.search(sentence.tokens[at - 1].text) is not None


def are_some_above_size(sentence: Sentence, at: int) -> bool:
    """新上规模企业完成产值11亿元, 部分规上企业实现工业总产值…: what those make that have only now become large enough to report, or only some; `at` is the name's slot."""
    text = sentence.tokens[at].text
    if "企业" not in text:
        return False
    is_of_their_deed = sentence.letters[at - 1 : at] == "M" and not text.endswith("企业")
    if is_of_their_deed and _NEWLY_COUNTED.search(sentence.text_of(max(0, at - 5), at)) is not None:
        return True
    return text.startswith(("规", "上规")) and _NEWLY.search(sentence.text_of(at - 2, at)) is not None


def are_firms_of_a_size(sentence: Sentence, at: int) -> bool:
    """241家产值过亿,实现产值…: those whose output, sales or tax is beyond an amount are counted, and then what they did is told.

    纳税百万元以上的26户企业,税收占全区七成: or they are called by it, and their share is.
    """
    before = sentence.letters[max(0, at - NEAR) : at]
    if before.endswith("E,") and _CALLED_BY_SIZE.search(sentence.text_of(max(0, at - NEAR), at)) is not None:
        return True
    if not before.rstrip("vF").endswith("M,"):
        return False
    found = search("(?:^|[,;])(M)[vxEQIJ]{1,4}M,v{0,2}F?v?$", before)
    if found is None:
        return False
    first = at - (found.end() - found.start(1))
    if not is_count_of_firms(sentence.tokens[first]):
        return False
    return _BEYOND.search(sentence.text_of(first + 1, at)) is not None


def is_of_a_class_of_traders(sentence: Sentence, at: int) -> bool:
    """民营企业作用凸显,出口额增长…,占…: a class of firms is what the sentence tells of, and its trade is not all of the place's."""
    entry = sentence.tokens[at].entry
    if entry is None or entry.value not in TRADE or "E" not in sentence.letters[:_CLASS] or _OF_SOMEBODY.search(sentence.letters, 0, at):
        return False
    first = sentence.letters.find(",", 2, at)
    said = "".join([t.text for t in sentence.tokens[:first] if t.letter != "T"]).lstrip(",") if first > 0 else ""
    return _CLASS_FARES.fullmatch(said) is not None


def goes_on_about_a_branch(sentence: Sentence, at: int) -> bool:
    """…;北汽株洲分公司下线整车10.6万台,产值79亿元: what the part of the sentence has begun with is a firm by its name."""
    if not sentence.says("公司"):
        return False
    return _BRANCH_DID.match(sentence.text_of(sentence.behind_last(";", at), at)) is not None


def is_of_firms(sentence: Sentence, at: int) -> bool:
    """国有控股企业快速发展,实现工业总产值…: the clause before names a group of firms, and this one names nobody."""
    if not at or sentence.letters[at - 1] not in "vFe,":
        return False
    earlier, _, own = sentence.letters[max(0, at - NEAR) : at].rpartition(",")
    if own.strip("vFe"):
        return False
    said = sentence.text_of(max(0, at - NEAR), at)
    if "企业" in said and (_AMONG_THEM.search(said) is not None or _SOME_BEFORE.search(said) is not None):
        return True
    if not own:
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
    if _is_of_all_in_its_trade(sentence, at, clause):
        return True
    letters = sentence.letters[max(0, at - NEAR) : at]
    if search(r"ME[vF]{0,3}$", letters) and is_of_all_counted(sentence, sentence.letters.rindex("E", 0, at)):
        return True
    named = search(r"Ex[xQE]{0,2}(?=v{0,2}F|v{0,2}$)", clause)
    if named is not None and not sentence.tokens[at - len(clause) + named.start() + 1].text.startswith(_BY_THEM):
        return False  # 入驻企业华星科技完成…, and not 区内企业所创造的…
    found = search(r"[vxS]E[^IJ]{0,6}$", clause)
    if found is None or sentence.tokens[at - len(found[0]) + 1].text != "企业":
        return False
    whose, entry = sentence.tokens[at - len(found[0])].text, sentence.tokens[at].entry
    return whose in _ALL_OF_A_ZONE or (whose in _TRADERS and entry is not None and entry.value in TRADE)  # 外贸企业进出口额


def _is_of_all_in_its_trade(sentence: Sentence, at: int, clause: str) -> bool:
    """Whether those that stand before the name are all whose output it is: builders with a licence, the industry of a zone."""
    token = sentence.tokens[at]
    if token.text.startswith("建筑业") and token.entry is not None and token.entry.value == "construction_output":
        return "资质" in sentence.text_of(at - NEAR, at)
    if token.text not in ("工业总产值", "工业增加值"):
        return False
    return _ALL_INDUSTRY.search(sentence.text_of(at - len(clause), at)) is not None


def is_of_all_counted(sentence: Sentence, at: int) -> bool:
    """全区规模以上209家企业: all of them, and how many they are; `at` is the slot 企业."""
    if sentence.letters[at - 1 : at] != "M" or at < 2 or not sentence.tokens[at].text.endswith("企业"):
        return False
    return sentence.text_of(at - 3, at - 1).endswith(("规上", "规模以上", "规模上"))


def is_of_a_class_told(sentence: Sentence, at: int, code: str) -> bool:
    """高新技术企业完成产值86亿元,出口3亿美元,税收4亿元: a class of firms or an industry is what the part of the sentence began with, and the rest may be its own too."""
    if code not in _CLASSES_HAVE or _BARE.search(sentence.letters[max(0, at - 3) : at]) is None:
        return False
    since = sentence.letters.rfind(";", 0, at) + 1
    first = next((i for i in range(since, at) if sentence.letters[i] in "IJE"), None)
    if first is None or "S" in sentence.letters[first:at] or "T" in sentence.letters[first:at]:
        return False
    words = sentence.tokens[first].text
    words += sentence.tokens[first + 1].text if words.endswith(("企业", "产业", "业")) else ""
    return _CLASS_HAS.match(words) is not None


def is_of_those_brought(sentence: Sentence, at: int, code: str) -> bool:
    """引进的客商投资企业32家,实现产值6亿元,税收4000万元: what those brought in yield, or all do; nobody can tell which."""
    if code not in _THOSE_BROUGHT_HAVE or _BARE.search(sentence.letters[max(0, at - 3) : at]) is None:
        return False
    since = sentence.letters.rfind(";", 0, at) + 1
    firms = max((i for i in range(since, at) if sentence.letters[i] == "E" or sentence.tokens[i].text.endswith("企业")), default=-1)
    if firms < 0 or not set("ST").isdisjoint(sentence.letters[firms:at]):
        return False
    if "M" in sentence.letters[since : firms + 2] and _NEW_HAVE.search(sentence.text_of(since, at)) is not None:
        return True
    return _BROUGHT.search(sentence.text_of(since, firms + 2)) is not None


def is_of_a_raise(sentence: Sentence, at: int) -> bool:
    """世界500强企业增资扩股,到账外资1200万美元: a firm has paid it in, and not all that the zone has used."""
    if sentence.tokens[at].entry is None or "," not in sentence.letters[max(0, at - 3) : at]:
        return False
    return _RAISES.search(sentence.text_of(max(0, at - _NAMED - _CLASS), at)) is not None


def is_tax_of_firms(sentence: Sentence, at: int) -> bool:
    """规模以上企业实现工业总产值20亿元、增加值5.4亿元、税收2777万元: what those firms paid is not all the tax of the zone."""
    since = sentence.letters.rfind(";", 0, at) + 1
    first = next((i for i in range(since, at) if sentence.letters[i] in "IE" and _FIRMS_ABOVE.match(sentence.tokens[i].text)), None)
    if first is None or sentence.tokens[first].text.endswith("企业数"):
        return False
    if "S" in sentence.letters[first:at]:
        return False
    named = [t.entry for t in sentence.tokens[first + 1 : at] if t.letter == "I"]
    return all(entry is None or entry.value.startswith("industrial_") for entry in named)
