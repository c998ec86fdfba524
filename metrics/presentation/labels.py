"""The interface's texts in Chinese and English, read from one catalogue (`labels.csv`: key, zh, en)."""

from __future__ import annotations

import csv
import re
from calendar import month_abbr
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

LANGUAGES = ("zh", "en")
_MONTHS_TOLD = re.compile(r"([0-9]{1,2})(?:[-—–~至到]([0-9]{1,2}))?月份?")
WHOLE = 100  # percent of a target


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every text by key and language. Raises `ValueError` for a key given twice."""
    found: dict[str, dict[str, str]] = {}
    source = files("metrics.presentation").joinpath("labels.csv").read_text(encoding="utf-8")
    for number, row in enumerate(csv.DictReader(source.splitlines()), start=2):
        if row["key"] in found:
            raise ValueError(f"labels.csv row {number}: the key {row['key']} stands there already")
        found[row["key"]] = {language: row[language] for language in LANGUAGES}
    return found


def text(key: str, language: str, **values: object) -> str:
    """The text of a key with its `{placeholders}` filled. Raises `KeyError` for an unknown key.

    English says `{count} {count:figure|figures}`: the second is the word that the number asks for.
    """
    words = catalogue()[key][language]
    return _NUMBERED.vformat(words, (), values) if "|" in words else words.format(**values)


class _Numbered(Formatter):
    """Fills a place such as `{count:figure|figures}` with the singular for one and with the plural for any other number."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else many


_NUMBERED = _Numbered()


def word(group: str, code: str | None, language: str) -> str:
    """The word for a code of a list (`measure.yoy`); an unlisted code is shown as it is, nothing as a dash."""
    if not code:
        return "—"
    entry = catalogue().get(f"{group}.{code}")
    return entry[language] if entry else code


def light_word(row: Mapping[str, Any], language: str) -> str:
    """What the light of a row says: a whole target that is reached is more than on pace, and a growth target has no pace.

    Where something was reached and the light is out, the figures leave it open on which side of the line that is.
    """
    is_growth = (row.get("kind") or row.get("target_kind")) == "growth"
    reached = row.get("done" if is_growth else "completion_pct")
    if row["light"] == "grey" and reached is not None and row.get("gap_pp", 0) is None:
        return text("light.inexact", language)
    is_whole = is_growth or (row.get("completion_pct") or 0) >= WHOLE
    return text("light.met" if row["light"] == "green" and is_whole else f"light.{row['light']}", language)


def scope_words(scope: str | None, language: str) -> str:
    """What a figure covers or is compared with (全市, 成都市, 规上工业总产值): the text's own word, in English where it is known."""
    group = next((group for group in ("scope", "city", "province") if f"{group}.{scope}" in catalogue()), "scope")
    return word(group, scope, language)


def bounded(shown: str, bound: str | None, language: str) -> str:
    """A number as it is shown, behind the word for what it is more or less than (超, 约, 不足), where it is not exact."""
    if not bound or bound == "exact":
        return shown
    return text(f"bound.{bound}", language) + (" " if language == "en" else "") + shown


def flag_word(flag: str, language: str) -> str:
    """What a flag of a figure says; those such as page=3 and sheet=月报!C4 say where in the file it stands."""
    kind, _, place = flag.partition("=")
    place = _time_told(place, language) if kind == "against" else place
    return text(f"place.{kind}", language, place=place) if place else word("flag", flag, language)


def _time_told(told: str, language: str) -> str:
    """A time in the text's own words, in English where it is known.

    >>> [_time_told(told, "en") for told in ("上半年", "1-8月", "3月份", "2019年末")]
    ['H1', 'Jan–Aug', 'Mar', '2019年末']
    """
    months = _MONTHS_TOLD.fullmatch(told)
    if language == "zh" or not (months and all(1 <= int(month) <= 12 for month in months.groups() if month)):
        return word("told", told, language)
    return "–".join(month_abbr[int(month)] for month in months.groups() if month)


def against_words(flags: Sequence[str], language: str) -> str:
    """The time a change of growth is held against (较上半年), as its source tells it; "" where that is the same one a year before."""
    return next((flag_word(flag, language) for flag in flags if flag.startswith("against=")), "")


def name(row: dict[str, object], language: str) -> str:
    """The Chinese or English name in a row, the Chinese one where there is no English name; with what a target covers, where
    that is not the whole of the indicator."""
    plain = str((row.get("name_en") if language == "en" else None) or row["name_zh"])
    part = row.get("coverage")
    return plain if not part else f"{plain} ({part})" if language == "en" else f"{plain}（{part}）"


def document_title(row: Mapping[str, Any], language: str, english: Mapping[str, str | None]) -> str:
    """What a document is called: its title, else its file's name. A table of ours and a correction bear the names of a zone and
    an indicator (`english`: those by the Chinese ones)."""
    title = str(row["title"] or row["file_name"])
    correction = text("document.correction", "zh")
    if language == "en" and title.startswith(correction):
        return text("document.correction", language) + _in_english(title.removeprefix(correction), english)
    zone = title.removesuffix(text("document.of_figures", "zh", zone=""))
    if language == "zh" or zone == title:
        return title
    return text("document.of_figures", language, zone=english.get(zone) or zone)


def _in_english(figure: str, english: Mapping[str, str | None]) -> str:
    """What figure a correction is of: 苏州工业园区 2021-01—2021-06 外贸进出口同比; a part whose name is not known stays as it is."""
    zone, _, rest = figure.partition(" ")
    months, _, measured = rest.partition(" ")
    known = max((name for name in english if measured.startswith(name)), key=len, default="")
    measure = measured.removeprefix(known)
    of_measure = {entry["zh"]: entry["en"] for key, entry in catalogue().items() if key.startswith("measure.")}
    parts = (english.get(zone) or zone, months, english.get(known) or known, of_measure.get(measure, measure))
    return " ".join(filter(None, parts))


def zone_name(zone: str, english: str | None, language: str, is_short: bool = False) -> str:
    """A zone's display name; the short form abbreviates the kind of zone as readers do (经开区, 高新区)."""
    if language == "en" and english:
        return english if not is_short else _shorten(english, _SHORT_ENGLISH)
    return _shorten(zone, _SHORT_CHINESE) if is_short else zone


_SHORT_CHINESE = {
    "高新技术产业开发区": "高新区",
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
    "高新技术产业园区": "高新区",
}
_SHORT_ENGLISH = {
    "Economic and Technological Development Zone": "ETDZ",
    "Economic and Technological Development Area": "ETDA",
    "Economic & Technological Development Zone": "ETDZ",
    "Economic and Technological Development": "ETD",
    "High-tech Industrial Development Zone": "HIDZ",
    "High-Tech Industrial Development Zone": "HIDZ",
    "Economic Development Zone": "EDZ",
}


def _shorten(full: str, abbreviations: dict[str, str]) -> str:
    for long, short in abbreviations.items():
        if long in full:
            return full.replace(long, short)
    return full
