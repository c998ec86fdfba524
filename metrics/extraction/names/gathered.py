"""What a ceremony counts: projects signed, begun or finished there, said before, behind or around their number."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match, pieces, search
from metrics.language.amount_letters import ANY_DEED, DEED_CODES
from metrics.language.seldom import seldom
from metrics.language.token import Token

OF_DEEDS = (*DEED_CODES.values(), "projects_signed_investment")
DEED = ANY_DEED.replace("竣工", "(?<!开)竣工")  # 开竣工 is two
_PROJECTS = r"(?:[^,。;、:\d\s]|[、和](?=[^,。;:\d\s]{0,16}项目)){0,16}项目"
_BY_ITSELF = rf"(?![、和及与暨]?(?:{ANY_DEED}|开竣)|[^,。;]{{0,6}}(?:仪式|活动|率)|的)"
_PLACED = r"(?:又|再|分别)?(?:[在于][^,。;:\d\s]{1,20}?)?"  # 又于开发区集中签约
_HOW = "(?:现场|成功|正式|顺利|同步|同时|统一|均|也|已|全部|进行|实现|完成|达成)*"
_ON_LINE = r"[\"“(]?云?[\")”]?"
_DONE_BEHIND = seldom(rf"{_PROJECTS}{_PLACED}{_HOW}(?:(?:的)?集中)?(?:现场)?{_ON_LINE}(?:奠基)?({DEED}){_BY_ITSELF}")
_BEGUN_BEHIND = seldom(rf"{_PROJECTS}{_PLACED}{_HOW}(?:集中)?(?:启动建设|破土动工|动工|奠基)(?:$|[,。;])")
_INSERTED = re.compile(r"([^,。;、:\d\s()]{0,10}项目)\([^()]{1,30}\)")
_HELD_FOR = re.compile("(?:举行|举办|迎来)了?$")
_CEREMONY_BEHIND = seldom(rf"{_PROJECTS}(?:集中)?({DEED})(?:仪式|活动)(?:$|[,。;])")
_DONE_HERE = re.compile(
    rf"(?:[此本这][次批]|现场|会上|仪式上|活动上|活动中|当[天日]|集中|一?共|共计|总共)(?:成功|集中|现场|共|共计|新)*({DEED})(?:了)?$"
)
_COUNTED_OF = re.compile(rf"({DEED})(?:建设|活动|仪式)?的(?:[^,。;、:\d]{{0,12}}项目)?(?:总数|数)?(?:共|总共|有|达|为|计|到)*$")
_THEIR_NAME = re.compile(r"(?:[^,。;、:\d]{0,12}项目|[,。;])")
_THERE = re.compile("(?:^|[,:])(?:会上)?(?:一?共|共计|总共|总计)(?:涉及|包括|有|安排|推出)?$|(?:^|[,:])涉及$")
_WITH_PROJECTS = re.compile(r"[^,。;、:\d]{0,10}项目(?=$|[,。;]|总)")
_OF_THE_ZONE = re.compile("[区园]的?(?:重点|重大)?项目(?:共|有|共有|达)?$")
_ENDS = re.compile("$|[,。;、]|总")
_AMOUNT_OF = re.compile(r"的\d+余?多?[个项]")
_AMOUNT_NAMED = ("总投资", "总投资额", "计划总投资", "投资总额", "协议总投资", "投资")
_AHEAD = 16  # slots
_REACH = 24  # characters
_NEAR = 16  # characters
_RIGHT_BEFORE = 4  # characters
_BATCH = re.compile(rf"({DEED})一批[”\"]?[,:]?(项目)?(?:一?共|有|共有|为|达|涉及)*$")
# 先后开展“三个一批”活动4次,…29个项目集中签约; 累计29个项目集中签约: the sum of several days, and so of the time told
_OF_SEVERAL_DAYS = seldom(
    r"(?:活动|仪式)[^,。;\d]{0,4}[两二三四五六七八九十\d]+[次场批][,:]|(?<!第)[两二三四五六七八九十\d]+[次场批期][^,。;\d]{0,16}(?:活动|仪式)"
)
_SUMMED_BEFORE = re.compile("(?:累计|先后)(?:共?有|共计?|已有)?$")
_GATHERED_BEHIND = seldom(rf"(?:产业|招商|招商引资|各类|优质)?项目{_HOW}集中({DEED}){_BY_ITSELF}")  # 重点项目 are some of them
_OF_AMOUNT = re.compile(r"(?<!未)签约了?(?:计划|协议)?总?投资额?[\d.]+[万亿]*元的[^,。;\d]{0,8}项目共?$")
_QUOTED = ("”项目", '"项目', "’项目", "”项目共", "”项目达")
_DONE_IN_QUOTES = seldom(rf"(?:^|[,;、]|全区|新区|园区|开发区|[经已共新])({DEED})[“\"‘][^”\"’,。;]{{2,10}}[”\"’]项目(?:共|达)?$")


def gathered(sentence: Sentence, number: int, deed: str) -> tuple[str, Token] | None:
    """64个项目集中签约, 集中开工的项目共55个, 签约仪式,共涉及15个项目: the code and where it is said; `deed` is all that was done there, if it was one thing."""
    quantity = sentence.tokens[number].quantity
    if quantity is None or quantity.printed_unit not in ("个", "项", "只"):
        return _invested(sentence, number) if quantity is not None else None
    joined = sentence.letters[number - 1] if number else ""
    follows_deed = joined == "j" and number > 1 and sentence.tokens[number - 2].text in DEED_CODES
    if joined and joined in "jqc" and not follows_deed:
        return None
    before = sentence.text_of(number - _AHEAD, number)
    behind = sentence.text_of(number + 1, number + _AHEAD)
    inserted = _INSERTED.match(behind)
    done = _DONE_BEHIND.match(inserted[1] + behind[inserted.end() :]) if inserted is not None else None
    if done is not None:
        return DEED_CODES[done[1]], sentence.tokens[number + 1]  # 16个项目(其中外资4个)集中签约
    if (done := _DONE_BEHIND.match(behind)) is not None:
        return DEED_CODES[done[1]], _token_at(sentence, number + 1, done.start(1))
    if deed == DEED_CODES["开工"] and (begun := _BEGUN_BEHIND.match(behind)) is not None:
        return deed, _token_at(sentence, number + 1, begun.end() - 1)  # 25个重大产业项目启动建设
    if _HELD_FOR.search(before) and (done := _CEREMONY_BEHIND.match(behind)) is not None:
        return DEED_CODES[done[1]], _token_at(sentence, number + 1, done.start(1))
    if (done := _DONE_HERE.search(before)) is not None and _WITH_PROJECTS.match(behind + ","):
        return DEED_CODES[done[1]], sentence.tokens[number - 1]
    if (done := _COUNTED_OF.search(before)) is not None and (_THEIR_NAME.match(behind) or not behind):
        return DEED_CODES[done[1]], sentence.tokens[number - 1]
    if deed and search("(?:^|[,;:q])S[vQ]?Qv?$", sentence.letters[:number]) and _OF_THE_ZONE.search(before) and _ENDS.match(behind):
        return deed, sentence.tokens[number - 1]  # 全市开工项目120个,其中芜湖经开区项目12个
    if deed and _THERE.search(before) and _WITH_PROJECTS.match(behind):
        return deed, sentence.tokens[number + 1]
    return None


def _invested(sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """总投资442亿元的64个项目成功签约."""
    behind = sentence.text_of(number + 1, number + _AHEAD + 2)
    counted = _AMOUNT_OF.match(behind)
    if counted is None or (named := search(r"[^,;:]v?$", sentence.letters[max(0, number - 2) : number])) is None:
        return None
    name = sentence.tokens[number - len(named[0])]  # 总投资达442亿元
    if name.text not in _AMOUNT_NAMED:
        return None
    done = _DONE_BEHIND.match(behind, counted.end())
    return ("projects_signed_investment", name) if done is not None and done[1] == "签约" else None


def is_invested_elsewhere(sentence: Sentence, number: int) -> bool:
    """…项目签约,总投资59亿元的12个项目启动: an amount of projects that nobody signed."""
    if not match("vM", sentence.letters[number + 1 : number + 3]) or sentence.tokens[number + 1].text != "的":
        return False
    if number < 2:
        return True
    return sentence.tokens[number - 2].text not in ("签约", "了") and not sentence.tokens[number - 1].text.startswith("签约")


def invested_there(code: str, sentence: Sentence, at: int, just_read: str) -> str:
    """集中签约31个重点项目 总投资逾100亿元: that of the projects just counted, whatever they are called."""
    if code != "projects_key_investment" or just_read not in OF_DEEDS or sentence.letters[at - 1 : at] != "M":
        return code
    return "projects_signed_investment" if just_read == "projects_signed" else ""


def deed_of(sentence: Sentence, at: int) -> str:
    """签约的重大产业项目达到40个: the code of what was done to the projects named at a slot, where their number stands behind."""
    if at < 2 or sentence.tokens[at - 1].text != "的" or not match("Iv{0,3}F?v{0,2}M", sentence.letters[at : at + 9]):
        return ""
    piece = pieces(sentence.letters[max(0, at - _AHEAD) : at - 2])[-1]
    if not match("[STF]{0,4}$", piece) and not (piece == "x" and sentence.tokens[at - 3].text.endswith("区")):
        return ""  # 等待土地指标开工的重大项目
    return DEED_CODES.get(sentence.tokens[at - 2].text.removeprefix("新"), "")


def counted_otherwise(text: str, sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """The code of what a number counts and where it is said, where projects of a batch, of a drive or of an amount stand before it."""
    start = sentence.tokens[number].start
    if match("vM", sentence.letters[number + 1 : number + 3]):
        is_one_event = "集中" in sentence.text_of(number + 1, number + _AHEAD) and not _tells_of_several_days(text, sentence, number)
        return None if is_one_event else _invested(sentence, number)  # 上半年,…总投资442亿元的64个项目成功签约
    before = text[start - _NEAR if start > _NEAR else 0 : start]
    if text.find("集中", start, start + _REACH) > 0 and (done := _over_several_days(text, sentence, number)) is not None:
        return done
    if "项目" not in before[-_RIGHT_BEFORE:] and "一批" not in before:
        return None  # as nearly all
    return in_quotes(text, sentence, number) or of_a_batch(text, sentence, number) or signed_of_amount(text, sentence, number)


def _tells_of_several_days(text: str, sentence: Sentence, number: int) -> bool:
    """Whether what is counted was done on several days, whose number is told, or is said to be a sum."""
    start = sentence.tokens[number].start
    if _OF_SEVERAL_DAYS.search(text, sentence.start, start) is not None:
        return True
    return _SUMMED_BEFORE.search(text, max(sentence.start, start - _NEAR), start) is not None


def _over_several_days(text: str, sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """The code of what was done to the projects counted, and where it is said, where it was done on several days."""
    quantity, behind = sentence.tokens[number].quantity, sentence.text_of(number + 1, number + _AHEAD)
    if quantity is None or quantity.printed_unit not in ("个", "项") or sentence.letters[number - 1 : number] in ("j", "q", "c"):
        return None
    done = _GATHERED_BEHIND.match(behind)
    if done is None or not _tells_of_several_days(text, sentence, number):
        return None
    return DEED_CODES[done[1]], _token_at(sentence, number + 1, done.start(1))


def of_a_batch(text: str, sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """签约一批,共16个项目; “开工一批”项目18个: one of the three batches of the project drives that provinces hold."""
    start = sentence.tokens[number].start
    if text.find("一批", max(sentence.start, start - _NEAR), start) < 0:
        return None  # as nearly all
    done = _BATCH.search(text, max(sentence.start, start - _NEAR), start)
    if done is None:
        return None
    if not done[2] and not _WITH_PROJECTS.match(sentence.text_of(number + 1, number + _AHEAD) + ","):
        return None
    return DEED_CODES[done[1]], sentence.tokens[number - 1]


def signed_of_amount(text: str, sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """签约总投资35亿元的项目12个: the amount of all stands before their number."""
    start = sentence.tokens[number].start
    if not number or not text.endswith(("项目", "项目共"), 0, start):
        return None
    told = _OF_AMOUNT.search(text, max(sentence.start, start - _REACH), start)
    return ("projects_signed", sentence.tokens[number - 1]) if told is not None else None


def in_quotes(text: str, sentence: Sentence, number: int) -> tuple[str, Token] | None:
    """新开工“百大工程”项目27个: whatever the projects are called between quotation marks."""
    start = sentence.tokens[number].start
    if not number or not text.endswith(_QUOTED, 0, start):
        return None
    done = _DONE_IN_QUOTES.search(text, max(sentence.start, start - _REACH), start)
    return (DEED_CODES[done[1]], sentence.tokens[number - 1]) if done is not None else None


def _token_at(sentence: Sentence, first: int, offset: int) -> Token:
    """The slot that holds the character `offset` behind the beginning of slot `first`."""
    for token in sentence.tokens[first:]:
        if offset < len(token.text):
            return token
        offset -= len(token.text)
    return sentence.tokens[first]
