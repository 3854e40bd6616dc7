from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from generator.desk.desk_templates import TemplateFile, desk_templates, set_aside
from generator.desk.print_files import PrintFiles, join, makes_letters, obstacles, part, print_files
from generator.ground.errors import NoticeError, TemplateError
from tests.dispatch.test_text_papers import LETTER
from tests.sample_office import NOTICE, Office, tree
from tests.templates.word.print_files.papers import field

HOUSE = "templates/house.yaml"
PRINT_FILE = "dispatch/print-函.docx"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.write("templates/unit/便函.md", LETTER)
    sheet = openpyxl.Workbook()
    sheet.create_sheet("名册", 0)["A1"] = "{{ unit.name }}"
    sheet.save(tmp_path / "templates/unit/函.xlsx")
    return office


def template(office: Office, name: str) -> TemplateFile:
    return next(each for each in desk_templates(office.folder / "templates") if each.name == name)


def house(office: Office) -> Path:
    return office.folder / HOUSE


def notice(office: Office) -> Path:
    return office.folder / "templates" / "notice"


def found(office: Office) -> PrintFiles:
    return print_files(office.folder / "templates", house(office), notice(office))


def written(office: Office) -> str:
    return house(office).read_text(encoding="utf-8")


def test_only_documents_for_units_are_joined(office: Office) -> None:
    set_aside(template(office, "unit/便函.md"))
    can = {each.name: makes_letters(each) for each in desk_templates(office.folder / "templates")}
    assert can == {
        "unit/函.docx": True,
        "unit/函.xlsx": False,
        "unit/停用/便函.md": False,
        "dispatch/分发表.docx": False,
    }


@pytest.mark.parametrize("names", ["函", "函.docx", "函, 便函.md", "便函"])
def test_names_are_read_as_a_build_reads_them(office: Office, names: str) -> None:
    office.write(HOUSE, f"printing: {{files: [{names}]}}\n")
    written = {path for path in office.build().written if path.startswith("dispatch/print-")}
    stems = {Path(name).stem for name in found(office).joined}
    assert {f"dispatch/print-{stem}.docx" for stem in stems} == written


def test_the_list_of_the_notice_decides(office: Office) -> None:
    office.write(HOUSE, "printing: {files: [函], duplex: true}\n")
    office.write("templates/notice/notice.md", NOTICE.replace("date:", "printing: {archive: 1}\ndate:"))
    assert found(office).joined == {"unit/函.docx"}
    assert found(office).own_list is None
    office.write("templates/notice/notice.md", NOTICE.replace("date:", "印制: {打印文件: [便函]}\ndate:"))
    assert found(office).joined == {"unit/便函.md"}
    place = found(office).own_list
    assert place is not None
    assert (place.file, place.line) == (str(notice(office) / "notice.md"), 6)
    office.write("templates/notice/notice.md", NOTICE.replace("date:", "printing: {files: []}\ndate:"))
    assert found(office).joined == frozenset()
    assert found(office).own_list is not None


def test_a_notice_that_cannot_be_read_has_no_list(office: Office) -> None:
    office.write(HOUSE, "printing: {files: [函]}\n")
    office.write("templates/notice/notice.md", "printing: {files: []}\n")
    assert found(office).joined == {"unit/函.docx"}


def test_names_of_templates_that_are_gone_are_told_from_those_set_aside(office: Office) -> None:
    office.write(HOUSE, "printing: {files: [函, 便函, 回执, 回执]}\n")
    set_aside(template(office, "unit/便函.md"))
    assert found(office).gone == ("回执",)
    part(["回执"], house(office))
    assert written(office) == "printing: {files: [函, 便函]}\n"
    assert not found(office).gone


@pytest.mark.parametrize("name", ["unit/函.docx", "unit/便函.md"])
def test_joined_and_no_longer_joined(office: Office, name: str) -> None:
    joined = template(office, name)
    join(joined, house(office), notice(office))
    assert found(office).joined == {name}
    assert f"dispatch/print-{joined.path.stem}.docx" in office.build().written
    part([joined.path.name], house(office))
    assert found(office).joined == frozenset()
    office.build()
    assert not any(path.startswith("dispatch/print-") for path in tree(office.papers))


def test_one_that_is_listed_with_its_ending_is_not_listed_again(office: Office) -> None:
    office.write(HOUSE, "printing: {files: [函.docx]}\n")
    join(template(office, "unit/函.docx"), house(office), notice(office))
    assert written(office) == "printing: {files: [函.docx]}\n"


def test_a_house_that_is_made_has_the_keys_of_the_notice(office: Office) -> None:
    join(template(office, "unit/函.docx"), house(office), notice(office))
    assert written(office) == "printing:\n  files: [函]\n"
    house(office).unlink()
    words = {"issuer": "发文机关", "number": "发文字号", "title": "标题", "recipients": "主送机关", "date": "成文日期"}
    text = NOTICE
    for key, word in words.items():
        text = text.replace(f"{key}:", f"{word}:")
    office.write("templates/notice/notice.md", text)
    join(template(office, "unit/函.docx"), house(office), notice(office))
    assert written(office) == "印制:\n  打印文件: [函]\n"


def test_nothing_is_made_to_remove_a_name_from(office: Office) -> None:
    part(["函.docx"], house(office))
    assert not house(office).exists()


def test_what_no_print_file_can_have_is_said(office: Office) -> None:
    path = office.folder / "templates/unit/函.docx"
    assert obstacles(path) == ()
    assert obstacles(office.folder / "templates/unit/便函.md") == ()
    document = docx.Document(str(path))
    field(document.paragraphs[0], "TOC \\o")
    document.save(str(path))
    assert [each.code for each in obstacles(path)] == ["template-print-has"]
    with pytest.raises(TemplateError):
        join(template(office, "unit/函.docx"), house(office), notice(office))
    assert not house(office).exists()


def test_a_house_with_mistakes_is_refused_with_them(office: Office) -> None:
    office.write(HOUSE, "printing: {files: [函}\n")
    for ask in (
        lambda: found(office),
        lambda: join(template(office, "unit/函.docx"), house(office), notice(office)),
        lambda: part(["函"], house(office)),
    ):
        with pytest.raises(NoticeError) as caught:
            ask()
        assert caught.value.problems[0].span is not None
    assert written(office) == "printing: {files: [函}\n"


@pytest.mark.parametrize("key", ["files", "once"])
@pytest.mark.parametrize("where", [HOUSE, "templates/notice/notice.md"])
@pytest.mark.parametrize("names", ["函, 便函", "便函"])
def test_a_template_that_is_listed_and_set_aside_is_no_mistake(
    office: Office, key: str, where: str, names: str
) -> None:
    said = f"printing: {{{key}: [{names}]}}\n"
    office.write(where, said if where == HOUSE else NOTICE.replace("date:", f"{said}date:"))
    before = office.build(dry_run=True).warnings
    set_aside(template(office, "unit/便函.md"))
    manifest = office.build()
    assert [each for each in manifest.warnings if each.severity != "info"] == [*before]
    assert (PRINT_FILE in manifest.written) == (key == "files" and "函, " in names)
