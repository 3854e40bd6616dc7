"""``--annotate``: the findings are those of a check, with the same exit code, and the copies are written whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.check import annotate, check
from generator.cli.entry_point import run
from generator.ground.errors import InputError
from tests.check.annotating.noted import noted
from tests.check.right import data_of, right_notice
from tests.check.test_fixing import spoilt


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "unit").mkdir(parents=True)
    (tmp_path / "in" / "一.docx").write_bytes(spoilt())
    (tmp_path / "in" / "unit" / "二.docx").write_bytes(data_of(right_notice()))
    return tmp_path


def test_one_file(folder: Path) -> None:
    source, out = folder / "in" / "一.docx", folder / "新" / "一.docx"
    before = source.read_bytes()
    annotated = annotate([source], out)
    assert source.read_bytes() == before
    assert annotated.reports == check([source]).reports
    assert annotated.comments == {out: len(noted(out.read_bytes()))}
    assert ["PU-01" in each.lines[-1] for each in noted(out.read_bytes())][1:] == [True]


def test_a_folder_keeps_its_shape(folder: Path) -> None:
    annotated = annotate([folder / "in"], folder / "out")
    assert annotated.reports == check([folder / "in"]).reports
    assert sorted(path.name for path in (folder / "out").rglob("*")) == ["unit", "一.docx", "二.docx"]


def test_a_copy_that_is_there_is_replaced(folder: Path) -> None:
    (folder / "x.docx").write_bytes(b"old")
    annotate([folder / "in" / "一.docx"], folder / "x.docx")
    assert len(noted((folder / "x.docx").read_bytes())) == 2


def test_annotating_again_keeps_the_first_comments(folder: Path) -> None:
    annotate([folder / "in" / "一.docx"], folder / "1.docx")
    annotate([folder / "1.docx"], folder / "2.docx")
    first, second = noted((folder / "1.docx").read_bytes()), noted((folder / "2.docx").read_bytes())
    assert [(each.given, each.lines) for each in second][: len(first)] == [(each.given, each.lines) for each in first]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"PK none", "template-package"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "template-not-docx-old"), (b"", "")],
)
def test_what_cannot_be_judged_is_a_problem(folder: Path, data: bytes, code: str) -> None:
    (folder / "in" / "bad.docx").write_bytes(data)
    with pytest.raises(InputError) as raised:
        annotate([folder / "in"], folder / "out")
    assert all(each.code.startswith(code) and each.remedy() for each in raised.value.problems)
    assert not (folder / "out").exists()


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = folder / "in" / "一.docx", folder / "out.docx"
    assert run(["check", str(source)]) == 1
    as_usual = capsys.readouterr().out
    assert run(["check", str(source), "--annotate", str(out)]) == 1
    assert capsys.readouterr().out == f"{as_usual}已写出 {out}，批注 2 条。\n"
    assert run(["check", str(folder / "in" / "unit"), "--annotate", str(out), "--lang", "en"]) == 0
    assert noted(out.read_bytes())[0].lines == ("fawen check: no problems found.",)


def test_the_command_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = folder / "in" / "一.docx", folder / "out.docx"
    assert run(["check", str(source), "--json"]) == 1
    as_usual = capsys.readouterr().out
    assert run(["check", str(source), "--json", "--annotate", str(out)]) == 1
    assert capsys.readouterr().out == as_usual
    assert json.loads(as_usual)["findings"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["{in}/一.docx", "--annotate", "{in}/一.docx"], "copies-over-input"),
        (["{in}", "--annotate", "x.docx"], "copies-one-name"),
        (["{in}/一.docx", "--annotate", "x.docx", "--fix", "y.docx"], "cli-check-one-copy"),
        (["{in}/一.txt", "--annotate", "x.docx"], "cli-check-kind"),
        (["{in}/notice.md", "--annotate", "x.docx"], "copies-no-document"),
    ],
)
def test_the_command_refuses(
    folder: Path, words: list[str], code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    for name in ("一.txt", "notice.md") if "docx" not in words[0] and "/" in words[0] else ():
        (folder / "in" / name).write_text("示例", encoding="utf-8")
    assert run(["check", *(word.replace("{in}", str(folder / "in")) for word in words)]) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert not (folder / "x.docx").exists()
