"""Only plain files are read, and no link leads out of its root."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.disk import (
    LinkOutError,
    NotPlainError,
    TooBigError,
    entries,
    entries_below,
    given,
    may_write,
    named,
    own_place,
    read_plain,
    root_of,
)
from generator.ground.disk import plain_reading as module
from generator.ground.disk.cache_folder import cache_folder
from tests.refused import refused


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "file").write_bytes(b"inside")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "file").write_bytes(b"secret")
    monkeypatch.chdir(folder)
    return folder


INSIDE = {
    "a plain file": lambda _: "a/b/file",
    "a link to a file": lambda desk: _linked(desk, "x", "a/b/file"),
    "a link to a folder": lambda desk: _linked(desk, "x", "a/b") + "/file",
    "a link to a link": lambda desk: _linked(desk, "y", _linked(desk, "x", "a/b/file")),
    "a link up and down": lambda desk: _linked(desk, "a/x", "../a/./b/file"),
    "an absolute link": lambda desk: _linked(desk, "x", str(desk / "a/b/file")),
    "links on links": lambda desk: _linked(desk, "a/x", "../y") and _linked(desk, "y", "a/b") and "a/x/file",
}
OUTSIDE = {
    "a link to a file": lambda desk: _linked(desk, "x", "../outside/file"),
    "a link to a folder": lambda desk: _linked(desk, "x", "../outside") + "/file",
    "an absolute link": lambda desk: _linked(desk, "a/x", str(desk.parent / "outside/file")),
    "a link to a link": lambda desk: _linked(desk, "y", _linked(desk, "x", "../outside/file")),
    "up through a link": lambda desk: _linked(desk, "a/x", "../.."),
    "to a device": lambda desk: _linked(desk, "x", "/dev/zero"),
    "to nothing": lambda desk: _linked(desk, "x", "../missing"),
}


def _linked(desk: Path, name: str, target: str) -> str:
    (desk / name).symlink_to(target)
    return name


@pytest.mark.parametrize("planted", INSIDE.values(), ids=INSIDE)
def test_links_inside_are_followed(desk: Path, planted: Callable[[Path], str]) -> None:
    assert read_plain(Path(planted(desk)), most=100) == b"inside"


@pytest.mark.parametrize("planted", OUTSIDE.values(), ids=OUTSIDE)
def test_links_that_lead_out_are_refused(desk: Path, planted: Callable[[Path], str]) -> None:
    with pytest.raises(LinkOutError):
        read_plain(Path(planted(desk)), most=100)


def test_a_link_planted_after_the_look(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = module._refuse

    def planting(found: os.stat_result, path: Path) -> None:
        look(found, path)
        (desk / "a/b/file").unlink(missing_ok=True)
        (desk / "a/b/file").symlink_to("/etc/passwd")

    monkeypatch.setattr(module, "_refuse", planting)
    with pytest.raises(OSError, match="file"):
        read_plain(Path("a/b/file"), most=100)


def test_a_folder_replaced_by_a_link_while_it_is_entered(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def planting(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == "b":
            os.rename(desk / "a/b", desk / "moved")
            (desk / "a/b").symlink_to(desk.parent / "outside")
            monkeypatch.undo()
        return opened(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", planting)
    with pytest.raises(OSError, match="b"):
        read_plain(desk / "a/b/file", most=100, root=desk)


@pytest.mark.parametrize("kind", ["fifo", "device"])
def test_what_is_no_plain_file_is_refused_at_once(desk: Path, kind: str) -> None:
    if kind == "fifo":
        os.mkfifo(desk / "pipe")
    path = Path("pipe") if kind == "fifo" else Path("/dev/zero")
    with pytest.raises(NotPlainError):
        read_plain(path, most=100)


def test_no_more_than_allowed(desk: Path) -> None:
    assert refused(TooBigError, read_plain, Path("a/b/file"), most=5).most == 5
    with (desk / "huge").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(TooBigError):
        read_plain(Path("huge"), most=1 << 20)


def test_a_place_that_is_named_may_be_a_link(desk: Path) -> None:
    link = desk.parent / "link"
    link.symlink_to("outside")
    assert given(link) == desk.parent / "outside"
    assert given(Path("a/b")) == Path("a/b")
    assert read_plain(given(link) / "file", most=100) == b"secret"
    with pytest.raises(LinkOutError):
        read_plain(link / "file", most=100)


def test_a_default_place_may_be_a_link_that_stays(desk: Path) -> None:
    (desk / "templates").symlink_to("a")
    assert own_place(Path("templates")) == Path("a")
    assert own_place(Path("missing")) == Path("missing")
    (desk / "output").symlink_to("../outside")
    assert refused(LinkOutError, own_place, Path("output")).filename == "output"


def test_the_root_of_what_is_below_templates_is_what_holds_them(desk: Path) -> None:
    away = desk.parent / "outside" / "templates" / "unit"
    away.mkdir(parents=True)
    (away / "letter").symlink_to("../../file")
    assert root_of(away / "letter") == desk.parent / "outside"
    assert read_plain(away / "letter", most=100) == b"secret"
    assert root_of(Path("templates/unit/letter")) == desk


def test_what_somebody_named_is_followed_and_keeps_its_name(desk: Path) -> None:
    link, folder = desk / "x", desk / "folder"
    link.symlink_to("../outside/file")
    folder.symlink_to("../outside")
    with pytest.raises(LinkOutError):
        read_plain(link, most=100)
    assert named(link) == link
    assert named(Path("folder")) == Path("folder")
    assert read_plain(link, most=100) == b"secret"
    assert read_plain(folder / "file", most=100) == b"secret"
    (desk.parent / "outside" / "out").symlink_to("../desk/a/b/file")
    with pytest.raises(LinkOutError):
        read_plain(folder / "out", most=100)


def test_a_named_link_is_followed_to_where_it_led(desk: Path) -> None:
    link = desk / "x"
    link.symlink_to("a/b/file")
    named(link)
    link.unlink()
    link.symlink_to("../outside/file")
    assert read_plain(link, most=100) == b"inside"


@pytest.fixture
def listed_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "file").write_bytes(b"inside")
    (tmp_path / "outside" / "below").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_every_kind_is_told_apart(listed_desk: Path) -> None:
    os.mkfifo("a/pipe")
    for name, target in {
        "linked": "b/file",
        "linked-folder": "b",
        "out": "../../outside",
        "nothing": "missing",
        "circle": "circle",
        "zero": "/dev/zero",
    }.items():
        (listed_desk / "a" / name).symlink_to(target)
    found = {each.path.name: each for each in entries(Path("a"))}
    assert [*found] == sorted(found)
    expected = {"b": "folder", "linked": "file", "linked-folder": "folder"}
    assert {name: each.kind for name, each in found.items() if each.kind != "other"} == expected
    faults = {name: type(each.fault) for name, each in found.items() if each.kind == "other"}
    assert faults == {
        "out": LinkOutError, "zero": LinkOutError, "pipe": NotPlainError, "nothing": FileNotFoundError,
        "circle": OSError,
    }  # fmt: skip


def test_below_a_folder_each_folder_is_entered_once(listed_desk: Path) -> None:
    (listed_desk / "a" / "b" / "up").symlink_to("..")
    (listed_desk / "a" / "twice").symlink_to("b")
    (listed_desk / "a" / "out").symlink_to("../../outside")
    found = [each.path.as_posix() for each in entries_below(Path("a"))]
    assert found == ["a/b", "a/b/file", "a/b/up", "a/out", "a/twice"]


def test_a_folder_that_cannot_be_listed_comes_once_more(listed_desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def denied(place: int) -> object:
        if Path(f"/proc/self/fd/{place}").resolve().name == "b":
            raise PermissionError(13, "denied", "a/b")
        return listed(place)

    monkeypatch.setattr(os, "scandir", denied)
    found = [(each.path.name, each.kind) for each in entries_below(Path("a"))]
    assert found == [("b", "folder"), ("b", "other")]


def test_a_folder_behind_a_link_that_leads_out(listed_desk: Path) -> None:
    (listed_desk / "x").symlink_to("../outside")
    with pytest.raises(LinkOutError):
        entries(Path("x/below"))
    with pytest.raises(LinkOutError):
        list(entries_below(Path("x")))
    with pytest.raises(FileNotFoundError):
        entries(Path("missing"))
    with pytest.raises(NotADirectoryError):
        entries(Path("a/b/file"))


def test_the_users_own_choice_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAWEN_CACHE", "here")
    assert cache_folder() == tmp_path / "here"


@pytest.mark.parametrize(
    ("platform", "variable", "wanted"),
    [
        ("linux", "XDG_CACHE_HOME", "set/fawen"),
        ("linux", None, "home/.cache/fawen"),
        ("darwin", None, "home/Library/Caches/fawen"),
        ("win32", "LOCALAPPDATA", "set/fawen/Cache"),
        ("win32", None, "home/AppData/Local/fawen/Cache"),
    ],
)
def test_each_platform_has_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str | None, wanted: str
) -> None:
    for name in ("FAWEN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    if variable is not None:
        monkeypatch.setenv(variable, str(tmp_path / "set"))
    assert cache_folder() == tmp_path / wanted


def test_what_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path != str(tmp_path))
    assert not may_write(tmp_path / "new")
