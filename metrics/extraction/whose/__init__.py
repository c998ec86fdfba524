"""Whose figure a sentence gives: the zone's own, or that of a firm, a part, a neighbour, the region around."""
