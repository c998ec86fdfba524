"""Brackets that add nothing to a sentence: (GDP), (下同), a region's rate in 全市(7.1%), last year's in 较去年同期(-1.1%)."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.clause import NUMBERS, Sentence
from metrics.language.periods import PeriodMention
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_REFERENCE = re.compile(r"\([vYud]{0,2}P\)")
_AGAINST = ("较", "比", "与", "去年", "上年")
_BRACKETS = re.compile(r"\([^()]{1,40}\)")
_MOVES = re.compile(r"v?[uads]v{0,2}B")
_EMPTY_BRACKETS = re.compile(r"\([^()PBMXKbf]{0,12}\)")
_BEHIND_A_NAME = re.compile(r"[IJM]\([^()]{1,16}\)")
# Slots of names with a figure in brackets each, and of what says that it is one of growth: 增速居…, 分别高于…1.0和4.2个百分点.
_RATED = re.compile(r"(?<=Z)\(P\)|[IJ]\(P\)(?:j{1,2}[IJ]\(P\)){0,9}(?=M?v{0,2}r|[Dv]{0,3}[ghG][^,;PM]*B)")
# Slots of times with a rate in brackets each: 增速一季度(10.9%)、上半年(11.5%), 增速高于一季度(10.2%)、上半年(11.5%), …,1-7月(9.9%)回落1.6个百分点.
_AT_TIMES = re.compile(
    r"r[vF]{0,2}[TV]\(P\)(?:j{1,2}T\(P\))*|(?<=[,;])T\(P\)(?=v{0,2}[ads]v?B)|(?<=[gh])V\(P\)(?:j{1,2}[TV]\(P\))*(?=$|[,;x])"
)
_OF_GROWTH = frozenset("rud")
_LEFT_OUT = re.compile("(?:不(?:包?含|包括)|未(?:包?含|包括)|扣除|剔除|除)[^,;]{2,}")
# What zones leave out of the figure they are told by: what no one counts in any case, other zones beside them, and houses.
_LEFT_OUT_BY_ALL = re.compile("厂用电|线损|农户|农村私人|军工|军品|基金|跨[区省市县地]|留抵|退税|价格|重复|房地产|(?<!保税)[区园县镇]$")
# One trade, kind of trade or payer alone, behind a name that is of all of them; (服务业) behind 第三产业增加值 is the same again.
_ONE_OF_THEM = re.compile("(?!全|规|各|所有)(?:民间|民营|国有|国税|地税|内资|外资|地方级?|[一二三]产|[^,;和及]{1,8}(?:业|产品|贸易))")
_LARGE = re.compile("(?:亿元?|[1-9]0{3,}万元?)(?:及)?以上")
FIRST_TOLD = ("初步核算", "初核", "快报", "初步统计", "初步", "预计数")  # before it was verified
_OF_PROJECTS, _OF_FIRMS = "项目", ("企业", "工厂", "单位")


def _are_those_years(tokens: list[Token], at: int) -> bool:
    """升格以来的五年(2011-2015年),累计完成…: whether the brackets that a slot opens say which years are counted right before them."""
    told = tokens[at + 1].period
    return at > 0 and told is not None and told.kind == "many_years" and tokens[at - 1].text.endswith("年")


def own_period(sentence: Sentence, at: int) -> PeriodMention | None:
    """进出口总额113亿元(1-11月), 税收5亿元(截至6月底), 规上服务业营业收入(1-11月)78亿元: the time that brackets name for one indicator."""
    behind = re.match(r".[vFSe]{0,4}M", sentence.letters[at : at + 6])
    tokens = [sentence.tokens[at], *([sentence.tokens[at + behind.end() - 1]] if behind else [])]
    held = next((t.period for t in tokens if t.period is not None), None)
    return held if held is not None and held.kind in ("span", "month", "as_of", "year") and not held.is_compared else None


def without_brackets(tokens: list[Token]) -> list[Token]:
    """Leave out brackets that hold no figure of their own: (GDP), (下同), and a region's rate in 全市(7.1%)."""
    letters = "".join([t.letter for t in tokens])
    if "(" not in letters:
        return tokens
    if "P)" in letters and (_RATED.search(letters) is not None or "Z(P)" in letters):
        tokens = _with_growth_told(tokens, letters)
        letters = "".join([t.letter for t in tokens])
    if ("T(P)" in letters or "V(P)" in letters) and not _OF_GROWTH.isdisjoint(letters):
        tokens = _with_rates_of_times(tokens, letters)
        letters = "".join([t.letter for t in tokens])
    _see_narrowed(tokens, letters)
    drop: set[int] = set()
    kept: dict[int, Token] = {}
    for found in _BRACKETS.finditer(letters):
        numbers = [tokens[i] for i in range(*found.span()) if letters[i] in NUMBERS]
        if numbers and all(number.text.endswith(("以上", "以下")) for number in numbers):
            drop.update(range(*found.span()))  # 规上工业企业(年主营业务收入2000万元及以上)
    for found in _EMPTY_BRACKETS.finditer(letters):
        drop.update(range(*found.span()))
        is_time = found.group() == "(T)" or (found.group().endswith(",T)") and tokens[found.start() + 1].text[0] in "错滞")
        if (
            is_time and found.start() and (letters[found.start() - 1] in "IJM" or letters[found.end() : found.end() + 1] == "I")
        ):  # 规上服务业营业收入(错月,1-8月)
            tokens[found.start() - 1].period = tokens[found.end() - 2].period
            if letters[found.end() : found.end() + 1] == "I":  # 规上服务业(1-5月)营业收入
                tokens[found.end()].period = tokens[found.end() - 2].period
            if letters[found.end() : found.end() + 2] == ":M":
                drop.add(found.end())  # 规上服务业营业收入(1-5月):12亿元
        elif found.group() == "(T)" and _are_those_years(tokens, found.start()):
            drop.remove(found.start() + 1)
        elif found.group() == "(T)" and letters[found.start() - 1 : found.start()] == "T":
            tokens[found.start() - 1] = _months_of(tokens[found.start() - 1], tokens[found.start() + 1])
    for found in _REFERENCE.finditer(letters):
        before = letters[: _behind_sum(tokens, found.start())]
        named = tokens[found.start() - 1].entry if before else None
        is_kind = named is not None and named.type == "self" and _is_named(tokens, found.start() - 1)
        is_place = is_kind or (named is not None and named.type in ("zone", "region"))
        lists_places = is_place and not re.search(r"[cghz][^v,;:]*$", before)
        is_beside_gap = before.endswith(("gV", "hV")) and letters[found.end() : found.end() + 1] == "B"  # 高于一季度(4.2%)0.5个百分点
        is_last_year = is_beside_gap or before.endswith("cV")
        is_last_year = is_last_year or (before.endswith(("Y", "V", "p")) and tokens[len(before) - 1].text.startswith(_AGAINST))
        if (base := _rate_then(tokens, letters, found, len(before))) is not None:
            kept[found.start()] = base
        elif (re.search(r"[chgS][Svr]{0,3}$|cv?S[IJx]$", before) and not lists_places) or is_last_year:
            drop.update(range(*found.span()))
    return (
        [each for i, t in enumerate(tokens) if i not in drop for each in ((t, kept[i]) if i in kept else (t,))] if drop or kept else tokens
    )


