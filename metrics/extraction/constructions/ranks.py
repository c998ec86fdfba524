"""Positions and movements: 增速列全市第2位, 总量居全市第二, 较上年同期前进七位."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.ranked_among import scope_before
from metrics.extraction.constructions.shared_rates import counts_listed, names_many, those_counted
from metrics.extraction.slots import match, search
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

_FROM = re.compile(r"<[VTSvYpOjx]{0,5}$")  # 由一季度的第5位, 由1-8月及上半年的第5位, 由上月的第5位
_FROM_NAMED = re.compile(r"<[VTSvYp]{0,3}I?[rl]?[vk]?$")  # 由上半年GDP增幅第26名
_FROM_AMONG = re.compile(r"<S[xvQ]{0,3}$")  # 从全省县域经济第28位跻身八强
# Among whom: 六县市第五位, 各县区第1位.
_ZONES = tuple(words_of("zone_own_word"))
_GROUP = seldom(
    r"(?:全[省市州])?(?:[二三四五六七八九十百\d]{1,3}个?|各|兄弟|周边)(?:主城|城|市辖|兄弟|周边)?(?:"
    + any_of("district_word", "prefecture_word", "town_word")
    + "|市区|[县区市]|开发区|园区|板块|平台)"
)
_PLACES = ("市", "省", "区", "县", "州", "国")
PRICES = ("cpi", "rpi", "ppi")  # told as rates of growth
RATIO = "ratio"  # of something that is no indicator: 集聚度提高到63.5%
PARTS = ("share", "completion", "contribution_share", RATIO)  # rates whose changes and ranks have no measure
_WHOM = re.compile(r"[\d一二三四五六七八九十][大小]|[县市区城省州旗]|东北|珠三角|长三角|京津冀|大湾区|地区|增$|达$|并|首|再|又")
_BEST = re.compile("综合|[十百千]强")
_OF_RISE = ("提升幅度", "提高幅度", "上升幅度", "回升幅度", "加快幅度", "升幅")
_MADE_OF_IT = re.compile(
    "(?:密|强|活跃|贡献|依存|集中|满意|开放|外向|饱和|知名|完成进|进)?度|(?:商品|产品|内部)?结构|质量|含金量|能耗|弹性|(?!(?:总|累计|企业|单位|法人)*(?:户|家|个|总|件|人|项|企业|单位|项目)?数)[^,;:\\d]{1,5}数(?=[居列位排名])|(?:培育|申报|认定|入库|净增|退出|注销)(?:数量?|量|户数|家数|总数)?(?=[居列位排名])"
)
_COUNTED = re.compile("(?!绝对)([^,;:\\d]{2,}?)(?:总数量?|数量?|个数|家数|户数)(?=[均都也更还仍]?[居列位排名])")
_ONLY_BEHIND = re.compile("次于[^,;]{2,30},[^,;]*$")
_FOLLOWS_ON = re.compile("继(?![续而任])[^后]*$")
_INCREASE_LAST, _NEAR = re.compile(f"(?:{any_of('increment_word')})(?:均|都|也|更|还|罕见|再次|首次|一举|历史性|继续|仍|稳)*$"), 4  # slots
_INCREASE_BEFORE = re.compile(f"(?:{any_of('increment_word')})(?:仅|只|略)?(?:[低高少多]于|次于|超过?|领先)[^,;]{{1,30}},[^,;]*$")
# The measure told last, and that of a rank which says no more.
_RANKED_BY = {
    "yoy": "rank_yoy",
    "avg2y": "rank_yoy",
    "yoy_accel": "rank_yoy",
    "gap": "rank_yoy",
    "level": "rank_level",
    "apart": "rank_level",
    "rank_yoy": "rank_yoy",
    "rank_level": "rank_level",
}
_AMOUNT = re.compile("^(?:总数|完成额)")  # 总数居全市第2, 完成额居全市第2
_LONGEST_GROUP = 8  # characters
_NO_GROUP = re.compile("产业|行业|企业|项目|上升|前进|跃|升|由|从|去年|上年|增|考核|综合")


def _spelled(tokens: list[Token]) -> str:
    """Letters, but for the words a rank can come from."""
    return "".join("<" if t.text in ("由", "从") else t.letter for t in tokens)


def _describes(clause: Clause) -> bool:
    """出口额排名第二的是农产品, 排名第三的沛县: who is ranked so stands behind it."""
    return match(r"vv[xIQJS]|vS", clause.following) is not None


def _is_of_zone_beside(clause: Clause) -> bool:
    """甲经开区税收增速居全市第1位,丙县经开区第3位: of a zone that no gazetteer knows."""
    if match("SS+v?K$", clause.letters) is None or match("[,;j]S", clause.wide) is None:
        return False
    first, last = clause.tokens[0].entry, clause.tokens[clause.letters.rfind("S")].entry
    return last is not None and last.type == "self" and first is not None and first.type == "region"


@construction("rank_again", "K", r"^[j,][vQ]{0,2}[xS]{1,2}v?K$")
def rank_again(clause: Clause, found: re.Match[str]) -> Reading | None:
    """居全省第13位、珠三角第6位: the same rank among others."""
    if clause.memory.topic is not None and clause.memory.topic.start == clause.tokens[1].start:
        is_ranked = clause.memory.last in ("rank_yoy", "rank_level")
        return Reading(clause.memory.last, clause.value, "RANK") if is_ranked else None  # 甲市居全市第1位、乙县第2位
    scope = "".join(t.text for t in clause.tokens[1:-1] if clause.letters[1] in "Qv" or t.letter in "xS").removeprefix("在")
    if clause.letters[1] in "Qv" and not scope.endswith(_PLACES):
        return None
    if clause.memory.last not in ("rank_yoy", "rank_level") or not 2 <= len(scope) <= _LONGEST_GROUP or _NO_GROUP.search(scope):
        return None
    return Reading(clause.memory.last, clause.value, "RANK", scope)


def _ranked_behind(clause: Clause) -> str | None:
    """GDP总量仅次于滨江区,居全市第2位; 固定资产投资增速仅次于滨江区,居全市第2位: by what the clause before names."""
    if _ONLY_BEHIND.search("".join([t.text for t in clause.wide_tokens])) is None:
        return None
    before = clause.wide.rpartition(",")[0].rpartition(",")[2]
    named = search("[IJ][^,;]*$", before)
    if named is None or search("[zZHGLC]", before) is not None or len(re.findall("[IJ]", before)) > 1:
        return None
    return "rank_yoy" if search("[rR]", named[0]) else "rank_level"


def _ranked(clause: Clause, start: int, scope: str | None) -> Reading:
    """Whether a rank is one by amount, by growth, or by both; `start` is where what announces it begins."""
    letters = clause.letters
    has_rate = "r" in letters or "R" in letters
    totals = search(r"(I)v?jv?r", letters)
    if totals is not None and clause.tokens[totals.start(1)].text.endswith(("总量", "总额")):
        return Reading("rank_level+rank_yoy", clause.value, "RANK", scope)  # GDP总量、增速均居全市第2位
    has_level = (
        "l" in letters
        or _AMOUNT.search(clause.text_of(0, len(clause.tokens))) is not None
        or bool(search(r"I[vFk]{0,2}$", letters[:start]) and not clause.memory.last)
    )
    if has_rate and "l" in letters:
        return Reading("rank_level+rank_yoy", clause.value, "RANK", scope)
    if has_rate:
        return Reading("rank_yoy", clause.value, "RANK", scope)
    if has_level:
        is_of_an_average = any(t.text.startswith(("平均增", "年均增")) for t in clause.tokens)  # 近两年GDP平均增速居首位
        return NOTHING if is_of_an_average else Reading("rank_level", clause.value, "RANK", scope)
    measure = _RANKED_BY.get(clause.memory.last)
    if search(r",[^,]*l[^rR]*$", clause.wide):
        measure = "rank_level"  # 占…的25.9%,总量首次超过甲县,跃居第一
    elif measure == "rank_level" and search(r",[^,]*[rR][^,]*S[^,]*,[^,]*$", clause.wide):
        measure = "rank_yoy"  # 12亿元,总量领跑全市,增幅仅次于甲区,居第二
    elif measure == "rank_yoy" and search(r";x?Sv{0,2}k[^,;]*$", clause.wide) and match(r",[vF]{0,2}I[vF]{0,2}M", clause.ahead):
        measure = "rank_level"  # 苏州…增长5.1%;南京稳居第二,地区生产总值8207亿元
    by = search(r"^v[IJ][vl]{0,2}(r?)[vl]{1,3},(?:T,)?x?Sv{0,2}k[^IJ]*$", clause.wide) if measure is None else None
    if by is not None and clause.wide_tokens[0].text in ("从", "按"):
        measure = "rank_yoy" if by[1] else "rank_level"  # 从经济总量看,芜湖居全省第二位
    if measure is None and not clause.memory.last:
        measure = _ranked_behind(clause)
    if measure is None:
        return NOTHING if clause.memory.last or "I" not in letters else Reading("rank_level", clause.value, "RANK", scope)
    return Reading(measure, clause.value, "RANK", scope)


def moved_by(clause: Clause, before: str) -> str:
    """What kind of rank a movement is of, by its own words or by the measure told before it: 增速前移3位,居全市第二位."""
    if search("[rR][^,]*$", clause.letters):
        return "rank_yoy"
    return "rank_level" if search("l[^,]*$", clause.letters) else _RANKED_BY.get(before, "rank_change")


def _is_of_many(clause: Clause) -> bool:
    """Whether several indicators share a rank, or a movement has it, so that nobody can tell which measure it is of."""
    said = [t.text for t in clause.tokens]
    if names_many(clause) or "幅度" in said:
        return True  # 回升幅度列全省第3位
    if clause.memory.last == "yoy_accel" and any(t.text.endswith(_OF_RISE) for t in clause.tokens):
        return True  # 比前三季度加快2.1个百分点,提升幅度居全市首位: who gained most, and not who grew most
    if said[0].endswith("指标"):
        return True  # …等多项指标两位数增长,指标增速位列全市第一
    if search("[IJ]", clause.letters) or not any("指标" in word and word.endswith("指标") for word in said):
        return False
    return not counts_listed(clause) and not those_counted(clause)  # 其中多项主要经济指标增速居全省第一


def _is_of_increase(clause: Clause) -> bool:
    """增量居全市第8, 增量仅次于甲市,居全省第3: by how much was added, and neither by the amount nor by its rate."""
    if search("[IJrRl]", clause.letters) is None and _INCREASE_BEFORE.search("".join([t.text for t in clause.wide_tokens])) is not None:
        return True
    at = clause.letters.rfind("k")
    if at < 0:
        at = len(clause.letters.rstrip("K").rstrip("S"))  # 增量全市第一
    if "j" in clause.letters[max(0, at - _NEAR) : at]:
        return False  # 增速、增量均排名全市第一
    said = clause.text_of(at - _NEAR, at)
    return _INCREASE_LAST.search(said) is not None


def _counts_others(clause: Clause) -> bool:
    """省级高新产业园区数量居全省第一: how many of them there are, behind what was ranked before."""
    if search("[IJ]", clause.letters) is not None:
        return False
    own = match("v?S?v?", clause.letters)
    found = _COUNTED.match(clause.text_of(own.end() if own is not None else 0, len(clause.tokens)))
    told = clause.memory.topic.text if clause.memory.topic is not None else ""
    return found is not None and found[1] not in told


def _is_of_another(clause: Clause) -> bool:
    """招商引资列全市第3, 院士工作站数量居第3: of what nobody knows opens the clause, and not of the indicator told before."""
    if _counts_others(clause):
        return True
    if clause.letters[0] not in "xv" or search("[IJrlZ]", clause.letters):
        return False
    opening = clause.tokens[0].text
    return opening == "招商引资" or (clause.letters[0] == "x" and _WHOM.search(opening) is None)


def _is_of_what_is_made_of_it(clause: Clause) -> bool:
    """高企密度, 研发投入强度, 财政收入质量, 工业增加值能耗降幅: of a quantity that the indicator's name is only the first word of."""
    last = max(clause.letters.rfind("I"), clause.letters.rfind("J"))
    return last >= 0 and _MADE_OF_IT.match(clause.text_of(last + 1, len(clause.tokens))) is not None


