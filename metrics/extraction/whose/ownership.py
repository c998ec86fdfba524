"""Whether somebody else owns an indicator's name, and what that leaves for the names behind it: the sentence goes on about a firm."""

from __future__ import annotations

import re

from metrics.extraction.asides import is_left_out
from metrics.extraction.clause import DONE, Memory, Sentence
from metrics.extraction.names.counting import is_among_new_ones
from metrics.extraction.names.narrowing import is_narrowed
from metrics.extraction.names.parts import are_districts_counted, is_of_a_part
from metrics.extraction.names.projects import is_of_one_project
from metrics.extraction.slots import match, pieces, search
from metrics.extraction.sums import is_sum_of_those_listed
from metrics.extraction.whose.acting_parts import is_done_by_a_part, is_of_a_branch_told, is_subject
from metrics.extraction.whose.businesses_told import is_of_businesses, tells_what_was_made
from metrics.extraction.whose.counties_told import is_of_county_around
from metrics.extraction.whose.districts_told import goes_on_about_a_district
from metrics.extraction.whose.doubtful_owners import is_no_plan_of_projects, is_of_deed, shares_doubtful_owner
from metrics.extraction.whose.firm_clues import (
    are_counted_and_do,
    are_firms_of_a_size,
    are_remarked_upon,
    are_some_above_size,
    goes_on_about_a_branch,
    is_each_years,
    is_of_a_class_of_traders,
    is_of_a_named_firm,
    is_of_a_stranger,
    is_of_all_firms,
    is_of_firms,
)
from metrics.extraction.whose.goals_of_others import is_goal_of_others
from metrics.extraction.whose.heading_subjects import heads_with_another, is_of_a_bank
from metrics.extraction.whose.investors import is_of_some_investors
from metrics.extraction.whose.led_by_firms import is_led_by_firms
from metrics.extraction.whose.many_zones import is_of_several
from metrics.extraction.whose.offices import is_of_office_of_another, is_of_own_office, is_one_offices_share
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.parks import (
    is_entry_of_a_park,
    is_of_a_park_told,
    is_of_each_listed,
    is_of_firms_in_a_park,
    is_of_parks_listed,
)
from metrics.extraction.whose.part_frames import is_part_behind_whole, is_told_of_a_part
from metrics.extraction.whose.payers import are_those_guests, is_counted_by_its_supplier, is_more_than_taxes, is_paid_by_someone
from metrics.extraction.whose.places_listed import is_of_places_listed
from metrics.extraction.whose.ports import is_of_another_port, is_of_port
from metrics.extraction.whose.strangers import NEAR, counts_what_another_has, is_of_a_town
from metrics.extraction.whose.subjects import (
    is_of_a_place_within,
    is_of_an_area,
    is_of_districts,
    is_of_that_park,
    is_of_unknown_subject,
    is_set_against_ours,
)
from metrics.extraction.whose.trades_told import is_of_a_manufacture, is_of_a_trades_firms, lists_indicators_of_firms
from metrics.extraction.whose.unnamed import is_called_by_the_region, is_held_by_another, is_of_someone_unnamed
from metrics.language.token import Token
from metrics.language.vocabulary import words_of

_BEHIND_BRACKETS = (")", "v", "F", "T")  # slots between a bracket and the name
_TRADES = tuple(words_of("firms_together_word"))

# Slots before many a name: when and where, and figures of other names: 上半年,全区完成生产总值8亿元,增长8%;实现…
_ONLY_FIGURES = re.compile("(?:T,?)?(?:S,?)?(?:T,?)?(?:e?F?I(?:F?M|Y?[ud]?P)?[,;j]|Y?[ud]P[,;j]|T,)*(?:T,?)?S?e?F?")
# Whose these are is told by words before them, never by their names alone.
_OF_THE_WHOLE = {"gdp", "fai", "industrial_investment", "industrial_va", "industrial_va_all", "industrial_output", "industrial_output_all"}

_CURRENT = ("electricity", "industrial_electricity")


def _is_plain(sentence: Sentence, at: int, code: str, memory: Memory) -> bool:
    """Whether the sentence has named nobody before the name but the zone itself, so that none of the rules below can find another."""
    if code not in _OF_THE_WHOLE or code in memory.counted or sentence.tokens[at].is_part or sentence.letters[at] != "I":
        return False
    if memory.is_firm or memory.part or memory.owner_is_doubtful or memory.is_of_some_projects or memory.lists_parts:
        return False
    if sentence.named_nobody_to < 0:
        sentence.named_nobody_to = _reach_of_nobody(sentence)
    if at > sentence.named_nobody_to or sentence.tokens[at].text.startswith("国内"):
        return False
    return not is_of_one_project(sentence, at, code)


