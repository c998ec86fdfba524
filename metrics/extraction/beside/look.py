"""One look at a sentence: clause by clause, the places that it names or goes on about, and what it tells of them.

Only where every amount and rate of a place has one of the forms known here is the sentence one that tells places side by side; all
others are left to the constructions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from metrics.extraction.beside import forms
from metrics.extraction.beside.figures import Figures, Told, in_brackets
from metrics.extraction.beside.members import code_of, may_be_one, may_tell_of_others, means, places_listed
from metrics.extraction.beside.numbers_told import (
    counts_places,
    is_a_mark,
    is_held_against,
    is_told_more_exactly,
    leads_a_subject,
    letters_looked_at,
    ones_told,
    ranks_between,
    runs_of,
    without_cities_around,
)
from metrics.extraction.beside.said import are_as_many, ends_at, fares, is_held, is_left, is_of_all, places_named, splits_up_again
from metrics.extraction.beside.told import aside, past_told, ranks_told, topics_of
from metrics.extraction.clause import EACH_ALIKE, Sentence, Topic
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.times.dating import is_short

_AVERAGES_COME_TO = re.compile("A[^,;]*o")  # slots
_FIGURES, _NUMBERS = frozenset("MPX"), frozenset("MPXKBbf")
_FEWEST, _MANY = 2, 3


class Look:
    """One look at one sentence; `about` is the indicator that the sentences before it were about."""

    def __init__(
        self, state: State, sentence: Sentence, about: Topic | None, is_by_rate: bool, listed: Sequence[str], goes_on: bool
    ) -> None:
        self.state, self.sentence, self.head = state, sentence, about
        self.places: list[tuple[int, str]] | None = None  # the slots and names of those told of now
        self.goes_on = goes_on  # the sentence before has told places side by side
        self.listed = listed  # the places listed last: 三地
        self.found: list[Told] = []
        self.slots = without_cities_around(sentence)  # of the sentence, without its brackets
        self.tokens = [sentence.tokens[at] for at in self.slots]
        self.letters = letters_looked_at(self.tokens)
        year, months = state.period.now()
        self.figures = Figures(self.tokens, self.letters, is_by_rate, year=year if months in (None, (1, 12)) else None)
        self._last_list: tuple[str, ...] = ()
        self._is_unknown = False  # the place named last does what nobody knows
        self._is_heading = is_short(state.clean.text, sentence.start, sentence.end)
        self._bracketed: list[tuple[int, list[int]]] = []  # a place, and the numbers in the brackets behind it

    def told(self) -> list[Told] | None:
        """What the numbers tell, in order; None where the sentence is none that tells places side by side."""
        others = {t.letter for t in self.tokens if t.text not in forms.FORMER_AND_LATTER}
        if _AVERAGES_COME_TO.search(self.letters) is not None:
            return None  # 佛山的两年平均增幅从4.2%提高到4.3%: no growth over the year before
        if (_FIGURES | {"B"}).isdisjoint(self.letters) or not forms.OTHER_SUBJECTS.isdisjoint(others) or not self._leave_brackets():
            return None
        if self.goes_on and len(self.listed) >= _MANY and "S" not in self.letters:  # 三地…。按常住地分,城镇居民收入为…、…和…
            self.places = [(self.slots[0], name) for name in self.listed]
        start, ones = 0, ones_told(self.tokens, self.letters)
        for end in sorted({*(found.start() for found in forms.BOUNDARY.finditer(self.letters)), *ones, len(self.letters)}):
            if not self._see(start, end):
                return None
            start = end + (end not in ones)
        if not all(self._tell_bracketed(place, numbers) for place, numbers in self._bracketed):
            return None
        topics = [topic for told in self.found for topic in told.topics]
        are_lists = all(len(told.topics) != 1 for told in self.found)
        if (
            not topics
            or not may_tell_of_others(self.state.context, self.sentence, topics, bool(self._bracketed))
            or (len({topic.code for topic in topics}) > 1 and not are_lists)
        ):
            return None  # 甲区增加值增长12%,外资3亿美元;乙区增长13%: nobody knows of what
        asides = [at for at in range(len(self.letters)) if self.tokens[at].text in forms.ONE or leads_a_subject(self.letters, at)]
        self.found += [aside([self.slots[at]]) for at in asides]  # 第二名永康市, 一个126亿元
        return (
            self.found if len({topic.zone for topic in topics}) >= _FEWEST or may_be_one(self.state.context, topics, self.goes_on) else None
        )

    def names_listed(self) -> tuple[str, ...]:
        """The places that the sentence has listed last, or told of one by one; empty where it names one alone."""
        one_by_one = self._told_one_by_one()
        return self._last_list or (tuple(zone for _, zone in one_by_one) if len(one_by_one) > 1 else ())

    def _leave_brackets(self) -> bool:
        """Take the brackets behind places out of the slots; False where there are others with figures."""
        if "(" not in self.letters:
            return True
        inside: set[int] = set()
        for found in forms.IN_BRACKETS.finditer(self.letters):
            numbers = [at for at in range(*found.span()) if self.letters[at] in _NUMBERS]
            self._bracketed.append((found.start() - 1, numbers))
            inside.update(range(*found.span()))
        for found in forms.ANY_BRACKETS.finditer(self.letters):
            inside.update(range(*found.span()))
        self.slots = [at for at in self.slots if at not in inside]
        self.tokens = [self.sentence.tokens[at] for at in self.slots]
        self.letters = letters_looked_at(self.tokens)
        self.figures = replace(self.figures, tokens=self.tokens, letters=self.letters)
        return "(" not in self.letters and ")" not in self.letters

    def _see(self, start: int, end: int) -> bool:
        """Take in one clause; False where it is none of a sentence that tells places side by side."""
        letters, runs = self.letters, runs_of(self.tokens, self.letters, start, end)
        if not runs and start and splits_up_again(self.tokens, self.letters, start, end):
            return False
        first_number = runs[0][0] if runs else end
        again = self._told_again(start, first_number)
        begin, named = start, places_named(self.tokens, self.letters, start, first_number) if again is None else None
        is_own = named is not None
        if named is None and again is None and "S" in forms.AMONG.sub("", letters[start:first_number]):
            if runs and letters[first_number] in _FIGURES and not is_of_all(self.tokens, start, first_number):
                return False
            self.places = None  # 太仓市与常熟市并列第二
        if named is not None:
            first, last = named
            if not self._names(start, first):
                return False
            self._turn_to(first, last)
            self._is_unknown = not runs and not fares(self.tokens, last, end) and match(forms.SHARES_NEXT, letters[end:]) is None
            self.places = None if self._is_unknown else self.places
            self.figures.is_by_rate |= not runs and not {"u", "d"}.isdisjoint(letters[last:end])  # 宁夏、广西增长较快,分别为26%和19%
            is_of_none = (
                self.places is None and runs and letters[first_number] in _FIGURES and not is_left(self.tokens, self.letters, first, last)
            )
            if not are_as_many(self.tokens, last, end, self.places) or is_of_none:
                return False
            begin = last + (last < end and letters[last] == "x" and forms.SO_MANY.fullmatch(self.tokens[last].text) is not None)
        elif again is not None:
            begin, names = again
            self.places, is_own, self._is_unknown = [(self.slots[begin - 1], name) for name in names], True, False
        for run in runs:
            if not self._names(begin, run[0]) or not self._tell(begin, run, is_own):
                return False
            begin = run[-1] + 1
        if start < end and self.tokens[start].text in forms.EXCEPT:
            self.places = None  # 除朝阳微降0.5%外,…
        if runs and (listed := search(forms.LISTED_LAST, letters[begin:end])) is not None:
            self._turn_to(begin + listed.start(1), begin + listed.end(1))
        return self._names(begin, end)

    def _told_again(self, start: int, end: int) -> tuple[int, Sequence[str]] | None:
        """The slot behind 三地 or 上述两市 at the head of a clause, where as many places have been listed last, or behind 前者; and their names."""
        at = start + len(self.letters[start:end]) - len(self.letters[start:end].lstrip("qvT"))
        word = self.tokens[at].text if at < end else ""
        if word in forms.FORMER_AND_LATTER and len(pair := self._last_told(start)) == len(forms.FORMER_AND_LATTER):
            return at + 1, [pair[forms.FORMER_AND_LATTER.index(word)]]
        if at in (ones := ones_told(self.tokens, self.letters)) and len(ones) == len(self.listed):
            return at + 1, [self.listed[ones.index(at)]]
        counted = forms.COUNTED.fullmatch(word) if at < end and self.letters[at] == "x" else None
        is_all = counted is not None and self.listed and forms.how_many(counted[1]) == len(self.listed)
        return (at + 1, self.listed) if is_all else None

    def _last_told(self, start: int) -> Sequence[str]:
        """The places listed last, or told one by one in the part of the sentence before `start`: 武义以107亿元压过东阳的105亿元,前者…."""
        one_by_one = [zone for _, zone in self._told_one_by_one(self.letters.rfind(";", 0, start) + 1)]
        return self._last_list or one_by_one or self.listed

    def _names(self, start: int, end: int) -> bool:
        """See what the words of a piece name; False where that is a part of an indicator, or another one's short name."""
        words = self.letters[start:end]
        named = [start + at for at, letter in enumerate(words) if letter in "IJ"]
        for at in named:
            if (at and self.letters[at - 1] == "z") or self.letters[max(0, at - 2) : at] == "zS":
                continue  # 占全省进出口总值的
            self._is_unknown, self.figures.is_named = False, self.letters[at] == "I"
            if self.letters[at] == "J":
                if self.head is not None and not means(self.head, self.tokens[at].text):
                    return False
                continue
            code = code_of(self.sentence, self.slots[at])
            if not code or (len(named) > 1 and (self.head is None or code != self.head.code)):
                return False
            if self.head is None or code != self.head.code:
                self.head, self.figures.last, self.figures.is_by_rate = self.state.topics.make(code, self.tokens[at]), "", False
        others = search(forms.RATE_OF_OTHERS, words)  # 比全市增速低2个百分点: no word of the place's own
        words = words[: others.start()] + "S" * len(others[0]) + words[others.end() :] if others is not None else words
        says_rate = any(
            t.letter == "r" and t.text != "增势" for t, letter in zip(self.tokens[start:end], words, strict=True) if letter == "r"
        )
        if (base := search(forms.BASE, words)) is not None and len(words) - base.start() == len(words.lstrip("vT")):
            self.figures.base = self.tokens[start + base.start(1)]  # 与上半年相比,…
        self.figures.has_rate = (self.figures.has_rate or says_rate) and "l" not in words
        self.figures.is_by_rate = (self.figures.is_by_rate or "r" in words) and "l" not in words
        return True

    def _turn_to(self, first: int, last: int) -> None:
        """Tell from now on of the places that the slots from `first` to before `last` list, or of none where one is not known."""
        self.figures.last, self.figures.is_of_others = self.figures.last if self.figures.last == "yoy" else "", True
        self.figures.is_named = False
        self.places = places_listed(self.state.context, self.sentence, [self.slots[at] for at in range(first, last)])
        if self.places is not None and len(self.places) > 1:
            self._last_list = self.listed = tuple(name for _, name in self.places)

    def _tell_bracketed(self, place: int, numbers: list[int]) -> bool:
        """See what the numbers in brackets behind a place tell of it; False where nobody knows."""
        known = places_listed(self.state.context, self.sentence, [place])
        if known is None or self.head is None:
            return False
        ends = next((at for at, slot in enumerate(self.slots) if slot > place and self.letters[at] in ",;"), len(self.letters))
        around = self.letters[:ends]  # 增速低于5%的有吕梁(4.1%),朔州下降3.3%: the fall is another's
        read = [in_brackets(self.sentence, at, self.head.code, around, self.figures.is_by_rate) for at in numbers]
        topic = Topic(self.head.code, self.head.text, self.sentence.tokens[place].start, known[0][1])
        self.found += [Told([at], [topic], [each[1]], each[0]) for at, each in zip(numbers, read, strict=True) if each is not None]
        return None not in read

    def _tell(self, begin: int, run: list[int], is_own: bool) -> bool:
        """See what a run of numbers tells of the places, which the clause names as its `is_own`; False where nobody knows."""
        letter, words = self.letters[run[0]], self.letters[begin : run[0]]
        if (
            letter in _FIGURES
            and self.figures.last
            and (against := match(forms.AGAINST, words)) is not None
            and is_held(self.tokens, begin, run[0])
        ):
            self.places = places_listed(self.state.context, self.sentence, [self.slots[begin + against.start(1)]])
            words = "" if letter == "M" or self.figures.last == "yoy" else words
            begin = run[0] if not words else begin
        quantity = self.tokens[run[0]].quantity
        if letter in "KM" and self.places is not None and (between := ranks_between(self.tokens, begin, run)) is not None:
            self._tell_ranks(begin, run, between)
            return True
        if self.places is None and self._is_unknown and letter in _FIGURES and {"I", "J", "S"}.isdisjoint(words):
            self.found.append(aside([self.slots[at] for at in run]))
        if self.places is None or letter not in "MPXKBf":
            return True
        if (past := self.figures.before(self.head, begin, run)) is not None:
            self.found.append(past_told(self.head, self.sentence, self.places, [self.slots[at] for at in run], past))
            return True
        if "p" in words:
            return letter == "B"  # 高于去年同期0.2个百分点
        if counts_places(self.tokens[run[0]]):
            self.places = None  # 甲市实施技改项目30个,完成12亿元: of these
            return "Q" not in words and not self.letters.startswith("Q", run[-1] + 1)
        if is_a_mark(self.tokens, self.letters, begin, run[-1], bool(self.figures.last) or self._is_heading):
            self.found.append(aside([self.slots[at] for at in run]))
            return True
        if is_held_against(self.letters, self.tokens, begin, run[0]):
            return True
        is_each = any(t.text in EACH_ALIKE for t in self.tokens[begin : run[0]])
        bound = quantity.bound if quantity is not None else "exact"
        is_floor = len(run) == 1 and len(self.places) > 1 and bound != "exact"
        if is_floor and (not is_each or letter != "M" or bound != "over" or is_told_more_exactly(self.letters, run[0])):
            return True  # …超过千亿元,分别为…: a floor, which says of nobody what it is
        if letter == "P" and not words and begin and self.letters[begin - 1] == "M":
            return True  # 苏州 11500.7亿元 5.2%: a share, or a growth
        self._see_name_behind(run[-1])
        name, readings = self.figures.read(self.head, begin, run)
        if letter in _FIGURES and any(forms.OF_SOME.search(t.text) is not None for t in self.tokens[begin : run[0]] if t.letter == "v"):
            return False
        bracketed = {place for place, _ in self._bracketed}
        if readings is None or self.head is None:
            self.figures.last = ""
            if letter == "K" and is_own and "x" in words:
                self.found.append(aside([self.slots[at] for at in run]))  # 襄阳盯住第二, behind a figure of another
            return letter in "KBf" or not is_own or any(at in bracketed for at, _ in self.places)  # 甲区(9%)、乙区(8%)的增速超过或等于6%
        if not ends_at(self.tokens, self.letters, self.head, run[-1]):
            self.found.append(aside([self.slots[at] for at in run]))  # 增速达到6%的地区有3个
            return not is_own
        if len(run) == 1 and len(self.places) > 1 and is_each:
            readings, run = readings * len(self.places), run * len(self.places)
        places, is_in_order = self.places, is_each or len(run) == 1 or len(run) >= _MANY or "D" in self.letters[: run[0]]
        if len(run) > 1 and len(places) == 1 and not {"D", "u", "d"}.isdisjoint(words):
            one_by_one, part = self._told_one_by_one(), self._told_one_by_one(self.letters.rfind(";", 0, begin) + 1)
            is_in_order = is_in_order or len(run) in (len(one_by_one), len(part))
            # 北京12406亿元,天津9386亿元,河北16404亿元,增速依次为6.8%、6.9%和6.8%
            places = one_by_one if len(run) == len(one_by_one) else part if len(run) == len(part) else places
        if len(run) != len(places) or not is_in_order:
            return letter in "KB" or len(run) == 1  # of all together, or of each: nobody knows
        self.found.append(Told([self.slots[at] for at in run], topics_of(self.head, self.sentence, places), readings, name))
        self.figures.have_told(readings)
        return True

    def _tell_ranks(self, begin: int, run: list[int], ranks: list[int]) -> None:
        """甲、乙、丙分列第二至第四位: of what the sentence tells of them, or of others alone."""
        measures = {reading.measure for each in self.found for reading in each.readings} - {"rank_level", "rank_yoy"}
        last = self.figures.last or (measures.pop() if len(measures) == 1 else "")
        scope = next((t.text for t in self.tokens[begin : run[0]] if t.letter == "S"), None)
        self.found.append(ranks_told(self.head, self.sentence, self.places or (), self.slots[run[-1]], ranks, last, scope))

    def _told_one_by_one(self, since: int = 0) -> list[tuple[int, str]]:
        """The places that the sentence has told of so far from slot `since` on, one after the other."""
        told = {topic.zone: topic.start for each in self.found if len(each.topics) == 1 for topic in each.topics}
        if not told:
            return []  # nor are there slots, where all of the sentence stands in brackets
        begins = self.tokens[since].start
        return [(self.sentence.slot_at(start), zone) for zone, start in told.items() if zone is not None and start >= begins]

    def _see_name_behind(self, number: int) -> None:
        """以4313亿元的GDP居首: the indicator stands behind the first number of it."""
        at = number + 1 + (number + 1 < len(self.tokens) and self.tokens[number + 1].text == "的")
        if self.head is None and at < len(self.tokens) and self.letters[at] == "I" and (code := code_of(self.sentence, self.slots[at])):
            self.head = self.state.topics.make(code, self.tokens[at])
