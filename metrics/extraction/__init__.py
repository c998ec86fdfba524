"""Turn a document into observations, and say how each was read.

>>> from metrics.extraction import explain
>>> print(explain("2018年1-6月,完成地区生产总值179.74亿元").splitlines()[-1].strip())
named_level: gdp level 17974000000 CNY 2018-01 2018-06 actual
"""

from metrics.extraction.extract import explain, extract

__all__ = ["explain", "extract"]
