"""Subjects that come between an indicator and a number: what has a scale or a score of its own, and what only says among whom a rank counts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile, takewhile
from operator import attrgetter

from metrics.extraction.slots import match, unknown_words
from metrics.extraction.whose.strangers import HARMLESS
from metrics.language.token import Token
from metrics.language.vocabulary import words_of

_LIST_OF_HONOUR = re.compile("榜|百强|十强|评|考核")
_SCORED = ("综合", "考核", "考评", "测评", "竞赛", "评比")
_PLACES_RANKED = {*words_of("district_word"), *words_of("prefecture_word"), *words_of("ranked_place_word")}  # 在全市各区县位次前移5位
_CIRCUMSTANCES = ("在", "受", "因", "由")
_RIVAL = re.compile("(?:[cgh]|xv)S?(?:kv?)?K(?=vx|vv|v?[Sgh])")
_SIDE_BY_SIDE, _AND = re.compile("S(c)x?S(?=[TIJvrl]{0,4}D)"), words_of("beside_word")
_LETTER = attrgetter("letter")
_AIMS = (*words_of("kept_goal_word"), *words_of("striven_goal_word"))
_SAYS_HOW = (*words_of("will_be_word"), *words_of("loss_word"), *_AIMS, "即将")  # how an amount comes about, and nobody


def without_rivals(tokens: list[Token]) -> tuple[list[Token], str]:
    """The slots and their letters; 较排名第二的园区高出5.2个百分点, 比第一名低3个百分点: the rank says who the other is, and is no figure;
    甲区与乙区GDP分别为…: 与 makes a list of them, and compares nothing."""
    letters = "".join(map(_LETTER, tokens))
    for found in _RIVAL.finditer(letters) if "K" in letters else ():
        at = found.end() - 1
        tokens = [*tokens[:at], replace(tokens[at], letter="x"), *tokens[at + 1 :]]
        letters = f"{letters[:at]}x{letters[at + 1 :]}"
    for found in _SIDE_BY_SIDE.finditer(letters) if "D" in letters and "ScS" in letters.replace("x", "") else ():
        at = found.start(1)
        if tokens[at].text in _AND:
            tokens = [*tokens[:at], replace(tokens[at], letter="j"), *tokens[at + 1 :]]
            letters = f"{letters[:at]}j{letters[at + 1 :]}"
    return tokens, letters


def is_composite(words: list[str]) -> bool:
    """经济指标综合排名中,我县升至第6位 ranks a score of many indicators; `words` that nobody knows."""
    return any(word.endswith(_SCORED) for word in words)


def is_scale_of_another(inside: list[Token], last: str) -> bool:
    """外贸…,边民互市贸易规模居全国首位: what has a scale of its own; `last` are the letters of the last piece."""
    found = match(r"[TSvq]{0,3}(x)l", last)
    return found is not None and HARMLESS.match(inside[len(inside) - len(last) + found.start(1)].text) is None


def without_company(inside: list[Token], between: tuple[str, ...]) -> tuple[str, ...]:
    """在市属五县中 says among whom a rank counts, and is no other subject."""
    kept, end = [], len(inside)
    for piece in reversed(between):
        words = list(takewhile(lambda t: t.letter != "k", inside[end - len(piece) : end]))
        words = list(dropwhile(lambda t: t.letter in "vr" and t.text != "在", words))
        end -= len(piece) + 1
        is_company = bool(words) and words[0].text == "在" and words[-1].text in words_of("within_word")
        if not is_company or any(_LIST_OF_HONOUR.search(t.text) for t in words):
            kept.append(piece)
    return tuple(kept)


def is_free_of_others(inside: list[Token], last: str, number: str) -> bool:
    """True where a clause's own words, the last of `inside`, hold no other subject; `number` is the letter of what it gives."""
    first = len(inside) - len(last)
    at_words = [first + at for at in unknown_words(last, number)]
    texts = [
        inside[at].text
        for at in at_words
        if not (at and inside[at].text in _PLACES_RANKED and (inside[at - 1].text == "各" or inside[at - 1].letter == "S"))
    ]
    return all(HARMLESS.match(text) or text.startswith(_CIRCUMSTANCES) or text in _SAYS_HOW for text in texts)
