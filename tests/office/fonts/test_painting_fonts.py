"""The fonts that pages are painted with, and what is said where they stand in for others."""

from pathlib import Path

import pytest

from generator.ground.errors import Lang, OutputError
from generator.office.fonts.font_tables import FontFile, font_facts
from generator.office.fonts.painting_fonts import PaintingFonts, any_font_with, fallback, painting_fonts
from generator.office.fonts.system_fonts import installed_fonts
from generator.standard.faces import USUAL_FONTS
from tests.office.fonts.tiny_fonts import tiny_font

FANGSONG = "仿宋_GB2312"


def facts(fonts: PaintingFonts) -> list[tuple[str, object, object]]:
    return [(each.code, each.facts["font"], each.facts["by"]) for each in fonts.warnings]


@pytest.mark.parametrize(
    ("asked", "family"),
    [
        (FANGSONG, FANGSONG),
        (FANGSONG, "仿宋"),
        (FANGSONG, "FangSong"),
        ("方正仿宋_GBK", "方正仿宋_GBK"),
        ("Times", "times"),
    ],
)
def test_the_font_itself_is_used_where_it_is_installed(installed: Path, asked: str, family: str) -> None:
    path = tiny_font(installed / "a.ttf", family)
    fonts = painting_fonts([asked, asked])
    assert (fonts.of(asked), fonts.warnings, fonts.replaced) == (FontFile(path), (), ())


@pytest.mark.cases(1)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_free_fonts_of_the_official_widths_stand_in_and_that_is_reported_once(
    installed: Path, fandol: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang
) -> None:
    monkeypatch.setenv("FAWEN_FONTS", str(fandol))
    names = [*USUAL_FONTS.values(), "方正仿宋_GBK"]
    fonts = painting_fonts(names)
    (warning,) = fonts.warnings
    assert warning.code == "pdf-font-stand-in"
    assert all(name in warning.text(lang) for name in names)
    assert {font_facts(fonts.of(name)).state for name in names} == {"usable"}
    assert fonts.of("方正仿宋_GBK") == fonts.of(FANGSONG)
    assert fonts.replaced == tuple(names)
    assert fonts.of(FANGSONG).path.name == "FandolFang-HalfEm.otf"


@pytest.mark.parametrize(
    ("asked", "family", "code"),
    [
        ("方正仿宋_GBK", "仿宋", "pdf-font-stand-in"),
        (FANGSONG, "STFangsong", "pdf-font-other-design"),
        (FANGSONG, "Noto Serif CJK SC", "pdf-font-other-design"),
        ("华文中宋", "方正小标宋简体", "pdf-font-other-design"),
        ("Times New Roman", "宋体", "pdf-font-other-design"),
        (FANGSONG, "Any Font", "pdf-font-other-design"),
    ],
)
def test_another_font_is_used_and_named(installed: Path, asked: str, family: str, code: str) -> None:
    path = tiny_font(installed / "any.ttf", family)
    fonts = painting_fonts([asked])
    assert fonts.of(asked) == FontFile(path)
    assert facts(fonts) == [(code, asked, "any" if family == "Any Font" else family)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("fault", "code"), [("restricted", "pdf-font-restricted"), ("cut", "pdf-font-broken")])
