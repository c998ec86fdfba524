"""One look at a sentence: clause by clause, the places that it names or goes on about, and what it tells of them.

Only where every amount and rate of a place has one of the forms known here is the sentence one that tells places side by side; all
others are left to the constructions.
"""

from __future__ import annotations

from collections.abc import Sequence

from metrics.extraction.beside import forms
from metrics.extraction.beside.figures import Figures, Told, in_brackets
from metrics.extraction.beside.members import code_of, means, places_listed
from metrics.extraction.clause import EACH_ALIKE, Sentence, Topic
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.times.dating import is_short
from metrics.extraction.zones.place import REGIONS

_BOUNDARY, _FIGURES, _NUMBERS = frozenset(",;:"), frozenset("MPX"), frozenset("MPXKBbf")
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
        self.slots = list(range(len(sentence.letters)))  # of the sentence, without its brackets
        self.tokens, self.letters = sentence.tokens, sentence.letters
        self.figures = Figures(self.tokens, self.letters, is_by_rate)
        self._last_list: tuple[str, ...] = ()
        self._is_heading = is_short(state.clean.text, sentence.start, sentence.end)
        self._bracketed: list[tuple[int, list[int]]] = []  # a place, and the numbers in the brackets behind it

    def told(self) -> list[Told] | None:
        """What the numbers tell, in order; None where the sentence is none that tells places side by side."""
        others = {t.letter for t in self.tokens if t.text not in forms.FORMER_AND_LATTER}
        if (_FIGURES | {"B"}).isdisjoint(self.letters) or not forms.OTHER_SUBJECTS.isdisjoint(others) or not self._leave_brackets():
            return None
        if self.goes_on and len(self.listed) >= _MANY and "S" not in self.letters:  # 三地…。按常住地分,城镇居民收入为…、…和…
            self.places = [(self.slots[0], name) for name in self.listed]
        start = 0
        for end in [*(at for at, letter in enumerate(self.letters) if letter in _BOUNDARY), len(self.letters)]:
            if not self._see(start, end):
                return None
            start = end + 1
        if not all(self._tell_bracketed(place, numbers) for place, numbers in self._bracketed):
            return None
        topics = [topic for told in self.found for topic in told.topics]
        are_lists = all(len(told.topics) != 1 for told in self.found)
        if not topics or (len({topic.code for topic in topics}) > 1 and not are_lists):
            return None  # 甲区增加值增长12%,外资3亿美元;乙区增长13%: nobody knows of what
        return self.found if len({topic.zone for topic in topics}) >= _FEWEST or self._may_be_one(topics) else None

    def names_listed(self) -> tuple[str, ...]:
        """The places that the sentence has listed last, or told of one by one; empty where it names one alone."""
        one_by_one = self._told_one_by_one()
        return self._last_list or (tuple(zone for _, zone in one_by_one) if len(one_by_one) > 1 else ())

    def _may_be_one(self, topics: list[Topic]) -> bool:
        """Whether the sentence may tell of one place alone: within the region that the page is about."""
        place = self.state.context.place
        may = place.level in REGIONS or (place.is_one_of_many and self.goes_on)  # 山东、江苏…。浙江8622亿元,增长14%
        return may and all(topic.zone not in (place.name, None) for topic in topics)

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
        self.letters = "".join([self.sentence.letters[at] for at in self.slots])
        self.tokens = [self.sentence.tokens[at] for at in self.slots]
        self.figures = Figures(self.tokens, self.letters, self.figures.is_by_rate)
        return "(" not in self.letters and ")" not in self.letters

    def _see(self, start: int, end: int) -> bool:
        """Take in one clause; False where it is none of a sentence that tells places side by side."""
        letters, runs = self.letters, self._runs(start, end)
        if not runs and start and self._splits_up_again(start, end):
            return False
        first_number = runs[0][0] if runs else end
        begin, named = start, self._named(start, first_number)
        is_own = named is not None
        if named is None and "S" in forms.AMONG.sub("", letters[start:first_number]):
            if runs and letters[first_number] in _FIGURES:
                return False
            self.places = None  # 太仓市与常熟市并列第二
        if named is not None:
            first, last = named
            if not self._names(start, first):
                return False
            self._turn_to(first, last)
            if not runs and not self._fares(last, end):
                self.places = None
            self.figures.is_by_rate |= not runs and not {"u", "d"}.isdisjoint(letters[last:end])  # 宁夏、广西增长较快,分别为26%和19%
            if not self._are_as_many(last, end) or (self.places is None and runs and not self._is_left(first, last)):
                return False
            begin = last + (last < end and letters[last] == "x" and forms.SO_MANY.fullmatch(self.tokens[last].text) is not None)
        elif (again := self._told_again(start, first_number)) is not None:
            begin, names = again
            self.places, is_own = [(self.slots[begin - 1], name) for name in names], True
        for run in runs:
            if not self._names(begin, run[0]) or not self._tell(begin, run, is_own):
                return False
            begin = run[-1] + 1
        if start < end and self.tokens[start].text in forms.EXCEPT:
            self.places = None  # 除朝阳微降0.5%外,…
        if runs and (listed := search(forms.LISTED_LAST, letters[begin:end])) is not None:
            self._turn_to(begin + listed.start(1), begin + listed.end(1))
        return self._names(begin, end)

    def _splits_up_again(self, start: int, end: int) -> bool:
        """从门类看,制造业增长8%;从区域看,…: whether a clause behind figures says that the whole is split up in another way."""
        words = "".join([t.text for t in self.tokens[start:end]])
        is_anew = words.startswith(("从", "分", "按")) and words.endswith("看") and {"r", "l", "I"}.isdisjoint(self.letters[start:end])
        return is_anew and not _FIGURES.isdisjoint(self.letters[:start])

    def _named(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the places stand that a clause names before its first number, or before its end."""
        led, described = search(forms.LED, self.letters[start:end]), search(forms.DESCRIBED, self.letters[start:end])
        if led is None and described is not None and self.tokens[start + described.start()].text not in forms.DESCRIBES:
            return None
        found = led or described
        return (start + found.start(1), start + found.end(1)) if found is not None else None

    def _told_again(self, start: int, end: int) -> tuple[int, Sequence[str]] | None:
        """The slot behind 三地 or 上述两市 at the head of a clause, where as many places have been listed last, or behind 前者; and their names."""
        at = start + len(self.letters[start:end]) - len(self.letters[start:end].lstrip("qvT"))
        word = self.tokens[at].text if at < end else ""
        if word in forms.FORMER_AND_LATTER and len(self.listed) == len(forms.FORMER_AND_LATTER):
            return at + 1, [self.listed[forms.FORMER_AND_LATTER.index(word)]]
        counted = forms.COUNTED.fullmatch(word) if at < end and self.letters[at] == "x" else None
        is_all = counted is not None and self.listed and forms.how_many(counted[1]) == len(self.listed)
        return (at + 1, self.listed) if is_all else None

    def _fares(self, start: int, end: int) -> bool:
        """紧随其后, 增速较快, 超过千亿元: whether the rest of a clause without a figure says how its places fare."""
        rest = self.tokens[start:end]
        return all(t.letter in "vTFYlrudkKIJghS" or (t.letter == "x" and forms.FARES.search(t.text) is not None) for t in rest)

    def _are_as_many(self, start: int, end: int) -> bool:
        """Whether so many places are listed as the words behind them count: 昆山、太仓、常熟三市."""
        if self.places is None or start >= end:
            return True
        counted = forms.COUNTED.match("".join([t.text for t in self.tokens[start : min(end, start + 3)]]))
        return counted is None or forms.how_many(counted[1]) == len(self.places)

    def _runs(self, start: int, end: int) -> list[list[int]]:
        """The numbers of a clause, those that are listed together."""
        runs: list[list[int]] = []
        at = start
        while at < end:
            if self.letters[at] in _NUMBERS:
                run, more = [at], forms.MORE[self.letters[at]]
                while (found := more.match(self.letters, run[-1] + 1, end)) is not None:
                    run.append(found.start(1))
                runs.append(run)
                at = run[-1]
            at += 1
        return runs

    def _names(self, start: int, end: int) -> bool:
        """See what the words of a piece name; False where that is a part of an indicator, or another one's short name."""
        words = self.letters[start:end]
        named = [start + at for at, letter in enumerate(words) if letter in "IJ"]
        for at in named:
            if (at and self.letters[at - 1] == "z") or self.letters[max(0, at - 2) : at] == "zS":
                continue  # 占全省进出口总值的
            if self.letters[at] == "J":
                if self.head is not None and not means(self.head, self.tokens[at].text):
                    return False
                continue
            code = code_of(self.sentence, self.slots[at])
            if not code or (len(named) > 1 and (self.head is None or code != self.head.code)):
                return False
            if self.head is None or code != self.head.code:
                self.head, self.figures.last, self.figures.is_by_rate = self.state.topics.make(code, self.tokens[at]), "", False
        says_rate = any(t.letter == "r" and t.text != "增势" for t in self.tokens[start:end])
        if (base := search(forms.BASE, words)) is not None and len(words) - base.start() == len(words.lstrip("vT")):
            self.figures.base = self.tokens[start + base.start(1)]  # 与上半年相比,…
        self.figures.has_rate = (self.figures.has_rate or says_rate) and "l" not in words
        self.figures.is_by_rate = (self.figures.is_by_rate or "r" in words) and "l" not in words
        return True

    def _turn_to(self, first: int, last: int) -> None:
        """Tell from now on of the places that the slots from `first` to before `last` list, or of none where one is not known."""
        self.figures.last = self.figures.last if self.figures.last == "yoy" else ""
        self.places = places_listed(self.state.context, self.sentence, [self.slots[at] for at in range(first, last)])
        if self.places is not None and len(self.places) > 1:
            self._last_list = self.listed = tuple(name for _, name in self.places)

    def _is_left(self, first: int, last: int) -> bool:
        """全省增长5%, 工业园区增长6%: the figure of what is around the places, or of a zone that nobody names, which is read as any other."""
        entry = self.tokens[last - 1].entry
        return last - first <= 2 and "j" not in self.letters[first:last] and entry is not None and entry.type in ("wider", "self")

    def _tell_bracketed(self, place: int, numbers: list[int]) -> bool:
        """See what the numbers in brackets behind a place tell of it; False where nobody knows."""
        known = places_listed(self.state.context, self.sentence, [place])
        if known is None or self.head is None:
            return False
        read = [in_brackets(self.sentence, at, self.head.code, self.letters, self.figures.is_by_rate) for at in numbers]
        topic = Topic(self.head.code, self.head.text, self.sentence.tokens[place].start, known[0][1])
        self.found += [Told([at], [topic], [each[1]], each[0]) for at, each in zip(numbers, read, strict=True) if each is not None]
        return None not in read

    def _tell(self, begin: int, run: list[int], is_own: bool) -> bool:
        """See what a run of numbers tells of the places, which the clause names as its `is_own`; False where nobody knows."""
        letter, words = self.letters[run[0]], self.letters[begin : run[0]]
        if letter in _FIGURES and self.figures.last and (against := match(forms.AGAINST, words)) is not None:
            self.places = places_listed(self.state.context, self.sentence, [self.slots[begin + against.start(1)]])
            words = "" if letter == "M" or self.figures.last == "yoy" else words
            begin = run[0] if not words else begin
        quantity = self.tokens[run[0]].quantity
        if self.places is None or letter not in "MPXKB":
            return True
        if quantity is not None and quantity.printed_unit in forms.PLACES_COUNTED:
            self.places = None  # 甲市实施技改项目30个,完成12亿元: of these
            return "Q" not in words and not self.letters.startswith("Q", run[-1] + 1)
        if letter == "M" and quantity is not None and quantity.bound != "exact" and (self.figures.last or self._is_heading):
            return True  # 进出口533亿元,首次站上500亿元; 芜湖破300亿, in a headline
        if letter == "M" and forms.ROUND.fullmatch(self.tokens[run[0]].text) is not None:
            return True  # 迈过百亿元
        if letter == "M" and self.letters.startswith("x", run[-1] + 1) and forms.OF_CLASS.match(self.tokens[run[-1] + 1].text) is not None:
            return True  # 千亿市
        if search(forms.HELD_AGAINST, words) is not None or (quantity is not None and quantity.upper is not None):
            return True  # 高于全省11%的平均水平, 分处400-500亿之间
        if len(run) == 1 and len(self.places) > 1 and quantity is not None and quantity.bound != "exact":
            return True  # …均超过千亿元: a floor, which says of nobody what it is
        if letter == "P" and not words and begin and self.letters[begin - 1] == "M":
            return True  # 苏州 11500.7亿元 5.2%: a share, or a growth
        self._see_name_behind(run[-1])
        name, readings = self.figures.read(self.head, begin, run)
        if letter in _FIGURES and any(forms.OF_SOME.search(t.text) is not None for t in self.tokens[begin : run[0]] if t.letter == "v"):
            return False
        bracketed = {place for place, _ in self._bracketed}
        if readings is None or self.head is None:
            self.figures.last = ""
            return letter in "KB" or not is_own or any(at in bracketed for at, _ in self.places)  # 甲区(9%)、乙区(8%)的增速超过或等于6%
        is_each = any(t.text in EACH_ALIKE for t in self.tokens[begin : run[0]])
        if not self._ends_at(run[-1]):
            self.found.append(Told([self.slots[at] for at in run], [], [], ""))  # 增速达到6%的地区有3个
            return not is_own
        if len(run) == 1 and len(self.places) > 1 and is_each:
            readings, run = readings * len(self.places), run * len(self.places)
        places, is_in_order = self.places, is_each or len(run) == 1 or len(run) >= _MANY or "D" in self.letters[: run[0]]
        if len(run) > 1 and len(places) == 1 and len(self._told_one_by_one()) == len(run) and not {"D", "u", "d"}.isdisjoint(words):
            is_in_order = True
            places = self._told_one_by_one()  # 北京12406亿元,天津9386亿元,河北16404亿元,增速依次为6.8%、6.9%和6.8%
        if len(run) != len(places) or not is_in_order:
            return letter in "KB" or len(run) == 1  # of all together, or of each: nobody knows
        topics = [Topic(self.head.code, self.head.text, self.sentence.tokens[at].start, zone) for at, zone in places]
        self.found.append(Told([self.slots[at] for at in run], topics, readings, name))
        self.figures.last = readings[-1].measure
        return True

    def _told_one_by_one(self) -> list[tuple[int, str]]:
        """The places that the sentence has told of so far, one after the other."""
        told = {topic.zone: topic.start for each in self.found if len(each.topics) == 1 for topic in each.topics}
        return [(self.sentence.slot_at(start), zone) for zone, start in told.items() if zone is not None]

    def _see_name_behind(self, number: int) -> None:
        """以4313亿元的GDP居首: the indicator stands behind the first number of it."""
        at = number + 1 + (number + 1 < len(self.tokens) and self.tokens[number + 1].text == "的")
        if self.head is None and at < len(self.tokens) and self.letters[at] == "I" and (code := code_of(self.sentence, self.slots[at])):
            self.head = self.state.topics.make(code, self.tokens[at])

    def _ends_at(self, number: int) -> bool:
        """Whether no noun stands behind a number that it may be of: 12亿元的销售额; but 8%的增速."""
        behind = number + 1 + (number + 1 < len(self.tokens) and self.tokens[number + 1].text == "的")
        if behind >= len(self.tokens):
            return True
        noun = self.tokens[behind]
        if noun.letter == "I":
            return self.head is not None and noun.entry is not None and noun.entry.value == self.head.code
        if behind > number + 1:
            return noun.letter in "rSkl"
        if noun.letter == "x":  # 昆山市330家实现盈利
            return forms.SILENT.fullmatch(noun.text) is not None or forms.FARES.search(noun.text) is not None
        return noun.letter not in "JQEF"
