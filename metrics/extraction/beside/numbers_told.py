"""Which numbers of a sentence tell something of its places, and which are marks that they have passed, counts and distances."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from metrics.extraction.beside import forms
from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match, search
from metrics.extraction.zones.gazetteer import regions, stems
from metrics.language.token import Token

_NUMBERS = frozenset("MPXKBbf")
_KINDS, _SHORTEST = ("区", "园", "新城"), 3  # 高新区; not 全区
_CITY, _MUNICIPALITY = 4, 2  # digits of the code that a city's counties share with it


def without_cities_around(sentence: Sentence) -> list[int]:
    """The slots of a sentence; 沈阳铁西区 is 铁西区: without the city or province right before a county or city of it, or before the kind of a zone."""
    tokens, letters = sentence.tokens, sentence.letters
    around = {at for at in range(len(tokens) - 1) if letters.startswith("SS", at) and _is_one_name(tokens[at], tokens[at + 1])}
    return [at for at in range(len(tokens)) if at not in around]


def _is_one_name(around: Token, token: Token) -> bool:
    return _lies_in(around, token) or _is_called_by(around, token)


def _is_called_by(around: Token, token: Token) -> bool:
    """潍坊 before 综合保税区: a zone by the short name of its region and its kind; not 潍坊市开发区, which may be all of them, nor 潍坊全区."""
    one, other = around.entry, token.entry
    if one is None or other is None or (one.type, other.type) != ("region", "self") or around.end != token.start:
        return False
    return around.text in stems() and token.text.endswith(_KINDS) and len(token.text) >= _SHORTEST


def _lies_in(around: Token, token: Token) -> bool:
    one, other = around.entry, token.entry
    if one is None or other is None or {one.type, other.type} != {"region"} or around.end != token.start:
        return False
    length = {"province": _MUNICIPALITY, "prefecture": _CITY}.get(regions()[one.value].level, 0)
    return length > 0 and one.value != other.value and one.value[:length] == other.value[:length]


def runs_of(tokens: Sequence[Token], letters: str, start: int, end: int) -> list[list[int]]:
    """The numbers between two slots, those that are listed together; not the place that a subject takes: 第二名永康市只有439亿元."""
    runs: list[list[int]] = []
    at = start
    while at < end:
        if tokens[at].text in forms.ONE:
            pass  # 一个126亿元; 武汉一家独大
        elif letters[at] in _NUMBERS and not leads_a_subject(letters, at):
            run, more = [at], forms.MORE[letters[at]]
            while (found := more.match(letters, run[-1] + 1, end)) is not None:
                run.append(found.start(1))
            runs.append(run)
            at = run[-1]
        at += 1
    return runs


def leads_a_subject(letters: str, at: int) -> bool:
    """第二名永康市, 排第三的玉溪市: whether a rank stands before the place that has it."""
    return letters[at] == "K" and match(forms.RANKED_SUBJECT, letters[at : at + 5]) is not None


def letters_looked_at(tokens: Sequence[Token]) -> str:
    """The letters of slots, where 做了, 交出 and 拿下 fulfil as 完成 does, 占据 before 前三 ranks, and 它的 or 一地 says nothing."""
    letters = "".join([_letter(token, following) for token, following in zip_longest(tokens, tokens[1:])])
    for at in range(len(tokens) - 1):
        if tokens[at].text == forms.ONE[0] and tokens[at + 1].text in forms.ONE_PLACE:
            letters = f"{letters[:at]}vv{letters[at + 2 :]}"  # 一个区的GDP占全市的26%
    return letters


def _letter(token: Token, following: Token | None) -> str:
    if token.letter == "z" and token.text == forms.HOLDS and following is not None and following.text.startswith("前"):
        return "k"
    if token.letter != "x":
        return token.letter
    return "F" if forms.DOES.fullmatch(token.text) else "v" if token.text in forms.ITS else "x"


def is_a_mark(tokens: Sequence[Token], letters: str, begin: int, number: int, is_told: bool) -> bool:
    """进出口533亿元,首次站上500亿元; 芜湖破300亿, in a headline; 迈过百亿元, 千亿市, 没到200亿元,为195亿元: an amount that places have passed, or not.

    `is_told`: the sentence has told more of the place, or is a headline.
    """
    token = tokens[number]
    quantity = token.quantity
    if letters[number] != "M" or quantity is None:
        return False
    if (quantity.bound != "exact" and is_told) or forms.ROUND.fullmatch(token.text) is not None:
        return True
    behind = number + 1 + (letters.startswith("v", number + 1) and tokens[number + 1].text == "的")
    is_of_class = letters.startswith("x", behind) and forms.OF_CLASS.match(tokens[behind].text) is not None
    return is_of_class or any(forms.NOT_REACHED.search(t.text) is not None for t in tokens[begin:number] if t.letter in "xv")


def is_held_against(letters: str, tokens: Sequence[Token], begin: int, number: int) -> bool:
    """高于全省11%的平均水平, 分处400-500亿之间."""
    quantity = tokens[number].quantity
    return search(forms.HELD_AGAINST, letters[begin:number]) is not None or (quantity is not None and quantity.upper is not None)


def is_told_more_exactly(letters: str, number: int) -> bool:
    """均超过5000亿元,分别为15373亿元、…: whether more amounts stand behind a floor before any other place."""
    return "M" in letters[number + 1 :].partition("S")[0]


def ones_told(tokens: Sequence[Token], letters: str) -> list[int]:
    """Where 一个 stands before a figure: 秦皇岛市和张家口市难分伯仲,一个126亿元,一个125亿元."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.text in forms.ONE and match("v*[YudrRFv]*[MPX]", letters[at + 1 : at + 6]) is not None
    ]


def ranks_between(tokens: Sequence[Token], begin: int, run: list[int]) -> list[int] | None:
    """第二至第五位 as four ranks; None where a rank is no such last one."""
    if len(run) == 1 and forms.PAIRS.fullmatch(tokens[run[0]].text) is not None:
        return []  # 三四位: no rank by its slot
    last, words = tokens[run[0]].rank, "".join([t.text for t in tokens[begin : run[0]]])
    words, joined, _ = next(
        (found for sign in ("到", "至", "-", "—") if (found := words.rpartition(sign))[1] and not found[2]), ("", "", "")
    )
    first = list(forms.RANKS.finditer(words)) if joined else []
    if last is None or len(run) > 1 or not first or first[-1].end() != len(words):
        return None
    return list(range(forms.how_many(first[-1][1]), last + 1))


def counts_places(token: Token) -> bool:
    """14个, 三位: a count, and no amount."""
    return token.quantity is not None and token.quantity.printed_unit in forms.PLACES_COUNTED
