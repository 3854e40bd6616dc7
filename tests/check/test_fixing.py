"""``--fix``: which file is mended into which, and that nothing is written over what was read, or by halves."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from generator.check.fixing import fix
from generator.cli.entry_point import run
from tests.check.right import data_of, right_notice


def spoilt(old: str = "，", new: str = ",") -> bytes:
    """The right notice with half-width commas in one paragraph, or another slip."""
    document = right_notice()
    paragraph = next(each for each in document.paragraphs if each.text.startswith("坚持以"))
    paragraph.runs[0].text = paragraph.runs[0].text.replace(old, new)
    return data_of(document)


def text(path: Path) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "unit").mkdir(parents=True)
    (tmp_path / "in" / "一.docx").write_bytes(spoilt())
    (tmp_path / "in" / "unit" / "二.docx").write_bytes(data_of(right_notice()))
    return tmp_path


def test_one_file(folder: Path) -> None:
    source, out = folder / "in" / "一.docx", folder / "新" / "一.docx"
    before = source.read_bytes()
    (fixed,) = fix([source], out)
    assert source.read_bytes() == before
    assert (fixed.source, fixed.report.file) == (source, str(out))
    assert {(each.rule, each.place.paragraph) for each in fixed.mends} == {("PU-01", 13)}
    assert "，" in text(out)
    assert "," not in text(out)
    assert "PU-01" not in {finding.code for finding in fixed.report.findings}


def test_a_folder_keeps_its_shape(folder: Path) -> None:
    fixed = fix([folder / "in"], folder / "out")
    assert [(each.source.name, bool(each.mends)) for each in fixed] == [("二.docx", False), ("一.docx", True)]
    assert (folder / "out" / "unit" / "二.docx").read_bytes() == (folder / "in" / "unit" / "二.docx").read_bytes()
    assert sorted(path.name for path in (folder / "out").rglob("*")) == ["unit", "一.docx", "二.docx"]


def test_mending_again_changes_nothing(folder: Path) -> None:
    fix([folder / "in" / "一.docx"], folder / "1.docx")
    fix([folder / "1.docx"], folder / "2.docx")
    assert (folder / "1.docx").read_bytes() == (folder / "2.docx").read_bytes()


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = folder / "in" / "一.docx", folder / "out.docx"
    assert run(["check", str(source), "--fix", str(out)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"已写出 {out}，改正 ")
    assert "第13段：标点由“民为中心,压实属地责任,把救助资”改为" in printed
    assert "[PU-01]" in printed


def test_the_command_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = folder / "in" / "一.docx", folder / "out.docx"
    source.write_bytes(spoilt("压实属地责任，", "压实属地责任,（"))
    assert run(["check", str(source), "--fix", str(out), "--json"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    report = json.loads(line)
    assert (report["file"], report["source"]) == (str(out), str(source))
    assert [(each["code"], each["before"], each["after"]) for each in report["mends"]] == [
        ("PU-01", "属地责任,（把救助", "属地责任，（把救助")
    ]
    assert {each["code"] for each in report["findings"]} >= {"PU-23"}


def test_the_command_refuses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = folder / "in" / "一.docx"
    assert run(["check", str(source), "--fix", str(source), "--lang", "en"]) == 2
    assert "[copies-over-input]" in capsys.readouterr().err
