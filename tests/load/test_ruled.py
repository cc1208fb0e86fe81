"""Rules on a page, put together to grids."""

import pytest

from auditor.load.ruled import Edge, grids


def lines(xs: list[float], ys: list[float]) -> list[Edge]:
    """The rules of a plain grid."""
    return [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


XS, YS = [0.0, 50.0, 100.0], [0.0, 20.0, 40.0, 60.0]
WHOLE = lines(XS, YS)


@pytest.mark.parametrize(
    ("rules", "cells"),
    [
        (WHOLE, [(3, 2, 6)]),
        (WHOLE[::-1], [(3, 2, 6)]),
        # the first rule meets few others, and the table is one all the same
        ([(0.0, 0.0, 50.0, 0.0), *WHOLE[1:]], [(3, 2, 6)]),
        # a rule is left out within: what is beside it is one cell
        ([*WHOLE[:4], WHOLE[4], (50.0, 20.0, 50.0, 60.0), WHOLE[6]], [(3, 2, 5)]),
        ([*WHOLE[:1], (50.0, 20.0, 100.0, 20.0), *WHOLE[2:]], [(3, 2, 5)]),
        # rules in pieces
        ([(x0, y, x1, y) for y in YS for x0, x1 in ((0.0, 50.0), (50.0, 100.0))] + WHOLE[4:], [(3, 2, 6)]),
        (WHOLE + lines(XS, [100.0, 120.0, 140.0]), [(3, 2, 6), (2, 2, 4)]),
        (WHOLE[:4], []),
        ([], []),
        (lines([0.0, 100.0], YS), []),
    ],
)
def test_the_rows_columns_and_cells_of_grids(rules, cells):
    found = [grid for grid in grids(rules) if grid.ys]
    assert [(len(grid.ys) - 1, len(grid.xs) - 1, len(grid.boxes())) for grid in found] == cells
