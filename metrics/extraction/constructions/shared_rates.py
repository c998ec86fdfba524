"""One rate, rank or amount that several indicators share: GDP、税收收入增速均居全市第2位; 这两项指标均增长10%; 均突破100亿元."""

from __future__ import annotations

from itertools import pairwise

from metrics.extraction.clause import EACH_ALIKE, Clause, Topic
from metrics.extraction.slots import match, search
from metrics.language.amount_letters import ALL_OF_THEM, SUCH, THESE
from metrics.language.numerals import parse_number

_TWO, _AND = 2, ("和", "与", "及", "以及")
_MAIN = ("主要", "核心", "各项", "各类", "多项")
_GROWN_ALIKE = r",?[vY]{1,4}[ud]v{0,2}P$"  # slots


def counts_listed(clause: Clause) -> bool:
    """工业投资、税收收入、某投资3项指标增速全市第一: as many as are listed, those without a code among them."""
    counted = next((t.text for t in clause.tokens if t.letter == "v" and t.text in ALL_OF_THEM), "") if clause.memory.listed else ""
    if not counted:
        return False  # as nearly always
    if match("qv{1,2}[lr]?", clause.letters) and "j" not in clause.letters:
        return False  # …,其中五项指标总量居全市第一: which of them?
    return len(clause.memory.listed) <= (parse_number(counted[:-1].replace("两", "二")) or 0)


def those_counted(clause: Clause) -> list[Topic]:
    """…增长9%,…增长8%,这两项指标增幅均居全市第一: as many as were told last."""
    at = next((i for i, t in enumerate(clause.tokens) if t.letter == "v" and t.text in ALL_OF_THEM), None)
    if at is None:
        return []
    first = at > 0 and clause.tokens[at - 1].text == "前"
    is_said = first or (at > 0 and clause.tokens[at - 1].text.endswith(THESE))
    if not is_said and (search("[IJxQE]", clause.letters[:at]) or not any(t.text in EACH_ALIKE for t in clause.tokens)):
        return []
    told = list({slot.topic.code: slot.topic for slot in clause.memory.slots if slot.topic is not None}.values())
    count = int(parse_number(clause.tokens[at].text[:-1].replace("两", "二")) or 0)
    if (such := clause.tokens[at + 1].text if at + 1 < len(clause.tokens) else "") in SUCH and such != "总量":
        told = [topic for topic in told if topic.text.endswith(such)]
    if not 0 < count <= len(told):
        return []
    return told[:count] if first else told[-count:]  # 前三项总量均居全市第一


def calls_them_alike(clause: Clause) -> bool:
    """两项收入的增幅均居首位: those just told are called by what they are, and counted."""
    return any(said.text in ALL_OF_THEM and what.text in SUCH for said, what in pairwise(clause.tokens))


def shared_by(clause: Clause) -> list[Topic]:
    """The indicators of the list before it to each of which one rank or rate belongs; empty where it is one's alone."""
    if "v" not in clause.letters and len(clause.memory.listed) < 2:
        return []  # as nearly always: no word says so, and nothing is listed
    says_all = any(t.text in EACH_ALIKE for t in clause.tokens)
    is_said = len(clause.memory.listed) > 1 and (says_all or _is_rate_of_list(clause) or _is_growth_of_two(clause))
    if these := those_counted(clause):
        return these
    if calls_them_alike(clause):
        return []  # 两项收入, where only one was told
    if not is_said and says_all and search(r"^[vT]{0,4}S?v?(?:r[^IJ]*)?k[^IJ]*K$", clause.letters):
        told = clause.memory.slots[clause.memory.part_at :]  # …增长6%,…增长9%,增速均居全省第一
        return list({slot.topic.code: slot.topic for slot in told if slot.topic is not None}.values())
    if not is_said and says_all and match(_GROWN_ALIKE, clause.letters):
        told = clause.memory.slots[max(clause.memory.part_at, clause.memory.rated_at) :]  # 税收12亿元,投资30亿元,均增长10%
        alike = list({slot.topic.code: slot.topic for slot in told if slot.topic is not None}.values())
        return alike if len(alike) > 1 else []
    return clause.memory.listed if is_said or counts_listed(clause) else []


def share_amount(clause: Clause, topic: Topic) -> list[Topic]:
    """规上工业总产值、税收收入均突破100亿元: the others of the list that the amount of the last one, `topic`, is that of too."""
    listed = clause.memory.listed
    if len(listed) < _TWO or listed[-1] is not topic or search(r"j[^,;:()]*[IJ][vF]{1,4}M$", clause.letters) is None:
        return []
    last = max(at for at, letter in enumerate(clause.letters) if letter in "IJ")
    return listed[:-1] if any(t.text in EACH_ALIKE for t in clause.tokens[last:]) else []


def tells_of_all_indicators(clause: Clause) -> bool:
    """GDP240亿元,主要经济指标同比增长30%: the rate of all main indicators together, and not of the one told before."""
    said = clause.tokens[clause.letters.rfind(",") + 1 :]
    at = next((i for i, t in enumerate(said) if t.text.endswith("指标")), None)
    if at is None or any(t.letter in "IJ" for t in said):
        return False
    words = "".join([t.text for t in said[: at + 1]])
    return "等" not in words and any(word in words for word in _MAIN)


def _is_growth_of_two(clause: Clause) -> bool:
    """地区生产总值和财政收入增长10%以上."""
    found = search(r"^[vTSetq]{0,4}I(j)I[vY]{0,2}[ud]v{0,2}P$", clause.letters)
    return found is not None and len(clause.memory.listed) == _TWO and clause.tokens[found.start(1)].text in _AND


def _is_rate_of_list(clause: Clause) -> bool:
    """工业投资、技改投资增速全市排名第2, …等主要指标增速居全市第2; not of …等增速."""
    found = search(r"[IJ]v?j[^,;P]{0,6}[IJ](x{1,3}v{1,4})?([rl])[^IJx]{0,6}(?:[Sv]x)?K$", clause.letters)
    if found is None or "D" in clause.letters:
        return False
    if found[1] is not None:
        said = clause.text_of(found.start(1), found.end(1))
        return said.startswith("等") and said.removesuffix("的").endswith("指标")
    return not any(t.text.startswith("等") for t in clause.tokens)


def names_many(clause: Clause) -> bool:
    """Whether several indicators share one rank (等主要指标居首位) and neither 分别 nor 均 says how."""
    if "D" in clause.letters or any(t.text in EACH_ALIKE for t in clause.tokens) or counts_listed(clause) or _is_rate_of_list(clause):
        return False
    return search(r"[IJ].*j.*[IJ]", clause.letters) is not None
