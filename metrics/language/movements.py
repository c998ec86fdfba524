"""The verbs of two characters by which a figure is said to have risen or fallen, as alternatives of a pattern: 增长, 下滑."""

from __future__ import annotations

import re

from metrics.language.vocabulary import words_of

_VERB = re.compile("[\u4e00-\u9fff]{2}")  # and no arrow; of one character, as 增 and 多, only the words around tell
MOVED = "|".join(word for word in (*words_of("up"), *words_of("down")) if _VERB.fullmatch(word))
