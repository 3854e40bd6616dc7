"""Texts that are provisions: by themselves or by a key, with contents and 题注; what is wrong with those keys."""

from pathlib import Path

import pytest

from generator.ground.errors import NoticeError
from generator.official.document import Attachment, Level, OfficialDocument, WrittenParagraph
from generator.templates.text.notice import open_notice
from tests.templates.text.folders import make_folder, with_keys

TEXT = """\
第一章 总　则
第一条 为了规范档案管理，制定本办法。
　　本办法所称档案，包括：
（一）纸质档案；
第二章  附则
第二条　本办法自2024年4月1日起施行。
"""


def rendered(folder: Path, text: str) -> OfficialDocument:
    return open_notice(*make_folder(folder, text)).render()


def attached(folder: Path, *keys: str, text: str = TEXT) -> Attachment:
    front = "\n".join(["---", "title: 示例市档案管理办法", *keys, "---", text])
    return rendered(folder, f"{with_keys('attachments: [attachment-1.md]')}=== attachment-1.md\n{front}").attachments[0]


def written(document: OfficialDocument | Attachment) -> list[tuple[Level, str, str]]:
    return [(each.level, each.heading, each.text) for each in document.body if isinstance(each, WrittenParagraph)]


PROVISIONS = [
    (Level.CHAPTER, "第一章　总　则", ""),
    (Level.ARTICLE, "第一条", "　为了规范档案管理，制定本办法。"),
    (Level.TEXT, "", "本办法所称档案，包括："),
    (Level.TEXT, "", "（一）纸质档案；"),
    (Level.CHAPTER, "第二章　附则", ""),
    (Level.ARTICLE, "第二条", "　本办法自2024年4月1日起施行。"),
]


def test_an_attachment_is_provisions_by_itself(tmp_path: Path) -> None:
    attachment = attached(tmp_path)

    assert written(attachment) == PROVISIONS
    assert (attachment.title_note, attachment.contents) == (None, False)


def test_so_is_the_text_of_a_notice(tmp_path: Path) -> None:
    assert written(rendered(tmp_path, with_keys(text=TEXT))) == PROVISIONS


def test_a_number_that_a_value_brings_begins_no_article(tmp_path: Path) -> None:
    text = "{{ '第一条' }}　为了规范管理。\n（一）摸清底数。各馆要排查。\n"

    assert [level for level, _, _ in written(rendered(tmp_path, with_keys(text=text)))] == [Level.TEXT, Level.SECOND]


def test_a_value_may_be_the_text_of_an_article(tmp_path: Path) -> None:
    document = rendered(tmp_path, with_keys(text="第一条 {{ notice.date }}起施行。\n"))

    assert written(document) == [(Level.ARTICLE, "第一条", "　2024年3月5日起施行。")]


def test_a_writer_says_otherwise(tmp_path: Path) -> None:
    text = "第一条 红线\n一、总体要求\n"

    expected = [Level.TEXT, Level.FIRST]
    assert [level for level, _, _ in written(rendered(tmp_path, with_keys("levels: headings", text=text)))] == expected


def test_a_writer_says_so_where_no_first_article_is(tmp_path: Path) -> None:
    document = rendered(tmp_path, with_keys("层次: 条文", text="第二十条 改为试点。\n"))

    assert written(document) == [(Level.ARTICLE, "第二十条", "　改为试点。")]


@pytest.mark.parametrize("typed", ["2024年3月1日市档案馆通过", "（2024年3月1日市档案馆通过）"])
def test_a_title_note_has_no_brackets(tmp_path: Path, typed: str) -> None:
    note = attached(tmp_path, f"title_note: {typed}").title_note

    assert note is not None
    assert note.text == "2024年3月1日市档案馆通过"
    assert note.span is not None
    assert note.span.line == 3


@pytest.mark.parametrize("line", ["contents: true", "目录: 是"])
def test_contents_are_asked_for(tmp_path: Path, line: str) -> None:
    assert attached(tmp_path, line).contents


def test_a_table_is_no_article(tmp_path: Path) -> None:
    text = "第一条 甲。\n| 第二条 | 乙 |\n| 丙 | 丁 |\n第二条 戊。\n"

    assert [level for level, _, _ in written(attached(tmp_path, text=text))] == [Level.ARTICLE] * 2


@pytest.mark.parametrize(
    ("keys", "code", "remedy"),
    [
        ("levels: provision", "notice-choice", "provisions"),
        ("levels: provisions", "text-no-article", "第一条"),
        ("contents: maybe", "source-not-flag", ""),
        ("contents: true", "text-no-chapter", "第一章"),
        ("title_note:", "notice-empty-value", ""),
        ("chapter_face: 黑体", "source-unknown-key", ""),  # the house's
    ],
)
def test_what_is_wrong_is_reported(tmp_path: Path, keys: str, code: str, remedy: str) -> None:
    with pytest.raises(NoticeError) as refused:
        attached(tmp_path, keys, text="请报送。\n")

    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert problem.span.line == 3
    assert remedy in f"{problem.remedy('zh')}{problem.suggestion}"


def test_the_house_chooses_the_face_of_chapters(tmp_path: Path) -> None:
    text = f"{with_keys(text=TEXT)}=== house.yaml\n章标题字体: 小标宋\n"

    assert rendered(tmp_path, text).chapter_face == "小标宋"


def test_another_face_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoticeError) as refused:
        rendered(tmp_path, f"{with_keys(text=TEXT)}=== house.yaml\nchapter_face: 宋体\n")

    assert [each.code for each in refused.value.problems] == ["notice-choice"]
