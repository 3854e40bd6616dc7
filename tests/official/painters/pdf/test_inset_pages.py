import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from generator.ground.errors import OutputError
from generator.official.blocks import Face
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.painters.svg import with_inset_notice
from generator.official.placed_pages import InsetPage, PlacedText
from tests.official.painters.pdf.small_documents import FONTS, document, inset, page, run, texts


def printed(*lines: str, rotate: int = 0, box: tuple[float, float, float, float] | None = None) -> bytes:
    """A PDF from another maker, a page for each of ``lines``."""
    painted = painted_pdf(document(*(page(run(line)) for line in lines)), FONTS)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        for each in pdf.pages:
            each.Rotate = rotate
            each.MediaBox = pikepdf.Array(box or each.MediaBox)
        pdf.save(out)
    return out.getvalue()


def test_a_page_of_its_own_or_of_the_whole_file() -> None:
    alone, whole = [printed("一丁"), printed("七万")], printed("一丁", "七万")
    inset_document = document(page(inset=inset(0)), page(run("文件", y=140), inset=inset(1)))
    for given in (lambda each: alone[each.number], lambda _: whole):
        assert texts(painted_pdf(inset_document, FONTS, insets=given)) == ["一丁", "七万\n文件"]


def test_a_page_that_is_not_given_says_so() -> None:
    asked: list[InsetPage] = []
    painted = painted_pdf(document(page(inset=inset(1))), FONTS, insets=asked.append)
    said = texts(painted)[0].splitlines()
    assert len(said) == 2
    assert "示例名册.docx" in said[0]
    assert asked == [inset(1)]


@pytest.mark.parametrize(
    ("rotate", "box", "size"),
    [
        *((0, None, (595.276, 841.89)), (90, None, (841.89, 595.276))),
        *((180, None, (595.276, 841.89)), (270, None, (841.89, 595.276))),
        *((0, (50, 600, 350, 800), (300, 200)), (90, (50, 600, 350, 800), (200, 300))),
    ],
)
def test_a_page_keeps_its_size_and_turn(
    rotate: int, box: tuple[float, float, float, float] | None, size: tuple[float, float]
) -> None:
    given = printed("一丁七", rotate=rotate, box=box)
    painted = painted_pdf(document(page(inset=inset())), FONTS, insets=lambda _: given)
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        assert [float(each) for each in pdf.pages[0].MediaBox[2:]] == pytest.approx(size, abs=0.01)
    assert drawn(painted) == drawn(given)


def drawn(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as opened:
        pixels: bytes = opened[0].render().to_pil().tobytes()
    return pixels


def test_fonts_of_one_file_are_copied_once() -> None:
    whole = printed("一丁", "一丁")
    painted = painted_pdf(document(page(inset=inset(0)), page(inset=inset(1))), FONTS, insets=lambda _: whole)
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        assert sum("/FontFile3" in each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)) == 1


@pytest.mark.parametrize("given", [b"", b"no PDF", printed("一", "丁")], ids=["empty", "no PDF", "too few pages"])
def test_what_cannot_be_set_in_makes_no_pdf(given: bytes) -> None:
    with pytest.raises(OutputError) as fault:
        painted_pdf(document(page(inset=inset(2))), FONTS, insets=lambda _: given)
    expected = [("pdf-inset-broken", {"name": "示例名册.docx", "page": 3})]
    assert [(each.code, each.facts) for each in fault.value.problems] == expected


@pytest.mark.parametrize("name", ["示例名册.docx", "示例" * 60 + ".docx", ""])
def test_it_names_file_and_page_within_the_sheet(name: str) -> None:
    asked = InsetPage(document=replace(inset().document, name=name), number=2)
    number = run("— 5 —", y=780)
    made = with_inset_notice(page(number, inset=asked), asked)
    *lines, last = made.items
    assert last == number
    said = [line for line in lines if isinstance(line, PlacedText)]
    assert "".join(line.text for line in said).startswith(f"此处为 Word 文件“{name}”第 3 页，")
    for line in said:
        assert line.face is Face.SONG
        assert len(line.advances) == len(line.text)
        assert line.x > 80
        assert line.x + line.width < made.width - 80
    heights = [line.y for line in said]
    assert heights == sorted(set(heights))
