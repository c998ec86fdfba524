"""Lines that set a figure apart from the name it belongs to, as cards, posters, captions of films and headlines do.

    256.8亿元 / 地区生产总值 / 同比增长13.9%      the figure stands first
    GDP / 179.74 / 亿元 / 同比 / 4.5%            label and figure have lines of their own
    指标:固定资产投资 / 总量:186.3亿元 / 增速:6.7%   a line for each thing told
    17.9亿元!一般公共预算收入创新高                a headline begins with its figure

They become sentences as they are read elsewhere: breaks are cut or become commas, a figure moves behind its name.
Where the lines do not say which figure is of which name, they stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from metrics.language.boxes import boxed
from metrics.language.movements import MOVED
from metrics.language.seldom import seldom
from metrics.language.vocabulary import names_in

_BOUND = "(?:超过?|突破|近|约|逾|达到?|首破)?"
_NUMBER = r"\d[\d,]{0,11}(?:\.\d{1,4})?"
_UNIT = r"(?:[十百千]?[万亿]{0,2}(?:美?元|吨|平方米|标箱|千瓦时|人次)|[万亿]{1,2}|[户家个人项件])"
_RISE = rf"(?:{MOVED}|增[速幅]|[增升降]|[↑↓▲▼⬆⬇+-])"
_RATE = rf"(?:同比|比上年(?:同期)?|较上年(?:同期)?|按可比价(?:格)?)?{_RISE}?[: ]?[+-]?{_NUMBER}(?:%|个?百分点)"
_RANK = r"(?:位?[居列排])?(?:全[省市区县国])?(?:排名|位列|排)?第(?:\d{1,2}|[一二三四五六七八九十]{1,2})[位名]?"
_AMOUNT = rf"{_BOUND}[+-]?{_NUMBER} ?{_UNIT}[+多余]?"
_LABEL = r"(?:总量|绝对[值额量]|完成值|本期值?|累计|同比|增长率?|增速|增幅|同比增[长速幅]|同比下降|比上年(?:同期)?(?:增长|增幅)?|较(?:上年(?:同期)?|上半年|一季度|前三季度|上月)(?:增长|增幅)?|[全]?[省市区县国]?(?:增速|总量)?(?:排名|位次|排位)|两年平均(?:增[长速])?|占比|完成率|完成年度?(?:目标|任务|计划))"
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("F", rf"{_AMOUNT}[!]?|{_BOUND}[+-]?{_NUMBER}%[!]?"),
        ("G", rf"\(?{_RATE}\)?[!]?"),
        ("B", rf"[+-]?{_NUMBER}"),
        ("U", rf"{_UNIT}|%"),
        ("L", _LABEL + "[:]?"),
        (
            "P",
            rf"{_RANK}|{_LABEL}[: ] ?(?:{_AMOUNT}|{_BOUND}{_RATE}|{_RANK})|(?:达到?|完成|实现|总量达?到?) ?{_AMOUNT}|[高低快]于全[国省市](?:平均)?(?:水平)? ?{_NUMBER} ?个百分点",
        ),
    )
)
_BULLET = re.compile(r"[●■◆▶►★·•○◇□*#>-]*[ ]*")
_FIRST_ALONE = (
    r"(?=[ ]{0,8}[\d:+ 超突近约逾达首同比较按增上提减下降升↑↓▲▼⬆⬇总绝完本累全省市区县国两占排位-])"  # tells nearly all lines from these
)
_ALONE = rf"{_FIRST_ALONE}[ ]{{0,8}}(?:(?:(?:{_AMOUNT}|{_RATE})(?:[,、 ](?:{_AMOUNT}|{_RATE}))?|{_LABEL})[: ]{{0,2}}(?:$|!|[:|丨]|--)|{_LABEL}[: ])"
_APART, _APART_FIRST = (
    re.compile(r"\n(?=[^\n])" + _ALONE, re.MULTILINE),
    re.compile(_ALONE, re.MULTILINE),
)  # one letter leads, so that the search is fast
_FIGURE_FIRST = re.compile(r"(?:_*(?:F|BU)_*N(?:_*G)*){2,}|(?:_*(?:F|BU)(?:_*G)+_*N){2,}")  # in one order throughout
_CARD = re.compile(r"(?:F|BU)(?:_*G)*_*(?P<name>N)")
_HEADLINE = seldom(
    rf"^[ ]{{0,8}}(?P<figure>(?:{_AMOUNT}|{_BOUND}{_RATE})(?:[,、 ](?:{_AMOUNT}|{_RATE}))?)[ ]?(?P<mark>!{{1,3}}|[:|丨]|--?)(?P<rest>[^\n]{{4,60}})$",
    re.MULTILINE,
)
_SOME_FIGURE = re.compile(r"\d[\d.]*(?:[万亿%元]|个百分点)|第[一二三四五六七八九十\d]+位")
_TOLD = re.compile("(?:总量|总额|增速|增幅|同比增[长速]|同比|增长)")
_TITLE = re.compile(r"年|月|季|数[据读说]|成绩单|图解|一图|速览|看点|亮点|:$|情况|指标|报告|答卷")
_BEHIND = re.compile("(?![FB]|[XL][FB])")  # what follows the last card is no figure, and no name that nobody knows over one
_ONE = ("LF", "LG", "LB", "NB", "BU")  # lines that make one figure
_BOLD_LINE = re.compile(r"^[ ]{0,4}\*\*(?P<told>[^*\n]{2,30})\*\*[ ]*$", re.MULTILINE)
_FIGURES = ("F", "G", "P", "B", "U")  # kinds of lines
_LONGEST = 30  # characters of a line of a card
_BESIDE = 6  # characters beside an indicator's name in such a line


class Poster(NamedTuple):
    """What to do with a text: its signs, character for character, breaks to cut, breaks that stay, figures that move behind a place."""

    text: str
    cuts: list[tuple[int, int]]
    standing: frozenset[int]
    moves: list[tuple[int, int, int]]


class _Line(NamedTuple):
    start: int
    end: int
    kind: str  # F figure, G growth or rank, B bare number, U unit, L label, P label and figure, N name, _ blank, X other


def marks_of_bold_figures(text: str) -> list[int]:
    """Where the marks of bold letters stand around lines that are a figure and no more: they part it from the name in the line above.

    >>> marks_of_bold_figures("税收收入\\n**2.8亿元**\\n**二、工业**")
    [5, 6, 12, 13]
    """
    found = (line for line in _BOLD_LINE.finditer(text) if _kind(line["told"].strip()) in _FIGURES) if "**" in text else ()
    return [at for line in found for first in (line.start("told") - 2, line.end("told")) for at in (first, first + 1)]


def poster_of(text: str) -> Poster | None:
    """How the lines of a text that set figures apart are read; None where it has none.

    >>> poster_of("256.8亿元\\n地区生产总值\\n21.4亿元\\n税收收入").moves
    [(0, 7, 14), (15, 21, 26)]
    """
    box = boxed(text)
    if not box.moves and _APART_FIRST.match(text) is None and _APART.search(text) is None:
        return None
    moves, marks, standing = _headlines(text)
    moves += box.moves
    standing |= box.standing
    lines = _lines(_with_commas(text, marks))
    cuts, commas, names = _labels(text, lines)
    cuts += box.cuts
    standing |= names
    for figure in _said_again(text, lines):
        cuts.append(figure)
        standing |= {figure[0], figure[1]}
    for found in _FIGURE_FIRST.finditer("".join(line.kind for line in lines)):
        if _is_apart(text, lines, found.start(), found.end()):
            moves += _cards(lines, found, cuts, standing)
    return Poster(_with_commas(text, [*marks, *commas]), cuts, frozenset(standing), sorted(moves))


def _with_commas(text: str, places: list[int]) -> str:
    """The text with commas in these places."""
    if not places:
        return text
    signs = list(text)
    for at in places:
        signs[at] = ","
    return "".join(signs)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        start = at + line.find(words) if words else at
        lines.append(_Line(start, start + len(words), _kind(words)))
        at += len(line) + 1
    return lines


@lru_cache(maxsize=1 << 12)
def _kind(words: str) -> str:
    if not words:
        return "_"
    if len(words) > _LONGEST:
        return "X"
    words = words[_BULLET.match(words).end() :] if words[0] not in "+-" else words  # type: ignore[union-attr]
    kind = next((kind for kind, pattern in _KINDS if pattern.fullmatch(words)), "")
    return kind or ("N" if _is_name(words) else "X")


def _names(words: str) -> list[tuple[int, int]]:
    return [(start, end) for _, start, end in names_in(words)]


def _is_name(words: str) -> bool:
    """One indicator's name and little beside it."""
    if any(character.isdigit() or character in ",。;!?" for character in words):
        return False
    names = _names(words)
    return len(names) == 1 and len(words) - (names[0][1] - names[0][0]) <= _BESIDE


