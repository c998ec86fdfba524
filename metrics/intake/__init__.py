"""Turns what people bring (documents, decisions about their figures) into what is published; for the command line and the pages."""

from metrics.intake.decisions import ACCEPTED, Decision, Typed, figure_of, typed_as_read, units_for
from metrics.intake.desk import Desk, Review
from metrics.intake.documents import About
from metrics.intake.drafts import Candidate, Doubt, Draft, drafts_of, redated, rezoned
from metrics.intake.hearing import ACTIONS, Ear
from metrics.intake.publishing import STEPS, as_extracted, publish
from metrics.intake.rechecking import recheck
from metrics.intake.refusal import Refused, explained
from metrics.intake.titles import commonest, entitled, headline, opening
from metrics.warehouse.review import Figure

__all__ = [
    "ACCEPTED",
    "ACTIONS",
    "STEPS",
    "About",
    "Candidate",
    "Decision",
    "Desk",
    "Doubt",
    "Draft",
    "Ear",
    "Figure",
    "Refused",
    "Review",
    "Typed",
    "as_extracted",
    "commonest",
    "drafts_of",
    "entitled",
    "explained",
    "figure_of",
    "headline",
    "opening",
    "publish",
    "recheck",
    "redated",
    "rezoned",
    "typed_as_read",
    "units_for",
]
