"""Whatever decides the bytes of a paper has it made again: one desk with every kind of template, one edit at a time."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from generator import build
from generator.dispatch import templates
from generator.dispatch.papers.document_maker import TemplateTexts
from generator.dispatch.templates import Compiled
from tests.chosen import one_in
from tests.dispatch.stand_in_printer import stand_in
from tests.dispatch.test_never_stale import LETTERS, LISTS, PICTURES
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.fields.field_documents import document, field
from tests.word_documents import make_docx

NOTICE = "templates/notice/notice.md"
HOUSE = "number_prefix: 示档发\nprinting: {files: [函, 便函], archive: 1}\n"
ATTACHMENTS = "attachments: [attachment-1.md, {file: attachment-2.md, detached: true}, {title: 表, file: 表.xlsx}]\n"


def write(name: str, text: str) -> Callable[[Office], None]:
    return lambda office: office.write(name, text)


def typed(name: str, old: str, new: str) -> Callable[[Office], None]:
    return lambda office: office.replace(name, old, new)


def other(picture: str) -> Callable[[Office], None]:
    return lambda office: write_picture(office, picture, "blue")


def write_picture(office: Office, name: str, color: str) -> None:
    path = office.folder / "pictures" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(picture_bytes(color=color))


def _renamed(office: Office) -> None:
    (office.folder / "templates/unit/00.docx").rename(office.folder / "templates/unit/99.docx")


EDITS: dict[str, Callable[[Office], None]] = {
    "total": typed("units.yaml", "      - {name: 修复中心}\n", "      - {name: 修复中心}\n      - {name: 整理中心}\n"),
    "a unit less": typed("units.yaml", "      - {name: 修复中心}\n", "      - {name: 修复二中心, code: '77'}\n"),
    "the order of units": typed("units.yaml", '      - {name: A&B馆<试点>, code: "03"}\n', ""),
    "a value of another unit": typed("units.yaml", "shelves: 7", "shelves: 8"),
    "a group's name": typed("units.yaml", "name: 分馆\n", "name: 分馆\n    class: [各分馆, 分馆]\n"),
    "the title of a field": typed("units.yaml", "书架数, kind: number}", "架数}\n  - {name: rooms, title: 书架数}"),
    "another field": typed("units.yaml", "kind: number}", "kind: number}\n  - {name: rooms, title: 间数}"),
    "the kind of a field": typed("units.yaml", "kind: number", "kind: text"),
    "a class of units": typed(NOTICE, "各分馆，有关直属单位", "各分馆"),
    "the number": typed(NOTICE, "7号", "8号"),
    "no number": typed(NOTICE, "number: 示档发〔2024〕7号\n", ""),
    "the date": typed(NOTICE, "2024-03-05", "2024-03-06"),
    "the title": typed(NOTICE, "《目录》的通知", "《书目》的通知"),
    "a break in the title": typed(NOTICE, "关于报送|《目录》", "关于|报送《目录》"),
    "the text": typed(NOTICE, "三月底", "四月底"),
    "the issuer": typed(NOTICE, "示例市档案馆", "示例县档案馆"),
    "a fact of the notice's own": typed(NOTICE, "signature:", "extra: {期限: 三月}\nsignature:"),
    "a contact": typed(NOTICE, "signature:", "contact: {name: 示例乙, phone: 023-00000009}\nsignature:"),
    "a copy number": typed(NOTICE, "signature:", "copy_number: '000001'\nsignature:"),
    "an attachment's title": typed("templates/notice/attachment-1.md", "报送方案", "方案"),
    "an attachment's text": typed("templates/notice/attachment-1.md", "一份", "两份"),
    "a detached attachment": typed("templates/notice/attachment-2.md", "样表一份", "样表两份"),
    "an attached file": write("templates/notice/表.xlsx", "2"),
    "fonts of the house": write("templates/house.yaml", f"{HOUSE}fonts: {{body: 仿宋}}\n"),
    "a default of the house": write("templates/house.yaml", f"{HOUSE}copy_to: 示例市政府\n"),
    "a house that is gone": lambda office: (office.folder / "templates/house.yaml").unlink(),
    "copies for the archive": typed("templates/house.yaml", "archive: 1", "archive: 3"),
    "one of each": typed("templates/house.yaml", "archive: 1", "archive: 1, once: [函]"),
    "both sides of the sheet": typed("templates/house.yaml", "archive: 1", "archive: 1, duplex: true"),
    "other print files": typed("templates/house.yaml", "[函, 便函]", "[便函]"),
    "no print files": typed("templates/house.yaml", "files: [函, 便函], ", ""),
    "a template": lambda office: office.template("unit/函.docx", ["{{ unit.addressee }}：", "现寄上。"]),
    "a list": typed("templates/dispatch/清单.md", "共", "合计"),
    "a picture of one unit": other("东馆.png"),
    "a picture": other("图.png"),
    "a text template": typed("templates/unit/便函.md", "现送上", "现寄上"),
    "a template of another name": _renamed,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office with every kind of template, and a whole set with PDFs."""
    office = Office.at(tmp_path_factory.mktemp("built"))
    office.write("templates/house.yaml", HOUSE)
    office.replace(NOTICE, "signature:", f"{ATTACHMENTS}signature:")
    office.write("templates/notice/attachment-1.md", "---\ntitle: 报送方案\n---\n一份。\n")
    office.write("templates/notice/attachment-2.md", "---\ntitle: 目录\n---\n样表一份{{ notice.number }}。\n")
    office.write("templates/notice/表.xlsx", "1")
    for name in PICTURES:
        write_picture(office, name, "red")
    for number, letter in enumerate([*LETTERS, document(field("MERGEFIELD 书架数"))]):
        path = office.folder / f"templates/unit/{number:02}.docx"
        path.write_bytes(letter if isinstance(letter, bytes) else make_docx([letter]))
    office.write("templates/unit/便函.md", LETTER)
    (office.folder / "templates/unit/回执.xlsx").write_bytes(workbook([["{{ unit.name }}{{ total }}"]]))
    for number, each in enumerate(LISTS):
        office.template(f"dispatch/{number:02}.docx", [each])
    office.write("templates/dispatch/清单.md", LIST)
    with pytest.MonkeyPatch.context() as patched:
        stand_in(patched)
        office.build(pdf=True)
    return office


