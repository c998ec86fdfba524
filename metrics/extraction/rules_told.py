"""What is always so, told as a rule: 油价每波动10%,产值就要增减百亿元 sets no goal, and tells nothing of any time."""

from __future__ import annotations

from metrics.extraction.state import State
from metrics.language.seldom import seldom

_EACH = "每"
_REACH = 44  # characters
_STEP = (
    r"每[^,。;:\d]{0,8}(?:波动|变动|浮动|变化|上涨|上升|上浮|提高|提升|增加|新增|增长|多|涨|下跌|下降|下浮|降低|减少|少|跌|降|投入|引进|拉动)"
    r"(?!值)[^,。;:]{0,14},?[^,。;:\d]{0,14}(?:就|便|都|也)"
)
_UP_TO_A_VERB, _UP_TO_A_FIGURE = seldom(f"{_STEP}$"), seldom(rf"{_STEP}[^,。;:\d]{{1,8}}$")


def is_rule(state: State, at: int) -> bool:
    """价格每下跌一成,全区产值就要少80亿元: whether what is told at a slot follows from each step of something else."""
    text, start = state.clean.text, state.sentence.tokens[at].start
    first = max(state.sentence.start, start - _REACH)
    return text.find(_EACH, first, start) >= 0 and _UP_TO_A_VERB.search(text, first, start) is not None


def is_of_a_rule(text: str, start: int, number: int) -> bool:
    """每增加1亿元投资,税收就要增长3%: whether the figure at `number` is that of the rule itself, in the sentence that begins at `start`."""
    first = max(start, number - _REACH)
    return text.find(_EACH, first, number) >= 0 and _UP_TO_A_FIGURE.search(text[first:number]) is not None
