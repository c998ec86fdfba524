"""Places of a text that are asked for as it is read, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left


class InOrder:
    """Places in order, of which pieces of the text are asked, none of them before the last one."""

    def __init__(self, places: list[int], end: int) -> None:
        self._places = [*places, end]  # the last is behind all pieces
        self.are_any = bool(places)
        self.next = self._places[
            0
        ]  # the first that did not stand before the last piece: what is asked first, for a piece that ends before it has none

    def lie_between(self, start: int, end: int) -> bool:
        """True where one of the places lies in a piece.

        >>> places = InOrder([4, 9], 20)
        >>> places.lie_between(0, 4), places.lie_between(4, 8), places.next, places.lie_between(10, 20)
        (False, True, 4, False)
        """
        if self.next < start:
            self.next = self._places[bisect_left(self._places, start)]
        return self.next < end