def _follows_on(clause: Clause) -> bool:
    """增速继去年年底跃居全市首位后,一季度…: where it stood before what the sentence goes on to tell."""
    words = clause.text_of(0, len(clause.tokens)) if any(t.text.startswith("继") for t in clause.tokens) else ""
    return _FOLLOWS_ON.search(words) is not None


def _is_left(clause: Clause) -> bool:
    """由第5位上升到第2位: the rank that was left."""
    before = _spelled(clause.tokens[-6:-1])
    if _FROM.search(before) is not None or (_FROM_NAMED.search(before) is not None and match("[^,;MP]{1,6}K", clause.following)):
        return True
    return clause.following.startswith("k") and _FROM_AMONG.search(before) is not None


def _group_named(clause: Clause, found: re.Match[str]) -> str | None:
    """The group that a rank is one in, by unknown words that end as a group's do: 增幅为苏南五市之首."""
    if found["group"]:
        scope = clause.tokens[found.start("group")].text.removeprefix("在").rstrip("中里内")
        return scope if _GROUP.fullmatch(scope) is not None else None
    scope = clause.tokens[found.start("among")].text
    return scope if _GROUP.search(scope) is not None and not _NO_GROUP.search(scope) else None


def _is_of_the_zone(clause: Clause) -> bool:
    """工业总产值1120亿元,财政收入176亿元,在全国217家国家级经开区中排名第48位: behind several figures the zone's own place among zones."""
    said = _ZONES_COUNTED.search(clause.text_of(0, len(clause.tokens) - 1))
    told = [slot.topic.code for slot in clause.memory.slots if slot.topic is not None]
    return said is not None and len(set(told)) > 1 and not any(t.text in _OF_EACH or t.letter in "lrRD" for t in clause.tokens)


