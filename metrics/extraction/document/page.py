"""Cut a document into articles and give each its context: its own zone and date, else those of the page.

An issue is of one day, so years that other articles speak of tell what 今年 is where their days fit; a zone that leads an
article is that article's alone, and where several zones lead one there is none that the whole page belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from metrics.extraction.document.articles import articles
from metrics.extraction.document.context import Context, context_of, document_context
from metrics.extraction.document.datelines import Date, date_in, given_date, news_month
from metrics.extraction.document.headings import beginnings
from metrics.extraction.document.page_years import is_told_as_now, page_years
from metrics.extraction.document.papers import ANY_PAPER, first_lines, is_short, paper_of_one, whose_paper
from metrics.extraction.document.photo_lines import without_photo_lines
from metrics.extraction.document.years import year_now
from metrics.extraction.zones.gazetteer import zones
from metrics.extraction.zones.own_words import OF_TOWN, ZONE
from metrics.extraction.zones.page_neighbours import (
    city_of,
    district_of,
    district_over_parts,
    is_headed_by_another,
    is_of_district_around,
    is_towns_article,
    tells_of_district,
)
from metrics.extraction.zones.place import NOWHERE, PART, Place, named_place
from metrics.extraction.zones.placenames import PlaceNames, joined, place_names
from metrics.extraction.zones.places import is_about_another, leads_with, place_of
from metrics.language.normalise import Normalised, normalise
from metrics.language.signs import in_read_signs
from metrics.language.vocabulary import Scan, any_of, words_of
from metrics.model import ARTICLE, Document

_PROVINCE = 2  # digits
_FEW = 3  # articles
_LONG = 5  # characters of a zone's name that says which one it is
_WITHIN_A_ZONE = ("商务区", "工业园", *words_of("park_ending"), *words_of("town_ending"))
_LEAD = 300  # characters: the headline of an article and the beginning of its first paragraph
_MASTHEAD = re.compile(r"星期|第[\d一二三四]+[版期]|[日晚时周]报")
_KIND = re.compile(f"(?:国家|省)?级?(?:{any_of('zone_stem_word')})")
_BONDED = re.compile("综保区|保税区")
_IN_PASSING = 2  # words for zones that make an article theirs
_NATIONAL = re.compile(
    r"(?:新华社|中新社)[^。\n]{0,8}\d{1,2}月\d{1,2}日|国家统计局(?![\u4e00-\u9fff]{2,8}调查总?队)[^。\n]{0,16}(?:发布|公布)|据国家统计局,|国务院总理|(?:国民|全国)经济[^。\n]{0,8}\n|海关(?:总署|统计)[^。\n]{0,24}(?:我国|全国)"
)
_DATELINE = re.compile(r"[^,。\d]{0,10}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:电|讯)")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: where it starts in the document's text, its normalised text and its words, and what is known about it."""

    start: int
    clean: Normalised
    scan: Scan
    context: Context


@dataclass(frozen=True, slots=True)
class Page:
    """The articles of a document, in order; `place` is whose page it is, `is_paper` where it is of a zone's or county's own."""

    articles: tuple[Article, ...]
    place: Place = NOWHERE
    is_paper: bool = False

    @property
    def is_given(self) -> bool:
        """True where somebody said whose text it is."""
        return any(article.context.place.is_given for article in self.articles)

    @property
    def names_a_place(self) -> bool:
        """True where an article is some zone's or region's."""
        return any(article.context.zone is not None for article in self.articles)

    def of_all(self) -> Page:
        """The same, with every region's figures taken for what the text tells."""
        taken = tuple(replace(article, context=replace(article.context, takes_all=True)) for article in self.articles)
        return replace(self, articles=taken)

    def context_at(self, position: int) -> Context:
        """The context of the article that holds a place of the document's text."""
        at = bisect_right([article.start for article in self.articles], position) - 1
        return self.articles[max(at, 0)].context