_open, _title, _printed_by = templates._opened, cache(templates.title_in), cache(TemplateTexts.by)


@cache
def _opened(path: Path, pictures: Path, _held: tuple[bytes, ...]) -> Compiled:
    return _open(path, pictures)


def _opened_once(path: Path, pictures: Path) -> Compiled:
    """The template, opened once for all builds of all tests, as long as it and the pictures hold the same."""
    return _opened(path, pictures, tuple(each.read_bytes() for each in (path, *sorted(pictures.iterdir()))))


@pytest.fixture
def full(built: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A copy of that office, always at one place: a set is known by what its files hold, wherever it lies.

    What an opened template is called and prints is looked at once; warnings decide no bytes.
    """
    stand_in(monkeypatch)
    monkeypatch.setattr("generator.dispatch.templates._opened", _opened_once)
    monkeypatch.setattr("generator.dispatch.templates.title_in", _title)
    monkeypatch.setattr(TemplateTexts, "by", _printed_by)
    for doubts in ("doubts_of_templates", "missing_addresses"):
        monkeypatch.setattr(f"generator.dispatch.build_sources.{doubts}", lambda *_: ())
    folder = shutil.copytree(built.folder, built.folder.with_name("office"))
    yield Office(folder)
    shutil.rmtree(folder)


@pytest.mark.cases(2)
@pytest.mark.parametrize("edit", one_in(3, ((each,) for each in EDITS.values())), ids=EDITS)
def test_it_counts(full: Office, edit: Callable[[Office], None], tmp_path: Path) -> None:
    edit(full)
    planned = full.build(only=["东馆"], dry_run=True)
    manifest = full.build(only=["东馆"])
    expected = {change.path: change.action for change in manifest.changes}
    assert {change.path: change.action for change in planned.changes} == expected
    made = build(
        templates=full.folder / "templates",
        units=full.folder / "units.yaml",
        output=tmp_path / "fresh",
        pdf=manifest.folder == full.papers,
    )
    found, wanted = tree(manifest.folder), tree(made.folder)
    assert {path for path, data in found.items() if path != "manifest.json" and wanted.get(path) != data} == set()
    full.build(pdf=manifest.folder == full.papers)
    assert tree(manifest.folder) == wanted
