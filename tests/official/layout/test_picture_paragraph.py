"""Pictures and QR codes in the text: centred, never clipped, as large as asked, counted as they are printed."""

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest
import zxingcpp

from generator.ground.errors import LayoutError, Span
from generator.office.pictures import qr_code
from generator.official.document import BodyPart, OfficialDocument, WrittenPicture
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.standard import Profile
from generator.templates.text.official_document import paragraph
from tests.official.layout.conftest import second_notice
from tests.official.layout.printed import Printed, assert_counted, printed_documents
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.witnesses import new_findings
from tests.word_documents import parts

pytestmark = [pytest.mark.xdist_group("pictures"), pytest.mark.modules_in_turn(4, "printed")]

ADDRESS = "https://example.org/report?id=7"
CODE = WrittenPicture(qr_code(ADDRESS), "png", 30, 30, ADDRESS)
MAP = WrittenPicture(picture_bytes(), "png", 120, 80, "示例位置图")
TEXT = paragraph("请各单位按时报送有关材料。", 0)


def notice(*body: BodyPart, profile: Profile = Profile.OFFICE) -> OfficialDocument:
    return replace(second_notice(), body=body, profile=profile)


def test_it_has_a_paragraph_of_its_own_kept_with_its_caption() -> None:
    blocks = [block for section in lay_out(notice(TEXT, MAP, TEXT)).sections for block in section.blocks]
    (shown,) = [block for block in blocks if getattr(block, "picture", None) is not None]
    assert getattr(shown, "align", "") == "centre"
    assert getattr(shown, "at_least", False)
    assert getattr(shown, "keep_next", False)


@pytest.mark.parametrize(("width", "height"), [(157, 20), (20, 226)])
def test_one_larger_than_the_type_area_is_refused_at_its_place(width: float, height: float) -> None:
    span = Span("notice.md", 9, 3)
    with pytest.raises(LayoutError) as caught:
        lay_out(notice(TEXT, replace(MAP, width=width, height=height, span=span)))
    (problem,) = caught.value.problems
    assert (problem.code, problem.span) == ("layout-picture-large", span)
    assert (problem.facts["widest"], problem.facts["highest"]) == (155, 224)


def test_equal_pictures_have_one_part_and_numbers_of_their_own() -> None:
    data = write_docx(lay_out(notice(TEXT, MAP, TEXT, MAP, CODE, TEXT)))
    media = [name for name in parts(data) if name.startswith("word/media/")]
    assert len(media) == 2
    document = docx.Document(io.BytesIO(data))
    shapes = document.inline_shapes
    assert [(round(shape.width.mm), round(shape.height.mm)) for shape in shapes] == [(120, 80), (120, 80), (30, 30)]
    main = parts(data)["word/document.xml"].decode()
    assert [main.count(f'<wp:docPr id="{number}"') for number in (1, 2, 3)] == [1, 1, 1]
    assert main.count('descr="示例位置图"') == 2


def test_witnesses_find_nothing_new() -> None:
    plain = write_docx(lay_out(notice(TEXT)))
    gif = WrittenPicture(picture_bytes("GIF"), "gif", 20, 20)
    assert new_findings(plain, write_docx(lay_out(notice(TEXT, MAP, CODE, gif, TEXT)))) == []


@pytest.fixture(scope="module")
def printed() -> dict[str, Printed]:
    return printed_documents(
        {str(profile): notice(TEXT, MAP, TEXT, CODE, TEXT, profile=profile) for profile in Profile}
    )


@pytest.mark.parametrize("profile", Profile)
def test_they_are_centred_and_as_large_as_asked(printed: dict[str, Printed], profile: Profile) -> None:
    boxes = [box for page in printed[str(profile)].pages for box in page.images]
    assert [(round(box.width, 1), round(box.height, 1)) for box in boxes] == [(120, 80), (30, 30)]
    for box in boxes:
        assert box.middle == pytest.approx(106, abs=0.2)


def test_no_line_touches_them_and_the_pages_are_those_counted(printed: dict[str, Printed]) -> None:
    for page in (page for each in printed.values() for page in each.pages):
        for box in page.images:
            assert all(line.ink_bottom <= box.top or line.ink_top >= box.bottom for line in page.lines)
    assert_counted(printed)


def test_a_qr_code_is_read_from_the_printed_page(printed: dict[str, Printed]) -> None:
    with pypdfium2.PdfDocument(printed[str(Profile.OFFICE)].pdf) as document:
        found = [code.text for page in document for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    assert found == [ADDRESS]
