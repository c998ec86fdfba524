"""Rows that name a part alone, and mean that part of what the rows above are about: 工业 of the gross product, 其中:规模以上 of an output."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import facets
from metrics.language.vocabulary import vocabulary

# What firms above designated size add to the whole; their sales output has no code of its own.
_OF_LARGE_FIRMS = {"industrial_output_all": "industrial_output", "industrial_va_all": "industrial_va"}
_LARGE = ("规模以上", "规上", "规模以上工业", "规上工业", "规模以上企业", "规模以上工业企业")


class Branches:
    """The parts that a table's rows tell of, as they are met from top to bottom."""

    def __init__(self) -> None:
        self._are_of_product = False  # the rows are the parts of the gross product
        self._product_unit = ""  # what the row of the product itself counts in
        self._unit = ""  # what the last row counts in that says it; its parts may not say it again

    def begin(self) -> None:
        """A heading: what stands above it has no parts below."""
        self._unit = ""

    def named(self, said: Facets, words: str, parent: str) -> Facets:
        """What a row name says, as the part that it means behind the row of `parent`; any name that is none ends these rows."""
        if said.is_part and parent in _OF_LARGE_FIRMS and words.removeprefix("其中").lstrip(":#") in _LARGE:
            return replace(said, indicator=_OF_LARGE_FIRMS[parent], indicator_text=words, rest="")
        if words.endswith("业") and self._are_of_product and not said.indicator:
            whole = facets(words + "增加值")
            return said if whole.rest or vocabulary().units.get(whole.indicator) != "CNY" else replace(whole, indicator_text=words)
        if said.rest or said.indicator or said.names:
            code = said.indicator or next((code for after, code in said.names if after & {parent, "*"}), "")
            self._are_of_product = code == "gdp" or (code.endswith("_va") and self._are_of_product)
        return said

    def with_unit(self, about: Facets, units: Collection[str]) -> Facets:
        """生产总值(亿元) over 第一产业, and 财政总收入(亿元) over 其中:地方财政收入: parts are counted as the whole is, where no caption names `units`.

        Below 进出口总额(万美元) 其中:出口 is counted in these whatever the caption names.
        """
        if about.indicator == "gdp":
            self._product_unit = about.unit
        if about.unit:
            self._unit = about.unit
        elif not about.is_part and units:
            self._unit = ""
        if about.unit or about.measure:
            return about
        is_of_product = self._are_of_product and about.indicator.endswith("_va") and not units
        unit = self._product_unit if is_of_product else self._unit if about.is_part else ""
        return replace(about, unit=unit) if unit not in ("", "%") else about
