"""Turns an amount as English readers write it, 35 billion yuan or 12 projects, into the one a bulletin would print, and back."""

from __future__ import annotations

import re
from decimal import Decimal

_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
_YI, _WAN, _ONE = Decimal(10**8), Decimal(10**4), Decimal(1)
# What each unit is called in English, by how it is printed and how many make one of those.
_UNITS = {
    ("亿元", _YI): ("yuan", "cny", "rmb", "renminbi"),
    ("亿美元", _YI): ("usd", "dollars", "us dollars"),
    ("亿欧元", _YI): ("eur", "euros"),
    ("亿港元", _YI): ("hkd",),
    ("亿日元", _YI): ("jpy", "yen"),
    ("个", _ONE): (
        "items", "item", "projects", "project", "firms", "firm", "enterprises", "enterprise", "companies", "company", "entities", "entity",
        "patents", "patent",
    ),
    ("人", _ONE): ("people", "person", "persons", "jobs", "job", "residents"),
    ("亿千瓦时", _YI): ("kwh",),
    ("吨", _ONE): ("tonnes", "tons"),
    ("万标箱", _WAN): ("teu",),
    ("万平方米", _WAN): ("m²", "m2", "square metres"),
}  # fmt: skip
_CALLED = {name: unit for unit, names in _UNITS.items() for name in names}
_AMOUNT = re.compile(
    rf"(?P<number>\d{{1,15}}(?:,\d{{3}}){{0,6}}(?:\.\d{{1,12}})?) ?(?:(?P<power>{'|'.join(_POWERS)}) )?(?P<unit>{'|'.join(_CALLED)})",
    re.IGNORECASE,
)
# How the units in which targets are shown are written: the factor, and the words behind the number.
_WRITTEN = {
    "亿元": (Decimal("0.1"), "billion yuan"), "亿美元": (Decimal("0.1"), "billion USD"), "个": (_ONE, "items"), "人": (_ONE, "people"),
    "亿千瓦时": (Decimal("0.1"), "billion kWh"), "吨": (_ONE, "tonnes"), "万标箱": (_WAN, "TEU"), "万平方米": (_WAN, "m²"),
}  # fmt: skip
_PRINTED = re.compile(r"(-?[\d.]{1,40})(\D{1,4})")


def as_printed(text: str) -> str:
    """The same amount or count in Chinese units; any other text as it is.

    >>> as_printed("35 billion yuan"), as_printed("1,350.5 million USD"), as_printed("8%"), as_printed("350亿元")
    ('350亿元', '13.505亿美元', '8%', '350亿元')
    >>> as_printed("12 projects"), as_printed("1.2 million people"), as_printed("500,000 TEU")
    ('12个', '1200000人', '50万标箱')
    """
    found = _AMOUNT.fullmatch(" ".join(text.split()))
    if not found:
        return text
    value = Decimal(found["number"].replace(",", "")).scaleb(_POWERS.get((found["power"] or "").lower(), 0))
    word, many = _CALLED[found["unit"].lower()]
    return _plain(value / many) + word


def as_written(printed: str) -> str:
    """A printed amount as English readers write it, which `as_printed` reads back; any other text as it is.

    >>> as_written("350.5亿元"), as_written("12个"), as_written("50万标箱"), as_written("8.5%")
    ('35.05 billion yuan', '12 items', '500000 TEU', '8.5%')
    """
    found = _PRINTED.fullmatch(printed)
    if not found or found[2] not in _WRITTEN:
        return printed
    factor, words = _WRITTEN[found[2]]
    return f"{_plain(Decimal(found[1]) * factor)} {words}"


def _plain(value: Decimal) -> str:
    """A number without an exponent and idle zeros."""
    number = f"{value:f}"
    return number.rstrip("0").rstrip(".") if "." in number else number
