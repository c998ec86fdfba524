"""Turns what people bring (documents, decisions about their figures) into what is published; for the command line and the pages."""

from metrics.intake.refusal import Refused, explained

__all__ = ["Refused", "explained"]
