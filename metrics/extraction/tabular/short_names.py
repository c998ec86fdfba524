"""Which indicator a name means where it stands in a table: 工业 behind the product, behind investment, under a caption of large firms."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.codes import OF_PRODUCT, SECTORS, TRADE
from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.columns import Column
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import clean, facets
from metrics.extraction.tabular.neighbours import owner_of
from metrics.language.periods import PeriodMention

_DIVIDES = re.compile("[分按].{1,12}[分看]?$|其中|总计中")  # 按产业分, 分行业: the rows below are parts of those above
_LATE = re.compile("上月(?:累计)?(?:数据|数|值)|[-~至到]上月")  # 工业效益（上月数据）
_INDUSTRY = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\))?(?:规(?:模以)?上|规模)?工业(?:经济|生产|运行|效益|企业|主要|指标|情况)*(?:\([^()]*\))?:?"
)
# What each means where the caption says that the firms are those above designated size.
_OF_LARGE_INDUSTRY = {
    "industrial_va_all": "industrial_va",
    "industrial_output_all": "industrial_output",
    "zone_revenue": "industrial_revenue",
}
_OF_LARGE_SERVICES = {"zone_revenue": "service_revenue", "industrial_profit": "", "industrial_tax": "", "profit_and_tax": ""}
_OF_LARGE = {"": {}, "industry": _OF_LARGE_INDUSTRY, "services": _OF_LARGE_SERVICES}
_RETAIL = ("retail_sales", "retail_above_designated")
# 工业 is a part of what stands above it, by a name of its own.
_INDUSTRYS = {"electricity": "industrial_electricity", "tax_revenue": "industrial_tax"}
LARGE_INDUSTRY = (
    "规模以上工业",
    "规上工业",
    "规模工业",
)  # alone, whose value added it is unless a head or the caption tells of something else
_ALONE_OF_IT = {
    **dict.fromkeys(("总产值", "产值", "工业总产值", "工业产值", "现价产值"), "industrial_output"),
    **dict.fromkeys(("主营业务收入", "营业收入"), "industrial_revenue"),
    **dict.fromkeys(("增加值", "工业增加值"), "industrial_va"),
}


def of_large_industry(columns: list[Column], at: int, about: Facets, head: Facets, caption: Caption) -> tuple[Facets, Facets]:
    """A row 全市规模以上工业 and a head over it: 总产值 | 同比 are of its output, and figures without a name of what the caption tells of.

    81.2亿元 where nothing tells is what it made, or what it added.
    """
    owner, over, nameless = owner_of(columns, at), caption.about.indicator, replace(about, indicator="", indicator_text="")
    if owner.rest:  # left over where several could be meant
        found = _ALONE_OF_IT.get(owner.rest, "")
        return nameless, replace(head, indicator=found, rest="" if found else owner.rest)
    if head.indicator:
        return nameless, head
    if over not in ("", about.indicator):
        return nameless, replace(head, indicator=over if over.startswith("industrial_") else _INDUSTRYS.get(over, ""))
    is_open = not over and _tells_amounts(columns, about, caption.unit)
    return (nameless if is_open else about), head


def _tells_amounts(columns: list[Column], about: Facets, unit: str) -> bool:
    """Whether figures of money stand in a row."""
    units = [about.unit, *(column.head.unit or unit for column in columns if column.head.measure in ("", "level") and not column.head.role)]
    return any(each.endswith("元") for each in units)


class ShortNames:
    """The names of a table's rows, or of its columns, as they are met: a short one means what belongs to those before it."""

    def __init__(self, caption: Caption) -> None:
        self._caption = caption
        self.parent = self._sibling = ""  # what the parts belong to, and the part before
        self._is_apart = False  # a row that nobody knows stands between them
        self._period: PeriodMention | None = None  # 地区生产总值(1-6月), in a table of other months
        self.lag = 0  # 1 below a heading that tells of the month before
        self._is_industrys = False  # below 一、工业
        self.held_period: PeriodMention | None = None  # the one that the last name is of by what it is a part of
        self.begin()

    def begin(self) -> None:
        """New heads: what stood above is over."""
        self.parent, self._sibling, self._is_apart, self._period = self._caption.about.indicator, "", False, None

    def below(self, heading: str) -> bool:
        """A row of one cell: 二、固定资产投资 names what the rows below are parts of, 按产业分 only says of which kind they are; whether it begins anew."""
        if _DIVIDES.search(heading):
            return False
        said = facets(heading)
        self.begin()
        self.lag = 1 if _LATE.search(heading) else 0
        self._is_industrys = _INDUSTRY.fullmatch(heading) is not None
        self.parent = self.parent if said.rest or not said.indicator else said.indicator
        return True

    def unknown(self, said: Facets, words: str) -> None:
        """A row that names nothing known, and no branch or part: industries below it may be its parts."""
        self._is_apart = self._is_apart or not (said.is_part or words.endswith("业"))

    def meant(self, said: Facets) -> str:
        """The indicator of a name, or nothing where several could be meant."""
        found = self._found(said)
        found = found.partition(";")[2] if "|" in found else found
        found = _OF_LARGE[self._caption.of_large].get(found, found)
        found = "industrial_revenue" if self._is_industrys and found == "zone_revenue" else found
        if said.is_part and not said.names and found == self.parent:
            return ""  # 税收收入 over 其中:公共财政预算税收收入: a part by another name of the same
        self._hold_period(said, found)
        self._sibling = found
        self._is_apart = self._is_apart and not said.indicator
        is_of_product = found == "gdp_per_capita" and self.parent == "gdp"
        is_by_itself = bool(said.indicator) and said.indicator == found  # 用电量, below any other
        if not said.is_part and (is_by_itself or not (said.names and self.parent)) and not is_of_product:
            self.parent = found
        return found

    def _hold_period(self, said: Facets, found: str) -> None:
        """The months that a row names beside its own name are those of its parts too."""
        of_parent = any(code == found and self.parent in after for after, code in said.names)
        is_part = said.is_part or of_parent or (found in OF_PRODUCT and self.parent in ("gdp", *OF_PRODUCT))
        self._period = said.period or self._period if is_part else said.period
        self.held_period = self._period

    def named(self, said: Facets) -> Facets:
        """What a head says, with the indicator its name means; the words of a name that could mean several are left over."""
        if not said.indicator and not said.names:
            return said
        found = self.meant(said)
        return replace(said, indicator=found, names=(), rest=said.rest if found else said.rest + said.indicator_text)

    def _found(self, said: Facets) -> str:
        near = {self.parent, self._sibling}
        if not said.names:
            return said.indicator
        alone = next((code for after, code in said.names if "*" in after), "")
        words = clean(said.indicator_text)
        is_industry = words == "工业" and not said.indicator
        if self._is_apart and (is_industry or alone in SECTORS):
            return ""
        if self.parent in _RETAIL and not (said.indicator or said.rest) and words.endswith("业") and not words.startswith("限"):
            return ""  # 批发业 below retail sales by trades is what the trade retails, and not what it sells
        if found := next((code for after, code in said.names if after & near), ""):
            return found
        if is_industry:
            return _INDUSTRYS.get(self.parent, "")
        if alone in SECTORS:  # 第一产业 of taxes, firms, power: of the product only where the table is of it
            return alone if self._caption.is_of_product and not self.parent else ""
        is_sure = not said.is_part or (alone in TRADE and near & TRADE)
        return said.indicator or (alone if is_sure else "")
