"""Every construction, in the order in which they are tried; the first that answers wins."""

from metrics.extraction.clause import Construction
from metrics.extraction.constructions.accelerations import ACCELERATIONS
from metrics.extraction.constructions.bare_goals import BARE_GOALS
from metrics.extraction.constructions.compared_rates import COMPARED_RATES
from metrics.extraction.constructions.done_of_goal import DONE_OF_GOALS
from metrics.extraction.constructions.expected import EXPECTED
from metrics.extraction.constructions.gaps import GAPS
from metrics.extraction.constructions.growth import GROWTH
from metrics.extraction.constructions.levels import LEVELS
from metrics.extraction.constructions.multiples import MULTIPLES
from metrics.extraction.constructions.ranks import RANKS
from metrics.extraction.constructions.reset_goals import RESET_GOALS
from metrics.extraction.constructions.second_goals import SECOND_GOALS
from metrics.extraction.constructions.shares import SHARES
from metrics.extraction.constructions.targets import TARGETS

CONSTRUCTIONS: tuple[Construction, ...] = (
    *RESET_GOALS,
    *BARE_GOALS,
    *SECOND_GOALS,
    *DONE_OF_GOALS,
    *TARGETS,
    *RANKS,
    *SHARES,
    *GAPS,
    *COMPARED_RATES,
    *ACCELERATIONS,
    *GROWTH,
    *MULTIPLES,
    *LEVELS,
    *EXPECTED,
)
