"""A desk of at most six units, of our own invention, that is edited at random: its inputs, and what lies in its set."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator import build
from generator.dispatch.manifest import Manifest
from generator.dispatch.unit_choice import Choice
from generator.ground.errors import GeneratorError
from generator.writing.manifest_entries import EDITED_FOLDER, MANIFEST, PrintedBy
from tests.chosen import one_in
from tests.dispatch.stand_in_printer import stand_in
from tests.dispatch.test_merging import LABELS, NAME, SKIPPING
from tests.dispatch.test_text_papers import LETTER as TEXT_LETTER
from tests.dispatch.test_text_papers import LIST as TEXT_LIST
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.fields.field_documents import document
from tests.templates.word.fields.field_documents import field as merge_field
from tests.word_documents import make_docx

MOST_UNITS = 6

LETTERS: list[str | bytes] = [
    document(NAME),
    document(merge_field("MERGEFIELD notice.title")),
    document(merge_field("MERGEFIELD 书架数")),
    LABELS,
    SKIPPING,
    "{{ unit.name }}{{ serial }}",
    "{{ units[0].name }}{{ units | length }}",
    "{{ notice.title }}",
    "{{ notice.date }}{{ notice.number }}",
    "{% for u in units %}{{ u.copies }}{% endfor %}{% if unit.phone %}有{% endif %}",
    "{% set u = unit %}{{ u.office }}{{ units[serial - 1].name }}",
    "{% for k in ['name', 'shelves'] %}{{ unit[k] }}{% endfor %}",
    "{{ unit.name | image(width='9mm') if false else unit.copies }}{{ units | sum(attribute='copies') }}",
    "{% if serial == 1 %}{{ '图.png' | image(width='9mm') }}{% endif %}{{ unit.addressee }}",
    "{% if unit.name == '东馆' %}{{ (unit.name ~ '.png') | image(width='9mm') }}{% endif %}{{ serial }}",
]
FIELDS = (
    "{name: shelves, title: 书架数, kind: number}",
    "{name: shelves, title: 书架数, kind: text}",
    "{name: shelves, title: 架数, kind: number}, {name: rooms, title: 书架数}",
)
FRONT = {
    "issuer": "示例县档案馆",
    "extra": "{期限: 三月}",
    "contact": "{name: 示例乙, phone: 023-00000009}",
    "copy_number": "'000001'",
}
HOUSE = {"fonts": "{body: 仿宋}", "copy_to": "示例市政府", "number_prefix": "示档发"}
PICTURES = ["图.png", "东馆.png", "没用的.png"]
"""The pictures that are there: one that many letters print, one of some units, one that none prints."""
LISTS: list[str] = [
    "{% for unit in units %}{{ unit.name }}、{% endfor %}共{{ total }}个",
    "{% for unit in units %}{{ unit.copies }}、{% endfor %}{{ notice.title }}",
    "{% for p in papers %}{{ p.title }}/{{ p.path }}/{{ p.sections }}/{{ p.pages }}/{{ p.copies }};{% endfor %}",
    "{% for p in papers %}{{ p.pages }},{% endfor %}",
    "{% for unit in units %}{{ '图.png' | 图片(width='9mm') }}{{ unit.name }}{% endfor %}",
]


@dataclass
class Desk:
    """The office, and what has been written there."""

    office: Office
    dice: random.Random
    names: list[dict[str, Any]] = field(default_factory=list)
    notice: dict[str, str] = field(default_factory=dict)
    house: dict[str, str] = field(default_factory=dict)
    fields: str = FIELDS[0]
    group: str = "分馆"

    @classmethod
    def at(cls, folder: Path, dice: random.Random) -> Desk:
        """A desk with three units, one letter and one list."""
        desk = cls(Office.at(folder), dice)
        desk.names = [{"name": name} for name in ("东馆", "西馆", "南馆")]
        desk.notice = {"title": "关于报送《目录》的通知", "date": "2024-03-05", "number": "示档发〔2024〕7号"}
        desk.body = "请于三月底前报送《目录》。"
        for name in PICTURES:
            desk.picture(name, "red")
        desk.write()
        return desk

    body: str = ""

    def write(self) -> None:
        """Writes roster, notice and house.yaml."""
        head = f"fields: [{self.fields}]\ngroups:\n  - name: {self.group}\n    units:\n"
        units = [json.dumps(each, ensure_ascii=False) for each in self.names]
        self.office.write("units.yaml", head + "".join(f"      - {each}\n" for each in units))
        front = {"issuer": "示例市档案馆", "recipients": "各分馆", "signature": "unsealed", **self.notice}
        lines = "".join(f"{key}: {value}\n" for key, value in front.items())
        self.office.write("templates/notice/notice.md", f"---\n{lines}---\n{self.body}\n")
        (self.office.folder / "templates/house.yaml").unlink(missing_ok=True)
        if self.house:
            lines = "".join(f"{key}: {value}\n" for key, value in self.house.items())
            self.office.write("templates/house.yaml", lines)

    def picture(self, name: str, color: str) -> None:
        path = self.office.folder / "pictures" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(picture_bytes(color=color))

    def sets(self) -> list[Path]:
        """The folders of sets that are there."""
        return sorted(path.parent for path in self.office.output.glob(f"*/{MANIFEST}"))


Move = Callable[[Desk], None]


def _value(desk: Desk) -> None:
    unit = desk.dice.choice(desk.names)
    key, value = desk.dice.choice(
        [("office", "甲室"), ("copies", 3), ("copies", 1), ("phone", "023-00000001"), ("shelves", 5), ("code", "01")]
    )
    if key == "code":
        value = f"5{len(desk.names)}{desk.dice.randrange(10**4)}"
    unit[key] = value


def _new_unit(desk: Desk) -> None:
    if len(desk.names) < MOST_UNITS:
        name = f"新馆{desk.dice.randrange(10**4)}"
        desk.names.insert(desk.dice.randint(0, len(desk.names)), {"name": name})


def _equal_names(desk: Desk) -> None:
    if len(desk.names) < MOST_UNITS:
        first = desk.dice.choice(desk.names)
        first.setdefault("code", f"6{desk.dice.randrange(10**6)}")
        desk.names.append({"name": first["name"], "code": f"7{desk.dice.randrange(10**6)}"})


def _gone_unit(desk: Desk) -> None:
    if len(desk.names) > 1:
        desk.names.pop(desk.dice.randrange(len(desk.names)))


def _other_order(desk: Desk) -> None:
    desk.dice.shuffle(desk.names)


def _renamed_unit(desk: Desk) -> None:
    desk.dice.choice(desk.names)["name"] = f"改名馆{desk.dice.randrange(10**4)}"


def _title(desk: Desk) -> None:
    desk.notice["title"] = f"关于报送《目录》的通知{desk.dice.choice(['', '之一', '|之二', '：之三'])}"


def _date(desk: Desk) -> None:
    desk.notice["date"] = f"2024-03-0{desk.dice.randint(1, 9)}"


def _text(desk: Desk) -> None:
    """Now and then one that a painter cannot set right."""
    desk.body = f"请于{desk.dice.choice([*'三四五', '三', 'བོད་三'])}月底前报送《目录》。"


def _number(desk: Desk) -> None:
    if desk.notice.pop("number", None) is None:
        desk.notice["number"] = "示档发〔2024〕7号"


def _attachment(desk: Desk) -> None:
    folder = desk.office.folder / "templates/notice"
    (folder / "attachment-1.md").write_text(
        f"---\ntitle: 样表{desk.dice.randrange(2)}\n---\n样表{desk.dice.randrange(3)}份。\n", encoding="utf-8"
    )
    (folder / "表.xlsx").write_bytes(bytes([desk.dice.randrange(3)]))
    entries = ["attachment-1.md", "{file: attachment-1.md, detached: true}", "{title: 表, file: 表.xlsx}"]
    chosen = desk.dice.sample(entries, desk.dice.randint(0, 2))
    if len(chosen) == 2 and not any("xlsx" in each for each in chosen):
        chosen.pop()
    desk.notice.pop("attachments", None)
    if chosen:
        desk.notice["attachments"] = f"[{', '.join(chosen)}]"
    for name in ("attachment-1.md", "表.xlsx"):
        if not any(name in each for each in chosen):
            (folder / name).unlink()


def _there_or_not(desk: Desk, said: dict[str, str], of: dict[str, str]) -> None:
    key = desk.dice.choice(sorted(of))
    if said.pop(key, None) is None:
        said[key] = of[key]


def _house(desk: Desk) -> None:
    _there_or_not(desk, desk.house, HOUSE)


def _front(desk: Desk) -> None:
    _there_or_not(desk, desk.notice, FRONT)


def _fields(desk: Desk) -> None:
    desk.fields = desk.dice.choice(FIELDS)


def _group(desk: Desk) -> None:
    desk.group = desk.dice.choice(["分馆", "分馆\n    class: [各分馆, 分馆]", "馆\n    class: 分馆"])


def _printing(desk: Desk) -> None:
    letters = sorted(
        path.stem for path in (desk.office.folder / "templates/unit").iterdir() if path.suffix in {".docx", ".md"}
    )
    said = [f"files: [{', '.join(desk.dice.sample(letters, desk.dice.randint(0, min(2, len(letters)))))}]"]
    said += [f"duplex: {desk.dice.choice(['true', 'false'])}"] if desk.dice.random() < 0.3 else []
    said += [f"archive: {desk.dice.randrange(3)}"] if desk.dice.random() < 0.3 else []
    said += [f"once: [{desk.dice.choice(letters)}]"] if desk.dice.random() < 0.3 else []
    desk.house["printing"] = f"{{{', '.join(said)}}}"


def _letter(desk: Desk) -> None:
    letter = desk.dice.choice(LETTERS)
    path = desk.office.folder / f"templates/unit/{desk.dice.choice('甲乙丙')}.docx"
    path.write_bytes(letter if isinstance(letter, bytes) else make_docx([letter]))


def _gone_letter(desk: Desk) -> None:
    folder = desk.office.folder / "templates/unit"
    letters = sorted(folder.iterdir())
    path = desk.dice.choice(letters)
    if len(letters) > 1 and path.stem not in desk.house.get("printing", ""):
        path.unlink()


def _renamed_letter(desk: Desk) -> None:
    path = desk.dice.choice(sorted((desk.office.folder / "templates/unit").iterdir()))
    if path.stem not in desk.house.get("printing", ""):
        path.rename(path.with_stem(f"改名{desk.dice.randrange(10**4)}"))


def _text_letter(desk: Desk) -> None:
    word = desk.dice.choice(["现送上", "现寄上", "附上"])
    desk.office.write("templates/unit/便函.md", TEXT_LETTER.replace("现送上", word))


def _sheet_letter(desk: Desk) -> None:
    path = desk.office.folder / "templates/unit/回执.xlsx"
    path.write_bytes(workbook([["{{ unit.name }}"], [desk.dice.choice(["{{ serial }}", "{{ total }}"])]]))


def _list(desk: Desk) -> None:
    desk.office.template(f"dispatch/{desk.dice.choice(['分发表', '打印单'])}.docx", [desk.dice.choice(LISTS)])


def _text_list(desk: Desk) -> None:
    desk.office.write("templates/dispatch/清单.md", TEXT_LIST.replace("共", desk.dice.choice(["共", "合计"])))


def _gone_list(desk: Desk) -> None:
    lists = sorted((desk.office.folder / "templates/dispatch").iterdir())
    if lists:
        desk.dice.choice(lists).unlink()


def _picture(desk: Desk) -> None:
    desk.picture(desk.dice.choice(PICTURES), desk.dice.choice(["red", "blue"]))


def _pictured_letter(desk: Desk) -> None:
    """A text template that prints a picture for each unit, by the number of its copies."""
    tag = "{{ ('图.png' if unit.copies == 1 else '东馆.png') | image(width=9) }}"
    desk.office.write("templates/unit/图函.md", f"{TEXT_LETTER}\n{tag}\n")


def _hand(desk: Desk) -> None:
    """Somebody works in a file of a set: a paper, a PDF, what was moved aside before, or a file of his own."""
    for folder in desk.sets():
        files = [path for path in sorted(tree(folder)) if path != MANIFEST]
        path = folder / desk.dice.choice(files)
        if desk.dice.random() < 0.2:
            path = folder / f"{desk.dice.choice(['', 'unit/', f'{EDITED_FOLDER}/'])}附言{desk.dice.randrange(3)}.txt"
            path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"a hand's work " + desk.dice.randbytes(4))


def _gone_file(desk: Desk) -> None:
    for folder in desk.sets():
        files = [path for path in sorted(tree(folder)) if path != MANIFEST]
        (folder / desk.dice.choice(files)).unlink()


MOVES: list[Move] = [
    *(_value, _value, _new_unit, _new_unit, _equal_names, _gone_unit, _other_order, _renamed_unit),
    *(_title, _date, _text, _text, _number, _attachment, _front, _front, _house, _house, _fields, _group),
    *(
        _printing,
        _printing,
        _letter,
        _letter,
        _letter,
        _gone_letter,
        _renamed_letter,
        _text_letter,
        _pictured_letter,
        _sheet_letter,
    ),
    *(_list, _list, _text_list, _gone_list, _picture, _picture, _hand, _hand, _gone_file),
]


@dataclass(frozen=True)
class Asked:
    """The options of one run."""

    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    where: str | None = None
    pdf: bool | None = None
    engine: PrintedBy | None = None
    pdf_a: bool | None = None
    duplex: bool | None = None

    @property
    def narrowed(self) -> bool:
        return bool(self.only or self.exclude or self.where)


def asked(desk: Desk) -> Asked:
    """Options at random: mostly some units."""
    dice = desk.dice
    names = [unit["name"] for unit in desk.names]
    kind = dice.choice(["all", "only", "only", "except", "where"])
    only = tuple(dice.sample(names, dice.randint(1, min(2, len(names))))) if kind == "only" else ()
    exclude = tuple(dice.sample(names, 1)) if kind == "except" and len(set(names)) > 1 else ()
    where = dice.choice(["copies == 1", "copies > 1", "shelves", "name != '东馆'"]) if kind == "where" else None
    engine: PrintedBy | None = dice.choice(["own", "office", None, None]) if dice.random() < 0.5 else None
    flags: list[bool | None] = [
        dice.choices([True, False, None], [yes, no, 1 - yes - no])[0]
        for yes, no in ((0.3, 0.2), (0.1, 0.2), (0.2, 0.2))
    ]
    return Asked(only, exclude, where, pdf=flags[0], engine=engine, pdf_a=flags[1], duplex=flags[2])


# Whatever changes, and whatever is asked for: each file of a set is what a full build of today's inputs makes.


pytestmark = pytest.mark.in_turn(2)

Files = dict[str, bytes]
Identity = tuple[str, str, str]


def parted(folder: Path) -> tuple[Files, Files, Files]:
    """The files of the set in ``folder``: those that its manifest lists, those moved aside, everybody else's."""
    if not (folder / MANIFEST).exists():
        return {}, {}, {}
    found = tree(folder)
    ours = {entry["path"] for entry in entries(folder)}
    papers = {path: data for path, data in found.items() if path in ours}
    moved = {path: data for path, data in found.items() if path.startswith(f"{EDITED_FOLDER}/")}
    return papers, moved, {path: data for path, data in found.items() if path not in {*papers, *moved, MANIFEST}}


