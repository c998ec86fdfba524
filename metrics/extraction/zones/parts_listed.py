"""Parts of provinces that bear no other name: 粤东、粤西、粤北 in a list of them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import Entry, words_of

_PART = seldom("[苏皖湘鄂豫鲁浙闽赣粤川黔滇陕晋冀桂](?:东北|西北|东南|西南|[东南西北中])|辽[东西]|关中|珠三角|长株潭|胶东")
_FEWEST = 2
_NEXT = 2  # slots to the next of a list


def may_list_parts(text: str, start: int, end: int) -> bool:
    """Whether 苏中 or the like stands in a list between two offsets."""
    return text.find("、", start, end) >= 0 and _PART.search(text, start, end) is not None


@cache
def _letters_counted() -> re.Pattern[str]:
    return re.compile(rf"([{''.join(words_of('province_letter_word'))}]{{2,6}})([两三四五六])(地|省市?|市)?")


def may_count_letters(text: str, start: int, end: int) -> bool:
    """Whether 京津冀三地 or the like stands between two offsets."""
    return _letters_counted().search(text, start, end) is not None


def with_provinces_by_letters(tokens: list[Token]) -> list[Token]:
    """京津冀三地, 沪苏浙皖四省市: the slots with each of as many provinces as are counted as a place of its own."""
    told: list[Token] = []
    for token in tokens:
        found = _letters_counted().fullmatch(token.text) if token.letter == "x" else None
        if found is not None and len(found[1]) == "零一两三四五六".index(found[2]):
            for at, letter in enumerate(found[1]):
                told += [Token("j", token.start + at, token.start + at, "、")] if at else []
                told.append(
                    Token("S", token.start + at, token.start + at + 1, letter, Entry("region", words_of("province_letter_word")[letter]))
                )
            told.append(Token("v", token.start + len(found[1]), token.end, token.text[len(found[1]) :]))
        elif token.text == "省市" and told and told[-1].text in ("两", "三", "四", "五", "六"):
            told[-1] = replace(told[-1], text=told[-1].text + token.text, end=token.end)
        else:
            told.append(token)
    return told


def with_parts_listed(tokens: list[Token]) -> list[Token]:
    """The slots with such names as places around the zone, where two of them or more stand side by side."""
    told: list[Token] = []
    for token in tokens:  # 苏 and 中, where the second is a word of its own
        is_behind_letter = token.text == "中" and told and told[-1].end == token.start and _PART.fullmatch(told[-1].text + "中") is not None
        if is_behind_letter:
            told[-1] = Token("x", told[-1].start, token.end, told[-1].text + "中")
        else:
            told.append(token)
    listed: list[int] = []
    for at, token in enumerate(told):
        is_part = token.letter == "x" and _PART.fullmatch(token.text) is not None
        if is_part and (not listed or (at - listed[-1] == _NEXT and told[at - 1].letter == "j")):
            listed.append(at)
        elif is_part:
            listed = [at]
        if len(listed) >= _FEWEST and listed[-1] == at:
            for each in listed:
                told[each] = replace(told[each], letter="S", entry=Entry("wider", told[each].text))
    return told