def _reach_of_nobody(sentence: Sentence) -> int:
    """The slot up to which a sentence names times, figures and the zone itself alone; asked once for all its names."""
    found = _ONLY_FIGURES.match(sentence.letters)
    end = found.end() if found is not None else 0
    return next((at for at, token in enumerate(sentence.tokens[:end]) if token.letter in "SF" and not _is_own(token)), end)


def _is_own(token: Token) -> bool:
    """全区, 开发区, 完成; 产业园区 may be a park within it, and 上缴 a firm's deed."""
    if token.letter == "F":
        return token.text in DONE
    return token.entry is not None and token.entry.type == "self" and "园" not in token.text


def belongs_to_others(owner: Owner, sentence: Sentence, at: int, wide_start: int, clause: str, code: str, memory: Memory) -> bool:
    """Whether somebody else owns the name, remembered for what follows; `clause` are the letters before it that can name who."""
    memory.is_led_by_stranger = memory.is_led_by_stranger or _begins_with_some(sentence, at)
    if (memory.is_led_by_stranger and _goes_on_about_stranger(sentence, at)) or is_led_by_firms(sentence, at, code):
        return True
    if _is_plain(sentence, at, code, memory):
        memory.owner_is_doubtful = owner.is_foreign
        return False  # as of many
    is_others = _is_somebody_elses(owner, sentence, at, wide_start, clause, code, memory)
    memory.is_led_by_stranger = is_others and (memory.is_led_by_stranger or _leads_part(sentence, at))
    return is_others


def _goes_on_about_stranger(sentence: Sentence, at: int) -> bool:
    """税收1.2亿元 behind 某某广场销售额达12亿元,: neither a place nor another subject stands between the figure before and the name."""
    return search("[MPBKXbf][),jvFTYeu:]{0,6}$", sentence.letters[:at]) is not None


def _begins_with_some(sentence: Sentence, at: int) -> bool:
    """创业园内60家企业实现销售26亿元,利税3.2亿元; 社区村级集体收入860万元,…: some firms or a part of the zone did the first, which no indicator's name tells."""
    before = sentence.letters[sentence.behind_last(";", at) : at]
    return search("^[TvSx,]{0,6}(?:ME|Q)[^IJS]*[TF][^IJS,]{0,3}M", before) is not None and search("[IJ]", before) is None


def _leads_part(sentence: Sentence, at: int) -> bool:
    """某某广场去年实现社会消费品零售额6.2亿元: whether the name is the first of its part of the sentence, and somebody did it."""
    before = sentence.letters[sentence.behind_last(";", at) : at]
    return search("[IJq]", before) is None and search("E[^S]*$|[xQ][^;S]{0,6}[TF][vFe]{0,3}$", before) is not None


