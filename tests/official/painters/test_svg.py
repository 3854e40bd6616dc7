"""Pages as SVG: every attribute of what is placed, every character at its place, nothing but data in it."""

import re
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest
from math import cos, pi, sin
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.ground.errors import Span
from generator.ground.length import Length, Mm, Pt
from generator.official.blocks import Face, InsetDocument, Role
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.painters.svg import font_face, inline_svg, painted_svg
from generator.official.placed_pages import InsetPage, Item, PlacedPicture, PlacedRule, PlacedText
from generator.standard.faces import FAMILIES
from tests.official.layout.measured_documents import FIGURES, specimen
from tests.official.painters.placed_things import FONTS, placed_document, placed_page, placed_text

SVG = "{http://www.w3.org/2000/svg}"
EXACT = 0.005
"""How far a place may be from where the layout put it, in millimetres."""

HOSTILE = "]]><script>alert(1)</script><!-- & &amp; \"'` \u2028 {{ }} </text></svg>"
RULE = PlacedRule(x=Mm(28), y=Mm(90.123), width=Mm(156), height=Pt(0.75))
PICTURE = PlacedPicture(
    x=Mm(60), y=Mm(80), width=Mm(33.3333), height=Mm(20), data=b"\x89PNG example", suffix="png", name="示例图"
)

MARKS = ("Mn", "Mc", "Me", "Cf")

Place = tuple[float, float]


def painted(*items: Item, **others: object) -> etree._Element:
    page = placed_page(*items)
    return etree.fromstring(painted_svg(page, placed_document(page, **others)).encode())


def texts(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(SVG + "text"))


def the_text(run: PlacedText) -> etree._Element:
    (found,) = texts(painted(run))
    return found


def the(root: etree._Element, name: str) -> etree._Element:
    """The one element of that name, but for the sheet."""
    (found,) = (each for each in root.iter(SVG + name) if each.get("class") != "sheet")
    return found


def content(text: etree._Element) -> str:
    return "".join(str(part) for part in text.itertext())


def number(element: etree._Element, name: str) -> float:
    return float(element.get(name) or "nan")


def drawn_places(text: etree._Element) -> list[Place]:
    """The places of the characters on the sheet, as SVG 2 has it; a character without an entry follows the last one."""
    places = []
    for element in [each for each in (text, *text) if each.text]:
        entries = [float(entry) for entry in (element.get("x") or "").split()]
        assert len(entries) <= len(element.text or "")
        xs = [x for x, _ in zip_longest(entries, element.text or "", fillvalue=entries[-1])]
        places += [on_sheet(text, x) for x in xs]
    return places


def on_sheet(text: etree._Element, x: float) -> Place:
    y = float(text.get("y") or 0)
    for name, values in reversed(re.findall(r"(\w+)\(([^)]*)\)", text.get("transform") or "")):
        first, *others = map(float, values.split())
        if name == "translate":
            x, y = x + first, y + others[0]
        elif name == "scale":
            x, y = x * first, y * others[0]
        else:
            angle = first * pi / 180
            x, y = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
    return x, y


def expected_places(run: PlacedText) -> list[Place]:
    begins = [Length(begin).mm for begin in accumulate(run.advances[:-1], initial=0.0)][: len(run.text)]
    x, y = run.x.mm, run.y.mm
    return [(x, y + begin) if run.turned else (x + begin, y) for begin in begins]


def own_places(text: str, places: Sequence[Place]) -> list[Place]:
    """The places of what has one of its own: not of marks, which are drawn with the character before them."""
    paired = list(zip(text, places, strict=True))
    return [
        place
        for index, (each, place) in enumerate(paired)
        if category(each) not in ("Mn", "Mc", "Me", "Cf") or not index
    ]


def assert_placed(run: PlacedText, text: etree._Element) -> None:
    assert content(text) == run.text
    found, meant = own_places(run.text, drawn_places(text)), own_places(run.text, expected_places(run))
    for (x, y), (wanted_x, wanted_y) in zip(found, meant, strict=True):
        assert x == pytest.approx(wanted_x, abs=EXACT + 1e-9)
        assert y == pytest.approx(wanted_y, abs=EXACT + 1e-9)


