"""Among whom a rank is one, and above whom a rate lies, by the slots before the number: 全市, 全市各县区."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause

_NO_SCOPE = ("的", "在", "中", "为", "均", "达", "平均", "平均水平", "平均值", "平均增速", "水平", "整体", "总体", "大", "小")
_ARE_EACH = ("分列", "分居")
_OF_WHOM = re.compile("Sv{0,2}[IJ][^S]*k")  # slots


def scope_before(clause: Clause) -> str | None:
    """The words between the last verb of position and the rank: 全市, 全市各县区."""
    tokens = clause.tokens[:-1]
    first = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].letter == "S" and not _is_ranked(clause, i)), None)
    if first is None:
        return None
    last = first + 1
    while first > 0 and tokens[first - 1].letter == "S":
        first -= 1
    while last < len(tokens) and _is_said_with(clause, last):
        last += 1
    return "".join(t.text for t in tokens[first:last]).strip() or None


def _is_said_with(clause: Clause, at: int) -> bool:
    """Whether a slot belongs to the name of those ranked: 工业园区 of 全省工业园区, and the count in 全省90个工业园区."""
    token = clause.tokens[at]
    return (token.letter in "xSEQvIJ" or clause.letters[at] == "v") and token.text not in _NO_SCOPE


def _is_ranked(clause: Clause, at: int) -> bool:
    """昆山经开区居第5位, 全市工业增加值增速列各县区第2位: the one that is ranked, not those it is ranked among; …第1位,沛县第2位: the place that the topic goes on for."""
    tokens, topic = clause.tokens[:-1], clause.memory.topic
    if topic is not None and (topic.start == tokens[at].start or topic.zone == tokens[at].text):
        return True
    entry = tokens[at].entry
    is_among = at > 0 and tokens[at - 1].text in ("在", "于")
    if not is_among and _OF_WHOM.match(clause.letters, at) is not None:
        return True
    is_before_verb = any(t.letter == "k" or t.text in _ARE_EACH for t in tokens[at:])
    return entry is not None and entry.type in ("zone", "region", "self") and not is_among and is_before_verb
