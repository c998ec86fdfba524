"""Which other zone leads a paragraph (昆山经开区上半年…), or is all that the heading above it says."""

from __future__ import annotations

import re
from functools import cache

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.in_order import InOrder
from metrics.extraction.whose.named_places import branch_at, named_at
from metrics.extraction.whose.whole_meant import region_of_paragraph
from metrics.extraction.zones.called_here import CalledHere, with_names
from metrics.extraction.zones.gazetteer import own_regions, short_names, surroundings, zones
from metrics.extraction.zones.kinds import SHORT
from metrics.extraction.zones.zonenames import canonical, written
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.token import Token
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Entry, Match, Scan, any_of, of_types

_OPENING = 40  # characters of a paragraph in which its leader is looked for
# A zone's kind behind some name; 开发区 alone is the document's own.
_ZONE_WORD = seldom("(?<=[一-鿿]{2})(?:" + any_of("zone_kind_word") + "|度假区)")
_NUMBERED = re.compile(r"[#* ]*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?!\d))[ ]*")
_LEADS = re.compile(r"[T,v]{0,4}[xS]?S(?=[:,TFIJx]|v{1,3}[FIJxuTV]|k[vS]{0,3}x|$)")
# 金星新城, ■曲江新区, 溧阳:江苏中关村高新区
_HEADED_PLACE = seldom(r"[【■◆●▲★◎#* ]{0,3}(?:[\u4e00-\u9fff]{2,4}[:·|])?([\u4e00-\u9fff]{1,8}(?:新城|[区县市]))[】 ]{0,2}")
_NO_PLACE = seldom(
    f"(?:{SHORT}|[全我本各主老新]?[城园市郊辖景片]?[区县市]|新区|保税区|综保区|[^区]*(?:服务|生活|产业|功能|核心|工业|文明|社)区|[^市]*(?:上|入|股|超|都)市)"
)
# (一)镜湖区。2020年上半年,…; ——三山经开区。进出口总额…: a place by itself before what is told of it
_RUN_IN = seldom(rf"(?:{_NUMBERED.pattern}|[—-]{{1,3}})(?P<name>[\u4e00-\u9fff]{{2,7}}[区县市])。(?=[^\n])")
_KIND_BEHIND = re.compile(f"(?:{SHORT}|[区县市])$")
_PLACE, _ENDING = 16, 3  # characters
_NO_HEAD = re.compile("[;:()、/]")  # what cannot stand before the zone that leads
_NO_SUBJECT = ("从", "由", "与", "和", "对", "向")  # 从厦门火炬高新区引进的项目
_LEARNT, _FROM = re.compile("(?:管委会|党工委)?(?:处|方面)?(?:获悉|了解到|得知|传来)"), 6  # slots
_VISITS = re.compile(any_of("visitor_word", "visit_word") + "|招商|等|来|赴|相关|有关")  # 苏州工业园区党政代表团来我区考察


@cache
def _zone_words() -> dict[int, Entry]:
    """The vocabulary's words that name zones and kinds of zones, by number."""
    return {number: entry for number, _, entry in of_types("zone", "self")}


@cache
def _endings() -> tuple[str, ...]:
    """How the names of zones end that are of no usual kind: 浐灞生态区, 海南生态软件园."""
    names = {name for zone in zones().values() for name in (zone.name, *zone.aliases)}
    return tuple({name[-_ENDING:] for name in names if len(name) > _ENDING and _ZONE_WORD.search(name) is None})


def _headed_places(text: str, context: Context) -> dict[str, str]:
    """金星新城, 曲江新区, where they are all that headings on a zone's page say, by heading: the parts of a new area, or the places that a page goes through."""
    if context.place.level not in ("zone", "") or context.place.is_given:
        return {}
    found = [place for line in text.split("\n") if 0 < len(line) <= _PLACE and (place := _HEADED_PLACE.fullmatch(line))]
    own = (*written(context.zone or ""), *own_regions(context.zone)) if found else ()
    others = {place.group(): canonical(place[1]) for place in found if place[1] not in own and _NO_PLACE.fullmatch(place[1]) is None}
    return others if len(found) > 1 else {line: name for line, name in others.items() if _goes_on_about(text, line, name)}


def _goes_on_about(text: str, heading: str, name: str) -> bool:
    """Whether the text below a heading names the new town again, in short: 金星."""
    end = text.find(f"{heading}\n") + len(heading)
    return name.endswith("新城") and text.find(name[:-2], end, end + _OPENING) >= 0


def _informant(tokens: list[Token], letters: str, own: str | None) -> str | None:
    """厦门火炬高新区 of 记者从厦门火炬高新区获悉,上半年园区…: the other zone that has told what the paragraph goes on with."""
    at = letters.find("S", 0, _FROM)
    entry = tokens[at].entry if at > 0 else None
    if entry is None or entry.type != "zone" or entry.value == own or not tokens[at - 1].text.endswith("从"):
        return None
    return entry.value if _LEARNT.match("".join(t.text for t in tokens[at + 1 : at + _FROM])) is not None else None


