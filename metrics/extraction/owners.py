"""Tell whose figure a sentence gives: the document's own zone, another named one, or the city, province or nation."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.context import Context
from metrics.extraction.places import region_name, short_names
from metrics.language.vocabulary import Entry

_NOT_SUBJECT = ("在", "对", "与", "和", "从", "于", "由")
_SUBJECT = re.compile(r"S[vTFeqtY]{0,4}[IJMrE]|S[vTFY]{0,3}[ud]|ST?[,:]|S[vx]{1,3}[,:]")


class Owner:
    """The owner that holds within a sentence: `name` is None for the document's own zone."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.name: str | None = None
        self.is_foreign = False
        self.since = 0  # where the owner was named

    def new_sentence(self) -> None:
        self.name, self.is_foreign = None, False

    @property
    def zone(self) -> str | None:
        return self.name or self.context.zone

    def take(self, name: str) -> None:
        self.name, self.is_foreign = name, False

    def see(self, sentence: Sentence, at: int) -> None:
        """A region or zone at the head of a clause owns what follows in the sentence."""
        tokens, letters = sentence.tokens, sentence.letters
        before = re.split(r"[,;:()PBMXKbf]", letters[:at])[-1]
        if re.search(r"[cghzkLKGrIJud]", before) or (at and tokens[at - 1].text in _NOT_SUBJECT):
            return
        entry = tokens[at].entry
        if entry is None or _SUBJECT.match(letters, at) is None or letters[at + 1 : at + 2] == "S":
            return
        self.since = tokens[at].start
        if entry.type == "self":
            self.name, self.is_foreign = self.place_before(sentence, at), False
        elif entry.type == "zone":
            self.name, self.is_foreign = (None if entry.value == self.context.zone else entry.value), False
        elif entry.type == "wider":
            if not re.match(r"Sv?M", letters[at:]):  # 全国229家国家级经开区: a group within it
                self.name, self.is_foreign = None, entry.value not in self.context.own_words
        else:
            self._see_region(entry, letters[at:])

    def _see_region(self, entry: Entry, ahead: str) -> None:
        own = self.context.place
        if own.name is not None and entry.value not in own.own and re.match(r"S[vTFe]{0,3}[IJ]", ahead):
            self.name, self.is_foreign = region_name(entry.value), entry.value in own.above or own.level == "province"
        else:
            self.name, self.is_foreign = None, False

    def place_before(self, sentence: Sentence, at: int) -> str | None:
        """鄱阳 before 工业园区 makes another zone's name; None where 开发区 is the document's own."""
        before = sentence.tokens[at - 1] if at else None
        if before is None or before.letter != "x" or before.end != sentence.tokens[at].start or before.text not in short_names():
            return None
        return None if self.context.zone and before.text in self.context.zone else before.text + sentence.tokens[at].text

    def named_at(self, sentence: Sentence, at: int) -> str | None:
        """The zone or region named by one slot, None for 全市 and the like."""
        entry = sentence.tokens[at].entry
        if entry is None or entry.type == "wider":
            return None
        if entry.type == "self":
            return self.place_before(sentence, at)
        return entry.value if entry.type == "zone" else region_name(entry.value)