def listed(folder: Path) -> dict[str, Any]:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert isinstance(manifest, dict)
    return manifest


def entries(folder: Path) -> list[dict[str, Any]]:
    files = listed(folder)["files"]
    assert isinstance(files, list)
    return files


def edited(folder: Path) -> Files:
    """The listed files that are there, but not as they were built."""
    papers, _, _ = parted(folder)
    listed = {entry["path"]: entry["sha256"] for entry in entries(folder)} if papers else {}
    return {path: data for path, data in papers.items() if hashlib.sha256(data).hexdigest() != listed[path]}


def of_units(folder: Path, suffixes: tuple[str, ...]) -> set[Identity]:
    """The units' papers that are there, by template and unit; ``suffixes`` tell PDFs from documents."""
    papers, _, _ = parted(folder)
    return {
        (entry["template"], unit, PurePosixPath(entry["path"]).suffix)
        for entry in (entries(folder) if papers else [])
        if entry["kind"] == "unit" and entry["path"] in papers and entry["path"].endswith(suffixes)
        for unit in (entry["code"] or entry["unit"], *entry["takes"])
    }


def plan_of(manifest: Manifest) -> tuple[object, ...]:
    """What a manifest tells of a run, in a form to be compared."""
    changes = [
        (each.path, each.action, each.before, tuple(each.reasons), each.asked, each.unit) for each in manifest.changes
    ]
    found = [each for each in manifest.warnings if each.code not in {"pdf-text-lost"}]
    warnings = [(each.code, str(each.span), str(each.facts)) for each in found]
    return sorted(changes, key=str), dict(manifest.moved), manifest.left_behind, sorted(warnings)


