"""What the numbers behind a place are, by the slots before them: its level, growth, share, rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from metrics.extraction.bases_told import base_told
from metrics.extraction.beside import forms
from metrics.extraction.clause import DONE, Reading, Sentence, Topic
from metrics.extraction.constructions.ranks import PRICES
from metrics.extraction.place_points import OF_EACH_PLACE
from metrics.extraction.slots import match, search
from metrics.extraction.units import unit_for
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_PER_CENT = 100


@dataclass(slots=True)
class Told:
    """What a run of like numbers tells: the slots of the numbers, and the place and the reading of each."""

    numbers: list[int]
    topics: list[Topic]
    readings: list[Reading]
    name: str


@dataclass(slots=True)
class Figures:
    """Reads the numbers of one sentence, whose slots are `tokens` and `letters`; keeps what it has read for those that go on about it."""

    tokens: list[Token]
    letters: str
    is_by_rate: bool  # growth is what the sentence tells of
    has_rate: bool = False  # the sentence itself says so
    base: Token | None = None  # what the sentence has named to hold rates against
    is_named: bool = False  # the indicator has been named behind the places
    is_of_others: bool = False  # and that was of the places before
    has_fallen: bool = False  # the growth told last was a fall
    falls: bool = False  # a rate of fall is what it tells of
    last: str = ""  # the measure told of the places last
    scope: str = ""  # of what the last share was told
    year: int | None = None  # that holds, where it is a whole year
    since: int | None = None  # the year in which rises begin: 由2008年的1.26万亿元增加到3.7万亿元
    has_begun: bool = False  # the number before is where a rise begins
    gap_scope: str | None = None  # what the last distance between rates was from
    told: Sequence[Decimal] = ()  # the values told last

    def read(self, head: Topic | None, begin: int, run: list[int]) -> tuple[str, list[Reading] | None]:
        """The construction and what each number of a run is, by the slots from `begin`; None where they say nothing known."""
        words, numbers, letter = self.letters[begin : run[0]], [self.tokens[at] for at in run], self.letters[run[0]]
        if letter == "K":
            if match(forms.RANK, words) is None or self.last not in ("level", "yoy") or self.is_of_others:
                return "", None
            if len(run) > 1 and not are_in_order([value_of(number) for number in numbers], self.told):
                return "", None
            measure = "rank_yoy" if "r" in words or (self.last == "yoy" and "l" not in words) else "rank_level"
            scope = next((t.text for t in self.tokens[begin : run[0]] if t.letter == "S"), None)
            return "rank", [Reading(measure, value_of(number), "RANK", scope) for number in numbers]
        words = words[1:] if words.startswith("j") and begin and self.letters[begin - 1] in "MP" else words  # 以2256亿元、7.1%的增速
        has_begun, self.has_begun = self.has_begun, False
        if letter == "f":
            is_of_rates = self.is_by_rate or self.has_rate or self.last == "yoy" or "Y" in words
            is_first = self.is_of_others or not self.last  # 增长8%,同比持平: the rate has not changed
            is_flat = match(forms.FLAT, words) is not None and is_of_rates and is_first and len(run) == 1
            return "flat", [Reading("yoy", Decimal(0), "PERCENT")] if is_flat else None
        if letter == "M":
            if head is None or any(unit_for("level", head.code, number) is None for number in numbers):
                return "", None
            if (changed := match(forms.CHANGE, words)) is not None:
                sign = -1 if changed[1] in "ds" else 1
                return "change", [Reading("change", sign * value_of(number)) for number in numbers]
            if has_begun:
                year = self.year = self._year_said(begin, run[0]) or self.year
                is_told = year is not None and match(forms.COME_TO, words) is not None
                return "carried_level", [Reading("level", value_of(numbers[0]), year=year)] if is_told else None
            is_rate = self.has_rate and "l" not in words and "I" not in words and len(run) > 1
            name = "named_level" if "I" in words or self.is_named else "carried_level"
            return name, [Reading("level", value_of(n)) for n in numbers] if match(forms.LEVEL, words) and not is_rate else None
        if letter == "B" and match(forms.PULLED, words) is not None:
            return "contribution", [Reading("contribution", value_of(number), "PP") for number in numbers]
        if letter == "B" and len(run) > 1 and self.last in ("yoy", "gap") and (apart := match(forms.APART, words)) is not None:
            self.gap_scope = next((t.text for t in self.tokens[begin : run[0]] if t.letter == "S"), self.gap_scope)
            sign = -1 if apart[1] == "h" else 1
            return "gap", [Reading("gap", sign * value_of(number), "PP", self.gap_scope) for number in numbers]
        if letter == "B":
            return self._changed(begin, run)
        is_ratio = head is not None and vocabulary().units[head.code] == "PERCENT" and head.code not in PRICES
        if is_ratio and match(forms.LEVEL, words) is not None:
            return "named_level", [Reading("level", value_of(number)) for number in numbers]
        if (shared := match(forms.SHARE, words)) is not None:
            scope = self.scope = self.tokens[begin + shared.start(1)].text
            return "share_of", [Reading("share", value_of(number), "PERCENT", scope) for number in numbers]
        if match(forms.SHARE_AGAIN, words) is not None and self.scope:
            return "share_of", [Reading("share", value_of(number), "PERCENT", self.scope) for number in numbers]
        if match(forms.SHARE_OF_TOLD, words) is not None and (whole := search(forms.WHOLE_TOLD, self.letters[:begin])) is not None:
            is_part_of_it = whole[2] or "q" in words
            scope = self.tokens[whole.start(1)].text
            return "share_of", [Reading("share", value_of(numbers[0]), "PERCENT", scope)] if is_part_of_it and len(run) == 1 else None
        if match(forms.DONE, words) is not None:
            return "completion", [Reading("completion", value_of(number), "PERCENT") for number in numbers]
        if has_begun and match(forms.COME_TO, words) is not None:
            verb = "d" if "d" in words else "u"
            return "growth", [Reading("yoy", self._signed(at, verb), "PERCENT") for at in run]
        behind = match(forms.RATE_BEHIND, self.letters[run[-1] + 1 :]) if match(forms.BARE, words) is not None else None
        if match(forms.GROWTH, words) is not None or behind is not None or self._are_rates(words, begin, run[0]):
            verb = next((each for each in reversed(words + (behind[0] if behind is not None else "")) if each in "udR"), "u")
            name = "growth" if not {"u", "d"}.isdisjoint(words) or ("D" in words and self.has_rate) else "growth_in_brackets"
            return name, [Reading("yoy", self._signed(at, verb), "PERCENT") for at in run]
        return "", None

    def have_told(self, readings: list[Reading]) -> None:
        """Keep what the places named now were told of, for figures that go on about it."""
        self.last, self.told, self.is_of_others = readings[-1].measure, [reading.value for reading in readings], False
        self.has_fallen = self.last == "yoy" and any(value < 0 for value in self.told)

    def before(self, head: Topic | None, begin: int, run: list[int]) -> list[Reading] | None:
        """去年同期为15.9%, 由2008年的1.26万亿元增加到3.7万亿元: what numbers tell of an earlier time; empty where nobody knows when, None where they tell of none."""
        words, letter = self.letters[begin : run[0]], self.letters[run[0]]
        if (then := match(forms.LAST_YEAR, words)) is not None and letter in "MPX":
            is_known = self.last == ("level" if letter == "M" else "yoy") and (letter == "M" or then[1] != "" or not self.has_fallen)
            if not is_known or head is None or (letter == "M" and unit_for("level", head.code, self.tokens[run[0]]) is None):
                return []
            if letter == "M":
                return [Reading("level", value_of(self.tokens[at]), shift=-1) for at in run]
            return [Reading("yoy", self._signed(at, then[1] or "u"), "PERCENT", shift=-1) for at in run]
        is_start = any(t.letter == "v" and t.text in forms.FROM for t in self.tokens[begin : run[0]])
        if not is_start or len(run) > 1 or letter not in "MP" or match(forms.COMES_TO[letter], self.letters[run[0] + 1 :]) is None:
            return None
        self.has_begun = True
        if letter == "P":
            is_last_year = any(t.letter in "Yp" and t.text.endswith(forms.LAST) for t in self.tokens[begin : run[0]])
            return [Reading("yoy", self._signed(run[0], "u"), "PERCENT", shift=-1)] if is_last_year else []
        self.since = self._year_said(begin, run[0]) or self.since
        is_known = head is not None and unit_for("level", head.code, self.tokens[run[0]]) is not None
        return [Reading("level", value_of(self.tokens[run[0]]), year=self.since)] if is_known and self.since is not None else []

    def _year_said(self, begin: int, number: int) -> int | None:
        """2008 of 由2008年的, where it is one year as a whole."""
        times = [t.period for t in self.tokens[begin:number] if t.letter == "T"]
        return times[0].year if len(times) == 1 and times[0] is not None and times[0].kind == "year" else None

    def _changed(self, begin: int, run: list[int]) -> tuple[str, list[Reading] | None]:
        """增速同比分别回落10.5个和2.2个百分点: how growth has changed, and against when; None where it may be anything else."""
        found = match(forms.CHANGED, self.letters[begin : run[0]])
        move = self.tokens[begin + found.start(3)].text if found is not None else ""
        is_of_rates = self.has_rate and {"H", "Z", "z", "C", "G"}.isdisjoint(self.letters)
        if found is None or move in forms.GROWS or not (found[1] or is_of_rates or self.last in ("yoy", "yoy_accel")):
            return "", None
        self.falls = found[1] == "R" or (self.falls and found[1] != "r")
        base = self.tokens[begin + found.start(2)] if found[2] else self.base
        if self.falls and move not in forms.WIDENS:
            return "", None  # 降幅…,提高2个百分点: what has risen, nobody knows
        against = base_told(base) if base is not None else ""
        kind = "previous_period" if base is not None and base.letter == "V" else ""
        moves = [self.tokens[at - 1] if self.letters[at - 1] in "uadsn" else self.tokens[begin + found.start(3)] for at in run]
        signs = [forms.WIDENS.get(t.text, -1 if t.letter in "dsn" else 1) * (-1 if self.falls else 1) for t in moves]
        values = [sign * abs(value_of(self.tokens[at])) for sign, at in zip(signs, run, strict=True)]
        readings = [Reading("yoy_accel", value, "PP", base=kind, against=against) for value in values]
        return OF_EACH_PLACE, readings

    def _are_rates(self, words: str, begin: int, number: int) -> bool:
        """苏州为9%, where growth is what the sentence tells of."""
        are_rates = match(forms.BARE, words) is not None and (self.is_by_rate or self.last == "yoy")
        return are_rates and not any(t.text.startswith(DONE) for t in self.tokens[begin:number] if t.letter == "F")

    def _signed(self, at: int, verb: str) -> Decimal:
        """The rate at a slot, in per cent, with the sign of its own verb, or of the one that leads its list."""
        own = self.letters[at - 1] if self.letters[at - 1] in "ud" else verb
        value = value_of(self.tokens[at]) * (_PER_CENT if self.letters[at] == "X" else 1)
        return -abs(value) if own in "dR" else value


def are_in_order(ranks: Sequence[Decimal], values: Sequence[Decimal]) -> bool:
    """186亿元、172亿元,列第二、第三位: whether so many values fall as their ranks do.

    >>> are_in_order([Decimal(2), Decimal(3)], [Decimal(186), Decimal(172)]), are_in_order([Decimal(3), Decimal(2)], [Decimal(186), Decimal(172)])
    (True, False)
    """
    by_rank = [value for _, value in sorted(zip(ranks, values, strict=False))]
    return len(ranks) == len(values) == len(set(ranks)) and by_rank == sorted(by_rank, reverse=True)


def value_of(number: Token) -> Decimal:
    """The number in its unit; of a rank the place."""
    return number.quantity.value if number.quantity is not None else Decimal(number.rank or 0)


def in_brackets(sentence: Sentence, at: int, code: str, around: str, is_by_rate: bool) -> tuple[str, Reading] | None:
    """The construction and what the number at a slot is, in brackets behind a place: 甲区(17.6亿元,增长3%); `around` are the letters outside of them.

    None where it may be anything: a share, or a fall without its sign.
    """
    number, before = sentence.tokens[at], sentence.letters[:at].rstrip("v")
    verb = before[-1] if before[-1:] in ("u", "d") else ""
    if not {"z", "Z", "C"}.isdisjoint(around):
        return None
    if number.letter == "M":
        return ("named_level", Reading("level", value_of(number))) if unit_for("level", code, number) is not None else None
    if not {"H", "G"}.isdisjoint(around):  # 税收完成率前三位的是甲市(56%)
        return ("completion", Reading("completion", value_of(number), "PERCENT")) if "I" in around else None
    are_rates = verb or is_by_rate or "r" in around or "u" in around
    if not are_rates or (not verb and "d" in around and value_of(number) > 0):
        return None
    value = value_of(number) * (_PER_CENT if number.letter == "X" else 1)
    return "growth_in_brackets", Reading("yoy", -abs(value) if verb == "d" else value, "PERCENT")
