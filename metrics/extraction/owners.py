"""Tell whose figure a sentence gives: the document's own zone, another named one, or the city, province or nation."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from metrics.extraction.claiming import claims_figures, fares_apart, is_predicate, is_profiled
from metrics.extraction.clause import NUMBERS, Sentence
from metrics.extraction.context import Context
from metrics.extraction.gazetteer import only_zone_of, region_name, short_names, stems
from metrics.extraction.kindred import (
    goes_on_about_a_park,
    is_another_bonded_zone,
    is_another_kind,
    is_bare_port,
    is_grouped,
    is_itself,
    is_named_part,
    is_of_another_name,
    is_of_another_region,
    is_run_with,
    kind_beside,
    other_before,
)
from metrics.extraction.own_words import PARTS_OF_A_CITY, is_within_district, tells_of_parts
from metrics.extraction.parks import park_of_region
from metrics.extraction.slots import match, search
from metrics.extraction.strangers import NEAR
from metrics.extraction.zonenames import written
from metrics.language.token import Token
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Entry, Match, Scan, vocabulary

_OPENING = 40  # characters of a paragraph in which its leader is looked for
# A zone's kind behind some name; 开发区 alone is the document's own.
_ZONE_WORD = re.compile("(?<=[一-鿿]{2})(?:(?:开发|经开|高新|新|保税|综保|园|度假|合作|示范|试验|集聚)区|工业园|产业园)")
_BESIDE = ("相邻的", "邻近的", "毗邻的", "周边的")
_LEADS_UP = ("的", "和", "与", "来自", "相邻", "邻近", "毗邻", "比", "较")
_NAME_LENGTHS = (2, 3, 4)  # characters of the short names of regions
_NUMBERED = re.compile(r"[#* ]*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?!\d))[ ]*")
_LEADS = re.compile(r"[T,v]{0,4}[xS]?S(?=[:,TFIJx]|v{1,3}[FIJxu]|$)")
_NO_HEAD = re.compile("[;:()、/]")  # what cannot stand before the zone that leads
_VISITS = re.compile("党|政|代表|考察|企业|领导|书记|主任|管委|招商|一行|等|来|赴|客商|相关|有关")  # 苏州工业园区党政代表团来我区考察
_REGIONS = ("province", "prefecture", "county")
_KIND_OF_ZONE = re.compile("(?:开发区|经开区|高新区|保税区|综保区|工业园区|产业园区|度假区)$")
_PARTS = re.compile(r"园$|片区|街道|镇$|乡$|村$|社区|组团|港区|(?:创新|商务|功能|核心|启动|拓展)区$")
_PARK_IN_TITLE = re.compile(r"(?![全我各]|\d|[一二三四五六七八九十]个)[^\n,。:;\d]{3,14}(?:产业园区?|工业园区?|[^各]园区)")
_KIND_BEHIND = re.compile("技术|经济|产业|综合|新区|开发")
_WHOLE, _NATION = ("全区", "我区"), "全国"
# Two or three characters that may name a place; none of the words that only limit a group of zones.
_PLACE = re.compile(r"(?!包[括含]|涉及)(?![各全其本该省市县区国老新多另两三])[\u4e00-\u9fff]{2,3}(?<![级类他个的余类家])")


@cache
def _zone_words() -> dict[int, Entry]:
    """The vocabulary's words that name zones and kinds of zones, by number."""
    words = vocabulary()
    named = {number: words.entries[word][0] for number, word in enumerate(words.words)}
    return {number: entry for number, entry in named.items() if entry.type in ("zone", "self")}


def _named_last(words: str) -> str:
    """鄱阳 of 邻近的鄱阳, where a word that leads up to a place stands before it."""
    return next(
        (words[-length:] for length in _NAME_LENGTHS if words[-length:] in short_names() and words[:-length].endswith(_LEADS_UP)), ""
    )