def test_a_page_has_its_size_in_millimetres_its_title_and_its_language() -> None:
    root = painted(title="示例 & <通知>")
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("210mm", "297mm", "0 0 210 297")
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    assert root.findtext(SVG + "title") == "示例 & <通知>"


def test_a_landscape_page_lies_across() -> None:
    page = replace(placed_page(), width=Mm(297), height=Mm(210))
    root = etree.fromstring(painted_svg(page, placed_document(page)).encode())
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("297mm", "210mm", "0 0 297 210")


RUNS = {
    "plain": placed_text("请于三月底前报送。"),
    "one character": placed_text("一"),
    "uneven": placed_text("2026年", advances=(8.0, 7.9, 8.1, 8.0, 15.75)),
    "narrow": placed_text("发文机关标志", scale=67, advances=(10.6,) * 6),
    "wide": placed_text("发文机关标志", scale=150, advances=(24.1,) * 6),
    "turned": placed_text("侧排", turned=True),
    "turned and narrow": placed_text("侧排", turned=True, scale=50),
    "blanks": placed_text("  前  后  "),
    "above U+FFFF": placed_text("𠮷野𠮷𠮷家"),
    "marks": placed_text("e\u0301a葛\U000e0100城\u0301"),
    "a mark first": placed_text("\u0301甲\u0301\u0302乙"),
    "hostile": placed_text(HOSTILE),
}


@pytest.mark.parametrize("name", RUNS)
def test_every_character_is_at_its_place(name: str) -> None:
    assert_placed(RUNS[name], the_text(RUNS[name]))


@pytest.mark.parametrize(
    ("text", "preserved"),
    [(" 甲", True), ("甲 ", True), ("甲  乙", True), ("甲\t乙", True), ("— 1 —", False), ("甲　　乙", False)],
)
def test_white_space_is_preserved_by_the_text_itself(text: str, preserved: bool) -> None:
    space = the_text(placed_text(text)).get("{http://www.w3.org/XML/1998/namespace}space")
    assert (space == "preserve") is preserved


@pytest.mark.parametrize("name", ["above U+FFFF", "marks", "a mark first"])
def test_no_list_counts_past_what_programs_count_differently(name: str) -> None:
    for element in the_text(RUNS[name]):
        entries, text = (element.get("x") or "").split(), element.text or ""
        assert all(character <= "\uffff" for character in text[: len(entries) - 1])
        assert all(category(character)[0] in "MC" for character in text[len(entries) :])


def test_other_attributes_of_a_run() -> None:
    text = the_text(placed_text("甲", size=Pt(22), red=True, role=Role.ISSUER_MARK, source=Span("a/notice.md", 12)))
    assert number(text, "font-size") == pytest.approx(Pt(22).mm, abs=0.0005)
    expected = ("#FF0000", "issuer-mark", "notice.md:12")
    assert (text.get("fill"), text.get("data-role"), text.get("data-source")) == expected


def test_a_run_without_red_and_source() -> None:
    root = painted(placed_text("甲"))
    assert root.get("fill") == "#000000"
    assert [texts(root)[0].get(name) for name in ("fill", "data-source")] == [None, None]


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (Span("notice.md", 3), "notice.md:3"),
        (Span("/home/示例/templates/notice/notice.md", 12), "notice.md:12"),
        (Span(r"C:\示例\templates\house.yaml", 1), "house.yaml:1"),
        *((Span("函.md"), "函.md"), (Span('a"<&.md', 1), 'a"<&.md:1')),
    ],
)
def test_a_source_is_a_file_and_its_line(span: Span, shown: str) -> None:
    root = painted(placed_text("甲", source=span), replace(RULE, source=span), replace(PICTURE, source=span))
    found = [each.get("data-source") for each in root.iter() if each.get("data-source") is not None]
    assert found == [shown] * 3


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_english_name(role: Role) -> None:
    assert re.fullmatch("[a-z]+(-[a-z0-9]+)*", the_text(placed_text("甲", role=role)).get("data-role") or "")


def test_a_rule_is_a_filled_rectangle() -> None:
    rule = the(painted(RULE), "rect")
    found = [number(rule, name) for name in ("x", "y", "width", "height")]
    assert found == pytest.approx([28, 90.123, 156, Pt(0.75).mm], abs=0.0006)
    assert rule.get("fill") is None
    assert the(painted(replace(RULE, red=True)), "rect").get("fill") == "#FF0000"


