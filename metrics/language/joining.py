"""Which line breaks stand inside a sentence or a paragraph, as columns, pages, posters and scans leave them: these are no breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from metrics.language.backwards import backwards
from metrics.language.item_lines import is_of_the_item, leads_to_a_figure
from metrics.language.seldom import seldom
from metrics.language.vocabulary import Scan
from metrics.language.wrapping import DIGITS, FIRST_OF_UNITS, LEAD_ON, MAY_BE_CUT, SPARE, Column, bare, column_of, cuts_a_number

# A line break inside a sentence: the line before reads like prose and has not ended.
# The number of a page, alone between blank lines, belongs to the break.
_BREAK = re.compile(
    r"[ \n](?:(?<=\n)|[ ]{0,40}\n)[ \n]{0,120}(?:(?=[-\d ])(?:(?<=\n\n)|(?<=\n\n[ ]{2})|(?<=\n\n[ ]{4}))-?[ ]?\d{1,3}[ ]?-?[ ]{0,8}\n[ ]{0,8}\n[ \n]{0,40})?"
)
_BLANKS = 8  # before the first line
_INDENTED = "  "  # how a paragraph begins
_WRAPPED = 24  # characters; a shorter line that ends with a semicolon is an item of a list
_APART = 0.6  # part of the line breaks that blank lines may be where they set paragraphs apart
# A poster sets each figure in a line of its own: 固定资产投资 / 8156.59亿元 / 同比增长9.3%
_FIGURE_LINE = seldom(
    r"[ ]{0,4}(?:\d[\d.]{0,11}[ ]?[万亿億萬]?(?:元|美元|吨|平方米|%|[户家个人件项])[!！]?[ ]{0,16}(?:\n|$|[,，;；(（]?[ ]?(?:同比|比上年|较上年)?(?:[增下][长長降]|增幅|增速|[↑↓+▲▼-])[ :：]?\d)|(?:同比|比上年|較上年|较上年|比上年同期)?(?:(?:[增下][长長降]|增[幅速][:：]?|[↑↓▲▼+](?= ?\d[\d.]{0,9}(?:[%万亿元个]|$))) ?\d|-\d[\d.]{0,5} ?%)|[两兩]年平均(?:增[长長速])? ?\d|[完达]成(?:全?年度?|年初)?(?:计划|目标|任务|预算){1,2}(?:任务)?的 ?\d|(?:增[速幅])?[高低快]于全[国省市区縣县](?:平均)?(?:水平)? ?\d[\d.]{0,4} ?个?百分点|比全[国省市区縣县](?:平均(?:水平)?)?(?:[(（] ?\d[\d.]{0,4} ?%[)）])?[高低快慢] ?\d[\d.]{0,4} ?[个個]?百分[点點]|占全[国省市区县](?:的)?(?:总量|比重|比例)?(?:为|达|的)? ?\d[\d.]{0,4} ?%|占[\u4e00-\u9fff]{2,14}(?:比重|比例)(?:为|达到?)? ?\d[\d.]{0,4} ?%)"
)
_FIRST_OF_FIGURES = frozenset("- 0123456789同比較较增下↑↓▲▼+两兩完达高低快占实突约")
_MAY_GO_ON = backwards(r"(?:[\u4e00-\u9fff%]|GDP)[!！]?")
_OF_NUMBERS = frozenset("0123456789.,")
_MAY_NAME = _OF_NUMBERS | frozenset("%P!！")  # what a line ends with above a figure of its own, where it is no Chinese character
# Others part even the figure: 地区生产总值 / 完成 / 623.7 / 亿元
_PIECE_LINE = re.compile(
    r"[ ]{0,4}(?:(?:完成|实现|达到?|突破|约)[ ]{0,4}\n[ ]{0,4})?\d[\d.,]{0,11}[ ]{0,4}\n[ ]{0,4}(?:[万亿億萬]{0,2}(?:美?元|吨|平方米|标箱)|%|[户家个人件项][ ]{0,4}\n)"
)
_UNIT_LINE = re.compile(r"[ ]{0,4}(?:[万亿億萬]{0,2}(?:美?元|吨|平方米|标箱)|%|[户家个人件项])[ ]{0,4}(?:\n|$)")
_BARE_NUMBER = re.compile(r"\d[\d.,]{0,11}")
_VERB_LINE = ("完成", "实现", "达", "达到", "突破", "约")
_ENDED = frozenset("。！？!?:：”」』）》】|")
_STOP = backwards(r"[\u4e00-\u9fff\d%％)）][.．]")  # a full stop of half the width
_CLOSED = _ENDED - frozenset("!！")  # each line of a poster ends with an exclamation mark
_STARTS_NEW = seldom(
    r"[#•·※①-⑳▀-➿\U0001f300-\U0001faff丨\-|>(（]|[一二三四五六七八九十]{1,3}[、.是]|\d{1,2}[、.](?!\d|[ ]\d{1,2}[ ]?(?:[亿億万萬%]|个百分点))|\(?[一二三四五六七八九十\d]{1,2}\)|本报讯|[\u4e00-\u9fff]{2,8}[报网台社](?:讯|消息)[:：(（ ]|第[一二三四五六七八九十]"
    r"|【[^【】\n]{2,14}】[ ]{0,8}(?:\n|$)"  # a heading
    # a time that a comma follows begins a sentence: 1-10月,
    r"|(?:(?:19|20)\d{2}年)?(?:\d{1,2}[-—~至]{1,2}\d{1,2}月份?|[上下]半年|[一二三四]季度|前三季度|全年|今年以来|截至\d{1,2}月[末底]?)[,，]"
)
_BULLET = seldom(
    r"[#•※①-⑳▀-➿\U0001f300-\U0001faff丨|>]|\d{1,2}[、.](?!\d)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|本报讯"
)
# 主要目标是: | ◆生产总值增长5%; | ◆工业投资增长4%; is one sentence
_MARKS, _IN_LIST = frozenset(chr(sign) for sign in (*range(0x2580, 0x27C0), ord("•"), ord("·"), ord("※"))), frozenset(":：;；")
_NEVER_FIRST = frozenset(",;、。)%")  # no line of its own begins with these
_CLOSES = frozenset("。!?:|")
_RANKED = backwards(r"第[一二三四五六七八九十\d]{1,3}[位名]?")
_GOES_ON, _FIGURE_ENDS = frozenset("的和与及左以多余"), ("%", "％", "个百分点", "倍")
_OPEN = (
    *LEAD_ON,
    "初步",
    "其中",
    "的",
    "和",
    "与",
    "及",
    "比",
    "较",
    "为",
    "占",
    "约",
    "将",
    "在",
    "从",
    "由",
    "对",
    "把",
    "向",
    "被",
    "截至",
    "截止",
    "今年",
    "去年",
    "上年",
    "同比",
    "环比",
    "分别",
    "不含",
    "以及",
    "按照",
)  # words that no line ends with
_RANKED_AT = backwards("(?:(?:[居列排位]|增[速幅]|总量|排名)[^,。;\\d]{0,8}|全[国省市区县]|倒数)")  # the same before 第八
_NUMERALS = "一二三四五六七八九十"
_RANKED_HALF, _REST_OF_RANK = backwards(f"第[{_NUMERALS}]{{0,2}}"), re.compile(f"[{_NUMERALS}]{{1,2}}[位名]")
_RANK_CUT = re.compile("\\d{1,2}[位名] ?(?:[,;。、)]|\n|$)")  # 居全市第1 | 3位,增长8%
_RANK = re.compile("第[一二三四五六七八九十\\d]{1,3}[位名]")
_REST_OF_NUMBER = seldom(r"\d{0,8}(?:\.\d{1,4})?[ ]?(?:[亿万%年月位名家户倍吨]|[个人美]?元|个百分点|个月|季度)|[-~至]\d{1,2}月")
_WHOLE_NUMBER = backwards(r"(?:第\d{1,3}|(?<!\d)(?:19|20)\d\d)")  # a rank or a year needs no more digits
_READING_BEGINS, _READING = (
    frozenset("(abcdefghijklmnopqrstuvwxyz"),
    re.compile(r"(?:\([a-zü\u00e0-\u01dc]{1,6}|[a-zü\u00e0-\u01dc]{1,6})\)"),
)
_READINGS = re.compile(r"\([a-zü\u00e0-\u01dc]{1,6}\)")
_STOPPED = re.compile("[。！？!?；;][”）)]?[ ]{0,40}(?:\\n|$)")
_FEWEST_UNSTOPPED = 3  # lines
_PROSE = 60  # characters; a line as long as this is no item of a list
_NAMELESS, _NUMBERED = (
    8,
    re.compile(r"[#( ]*[一二三四五六七八九十\d]{1,3}[)、.]"),
)  # characters of a line, and what it begins with, that may be a heading
_HEAD, _LONGEST_HEAD = (
    re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^\d,，。;；:：]{4,14}[,，][^\d,，。;；:：]{4,14}"),
    32,
)
_FIGURE = re.compile(r"\d[\d.,]{0,11}[ ]?(?:[万亿]{1,2}|%|个百分点)")
_OF_TIMES = frozenset("0123456789年月日前上下半个一二三四季度度份-./~至")
_TIME = seldom(
    r"(?:19|20)\d{2}(?:年(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年)?|[-./]\d{1,2}[-./]\d{1,2})|(?<![\d.])\d{1,2}月\d{1,2}日|前[一二三]季度|前\d{1,2}个?月|[上下]半年"
    r"|[一二三四]季度|1[-~至]\d{1,2}月"
)
_OF_A_NUMBER = DIGITS | frozenset("亿万")
_SHORTEST = 12  # characters; a shorter line may be a heading: 工业 | 投资
_REACH, _LONG = 10, 3  # characters of a line that are looked at, and of a word that a break cuts
_BLANKED = "。。"  # where a table was: none of a sentence goes on there
_FEW, _FURTHEST = 24, 96  # characters of a line that may come again, and behind a break more than any pattern here looks at


def inner_breaks(table: str, standing: frozenset[int], printed: str) -> list[tuple[int, int]]:
    """Where line breaks stand inside a sentence; `standing`: places before which they do not; `printed`: the text, character for character."""
    cuts: list[tuple[int, int]] = []
    previous, length = 0, len(table)
    column = column_of(table, printed)
    blank = table.count("\n\n") if column is not None else 0
    has_paragraphs = 0 < blank < _APART * (table.count("\n") - blank)
    otherwise = "" if column is not None or _has_stops(table) else "new"
    known: dict[tuple[str, int, int], bool] = {}  # short lines, such as rows of a table, come again with what stands below them
    for start, end in _breaks(table):
        is_of_list = end < length and table[end] in _MARKS and table[start - 1] in _IN_LIST
        if (column is not None or is_of_list or table[start - 1] not in _CLOSED) and end < length and end not in standing:
            if column is None and end - previous <= _FEW:
                place = table[previous : end + _FURTHEST], start - previous, end - previous
                joins = known.get(place)
                if joins is None:
                    before = table[previous:start].rstrip()
                    joins = known[place] = bool(before) and _joins(table, start, end, before, otherwise)
                if joins:
                    cuts.append((start, end))
            elif before := table[previous:start].rstrip():
                told = otherwise if column is None else _told_by(column, table, start, end, bare(printed[previous:start]), has_paragraphs)
                if _joins(table, start, end, before, told):
                    cuts.append((start, end))
        previous = end
    return cuts


def _breaks(table: str) -> Iterable[tuple[int, int]]:
    """Where line breaks stand, with the blanks and blank lines around them."""
    if "\n\n" in table or " \n" in table or "\n " in table:
        return map(re.Match.span, _BREAK.finditer(table))
    ends = list(accumulate(map((1).__add__, map(len, table.split("\n")))))[:-1]
    return zip(map((-1).__add__, ends), ends, strict=True)  # nothing around them, as in most grids


def _has_stops(text: str) -> bool:
    """False where lines are long and none ends with a full stop: then each is a paragraph that has lost its own."""
    if "。\n" in text or _STOPPED.search(text) is not None:
        return True  # as nearly always, and found at once
    lines = [line for line in text.split("\n") if len(line) >= _WRAPPED]
    return len(lines) < _FEWEST_UNSTOPPED or 2 * sum(len(line) >= _PROSE for line in lines) < len(lines)


def _told_by(column: Column, text: str, start: int, end: int, printed: str, has_paragraphs: bool) -> str:
    """What a column says of a break: "on" where a paragraph goes on, "maybe" where a sentence does if it has not ended, "new" for a new paragraph.

    `has_paragraphs`: blank lines are few, so that over one only a full line goes on, and into none that is indented.
    """
    if column.mark and not column.opens(text, start, end):
        return "on" if column.goes_on(printed) else ""
    if column.mark == "indent":
        return "new"
    is_parted = has_paragraphs and text.count("\n", start, end) > 1
    is_full = column.is_full(printed, SPARE) and text[end - 1] != " " if is_parted else column.goes_on(printed)
    return "maybe" if is_full else ""


def _joins(text: str, start: int, end: int, before: str, told: str) -> bool:
    """True where the line break between two offsets stands inside a sentence; `before` is the line above it, `told` what is known of it."""
    last, first, newlines = before[-1], text[end], text.count("\n", start, end) if end - start > 1 else 1
    if last == "。" and told != "on":
        return False
    if first in _MARKS and last in _IN_LIST:
        return last in ";；" or text[end:].partition("\n")[0].rstrip().endswith((";", "；"))
    if first == "#":
        return last in ",、"
    if text.startswith(_BLANKED, end):
        return False
    if newlines == 1 and is_of_the_item(text, start, end, before):
        return True
    if newlines == 1 and first in DIGITS and leads_to_a_figure(before) and _FIGURE.match(text, end):
        return True
    if newlines == 1 and last in _OF_TIMES and first in _OF_TIMES and _cuts_a_time(text, end, before):
        return True
    if (first in _NEVER_FIRST and last not in ",;、。") or (
        (last in _MAY_NAME or "\u4e00" <= last <= "\u9fff") and _is_of_a_figure(text, end, before, newlines)
    ):
        return True
    if told == "new":
        return last in ",、" or _is_cut_open(text, end, before) or cuts_a_number(text, start, end, before)
    if told and (told == "on" or last not in _CLOSES) and _BULLET.match(text, end) is None:
        return True
    return last not in _ENDED and _goes_on(text, start, end, before, newlines == 1)


def _cuts_a_time(text: str, end: int, before: str) -> bool:
    """True where the break stands in a day, a month or a part of the year: 2023年2月 | 2日, 前 | 三季度."""
    last = before[-_REACH:]
    window = last + text[end : end + _REACH].partition("\n")[0]
    return any(found.start() < len(last) < found.end() for found in _TIME.finditer(window))


def _is_of_a_figure(text: str, end: int, before: str, newlines: int) -> bool:
    """True where a line is the figure of what the line above names, or a poster parts a name, a verb, a number and its unit."""
    first, is_piece = text[end], newlines == 1 and len(before) < _WRAPPED
    if before[-1] in _OF_NUMBERS:
        is_piece = is_piece and first in FIRST_OF_UNITS and _BARE_NUMBER.fullmatch(before.strip()) is not None
        return is_piece and _UNIT_LINE.match(text, end) is not None
    if first not in _FIRST_OF_FIGURES:
        return False
    if newlines <= 2 and _FIGURE_LINE.match(text, end) and _MAY_GO_ON.match(before):
        return True
    is_piece = is_piece and _PIECE_LINE.match(text, end) is not None
    return is_piece and (before.strip() in _VERB_LINE or _MAY_GO_ON.match(before) is not None)


def _goes_on(text: str, start: int, end: int, before: str, is_single: bool) -> bool:
    """The same where no column tells, by how the line above ends and how the one below begins."""
    last, first = before[-1], text[end]
    if last in ";；":
        return len(before) >= (_WRAPPED if is_single else _PROSE) and _STARTS_NEW.match(text, end) is None
    if last in ",、" or _is_cut_open(text, end, before):
        return True
    if last in _OF_A_NUMBER and first in DIGITS and not (is_single and not _begins_with_a_time(text, end)):
        return False  # 完成固定资产投资1083亿, and below it the day, or another paragraph that begins with a number
    is_prose = "," in before or "。" in before or ";" in before or "；" in before or ("、" in before and len(before) >= _WRAPPED)
    if is_single and last in DIGITS and len(before) >= (_SHORTEST if is_prose else _WRAPPED) and _REST_OF_NUMBER.match(text, end):
        return _WHOLE_NUMBER.match(before) is None or first in "位名年.-" or _RANK_CUT.match(text, end) is not None
    if last in ".．" and _STOP.match(before) and not (before[-2] in DIGITS and first in DIGITS):
        return False  # 同比增长3%. below which another sentence begins; 12. | 5亿元 is one number
    if (
        ("\u4e00" <= first <= "\u9fff" or first == "“")
        and first not in _GOES_ON
        and (before.endswith(_FIGURE_ENDS) or _RANKED.match(before))
    ):
        return False  # …占全市22.2%, or 增速全市第二, and 外贸进出口总额… below it: in a sentence a comma would stand between
    if last in "%％" and _begins_with_a_time(text, end):
        return False  # a headline …力争30%, and below it 2019年…
    if is_single and last in MAY_BE_CUT and cuts_a_number(text, start, end, before):
        return True
    if (is_single and not is_prose) or _STARTS_NEW.match(text, end) is not None or _heads(text, end, before):
        return False
    if _is_title(text, start, end, before):
        return False
    if not is_single and text.endswith(_INDENTED, start, end):
        return False  # 广东居首,西藏增长最快, and below a blank line an indented paragraph
    return (is_single or len(before) >= 18) and is_prose


def _is_title(text: str, start: int, end: int, before: str) -> bool:
    """金华外贸:义乌一骑绝尘,谁在追赶 over a paragraph: the first line of a text, less than half as long as the one below; a line that was cut is as long."""
    if start - len(before) > _BLANKS or text[: start - len(before)].strip():
        return False
    stop = text.find("\n", end)
    return 2 * len(before) < (stop if stop >= 0 else len(text)) - end


def _heads(text: str, end: int, before: str) -> bool:
    """三、财政收入降幅收窄,贷款保持平稳增长 over a longer line: a heading, of which a comma makes no prose."""
    before = _READINGS.sub("", before) if "(" in before else before
    if len(before) > _LONGEST_HEAD or _HEAD.fullmatch(before.strip()) is None:
        return False
    stop = text.find("\n", end)
    return 5 * ((stop if stop >= 0 else len(text)) - end) >= 6 * len(before)  # lines of a column are as long as each other


def _begins_with_a_time(text: str, end: int) -> bool:
    """10月29日, 2019年: also with blanks around the figures."""
    return _TIME.match(text[end : end + 2 * _REACH].replace(" ", "")) is not None


def _is_cut_open(text: str, end: int, before: str) -> bool:
    """True where the break stands in a word, or behind one that no line ends with: 进 | 出口总额, 预计 | 一季度完成…."""
    if text[end] in _READING_BEGINS and _READING.match(text, end) is not None:
        return True
    if (
        not ("\u4e00" <= before[-1] <= "\u9fff" and "\u4e00" <= text[end] <= "\u9fff")
        or len(before) < _NAMELESS
        or _NUMBERED.match(before) is not None
    ):
        return False
    if text[end] in _NUMERALS and before[-1] in _NUMERALS + "第" and _RANKED_HALF.match(before) and _REST_OF_RANK.match(text, end):
        return True  # 增速居全国第二 | 十位
    is_rank = text[end] == "第" and (_RANKED_AT.match(before) is not None or _RANK.match(text, end) is not None)
    if text[end] == "的" or before.endswith(_OPEN) or text.startswith("百分", end) or is_rank:
        return True
    last = before[-_REACH:]
    at = len(last)
    words = Scan(last + text[end : end + _REACH].partition("\n")[0]).matches
    return any(first < at < until and until - first >= _LONG for _, first, until in words)
