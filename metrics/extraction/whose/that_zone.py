"""Of whom a sentence tells that begins with 该区, 该园区 or 该县: of the one place of that kind that the sentence before it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import search
from metrics.extraction.whose.kindred import other_before
from metrics.extraction.zones.gazetteer import region_name, regions
from metrics.extraction.zones.kinds import SHORT, WHOLE
from metrics.extraction.zones.place import REGIONS
from metrics.extraction.zones.placenames import place_names
from metrics.extraction.zones.zonenames import canonical, written
from metrics.language.token import Token
from metrics.language.vocabulary import Entry, Scan

FORMER_AND_LATTER = ("前者", "后者")
_TRADE = {"出口": "exports", "进口": "imports"}
_LONGEST, _BACK = 160, 3  # characters of a sentence, sentences
_KINDS_OF_ZONES, _KINDS = ("区", "园"), ("区", "园", "县", "市", "旗")
_WIDE = re.compile("[全我][市省县州国]")
_UNKNOWN = re.compile(r"(?:[^,。;:]{0,14},)?([\u4e00-\u9fff]{2,10}?[区园])(?=[^区园]*\d)")
_KIND_ALONE = re.compile(f"[全我本该].*|(?:{SHORT}|{WHOLE}|.?区)")
_GOES_ON = re.compile("(?:[^,。;:]{0,14},)?[^,。;:]{0,6}该")
_ITS = re.compile("(?:而|但)?其(?![中他它余次实间])")
_LOOSE, _FIRST = "T,vtxe", 6  # slots before the words
_OPENING = 5  # characters that may stand between a comma and the kind of a zone that its sentence is about

_Named = tuple[str, bool, int]  # a place's name, whether it is a zone, and where it stands


def place_told_again(context: Context, text: str, sentence: Sentence) -> tuple[str | None, bool, int] | None:
    """Whom 该区, 该县 or, on a region's page, 其 means with which a sentence begins, whether that is set aside, and where the word ends; None where it means nobody else."""
    end = end_of_that(sentence)
    if end >= 0:
        that = zone_of_that(context, text, sentence.start, text[end - 1])
        return (*that, end) if that is not None else None
    if context.place.level not in REGIONS or _ITS.match(text, sentence.start) is None:
        return None
    named = _places_within(context, text, sentence.start)
    return (named[0] if len(named) == 1 else None, len(named) > 1, sentence.start) if named else None


def _places_within(context: Context, text: str, start: int) -> list[str]:
    """The cities or counties of the page's region that the sentence before `start` names: 合肥一枝独秀!其财政收入…."""
    before = text[max(0, start - _LONGEST) : start].rstrip(" ")
    begin = max(before.rfind(mark, 0, len(before) - 1) for mark in "。!?;\n") + 1
    known = [regions()[value] for (kind, value), _, _ in place_names(Scan(before[begin:])).known if kind == "region"]
    own = context.place.name
    return list(dict.fromkeys(region.name for region in known if region.name != own and own in (region.province, region.city)))


def end_of_that(sentence: Sentence) -> int:
    """Where 该区, 该园区 or 该开发区 ends, with which a sentence begins; -1 where it does not."""
    tokens = sentence.tokens[:_FIRST]
    for at, token in enumerate(tokens):
        if token.text == "该" and at + 1 < len(tokens):
            behind = tokens[at + 1]
            return behind.end if behind.start == token.end and behind.text.endswith(_KINDS_OF_ZONES) else -1
        if token.text[0] == "该":
            return token.end if token.text.endswith(_KINDS) else -1
        if token.letter not in _LOOSE:
            return -1
    return -1


def zone_of_that(context: Context, text: str, start: int, kind: str) -> tuple[str | None, bool] | None:
    """The place of a kind that the text before `start` is about, and whether its figures are set aside; no name for the page's own, None where nobody knows."""
    place = context.place
    for before in _sentences_before(text, start):
        named = {name: (is_zone, at) for name, is_zone, at in _named(before, kind)}
        if not named and _GOES_ON.match(before) is not None:
            continue  # 昆山经开区…。该区…。该区…
        if not named and (unknown := _UNKNOWN.match(before)) is not None and _is_a_name(unknown[1], context.zone):
            return None, True  # 莲花山度假区…。该区…
        if list(named) == [context.zone]:
            return None, False
        if context.zone in named or (not named and (place.level == "zone" or _WIDE.search(before) is not None)):
            return None
        leads = {name: before[:at].rpartition(",")[2] for name, (_, at) in named.items()}
        subjects = [name for name, lead in leads.items() if len(lead) <= _OPENING or lead.endswith("的")]
        if place.level == "zone" and len(named) + len(subjects) != 2:
            return None  # 园区与苏州工业园区合作共建。该区…
        if named:
            found = list(named) if len(named) == 1 else subjects
            name = found[0] if len(found) == 1 else None
            return name, name is None or (place.level == "zone" and not named[name][0])
    return None


def that_before(context: Context, sentence: Sentence, at: int) -> tuple[str | None, bool] | None:
    """As `zone_of_that`, of the place that the sentence itself has named before 该区: 喀什经济开发区兵团分区完成8亿元,该区…."""
    if other := other_before(sentence, at, context.place):
        return other, False
    unknown = _UNKNOWN.match(sentence.text_of(0, at)) if at > 1 and "S" not in sentence.letters[: at - 1] else None
    return (None, True) if unknown is not None and _is_a_name(unknown[1], context.zone) else None


