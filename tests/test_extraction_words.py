"""The words kept with a figure: how the text names and prints it, the piece that lets a reader check it, and the shades its words give it.

The sentences of cases/words.csv and cases/shades.csv are made up for the tests, and so are their figures.
"""

import pytest
from case_tables import rows

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.reading import read_bytes


@pytest.mark.parametrize("row", rows("words.csv"), ids=lambda row: f"{row['figure']} {row['evidence'][-12:]}")
def test_a_figure_keeps_its_name_its_number_and_the_piece_that_says_both(row):
    found = extract(read_bytes("case.md", row["text"].encode()), published=row["published"])
    words = {
        f"{seen.indicator} {seen.measure} {plain(seen.value)}": (seen.indicator_text, seen.value_text, seen.evidence.text)
        for seen in found.observations
    }
    assert words.get(row["figure"]) == (row["indicator_text"], row["value_text"], row["evidence"])


@pytest.mark.parametrize("row", rows("shades.csv"), ids=lambda row: f"{row['figure']} {row['shade']}")
def test_a_figure_has_the_status_the_bound_and_the_scope_that_its_words_give_it(row):
    found = extract(read_bytes("case.md", row["text"].encode()), published=row["published"])
    shades = {
        f"{seen.indicator} {seen.measure} {plain(seen.value)}": f"{seen.status} {seen.bound} {seen.scope or '-'}"
        for seen in found.observations
    }
    assert shades.get(row["figure"]) == row["shade"]