def _is_somebody_elses(owner: Owner, sentence: Sentence, at: int, wide_start: int, clause: str, code: str, memory: Memory) -> bool:
    """The same, asked of what the sentence has before the name."""
    if is_left_out(sentence, at) or is_more_than_taxes(sentence, at, code) or is_goal_of_others(sentence, at):
        return True
    if code == "tax_revenue" and sentence.letters[:at].rstrip(",:") == "q" and not memory.is_near:
        return True  # 企业总产值33亿元。其中税收2亿元: a part of what nobody knows
    if code == "tourism_revenue" and are_those_guests(sentence, at, memory.head):
        return True
    if code == "tax_revenue" and is_paid_by_someone(sentence, at):
        return True
    if code in _CURRENT and is_counted_by_its_supplier(sentence, at):
        memory.is_firm, memory.owner_is_doubtful = False, owner.is_foreign
        return False
    if "x" in clause and is_of_own_office(owner, sentence, at, clause, code):
        memory.owner_is_doubtful = False
        return False
    before = sentence.letters[:at]
    if are_some_above_size(sentence, at):
        memory.is_firm = True
        return True
    if (
        is_of_that_park(owner, sentence, at)
        or is_set_against_ours(owner, sentence, at)
        or is_of_some_investors(owner.context, sentence, at, code)
    ):
        return True
    if is_of_a_branch_told(sentence, at, code):
        memory.is_firm = True
        return True
    if tells_what_was_made(sentence, at) or goes_on_about_a_branch(sentence, at) or ("M," in before and is_of_a_trades_firms(sentence, at)):
        memory.is_firm = True
        return True
    if (code == "firms_new" and is_entry_of_a_park(owner.context, sentence, at)) or is_among_new_ones(owner, sentence, at, code):
        return True
    if is_of_another_port(owner, sentence, at, code) or _turns_to_others(owner, sentence, at, code):
        memory.is_firm = True
        return True
    if at and _is_of_a_subject_by_its_kind(owner, sentence, at, clause, code):
        memory.is_firm = True
        return True
    if "j" in before and (is_of_parks_listed(sentence, at) or is_of_each_listed(sentence, at)):
        return True
    if before[-1:] == "M" and (
        is_of_firms_in_a_park(owner.context, sentence, at) or counts_what_another_has(owner.context, sentence, at - 1)
    ):
        memory.is_firm = True
        return True
    if before[-1:] in ("v", "F") and is_sum_of_those_listed(sentence, at, code):
        memory.is_firm = True
        return True
    can_be_several = (
        "M" in before
        or "k" in before
        or ("j" in before and (before[-1:] == "v" or "jS" in before or "jxS" in before or sentence.says("大")))
    )
    if can_be_several and (is_of_several(owner.context, sentence, at, owner.name) or is_of_places_listed(sentence, at)):
        memory.is_firm = True
        return True
    if memory.is_firm or "x" in before or before[-1:] == "j":
        memory.is_firm = _speaks_of_firm(owner, sentence, at, clause, code, memory)
    is_others = _is_others(owner, sentence, at, wide_start, clause, code, memory)
    if not is_others and ("E" in before or "Q" in before) and _is_of_firms_or_a_town(owner, sentence, at):
        is_others = memory.is_firm = True
    can_be_doubtful = memory.owner_is_doubtful or memory.is_of_some_projects
    if can_be_doubtful and "S" not in clause and shares_doubtful_owner(sentence, at, code, memory):
        is_others = True  # 天津口岸进出口…,其中进口…
    if is_others and not memory.is_firm:
        memory.is_firm = is_of_a_place_within(owner, sentence, at, clause) or is_subject(sentence, at, clause)
    if is_others and not memory.is_firm and "M" in before:
        memory.is_firm = are_counted_and_do(sentence, at) or are_districts_counted(sentence, at)
    if "E" in clause and not memory.is_firm:
        memory.is_firm = _is_of_some_firms(sentence, at, clause)
    if not is_others and before[-1:] in _BEHIND_BRACKETS and are_remarked_upon(sentence, at):
        is_others = memory.is_firm = True
    # but for 完成两税总收入…、地方财政收入…
    memory.owner_is_doubtful = (is_others and search(r"^[TvS,]*Fx$", clause) is None) or owner.is_foreign
    return is_others


