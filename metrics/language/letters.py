"""The letter of a slot that depends on those beside it."""

from __future__ import annotations

import re

from metrics.language.token import Token

_DEEDS = ("projects_signed", "projects_started", "projects_completed", "projects_in_production")
_CHIEF = ("重要", "主要", "核心", "关键")
ALL_OF_THEM = frozenset(f"{number}{thing}" for number in "两三四五六七八2345678" for thing in "项个家大")
LEVELS = frozenset("国省市州")  # 国、省 for 全国、全省
_SINCE = ("从", "由", "自")
_RANKED_AMONG = ("板块", "街道", "镇", "乡镇", "区", "县", "县区", "区县", "县市区", "市", "园区", "开发区", "经开区", "高新区")


def _is_deed(before: Token, token: Token) -> bool:
    """签约, 开工, 竣工 right before the projects that they count."""
    return before.letter == "I" and before.end == token.start and before.entry is not None and before.entry.value in _DEEDS


def _has_figure(tokens: list[Token], i: int) -> bool:
    """2018年的15亿元: a year and what was reached in it."""
    behind = "".join(t.letter for t in tokens[i + 1 : i + 3])
    period = tokens[i].period
    return period is not None and period.kind == "year" and behind.lstrip("v")[:1] in ("M", "P")


def letter_here(tokens: list[Token], i: int) -> str:
    """高, 增 or 多 compares or grows only right before a number; elsewhere it is part of some other word."""
    token = tokens[i]
    if token.letter in "Tp" and i > 1 and tokens[i - 1].letter == "j" and tokens[i - 2].letter in "VYO":
        return "V" if token.letter == "T" else "Y"  # 较去年同期和一季度, 比一季度、上年同期
    if token.letter == ":" and i and tokens[i - 1].letter in "IJr" and re.match("F?[MPX]", "".join(t.letter for t in tokens[i + 1 : i + 3])):
        return "v"  # 地区生产总值:179.74亿元, 地区生产总值:完成179.74亿元
    if token.letter == "?":
        is_compared = i and (tokens[i - 1].letter in "gh" or (i > 1 and tokens[i - 1].letter == "j" and tokens[i - 2].letter == "S" and tokens[i - 2].text in LEVELS))
        return "S" if is_compared and i + 1 < len(tokens) and tokens[i + 1].letter in "jB" else "x"  # 分别高于国、省2.6和3.1个百分点
    if token.letter == "M" and token.text in ALL_OF_THEM and i + 1 < len(tokens):
        is_chief = tokens[i + 1].text in _CHIEF and tokens[i - 1].letter == "I" and any(t.text == "指标" for t in tokens[i + 2 : i + 5])
        if is_chief or tokens[i + 1].letter == "D" or tokens[i + 1].text in ("指标", "均"):
            return "v"  # 两项分别增长8%和9%, 两项指标均居全市第一, 3个重要经济指标增幅位居…
    if token.letter == "M" and i + 1 < len(tokens) and tokens[i + 1].text in _RANKED_AMONG and any(t.letter == "K" for t in tokens[i + 2 : i + 5]):
        return "v"  # 居全市7个板块第2位
    if token.letter == "V" and i and tokens[i - 1].text in _SINCE and _has_figure(tokens, i):
        token.period = token.period._replace(is_compared=False) if token.period is not None else None
        return "T"  # 从2018年的15亿元增加到2022年的138亿元
    if token.letter == "T" and i and tokens[i - 1].letter in "gh":
        return "V"  # 高出前5月
    if token.letter == "I" and token.entry is not None and token.entry.value == "projects_key_planned" and i:
        after = [t.letter for t in tokens[i + 1 : i + 3]]
        if (tokens[i - 1].letter in "zF" or tokens[i - 1].text == "为") and after == ["v", "P"]:
            return "G"  # 占年度投资计划的50%
    is_class = (token.entry is not None and token.entry.value == "projects_key") or (token.letter == "M" and token.text.endswith("以上"))
    if is_class and i and _is_deed(tokens[i - 1], token) and any(t.text.endswith("项目") for t in tokens[i : i + 4]):
        return "Q"  # 竣工投产亿元以上项目10个, 新签约3000万元以上工业项目12个
    if token.letter == "T" and i and tokens[i - 1].text in ("是", "为") and [t.letter for t in tokens[i + 1 : i + 3]] == ["v", "X"]:
        is_last_year = token.period is not None and token.period.relative == -1
        return "m" if is_last_year else "N"  # 是去年的2.3倍, 是2005年的21倍
    is_sector = token.text.startswith("第") and token.text.endswith("产业")  # 第一产业稳中有进
    if token.letter == "J" and i + 1 < len(tokens) and tokens[i + 1].letter in ("QE" if is_sector else "QxE") and tokens[i + 1].start == token.end:
        return "x"  # 工业 in 工业项目
    if token.text == "可实现" and i > 1 and tokens[i - 1].letter == "S" and tokens[i - 2].letter == "T":
        return "e"  # 1-6月全区可实现…; elsewhere it tells what a plant will bring
    if len(token.text) == 1 and token.letter in "udghas":
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        fits = behind is not None and (behind.letter in ("PB" if token.text == "+" else "PBMX") or behind.text in ("了", "近", "约", "达", "出", "幅"))
        if not fits and not (behind is not None and token.letter in "gh" and (behind.letter == "S" or (behind.letter == "G" and token.text == "超"))):
            return "x"
    return token.letter
