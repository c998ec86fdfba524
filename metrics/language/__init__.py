"""Recognise what Chinese economic prose is made of: numbers with units, periods, names.

`quantities` and `periods` are the public recognisers; `tokens.tokenise` puts them and the vocabulary
of seeds/ together into the typed slots that the constructions of `metrics.extraction` read.
"""

from metrics.language.periods import periods
from metrics.language.quantities import quantities

__all__ = ["periods", "quantities"]
