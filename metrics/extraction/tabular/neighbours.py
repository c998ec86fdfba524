"""What the columns of a table say of each other: a column of growth or ranks alone means the one it stands behind."""

from __future__ import annotations

from dataclasses import replace

from metrics.extraction.tabular.columns import Column
from metrics.extraction.tabular.facets import Facets
from metrics.language.vocabulary import vocabulary

_FOLLOWS = ("yoy", "rank", "rank_yoy", "rank_level", "completion")  # columns that tell more of the indicator to their left
RANKED = {"level": "rank_level", "yoy": "rank_yoy"}


def column_at(columns: list[Column], at: int) -> Column:
    """A column with what those to its left say of it: GDP(亿元) | 增速(%) | 增速排名; 经开区 | 增速 | 全市 | 增速."""
    column = columns[at]
    first = _first(columns, at)
    left, head = columns[first].head, column.head
    if first == at or left.rest or left.role:
        return column
    if left.indicator and column.own_at < columns[first].named_at:
        return Column(replace(head, rest=head.rest + left.indicator_text), column.has_head)  # 投资 over 一产 | 二产, and 增速 beside it
    if left.indicator and (left.measure in ("", "level") or (left.measure == "yoy" and head.measure.startswith("rank"))):
        head = replace(head, indicator=left.indicator, indicator_text=left.indicator_text)
    if not head.measure.startswith("rank"):
        is_wider = left.is_wider or (bool(left.scope) and not left.measure)
        scope = head.scope or (left.scope if is_wider else "")  # 全市 may be the zone itself
        head = replace(head, is_wider=is_wider, scope=scope, zone=left.zone, is_own_zone=left.is_own_zone)
    return Column(head, column.has_head)


def owner_of(columns: list[Column], at: int) -> Facets:
    """What the column says behind which a column of growth or ranks stands, or what it says itself."""
    return columns[_first(columns, at)].head


def _first(columns: list[Column], at: int) -> int:
    while at and _follows(columns[at].head):
        at -= 1
    return at


def _follows(head: Facets) -> bool:
    return head.measure in _FOLLOWS and head == Facets(
        measure=head.measure,
        unit=head.unit,
        scope=head.scope,
        period=head.period,
        span=head.span,
        not_of=head.not_of,
        is_index=head.is_index,
        is_as_beside=head.is_as_beside,
        against=head.against,
    )


def zone_of_rank(columns: list[Column], at: int) -> str | None:
    """Whose rank a column of ranks tells where the zones are columns: the one zone's, or that of the figure before it where each zone
    has its own ranks; None where several could be meant.
    """
    heads = [column.head for column in columns]
    zones = {head.zone for head in heads if head.zone}
    if heads[at].zone or not zones:
        return heads[at].zone
    if len(zones) == 1:
        return zones.pop()
    has_each = len(zones) == sum(head.measure.startswith("rank") for head in heads)
    return (heads[at - 1].zone or None) if has_each and at else None


def ranked(columns: list[Column], at: int) -> str:
    """What a column of ranks ranks: the one figure, or the figures of one kind, between it and the ranks before: 总量 | 位次 | 增速 | 位次.

    Nothing where figures of several kinds stand there, or a share of a goal.
    """
    own = column_at(columns, at).head.indicator
    kinds: set[str] = set()
    for before in range(at - 1, -1, -1):
        left = columns[before]
        head = left.head
        is_of_names = bool(head.rest) and not before  # 镇(街道)
        if not left.has_head or head.role or is_of_names or head.measure.startswith("rank") or (head.indicator and head.indicator != own):
            break
        kinds.add(kind_of(head, own) if not head.rest else "")
    return RANKED.get(kinds.pop(), "") if len(kinds) == 1 else "" if kinds else _only(columns, own)


def kind_of(head: Facets, indicator: str) -> str:
    """The measure of a column; 规上工业增加值（%） is growth though it does not say so."""
    is_rate = head.unit == "%" and vocabulary().units.get(indicator, "PERCENT") != "PERCENT"
    return head.measure or ("yoy" if is_rate else "level")


