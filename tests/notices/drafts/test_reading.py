"""Whole drafts: every format that LibreOffice saves, files that are none, and what is refused as a whole."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.errors import InputError, UsageError
from generator.notices.drafts.draft import Beginning, Draft, DraftComment, DraftKind, Omission, beginnings
from generator.notices.drafts.reading import draft_in, read_draft, read_text
from generator.notices.drafts.tracked_changes import DraftChanges
from generator.office.package import write_package
from generator.office.reading import read_document
from generator.office.suite import find_suite, profile_option
from generator.office.wordml.tracked_changes import Choice
from tests.bad_inputs import bad_inputs, earned, expected
from tests.notices.drafts.made import LINES, NAME, full_draft, illustrated, paragraph, read, text
from tests.notices.drafts.test_file_formats import compound
from tests.office.reading.made import package
from tests.patience import PATIENCE
from tests.refused import refused, refused_for
from tests.word_documents import make_docx, packed, parts, saved

pytestmark = pytest.mark.modules_in_turn(4, "saved_drafts")

FakeSuite = Callable[[str], Path]
FORMATS: dict[str, DraftKind] = {".doc": "doc", ".rtf": "rtf", ".odt": "odt"}


@pytest.fixture(scope="session")
def saved_drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The draft with everything, as LibreOffice saves it in each format, each under a name that hides it."""
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "draft.docx").write_bytes(full_draft())
    program = find_suite()
    assert program is not None
    found = {}
    for suffix in FORMATS:
        options = [profile_option(folder / "profile"), "--headless", "--convert-to", suffix[1:]]
        command = [str(program), *options, "draft.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
        found[suffix] = folder / f"as{suffix[1:]}.wps"
        (folder / f"draft{suffix}").rename(found[suffix])
    return found


def _told(draft: Draft) -> object:
    lines = [each.text for each in draft.document.paragraphs if each.text.strip()]
    header = [each.text for each in draft.left if each.what == "header"]
    pictures = [(each.suffix, round(each.width.mm), round(each.height.mm)) for each in draft.pictures]
    comments = [(each.paragraph, each.author, each.text) for each in draft.comments]
    return lines, header, pictures, comments, draft.changes


@pytest.mark.cases(2)
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_read_as_the_docx_is(saved_drafts: dict[str, Path], suffix: str) -> None:
    choice: Choice = "reject" if suffix == ".doc" else "accept"
    wanted = draft_in(full_draft(), NAME, changes=choice)
    found = read_draft(saved_drafts[suffix], changes=choice)
    assert found.source == FORMATS[suffix]
    assert _told(found) == _told(wanted)


def test_an_old_document_with_a_password_is_known_by_its_flags(saved_drafts: dict[str, Path]) -> None:
    data = bytearray(saved_drafts[".doc"].read_bytes())
    data[data.index(b"\xec\xa5") + 11] |= 0x01  # [MS-DOC] 2.5.2, fEncrypted
    assert refused_for(InputError, draft_in, bytes(data), NAME) == ["draft-encrypted"]


def test_a_draft_of_strict_open_xml_becomes_a_usual_one() -> None:
    names = {
        b"schemas.openxmlformats.org/wordprocessingml/2006/main": b"purl.oclc.org/ooxml/wordprocessingml/main",
        b"schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    contents = parts(package(paragraph("甲") + paragraph("乙")))
    for usual, strict in names.items():
        contents = {name: data.replace(usual, strict) for name, data in contents.items()}
    main = contents["word/document.xml"].replace(b"<w:document ", b'<w:document w:conformance="strict" ')
    draft = draft_in(packed({**contents, "word/document.xml": main}), NAME)
    assert draft.package is not None
    written = write_package(draft.package.finished())
    assert b"purl.oclc.org" not in b"".join(parts(written).values())
    assert b"conformance" not in parts(written)["word/document.xml"]
    assert [each.text for each in read_document(written, NAME).paragraphs] == ["甲", "乙"]


@pytest.mark.parametrize("tail", [b"\r\n\0", b"<!-- downloaded -->"])
def test_bytes_behind_the_zip_are_noted(tail: bytes) -> None:
    draft = draft_in(make_docx(LINES) + tail, NAME)
    assert [each.text for each in draft.document.paragraphs] == list(LINES)
    assert [(each.code, each.facts["bytes"]) for each in draft.notes] == [("draft-behind", len(tail))]


def _scan() -> bytes:
    return saved(illustrated("第1页", width=150, height=220))


def _empty() -> bytes:
    return make_docx(["", " ", "　"])


_TO, _TEXT, _ORGAN, _DATE = "各乡镇人民政府：", "现将有关事项通知如下。", "示例县民政局", "2024年2月14日"


def notice(title: str = "关于开展示例活动的通知", *, to: str = _TO, date: str = _DATE) -> list[str]:
    """The lines of a notice."""
    return [title, to, _TEXT, _ORGAN, date]


REFUSED = {
    "a scan": (_scan(), "draft-scan"),
    "nothing but blanks": (_empty(), "draft-empty"),
    "no part of Word": (packed({"[Content_Types].xml": b"<Types/>"}), "draft-unknown"),
    "files taken in when it is opened": (package(paragraph("甲") + '<w:altChunk r:id="rId1"/>'), "draft-chunks"),
    "subdocuments": (package(paragraph("甲") + '<w:p><w:subDoc r:id="rId1"/></w:p>'), "draft-chunks"),
    "five in one": (make_docx(notice() * 5), "draft-several"),
    "too many paragraphs": (package("<w:p/>" * 50_001), "draft-too-long"),
    "too many lines": ("甲\n".encode() * 50_001, "draft-too-long"),
    "too many characters": (b"1" * 2_000_001, "draft-too-long"),
    "a broken text": (packed({**parts(package("")), "word/document.xml": b"<w:document"}), "template-xml-broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_as_a_whole(name: str) -> None:
    data, code = REFUSED[name]
    refusal = refused(InputError, draft_in, data, NAME)
    assert [each.code for each in refusal.problems] == [code]
    earned(refusal.problems)


@pytest.mark.parametrize("path", bad_inputs("draft"), ids=lambda path: path.name)
def test_a_bad_draft_earns_its_problems(path: Path) -> None:
    assert earned(refused(InputError, read_draft, path).problems) == expected(path)


def _codes(path: Path) -> list[str]:
    with pytest.raises((InputError, UsageError)) as caught:
        read_draft(path)
    return [each.code for each in caught.value.problems]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "草稿.docx").write_bytes(make_docx(LINES))
    (tmp_path / "~$草稿.docx").write_bytes(b"\x05owner")
    assert _codes(tmp_path / "~$草稿.docx") == ["source-owner-file"]
    assert _codes(tmp_path) == ["draft-folder"]
    with pytest.raises(UsageError):
        read_draft(tmp_path / "没有.docx")


@pytest.mark.parametrize("line", ["\u200b", "\u3000\u200b", "\ufeff \u2060", "\u00ad"])
def test_a_line_without_ink_is_an_empty_one(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"关于示例的通知\n{line}\n示例\u200b内容。\n", encoding="utf-8")
    read_as = [each.text for each in read_draft(tmp_path / "a.txt").document.paragraphs]
    assert read_as == ["关于示例的通知", "", "示例\u200b内容。"]


def test_one_that_hangs_its_reader_is_refused_at_the_time_limit(
    fake_suite: FakeSuite, hanging: Callable[[Path], None], tmp_path: Path
) -> None:
    """What is left of the process is looked at in tests/office/test_suite.py."""
    hanging(fake_suite('touch "$here/hangs"\nsleep 600') / "hangs")
    (problem,) = refused(InputError, draft_in, compound("MatOST"), "草稿.wps").problems
    assert (problem.code, problem.facts["seconds"]) == ("draft-suite-late", "60")


@pytest.mark.parametrize(
    ("lines", "code"),
    [("echo cannot load", "draft-not-converted"), (None, "draft-suite-missing"), ("", "draft-suite-broken")],
)
def test_libreoffice_fails(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch, lines: str | None, code: str
) -> None:
    if lines is None:
        monkeypatch.setattr("generator.office.suite.find_suite", lambda: None)
    elif not lines:
        (fake_suite("true") / "soffice").write_bytes(b"\x7fELF is not enough")
    else:
        fake_suite(lines)
    refusal = refused(InputError, draft_in, rb"{\rtf1 x}", "草稿.rtf")
    assert [each.code for each in refusal.problems] == [code]
    earned(refusal.problems)


# Several documents in one file: told apart from a document with another one as its attachment.


def _found(*parts: list[str]) -> list[Beginning]:
    lines = [line for part in parts for line in part]
    return beginnings(read_text("\n".join(lines).encode(), "a.txt")[0])


SEVERAL = {
    "two": ([notice(), notice("关于报送示例材料的函")], [1, 6]),
    "five": ([notice()] * 5, [1, 6, 11, 16, 21]),
    "with empty lines, numbers and marks": (
        [
            ["示例县民政局文件", "示民发〔2024〕1号", *notice()],
            ["", "示民发〔2024〕2号", *notice("关于另一事项的请示")],
        ],
        [1, 9],
    ),
    "titles of several lines, dates not filled": (
        [["示例县民政局", *notice(date="2024年  月  日")], ["示例县民政局", *notice(date="×年×月×日")]],
        [2, 8],
    ),
    "one that passes another on, and a third": (
        [notice("关于转发示例文件的通知"), notice(), notice("关于第三件事的通知")],
        [1, 11],
    ),
}
ONE = {
    "one": [notice()],
    "an attachment with the label": [notice(), ["附件"], notice("关于另一事项的通知")],
    "two attachments with labels": [notice(), ["附件1"], notice("关于甲的通知"), ["附件2"], notice("关于乙的通知")],
    "another one passed on": [notice("示例县民政局关于转发示例文件的通知"), notice()],
    "another one, where its title is in lines": [["示例县民政局批转", *notice("示例科关于示例的意见的通知")], notice()],
    "a regulation that is issued": [notice("关于印发示例办法的通知"), ["示例办法", "第一章　总则", "第一条　为了……。"]],
    "a second title without 主送": [notice(), ["关于示例的说明", _TEXT, _DATE]],
    "a second one without a date": [notice(), ["关于示例的通知", _TO, _TEXT]],
    "a sentence that ends with a colon": [notice(), ["关于示例的通知如下：", _TEXT, _DATE]],
    "headings with colons": [notice(), ["一、关于时间安排：", _TEXT, "二、关于地点：", _DATE]],
    "抄送 below a title": [notice(), ["关于示例的通知", "抄送：县政府办公室：", _DATE]],
}


@pytest.mark.parametrize("name", SEVERAL)
def test_several(name: str) -> None:
    parts, paragraphs = SEVERAL[name]
    assert [each.paragraph for each in _found(*parts)] == paragraphs


@pytest.mark.parametrize("name", ONE)
def test_one(name: str) -> None:
    assert len(_found(*ONE[name])) == 1


def test_the_refusal_says_where_each_begins() -> None:
    with pytest.raises(InputError) as caught:
        draft_in("\n".join([*notice(), "", *notice("关于报送示例材料的函")]).encode(), "草稿.txt")
    (problem,) = caught.value.problems
    assert problem.code == "draft-several"
    wanted = "一个文件里有 2 份公文：第1段“关于开展示例活动的通知”；第7段“关于报送示例材料的函”。"
    assert problem.message("zh") == wanted
    assert "paragraph 7" in problem.message("en")


# Tracked changes of drafts: refused with their numbers, or resolved everywhere; never a mix.


_BY = 'w:id="1" w:author="示例甲"'
_DELETED = f'<w:del {_BY}><w:r><w:delText>旧</w:delText></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
_INSERTED = f"<w:ins {_BY}>{text('新')}</w:ins>"
BODY = paragraph("甲", _DELETED, _INSERTED) + paragraph("乙")
NOTES = {"footnotes": f'<w:footnote w:id="2">{paragraph("旧注")}</w:footnote>'}
HEADER = paragraph(
    f"<w:del {_BY}><w:r><w:delText>旧页眉</w:delText></w:r></w:del>", f"<w:ins {_BY}>{text('新页眉')}</w:ins>"
)


def _lines(draft: Draft) -> list[str]:
    return [each.text for each in draft.document.paragraphs]


def test_without_a_choice_they_are_counted_and_refused() -> None:
    (problem,) = refused(InputError, read, BODY, header=HEADER).problems
    assert (problem.code, problem.facts) == ("draft-changes", {"inserted": 2, "deleted": 2, "moved": 0})
    assert "--changes accept" in problem.remedy("zh")


@pytest.mark.parametrize(
    ("choice", "first", "header", "note"), [("accept", "甲新", "新页眉", []), ("reject", "甲旧", "旧页眉", ["旧注"])]
)
def test_all_texts_are_resolved_alike(choice: Choice, first: str, header: str, note: list[str]) -> None:
    """A footnote whose mark was deleted goes with it."""
    draft = read(BODY, changes=choice, header=HEADER, **NOTES)
    assert _lines(draft) == [first, "乙"]
    assert draft.changes == DraftChanges(2, 2, 0, choice)
    assert [each.text for each in draft.left if each.what == "header"] == [header]
    assert [each.text for each in draft.left if each.what == "note"] == note
    assert draft.document.tracked == 0


def _point(mark: Callable[[str], str]) -> str:
    return paragraph("甲") + paragraph(mark('<w:r><w:commentReference w:id="5"/></w:r>'), "乙")


@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_a_comment_at_a_point_that_goes_keeps_its_paragraph(choice: Choice) -> None:
    body = _point(lambda mark: f"<w:ins {_BY}>{mark}{text('新')}</w:ins><w:del {_BY}>{mark}</w:del>")
    comment = f'<w:comment w:id="5" w:author="示例乙" w:date="2024-01-02">{paragraph("问")}</w:comment>'
    draft = read(body, changes=choice, comments=comment)
    assert [(each.paragraph, each.text) for each in draft.comments] == [(2, "问")]


# Fields of drafts: results stay text; those that may change are reported with their instructions.


def _field(code: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks['begin']}{instruction}{marks['separate']}<w:r><w:t>{result}</w:t></w:r>{marks['end']}"


def _simple(code: str, result: str) -> str:
    return f'<w:fldSimple w:instr="{code}"><w:r><w:t>{result}</w:t></w:r></w:fldSimple>'


def _lines_of_fields(draft: Draft) -> list[str]:
    return [each.text for each in draft.document.paragraphs]


CHANGING = {
    **dict.fromkeys(("DATE \\@ 'yyyy'", "REF _Ref1 \\h", "PAGEREF x", "MERGEFIELD 单位", "NUMPAGES", "IF 1"), "field"),
    **dict.fromkeys(("LISTNUM x \\l 1", "AUTONUM"), "numbering"),
    "FORMTEXT": "control",
    "EQ \\f(1,2)": "formula",
    "SYMBOL 254": "symbol",
}


@pytest.mark.parametrize("code", CHANGING)
@pytest.mark.parametrize("make", [_field, _simple])
def test_one_that_may_change_is_reported(code: str, make: Callable[[str, str], str]) -> None:
    draft = read(paragraph("甲") + paragraph("乙", make(f" {code} ", "果")))
    assert _lines_of_fields(draft) == ["甲", "乙果"]
    assert draft.left == (Omission(CHANGING[code], 2, code),)


@pytest.mark.parametrize("code", ["HYPERLINK 'https://example.gov.cn'", "SEQ 图", "hyperlink x", "TC x", ""])
def test_one_whose_result_is_text_is_not(code: str) -> None:
    draft = read(paragraph("甲", _field(code, "果"), _simple(code, "实")))
    assert _lines_of_fields(draft) == ["甲果实"]
    assert draft.left == ()


def test_a_table_of_contents_over_several_paragraphs() -> None:
    whole = _field("TOC \\o", "一")
    place = whole.index('<w:r><w:fldChar w:fldCharType="end"')
    draft = read(paragraph(whole[:place]) + paragraph("二", whole[place:]) + paragraph("三", _field("DATE", "今天")))
    assert _lines_of_fields(draft) == ["一", "二", "三今天"]
    assert draft.left == (Omission("field", 1, "TOC \\o"), Omission("field", 3, "DATE"))


# Comments of drafts: paragraph, author, date as written and text, wherever they are.


_COMMENTED_BY = 'w:id="1" w:author="示例甲"'


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


def test_none_in_a_table_and_the_holders_in_a_text_box() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(_range(1, '<w:r/>'))}</w:tc></w:tr></w:tbl>"
    box = f"<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{paragraph(_range(2, '<w:r/>'), '框')}</w:txbxContent>"
    body = paragraph("甲") + cell + paragraph(f"{box}</v:textbox></v:rect></w:pict></w:r>", "乙")
    draft = read(body, comments=_comment(1, "表") + _comment(2, "框"))
    assert [(each.paragraph, each.text) for each in draft.comments] == [(None, "表"), (2, "框")]


def test_of_a_paragraph_and_a_row_that_were_deleted() -> None:
    """It is counted as the paragraphs are after the change, at what comes next."""
    mark = f"<w:pPr><w:rPr><w:del {_COMMENTED_BY}/></w:rPr></w:pPr>"
    gone = f"<w:p>{mark}{_range(1, f'<w:del {_COMMENTED_BY}><w:r><w:delText>乙</w:delText></w:r></w:del>')}</w:p>"
    row = f"<w:tr><w:trPr><w:del {_COMMENTED_BY}/></w:trPr><w:tc>{paragraph(_range(2, '<w:r/>'))}</w:tc></w:tr>"
    table = f"<w:tbl>{row}<w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    comments = _comment(1, "一") + _comment(2, "二")
    draft = read(paragraph("甲") + gone + paragraph("丙") + table, changes="accept", comments=comments)
    assert [each.text for each in draft.document.paragraphs] == ["甲", "丙", "格"]
    assert [(each.paragraph, each.text) for each in draft.comments] == [(2, "一"), (None, "二")]
    kept = read(paragraph("甲") + gone + paragraph("丙") + table, changes="reject", comments=comments)
    assert [(each.paragraph, each.text) for each in kept.comments] == [(2, "一"), (None, "二")]
