"""``fawen review`` as a person and as a program see it."""

import json
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.notices.reviewing.copies import (
    AUTHOR,
    DATE,
    NOTICE,
    draft_of,
    edited,
    new_paragraph,
    notice_in,
    replace_in,
    replaced,
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    templates = tmp_path / "templates"
    templates.mkdir()
    notice_in(templates)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def copy_of(desk: Path, old: str = "逐项", new: str = "逐条") -> bytes:
    draft = replaced(draft_of(desk / "templates" / "notice"), old, new, author=AUTHOR)
    return edited(draft, lambda root: replace_in(root, "2026年3月5日", "2026年3月9日", None))


def test_what_it_would_do_and_how_to_have_it_done(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "送审稿.docx").write_bytes(copy_of(desk))
    assert run(["review", "送审稿.docx"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "可以写进通知 1 处：",
        "  templates/notice/notice.md 第 19 行 示例核稿人：“逐项”改为“逐条”",
        "没有写进去、要您定 1 处：",
        "  templates/notice/notice.md 第 4 行（date） （没开修订）“5”改为“9”——不是正文，请改通知里的“date”",
        "加上 --apply 就写进去：fawen review 送审稿.docx --apply",
    ]


def test_applied(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "copy.docx").write_bytes(copy_of(desk))
    assert run(["review", "copy.docx", "--apply", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("written into the notice: 1\n")
    assert "run fawen build --draft" in out
    assert "逐条" in (desk / "templates/notice/notice.md").read_text()


def test_records(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "copy.docx").write_bytes(copy_of(desk))
    assert run(["review", "copy.docx", "--json"]) == 0
    captured = capsys.readouterr()
    first, _, result = map(json.loads, captured.out.splitlines())
    assert (captured.err, first["kind"], first["author"], first["date"]) == ("", "insert", AUTHOR, DATE)
    assert {"file", "line", "key", "before", "after", "action"} <= first.keys()
    assert result == {"record": "result", "base": "same", "applied": 0, "told": 1, "conflicts": 0, "ready": 1}


def test_a_conflict_is_an_error_that_shows_both(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "copy.docx").write_bytes(copy_of(desk))
    (desk / "templates/notice/notice.md").write_text(NOTICE.replace("逐项", "一项一项"))
    assert run(["review", "copy.docx", "--apply"]) == 1
    captured = capsys.readouterr()
    assert "一项一项" in captured.out
    assert "逐条" in captured.out
    assert "[review-conflict]" in captured.err
    assert run(["review", "copy.docx", "--json"]) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["conflicts"] == 1


def test_paragraph_ends_are_shown_in_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = draft_of(desk / "templates" / "notice")
    (desk / "copy.docx").write_bytes(edited(draft, lambda root: new_paragraph(root, "逐项", "另附电子版。")))
    assert run(["review", "copy.docx"]) == 0
    assert "加“⏎另附电子版。”" in capsys.readouterr().out
