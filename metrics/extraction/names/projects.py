"""Which projects a name means: those that were signed or begun there, all of them, or some; and which amount is of which of them."""

from __future__ import annotations

import re

from metrics.extraction.clause import Memory, Sentence, Topic
from metrics.extraction.codes import KNOWN_OF_KEY_PROJECTS
from metrics.extraction.names.gathered import OF_DEEDS, deed_of, invested_there
from metrics.extraction.slots import match, search
from metrics.extraction.sums import IN_ALL
from metrics.extraction.times.reference_period import ReferencePeriod
from metrics.extraction.whose.strangers import sentence_before
from metrics.language.amount_letters import DEED_CODES
from metrics.language.vocabulary import any_of, words_of

DEEDS = (*DEED_CODES, "达产", "达效", "新开工", "新签约", "竣工投产", "新投产")
_ATTRACTED = re.compile(f"(?:{any_of('attracting_word')})(?:[^,;、]{{1,6}}以上)?$")
_CARRIES_OUT = (*words_of("carrying_out_word"), "列入")
_HAPPENS = re.compile(
    "(?:[此本这][次批]|现场|[会式动]上|当[天日]|成功|先后|一举|集|我们|(?<!累计)(?<!总计)(?:"
    + any_of("attracting_word")
    + ')|落户|落地|[“"]云|经[^,]{0,6}(?:认可|认定|审核|核准|确认))$'
)
_OF_ATTRACTED = re.compile("(?:[内外]资|省外|招商|引资|协议|合同)[^;]*[项个][^;]*$")
_ATTRACTING = ("产业", "招商引资", "招商")
_SO_FAR = ("累计", *IN_ALL)
_UNDER_WAY = ("在建", "续建", "在谈", "储备")
_OTHER_STAGES = (*_UNDER_WAY, "谋划", "策划", "洽谈", "意向", "跟踪", "对接", "拟建", "开工")
_THOUGHT_UP = re.compile("(?:新|新增|滚动|超前|前瞻|前瞻性|提前|动态)谋划了?$|(?:申报|争取)入库$")
_OF_A_KIND = re.compile(r"围绕[^,;:。]{2,24}(?:引进|签约|落户|落地|招引)的项目[^,;:。]{0,4}\d+个,$")
_FAR = 20  # slots
_ONE_PROJECT = re.compile(
    r"总投资额?(?:约|达|为|超|近|超过)*[\d.]+[万亿]*元(?:人民币)?[,、;](?:其中)?[:,]?$|项目[一二三首]期(?:工程|计划)?$"
)
_COSTS = ("fai", "industrial_investment")  # what one project can be said to cost
_BY_NOW = re.compile("目前|迄今|(?<!年初)至今|现已")
_SINCE_WHEN = re.compile(r"(?<!比)(?<!较)年初(?!以来|至今)|(?<![年月季初日周届])以来")
_ALL_INVEST = re.compile(f"(?:累计|{any_of('sum_word')})(?:计划|协议|项目)?总投资额?$")
_TALKS = re.compile("(?:在谈|洽谈|储备|在手|对接|线索)[^,;。]{0,8}\\d+余?多?[个项条],[^,;。]{0,4}$")
_ONLY_TALKED_OF = re.compile("(?:洽谈|在谈|对接|跟踪|跟进|储备|拟建|意向)的?(?:[省市]级)?$")
_NOT_YET = ("即将", "待")
_TO_COME = re.compile("将(?:再|陆续)?有(?:(?![已均都]|目前|截至)[^。;])*$|将$")
_JUST_BEHIND = 10  # characters
COUNTED_IN_LIST = "counted_in_list"  # what reads 78个市级重点项目完成投资198亿元
_FOUND_BEHIND = ("counted_before", "level_before", "carried_level")  # the name stands behind the number
_BY_RANK = re.compile(
    "(?:年初|亿元|在库|入库|列入|新增|全部|年度|续建|新建|产业|工业|以上|[省市区县国州盟旗]|级)+"
)  # all key projects of a rank
_BY_WHAT = ("从", "分", "按")  # 从省市区项目看, 分层级看
_OF_ONE_RANK = re.compile("(?:国家|省|市|区|县|州|旗)(?=级?重)")
_BY_KIND = re.compile("[从分按][^,;:。]{0,6}(?:类型|类别|领域|行业|产业)(?:来看|看|划分|分)?[,:]")
_A_KIND = re.compile("(?:^|[:,;])(?:[xvQ]{1,3}|[xvQ]{0,2}I)M")
_OF_ONE_KIND = ("产业", "改造", "技改", "设施", "民生")  # how the kinds end that projects are told of by
_OF_ALL_BRANCHES = re.compile(
    "(?:重[点大]|[省市县区州]级?|在建|续建|新建|实施|新?开工|计划|年度|招商|引资|投资|工业|标志性|[十百千亿万]|以上|元)*产业"
)
_FEWEST_PARTS = 3  # the whole and two parts
_NEAR = 8  # slots
_OF_ALL_KINDS = ("工业", "产业", "招商", "招商引资")
_ONE = ("该", "此", "本", "其", "各", "个")
_BRANCH_NOUNS = frozenset(words_of("branch_noun_word"))
_LIST = 18  # slots of a list of deeds


