"""The tables of judgement: a bad row of light_rules.csv or league_presets.csv is refused with its place."""

import shutil
from pathlib import Path

import pytest

from metrics import seeds
from metrics.seeds import SEEDS, SeedError

TABLES = ("indicators", "light_rules", "league_presets")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables that a test may spoil."""
    for name in TABLES:
        shutil.copy(SEEDS / f"{name}.csv", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("*,completion,margin,0,-10", "*,completion,margin,0,5", "amber_pp: 5 is above green_pp"),
        ("*,completion,margin", "gdp,completion,margin", "there is no rule '*' for completion"),
        ("fai,growth,direction_city", "*,growth,direction_city", "'*' has a rule for growth already"),
        ("fai,growth,direction_city", "fai,completion,direction", "'direction' is not known"),
        ("fai,growth", "fay,growth", "'fay' is not known"),
    ],
)
def test_a_bad_light_rule_is_refused(folder: Path, old: str, new: str, words: str) -> None:
    table = folder / "light_rules.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(SeedError) as caught:
        seeds.load_light_rules(folder)

    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("national,green,15", "national,green,25", "the weights of national come to 110"),
        ("openness,30,exports", "openness,20,exports", "openness has the weight 30 already"),
        ("exports,level,higher", "exports,rank,higher", "'rank' is not known"),
    ],
)
def test_a_bad_league_preset_is_refused(folder: Path, old: str, new: str, words: str) -> None:
    table = folder / "league_presets.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(SeedError) as caught:
        seeds.load_league_parts(folder)

    assert words in str(caught.value)
