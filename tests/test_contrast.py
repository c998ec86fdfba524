"""Contrast of words against their ground, worked out from the theme and the style sheet (WCAG 2.2, level AA: 4.5 to 1)."""

import re
from pathlib import Path

import pytest

from metrics.presentation import theme
from metrics.presentation.paper import LEGEND, MARK_OF_MEASURE

SHEET = (Path(theme.__file__).parent / "style.css").read_text(encoding="utf-8")
NAMES = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", SHEET))
LEAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(words: str, ground: str) -> float:
    """The ratio of the lighter to the darker of two colours, 1 to 21."""
    high, low = sorted((luminance(words), luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def rules() -> list[tuple[str, str, str]]:
    """Every rule of the sheet with a colour of its own: selector, colour, ground (white where it sets none)."""
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", SHEET):
        values = dict(re.findall(r"(?<![\w-])(color|background): ([^;]+)", body))
        resolved = {key: re.sub(r"var\(--(\w+)\)", lambda name: NAMES.get(name[1], name[0]), value) for key, value in values.items()}
        grounds = [resolved.get("background", "#ffffff")]
        if re.fullmatch(r"#[0-9a-f]{6}", resolved.get("color", "")) and re.fullmatch(r"#[0-9a-f]{6}", grounds[0]):
            found.append((selector.strip(), resolved["color"], grounds[0]))
    return found


@pytest.mark.parametrize(("selector", "colour", "ground"), rules())
def test_words_of_the_style_sheet_stand_out(selector: str, colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= LEAST


@pytest.mark.parametrize("ground", ["#ffffff", NAMES["soft"]])
@pytest.mark.parametrize("name", ["ink", "muted", "brand", "link"])
def test_words_stand_out_on_both_grounds(name: str, ground: str) -> None:
    assert contrast(NAMES[name], ground) >= LEAST


@pytest.mark.parametrize(
    "colour",
    [theme.INK, theme.MUTED, theme.ACCENT, *(theme.TEXT_OF.get(c, c) for c in theme.PALETTE)],
)
def test_words_in_charts_stand_out(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= LEAST


@pytest.mark.parametrize("code", sorted({*LEGEND, *MARK_OF_MEASURE.values()} - {"m-share"}))  # that one has a wave
def test_the_line_under_a_marked_number_is_seen_on_its_paper(code: str) -> None:
    """WCAG 2.2, 1.4.11: what is no word stands out 3 to 1; a thinner line than two pixels is lost among the strokes of the letters."""
    of_mark = dict(re.findall(r"^(mark(?:\.[\w-]+)?) \{([^}]*)\}", SHEET, re.MULTILINE))
    line = re.search(r"border-bottom: (\d)px \w+ (#[0-9a-f]{6})", of_mark.get(f"mark.{code}", "")) or re.search(
        r"border-bottom: (\d)px \w+ (#[0-9a-f]{6})", of_mark["mark"]
    )
    assert line is not None
    assert (int(line[1]) >= 2, contrast(line[2], NAMES["soft"]) >= 3) == (True, True)


def test_the_sheet_was_read() -> None:
    assert len(rules()) > 10
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < LEAST