def code_of_projects(code: str, sentence: Sentence, at: int, wide_start: int, just_read: str) -> str:
    """The code of a name of projects at a slot, by what was done to the projects named or counted before it; `just_read` is the code of the number before."""
    token = sentence.tokens[at]
    if code == "projects_key" and _ATTRACTED.search(sentence.text_of(at - 3, at)):
        code = "projects_signed"  # 招引重大产业项目45个
    if code == "projects_key" and _THOUGHT_UP.search(sentence.text_of(at - 3, at)) is not None:
        code = ""  # 158个重点项目完成投资189亿元,新谋划重点项目630个
    if code == "projects_key" and (deed := deed_of(sentence, at)):
        code = deed
    if code == "projects_key" and at > 1 and sentence.tokens[at - 1].text == "的" and sentence.letters[at - 2] not in "ST":
        code = ""  # 等待土地指标开工的重大项目
    if code == "projects_key" and token.text.startswith("亿元以上项目") and _OF_ATTRACTED.search(sentence_before(sentence, at)) is not None:
        code = ""  # 内资项目190个,协议投资额千万元以上项目59项,亿元以上项目12项: some of those brought in
    code = invested_there(code, sentence, at, just_read)
    if code == "projects_completed" and at and sentence.tokens[at - 1].text.endswith("开"):
        code = ""  # 开竣工项目 are two
    if code in OF_DEEDS and at and (sentence.tokens[at - 1].text.endswith(_NOT_YET) or are_still_to_come(sentence, at)):
        code = ""
    if code == "projects_key_planned" and token.text.startswith("计划投资") and just_read in OF_DEEDS:
        code = ""  # 开工项目12个,计划投资45亿元: in all, and not this year
    if code.startswith("projects_signed") and _are_beside_others(sentence, at):
        return ""
    if code != "projects_signed_investment":
        return code
    if just_read == "fdi_projects":
        return ""  # 外资项目23个,合同投资额1.04亿美元: of foreigners' projects, beside those of all
    if token.letter == "J":
        return "" if _is_of_other_deeds(sentence, at, wide_start) else code
    is_signed = token.letter != "I" or token.text.startswith(("签约", "总签约"))
    return code if is_signed or _done_last(sentence, at) in ("", "projects_signed") else ""  # 新开工项目150个,协议总投资322亿元


def _are_beside_others(sentence: Sentence, at: int) -> bool:
    """谋划和签约项目总投资488亿元: of those that are only talked of too, or were begun before."""
    if at < 2 or sentence.letters[at - 1] != "j" or not sentence.tokens[at].text.startswith(("签约", "正式签约", "新签约")):
        return False
    return sentence.tokens[at - 2].text.endswith(_OTHER_STAGES)


