"""The digest over the pictures of a folder counts what can be printed, and reads no more than that."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pictures import MAX_BYTES, pictures_digest
from tests.docx_template.content.pictures import picture_bytes


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "desk" / "pictures"
    (folder / "maps").mkdir(parents=True)
    (folder / "maps" / "a.png").write_bytes(picture_bytes())
    (tmp_path / "outside.png").write_bytes(picture_bytes())
    return folder


def _huge(path: Path) -> None:
    path.write_bytes(picture_bytes())
    os.truncate(path, 1 << 40)


UNPRINTABLE: dict[str, Callable[[Path], object]] = {
    "a text": lambda path: path.write_bytes(b"no picture"),
    "a picture of 1 TB": _huge,
    "a pipe": os.mkfifo,
    "a link out": lambda path: path.symlink_to("../../outside.png"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing": lambda path: path.symlink_to("missing"),
    "an empty folder": Path.mkdir,
    "a folder in a circle": lambda path: path.symlink_to("."),
}


@pytest.mark.parametrize("make", UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_what_cannot_be_printed_counts_for_nothing(
    make: Callable[[Path], object], pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pictures_digest(pictures)
    make(pictures / "more.png")
    system = os.read
    read = []

    def counted(handle: int, size: int) -> bytes:
        data = system(handle, size)
        read.append(len(data))
        return data

    monkeypatch.setattr(os, "read", counted)
    assert pictures_digest(pictures) == before
    assert sum(read) < MAX_BYTES


def test_what_can_be_printed_counts(pictures: Path) -> None:
    seen = {pictures_digest(pictures)}
    changes: list[Callable[[], object]] = [
        lambda: (pictures / "maps" / "a.png").write_bytes(picture_bytes(dpi=100)),
        lambda: (pictures / "maps" / "a.png").rename(pictures / "maps" / "b.png"),
        lambda: (pictures / "c.png").symlink_to("maps/b.png"),
        lambda: (pictures / "c.png").unlink(),
    ]
    found = []
    for change in changes:
        change()
        found.append(pictures_digest(pictures))
    assert len({*seen, *found}) == len(changes)
    assert found[3] == found[1]


def test_without_a_folder_there_is_none(tmp_path: Path) -> None:
    assert pictures_digest(tmp_path / "missing") == pictures_digest(tmp_path)
