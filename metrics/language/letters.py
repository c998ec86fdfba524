"""The letter of a slot that depends on those beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from metrics.language.amount_letters import ALL_OF_THEM, of_amount, of_indicator, of_rate
from metrics.language.period_words import FROM
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, county_names, words_of

LEVELS = frozenset("国省市州")  # 国、省 for 全国、全省
_WIDE = ("自治区", "自治州", "国家")  # as 全省 and 全国 are said: 高于自治区2个百分点
_RATE_REACHED = re.compile(r"v{0,2}Y?[ud]?v?P")
_REACHED = re.compile(r"T?v{0,2}M")
_NAMED = re.compile("(?:[IJr]|[IJ][lvF]{1,2})$")
_TIME_ALONE = re.compile("(?:^|[,;:q(M])T$")
_REACHED_NEXT = re.compile("v{0,2}F?[MPX]")
_WHOLE_YEAR = ("全年", "年度")
_PLACES_MOVED = ("进", "退")  # 较去年进3位; elsewhere part of some other word
_BESIDE_OF = words_of("beside_word")
_SHARED = re.compile("([IJxQE]{1,4})[vTFYr]{0,3}(D?)")
_YEARS_AGO = seldom(r"(?!1年)[两二三四五六七八九十几多数\d]{1,3}[余多几]?年[之以]?前|[“\"'‘](?:十[一二三四五]|[七八九十])五[”\"'’]")
_YEARS = re.compile("[两二三四五六七八九十几2-9]年|十[一二三四五]五")
_NEAR = 6  # slots before 累计增速 that can tell of which years
_SAME_TIME = ("比同期", "较同期")
_RATE_OF_OTHERS = re.compile("S[vrIJ]{0,4}[gh]|[SIJ][vIJ]{0,3}r")
_CALLED_BY_IT = re.compile(any_of("office_word"))
_ON_THAT_GROUND = re.compile("[^,;:\\d]{0,12}?(?:基础|基数|情况|背景|前提|条件|形势)[^,;:\\d]{0,6}?[上下]")
_TO_WHOLE = 6  # slots before 贡献 that can name the whole
_EACH = ("各", "均", "双双", "都")


def _has_figure(tokens: list[Token], i: int) -> bool:
    """2018年的15亿元, 上半年的4.8%, 一季度同比下降2%: a time and what was reached in it."""
    behind = "".join([t.letter for t in tokens[i + 1 : i + 6]])
    period = tokens[i].period
    is_rate = period is not None and period.kind in ("span", "month") and _RATE_REACHED.match(behind) is not None
    return is_rate or (period is not None and period.kind == "year" and behind.lstrip("v")[:1] in ("M", "P"))


def _is_year(token: Token) -> bool:
    return token.period is not None and token.period.kind == "year" and token.period.year is not None


def _of_period(tokens: list[Token], i: int) -> str:
    """T: what something is compared with is no period of what follows."""
    before = tokens[i - 1] if i else None
    if before is None:
        return "T"
    if tokens[i].text in _WHOLE_YEAR and before.letter in "zF" and (share := _of_the_years(tokens, i)):
        return share
    if before.letter == "j" and i > 1 and tokens[i - 2].letter in "VYO":
        return "V"  # 较去年同期和一季度
    if before.letter in "ghO" or (before.text == "同比" and _is_year(tokens[i])):
        return "V"  # 高出前5月, 环比一季度增长14%, 同比2020年增长8%
    if "相比" in [t.text for t in tokens[i + 1 : i + 3]] and any(t.text in _BESIDE_OF for t in tokens[max(0, i - 2) : i]):
        return "V"  # 和我省10月CPI相比上涨0.2个百分点
    if before.text in ("是", "为") and [t.letter for t in tokens[i + 1 : i + 3]] == ["v", "X"]:
        period = tokens[i].period
        return "m" if period is not None and period.relative == -1 else "N"  # 是去年的2.3倍, 是2005年的21倍
    return "T"


def _of_the_years(tokens: list[Token], i: int) -> str:
    """占全年指标的55%, 完成全年指标20亿元, 完成全年的55% are parts of the goal; 占全年的55% is one of the goal or of the year, nobody says which."""
    words = [t.text for t in tokens[i + 1 : i + 4]]
    letters = "".join([t.letter for t in tokens[i + 1 : i + 4]])
    if letters.startswith("vM") and words[0] == "指标" and tokens[i - 1].letter in ("F", "z"):
        return "G"
    if re.match("v{0,2}P", letters) is None or words[0] not in ("的", "指标"):
        return ""
    return "G" if words[0] == "指标" or tokens[i - 1].letter == "F" else "W"


def _of_last_year(tokens: list[Token], i: int) -> str:
    """p: 比一季度、上年同期; 在去年同期高基数的基础上 holds nothing against it that a figure tells."""
    if i and tokens[i - 1].text == "在" and _ON_THAT_GROUND.match("".join([t.text for t in tokens[i + 1 : i + 9]])) is not None:
        return "v"
    return "Y" if i > 1 and tokens[i - 1].letter == "j" and tokens[i - 2].letter in "VYO" else "p"


def _of_base(tokens: list[Token], i: int) -> str:
    """V: 从2018年的15亿元增加到2022年的138亿元 tells the level of both years."""
    token = tokens[i]
    if i and tokens[i - 1].text in FROM and _has_figure(tokens, i):
        token.period = token.period._replace(is_compared=False) if token.period is not None else None
        return "T"
    return "V"


def _of_colon(tokens: list[Token], i: int) -> str:
    """Between a name and its figure a colon is a filler: 地区生产总值:179.74亿元, 固定资产投资总额:累计完成120亿元."""
    before = "".join([t.letter for t in tokens[max(0, i - 3) : i]])
    is_filler = _NAMED.search(before) is not None and _REACHED_NEXT.match("".join([t.letter for t in tokens[i + 1 : i + 5]])) is not None
    is_counted = before.endswith("IQ") and tokens[i - 1].text.endswith("项目") and "M" in [t.letter for t in tokens[i + 1 : i + 2]]
    is_rate = before[-1:] in ("u", "d") and "P" in [t.letter for t in tokens[i + 1 : i + 2]]  # 同比增长:9.6%
    is_of_a_time = _TIME_ALONE.search(before) is not None and "".join([t.letter for t in tokens[i + 1 : i + 2]]) in ("M", "P")
    return "v" if is_filler or is_counted or is_rate or is_of_a_time else ":"  # 新签约亿元以上项目:40个; 其中,6月当月:22亿元


def _of_level(tokens: list[Token], i: int) -> str:
    """?: 分别高于国、省2.6和3.1个百分点."""
    before = tokens[i - 1] if i else None
    if before is None or i + 1 == len(tokens) or not (tokens[i + 1].letter in "jB" or tokens[i + 1].text.startswith("平均")):
        return "x"
    is_second = before.letter == "j" and i > 1 and tokens[i - 2].letter == "S" and tokens[i - 2].text in LEVELS
    return "S" if before.letter in "ghz" or is_second else "x"


def _of_short_name(tokens: list[Token], i: int) -> str:
    """J: 工业 in 工业项目 names nothing; 第一产业稳中有进 does."""
    token = tokens[i]
    if i and tokens[i - 1].end == token.start and tokens[i - 1].letter == "I" and tokens[i - 1].text.endswith(token.text):
        return "v"  # 工业产值产值比重: printed twice
    if i + 1 == len(tokens) or tokens[i + 1].start != token.end:
        return "J"
    if token.text == "外贸" and (tokens[i + 1].text in ALL_OF_THEM or tokens[i + 1].letter == "S"):
        return "v"  # 外贸3项指标分别增长…, 列全国主要外贸省市第一
    is_sector = token.text.startswith("第") and token.text.endswith("产业")
    return "x" if tokens[i + 1].letter in ("QE" if is_sector else "QxE") else "J"


def _of_part(tokens: list[Token], i: int) -> str:
    """Q: 1-6月全区可实现… estimates; elsewhere it tells what a plant will bring."""
    return "e" if tokens[i].text == "可实现" and i > 1 and tokens[i - 1].letter == "S" and tokens[i - 2].letter == "T" else "Q"


def _of_growth(tokens: list[Token], i: int) -> str:
    """r: 外贸发展速度居全国第2位; a number behind 发展速度 may be an index."""
    if tokens[i].text != "发展速度":
        return "r"
    return "r" if "".join([t.letter for t in tokens[max(0, i - 1) : i + 2]]) in ("Irk", "Jrk") else "x"


def _of_yearly(tokens: list[Token], i: int) -> str:
    """N: 三年累计增速, 近三年…累计增幅; 累计增速为19%, 累计增速较上月回落 is the growth since January."""
    is_since_january = tokens[i].text.startswith("累计增") and not any(map(_is_of_years, tokens[max(0, i - _NEAR) : i]))
    return "r" if is_since_january else "N"


def _is_of_years(token: Token) -> bool:
    """“十二五”, 2016-2020年, 四年, 近三年, 五年来: a time of several years."""
    if token.period is not None:
        return token.period.kind in ("many_years", "plan")
    return token.letter == "N" or _YEARS.search(token.text) is not None


def _see_places(tokens: list[Token], i: int) -> None:
    """高于溧水、兴化, 比昆山高, 高于全市、自治区: the bare name of a county where only a place can stand."""
    names = county_names()
    while i + 1 < len(tokens) and (_is_place(tokens[i], tokens[i + 1], names) or (tokens[i].letter == "S" and tokens[i + 1].letter == "j")):
        tokens[i].letter = "S"
        i += 2 if tokens[i + 1].letter == "j" else 1


def _is_place(token: Token, behind: Token, names: frozenset[str]) -> bool:
    """比国家、省、市高, 高于自治区, 比省平均高: short for 全国、全省、全市."""
    if token.text in _WIDE:
        return behind.letter in "jghBv"
    return (token.letter == "x" and token.text in names) or (
        token.text in LEVELS and (behind.letter in "jgh" or behind.text.startswith("平均"))
    )


def _see_years_ago(tokens: list[Token], i: int) -> None:
    """N: 比10年前增长24倍, 比三年前增长40%, 比“九五”增长2倍 are no growth of one year."""
    if i < len(tokens) and tokens[i].letter == "x" and _YEARS_AGO.match(tokens[i].text) is not None:
        tokens[i].letter = "N"


def _of_comparison(tokens: list[Token], i: int) -> str:
    """c: 比溧水高; 与 between members of a list is an and."""
    if tokens[i].text in ("比", "较"):
        _see_places(tokens, i + 1)
        _see_years_ago(tokens, i + 1)
    return "j" if tokens[i].text == "与" and _joins(tokens, i) else "c"


def _of_same_time(tokens: list[Token], i: int) -> str:
    """c: 比同期全市平均增幅高, 较同期固定资产投资增速高 compare with others of the same time; 比同期增长 with the year before."""
    if tokens[i].text not in _SAME_TIME:
        return "Y"
    return "c" if _RATE_OF_OTHERS.match("".join([t.letter for t in tokens[i + 1 : i + 8]])) is not None else "Y"


def _joins(tokens: list[Token], i: int) -> bool:
    """5.4%与7.7%, 高出全省与全市5.4个百分点, 工业投资与民间投资分别增长."""
    before, behind = [t.letter for t in tokens[max(0, i - 2) : i]], "".join([t.letter for t in tokens[i + 1 : i + 9]])
    if not before or not behind:
        return False
    if before[-1] in "PBMX" and before[-1] == behind[0]:
        return True
    if before[-1] == "S":
        return behind[0] == "S" and before[0] in "gh"
    shared = _SHARED.match(behind) if before[-1] in "IJ" else None
    if shared is None:
        return False
    return bool(shared[2]) or any(t.text in _EACH for t in tokens[i + 1 + shared.end(1) : i + 1 + shared.end()])


_NOUNS = ("额", "量")


def _of_verb(tokens: list[Token], i: int) -> str:
    """高, 增 or 多 compares or grows only right before a number; elsewhere it is part of some other word."""
    token = tokens[i]
    if token.letter in "gh":
        _see_places(tokens, i + 1)
    if len(token.text) > 1:
        return "o" if token.letter in "ud" and _reaches(tokens, i) else token.letter
    if i + 1 == len(tokens):
        return "x"
    behind = tokens[i + 1]
    if token.text in _PLACES_MOVED and (behind.quantity is None or behind.quantity.printed_unit not in ("位", "名")):
        return "x"
    if behind.letter in ("PB" if token.text == "+" else "PBMX") or behind.text in ("了", "近", "约", "达", "出", "幅"):
        return token.letter
    is_compared = token.letter in "gh" and (behind.letter == "S" or (behind.letter == "G" and token.text == "超"))
    return token.letter if is_compared else "x"


def _reaches(tokens: list[Token], i: int) -> bool:
    """增长为2024年的180亿元, and not 增长为7% or 增加额为1亿元."""
    if i + 1 == len(tokens) or tokens[i + 1].text != "为" or tokens[i].text.endswith(_NOUNS):
        return False
    return _REACHED.match("".join([t.letter for t in tokens[i + 2 : i + 6]])) is not None


def _of_place(tokens: list[Token], i: int) -> str:
    """S, but not in 惠州日报讯 or 青岛银行, which are called by a place and tell nothing of it."""
    token, behind = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if behind is not None and behind.text == "大市" and behind.start == token.end:
        behind.letter = "v"  # 苏州大市: all of the city
    if behind is None or behind.letter != "x" or token.entry is None or token.entry.type != "region":
        return "S"
    if behind.start != token.end or _CALLED_BY_IT.match(behind.text) is None:
        return "S"
    token.entry = None
    return "x"


def _of_goal(tokens: list[Token], i: int) -> str:
    """G, but for 年预算 in 年预算内财政收入 and 预算 in 公共预算地方税收收入: what the budget holds, and no goal."""
    is_name = tokens[i].text == "预算" and "".join([t.text for t in tokens[max(0, i - 2) : i]]).endswith("公共")
    if is_name and i + 1 < len(tokens) and tokens[i + 1].letter in "IJ" and tokens[i + 1].start == tokens[i].end:
        return "v"
    behind = tokens[i + 1].text if i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end else ""
    return "v" if tokens[i].text.endswith("预算") and behind[:1] in ("内", "外") else "G"


# What decides for each letter that depends on its neighbours; those before it are decided already.
def _of_pull(tokens: list[Token], i: int) -> str:
    """L: 影响全市投资下降2个百分点 opens a clause; 受疫情影响, 影响较大 and 影响因素 tell of no contribution."""
    if tokens[i].text != "影响":
        return "L"
    opens = i == 0 or tokens[i - 1].letter in ",;v"
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    is_on = behind is not None and (behind.letter in "SIJ" or behind.text.startswith(("投资", "工业")))
    return "L" if opens and is_on else "x"


def _of_contribution(tokens: list[Token], i: int) -> str:
    """为全部工业增加值增长贡献60.7%: 为 before the whole whose growth something adds to says what 对 does."""
    at = next((at for at in range(i - 1, max(-1, i - _TO_WHOLE), -1) if tokens[at].letter not in "SIJurv" or tokens[at].text == "为"), -1)
    if at >= 0 and tokens[at].text == "为" and re.fullmatch("S{0,2}[IJ]ur?v?", "".join(t.letter for t in tokens[at + 1 : i])):
        tokens[at].letter = "c"
    return "C"


LETTER_HERE: dict[str, Callable[[list[Token], int], str]] = {
    "T": _of_period,
    "p": _of_last_year,
    "V": _of_base,
    "G": _of_goal,
    ":": _of_colon,
    "M": of_amount,
    "P": of_rate,
    "r": _of_growth,
    "N": _of_yearly,
    "I": of_indicator,
    "J": _of_short_name,
    "Q": _of_part,
    "?": _of_level,
    "S": _of_place,
    "c": _of_comparison,
    "Y": _of_same_time,
    "L": _of_pull,
    "C": _of_contribution,
    **dict.fromkeys("udghas", _of_verb),
}
