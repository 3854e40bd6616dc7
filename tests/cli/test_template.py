from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.office.tidying.word_like import WORD_LIKE


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "函 一.docx"
    path.write_bytes(WORD_LIKE["spelling"])
    return path


def test_tidy_tells_what_it_took_out(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "tidy", str(letter)]) == 0
    assert capsys.readouterr().out == (
        f"{letter}：已整理——去掉编辑标识（rsid）16 处、校对标记 3 处、上次光标位置的书签 1 个、"
        "段落和文件的内部编号 4 个、"
        "日期、编辑者、字数等属性 12 项、本机和个人的痕迹 2 处、缩略图 1 张、没有用到的部件 1 个，合并断开的文字 2 处\n"
    )
    assert run(["template", "tidy", "--lang", "en", str(letter)]) == 0
    assert capsys.readouterr().out == f"{letter}: already tidy\n"


def test_check_fails_where_one_is_not_tidy_and_writes_nothing(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = letter.read_bytes()
    assert run(["template", "tidy", "--check", str(letter)]) == 1
    assert "还没有整理" in capsys.readouterr().out
    assert letter.read_bytes() == before
    assert run(["template", "tidy", str(letter)]) == 0
    assert run(["template", "tidy", "--check", str(letter)]) == 0


def test_output_leaves_the_original(letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = letter.read_bytes()
    assert run(["template", "tidy", str(letter), "--output", str(tmp_path / "新.docx")]) == 0
    assert f"{tmp_path / '新.docx'}：已整理" in capsys.readouterr().out
    assert letter.read_bytes() == before


@pytest.mark.parametrize(("words", "code"), [(["没有.docx"], 2), ([], 2)])
def test_wrong_usage(words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["template", "tidy", *words]) == code


def test_a_document_that_is_refused_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(b"no zip")
    assert run(["template", "tidy", str(path)]) == 1
    assert "[template-not-docx]" in capsys.readouterr().err
