"""A desk's templates: those of a build, those set aside, one that is checked and taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.run import check
from generator.desk.desk_templates import (
    IncomingTemplate,
    TemplateFile,
    desk_templates,
    look_at,
    printed_values,
    set_aside,
    take_in,
    use_again,
)
from generator.dispatch.build_sources import read_sources
from generator.dispatch.template_variables import variables
from generator.ground.errors import InputError, OutputError
from generator.roster.units.template_context import unit_context
from generator.templates.expressions.bare_names import with_titles
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.refused import refused, refused_for
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.write("templates/unit/便函.md", LETTER)
    office.write("templates/unit/README.md", "示例")
    office.write("templates/unit/~$函.docx", "lock")
    return office


def templates(office: Office) -> Path:
    return office.folder / "templates"


def named(office: Office, name: str) -> TemplateFile:
    return next(each for each in desk_templates(templates(office)) if each.name == name)


def names(office: Office) -> list[str]:
    return [each.name for each in desk_templates(templates(office))]


def test_those_of_a_build_are_listed(office: Office) -> None:
    assert names(office) == ["unit/便函.md", "unit/函.docx", "dispatch/分发表.docx"]


def test_one_that_is_set_aside_makes_no_papers_until_it_is_used_again(office: Office) -> None:
    office.build()
    before = tree(office.papers)
    data = (templates(office) / "unit/函.docx").read_bytes()
    set_aside(named(office, "unit/函.docx"))
    assert names(office) == ["unit/便函.md", "unit/停用/函.docx", "dispatch/分发表.docx"]
    office.build()
    assert not any(path.startswith("unit/函/") for path in tree(office.papers))
    use_again(named(office, "unit/停用/函.docx"), templates(office))
    assert (templates(office) / "unit/函.docx").read_bytes() == data
    office.build()
    assert tree(office.papers) == before


def test_one_that_is_set_aside_is_not_checked_with_the_others(office: Office) -> None:
    office.template("unit/坏.docx", ["{{ unit.nmae }}"])
    set_aside(named(office, "unit/坏.docx"))
    reports = check([templates(office)]).reports
    assert not any("停用" in report.file for report in reports)


def test_one_that_is_printed_in_a_file_can_be_set_aside(office: Office) -> None:
    office.replace("templates/notice/notice.md", "---\n请于", "printing: {files: [函], once: [函.docx]}\n---\n请于")
    office.build()
    assert "dispatch/打印-函.docx" in tree(office.papers)
    set_aside(named(office, "unit/函.docx"))
    office.build()
    assert not any("函.docx" in path for path in tree(office.papers) if path.startswith("dispatch/"))


def test_nothing_set_aside_is_replaced(office: Office) -> None:
    first = (templates(office) / "unit/函.docx").read_bytes()
    set_aside(named(office, "unit/函.docx"))
    office.template("unit/函.docx", ["另一个"])
    assert set_aside(named(office, "unit/函.docx")).name == "函 (2).docx"
    assert (templates(office) / "unit/停用/函.docx").read_bytes() == first


def test_one_is_not_used_again_beside_another_whose_papers_have_its_names(office: Office) -> None:
    set_aside(named(office, "unit/函.docx"))
    office.write("templates/unit/函.md", LETTER)
    refusal = refused(OutputError, use_again, named(office, "unit/停用/函.docx"), templates(office))
    assert [problem.code for problem in refusal.problems] == ["desk-template-there"]
    assert "unit/停用/函.docx" in names(office)


def _make_a_link(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.symlink_to(path.with_suffix(".old"))


@pytest.mark.parametrize(("change", "code"), [(Path.unlink, "desk-template-gone"), (_make_a_link, "output-link-out")])
def test_what_cannot_be_moved_is_reported(office: Office, change: Callable[[Path], None], code: str) -> None:
    file = named(office, "unit/函.docx")
    change(file.path)
    assert refused_for(OutputError, set_aside, file) == [code]


@pytest.fixture
def plain(tmp_path: Path) -> Office:
    return Office.at(tmp_path)


def seen(plain: Office, name: str, data: bytes, kind: str = "unit") -> IncomingTemplate:
    return look_at(name, data, kind, units=plain.folder / "units.yaml", notice=plain.folder / "templates/notice")


GOOD = [
    ("信封.docx", make_docx(["{{ unit.addressee }} 收"]), "unit", "unit.addressee"),
    ("便函.md", LETTER.encode(), "unit", "unit.addressee"),
    ("清单.md", LIST.encode(), "dispatch", "units[].name"),
    ("名册.XLSX", workbook([["{{ total }}"]]), "dispatch", "total"),
]


@pytest.mark.parametrize(("name", "data", "kind", "reads"), GOOD)
def test_a_good_one_is_checked_and_taken_in(plain: Office, name: str, data: bytes, kind: str, reads: str) -> None:
    before = tree(plain.folder)
    incoming = seen(plain, name, data, kind)
    assert tree(plain.folder) == before
    assert incoming.may_be_taken
    assert reads in [each.name for each in incoming.variables]
    path = take_in(incoming, plain.folder / "templates", replacing=False)
    assert path.read_bytes() == data
    assert f"{kind}/{path.name}" in [each.name for each in desk_templates(plain.folder / "templates")]
    plain.build()


def test_a_name_that_nobody_has_is_found_at_its_place_under_the_files_own_name(plain: Office) -> None:
    incoming = seen(plain, "C:\\模板\\信封.docx", make_docx(["{{ unit.nmae }}"]))
    assert incoming.name == "信封.docx"
    (finding,) = [each for each in incoming.findings if each.problem.severity == "error"]
    assert finding.problem.span is not None
    assert finding.problem.span.file == "信封.docx"
    assert finding.problem.suggestion == "name"
    assert not incoming.may_be_taken
    with pytest.raises(InputError):
        take_in(incoming, plain.folder / "templates", replacing=False)


BAD = [
    ("信封.doc", b"\xd0\xcf\x11\xe0", "output-other-format"),
    ("图.png", b"\x89PNG", "desk-template-kind"),
    ("README.md", b"", "desk-template-readme"),
    ("没有后缀", b"", "desk-template-kind"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD)
def test_what_is_no_template_is_refused_by_its_name(plain: Office, name: str, data: bytes, code: str) -> None:
    assert refused_for(InputError, seen, plain, name, data) == [code]


@pytest.mark.parametrize("name", ["../../units.docx", "..\\..\\house.docx", "/etc/passwd.docx", "nul.docx", ".x.docx"])
def test_no_name_leads_out(plain: Office, name: str) -> None:
    incoming = seen(plain, name, make_docx(["示例"]))
    path = take_in(incoming, plain.folder / "templates", replacing=False)
    assert path.parent == plain.folder / "templates" / "unit"
    assert path.name in {each.name for each in path.parent.iterdir()}


def test_another_of_its_name_is_not_replaced_without_being_asked_to(plain: Office) -> None:
    old = (plain.folder / "templates/unit/函.docx").read_bytes()
    for name, data in (("函.docx", make_docx(["新的"])), ("函.md", LETTER.encode())):
        incoming = seen(plain, name, data)
        refusal = refused(OutputError, take_in, incoming, plain.folder / "templates", replacing=False)
        assert [problem.code for problem in refusal.problems] == ["desk-template-there"]
    assert (plain.folder / "templates/unit/函.docx").read_bytes() == old
    take_in(incoming, plain.folder / "templates", replacing=True)
    names = [each.name for each in desk_templates(plain.folder / "templates") if each.kind == "unit"]
    assert names == ["unit/函.md", "unit/停用/函.docx"]
    assert (plain.folder / "templates/unit/停用/函.docx").read_bytes() == old


def values(office: Office, lines: list[str], number: int = 0) -> dict[str, str | None]:
    """What the tags of a Word template print for a unit of the office."""
    office.template("unit/试.docx", lines)
    folder = office.folder / "templates"
    sources = read_sources(folder, folder / "notice", office.folder / "units.yaml")
    mappings = [unit.as_mapping() for unit in sources.units]
    context = with_titles(unit_context(sources.notice.context, mappings, number), sources.roster.field_titles)
    found = printed_values(variables(folder / "unit" / "试.docx"), context)
    return {each.name: each.value for each in found}


def test_values_are_those_that_print(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    lines = ["{{ unit.addressee }}{{ 书架数 }}{{ notice.title }}{{ notice.date }}{{ serial }}/{{ total }}"]
    assert values(office, lines) == {
        "unit.addressee": "东馆办公室",
        "书架数": "12",
        "notice.title": "关于报送《目录》的通知",
        "notice.date": "2024年3月5日",
        "serial": "1",
        "total": "4",
    }


def test_of_a_list_the_first_ones(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    lines = ["{% for each in units %}{{ each.name }}{% endfor %}"]
    assert values(office, lines) == {"units[].name": "东馆、西馆、A&B馆<试点>、…"}
