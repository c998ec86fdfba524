"""Counts and amounts that are told by the way: of a part, of some firms, of the company a zone is in."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from metrics.extraction.clause import NUMBERS, Clause, Sentence, Slot, Topic
from metrics.extraction.shades import bound_of
from metrics.extraction.slots import match, search
from metrics.extraction.sums import IN_ALL, SUMS
from metrics.extraction.whose.firm_clues import is_count_of_firms
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

_ATTRIBUTES = ("的", "等", "及", "和", "与", "以及", "为", "在内")  # the company is named for something else
_DONE = ("已", "目前", "累计", "截至", "共")
_BRINGS = re.compile(any_of("serving_word", "attracting_word") + "|签约|服务|支持|组织|推动|培育|落户|拥有|包括|等")
_NEAR_BY = 7  # slots
_AT_ITS_HEAD = re.compile(f"(?:[^S;(){NUMBERS}]{{0,24}},)?q?T?,?v?S?[xQ]{{1,3}}E*")  # slots
_SAYS = re.compile(f"(?:的|最新|最近|发布的?)?(?:{any_of('telling_word')})")
_ACCORDING = re.compile("(?:^|,|记者|近日|日前|日)(?:根?据|从)[^,]*$")
_OF_A_SIZE = re.compile(r"(?:[亿万]元|[亿千百]级)(?:及?以上)?的?(?:工业|规上|重点|骨干)?企业$")  # firms, told by how much they make
_OF_A_CLASS = re.compile(
    f"(?:[省市县州]外|[省市县州]内|县际|第[一二三]产业|{any_of('trade_word')})(?:履约|实施|落地|在建|续建)的?项目[^项]*$"
)
_CLASS_BY_COST = re.compile("[十百千]?万元投资[^,;]{0,4}项目")
_KINDS = re.compile(any_of("project_stage_word"))
_KINDS_OF_WHICH = re.compile(f"{_KINDS.pattern}|{any_of('key_project_stage_word')}")  # of key projects, behind 其中
_GROUPS = tuple(words_of("firm_group_ending"))
_KINDS_BY_INDUSTRY = tuple(words_of("project_field_ending"))
_KIND_LENGTH = 2
_OF_ANY_TRADE = re.compile(f"{any_of('any_trade_word')}|(?:{any_of('any_trade_ending')})$")
_ADDED_TO = ("tax_revenue", "industrial_output", "industrial_output_all", "industrial_sales", "budget_revenue", "profit_and_tax")

_BRANCH_NOUNS = frozenset(words_of("branch_noun_word"))
_NOT_COUNTED, _TAKEN_OFF = tuple(words_of("excluding_word")), ("扣除", "剔除")
_ON_ITS_OWN_SCALE = re.compile(r"(?:百分之)?\d{1,6}(?:\.\d{1,4})?点?")
_AT_FIRST, _ONCE = ("初", "的"), ("最初", "起初", "当初", "最初的", "起初的", "当初的")
_NEW_FROM_ABROAD = re.compile("新[办批设增签开注]?[^,;]{0,4}(?:三资|外资|外商投资)企业(?:共|达|有)?$")


def is_left_out(sentence: Sentence, at: int) -> bool:
    """扣除房地产开发投资后增长12%; 剔除房地产开发投资,固定资产投资增长7%: what is told is of the rest; 待投产项目13个 are not yet, 最初规划面积1平方公里 no longer what the name says."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    is_yet_to_come = before is not None and before.text[-1] in "待拟未" and before.end == token.start
    if is_yet_to_come and token.entry is not None and token.entry.value.startswith("projects_"):
        return True
    if before is not None and before.text.endswith(_AT_FIRST) and sentence.text_of(at - 2, at).endswith(_ONCE):
        return True
    if "v" not in sentence.letters[:at][-_NEAR_BY:] or not sentence.says(*_NOT_COUNTED, *_TAKEN_OFF):
        return False
    if sentence.text_of(at - 2, at).endswith(_NOT_COUNTED):
        return True  # 不含房地产投资
    for token in reversed(sentence.tokens[max(0, at - _NEAR_BY) : at]):
        if token.text in _TAKEN_OFF:
            return True
        if token.letter not in "IvSj,":
            return False
    return False


