"""The files of sentences are INI files, and what is wrong in one is reported with its line."""

from __future__ import annotations

from configparser import RawConfigParser
from pathlib import Path

import pytest

from generator.ground.errors.sentences.reading import SentenceFileError, pieces_in, sentences_in
from tests.sentence_files import FILES, PIECES

WHOLE = "[cli-bug]\nzh = 甲\nen = a\nzh_remedy = 乙\nen_remedy = b\n"


def by_configparser(path: Path) -> dict[str, dict[str, str]]:
    """The file as the standard library reads it."""
    parser = RawConfigParser(delimiters=("=",), comment_prefixes=("#",), default_section="")
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys as they are written
    parser.read(path, encoding="utf-8")
    return {code: dict(parser[code]) for code in parser.sections()}


@pytest.mark.parametrize("path", [*FILES, PIECES], ids=lambda path: path.stem)
def test_the_standard_library_reads_the_same(path: Path) -> None:
    read = pieces_in if path == PIECES else sentences_in
    assert read(str(path)) == by_configparser(path)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"\ufeff# 说明\n\n{WHOLE}".replace("\n", "\r\n"),
        WHOLE.replace("= a", "=  a \t"),
    ],
    ids=["plain", "saved by an editor of Windows", "blanks"],
)
def test_what_an_editor_makes_of_a_file_is_no_matter(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cli.ini"
    path.write_bytes(text.encode())
    assert sentences_in(str(path)) == {"cli-bug": {"zh": "甲", "en": "a", "zh_remedy": "乙", "en_remedy": "b"}}


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("zh = 甲\n", 1, "expected [code]"),
        (WHOLE + "丙\n", 6, "expected [code]"),
        (WHOLE + "丙 = \n", 6, "expected [code]"),
        (WHOLE + "[cli-line\n", 6, "expected [code]"),
        (WHOLE + "[cli-line] # 丙\n", 6, "expected [code]"),
        (WHOLE + "  丙 = c\n", 6, "unknown key '  丙'"),
        (WHOLE + "note = c\n", 6, "unknown key 'note'"),
        (WHOLE + "zh = 丙\n", 6, "'zh' is already there"),
        (f"{WHOLE}\n{WHOLE}", 7, "'cli-bug' is already there"),
        (f"{WHOLE}\n{WHOLE}".replace("bug]\nzh = 甲", "line]", 1), 1, "[cli-line] has no zh"),
        ("[cli-line]\n" + WHOLE, 1, "[cli-line] has no en, en_remedy, zh, zh_remedy"),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(tmp_path: Path, text: str, line: int, fault: str) -> None:
    path = tmp_path / "cli.ini"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SentenceFileError) as caught:
        sentences_in(str(path))
    place, _, said = str(caught.value).partition(": ")
    assert place == f"{path}:{line}"
    assert fault in said


def test_another_encoding_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cli.ini"
    path.write_bytes(f"# a\n{WHOLE}".encode("gb18030"))
    with pytest.raises(SentenceFileError, match=r"cli\.ini:3: .*UTF-8"):
        sentences_in(str(path))


def test_pieces_have_two_languages_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "pieces.ini"
    path.write_text("[save]\nzh = 甲\nen = a\nsame_as = cli-bug\n", encoding="utf-8")
    with pytest.raises(SentenceFileError, match="unknown key 'same_as'"):
        pieces_in(str(path))
