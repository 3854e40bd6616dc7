from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.office.fonts.font_tables import FontFileError, fonts_in, opened
from tests.office.fonts.tiny_fonts import tiny_collection, tiny_font


def test_every_table_is_found_with_its_bytes(tmp_path: Path) -> None:
    path = tiny_font(tmp_path / "a.ttf", "A")
    with opened(path) as file, TTFont(path) as other:
        (font,) = fonts_in(file)
        assert set(font.places) == {*other.keys()} - {"GlyphOrder"}
        assert {tag: font.bytes_of(tag) for tag in font.places} == {tag: other.reader[tag] for tag in font.places}
        assert font.is_whole
        assert font.bytes_of("none") == b""


def test_fonts_of_a_collection_are_in_their_order(tmp_path: Path) -> None:
    path = tiny_collection(tmp_path / "a.ttc", {"A": "国", "B": "家"})
    with opened(path) as file:
        first, second = fonts_in(file)
        assert "A".encode("utf-16-be") in first.bytes_of("name")
        assert "B".encode("utf-16-be") in second.bytes_of("name")


def test_wherever_a_file_is_cut_short_it_is_noticed(tmp_path: Path) -> None:
    path = tiny_font(tmp_path / "a.ttf", "A")
    whole = path.read_bytes()
    for end in range(0, len(whole) - 3, 7):  # the last table is followed by at most 3 bytes
        path.write_bytes(whole[:end])
        with opened(path) as file:
            try:
                (font,) = fonts_in(file)
            except FontFileError:
                continue
            assert not font.is_whole, end


@pytest.mark.parametrize(
    "rot",
    [b"", b"no font at all", b"ttcf" + b"\xff" * 40, b"OTTO" + b"\xff" * 40, b"ttcf\0\1\0\0\0\0\0\1\xff\xff\xff\xff"],
)
def test_what_is_no_font_is_refused(tmp_path: Path, rot: bytes) -> None:
    (tmp_path / "a.ttf").write_bytes(rot)
    with opened(tmp_path / "a.ttf") as file, pytest.raises(FontFileError):
        fonts_in(file)


@pytest.mark.parametrize("name", ["gone.ttf", ".", "a\0b"])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FontFileError):
        opened(tmp_path / name)
