"""Which papers of units are joined into print files, as house.yaml and the notice say."""

import io
from functools import partial
from pathlib import Path

import docx
import openpyxl
import pytest

from generator.desk import print_files as joining
from generator.desk.desk_templates import TemplateFile, desk_templates, look_at, set_aside
from generator.desk.print_files import (
    PrintFiles,
    add_to_house,
    adopt,
    join,
    makes_letters,
    obstacles,
    part,
    print_files,
    remove_from_house,
)
from generator.ground.errors import NoticeError, OutputError, TemplateError
from generator.writing import locked_file
from tests.dispatch.test_text_papers import LETTER
from tests.refused import refused_for
from tests.sample_office import LETTER as LINES
from tests.sample_office import NOTICE, Office, tree
from tests.templates.word.print_files.papers import field
from tests.word_documents import make_docx

pytestmark = pytest.mark.in_turn(2)

HOUSE = "templates/house.yaml"
PRINT_FILE = "dispatch/打印-函.docx"


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
    expected = {"unit/函.docx": True, "unit/函.xlsx": False, "unit/停用/便函.md": False, "dispatch/分发表.docx": False}
    assert can == expected


@pytest.mark.parametrize("names", ["函", "函.docx", "函, 便函.md", "便函"])
def test_names_are_read_as_a_build_reads_them(office: Office, names: str) -> None:
    office.write(HOUSE, f"printing: {{files: [{names}]}}\n")
    written = {path for path in office.build().written if path.startswith("dispatch/打印-")}
    stems = {Path(name).stem for name in found(office).joined}
    assert {f"dispatch/打印-{stem}.docx" for stem in stems} == written


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
    assert f"dispatch/打印-{joined.path.stem}.docx" in office.build().written
    part([joined.path.name], house(office))
    assert found(office).joined == frozenset()
    office.build()
    assert not any(path.startswith("dispatch/打印-") for path in tree(office.papers))


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


@pytest.mark.cases(3)
@pytest.mark.parametrize("key", ["files", "once"])
@pytest.mark.parametrize("where", [HOUSE, "templates/notice/notice.md"])
@pytest.mark.parametrize("names", ["函, 便函", "便函"])
def test_a_listed_template_that_is_set_aside_is_no_mistake(office: Office, key: str, where: str, names: str) -> None:
    said = f"printing: {{{key}: [{names}]}}\n"
    office.write(where, said if where == HOUSE else NOTICE.replace("date:", f"{said}date:"))
    before = office.build(dry_run=True).warnings
    set_aside(template(office, "unit/便函.md"))
    manifest = office.build()
    assert [each for each in manifest.warnings if each.severity != "info"] == [*before]
    assert (PRINT_FILE in manifest.written) == (key == "files" and "函, " in names)


@pytest.fixture
def plain(tmp_path: Path) -> Office:
    return Office.at(tmp_path)


def adopted(plain: Office, name: str, data: bytes, kind: str = "unit", *, replacing: bool = False) -> str:
    """The house.yaml, ``""`` where there is none, when the template was taken."""
    templates = plain.folder / "templates"
    incoming = look_at(name, data, kind, units=plain.folder / "units.yaml", notice=templates / "notice")
    taken = adopt(incoming, templates, plain.folder / HOUSE, templates / "notice", replacing=replacing)
    assert taken.path.read_bytes() == data
    path = plain.folder / HOUSE
    return path.read_text(encoding="utf-8") if path.exists() else ""


def with_contents() -> bytes:
    """A template with a table of contents, which no print file can have."""
    document = docx.Document(io.BytesIO(make_docx(LINES)))
    field(document.paragraphs[0], "TOC \\o")
    document.save(data := io.BytesIO())
    return data.getvalue()


@pytest.mark.parametrize("kind", ["unit", "dispatch"])
def test_only_documents_for_units_are_joined_when_adopted(plain: Office, kind: str) -> None:
    plain.write(HOUSE, "printing: {files: [函]}\n")
    joined = kind == "unit"
    lines = ["{{ unit.name }}" if joined else "{{ total }}"]
    assert ("通知书" in adopted(plain, "通知书.docx", make_docx(lines), kind)) == joined


@pytest.mark.cases(2)
@pytest.mark.parametrize("listed", ["函", "函.docx", "回执"])
@pytest.mark.parametrize("name", ["函.docx", "函.md"])
def test_one_that_replaces_another_is_joined_as_that_was(plain: Office, listed: str, name: str) -> None:
    plain.template("unit/回执.docx", LINES)
    house = f"printing: {{files: [{listed}]}}\n"
    plain.write(HOUSE, house)
    adopted(
        plain, name, LETTER.encode() if name.endswith(".md") else make_docx(["新的{{ unit.name }}"]), replacing=True
    )
    plain.build()
    assert ("dispatch/打印-函.docx" in tree(plain.papers)) == (listed != "回执")


