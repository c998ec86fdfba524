"""Lines on a page make the cells they enclose, and a page full of lines costs no time."""

import itertools

import pytest

from metrics.reading.grids import ruled_grid, unruled_grid
from metrics.reading.pieces import Segment
from metrics.reading.rules import Frame, Rule, frames


def level(y: float, *xs: float) -> Rule:
    return Rule(xs[0], y, xs[-1], y)


def upright(x: float, *ys: float) -> Rule:
    return Rule(x, ys[0], x, ys[-1])


OUTER = [level(0, 0, 30), level(10, 0, 30), level(20, 0, 30), upright(10, 0, 20), upright(20, 0, 20)]
CASES = {
    "open at its sides": (OUTER, [[0, 1, 2], [3, 4, 5]]),
    "drawn in pieces, not quite straight": (
        [Rule(x, y + x / 100, x + 5, y + x / 100) for y in (0, 10, 20) for x in range(0, 30, 5)]
        + [upright(x, 0, 20) for x in (0, 10, 20, 30)],
        [[0, 1, 2], [3, 4, 5]],
    ),
    "merged over columns": (
        [level(0, 0, 30), level(10, 0, 30), level(20, 0, 30), upright(10, 0, 20), upright(20, 10, 20)],
        [[0, 1, 1], [3, 4, 5]],
    ),
    "merged over rows": (
        [level(0, 0, 30), level(10, 10, 30), level(20, 0, 30), upright(10, 0, 20), upright(20, 0, 20)],
        [[0, 1, 2], [0, 4, 5]],
    ),
    "a stroke of a letter beside its side parts nothing": ([*OUTER, level(15, 0, 4)], [[0, 1, 2], [3, 4, 5]]),
    "nor does an upright one below its head": ([*OUTER, upright(25, 0, 4)], [[0, 1, 2], [3, 4, 5]]),
    "a line over one column parts it": ([*OUTER, level(15, 0, 10)], [[0, 1, 2], [3, 4, 5], [6, 4, 5]]),
}


@pytest.mark.parametrize("case", CASES)
def test_lines_make_cells(case: str):
    rules, cells = CASES[case]
    found = frames(rules, 1.0)
    names = {cell: at for at, cell in enumerate(dict.fromkeys(itertools.chain(*found[0].cells)))}
    wanted = {cell: at for at, cell in enumerate(dict.fromkeys(itertools.chain(*cells)))}
    assert len(found) == 1
    assert [[names[cell] for cell in row] for row in found[0].cells] == [[wanted[cell] for cell in row] for row in cells]


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [level(0, 0, 30), level(10, 0, 30), level(20, 0, 30)],  # three lines and no columns
        [level(0, 0, 30), level(10, 0, 30), upright(0, 0, 10), upright(30, 0, 10)],  # a box
        [level(y, 0, 5000) for y in range(0, 5000, 10)] + [upright(x, 0, 5000) for x in range(0, 5000, 10)],  # squared paper
        [level(0, 0, 30), level(10, 0, 4), level(20, 0, 30), upright(10, 0, 20), upright(20, 0, 20)],  # one row, and a stroke in it
        [level(y, 0, 30) for y in range(0, 20000, 10)] + [upright(10, 0, 20000)],  # hatching
    ],
)
def test_lines_that_make_no_table(rules: list[Rule]):
    assert frames(rules, 1.0) == []


def test_tables_that_do_not_touch_are_apart():
    beside = [Rule(r.x0 + 100, r.y0, r.x1 + 100, r.y1) for r in OUTER]
    assert [frame.box for frame in frames([*OUTER, *beside], 1.0)] == [(0, 0, 30, 20), (100, 0, 130, 20)]


def test_a_place_belongs_to_one_cell():
    frame = Frame([0, 10, 20, 30], [0, 10, 20], [[0, 1, 1], [3, 4, 5]])
    assert [frame.cell(x, y) for x, y in ((5, 5), (15, 5), (25, 5), (25, 15))] == [0, 1, 1, 5]


def piece(column: int, row: int, text: str, shift: int = 0) -> Segment:
    """A piece in a cell of 100 by 30."""
    x, y = 100 * column + 10 + shift, 30 * row + 10
    return Segment(x, y, x + 30, y + 10, text)


PIECES = [
    piece(0, 0, "指标"), piece(1, 0, "本月"), piece(2, 0, "累计"), piece(0, 1, "工业"), piece(0, 1, "投资", 35),
    piece(1, 1, "12.5"), piece(1, 1, "3.4", 45), piece(2, 1, "60.2"),
]  # fmt: skip


def test_two_figures_in_one_cell_are_never_read_as_one():
    """Words broken within a cell go on; 12.5 and 3.4 are no 12.53.4, and 12 and 34 no 1234."""
    ruled, _ = ruled_grid(Frame([0, 100, 200, 300], [0, 30, 60], [[0, 1, 2], [3, 4, 5]]), PIECES)
    _, unruled, _ = unruled_grid(PIECES, [(0, 95), (100, 195), (200, 295)])
    for grid in (ruled, unruled):
        assert [[cell and cell.text for cell in row] for row in grid] == [["指标", "本月", "累计"], ["工业投资", "12.5 / 3.4", "60.2"]]


def test_a_row_of_cells_that_are_all_higher_than_a_row_is_kept():
    """Each of them begins or ends beside another one, so that no row holds one of its own: 投资 60 was lost."""
    pieces = [piece(0, 0, "指标"), piece(1, 0, "累计"), Segment(10, 55, 40, 65, "投资"), Segment(110, 55, 140, 65, "60")]
    frame = Frame([0, 100, 200], [0, 30, 60, 90, 120], [[0, 1], [2, 3], [2, 3], [4, 5]])
    grid, _ = ruled_grid(frame, [*pieces, piece(0, 3, "出口"), piece(1, 3, "7")])
    assert [[cell and cell.text for cell in row] for row in grid] == [["指标", "累计"], ["投资", "60"], ["出口", "7"]]


def test_strokes_of_letters_between_close_lines_neither_move_them_nor_stand_for_them():
    """Rows of 18 pixels on a small picture: with the strokes in their letters as edges each figure stood a row too low."""
    ruled = [level(y, 0, 600) for y in range(0, 91, 18)] + [upright(x, 0, 90) for x in (0, 250, 600)]
    strokes = [level(y, 5 + 40 * n, 40 + 40 * n) for y in (9, 13, 16, 25, 30, 49) for n in range(2)]
    (found,) = frames([*ruled, *strokes], 9)
    assert [round(y) for y in found.ys] == [0, 18, 36, 54, 72, 90]


def test_a_dashed_line_parts_rows():
    dashed = [Rule(x, 10, x + 5, 10) for x in range(0, 30, 10)]
    (found,) = frames([level(0, 0, 30), *dashed, level(20, 0, 30), *(upright(x, 0, 20) for x in (0, 10, 20, 30))], 1.0)
    assert found.ys == [0, 10, 20]
