"""Cut a page into its articles, each with a headline of its own: by datelines (本报讯), bylines and signatures.

A heading alone never cuts: 一、工业 and a line in bold are parts of one article. Without one of these signs a text is one article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from metrics.language.seldom import seldom
from metrics.language.spaces import FEWEST_BLANKS, without_spacing, without_zero_width

_PAPER = r"[\u4e00-\u9fff]{1,8}(?:[报報网網台社刊]|融媒(?:体中心|体)?)"
_ROLE = rf"(?:{_PAPER})?(?:全媒体|融媒体|首席|见习|見習|特约|特約|实习|實習)?(?:记者|記者|通[讯訊][员員]|撰稿|作者|文字)"
_BULLET = r"[●○■□◆◇▲△★☆◎※➤• \u3000]*"
_OPENING = re.compile(
    rf"{_BULLET}(?:【[^【】\n]{{2,14}}(?:[讯訊电電]|消息|报道|報道)】|本[报報网網刊台社](?:[\u4e00-\u9fff]{{2,4}})?[讯訊]|{_PAPER}(?:[\u4e00-\u9fff]{{2,4}})?[讯訊](?=[ \u3000(（:：])|(?:{_PAPER}|[\u4e00-\u9fff]{{2}}在线)(?:消息)(?=[(（:：])"
    r"|(?:本[报報]|新[华華]社|中新社)?[\u4e00-\u9fff]{0,10}(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:\d{1,2}[时時](?:\d{1,2}分)?)?(?:专?[电電](?![力网網子商影话話动動价價厂廠站量器])|[讯訊]|消息(?=[(（:：]))"
    rf"|[(（]{_ROLE}[^()（）。]{{1,30}}[)）](?=[^\s。]))"
)
_MAY_OPEN = re.compile(f"{_BULLET}(?:[【(（]|.{{0,22}}?[报報网網台社刊日线媒])")  # what stands in each of these, where it can
_DATE = r"(?:(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?|\d{2}\.\d{2}\.(?:19|20)\d{2})(?:[ \u3000]*(?<!\d)\d{1,2}:\d{2}(?::\d{2})?)?"
_BYLINE = seldom(
    rf"[■□●◎▲○◆|｜ \u3000]*(?:(?:{_DATE}[ \u3000|｜]*)?(?:{_ROLE}[ \u3000:：]|[■□◎]{_ROLE}|文[/／|｜]|[来來]源[:：]|(?:[发發]布|更新)?(?:[时時][间間]|日期)[:：])[^。]{{1,50}}|{_DATE}[ \u3000]*|[\u4e00-\u9fff]{{2,6}} ?\[{_DATE}\][^。]{{0,50}})"
)
_REPORTED = seldom(rf"[ \u3000]*{_ROLE}?从[^。，,]{{2,20}}(?:获悉|了解到)")
_TOLD_BY = seldom(rf"[ \u3000]*据[^。，,]{{0,12}}{_ROLE}[^。，,]{{2,8}}(?:了解|获悉|报道)[:：，,]?")
_LEAD = re.compile(r"[ \u3000]*(?:近日|日前|昨日|昨天|连日来|\d{1,2}月\d{1,2}日(?:上午|下午|晚上?|起|[，,至]))")
_SIGNATURE = seldom(
    r"(?:^|[。！”])[ \u3000]*[(（](?!下同|以下|完|略|见|附|注)(?:[^()（）]{0,12}(?:记者|記者|通讯员|通訊員|供稿|摄影|文/|来源)[^()（）]{0,30}|[\u4e00-\u9fff]{2,4}(?:[ \u3000、][\u4e00-\u9fff]{2,4}){0,4}(?: ?文/摄)?|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff])[)）][ \u3000]*$"
)
# The heading of a box beside an article.
_BOX = seldom(
    r"[■●◆▲★#* \u3000【]{0,3}(?:(?:数字|数说|数读|速读|图说)[\u4e00-\u9fff]{2,4}|小资料|资料链接|(?:相关|新闻|延伸)?链接|相关新闻|延伸阅读|背景(?:资料|链接)|新闻背景|图片新闻)[】:： ]{0,3}|(?:相关|新闻)?链接[】:： ]{0,2}[\u4e00-\u9fff0-9~-]{4,20}"
)
_FIRST_OF_BOXES = frozenset("■●◆▲★#* \u3000【数速图小资相新延链背")
_BOX_HEADING = 26  # characters
_CREDIT = re.compile(r"[摄攝][ \u3000]*$")
_SENTENCE_END = re.compile(r"[。；;！!？?，,、：:]$|。|[|\t]")
_NUMBERED = seldom(
    r"[#* \u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,2}[)）]|第[一二三四五六七八九十]+[部章节]|\d{1,2}[、.．])"
)
_FIGURE = seldom(r"\d[\d.,]*[ ]?(?:[十百千]?[万亿萬億])?(?:[元%％个個家户戶吨项]|美元)[*]*$")
_BULLETIN = re.compile(
    r"[#* ]*[^，。,;；:：\s]{0,24}(?:国民经济和社会发展|國民經濟和社會發展)(?:情况|情況)?(?:统计公报|統計公報)[^，。,;；:：\n]{0,12}"
)
_FOOT_OF_TABLE = seldom(r"[ \u3000]*(?:(?:数据|资料)[来來]源|注|备注)[:：]")
_PICTURE, _BLANKED = re.compile("[▲△]|[图圖](?:[①-⑳\\d]|片?[:：])|[^。]{1,30}[摄攝]$"), re.compile(r"\n[ \u3000]{4,}\n")
# Lines that end with none of their own, and then one that is a sentence's end: a paragraph, broken into lines.
_PARAGRAPH = re.compile(r"[ \u3000]+[^\n。]+(?:\n(?![ \u3000])[^\n。]+)+。")
_HEADING = 40  # characters; a longer line is prose
_GAP, _RARE = 2, 4  # newlines between paragraphs, and lines to each wider gap, where gaps mean something
_ENDS = tuple("。！!？?”」』）)】]")
_ITEM = seldom(rf"[ \u3000]*[-*●○■□◆◇▲△★☆◎•·※>|]|{_NUMBERED.pattern}")
_WHEN = re.compile("[年月日]|近日|日前|昨|季度")
_OF_ABOVE = re.compile(
    r"[ \u3000]*(?:(?:今年|与此同时|同时|此外|另外)[^，,。]{0,8}[，,])?该(?:[区县市镇园]|新区|园区|高新区|开发区|经开区)"
)
_HEADLINES = 4  # lines: kicker, headline, what stands below it, caption
_PROSE = 45  # characters; a line as long as this is no headline


def _any_of(words: str, *patterns: str) -> re.Pattern[str]:
    """Words with spaces between, and patterns that begin with a character as it is: as one that looks for all their first characters
    at once, which is many times faster."""
    firsts: dict[str, str] = defaultdict(str)  # by what follows them
    for sign in (*words.split(), *patterns):
        firsts[sign[1:]] += sign[0]
    return re.compile(f"[{''.join(firsts.values())}](?:{'|'.join(f'(?<=[{first}]){rest}' for rest, first in firsts.items())})")


# What every sign of a new article has in it, in its own line or in the one above, so that other lines cost one look.
_YEAR = r"[0-9]{2}(?:[-./年 ]|$)"
_MAY_SIGN = _any_of(
    "讯 訊 电 電 员 員 文 昨 月 消息 记者 記者 作者 撰稿 来源 來源 时间 時間 日期 日前 近日 连日", f"19{_YEAR}", f"20{_YEAR}"
)
_MAY_END = _any_of("文 记者 記者 作者 通讯 通訊 来源 來源 时间 時間 日期", *(f"{last}[ \u3000]*$" for last in ")）0123456789日"))


@dataclass(slots=True)  # not frozen: a text has very many, and freezing triples what one costs
class Line:
    """A line that holds something; start and end are offsets in the text."""

    start: int
    end: int
    text: str

    @property
    def is_heading(self) -> bool:
        """True for what may stand over an article: short, no sentence, no figure of a list."""
        return self.is_headline and not _FIGURE.search(self.text)

    @property
    def is_headline(self) -> bool:
        """The same of what stands over a byline, which may end with a figure: 工业总产值突破2000亿元."""
        if len(self.text) > _HEADING or _SENTENCE_END.search(self.text) or _SIGNATURE.search(self.text):
            return False
        return _FOOT_OF_TABLE.match(self.text) is None

    @property
    def is_byline(self) -> bool:
        """True for a short line that says who wrote or took what stands below; 来源 and the like are none."""
        return len(self.text) <= _PROSE and _BYLINE.fullmatch(self.text) is not None and not _CREDIT.search(self.text)


def is_numbered(text: str, start: int) -> bool:
    """True for a heading that counts the parts of an article: 一、工业."""
    return _NUMBERED.match(text, start) is not None


def articles(text: str, headlines: Iterable[int] = (), begun: Iterable[int] = (), tables: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Start and end of each article, in order, together the whole text.

    `headlines`: where a page was seen to begin one, in larger writing; `begun`: where one is known to begin; `tables`: where
    those start that were blanked out.

    >>> page = "甲区开门红\\n本报讯 一季度，甲区完成投资3亿元。\\n乙区双过半\\n本报讯 上半年，乙区完成投资5亿元。"
    >>> [page[slice(*span)].split("\\n")[0] for span in articles(page)]
    ['甲区开门红', '乙区双过半']
    """
    lines = list(_lines(text))
    has_prose = "。" in text or max(map(len, text.split("\n"))) > _PROSE  # a grid has very many lines and none
    prose = next((at for at, line in enumerate(lines) if _is_prose(line)), len(lines)) if has_prose else len(lines)
    starts = sorted({*(lines[at].start for at in _first_lines(lines, prose + 1)), *(at for at in begun if at > 0)})
    starts = sorted(
        {
            *starts,
            *_with_prose_before((*headlines, *_behind_gaps(text, lines, tables), *_bulletins(text, lines), *_boxes(lines)), lines, starts),
        }
    )
    return list(zip([0, *starts], [*starts, len(text)], strict=True))


