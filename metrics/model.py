"""The nouns of the project: documents, mentions, periods, observations, and their code lists.

Everything here is immutable and imports only the standard library, so that every layer can share it. What a text
has by the thousand is a named tuple: a frozen dataclass costs ten times as much to make.
Values are `Decimal` in base units (CNY, M2, KWH, ...); rates are percent; offsets count characters of the
document's text as it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

MEASURES: dict[str, str] = {
    "level": "the indicator itself, in its base unit",
    "yoy": "growth over the same period of the year before, percent",
    "mom": "growth over the previous period, percent",
    "avg2y": "average growth over two years, percent",
    "change": "absolute change on the year before, base unit",
    "yoy_accel": "change of the growth rate, percentage points",
    "gap": "growth rate above or below a reference region's, percentage points",
    "rank_level": "position by level",
    "rank_yoy": "position by growth",
    "rank_change": "places gained (positive) or lost",
    "share": "part of a whole, percent",
    "contribution": "percentage points contributed to the growth of a total",
    "contribution_share": "share of growth contributed, percent",
    "target": "a level set as goal, base unit",
    "target_yoy": "a growth rate set as goal, percent",
    "completion": "share of the target reached, percent",
}
STATUSES = ("actual", "estimate", "target")
BOUNDS = ("exact", "about", "over", "under")
SURE = 0.9  # confidence of recognition below which what was read is doubtful
ARTICLE = "article"  # label of the mark where a page begins with a headline
CURRENCIES = ("CNY", "USD", "EUR", "HKD", "JPY")
UNITS = (
    *CURRENCIES,
    "PERCENT",
    "PP",
    "COUNT",
    "PERSON",
    "M2",
    "KWH",
    "TONNE",
    "TEU",
    "TCE",
    "TCE_PER_10K_CNY",
    "RANK",
    "TIMES",
)


class Span(NamedTuple):
    """A piece of a document: character offsets into its text as read, and that text, verbatim."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from; empty where it is not known."""

    file_name: str = ""
    publisher: str = ""
    title: str = ""
    published: str = ""  # YYYY-MM-DD
    address: str = ""
    zone: str = ""  # the zone the document says it is of
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text and its offsets in the document's text. A merged cell stands at each of its places."""

    text: str
    start: int
    end: int
    place: str = ""  # C7 in a spreadsheet


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read. `rows` are equally long; None where a row has no such cell. Offsets are the document's.

    The rows also stand in the document's text, a line a row, the cells separated by tabs.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    start: int
    end: int
    place: str = ""  # page=3, sheet=...


@dataclass(frozen=True, slots=True)
class Mark:
    """From this offset of the document's text on, the text stood there in the file: page=3, sheet=..., confidence=0.71; article."""

    start: int
    label: str

    @property
    def confidence(self) -> float | None:
        """Of the recognition of what follows, where the label says it; below SURE it is doubtful."""
        return float(self.label.partition("=")[2]) if self.label.startswith("confidence=") else None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its text, and where it came from. `digest` is the SHA-256 of the text.

    `notes` says in sentences what of the file could not be read.
    """

    name: str
    text: str
    digest: str
    reader: str
    origin: Origin = field(default_factory=Origin)
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()


class Quantity(NamedTuple):
    """A number with its unit. `value` is in the base unit `unit`; start and end are offsets in the text given."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    bound: str = "exact"
    is_estimate: bool = False
    upper: Decimal | None = None  # the other end of a range such as 50-60亿元; `value` is then the lower end
    printed: str = ""  # the figure as printed, without unit: 45950
    printed_unit: str = ""  # 万美元


class Period(NamedTuple):
    """A reference period: first and last month, both inclusive, `YYYY-MM`, or `--MM` where the year is unknown."""

    period_start: str
    period_end: str


