"""Copies of free fonts that have the widths of the official ones."""

from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from generator.office.fonts import official_widths
from generator.office.fonts.official_widths import half_em_copy, official_copy
from generator.standard.faces import FAMILIES, Family

FAMILY = FAMILIES[0]


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A font file; each copy of it is its bytes, and longer by one."""
    monkeypatch.setattr(official_widths, "half_em_copy", lambda font, **_: font.read_bytes() + b"+")
    path = tmp_path / FAMILY.file
    path.write_bytes(b"font")
    return path


def test_the_same_file_is_copied_once_and_a_changed_one_again(
    installed: Path, tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = official_copy(FAMILY, source, None)
    assert first is not None
    assert first.read_bytes() == b"font+"
    last = source.with_name(FAMILY.last_file)
    last.write_bytes(b"last")
    for family in (FAMILY, FAMILIES[1]):
        copy = official_copy(family, last, None)
        assert copy is not None
        assert copy.stem == family.last_postscript
    source.write_bytes(b"other")
    second = official_copy(FAMILY, source, None)
    assert second is not None
    assert second.read_bytes() == b"other+"
    monkeypatch.delattr(official_widths, "half_em_copy")
    assert official_copy(FAMILY, source, None) == second


def test_where_the_cache_cannot_be_written_it_is_in_the_spare_folder(
    installed: Path, tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "file"))
    assert official_copy(FAMILY, source, None) is None
    copy = official_copy(FAMILY, source, tmp_path / "run")
    assert copy is not None
    assert copy.is_relative_to(tmp_path / "run")


@pytest.mark.parametrize("rot", [b"", b"no font", b"OTTO" + bytes(200)])
def test_there_is_no_copy_of_a_damaged_file(installed: Path, tmp_path: Path, rot: bytes) -> None:
    (tmp_path / FAMILY.file).write_bytes(rot)
    assert official_copy(FAMILY, tmp_path / FAMILY.file, tmp_path) is None
    assert official_copy(FAMILY, tmp_path / FAMILY.last_file, tmp_path) is None


WIDE = "，。、；：？！“”‘’（）《》〔〕—…·℃‰§°×±①〇Ωя　"


def copied(family: Family, folder: Path, to: Path) -> TTFont:
    path = to / family.file
    path.write_bytes(half_em_copy(folder / family.file, names=family.names, postscript=family.postscript))
    return TTFont(path, lazy=True)


@pytest.mark.cases(2)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_widths_are_those_of_the_official_font(family: Family, fandol: Path, tmp_path: Path) -> None:
    with copied(family, fandol, tmp_path) as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        shapes = font.getGlyphSet()
        for code in range(0x20, 0x7F):
            glyph = glyphs[code]
            assert widths[glyph][0] == 500, chr(code)
            # The outline font and the table of widths must agree, and the ink lie within the width.
            pen = BoundsPen(shapes)
            shapes[glyph].draw(pen)
            assert shapes[glyph].width == 500
            left, _, right, _ = pen.bounds or (250, 0, 250, 0)
            assert -5 <= left <= right <= 505, chr(code)
        hanzi = {code for code in glyphs if 0x4E00 <= code <= 0x9FFF}
        assert len(hanzi) > 6700
        assert {widths[glyphs[code]][0] for code in hanzi} == {1000}
        assert {char: widths[glyphs[ord(char)]][0] for char in WIDE} == dict.fromkeys(WIDE, 1000)


@pytest.mark.cases(2)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_it_bears_the_official_names_and_no_table_that_moves_glyphs(
    family: Family, fandol: Path, tmp_path: Path
) -> None:
    with copied(family, fandol, tmp_path) as font:
        names = {record.toUnicode() for record in font["name"].names if record.nameID == 1}
        assert names == set(family.names)
        assert font["name"].getDebugName(6) == family.postscript
        assert font["OS/2"].usWeightClass == 400
        assert not {"GPOS", "GSUB", "kern"} & set(font.keys())


def test_hanzi_keep_their_outlines(fandol: Path, tmp_path: Path) -> None:
    family = FAMILIES[0]
    with TTFont(fandol / family.file, lazy=True) as before, copied(family, fandol, tmp_path) as after:
        for char in "巫山县民政局文件，。":
            pens = []
            for font in (before, after):
                pen = RecordingPen()
                font.getGlyphSet()[font.getBestCmap()[ord(char)]].draw(pen)
                pens.append(pen.value)
            assert pens[0] == pens[1] != []