class LeadingZones:
    """The other zone that leads the paragraph, as the text is read from its beginning on."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.section: str | None = None  # the other zone that a heading names, until the next heading
        self.paragraph: str | None = None  # the other zone that leads the paragraph
        self._named = InOrder([], 0)  # where a zone is named that may be another one
        self._elsewhere: dict[str, str] = {}  # 嘉兴滨海新区 by 滨海新区
        self.places: dict[str, str] = {}  # that headings name, by the heading
        self._leads: dict[str, tuple[str | None, bool]] = {}  # by a paragraph's opening

    def expect(self, scan: Scan, elsewhere: dict[str, str]) -> None:
        """See where an article names another zone, or a kind of zone behind a name: only there one can lead a paragraph."""
        self._elsewhere = elsewhere
        self._named = InOrder(sorted({*self._others(scan.text, scan.places), *self._namesakes(scan.text)}), len(scan.text))
        self.places = _headed_places(scan.text, self.context)

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

    def _namesakes(self, text: str) -> list[int]:
        """Where words stand that name a place elsewhere, but for the document's own zone: 滨海新区, which means 嘉兴滨海新区."""
        return [at.start() for word, name in self._elsewhere.items() if name != self.context.zone for at in re.finditer(word, text)]

    def new_paragraph(self, scan: Scan, start: int, end: int) -> None:
        """See which other zone leads a paragraph (昆山经开区上半年…) or is all that its heading says."""
        text, until = scan.text, end if end - start < _OPENING else start + _OPENING
        if (place := self._run_in(text, start)) is not None:
            self.paragraph = place
            return
        if self.places and end - start < _OPENING and text[end : end + 1] == "\n" and text[end - 1] not in "。!?":
            self.section = self.paragraph = self.places.get(text[start:end])
            if self.section is not None:
                return
        is_named = (self._named.next < until and self._named.lie_between(start, until)) or (
            until < end and self._is_named_cut(scan, start, until)
        )
        if not is_named and self.section is None:
            self.paragraph = region_of_paragraph(self.context, text, start)
            return
        is_heading = end - start < _OPENING and text[end : end + 1] == "\n" and text[end - 1] not in "。!?"
        lead, is_all = self._lead(text[start:until]) if is_named or is_heading else (None, False)
        if is_heading and (is_all or _NUMBERED.match(text, start, until)):
            self.section = lead if is_all else None
        self.paragraph = lead or self.section

    def _run_in(self, text: str, start: int) -> str | None:
        """镜湖区 of (一)镜湖区。完成地区生产总值…; None where no other place stands alone at a paragraph's head."""
        found = _RUN_IN.match(text, start)
        if found is None or _NO_PLACE.fullmatch(found["name"]) is not None:
            return None
        name, own = found["name"], (*written(self.context.zone or ""), *own_regions(self.context.zone))
        stem = _KIND_BEHIND.sub("", name)
        is_known = stem in short_names() or any(surroundings(f"{stem}{kind}") for kind in "区县市")
        return canonical(name) if is_known and name not in own else None  # and not 建设创新强区

    def go_on_with(self, name: str | None, sentence: Sentence, at: int) -> None:
        """苏州高新区完成800亿元。全区…, behind figures of 昆山经开区 in one paragraph: on a page of several zones the next one that begins a sentence leads what follows."""
        if name is None or self.paragraph is None or self.context.zone is not None or self.context.place.level:
            return
        entry = sentence.tokens[at].entry
        if entry is not None and entry.type in ("zone", "self") and not sentence.letters[:at].strip("T,vx"):
            self.paragraph = name

    def _is_named_cut(self, scan: Scan, start: int, until: int) -> bool:
        """True where a word cut by the end of a paragraph's opening leaves a shorter one in its place, which names another zone."""
        return scan.cuts(until) and bool(self._others(scan.text, scan.between(start, until)))

    def _lead(self, opening: str) -> tuple[str | None, bool]:
        """The other zone at the head of a paragraph, and whether it says nothing else."""
        if opening not in self._leads:
            self._leads[opening] = self._find_lead(opening)
        return self._leads[opening]

    def _find_lead(self, opening: str) -> tuple[str | None, bool]:
        if not _ZONE_WORD.search(opening) and not has_any(opening, _endings()):
            return None, False
        numbered = _NUMBERED.match(opening)
        scan = Scan(opening[numbered.end() :] if numbered else opening)
        first = min([*(start for number, start, _ in scan.matches if number in _zone_words()), *self._namesakes(scan.text)], default=-1)
        if first < 0 or _NO_HEAD.search(scan.text, 0, first):
            return None, False
        tokens = with_names(tokens_between(scan, 0, len(scan.text)), CalledHere(self._elsewhere, {}))
        letters = "".join(t.letter for t in tokens)
        found = _LEADS.match(letters)
        at = found.end() - 1 if found is not None else 0
        if found is None or (at and tokens[at - 1].text in _NO_SUBJECT):
            return _informant(tokens, letters, self.context.zone), False
        sentence = Sentence(tokens, letters, 0, len(opening))
        name = named_at(self.context, sentence, at) if tokens[at].entry else None
        if at and (branch := branch_at(sentence, at)) and (around := named_at(self.context, sentence, at - 1)):
            name = canonical(around + branch)  # 喀什经济开发区兵团分区, and not 兵团
        elif name and at + 1 < len(tokens) and (branch := branch_at(sentence, at + 1)):
            name += branch  # 霍尔果斯经济开发区伊宁园区
        entry = tokens[at].entry
        is_visit = letters[at + 1 : at + 2] == "x" and _VISITS.match(tokens[at + 1].text) is not None
        is_zone = entry is not None and entry.type in ("zone", "self") and not is_visit
        return (name if is_zone and name != self.context.zone else None), is_zone and letters[at + 1 :] in ("", ":")