def _headlines(text: str) -> tuple[list[tuple[int, int, int]], list[int], set[int]]:
    """17.9亿元!一般公共预算收入创新高: the figure moves behind the one name that the headline has.

    Its mark becomes a comma, and its line stands alone: the moves, the places of marks, and those before which a break stays.
    """
    moves: list[tuple[int, int, int]] = []
    marks: list[int] = []
    standing: set[int] = set()
    for found in _HEADLINE.finditer(text):
        rest, begin = found["rest"], found.start("rest")
        names = _names(rest)
        if len(names) != 1 or _SOME_FIGURE.search(rest):
            continue
        told = _TOLD.match(rest, names[0][1])
        mark, end = found.span("mark")
        marks += range(mark, end)
        moves.append((found.start("figure"), mark + 1, begin + (told.end() if told else names[0][1])))
        standing |= {found.start("figure"), found.end() + 1}
    return moves, marks, standing


def _said_again(text: str, lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """2.6% over 地区生产总值同比增长2.6%: a figure in large letters that the line below says with its name."""
    for line, below in pairwise(line for line in lines if line.kind != "_"):
        if line.kind in "FG" and below.kind == "X" and _tells(text[below.start : below.end], text[line.start : line.end].strip("+!")):
            yield line.start, below.start


def _tells(words: str, figure: str) -> bool:
    """True where a figure stands in a line, and is not the end of a longer one."""
    at = words.find(figure)
    while at > 0 and (words[at - 1] == "." or words[at - 1].isdecimal()):
        at = words.find(figure, at + 1)
    return at >= 0


def _labels(text: str, lines: list[_Line]) -> tuple[list[tuple[int, int]], list[int], set[int]]:
    """The breaks between label and figure, to cut, those between what is told of one name, which become commas, and the next names."""
    cuts, commas, names = [], [], set()
    shown = [line for line in lines if line.kind != "_"]
    is_card = False
    for above, line, below in zip(shown, shown[1:], [*shown[2:], None], strict=False):
        is_fall = text[line.start] == "-" and line.kind in "FG" and above.kind in "FU"  # 208.3亿元 / -4.6% is no range
        is_label = line.kind == "P" or is_fall or (line.kind == "L" and below is not None and below.kind in "FGB")
        if above.kind == "N":
            is_card = True
        elif above.kind in "X":
            is_card = False
        is_one_of_two = line.kind == "B" and below is not None and below.kind == "B"  # of 6.1 / 9.9 which is it?
        is_one = above.kind + line.kind in _ONE and not is_one_of_two
        if is_card and (is_one or (is_label and above.kind == "N" and text[above.end - 1] not in "亿万")):
            cuts.append((above.end, line.start))
        elif is_label and is_card:
            commas.append(above.end)
            cuts.append((above.end + 1, line.start))
        elif is_card and line.kind == "N" and above.kind in "FGPU":
            names.add(line.start)
    return cuts, commas, names


def _is_apart(text: str, lines: list[_Line], first: int, last: int) -> bool:
    """True where a run of cards begins below a title or a blank line, and no figure behind it may be of its last name."""
    if not _BEHIND.match("".join(line.kind for line in lines[last : last + 2])):
        return False
    above = lines[first - 1] if first else None
    if above is None or lines[first].kind == "_":
        return above is None or above.kind == "X"
    return above.kind == "_" or (above.kind == "X" and _TITLE.search(text, above.start, above.end) is not None)


def _cards(lines: list[_Line], found: re.Match[str], cuts: list[tuple[int, int]], standing: set[int]) -> list[tuple[int, int, int]]:
    """The moves of each card's figure behind its name; the break before a card stays."""
    moves = []
    for card in _CARD.finditer(found.string, found.start(), found.end()):
        first, name = lines[card.start()], lines[card.start("name")]
        figures = [line for line in lines[card.start() : card.start("name")] if line.kind != "_"]
        cuts += [(one.end, other.start) for one, other in zip(figures, [*figures[1:], name], strict=True)]
        moves.append((first.start, figures[-1].end, name.end))
        standing.add(first.start)
    return moves
