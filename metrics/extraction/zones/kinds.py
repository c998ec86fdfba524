"""The words for kinds of zones, as alternatives of a pattern: what a zone calls itself by, and how the whole names of zones end."""

from __future__ import annotations

from metrics.language.vocabulary import any_of

SHORT = any_of("zone_short_word")  # 开发区, 经开区, 高新区
OWN = any_of("zone_own_word")  # those, 新区 and 园区: what a text calls its own zone
WHOLE = any_of("zone_whole_word")  # 经济技术开发区: the end of a zone's name