def with_units_of_wholes(columns: list[Column]) -> list[Column]:
    """进出口总额(亿美元) | 其中:出口: a part is counted as the column that it stands behind, where its head does not say it again."""
    found = list(columns)
    for at, column in enumerate(columns):
        head = column.head
        if head.is_part and head.indicator and not head.unit and head.measure in ("", "level"):
            left = next((one.head for one in reversed(found[:at]) if one.has_head and one.head.measure in ("", "level")), None)
            units = {one.head.unit for one in columns if left is not None and one.head.indicator == left.indicator} - {"", "%"}
            if left is not None and left.indicator and not left.rest and len(units) == 1 and left.unit in units:
                found[at] = replace(column, head=replace(head, unit=left.unit))
    return found


def _only(columns: list[Column], indicator: str) -> str:
    """What ranks to the left of all figures rank, where these are all of one kind."""
    heads = [column_at(columns, at).head for at, column in enumerate(columns) if column.has_head and not column.head.role]
    kinds = {kind_of(head, indicator) for head in heads if head.indicator in ("", indicator) and not head.measure.startswith("rank")}
    return RANKED.get(kinds.pop(), "") if len(kinds) == 1 else ""


def difference(columns: list[Column], at: int) -> str:
    """What 增减额 counts from: the same months of last year, where a column gives these or the growth, and none gives other times.

    Behind a goal it may be what is missing of that.
    """
    before = next((column.head.measure for column in reversed(columns[:at]) if column.head.measure in ("", "level", "target")), "")
    if before == "target":
        return "unclear"
    heads = [column.head for column in columns]
    is_of_last_year = any(head.shift == -1 and head.measure in ("", "level") for head in heads)
    is_of_last_year = is_of_last_year or any(head.measure == "yoy" for head in heads[at + 1 : at + 2])  # 增减额 | 增减幅度
    return "change" if is_of_last_year and not _names_another_time(heads) else "unclear"


def _names_another_time(heads: list[Facets]) -> bool:
    """较年初, 较上月: a column counts from there, and what says no time may do so too."""
    return any("上" in head.rest or "初" in head.rest for head in heads)


def is_of_another_time(columns: list[Column], at: int) -> bool:
    """增减% behind 比年初增减额, behind 环比增减, or behind 增减额 beside 较年初: not over the year before, as it is where nothing else is told."""
    before = columns[at - 1].head if at and columns[at].head.is_as_beside else Facets()
    if before.measure == "difference" and _names_another_time([column.head for column in columns]):
        return True
    return before.measure in ("mom", "unclear") or (before.measure == "change" and bool(before.scope))


def is_in_dollars(columns: list[Column], at: int) -> bool:
    """Growth behind an amount in dollars, where the same is told in yuan beside: 万元 | 同比% | 万美元 | 同比%."""
    units = [column.head.unit if column.head.measure in ("", "level") else "" for column in columns]
    if not any(unit.endswith("美元") for unit in units):
        return False  # as nearly all
    first = next((i for i in range(at - 1, -1, -1) if units[i]), -1)
    if first < 0 or not units[first].endswith("美元"):
        return False
    one = columns[first].head.indicator
    return any(_is_yuan(unit) and column.head.indicator == one for column, unit in zip(columns, units, strict=True))


def _is_yuan(unit: str) -> bool:
    return unit == "人民币" or (unit.endswith("元") and not unit.endswith("美元"))


def gains_on_growth(columns: list[Column], at: int, is_of_growth: bool) -> bool:
    """增速（%） | 比上年同期±百分点: points behind growth, or in a table of nothing else, are those by which it has changed."""
    heads = [column_at(columns, i).head for i in range(at)]
    told = [head for head in heads if not (head.role or head.shift or head.unit.endswith("百分点") or head.measure.startswith("rank"))]
    if not told:
        return False
    return kind_of(told[-1], told[-1].indicator) == "yoy" or (
        is_of_growth and told[-1].measure in ("", "level") and told[-1].unit in ("", "%")
    )
