"""What a sentence leaves to the next one of its paragraph, and a paragraph to the next: a new memory made of the one before."""

from __future__ import annotations

import re
from collections.abc import Callable

from metrics.extraction.clause import NUMBER, Memory, Sentence, Topic
from metrics.extraction.codes import SOLD_BY_TRADES, is_investment
from metrics.extraction.going_on import AT_TIMES, GOAL_NEXT, SUMS_UP, THIS, THIS_NUMBER
from metrics.extraction.state import State
from metrics.extraction.whose.trades_told import INDUSTRY
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

# Of what a sentence of its own tells the month's amount, behind one about the parts.
_PARTS = {
    "fiscal_revenue": ("budget_revenue", "upper_revenue", "tax_revenue", "nontax_revenue"),
    "budget_revenue": ("tax_revenue", "nontax_revenue"),
    "trade_total": ("exports", "imports"),
    "retail_sales": ("retail_above_designated", *SOLD_BY_TRADES),
    "fai": (
        "industrial_investment",
        "real_estate_investment",
        "private_investment",
        "infrastructure_investment",
        "tech_upgrade_investment",
    ),
    "electricity": ("industrial_electricity",),
}
_FIRMS = ("企业", "工业企业", "规上企业", "规模以上企业", "规上工业企业", "规模以上工业企业")
_PROJECTS = ("项目", "重点项目", "重大项目", "工程")
_NAMES = re.compile("[IJ]")  # slots
_IN_A_MONTH = ("当月", "单月")
_TOLD = (
    "level",
    "yoy",
    "yoy_accel",
    "previous_period",
    "mom",
    "completion",
    "target",
    "target_yoy",
    "share",
    "gap",
    "rank_level",
    "rank_yoy",
)
_THIS, _HEAD = re.compile(f"[^,;]{{0,12}},?{THIS}"), 6  # slots
_ABOVE = re.compile(r"规(?:模以)?上(?:工业)?企业|规模(?:工业|以上)企业|规(?:模以?)?上?工业(?:$|(?:累计|共)?(?:实现|完成))")
_OF_ALL = ("gdp", "fai", "retail_sales", "budget_revenue", "fiscal_revenue")
_OF_INDUSTRY = ("industrial_va", "industrial_output")


class Splits:
    """规上工业增加值下降5.3%。/ 分行业看,… / 分地区看,昌图县增长1.3%: paragraphs that split up the one figure of the paragraph above them."""

    def __init__(self) -> None:
        self._start, self._whole = 0, ""

    def see(self, text: str, start: int, before: Memory) -> None:
        """A paragraph begins at `start`; `before` is what the one above has left."""
        if text[self._start] not in "分从":
            told = before.opening or (before.first.code if before.first is not None else "")
            topic = before.topic
            self._whole = told if topic is not None and topic.code == told and not topic.is_blocked and before.last == "yoy" else ""
        self._start = start

    def whole(self, start: int) -> str:
        """The code of the figure that the paragraph which begins at `start` splits up, empty where it is not known."""
        return self._whole if start == self._start else ""


def of_other_months(memory: Memory, sentence: Sentence, make: Callable[[str, Token], Topic]) -> tuple[Topic, str] | None:
    """4月份,完成工业总产值32亿元。1-4月累计完成119亿元: the one amount that the sentence before told of; 其中税收…。4月当月完成3.9亿元: the paragraph's."""
    if memory.going_on is None or memory.previous is None or not memory.is_near:
        return None
    topic, last = memory.going_on
    if THIS_NUMBER.match(sentence.letters) is not None and _THIS.match(sentence.text_of(0, _HEAD)) is not None:
        return (topic, "") if topic.code == memory.previous.code and last in ("level", "target") and "P" not in sentence.letters else None
    if AT_TIMES.match(sentence.letters) is not None:
        return (topic, "yoy") if topic.code == memory.previous.code and last in ("level", "yoy") else None
    if SUMS_UP.match(sentence.letters) is None and GOAL_NEXT.match(sentence.letters) is None:
        return None
    if sentence.tokens[0].text.endswith(_IN_A_MONTH) and topic.code in _PARTS.get(memory.opening, ()):
        return make(memory.opening, sentence.tokens[0]), ""
    is_told = topic.code == memory.previous.code and last in _TOLD and vocabulary().units[topic.code] in ("CNY", "MONEY", "KWH")
    return memory.going_on if is_told else None


