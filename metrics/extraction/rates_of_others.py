"""Rates of several places that a rate is measured by: 比全国7.4%和全省10.7%的增长率,分别高出8.9个和5.6个百分点."""

from __future__ import annotations

import re

from metrics.language.token import Token

_RATE = "(v?P|)"
_OF = "(v{0,2}[rxA]{0,3}v?[xc]?,?)"  # 的增长率, 的平均增速; 的增速相比,
_GAP = r"v?[ghas]v?[BM]"
_MEASURED = re.compile(  # slots
    rf"cv?S{_RATE}(?:jS{_RATE})(?:jS{_RATE})?{_OF}(?=D{_GAP}j)|Dv?[gh]S{_RATE}jS{_RATE}(?:jS{_RATE})?{_OF}(?=[BM]j)|(?<=D)cS{_RATE}jS{_RATE}(?:jS{_RATE})?{_OF}(?={_GAP}j)"
)
TELLTALE = "分别"


def without_rates_of_others(tokens: list[Token]) -> list[Token]:
    """The slots as they would stand without those rates: 比全国和全省分别高出…, and without 的增长率 behind them."""
    letters = "".join([t.letter for t in tokens])
    drop: set[int] = set()
    for found in _MEASURED.finditer(letters):
        drop.update(at for group in range(1, 13) if found[group] for at in range(*found.span(group)))
    return [t for at, t in enumerate(tokens) if at not in drop] if drop else tokens