def page_of(document: Document, prose: str, zone: str | None, published: str | None) -> Page:
    """The articles of a document. `prose` is its text with the tables blanked out; a zone or date may be given."""
    prose = without_photo_lines(prose)
    headlines = [mark.start for mark in document.marks if mark.label == ARTICLE]
    spans = articles(in_read_signs(prose), headlines, beginnings(document), [table.start for table in document.tables])
    pieces = [normalise(prose[start:end]).moved(start, document.text) for start, end in spans]  # what is quoted is what stands there
    # What tables say counts for the context, but is no prose.
    scans = [Scan(piece.text, prose[start:end]) for piece, (start, end) in zip(pieces, spans, strict=True)]
    wholes = (
        [Scan(normalise(document.text[start:end]).text, document.text[start:end]) for start, end in spans] if document.tables else scans
    )
    starts = [start for start, _ in spans]
    if len(wholes) == 1:
        context = document_context(wholes[0], zone, published)
        if zone or context.place.level == "zone" or (paper := paper_of_one(wholes[0].text)) is None:
            return Page(tuple(map(Article, starts, pieces, scans, [context])), context.place)
        context = document_context(wholes[0], zone, published, paper)
        return Page(tuple(map(Article, starts, pieces, scans, [context])), paper, True)
    place, is_paper, contexts = _contexts(wholes, zone, published)
    return Page(tuple(map(Article, starts, pieces, scans, contexts)), place, is_paper)


def _contexts(scans: list[Scan], zone: str | None, published: str | None) -> tuple[Place, bool, list[Context]]:
    """Whose the page is, whether it is of a zone's or county's own paper, and what is known about each of its articles."""
    texts = [scan.text for scan in scans]
    given = given_date(published) or _masthead_date(texts[0])
    own = _of_the_same_month([_own_date(text) for text in texts], texts)
    now = [None if date or given else year_now(text) for text, date in zip(texts, own, strict=True)]
    if not given and not any(own) and len(texts) > _FEW:  # 2014年,他回到村里, on a page that has no date
        now = [year if year is not None and is_told_as_now(text, year) else None for year, text in zip(now, texts, strict=True)]
    years = [None] * len(texts) if given else page_years(texts, own, now)
    names = [place_names(scan) for scan in scans]
    page, is_paper, places = _places(scans, names, zone)
    contexts = [
        context_of(text, place, date or given, max(own_year or 0, year or 0))
        for text, place, date, own_year, year in zip(texts, places, own, now, years, strict=True)
    ]
    if any(_BONDED.search(context.title) for context in contexts):
        contexts = [replace(context, tells_of_bonded=True) for context in contexts]
    if page.level == "zone":  # the news of the city around it are not the zone's
        around = [
            place.level not in ("", "zone")
            and _may_lie_around(place, page)
            and not is_about_another(told, place, page)
            and not _is_of_a_zone(text, place, page)
            for text, told, place in zip(texts, names, places, strict=True)
        ]
        contexts = [
            replace(context, place=page, own_words=frozenset(), is_elsewhere=True) if is_around else context
            for context, is_around in zip(contexts, around, strict=True)
        ]
    contexts = [  # 新华社北京3月5日电 is none of 北京市's
        replace(context, place=page, own_words=frozenset(), is_elsewhere=True) if _is_national(text, each, page) else context
        for context, text, each in zip(contexts, texts, names, strict=True)
    ]
    return (
        page,
        is_paper,
        [
            replace(
                context, is_elsewhere=True, own_words=context.own_words.difference(OF_TOWN)
            )  # 全镇, of a town's article on a zone's page
            if context.place.is_part or _is_of_district(context, each, page) or is_towns_article(each, page)
            else context
            for context, each in zip(contexts, names, strict=True)
        ],
    )


def _may_lie_around(place: Place, page: Place) -> bool:
    """False for a region of another province than the zone's."""
    provinces = {code[:_PROVINCE] for code in page.above}
    return not provinces or not place.own or any(code[:_PROVINCE] in provinces for code in place.own)


def _is_national(text: str, names: PlaceNames, page: Place) -> bool:
    """True for national news; where it names the page's own place it tells how that stands (海关总署公布…,海口综合保税区…)."""
    head = text[:_LEAD]
    if "社" not in head and "国家" not in head and "海关" not in head:
        return False  # as nearly all: no agency and no office of the nation
    return _NATIONAL.search(head) is not None and not _is_named(page, names)


def _is_of_district(context: Context, names: PlaceNames, page: Place) -> bool:
    return context.place == NOWHERE and is_of_district_around(names, page)


def _is_named(place: Place, names: PlaceNames) -> bool:
    return any(value == place.name or value in place.own for (_, value), _, _ in (*names.known, *names.made))


def _is_of_a_zone(text: str, around: Place, page: Place) -> bool:
    """True where an article led by the region around a zone speaks of zones at least as often; one that names a zone in passing is the region's."""
    city, name = (around.name or " ")[:-1], page.name or ""
    stem = _KIND.split(name.removeprefix(city))[0] if name.startswith(city) else ""  # 滨海 of 潍坊滨海经济技术开发区
    times = len(ZONE.findall(text)) + (text.count(stem) if len(stem) > 1 else 0)
    return times >= max(_IN_PASSING, text.count(around.name or " "))