def names_key_projects(sentence: Sentence, at: int) -> bool:
    """True where key projects are named before a slot, and no others behind them."""
    named = [t for t in sentence.tokens[:at] if t.letter == "I" and t.text.endswith("项目")]
    if not named or "重" not in named[-1].text or "q" in sentence.letters[:at]:
        return False
    return named[-1].entry is not None and named[-1].entry.value == "projects_key"


def speaks_of_talks(sentence: Sentence, at: int) -> bool:
    """在谈项目156个,已签约项目83个: the number before a slot counts projects that are only talked of."""
    return _TALKS.search(sentence.text_of(at - _NEAR, at)) is not None


def are_only_talked_of(sentence: Sentence, at: int) -> bool:
    """正在加紧洽谈的重点项目, 在谈的9个重大项目: what stands before a slot says that the projects it counts are not won yet."""
    return _ONLY_TALKED_OF.search(sentence_before(sentence, at)) is not None


def are_still_to_come(sentence: Sentence, at: int) -> bool:
    """近期将有5个项目签约,4个项目竣工; 将新开工项目12个: projects counted or named at a slot of which nothing has been done yet."""
    return _TO_COME.search(sentence.text_of(at - _LIST, at)) is not None


def sums_signed(sentence: Sentence, at: int) -> bool:
    """新签约项目50个,其中5亿元以上项目10个,累计总投资238亿元: that of all who were signed."""
    if sentence.tokens[at].letter != "J" or search(r"q(?:MQM,)+v?$", sentence.letters[:at]) is None:
        return False
    return _ALL_INVEST.search(sentence.text_of(at - 1, at + 1)) is not None


def _done_last(sentence: Sentence, at: int) -> str:
    """The code of the last deed named before a slot in its part of the sentence, empty where there is none."""
    part = sentence.tokens[sentence.letters.rfind(";", 0, at) + 1 : at]
    named = (t.entry.value for t in reversed(part) if t.letter == "I" and t.entry is not None)
    return next((code for code in named if code in DEED_CODES.values()), "")


def _is_of_other_deeds(sentence: Sentence, at: int, wide_start: int) -> bool:
    """…等44个签约项目;集中开工…等项目,总投资26亿元: what was begun stands between, so the amount is not of what was signed."""
    return any(t.text.endswith(tuple(deed for deed in DEED_CODES if deed != "签约")) for t in sentence.tokens[wide_start:at])


def is_done_there(sentence: Sentence, at: int, code: str) -> bool:
    """此次签约22个项目, 经市认可新开工项目59个, 共实施重点项目107个: the words before the name say how it came to be, and not whose it is."""
    if code in OF_DEEDS and _HAPPENS.search(sentence.text_of(at - 2, at)):
        return True
    if not at or not code.startswith("projects_key") or "重" not in sentence.tokens[at].text:
        return False
    return sentence.tokens[at - 1].text.endswith(_CARRIES_OUT)


def is_of_one_project(sentence: Sentence, at: int, code: str) -> bool:
    """该项目总投资30亿元,固定资产投资20亿元; 项目一期固定资产投资12亿元: what one project will cost.

    围绕药用辅料引进的项目已有9个,协议投资额23.7亿元: or some of one kind.
    """
    if code == "projects_signed_investment" and sentence.says("围绕") and _OF_A_KIND.search(sentence.text_of(at - _FAR, at)) is not None:
        return True
    return code in _COSTS and _ONE_PROJECT.search(sentence.text_of(at - _NEAR, at)) is not None


def is_of_all_projects(sentence: Sentence, at: int, code: str) -> bool:
    """亿元以上项目到位省外资金, 招商引资项目共到位资金, 产业项目签约额突破900亿元: projects stand before the name."""
    if code == "domestic_capital" and at > 2 and sentence.tokens[at - 1].text in _SO_FAR:
        return sentence.tokens[at - 2].text == "项目" and sentence.tokens[at - 3].text in _ATTRACTING
    if not at or sentence.tokens[at - 1].text != "项目":
        return False
    if code != "projects_signed_investment" or at < 2:
        return code in ("projects_key_done", "domestic_capital")
    return sentence.tokens[at - 2].text in _ATTRACTING


