"""Reads the day on which a text was published from the lines at its head, where one of them says it and none says otherwise, or
else from the day that it is signed with at its end (落款)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

HEAD, LINES, LINE = 800, 12, 120  # characters, lines and characters of a line in which a text's imprint stands
FOOT, FOOT_LINES = 400, 6  # characters and lines at the end of a text in which it is signed
_DAY = r"(?<![\d.])(?P<year>(?:19|20)\d\d) ?[年./-] ?(?P<month>\d{1,2}) ?[月./-] ?(?P<day>\d{1,2})(?!\d)(?: ?日)?(?! ?[-—~至到、])"
_CLOCK = r"(?:[ T]*\d{1,2}:\d{2}(?::\d{2})?)?"
_WEEKDAY = r"(?:[ (]*(?:星期|周)[一二三四五六日天]\)?)?"
# 发布日期:2023-07-20, but not 成文日期, 会议时间
_TOLD = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:(?:[发發](?:布|表|稿)|刊[发發登]|上[传傳]|公[开開])?(?:时间|時間|日期|于)|[发發]布)[:\s\[(【]*{_DAY}"
)
_ALONE = re.compile(rf"[\s(\[【]*{_DAY}{_CLOCK}{_WEEKDAY}{_CLOCK}[\s)\]】]*")
_CLOCKED = re.compile(rf"{_DAY}[ T]*\d{{1,2}}:\d{{2}}")  # what a web page stamps on its articles
_BESIDE = re.compile(rf"(?:^|(?<=[\s|)]))(?:发布[:\s]*)?{_DAY}{_CLOCK}{_WEEKDAY}(?=[\s|(]|$)")
_IMPRINT = re.compile(
    r"(?:[来來]源|稿源|作者|[记記]者|通[讯訊][员員]|[编編][辑輯]|[责責][编編]|校[对對]|[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊]|字[号號]|字[体體])[^。]{0,4}[:( ]|第 ?\d+ ?[期版]|(?<!\d)\d+版"
)
_WIRE = re.compile(rf"^[^\d。]{{0,24}}{_DAY}[^\d。,]{{0,12}}(?<!通)[讯电][()\]】\s]")  # 本报2023年7月20日讯
_OFFICE = r"[\u4e00-\u9fff]{1,24}(?:局|办|办公室|委|委员会|中心|处|科|部|厅)"
_SIGNED = re.compile(
    rf"[\s(\[【]*(?:{_DAY}\s*{_OFFICE}|{_OFFICE}\s*{_DAY.replace('?P<', '?P<s')})[\s)\]】]*"
)  # whose text it is, and of which day
# What may stand below the day a text is signed with: page numbers, copies, contacts, whose it is.
_BELOW = re.compile(
    rf"[\W\d_]+|(?:第 ?)?\d+ ?页.*|[(\[【]?(?:此件|[联聯][系繫絡]|电话|電話|抄[送报報]|[责責]任?[编編]|[编編][辑輯]|[审審][核签]|校[对對]).*|.*印[发發]|{_OFFICE}"
)
_EVENT = re.compile("地[点點]|[会會][议議]|参加人|出席|主持")


def day_of(text: str) -> str:
    """YYYY-MM-DD, or "" where several lines of the head say a full date of publication, or none does and the text is not signed with one.

    >>> day_of("一季度经济运行平稳\\n2023年4月18日 来源:开发区管委会\\n一季度,全区……")
    '2023-04-18'
    >>> day_of("本报讯(记者 李明)7月20日,开发区召开会议。"), day_of("2023年4月18日,开发区召开会议。")
    ('', '')
    >>> day_of("关于一季度经济运行的通报\\n二○一八年四月十八日\\n一季度,全区……")
    '2018-04-18'
    >>> day_of("一季度经济运行情况\\n一季度,全区实现产值30亿元。\\n开发区统计局\\n2023年4月18日\\n- 2 -")
    '2023-04-18'
    """
    days: set[str] = set()
    for line in _head(text):
        days |= set(_days(line))
    if not days:
        return _signed_with(text)
    return days.pop() if len(days) == 1 else ""


def _signed_with(text: str) -> str:
    """The day that stands alone, or beside an office, as the last line of a text but for what may stand below it; "" where none does."""
    lines = [line for line in map(_plain, text[-FOOT:].splitlines()) if line]
    for line in reversed(lines[-FOOT_LINES:] if len(text) <= FOOT else lines[1:][-FOOT_LINES:]):
        last = line.rpartition("。")[2]  # a scan runs the day on to the line above
        if "日" in last and (_ALONE.fullmatch(last) or _SIGNED.fullmatch(last)):
            return next(_days(last), "")
        if not _BELOW.fullmatch(line):
            break
    return ""


def _plain(line: str) -> str:
    """A line in ordinary letters and figures, with single spaces."""
    from metrics.extraction.document.spelt_days import in_digits  # loaded with the reader of documents, by the first document

    return in_digits(" ".join(unicodedata.normalize("NFKC", line).split()))


def _head(text: str) -> Iterator[str]:
    """The first lines of a text, in ordinary letters and figures, until its sentences begin; the first of those is the last line."""
    for line in [line for line in map(_plain, text[:HEAD].splitlines()) if line][:LINES]:
        yield line
        if "。" in line or len(line) > LINE:
            return


def _days(line: str) -> Iterator[str]:
    """Every day that a line gives as one of publication."""
    wire = _WIRE.search(line)
    if "。" in line or len(line) > LINE or wire:
        found = [wire] if wire else []
    elif _EVENT.search(line):
        found = []
    else:
        forms = (_TOLD, _CLOCKED, _BESIDE) if _IMPRINT.search(line) else (_TOLD, _CLOCKED)
        found = [match for form in forms for match in form.finditer(line)] + list(
            filter(None, [_ALONE.fullmatch(line), _SIGNED.fullmatch(line)])
        )
    for match in found:
        named = match.groupdict()
        try:
            yield date(*(int(named[part] or named[f"s{part}"]) for part in ("year", "month", "day"))).isoformat()
        except ValueError:  # 2023年2月30日
            continue