@pytest.mark.parametrize("listed", ["回执", "通知书"])
def test_what_no_print_file_can_have_is_not_joined_and_the_next_build_is_made(plain: Office, listed: str) -> None:
    plain.template("unit/回执.docx", LINES)
    plain.write(HOUSE, f"printing: {{files: [函, {listed}]}}\n")
    house = adopted(plain, "通知书.docx", with_contents())
    assert house == ("printing: {files: [函]}\n" if listed == "通知书" else "printing: {files: [函, 回执]}\n")
    plain.build()


ADDED = {
    "a list in brackets": (
        "issuer: 甲   # 机关\nprinting:\n  files: [函]   # 各一\n  once: [回执]\n",
        "issuer: 甲   # 机关\nprinting:\n  files: [函, 信封]   # 各一\n  once: [回执]\n",
    ),
    "one over several lines": (
        "printing: {files: [函, # 一\n 回执]}\n",
        "printing: {files: [函, # 一\n 回执, 信封]}\n",
    ),
    "a comma behind the last": ("printing:\n  files: [函, ]\n", "printing:\n  files: [函, 信封, ]\n"),
    "a list with dashes": (
        "printing:\n  files:\n    # 先印\n    - 函  # 一\n  once: [函]\n",
        "printing:\n  files:\n    # 先印\n    - 函  # 一\n    - 信封\n  once: [函]\n",
    ),
    "dashes below the key": ("printing:\n  files:\n  - 函\n", "printing:\n  files:\n  - 函\n  - 信封\n"),
    "spaced dashes": (
        "printing:\n  files:\n  - 函\n\n  - 回执\nnote: 乙\n",
        "printing:\n  files:\n  - 函\n\n  - 回执\n\n  - 信封\nnote: 乙\n",
    ),
    "one name": ("printing:\n  files: 函 # 一\n", "printing:\n  files: [函, 信封] # 一\n"),
    "an empty list": ("printing:\n  files: [] # 无\n", "printing:\n  files: [信封] # 无\n"),
    "a key without a value": ("printing:\n  files:\n  duplex: true\n", "printing:\n  files: 信封\n  duplex: true\n"),
    "no list": (
        "printing:\n    duplex: true # 双\n# 完\n",
        "printing:\n    duplex: true # 双\n    files: [信封]\n# 完\n",
    ),
    "no list in braces": ("printing: {duplex: true}\n", "printing: {duplex: true, files: [信封]}\n"),
    "nothing in braces": ("printing: { # 无\n}\n", "printing: {files: [信封] # 无\n}\n"),
    "no printing": ("issuer: 甲\n", "issuer: 甲\nprinting: {files: [信封]}\n"),
    "no printing, commented out": (
        "issuer: 甲\n# printing:\n#   files: [函]\n",
        "issuer: 甲\nprinting: {files: [信封]}\n# printing:\n#   files: [函]\n",
    ),
    "all in braces": ("{issuer: 甲}", "{issuer: 甲, printing: {files: [信封]}}"),
    "no line end at the end": ("issuer: 甲", "issuer: 甲\nprinting: {files: [信封]}"),
    "Chinese keys": ("印制:\n  打印文件: [函]\n", "印制:\n  打印文件: [函, 信封]\n"),
    "Chinese keys without a list": ("印制:\n  双面: 是\n", "印制:\n  双面: 是\n  打印文件: [信封]\n"),
    "Chinese keys without printing": ("发文机关: 甲\n", "发文机关: 甲\n印制: {打印文件: [信封]}\n"),
    "keys of both kinds": ("印制:\n  files: [函]\n", "印制:\n  files: [函, 信封]\n"),
    "CRLF": (
        "issuer: 甲\r\nprinting:\r\n  files:\r\n    - 函\r\n",
        "issuer: 甲\r\nprinting:\r\n  files:\r\n    - 函\r\n    - 信封\r\n",
    ),
    "a byte order mark": ("\ufeffprinting: {files: [函]}\n", "\ufeffprinting: {files: [函, 信封]}\n"),
    "a document between its marks": (
        "--- # 一\nprinting: {files: [函]}\n...\n",
        "--- # 一\nprinting: {files: [函, 信封]}\n...\n",
    ),
}
"""Before and after 信封 is added."""