def counts_a_part(clause: Clause, before: str) -> str:
    """医药健康产业规模突破1000亿元, 续建项目共58个, 出口超亿美元的企业7家 and 税收超千万元企业32家 count a part, and go on about it: projects, firms, industry, or nothing."""
    letters = clause.letters
    if search(r"[xJ]Q[lvFe]{1,4}M$", letters) and any(t.text in _BRANCH_NOUNS for t in clause.tokens):
        return "industry"
    if clause.number.letter != "M" or clause.number.quantity is None or clause.number.quantity.unit != "COUNT":
        return ""
    if _counts_some_projects(clause, before):
        return "projects"
    among = search(r"qv{0,2}M$", letters)
    kind = (
        match(r"v?([EQ])", clause.following) if among is not None and among.start() == 0 else None
    )  # 其中有45个项目投入生产,实现税收3亿元
    kind = kind or re.search(r"M[vx]{0,2}([EQ])[vF]{0,2}$", before)
    if kind is not None:
        return "firms" if kind[1] == "E" else "projects"
    return "firms" if _counts_some_firms(clause) else ""


def _counts_some_projects(clause: Clause, before: str) -> bool:
    """Whether the projects counted are those of one stage, field, class or cost."""
    letters, said = clause.letters, clause.text_of(0, len(clause.letters))
    if search(r"Q[vFD]{0,3}M$", letters) and (_KINDS_OF_WHICH if "q" in before else _KINDS).search(said):
        return True
    if search(r"Q[vF]{0,2}M$", letters) and _OF_A_CLASS.search(said) is not None:
        return True  # 国内省外履约项目113个,到位资金41亿元
    if search(r"x[xJ]?Q[vF]{0,2}M$", letters) and _CLASS_BY_COST.search(said) is not None:
        return True  # 实施千万元投资建设项目11个,竣工1个
    return _counts_a_field(clause) or counts_a_trade(clause) or _counts_those_named(clause)


def _counts_a_field(clause: Clause) -> bool:
    """先进制造业项目102个,总投资471亿元,年度计划投资133亿元; 基础设施项目39宗,…;产业项目49宗,…."""
    letters = clause.letters
    if match(r";v?QQ[vF]{0,2}M$", clause.wide) and clause.text_of(0, len(letters)).startswith("产业项目"):
        return True
    if not search(r"(?:^|[;:STv])[xJ]{1,2}Q[vF]{0,2}M$", letters) or clause.tokens[-2 if letters[-2] == "Q" else -3].text != "项目":
        return False
    return any(t.text.endswith(_KINDS_BY_INDUSTRY) for t in clause.tokens[:-1])


def _counts_those_named(clause: Clause) -> bool:
    """长江电子、金星手机等智能制造项目18个,协议引资70亿元."""
    if not search(r"jx{1,2}Q[vF]{0,2}M$", clause.letters):
        return False
    near = [t.text for t in clause.tokens[-4:-1]]
    return "项目" in near and any("等" in text for text in near)


def _counts_some_firms(clause: Clause) -> bool:
    """税收超千万元企业32家; 有进出口实绩的企业120家 are all that trade, and 区内上报统计的企业总计5.96万家 all there are."""
    if not search(r"vE[vF]{0,2}M$", clause.letters) or all(t.text != "的" for t in clause.tokens[:-1]):
        return False
    return not any(t.text.endswith("实绩") for t in clause.tokens) and clause.tokens[-2].text not in (*SUMS, "总数")


def counts_a_trade(clause: Clause) -> bool:
    """新签约智能终端项目11个,总投资35亿元: of one product alone; 重大制造业 and “三比一提升” are projects of any trade."""
    found = search(r"I(x{1,3})Qv?M$", clause.letters)
    kind = clause.text_of(found.start(1), found.end(1)) if found is not None else ""
    return len(kind) > _KIND_LENGTH and _OF_ANY_TRADE.search(kind) is None


def is_floor_of_counted(sentence: Sentence, number: int) -> bool:
    """有36家产值超亿元: the least that each of those counted right before has."""
    least = sentence.tokens[number].quantity
    if least is None or least.bound != "over" or least.unit == "COUNT":
        return False
    if _is_floor_of_zones(sentence, number):
        return True
    found = search(r"M[IJx]v{0,2}M$", sentence.letters[max(0, number - 4) : number + 1])
    if found is None or any(t.text == "的" for t in sentence.tokens[number + 1 : number + 2]):
        return False  # 走访300家产值超千万元的企业
    return is_count_of_firms(sentence.tokens[number + 1 - len(found[0])])


