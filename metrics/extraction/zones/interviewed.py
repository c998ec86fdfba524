"""The county whose head a page lets speak: 对话沛县县委副书记、县长, over 全县…, and a zone within the county that is asked about, too."""

from __future__ import annotations

from metrics.extraction.zones.gazetteer import counties_and_cities
from metrics.language.seldom import seldom
from metrics.language.vocabulary import words_of
from metrics.model import Region

_HEAD = 160  # characters of a page before the talk begins
_SPEAKER = seldom(
    r"(?:对话|采访|访|[-—])(?:中共)?(?P<stem>[\u4e00-\u9fff]{1,5}?)(?P<kind>[县市区旗])(?:委|人民政府|政府|[县市区旗])[^,。:\n]{0,12}?(?:书记|[县市区旗]长)"
)
_TITLES = tuple(words_of("official_title_word"))


def region_interviewed(text: str) -> Region | None:
    """The one county, or city of counties, that the first lines say is spoken for, where the text tells of all of it."""
    head = text[:_HEAD]
    if not any(title in head for title in _TITLES) or (found := _SPEAKER.search(head)) is None:
        return None
    kind = found["kind"]
    if f"全{kind}" not in text:
        return None
    named = {
        region
        for at in range(len(found["stem"]))
        for region in counties_and_cities(found["stem"][at:])
        if region.name == found["stem"][at:] + kind
    }
    return named.pop() if len(named) == 1 else None
