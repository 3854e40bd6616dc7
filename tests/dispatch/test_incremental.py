"""A second build makes only what has changed, says which and why, and leaves what a first build would have made."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build
from generator.dispatch import Manifest
from tests.dispatch.test_merge_fields import LABELS, NAME, SKIPPING
from tests.dispatch.test_text_papers import LETTER as TEXT_LETTER
from tests.docx_template.content.pictures import picture_bytes
from tests.docx_template.fields.field_documents import document
from tests.office import EVERYTHING, Office, tree

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
        assert told(built.build()) == {
            "unit/函/01-东馆.docx": ("remade", "", ("unit.copies",)),
        }

    def test_one_that_no_template_reads(self, built: Office) -> None:
        built.replace("units.yaml", CONTACT, "contact: 示例乙")
        assert told(built.build()) == {}

    def test_one_that_the_lists_read(self, built: Office) -> None:
        built.replace("units.yaml", "name: 西馆", "name: 北馆")
        assert told(built.build()) == {
            "dispatch/分发表.docx": ("remade", "", ()),
            "unit/函/02-北馆.docx": ("remade", "unit/函/02-西馆.docx", ("unit.addressee",)),
        }

    def test_one_of_the_notice(self, built: Office) -> None:
        built.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
        changes = told(built.build())
        letters = [path for path in EVERYTHING if path.startswith("unit/")]
        assert {path: changes[path] for path in letters} == dict.fromkeys(letters, ("remade", "", ("notice.title",)))

    def test_one_of_the_notice_that_only_the_notice_prints(self, built: Office) -> None:
        built.replace("templates/notice/notice.md", "三月底", "四月底")
        assert list(told(built.build())) == ["关于报送《目录》的通知.docx"]


class TestUnits:
    def test_one_put_in_renames_and_remakes(self, built: Office) -> None:
        built.template("unit/函.docx", ["{{ unit.name }}"])
        built.build()
        built.replace("units.yaml", "      - {name: 西馆", "      - {name: 南馆}\n      - {name: 西馆")
        assert told(built.build()) == {
            "dispatch/分发表.docx": ("remade", "", ()),
            "unit/函/02-南馆.docx": ("new", "", ()),
            "unit/函/03-西馆.docx": ("renamed", "unit/函/02-西馆.docx", ()),
            "unit/函/04-A&B馆_试点_.docx": ("renamed", "unit/函/03-A&B馆_试点_.docx", ()),
            "unit/函/05-修复中心.docx": ("renamed", "unit/函/04-修复中心.docx", ()),
        }
        assert "unit/函/02-西馆.docx" not in tree(built.papers)

    def test_one_taken_out_goes(self, built: Office) -> None:
        built.replace("units.yaml", "      - {name: 修复中心}\n", "      - {name: 整理中心}\n")
        changes = told(built.build())
        assert changes["unit/函/04-整理中心.docx"][0] == "new"
        assert changes["unit/函/04-修复中心.docx"][0] == "removed"
        assert "unit/函/04-修复中心.docx" not in tree(built.papers)


class TestOtherReasons:
    def test_the_template(self, built: Office) -> None:
        built.template("unit/函.docx", ["{{ unit.addressee }}：", "现寄上。"])
        assert {reasons for _, _, reasons in told(built.build()).values()} == {("template",)}

    def test_another_program(self, built: Office) -> None:
        path = built.papers / "manifest.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**data, "fawen": "0.0.1"}), encoding="utf-8")
        assert told(built.build()) == {}  # it made the same bytes, which is seen when they are made again

    def test_a_hand(self, built: Office) -> None:
        (built.papers / "unit/函/02-西馆.docx").write_bytes(b"mine")
        manifest = built.build()
        assert told(manifest) == {"unit/函/02-西馆.docx": ("remade", "", ("edited",))}
        assert [each.code for each in manifest.warnings] == ["roster-group-left-out", "output-edited"]

    def test_a_file_that_is_gone(self, built: Office) -> None:
        (built.papers / "unit/函/02-西馆.docx").unlink()
        assert told(built.build()) == {"unit/函/02-西馆.docx": ("remade", "", ("missing",))}


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
    def test_those_of_papers_that_stay_are_kept(self, office: Office) -> None:
        office.build(pdf=True)
        first = tree(office.papers)
        assert told(office.build(pdf=True)) == {}
        assert tree(office.papers) == first

    def test_only_what_has_changed_is_printed(self, office: Office, tmp_path: Path) -> None:
        office.build(pdf=True)
        office.replace("units.yaml", "copies: 2", "copies: 9")
        assert set(told(office.build(pdf=True))) == {"unit/函/01-东馆.docx", "unit/函/01-东馆.pdf"}
        clean = tmp_path / "clean"
        build(templates=office.folder / "templates", units=office.folder / "units.yaml", output=clean, pdf=True)
        assert tree(office.output) == tree(clean)

    def test_another_printer_prints_them_anew(self, office: Office) -> None:
        office.build(pdf=True)
        path = office.papers / "manifest.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        assert data["printer"]
        path.write_text(json.dumps({**data, "printer": "another"}), encoding="utf-8")
        before = (office.papers / "unit/函/01-东馆.pdf").stat().st_ino
        office.build(pdf=True)
        assert (office.papers / "unit/函/01-东馆.pdf").stat().st_ino != before

    def test_one_that_a_hand_changed_is_printed_anew(self, office: Office) -> None:
        office.build(pdf=True)
        first = tree(office.papers)
        (office.papers / "unit/函/01-东馆.pdf").write_bytes(b"mine")
        office.build(pdf=True)
        assert tree(office.papers) == first


Edit = Callable[[Office, random.Random], None]


def _field(office: Office, dice: random.Random) -> None:
    lines = (office.folder / "units.yaml").read_text(encoding="utf-8").split("\n")
    number = dice.choice([number for number, line in enumerate(lines) if "- {name:" in line and "title" not in line])
    field, value = dice.choice([("office", "甲室"), ("copies", "3"), ("phone", "023-00000001"), ("shelves", "5")])
    if f"{field}:" not in lines[number]:
        lines[number] = lines[number].replace("}", f", {field}: {value}{dice.choice('0123')}}}", 1)
    office.write("units.yaml", "\n".join(lines))


def _unit(office: Office, dice: random.Random) -> None:
    lines = (office.folder / "units.yaml").read_text(encoding="utf-8").split("\n")
    places = [number for number, line in enumerate(lines) if "- {name:" in line and "title" not in line]
    if dice.random() < 0.5 or len(places) < 5:
        lines.insert(dice.choice(places), f"      - {{name: 新馆{dice.randrange(10**6)}}}")
    elif dice.random() < 0.5:
        first, second = dice.sample(places[:2], 2)
        lines[first], lines[second] = lines[second], lines[first]
    else:
        del lines[places[dice.randrange(3)]]
    office.write("units.yaml", "\n".join(lines))


def _notice(office: Office, dice: random.Random) -> None:
    text = (office.folder / "templates/notice/notice.md").read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(text) if line.startswith("title"))
    text[number] = f"title: 关于报送《目录》的通知{dice.randrange(3)}"
    office.write("templates/notice/notice.md", "\n".join(text))


def _house(office: Office, dice: random.Random) -> None:
    office.write("templates/house.yaml", f"fonts: {{body: {dice.choice(['仿宋', '仿宋_GB2312'])}}}\n")


WORD_TEMPLATES: list[str | bytes] = [
    document(NAME),
    LABELS,
    SKIPPING,
    "{{ unit.name }}{{ serial }}",
    "{{ units[0].name }}{{ units | length }}",
    "{{ notice.title }}",
    "{% for u in units %}{{ u.copies }}{% endfor %}{% if unit.phone %}有{% endif %}",
    "{% set u = unit %}{{ u.office }}{{ units[serial - 1].name }}",
    "{% for k in ['name', 'shelves'] %}{{ unit[k] }}{% endfor %}",
    "{{ unit.name | image(width='9mm') if false else unit.copies }}{{ units | sum(attribute='copies') }}",
    "{% if serial == 1 %}{{ '图.png' | image(width='9mm') }}{% endif %}{{ unit.addressee }}",
]


def _template(office: Office, dice: random.Random) -> None:
    template = dice.choice(WORD_TEMPLATES)
    name = f"unit/{dice.choice('甲乙丙')}.docx"
    if isinstance(template, bytes):
        path = office.folder / "templates" / name
        path.write_bytes(template)
    else:
        office.template(name, [template])


def _text_template(office: Office, dice: random.Random) -> None:
    office.write("templates/unit/便函.md", TEXT_LETTER.replace("现送上", dice.choice(["现送上", "现寄上", "附上"])))


def _picture(office: Office, dice: random.Random) -> None:
    (office.folder / "pictures").mkdir(exist_ok=True)
    (office.folder / "pictures" / "图.png").write_bytes(picture_bytes(color=dice.choice(["red", "blue"])))


def _hand(office: Office, dice: random.Random) -> None:
    files = sorted(path for path in office.output.rglob("*.docx"))
    path = dice.choice(files)
    if dice.random() < 0.5:
        path.write_bytes(b"a hand's work")
    else:
        path.unlink()


EDITS: list[Edit] = [_field, _field, _unit, _notice, _house, _template, _template, _text_template, _picture, _hand]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_the_result_is_a_clean_builds(office: Office, tmp_path: Path, seed: int) -> None:
    _changed_again_and_again(office, tmp_path, seed, 12)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
def test_whatever_changes_the_result_is_a_clean_builds_at_length(office: Office, tmp_path: Path, seed: int) -> None:
    _changed_again_and_again(office, tmp_path, seed, 40)


def _changed_again_and_again(office: Office, tmp_path: Path, seed: int, times: int) -> None:
    dice = random.Random(seed)
    _picture(office, dice)
    office.build()
    for _ in range(times):
        done = dice.choices(EDITS, k=dice.randint(1, 3))
        for edit in done:
            edit(office, dice)
        office.build()
        clean = tmp_path / "clean"
        build(templates=office.folder / "templates", units=office.folder / "units.yaml", output=clean)
        assert tree(office.output) == tree(clean), [edit.__name__ for edit in done]
        shutil.rmtree(clean)