class Owner:
    """The owner that holds within a sentence: `name` is None for the document's own zone."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._own = context.zone
        self.name: str | None = None
        self.is_foreign = False
        self.is_nameless = False  # a zone within the document's region, whose name is not known
        self.since, self._named_once = -1, False  # where the sentence named the owner; and it names no other, and no figure before
        self.section: str | None = None  # the other zone that a heading names, until the next heading
        self.paragraph: str | None = None  # the other zone that leads the paragraph
        self._text = self._original = ""
        self._has_parts = False  # 全市 is the document's own, and 开发区, 保税区 are parts of it
        self._kind_beside: tuple[str, ...] = ()  # how words for the city's other zone begin
        self._is_within_district = False  # 全区 is the district around the zone
        self._named: list[int] = []  # where a zone is named that may be another one
        self._leads: dict[str, tuple[str | None, bool]] = {}  # by a paragraph's opening

    def new_sentence(self, is_of_another: bool = False, goes_on: bool = False) -> None:
        goes_on, self.since, self._named_once = goes_on and self._named_once and self.name is not None and not self.is_foreign, -1, False
        if goes_on:
            return  # 前三季度,甲高新区生产总值…。其中,第一产业增加值…
        if self.paragraph is None and not is_of_another and not self.context.is_elsewhere:
            self.name, self.is_foreign, self.is_nameless = None, False, False  # the document's own, as nearly always
        else:
            self._take(self.paragraph, is_of_another or self.paragraph is None)

    def expect(self, scan: Scan) -> None:
        """See where an article names another zone, or a kind of zone behind a name: only there one can lead a paragraph."""
        self._text, self._original = scan.text, scan.original
        self._has_parts = not self.context.place.level and "全市" in self.context.own_words and tells_of_parts(scan.text)
        self._is_within_district = (
            self.context.place.level == "zone"
            and self.context.zone is not None
            and is_within_district(scan.text, written(self.context.zone))
        )
        self._kind_beside = kind_beside(self.context, scan.text)
        self._named = self._others(scan.text, scan.places)

    def _others(self, text: str, words: list[Match]) -> list[int]:
        """Where words name another zone than the document's own, or a kind of zone behind a short name."""
        kinds, short, own = _zone_words(), short_names(), self.context.zone
        return [
            first
            for number, first, _ in words
            if number in kinds  # few are
            and (
                kinds[number].value != own
                if kinds[number].type == "zone"
                else text[first - 2 : first] in short or text[first - 3 : first] in short or text[first - 4 : first] in short
            )
        ]

    def new_paragraph(self, scan: Scan, start: int, end: int) -> None:
        """See which other zone leads a paragraph (昆山经开区上半年…) or is all that its heading says."""
        text, until, at = scan.text, end if end - start < _OPENING else start + _OPENING, bisect_left(self._named, start)
        is_named = (at < len(self._named) and self._named[at] < until) or (until < end and self._is_named_cut(scan, start, until))
        if not is_named and self.section is None:
            self.paragraph = None
            return
        is_heading = end - start < _OPENING and text[end : end + 1] == "\n" and text[end - 1] not in "。!?"
        lead, is_all = self._lead(text[start:until]) if is_named or is_heading else (None, False)
        if is_heading and (is_all or _NUMBERED.match(text, start, until)):
            self.section = lead if is_all else None
        self.paragraph = lead or self.section

    def _is_named_cut(self, scan: Scan, start: int, until: int) -> bool:
        """True where a word cut by the end of a paragraph's opening leaves a shorter one in its place, which names another zone."""
        return scan.cuts(until) and bool(self._others(scan.text, scan.between(start, until)))

    def _lead(self, opening: str) -> tuple[str | None, bool]:
        """The other zone at the head of a paragraph, and whether it says nothing else."""
        if opening not in self._leads:
            self._leads[opening] = self._find_lead(opening)
        return self._leads[opening]

    def _find_lead(self, opening: str) -> tuple[str | None, bool]:
        if not _ZONE_WORD.search(opening):
            return None, False
        numbered = _NUMBERED.match(opening)
        scan = Scan(opening[numbered.end() :] if numbered else opening)
        first = next((start for number, start, _ in scan.matches if number in _zone_words()), -1)
        if first < 0 or _NO_HEAD.search(scan.text, 0, first):
            return None, False
        tokens = tokens_between(scan, 0, len(scan.text))
        letters = "".join(t.letter for t in tokens)
        found = _LEADS.match(letters)
        if found is None:
            return None, False
        at = found.end() - 1
        name = self.named_at(Sentence(tokens, letters, 0, len(opening)), at) if tokens[at].entry else None
        entry = tokens[at].entry
        is_visit = letters[at + 1 : at + 2] == "x" and _VISITS.match(tokens[at + 1].text) is not None
        is_zone = entry is not None and entry.type in ("zone", "self") and not is_visit
        return (name if is_zone and name != self.context.zone else None), is_zone and letters[at + 1 :] in ("", ":")

    @property
    def is_around_parks(self) -> bool:
        """True where the document is a county's or a city's, so that 园区 is a part of it."""
        place = self.context.place
        return (
            not self.context.is_about_zones
            and not _PARK_IN_TITLE.match(self.context.title)
            and ("全县" in self.context.own_words or place.level in ("prefecture", "province"))
        )

    @property
    def zone(self) -> str | None:
        return None if self.is_nameless else self.name or self._own

    def _take(self, name: str | None, is_foreign: bool = False, is_nameless: bool = False) -> None:
        is_foreign = is_foreign or name in self.context.place.met
        is_taken = is_foreign and self.context.takes_all and not self.context.is_elsewhere
        self.name, self.is_foreign, self.is_nameless = name, is_foreign and not is_taken, is_nameless or (is_taken and name is None)

    def claims(self, sentence: Sentence, at: int, written: str | None = None) -> bool:
        """Take what one slot names, or what is `written` before it, if it is a zone or region that can own a figure."""
        entry, name = sentence.tokens[at].entry, self.named_at(sentence, at) or written
        before = sentence.tokens[at - 1] if at else None
        is_own = (
            entry is not None
            and entry.type == "self"
            and not (before is not None and before.letter == "x" and before.end == sentence.tokens[at].start)
        )
        if name is not None:
            self._take(
                name,
                entry is not None
                and entry.type == "region"
                and entry.value not in self.context.place.own
                and self.context.place.level in ("zone", "county", "")
                and self._is_others(sentence, at),
            )
        elif is_own:
            self._see_self(sentence, at)
        return name is not None or is_own

    def see(self, sentence: Sentence, at: int) -> bool:
        """A region or zone at the head of a clause owns what follows in the sentence; True where it is a zone whose figures are read."""
        tokens, letters = sentence.tokens, sentence.letters
        entry = tokens[at].entry
        if entry is None or letters[at + 1 : at + 2] == "S":
            return False
        is_profiled_there = is_profiled(sentence, at, entry, self.context.zone)
        if is_predicate(sentence, at, entry) or not (is_profiled_there or claims_figures(sentence, at, entry, self.context.zone)):
            return False
        self._named_once = self.since < 0 and not any(t.letter in NUMBERS for t in tokens[:at])
        self.since = tokens[at].start
        if entry.type == "self":
            self._see_self(sentence, at)
        elif entry.type == "zone":
            self._take(None if entry.value == self.context.zone else entry.value)
        elif entry.type == "wider":
            if not match(r"Sv?M", letters[at : at + 3]):  # 全国229家国家级经开区: a group within it
                is_around = entry.value not in self.context.own_words
                self._take(None, is_around)
                self.is_foreign = self.is_foreign or (is_around and entry.value == _NATION)
        else:
            self._see_region(sentence, at)
        return entry.type in ("self", "zone") and not self.is_foreign

    def _see_self(self, sentence: Sentence, at: int) -> None:
        """全区, 开发区: the document's own, that of the paragraph, or the zone within the region it is about."""
        word, region = sentence.tokens[at].text, self.context.place
        is_any = word in ("全区", "该区", "园区") or self.context.zone is None
        if ("保" in word or word == "出口加工区") and is_another_bonded_zone(self.context, sentence, at):
            is_told = self.context.tells_of_bonded and self.context.zone is not None
            within = _KIND_BEHIND.split(self.context.zone or "")[0] + "综合保税区"
            return self._take(within if is_told else None, is_foreign=not is_told)  # 洋山特殊综保区 within 临港新片区
        if (
            is_named_part(self.context, sentence, at)
            or is_another_kind(self.context, word)
            or word.startswith(self._kind_beside)
            or (word in PARTS_OF_A_CITY and (self._has_parts or self._is_part_of_city(sentence, at)))
            or (word == "全区" and self._is_within_district)
        ):
            return self._take(None, is_foreign=True)
        if (word == "该区" or sentence.tokens[at - 1].text == "该") and (other := other_before(sentence, at, region)):
            return self._take(other)
        if is_of_another_name(self.context, sentence, at):
            return self._take(self.written_before(sentence, at), is_foreign=not self._is_beside(sentence.tokens[at - 1].text))
        name = self.place_before(sentence, at) or (self.paragraph if is_any else None)
        is_kind = name is None and _KIND_OF_ZONE.search(word) is not None
        is_within = is_kind and region.name is not None and region.level in _REGIONS
        if is_kind and region.level != "zone" and any(t.text in _WHOLE for t in sentence.tokens[max(0, at - NEAR) : at]):
            return self._take(None, is_foreign=True)  # 全区完成80亿元,其中经开区完成30亿元
        if is_within and region.name is not None:
            name = only_zone_of(region.name, "高新" if "高新" in word else "经济")
        self._take(name, is_grouped(self.context, sentence, at), is_within and name is None)

    def _is_part_of_city(self, sentence: Sentence, at: int) -> bool:
        """全市…460亿元,其中经开区完成68亿元、高新区完成55亿元, where no place is named: 全市 is the text's own, and they are parts of it."""
        if self.context.place.level or "全市" not in self.context.own_words:
            return False
        return search(r"q[T,v]{0,2}(?:x?S[^q;]*)?$", sentence.letters[:at]) is not None

    def _is_beside(self, name: str) -> bool:
        """黄羊, where the text of 武威工业园区 tells of 武威、黄羊两个工业园区."""
        return any(f"{(self.context.zone or '')[:length]}、{name}" in self._text for length in _NAME_LENGTHS)

    def see_part(self, sentence: Sentence, at: int) -> None:
        """眼镜产业园:上半年税收收入1.2亿元: a park, street or town within a zone speaks of itself."""
        word, behind = sentence.tokens[at].text, sentence.letters[at + 1 : at + 5]
        if _PARTS.search(word) is None:
            return self._take(None, is_foreign=True) if goes_on_about_a_park(self.context, sentence, at) else None
        if is_bare_port(self.context, sentence, at):
            return self._take(None, is_nameless=True)
        is_part = self.context.zone is not None and match(r":|,?T[,:]?[IJF]", behind) is not None
        is_told_of = word.endswith("园") and at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].text == "方面"  # 海峡产业园方面,…
        is_this = (
            self.context.zone is not None
            and word.endswith("产业园")
            and word not in self.context.title
            and sentence.letters[:at] == "v"
            and sentence.tokens[0].text == "该"
        )  # 该产业园已入驻企业120家,…
        if is_this or (
            (is_part or is_told_of)
            and re.search(r"(?:^|[,;])[xQ]{0,3}$", sentence.letters[:at])
            and not is_itself(self.context, sentence, at)
        ):
            self._take(None, is_foreign=True)
            self.since = sentence.tokens[at].start

    def is_around(self, token: Token) -> bool:
        """全市, 全省 or another region, where it is not the document's own."""
        entry = token.entry
        return entry is not None and (
            (entry.type == "wider" and entry.value not in self.context.own_words)
            or (entry.type == "region" and entry.value not in self.context.place.own)
        )

    def region_of_amount(self, sentence: Sentence, number: int) -> Token | None:
        """全市 of 固定资产投资全市6800亿元 and of 固定资产投资,全市6800亿元: the indicator's name stands first, and then whose amount it is."""
        quantity, letters = sentence.tokens[number].quantity, sentence.letters
        at = number - 1 - (letters[number - 1 : number] in ("v", "F"))
        if quantity is None or quantity.unit not in ("CNY", "USD") or at < 1 or not letters[:at].endswith(("I", "I,")):
            return None
        token = sentence.tokens[at]
        return token if token.entry is not None and token.entry.type == "wider" else None

    def _see_region(self, sentence: Sentence, at: int) -> None:
        own, entry = self.context.place, sentence.tokens[at].entry
        if (
            entry is not None
            and entry.value not in own.own
            and (
                fares_apart(sentence, at)
                or match(r"S[vTFeY]{0,3}(?:[IJMr]|[ud]v{0,2}P|k)|S[,;]|SxvI|Sv{1,3}x", sentence.letters[at : at + 8])
            )
        ):
            self._take(region_name(entry.value), self._is_others(sentence, at))
        else:
            self._take(None)

    def _is_others(self, sentence: Sentence, at: int) -> bool:
        """Whether a region's figure is set aside: that of a neighbour, of the city around, of one in a list of neighbours."""
        place, entry = self.context.place, sentence.tokens[at].entry
        is_listed = self.is_foreign and place.level in ("zone", "county", "") and self.since >= sentence.start  # 全市增长6%,滨江区增长8%
        if is_listed or "".join([t.text for t in sentence.tokens[max(0, at - 3) : at]]).endswith(_BESIDE):
            return True
        name = region_name(entry.value) if entry is not None else ""
        if not place.level and "全区" in self.context.own_words and "自治区" not in self._text and name.endswith(("市", "省")):
            return True  # 哈尔滨市增长6%, on a page that calls itself 全区
        return is_of_another_region(self.context, sentence, at) and not (place.level == "zone" and is_run_with(self._original, name))

    def place_before(self, sentence: Sentence, at: int) -> str | None:
        """鄱阳 before 工业园区 makes another zone's name; None where 开发区 is the document's own."""
        before = sentence.tokens[at - 1] if at else None
        if before is None or before.letter not in "xSQv" or before.end != sentence.tokens[at].start:
            return None
        words = before.text if before.text in stems() else _named_last(before.text)
        if not words and (park := park_of_region(self.context, sentence, at)):
            return park
        return None if not words or (self.context.zone and words in self.context.zone) else words + sentence.tokens[at].text

    def listed_at(self, sentence: Sentence, at: int) -> str | None:
        """The zone or region that one member of a list names, None where it lies around the document's own."""
        entry = sentence.tokens[at].entry
        is_around = entry is not None and entry.type == "region" and entry.value in self.context.place.above
        return None if is_around else self.named_at(sentence, at)

    def written_before(self, sentence: Sentence, at: int) -> str | None:
        """广丰 before 经济开发区, in a list of zones: a name that no table of regions need hold."""
        before, token = sentence.tokens[at - 1] if at else None, sentence.tokens[at]
        if before is None or token.entry is None or token.entry.type != "self" or before.end != token.start:
            return None
        return before.text + token.text if _PLACE.fullmatch(before.text) else None

    def named_at(self, sentence: Sentence, at: int) -> str | None:
        """The zone or region named by one slot, None for 全市 and the like."""
        entry = sentence.tokens[at].entry
        if entry is None or entry.type == "wider":
            return None
        if entry.type == "self":
            return self.place_before(sentence, at)
        return entry.value if entry.type == "zone" else region_name(entry.value)