def is_of_some_projects(sentence: Sentence, at: int) -> bool:
    """The number of several kinds of projects taken together."""
    if sentence.letters[at + 1 : at + 2] == "j" and sentence.text_of(at + 2, at + 5).startswith(_UNDER_WAY):
        return True  # 竣工、在建项目40个
    if at < 2 or sentence.letters[at - 1] != "j":
        return False
    if sentence.text_of(at - 3, at - 1).endswith(_UNDER_WAY):
        return True  # 在建和新招引项目319个
    is_deed = sentence.tokens[at - 2].text in DEEDS
    return is_deed and not match(r"I[SQxvjI]{0,12}(?:D|Mj{1,2}M)", sentence.letters[at : at + _LIST])  # 签约、开工、投产项目共54个


def is_no_list_of_the_year(name: str, measure: str, topic: Topic, memory: Memory, months: tuple[str, str], is_named: bool) -> bool:
    """大力推进78个重点项目, 市级重点项目省内领先: what is told of key projects that are not the year's list, or the list of some months told with it.

    `name` of the construction; `months` the first and last of the period, which the sentence itself `is_named` to tell.
    """
    if topic.code in KNOWN_OF_KEY_PROJECTS:
        tells_list = memory.previous is not None and memory.is_near and memory.previous.code == "projects_key"
        return "projects_key" not in memory.counted and not tells_list and not topic.text.startswith("重")
    if topic.code != "projects_key" or measure not in ("level", "completion"):
        return False
    is_of_a_year = months[0].endswith("-01") and months[1].endswith("-12")
    is_told = is_of_a_year or name == COUNTED_IN_LIST or (is_named and memory.status == "actual" and name not in _FOUND_BEHIND)
    return measure == "completion" or name in ("owned_level", "carried_level") or not is_told


def is_of_a_branch(sentence: Sentence, at: int) -> bool:
    """节能环保及临空产业取得突破,…,引进项目23个; 36个稀土产业项目…,完成投资34亿元: a branch begins the sentence, and what is told at a slot is its own."""
    if _counts_a_branch(sentence, at):
        return True
    found = match(r"(?:T,?)?(?:x{1,2}j)?x{1,2}(Q)[Fvxau]{1,4},", sentence.letters)
    is_branch = found is not None and sentence.tokens[found.start(1)].text in _BRANCH_NOUNS
    return is_branch and all(t.text.endswith("园区") for t in sentence.tokens[:at] if t.letter == "S")


def _counts_a_branch(sentence: Sentence, at: int) -> bool:
    """Whether the part of the sentence that a slot stands in begins with the projects of one branch, by their number."""
    first = sentence.letters.rfind(";", 0, at) + 1
    found = match(r"(?:T,?)?[FvS]{0,2}M([xvQM]{0,4}?[xQ]{1,2})Q", sentence.letters[first:at])
    if found is None or sentence.tokens[first + found.end() - 1].text != "项目":
        return False
    words = sentence.text_of(first + found.start(1), first + found.end(1))
    return words.endswith(_OF_ONE_KIND) and _OF_ALL_BRANCHES.fullmatch(words) is None


def is_of_no_told_time(name: str, text: str, sentence: Sentence, number: int, periods: ReferencePeriod) -> bool:
    """截至目前,已开工22个 in a paragraph that tells no time: since when is not known. So is what a month told elsewhere brought, or a time told only later.

    `name` of the construction; `number` where the figure stands in the `text`.
    """
    held, paragraph = periods.held, text.rfind("\n", 0, number) + 1
    if _SINCE_WHEN.search(text, max(sentence.start, text.rfind(";", 0, number)), number) is not None:
        return True
    if held is None or held is not periods.period or text.find(held.text, paragraph, number) >= 0:
        return False
    if periods.is_named or periods.says_year or periods.is_this_year:
        return False
    if any(t.letter == "T" and number < t.start <= number + _JUST_BEHIND for t in sentence.tokens):
        return False  # 甲电子、乙科技等20个项目上半年投产
    is_of_a_month = held.months is not None and held.months[0] == held.months[1]
    is_yet_to_be_told = name in _FOUND_BEHIND and text.find(held.text, 0, number) < 0
    return is_of_a_month or is_yet_to_be_told or _BY_NOW.search(text, sentence.start, number) is not None


