"""Lines that stand between the lines of a text and say nothing of it: arrows of posters, times of films, numbers of pages.

Each becomes blanks, character for character, and what stood around it comes to stand in lines next to each other.
"""

from __future__ import annotations

import re

from metrics.language.seldom import seldom
from metrics.language.telltales import has_any

# Between a poster's name and its figure an arrow may point from one to the other, in a line of its own.
_ARROWS = "↓⬇▼▽⇩👇"
_POINTS_DOWN = re.compile(f"[ ]{{0,8}}\\n[ \\n]{{0,8}}[{_ARROWS}](?:[{_ARROWS} \\ufe0f]{{0,8}})\\n[ \\n]{{0,8}}")
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[,.]\d{1,3})?"
_TIMES = re.compile(
    rf"(?:^|[ ]{{0,8}}\n[ \n]{{0,8}})(?:[ ]{{0,4}}\d{{1,4}}[ ]{{0,4}}\n)?[ ]{{0,4}}\[?{_TIME}(?:[ ]{{0,2}}-{{1,3}}>?[ ]{{0,2}}{_TIME})?\]?[ ]{{0,4}}\n[ \n]{{0,8}}"
)
_LAST_SECONDS = re.compile(r":\d{2}(?:[,.]\d{1,3})?\]?[ ]{0,4}\n")  # how each of these lines ends, and found far faster
_FEWEST_TIMES = 3
_PAGE = re.compile(
    r"[ \n](?:(?<=\n)|[ ]{0,7}\n)[ \n]{0,8}(?:-[ ]?\d{1,3}[ ]?-|第[ ]?\d{1,3}[ ]?页(?:[ ]?[,/]?[ ]?共[ ]?\d{1,3}[ ]?页)?|\d{1,3}[ ]?/[ ]?\d{1,3})[ ]{0,8}\n[ \n]{0,8}"
)
_DASHED = re.compile(r"-(?<=\d[ ]-|.\d-)[ ]{0,8}\n")  # how a number between dashes ends: - 2 -
_QUOTED = re.compile("^>", re.MULTILINE)  # a quotation in Markdown, where nearly all lines begin so


# What a web page sets around its text: where it stands (首页 > 动态), the size of its letters, its readers so far, other pages.
_NO_ZONE = r"(?![^\n]{0,80}(?:开发区|经开区|高新区|新区|保税|工业园|[市县州]))"  # a path that names one says whose page it is
_PATH = rf"{_NO_ZONE}(?:(?:当前|您的|您现在的|您所在的|所在|现在)位置是?[: ]|(?:网站)?首页[ ]{{0,4}}(?:[>»›/-]|::))[^\n。]{{0,80}}"
_SIZE = r"字[号体](?:大小)?[: ]?[^\n。\d]{0,16}"
_READERS = r"(?:浏览|阅读|点击|访问)(?:次数|人次|量|数)?[: ]{1,3}\d{0,8}次?"
_BUTTON = r"(?:打印|关闭|收藏|分享)(?:本页|此页|窗口|页面|到)?[^\n。\d,:]{0,20}"
_OTHER_PAGE = r"[上下]一[篇条页][: ][^\n]{0,80}"
_AROUND = seldom(rf"^[ 【\[]{{0,8}}(?:{_PATH}|{_SIZE}|{_READERS}|{_BUTTON}|{_OTHER_PAGE})[ 】\]]{{0,8}}$", re.MULTILINE)
_WORDS_AROUND = ("位置", "首页", "字号", "字体", "浏览", "阅读", "点击", "访问", "打印", "关闭", "分享", "上一", "下一")

# ▲县房管局 商品房销售面积3.9万平方米: an office that heads an item, set apart by blanks alone
_OFFICE_HEAD = re.compile(
    r"^([ ]{0,4}[▲△●○■□◆◇★•※·][ ]{0,2}[\u4e00-\u9fff]{1,12}(?:局|委|办|中心|公司|[支分]行|海关|处|所))[ ](?=[ ]{0,4}[\u4e00-\u9fff\d])",
    re.MULTILINE,
)
_FEWEST_HEADS = 2


def without_interruptions(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with such lines blanked out, as long as before, and where the blanks stand.

    >>> without_interruptions("完成固定资\\n- 2 -\\n产投资8亿元")
    ('完成固定资      \\n产投资8亿元', [(5, 11)])
    """
    blanks: list[tuple[int, int]] = []

    def blank(found: re.Match[str]) -> str:
        blanks.append((found.start(), found.end() - 1))
        return " " * (len(found[0]) - 1) + "\n"

    if has_any(text, _ARROWS):
        text = _POINTS_DOWN.sub(blank, text)
    if len(_LAST_SECONDS.findall(text)) >= _FEWEST_TIMES and len(_TIMES.findall(text)) >= _FEWEST_TIMES:
        text = _TIMES.sub(blank, text)
    if has_any(text, _WORDS_AROUND):
        text = _AROUND.sub(lambda found: " " * len(found[0]), text)
    if "页" in text or "/" in text or ("-\n" in text and _DASHED.search(text) is not None):
        text = _PAGE.sub(blank, text)
    if text.startswith(">") and 2 * (text.count("\n>") + 1) > text.count("\n"):
        text = _QUOTED.sub(" ", text)
    if len(_OFFICE_HEAD.findall(text)) >= _FEWEST_HEADS:
        text = _OFFICE_HEAD.sub(r"\1:", text)
    return text, blanks