def test_a_picture_has_its_file_and_its_alternative_text() -> None:
    picture = the(painted(replace(PICTURE, name="示例<图>&")), "image")
    found = [number(picture, name) for name in ("x", "y", "width", "height")]
    assert found == pytest.approx([60, 80, 33.3333, 20], abs=0.0006)
    head, _, data = (picture.get("href") or "").partition(",")
    assert (head, b64decode(data)) == ("data:image/png;base64", PICTURE.data)
    assert picture.findtext(SVG + "title") == "示例<图>&"
    assert len(the(painted(replace(PICTURE, name="")), "image")) == 0


def test_items_are_drawn_in_reading_order() -> None:
    items = (placed_text("甲"), placed_text("乙", face=Face.HEI), RULE, placed_text("丙", face=Face.HEI), PICTURE)
    names = ["text", "rect", "image"]
    root = painted(*items)
    drawn = [each for each in root.iter(*(SVG + name for name in names)) if each.get("class") != "sheet"]
    assert [etree.QName(each).localname for each in drawn] == ["text", "text", "rect", "text", "image"]
    assert [text.text for text in texts(root)] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("face", Face)
def test_a_font_is_followed_by_its_other_names_and_stand_ins(face: Face) -> None:
    family = next(each for each in FAMILIES if each.face == face.value)
    group = the_text(placed_text("甲", face=face)).getparent()
    assert group is not None
    names = [name.strip("'") for name in (group.get("font-family") or "").split(",")]
    assert names[0] == FONTS[face]
    assert set(family.names) <= set(names[: len(family.names) + 1])
    assert set(family.others) < set(names)
    assert names[-1] == ("sans-serif" if face is Face.HEI else "serif")
    assert (group.get("font-weight") == "700") is (face is Face.XIAOBIAOSONG)


@pytest.mark.parametrize("font", ["示例体", HOSTILE, "a\\b'c\"d\n", "宋体</style>"])
def test_a_house_s_font_comes_first_and_means_nothing_else(font: str) -> None:
    page = placed_page(placed_text("甲"))
    document = placed_document(page, fonts={**FONTS, Face.FANGSONG: font})
    root = etree.fromstring(painted_svg(page, document, {font: b"wOF2"}).encode())
    group = texts(root)[0].getparent()
    assert group is not None
    first = re.match(r"'((?:[^'\\]|\\[0-9a-f]+ )*)',", group.get("font-family") or "")
    assert first is not None
    assert unescaped(first[1]) == font
    style = root.findtext(SVG + "style") or ""
    assert style.startswith(f"@font-face{{font-family:'{first[1]}';")
    assert len(list(root.iter(SVG + "style"))) == 1


def unescaped(css: str) -> str:
    return re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), css)


@pytest.mark.parametrize(
    ("data", "kind"), [(b"wOF2..", "woff2"), (b"wOFF..", "woff"), (b"OTTO..", "otf"), (b"\0\1\0\0..", "ttf")]
)
def test_a_web_font_is_in_the_file(data: bytes, kind: str) -> None:
    page = placed_page(placed_text("甲"))
    style = etree.fromstring(painted_svg(page, placed_document(page), {"仿宋_GB2312": data}).encode()).findtext(
        SVG + "style"
    )
    found = re.search(r"src:url\(data:font/(\w+);base64,([^)]*)\)", style or "")
    assert found is not None
    assert (found[1], b64decode(found[2])) == (kind, data)


def test_nothing_in_a_file_runs_or_comes_from_elsewhere() -> None:
    hostile = (placed_text(HOSTILE, source=Span(HOSTILE, 1)), replace(PICTURE, name=HOSTILE))
    root = painted(*hostile, title=HOSTILE)
    expected = {*("svg", "title", "style", "rect", "g", "text", "tspan", "image")}
    assert {etree.QName(each).localname for each in root.iter()} <= expected
    assert [name for each in root.iter() for name in each.attrib if str(name).startswith("on")] == []
    links = [each.get("href") or "" for each in root.iter() if each.get("href")]
    assert [link[:5] for link in links] == ["data:"]
    assert "url(" not in (root.findtext(SVG + "style") or "")


