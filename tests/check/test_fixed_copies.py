"""Which file a document is copied into; ``--fix``: nothing is written over what was read, or by halves."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from generator.check.annotating import annotate
from generator.check.fixed_copies import fix
from generator.check.targets import copies, split_targets
from generator.cli.entry_point import run
from generator.ground.errors import InputError, UsageError
from tests.check.right import data_of, right_notice

Command = Callable[..., object]
"""What writes copies: ``fix`` and ``annotate``."""


@pytest.fixture(scope="module")
def notice() -> bytes:
    return data_of(right_notice())


@pytest.fixture
def two(tmp_path: Path, notice: bytes) -> Path:
    (tmp_path / "in" / "unit").mkdir(parents=True)
    for name in ("一.docx", "unit/二.docx"):
        (tmp_path / "in" / name).write_bytes(notice)
    return tmp_path


def into(paths: list[Path], out: Path) -> dict[Path, Path]:
    found, _ = split_targets(paths, None, None)
    return dict(copies(found, paths, out, "--annotate"))


def refused(paths: list[Path], out: Path) -> list[str]:
    with pytest.raises(UsageError) as raised:
        into(paths, out)
    assert all("--annotate" in each.text("en") or "option" not in each.facts for each in raised.value.problems)
    return [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize("name", ["新.dotx", "新.DOTX", "新.docm", "新.dotm", "新.docx"])
def test_a_file_name_of_word_is_a_file(two: Path, name: str) -> None:
    source = two / "in" / "一.docx"
    assert into([source], two / "新" / name) == {source: two / "新" / name}


def test_any_other_name_is_a_folder(two: Path) -> None:
    source = two / "in" / "一.docx"
    assert into([source], two / "新") == {source: two / "新" / "一.docx"}
    (two / "夹.docx").mkdir()
    assert into([source], two / "夹.docx") == {source: two / "夹.docx" / "一.docx"}


def test_copies_of_a_folder_keep_its_shape(two: Path) -> None:
    inside = two / "in"
    assert into([inside], two / "out") == {
        inside / "unit" / "二.docx": two / "out" / "unit" / "二.docx",
        inside / "一.docx": two / "out" / "一.docx",
    }


def test_never_over_what_is_read(two: Path) -> None:
    source = two / "in" / "一.docx"
    assert refused([source], source) == ["copies-over-input"]
    assert refused([source], two / "in") == ["copies-over-input"]
    assert refused([two / "in"], two / "in") == ["copies-over-input"] * 2
    (two / "link.docx").symlink_to(source)
    assert refused([source], two / "link.docx") == ["copies-over-input"]


def test_several_files_into_one(two: Path) -> None:
    assert refused([two / "in"], two / "x.docx") == ["copies-one-name"]


def test_two_of_one_name(two: Path, notice: bytes) -> None:
    (two / "一.docx").write_bytes(notice)
    assert refused([two / "一.docx", two / "in" / "一.docx"], two / "out") == ["copies-same-name"]


@pytest.mark.parametrize("command", [fix, annotate])
def test_a_template_is_no_document(two: Path, notice: bytes, command: Command) -> None:
    source = two / "templates" / "x.docx"
    source.parent.mkdir()
    source.write_bytes(notice)
    assert refused([source], two / "x.docx") == ["copies-no-document"]
    command([source], two / "x.docx", checked_as="document")
    assert (two / "x.docx").is_file()


@pytest.mark.parametrize("command", [fix, annotate])
def test_nothing_is_written_where_one_cannot_be_read(two: Path, command: Command) -> None:
    (two / "in" / "bad.docx").write_bytes(b"PK none")
    with pytest.raises(InputError):
        command([two / "in"], two / "out")
    assert not (two / "out").exists()


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
    expected = [("PU-01", "属地责任,（把救助", "属地责任，（把救助")]
    assert [(each["code"], each["before"], each["after"]) for each in report["mends"]] == expected
    assert {each["code"] for each in report["findings"]} >= {"PU-23"}


def test_the_command_refuses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = folder / "in" / "一.docx"
    assert run(["check", str(source), "--fix", str(source), "--lang", "en"]) == 2
    assert "[copies-over-input]" in capsys.readouterr().err