def former_and_latter(text: str, start: int) -> dict[str, Entry]:
    """The two zones that the sentence before `start` names, by 前者 and 后者; none where it names fewer or more."""
    while start and text[start - 1] in "\n ":
        start -= 1
    before = next(_sentences_before(text, start), "")
    named = list(dict.fromkeys(name for name, is_zone, _ in _named(before, "区") if is_zone)) if before else []
    return {word: Entry("zone", name) for word, name in zip(FORMER_AND_LATTER, named, strict=True)} if len(named) == 2 else {}


def with_former_and_latter(tokens: list[Token], text: str) -> list[Token]:
    """The slots of a sentence with 前者 and 后者 as the zones that the one before it names, or as the two indicators that it has named itself."""
    end = next(at for at, t in enumerate(tokens) if t.text in FORMER_AND_LATTER) if any(t.text in FORMER_AND_LATTER for t in tokens) else 0
    if len(told := _pair_listed(tokens[:end]) or _indicators(tokens[:end])) == len(FORMER_AND_LATTER):
        said = dict(zip(FORMER_AND_LATTER, told, strict=True))
        return [replace(t, letter="I", text=said[t.text].text, entry=said[t.text].entry) if t.text in said else t for t in tokens]
    named = list(dict.fromkeys(t.entry.value for t in tokens[:end] if t.letter == "S" and t.entry is not None and t.entry.type == "zone"))
    if len(named) == len(FORMER_AND_LATTER):
        meant = {word: Entry("zone", name) for word, name in zip(FORMER_AND_LATTER, named, strict=True)}
    else:
        meant = {} if named else former_and_latter(text, tokens[0].start)
    is_of_one_place = sum(t.letter == "S" for t in tokens[:end]) < len(FORMER_AND_LATTER)
    if not meant and is_of_one_place and any(t.letter in "IJ" for t in tokens[:end]):
        return [replace(t, letter="E", entry=None) if t.text in FORMER_AND_LATTER else t for t in tokens]  # one of three indicators
    around = Entry("wider", "")  # somebody, whom nobody knows
    return [replace(t, letter="S", entry=meant.get(t.text, around)) if t.text in FORMER_AND_LATTER else t for t in tokens]


def _indicators(tokens: list[Token]) -> list[Token]:
    """财政收入和固定资产投资 of slots that name one place at most: one slot for each; none where one may be several, or only a short name."""
    if len({t.text for t in tokens if t.letter == "S"}) > 1 or any(t.letter == "J" and t.text not in _TRADE for t in tokens):
        return []
    if search("[IJxQ]j[IJxQ]{1,2}j", "".join([t.letter for t in tokens])) is not None:
        return []  # 税收、投资和进出口: three are listed, whether they have codes or not
    named = {t.entry.value: t for t in map(_of_trade, tokens) if t.letter == "I" and t.entry is not None}
    return [] if any("|" in code or ";" in code for code in named) else list(named.values())


def _pair_listed(tokens: list[Token]) -> list[Token]:
    """出口 and 进口 of 进出口总额612亿元,出口、进口各为398亿元和214亿元: the two that are listed side by side, and none is named behind."""
    letters = "".join([t.letter for t in tokens])
    found = search("([IJ])j([IJ])[^IJ]*$", letters)
    pair = (
        [tokens[found.start(1)], tokens[found.start(2)]]
        if found is not None and letters[found.start(1) - 1 : found.start(1)] != "j"
        else []
    )
    return [] if any(t.letter == "J" and t.text not in _TRADE for t in pair) else [_of_trade(t) for t in pair]


def _of_trade(token: Token) -> Token:
    """出口 and 进口 by their whole names: of which of the two is told is not told again."""
    return token if token.letter != "J" else replace(token, letter="I", entry=Entry("indicator", _TRADE[token.text]))


def _is_a_name(words: str, own: str | None) -> bool:
    """莲花山度假区, and not 全区 or 高新区, nor what the page's own zone is called."""
    return _KIND_ALONE.fullmatch(words) is None and not (own is not None and any(words in name or name in words for name in written(own)))


def _sentences_before(text: str, start: int) -> Iterator[str]:
    """The sentences of the paragraph that stand before `start`, the last first."""
    for _ in range(_BACK):
        if text[start - 1 : start] != "。":
            return
        end, start = start, max(text.rfind("。", 0, start - 1), text.rfind("\n", 0, start - 1)) + 1
        if end - start > _LONGEST:
            return
        yield text[start:end]


@lru_cache(maxsize=1 << 8)
def _named(sentence: str, kind: str) -> list[_Named]:
    names = place_names(Scan(sentence))
    found: list[_Named] = []
    for (type_, value), _, at in sorted({*names.known, *names.made}, key=lambda each: each[2]):
        name = region_name(value) if type_ == "region" else canonical(value)
        if type_ == "region" and (not name.endswith(kind) or name.endswith("自治区")):
            continue
        if type_ == "region" or kind in _KINDS_OF_ZONES:
            found.append((name, type_ != "region", at))
    return found
