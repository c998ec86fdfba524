"""Counts that stand before what they count: 15个签约项目, 16个重点项目相继开工."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Sentence, Topic
from metrics.extraction.codes import FIRMS
from metrics.extraction.names.counted_deeds import DONE_TO_THEM, are_all_there
from metrics.extraction.names.projects import are_only_talked_of, are_still_to_come
from metrics.extraction.slots import BOUNDARY, match, search
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.strangers import counts_deeds, is_visited
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, vocabulary

_OF_WHICH = ("中", "内", "里", "已", "其中")
_NO_COUNT_OF_THEM = re.compile("建设|协调|推进|领导|集|工作|专班|攻坚")
_NO_DEED = ("标准", "条件", "手续", "要求", "许可")
_OF_THEIR_NUMBER = ("项目", "数", "度", "个数", "项目数", "数量")
_SOME_OF_THEM = re.compile(
    f"(?:{any_of('listed_word')})[^,;。\\d]{{1,16}}的$|"
    "[个项只][^,;。]{0,8}项目(?:中|里|当中),|(?:签约|引进)[^,;。]{0,4}\\d+[个项只][^,;。]{0,8}项目,(?:目前|现|其中|均|现在)*已?有$"
)
_LISTED_BY = re.compile("(?:国家|[省市区县州])(?!域|内|外|里|场|属)")  # who lists what is counted: 48个省市重点项目
_REACH = 9  # slots between a count and the deed
_PARKS = ("园区", "集群", "基地", "产业园")
_PLACES_COUNTED = re.compile(
    "^(?:城区|[县区市州镇乡]|县[(]市|" + any_of("district_word", "town_word", "zone_short_word") + "|园区|板块)$"
)  # 财政收入超过20亿元的城区
# 净增“四上”单位62家。其中规上工业企业18家
_NEW_ONES = re.compile(
    "(?:净增|新增|新入库|新纳统|新认定|新升规|培育)[^,。;\\d]{0,16}(?:单位|企业|主体)[^,。;\\d]{0,6}\\d+[家户个](?:,[^。;]{0,24})?[,。;](?:其中,?)?$"
)
_NEW_WITHIN = 60  # characters
_THE_REST = ("余", "余下的", "其余的", "剩余", "剩余的", "剩下", "剩下的")
_NAMES = 40  # slots that a list of projects may fill


def counted_behind(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """The code and the name of what a number counts, where it stands behind the number."""
    if _counts_some_listed(sentence, number) or are_still_to_come(sentence, number):
        return None
    for ask in DONE_TO_THEM:
        if (done := ask(sentence, number)) is not None:
            return done
    name = _name_behind(sentence, number)
    if name is None:
        return None
    token = sentence.tokens[name]
    code = token.entry.value if token.entry is not None else ""
    if code == "projects_key_done" and are_those_of_a_list(sentence, number):
        return "projects_key", token  # in one name with what was invested in them
    if vocabulary().units.get(code) != "COUNT" or is_visited(sentence, number):
        return None
    if code in FIRMS and not are_all_there(sentence, number):
        return None  # 100家规模以上工业企业被认定为…
    if code == "projects_key" and _is_no_count_of_key_projects(sentence, number, name):
        return None
    return None if _goes_on_about_them(sentence, name) else (code, token)


def _counts_some_listed(sentence: Sentence, number: int) -> bool:
    """列入省重点的12个项目; 签约38个项目,目前已有20个…; 其余5个项目均已开工: some of those that somebody lists, or that were told before."""
    if sentence.tokens[number - 1].text.endswith(_THE_REST):
        return True
    if "M" not in sentence.letters[:number] and sentence.tokens[number - 1].text != "的":
        return False
    return _SOME_OF_THEM.search(sentence.text_of(number - _NAMES, number)) is not None


def _name_behind(sentence: Sentence, number: int) -> int | None:
    """The slot of the name that a number counts; None where it counts parts, or some of those told before."""
    if search(r"ME[vxF]{0,3}$", sentence.letters[max(0, number - 5) : number]):
        return None  # 入驻的5家企业已有3个项目开工建设
    if search("qv{0,2}$", sentence.letters[max(0, number - 3) : number]):
        return None  # 其中有13个项目建成投产
    found = match(r"[vQF]{0,3}I", sentence.letters[number + 1 : number + 5])
    if found is None or (number and sentence.letters[number - 1] == "c") or sentence.tokens[number].text == "一个":
        return None  # 是开发区的一个重大项目
    name = number + found.end()
    if any(t.text.endswith("区") or t.text in ("园区", "是", "为") for t in sentence.tokens[number + 1 : name]):
        return None  # 三个园区新增企业
    return name


def _is_no_count_of_key_projects(sentence: Sentence, number: int, name: int) -> bool:
    """11个重点项目竣工投产, 78个重点项目建设, 20余个重大项目协调领导小组, 甲基地等6个重大项目."""
    if are_only_talked_of(sentence, number) or sentence.tokens[number - 1].text.endswith("等"):
        return True
    behind = sentence.tokens[name + 1 : name + 2]
    if behind and behind[0].letter == "x" and _NO_COUNT_OF_THEM.match(behind[0].text):
        return True
    if match(r".[vxe]{0,2}[IJ]", sentence.letters[name : name + 4]) is None:
        return False
    return not are_those_of_a_list(sentence, number)


def are_those_of_a_list(sentence: Sentence, number: int) -> bool:
    """78个市级重点项目完成投资198亿元, 全市124个重点项目累计完成投资90亿元: all that a level of government lists, and what was invested in them."""
    found = match(r"M[vQ]{0,2}(?=I)(?:I[vxe]{0,2})??([IJ])[vFe]{0,2}M", sentence.letters[number : number + _REACH])
    if found is None or not sentence.tokens[number + found.start(1)].text.endswith("完成投资"):
        return False
    if _LISTED_BY.match(sentence.text_of(number + 1, number + _REACH)) is not None:
        return True
    return sentence.letters[number - 1 : number] == "S" or sentence.tokens[number - 1].text == "园区"


def _goes_on_about_them(sentence: Sentence, name: int) -> bool:
    """6个新开工项目中,3个…; 66个新开工项目已有28个…; 16个入库项目开工9个; 15个项目达到开工标准: what they did, or how many of them."""
    behind = sentence.tokens[name + 1 : name + 2]
    entry = sentence.tokens[name].entry
    if (
        entry is not None
        and entry.value == "firms_new"
        and match("[TvF]{1,3}[IJ][vF]{0,2}(?:M|Y?[ud]v?P)", sentence.letters[name + 1 : name + _REACH])
    ):
        return True  # 84户新增企业实现规上工业总产值20.9亿元: of those new among the firms that report
    if behind and (behind[0].text.startswith(_NO_DEED) or behind[0].text in _OF_WHICH):
        return True
    return match(r"v{0,2}M", sentence.letters[name + 1 : name + 4]) is not None or _done_of_them(sentence, name)


def _done_of_them(sentence: Sentence, name: int) -> bool:
    """59个新开工项目实现开工30个, 9个新开工项目,6个已开工: the list of the year, and how many of it were begun; `name` is the slot of what is counted."""
    behind = sentence.letters[name + 1 : name + _REACH]
    found = match(r"[vF]{1,3}(I)[vF]{0,2}M", behind) or match(r",v{0,2}Mv{0,2}v(I)(?:$|[,;x)])", behind)
    if found is not None and behind[0] == "," and not sentence.tokens[name + found.start(1)].text.startswith("已"):
        return False
    done, listed = sentence.tokens[name + 1 + found.start(1)].entry if found is not None else None, sentence.tokens[name].entry
    return done is not None and listed is not None and done.value == listed.value


def counted_again(clause: Clause) -> Topic | None:
    """新签约项目81个、总投资488亿元,比上年项目增加27个: how many more, behind an amount that no count can be of."""
    quantity, memory = clause.number.quantity, clause.memory
    if quantity is None or quantity.printed_unit not in ("个", "项") or not match(r"[Qxv]{0,3}Y[Qxv]{0,3}[ud]v?M$", clause.letters):
        return None
    if any(t.text not in _OF_THEIR_NUMBER for t in clause.tokens if t.letter in "Qx"):
        return None
    told = [slot.topic for slot in memory.slots[-2:] if slot.topic is not None]
    return told[0] if len(told) == 2 and counts_deeds(told[0].code) and told[1].code == "projects_signed_investment" else None


def _is_of_those_above(sentence: Sentence, number: int) -> bool:
    """预算收入超过20亿元的城区,由9个增加到13个: an amount that only says which places are counted."""
    quantity, behind = sentence.tokens[number].quantity, sentence.tokens[number + 1 : number + 3]
    is_over = quantity is not None and quantity.bound == "over"
    return is_over and len(behind) > 1 and behind[0].text == "的" and _PLACES_COUNTED.search(behind[1].text) is not None


def is_of_another(sentence: Sentence, number: int, topic: Topic) -> bool:
    """True where another indicator stands behind an amount: GDP增长10%,为实现70亿元的税收收入目标打下基础; or those that have more of it: 收入超过20亿元的城区."""
    if _is_of_those_above(sentence, number):
        return True
    if sentence.letters[number + 1 : number + 3] != "vI" or sentence.tokens[number + 1].text != "的":
        return False
    entry, quantity = sentence.tokens[number + 2].entry, sentence.tokens[number].quantity
    return entry is not None and entry.value != topic.code and quantity is not None and quantity.unit != "COUNT"


def is_of_each_park(sentence: Sentence, number: int) -> bool:
    """形成5个营业收入超过2000亿元的产业园区: an amount that says how large each of some parks is."""
    quantity, behind = sentence.tokens[number].quantity, sentence.tokens[number + 1 : number + 3]
    is_amount = quantity is not None and quantity.unit != "COUNT"
    return is_amount and len(behind) > 1 and behind[0].text == "的" and behind[1].text.endswith(_PARKS)


def is_given_first(sentence: Sentence, wide_start: int, number: int, just_read: str) -> bool:
    """实现了70亿元的地区生产总值、12亿元的财政收入, 实现70亿元工业总产值、8亿元税收: an amount that its indicator stands right behind."""
    behind = match(r"(v?)I(?:[,;:)jq]|x?$|[vx],)", sentence.letters[number + 1 : number + 5])
    if behind is not None and behind[0].endswith(("v,", "x,")) and sentence.tokens[number + 3].text not in ("当中", "中", "里", "背后"):
        return False
    if behind is None or (behind[1] and sentence.tokens[number + 1].text != "的"):
        return False
    wide = sentence.letters[wide_start:number]
    if match(r"v?I[,j]v?F?$", wide) is not None and just_read != "":
        return True
    if behind[1] and wide_start == 0 and match(r"(?:T,?)?(?:S,?)?(?:T,?)?$", wide) is not None:
        return True  # 91亿元的地区生产总值,15.93亿元的财政总收入
    is_bare = not behind[1] and search("[IJ]", BOUNDARY.split(wide)[-1]) is not None  # 固定资产投资完成70亿元工业投资,…: a comma is missing
    return search(r"Fv?$", wide) is not None and search("[EQ]", wide) is None and not is_bare


def is_among_new_ones(owner: Owner, sentence: Sentence, at: int, code: str) -> bool:
    """净增“四上”单位62家,其中规上工业企业18家: so many of those that are new, and not of all."""
    if code not in FIRMS or sentence.letters[at + 1 : at + 2] != "M" or sentence.letters[at - 1 : at] not in ("", "q", ","):
        return False
    return _NEW_ONES.search(owner.text_before(sentence.tokens[at].start, _NEW_WITHIN)) is not None
