"""A folder given to the command line stands for its files, and a table says what became of each."""

import zipfile
from pathlib import Path

from click.testing import CliRunner

from metrics.__main__ import main


def test_extract_reads_folders_and_archives_and_sums_up(tmp_path: Path):
    (tmp_path / "a.txt").write_text("2024年一季度，开发区完成地区生产总值82.70亿元。", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    for left_out in (".hidden.txt", "~$a.docx"):  # the second is what Word keeps beside a file that is open
        (tmp_path / left_out).write_text("2024年一季度，开发区完成地区生产总值1亿元。", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in/c.txt", "会议要求抓紧收官。")
    result = CliRunner().invoke(main, ["extract", str(tmp_path), "--zone", "丹阳经济开发区"])
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert result.stderr.splitlines() == [
        f"{tmp_path}/b.zip/in/c.txt: no figure of a known indicator",
        f"error: {tmp_path}/empty.txt: the file is empty",
        "reader   observations  unread  file",
        f"text                1       0  {tmp_path}/a.txt",
        f"text                0       0  {tmp_path}/b.zip/in/c.txt",
        "3 files: 1 gave figures, 1 gave none, 1 could not be read",
    ]


def test_a_file_alone_has_no_table(tmp_path: Path):
    (tmp_path / "a.txt").write_text("2024年一季度，开发区完成地区生产总值82.70亿元。", encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt")])
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_archive_without_files_is_said_to_be_empty(tmp_path: Path):
    """One with nothing in it was told to be no text, and one of hidden files alone passed as read."""
    for name, members in (("none.zip", ()), ("hidden.zip", (".a.txt", "__MACOSX/b.txt")), ("folder.zip", ("in/",))):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in members:
                archive.writestr(member, "")
        result = CliRunner().invoke(main, ["extract", str(tmp_path / name)])
        said = f"error: {tmp_path}/{name}: the archive is empty; files are looked for in it, hidden ones left out"
        assert (result.exit_code, result.stderr.splitlines()[0]) == (1, said)
