"""Turns the blocks of a page into paragraphs and tables: whose order holds, which lines go on, what is a running head."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from metrics.model import ARTICLE
from metrics.reading.assemble import Assembly
from metrics.reading.brokenrows import rest_of
from metrics.reading.grids import columns_of, is_table, ruled_grid, unruled_grid
from metrics.reading.layout import Block, blocks
from metrics.reading.pieces import Row, RuledTable, Segment, line_height, rows_of
from metrics.reading.rules import Frame

_ENDED = tuple("。！？；!?;：:”」』）》】")
_NEW = re.compile(
    r"[●■◆▲★○•◎※◇□►▶✦]|[-*] |[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、．]|表[一二三四五六七八九十\d]{1,3}[：: 　-]|单位[:：]|注[:：]|本报讯|本网讯"
)
_PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*/\s*\d{1,4}|\s*共\s*\d+\s*页)?[-—–·\s]*")
_DATE = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_DAY_ALONE = re.compile(
    r"[(（]?(?:(?:发布|发稿|更新)?(?:时间|日期)[:：])?\s*(?:19|20)\d{2}(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[-/.]\d{1,2}[-/.]\d{1,2})[)）]?"
)  # a line of its own, of the size of the title above it or not
_NEWSPAPER = re.compile(r"星期|版|农历|期|责任?编")
_LARGE = 1.4  # times the usual height
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 4, 60  # characters
_SAME = 4.0  # points or pixels: the columns of one table over two pages differ by less
_MARGIN = 0.1  # of the page's height: where running heads stand


def add_page(assembly: Assembly, segments: Sequence[Segment], has_order: bool, frames: Sequence[Frame] = ()) -> None:
    """Add a page's text and tables; `has_order`: the pieces come in the file's own order, which may be the better one.

    `frames`: the ruled tables.
    """
    cut = blocks(_with_tables(segments, frames))
    if has_order:
        own = _own_order(cut)
        if _breaks(own) < _breaks(cut):
            cut = own
    usual, was_headline = line_height(segments), False
    for block in cut:
        is_headline = _is_headline(block, usual)
        if is_headline and not was_headline:
            assembly.marks.append((assembly.length, ARTICLE))
        was_headline = is_headline
        if block.is_table:
            _add_table(assembly, block)
            continue
        goes_on = _goes_on(assembly, block.segments)
        for at, paragraph in enumerate(paragraphs(block.segments)):
            if at == 0 and goes_on:
                assembly.extend(paragraph)
            else:
                assembly.paragraph(paragraph)
        assembly.open_height = _open_height(block.segments)


def _is_headline(block: Block, usual: float) -> bool:
    """A few words in much larger writing than the page's."""
    is_large = not block.is_table and all(s.height >= _LARGE * usual for s in block.segments)
    return is_large and _SHORTEST_HEADLINE <= sum(len(s.text) for s in block.segments) <= _LONGEST_HEADLINE


def _with_tables(segments: Sequence[Segment], frames: Sequence[Frame]) -> list[Segment]:
    """The pieces of a page, those in a ruled table as one."""
    left = list(segments)
    tables = []
    for frame in frames:
        inside = [s for s in left if frame.holds(*s.middle)]
        if inside and is_table(frame, inside):
            tables.append(RuledTable(frame, tuple(inside)).as_segment())
            left = [s for s in left if not frame.holds(*s.middle)]
    return [*left, *tables]


def _add_table(assembly: Assembly, block: Block) -> None:
    table = block.segments[0].table
    own = columns_of(block.segments) if table is None else list(itertools.pairwise(table.frame.xs))
    columns = _columns_gone_on(assembly, own, is_ruled=table is not None)
    captions, grid, notes = (
        unruled_grid(block.segments, columns or own) if table is None else ([], *ruled_grid(table.frame, table.segments))
    )
    for caption in captions:
        assembly.paragraph(caption)
    rest = rest_of(assembly, grid) if columns and not captions and grid else None
    if rest is not None:
        assembly.extend_table(rest)
    else:
        assembly.table(grid)
        columns = []
    for note in notes:
        assembly.paragraph(note)
    assembly.open_height, assembly.open_columns = 0.0, columns or own


