"""Whether a place's name claims the figures behind it: as their subject, and not as where they rank, what they are compared with or a predicate."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.clause import NUMBER, Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import begins_clause, match, search
from metrics.extraction.zones.place import REGIONS
from metrics.language.seldom import seldom
from metrics.language.vocabulary import Entry, any_of, words_of

NO_SUBJECT = ("在", "对", "与", "和", "从", "于", "由", "随着")
_SUBJECT = re.compile(
    r"S[vTFeqtY]{0,4}[IJMrRE]|SQE|S[vTFYt]{0,3}[ud]|S[vT]{0,2}F[vD]{0,2}P|S[vY]{0,2}f(?=[,;x]|$)|ST?[,:]|S[vx]{1,3}a?[,:]|Sv{0,2}[gh]S|ScSv{0,2}r?v?[gh]|SLv{0,2}S[IJ]|Sv{1,2}PvI|SYv?P|S[vT]{0,2}(?:F?Gv{0,2}|Hv{0,2})P|S[vx]{1,2}T[vF]{0,2}J|ST[vxF]{1,3}M?QM|S[vTFt]{1,5}Mv?IG|S[vT]{0,3}G[vTF]{0,3}[IJ]|S[vT]{0,3}G:"
)
_REGION = re.compile(
    r"S[vTFeYt]{0,3}(?:[IJMrR]|[ud][vF]{0,2}P|k)|S[,;:]|ST,[vF]{0,3}[IJ]|Sx[vFT]{0,2}I|Sv{1,3}x|Sv{1,2}PvI|Sv{0,2}Fv?P|S[vY]{0,2}f(?:[,;x]|$)|Sv{0,2}[gh]S|ScSv{0,2}r?v?[gh]|SYv?P|S[vT]{0,2}(?:F?Gv{0,2}|Hv{0,2})P|S[vx]{1,2}T[vF]{0,2}J|ST[vxF]{1,3}M?QM|S[vTFt]{1,5}Mv?IG|S[vT]{0,3}G[vTF]{0,3}[IJ]|S[vT]{0,3}G:"
)  # the same where the document is another's
_FARES = re.compile(r"S[vxFauSQLk]{1,8}g?,")
_COUNTS = re.compile(r"S[vx]{1,8}QM|SMG?[IQ]")  # slots
_EARNS = re.compile(r"SQ[xvF]{0,3}(?:M|[ud]v?P),")  # slots: 大连高新区软件业务收入480亿元,实际使用外资…
_DOES = re.compile(r"S(?=[xvaFtT])[^PBKI,;:()]{3,20},")  # slots
_FOLLOWS, _NEXT = re.compile(r"(S[xvj]{1,4}),[vTY]{0,2}F?v{0,2}M"), ("其后", "次之", "之后")
_HEAD, _MOVE = 10, 7  # slots
_PLACES_MOVED = ("位", "名", "个位次")
_LEADS = re.compile(
    r"S(?:[ru]v{1,2}x?,[vF]{1,2}P|[ruRdvxc]{1,4},(?:[vFY]{0,2}[ud]v?|[rR][vF]{0,2})P)"
)  # 昆山市增速最快,达9%; 昆山市表现突出,增长9%
_APART = re.compile(r"(?:^|[,;:])v?(?:q,?)?(?:T,?)?$")
_RANKED = re.compile(r"S[vTYx]{0,4}k(?:[vSxT]{0,6}K|v{2}M,)")  # 昆山经济技术开发区居第5位, 朔州市排在最后一位,
_IN_OTHER_ROLE = "[cghzkLGrIJud][^,;:()PBMXKbf]*$"  # slots since the last boundary or number
_CREATED = ("创造", "贡献")
_IS = ("是", "位于", "地处", "成立于", "始建于", "拥有", "现有")
_SAYS_WHO = ("是", "为", "有")  # 增速最快的是丹阳市
_GATHERS = ("集", "共", "累计", "已", "共有")  # 镇江市集中开工…, 大庆市共开复工…
_BY_MEANS_OF = ("依托", "借助", "利用", "借力", "携手", "联合", "对接")
_BRINGS_IN = ("引进", "引入", "招引", "新招", "新引")  # 开发区引进重大项目31个
_BESIDE = (*words_of("neighbour_word"), "面向")
_AS_TOLD_BY = ("据", "根据", "依据", "按", "按照", "经")
_ACCOUNTED = ("核算", "反馈", "核定", "审定", "评估", "审核")  # by an office above, for those below it
_OURS = tuple(words_of("ours_word"))
_LOOKED_AT_FROM, _LOOKS = ("从", "就"), ("看", "来看", "来说", "而言", "来讲")
_SINCE = ("从", "自")
_NEAR = 3  # slots
_WON = seldom(f"(?:{any_of('titled_word', 'raised_word')}|获批|获得|授予|创建|争创|创成|抢抓|抓[牢住]|融入|对接|打造|建成|纳入)[^的]*$")
_AS_A_TITLE = ("等", "建设", "机遇", "称号", "名单", "试点", "行列", "创建", "荣誉")
_LISTED_AS = tuple(words_of("listed_word"))
_PAPERS = tuple(words_of("paper_word"))
_FOSTERED = re.compile(f"(?:{any_of('fostering_word')})(?:[全我本该][县市区])?$")
_HELPED = re.compile(f"(?:{any_of('helped_word')})的$")
_OF_ONE_CLAUSE = re.compile(r"S[vx]{1,4}a?[,:]")  # slots: 开发区建设步伐,


def opens_a_frame(sentence: Sentence, at: int, entry: Entry, zone: str | None) -> bool:
    """从整个昆山开发区的盘子看,全年完成…: what is told behind is told of the zone at a slot."""
    if entry.type != "zone" or sentence.tokens[0].text not in _LOOKED_AT_FROM or match("v[xv]{0,3}$", sentence.letters[:at]) is None:
        return False
    found = match("S[vxGQ]{0,3}(v),", sentence.letters[at : at + _HEAD])
    return found is not None and sentence.tokens[at + found.start(1)].text in _LOOKS


def is_region_told_of(sentence: Sentence, at: int) -> bool:
    """True where the words behind a region tell something of it: 沛县完成8亿元, 沛县同比持平."""
    if _REGION.match(sentence.letters, at) is not None or _RANKED.match(sentence.letters, at) is not None:
        return True
    return any(says(sentence, at) for says in (fares_apart, counts_projects, does_first, comes_next, is_ranked_next, leads_by_rate))


def is_profiled(sentence: Sentence, at: int, entry: Entry, zone: str | None) -> bool:
    """昆山经济技术开发区是国家级开发区,去年完成…: another zone begins the sentence and says what it is."""
    if entry.type != "zone" or entry.value == zone or sentence.letters[:at].strip("T,v"):
        return False
    behind = sentence.tokens[at + 1 : at + 2]
    return bool(behind) and behind[0].text in _IS


def opens_for_another(context: Context, sentence: Sentence, at: int, name: str | None, is_foreign: bool) -> bool:
    """全市合同外资35亿美元。外贸…, on the page of a zone in it; 丹阳市生产总值631亿元。外贸…, where a paragraph begins so on the page of its city.

    `name`: whose figures the slot's are, at the beginning of a paragraph. Sentences behind it that name nobody are not the page's then.
    """
    entry = sentence.tokens[at].entry
    if entry is None or match("S[vTFeY]{0,3}[IJ]", sentence.letters[at : at + 6]) is None:
        return False
    if entry.type == "wider":
        is_beside_own = sentence.text_of(0, at).rstrip(",") in ("同期", "而同期") or NUMBER.search(sentence.letters, 0, at) is not None
        return is_foreign and not is_beside_own  # …增长13.6%;同期全市工业增加值增长11.7%: the zone's own goes on
    is_below = name is not None and entry.type == "region" and context.place.level in REGIONS
    return is_below and not sentence.letters[:at].strip("T,v")


def is_predicate(sentence: Sentence, at: int, entry: Entry) -> bool:
    """开发区 of 昆山经济技术开发区是国家级开发区, and of 综保区作为全国十强的综合保税区,…: what the zone before is."""
    if entry.type != "self":
        return False
    letters = sentence.letters
    if letters[at + 1 : at + 2] == "," and at > 1:
        since = sentence.behind_last(",;:(", at)
        if "作为" in sentence.text_of(since, at):
            return True
    if sentence.tokens[at - 1].text == "一个" and search("^v{0,2}Sv{1,2}S{0,3}v?M$", letters[:at]) is not None:
        return any(t.text == "是" for t in sentence.tokens[:at])  # 某经开区是江苏省徐州市的一个开发区,…
    if search("Sv{1,3}$", letters[:at]) is None and search("^S[^S,;]{1,6},v{1,3}$", letters[:at]) is None:
        return False  # 昆山经济技术开发区成立于1985年,是国家级开发区
    return any(t.text in _IS for t in sentence.tokens[max(0, at - _NEAR) : at])


def claims_figures(sentence: Sentence, at: int, entry: Entry, zone: str | None) -> bool:
    """True for the subject of what follows; `zone` is the document's own."""
    tokens, letters = sentence.tokens, sentence.letters
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if behind.startswith(_PAPERS):
        return False  # 惠州日报讯日前,大亚湾开发区…: who prints it
    if not _SUBJECT.match(letters, at) and not _is_subject(sentence, at, entry, behind, zone):
        return False
    if _accounts(sentence, at):
        return False
    if behind in words_of("within_word") or (at and entry.type == "region" and tokens[at - 1].text.endswith(_BESIDE)):
        return False  # 在全省100个工业园区中居第5位; 在毗邻澳门的区位优势下,…实现…
    is_ranked = match("SI", letters[at : at + 2]) is not None and behind.startswith("重")
    if is_ranked and (letters[at - 1 : at] == "M" or (at and tokens[at - 1].text.endswith(_LISTED_AS))):
        return False  # 28个镇江重点项目完成投资…, 列入全市重点项目46个: who ranks them, and not whose they are
    if entry.type in ("self", "zone") and sentence.text_of(max(0, at - _NEAR), _begins_at(sentence, at)).endswith(_BY_MEANS_OF):
        return False  # 依托南宁综合保税区,实现…
    if _is_won(sentence, at, entry) or _is_fostered(sentence, at, entry) or (behind == "的" and _says_where(sentence, at)):
        return False
    if at > 0 and tokens[at - 1].text in ("是", "为", "成为") and behind.startswith(("首", "第", "唯一")):
        return False  # 是全省首个突破千亿的县
    if at and (tokens[at - 1].text.endswith(_CREATED) or (at > 1 and tokens[at - 2].text.endswith(_CREATED))):
        return False  # 创造了全国GDP的4.8%
    if at and letters[at - 1] == "Y" and match(r"SIPv{0,2}r", letters[at : at + 6]):
        return False  # 较同期全国外贸进出口21.4%的增幅高2.4个百分点
    says_who = at > 0 and tokens[at - 1].text in _SAYS_WHO and match(r"S[,;]", letters[at : at + 2]) is not None
    if search(_IN_OTHER_ROLE, letters[:at]) and not says_who and not (at and _is_described(sentence, at, entry)):
        return False
    first = at - (letters[at - 1 : at] == "S" and tokens[at - 1].end == tokens[at].start)  # 在全国开发区首推…
    if first and _becomes(sentence, at):
        return match(r"S[IJ][vF]{0,2}M", letters[at : at + 6]) is not None  # 成为南通经济总量突破1.2万亿元的引擎
    return not (first and tokens[first - 1].text in NO_SUBJECT)


