"""Which other zone leads a paragraph (昆山经开区上半年…), or is all that the heading above it says."""

from __future__ import annotations

import re
from functools import cache

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.in_order import InOrder
from metrics.extraction.whose.named_places import branch_at, named_at
from metrics.extraction.zones.gazetteer import short_names
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Entry, Match, Scan, vocabulary

_OPENING = 40  # characters of a paragraph in which its leader is looked for
# A zone's kind behind some name; 开发区 alone is the document's own.
_ZONE_WORD = re.compile("(?<=[一-鿿]{2})(?:(?:开发|经开|高新|新|保税|综保|园|度假|合作|示范|试验|集聚)区|工业园|产业园)")
_NUMBERED = re.compile(r"[#* ]*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?!\d))[ ]*")
_LEADS = re.compile(r"[T,v]{0,4}[xS]?S(?=[:,TFIJx]|v{1,3}[FIJxu]|$)")
NEW_TOWN = re.compile(r"[【■◆●▲★◎#* ]*([\u4e00-\u9fff]{2,4}新城)[】 ]*")
_NO_HEAD = re.compile("[;:()、/]")  # what cannot stand before the zone that leads
_VISITS = re.compile("党|政|代表|考察|企业|领导|书记|主任|管委|招商|一行|等|来|赴|客商|相关|有关")  # 苏州工业园区党政代表团来我区考察


@cache
def _zone_words() -> dict[int, Entry]:
    """The vocabulary's words that name zones and kinds of zones, by number."""
    words = vocabulary()
    named = {number: words.entries[word][0] for number, word in enumerate(words.words)}
    return {number: entry for number, entry in named.items() if entry.type in ("zone", "self")}


class LeadingZones:
    """The other zone that leads the paragraph, as the text is read from its beginning on."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.section: str | None = None  # the other zone that a heading names, until the next heading
        self.paragraph: str | None = None  # the other zone that leads the paragraph
        self._named = InOrder([], 0)  # where a zone is named that may be another one
        self._has_towns = False  # a heading is a new town's name
        self._leads: dict[str, tuple[str | None, bool]] = {}  # by a paragraph's opening

    def expect(self, scan: Scan) -> None:
        """See where an article names another zone, or a kind of zone behind a name: only there one can lead a paragraph."""
        self._named = InOrder(self._others(scan.text, scan.places), len(scan.text))
        is_zone = self.context.place.level == "zone" and "新城" in scan.text
        self._has_towns = is_zone and any(NEW_TOWN.fullmatch(line) for line in scan.text.split("\n"))

    def _others(self, text: str, words: list[Match]) -> list[int]:
        """Where words name another zone than the document's own, or a kind of zone behind a short name."""
        kinds, short, own = _zone_words(), short_names(), self.context.zone
        found = []
        for number, first, _ in words:
            if number not in kinds:
                continue  # as most
            if kinds[number].type == "zone":
                is_other = kinds[number].value != own
            else:
                is_other = text[first - 2 : first] in short or text[first - 3 : first] in short or text[first - 4 : first] in short
            if is_other:
                found.append(first)
        return found

    def new_paragraph(self, scan: Scan, start: int, end: int) -> None:
        """See which other zone leads a paragraph (昆山经开区上半年…) or is all that its heading says."""
        text, until = scan.text, end if end - start < _OPENING else start + _OPENING
        if self._has_towns and end - start < _OPENING and text[end : end + 1] == "\n" and text[end - 1] not in "。!?":
            self.section = town = self._new_town(text, start, end)
            if town is not None:
                self.paragraph = town
                return
        is_named = (self._named.next < until and self._named.lie_between(start, until)) or (
            until < end and self._is_named_cut(scan, start, until)
        )
        if not is_named and self.section is None:
            self.paragraph = None
            return
        is_heading = end - start < _OPENING and text[end : end + 1] == "\n" and text[end - 1] not in "。!?"
        lead, is_all = self._lead(text[start:until]) if is_named or is_heading else (None, False)
        if is_heading and (is_all or _NUMBERED.match(text, start, until)):
            self.section = lead if is_all else None
        self.paragraph = lead or self.section

    def _new_town(self, text: str, start: int, end: int) -> str | None:
        """金星新城, where it is all that a heading says and the text below goes on about it: a new area is made up of such towns."""
        found = NEW_TOWN.fullmatch(text, start, end)
        if found is None or found[1] in (self.context.zone or "") or text.find(found[1][:-2], end, end + _OPENING) < 0:
            return None
        return found[1]

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
        sentence = Sentence(tokens, letters, 0, len(opening))
        name = named_at(self.context, sentence, at) if tokens[at].entry else None
        if name and at + 1 < len(tokens) and (branch := branch_at(sentence, at + 1)):
            name += branch  # 霍尔果斯经济开发区伊宁园区
        entry = tokens[at].entry
        is_visit = letters[at + 1 : at + 2] == "x" and _VISITS.match(tokens[at + 1].text) is not None
        is_zone = entry is not None and entry.type in ("zone", "self") and not is_visit
        return (name if is_zone and name != self.context.zone else None), is_zone and letters[at + 1 :] in ("", ":")
