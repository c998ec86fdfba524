"""Why a reading is not to be written: a table of reasons, asked in turn of every figure that a word of its sentence can speak against."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from metrics.extraction.clause import Clause, Reading, Topic
from metrics.extraction.distances import MAY_BE_APART
from metrics.extraction.refused import anothers, other_times, shares_of_places, supposed, work_lists
from metrics.extraction.refused.claim import Claim
from metrics.extraction.results import ANOTHERS
from metrics.extraction.state import State
from metrics.language.vocabulary import vocabulary

_UNCERTAIN = "the indicator is not certain"
_NOT_OVER = "the time it is told of is not over"
_ONLY_SUPPOSED = "it is only supposed"
_NO_ONE_PERIOD = "it is no figure of one period"
_OTHER_YEAR = "the growth is against another year"
_LEVEL, _SHARE, _RATE = ("level",), ("share",), ("yoy",)

# Slots of contributions, shares, goals and wishes; and what stands in every sentence that supposes, gives an example, denies, sums years or adds.
_REFUSING, _REFUSES = (
    frozenset("CzGtL"),
    re.compile(
        f"[{supposed.SUPPOSES}未没不法难]|每|[都也](?:很|要|得|够|有点)|{work_lists.WITHIN_THE_YEAR}|[按照着][这此该目当现]|{supposed.NEXT}|[才方]能|来,|园区|新增|[均都](?:处|介|位)于"
        f"|年[^,。;]{{0,9}}[至到]今年|年[^,。;]{{0,9}}[至到截](?:20)?\\d\\d年|[\\d万][家户]|累计(?:批|审|兴|设|落|吸|注|引)|{MAY_BE_APART}"
    ),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason against figures of some measures. What is understood is set aside; what is not stays unread, for a reader to see."""

    holds: Callable[[Claim], bool]
    reason: str
    measures: tuple[str, ...] = ()  # none given: of any
    is_understood: bool = True
    blocks: str = ""  # what becomes of the topic, for the figures behind it: it is `blocked`, or `narrowed` to a part as well

    def against(self, claim: Claim) -> tuple[str, bool] | None:
        """The reason and whether it is understood, where it holds."""
        if not self.holds(claim):
            return None
        if self.blocks:
            claim.topic.is_blocked = True
            claim.topic.is_narrowed |= self.blocks == "narrowed"
        return self.reason, self.is_understood


