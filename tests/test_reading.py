"""Text in any encoding a bulletin comes in is read the same; what is no text is refused in one sentence."""

from pathlib import Path

import pytest

from metrics.model import Mark
from metrics.reading import MAX_BYTES, ReadError, read
from metrics.reading.files import read_bytes

SENTENCE = "前三季度实现GDP总量49.82亿元，增长10.3%，增速列全市第2位。\n"
TRADITIONAL = "前三季度實現生產總值49.82億元，同比增長10.3%，經濟運行總體平穩，發展質量進一步提高。\n"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_same_text_is_read_from_every_encoding(tmp_path: Path, encoding: str):
    file = tmp_path / "bulletin.txt"
    file.write_bytes(SENTENCE.encode(encoding))
    document = read(file)
    assert (document.text, document.reader, document.name) == (SENTENCE, "text", str(file))
    assert document.digest == read_bytes("other", SENTENCE.encode()).digest


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
def test_traditional_text_is_read_from_every_encoding(encoding: str):
    assert read_bytes("a.txt", TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_line_ends_become_one_character():
    assert read_bytes("a.txt", "一\r\n二\r三\n".encode()).text == "一\n二\n三\n"


REFUSED = [
    ("empty", b"", "the file is empty"),
    ("blank", b" \n\t\n", "the file holds no text"),
    ("nul", "增长\x0010%".encode(), "this is not text (character 0 at place 2)"),
    ("control", b"\x01\x02\x03abc", "this is not text (character 1 at place 0)"),
    ("undecodable", b"\xff\xfe\xff" * 3, "the byte order mark says utf-16-le, but byte 8 does not fit"),
    ("rubbish", b"\x81\x20\xff\xff\x80", "the bytes are no text (byte 0)"),
    ("damaged", SENTENCE.encode()[:-6] + b"\n", "byte 74 is damaged: the rest is UTF-8"),
    ("pdf", b"%PDF-1.7 ...", "the PDF file is damaged"),
    ("word", b"PK\x03\x04....word/document.xml", "the file is damaged (its parts cannot be listed)"),
    ("image", b"\x89PNG\r\n", "the picture is damaged"),
    ("utf-32", "增长".encode("utf-32"), "this is not text (character 0 at place 0)"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED)
def test_what_is_no_text_is_refused(name: str, content: bytes, reason: str):
    with pytest.raises(ReadError) as caught:
        read_bytes(name, content)
    assert (caught.value.name, caught.value.reason) == (name, reason)


def test_a_missing_file_a_folder_and_a_large_file_are_refused(tmp_path: Path):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    reasons = []
    for path in (tmp_path / "none.txt", tmp_path, large):
        with pytest.raises(ReadError) as caught:
            read(path)
        reasons.append(caught.value.reason)
    assert reasons == ["there is no such file", "this is a folder", "the file is too large (25.0 MB)"]


def test_front_matter_becomes_the_origin_and_leaves_the_text():
    head = "---\npublisher: 某报\ntitle: 成绩单: 三季度\npublished: 2019-10-25\nzone: 丽水经济技术开发区\n---\n"
    document = read_bytes("folder/x.md", (head + SENTENCE).encode())
    origin = document.origin
    assert (document.text, document.digest) == (SENTENCE, read_bytes("y", SENTENCE.encode()).digest)
    assert (origin.file_name, origin.publisher, origin.title) == ("x.md", "某报", "成绩单: 三季度")
    assert (origin.published, origin.zone, origin.address) == ("2019-10-25", "丽水经济技术开发区", "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("author: x", "the front matter has 'author'"),
        ("published: 2019-02-30", "published is '2019-02-30'"),
        ("published: 20190225", "published is '20190225'"),
    ],
)
def test_front_matter_that_is_wrong_is_refused(line: str, reason: str):
    with pytest.raises(ReadError) as caught:
        read_bytes("x.md", f"---\n{line}\n---\n{SENTENCE}".encode())
    assert caught.value.reason == reason


def test_a_rule_of_dashes_is_no_front_matter():
    text = "---\n" + SENTENCE + "---\n"
    assert read_bytes("x.md", text.encode()).text == text


def test_titles_and_notes_around_delimited_values_are_lines_of_text_and_no_rows():
    document = read_bytes("a.csv", "主要指标,,\n指标,单位,累计\n出口额,亿元,7.4\n出口,亿元,-\n注:数据为快报数,,\n".encode())
    assert document.text == "主要指标\n指标\t单位\t累计\n出口额\t亿元\t7.4\n出口\t亿元\t-\n注:数据为快报数\n"
    (table,) = document.tables
    assert [row[0] and row[0].text for row in table.rows] == ["指标", "出口额", "出口"]


MARKS = [("page=3", True), ("sheet=六月", True), ("", True), ("article", False), ("heading=2", False), ("confidence=0.71", False)]


@pytest.mark.parametrize(("label", "is_place"), MARKS)
def test_a_mark_is_a_place_in_the_file_or_says_what_begins_there_or_how_surely_it_was_read(label: str, is_place: bool):
    assert Mark(0, label).is_place is is_place