def _months_of(year: Token, months: Token) -> Token:
    """2008年(1-11月): the months in brackets, of the year before them."""
    if year.period is None or months.period is None or year.period.kind != "year" or months.period.kind not in ("span", "month", "as_of"):
        return year
    if months.period.year is not None or months.period.relative is not None:
        return year
    return replace(year, period=months.period._replace(year=year.period.year, relative=year.period.relative))


def _with_growth_told(tokens: list[Token], letters: str) -> list[Token]:
    """GDP(6.8%)、工业投资(12.1%)增速居…, as it would stand without brackets: GDP增长6.8%、工业投资增长12.1%,增速居…; 税收占比(81.2%) too."""
    told: list[Token] = []
    last = 0
    for found in _RATED.finditer(letters):
        if any(t.entry is not None and _is_ratio(t.entry.value) for t in tokens[found.start() : found.end()]):
            continue  # 登记失业率(3.1%)低于全市0.2个百分点
        told += tokens[last : found.start()]
        for at in range(*found.span()):
            if letters[at] == "(" and at > found.start():
                told.append(replace(tokens[at], letter="u", text="增长"))
            elif letters[at] not in "()":
                told.append(tokens[at])
        last = found.end()
        if letters[last : last + 1] not in (",", ";", "j", ""):
            told.append(replace(tokens[last - 1], letter=",", text=","))
    return told + tokens[last:]


