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
    OF_RETAIL,
    PARTS_OF_A_COUNTRY,
)
from metrics.extraction.clause import Sentence, Topic
from metrics.extraction.codes import is_investment
from metrics.extraction.document.context import Context
from metrics.extraction.whose.named_places import listed_at
from metrics.extraction.whose.strangers import is_added_before
from metrics.extraction.zones.gazetteer import regions, zones
from metrics.extraction.zones.place import REGIONS
from metrics.extraction.zones.side_by_side import are_alike
from metrics.extraction.zones.towns_beside import is_town
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary, words_of

_BESIDE, _BESIDE_WORDS = tuple(f"{word}的" for word in words_of("neighbour_word")), 3
FROM_OTHERS = ("fdi", "domestic", "projects", "tourists", "tourism")  # what other regions bring
_DIGITS = tuple("0123456789")
_CODE = {"province": 2, "prefecture": 4, "county": 6}  # digits of the code that all within share


def places_listed(context: Context, sentence: Sentence, slots: Sequence[int]) -> list[tuple[int, str]] | None:
    """The slots and names of the places; None where one is not known, or where others are only held against them."""
    first = next(at for at in slots if sentence.letters[at] == "S")
    before = sentence.tokens[first - 1] if first else None
    goes_on = before is not None and before.letter == "j" and first > 1 and sentence.letters[first - 2] in "SMP)"  # 济南(5%)和潍坊
    if before is not None and not goes_on and (before.letter in NO_SUBJECT or before.text in NOT_OF):
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
    if entry.type == "zone" and is_town(entry.value):
        return True
    if entry.type == "zone":
        zone = zones().get(entry.value)
        return zone is None or place.name in (
            zone.province,
            zone.city,
            *zone.admin_alias.split("|"),
        )  # none: one told of by its kind before
    return _lies_within(context, token) or _is_alike(context, entry.value)


def _lies_within(context: Context, token: Token) -> bool:
    """Whether a region can be the page's own or lie in it."""
    length = _CODE[context.place.level]
    meant = {token.entry.value if token.entry is not None else "", *(each.value for each in vocabulary().entries.get(token.text, ()))}
    return any(code[:length] == each[:length] for code in context.place.own for each in meant)


def _is_alike(context: Context, code: str) -> bool:
    """Whether a region is another of the page's own level: 南京 on the page of 合肥."""
    return code in regions() and any(are_alike(regions()[code], regions()[own]) for own in context.place.own)


def may_tell_of_others(context: Context, sentence: Sentence, topics: Sequence[Topic], is_bracketed: bool) -> bool:
    """同期,南京增长7.8%,杭州增长6.2%, on the page of 合肥: whether other regions of its level may be told of: two or more, or one beside its own.

    Not what comes from them: 省外资金中,浙江120亿元、广东80亿元.
    """
    tokens = [sentence.tokens[sentence.slot_at(topic.start)] for topic in topics]
    if context.place.level not in REGIONS:
        return True
    others = {t.entry.value for t in tokens if t.entry is not None and t.entry.type == "region" and not _lies_within(context, t)}
    if not others:
        return True
    comes_from_there = any(topic.code.startswith(FROM_OTHERS) for topic in topics)
    return not comes_from_there and not is_bracketed and (len(others) > 1 or any(topic.zone == context.place.name for topic in topics))


def may_be_one(context: Context, topics: Sequence[Topic], goes_on: bool) -> bool:
    """Whether a sentence may tell of one place alone: within the region that the page is about, or behind others (`goes_on`).

    山东、江苏…。浙江8622亿元,增长14%.
    """
    place = context.place
    may = place.level in REGIONS or place.is_of_regions or ((place.is_one_of_many or not place.level) and goes_on)
    return may and all(topic.zone not in (place.name, None) and PARTS_OF_A_COUNTRY.fullmatch(topic.zone or "") is None for topic in topics)


def code_of(sentence: Sentence, at: int) -> str:
    """The code of the indicator that a slot names; empty where it names several, or a part of one: 制造业实际使用外资."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    value = token.entry.value if token.entry is not None else ""
    is_run_on = before is not None and before.end == token.start and before.letter in "xQJ" and OF_PLACES.search(before.text) is None
    is_run_on = is_run_on and before is not None and not before.text.startswith(_DIGITS)  # 03|固定资产投资: the number of a heading
    is_added = is_added_before(sentence, at) and vocabulary().kinds.get(value) == "stock"  # 新增规上工业企业80家
    return "" if is_run_on or is_added or "|" in value or ";" in value or value not in vocabulary().units else value


def means(topic: Topic, short: str) -> bool:
    """Whether a short name is that of what is told: 金额, 完成投资, 零售总额; 出口 is a half of all trade."""
    if short in HALVES and topic.code == "trade_total":
        return False
    if (
        topic.text.endswith(short)
        or (topic.code == "retail_sales" and short in OF_RETAIL)
        or short in OF_AMOUNT
        or (short == "工业" and short in topic.text)
    ):
        return True
    return short in OF_INVESTMENT and (is_investment(topic.code) or topic.code == "projects_key_done")
