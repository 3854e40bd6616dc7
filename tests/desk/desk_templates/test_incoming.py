from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.desk_templates import IncomingTemplate, desk_templates, look_at, take_in
from generator.ground.errors import InputError, OutputError
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path)


def seen(office: Office, name: str, data: bytes, kind: str = "unit") -> IncomingTemplate:
    return look_at(name, data, kind, units=office.folder / "units.yaml", notice=office.folder / "templates/notice")


GOOD = [
    ("信封.docx", make_docx(["{{ unit.addressee }} 收"]), "unit", "unit.addressee"),
    ("便函.md", LETTER.encode(), "unit", "unit.addressee"),
    ("清单.md", LIST.encode(), "dispatch", "units[].name"),
    ("名册.XLSX", workbook([["{{ total }}"]]), "dispatch", "total"),
]


@pytest.mark.parametrize(("name", "data", "kind", "reads"), GOOD)
def test_a_good_one_is_checked_and_taken_in(office: Office, name: str, data: bytes, kind: str, reads: str) -> None:
    before = tree(office.folder)
    incoming = seen(office, name, data, kind)
    assert tree(office.folder) == before
    assert incoming.may_be_taken
    assert reads in [each.name for each in incoming.variables]
    path = take_in(incoming, office.folder / "templates", replacing=False)
    assert path.read_bytes() == data
    assert f"{kind}/{path.name}" in [each.name for each in desk_templates(office.folder / "templates")]
    office.build()


def test_a_name_that_nobody_has_is_found_at_its_place_under_the_files_own_name(office: Office) -> None:
    incoming = seen(office, "C:\\模板\\信封.docx", make_docx(["{{ unit.nmae }}"]))
    assert incoming.name == "信封.docx"
    (finding,) = [each for each in incoming.findings if each.problem.severity == "error"]
    assert finding.problem.span is not None
    assert finding.problem.span.file == "信封.docx"
    assert finding.problem.suggestion == "name"
    assert not incoming.may_be_taken
    with pytest.raises(InputError):
        take_in(incoming, office.folder / "templates", replacing=False)


BAD = [
    ("信封.doc", b"\xd0\xcf\x11\xe0", "output-other-format"),
    ("图.png", b"\x89PNG", "desk-template-kind"),
    ("README.md", b"", "desk-template-readme"),
    ("没有后缀", b"", "desk-template-kind"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD)
def test_what_is_no_template_is_refused_by_its_name(office: Office, name: str, data: bytes, code: str) -> None:
    with pytest.raises(InputError) as raised:
        seen(office, name, data)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_a_damaged_one_is_a_finding(office: Office) -> None:
    incoming = seen(office, "信封.docx", b"PK\x03\x04 nothing")
    assert not incoming.may_be_taken
    assert incoming.variables == ()


@pytest.mark.parametrize("name", ["../../units.docx", "..\\..\\house.docx", "/etc/passwd.docx", "nul.docx", ".x.docx"])
def test_no_name_leads_out(office: Office, name: str) -> None:
    incoming = seen(office, name, make_docx(["示例"]))
    path = take_in(incoming, office.folder / "templates", replacing=False)
    assert path.parent == office.folder / "templates" / "unit"
    assert path.name in {each.name for each in path.parent.iterdir()}


def test_another_of_its_name_is_not_replaced_without_being_asked_to(office: Office) -> None:
    old = (office.folder / "templates/unit/函.docx").read_bytes()
    for name, data in (("函.docx", make_docx(["新的"])), ("函.md", LETTER.encode())):
        incoming = seen(office, name, data)
        with pytest.raises(OutputError) as raised:
            take_in(incoming, office.folder / "templates", replacing=False)
        assert [problem.code for problem in raised.value.problems] == ["desk-template-there"]
    assert (office.folder / "templates/unit/函.docx").read_bytes() == old
    take_in(incoming, office.folder / "templates", replacing=True)
    names = [each.name for each in desk_templates(office.folder / "templates") if each.kind == "unit"]
    assert names == ["unit/函.md", "unit/停用/函.docx"]
    assert (office.folder / "templates/unit/停用/函.docx").read_bytes() == old