def _with_rates_of_times(tokens: list[Token], letters: str) -> list[Token]:
    """增速一季度(10.9%)、上半年(11.5%), as it would stand without brackets; what they are held against, 高于一季度(10.9%), holds within them alone."""
    told: list[Token] = []
    last = 0
    for found in _AT_TIMES.finditer(letters):
        told += tokens[last : found.start()]
        last = found.end()
        is_base = letters[found.start()] == "V"  # 高于一季度(10.2%)
        for at in range(*found.span()):
            token = tokens[at]
            if is_base and token.period is not None:
                told.append(replace(token, letter="V"))
            elif is_base and token.letter == "(" and (time := tokens[at - 1].period) is not None:
                told += [
                    token,
                    replace(tokens[at - 1], letter="T", period=time._replace(is_compared=False), start=token.end, end=token.end),
                ]
            elif is_base or token.letter not in "()V":
                told.append(token)
            elif token.letter == "V" and token.period is not None:
                told.append(replace(token, letter="T", period=token.period._replace(is_compared=False)))  # 增速从上半年(11.5%)开始回落
    return told + tokens[last:]


def _is_ratio(value: str) -> bool:
    """Whether the indicator is itself told in percent, so that a bare rate may be its level."""
    return vocabulary().units.get(value.partition(";")[0]) == "PERCENT"


def _see_narrowed(tokens: list[Token], letters: str) -> None:
    """Mark what brackets leave a part of: the names of 税收(不含海关代征), 固定资产投资(10亿元以上项目), the first count in 520亿元(快报数)."""
    for found in _BEHIND_A_NAME.finditer(letters):
        words = "".join([t.text for t in tokens[found.start() + 2 : found.end() - 1]])
        is_figure = letters[found.start()] == "M"
        tokens[found.start()].is_part = words.startswith(FIRST_TOLD) if is_figure else _leaves_a_part(words)
        if not is_figure and "业" not in tokens[found.start()].text and _ONE_OF_THEM.fullmatch(words) is not None:
            tokens[found.start()].is_part = True  # 税收(工业), 出口(机电产品)


def _leaves_a_part(words: str) -> bool:
    """Whether what stands in brackets behind a name leaves something of it out that others count.

    >>> _leaves_a_part("不含海关代征"), _leaves_a_part("不含农户"), _leaves_a_part("5亿元以上项目"), _leaves_a_part("500万元以上项目")
    (True, False, True, False)
    """
    if _LEFT_OUT.search(words) is not None and _LEFT_OUT_BY_ALL.search(words) is None:
        return True
    large = _LARGE.search(words)
    return large is not None and (words.endswith(_OF_PROJECTS) or ("亿" in large[0] and words.endswith(_OF_FIRMS)))


def _is_named(tokens: list[Token], at: int) -> bool:
    """滨江 before 经开区: the zone's name stands right before its kind."""
    return at > 0 and tokens[at - 1].letter == "x" and tokens[at - 1].end == tokens[at].start


def _behind_sum(tokens: list[Token], at: int) -> int:
    """Where what brackets stand behind ends: 较1-2月累计(-0.6%) is 较1-2月(-0.6%)."""
    return at - 1 if at > 1 and tokens[at - 1].text == "累计" and tokens[at - 2].letter == "V" else at


def _rate_then(tokens: list[Token], letters: str, found: re.Match[str], behind: int) -> Token | None:
    """增速较上半年(7.6%)提高1.2个百分点: the months that the rate in brackets is of, as they would stand before it; `behind` what they stand."""
    base = tokens[behind - 1] if behind else tokens[0]
    if base.period is None or base.period.kind != "span" or base.period.relative is not None or base.period.year is not None:
        return None
    if _MOVES.match(letters, found.end()) is None or re.search(r"(?:r|[PB],)v?cV$", letters[:behind]) is None:
        return None
    at = tokens[found.start()].end
    return replace(base, letter="T", period=base.period._replace(is_compared=False), start=at, end=at)
