"""Pictures as files: measured, sized, found below their folder only; QR codes of a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.length import Mm
from generator.office.pictures import PictureError, picture_file, qr_code, read_below, side, sides
from tests.templates.word.content.pictures import picture_bytes

PICTURE = picture_file(picture_bytes(dpi=100))  # 300 × 200 pixels


def test_its_size_on_paper_is_what_its_file_says() -> None:
    assert PICTURE.pixels == (300, 200)
    assert PICTURE.width.mm == pytest.approx(76.2)
    assert PICTURE.height.mm == pytest.approx(50.8)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (None, None, (76.2, 50.8)),
        (60, None, (60, 40)),
        (None, "4厘米", (60, 40)),
        ("30mm", 30, (30, 30)),
    ],
)
def test_one_side_gives_the_other(width: object, height: object, expected: tuple[float, float]) -> None:
    found = sides(PICTURE, side(width), side(height))
    assert [length.mm for length in found] == pytest.approx(list(expected))


@pytest.mark.parametrize("value", [0, -1, "宽", "60km", True, []])
def test_no_length_is_no_side(value: object) -> None:
    with pytest.raises(PictureError) as caught:
        side(value)
    assert caught.value.fault == "length"


def test_a_side_may_be_a_length() -> None:
    assert side(Mm(60)) == pytest.approx(Mm(60))
    assert side(None) is None


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("../a.png", "path"),
        ("/a.png", "path"),
        ("a\\b.png", "path"),
        ("C:a.png", "path"),
        ("", "path"),
        ("b.png", "missing"),
    ],
)
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str, fault: str) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.png").write_bytes(picture_bytes())
    assert read_below(tmp_path, "maps/a.png") == picture_bytes()
    with pytest.raises(PictureError) as caught:
        read_below(tmp_path, path)
    assert caught.value.fault == fault


def test_without_a_folder_there_is_no_picture() -> None:
    with pytest.raises(PictureError) as caught:
        read_below(None, "a.png")
    assert caught.value.fault == "folder"


def test_a_qr_code_has_the_white_that_belongs_around_it() -> None:
    # Version 2 of the code has 25 modules a side, and 4 of white around: https://example.org/ is 20 bytes.
    assert picture_file(qr_code("https://example.org/")).pixels == (330, 330)


@pytest.mark.parametrize(("text", "fault"), [("", "qr-empty"), ("汉" * 778, "qr-long")])
def test_what_no_qr_code_holds(text: str, fault: str) -> None:
    with pytest.raises(PictureError) as caught:
        qr_code(text)
    assert caught.value.fault == fault
