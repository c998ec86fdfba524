"""A saved message brings its text, called by its subject, and the files attached to it; nothing of it is lost silently."""

import random
from email.message import EmailMessage
from pathlib import Path

import pytest
from test_reading_malformed import damaged_bytes

from metrics.reading import ReadError, read_all, read_content

TEXT = "1-5月，一般公共预算收入14.3亿元，增长4.1%。\n"  # invented, as all here
TABLE = "<table><tr><td>指标</td><td>1-5月</td></tr><tr><td>进出口总额（亿元）</td><td>20.5</td></tr></table>"


def message(subject: str = "盐城经开区2025年5月快报", text: str = TEXT, charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "a@example.org", "b@example.org"
    if text:
        made.set_content(text, charset=charset)
    return made


def brought(made: EmailMessage, name: str = "a.eml") -> list[tuple[str, str]]:
    """Each document's name and text, or the reason in the place of the text."""
    found = list(read_content(name, made.as_bytes()))
    return [("", str(one)) if isinstance(one, ReadError) else (one.name, one.text) for one in found]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
def test_the_text_stands_below_its_subject_whatever_it_is_written_in(charset: str) -> None:
    assert brought(message(charset=charset)) == [("a.eml/盐城经开区2025年5月快报.txt", f"盐城经开区2025年5月快报\n\n{TEXT}")]


def test_a_page_is_preferred_to_the_plain_text_beside_it_since_it_has_the_tables() -> None:
    made = message("快报 <5月>/盐城", "见表")
    made.add_alternative(f"<html><meta charset=gb2312><body><p>各位：</p>{TABLE}</body></html>", subtype="html", charset="gb18030")
    (found,) = read_content("a.eml", made.as_bytes())

    assert not isinstance(found, ReadError)
    assert (found.name, found.reader) == ("a.eml/盐城.html", "html")
    assert "进出口总额（亿元）\t20.5" in found.text
    assert len(found.tables) == 1


def test_attached_files_are_read_and_pictures_within_the_text_are_not() -> None:
    made = message(text="")
    made.set_content("<p>见附件</p><img src='cid:logo'>", subtype="html")
    made.add_related(b"\x89PNG broken", "image", "png", cid="<logo>", filename="logo.png")
    made.add_attachment("指标,1-5月\n用电量,3\n".encode(), maintype="text", subtype="csv", filename="../附 件.csv")
    made.add_attachment(b"\x89PNG broken", maintype="image", subtype="png", filename="扫描.png")
    made.add_attachment(b"PK\x03\x04" + b"0" * 40, maintype="application", subtype="zip", filename="in.zip")
    names = [name for name, _ in brought(made)]
    reasons = [words for name, words in brought(made) if not name]

    assert names == ["a.eml/盐城经开区2025年5月快报.html", "a.eml/附 件.csv", "", ""]
    damaged = "the picture is damaged; open it in its own program and save it anew, or ask for it again"
    assert reasons == [f"a.eml/扫描.png: {damaged}", "a.eml/in.zip: this is an archive in an archive; unpack it first"]


def test_a_message_within_a_message_is_named_and_not_dropped() -> None:
    made = message()
    made.add_attachment(message("转发"))

    assert brought(made)[1:] == [("", "a.eml/message.eml: this is a message in an archive or in another message; give it by itself")]


def test_a_message_of_nothing_says_so() -> None:
    assert brought(message(text="")) == [("", "a.eml: the message holds no text and no file")]


def test_a_text_that_is_no_message_is_read_as_text_whatever_it_is_called() -> None:
    (found,) = read_content("a.eml", TEXT.encode())

    assert not isinstance(found, ReadError)
    assert (found.name, found.text) == ("a.eml", TEXT)


def test_a_folder_gives_its_messages(tmp_path: Path) -> None:
    (tmp_path / "快报.eml").write_bytes(message().as_bytes())

    assert [getattr(one, "name", one) for one in read_all(tmp_path)] == [f"{tmp_path}/快报.eml/盐城经开区2025年5月快报.txt"]


def test_damaged_messages_are_read_in_part_or_refused() -> None:
    made = message()
    made.add_attachment("用电量3亿千瓦时".encode(), maintype="text", subtype="plain", filename="附件.txt")
    chance = random.Random(5)
    for _ in range(300):
        for found in read_content("a.eml", damaged_bytes(made.as_bytes(), chance)):
            assert isinstance(found, ReadError) or found.text
