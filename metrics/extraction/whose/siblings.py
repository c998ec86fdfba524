"""Which zone 高新区 is behind figures of 临沂经开区: no word for one kind of zone means a zone of another, but that of the same place may be known."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.zones.coined import NO_NAME
from metrics.extraction.zones.gazetteer import by_short_name, is_plain_province, province_shorts, regions, stems
from metrics.extraction.zones.place import REGIONS
from metrics.extraction.zones.zonenames import canonical, written
from metrics.language.vocabulary import vocabulary, words_of

# By what a word for zones says of a zone, what the name of such a zone says.
_KINDS = (
    (("高新", "高技术"), ("高新", "高技术", "新技术", "科技")),
    (("综保", "综合保税", "保税", "出口加工"), ("保税", "综保", "出口加工")),
    (("经开", "经济技术开发", "经济开发"), ("经开", "经济")),
)
_BEGINS = re.compile(r"(?:^|[,;:TqMPBK]|[MPBK]j)$")  # slots
_OWN_NAME, _PLAIN = re.compile("[\u4e00-\u9fff]{2,7}"), re.compile("园区|区|新区")
_MAY_LIE_WITHIN = re.compile("保|出口加工|园$|园区$")  # 锦溪工业园 beside 昆山经开区
_OWN, _WORDS = tuple(words_of("ours_word")), 3  # slots
_LENGTHS = (4, 3, 2)  # characters of a region's short name


def may_be_called(zone: str, word: str) -> bool:
    """Whether a zone may call itself by a word for zones: 经开区 is no 高新区 nor 综保区.

    >>> may_be_called("临沂经济技术开发区", "开发区"), may_be_called("临沂经济技术开发区", "高新区")
    (True, False)
    """
    says = next((names for words, names in _KINDS if word.startswith(words)), None)
    return says is None or any(each in name for name in written(zone) for each in says)


def zone_by_kind(
    context: Context, sentence: Sentence, at: int, told: str | None, lead: str | None, text: str
) -> tuple[str | None, bool] | None:
    """The zone that the kind at a slot ends the name of, or means alone, and whether nobody knows which; None where that may be the page's own."""
    called = _called_by_itself(context, sentence, at)
    return _sibling_at(context, sentence, at, told, lead, text) if called is None else (called, False)


def _sibling_at(
    context: Context, sentence: Sentence, at: int, told: str | None, lead: str | None, text: str
) -> tuple[str | None, bool] | None:
    """The zone that a kind alone means behind figures of zones of other kinds, and whether nobody knows which: 高新区 behind 临沂经开区 is 临沂高新区.

    `told` is the zone whose figures stand before in the sentence, `lead` the one that leads the paragraph. None where the word may be the
    page's own zone's, or the lead's on a page of several; the page of one zone must name the other.
    """
    word, own = sentence.tokens[at].text, context.zone
    if context.place.level in REGIONS or context.place.is_given or _BEGINS.search(sentence.letters[max(0, at - 2) : at]) is None:
        return None
    main = own or lead or told
    if main is None:
        return None
    if word == "开发区" and not may_be_called(main, "经开区") and (other := _of_the_same_place(main, "经开区", text, True)) is not None:
        return other, False  # 开发区 behind 临沂高新区 and 临沂经开区
    if may_be_called(main, word):
        return None if main in (own, lead) else (main, False)
    if own is None and told is not None and may_be_called(told, word):
        return told, False
    found = {_of_the_same_place(zone, word, text, own is not None or lead is None) for zone in (main, told, lead) if zone is not None}
    name = found.pop() if len(found) == 1 else None
    return name, name is None


@lru_cache(maxsize=1 << 10)
def _of_the_same_place(zone: str, word: str, text: str, is_named: bool) -> str | None:
    """The zone called by a kind and by the region that another zone's name begins with, where the text names it, or the gazetteer if it need not."""
    for name in written(zone):
        stem = next((name[:n] for n in _LENGTHS if name[:n] in stems()), "")
        if not stem or any(is_plain_province(entry.value) for entry in vocabulary().entries.get(stem, ()) if entry.type == "region"):
            continue
        known = canonical(stem + word)
        is_known = any(entry.type == "zone" for entry in vocabulary().entries.get(stem + word, ()))
        if stem + word in text or known in text or (is_known and not is_named):
            return known
    return None


def _lies_in(inner: str, stem: str) -> bool:
    """Whether a short name is that of a district or county around which the place called by a stem lies: 涪陵 in 重庆, not 新兴 in 柳江."""
    cities = [region.name for region in by_short_name(stem)] if inner in stems() else []
    return any(each in (region.city, region.province) for region in regions().values() for each in cities if region.name[:-1] == inner)


def _called_by_itself(context: Context, sentence: Sentence, at: int) -> str | None:
    """吴忠金积工业园区, 宁乡高新区, 万盛经开区: the whole name whose kind stands at a slot, with all the words run together with it, where no gazetteer knows it.

    On the page of one zone or region only a name that begins with a region's.
    """
    tokens, first = sentence.tokens, at
    while first and at - first < _WORDS and tokens[first - 1].letter in "SxQv" and tokens[first - 1].end == tokens[first].start:
        first -= 1
    if first < at and tokens[first].letter == "v" and len(tokens[first].text) == 1:
        first += 1  # 而万盛经开区
    words, kind = sentence.text_of(first, at).rpartition("】")[2], tokens[at].text  # 【泗阳】泗阳经开区
    if first == at or _BEGINS.search(sentence.letters[max(0, first - 2) : first]) is None or _OWN_NAME.fullmatch(words) is None:
        return None
    stem = next((words[:n] for n in _LENGTHS if words[:n] in stems() and words[:n] not in province_shorts()), "")
    inner = words.removeprefix(stem).removeprefix("市").removeprefix("县") if stem else words
    if any(t.letter == "S" for t in tokens[first + bool(stem) : at]) or kind.startswith(_OWN) or _PLAIN.fullmatch(kind) is not None:
        return None
    if _lies_in(inner, stem) or (inner and NO_NAME.search(inner) is not None):
        return None  # 重庆涪陵高新区 is called by the district
    if not stem and (context.zone is not None or not context.place.is_one_of_many or _MAY_LIE_WITHIN.search(kind) is not None):
        return None
    own = context.zone or ""
    if not inner and own and not may_be_called(own, kind):
        return canonical(words + kind)  # 丹阳高新区, on the page of 丹阳经开区
    return None if own and (inner or stem) in "".join(written(own)) + context.title else canonical(words + kind)