def _own_date(text: str) -> Date | None:
    """The date printed over an article, or in its dateline."""
    dated = [line for line in first_lines(text) if is_short(line) or _DATELINE.match(line)]
    return next((date for line in dated if (date := date_in(line)) is not None), None)


def _of_the_same_month(dates: list[Date | None], texts: list[str]) -> list[Date | None]:
    """The dates, and that of the others for an article whose dateline (深圳新闻网1月24日讯) names their month."""
    known = {date for date in dates if date is not None}
    shared = known.pop() if len(known) == 1 else None
    return [
        date or (shared if shared is not None and news_month(text) == shared[1] else None) for date, text in zip(dates, texts, strict=True)
    ]


def _masthead_date(text: str) -> Date | None:
    """The date in the head of a newspaper's page: 2018年7月20日 星期五 第3版."""
    return next((date_in(line) for line in first_lines(text) if is_short(line) and _MASTHEAD.search(line)), None)


def _places(scans: list[Scan], names: list[PlaceNames], zone: str | None) -> tuple[Place, bool, list[Place]]:
    """The page's place, whether its own paper tells it, and that of each article: its own where its headline or lead begins with one, else the page's."""
    named = [place_of(each) for each in names]
    telling = [place for place, each in zip(named, names, strict=True) if place.name or each.known or each.made]
    # Where one article alone names any place, it is the one that the article by itself is about.
    page = named_place(zone) if zone else telling[0] if len(telling) == 1 else place_of(joined(names))
    texts = [scan.text for scan in scans]
    paper = None if zone else whose_paper(texts, named[0])
    page = paper or page
    named = [  # 新北洋 is none of 新北区, on a page of another province
        NOWHERE if place.level == "county" and not _may_lie_around(place, page) and (place.name or "") not in text else place
        for place, text in zip(named, texts, strict=True)
    ]
    leads = [
        place if place.name and (leads_with(scan, place, page) or is_about_another(told, place, page)) else None
        for scan, told, place in zip(scans, names, named, strict=True)
    ]
    if (paper or page).level in ("zone", "county"):
        leads = [_of_a_paper(lead, text) for lead, text in zip(leads, texts, strict=True)]
    zones = {place.name for place in leads if place is not None and place.level == "zone"}
    if zone is None and len(zones) > 1 and paper is None:
        return NOWHERE, False, [lead or place if place.name else NOWHERE for lead, place in zip(leads, named, strict=True)]
    of_others = sum(lead is not None and lead.level in ("zone", "county") and lead.name not in (None, page.name) for lead in leads)
    is_any = zone is None and len(texts) > max(_FEW, _FEW * of_others) and ANY_PAPER.match(texts[0]) is not None
    is_paper = (paper is not None or is_any) and page.level in ("zone", "county")
    own = [lead or _neighbour(place, told, page, texts) or page for lead, place, told in zip(leads, named, names, strict=True)]
    return page, is_paper, own


def _is_part_of_it(lead: Place) -> bool:
    """能达商务区, 安福寺食品工业园: a park by a name that no gazetteer has; what its article tells is not the zone's or the county's whose page it is on."""
    return lead.level == "zone" and lead.name not in zones() and (lead.name or "").endswith(_WITHIN_A_ZONE)


def _of_a_paper(lead: Place | None, text: str) -> Place | None:
    """Whose an article on the page of a zone or county is: a part's, or of a zone no gazetteer knows only where its first lines name it."""
    if lead is None or lead.level != "zone" or lead.name in zones():
        return lead
    if not _is_headed_by(text, lead):
        return None
    return PART if _is_part_of_it(lead) else lead


def _is_headed_by(text: str, lead: Place) -> bool:
    """Whether the headline or the line below it names a place, and not only an answer further below."""
    return any((lead.name or "")[-_LONG:] in line for line in first_lines(text)[:2])


def _neighbour(place: Place, names: PlaceNames, page: Place, texts: list[str]) -> Place | None:
    """Whose an article is that nobody leads by name and that is none of the page's zone."""
    if place.level == "county" and not _may_lie_around(place, page) and not _is_named(page, names) and not ZONE.search(names.text):
        return place  # 我区…, of a district in another province
    if is_towns_article(names, page) or is_headed_by_another(names, page) or is_of_district_around(names, page):
        return NOWHERE
    if tells_of_district(texts, page) and (district := district_of(names, page, texts[0])) is not None:
        return district
    return district_over_parts(names, page, texts[0]) or city_of(names, page, texts[0])
