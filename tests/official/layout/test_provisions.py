"""Provisions on the page: faces, places and white of 编 章 节 条, contents and 题注, in our own pages and as .docx."""

from dataclasses import replace
from io import BytesIO
from itertools import accumulate

import docx
import pytest
from docx.oxml.ns import qn

from generator.ground.word_cutting import words_in
from generator.official.blocks import Face, ParagraphBlock, Role
from generator.official.document import Attachment, Level, OfficialDocument, Title, WrittenParagraph
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.layout.type_widths import width_on_grid
from generator.official.placed_pages import PlacedText
from generator.official.writer import write_docx
from tests.official.layout.conftest import notice

PITCH = 10.21  # millimetres, the office profile's


def heading(level: Level, text: str) -> WrittenParagraph:
    return WrittenParagraph(level, text, "")


def article(number: str, text: str) -> WrittenParagraph:
    return WrittenParagraph(Level.ARTICLE, number, f"　{text}")


BODY = (
    heading(Level.PART, "第一编　总编"),
    heading(Level.CHAPTER, "第一章　总　则"),
    article("第一条", "为了规范档案管理，制定本办法。"),
    WrittenParagraph(Level.TEXT, "", "（一）纸质档案；"),
    heading(Level.CHAPTER, "第二章　归档"),
    heading(Level.SECTION, "第一节　一般规定"),
    article("第二条", "本办法自2026年4月1日起施行。"),
)


def document(**changes: object) -> OfficialDocument:
    """Our notice with one attachment, which is provisions."""
    attachment = replace(Attachment(None, Title("示例市档案管理办法"), BODY), **changes)  # type: ignore[arg-type]
    return replace(notice(), attachments=(attachment,))


def paragraphs(of: OfficialDocument) -> list[ParagraphBlock]:
    blocks = list(lay_out(of).paragraphs)
    start = next(place for place, block in enumerate(blocks) if block.role is Role.ATTACHMENT_TITLE)
    return [block for block in blocks[start + 1 :] if block.text and block.role is not Role.IMPRINT]


def by_text(of: OfficialDocument, text: str) -> ParagraphBlock:
    return next(block for block in paragraphs(of) if block.text.startswith(text))


@pytest.mark.parametrize(
    ("text", "role", "face", "size", "align"),
    [
        ("第一编", Role.PART, Face.XIAOBIAOSONG, 22, "centre"),
        ("第一章", Role.CHAPTER, Face.HEI, 16, "centre"),
        ("第一节", Role.SECTION, Face.KAI, 16, "centre"),
        ("第一条", Role.BODY, Face.HEI, 16, "both"),
        ("（一）", Role.BODY, Face.FANGSONG, 16, "both"),
    ],
)
def test_faces(text: str, role: Role, face: Face, size: int, align: str) -> None:
    block = by_text(document(), text)

    look = (block.role, block.runs[0].face, block.runs[0].size.half_points / 2, block.align)
    assert look == (role, face, size, align)
    assert block.keep_next is (role is not Role.BODY)


def test_the_house_has_chapters_in_another_face() -> None:
    assert by_text(replace(document(), chapter_face="小标宋"), "第一章").runs[0].face is Face.XIAOBIAOSONG


def test_only_the_number_of_an_article_is_set_apart() -> None:
    expected = [("第一条", Face.HEI), ("　为了规范档案管理，制定本办法。", Face.FANGSONG)]
    assert [(run.text, run.face) for run in by_text(document(), "第一条").runs] == expected


def test_an_article_whose_text_is_below_keeps_with_it() -> None:
    alone = document(body=(heading(Level.ARTICLE, "第一条"), WrittenParagraph(Level.TEXT, "", "为了规范。")))

    assert by_text(alone, "第一条").keep_next


def test_a_chapter_takes_two_whole_lines() -> None:
    below, chapter, section, last = (by_text(document(), text) for text in ("（一）", "第二章", "第一节", "第二条"))

    assert chapter.before.mm == pytest.approx(PITCH / 2, abs=0.02)
    assert section.before.mm == pytest.approx(PITCH / 2, abs=0.02)
    assert {each.before.mm for each in (below, last)} == {0}
    assert len({each.pitch for each in (below, chapter, section, last)}) == 1


def test_contents_list_headings_without_pages() -> None:
    lines = paragraphs(document(contents=True))
    listed = lines[: lines.index(next(each for each in lines if each.role is Role.PART))]

    expected = ["目　录", "第一编　总编", "第一章　总　则", "第二章　归档", "第一节　一般规定"]
    assert [each.text for each in listed] == expected
    assert [each.first_line.mm for each in listed] == pytest.approx([0, *[11.11] * 4], abs=0.1)
    assert lines[len(listed)].before.mm == pytest.approx(PITCH, abs=0.02)


def test_typed_contents_are_not_doubled() -> None:
    typed = (heading(Level.CONTENTS, "目录"), WrittenParagraph(Level.CONTENTS, "", "第一章　总　则"), *BODY[1:])
    texts = [each.text for each in paragraphs(document(body=typed, contents=True))]

    assert texts[:3] == ["目录", "第一章　总　则", "第一章　总　则"]


def test_a_title_note_is_between_title_and_text() -> None:
    note = by_text(document(title_note=Title("2026年2月27日市档案馆通过")), "（2026年")

    assert (note.role, note.runs[0].face, note.align, note.before.mm) == (Role.TITLE_NOTE, Face.KAI, "centre", 0)


def test_lines_of_a_long_title_note_are_about_as_long_as_one_another() -> None:
    text = "2026年2月27日示例市第十八届人民代表大会常务委员会第三十二次会议通过"
    pages = placed(lay_out(document(title_note=Title(text)))).pages
    lines = [
        item for page in pages for item in page.items
        if isinstance(item, PlacedText) and item.role is Role.TITLE_NOTE
    ]  # fmt: skip
    by_line: dict[float, str] = {}
    for item in lines:
        by_line[item.y.mm] = by_line.get(item.y.mm, "") + item.text

    first, second = by_line.values()
    ends = accumulate(map(len, words_in(f"（{text}）")))
    unlike = [abs(width_on_grid(f"（{text}）"[:end]) - width_on_grid(f"（{text}）"[end:])) for end in ends]
    assert f"{first}{second}" == f"（{text}）"
    assert abs(width_on_grid(first) - width_on_grid(second)) == min(unlike)  # no word is parted


def test_headings_have_styles_of_their_own_in_the_outline() -> None:
    styles = docx.Document(BytesIO(write_docx(lay_out(document())))).styles
    levels = {
        name: styles[name].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
        for name in ("编标题", "章标题", "节标题")
    }

    assert levels == {"编标题": "0", "章标题": "1", "节标题": "2"}


def test_a_notice_without_provisions_has_no_styles_for_them() -> None:
    styles = docx.Document(BytesIO(write_docx(lay_out(notice())))).styles

    assert not {"编标题", "章标题", "节标题", "目录", "公文题注"} & {each.name for each in styles}
