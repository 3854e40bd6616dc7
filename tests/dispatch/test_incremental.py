"""A second build makes only what has changed, says which and why, and leaves what a first build would have made."""

import gc
import json
import os
import sys
from pathlib import Path

import pytest

from generator import build
from generator.dispatch.manifest import Manifest
from tests.dispatch.test_text_papers import LETTER as TEXT_LETTER
from tests.sample_office import EVERYTHING, Office, tree
from tests.word_documents import paragraphs

pytestmark = pytest.mark.in_turn(2)

CONTACT = "contact: 示例甲"


def told(manifest: Manifest, *, action: str = "") -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """What became of each file: action, earlier path, reasons; those that are as they were left out."""
    return {
        change.path: (change.action, change.before or "", tuple(change.reasons))
        for change in manifest.changes
        if change.action != "unchanged"
    }


@pytest.fixture
def built(office: Office) -> Office:
    office.build()
    return office


def test_a_first_build_makes_everything(office: Office) -> None:
    assert {path: action for path, (action, _, _) in told(office.build()).items()} == dict.fromkeys(EVERYTHING, "new")


def test_nothing_has_changed(built: Office) -> None:
    times = {path: (built.papers / path).stat().st_mtime_ns for path in EVERYTHING}
    manifest = built.build()
    assert told(manifest) == {}
    assert manifest.written == ()
    assert {path: (built.papers / path).stat().st_mtime_ns for path in EVERYTHING} == times


class TestValues:
    def test_one_that_the_letter_reads(self, built: Office) -> None:
        built.replace("units.yaml", "copies: 2", "copies: 9")
        assert told(built.build()) == {"unit/函/01-东馆.docx": ("remade", "", ("unit.copies",))}

    def test_one_that_is_read_by_a_bare_name(self, office: Office) -> None:
        office.template("unit/函.docx", ["{{ 联系人 }}{{ name }}{{ title }}"])
        office.write("templates/unit/便函.md", TEXT_LETTER.replace("{{ unit.copies }}", "{{ 联系人 }}{{ copies }}"))
        office.build()
        office.replace("units.yaml", CONTACT, "contact: 示例乙")
        changed = told(office.build())
        assert changed == {
            "unit/便函/01-东馆.docx": ("remade", "", ("unit.contact",)),
            "unit/函/01-东馆.docx": ("remade", "", ("unit.contact",)),
        }
        assert "示例乙东馆" in paragraphs((office.papers / "unit/函/01-东馆.docx").read_bytes())[0]
        office.replace("templates/notice/notice.md", "title: 关于", "title: 再次关于")
        reasons = {path: why for path, (_, _, why) in told(office.build()).items() if path.startswith("unit/函/")}
        assert set(reasons.values()) == {("notice.title",)}

    def test_one_that_no_template_reads(self, built: Office) -> None:
        built.replace("units.yaml", CONTACT, "contact: 示例乙")
        assert told(built.build()) == {}

    def test_one_of_the_notice(self, built: Office) -> None:
        built.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
        changes = told(built.build())
        letters = [path for path in EVERYTHING if path.startswith("unit/")]
        assert {path: changes[path] for path in letters} == dict.fromkeys(letters, ("remade", "", ("notice.title",)))


class TestUnits:
    def test_one_put_in_renames_and_remakes(self, built: Office) -> None:
        built.template("unit/函.docx", ["{{ unit.name }}"])
        built.build()
        built.replace("units.yaml", "      - {name: 西馆", "      - {name: 南馆}\n      - {name: 西馆")
        assert told(built.build()) == {
            "dispatch/分发表.docx": ("remade", "", ("roster",)),
            "unit/函/02-南馆.docx": ("new", "", ()),
            "unit/函/03-西馆.docx": ("renamed", "unit/函/02-西馆.docx", ()),
            "unit/函/04-A&B馆_试点_.docx": ("renamed", "unit/函/03-A&B馆_试点_.docx", ()),
            "unit/函/05-修复中心.docx": ("renamed", "unit/函/04-修复中心.docx", ()),
        }
        assert "unit/函/02-西馆.docx" not in tree(built.papers)


class TestOtherReasons:
    def test_the_template(self, built: Office) -> None:
        built.template("unit/函.docx", ["{{ unit.addressee }}：", "现寄上。"])
        assert {reasons for _, _, reasons in told(built.build()).values()} == {("template",)}

    def test_another_program(self, built: Office) -> None:
        path = built.papers / "manifest.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**data, "fawen": "0.0.1"}), encoding="utf-8")
        assert told(built.build()) == {}  # it made the same bytes, which is seen when they are made again


def test_what_there_is_to_tell_is_told_again(built: Office) -> None:
    """A letter with a character that its font lacks is made every time, so that the warning comes every time."""
    built.write("templates/house.yaml", "fonts: {body: 仿宋_GB2312}\n")
    built.write("templates/unit/便函.md", TEXT_LETTER)
    built.replace("units.yaml", "name: 西馆", "name: 赟馆")
    first = [(each.code, each.facts.get("character")) for each in built.build().warnings]
    second = built.build()
    assert ("output-character", "赟") in first
    assert [(each.code, each.facts.get("character")) for each in second.warnings] == first
    assert told(second) == {}


def test_no_person_is_in_the_manifest(built: Office) -> None:
    """Neither a person's name nor a number, and no digest of either alone that trying could find out."""
    built.template("unit/函.docx", ["{{ unit.contact }}", "{{ unit.phone }}"])
    built.build()
    data = json.loads((built.papers / "manifest.json").read_text(encoding="utf-8"))
    assert "示例甲" not in json.dumps(data, ensure_ascii=False)
    assert data["reads"] == {"unit/函.docx": ["unit.contact", "unit.phone"]}
    assert {len(file["tags"]) for file in data["files"] if file["kind"] == "unit"} == {8}


class TestPdfs:
    def test_only_what_has_changed_is_printed(self, office: Office, tmp_path: Path) -> None:
        office.build(pdf=True)
        office.replace("units.yaml", "copies: 2", "copies: 9")
        assert set(told(office.build(pdf=True))) == {"unit/函/01-东馆.docx", "unit/函/01-东馆.pdf"}
        clean = tmp_path / "clean"
        build(templates=office.folder / "templates", units=office.folder / "units.yaml", output=clean, pdf=True)
        assert tree(office.output) == tree(clean)

    def test_another_printer_prints_them_anew(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        office.build(pdf=True)
        assert json.loads((office.papers / "manifest.json").read_text(encoding="utf-8"))["printer"]
        monkeypatch.setattr("generator.office.pdf.font_substitution.printer", lambda: "another")
        before = (office.papers / "unit/函/01-东馆.pdf").stat().st_ino
        office.build(pdf=True)
        assert (office.papers / "unit/函/01-东馆.pdf").stat().st_ino != before


# A process that builds again and again, as ``fawen serve`` may, stays as it is.


def saved_and_built(office: Office, times: int) -> None:
    """As many builds, each after a save of the notice and of the letter."""
    for number in range(times):
        office.template("unit/函.docx", ["{% if unit.copies %}{{ unit.name }}{% endif %}", f"第{number}次"])
        office.replace("templates/notice/notice.md", "请于", f"（{number}）请于")
        office.build()


def test_builds_leave_no_object_and_no_file_behind(office: Office) -> None:
    saved_and_built(office, 3)
    gc.collect()
    objects, handles = len(gc.get_objects()), opened()
    saved_and_built(office, 5)
    gc.collect()
    assert len(gc.get_objects()) - objects < 5 * 100, "the caches of lines, which are bounded, take some"
    assert opened() == handles


def opened() -> int:
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
