"""Tables of font files, sound and damaged, and what may be embedded."""

import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.office.fonts import painting_fonts
from generator.office.fonts.font_tables import FontFile, FontFileError, font_facts, fonts_in, opened
from generator.office.fonts.painting_fonts import has_character
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


@pytest.mark.parametrize(
    ("fs_type", "state"),
    [
        (0x0000, "usable"),
        (0x0002, "restricted"),
        (0x0004, "usable"),
        (0x0008, "usable"),
        (0x0006, "usable"),  # of several usages the least restrictive holds
        (0x0100, "restricted"),
        (0x0108, "restricted"),
        (0x0200, "restricted"),
        (0x0204, "restricted"),
    ],
)
def test_the_embedding_bits_are_honoured(tmp_path: Path, fs_type: int, state: str) -> None:
    assert font_facts(FontFile(tiny_font(tmp_path / "a.ttf", "A", fs_type=fs_type))).state == state


def test_missing_empty_and_cut_files_are_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    assert font_facts(FontFile(path)).state == "broken"
    whole = tiny_font(path, "A").read_bytes()
    assert font_facts(FontFile(path)).state == "usable"
    for rot in (b"", whole[: len(whole) // 2], b"OTTO" + bytes(200)):
        path.write_bytes(rot)
        assert font_facts(FontFile(path)).state == "broken"


def test_upright_and_regular_comes_first(tmp_path: Path) -> None:
    looks = [(400, False), (300, False), (900, False), (400, True), (700, True)]
    fonts = [
        FontFile(tiny_font(tmp_path / f"{weight}{italic}.ttf", "A", weight=weight, italic=italic))
        for weight, italic in looks
    ]
    distances = [font_facts(font).distance for font in fonts]
    assert distances == sorted(distances)
    assert distances[0] == 0


HAS, LACKS = ("国", "\U0002b816", "A", "国A"), ("家", "\U0010ffff", "\0", "国家")


@pytest.mark.parametrize("library", ["uharfbuzz", "fontTools alone"])
def test_exactly_the_characters_of_the_font_are_there(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    if library != "uharfbuzz":
        monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    font = FontFile(tiny_font(tmp_path / "字体.ttf", "A", characters="国A\U0002b816"))
    assert [has_character(font, each) for each in (*HAS, *LACKS)] == [True] * len(HAS) + [False] * len(LACKS)
    second = FontFile(tiny_collection(tmp_path / "a.ttc", {"A": "国", "B": "家"}), 1)
    assert [has_character(second, each) for each in "国家"] == [False, True]


@pytest.mark.parametrize("library", ["uharfbuzz", "fontTools alone"])
@pytest.mark.parametrize("rot", [b"", b"no font", b"OTTO" + bytes(200), None])
def test_a_font_that_cannot_be_read_has_none(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, rot: bytes | None
) -> None:
    if library != "uharfbuzz":
        monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    if rot is not None:
        (tmp_path / "a.ttf").write_bytes(rot)
    assert not has_character(FontFile(tmp_path / "a.ttf"), "国")


def test_characters_are_kept_for_other_processes_while_the_file_stays_the_same(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = FontFile(tiny_font(tmp_path / "a.ttf", "A"))
    assert has_character(font, "国")
    painting_fonts._bits.cache_clear()
    with monkeypatch.context() as alone:
        alone.delattr(painting_fonts, "_code_points")
        assert has_character(font, "国")
    tiny_font(font.path, "A", characters="家园")
    assert [has_character(font, each) for each in "国家"] == [False, True]
