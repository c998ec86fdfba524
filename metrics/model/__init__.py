"""The nouns of the project: documents, mentions, periods, observations, and their code lists.

Everything here is immutable and imports only the standard library, so that every layer can share it.
Values are `Decimal` in base units (CNY, M2, KWH, ...); rates are percent; offsets count characters of the
document's text as it was read.
"""

from metrics.model.codes import ARTICLE, BOUNDS, CURRENCIES, MEASURE_UNITS, MEASURES, ORDINARY, STATUSES, SURE, TARGET_PERIODS, UNITS
from metrics.model.documents import Cell, Document, Mark, Origin, Span, Table
from metrics.model.observations import Extraction, Observation, Period, Quantity, Unread
from metrics.model.reference import (
    Definition,
    ExchangeRate,
    Indicator,
    KnownError,
    LeaguePart,
    LightRule,
    PublishedFigure,
    Region,
    Target,
    Zone,
)

__all__ = [
    "ARTICLE",
    "BOUNDS",
    "CURRENCIES",
    "MEASURES",
    "MEASURE_UNITS",
    "ORDINARY",
    "STATUSES",
    "SURE",
    "TARGET_PERIODS",
    "UNITS",
    "Cell",
    "Definition",
    "Document",
    "ExchangeRate",
    "Extraction",
    "Indicator",
    "KnownError",
    "LeaguePart",
    "LightRule",
    "Mark",
    "Observation",
    "Origin",
    "Period",
    "PublishedFigure",
    "Quantity",
    "Region",
    "Span",
    "Table",
    "Target",
    "Unread",
    "Zone",
]
