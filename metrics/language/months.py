"""Which months a period names: those of a month, a quarter, half a year, or several months from January."""

from __future__ import annotations

import re

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"〇": 0, "○": 0, "两": 2, "首": 1, "元": 1}
WHOLE_YEAR = (1, 12)  # its first and its last month


def number_of(text: str) -> int:
    """The number of a month or a quarter, in digits or in Chinese up to twelve."""
    if text.isdigit():
        return int(text)
    return 10 + _DIGITS[text[1]] if len(text) == 2 else _DIGITS[text]


def _quarters(found: re.Match[str], is_by_then: bool) -> tuple[tuple[int, int], str] | None:
    """The months of a quarter, of several, of half a year or of a year."""
    if several := found["q_to"] or found["q_front"]:
        return (1, 3 * number_of(several)), "span"
    if quarter := found["quarter"] or found["season"] or found["only_season"]:
        n = number_of(quarter)
        return ((1, 3 * n), "as_of") if found["quarter_end"] or is_by_then else ((3 * n - 2, 3 * n), "span")
    if found["half"]:
        months = (1, 6) if found["half"] == "上" else (7, 12)
        return (months, "as_of" if found["half_end"] or is_by_then else "span")
    if found["half_year"]:
        return (1, 6), "span"
    if found["full"]:
        return WHOLE_YEAR, "span"
    return (WHOLE_YEAR, "as_of") if found["year_end"] else None


def months_of(found: re.Match[str]) -> tuple[tuple[int, int], str] | None:
    """The months of a body and the kind of mention; None for a date and for part of a month."""
    is_by_then = found["asof"] is not None
    if found["m1"]:
        return (number_of(found["m1"]), number_of(found["m2"])), "as_of" if is_by_then else "span"
    if month := found["month"]:
        n, part = number_of(month), found["month_part"]
        if is_by_then or part in ("末", "底"):
            return (1, n), "as_of"
        return None if part in ("中旬", "上旬", "下旬", "初") else ((n, n), "month")
    if front := found["front"] or found["first_months"]:
        return (1, number_of(front)), "span"
    if found["first_month"]:
        return (1, 1), "month"
    if opened := found["opened_quarter"] or found["opened_half"]:  # 三季度首月, 下半年首月 is July
        n = {"上": 1, "下": 7}.get(opened) or 3 * number_of(opened) - 2
        return (n, n), "month"
    if quarters := _quarters(found, is_by_then):
        return quarters
    if found["dashless"]:
        return (1, int(found["dashless"])), "span"  # 19月份: the dash of 1-9月份 was lost, as no year has so many months
    if found["pair"]:
        return (1, 2), "span"
    if found["d1"]:
        is_from_new_year = (number_of(found["d1"]), found["d1_day"]) == (1, "1")
        return ((1, number_of(found["d2"])), "span") if is_from_new_year else None  # other days are part of a month
    return ((1, number_of(found["asof_month"])), "as_of") if is_by_then else None
