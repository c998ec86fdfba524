"""What the seeds say: indicators, zones, regions, exchange rates, targets, rules, and figures published elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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
    streets: tuple[str, ...]  # towns and streets that one body runs together with the zone: 马棚街道
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
    scope: str | None  # what it covers, where that is not the whole of the indicator: 亿元以上项目
    kind: str  # amount, growth, share, count
    value: Decimal  # base unit; growth and share in percent
    stretch: Decimal | None
    unit: str
    pace_plan: str  # linear, seasonal, or twelve cumulative shares in percent separated by |
    said_on: date | None  # the day it was published; None where nobody knows
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