# Asked of every figure.
_ALWAYS = (
    Refusal(anothers.is_of_a_story, ANOTHERS, blocks="blocked"),
    Refusal(anothers.is_told_in_other_money, _UNCERTAIN, is_understood=False),
    Refusal(anothers.is_share_of_output, _UNCERTAIN, _SHARE, is_understood=False),
)
# Asked of rates of growth, also of those that nothing in their sentence speaks against.
_OF_RATES = (
    Refusal(anothers.is_of_what_firms_have, ANOTHERS, _RATE),
    Refusal(anothers.is_of_what_was_added, "the growth is that of what was added", _RATE, is_understood=False),
    Refusal(other_times.is_of_several_years, "the growth is that of several years", _RATE, is_understood=False),
)
# Asked where a word or a slot of the sentence can be a reason, or the figure is no exact level or growth. The first that holds is told.
_WHERE_POSSIBLE = (
    Refusal(anothers.pulls_another, ANOTHERS, other_times.OF_A_TIME),
    Refusal(supposed.is_supposed, _ONLY_SUPPOSED),
    Refusal(supposed.is_yet_to_be_done, _NOT_OVER, other_times.OF_A_TIME, is_understood=False),
    Refusal(supposed.follows_a_rule, _ONLY_SUPPOSED),
    Refusal(work_lists.is_to_be_worked_on, _NOT_OVER, other_times.OF_A_TIME, is_understood=False),
    Refusal(supposed.is_reckoned, _ONLY_SUPPOSED),
    Refusal(other_times.is_of_years_past, _NO_ONE_PERIOD, other_times.OF_A_TIME),
    Refusal(other_times.is_between_years, _NO_ONE_PERIOD, _LEVEL),
    Refusal(other_times.is_since_it_began, _NO_ONE_PERIOD, _LEVEL),
    Refusal(anothers.is_of_the_fair, ANOTHERS),
    Refusal(anothers.is_of_uncounted_projects, "the growth of projects nobody has counted", _RATE, is_understood=False),
    Refusal(supposed.is_wished_for, "it is wished for"),
    Refusal(anothers.is_of_a_park_or_part, ANOTHERS),
    Refusal(anothers.is_floor_of_all, ANOTHERS),
    Refusal(anothers.lies_beside, ANOTHERS),
    Refusal(anothers.adds_to_industry, ANOTHERS),
    Refusal(anothers.are_traits, ANOTHERS, _LEVEL),
    Refusal(anothers.is_one_batch, ANOTHERS, _LEVEL),
    Refusal(anothers.is_of_parks, ANOTHERS),
    Refusal(supposed.is_aimed_at, _NOT_OVER, _LEVEL, is_understood=False),
    Refusal(anothers.is_an_example, ANOTHERS, blocks="blocked"),
    Refusal(supposed.is_apart, "it is how far two amounts are apart", ("level", "target")),
    Refusal(supposed.is_hard_to_reach, "it has not been reached", _LEVEL),
    Refusal(supposed.is_denied, "it has not been reached", _LEVEL),
    Refusal(anothers.may_be_of_foreigners, _UNCERTAIN, _LEVEL, is_understood=False, blocks="blocked"),
    Refusal(anothers.are_some_counted, ANOTHERS, _LEVEL),
    Refusal(anothers.is_set_for_another, ANOTHERS, ("target", "target_yoy"), blocks="blocked"),
    Refusal(anothers.is_what_was_added, ANOTHERS, _LEVEL, blocks="blocked"),
    Refusal(anothers.is_part_of_the_whole, ANOTHERS, _LEVEL, blocks="narrowed"),
    Refusal(anothers.is_share_of_those, ANOTHERS, _SHARE),
    Refusal(anothers.is_share_of_part, ANOTHERS, _SHARE),
    Refusal(anothers.is_share_of_a_sector, ANOTHERS, _SHARE),
    Refusal(shares_of_places.is_share_of_a_place, ANOTHERS, _SHARE),
    Refusal(shares_of_places.is_share_of_itself, ANOTHERS, _SHARE),
    Refusal(
        anothers.is_of_key_projects,
        "a share or rank of projects that nobody has counted",
        ("share", "rank_level", "rank_yoy"),
        is_understood=False,
        blocks="blocked",  # …,比全市平均水平高3.4个百分点
    ),
    Refusal(anothers.is_rank_of_several, "which of several it ranks is not certain", ("rank_level", "rank_yoy"), is_understood=False),
    Refusal(other_times.is_against_a_place, ANOTHERS, ("yoy_accel",)),
    Refusal(other_times.is_beside_a_goal, "it is a distance from a plan", ("yoy_accel",)),
    Refusal(other_times.is_averaged_behind, _OTHER_YEAR, ("change",)),
    Refusal(other_times.is_against_another_year, _OTHER_YEAR, ("yoy", "rank_yoy", "change")),
    Refusal(supposed.are_to_begin, "they are planned", _LEVEL, is_understood=False),
    Refusal(supposed.goes_on_with_goals, _NOT_OVER, ("level", "yoy"), is_understood=False, blocks="blocked"),
    *_OF_RATES,
)


@cache
def _asked(measure: str, *, is_plain: bool) -> tuple[Refusal, ...]:
    """The reasons that can be told against figures of a measure, in their order."""
    every = (*_ALWAYS, *(_OF_RATES if is_plain else _WHERE_POSSIBLE))
    return tuple(refusal for refusal in every if not refusal.measures or measure in refusal.measures)


def _may_refuse(state: State) -> bool:
    """Whether a word or a slot of the sentence can be a reason against an exact level or growth, asked once for all of them."""
    sentence = state.sentence
    if sentence.may_refuse is None:
        around = max(0, sentence.start - supposed.DENIAL_REACHES), sentence.end + other_times.OPENING
        sentence.may_refuse = not _REFUSING.isdisjoint(sentence.letters) or _REFUSES.search(state.clean.text, *around) is not None
    return sentence.may_refuse


def _is_plain(state: State, measure: str, topic: Topic, clause: Clause) -> bool:
    """Whether it is an exact level or growth, of no projects, in a sentence that tells of nothing within the zone and no other base."""
    if measure not in ("level", "yoy") or state.is_of_park or state.is_of_part or state.is_other_base:
        return False
    quantity = clause.number.quantity
    return (quantity is None or quantity.bound == "exact") and topic.code not in vocabulary().projects


def reason_against(state: State, reading: Reading, topic: Topic, clause: Clause) -> tuple[str, bool] | None:
    """Why a reading is not to be written, and whether what it says is understood all the same; None where nothing speaks against it."""
    claim = Claim(state, reading, topic, clause)
    # Most are plain: one question to the sentence spares them the table.
    is_plain = _is_plain(state, reading.measure, topic, clause) and not _may_refuse(state)
    return next((why for refusal in _asked(reading.measure, is_plain=is_plain) if (why := refusal.against(claim)) is not None), None)