def test_a_font_that_cannot_be_used_is_named_with_what_is_used_instead(
    installed: Path, lang: Lang, fault: str, code: str
) -> None:
    path = tiny_font(installed / "simfang.ttf", "仿宋", fs_type=0x2 if fault == "restricted" else 0)
    other = tiny_font(installed / "noto.ttf", "Noto Serif CJK SC")
    if fault == "cut":
        path.write_bytes(path.read_bytes()[:-8])
    fonts = painting_fonts([FANGSONG])
    assert fonts.of(FANGSONG) == FontFile(other)
    (warning,) = fonts.warnings
    assert warning.code == code
    assert all(each in warning.text(lang) for each in (FANGSONG, "simfang.ttf", "Noto Serif CJK SC"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_any_chinese_font_it_is_refused_with_what_to_install(installed: Path, lang: Lang) -> None:
    tiny_font(installed / "latin.ttf", "DejaVu Sans", characters="abc")
    with pytest.raises(OutputError) as refused:
        painting_fonts([FANGSONG, "黑体"])
    (problem,) = refused.value.problems
    assert (problem.code, problem.severity) == ("pdf-no-chinese-font", "error")
    assert all(
        each in problem.text(lang)
        for each in (FANGSONG, "黑体", "FandolFang-Regular.otf", "FandolHei-Regular.otf", "FAWEN_FONTS")
    )


def test_a_character_is_drawn_with_a_font_that_has_it(installed: Path) -> None:
    own = FontFile(tiny_font(installed / "a.ttf", FANGSONG, characters="国"))
    other = FontFile(tiny_font(installed / "b.ttf", "黑体", characters="国堃"))
    fonts = painting_fonts([FANGSONG, "黑体"])
    assert [fonts.with_character(FANGSONG, each) for each in ("国", "堃", "\U0002b816")] == [own, other, own]


def test_nothing_is_looked_for_again_until_a_file_or_folder_changes(installed: Path) -> None:
    path = tiny_font(installed / "a.ttf", "Noto Serif CJK SC")
    first = painting_fonts([FANGSONG])
    assert painting_fonts(iter([FANGSONG])) is first
    tiny_font(path, "Noto Serif CJK SC", characters="国家")  # in place: its folder does not change
    second = painting_fonts([FANGSONG])
    assert second is not first
    assert second.of(FANGSONG) == first.of(FANGSONG)
    official = tiny_font(installed / "simfang.ttf", "仿宋")
    assert painting_fonts([FANGSONG]).of(FANGSONG) == FontFile(official)


def test_the_mark_is_another_one_where_characters_may_be_painted_with_another_font(installed: Path) -> None:
    path = tiny_font(installed / "a.ttf", FANGSONG)
    first = painting_fonts([FANGSONG]).mark
    assert painting_fonts([FANGSONG]).mark == first
    tiny_font(installed / "b.ttf", "Another Font")
    with_another = painting_fonts([FANGSONG]).mark
    path.write_bytes(path.read_bytes() + b"\0" * 4)
    assert len({first, with_another, painting_fonts([FANGSONG]).mark}) == 3


RARE = "堃"
# In the order in which they are taken for a text in 仿宋_GB2312.
IN_ORDER = [
    "仿宋", "方正仿宋_GBK", "FandolFang", "Noto Serif CJK SC", "other of the document", "楷体", "黑体",
    "DejaVu",
]  # fmt: skip


@pytest.fixture
def installed_families(installed: Path) -> list[FontFile]:
    """Fonts that all have the rare character; a free one is found by the name of its file."""
    files = [tiny_font(installed / f"{number}.ttf", name, characters=RARE) for number, name in enumerate(IN_ORDER)]
    files[2] = files[2].rename(installed / "FandolFang-Regular.otf")
    return list(map(FontFile, files))


@pytest.mark.parametrize("gone", range(len(IN_ORDER) + 1))
def test_fonts_of_the_same_face_come_first_and_any_font_last(installed_families: list[FontFile], gone: int) -> None:
    for font in installed_families[:gone]:
        font.path.unlink()
    others = [installed_families[4]] if gone <= 4 else []
    found = fallback(RARE, "仿宋_GB2312", others, installed_fonts())
    assert found == (installed_families[gone] if gone < len(installed_families) else None)


def test_a_font_that_may_not_be_embedded_is_no_fallback(installed: Path) -> None:
    tiny_font(installed / "a.ttf", "A", characters=RARE, fs_type=2)
    tiny_font(installed / "b.ttf", "黑体", characters=RARE, fs_type=2)
    assert fallback(RARE, "黑体", [], installed_fonts()) is None


def test_of_any_fonts_the_upright_regular_one_is_taken(installed: Path) -> None:
    tiny_font(installed / "a.ttf", "A", characters=RARE, italic=True)
    regular = tiny_font(installed / "b.ttf", "B", characters=RARE)
    (installed / "c.ttf").write_bytes(b"no font")
    assert any_font_with(RARE, installed_fonts()) == FontFile(regular)
    assert any_font_with("国", installed_fonts()) is None