def is_ranked_next(sentence: Sentence, at: int) -> bool:
    """甲市GDP增速居全市第1位,乙县第2位,丙区由第3位降到第6位: the place at a slot is ranked as the one before it was."""
    is_next = at > 1 and sentence.letters[at - 1] in ",;j" and "K" in sentence.letters[:at]
    found = match(r"S[vT]{0,2}(?:(?:[udago]v{0,2})?K|[udag]v{0,2}(M))", sentence.letters[at : at + _MOVE]) if is_next else None
    return found is not None and (found[1] is None or sentence.tokens[at + found.start(1)].text.endswith(_PLACES_MOVED))


def comes_next(sentence: Sentence, at: int) -> bool:
    """昆山市GDP达561亿元,张家港市紧随其后,达416亿元: what the place before has is told of the one at a slot, too."""
    found = _FOLLOWS.match(sentence.letters, at)
    return found is not None and sentence.text_of(at + 1, at + found.end(1) - found.start()).endswith(_NEXT)


def leads_by_rate(sentence: Sentence, at: int) -> bool:
    """全市增加值增长6%,昆山市增速最快,达9%: the place at a slot is the one whose rate stands out."""
    first = at - _has_own_name(sentence, at)
    return _LEADS.match(sentence.letters, at) is not None and _APART.search(sentence.letters[:first]) is not None


