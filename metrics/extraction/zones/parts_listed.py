"""Parts of provinces that bear no other name: 粤东、粤西、粤北 in a list of them."""

from __future__ import annotations

from dataclasses import replace

from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import Entry

_PART = seldom("[苏皖湘鄂豫鲁浙闽赣粤川黔滇陕晋冀桂](?:东北|西北|东南|西南|[东南西北中])|辽[东西]|关中|珠三角|长株潭|胶东")
_FEWEST = 2
_NEXT = 2  # slots to the next of a list


def may_list_parts(text: str, start: int, end: int) -> bool:
    """Whether 苏中 or the like stands in a list between two offsets."""
    return text.find("、", start, end) >= 0 and _PART.search(text, start, end) is not None


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
