"""The places that slots list, where each of them is one that the page can tell of, and the indicator that a slot names."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.extraction.beside.forms import (
    AND,
    BEATS,
    HALVES,
    LEADS,
    NO_SUBJECT,
    NOT_OF,
    OF_AMOUNT,
    OF_INVESTMENT,
    OF_PLACES,
    PARTS_OF_A_COUNTRY,
)
from metrics.extraction.clause import Sentence, Topic
from metrics.extraction.codes import is_investment
from metrics.extraction.document.context import Context
from metrics.extraction.whose.named_places import listed_at
from metrics.extraction.whose.strangers import is_added_before
from metrics.extraction.zones.gazetteer import zones
from metrics.extraction.zones.place import REGIONS
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary, words_of

_BESIDE, _BESIDE_WORDS = tuple(f"{word}的" for word in words_of("neighbour_word")), 3
_CODE = {"province": 2, "prefecture": 4, "county": 6}  # digits of the code that all within share


def places_listed(context: Context, sentence: Sentence, slots: Sequence[int]) -> list[tuple[int, str]] | None:
    """The slots and names of the places; None where one is not known, or where others are only held against them."""
    first = next(at for at in slots if sentence.letters[at] == "S")
    before = sentence.tokens[first - 1] if first else None
    if before is not None and (before.letter in NO_SUBJECT or before.text in NOT_OF):
        return None
    is_of_one = context.place.level not in REGIONS and not context.place.is_one_of_many
    if is_of_one and sentence.text_of(first - _BESIDE_WORDS, first).endswith(_BESIDE):
        return None  # 邻近的渭滨区
    is_run_on = before is not None and before.letter in "xQ" and before.end == sentence.tokens[first].start and before.text not in LEADS
    is_run_on = is_run_on and before is not None and BEATS.fullmatch(before.text) is None  # 压过东阳的105亿元
    if is_run_on and first > 1 and sentence.letters[first - 2] in "xQ":
        return None  # 柳江新兴工业园
    found: list[tuple[int, str]] = []
    for at in slots:
        token = sentence.tokens[at]
        if token.letter == "c" and token.text not in AND:
            return None
        if token.letter != "S":
            continue
        own = sentence.tokens[at - 1] if at else None
        if at != first and own is not None and own.letter == "x" and token.entry is not None and token.entry.type != "self":
            return None
        is_self = token.entry is not None and token.entry.type == "self"
        name = listed_at(context, sentence, at) or _part_of_a_country(context, token)
        name = name or (context.zone if is_self and context.place.level == "zone" and not is_run_on else None)
        if name is None or (at == first and is_run_on and not is_self) or not _may_be_told(context, token):
            return None
        found.append((at, name))
    return found


def _part_of_a_country(context: Context, token: Token) -> str | None:
    """苏南地区, 东部地区: parts of a province or of the country by their words, on a page of a region or of no place."""
    is_wider = token.entry is not None and token.entry.type == "wider" and context.place.level in ("", "province")
    return token.text if is_wider and PARTS_OF_A_COUNTRY.fullmatch(token.text) is not None else None


def _may_be_told(context: Context, token: Token) -> bool:
    """Whether a place is one that the page tells of: any where it is of no place, zones on a zone's, and what lies in it on a region's."""
    place, entry = context.place, token.entry
    if not place.level or entry is None or (entry.type == "wider" and place.level in REGIONS):
        return True
    if place.level == "zone" or entry.type == "self":
        return entry.type in ("zone", "self")
    if entry.type == "zone":
        zone = zones().get(entry.value)
        return zone is not None and place.name in (zone.province, zone.city, *zone.admin_alias.split("|"))
    length, meant = _CODE[place.level], {entry.value, *(each.value for each in vocabulary().entries.get(token.text, ()))}
    return any(code[:length] == each[:length] for code in place.own for each in meant)


def code_of(sentence: Sentence, at: int) -> str:
    """The code of the indicator that a slot names; empty where it names several, or a part of one: 制造业实际使用外资."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    value = token.entry.value if token.entry is not None else ""
    is_run_on = before is not None and before.end == token.start and before.letter in "xQJ" and OF_PLACES.search(before.text) is None
    is_added = is_added_before(sentence, at) and vocabulary().kinds.get(value) == "stock"  # 新增规上工业企业80家
    return "" if is_run_on or is_added or "|" in value or ";" in value or value not in vocabulary().units else value


def means(topic: Topic, short: str) -> bool:
    """Whether a short name is that of what is told: 金额, 完成投资, 零售总额; 出口 is a half of all trade."""
    if short in HALVES and topic.code == "trade_total":
        return False
    if topic.text.endswith(short) or short in OF_AMOUNT or (short == "工业" and short in topic.text):
        return True
    return short in OF_INVESTMENT and (is_investment(topic.code) or topic.code == "projects_key_done")