REMOVED = {
    "the first in brackets": ("printing: {files: [函, 回执]}\n", "printing: {files: [回执]}\n"),
    "the last in brackets": ("printing: {files: [回执, 函]}   # 一\n", "printing: {files: [回执]}   # 一\n"),
    "the only one in brackets": ("printing:\n  files: [函] # 一\n  once: [回执]\n", "printing:\n  once: [回执]\n"),
    "the only one, with a comma": ("issuer: 甲\nprinting:\n  files: [函, ]\n", "issuer: 甲\n"),
    "the only one in the file": ("printing:\n  files: [函] # 一\n", "printing: {} # 一\n"),
    "one with dashes": (
        "printing:\n  files:\n    # 先印\n    - 回执\n    - 函\n  once: [函]\n",
        "printing:\n  files:\n    # 先印\n    - 回执\n  once: [函]\n",
    ),
    "the only one with dashes": (
        "printing:\n  # 头\n  files:\n    # 先印\n    - 函\n  duplex: true\n",
        "printing:\n  # 头\n  duplex: true\n",
    ),
    "one name": ("printing: {files: 函, duplex: true}\n", "printing: {duplex: true}\n"),
    "by its file name, and twice": ("printing: {files: [函.docx, 回执, 函]}\n", "printing: {files: [回执]}\n"),
    "Chinese keys": ("印制:\n  打印文件: [函, 回执]\n", "印制:\n  打印文件: [回执]\n"),
    "CRLF": ("printing:\r\n  files:\r\n  - 函\r\n  - 回执\r\n", "printing:\r\n  files:\r\n  - 回执\r\n"),
    "what is not there": ("printing: {files: [回执]}\n", "printing: {files: [回执]}\n"),
}
"""Before and after 函 is removed: a list of which nothing is left goes with its key, as any value that is cleared."""

BROKEN = {
    "source-empty": "# 还没有写\n",
    "source-not-mapping": "printing:\n",
    "source-not-text": "printing: {files: [[函]]}\n",
    "source-unknown-key": "isuer: 甲\n",
    "source-duplicate-key": "印制: {双面: 是}\nprinting: {files: [函]}\n",
    "source-alias": "printing:\n  files: &a [函]\n",
}


@pytest.fixture
def house_file(tmp_path: Path) -> Path:
    return tmp_path / "house.yaml"


@pytest.mark.parametrize("kind", ADDED)
def test_a_name_is_added_and_everything_else_stays(house_file: Path, kind: str) -> None:
    before, after = ADDED[kind]
    house_file.write_bytes(before.encode())
    add_to_house(house_file, "信封", words="en")
    assert house_file.read_bytes().decode() == after
    add_to_house(house_file, "信封", words="en")
    assert house_file.read_bytes().decode() == after


@pytest.mark.parametrize("kind", REMOVED)
def test_a_name_is_removed_and_everything_else_stays(house_file: Path, kind: str) -> None:
    before, after = REMOVED[kind]
    house_file.write_bytes(before.encode())
    remove_from_house(house_file, ["函", "函.docx"])
    assert house_file.read_bytes().decode() == after


def test_none_is_made_beside_one_of_nearly_its_name(house_file: Path) -> None:
    house_file.with_name("house.yml").write_text("issuer: 甲\n", encoding="utf-8")
    assert refused_for(NoticeError, add_to_house, house_file, "信封", words="en") == ["notice-house-misnamed"]
    assert not house_file.exists()


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_file_is_refused_with_its_problems(house_file: Path, code: str) -> None:
    house_file.write_text(BROKEN[code], encoding="utf-8")
    assert code in refused_for(NoticeError, add_to_house, house_file, "信封", words="en")
    with pytest.raises(NoticeError):
        remove_from_house(house_file, ["函"])
    assert house_file.read_text(encoding="utf-8") == BROKEN[code]


def test_what_cannot_be_edited_in_place_is_said_and_left(house_file: Path) -> None:
    text = "? printing\n: {files: [函]}\nissuer: 甲\n"
    house_file.write_text(text, encoding="utf-8")
    assert refused_for(NoticeError, remove_from_house, house_file, ["函"]) == ["editing-house-value"]
    assert house_file.read_text(encoding="utf-8") == text


def test_another_run_that_has_its_lock_is_waited_for(house_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "locked_file", partial(locked_file, patience=0.0))
    house_file.write_text("printing: {files: [函]}\n", encoding="utf-8")
    with locked_file(house_file), pytest.raises(OutputError):
        add_to_house(house_file, "信封", words="en")
    add_to_house(house_file, "信封", words="en")
    assert [path.name for path in house_file.parent.iterdir()] == ["house.yaml"]
