"""Counts of projects: what kind of projects, or which of them, stands between the name and the number."""

from __future__ import annotations

import re

from metrics.extraction.asides import counts_a_trade
from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.slots import search
from metrics.language.amount_letters import DEED_CODES
from metrics.language.vocabulary import words_of

AMONG = words_of("within_word")
_DEEDS = (*DEED_CODES, "签约引进")


def counts_among(clause: Clause, at: int) -> bool:
    """402户规上企业中有230户, 新开工项目中已竣工投产39个: some of those named at the slot `at` or right before it."""
    named = search("Iv{1,3}$", clause.letters[:at])
    return clause.tokens[at + 1].text in AMONG or (named is not None and clause.tokens[at - len(named[0]) + 1].text in AMONG)


@construction("counted_projects", "M", r"IG?[SQxvjEMF]{0,24}Q(?:[vt]{0,2}|F)M$")
def counted_projects(clause: Clause, found: re.Match[str]) -> Reading | None:
    """签约重大制造业项目10个: what kind of projects stands between."""
    at = found.start()
    if not clause.topic_code.startswith("projects_") or not clause.tokens[-2].text.endswith(
        ("项目", "有", "共", "达", "达到", "不少于", "不低于", ":")
    ):
        return None
    if "F" in found.group()[:-2] and not any(t.text.endswith("等") for t in clause.tokens[at:]):
        return None  # the verb is no part of a name: 海思达工业机器人等
    can_be_some = clause.tokens[at].text.endswith("项目") or clause.letters[at - 1 : at] == "v"
    if can_be_some and counts_among(clause, at):
        return NOTHING  # 新签约项目中履约项目65个
    if counts_a_trade(clause):
        return None
    is_goal = clause.memory.status == "target"  # 力争新签约亿元以上项目60个
    return Reading("target", clause.value, status="target") if is_goal else Reading("level", clause.value)


@construction("named_projects", "M", r"I[SQxvjE]{1,8}M$")
def named_projects(clause: Clause, found: re.Match[str]) -> Reading | None:
    """签约直升机等27个项目."""
    if not clause.topic_code.startswith("projects_") or clause.tokens[found.start()].text not in _DEEDS:
        return None
    if clause.tokens[-2].text == "的" or clause.tokens[-2].letter == "j":
        return None  # 开工生产的16个行业; 17个项目开工、19个项目签约
    return Reading("level", clause.value) if clause.following.startswith("Q") else None
