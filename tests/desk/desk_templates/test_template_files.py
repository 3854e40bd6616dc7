from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.desk.desk_templates import TemplateFile, desk_templates, set_aside, use_again
from generator.ground.errors import OutputError
from tests.dispatch.test_text_papers import LETTER
from tests.sample_office import Office, tree


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
    assert "dispatch/print-函.docx" in tree(office.papers)
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
    with pytest.raises(OutputError) as raised:
        use_again(named(office, "unit/停用/函.docx"), templates(office))
    assert [problem.code for problem in raised.value.problems] == ["desk-template-there"]
    assert "unit/停用/函.docx" in names(office)


def _remove(path: Path) -> None:
    path.unlink()


def _make_a_link(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.symlink_to(path.with_suffix(".old"))


@pytest.mark.parametrize(("change", "code"), [(_remove, "desk-template-gone"), (_make_a_link, "output-link-out")])
def test_what_cannot_be_moved_is_reported(office: Office, change: Callable[[Path], None], code: str) -> None:
    file = named(office, "unit/函.docx")
    change(file.path)
    with pytest.raises(OutputError) as raised:
        set_aside(file)
    assert [problem.code for problem in raised.value.problems] == [code]
