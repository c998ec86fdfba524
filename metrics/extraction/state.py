"""What the reading of one document carries from number to number."""

from __future__ import annotations

from dataclasses import dataclass, field

from metrics.extraction.clause import Memory, Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.names.ceremonies import Ceremony
from metrics.extraction.names.topics import Topics
from metrics.extraction.results import Results
from metrics.extraction.times.reference_period import ReferencePeriod
from metrics.extraction.times.vague_times import VagueTimes
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.stories import Stories
from metrics.language.normalise import Normalised


@dataclass(slots=True)
class State:
    """One document's reading: the parts that last for it, and the sentence and its memory, which change."""

    clean: Normalised
    context: Context
    results: Results
    owner: Owner = field(init=False)
    period: ReferencePeriod = field(init=False)
    topics: Topics = field(init=False)
    ceremony: Ceremony = field(init=False)
    vague: VagueTimes = field(init=False)
    stories: Stories = field(init=False)
    memory: Memory = field(default_factory=Memory)
    sentence: Sentence = field(default_factory=lambda: Sentence([], "", 0, 0))
    rise_to: int | None = None  # the year in which the rises told last have ended: 由2012年的128亿元增至2016年的247亿元
    is_below_goals: bool = False  # a heading says that what stands below it is wished for
    is_of_park: bool = False  # the sentence tells of a park or a project within the zone
    is_of_part: bool = False  # the sentence tells of an economy within the whole
    is_other_base: bool = False  # the paragraph said that its growth is against another year
    other_base_since: int = 0  # and from where on that holds in the sentence

    def __post_init__(self) -> None:
        self.owner = Owner(self.context)
        self.period = ReferencePeriod(self.context)
        self.topics = Topics(self.owner)
        self.ceremony = Ceremony(self.clean.text, self.context)
        self.stories = Stories(self.clean.text)
        self.vague = VagueTimes(self.clean.text, self.context.year_told)
