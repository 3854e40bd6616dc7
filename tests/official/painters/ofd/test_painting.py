"""OFD files read back by a reader of the tests' own, and each mistake of a writer that readers of others stumble on."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont
from PIL import Image

from generator.dispatch.papers import painting as dispatch_painting
from generator.dispatch.papers.painting import Painted, Painting
from generator.ground.errors import OutputError, Span
from generator.ground.length import Length
from generator.ground.representation import Unrepresented
from generator.office.fonts.painting_fonts import PaintingFonts, painting_fonts
from generator.official.blocks import RED, InsetDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.painters.ofd.painting import OfdFacts, painted_ofd
from generator.official.placed_pages import OutlineEntry, PlacedDocument, PlacedPage, PlacedRule, PlacedText
from generator.official.shaping_clusters import base, clusters
from tests.check.matrix import documents
from tests.docs import sample_ofd
from tests.official.layout.generated_documents import document_with_tables, generated_document, laid_out_or_none
from tests.official.painters.ofd.ofd_reader import BadOfdError, ReadOfd, Shown, read_ofd
from tests.official.painters.pdf.small_documents import FONTS, document, page, picture, png, run
from tests.refused import refused, refused_for
from tests.word_documents import saved

CLOSE = 0.0002
COLOURS = {False: "0 0 0", True: " ".join(str(each) for each in bytes.fromhex(RED))}
SMALL = document(
    page(
        run("第5号 示例", gaps=[0.3]),
        run("  丁一  ", x=90, y=130, scale=66, red=True),
        run("一𠮷丁", x=90, y=160),
        run("葛\U000e0100丁", x=90, y=190),
        run("一丁12", x=300, y=200, turned=True),
        PlacedRule(x=Length(80), y=Length(240), width=Length(200), height=Length(1.5), red=True),
        picture(png("RGB", (9, 9, 9))),
    ),
    page(),
)


def rows(text: PlacedText) -> Iterator[tuple[object, ...]]:
    """What a reader has to find of a run: each character that draws ink, but for blanks at the edges."""
    along = 0.0
    for cluster, advance in clusters(text.text, text.advances):
        if not cluster.isspace():
            x, y = (text.x, text.y + along) if text.turned else (text.x + along, text.y)
            size = text.size.mm, text.scale / 100
            yield base(cluster)[:1], Length(x).mm, Length(y).mm, *size, COLOURS[text.red], text.turned
        along += advance


def found(each: Shown) -> tuple[object, ...]:
    return each.text, each.x, each.y, each.size, each.scale, each.colour, each.turned


def compare(placed_document: PlacedDocument, read: ReadOfd) -> int:
    """Compares every character and rule; returns how many characters there were."""
    count = 0
    assert len(read.pages) == len(placed_document.pages)
    for wanted, there in zip(placed_document.pages, read.pages, strict=True):
        assert there.size == pytest.approx((wanted.width.mm, wanted.height.mm), abs=CLOSE)
        texts = [item for item in wanted.items if isinstance(item, PlacedText)]
        expected = [row for text in texts for row in rows(text)]
        shown = [found(each) for each in there.shown if not each.text.isspace()]
        assert [row[0] for row in shown] == [row[0] for row in expected]
        for one, other in zip(shown, expected, strict=True):
            assert one == tuple(pytest.approx(each, abs=CLOSE) if isinstance(each, float) else each for each in other)
        families = {placed_document.fonts[text.face] for text in texts if text.text.strip()}
        assert {each.family for each in there.shown} == families
        others = [item for item in wanted.items if not isinstance(item, PlacedText)]
        for item, box in zip(others, there.boxes, strict=True):
            assert (box.x, box.y) == pytest.approx((item.x.mm, item.y.mm), abs=CLOSE)
            assert (box.width, box.height) == pytest.approx((item.width.mm, item.height.mm), abs=CLOSE)
            assert box.colour == (COLOURS[item.red] if isinstance(item, PlacedRule) else "")
            assert isinstance(item, PlacedRule) or box.data == item.data
        count += len(expected)
    entries: list[Any] = [
        (entry.text, entry.page, pytest.approx(entry.top.mm, abs=CLOSE)) for entry in placed_document.outline
    ]
    assert [each[1:] for each in read.outline] == entries
    return count


@cache
def fonts_of(names: tuple[str, ...]) -> PaintingFonts:
    return painting_fonts(names)


@pytest.mark.cases(3)
@pytest.mark.parametrize("seed", range(150))
def test_every_character_is_where_the_page_has_it(seed: int) -> None:
    laid_out = laid_out_or_none((document_with_tables if seed % 3 == 1 else generated_document)(seed))
    if laid_out is None:  # some tables fit no page
        return
    pages = placed(laid_out)
    unrepresented: list[Unrepresented] = []
    data = painted_ofd(pages, fonts_of(tuple(sorted(set(pages.fonts.values())))), unrepresented=unrepresented)
    assert unrepresented == []
    assert compare(pages, read_ofd(data)) > 100
    assert data == painted_ofd(pages, fonts_of(tuple(sorted(set(pages.fonts.values())))))


@pytest.mark.cases(3)
@pytest.mark.parametrize("name", documents())
def test_documents_of_every_form(name: str) -> None:
    pages = placed(lay_out(documents()[name]))
    unrepresented: list[Unrepresented] = []
    data = painted_ofd(pages, fonts_of(tuple(sorted(set(pages.fonts.values())))), unrepresented=unrepresented)
    assert unrepresented == []
    assert compare(pages, read_ofd(data)) > 50


def test_what_a_page_can_hold() -> None:
    read = read_ofd(painted_ofd(SMALL, FONTS))
    assert compare(SMALL, read) > 10
    assert read.pages[0].texts[0] == "第5号 示例"
    assert (read.doc_type, read.facts["Title"], read.attachments) == ("OFD", SMALL.title, {})
    assert not {"Versions", "Signatures", "CustomTags"} & read.facts.keys()


def test_what_a_file_says_beside_its_pages() -> None:
    entries = tuple(OutlineEntry(level=level, text=f"<{level}>", page=0, top=Length(90)) for level in (1, 2, 3, 2, 1))
    titled = document(page(run("一")), outline=entries)
    about = OfdFacts({"发文字号": "示发〔2026〕7号"}, "标题: 示例\n".encode(), archival=True)
    read = read_ofd(painted_ofd(titled, FONTS, about))
    assert [each[0] for each in read.outline] == [1, 2, 3, 2, 1]
    assert read.facts["发文字号"] == "示发〔2026〕7号"
    assert (read.doc_type, [*read.attachments.values()]) == ("OFD-A", ["标题: 示例\n".encode()])


@pytest.mark.parametrize("file", [FONTS.of("仿宋_GB2312"), FONTS.with_character("仿宋_GB2312", "𠮷")])
def test_outlines_are_those_of_the_font(file: object) -> None:
    shown = "一丁七𠮷"
    read = read_ofd(painted_ofd(document(page(run(shown))), FONTS))
    original = TTFont(file.path)  # type: ignore[attr-defined]
    em = original["head"].unitsPerEm
    for _, program in read.fonts.values():
        for code, name in program.getBestCmap().items():
            if code in (original.getBestCmap() or {}) and program["head"].unitsPerEm == em:
                areas = []
                for font, glyph in ((original, original.getBestCmap()[code]), (program, name)):
                    pen = AreaPen(font.getGlyphSet())
                    font.getGlyphSet()[glyph].draw(pen)
                    areas.append(abs(pen.value))
                    assert font["hmtx"][glyph][0] == original["hmtx"][original.getBestCmap()[code]][0]
                assert areas[0] == pytest.approx(areas[1], rel=0.01)


@pytest.mark.parametrize("mode", ["P", "RGBA", "1"])
@pytest.mark.parametrize("suffix", ["gif", "bmp", "tiff"])
def test_pictures_of_other_kinds_become_png(suffix: str, mode: str) -> None:
    out, original = io.BytesIO(), Image.open(io.BytesIO(png(mode, 1))).convert("RGBA" if suffix == "gif" else mode)
    original.save(out, suffix)
    (shown,) = read_ofd(painted_ofd(document(page(picture(out.getvalue(), suffix))), FONTS)).pages[0].boxes
    kept, made = Image.open(io.BytesIO(out.getvalue())), Image.open(io.BytesIO(shown.data))
    assert made.format == "PNG"
    assert made.convert("RGBA").tobytes() == kept.convert("RGBA").tobytes()


def test_a_broken_picture_is_named() -> None:
    refusal = refused(OutputError, painted_ofd, document(page(picture(png("RGB", (9, 9, 9))[:45]))), FONTS)
    assert [problem.code for problem in refusal.problems] == ["pdf-picture-broken"]


def test_what_no_font_has_is_told() -> None:
    unrepresented: list[Unrepresented] = []
    read_ofd(painted_ofd(document(page(run("一囍丁"))), FONTS, unrepresented=unrepresented))
    assert [(each.what, each.text) for each in unrepresented] == [("unpainted", "囍")]


def test_painting_refuses_what_it_cannot_show(monkeypatch: pytest.MonkeyPatch) -> None:
    painting, laid_out = Painting(), lay_out(generated_document(1))
    inset = InsetDocument(package=b"", pages=1, name="示例.docx")
    monkeypatch.setattr(dispatch_painting, "_insets_of", lambda _: [inset])
    assert refused_for(OutputError, painting.pages, laid_out, "ofd") == ["ofd-inset"]
    monkeypatch.undo()
    lacking = Painted(b"", (), unrepresented=(Unrepresented("unpainted", Span("示例"), "囍"),))
    monkeypatch.setattr(Painting, "ofd", lambda *_: lacking)
    assert refused_for(OutputError, painting.pages, laid_out, "ofd") == ["ofd-unpainted"]


def edited(pattern: str, new: str, part: str = "Content.xml") -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def edit(parts: dict[str, bytes]) -> dict[str, bytes]:
        return {
            name: re.sub(pattern, new, data.decode()).encode() if name.endswith(part) else data
            for name, data in parts.items()
        }

    return edit


def far_inside(parts: dict[str, bytes]) -> dict[str, bytes]:
    return edited("<ofd:CGTransform.*?</ofd:CGTransform>", "")(parts)


def other_fonts(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {name: FONTS.of("仿宋").data if name.endswith(".ttf") else data for name, data in parts.items()}


def no_bearings(parts: dict[str, bytes]) -> dict[str, bytes]:
    changed = dict(parts)
    for name in filter(lambda each: each.endswith(".ttf"), parts):
        font = TTFont(io.BytesIO(parts[name]), recalcBBoxes=False)
        font["hmtx"].metrics = {glyph: (advance, -7) for glyph, (advance, _) in font["hmtx"].metrics.items()}
        changed[name] = saved(font)
    return changed


OUTLINE = r"((?:(?!PathObject).)*/ofd:PathObject>)(<ofd:TextObject[^>]*><ofd:FillColor[^>]*Alpha)"
"""The rest of the outline of a character beyond the BMP, and the beginning of its text."""
WRONG = {
    "no DeltaX": edited(' DeltaX="[^"]*"', ""),
    "DeltaX by the scale": edited(r'HScale="0.66">(.*?)DeltaX="[^"]*"', r'HScale="0.66">\1DeltaX="3.7"'),
    "no side bearings": no_bearings,
    "CFF": other_fonts,
    "a picture without CTM": edited('(<ofd:ImageObject[^>]*) CTM="[^"]*"', r"\1"),
    "an absolute path": edited('BaseLoc="Pages', 'BaseLoc="/Doc_0/Pages', "Document.xml"),
    "a default namespace": edited("ofd:|:ofd", ""),
    "equal ids": edited('ID="[0-9]+" Boundary', 'ID="9" Boundary'),
    "beyond the BMP in a run": far_inside,
    "a reference to nothing": edited(' Font="[0-9]+"', ' Font="999"'),
    "MaxUnitID": edited("<ofd:MaxUnitID>[0-9]+", "<ofd:MaxUnitID>1", "Document.xml"),
    "a flat box": edited('(PathObject ID="[0-9]+" Boundary="[^ ]+ [^ ]+ [^ ]+) [^"]+', r"\1 0"),
    "the order in a text": edited("(<ofd:FillColor[^>]*/>)(<ofd:TextCode.*?</ofd:TextCode>)", r"\2\1"),
    "a date with a time": edited("(CreationDate>[-0-9]+)", r"\1T00:00:00", "OFD.xml"),
    "no list of resources": edited("<ofd:PublicRes>.*?</ofd:PublicRes>", "", "Document.xml"),
    "a lower baseline": edited(' Y="5.', ' Y="6.'),
    "permissions": edited("(</ofd:Pages>)", r"\1<ofd:Permissions/>", "Document.xml"),
    "an action": edited("(</ofd:Pages>)", r'\1<ofd:Actions><ofd:URI URI="a"/></ofd:Actions>', "Document.xml"),
    "a second document": edited("(<ofd:DocBody>.*</ofd:DocBody>)", r"\1\1", "OFD.xml"),
    "blocks on a page": edited("(<ofd:PathObject.*/ofd:PathObject>)", r'<ofd:PageBlock ID="99">\1</ofd:PageBlock>'),
    "a font that is not embedded": edited("<ofd:FontFile>.*?</ofd:FontFile>", "", "PublicRes.xml"),
    "a film": edited('Type="Image"', 'Type="Video"', "DocumentRes.xml"),
    "a smoothed picture": edited("(<ofd:ImageObject)", r'\1 Interpolate="true"'),
    "a far character without its outline": edited(f"<ofd:PathObject{OUTLINE}", r"\2"),
    "an outline without its text": edited(f"(<ofd:PathObject){OUTLINE}.*?/ofd:TextObject>", r"\1\2"),
    "an outline elsewhere": edited(f"( L ){OUTLINE}", r"\g<1>9\2\3"),
    "an outline in another colour": edited(f'Value="0 0 0{OUTLINE}', r'Value="9 9 9\1\2'),
    "a far character drawn twice": edited(' Alpha="0"', ""),
    "a hidden text": edited("(<ofd:FillColor[^/]*)(/><ofd:TextCode)", r'\1 Alpha="0"\2'),
    "another colour": edited('FillColor Value="[0-9 ]+"', 'FillColor Value="1 1 1"'),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_reader_sees_a_wrong_writer(wrong: str) -> None:
    package = zipfile.ZipFile(io.BytesIO(painted_ofd(SMALL, FONTS)))
    parts = {name: package.read(name) for name in package.namelist()}
    changed = WRONG[wrong](parts)
    assert changed != parts
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name, data in changed.items():
            written.writestr(name, data)
    with pytest.raises((BadOfdError, AssertionError, KeyError, TypeError)):
        compare(SMALL, read_ofd(out.getvalue()))


def test_a_blank_page_is_a_page() -> None:
    assert isinstance(SMALL.pages[1], PlacedPage)
    assert read_ofd(painted_ofd(SMALL, FONTS)).pages[1].shown == []


def test_the_sample_to_try_is_current() -> None:
    """But for its fonts, which are those of the machine that made it."""
    kept, now = read_ofd(sample_ofd.PATH.read_bytes()), read_ofd(sample_ofd.made())
    of_fonts_and_version = {"DocID", "CreatorVersion"}
    remedy = "run python -m tests.docs.sample_ofd"
    assert [(each.size, each.shown, each.boxes) for each in now.pages] == [
        (each.size, each.shown, each.boxes) for each in kept.pages
    ], remedy
    assert {*now.facts.items()} - {*kept.facts.items()} <= {(key, now.facts[key]) for key in of_fonts_and_version}, (
        remedy
    )
    assert (now.outline, now.attachments) == (kept.outline, kept.attachments), remedy
