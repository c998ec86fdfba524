"""Cut a text into sentences, and say which of them tell something."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from itertools import compress, count

from metrics.extraction.clause import OF_NUMBERS
from metrics.extraction.going_on import GOES_ON_AT_ALL
from metrics.extraction.places_compared import tells_places_apart
from metrics.extraction.zones.kinds import SHORT
from metrics.language.compositions import names_sectors
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import Scan, any_of

_SENTENCE = re.compile(r"[^。！？!?\n]{1,4000}[。！？!?]?")
# …工作报告一、2018年工作回顾…: a copied text has lost the lines of its headings.
_RUN_ON = re.compile(
    r"[一二三四五](?<=[\u4e00-\u9fff)”].)(?<![第其和及与、一二三四五六七八九十].)、(?=(?:20\d\d年|20[Xx×*]{2}年|[Xx×*]{1,4}年)?度?[^,。;:、\d\n]{0,16}(?:工作|执行情况|完成情况|回顾|总结|打算|安排|思路))"
)
_ANEW = seldom("…(?:(?=预计)|(?<=……)(?=[\u4e00-\u9fff“])(?!等))")  # 同比增长100.9%……预计全年实现…
GROWS_AT_ALL = ("投资同比", "投资比上年同期", "投资比去年同期", "经济增")  # 投资 or 经济 alone, of which growth is told
_ENDED, _FEWEST_LINES, _SENTENCES_A_LINE = frozenset("。;,"), 5, 1.1
_FIGURE_ENDS = frozenset("%元家户个人吨位名倍点")
_ITEM = seldom(r"[^\u4e00-\u9fff\d“]|[一二三四五六七八九十]{1,3}[、.是]|\d{1,2}[、.]|第[一二三四五六七八九十]")
_OF_A_ZONE = seldom(f"(?![全我本该各两])[\u4e00-\u9fff]{{2,6}}(?:{SHORT})")  # what a line begins with that a zone by name leads
_END_OF_LIST = 60  # slots: more names and commas than any sentence without a number has

_NUMBERED = r"[#*●■◆▲◎▶◇□○★ ]*(?:[-—]{1,2} ?)?(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}(?:[、)]|[.](?!\d))|[①-⑳])?[ ]*"
_FARES = (
    r"(?:(?:总体|整体)?(?:保持|呈现?|实现)?(?:"
    + any_of("growing_manner_word")
    + r")*(?:增长|上升|回升|回暖|攀升|提升|增加|向好|加快|扩大|提速|下降|回落|下滑|放缓|运行)(?:较快|平稳|强劲|明显)?(?:的?(?:"
    + any_of("course_word")
    + r"))?|稳中[有向][进升好增]|再创新高|创新高)"
)
_OF_A_SIZE = (
    r"(?:(?:\d{1,2}[.])?[25]0{1,3}万元及?以上(?:的?项目)?)?"  # 3.500万元以上固定资产投资: the number of the item before that of the size
)
_HEADED_BY = seldom(rf"{_NUMBERED}{_OF_A_SIZE}(.*?)(?:(?:完成|运行|增长|实现)?情况|{_FARES})?[。:]?[ ]*")
STATES = re.compile(
    r"(?:q?,?T,?)?S?(?:T,?)?[vFe]{0,3}(?:M|Y?[ud]v?P|rv?P|[lr]?k[vS]{0,2}K)"
)  # slots of a figure whose subject stands in the heading
PLANS = re.compile(
    r"(?:T?G|T?t)v{0,2}(?:M|Y?[ud]v?P),v?[TvF]{0,4}F?v?M"
)  # 计划增长15%,实际完成171.6亿元: what was planned, and then what was done

TOLD_ON = re.compile(r"(?:[lr]v?)?k?v?S?v?K|Y?[ud]v?P|Y?rv?P")  # slots of a line that goes on about the one above: 排名全市第二
_LIST_MARK = re.compile("[#•·※①-⑳▀-➿\U0001f300-\U0001faff]")


def heading_name(text: str, start: int, end: int) -> str:
    """What a short line or a short first sentence holds but for its number: 三、固定资产投资。"""
    found = _HEADED_BY.fullmatch(text, start, end) if end - start < 24 else None
    return found[1] if found is not None else ""


def slots_that_tell(letters: str, telling: frozenset[str]) -> list[int]:
    """Where the slots stand that tell something. Of a list that leads to no number only its ends matter to what follows."""
    places = list(compress(count(), map(telling.__contains__, letters)))
    if len(places) > 2 * _END_OF_LIST and OF_NUMBERS.isdisjoint(letters):
        return places[:_END_OF_LIST] + places[-_END_OF_LIST:]
    return places


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut before the headings that have been run into it: …及2019年工作打算一、2018年工作总结过去一年,…."""
    for found in _RUN_ON.finditer(text, start + 1, end):
        yield start, found.start()
        start = found.start()
    yield start, end


def sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether a new paragraph begins, of every sentence of normalised text."""
    begins_anew, are_paragraphs = "…" in text, not _is_of_sentences(text)
    runs_on = _RUN_ON.search(text) is not None
    spans = (found.span() for found in _SENTENCE.finditer(text))
    for start, end in itertools.chain.from_iterable(_parts(text, *span) for span in spans) if runs_on else spans:
        is_new = start == 0 or text[start - 1] == "\n" or (runs_on and text[start - 1] not in "。!?")
        if is_new and start and (text[start] == "其" or not are_paragraphs):
            is_new = not _goes_on(text, start, are_paragraphs)
        while begins_anew and (anew := _ANEW.search(text, start + 1, end)) is not None:
            yield start, anew.end(), is_new
            start, is_new = anew.end(), False
        yield start, end, is_new


def telling(scan: Scan, names: tuple[str, ...] = ()) -> list[tuple[int, int, bool, bool]]:
    """The same, and whether a sentence tells something by itself: it names an indicator, also by what this text calls one, or goes on about the last."""
    found, text = [], scan.text
    names = (*GROWS_AT_ALL, *names)
    grows = has_any(text, names)
    for start, end, is_new in sentences(text):
        tells = scan.names_indicator(start, end) or GOES_ON_AT_ALL.match(text, start) is not None or names_sectors(text, start, end)
        tells = tells or tells_places_apart(text, start, end)
        found.append((start, end, is_new, tells or (grows and has_any(text[start:end], names))))
    return found


def _is_of_sentences(text: str) -> bool:
    """True where nearly every sentence stands in a line of its own, so that no line break says where a paragraph ends."""
    ended = text.count("。\n") - text.count("。\n\n")
    return ended >= _FEWEST_LINES and text.count("。") <= _SENTENCES_A_LINE * ended + 1


def _goes_on(text: str, start: int, are_paragraphs: bool) -> bool:
    """True for a line that goes on about the one above it, which has ended: 其中,…, or any in a text of such lines."""
    at = start - 1
    while at > 0 and text[at] in " \n":
        at -= 1
    above = text[at]
    if (above in _ENDED or above in _FIGURE_ENDS) and text.startswith("其中", start):
        return True  # …3.27亿元,同比增长4.5% / 其中税收收入2.08亿元
    if are_paragraphs or above != "。" or _ITEM.match(text, start) is not None:
        return False
    return _OF_A_ZONE.match(text, start) is None  # 丹阳经开区…, in a text that goes from zone to zone


def is_next_item(text: str, start: int) -> bool:
    r"""Whether the line that begins here is an item of a list, behind another one: that begins with the same mark, or has lost it and ends as no sentence does.

    >>> is_next_item("●开工21个\n●竣工8个", 7), is_next_item("开工21个。\n●竣工8个", 7)
    (True, False)
    """
    start -= start > 0 and _LIST_MARK.match(text, start - 1) is not None  # a sentence may begin behind its mark
    if _LIST_MARK.match(text, start) is None:
        return False
    end = start
    while end and text[end - 1] in " \n":
        end -= 1
    return text.startswith(text[start], text.rfind("\n", 0, end) + 1) or text[end - 1] not in "。!?:;"