class Observation(NamedTuple):
    """One measured number of one indicator, zone and period, and the words that say it (see MEASURES)."""

    document: str
    zone: str | None
    indicator: str
    indicator_text: str
    measure: str
    value: Decimal
    unit: str
    value_text: str
    period_start: str
    period_end: str
    status: str
    bound: str
    scope: str | None
    evidence: Span
    sentence: Span
    construction: str = ""
    flags: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A number in a clause that names an indicator, used by no construction: kept, counted and shown."""

    span: Span
    sentence: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document."""

    observations: tuple[Observation, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of seeds/indicators.csv."""

    code: str
    name_zh: str
    name_en: str
    kind: str  # flow, stock, ratio
    unit: str  # base unit; MONEY where the currency is the document's
    group: str
    growth_basis: str  # constant_price, comparable, nominal, physical
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A row of seeds/definitions.csv: what an indicator means, and the indicator it is a part of."""

    parent: str  # code of an indicator, or empty
    words_zh: str
    words_en: str
    source: str  # what it was written after, with the address where there is one; empty: common usage


@dataclass(frozen=True, slots=True)
class Zone:
    """A row of seeds/zones.csv."""

    name: str
    name_en: str
    aliases: tuple[str, ...]
    admin_alias: str
    province: str
    city: str
    level: str
    zone_type: str


@dataclass(frozen=True, slots=True)
class Region:
    """A row of seeds/regions.csv: an administrative division above or below the zones."""

    code: str  # six-digit division code
    name: str
    short: str  # the name without 省, 市, 县 ...; empty where too short to be told from a word
    level: str  # province, prefecture, county
    province: str
    city: str


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """A row of seeds/exchange_rates.csv: CNY per unit of `currency`, average of exactly this period."""

    currency: str
    period_start: str
    period_end: str
    rate: Decimal
    basis: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Target:
    """A row of seeds/targets.csv: what a zone set out to reach, and the words that say so."""

    zone: str
    indicator: str
    year: int
    period: str  # by when it is due: year, q1, h1, q3
    kind: str  # amount, growth, share, count
    value: Decimal  # base unit; growth and share in percent
    stretch: Decimal | None
    unit: str
    pace_plan: str  # linear, seasonal, or twelve cumulative shares in percent separated by |
    source: str


@dataclass(frozen=True, slots=True)
class LightRule:
    """A row of seeds/light_rules.csv: from how many points above or below a line on a light is green, or amber.

    `margin` compares points with the line; `direction` is amber while there is growth at all; `direction_city` asks that
    growth not be below the city's either, where that gap is published.
    """

    indicator: str  # a code, or * for every indicator without a rule of its own
    judged: str  # completion, growth
    method: str  # margin, direction, direction_city
    green_pp: Decimal
    amber_pp: Decimal  # for `margin` only
    words_zh: str
    words_en: str
    source: str


@dataclass(frozen=True, slots=True)
class LeaguePart:
    """A row of seeds/league_presets.csv: one measured thing of one dimension of a scored league."""

    preset: str
    dimension: str
    weight: Decimal  # of the dimension, in percent
    indicator: str
    measure: str  # level, yoy
    direction: str  # higher, lower: which is better
    source: str


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A row of seeds/observations/*.csv: one figure of one source, in its base unit and as printed."""

    place: str  # official.csv:12
    zone: str
    indicator: str
    measure: str
    value: Decimal
    unit: str
    value_text: str  # 494.82亿元
    period_start: str
    period_end: str
    status: str
    bound: str
    scope: str | None
    published: str  # YYYY-MM-DD, or empty
    source_grade: str  # official, media, republished
    publisher: str
    address: str
    flags: tuple[str, ...]  # year_inferred, before_revision, doubtful
    note: str


@dataclass(frozen=True, slots=True)
class KnownError:
    """A row of seeds/corrections.csv: what a source got wrong, with the value expected there, and what is right if known."""

    file: str
    line: int
    zone: str
    indicator: str
    measure: str
    scope: str | None
    period_start: str
    period_end: str
    action: str  # replace, doubt
    old_value: Decimal  # base unit
    old_unit: str
    old_text: str  # as printed
    new_value: Decimal | None  # None: doubt
    new_unit: str | None
    new_text: str | None
    reason: str
    decided: str  # YYYY-MM-DD