def _is_of_a_subject_by_its_kind(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """东湖区税务局完成税收…, 邻区实现税收…, 产业链贡献税收…: by what the words before the name are, whoever bears them."""
    if is_called_by_the_region(owner, sentence.tokens[at], code):
        return True
    if "Sx" in clause and is_of_office_of_another(owner, sentence, at, clause):
        return True
    if is_one_offices_share(sentence, at, code):
        return True
    if clause.strip("TF") and is_of_someone_unnamed(owner, sentence, at, clause, code):
        return True
    if "x" in clause and (is_of_an_area(owner, sentence, at, clause) or is_of_districts(owner, sentence, at, clause)):
        return True
    if "x" in clause and is_part_behind_whole(owner.context, sentence, at, code):
        return True
    return is_told_of_a_part(owner, sentence, at, clause, code)


def _turns_to_others(owner: Owner, sentence: Sentence, at: int, code: str) -> bool:
    """Whether what stands before the name has turned to a county, to firms of a size or a class, or to a branch of industry."""
    before = sentence.letters[:at]
    if "x" in before and (is_of_county_around(owner, sentence, at) or is_held_by_another(sentence, at)):
        return True
    if is_of_businesses(sentence, at, code):
        return True
    if at and (is_of_a_park_told(owner.context, owner.zone, sentence, at) or is_of_a_bank(sentence, at, code)):
        return True
    if "," not in before:
        return False
    if "q" in before and goes_on_about_a_district(owner, sentence, at):
        return True
    if ("q" in before or "J" in before) and lists_indicators_of_firms(sentence, at):
        return True
    if ("M" in before and are_firms_of_a_size(sentence, at)) or is_of_a_class_of_traders(sentence, at):
        return True
    is_of_a_trade = code.startswith("industrial_") and is_of_a_manufacture(sentence, at)
    return is_of_a_trade or heads_with_another(owner.context, owner.zone, sentence, at, code)


def see_unread_name(owner: Owner, sentence: Sentence, at: int, wide_start: int, memory: Memory) -> None:
    """A name that is no indicator's can still tell that the sentence goes on about a firm, or about nobody known."""
    memory.is_firm = (
        memory.is_firm
        or is_of_a_named_firm(sentence, at)
        or is_each_years(sentence, at)
        or is_sum_of_those_listed(sentence, at, "")
        or _is_output_of_the_unknown(owner, sentence, at, wide_start)
        or is_done_by_a_part(owner, sentence, at, wide_start)
    )
    memory.owner_is_doubtful = memory.owner_is_doubtful or (at > 0 and sentence.letters[at - 1] == "E")  # 外资企业出口在…


def _is_output_of_the_unknown(owner: Owner, sentence: Sentence, at: int, wide_start: int) -> bool:
    """华星科技产值12亿元, 35家新设企业实现产值5亿元."""
    if not sentence.tokens[at].text.endswith("产值") or sentence.letters[at + 1 : at + 2] != "M":
        return False
    clause = pieces(sentence.letters[max(wide_start, at - NEAR) : at])[-1]
    return is_of_unknown_subject(owner, sentence, at, clause) or is_of_someone_unnamed(owner, sentence, at, clause, "")


def _speaks_of_firm(owner: Owner, sentence: Sentence, at: int, clause: str, code: str, memory: Memory) -> bool:
    """Whether the sentence speaks of a firm where this name stands: one is named, or it goes on about the one before."""
    before = sentence.letters[:at]
    if "x" in before and (is_of_unknown_subject(owner, sentence, at, clause) or is_of_a_named_firm(sentence, at)):
        return True
    goes_on_so = memory.is_firm and sentence.tokens[at].text[0] != "规" and code != "hightech_firms"
    goes_on_so = goes_on_so and not _were_only_within(before)
    goes_on_so = goes_on_so or (before[-1:] == "j" and is_of_a_stranger(sentence, at))
    return goes_on_so and not _names_owner(clause, memory) and not is_of_port(sentence, at, code)


def _were_only_within(before: str) -> bool:
    """全区利润9亿元,其中甲等5家企业占半数;完成工业税收6亿元: the firms told of within the whole end with their part; `before` are letters."""
    end = before.rfind(";")
    within = before.rfind("q", 0, end) if end > 0 else -1
    if within < 0 or match("[vT,]{0,3}F?$", before[end + 1 :]) is None:
        return False
    whole = before[before.rfind(";", 0, within) + 1 : within]
    return "S" in whole and {"x", "E"}.isdisjoint(whole)


def _names_owner(clause: str, memory: Memory) -> bool:
    """Whether a zone or region stands before the name, and not only in a firm's: 江西长荣公司实现税收."""
    return "S" in clause and not (memory.is_firm and search(r"^[vE]{0,3}S[xvQJ]{1,4}E[vTF]{0,4}$", clause))


def _is_others(owner: Owner, sentence: Sentence, at: int, wide_start: int, clause: str, code: str, memory: Memory) -> bool:
    """Whether a firm, a part or the nation owns the name."""
    if memory.is_firm and code != "private_investment" and not is_of_deed(code, memory):
        return True
    if is_narrowed(owner, sentence, at, clause, code) or is_of_a_part(owner, sentence, at, wide_start, code, memory):
        return True
    if at and sentence.tokens[at - 1].text == "其" and any(t.letter in "QE" and t.text in _TRADES for t in sentence.tokens[:at]):
        return True  # 八大重点产业势头良好,其产值增长14%
    if owner.context.has_own_product and sentence.tokens[at].text.startswith("国内") and "S" not in clause:
        return True  # 国内生产总值下降6.8%, on a page that calls its own 地区生产总值
    return code == "projects_key_planned" and is_no_plan_of_projects(sentence, memory)


def _is_of_firms_or_a_town(owner: Owner, sentence: Sentence, at: int) -> bool:
    """国有控股企业快速发展,实现工业总产值…; 步凤镇上半年实现财政收入…: the clauses before say whose it is."""
    return is_of_firms(sentence, at) or is_of_a_town(owner.context, sentence, at)


def _is_of_some_firms(sentence: Sentence, at: int, clause: str) -> bool:
    """骨干企业实现税收: firms stand right before the name, and not all of the zone's."""
    is_next = search(r"E(?:x[xQE]{0,2})?[vFTt]{0,4}$", clause) is not None
    return is_next and not is_of_all_firms(sentence, at, clause)
