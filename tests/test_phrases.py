"""What says the same in other words: one sentence with many words in one place (tests/cases/phrases.csv). The figures are made up.

`{}` stands for the word, in the sentence and in what is expected of it; an empty expectation: nothing may be read.
"""

import pytest
from case_tables import rows
from test_extraction import compact, read


@pytest.mark.parametrize("row", rows("phrases.csv"), ids=lambda row: f"{row['frame'][:30]} {row['expected'][:24]}")
def test_each_word_in_its_place_is_read_alike(row: dict[str, str]):
    wrong = {}
    for word in row["words"].split("|"):
        seen = "; ".join(sorted(compact(one, "") for one in read(row["frame"].format(word), "", row["published"]).observations))
        if seen != row["expected"].replace("{}", word):
            wrong[word] = seen
    assert wrong == {}
