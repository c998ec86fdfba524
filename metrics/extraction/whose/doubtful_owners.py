"""What goes on about figures of a doubtful owner, or of projects that nobody has listed."""

from __future__ import annotations

from metrics.extraction.clause import NUMBERS, Memory, Sentence
from metrics.extraction.names.invested import OF_THE_LIST
from metrics.extraction.slots import match, search
from metrics.extraction.whose.strangers import NEAR, counts_deeds, tells_of_projects

_OF_BRANCHES = ("emerging_output", "hightech_output", "emerging_va", "hightech_va")
_DONE_TO_PROJECTS = frozenset((*OF_THE_LIST, "projects_signed", "projects_signed_investment"))


def is_of_deed(code: str, memory: Memory) -> bool:
    """销售超亿元企业29家,新签约项目14个,总投资80亿元: what a zone has signed, behind its firms too."""
    return counts_deeds(code) or (code == "projects_signed_investment" and memory.just_read == "projects_signed")


def is_no_plan_of_projects(sentence: Sentence, memory: Memory) -> bool:
    """Whether a year's planned investment is not that of its list of projects: of a scheme, or of those signed or begun."""
    if not tells_of_projects(sentence, memory):
        return True
    is_told_of_others = "projects_key" not in memory.counted and not _DONE_TO_PROJECTS.isdisjoint(memory.counted)
    return memory.status == "actual" and is_told_of_others


def _has_own_branch(sentence: Sentence, at: int, code: str) -> bool:
    """战略性新兴产业比重上升,产值完成1710亿元: the branch whose name alone begins the sentence has a code, whatever was told before."""
    opens = match(r"$|J[xvuasnZ]{1,5},[vF]{0,2}$", sentence.letters[:at])
    return opens is not None and sentence.tokens[0].text.endswith("产业") and code in _OF_BRANCHES


def shares_doubtful_owner(sentence: Sentence, at: int, code: str, memory: Memory) -> bool:
    """Whether a name goes on about what the last one told, and nobody knows for sure whose that was."""
    before = sentence.letters[:at]
    goes_on = at > 1 and before[-1] == "j" and before[-2] in NUMBERS
    is_of_it = code == "projects_signed_investment" and memory.topic is not None and memory.topic.code == "projects_signed"
    if sentence.letters[at] != "J" and not goes_on and not is_of_it:
        return False
    if memory.owner_is_doubtful:
        return not _has_own_branch(sentence, at, code)
    is_of_projects = memory.is_of_some_projects and not memory.counted and code.startswith("projects_")
    return is_of_projects and search("S[vx]{0,2}M[^,;]{0,8}$", before[-NEAR:]) is None
