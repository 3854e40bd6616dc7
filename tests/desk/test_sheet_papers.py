"""Papers of a template and a sheet that somebody hands over, held against ``fawen merge``."""

from pathlib import Path

import pytest

from generator.check.annotating import annotate
from generator.check.fixed_copies import fix
from generator.desk.handed_documents import checked_document
from generator.desk.sheet_papers import SheetPapers, sheet_papers
from generator.desk.starters.starter_files import parts
from generator.dispatch.merging import merge
from generator.ground.errors import GeneratorError, TemplateError
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx, paragraphs

CERTIFICATES, MEETING = parts("papers/certificate"), parts("papers/meeting")
SHEET = CERTIFICATES["merge/persons.xlsx"]
ROWS = [["姓名", "单位", "职 务"], ["示甲", "示例局", "科长"], ["示乙", "示例馆", "馆员"]]


def papers(template: bytes, sheet: bytes = SHEET, **more: object) -> SheetPapers:
    given: dict[str, object] = {"name_column": "", "meanings": {}, "facts": {}} | more
    return sheet_papers(("..\\我的\\聘书.docx", template), ("名单.xlsx", sheet), **given)  # type: ignore[arg-type]


def made(found: SheetPapers) -> dict[str, bytes]:
    return found.files(lambda _done, _total, _name: None)


def test_they_are_those_of_a_merge(tmp_path: Path) -> None:
    template = CERTIFICATES["merge/appointment.docx"]
    (tmp_path / "聘书.docx").write_bytes(template)
    (tmp_path / "名单.xlsx").write_bytes(SHEET)
    out = tmp_path / "out"
    merge(tmp_path / "聘书.docx", units=tmp_path / "名单.xlsx", output=out, name_column="姓名", print_file=True)
    found = papers(template)
    assert (found.name_column, found.is_list, found.count, found.asked) == ("姓名", False, 4, ())
    files = made(found)
    assert files == {path.name: path.read_bytes() for path in out.iterdir()}
    assert found.document(1) == ("02-示例乙.docx", files["02-示例乙.docx"])


def test_a_list_is_one_document_with_what_was_typed() -> None:
    sheet = workbook(ROWS)
    typed = {"extra.会议名称": "示例会议", "extra.会议时间": " "}
    found = papers(MEETING["dispatch/sign-in.docx"], sheet, facts=typed)
    assert found.asked == ("extra.会议名称", "title", "extra.会议时间", "extra.会议地点")
    assert (found.is_list, found.count) == (True, 1)
    ((name, data),) = made(found).items()
    text = "".join(paragraphs(data))
    assert name == "聘书.docx"
    assert "会议名称：示例会议" in text
    assert "会议时间" not in text


@pytest.mark.parametrize("tag", ["{{ 职务1 }}", "{{ unit.职务1 }}"])
def test_an_unknown_name_is_asked_for_and_means_what_is_chosen(tag: str) -> None:
    template = make_docx([f"聘请 {{{{ unit.name }}}} 为{tag}。"])
    sheet = workbook([["姓名", "职务"], ["示甲", "科长"], ["示乙", "馆员"]])
    found = papers(template, sheet)
    ((name, meant),) = [(each.name, each.meant) for each in found.unknown]
    assert (name, meant) == (tag.strip("{} "), "职务")
    with pytest.raises(TemplateError, match="undefined"):
        made(found)
    chosen = papers(template, sheet, meanings={name: meant})
    assert "聘请 示乙 为馆员。" in paragraphs(chosen.document(1)[1])


@pytest.mark.parametrize(
    ("template", "sheet", "code"),
    [
        (b"PK", SHEET, "template-"),
        (make_docx(["{{ unit.name"]), SHEET, "template-"),
        (make_docx(["甲"]), b"PK", "template-package"),
        (make_docx(["甲"]), workbook([["甲", "乙"], ["1", "2"]]), "sheet-no-"),
    ],
)
def test_what_cannot_be_read_is_refused(template: bytes, sheet: bytes, code: str) -> None:
    with pytest.raises(GeneratorError, match=code) as caught:
        papers(template, sheet)
    assert {each.span.file for each in caught.value.problems if each.span is not None} <= {"聘书.docx", "名单.xlsx"}


# A document that somebody hands over, held against ``fawen check``.


DRAFT = docx_of([*HEAD, "为做好示例工作,现就有关事项通知如下。", *SIGNED])


def test_it_is_checked_mended_and_annotated_as_by_the_command(tmp_path: Path) -> None:
    path = tmp_path / "稿子.docx"
    path.write_bytes(DRAFT)
    (fixed,) = fix([path], tmp_path / "fixed.docx", checked_as="document")
    annotated = annotate([path], tmp_path / "annotated.docx", checked_as="document")
    found = checked_document("C:\\稿件\\稿子.docx", DRAFT)
    assert found.name == "稿子.docx"
    assert [each.sentence() for each in found.findings] == [each.sentence() for each in annotated.reports[0].findings]
    assert {each.problem.span.file for each in found.findings if each.problem.span is not None} == {"稿子.docx"}
    assert len(found.mends) == len(fixed.mends) > 0
    assert found.mended == (tmp_path / "fixed.docx").read_bytes()
    assert found.annotated() == (tmp_path / "annotated.docx").read_bytes()


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"x"), ("a.docx", b"PK"), ("..", b"")])
def test_what_is_no_document_is_refused_under_its_own_name(name: str, data: bytes) -> None:
    with pytest.raises(GeneratorError) as caught:
        checked_document(name, data)
    assert "fawen-handed" not in str(caught.value)
