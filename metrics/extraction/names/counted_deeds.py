"""What was done to those that a number counts, told behind it or before it: 16个重点项目相继开工, 新签约甲项目等12个项目."""

from __future__ import annotations

import re
from collections.abc import Callable

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match, search
from metrics.extraction.whose.strangers import counts_deeds, is_visited
from metrics.language.amount_letters import ANY_DEED, DEED_CODES
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

# What stands between projects and the deed without making it one to come,
_KEY_PROJECTS = re.compile("(?:省市|[省市区县]级?|年度)*重[点大](?:建设|产业)?项目")
# …and what tells that these are all there were: 集中开工 is of one day, 已经竣工 of some.
_OF_A_RANK = re.compile("国家|省|市")
_DONE = re.compile("(?:均|都|已|已经)*(?:全部|全面|相继|陆续|先后)(?:顺利|成功|如期|提前|正式|实现|完成)*")
_HAS = ("拥有", "共有", "现有", "已有", "有")
_REACH = 9  # slots between a count and the deed
# Behind 等 a count is that of the projects whose names stand before it, and the deed before the first of them.
_NAMED = seldom(
    r"(?:园区)?(?:新|已|共|又|先后|累计|成功|集中|相继|陆续|全面|实现|[春夏秋冬]季)*("
    + any_of("attracting_word")
    + f"|{ANY_DEED})"
    + r"(?:引进|落户|落地|建设|投产|投用)?了?[^的个]{2,90}等(?P<noun>(?:产业|重点|重大)?项目)?(?:共|共计|达)?"
)
_ALL_KINDS = "招商引资|产业|内资|外资"
_ALL_WON = re.compile(f"(?:各类|优质|招商|{_ALL_KINDS})*项目(?:[,。;、]|$)")
_THEIR_NAME = re.compile(f"(?:{_ALL_KINDS})*项目")  # 工业项目, 重大项目 are a part
# 引进15个项目, 共签约28个招商项目: the deed stands right before the count, at the head of its part of the sentence.
_WON = re.compile(r"(?:共|已|累计|新|成功|又|全年|先后)*(?:" + any_of("attracting_word") + "|签约|新签约|签订|签下)了?")
# 引进5000万元以上工业项目12个: those of a size.
_WON_BY_SIZE = re.compile(
    r"^(?:共|已|累计|新|成功|又)*(?:"
    + any_of("attracting_word")
    + r")了?(?:总?投资(?:额)?)?\d[\d.]*[千百]?[万亿]元(?:人民币)?(?:及)?以上(?:的)?(?:产业|工业|制造业|重大|优质|内资|招商|招商引资)*项目(?:共|达|共计)?$"
)
_WON_FOR = re.compile(any_of("aimed_at_word") + "|利用|通过|依托|方面|领域|公司|集团")
_OF_INDUSTRY = re.compile(
    r"(?:超?\d*[亿万千百]*元(?:及)?以上)?的?工业项目(?:已|均|相继|陆续|先后|实现|顺利|集中)*(?:开工建设|开工|竣工投产|竣工|建成投产|投产)(?:$|[,;。、])"
)
_OTHER_KINDS = re.compile(f"(?!工业)(?:{any_of('sector_word')})(?:类|产业)?项目")
_NAMES = 40  # slots that a list of projects may fill


