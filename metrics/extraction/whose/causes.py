"""Places whose figure only says why, or where, another one came about: 随着南宁综合保税区完成进出口80亿元,…; 在良庆区投资增长9%的带动下,…."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match
from metrics.language.vocabulary import Entry

_WHERE = "在"
_LEADS_IN = ("随着", "由于", "得益于", "受益于", "归功于", "有赖于", "鉴于", "受", "因", "由", _WHERE)
_TELLS = re.compile(r"S[vTFeY]{0,4}[IJ][vFeYT]{0,3}(?:[udr]v?)?[MP]")  # slots
_BEGINS = re.compile(r"(?:^|[,;:])[Tqv]{0,2}x?v?$")  # slots up to the word that leads in
_FEW = 3  # slots


def tells_a_cause(sentence: Sentence, at: int, entry: Entry) -> str:
    """How far the figure goes of a place that stands behind a word for a cause or for where: to the end of the "clause", or of the "sentence".

    Empty where the place at a slot is told so of no figure.
    """
    if entry.type == "wider" or (told := _TELLS.match(sentence.letters, at)) is None:
        return ""
    is_named = at > 0 and sentence.letters[at - 1] in "Sx" and sentence.tokens[at - 1].end == sentence.tokens[at].start
    first = at - (is_named and not sentence.tokens[at - 1].text.endswith(_LEADS_IN))
    lead = sentence.text_of(max(0, first - _FEW), first)
    if not lead.endswith(_LEADS_IN) or _BEGINS.search(sentence.letters[:first]) is None:
        return ""
    is_where_it_was_done = lead.endswith(_WHERE) and match("[,;x]?$|[,;]", sentence.letters[told.end() :]) is not None
    return "sentence" if is_where_it_was_done else "clause"  # 在南宁经开区完成产值80亿元; 在南宁经开区完成产值80亿元的带动下