def _is_one(sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether a slot names one place: a region, a zone, 我区, 六合经开区; 园区 may be any."""
    return entry.type in ("region", "zone") or sentence.tokens[at].text.startswith(_OURS) or _has_own_name(sentence, at)


def _has_own_name(sentence: Sentence, at: int) -> bool:
    """六合 before 经开区: the word before a kind of zone that makes it another's."""
    before, token = sentence.tokens[at - 1], sentence.tokens[at]
    is_kind = at > 0 and token.entry is not None and token.entry.type == "self"
    return is_kind and before.letter == "x" and before.end == token.start


def _accounts(sentence: Sentence, at: int) -> bool:
    """据青岛市统计局核算,2022年,全区生产总值…: the region whose office has worked out the zone's figure; what it only makes public may be its own."""
    if not at or sentence.tokens[at - 1].text not in _AS_TOLD_BY:
        return False
    office = match("S([vx]{2,6}),", sentence.letters[at : at + 8])
    return office is not None and any(word in token.text for token in sentence.tokens[at : at + office.end()] for word in _ACCOUNTED)


def _is_subject(sentence: Sentence, at: int, entry: Entry, behind: str, zone: str | None) -> bool:
    """Whether a place is the subject by the words around it, where the slots behind it do not say so."""
    brings = match("S([vxF]{1,4})[QIM]", sentence.letters[at : at + 6])
    if brings is not None and sentence.text_of(at + 1, at + brings.end(1)).endswith(_BRINGS_IN):
        return True
    if (
        entry.type == "zone"
        and entry.value != zone
        and begins_clause(sentence.letters, at)
        and _EARNS.match(sentence.letters, at) is not None
    ):
        return True
    is_first = not sentence.letters[:at].strip("T,v") or sentence.text_of(0, at).endswith("讯")  # 本报讯
    is_first_region = entry.type == "region" and is_first and not behind.startswith("港")
    if is_first_region and match("Sx[vFT]{0,2}I[vF]{0,2}M", sentence.letters[at : at + 10]) is not None:
        return True  # 苏州市五一三天共接待游客483.6万人次; 天津港完成货物吞吐量… is the port's
    if behind == "辖区" or (entry.value == zone and match("SQv?M|ST?xY", sentence.letters[at : at + 4])):
        return True
    if entry.type == "self" and behind in _SINCE and not sentence.letters[:at].strip("T,v"):
        return True  # 自贸片区自4月10日挂牌以来,…
    if behind == "的" and entry.type == "region" and _begins(sentence, at) and _goes_on_with_its(sentence, at):
        return True
    if comes_next(sentence, at) or (_is_one(sentence, at, entry) and leads_by_rate(sentence, at)):
        return True
    if fares_apart(sentence, at) or _is_introduced(sentence, at) or counts_projects(sentence, at):
        return True
    return (entry.type in ("region", "wider") and behind != "的" and does_first(sentence, at)) or _is_subject_of_its_kind(
        sentence.letters, at, entry, behind
    )


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether a slot begins its sentence, but for a time, or for what the sentence looks at: 从各县来看,…."""
    before = sentence.text_of(0, at)
    return not sentence.letters[:at].strip("T,v") or (before.endswith("看,") and before.count(",") == 1)


def _goes_on_with_its(sentence: Sentence, at: int) -> bool:
    """诸暨的工业实力居全市第一,其一季度总产值达…: the sentence goes on about the place that begins it."""
    behind = sentence.tokens[at + 1 :]
    return any(t.text == "其" and before.letter == "," for before, t in pairwise(behind))


def fares_apart(sentence: Sentence, at: int) -> bool:
    """其中,香洲区表现最为抢眼,GDP增长10.8%; 可喜的是,昆山经济技术开发区建设取得新成绩,…: one of several is told of apart."""
    entry = sentence.tokens[at].entry
    is_region = entry is not None and entry.type == "region"
    is_told_apart = is_region or (at > 1 and sentence.letters[at - 1] == "," and sentence.tokens[at - 2].text == "是")
    before = "(?:(?:q,?|T,?)?x?|[vxQT,]*,)$" if is_told_apart else "(?:q,?|T,?)?x?$"
    is_apart = match(before, sentence.letters[:at]) is not None or (is_region and _begins(sentence, at))  # 从总量来看,昆山市依旧领先,…
    return is_apart and _FARES.match(sentence.letters, at) is not None


def does_first(sentence: Sentence, at: int) -> bool:
    """永宁县在县城规划和建设上取得突破,…,固定资产投资增长10%: the place that begins the sentence does what its first clause says, and so the rest."""
    if sentence.letters[:at].strip("T,v") or (found := _DOES.match(sentence.letters, at)) is None:
        return False
    return not any(t.text.endswith("园区") for t in sentence.tokens[at + 1 : found.end()])  # 该县石化工业园区入驻企业44家


def _says_where(sentence: Sentence, at: int) -> bool:
    """某经开区是江苏省徐州市的一个开发区: the region in which the zone lies that begins the sentence."""
    around = search(r"^v{0,2}Sv(S*)$", sentence.letters[:at])
    return around is not None and sentence.tokens[around.start(1) - 1].text == "是"


def counts_projects(sentence: Sentence, at: int) -> bool:
    """大同市“三个一批”活动共推进项目58个: the place at the head of the sentence has so many."""
    return not at and _COUNTS.match(sentence.letters) is not None and "项目" in sentence.text_of(1, _HEAD)


def _is_introduced(sentence: Sentence, at: int) -> bool:
    """综保区作为全国第十的综合保税区,…完成: who does what follows, introduced by what it is."""
    behind = sentence.text_of(at + 1, at + 3)
    return behind.startswith("作为") and not sentence.letters[:at].strip("T,vS")


def _is_described(sentence: Sentence, at: int, entry: Entry) -> bool:
    """与莱芜高新区同年启动的滨州开发区: the other zone only says which one is meant; 与广州接壤的博罗县,…, where it lies."""
    if entry.type not in ("zone", "region"):
        return False
    if _HELPED.search(sentence.text_of(sentence.behind_last(",;:(", at), _begins_at(sentence, at))) is not None:
        return True  # 对口帮扶的贵州万山区上半年完成…
    if sentence.tokens[at - 1].text != "的":
        return False
    if entry.type == "region":
        since = sentence.behind_last(",;:(", at)
        return match(r"S,", sentence.letters[at : at + 2]) is not None and search("[FMPIGT]", sentence.letters[since:at]) is None
    return search(r"(?:^|[,;])v{0,2}cS[Tv]{0,2}xv$", sentence.letters[:at]) is not None


def _is_won(sentence: Sentence, at: int, entry: Entry) -> bool:
    """获批国家生态文明示范区, 抢抓自贸试验区建设机遇: a title that is won or a chance that is taken, and not who does what follows."""
    if entry.type != "self":
        return False
    if not match("S(?:[,;j]|$)", sentence.letters[at : at + 2]) and not sentence.tokens[at + 1].text.startswith(_AS_A_TITLE):
        return False
    since = sentence.behind_last(",;:(", at)
    return _WON.search(sentence.text_of(since, at)) is not None


def _begins_at(sentence: Sentence, at: int) -> int:
    """The slot at which a zone's name begins: with the region right before its kind."""
    return at - (at > 0 and sentence.letters[at - 1] == "S" and sentence.tokens[at - 1].end == sentence.tokens[at].start)


def _is_fostered(sentence: Sentence, at: int, entry: Entry) -> bool:
    """全县推进工业园区建设, 全市支持苏州工业园区建设,一季度完成…: what somebody builds up in a clause of its own, and not who does what follows."""
    if entry.type not in ("self", "zone") or _OF_ONE_CLAUSE.match(sentence.letters, at) is None:
        return False
    first = _begins_at(sentence, at)
    return _FOSTERED.search(sentence.text_of(first - _NEAR, first)) is not None


def _is_subject_of_its_kind(letters: str, at: int, entry: Entry, behind: str) -> bool:
    """全市甲乙丙等28个…, 昆山居第5位, 镇江市集中开工…."""
    gathers = behind in _GATHERS and match("SxvI|Svx", letters[at : at + 4]) is not None
    if entry.type == "wider":
        return gathers or match(r"S[xQ]{1,3}v{0,2}M", letters[at : at + 7]) is not None
    return _RANKED.match(letters, at) is not None or (gathers and entry.type != "zone")


def _becomes(sentence: Sentence, at: int) -> bool:
    """成为昆明工业经济核心支柱, 作为全市主战场: what somebody has come to be."""
    return at > 1 and sentence.tokens[at - 1].text == "为" and sentence.tokens[at - 2].text.endswith(("成", "作"))