@dataclass
class Run:
    """Builds of one desk, each held against what it has to be."""

    desk: Desk
    reference: Path
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()

    def build(self, options: Asked, *, dry_run: bool = False) -> Manifest | list[str]:
        """The manifest, or the codes of what was wrong."""
        try:
            return self.desk.office.build(
                only=options.only,
                exclude=options.exclude,
                where=options.where,
                pdf=options.pdf,
                pdf_engine=options.engine,
                pdf_a=options.pdf_a,
                duplex=options.duplex,
                dry_run=dry_run,
                chosen=self._choose,
            )
        except GeneratorError as fault:
            return sorted(problem.code for problem in fault.problems)

    def _choose(self, choice: Choice) -> None:
        self.chosen = frozenset(unit.identity for unit in choice.units)

    def fresh(self, options: dict[str, Any]) -> Manifest:
        """A full build into a fresh folder; what nobody asked for is left out."""
        shutil.rmtree(self.reference, ignore_errors=True)
        folder = self.desk.office.folder
        return build(templates=folder / "templates", units=folder / "units.yaml", output=self.reference, **options)

    def step(self, options: Asked) -> None:
        """One build, held against what it has to do, to leave, and to keep."""
        output = self.desk.office.output
        before = tree(output) if output.exists() else {}
        was = {folder.name: (parted(folder), edited(folder)) for folder in self.desk.sets()}
        there = {folder.name: of_units(folder, (".docx", ".xlsx")) for folder in self.desk.sets()}
        pdfs = {folder.name: of_units(folder, (".pdf",)) for folder in self.desk.sets()}
        planned = self.build(options, dry_run=True)
        assert (tree(output) if output.exists() else {}) == before, "a dry run changes nothing"
        manifest = self.build(options)
        if isinstance(manifest, list):
            assert planned == manifest
            assert (tree(output) if output.exists() else {}) == before, "what fails changes nothing"
            return
        assert isinstance(planned, Manifest), planned
        assert plan_of(planned) == plan_of(manifest), "the dry run says what the build does"
        name = manifest.folder.name
        (_, moved, others), hands = was.get(name, (({}, {}, {}), {}))
        given = {"pdf": options.pdf_a or options.pdf, "pdf_a": options.pdf_a, "pdf_engine": options.engine}
        given = {key: value for key, value in (given | {"duplex": options.duplex}).items() if value is not None}
        kept = (self.kept.get(name, {}) if name in was else {}) | given
        made = kept if kept.get("pdf") else {key: value for key, value in kept.items() if key != "pdf_a"}
        full = self.fresh(made)
        papers, moved_now, others_now = parted(manifest.folder)
        wanted, _, _ = parted(full.folder)
        assert full.folder.name == name
        self.kept[name] = {key: value for key, value in kept.items() if value}  # what is off, house.yaml can turn on
        stale = [path for path, data in papers.items() if wanted.get(path) != data]
        assert stale == [], "each file is that of a full build"
        assert {entry["path"] for entry in entries(manifest.folder)} == set(papers)
        assert others_now == others, "what is others' is kept"
        assert moved.items() <= moved_now.items(), "what was moved aside stays"
        assert sorted(moved_now.values()) == sorted([*moved.values(), *hands.values()]), "no hand's work is lost"
        if options.narrowed:
            asked_pdf = self.kept[name].get("pdf", False)
            self._is_narrowed(asked_pdf, manifest.folder, full.folder, there.get(name, set()), pdfs.get(name, set()))
        else:
            assert papers == wanted
            expected = listed(full.folder)
            expected["options"]["pdf_a"] = kept.get("pdf_a", False)  # kept where there are no PDFs now
            assert listed(manifest.folder) == expected

    def _is_narrowed(
        self, asked_pdf: bool, narrowed: Path, full: Path, there: set[Identity], pdfs: set[Identity]
    ) -> None:
        """Whose papers are there: those of units asked for, and those that were there and still are to be made."""
        chosen = self.chosen
        joint = {entry["template"] for entry in entries(full) if entry["takes"]}
        documents = of_units(full, (".docx", ".xlsx"))
        now = of_units(narrowed, (".docx", ".xlsx"))
        plain = {each for each in documents if each[0] not in joint}
        expected = {each for each in plain if each[1] in chosen or each in there}
        assert {each for each in now if each[0] not in joint} == expected
        printable = {(template, unit, ".pdf") for template, unit, suffix in plain if suffix == ".docx"}
        wanted = {each for each in printable if asked_pdf and (each[1] in chosen or each in pdfs)}
        found = {each for each in of_units(narrowed, (".pdf",)) if each[0] not in joint}
        assert found == {each for each in wanted if (each[0], each[1], ".docx") in now}
        shared = {entry["path"] for entry in entries(full) if entry["kind"] != "unit"}
        mine = {entry["path"] for entry in entries(narrowed)}
        assert not {path for path in shared - mine if not path.endswith(".pdf") and "/打印-" not in path}


def changed_again_and_again(folder: Path, seed: int, times: int) -> None:
    dice = random.Random(seed)
    run = Run(Desk.at(folder / "desk", dice), folder / "fresh")
    run.step(asked(run.desk))
    for _ in range(times):
        moves = dice.choices(MOVES, k=dice.randint(1, 3))
        for move in moves:
            move(run.desk)
        run.desk.write()
        run.step(asked(run.desk))


@pytest.mark.parametrize("seed", one_in(3, ((seed,) for seed in range(12))))
def test_each_file_is_that_of_a_full_build(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, fonts=False)
    changed_again_and_again(tmp_path, seed, 3)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1500))
def test_each_file_is_as_of_a_full_build_at_length(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, fonts=False)
    changed_again_and_again(tmp_path, seed, 8)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2000, 2006))
def test_each_file_is_that_of_a_full_build_printed_by_libreoffice(tmp_path: Path, seed: int) -> None:
    changed_again_and_again(tmp_path, seed, 4)
