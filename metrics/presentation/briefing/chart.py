"""A bar chart as the XML of a Word file: Word, WPS and LibreOffice draw it themselves, with fonts of their own.

After ECMA-376, part 1, 21.2 (DrawingML charts). Values stand in the chart as they were when the briefing was made.
"""

from __future__ import annotations

from decimal import Decimal
from xml.sax.saxutils import escape

from metrics.presentation.briefing.sheet import BODY, LATIN, Chart
from metrics.presentation.theme import HAZE, PALETTE

COLOURS = (PALETTE[0], HAZE)
_FACES = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{BODY}"/>'  # else each program takes a face of its own
_FRAME = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart>'
)


def chart_xml(chart: Chart) -> bytes:
    """The part of a chart: its first name stands on top."""
    series = "".join(_series(at, label, chart.names, values) for at, (label, values) in enumerate(chart.series))
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    return (
        f'{_HEAD}{_title(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(chart)}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_FRAME}{_font(900)}</c:chartSpace>'
    ).encode()


def _title(words: str) -> str:
    kind = f'sz="1100" b="1">{_FACES}'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr {kind}</a:defRPr></a:pPr><a:r><a:rPr {kind}</a:rPr><a:t>{escape(words)}</a:t></a:r></a:p>"
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _series(at: int, label: str, names: tuple[str, ...], values: tuple[Decimal | None, ...]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value:f}</c:v></c:pt>' for place, value in enumerate(values) if value is not None)
    categories = "".join(f'<c:pt idx="{place}"><c:v>{escape(name)}</c:v></c:pt>' for place, name in enumerate(names))
    count = f'<c:ptCount val="{len(names)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:v>{escape(label)}</c:v></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{COLOURS[at % len(COLOURS)].lstrip("#")}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        '<c:dLbls><c:numFmt formatCode="0.0#" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strLit>{count}{categories}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{count}{points}</c:numLit></c:val></c:ser>"
    )


def _axes(chart: Chart) -> str:
    values = [value for _, own in chart.series for value in own if value is not None]
    high = _end("max", max(values), chart.limit)
    low = _end("min", min(values), None if chart.limit is None else -chart.limit)
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="2"/>'
        f'<c:scaling><c:orientation val="minMax"/>{high}{low}</c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{line}<c:crossAx val="1"/><c:crosses val="max"/></c:valAx>'
    )


def _end(which: str, furthest: Decimal, limit: Decimal | None) -> str:
    """Where the axis ends on one side: at the limit, or at zero where no bar goes that way; else a program of its own choice
    begins at 44 and a bar of 47 looks half as long as one of 50."""
    if limit is not None and abs(furthest) > abs(limit) and furthest * limit > 0:
        return f'<c:{which} val="{limit:f}"/>'
    is_bare = furthest <= 0 if which == "max" else furthest >= 0
    return f'<c:{which} val="0"/>' if is_bare else ""


def _font(size: int) -> str:
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}">{_FACES}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
