"""Tell whose figure a sentence gives: the document's own zone, another named one, or the city, province or nation."""

from __future__ import annotations

import re

from metrics.extraction.clause import OF_NUMBERS, Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import match, search
from metrics.extraction.whose.around_told import DEMANDS
from metrics.extraction.whose.bonded_zones import bonded_within, bonded_zone_at
from metrics.extraction.whose.by_the_way import is_by_the_way, is_kind_within, is_neighbour
from metrics.extraction.whose.causes import tells_a_cause
from metrics.extraction.whose.claiming import (
    claims_figures,
    is_predicate,
    is_profiled,
    is_ranked_next,
    is_region_told_of,
    opens_a_frame,
    opens_for_another,
)
from metrics.extraction.whose.groups_told import opens_with_group
from metrics.extraction.whose.kind_alone import are_all, are_told_some, kind_alone
from metrics.extraction.whose.kindred import (
    goes_on_about_a_park,
    is_among,
    is_another_bonded_zone,
    is_another_kind,
    is_bare_port,
    is_beside,
    is_city_just_told,
    is_named_part,
    is_of_another_name,
    is_of_another_region,
    is_part_of_city,
    kind_beside,
    speaks_for_itself,
)
from metrics.extraction.whose.leading_zones import LeadingZones
from metrics.extraction.whose.named_places import administered, is_bare_kind, named_at, place_before, written_before
from metrics.extraction.whose.next_subjects import does_next, is_district_named, is_guest
from metrics.extraction.whose.siblings import zone_by_kind
from metrics.extraction.whose.that_zone import place_told_again, that_before
from metrics.extraction.whose.told_before import holds_zone, is_of_district_before, told_behind, zone_of_that_city
from metrics.extraction.whose.whole_meant import whole_meant
from metrics.extraction.whose.whole_names import Whole, part_named, whole_name
from metrics.extraction.zones.gazetteer import own_regions, region_name, surroundings
from metrics.extraction.zones.groups import NATION, is_class_of_zones, is_of_several_parks
from metrics.extraction.zones.own_words import PARTS_OF_A_CITY, has_parts, is_run_with, is_within_district, kinds_beside_own
from metrics.extraction.zones.place import REGIONS
from metrics.extraction.zones.zonenames import written
from metrics.language.vocabulary import Scan

_PARTS = re.compile(r"园$|片区|街道|镇$|乡$|村$|社区|组团|港区|(?:创新|商务|功能|直管|核心|启动|拓展)区$")
_OF_A_DISTRICT = ("全区", "我区")  # which no city calls itself


