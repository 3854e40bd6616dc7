"""Pictures as files: measured, sized, found below their folder only; QR codes of a text."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.disk import read_plain
from generator.office import pictures as picture_reading
from generator.office.pictures import (
    PictureDigests,
    PictureError,
    picture_file,
    qr_code,
    read_below,
    recorded_pictures,
    side,
    sides,
)
from tests.refused import refused
from tests.templates.word.content.pictures import picture_bytes

PICTURE = picture_file(picture_bytes(dpi=100))  # 300 × 200 pixels


def test_its_size_on_paper_is_what_its_file_says() -> None:
    assert PICTURE.pixels == (300, 200)
    assert PICTURE.width.mm == pytest.approx(76.2)
    assert PICTURE.height.mm == pytest.approx(50.8)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(None, None, (76.2, 50.8)), (60, None, (60, 40)), (None, "4厘米", (60, 40)), ("30mm", 30, (30, 30))],
)
def test_one_side_gives_the_other(width: object, height: object, expected: tuple[float, float]) -> None:
    found = sides(PICTURE, side(width), side(height))
    assert [length.mm for length in found] == pytest.approx(list(expected))


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("../a.png", "path"), ("/a.png", "path"), ("a\\b.png", "path"), ("C:a.png", "path"), ("", "path"),
        ("b.png", "missing"),
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str, fault: str) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.png").write_bytes(picture_bytes())
    assert read_below(tmp_path, "maps/a.png") == picture_bytes()
    assert refused(PictureError, read_below, tmp_path, path).fault == fault


def test_a_qr_code_has_the_white_that_belongs_around_it() -> None:
    # Version 2 of the code has 25 modules a side, and 4 of white around: https://example.org/ is 20 bytes.
    assert picture_file(qr_code("https://example.org/")).pixels == (330, 330)


@pytest.mark.parametrize(("text", "fault"), [("", "qr-empty"), ("汉" * 778, "qr-long")])
def test_what_no_qr_code_holds(text: str, fault: str) -> None:
    assert refused(PictureError, qr_code, text).fault == fault


# Pictures that are read are recorded by path and digest; :class:`PictureDigests` reads each file once.


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "desk" / "pictures"
    (folder / "maps").mkdir(parents=True)
    (folder / "maps" / "a.png").write_bytes(picture_bytes())
    (folder / "b.png").write_bytes(picture_bytes(color="blue"))
    (tmp_path / "outside.png").write_bytes(picture_bytes())
    return folder


def digest(color: str = "red") -> str:
    return hashlib.sha256(picture_bytes(color=color)).hexdigest()


class TestRecording:
    def test_what_is_read_within_is_recorded_by_its_path(self, pictures: Path) -> None:
        read_below(pictures, "b.png")
        with recorded_pictures() as read:
            assert read_below(pictures, "maps/a.png") == picture_bytes()
            read_below(pictures, "./maps//a.png")
        read_below(pictures, "b.png")
        assert read == {"maps/a.png": digest()}

    def test_what_cannot_be_read_is_not(self, pictures: Path) -> None:
        with recorded_pictures() as read, pytest.raises(PictureError):
            read_below(pictures, "missing.png")
        assert read == {}

    def test_of_one_that_changes_meanwhile_the_first_is_recorded(self, pictures: Path) -> None:
        with recorded_pictures() as read:
            read_below(pictures, "b.png")
            (pictures / "b.png").write_bytes(picture_bytes())
            read_below(pictures, "b.png")
        assert read == {"b.png": digest("blue")}


def _huge(path: Path) -> None:
    path.write_bytes(picture_bytes())
    os.truncate(path, 1 << 40)


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.unlink(missing_ok=True),
    "a picture of 1 TB": _huge,
    "a pipe": os.mkfifo,
    "a link out": lambda path: path.symlink_to("../../outside.png"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing": lambda path: path.symlink_to("missing"),
    "a folder": Path.mkdir,
}


class TestToday:
    @pytest.mark.parametrize("make", UNREADABLE.values(), ids=UNREADABLE)
    def test_what_cannot_be_read_has_no_digest(self, make: Callable[[Path], object], pictures: Path) -> None:
        make(pictures / "more.png")
        assert PictureDigests(pictures).of("more.png") is None

    @pytest.mark.parametrize("path", ["../../outside.png", "/etc/passwd", "", "maps\\a.png"])
    def test_what_lies_elsewhere_has_none(self, path: str, pictures: Path) -> None:
        assert PictureDigests(pictures).of(path) is None

    def test_each_is_read_once(self, pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read: list[str] = []

        def counted(path: Path, *, most: int, root: Path) -> bytes:
            read.append(path.name)
            return read_plain(path, most=most, root=root)

        monkeypatch.setattr(picture_reading, "read_plain", counted)
        today = PictureDigests(pictures)
        assert [today.of(path) for path in ["b.png", "missing.png"] * 3] == [digest("blue"), None] * 3
        assert read == ["b.png", "missing.png"]