def _behind_gaps(text: str, lines: list[Line], tables: Sequence[int]) -> list[int]:
    """Where a wider gap than between the paragraphs of an article stands above a line, as between the articles of a newspaper's page.

    What is blank because a table stood there is no gap.
    """
    apart = [(above, line) for above, line in pairwise(lines) if line.start - above.end > _GAP]
    apart = [(above, line) for above, line in apart if text.count("\n", above.end, line.start) > _GAP]
    apart = [(above, line) for above, line in apart if not any(above.end <= at < line.start for at in tables)]
    apart = [(above, line) for above, line in apart if not _goes_on_below_a_picture(text, above, line)]
    gaps = [line.start for above, line in apart if above.text.rstrip()[-1:] in _ENDS and _may_begin(line)]
    return gaps if len(gaps) * _RARE <= len(lines) else []


def _goes_on_below_a_picture(text: str, above: Line, line: Line) -> bool:
    """True where a picture stands in the gap, by what is said below it, which may be blanked out, and no headline behind it."""
    if _PICTURE.match(above.text) is None and _BLANKED.search(text, above.end, line.start) is None:
        return False
    return not line.is_heading or _PARAGRAPH.match(text, line.start) is not None


def _bulletins(text: str, lines: list[Line]) -> list[int]:
    """Where the title of a yearly bulletin stands, which is signed by nobody."""
    if "公报" not in text and "公報" not in text:
        return []
    return [line.start for above, line in pairwise(lines) if _BULLETIN.fullmatch(line.text) and above.text[-1:] in _ENDS]


