"""Active content is found in every way that a file can hold it, with its place and address; nothing else is."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from generator.check.rules import file_findings
from generator.ground.errors import InputError, Problem, Span, TemplateError
from generator.office.live_content.live_kinds import MACROS, WORKBOOK, Effect, LiveItem, live_problems
from generator.office.live_content.live_search import live_content
from generator.office.live_content.live_stories import linked_pictures
from generator.office.package import Package, read_package
from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.text.notice import open_notice
from generator.templates.word.docx_template import DocxTemplate
from tests.office.live_content.cases import (
    DOCUMENT,
    FIELD_CASES,
    HARMLESS,
    SHEET_CASES,
    WEB,
    WORD_CASES,
    Case,
    complex_field,
    paragraph,
    picture,
    related,
    vml,
    with_formula,
    word,
)
from tests.templates.text.folders import make_folder, with_keys
from tests.word_documents import packed, parts

_LINKED = picture('r:link="rIdX"')
FOR_OLDER_PROGRAMS = f"<mc:AlternateContent><mc:Fallback>{_LINKED}</mc:Fallback></mc:AlternateContent>"


def package_of(data: bytes) -> Package:
    return Package(read_package(data, name="甲"), "甲")


@pytest.mark.parametrize("case", [*WORD_CASES, *SHEET_CASES, *FIELD_CASES], ids=lambda case: case.name)
def test_it_is_found(case: Case) -> None:
    found = [(each.kind.effect, each.kind.name.zh, each.address) for each in live_content(package_of(case.make()))]
    assert found == [(case.effect, case.called, case.address)]


@pytest.mark.parametrize("make", [make for _, make in HARMLESS], ids=[name for name, _ in HARMLESS])
def test_nothing_else_is(make: Callable[[], bytes]) -> None:
    assert live_content(package_of(make())) == ()


def test_fields_that_change_are_one_problem_and_those_of_a_document_only_where_it_is_set_in() -> None:
    found = live_content(package_of(paragraph("".join(map(complex_field, ("DATE", "DATE", "TOC", "AUTHOR", "PAGE"))))))
    for set_in, count in ((None, 3), ((DOCUMENT,), 4), (("word/footnotes.xml",), None)):
        expected = [("live-changes", "warning", count)] if count else []
        assert [(each.code, each.severity, each.facts["count"]) for each in live_problems(found, set_in)] == expected


def test_each_has_its_place() -> None:
    [field] = live_content(package_of(word(f"<w:p/><w:p>{complex_field('DDE x y')}</w:p>")))
    assert (field.span.part, field.span.paragraph) == (DOCUMENT, 2)
    [linked] = live_content(package_of(related(paragraph(picture('r:link="rIdX"')), "image", WEB, DOCUMENT)))
    assert (linked.span.part, linked.span.paragraph) == (DOCUMENT, 1)
    [formula] = live_content(package_of(with_formula('WEBSERVICE("http://192.0.2.1/")')))
    assert formula.span.part == "分发表!B2"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (picture('r:link="rIdX"'), 1),
        (picture('r:link="rIdX"') * 3, 3),
        (vml('<v:imagedata r:href="rIdX"/>'), 1),
        (vml(f'<v:imagedata src="{WEB}"/>'), 1),
        (picture('r:link="rIdX" r:embed="rId1"'), 0),
        (FOR_OLDER_PROGRAMS, 0),
        (picture(""), 0),
    ],
)
def test_linked_pictures_are_counted(body: str, count: int) -> None:
    assert linked_pictures(package_of(related(paragraph(body), "image", WEB, DOCUMENT))) == count


# Active content in templates, attached files and finished documents: what acts is an error, the rest a warning.


CODES = {Effect.ACTS: "live-acts", Effect.REACHES: "live-reaches", Effect.LEFT_OUT: "live-left-out"}
RULES = {Effect.ACTS: "MM-08", Effect.REACHES: "MM-09", Effect.LEFT_OUT: "MM-09"}
_named = pytest.mark.parametrize("case", WORD_CASES, ids=lambda case: case.name)


def told(open_it: Callable[[], tuple[Problem, ...]]) -> dict[str, str]:
    """The codes of the problems, each with its severity."""
    try:
        return {each.code: each.severity for each in open_it()}
    except InputError as error:
        return {each.code: each.severity for each in error.problems}


@_named
def test_in_a_word_template(case: Case) -> None:
    found = told(lambda: DocxTemplate.open(case.make(), name="甲.docx").notes)
    assert found[CODES[case.effect]] == ("error" if case.effect is Effect.ACTS else "warning")


@pytest.mark.parametrize("case", SHEET_CASES, ids=lambda case: case.name)
def test_in_an_excel_template(case: Case) -> None:
    found = told(lambda: XlsxTemplate.open(case.make(), name="甲.xlsx").notes)
    assert CODES[case.effect] in found or "xlsx-holds" in found  # refused already: no list can have it
    assert ("error" in found.values()) == (case.effect is Effect.ACTS or "xlsx-holds" in found)


@pytest.mark.parametrize("case", [*WORD_CASES, *SHEET_CASES], ids=lambda case: case.name)
def test_in_an_attached_file(case: Case, tmp_path: Path) -> None:
    name = "表.docx" if case in WORD_CASES else "表.xlsx"
    folder, _ = make_folder(tmp_path, with_keys(f"attachments: [{{title: 表, file: {name}}}]"))
    (folder / name).write_bytes(case.make())
    found = told(lambda: open_notice(folder).warnings)
    assert found[CODES[case.effect]] == ("error" if case.effect is Effect.ACTS else "warning")


@_named
def test_in_a_finished_document(case: Case) -> None:
    found = [
        each for each in file_findings(recognise(read_document(case.make(), "甲.docx"))) if each.code[:4] == "MM-0"
    ]
    [finding] = [each for each in found if each.code == RULES[case.effect]]
    assert finding.strength == "practice"
    assert finding.problem.severity == ("error" if case.effect is Effect.ACTS else "warning")
    assert case.called in finding.text("zh")
    assert " ".join(case.address.split())[:20] in " ".join(finding.text("zh").split())


@pytest.mark.parametrize("make", [make for _, make in HARMLESS], ids=[name for name, _ in HARMLESS])
def test_what_is_harmless_goes_through(make: Callable[[], bytes], tmp_path: Path) -> None:
    data = make()
    of_word = "word/document.xml" in parts(data)
    file = "表.docx" if of_word else "表.xlsx"
    folder, _ = make_folder(tmp_path, with_keys(f"attachments: [{{title: 表, file: {file}}}]"))
    (folder / file).write_bytes(data)
    assert {each.code for each in open_notice(folder).warnings}.isdisjoint(CODES.values())
    if of_word:
        assert DocxTemplate.open(data, name="甲.docx").notes == ()
        codes = {each.code for each in file_findings(recognise(read_document(data, "甲.docx")))}
        assert codes.isdisjoint(RULES.values())
    else:
        template = XlsxTemplate.open(data, name="甲.xlsx")
        assert template.notes == ()
        assert template.render({}, moment=datetime(2026, 3, 5))


@pytest.mark.parametrize(
    "case", [each for each in WORD_CASES if each.effect is Effect.LEFT_OUT], ids=lambda case: case.name
)
def test_an_attached_template_is_left_out_of_what_is_made(case: Case) -> None:
    made = parts(DocxTemplate.open(case.make(), name="甲.docx").render({}))
    assert not [name for name, content in made.items() if b"attachedTemplate" in content or b"x.dotm" in content]


def test_all_that_is_wrong_with_a_template_is_told_at_once() -> None:
    case = next(each for each in WORD_CASES if each.name == "DDEAUTO")
    contents = parts(case.make())
    spoilt = contents["word/document.xml"].replace("甲".encode(), b"{{ x")
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(packed({**contents, "word/document.xml": spoilt}))
    assert [each.code for each in caught.value.problems] == ["live-acts", "template-tag-open"]


def test_a_workbook_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, with_keys("attachments: [{title: 表, file: 表.xlsx}]"))
    (folder / "表.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert [each.code for each in open_notice(folder).warnings] == ["notice-attachment-unseen"]


def test_of_very_many_the_first_are_told_and_what_acts_before_all() -> None:
    place = Span("甲.docx")
    reaching = [LiveItem(WORKBOOK, place, f"http://192.0.2.1/{number}") for number in range(2_000)]
    problems = live_problems([*reaching, LiveItem(MACROS, place)])
    assert problems[0].code == "live-acts"
    assert len(problems) == 100