def _all_firms(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """402户规上企业中有230户…: all there are, and how many of them did what follows."""
    if not match(r"Ivv?M", sentence.letters[number + 1 : number + 5]) or (number and sentence.letters[number - 1] not in ",;TS"):
        return None
    name, behind = sentence.tokens[number + 1 : number + 3]
    is_firms = name.entry is not None and name.entry.value == "industrial_firms"
    return ("industrial_firms", name) if is_firms and behind.text in words_of("within_word") else None


def are_all_there(sentence: Sentence, number: int) -> bool:
    """Firms of a kind that the zone has: not those of a firm, nor some of those counted before them."""
    before = sentence.letters[:number]
    if not search("(?:^|[,;])[TSvq,]*$", before) or search("[Mq][^;]*$", before):
        return False
    return counts_what_it_has(sentence, number)


def counts_what_it_has(sentence: Sentence, number: int) -> bool:
    """全区拥有206家高新技术企业, and not 有206家高新技术企业获得贷款: the name behind the number is all that is counted."""
    if not sentence.tokens[number - 1].text.endswith(_HAS) or sentence.letters[number + 1 : number + 2] != "I":
        return False
    behind = sentence.tokens[number + 2 : number + 3]
    return not behind or behind[0].text[0] in ",;。"


def _done_to_projects(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """16个重点项目相继开工: the deed stands behind the projects; 即将开工 is none, and 集中签约 one event of many."""
    tokens = sentence.tokens[number + 1 : number + _REACH]
    quantity = sentence.tokens[number].quantity
    if quantity is None or quantity.printed_unit not in ("个", "项") or (number and sentence.letters[number - 1] in "cqj"):
        return None
    noun = next((at for at, token in enumerate(tokens) if token.text.endswith("项目") and token.letter in "QI"), None)
    if noun is None or _KEY_PROJECTS.fullmatch("".join(t.text for t in tokens[: noun + 1])) is None:
        return None
    deed = next((at for at in range(noun + 1, len(tokens)) if tokens[at].letter == "I"), None)
    if deed is None or _DONE.fullmatch("".join(t.text for t in tokens[noun + 1 : deed])) is None:
        return None
    if sentence.tokens[number - 1].text.endswith("等") and _OF_A_RANK.match(tokens[noun].text) is not None:
        return None  # 甲酒店、乙井田等8个市级重点项目全部开工: those of one rank
    entry = tokens[deed].entry
    is_told = deed + 1 == len(tokens) or tokens[deed + 1].letter in ",;" or tokens[deed + 1].text in "。!"
    if entry is None or not is_told or not counts_deeds(entry.value) or entry.value == "projects_signed":
        return None
    return (entry.value, tokens[deed]) if not is_visited(sentence, number) else None


def _large_done(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """9个亿元以上项目竣工投产: which of the deeds, and of projects of what size."""
    if number and sentence.letters[number - 1] not in ",;TSvF":
        return None
    if not match(r"IIv?(?:$|[,;x])", sentence.letters[number + 1 : number + 5]):
        return None
    large, deed = sentence.tokens[number + 1 : number + 3]
    is_told = number + 3 == len(sentence.tokens) or sentence.letters[number + 3] in ",;" or sentence.tokens[number + 3].text in ("。", "!")
    is_large = large.text.endswith("以上项目") or (_KEY_PROJECTS.fullmatch(large.text) is not None and _goes_on_from_deed(sentence, number))
    is_deed = is_told and is_large and deed.entry is not None and counts_deeds(deed.entry.value) and not is_visited(sentence, number)
    return (deed.entry.value, deed) if is_deed and deed.entry is not None else None


def _goes_on_from_deed(sentence: Sentence, number: int) -> bool:
    """签约项目16个,并有5个重点项目开工建设: the next deed of a row."""
    behind = search(r"I[vF]{0,2}M,v{1,2}$", sentence.letters[:number])
    entry = sentence.tokens[behind.start()].entry if behind is not None else None
    return entry is not None and counts_deeds(entry.value)


def _named_done(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """甲电子、乙科技等20个项目上半年投产: some of them by name, and what was done to all."""
    quantity = sentence.tokens[number].quantity
    if quantity is None or quantity.printed_unit not in ("个", "项") or not number or not sentence.tokens[number - 1].text.endswith("等"):
        return None
    found = match(r"v?Qv{0,2}Tv{0,2}I(?:$|[,;x])", sentence.letters[number + 1 : number + 10])
    if found is None or sentence.tokens[number + 1].text != "项目" or "q" in sentence.letters[max(0, number - _NAMES) : number]:
        return None
    at = number + 1 + sentence.letters[number + 1 : number + 10].index("I")
    entry = sentence.tokens[at].entry
    is_deed = entry is not None and counts_deeds(entry.value) and not is_visited(sentence, number)
    return (entry.value, sentence.tokens[at]) if is_deed and entry is not None else None


def _named_projects(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """引进了长江电机、北辰光电等12个项目, 新开工…等9个产业项目: how many were won or begun, some of them by name."""
    tokens, quantity = sentence.tokens, sentence.tokens[number].quantity
    if quantity is None or quantity.printed_unit not in ("个", "项"):
        return None
    if not any("等" in t.text for t in tokens[max(0, number - 3) : number]):
        return None
    since = max(max(sentence.letters.rfind(mark, 0, number) for mark in ",;:"), number - _NAMES) + 1
    while since < number and tokens[since].letter in "TS":
        since += 1
    is_of_which = "q" in sentence.letters[max(0, since - 2) : since]
    found = _NAMED.fullmatch("".join([t.text for t in tokens[since:number]])) if not is_of_which else None
    if found is None or not (found["noun"] or _THEIR_NAME.match("".join(t.text for t in tokens[number + 1 : number + _REACH]))):
        return None
    return DEED_CODES.get(found[1], "projects_signed"), tokens[since]


def _won_projects(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """全区引进15个项目, 共签约28个招商项目: how many were won, unless for one trade or by one way."""
    tokens, quantity = sentence.tokens, sentence.tokens[number].quantity
    if quantity is None or quantity.printed_unit not in ("个", "项") or tokens[number].text[0] in "一两三四五六七八九十":
        return None
    since = max(max(sentence.letters.rfind(mark, 0, number) for mark in ",;:(q"), number - _REACH) + 1
    at = since
    while at < number and tokens[at].letter in "TS":
        at += 1
    said = "".join([t.text for t in tokens[at:number]])
    if _WON_BY_SIZE.search(said) is not None:
        return "projects_signed", tokens[number - 1]
    if _WON.fullmatch(said) is None or _WON_FOR.search("".join(t.text for t in tokens[max(0, number - _NAMES) : number])):
        return None
    behind = "".join(t.text for t in tokens[number + 1 : number + _REACH])
    return ("projects_signed", tokens[number + 1]) if _ALL_WON.match(behind) else None


def _industrial_done(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """28个工业项目开工建设、17个工业项目竣工投产: what a zone mostly builds, unless other kinds are told beside it."""
    quantity = sentence.tokens[number].quantity
    if quantity is None or quantity.printed_unit not in ("个", "项") or sentence.letters[number - 1 : number] in ("q", "c"):
        return None
    if "I" not in sentence.letters[number + 1 : number + _REACH]:
        return None
    found = _OF_INDUSTRY.match(sentence.text_of(number + 1, number + _REACH))
    if found is None or _OTHER_KINDS.search("".join(t.text for t in sentence.tokens)) or is_visited(sentence, number):
        return None
    deed = next(t for t in sentence.tokens[number + 1 :] if t.letter == "I")
    return (deed.entry.value, deed) if deed.entry is not None and counts_deeds(deed.entry.value) else None


def _signed_there(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """21个签约项目总投资额23.5亿元: how many were signed, in the name of what they cost."""
    quantity, name = sentence.tokens[number].quantity, sentence.tokens[number + 1] if number + 1 < len(sentence.tokens) else None
    is_cost = name is not None and name.entry is not None and name.entry.value == "projects_signed_investment"
    is_count = quantity is not None and quantity.printed_unit in ("个", "项") and sentence.letters[number - 1 : number] not in ("q", "c")
    return ("projects_signed", name) if name is not None and is_cost and is_count and name.text.startswith("签约项目") else None


# What is done to those counted, in the order in which they are asked.
DONE_TO_THEM: tuple[Callable[[Sentence, int], tuple[str, Token] | None], ...] = (
    _done_to_projects,
    _large_done,
    _all_firms,
    _named_done,
    _named_projects,
    _won_projects,
    _industrial_done,
    _signed_there,
)
