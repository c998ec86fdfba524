"""What a word for a kind of zones means by itself: 开发区 on a city's page is one within it, 国家级开发区 all those of a rank, or those that the page is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import match, search
from metrics.extraction.whose.groups_told import WHOLE_DISTRICT, group_before, is_so_called
from metrics.extraction.whose.kindred import is_bare_new_area
from metrics.extraction.whose.many_zones import is_grouped, is_of_all_around
from metrics.extraction.whose.strangers import NEAR
from metrics.extraction.whose.told_before import told_before
from metrics.extraction.zones.gazetteer import zone_of_kind
from metrics.extraction.zones.kinds import WHOLE
from metrics.extraction.zones.place import REGIONS
from metrics.extraction.zones.zonenames import is_region
from metrics.language.vocabulary import Entry

_KIND_OF_ZONE = re.compile(f"(?!新区)(?:{WHOLE}|度假区|集中区|集聚区|示范区|合作区|经济区|投资区|新片区|港区)$")
_EACH = ("各", "各个", "各类", "各大", "该", "这些")
_LIMITED = "[^,;:()TqeFA][vQ]{0,2}$"  # slots before a kind that say which of them


class Told(NamedTuple):
    """Who is meant: the document's own zone without a name, unless it is another's or of no known name."""

    name: str | None
    is_foreign: bool = False
    is_nameless: bool = False


def are_told_some(context: Context, sentence: Sentence, at: int, entry: Entry, group: str) -> bool:
    """排名前十的开发区实现税收…: whose figure follows is said by what else the sentence is about."""
    is_subject = entry.type == "self" and match("S[vTF]{0,3}[IJ]", sentence.letters[at : at + 5]) is not None
    return is_subject and _are_some_of_them(context, sentence, at, group)


def _are_some_of_them(context: Context, sentence: Sentence, at: int, group: str) -> bool:
    """两区内69个开发区, 浙北开发区: some of those that a page is about, by what stands before their kind at a slot."""
    if are_all(context, sentence, at) or is_of_all_around(sentence, at) or search(_LIMITED, sentence.letters[:at]) is None:
        return False
    before = sentence.text_of(at - 1, at)
    return before not in _EACH and before not in group  # 国家高新区 of 全国国家高新区


def are_all(context: Context, sentence: Sentence, at: int) -> bool:
    """全市6个省级以上开发区, where that is how many a page says they are."""
    return any(t.text == context.group for t in sentence.tokens[max(0, at - 3) : at])


def _is_built_up(sentence: Sentence, at: int) -> bool:
    """江苏省高质量发展示范区建设加快,工业总产值…: what the region is about to become, and no zone within it."""
    return sentence.tokens[at].text == "示范区" and sentence.text_of(at + 1, at + 2) in ("建设", "创建")


def kind_alone(context: Context, text: str, sentence: Sentence, at: int, name: str | None, group: str | None) -> Told:
    """Whom the word at a slot means. `name`: whom it is already known to mean; `group`: all zones of a region, on a page about these."""
    word, region = sentence.tokens[at].text, context.place
    is_kind = name is None and _KIND_OF_ZONE.search(word) is not None and not _is_built_up(sentence, at)
    if region.is_of_regions and word not in WHOLE_DISTRICT and _KIND_OF_ZONE.search(word) is not None and (name is None or is_region(name)):
        return Told(None, is_foreign=True)  # 综保区进出口…, among figures of several cities: of one in some of them
    is_one_within = is_kind or (name is None and is_bare_new_area(context, sentence, at))
    is_within = is_one_within and region.name is not None and region.level in REGIONS
    if is_kind and region.level != "zone" and any(t.text in WHOLE_DISTRICT for t in sentence.tokens[max(0, at - NEAR) : at]):
        return Told(None, is_foreign=True)  # 全区完成80亿元,其中经开区完成30亿元
    if is_within and region.name is not None and not are_all(context, sentence, at) and not is_of_all_around(sentence, at):
        name = told_before(text, sentence.start, word) or zone_of_kind(region.name, word)
    is_of_many = is_grouped(context, sentence, at)
    ranked = group_before(context, sentence, at, text)
    if ranked is not None and (is_of_many or (region.name is None and ranked.startswith("全"))):
        return Told(ranked)  # 其中,19个国家级开发区实现…
    if name is None and is_kind and not is_of_many and group is not None and is_so_called(group, word):
        is_some = _are_some_of_them(context, sentence, at, group)
        return Told(None, is_foreign=True) if is_some else Told(group)  # 经济开发区实现利用外资…, on the page of all those of a province
    return Told(None if is_of_many else name, is_of_many, is_within and name is None)
