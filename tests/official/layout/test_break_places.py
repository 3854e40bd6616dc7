"""Where a line of Chinese text may end, in both programs: by words and lists in Word, by UAX #14 in LibreOffice.

A case is a text with a bar at each place where a line may end.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.length import Pt
from generator.official.blocks import Face, ParagraphBlock, TextRun
from generator.official.document import Level, WrittenParagraph
from generator.official.layout.break_places import ends_before, places, scripts
from generator.official.layout.main_part import headings, text_blocks
from generator.official.layout.paragraph_lines import line_texts
from generator.official.layout.program_differences import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.standard import Profile

EACH = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
HINTED = [0xA1, 0xA4, 0xA7, 0xA8, 0xAA, 0xAD, *range(0xAF, 0xB5), *range(0xB6, 0xBB), *range(0xBC, 0xC0), 0xD7, 0xF7]
"""Of Latin-1, what has the East Asian font in a run with that hint: [MS-OI29500] 2.1.88."""


def parted(text: str, program: Program) -> str:
    first, *others = places(text, program)
    assert first == 0
    starts = (0, *others)
    return "|".join(text[start:end] for start, end in zip(starts, (*others, len(text)), strict=True))


@EACH
@pytest.mark.parametrize(
    "found",
    [
        *("国|家", "国，|家", "国|（家）|国", "国|《家》，|国", "国|家。”", "国 |家"),
        *("国  |家", "国|2026|年", "国|12.5%|国", "国|12,345.67|国", "12%"),
        *("GB |9704", "国|Word|国", "国……|家", "2026-|11", "国|〔2026〕|12|号"),
    ],
)
def test_where_both_programs_agree(found: str, program: Program) -> None:
    assert parted(found.replace("|", ""), program) == found


@pytest.mark.parametrize(
    ("in_word", "in_libreoffice"),
    [
        *(("国|“家”|国", "国“家”国"), ("国|‘家’|国", "国‘家’国"), ("国|—|—|家", "国|——|家")),
        *(("国|々|国", "国々|国"), ("国|-|国", "国-|国"), ("Word/WPS", "Word/|WPS")),
        ("GB/T", "GB/T"),  # LibreOffice holds one letter behind a slash
        *(("https://ab.cn/cd/ef", "https://|ab.cn/|cd/|ef"), ("α|β", "αβ"), ("д|о|м", "дом")),
        *(("5|×|6", "5×6"), ("37°|C", "37°C"), ("国·国", "国·|国"), ("国|$5", "国|$5")),
        ("国|+|国", "国|+国"),  # UAX #14, LB23a
    ],
)
def test_where_they_do_not(in_word: str, in_libreoffice: str) -> None:
    text = in_word.replace("|", "")
    assert parted(text, WORD) == in_word
    assert parted(text, LIBREOFFICE) == in_libreoffice


@pytest.mark.parametrize("mark", list(map(chr, HINTED)))
def test_marks_of_latin_1_with_the_hint_are_east_asian_in_word(mark: str) -> None:
    assert scripts(f"1{mark}1", WORD) == [False, True, False]
    assert scripts(f"1{mark}1", LIBREOFFICE) == [False] * 3


def test_other_characters_of_latin_1_are_not() -> None:
    others = "".join(chr(code) for code in range(0x20, 0x100) if code not in HINTED)
    assert not any(scripts(others, WORD))


@pytest.mark.parametrize(
    ("text", "in_word", "in_libreoffice"),
    [
        *(("国a1", "AWW", "AWW"), ("αд", "AA", "WW"), ("国，（）", "AAAA", "AAAA"), ("国“a”", "AAWA", "AAWA")),
        *(("a“b”", "WAWA", "WWWW"), ("a—国", "WWA", "WWA"), ("国—a", "AWW", "AAW"), ("a…国", "WAA", "WWA")),
        *(("国 a 国", "AWWWA", "AAWWA"), (" 国", "WA", "AA"), (" a", "WW", "WW"), ("１ａ", "AA", "AA")),
        *(("℃①", "AA", "AA"), ("\U00020000", "A", "A"), ("—", "W", "A"), ("", "", "")),
    ],
)
def test_the_script_of_each_character(text: str, in_word: str, in_libreoffice: str) -> None:
    for program, expected in ((WORD, in_word), (LIBREOFFICE, in_libreoffice)):
        assert "".join("A" if asian else "W" for asian in scripts(text, program)) == expected


@pytest.mark.parametrize(
    ("text", "cut", "in_word", "in_libreoffice"),
    [
        *(("国家国", 2, 2, 2), ("国家，国", 2, 1, 1), ("国2026年", 4, 1, 1)),
        *(("国2026年", 5, 5, 5), ("国（2026）年", 6, 1, 1), ("国Word/WPS", 8, 1, 6)),
        *(("国Word/WPS国", 9, 9, 9), ("国家", 0, 0, 0), ("abcdef", 4, 0, 0), ("国“家", 2, 1, 0)),
        ("https://a.cn/b?c", 13, 0, 8),  # b has no room: the line does not end behind the slash before it
        *(("https://a.cn/b?c", 14, 0, 13), ("Word/WPS", 5, 0, 0), ("Word/WPS", 6, 0, 5)),
    ],
)
def test_the_last_place_before_what_does_not_fit(text: str, cut: int, in_word: int, in_libreoffice: int) -> None:
    assert ends_before(text, cut, WORD) == in_word
    assert ends_before(text, cut, LIBREOFFICE) == in_libreoffice


@EACH
@given(
    text=st.text(st.sampled_from("国中，。“”（）〔〕12.%aB/ -—…·°×αд々\u3000"), min_size=1, max_size=60), data=st.data()
)
def test_every_place_is_one_that_the_lists_allow(program: Program, text: str, data: st.DataObject) -> None:
    found = places(text, program)
    assert list(found) == sorted(set(found))
    assert all(text[end] not in program.not_at_start and text[end - 1] not in program.not_at_end for end in found[1:])
    cut = data.draw(st.integers(0, len(text) - 1))
    assert 0 <= ends_before(text, cut, program) <= cut


# The first line's indent in each program, and a paragraph with a line that would be stretched too far.

LONG = "example" * 7
ADDRESS = "https://www.example.org/notices/2026/11/a.html"


@pytest.mark.parametrize(
    ("text", "align"),
    [
        ("国" * 60, "both"),
        ("国" * 24 + LONG, "both"),  # two hanzi are lacking
        ("国" * 20 + LONG, "left"),
        ("国国国" + ADDRESS + "国" * 9, "left"),  # LibreOffice ends the line within it, Word does not
        ("国" * 28, "both"),  # a last line is not stretched
    ],
    ids=["hanzi", "a little before a word", "much before a word", "before an address", "a last line"],
)
def test_no_line_is_stretched_by_more_than_a_seventh(text: str, align: str) -> None:
    (paragraph,) = text_blocks((WrittenParagraph(Level.TEXT, "", text),), Profile.OFFICE, title="")
    assert isinstance(paragraph, ParagraphBlock)
    assert paragraph.align == align


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_first_line_begins_two_characters_to_the_right(program: Program) -> None:
    (paragraph,) = text_blocks((WrittenParagraph(Level.TEXT, "", "国" * 60),), Profile.OFFICE, title="")
    assert isinstance(paragraph, ParagraphBlock)
    assert [len(line) for line in line_texts(paragraph, None, program)] == [26, 28, 6]


def test_in_word_these_are_two_cells_of_the_grid_not_rounded() -> None:
    """The text is 8,214 twips wide: 631.7 less than a line leave no room for it, 630 would."""
    text = "国" * 11 + "1234567" + "国" * 11
    paragraph = replace(headings(Profile.OFFICE)[0], runs=(TextRun(text, Face.FANGSONG, Pt(16)),), align="left")
    assert [len(line) for line in line_texts(paragraph, None, WORD)] == [28, 1]
