"""Parts of the zone that are the subject of a sentence: what 光伏产业链 or 大港街道 does first, the rest of it tells of them too."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.names.narrowing import is_narrowed
from metrics.extraction.slots import match, pieces, search
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.strangers import NEAR

_DOES, _BEGINS = (
    r"(?:[QE]x?|[xQ]v)(?:T[vT]{0,2}|[vT]{0,3}F)v{0,2}$|I[vT]{0,3}Fv{0,2}$",
    r"[vx]{0,3}[QE]v{0,2}$",
)  # slots: 大港街道上半年, 化工园区完成
_BRANCH_DOES = r"(?:v{0,2}(?P<dateline>x))?[Tv,:]*S?(?P<branch>[IJ])(?P<verb>[vTF]{0,4})(?:[IJ][vF]{0,2})?[MP][^;SxqEQ]*,[vF]{0,3}$"
_DONE, _BRANCHES, _OF_BRANCHES = ("完成", "实现"), ("产业", "制造业"), ("emerging_", "hightech_", "leading_")
_MAY_HAVE = frozenset(
    [
        "tax_revenue",
        "fiscal_revenue",
        "exports",
        "imports",
        "trade_total",
        "industrial_profit",
        "profit_and_tax",
        "industrial_revenue",
        "fai",
        "zone_revenue",
    ]
)
_EARNED = ("产值", "营收", "收入", "销售", "利润", "利税", "增加值")


def is_subject(sentence: Sentence, at: int, clause: str) -> bool:
    """新能源产业完成税收, 高新技术企业实现出口: a part is the subject of what follows, by its verb or since the sentence begins with it."""
    if (found := search(_DOES, clause)) is not None:
        entry = sentence.tokens[at - len(clause) + found.start()].entry
        return clause[found.start()] != "I" or (entry is not None and not entry.value.startswith("projects_"))
    return match(_BEGINS, clause) is not None and not sentence.letters[: at - len(clause)].strip("Tv,:")


def is_of_a_branch_told(sentence: Sentence, at: int, code: str) -> bool:
    """三大主导产业完成产值46亿元,实现税收2亿元: the sentence begins with what a branch has done, and goes on with what such may do, by a verb or in short."""
    if code not in _MAY_HAVE or (found := match(_BRANCH_DOES, sentence.letters[:at])) is None:
        return False
    first, name = sentence.tokens[found.start("branch")], sentence.tokens[at]
    if found["dateline"] and not sentence.tokens[found.start("dateline")].text.endswith("讯"):
        return False
    is_branch = first.text.endswith(_BRANCHES) or (first.entry is not None and first.entry.value.startswith(_OF_BRANCHES))
    has_done = "F" in found["verb"] or any(done in first.text for done in _DONE)
    goes_on = sentence.letters[at - 1] == "F" or sentence.letters[at] == "J" or name.text.startswith((*_DONE, "入库", "上缴"))
    return is_branch and has_done and goes_on


def is_done_by_a_part(owner: Owner, sentence: Sentence, at: int, wide_start: int) -> bool:
    """光伏产业链实现营收180亿元, 化工园区完成产值220亿元: an industry, a park or some firms have done what no code is for."""
    clause = pieces(sentence.letters[max(0, wide_start, at - NEAR) : at])[-1]
    if not sentence.tokens[at].text.endswith(_EARNED):
        return False
    return search("[xQE][vT]{0,3}Fv{0,2}$", clause) is not None and is_narrowed(owner, sentence, at, clause, "industrial_output_all")
