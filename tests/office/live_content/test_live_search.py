"""Active content is found in every way that a file can hold it, with its place and address; nothing else is."""

from __future__ import annotations

import pytest

from generator.office.live_content import chunks, linked_pictures, live_content, live_problems
from generator.office.package import Package, read_package
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

_LINKED = picture('r:link="rIdX"')
FOR_OLDER_PROGRAMS = f"<mc:AlternateContent><mc:Fallback>{_LINKED}</mc:Fallback></mc:AlternateContent>"


def package_of(data: bytes) -> Package:
    return Package(read_package(data, name="甲"), "甲")


@pytest.mark.parametrize("case", [*WORD_CASES, *SHEET_CASES, *FIELD_CASES], ids=lambda case: case.name)
def test_it_is_found(case: Case) -> None:
    found = [(each.kind.effect, each.kind.name.zh, each.address) for each in live_content(package_of(case.data))]
    assert found == [(case.effect, case.called, case.address)]


@pytest.mark.parametrize(("name", "data"), HARMLESS, ids=[name for name, _ in HARMLESS])
def test_nothing_else_is(name: str, data: bytes) -> None:
    assert live_content(package_of(data)) == ()


def test_fields_that_change_are_one_problem_and_those_of_a_document_only_where_it_is_set_in() -> None:
    found = live_content(package_of(paragraph("".join(map(complex_field, ("DATE", "DATE", "TOC", "AUTHOR", "PAGE"))))))
    for set_in, count in ((None, 3), ((DOCUMENT,), 4), (("word/footnotes.xml",), None)):
        assert [(each.code, each.severity, each.facts["count"]) for each in live_problems(found, set_in)] == (
            [("live-changes", "warning", count)] if count else []
        )


def test_each_has_its_place() -> None:
    [field] = live_content(package_of(word(f"<w:p/><w:p>{complex_field('DDE x y')}</w:p>")))
    assert (field.span.part, field.span.paragraph) == (DOCUMENT, 2)
    [linked] = live_content(package_of(related(paragraph(picture('r:link="rIdX"')), "image", WEB, DOCUMENT)))
    assert (linked.span.part, linked.span.paragraph) == (DOCUMENT, 1)
    [formula] = live_content(package_of(with_formula('WEBSERVICE("http://192.0.2.1/")')))
    assert formula.span.part == "分发表!B2"


def test_each_address_is_told_once() -> None:
    twice = paragraph(complex_field("DDE x y") + complex_field("DDE x y"))
    assert len(live_content(package_of(twice))) == 1


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


def test_files_taken_in_at_opening_are_counted() -> None:
    assert chunks(package_of(word('<w:altChunk r:id="a"/><w:p/><w:altChunk r:id="b"/>'))) == 2
