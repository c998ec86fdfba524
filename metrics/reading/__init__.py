"""Turns files into Documents, one module a format; a file that cannot be read says why in one sentence."""

from metrics.reading.files import FORMATS, MAX_BYTES, read, read_all, read_bytes, read_content
from metrics.reading.known import Known, nothing_known
from metrics.reading.problem import ReadError

__all__ = ["FORMATS", "MAX_BYTES", "Known", "ReadError", "nothing_known", "read", "read_all", "read_bytes", "read_content"]