def counts_by_rank(sentence: Sentence, at: int) -> bool:
    """True where nothing but their rank and state stands between a count of projects and their name."""
    first = last = at - (sentence.letters[at - 1 : at] == "I")  # …市重点项目 | 完成投资
    while first > 0 and sentence.letters[first - 1] in "xvQSJ":
        first -= 1
    words = sentence.text_of(first, last)
    quantity = sentence.tokens[first - 1].quantity if first else None
    return quantity is not None and quantity.unit == "COUNT" and _BY_RANK.fullmatch(words) is not None


def are_told_by_rank(sentence: Sentence, code: str) -> bool:
    """从层级看:省重点项目14宗,完成投资6.5亿元;市重点项目7宗,完成投资2.7亿元: those of each rank, where all have been told."""
    if not code.startswith("projects_key") or not sentence.tokens[0].text.startswith(_BY_WHAT) or ";" not in sentence.letters:
        return False
    if len(_A_KIND.findall(sentence.letters)) > 1 and _BY_KIND.match(sentence.text_of(0, _NEAR)):
        return True  # 从产业类型看:基础设施项目39宗,…;产业项目49宗,完成投资10.1亿元
    named = [t.text for t in sentence.tokens if t.letter == "I" and t.entry is not None and t.entry.value.startswith("projects_key")]
    return len({rank[0] for name in named if (rank := _OF_ONE_RANK.match(name))}) > 1


def parts_make_whole(sentence: Sentence, at: int) -> bool:
    """重大项目168个,其中续建92个、新建76个,完成投资158亿元: where the parts told add up, what follows is of all again."""
    first = sentence.letters.rfind("q", 0, at)
    whole = sentence.letters.rfind("M", 0, max(first, 0))
    counts = [t.quantity for t in sentence.tokens[max(whole, 0) : at] if t.letter == "M"]
    if whole < 0 or len(counts) < _FEWEST_PARTS or any(count is None or count.unit != "COUNT" for count in counts):
        return False
    values = [count.value for count in counts if count is not None]
    return values[0] == sum(values[1:])


def code_of_sum(sentence: Sentence, at: int, memory: Memory) -> str:
    """What an amount without a name of its own is the sum of, behind projects that were counted; empty where nothing says so."""
    token = sentence.tokens[at]
    if memory.context in OF_DEEDS and token.letter == "J" and token.text.endswith("完成投资") and names_key_projects(sentence, at):
        return "projects_key_done"  # 省市重点项目63个,已开工51个;累计完成投资87亿元
    return "projects_signed_investment" if memory.counted[-1:] == ["projects_signed"] and sums_signed(sentence, at) else ""


def is_done_to_projects(sentence: Sentence, at: int, clause: str) -> bool:
    """全区项目开工12个; 50个项目开工、18个… has counted them before."""
    first = at - len(clause)
    if _is_a_programmes(sentence, at, clause):
        return True
    if sentence.tokens[at - 1].text != "项目" or sentence.letters[max(0, first - 1) : first] == "M":
        return False
    is_bare = match("[TvFe]{0,3}S?[vF]{0,2}Q$", clause) is not None
    is_of_all = match("[TvFe]{0,3}(?:x?S)?[vF]{0,2}xQ$", clause) is not None and sentence.tokens[at - 2].text in _OF_ALL_KINDS
    return (is_bare or is_of_all) and not any(t.text in _ONE for t in sentence.tokens[first:at])


def _is_a_programmes(sentence: Sentence, at: int, clause: str) -> bool:
    """扬州“三新”项目新开工8个: a programme's name in quotes stands right before 项目."""
    found = search("xv?Q$", clause)
    if found is None or sentence.tokens[at - 1].text != "项目" or search("[EJM]", clause):
        return False
    is_closed = sentence.tokens[at - 2].text.endswith("”") or sentence.tokens[at - 1].start > sentence.tokens[at - 2].end
    return sentence.tokens[at - len(found[0])].text.startswith("“") and is_closed
