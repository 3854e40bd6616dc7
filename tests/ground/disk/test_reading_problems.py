"""The problem, with its code, for each reason that a file cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.disk import (
    DOCUMENT,
    ROSTER,
    TEMPLATE,
    TEXT,
    FileKind,
    check_contents,
    default_input,
    default_place,
    file_kinds,
    read_contents,
    read_entries,
)
from generator.ground.errors import InputError, RosterError, UsageError

_SMALL = FileKind(4, too_big="sheet-too-big")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "file").write_bytes(b"bytes")
    (folder / "folder").mkdir()
    (folder / "out").symlink_to("../secret")
    (folder / "nothing").symlink_to("missing")
    (folder / "circle").symlink_to("circle")
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)
    return folder


Reader = Callable[..., object]
READERS: list[Reader] = [read_contents, check_contents]
REFUSED = {
    "folder": "source-unreadable",
    "out": "source-link-out",
    "nothing": "source-unreadable",
    "circle": "source-unreadable",
    "pipe": "source-not-plain",
    "file/below": "source-unreadable",
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_what_is_refused(desk: Path, reader: Reader, name: str, code: str) -> None:
    assert desk
    with pytest.raises(RosterError) as raised:
        reader(Path(name), TEXT, name="shown", error=RosterError)
    [problem] = raised.value.problems
    assert (problem.code, problem.span and problem.span.file) == (code, "shown")
    assert problem.message("zh")
    assert problem.remedy("zh")


@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_there_is_a_mistake_in_the_command(desk: Path, reader: Reader) -> None:
    with pytest.raises(UsageError) as raised:
        reader(desk / "missing", ROSTER)
    assert [problem.code for problem in raised.value.problems] == ["source-missing"]
    with pytest.raises(InputError) as refused:
        reader(desk / "missing", TEMPLATE)
    assert [problem.code for problem in refused.value.problems] == ["template-unreadable"]


@pytest.mark.parametrize("reader", READERS)
def test_one_byte_too_many(desk: Path, reader: Reader) -> None:
    with pytest.raises(InputError) as raised:
        reader(desk / "file", _SMALL)
    assert [problem.code for problem in raised.value.problems] == ["sheet-too-big"]
    (desk / "file").write_bytes(b"byte")
    assert reader(desk / "file", _SMALL) in (None, b"byte")


def test_a_file_that_grows_while_it_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at the size limit."""
    read = []

    def endless(_handle: int, size: int) -> bytes:
        read.append(size)
        return b"x" * size

    monkeypatch.setattr(os, "read", endless)
    with pytest.raises(InputError) as raised:
        read_contents(desk / "file", TEXT)
    assert [problem.code for problem in raised.value.problems] == ["source-too-big"]
    assert sum(read) <= TEXT.most + (1 << 20)


def test_every_kind_has_its_bound_and_says_why() -> None:
    table = {name: kind for name, kind in vars(file_kinds).items() if isinstance(kind, FileKind)}
    assert len(table) == 9
    assert all(4_000_000 <= kind.most <= 300_000_000 for kind in table.values())
    assert DOCUMENT.most == TEMPLATE.most
    assert Path(file_kinds.__file__).read_text(encoding="utf-8").count('\n"""') >= len(table)


def test_the_names_in_a_folder(desk: Path) -> None:
    assert [each.path.name for each in read_entries(Path("folder"))] == []
    assert read_entries(Path("missing")) == []
    (desk / "away").symlink_to("..")
    for name in ("away", "file"):
        with pytest.raises(InputError):
            read_entries(Path(name))


def test_default_places(desk: Path) -> None:
    (desk / "units.yaml").symlink_to("file")
    assert default_place(Path("units.yaml")) == Path("file")
    assert default_input(Path("units.yaml")) == Path("units.yaml")
    for refuses in (default_place, default_input):
        with pytest.raises(InputError) as raised:
            refuses(Path("out"))
        assert [problem.code for problem in raised.value.problems] == ["source-link-out"]
