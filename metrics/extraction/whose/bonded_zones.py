"""What a bonded zone is called that a page on another zone, or on the city around, tells of: 成都高新综合保税区, 南宁综合保税区, and 综保区 behind either."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.whose.kindred import is_another_kind
from metrics.extraction.whose.named_places import BONDED
from metrics.extraction.zones.coined import NO_NAME
from metrics.extraction.zones.gazetteer import province_shorts, short_names, stems
from metrics.extraction.zones.zonenames import canonical
from metrics.language.backwards import backwards
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, vocabulary

_KIND = seldom("|".join(BONDED))
_LONGEST, _OWN = 12, 5  # characters before a kind, and between the region and the kind
_LENGTHS = (4, 3, 2)  # characters of a region's short name
_KINDS_OF_ZONES = ("高新", "经开")
_FOSTERED = backwards(f"(?:{any_of('fostering_word')}|支持|参与|服务)[了好]?")
_KIND_BEHIND = re.compile("技术|经济|产业|综合|新区|开发")
_PROVINCES_TOO = frozenset(("上海", "北京", "天津", "重庆"))


def bonded_zone_at(sentence: Sentence, text: str, at: int, zone: str | None) -> str | None:
    """The name of the bonded zone at a slot: the one written there, else the only one that the text names and that may be called so.

    None where nobody can tell, as for 浦东金桥出口加工区, which the page's `zone`, 上海金桥经济技术开发区, was called itself.
    """
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    first = _beginning(text, token.start)
    if first < token.start:
        is_itself = text[token.start - 2 : token.start] not in _KINDS_OF_ZONES and _is_called(zone, text[first : token.start])
        return None if is_itself or _FOSTERED.match(text, 0, first) is not None else _name(text[first : token.start], token.text)
    told = _named_in(text)
    stem = before.text if before is not None and before.letter in "xSvQ" and before.end == token.start else ""
    return told[0] if len(told) == 1 and stem in told[0] else None


def bonded_within(context: Context) -> str | None:
    """What the bonded zone within the page's own is called, where the page tells of one: 洋山特殊综保区 within 临港新片区."""
    return _KIND_BEHIND.split(context.zone)[0] + "综合保税区" if context.tells_of_bonded and context.zone is not None else None


@lru_cache(maxsize=8)  # asked again for each of its mentions
def _named_in(text: str) -> tuple[str, ...]:
    """The bonded zones that a text names with their region, each once."""
    kinds = [(_beginning(text, kind.start()), kind) for kind in _KIND.finditer(text)]
    return tuple(dict.fromkeys(_name(text[first : kind.start()], kind.group()) for first, kind in kinds if first < kind.start()))


def _is_called(zone: str | None, before: str) -> bool:
    """Whether the words of a name behind its region are those of the zone's."""
    region = next((before[:n] for n in _LENGTHS if before[:n] in short_names()), "")
    own = before.removeprefix(region)
    return bool(region and own) and own in (zone or "") and not _is_zone(before)


def _is_zone(words: str) -> bool:
    return any(entry.type == "zone" for entry in vocabulary().entries.get(words, ()))


def _name(before: str, kind: str) -> str:
    """成都高新综合保税区, also for 成都高新区综保区."""
    zone = canonical(before)
    return canonical((zone.replace("技术产业开发区", "") if zone.endswith("高新技术产业开发区") else zone) + kind)


def _beginning(text: str, at: int) -> int:
    """Where the name begins whose kind stands at `at`: with a zone around it, else with the region nearest to it; `at` where neither is named."""
    short, first = stems() - province_shorts() | _PROVINCES_TOO, at
    for start in range(max(0, at - _LONGEST), at - 3):
        if _is_zone(text[start:at]):
            return start
    for start in range(at - 2, max(0, at - _LONGEST) - 1, -1):
        end = next((start + n for n in _LENGTHS if start + n <= first and text[start : start + n] in short), 0)
        end += end < at and text[end : end + 1] in ("市", "县", "区")
        if end and (end == first or (first == at and _is_own_name(text[end:at]))):
            first = start
    return first


def _is_own_name(words: str) -> bool:
    """西永 of 重庆西永综合保税区, 高新 of 成都高新综合保税区."""
    return words in _KINDS_OF_ZONES or (len(words) <= _OWN and NO_NAME.search(words) is None)


def may_mean_itself(context: Context, word: str) -> bool:
    """Whether a word for zones can mean the document's own: 综保区 means none that is not bonded."""
    return ("保" not in word or "保" in (context.zone or "") or context.may_be_bonded) and not is_another_kind(context, word)