def by_rate(state: State, of: str | None, before: str = "") -> tuple[Topic, str] | None:
    """从增速看,…: what the sentence before told of, or the one whose rates these are called; None where that is another one."""
    told, memory = state.memory.told_alone(), state.memory
    if told is None and memory.is_near and len(_NAMES.findall(before)) == 1:
        told = memory.previous
    if of == "经济":
        is_told = any(seen.indicator == "gdp" for seen in state.results.observations)
        return (state.topics.make("gdp", state.sentence.tokens[0]), "yoy") if is_told else None
    if told is None or told.is_narrowed or (of and not is_investment(told.code)):
        return None
    return state.topics.make(told.code, state.sentence.tokens[0]), "yoy"


def of_all_counted(memory: Memory, before: Sentence, tokens: list[Token]) -> list[Token]:
    """规上工业企业达到387户。387户企业实现产值…; 重点项目156个。156个项目完成投资…: the same number is all of them; the slots without it."""
    is_of_projects = any(t.entry is not None and t.entry.value == "projects_key" for t in before.tokens)
    if not before.letters or not (memory.counts_firms or is_of_projects):
        return tokens
    at = next((i for i, token in enumerate(tokens) if token.letter == "M"), len(tokens))
    named, counted = [token.letter for token in tokens[:at]], _FIRMS if memory.counts_firms else _PROJECTS
    if at + 1 >= len(tokens) or tokens[at + 1].text not in counted or not set(named) <= set("STv,x:"):
        return tokens
    told = [t.quantity.value for t in before.tokens if t.quantity is not None and t.quantity.unit == "COUNT"]
    quantity = tokens[at].quantity
    if quantity is None or quantity.unit != "COUNT" or quantity.value not in told:
        return tokens
    if memory.counts_firms:
        memory.above = "industrial_firms"
    return tokens[:at] + tokens[at + 2 :]


def of_next_paragraph(before: Memory) -> Memory:
    """Little holds on: what the paragraph was about, and the last indicator for names that need one."""
    opening = before.opening or (before.first.code if before.first is not None else "")
    is_of_others = before.topic is not None and before.topic.is_blocked and before.context.startswith("projects_")
    memory = Memory(None, "" if is_of_others else before.context)  # …引进的项目9个,协议投资额8亿元。/ …算力中心点亮。项目总投资2.6亿元
    memory.theme = "" if is_of_others else opening or before.theme
    memory.is_near = before.first is not None
    return memory


def of_next_sentence(before: Memory, letters: str, is_dated: bool, says_nothing: bool) -> Memory:
    """`letters` are those of the sentence read last; `is_dated`: a period holds; `says_nothing`: the sentence before has no figure and no name,
    so that what the one above it makes doubtful stays so."""
    opening = before.opening or (before.first.code if before.first is not None else "")
    is_of_part = letters.startswith("q") and opening != ""  # 其中,装备制造业增加值增长9%。太原、大同增加值分别增长…: of the whole again
    memory = Memory(None, opening if is_of_part else before.context)
    memory.theme, memory.opening, memory.previous = before.theme, opening, before.first or before.previous
    memory.is_near = before.first is not None
    memory.was_above = before.above != "" and any(code in before.counted for code in _OF_INDUSTRY)
    is_of_projects, is_doubtful = before.context.startswith("projects_"), before.owner_is_doubtful
    memory.is_of_some_projects = is_of_projects and is_doubtful and NUMBER.search(letters) is not None
    memory.owner_is_doubtful = is_doubtful and not is_of_projects
    memory.branch = before.branch if before.branch == INDUSTRY else ""  # 工业经济运行平稳。1-8月,完成总产值80亿元
    memory.was_plan, memory.tells_completion = before.is_plan, before.tells_completion
    if before.is_plan and not is_dated:
        memory.status, memory.is_plan = "target", True  # 今年预期目标是:…。工业总产值完成4200亿元
    if before.topic is not None:
        memory.counts_firms = before.topic.code == "industrial_firms"
        memory.going_on = (before.topic, before.last)
    if says_nothing:
        memory.is_of_some_projects, memory.was_plan = before.is_of_some_projects, memory.was_plan or before.was_plan
        memory.counts_firms, memory.was_above = before.counts_firms, before.was_above
    return memory


def above_behind(topic: Topic, above: str) -> str:
    """Whether industry above designated size is spoken of: 规上工业企业达108户, until a figure of all is told: 实现地区生产总值289亿元;工业总产值373亿元."""
    if topic.code == "industrial_firms" or (topic.text[0] == "规" and _ABOVE.match(topic.text)):
        return "industrial_firms"
    return "" if topic.code in _OF_ALL else above
