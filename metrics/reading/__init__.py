"""Turns files into Documents, one module a format; a file that cannot be read says why in one sentence."""

from metrics.reading.files import FORMATS, MAX_BYTES, read, read_all, read_bytes, read_content
from metrics.reading.problem import ReadError

__all__ = ["FORMATS", "MAX_BYTES", "ReadError", "read", "read_all", "read_bytes", "read_content"]