def _is_floor_of_zones(sentence: Sentence, number: int) -> bool:
    """其中12个省级高新区税收突破10亿元: each of them has passed it; what they 实现 or have 合计 is their sum."""
    first = max(0, number - _NEAR_BY)
    found = search(r"(M)[vQ]{0,2}S[vT]{0,2}[IJ]v{0,2}M$", sentence.letters[first : number + 1])
    count = sentence.tokens[first + found.start(1)].quantity if found is not None else None
    if found is None or count is None or count.unit != "COUNT" or count.value <= 1:
        return False
    words = sentence.text_of(first + found.end(1), number)
    return not any(word in words for word in IN_ALL)


def counts_firms(clause: Clause, before: str) -> bool:
    """税收超千万元企业32家, 产值过亿元的35家: what follows is theirs alone."""
    if not is_count_of_firms(clause.number) or _NEW_FROM_ABROAD.search(clause.text_of(len(clause.tokens) - 6, len(clause.tokens) - 1)):
        return False  # 新办三资企业13家,合同外资5542万美元
    if before.endswith("E") and _OF_A_SIZE.search("".join(t.text for t in clause.tokens[-6:-1])):
        return True  # 亿元以上企业16家,实现工业总产值…
    is_group = re.search("E[vFz]{0,2}$", before) is not None and any(
        t.text.endswith(_GROUPS) for t in clause.tokens[-6:-1]
    )  # 龙头企业26家, 外资企业占49家
    return is_group or re.search(r"M(?:[vx]?E|v)[vF]{0,2}$", before) is not None


def tells_of_parts_since(sentence: Sentence, number: int, slots: Sequence[Slot], count: int) -> bool:
    """签约项目41个、总投资212亿元,其中亿元以上32个、10亿元以上5个,分别增长12%和25%: what grew so are the parts; `number` where the list begins."""
    at = sentence.slot_at(number)
    since = sentence.letters.rfind("q", 0, at)
    if since < 0 or sentence.letters.count("M", since, at) < count or ";" in sentence.letters[since:at]:
        return False
    start = sentence.tokens[since].start
    return all(slot.topic is None or slot.topic.start < start for slot in slots)


def is_sum_of_listed(clause: Clause) -> bool:
    """工业投资和房地产开发投资共完成120亿元; 甲市、乙市和丙市利润总额合计921亿元: of all of them together, and of none alone."""
    found = search(r"(?:[IJ]v?jv?|SjSv{0,2})[IJ]([vFT]{1,4})(?:M|Y?[ud]v?P)$", clause.letters) if clause.unit != "COUNT" else None
    return found is not None and any(t.text.startswith(IN_ALL) for t in clause.tokens[found.start(1) : -1])


def is_sum_of_told(clause: Clause) -> bool:
    """旅游收入、外贸出口分别完成195亿元、120亿元,合计315亿元,增长8%: of those told before, and of none alone."""
    if clause.tokens[0].text not in SUMS or match("v[vFTYud]{0,4}[MP]$", clause.letters) is None:
        return False
    return len(clause.memory.slots) - clause.memory.part_at > 1


def is_only_added(clause: Clause, code: str) -> bool:
    """带动就业1.2万人,新增税收3.2亿元: what something new brings of a flow is not all of it."""
    found = search(r"v[IJ][vFT]{0,3}M$", clause.letters) if code in _ADDED_TO else None
    return found is not None and clause.tokens[found.start()].text == "新增"


def means_topic(token: Token, topic: Topic | None) -> bool:
    """外贸进出口下降14%,二季度外贸止跌回升,增长20%: a short name for the topic itself."""
    names = token.entry.names if token.entry is not None else ()
    return topic is not None and bool(names) and all(name.indicator == topic.code for name in names)


def names_its_whole(sentence: Sentence, number: int, code: str, own_words: Collection[str]) -> bool:
    """五大商品累计出口5.3亿美元,占全市出口额的80%: the number is a part of the same of the document's own place."""
    found = search(r"^,v?z([Sv])v?I", sentence.letters[number + 1 : number + 7])
    if found is None:
        return False
    tokens = sentence.tokens[number + 1 : number + 1 + found.end()]
    place = tokens[found.start(1)]  # 占园区固定资产投资的88%, on a page about all parks
    return (place.text in own_words or place.text == "园区") and tokens[-1].entry is not None and tokens[-1].entry.value == code


