"""Word files in an official document: their own look, between our pages as 7.3.7 and 7.5 require."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_BREAK

from generator.ground.errors import TemplateError
from generator.official.blocks import InsetDocument
from generator.official.document import Attachment, ListedAttachment, OfficialDocument, Title
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.official.layout.inset_pages import pages_of
from generator.official.writer import write_docx
from generator.standard import Profile, length, tolerance
from generator.templates.word.insets import Inset, with_insets
from tests.official.layout.conftest import second_notice
from tests.official.layout.placing.agreement import agreement
from tests.pages import Page, PrintedLine, print_documents, read_pages, resaved
from tests.patience import growth
from tests.refused import refused
from tests.templates.word.insets.word_files import edited, of_pages, upright, with_notes, with_sheets
from tests.templates.word.witnesses import new_findings
from tests.word_documents import blank, packed, parts, saved, table_rows

pytestmark = [pytest.mark.xdist_group("insets"), pytest.mark.modules_in_turn(4, "printed")]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def notice(*files: bytes, profile: Profile = Profile.OFFICE) -> OfficialDocument:
    serials = [None] if len(files) == 1 else [*range(1, len(files) + 1)]
    attachments = tuple(
        Attachment(serial, Title(f"示例附件{serial or ''}"), (), package=data)
        for serial, data in zip(serials, files, strict=True)
    )
    listed = tuple(ListedAttachment(each.serial, each.title.text) for each in attachments)
    return replace(second_notice(), attachments=attachments, attachment_list=listed, profile=profile)


def set_in(document: OfficialDocument) -> bytes:
    laid_out = lay_out(document)
    blocks = (block for section in laid_out.sections for block in section.blocks)
    insets = [Inset(block.package, block.name) for block in blocks if isinstance(block, InsetDocument)]
    return with_insets(write_docx(laid_out), insets)


def refusals(*files: bytes) -> list[str]:
    refusal = refused(TemplateError, set_in, notice(*files))
    for problem in refusal.problems:
        assert problem.code == "template-inset"
        assert problem.remedy("zh")
        assert problem.remedy("en")
    return [f"{problem.facts['name']}: {problem.facts['what']}" for problem in refusal.problems]


# -- what it brings ------------------------------------------------------------------------------------------------


def test_the_text_is_there_and_ours_has_its_styles_still() -> None:
    data = set_in(notice(saved(upright())))
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    place = texts.index("登记办法")
    assert texts[place - 3 : place] == ["附件", "示例附件", ""]
    assert texts[place + 2 : place + 5] == ["先填表", "后核对", "要点"]
    names = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    assert names["登记办法"] == "附件文件1 heading 1"
    assert names["附件"] == "附件序号"
    expected = [["名称", "数量"], ["示例物品", ""]]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == expected
    assert [round(shape.width.mm) for shape in document.inline_shapes] == [40]
    assert document.styles["Normal"].font.size is not None
    assert document.styles["Normal"].font.size.pt == 16


@pytest.mark.parametrize("detached", [False, True])
def test_a_file_with_its_own_head_gets_none_of_ours(detached: bool) -> None:
    document = notice(saved(upright()))
    own = replace(document.attachments[0], own_head=True, detached=detached)
    document = replace(document, attachments=(own,))
    if detached:
        laid_out = lay_out_detached(document, own)
        data = with_insets(write_docx(laid_out), [Inset(own.package or b"", "示例附件")])
    else:
        data = set_in(document)
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert "登记办法" in texts
    assert not {"附件", "示例附件"} & set(texts)
    assert detached or texts[texts.index("登记办法") - 1] != ""


def test_a_large_table_is_set_in_as_quickly_as_its_rows_are_many() -> None:
    files = {count: edited(saved(upright()), "</w:tbl>", f"{table_rows(count)}</w:tbl>") for count in (1_000, 16_000)}
    laid_out = write_docx(lay_out(notice(saved(upright()))))
    assert growth(lambda rows: with_insets(laid_out, [Inset(files[rows], "示例")]), 1_000, 16, attempts=1) < 40


def test_two_files_have_styles_lists_and_pictures_apart() -> None:
    other = upright()
    other.styles["Normal"].font.size = docx.shared.Pt(9)
    document = docx.Document(io.BytesIO(set_in(notice(saved(upright()), saved(other)))))
    sizes = [document.styles[f"附件文件{number} Normal"].font.size for number in (1, 2)]
    assert [size.pt for size in sizes if size is not None] == [12, 9]
    names = parts(set_in(notice(saved(upright()), saved(other))))
    expected = ["word/inset1/media/image1.png", "word/inset2/media/image1.png"]
    assert [name for name in names if "/media/" in name] == expected
    lists = [document.styles[f"附件文件{number} List Number"].element.find(f".//{W}numId") for number in (1, 2)]
    assert len({each.get(f"{W}val") for each in lists if each is not None}) == 2


@pytest.mark.cases(1)
@pytest.mark.parametrize("files", [(saved(upright()),), (with_sheets(), with_notes()), (with_notes(), with_notes())])
def test_witnesses_find_nothing_new(files: tuple[bytes, ...]) -> None:
    output = set_in(notice(*files))
    plain = write_docx(lay_out(second_notice()))
    found = {finding for file in (*files, plain) for finding in new_findings(output, file)}
    assert [finding for finding in new_findings(plain, output) if _not_in_sources(finding, files, output)] == []
    assert all("is in the package" not in finding for finding in found)


def _not_in_sources(finding: str, files: tuple[bytes, ...], output: bytes) -> bool:
    """What the files had already is theirs; their parts have other names in the document."""
    return all(finding in new_findings(file, output) for file in files) and "REL003" not in finding


def test_the_same_files_give_the_same_bytes() -> None:
    document = notice(with_sheets(), with_notes())
    assert set_in(document) == set_in(document)


def test_headers_footers_and_page_numbers_give_way() -> None:
    data = set_in(notice(with_sheets()))
    everything = b"".join(parts(data).values())
    assert "原来的页眉".encode() not in everything
    assert "第1页".encode() not in everything
    main = parts(data)["word/document.xml"].decode()
    assert "pgNumType" not in main
    assert "titlePg" not in main
    sections = docx.Document(io.BytesIO(data)).sections
    sides = [(each.page_width, each.page_height) for each in sections]
    expected = [(210, 297), (210, 297), (297, 210), (420, 297), (210, 297)]
    assert [(round(width.mm), round(height.mm)) for width, height in sides if width and height] == expected


# -- what cannot be set in -----------------------------------------------------------------------------------------

REFUSED = {
    "批注": '<w:commentReference w:id="1"/>',
    "修订痕迹": '<w:ins w:id="1" w:author="甲"><w:r/></w:ins>',
    "尾注": '<w:endnoteReference w:id="1"/>',
    "ActiveX 控件": "<w:control/>",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_would_be_lost_is_refused_by_name(what: str) -> None:
    inside = REFUSED[what] if what.startswith("修订") else f"<w:r>{REFUSED[what]}</w:r>"
    data = edited(saved(upright()), "</w:p>", f"{inside}</w:p>")
    assert refusals(data) == [f"示例附件: {what}"]


def test_each_language_has_its_own_word_for_it() -> None:
    data = edited(saved(upright()), "</w:p>", f"<w:r>{REFUSED['批注']}</w:r></w:p>")
    (problem,) = refused(TemplateError, set_in, notice(data)).problems
    assert "有批注，" in problem.message("zh")
    assert "has comments, which" in problem.message("en")


def test_every_file_and_everything_in_it_is_told_at_once() -> None:
    both = REFUSED["批注"] + REFUSED["尾注"]
    bad = edited(saved(upright()), "</w:p>", f"<w:r>{both}</w:r></w:p>")
    expected = [f"示例附件{serial}: {what}" for serial in (1, 3) for what in ("批注", "尾注")]
    assert refusals(bad, saved(upright()), bad) == expected


def test_a_linked_picture_and_a_broken_file_are_refused() -> None:
    contents = parts(saved(upright()))
    rels = contents["word/_rels/document.xml.rels"].decode()
    linked = re.sub(r'(Target="media/image1\.png")', r'\1 TargetMode="External"', rels)
    assert refusals(packed({**contents, "word/_rels/document.xml.rels": linked.encode()}))[0].startswith(
        "示例附件: 链接"
    )
    del contents["word/document.xml"]
    assert refusals(packed(contents)) == ["示例附件: 这是 Office 文件，但不是普通的 Word 文档（.docx）。"]


# -- counted and warned --------------------------------------------------------------------------------------------


def test_pages_are_what_the_file_says_and_a_warning_tells_so() -> None:
    laid_out = lay_out(notice(of_pages(saved(upright()), 3)))
    assert laid_out.pages == 2 + 3 + 1  # the text, the file, the 版记 on the next even page
    (warning,) = [problem for problem in laid_out.warnings if problem.code == "layout-attachment-pages"]
    assert (warning.severity, warning.facts["pages"], warning.facts["title"]) == ("warning", 3, "示例附件")


def test_pages_of_a_file_that_does_not_say_them_are_guessed() -> None:
    document = blank()
    for number in range(100):
        document.add_paragraph("请按下列步骤登记。" * 9 if number else "")
    assert [pages_of(each) for each in (saved(blank()), saved(document), of_pages(saved(document), 2))] == [1, 9, 2]
    document.paragraphs[0].add_run().add_break(WD_BREAK.PAGE)
    document.add_section()
    assert pages_of(saved(document)) == 9


def test_text_that_the_notice_would_lack_is_refused() -> None:
    contents = parts(saved(upright()))
    lost = '<x:y xmlns:x="urn:x"><w:r><w:t>失落</w:t></w:r></x:y></w:p>'
    xml = contents["word/document.xml"].decode().replace("</w:p>", lost, 1)
    xml = xml.replace("<w:document ", '<w:document xmlns:x="urn:x" ', 1)
    ignoring = re.sub(r'(mc:Ignorable="[^"]*)"', r'\1 x"', xml)
    expected = ["示例附件: 装不进公文的文字“失落”"]
    assert refusals(packed({**contents, "word/document.xml": ignoring.encode()})) == expected


# -- as printed ----------------------------------------------------------------------------------------------------


def made() -> dict[str, bytes]:
    return {"by python-docx": saved(upright()), "sheets": with_sheets(), "notes": with_notes()}


def with_file(name: str, data: bytes, profile: Profile) -> OfficialDocument:
    return notice(of_pages(data, 3 if name == "sheets" else 1), profile=profile)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Page, ...]]:
    """Documents with files set in, and the files by themselves, printed in one run."""
    folder = tmp_path_factory.mktemp("resaved")
    alone = {**made(), "by LibreOffice": resaved({"file": made()["by python-docx"]}, folder)["file"]}
    documents = {f"alone, {name}": data for name, data in alone.items()}
    for profile in Profile:
        for name, data in alone.items():
            documents[f"{name}, {profile}"] = set_in(with_file(name, data, profile))
    documents["two with notes"] = set_in(notice(with_notes(), with_notes()))
    done = print_documents(documents).pdfs
    return {name: read_pages(done[name].data) for name in documents}


def body(page: Page) -> list[PrintedLine]:
    """The lines of the text, without the page number and without header and footer."""
    numbers = [line for line in page.lines if re.fullmatch(r"— \d+ —", line.text)]
    return [
        line for line in page.lines if line not in numbers and "原来的页眉" not in line.text and line.text != "第1页"
    ]


@pytest.mark.parametrize("profile", Profile)
def test_all_other_pages_are_those_placed(printed: dict[str, tuple[Page, ...]], profile: Profile) -> None:
    laid_out = {f"{name}, {profile}": lay_out(with_file(name, data, profile)) for name, data in made().items()}
    assert agreement(laid_out, printed).differences == ()


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("name", ["by python-docx", "by LibreOffice"])
def test_a_file_looks_as_it_did(printed: dict[str, tuple[Page, ...]], name: str, profile: Profile) -> None:
    (alone,) = printed[f"alone, {name}"]
    page = printed[f"{name}, {profile}"][2]
    label, title, *lines = body(page)
    before = body(alone)
    assert [line.text for line in lines] == [line.text for line in before]
    for now, then in zip(lines, before, strict=True):
        assert (now.font, now.colors) == (then.font, then.colors)
        assert now.size == pytest.approx(then.size)
        assert now.left == pytest.approx(then.left, abs=0.3)
    steps = [round(line.baseline - lines[0].baseline, 1) for line in lines]
    assert steps == pytest.approx([round(line.baseline - before[0].baseline, 1) for line in before], abs=0.3)
    assert [round(box.width) for box in page.images] == [40]
    assert (label.text, title.text) == ("附件", "示例附件")


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("name", ["by python-docx", "by LibreOffice", "notes"])
def test_label_and_title_stand_where_they_stand_on_our_sheets(
    printed: dict[str, tuple[Page, ...]], name: str, profile: Profile
) -> None:
    label, title, *_ = body(printed[f"{name}, {profile}"][2])
    assert label.ink_left == pytest.approx(28.4, abs=0.7)
    assert label.ink_top == pytest.approx(length("first_ink", profile).mm, abs=tolerance("first_ink", profile).mm)
    assert title.ink_top == pytest.approx(
        length("attachment.title_top", profile).mm, abs=tolerance("attachment.title_top", profile).mm
    )
    assert (title.ink_left + title.ink_right) / 2 == pytest.approx(106, abs=1)


@pytest.mark.parametrize("profile", Profile)
def test_our_page_numbers_go_on_over_sheets_of_any_kind(printed: dict[str, tuple[Page, ...]], profile: Profile) -> None:
    pages = printed[f"sheets, {profile}"]
    assert [(round(page.width), round(page.height)) for page in pages[2:5]] == [(210, 297), (297, 210), (420, 297)]
    number = next(line for line in pages[2].lines if line.text == "— 3 —")
    dash = number.chars[0].ink
    assert (dash.top + dash.bottom) / 2 == pytest.approx(269, abs=1)
    assert 184 - number.ink_right == pytest.approx(length("page_number.inset").mm, abs=1)
    turned = [char for char in pages[3].chars if char.text in "—4"]
    assert [char.text for char in sorted(turned, key=lambda char: char.ink.top)] == ["—", "4", "—"]
    assert min(char.ink.top for char in turned) - 28 == pytest.approx(length("page_number.inset").mm, abs=1)
    assert 297 - (turned[0].ink.left + turned[0].ink.right) / 2 == pytest.approx(269, abs=1)
    large = next(line for line in pages[4].lines if line.text == "— 5 —")
    assert 420 - 26 - large.ink_right == pytest.approx(length("page_number.inset").mm, abs=1)
    assert "抄送" in pages[5].text  # the 版记, on the next even page
    assert len(pages) == 6


def test_notes_stand_on_their_pages_and_are_counted_on(printed: dict[str, tuple[Page, ...]]) -> None:
    third, fourth = printed["two with notes"][2:4]
    for page, number in ((third, "1"), (fourth, "2")):
        (note,) = [line for line in page.lines if line.text.endswith("注的文字")]
        assert note.ink_top > 240
        assert any(number in line.text for line in page.lines if line.ink_top < 120 and line.text != f"附件{number}")
