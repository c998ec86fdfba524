"""Recognition takes bounded steps: what a file holds beyond its share is left out and named, and every line is a step."""

import io

import numpy
import pytest
from PIL import Image

from metrics.reading import image
from metrics.reading.pieces import Segment
from metrics.reading.problem import Unreadable
from metrics.reading.recognition import is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="recognition needs the ocr extra")


def pages(form: str, count: int) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("L", (40, 40), shade) for shade in range(count)]
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    return out.getvalue()


def ignore(_: int) -> None:
    """Nobody waits for progress here."""


@pytest.fixture
def recognised_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places of the pages that would have been recognised."""
    places: list[str] = []
    monkeypatch.setattr(image, "add_picture", lambda _assembly, _picture, place, _tick: places.append(place))
    return places


@pytest.mark.parametrize("form", ["TIFF", "GIF"])
def test_pages_of_a_picture_are_read_up_to_a_limit_and_never_counted(
    form: str, recognised_pages: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(image, "MAX_FRAMES", 2)
    found = image.read("image", pages(form, 3), ignore)
    assert (recognised_pages, found.notes) == (["page=1", "page=2"], ["only the first 2 pages were read"])


def test_a_picture_of_one_page_has_no_page_number(recognised_pages: list[str]):
    assert (image.read("image", pages("TIFF", 1), ignore).notes, recognised_pages) == ([], [""])


def test_pages_that_time_is_out_for_are_left_out_and_named(recognised_pages: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(image, "RECOGNITION_SECONDS", -1.0)
    assert (image.read("image", pages("TIFF", 2), ignore).notes, recognised_pages) == (["only the first 0 pages were read"], [])


def test_a_page_of_too_many_lines_is_read_in_part(monkeypatch: pytest.MonkeyPatch):
    corners = [numpy.array([[0, y], [30, y], [30, y + 8], [0, y + 8]]) for y in (0, 12, 24)]
    monkeypatch.setattr(image, "begin", lambda: None)
    monkeypatch.setattr(image, "straightened", lambda page, _tick: page)
    monkeypatch.setattr(image, "lines_of", lambda _page, _tick: iter(corners))
    monkeypatch.setattr(
        image,
        "recognised",
        lambda _page, lines, _tick: [Segment(*map(float, line[0]), *map(float, line[2]), f"第{at}行") for at, line in enumerate(lines)],
    )
    monkeypatch.setattr(image, "MAX_LINES", 2)
    found = image.read("image", pages("TIFF", 1), ignore)
    assert (found.notes, "".join(found.parts)) == (["only the first 2 of 3 lines of a page were read"], "第0行第1行\n")


@pytest.mark.parametrize(("form", "is_read"), [("TIFF", True), ("WEBP", False)])
def test_a_picture_may_be_as_large_as_its_decoder_has_memory_for(
    form: str, is_read: bool, recognised_pages: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(image, "MAX_PIXELS", 2000)
    content = pages(form, 1)  # of 1600 pixels
    if is_read:
        image.read("image", content, ignore)
    else:
        with pytest.raises(Unreadable) as caught:
            image.read("image", content, ignore)
        assert caught.value.allowed == "up to 1,000 pixels are read"
    assert bool(recognised_pages) == is_read