def _boxes(lines: list[Line]) -> list[int]:
    """Where a box beside an article begins: 小资料, 数字同安."""
    may_be = [line for line in lines if line.text[0] in _FIRST_OF_BOXES and len(line.text) <= _BOX_HEADING]
    are_boxes = {words: _BOX.fullmatch(words) is not None for words in {line.text for line in may_be}}
    return [line.start for line in may_be if are_boxes[line.text]]


def _may_begin(line: Line) -> bool:
    """A headline, or prose that says when; no item of a list and no numbered part.

    拉动增长的还有项目。今年以来,…, and 今年以来,该区…, go on below a picture: a time in a later sentence opens nothing, and 该区 was named above.
    """
    if _ITEM.match(line.text) is not None:
        return False
    return line.is_heading or (_WHEN.search(line.text.split("。", 1)[0], 0, _HEADING) is not None and _OF_ABOVE.match(line.text) is None)


def _with_prose_before(headlines: Iterable[int], lines: list[Line], starts: list[int]) -> Iterator[int]:
    """The headlines between which and the article begun before there is prose: a second headline of one article begins none."""
    for at in headlines:
        begun = max((start for start in starts if start <= at), default=0)
        if any(begun <= line.start < at and _is_prose(line) for line in lines):
            yield at


def _lines(text: str) -> Iterator[Line]:
    at, printed = 0, text.split("\n")
    is_plain = len(without_zero_width(text)) == len(text)  # as most are
    seen = printed if is_plain else map(without_zero_width, printed)
    for length, words in zip(map(len, printed), map(str.strip, seen), strict=True):
        if words:
            is_spaced = length > FEWEST_BLANKS and words.count(" ") >= FEWEST_BLANKS
            yield Line(at, at + length, without_spacing(words) if is_spaced else words)
        at += length + 1


