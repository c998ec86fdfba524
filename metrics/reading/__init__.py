"""Turns files into Documents, one module a format; a file that cannot be read says why in one sentence."""

from metrics.reading.files import MAX_BYTES, read
from metrics.reading.problem import ReadError

__all__ = ["MAX_BYTES", "ReadError", "read"]
