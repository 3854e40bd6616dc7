from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from generator.desk.desk_templates import look_at
from generator.desk.print_files import adopt
from generator.ground.errors import OutputError
from tests.dispatch.test_text_papers import LETTER
from tests.sample_office import LETTER as LINES
from tests.sample_office import Office, tree
from tests.templates.word.print_files.papers import field
from tests.word_documents import make_docx

HOUSE = "templates/house.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path)


def adopted(office: Office, name: str, data: bytes, kind: str = "unit", *, replacing: bool = False) -> str:
    """The house.yaml, ``""`` where there is none, when the template was taken."""
    templates = office.folder / "templates"
    incoming = look_at(name, data, kind, units=office.folder / "units.yaml", notice=templates / "notice")
    taken = adopt(incoming, templates, office.folder / HOUSE, templates / "notice", replacing=replacing)
    assert taken.path.read_bytes() == data
    path = office.folder / HOUSE
    return path.read_text(encoding="utf-8") if path.exists() else ""


def with_contents() -> bytes:
    """A template with a table of contents, which no print file can have."""
    document = docx.Document(io.BytesIO(make_docx(LINES)))
    field(document.paragraphs[0], "TOC \\o")
    document.save(data := io.BytesIO())
    return data.getvalue()


@pytest.mark.parametrize(("name", "data"), [("通知书.docx", make_docx(LINES)), ("便函.md", LETTER.encode())])
def test_it_is_joined_as_the_others_are(office: Office, name: str, data: bytes) -> None:
    office.write(HOUSE, "printing: {files: [函]}  # 打印\n")
    stem = Path(name).stem
    assert adopted(office, name, data) == f"printing: {{files: [函, {stem}]}}  # 打印\n"
    office.build()
    assert {"dispatch/print-函.docx", f"dispatch/print-{stem}.docx"} < set(tree(office.papers))


@pytest.mark.parametrize("house", ["", "issuer: 甲\n", "printing: {files: []}\n", "printing: {once: [函]}\n"])
def test_it_is_not_where_no_other_is(office: Office, house: str) -> None:
    if house:
        office.write(HOUSE, house)
    assert adopted(office, "通知书.docx", make_docx(LINES)) == house


@pytest.mark.parametrize("house", ["printing: {files: [函}\n", "printing:\n"])
def test_it_is_taken_where_the_house_has_mistakes(office: Office, house: str) -> None:
    office.write(HOUSE, house)
    assert adopted(office, "通知书.docx", make_docx(LINES)) == house


@pytest.mark.parametrize("kind", ["unit", "dispatch"])
def test_only_documents_for_units_are_joined(office: Office, kind: str) -> None:
    office.write(HOUSE, "printing: {files: [函]}\n")
    joined = kind == "unit"
    lines = ["{{ unit.name }}" if joined else "{{ total }}"]
    assert ("通知书" in adopted(office, "通知书.docx", make_docx(lines), kind)) == joined


@pytest.mark.parametrize("listed", ["函", "函.docx", "回执"])
@pytest.mark.parametrize("name", ["函.docx", "函.md"])
def test_one_that_replaces_another_is_joined_as_that_was(office: Office, listed: str, name: str) -> None:
    office.template("unit/回执.docx", LINES)
    house = f"printing: {{files: [{listed}]}}\n"
    office.write(HOUSE, house)
    adopted(
        office, name, LETTER.encode() if name.endswith(".md") else make_docx(["新的{{ unit.name }}"]), replacing=True
    )
    office.build()
    assert ("dispatch/print-函.docx" in tree(office.papers)) == (listed != "回执")


@pytest.mark.parametrize("listed", ["回执", "通知书"])
def test_what_no_print_file_can_have_is_not_joined_and_the_next_build_is_made(office: Office, listed: str) -> None:
    office.template("unit/回执.docx", LINES)
    office.write(HOUSE, f"printing: {{files: [函, {listed}]}}\n")
    house = adopted(office, "通知书.docx", with_contents())
    assert house == ("printing: {files: [函]}\n" if listed == "通知书" else "printing: {files: [函, 回执]}\n")
    office.build()


def test_what_is_not_taken_is_not_listed(office: Office) -> None:
    office.write(HOUSE, "printing: {files: [函.docx]}\n")
    with pytest.raises(OutputError):
        adopted(office, "函.docx", make_docx(LINES))
    assert (office.folder / HOUSE).read_text(encoding="utf-8") == "printing: {files: [函.docx]}\n"