def _is_prose(line: Line) -> bool:
    return "。" in line.text or len(line.text) > _PROSE


def _first_lines(lines: list[Line], second: int) -> Iterator[int]:
    """The lines that articles begin with, from line `second` on: the headlines above each sign, or the sign itself."""
    reached = second  # the line behind the last sign
    for at, (above, line) in enumerate(pairwise(lines[second - 1 :]), second):
        if above.text[-1:] == "。":  # as most do: what ends so is no headline and no signature
            if _MAY_OPEN.match(line.text) and _OPENING.match(line.text):
                yield at
                reached = at + 1
            continue
        if not (_MAY_SIGN.search(line.text, 0, _PROSE) or _MAY_END.search(above.text[-_HEADING:])):
            continue
        if reached == at and lines[at - 1].is_byline:
            reached = at + 1 if _OPENING.match(line.text) or line.is_byline else reached
            continue  # 本报讯 below the byline of the same article
        opens = _OPENING.match(line.text) is not None
        may_open = opens or line.is_byline or _is_reported(line.text) or _opens_news(lines, at)
        head = _headline(lines, at, reached) if may_open else at
        if opens or head < at:
            yield head
            reached = at + 1
        elif _is_signed(lines, at) and line.is_heading and not _NUMBERED.match(line.text):
            yield at
            reached = at


def _is_reported(text: str) -> bool:
    """记者从…获悉, 据…通讯员…了解 at the head of a line."""
    return ("从" in text and _REPORTED.match(text) is not None) or ("据" in text and _TOLD_BY.match(text) is not None)


def _is_signed(lines: list[Line], at: int) -> bool:
    """True where the article above ends with its writer's name."""
    last = lines[at - 1]
    if last.text[-1] in ")）" and _SIGNATURE.search(last.text[-_HEADING:]) is not None:
        return True
    return last.is_byline and at > 1 and _is_prose(lines[at - 2])


def _headline(lines: list[Line], at: int, reached: int) -> int:
    """The first of the headlines that stand right above a line."""
    first = at
    while first > max(reached, at - _HEADLINES) and (
        lines[first - 1].is_heading
        or lines[first - 1].is_byline
        or (lines[first - 1].is_headline and (lines[first].is_byline or _is_behind_prose(lines, first - 1, reached)))
    ):
        first -= 1
    return first


def _is_behind_prose(lines: list[Line], at: int, reached: int) -> bool:
    """我区一季度工业应税销售增长30% right behind the last sentence of an article: no line of a list of figures."""
    return at > max(reached, 1) and _is_prose(lines[at - 1]) and lines[at - 1].text[-1:] in _ENDS


def _opens_news(lines: list[Line], at: int) -> bool:
    """近日, 3月18日下午 right below a Markdown heading without a number."""
    above = lines[at - 1].text
    return above[0] == "#" and _NUMBERED.match(above) is None and _LEAD.match(lines[at].text) is not None