def _columns_gone_on(assembly: Assembly, own: list[tuple[float, float]], is_ruled: bool) -> list[tuple[float, float]]:
    """The columns of the table that ended the page before, where a table at the top of this one stands in the same; else none."""
    if not own or not assembly.tables or assembly.tables[-1]["end"] != assembly.length:
        return []
    if assembly.marks[-1:] != [(assembly.length, assembly.place)]:
        return []
    held = list(assembly.open_columns)
    places = [[at for at, (x0, x1) in enumerate(held) if min(x1, b) - max(x0, a) > 0] for a, b in own]
    if is_ruled:
        shift = own[0][0] - held[0][0] if held else 0.0
        is_same = len(own) == len(held) and all(abs((a - b) - shift) < _SAME for (a, _), (b, _) in zip(own, held, strict=True))
    else:
        is_same = all(len(each) == 1 for each in places) and len({each[0] for each in places}) == len(own)
    return held if is_same else []


def _goes_on(assembly: Assembly, segments: Sequence[Segment]) -> bool:
    """True where a column or page begins in the middle of a sentence of the one before."""
    first, height = rows_of(segments)[0][0], assembly.open_height
    left = min(s.x0 for s in segments)
    is_same = height > 0 and abs(first.height - height) <= 0.25 * height
    return is_same and first.x0 - left < 0.8 * height and _NEW.match(first.text) is None


def _open_height(segments: Sequence[Segment]) -> float:
    """The height of a column's last line where its paragraph may go on, else nothing.

    A sentence that ends with a full line ends the paragraph, unless paragraphs are seen to begin with an indent.
    """
    lines = rows_of(segments)
    last = lines[-1][-1]
    left = min(s.x0 for s in segments)
    is_full = max(s.x1 for s in segments) - last.x1 < 1.6 * last.height
    is_indented = any(1.2 * last.height < line[0].x0 - left < 4 * last.height for line in lines)
    return last.height if is_full and (is_indented or not last.text.endswith(_ENDED)) else 0.0


def _own_order(cut: list[Block]) -> list[Block]:
    """The same pieces in the file's order: a new block wherever the next piece is not the line below."""
    tables = {id(s): block for block in cut if block.is_table for s in block.segments}
    found: list[list[Segment]] = []
    ordered: list[Block | list[Segment]] = []
    seen: set[int] = set()
    previous: Segment | None = None
    for segment in sorted((s for block in cut for s in block.segments), key=lambda s: s.order):
        table = tables.get(id(segment))
        if table is not None:
            if id(table) not in seen:
                seen.add(id(table))
                ordered.append(table)
            previous = None
            continue
        if previous is None or not (_is_below(previous, segment) or _is_beside(previous, segment)):
            found.append([])
            ordered.append(found[-1])
        found[-1].append(segment)
        previous = segment
    return [part if isinstance(part, Block) else Block(tuple(part)) for part in ordered]


def _is_below(above: Segment, below: Segment) -> bool:
    overlap = min(above.x1, below.x1) - max(above.x0, below.x0)
    narrower = max(min(above.x1 - above.x0, below.x1 - below.x0), 0.01)
    gap = below.y0 - above.y1
    return _is_alike(above, below) and overlap > 0.5 * narrower and -0.5 * above.height < gap < 1.6 * max(above.height, below.height)


def _is_alike(one: Segment, other: Segment) -> bool:
    """Writing of one size."""
    return abs(one.height - other.height) <= 0.25 * max(one.height, other.height)


def _is_beside(left: Segment, right: Segment) -> bool:
    is_level = abs((left.y0 + left.y1) - (right.y0 + right.y1)) < left.height
    return is_level and -left.height < right.x0 - left.x1 < 1.2 * left.height


