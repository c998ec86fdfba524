"""Counts of zones that count no figure: of those just named (…三个园区), and of all that a page is about (全市14个县域园区)."""

from __future__ import annotations

import re

from metrics.language.token import Token
from metrics.language.vocabulary import words_of

_OF_LIST = re.compile("x?S(?:v?jx?S){1,30}(v?M[vSQx]{1,3})(?=[DIJFTr,])")
_OF_GROUP = re.compile("M([vQx]{1,2})[vS]")
_RANKED_AMONG = re.compile("(M)[vQxES]{1,5}[vq]k?v?K")
_OF_PLACES = re.compile("[^,。;]{0,10}?[区市县园州](?:当?中|里|之?间|内)")
_KINDS = tuple(words_of("zone_group_word"))


def without_counts_of_zones(letters: str, tokens: list[Token], group: str) -> str:
    """The letters of a sentence, in which such a count and the words that go with it are fillers; `group`: how many the page is about."""
    if "jS" in letters and "D" in letters and (listed := _OF_LIST.search(letters)) is not None:
        start, end = listed.span(1)
        count = next((t.quantity for t in tokens[start:end] if t.quantity is not None), None)
        if count is not None and count.unit == "COUNT" and count.value == listed[0].count("j") + 1:
            letters = letters[:start] + "v" * (end - start) + letters[end:]
    if "K" in letters and "M" in letters:
        letters = _without_counts_ranked_among(letters, tokens)
    for counted in _OF_GROUP.finditer(letters) if group else ():
        if tokens[counted.start()].text == group and tokens[counted.end() - 1].text.endswith(_KINDS):
            first = counted.start() + (
                "j" in letters[: counted.start()]
            )  # 甲园、乙园、丙园3个县域园区投资、税收增长…: the count parts the lists
            letters = letters[:first] + "v" * (counted.end(1) - first) + letters[counted.end(1) :]
    return letters


def _without_counts_ranked_among(letters: str, tokens: list[Token]) -> str:
    """经济总量在19个国家级新区中排名第五: how many there are is no figure."""
    for ranked in _RANKED_AMONG.finditer(letters):
        at = ranked.start(1)
        count, words = tokens[at].quantity, "".join([t.text for t in tokens[at + 1 : ranked.end() - 1]])
        if count is not None and count.unit == "COUNT" and _OF_PLACES.match(words) is not None:
            letters = letters[:at] + "v" + letters[at + 1 :]
    return letters