class Owner:
    """The owner that holds within a sentence: `name` is None for the document's own zone."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.name: str | None = None
        self.is_foreign = False
        self.is_nameless = False  # a zone within the document's region, whose name is not known
        self.since = -1  # where the sentence named the owner
        self._named_once = False  # and it names no other, and no figure before
        self._is_subject = False  # of the sentence, and no part that 其中 names
        self._name_end = -1  # where a name ends that holds more than one word of the vocabulary
        self.leads = LeadingZones(context)
        self._text = self._original = self._parks = ""  # what 一区四园 are called
        self._has_parts = False  # 全市 is the document's own, and 开发区, 保税区 are parts of it
        self._kind_beside: tuple[str, ...] = ()  # how words for the city's other zone begin
        self._is_within_district = False  # 全区 is the district around the zone
        self._around_cause: tuple[str | None, bool, bool] | None = None  # whose figures were told before a clause that says why
        self._before_around: tuple[str | None, bool, bool] | None = None  # whose they were before the region around was named
        self._begins = False  # the paragraph
        self._district: str | None = None  # that the paragraph has told of last
        self.opened_around = False  # it has told figures of the city around, or begun with a part of the region, and named nobody since
        self._group = context.group_name  # all zones of the region, on a page about them

    def new_sentence(self, is_of_another: bool = False, goes_on: bool = False, does_on: bool = False, new_paragraph: bool = False) -> None:
        """Begin a sentence: its figures are the document's own, its paragraph's, or still of the zone that a sentence it `goes_on` about named.
        One that `does_on` begins with its verb: whoever was the subject before, known or not, has done this too.
        """
        self._district = None if new_paragraph else self._district
        self._begins, self.opened_around = new_paragraph, self.opened_around and not new_paragraph
        self.end_clause()
        is_still_told_of = goes_on and self._named_once and self.name is not None and not self.is_foreign
        is_still_told_of = is_still_told_of or (does_on and self._named_once and self._is_subject and not is_of_another)
        self.since, self._named_once, self._name_end, self._before_around = -1, does_on and is_still_told_of, -1, None
        is_of_group = self.is_nameless or (self.name is not None and self.name in (self._group, self._parks))
        if is_still_told_of or (is_of_group and not is_of_another and self._is_page_of_zones):
            return  # 前三季度,甲高新区生产总值…。其中,第一产业增加值…; 全省10个国家级经开区完成产值…。实现财政收入…
        if self.opened_around:
            self._take(None, is_foreign=True)  # 全市合同外资35亿美元。外贸进出口总额294亿美元, on the page of a zone in it
        elif self.leads.paragraph is None and not is_of_another and not self.context.is_elsewhere:
            # the document's own, as nearly always; that of all zones, on a region's page about them
            self._take(self._group, is_nameless=self._group is None and self.context.is_about_zones and self.context.place.level in REGIONS)
        else:
            self._take(self.leads.paragraph, is_of_another or self.leads.paragraph is None)

    def expect(self, scan: Scan, elsewhere: dict[str, str]) -> None:
        """See what the text as a whole tells of the zones it names, those that bear a name from elsewhere by their own."""
        self._text, self._original = scan.text, scan.original
        is_of_region = not self.context.place.level and not self.context.own_words.isdisjoint(("全市", "全县"))
        self._has_parts = is_of_region and has_parts(scan.text)
        zone = self.context.zone if self.context.place.level == "zone" else None
        self._is_within_district = zone is not None and is_within_district(scan.text, written(zone))
        is_nobodys = self.context.zone is None and not self.context.place.level and "全市" not in self.context.own_words
        self._kind_beside = kinds_beside_own(scan.text) if is_nobodys else kind_beside(self.context, scan.text)
        self.leads.expect(scan, elsewhere)

    @property
    def zone(self) -> str | None:
        """The name of the zone whose figures are told; None where it has none."""
        return None if self.is_nameless else self.name or self.context.zone

    @property
    def _is_page_of_zones(self) -> bool:
        """On a region's page about its zones, what names nobody is theirs."""
        return self.context.is_about_zones or self.context.tells_of_all_zones

    def _take(self, name: str | None, is_foreign: bool = False, is_nameless: bool = False) -> None:
        is_foreign = is_foreign or name in self.context.place.met
        is_taken = is_foreign and self.context.takes_all and not self.context.is_elsewhere
        self.name, self.is_foreign, self.is_nameless = name, is_foreign and not is_taken, is_nameless or (is_taken and name is None)
        self.opened_around &= self.is_foreign

    def _take_whole(self, whole: Whole) -> bool:
        self._name_end = max(self._name_end, whole.end)
        if whole.is_group and self._group is None and self._is_page_of_zones:
            self._group = whole.name
        self._take(whole.name, whole.is_foreign, whole.is_nameless)
        self._named_once, self._is_subject = self._named_once or whole.is_park, self._is_subject or whole.is_park  # 完成…, behind it
        self.opened_around |= whole.is_group and not self._is_page_of_zones  # 全市开发区进出口90亿元。实际利用外资…: whose, nobody says
        return not whole.is_foreign

    def see_beginning(self, sentence: Sentence) -> None:
        """海口江东新区完成…。自贸港重点园区税收…: behind the zone that led the paragraph, the sentence begins with all of them."""
        if self.opened_around and DEMANDS.match(self._text, sentence.start) is not None:
            self.opened_around = False
            self._take(None)
        if self.leads.paragraph is not None and opens_with_group(self.context, sentence):
            self._take(self._group, is_nameless=self._group is None)
        if (that := place_told_again(self.context, self._text, sentence)) is not None:
            self._take(*that[:2])
            self._name_end = that[2]

    def see_end(self, sentence: str) -> None:
        """工业总产值增长35%,…——这是浏阳经开区首季的成绩: the sentence says at its end whose figures it has told."""
        if (name := told_behind(sentence)) is not None and not self.context.place.is_given:
            self._take(None if name == self.context.zone else name)

    def end_clause(self) -> None:
        """随着南宁综合保税区完成进出口80亿元,全区…: the place that only a cause was told of ends with its clause."""
        if self._around_cause is not None:
            (self.name, self.is_foreign, self.is_nameless), self._around_cause = self._around_cause, None
            self._named_once = False

    def end_part(self, sentence: Sentence, at: int) -> None:
        """全区增长9.2%,同期全省增速为5.3%;固定资产投资增长8.3%: a rate of the region around is told beside the zone's, and ends with the semicolon at a slot."""
        self.end_clause()
        told = search(r"[,;]v{0,2}(S)[vrTY]{0,3}[ud]?v?P$", sentence.letters[:at]) if self._before_around is not None else None
        if told is not None and sentence.tokens[told.start(1)].start == self.since and self._before_around is not None:
            self.name, self.is_foreign, self.is_nameless = self._before_around
        self._before_around = None

    def turn(self, to_others: bool) -> None:
        """What follows is somebody else's, or the document's own again, until a place is named."""
        self._take(None, is_foreign=to_others)

    def claims(self, sentence: Sentence, at: int, written: str | None = None) -> bool:
        """Take what one slot names, or what is `written` before it, if it is a zone or region that can own a figure."""
        name = named_at(self.context, sentence, at) or written
        if name is not None:
            self._take(name, self._is_region_around(sentence, at))
        elif is_bare_kind(sentence, at):
            if self.since != sentence.tokens[at].start:
                self._see_self(sentence, at)
        else:
            return False
        return True

    def _is_region_around(self, sentence: Sentence, at: int) -> bool:
        """Whether the slot names a region that is not the document's own, nor one that its figures can be of."""
        entry, place = sentence.tokens[at].entry, self.context.place
        is_near = place.level in ("zone", "county", "") and entry is not None and entry.type == "region" and entry.value not in place.own
        return is_near and self._is_others(sentence, at)

    def see(self, sentence: Sentence, at: int) -> bool:
        """A region or zone at the head of a clause owns what follows in the sentence; True where it is a zone whose figures are read."""
        tokens, letters = sentence.tokens, sentence.letters
        if (entry := tokens[at].entry) is None:
            return False
        if tokens[at].start < self._name_end:
            self.since = tokens[at].start
            return False
        if (whole := whole_name(self.context, sentence, at)) is not None:
            return self._take_whole(whole)
        if letters[at + 1 : at + 2] == "S" or is_predicate(sentence, at, entry) or is_by_the_way(self._text, sentence, at):
            return False
        if self.since >= 0 and is_district_named(self.context, self.name, tokens[at].text):
            self.since = tokens[at].start
            return True
        is_ranked = entry.type in ("region", "zone") and is_ranked_next(sentence, at) and not self._lies_in(entry.value)
        is_subject = is_ranked or any(told(sentence, at, entry, self.context.zone) for told in (is_profiled, claims_figures, opens_a_frame))
        cause = tells_a_cause(sentence, at, entry)
        if is_guest(self.context, sentence, at, entry) or not (is_subject or cause or does_next(self.context, sentence, at, entry)):
            if self._group is not None and are_told_some(self.context, sentence, at, entry, self._group):
                self._take(None, is_foreign=True)
            return False
        if cause == "clause" and self._around_cause is None:
            self._around_cause = (self.name, self.is_foreign, self.is_nameless)
        is_first, before, is_told = self.since < 0, self.name, not OF_NUMBERS.isdisjoint(letters[:at])
        self._is_subject = "q" not in letters[:at]
        self.since = tokens[at].start
        at = administered(sentence, at)
        entry = tokens[at].entry or entry
        if entry.type == "self":
            self._see_self(sentence, at)
        elif entry.type == "zone":
            self._take(None if entry.value == self.context.zone else entry.value)
        elif entry.type == "wider":
            if (meant := whole_meant(self.context, self._text, sentence, at)) is not None:
                self._take(meant)
            elif tokens[at].text == "全市" and is_told and is_city_just_told(self.context, self.name, sentence, at):
                return False
            elif not match(r"Sv?M", letters[at : at + 3]):  # 全国229家国家级经开区: a group within it
                self._before_around = None if self.is_foreign else (self.name, self.is_foreign, self.is_nameless)
                self._take(None, is_around := entry.value not in self.context.own_words)
                self.is_foreign = self.is_foreign or (is_around and entry.value == NATION)
        else:
            self._see_region(sentence, at, is_told_of=not is_subject or does_next(self.context, sentence, at, entry))
        self.leads.go_on_with(None if self.is_foreign else self.name, sentence, at)
        self._named_once = (is_first or self.name == (before or "")) and (not is_told or (self._named_once and tokens[at].text[0] == "该"))
        self.opened_around |= opens_for_another(self.context, sentence, at, self.name if self._begins else None, self.is_foreign)
        return entry.type in ("self", "zone") and not self.is_foreign

    def _see_self(self, sentence: Sentence, at: int) -> None:
        """全区, 开发区: the document's own, that of the paragraph, or the zone within the region it is about."""
        word, region = sentence.tokens[at].text, self.context.place
        if word == "园区" and (self.name or "").endswith(word) and self._name_end >= sentence.start:
            return  # 全市省级园区工业增加值增长8%,园区工业增加值占全市的81%
        if self._district is not None and word in _OF_A_DISTRICT and region.level == "prefecture":
            return self._take(self._district)  # 湾沚区增长6%。全区…, on the page of 芜湖市
        if region.level == "zone" and is_class_of_zones(self._text, sentence.tokens[at].start):
            return self._take(None, is_foreign=True)
        if is_of_several_parks(self._text, word, region.level in REGIONS):
            self._parks = f"{region.name if region.level in REGIONS else ''}{word}"  # by the text's words, as all of them together
            return self._take(self._parks)
        if (its := zone_of_that_city(self.context, sentence, at)) is not None:
            return self._take(None if its[0] == self.context.zone else its[0], its[1])
        if self.context.is_about_zones and self.context.group and are_all(self.context, sentence, at):
            return self._take(self.context.group_name, is_nameless=self.context.group_name is None)  # 陕西省7个综合保税区
        may_be_another = ("保" in word or word == "出口加工区") and not self.context.may_be_bonded
        if may_be_another and is_another_bonded_zone(self.context, sentence, at):
            bonded = bonded_zone_at(sentence, self._text, at, self.context.zone) or bonded_within(self.context)
            return self._take(bonded, is_foreign=bonded is None)
        told = None if self.name in (self._group, self._parks) else self.name
        if (kin := zone_by_kind(self.context, sentence, at, told, self.leads.paragraph, self._text)) is not None:
            return self._take(None if kin[0] == self.context.zone else kin[0], kin[1])
        is_within = is_kind_within(sentence, at) or is_among(self.context, sentence, at)
        if is_within or self._is_of_another_kind(word) or is_named_part(self.context, sentence, at):
            return self._take(None, is_foreign=True)
        is_around = word == "全区" and holds_zone(sentence, at, (self.context.zone, self.leads.paragraph))
        is_around |= word in PARTS_OF_A_CITY and (self._has_parts or is_part_of_city(self.context, sentence, at))
        if is_around or (word == "全区" and is_of_district_before(self.context, self._text, sentence.start)):
            return self._take(None, is_foreign=True)
        if (word == "该区" or sentence.tokens[at - 1].text == "该") and (other := that_before(self.context, sentence, at)) is not None:
            return self._take(*other)
        name = place_before(self.context, sentence, at)
        if is_of_another_name(self.context, sentence, at, None if name else self.leads.paragraph):
            is_foreign = not is_beside(self.context, self._text, sentence.tokens[at - 1].text, word)
            return self._take(written_before(sentence, at), is_foreign)
        name = name or (self.leads.paragraph if word in ("全区", "该区", "园区") or self.context.zone is None else None)
        self._take(*kind_alone(self.context, self._text, sentence, at, name, self._group))

    def _is_of_another_kind(self, word: str) -> bool:
        """Whether a word for zones is none for the document's own: of another kind, of the city's other zone, of the district around."""
        is_nobodys = self.context.is_elsewhere and self.context.zone is None  # 我区, in a district's article on a zone's page
        is_nobodys |= word == "全区" and self._is_within_district
        return is_nobodys or word.startswith(self._kind_beside) or is_another_kind(self.context, word)

    def see_part(self, sentence: Sentence, at: int) -> None:
        """眼镜产业园:上半年税收收入1.2亿元: a park, street or town within a zone speaks of itself."""
        if (part := part_named(self.context, sentence, at)) is not None:
            self._take_whole(part)
            self.is_foreign = self.is_foreign or part.is_foreign  # 鱼嘴镇 is no zone, on a page that tells nobody else's figures either
        elif _PARTS.search(sentence.tokens[at].text) is None:
            if goes_on_about_a_park(self.context, sentence, at):
                self._take(None, is_foreign=True)
        elif is_bare_port(self.context, sentence, at):
            self._take(None, is_nameless=True)
        elif speaks_for_itself(self.context, sentence, at):
            self._take(None, is_foreign=True)
            self.since = sentence.tokens[at].start

    def text_before(self, at: int, reach: int) -> str:
        """So many characters of the text before a place in it."""
        return self._text[max(0, at - reach) : at]

    def _lies_in(self, code: str) -> bool:
        """Whether the place whose figures are told lies in a region: then that is among whom it is ranked."""
        return code in self.context.place.above | self.context.place.own or (self.name is not None and code in surroundings(self.name))

    def _see_region(self, sentence: Sentence, at: int, is_told_of: bool = False) -> None:
        entry = sentence.tokens[at].entry
        begins_own_name = self.context.zone is not None and self._text.startswith(
            self.context.zone, sentence.tokens[at].start
        )  # 永川区三教工业园
        is_told_of = is_told_of or is_region_told_of(sentence, at)
        if entry is None or entry.value in self.context.place.own or begins_own_name or not is_told_of:
            is_own = begins_own_name or entry is None or entry.value in self.context.place.own
            return self._take(None, is_foreign=self.context.is_elsewhere and not is_own)  # 新华社北京3月5日电, on a local page
        name = region_name(entry.value)
        self._district = name if name.endswith("区") else None
        is_itself = name in own_regions(self.context.zone) and f"{name[:-1]}新区" in self._text  # 南沙区 is what 南沙新区 is
        self._take(None if is_itself else name, self._is_others(sentence, at))

    def _is_others(self, sentence: Sentence, at: int) -> bool:
        """Whether a region's figure is set aside: that of a neighbour, of the city around, of one in a list of neighbours."""
        place, entry = self.context.place, sentence.tokens[at].entry
        is_of_one = place.level in ("zone", "county", "") and not place.is_of_regions  # 全市增长6%,滨江区增长8%
        if (self.is_foreign and is_of_one and self.since >= sentence.start) or is_neighbour(sentence, at):
            return True
        name = region_name(entry.value) if entry is not None else ""
        if not place.level and "全区" in self.context.own_words and "自治区" not in self._text and name.endswith(("市", "省")):
            return True  # 哈尔滨市增长6%, on a page that calls itself 全区
        return is_of_another_region(self.context, sentence, at) and not (place.level == "zone" and is_run_with(self._original, name))
