"""Comments of drafts: paragraph, author, date as written and text, wherever they are."""

from __future__ import annotations

from generator.desk.drafts import DraftComment
from tests.desk.drafts.made import paragraph, read

_BY = 'w:id="1" w:author="示例甲"'


def _range(number: int, words: str) -> str:
    mark = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>{words}<w:commentRangeEnd w:id="{number}"/>{mark}'


def _comment(number: int, *lines: str, author: str = "示例乙", date: str = ' w:date="2024-01-02T03:04:05Z"') -> str:
    content = "".join(paragraph(line) for line in lines)
    return f'<w:comment w:id="{number}" w:author="{author}"{date}>{content}</w:comment>'


def test_author_date_and_text_are_as_written() -> None:
    draft = read(
        paragraph("甲") + paragraph(_range(3, paragraph("乙")[5:-6])), comments=_comment(3, "请核。", "再核。")
    )
    assert draft.comments == (DraftComment(2, "示例乙", "2024-01-02T03:04:05Z", "请核。\n再核。"),)
    (undated,) = read(paragraph("甲"), comments=_comment(1, "问", author="", date="")).comments
    assert undated == DraftComment(None, "", "", "问")


def test_replies_are_comments_at_the_same_place() -> None:
    body = paragraph("甲") + paragraph('<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>', "<w:r/>")
    draft = read(body, comments=_comment(1, "问") + _comment(2, "答"))
    assert [(each.paragraph, each.text) for each in draft.comments] == [(2, "问"), (2, "答")]


def test_the_paragraph_is_that_where_the_range_begins() -> None:
    """A range may begin between paragraphs; it is then about the next one."""
    between = '<w:commentRangeStart w:id="1"/>'
    body = paragraph("甲") + between + paragraph("乙") + paragraph("丙") + '<w:commentRangeEnd w:id="1"/>'
    assert [each.paragraph for each in read(body, comments=_comment(1, "问")).comments] == [2]


def test_none_in_a_table_and_the_holders_in_a_text_box() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(_range(1, '<w:r/>'))}</w:tc></w:tr></w:tbl>"
    box = f"<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{paragraph(_range(2, '<w:r/>'), '框')}</w:txbxContent>"
    body = paragraph("甲") + cell + paragraph(f"{box}</v:textbox></v:rect></w:pict></w:r>", "乙")
    draft = read(body, comments=_comment(1, "表") + _comment(2, "框"))
    assert [(each.paragraph, each.text) for each in draft.comments] == [(None, "表"), (2, "框")]


def test_of_a_paragraph_and_a_row_that_were_deleted() -> None:
    """It is counted as the paragraphs are after the change, at what comes next."""
    mark = f"<w:pPr><w:rPr><w:del {_BY}/></w:rPr></w:pPr>"
    gone = f"<w:p>{mark}{_range(1, f'<w:del {_BY}><w:r><w:delText>乙</w:delText></w:r></w:del>')}</w:p>"
    row = f"<w:tr><w:trPr><w:del {_BY}/></w:trPr><w:tc>{paragraph(_range(2, '<w:r/>'))}</w:tc></w:tr>"
    table = f"<w:tbl>{row}<w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    comments = _comment(1, "一") + _comment(2, "二")
    draft = read(paragraph("甲") + gone + paragraph("丙") + table, changes="accept", comments=comments)
    assert [each.text for each in draft.document.paragraphs] == ["甲", "丙", "格"]
    assert [(each.paragraph, each.text) for each in draft.comments] == [(2, "一"), (None, "二")]
    kept = read(paragraph("甲") + gone + paragraph("丙") + table, changes="reject", comments=comments)
    assert [(each.paragraph, each.text) for each in kept.comments] == [(2, "一"), (None, "二")]