def is_part_of_region(sentence: Sentence, number: int, code: str, region: str) -> bool:
    """完成税收5.7亿元,占长垣税收总额的18.4%, on the page of 长垣市: a part of the region's own, told by its name."""
    found = search(r"^,v?z([Sx])v?I", sentence.letters[number + 1 : number + 7])
    if found is None:
        return False
    place, whole = sentence.tokens[number + 1 + found.start(1)].text, sentence.tokens[number + found.end()].entry
    return len(place) > 1 and region.startswith(place) and whole is not None and whole.value == code


def is_aside(clause: Clause, text: str) -> bool:
    """An amount that leaves its topic standing: 在全省100个园区中, 居五个千亿区, 首次突破千亿, 跨上200亿元台阶."""
    if len(clause.tokens) > 1 and clause.tokens[-2].text in SUMS:
        return False  # 昆山高新区400亿元;全市合计1500亿元,增长9%
    named = clause.tokens[-2].entry if len(clause.tokens) > 1 else None
    is_of_zone = named is not None and named.type in ("zone", "region", "self")  # 其中苏州工业园区300亿元
    return (bool(search(r"[Sk]v?M$", clause.letters)) and not is_of_zone) or bound_of(text, clause.number) == "over"


def whole_of_list(sentence: Sentence, clause: Clause, wide_start: int, head: Topic | None) -> Topic | None:
    """工业总产值36亿元,其中,医药13亿元、材料2亿元等,同比增长9%: behind a list of parts that 等 ends, the whole goes on."""
    if head is None or head.is_narrowed or not match(r"x,v?Yv{0,2}[ud]v?P$", clause.wide) or clause.wide_tokens[0].text != "等":
        return None
    listed = search(r"(I)[vF]{0,2}M,q,?[^,;:()IJPBX]*Mj[^,;:()IJPBX]*M$", sentence.letters[:wide_start])
    return head if listed is not None and sentence.tokens[listed.start(1)].start == head.start else None


def is_predicate(clause: Clause) -> bool:
    """地区生产总值…,是全省首个突破千亿的县,比上年增长8%: what the topic's own place is called for."""
    if clause.number.letter != "M" or not clause.letters.startswith("vS"):
        return False
    return clause.tokens[0].text in ("是", "为", "成为") and clause.tokens[2].text.startswith(("首", "第", "唯一"))


def speaks_of_a_firm(sentence: Sentence, at: int) -> bool:
    """某某公司去年投资建厂,实现工业总产值…, 市场回暖,某某集团…: a company by name at the head of the sentence, or behind clauses without figure or place,
    until a zone is named."""
    tokens, letters = sentence.tokens, sentence.letters
    if not tokens[at].text.endswith(("公司", "集团", "股份")) or _AT_ITS_HEAD.fullmatch(letters, 0, at) is None:
        return False
    if _SAYS.match("".join([t.text for t in tokens[at + 1 : at + 4]])) and _ACCORDING.search("".join([t.text for t in tokens[:at]])):
        return False  # 据供电公司统计,…
    is_subject = letters[at + 1 : at + 2] not in ("j", "E", "") and tokens[at + 1].text not in _ATTRIBUTES
    return is_subject and not _BRINGS.search(tokens[at - 1].text)


def tells_no_figure(sentence: Sentence, at: int) -> bool:
    """2011年生态园奠基 dates an event."""
    behind = sentence.letters[at + 1 :].partition(";")[0]
    clause = re.split("[,:]", behind)[0]
    clause = "" if clause == "v" and sentence.tokens[at + 1].text == "时" else clause  # 2010年时,全区完成…
    return not re.search(f"[{NUMBERS}]", behind) or (bool(clause) and not re.search(f"[IJSF{NUMBERS}]", clause))


def tells_what_is_done(sentence: Sentence, at: int) -> bool:
    """力争签约60个;实现工业投资120亿元 goes on about goals behind `;` at `at`; 力争…;1-5月完成… and …;已签约20个 do not."""
    part = sentence.letters[at + 1 :].partition(";")[0]
    return "T" in part or any(token.text.startswith(_DONE) for token in sentence.tokens[at + 1 : at + 1 + len(part)])


def measures_something_else(sentence: Sentence, at: int) -> bool:
    """空气质量指数为85, 景气指数169.6点: a number in no unit that is known, of what is no indicator; growth told next is its own."""
    letters, tokens = sentence.letters, sentence.tokens
    if _ON_ITS_OWN_SCALE.fullmatch(tokens[at].text) is None or not (at + 1 == len(tokens) or tokens[at + 1].text[0] in ",;。"):
        return False
    begin = sentence.behind_last(",;:(", at)
    return match("[vTS]{0,4}x[vxF]*$", letters[begin:at]) is not None