def inline(*items: Item, **others: object) -> etree._Element:
    page = placed_page(*items)
    document = placed_document(page, **others)
    return etree.fromstring(
        inline_svg(page, document.fonts, lambda picture: f"/p/{len(picture.data)}?{HOSTILE}").encode()
    )


def test_a_page_within_a_web_page_differs_by_its_style_and_the_addresses_of_its_pictures_alone() -> None:
    items: tuple[Item, ...] = (*RUNS.values(), RULE, PICTURE)
    root = inline(*items)
    assert the(root, "image").get("href") == f"/p/{len(PICTURE.data)}?{HOSTILE}"
    whole = painted(*items)
    for name in ("title", "style"):
        found = whole.find(SVG + name)
        assert found is not None
        whole.remove(found)
    data = the(whole, "image").get("href") or ""
    the(root, "image").set("href", data)
    assert etree.tostring(root).split() == etree.tostring(whole).split()


def test_a_page_within_a_web_page_has_nothing_that_a_policy_bars_or_that_clashes_with_another_page() -> None:
    root = inline(placed_text(HOSTILE, source=Span(HOSTILE, 1)), replace(PICTURE, name=HOSTILE), title=HOSTILE)
    expected = {*("svg", "rect", "g", "text", "tspan", "image", "title")}
    assert {etree.QName(each).localname for each in root.iter()} <= expected
    names = {str(name) for each in root.iter() for name in each.attrib}
    assert not [name for name in names if name.startswith("on") or name in ("style", "id")]
    assert {each.get("class") for each in root.iter() if each.get("class")} == {"fawen-page", "sheet"}
    assert [content(each) for each in texts(root)] == [HOSTILE]


def test_the_rule_for_a_web_font_has_the_address_of_its_file() -> None:
    rule = font_face("仿宋_GB2312", "/fonts/1", ";font-display:swap")
    assert rule == "@font-face{font-family:'仿宋_GB2312';font-weight:100 900;src:url(/fonts/1);font-display:swap}"
    assert "<" not in font_face(HOSTILE, "/fonts/2")


def test_a_page_of_a_word_file_says_so() -> None:
    inset = InsetPage(document=InsetDocument(package=b"", pages=3, name="示例<表>"), number=1)
    page = placed_page(placed_text("— 4 —", role=Role.PAGE_NUMBER), inset=inset)
    root = etree.fromstring(painted_svg(page, placed_document(page)).encode())
    *said, number_text = [content(text) for text in texts(root)]
    assert number_text == "— 4 —"
    assert "示例<表>" in "".join(said)
    assert "第 2 页" in "".join(said)


def test_the_same_page_is_the_same_text() -> None:
    page = placed_page(*RUNS.values(), RULE, PICTURE)
    assert len({painted_svg(page, placed_document(page)) for _ in range(3)}) == 1


@pytest.mark.parametrize("figure", FIGURES)
def test_the_pages_of_the_standard_s_figures_have_every_text_at_its_place(figure: int) -> None:
    document = placed(lay_out(specimen(figure)))
    for page in document.pages:
        runs = [item for item in page.items if isinstance(item, PlacedText)]
        root = etree.fromstring(painted_svg(page, document).encode())
        for run, text in zip(runs, texts(root), strict=True):
            assert_placed(run, text)


CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff"
) | st.sampled_from("&<>\"']\t𠮷\u0301\ufe0f\u200d　 ")


@st.composite
def runs(draw: st.DrawFn) -> PlacedText:
    text = draw(st.text(CHARACTERS, min_size=1, max_size=40))
    advances = draw(st.lists(st.floats(0, 60), min_size=len(text), max_size=len(text)))
    lengths = st.floats(-100, 1500).map(Length)
    return placed_text(
        text,
        x=draw(lengths),
        y=draw(lengths),
        advances=tuple(advances),
        scale=draw(st.integers(30, 200)),
        turned=draw(st.booleans()),
    )


@pytest.mark.in_turn(3)
@given(runs())
def test_what_is_read_back_is_what_was_placed(run: PlacedText) -> None:
    assert_placed(run, the_text(run))


@given(st.text(CHARACTERS), st.text(CHARACTERS, min_size=1))
def test_titles_are_read_back(title: str, name: str) -> None:
    root = painted(replace(PICTURE, name=name), title=title)
    assert (root.findtext(SVG + "title") or "") == title
    assert the(root, "image").findtext(SVG + "title") == name