def _breaks(cut: list[Block]) -> int:
    """How often a sentence would be broken: a line without an end, and the next one not below it nor at a column's top."""
    broken = 0
    lines = [rows_of(block.segments) for block in cut if not block.is_table]
    for here, following in itertools.pairwise(lines):
        last, first = here[-1][-1], following[0][0]
        is_column = first.y0 < last.y0 and first.x0 >= last.x1 - last.height
        if not _is_alike(last, first):
            continue  # a headline
        broken += not (last.text.endswith(_ENDED) or is_column) or _starts_inside(here, following)
    return broken


def _starts_inside(here: list[Row], following: list[Row]) -> bool:
    """A block of one line cut out of a wider order: the mark of an order by rows."""
    is_level = abs(here[-1][-1].y0 - following[0][0].y0) < 0.5 * here[-1][-1].height
    return is_level and not here[-1][-1].text.endswith(_ENDED)


def joined(row: Row) -> str:
    """The text of a line; pieces far apart are kept apart by a space."""
    text = row[0].text
    for before, segment in itertools.pairwise(row):
        text += (" " if segment.x0 - before.x1 > 0.25 * before.height else "") + segment.text
    return text


def paragraphs(segments: Sequence[Segment]) -> Iterable[str]:
    """The paragraphs of a column: a line goes on where the one before reached the right edge and nothing begins anew."""
    lines = rows_of(segments)
    height = line_height(segments)
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    gaps = [b[0].y0 - a[-1].y1 for a, b in itertools.pairwise(lines)]
    leading = max(median(gaps), 0.0) if gaps else 0.0
    text = ""
    for at, line in enumerate(lines):
        if at and _begins(lines[at - 1], line, left, right, height, leading):
            yield text
            text = ""
        piece = joined(line)
        if text and text[-1].isascii() and piece[:1].isascii() and text[-1].isalpha() and piece[:1].isalpha():
            text += " "
        text += piece
    if text:
        yield text


def _begins(before: Row, line: Row, left: float, right: float, height: float, leading: float) -> bool:
    """True where a paragraph begins with this line."""
    last = before[-1]
    if line[0].y0 - last.y1 > leading + 0.8 * height:
        return True
    if abs(last.height - line[0].height) > 0.25 * height or _NEW.match(line[0].text):
        return True
    if _DAY_ALONE.fullmatch(joined(line)) is not None or _DAY_ALONE.fullmatch(joined(before)) is not None:
        return True
    room = right - last.x1
    # A sentence does not end with a comma, and lines that are not set flush differ by a character or two.
    is_short = room > (1.6 if last.text.endswith(_ENDED) else 4.0) * height and not last.text.endswith(("，", "、"))
    is_indented = line[0].x0 - left > 1.2 * height
    return is_short or (is_indented and last.text.endswith(_ENDED))


def running_heads(pages: Sequence[tuple[float, Sequence[Segment]]]) -> tuple[set[tuple[int, int]], str]:
    """Pieces to leave out, as (page, order), and the day a newspaper's head gives (YYYY-MM-DD, or empty).

    `pages`: height and pieces. A running head stands in the margin of most pages, or is a page's number.
    """
    margins: list[list[Segment]] = []
    for height, segments in pages:
        inside = [s for s in segments if s.y1 < _MARGIN * height or s.y0 > (1 - _MARGIN) * height]
        margins.append(inside)
    seen = Counter(key for inside in margins for key in {re.sub(r"\d+", "#", s.text) for s in inside})
    often = {key for key, times in seen.items() if times >= 2 and times >= 0.5 * len(pages)}
    left_out: set[tuple[int, int]] = set()
    day = ""
    for number, inside in enumerate(margins):
        for s in inside:
            found = _DATE.search(s.text)
            is_head = found is not None and _NEWSPAPER.search(s.text[found.end() :]) is not None and len(s.text) < 60
            if found is not None and is_head and not day:
                day = f"{int(found[1]):04d}-{int(found[2]):02d}-{int(found[3]):02d}"
            if is_head or re.sub(r"\d+", "#", s.text) in often or _PAGE_NUMBER.fullmatch(s.text):
                left_out.add((number, s.order))
    return left_out, day
