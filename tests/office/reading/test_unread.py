"""Constructs × uses: what of a file is not in the text that a use reads is reported by name, and nothing else is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import pytest

from generator.check.documents import check_documents
from generator.ground.errors import speaking
from generator.ground.representation import construct_name
from generator.notices.drafts.reading import draft_in
from generator.notices.reviewing.reviewed_copy import read_copy
from tests.comparison.ten_documents import told
from tests.notices.drafts.made import NAME, paragraph, text
from tests.notices.drafts.test_unread_text import BOX, HIDDEN, NOTE, PAGE, RUBY
from tests.office.reading.made import package

Use = Literal["check", "review", "draft"]

_ART = '<w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
_CHART = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><a:graphic><a:graphicData><c:chart r:id="rId5" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
_HEADED = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:pPr></w:p>'
_CELL = f"<w:tc>{paragraph('格')}</w:tc>"
_FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
_FOOTNOTE = f'<w:footnote w:id="2">{paragraph("脚注")}</w:footnote>'


def _control(*content: str) -> str:
    return f"<w:sdt><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


class Construct(NamedTuple):
    """A body and other parts with ``words``, and by which name each use reports them; no name: they are in its text."""

    body: str
    words: str
    names: Mapping[Use, str]
    others: Mapping[str, str] = {}


CONSTRUCTS = {
    "hidden text": Construct(paragraph("甲", text("藏", HIDDEN)), "藏", {"check": "hidden", "draft": "hidden"}),
    "a reading": Construct(paragraph("甲", RUBY), "wū", {"check": "text", "review": "", "draft": "doubtful"}),
    "a footnote": Construct(
        paragraph("甲", NOTE), "脚注", {"check": "note", "review": "note", "draft": "note"}, {"footnotes": _FOOTNOTE}
    ),
    "a watermark": Construct(
        paragraph("甲") + _HEADED, "草稿", {"check": "watermark", "review": "watermark", "draft": "watermark"},
        {"header_1": paragraph(_ART)},
    ),
    "a header": Construct(
        paragraph("甲") + _HEADED, "页眉", {"review": "header", "draft": "header"}, {"header_1": paragraph("页眉")}
    ),
    "hidden text in a header": Construct(
        paragraph("甲") + _HEADED, "藏", {"check": "hidden", "review": "header", "draft": "header"},
        {"header_1": paragraph("页眉", text("藏", HIDDEN))},
    ),
    "word art": Construct(
        paragraph("甲", _ART), "草稿", {"check": "drawing", "review": "drawing", "draft": "drawing"}
    ),
    "a chart": Construct(
        paragraph("甲", _CHART), "图字", {"check": "drawing", "review": "drawing", "draft": "drawing"},
        {"chart_5": "<a:t>图字</a:t>"},
    ),
    "a text box": Construct(paragraph("甲", BOX), "框", {"review": "drawing"}),
    "a row in a control": Construct(
        f"{paragraph('甲')}<w:tbl>{_control(f'<w:tr>{_CELL}</w:tr>')}</w:tbl>", "格", {}
    ),
    "a cell in a control": Construct(
        f"{paragraph('甲')}<w:tbl><w:tr>{_control(_CELL)}</w:tr></w:tbl>", "格", {}
    ),
    "a fraction": Construct(paragraph("甲", _FRACTION), "a/b", {"draft": ""}),
}  # fmt: skip
UNSEEN = {
    "an element that nobody knows": paragraph(f"<w:newer>{text('新的')}</w:newer>", "甲"),
    "a choice that nobody knows": paragraph(
        f'<mc:AlternateContent><mc:Choice Requires="x9">{text("新的")}</mc:Choice></mc:AlternateContent>', "甲"
    ),
}
"""What no program shows: it is no difference of two documents."""
_BY = 'w:id="1" w:author="示例甲"'
PLAIN = {
    "text": paragraph("甲乙", text("丙", "<w:strike/>")),
    "a deletion": paragraph("甲", f"<w:del {_BY}><w:r><w:delText>乙</w:delText></w:r></w:del>"),
    "what was moved away": paragraph("甲", f"<w:moveFrom {_BY}>{text('乙')}</w:moveFrom>"),
    "a row that was deleted": (
        f"{paragraph('甲')}<w:tbl><w:tr>{_CELL}</w:tr><w:tr><w:trPr><w:del {_BY}/></w:trPr>{_CELL}</w:tr></w:tbl>"
    ),
    "the other alternative": paragraph(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{text("甲")}</mc:Choice>'
        f"<mc:Fallback>{text('乙')}</mc:Fallback></mc:AlternateContent>"
    ),
    "symbols and breaks": paragraph(text("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'), "甲<w:br w:type='page'/>"),
    "a field": paragraph("甲", PAGE),
    "a formula": paragraph("甲", _FRACTION),
}


def _reported(use: Use, data: bytes, path: Path) -> tuple[str, dict[str, str]]:
    """The text that ``use`` reads, and the words of what it reports, by the names of their constructs."""
    if use == "draft":
        draft = draft_in(data, NAME, changes="accept")
        left = {each.what: each.text for each in draft.left}
        return "\n".join(each.text for each in draft.document.paragraphs), left
    path.write_bytes(data)
    if use == "review":
        copy = read_copy(path)
        looks = [text for each in copy.accepted.paragraphs for _, _, text in each.looks]
        flowing = "\n".join((*(each.text for each in copy.accepted.paragraphs), *looks))
        return flowing, {each.what: each.text for each in copy.unread}
    (checked,) = check_documents([path])
    problems = [each.problem for each in checked.report.findings if each.code == "document-unread"]
    kinds = {construct_name(kind): kind for kind in ("hidden", "text", "note", "watermark", "drawing")}
    with speaking("zh"):
        named = {kinds[each.facts["what"]]: each.message() for each in problems}  # type: ignore[index]
    found = checked.found
    return "" if found is None else "\n".join(each.text for each in found.document.paragraphs), named


@pytest.mark.parametrize("use", get_args(Use))
@pytest.mark.parametrize("name", CONSTRUCTS)
def test_each_use_has_the_words_of_a_construct_in_its_text_or_reports_them_by_name(
    name: str, use: Use, tmp_path: Path
) -> None:
    body, words, names, others = CONSTRUCTS[name]
    shown, named = _reported(use, package(body, **others), tmp_path / NAME)
    if kind := names.get(use):
        assert words not in shown
        assert words in named[kind]
    elif not (name == "a header" and use == "check"):  # its rules read headers, which are not in the text
        assert words in shown


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_difference_has_the_words_of_each_construct(name: str) -> None:
    body, words, _, others = CONSTRUCTS[name]
    assert words in "\n".join(told(package(body, **others)))


@pytest.mark.parametrize("use", get_args(Use))
@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_program_shows_is_reported_all_the_same(name: str, use: Use, tmp_path: Path) -> None:
    shown, named = _reported(use, package(UNSEEN[name]), tmp_path / NAME)
    assert "新的" in named["doubtful" if use == "draft" else "text"]
    assert "新的" not in shown


@pytest.mark.parametrize("name", PLAIN)
def test_nothing_is_reported_where_all_is_read(name: str, tmp_path: Path) -> None:
    data = package(PLAIN[name], footer_2=paragraph("— ", PAGE, " —"))
    assert _reported("check", data, tmp_path / NAME)[1] == {}
    assert _reported("review", data, tmp_path / NAME)[1] == {}


def test_each_kind_is_one_finding_with_its_first_places(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(package("".join(paragraph("甲", text(each, HIDDEN)) for each in "一二三四")))
    (checked,) = check_documents([tmp_path / NAME])
    (found,) = (each for each in checked.report.findings if each.code == "document-unread")
    assert (found.problem.severity, found.problem.facts["count"]) == ("warning", 4)
    with speaking("zh"):
        assert found.problem.message().startswith("文件里有隐藏文字，共 4 处：“一”、“二”、“三”（")
    with speaking("en"):
        assert found.problem.message().endswith(", which was not checked")