_ZONES_COUNTED, _OF_EACH = re.compile("国家级?(?:经开区|高新区|综保区|经济技术开发区|高新技术产业开发区)"), ("均", "都", "分别")
_OF_A_SCORE = re.compile("(?:得|评|积|考核)分")
_AMONG_YEARS = re.compile("年(?:以来|来|间)|近(?:[两三四五六七八九十]|\\d{1,2})年|历史|历年|有史以来")


_APART = ("分列", "分居")  # 增速分列第二、三位


@construction("rank", "K", r"(?:k[^kI]{0,6}|S[^I]{0,4}|(?P<apart>D)|[rl][v]{0,2}|o[v]{0,2}|^v{0,2}(?P<group>x)|[rl]v{1,2}(?P<among>x))K$")
def rank(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速列全市第2位, 总量居全市第二; a rank after a growth rate is a rank by growth."""
    letters = clause.letters
    if found["apart"] and clause.tokens[found.start("apart")].text not in _APART:
        return None
    if "x" in letters and any(t.letter == "x" and _BEST.search(t.text) for t in clause.tokens):
        return Reading("", base="class")  # 在全国高新区综合排名中位列第六, 跻身全国百强新城区第49位
    if _OF_A_SCORE.search(clause.text_of(0, len(clause.tokens))) is not None:
        return Reading("", base="class")  # 利用外资得分居第3位
    if (leader := search(r"(?<!k)(S)[lr]v{0,2}K$", letters)) is not None and _is_a_place(clause.tokens[leader.start(1)]):
        return Reading("", base="class")  # 其中,侯马市总量第一: of that place
    if search(r"[HWGALC]", letters) or _is_of_many(clause) or _is_of_another(clause) or _is_of_what_is_made_of_it(clause):
        return NOTHING
    if len(clause.memory.listed) > 1 and not search("[IJ]", letters) and search("lv?j[vj]?r|rv?j[vj]?l", letters) is not None:
        return Reading("", base="class")  # 出口和进口分别增长8%、11%,规模和增速均居全市首位: of one of them, or of what they are parts of
    if _follows_on(clause):
        return Reading("", base="rank_yoy" if "r" in letters else "rank_level")
    if _is_of_increase(clause) or match(":[Sx]", clause.ahead):
        return NOTHING  # GDP增速第一:阿坝
    if match(r"v?[PXM]|h?[xvh]M", clause.following) or any(t.text.startswith(("距", "离")) for t in clause.tokens[:-1] if t.letter in "xv"):
        return Reading("", base="class")  # 相当于全市第一的50%, 距全市第一差8亿元: whoever is first
    if clause.text_of(len(clause.tokens) - 3, len(clause.tokens) - 1).endswith("倒数"):
        return NOTHING  # 居全市倒数第二: of how many?
    if _is_left(clause):
        is_by_name = "I" in letters and search("[rR]", letters) is None and not clause.memory.last
        return Reading("", base="rank_level" if "l" in letters or is_by_name else "rank_yoy")  # 由第5位上升到第2位
    if (both := search(r"([lr])v?j(?:z[^,;]{0,6})?Zv{0,2}k", letters)) is not None:
        measure = "rank_level" if both[1] == "l" else "rank_yoy"
        return Reading(measure, clause.value, "RANK", scope_before(clause))  # 增速和占全市比重均列全市第一
    if ("Z" in letters and ("l" not in letters or search(r"Z[^lrR]*K$", letters))) or _describes(clause):
        return NOTHING
    if match(r",?Sv{0,2}k", letters) and clause.tokens[-2].text.endswith(_ZONES):
        return Reading("", base="class")  # 总产值突破2500亿元,甲经开区稳居国家级园区第17位: of the zone, as it was rated
    if _is_of_zone_beside(clause) or _is_of_the_zone(clause):
        return Reading("", base="class")
    scope = _group_named(clause, found) if found["group"] or found["among"] else scope_before(clause)
    if scope is None and (found["group"] or found["among"]):
        return None
    if scope is None and _AMONG_YEARS.search(clause.text_of(0, len(clause.tokens))) is not None:
        return NOTHING  # 为2011年以来单月增速第一: among years, and no places
    has_rate = "r" in letters or "R" in letters
    if counts_listed(clause) and not has_rate and "l" not in letters and not clause.memory.last:
        return NOTHING  # 规上工业增加值、一般公共预算收入2项指标位列首位: by amount or by growth
    return _ranked(clause, found.start(), scope)


def _is_a_place(token: Token) -> bool:
    return token.entry is not None and token.entry.type in ("region", "zone")


def _are_fewer_than_listed(clause: Clause) -> bool:
    """前移2个和1个位次 behind a list of three."""
    several = match("(?:jv?[ud]?M)+", clause.following)
    return several is not None and several[0].count("M") + 1 < len(clause.memory.listed)


@construction("rank_movement", "M", r"[udagk][vxlk]{0,3}M$")
def rank_movement(clause: Clause, found: re.Match[str]) -> Reading | None:
    """前进七位, 较上年同期上升3个位次."""
    quantity = clause.number.quantity
    if quantity is None or quantity.printed_unit not in ("位", "名", "个") or not quantity.text.endswith(("位", "名", "个")):
        return None
    if clause.tokens[-2].text in ("后", "末"):
        return NOTHING  # 居后三位的是甲县
    if quantity.printed_unit == "个" and match("(?:j{1,2}[uda]?M)*k", clause.following) is None:
        return None
    if quantity.printed_unit == "名" and clause.topic_code and not clause.memory.last.startswith("rank"):
        return None
    if clause.memory.last in PARTS:
        return NOTHING  # 税收占比70.9%,居全省第3位,较去年回落1个位次: ranks of shares have no measure
    if "D" in clause.letters and match("jv?[ud]?M", clause.following) and _are_fewer_than_listed(clause):
        return NOTHING  # 三项指标分列第一、第三、第二位,前两项分别前移2个和1个位次: of which, a word says that is not followed here
    if search(r"cv?[SQ][gh]v?M$", clause.letters):
        return NOTHING  # 比某区高3位: how far from another's rank
    falls = bool(search(r"[d][vxlk]{0,3}M$", clause.letters))
    return Reading("rank_change", Decimal(-1 if falls else 1) * clause.value, "COUNT")


RANKS = (rank, rank_again, rank_movement)
