"""What ``fawen new`` writes: it is built at once, nothing is found in it, and every key is explained."""

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import get_args

import docx
import pytest
from lxml import etree

from generator import build
from generator.check.run import check
from generator.desk.double_click_files import Machine
from generator.desk.schemas import FOLDER, NAMES, file_name, schema, schemas
from generator.desk.starters.starter_desk import is_first_roster, new_desk, new_letter, new_roster, write_first_roster
from generator.desk.starters.starter_files import Keys, is_sample, samples_in, with_keys
from generator.desk.starters.starter_notice import new_notice
from generator.dispatch.templates import named_in_chinese
from generator.ground.errors import OutputError, UsageError
from generator.office.pdf.pdf_files import to_pdf
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units.declared_fields import FIELD_KEYS, GROUP_KEYS, TOP_KEYS
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.roster.units.unit import UNIT_FIELDS
from generator.standard import FORMS, LISTED, Format
from generator.templates.text.front_matter.key_table import KEYS
from generator.templates.text.notice import open_notice
from tests.desk.test_schemas import flagged, front_matter
from tests.sample_digests import FILE, lines
from tests.sample_office import Office, tree

NOTICE, ROSTER = Path("templates/notice"), Path("units.yaml")
LETTER, TEXT_LETTER = Path("templates/unit/letter.docx"), Path("templates/unit/回函.md")
MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that one is in; its name has blanks and hanzi."""
    empty = tmp_path / "示例 单位"
    empty.mkdir()
    monkeypatch.chdir(empty)
    return empty


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_letter_of_another_kind_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="new-letter-name"):
        new_letter(LETTER.with_suffix(".doc"))
    assert files(folder) == {}


@pytest.mark.cases(2)
@pytest.mark.parametrize("format_", Format)
def test_an_empty_folder_becomes_an_office(folder: Path, format_: Format) -> None:
    new_notice(NOTICE, format_)
    new_roster(ROSTER)
    new_letter(LETTER)
    new_letter(TEXT_LETTER)
    manifest = build(templates="templates", notice=NOTICE, units=ROSTER, output="output")
    assert [problem.code for problem in manifest.warnings] == []
    form = FORMS[format_]
    count = 1 + 2 * 3 if form.to_units and form.recipients not in ("no", "may") else 1
    assert len(manifest.files) == count
    templates = check([Path("templates")])
    assert [finding.problem.code for report in templates.reports for finding in report.findings] == []
    assert templates.problems == ()
    made = check([Path("output")])
    assert len(made.reports) == count
    found = [f for report in made.reports for f in report.findings if f.problem.severity != "info"]
    assert [finding.problem.text() for finding in found] == []


@pytest.mark.parametrize("format_", Format)
def test_every_key_of_the_form_stands_in_a_notice_and_the_editor_agrees(folder: Path, format_: Format) -> None:
    new_notice(NOTICE, format_)
    front = front_matter(read(NOTICE / "notice.md"))
    lines = front.splitlines()
    form = FORMS[format_]
    refused = {
        "title_note": form.title_note == "no",
        "recipients": form.recipients == "no",
        "imprint": form.imprint not in ("ruled", "handled"),
        "period": not form.period,
        "attendance": not form.attendance,
        "term": form.counted_by != "term",
        "secrecy": not form.secrecy,
        "signers": form.signers == "no" or format_ is Format.GENERAL,  # its sample goes down
        "number": not form.number_forms,
        **dict.fromkeys(("issue_total", "editor_note", "pieces", "internal"), not form.pieces),
        **dict.fromkeys(LISTED, form.imprint != "listed"),
    }
    for key in KEYS:
        if key in refused:
            assert any(re.match(rf"(?:# )?{key}:", line) for line in lines) != refused[key], key
            continue
        if not any(re.match(rf"(?:# )?{key}:", line) for line in lines):
            assert key in ("distribute_to", "copy_to", "mark", "stamp", "signers")  # by the sample's other values
            continue
        number = next(n for n, line in enumerate(lines) if re.match(rf"(?:# )?{key}:", line))
        assert re.match(r"# [一-鿿]+：", lines[number - 1])
    assert open_notice(NOTICE).warnings == ()
    assert flagged(schema("front-matter"), front) == []
    assert "@prefix@" not in read(NOTICE / "notice.md")


def test_a_roster_shows_every_key(folder: Path) -> None:
    new_roster(ROSTER)
    text = read(ROSTER)
    for key in {*TOP_KEYS, *GROUP_KEYS, *UNIT_FIELDS, *FIELD_KEYS} - {"required", "everybody"}:
        assert re.search(rf"\b{key}:", text), key
    assert flagged(schema("units"), text) == []
    for unit in load_roster(ROSTER).units:
        assert "示例" in unit.name
        assert unit.phone in ("", "023-00000000")
    declaring = re.sub(r"^# (fields:|  - \{name: beds)", r"\1", text, flags=re.MULTILINE)
    ROSTER.write_text(declaring, encoding="utf-8")
    assert [field.name for field in load_roster(ROSTER).fields] == ["beds"]


def test_schemas_lie_where_the_files_look_for_them(folder: Path) -> None:
    for path, written in (
        (ROSTER, new_roster(ROSTER)),
        (NOTICE / "notice.md", new_notice(NOTICE)),
        (TEXT_LETTER, new_letter(TEXT_LETTER)),
    ):
        named = MODELINE.findall(read(path))
        assert len(named) == 1
        assert (path.parent / named[0]).resolve() in {folder / FOLDER / file_name(name) for name in NAMES}
        assert (path.parent / named[0]).is_file()
        assert path in written
    assert {path.name: path.read_bytes() for path in Path(FOLDER).iterdir()} == schemas()


def test_schemas_know_the_office_and_are_left_as_they_are(folder: Path) -> None:
    Office.at(folder)
    (folder / "templates/house.yaml").write_text("issuer: 示例市档案馆\nnumber_prefix: 示档发\n", encoding="utf-8")
    new_notice(Path("templates/新公文"))
    assert "shelves" in read(folder / FOLDER / "units.json")
    notice = open_notice(Path("templates/新公文"), folder / "templates/house.yaml")
    assert notice.warnings == ()
    assert notice.recipients == "各分馆，各直属单位，各学校"
    assert "# issuer: " in read(Path("templates/新公文/notice.md"))
    (folder / FOLDER / "units.json").write_text("{}", encoding="utf-8")
    new_letter(LETTER)
    assert read(folder / FOLDER / "units.json") == "{}"


def test_nothing_is_ever_written_over(folder: Path) -> None:
    new_roster(ROSTER)
    new_notice(NOTICE)
    new_letter(LETTER)
    new_letter(TEXT_LETTER)
    before = files(folder)
    again: list[tuple[Callable[[Path], list[Path]], Path]] = [
        (new_roster, ROSTER),
        (new_notice, NOTICE),
        (new_notice, ROSTER),
        (new_letter, LETTER),
        (new_letter, TEXT_LETTER),
        (new_letter, LETTER.with_suffix(".md")),
        (new_letter, TEXT_LETTER.with_suffix(".docx")),
    ]
    for new, path in again:
        with pytest.raises(OutputError) as caught:
            new(path)
        assert caught.value.problems[0].code in ("new-exists", "new-not-empty")
        assert files(folder) == before


def test_a_file_in_the_way_leaves_nothing_half_written(folder: Path) -> None:
    Path(FOLDER).write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        new_notice(NOTICE)
    assert files(folder) == {FOLDER: b""}


def test_a_letter_ends_in_docx_or_md(folder: Path) -> None:
    with pytest.raises(UsageError):
        new_letter(Path("templates/unit/letter.doc"))
    assert list(folder.iterdir()) == []


def test_the_word_template_is_whole(folder: Path) -> None:
    new_letter(LETTER)
    data = LETTER.read_bytes()
    new_letter(Path("a.docx"))
    assert Path("a.docx").read_bytes() == data
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    assert "{{ unit.addressee }}" in text
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            assert root.text is None or root.text.strip()  # the indents are gone


@pytest.mark.in_turn(3)
@pytest.mark.xdist_group("starters")
def test_letters_are_one_page(folder: Path) -> None:
    new_notice(NOTICE)
    new_roster(ROSTER)
    new_letter(LETTER)
    new_letter(TEXT_LETTER)
    build(templates="templates", notice=NOTICE, units=ROSTER, output="output")
    letters = sorted(Path("output").glob("*/unit/*/01-*.docx"))
    assert len(letters) == 2
    run = to_pdf(letters, Path("pdf"), jobs=1)
    assert [result.pages for result in run.results] == [1, 1]
    assert run.lost == ()


# New files with Chinese keys say the same as those with English keys.


def texts(folder: Path) -> dict[str, str]:
    paths = (*folder.rglob("*.md"), *folder.rglob("units.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def starters(folder: Path, format_: Format, keys: Keys) -> dict[str, str]:
    new_roster(folder / "units.yaml", keys)
    new_notice(folder / "notice", format_, keys)
    new_letter(folder / "letter.md", keys)
    return texts(folder)


@pytest.mark.parametrize("format_", Format)
def test_new_files_are_the_same_in_both_kinds_of_keys(tmp_path: Path, format_: Format) -> None:
    english, chinese = (starters(tmp_path / keys, format_, keys) for keys in ("en", "zh"))
    assert not set(english.values()) & set(chinese.values())
    assert {name: with_keys(text.encode(), "en").decode() for name, text in chinese.items()} == english
    units, other_units = (load_roster(tmp_path / keys / "units.yaml").units for keys in ("en", "zh"))
    assert [unit.as_mapping() for unit in other_units] == [unit.as_mapping() for unit in units]
    notice, other_notice = (open_notice(tmp_path / keys / "notice") for keys in ("en", "zh"))
    assert str(other_notice.context) == str(notice.context)
    assert other_notice.warnings == notice.warnings == ()


# A desk that ``fawen new desk`` writes.


ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "generator/desk/starters/files/desk/templates"
MACHINE = Machine("linux", None, {})
CLICKED = ("fawen.bat", "发文.desktop", "发文.sh", "发文网页.bat", "发文网页.desktop", "发文网页.sh")


@pytest.mark.in_turn(3)
def test_it_builds_at_once_and_nothing_is_found_in_it(folder: Path) -> None:
    written = new_desk(Path(), machine=MACHINE)
    assert sorted(map(str, written)) == sorted(tree(folder))
    manifest = build()
    assert [problem.text() for problem in manifest.warnings] == []
    kinds = [file.kind for file in manifest.files]
    assert (kinds.count("notice"), len(manifest.files)) == (1, 24)
    templates = check([Path("templates")])
    assert [finding.problem.text() for report in templates.reports for finding in report.findings] == []
    [notice] = list(Path("output").glob("*/*.docx"))
    found = check([notice]).reports[0].findings
    assert [finding.problem.text() for finding in found if finding.problem.severity != "info"] == []


@pytest.mark.in_turn(3)
def test_keys_in_either_language_make_the_same_papers(folder: Path) -> None:
    papers = []
    for keys in get_args(Keys):
        place = folder / keys
        new_desk(place, machine=MACHINE, keys=keys)
        assert ("标题:" in (place / "templates/notice/notice.md").read_text(encoding="utf-8")) == (keys == "zh")
        assert ("number_prefix:" in (place / "templates/house.yaml").read_text(encoding="utf-8")) == (keys == "en")
        build(templates=place / "templates", units=place / "units.yaml", output=place / "output")
        papers.append({name: data for name, data in tree(place / "output").items() if not name.endswith(".json")})
    chinese, english = papers
    lists = "打印单", "print-order"  # in the order of the templates' names
    zh, en = ({data for name, data in made.items() if PurePath(name).stem not in lists} for made in papers)
    assert (zh, len(chinese)) == (en, len(english))
    words = {word for name in chinese for word in re.findall("[A-Za-z0-9]{2,}", name.partition("/")[2])}
    assert words == {"unit", "dispatch", "docx", "xlsx", "DL", "C5", "01", "02", "03"}
    names = {PurePath(name).stem for name in chinese if "/dispatch/" in name}
    assert names == {
        *("分发表", "签收单", "打印单", "标签"),
        *("打印-附函", "打印-回执", "打印-信封（DL）", "打印-信封（C5）"),
    }
    assert any(name.endswith("dispatch/print-cover-letter.docx") for name in english)


@pytest.mark.parametrize(
    ("names", "chinese"),
    [((), False), (("函.docx",), True), (("函.docx", "a.docx"), False), (("函.docx", "DL信封.docx", "a.xlsx"), True)],
)
def test_a_desk_is_named_as_most_of_its_templates_are(names: tuple[str, ...], chinese: bool) -> None:
    assert named_in_chinese(names) == chinese


@pytest.mark.parametrize("issuer", ["临江市财政局", "示例局（甲: #乙）", "'示例'局", "- 示例局", "示例, [局]"])
def test_an_issuer_of_ones_own_is_in_house_yaml_alone(folder: Path, issuer: str) -> None:
    new_desk(Path("甲"), machine=MACHINE)
    new_desk(Path("乙"), machine=MACHINE, issuer=issuer, prefix="临财发")
    ours, theirs = tree(folder / "甲"), tree(folder / "乙")
    differing = {name for name in ours if ours[name] != theirs[name]}
    assert differing - set(CLICKED) == {"templates/house.yaml"}
    notice = open_notice(Path("乙/templates/notice"), Path("乙/templates/house.yaml"))
    assert (notice.context["issuer"], notice.warnings) == (issuer, ())


@pytest.mark.parametrize(
    ("issuer", "prefix", "code"),
    [
        ("", "示例发", "new-desk-issuer"),
        ("示例\n局", "示例发", "new-desk-issuer"),
        ("示例局", "", "new-desk-prefix"),
        ("示例局", "示例发〔2026〕", "new-desk-prefix"),
        ("示例局", "abc", "new-desk-prefix"),
    ],
)
def test_what_no_document_can_have_is_refused(folder: Path, issuer: str, prefix: str, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        new_desk(Path(), machine=MACHINE, issuer=issuer, prefix=prefix)
    assert tree(folder) == {}


@pytest.mark.parametrize("name", ["templates", "units.yaml"])
def test_a_desk_that_is_there_is_left_alone(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"mine")
    with pytest.raises(OutputError, match="new-desk-exists"):
        new_desk(Path(), machine=MACHINE)
    assert tree(folder) == {name: b"mine"}


def test_a_disk_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".schemas").write_bytes(b"")
    with pytest.raises(OutputError):
        new_desk(Path(), machine=MACHINE)
    assert tree(folder) == {".schemas": b""}


def test_the_shipped_templates_are_those_of_the_project() -> None:
    """One set in two places: after a change in the one, copy the file to the other."""
    for name in ("unit", "dispatch"):
        ours = {path.name: path.read_bytes() for path in (ROOT / "templates" / name).iterdir()}
        assert {path.name: path.read_bytes() for path in (SHIPPED / name).iterdir()} == ours
    assert {path.name for path in SHIPPED.iterdir()} == set(os.listdir(ROOT / "templates")) - {"README.md"}


# A roster that comes in where a desk has none, or only the sample.
@pytest.fixture
def coming(tmp_path: Path) -> Roster:
    sheet = tmp_path / "各乡镇.csv"
    sheet.write_text("名称,电话\n示例甲镇,023-1\n", encoding="utf-8")
    return load_explicit(sheet).roster


@pytest.mark.parametrize(("keys", "word"), [("zh", "联系电话"), ("en", "phone")])
def test_a_sample_is_replaced_in_its_keys(tmp_path: Path, coming: Roster, keys: Keys, word: str) -> None:
    path = tmp_path / "units.yaml"
    new_roster(path, keys=keys)
    assert is_first_roster(path)
    write_first_roster(path, coming)
    assert f"{word}: 023-1" in path.read_text(encoding="utf-8")
    assert [unit.name for unit in load_roster(path).units] == ["示例甲镇"]


# Samples of a desk, and what is no longer one.
# Cases: as written; with line ends of Windows; a byte changed; a link to one; a file that is no text, missing, or
# too big; a folder of samples with a file of somebody else's, empty, missing.


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}), issuer="临江市财政局", prefix="临财发")
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_every_sample_that_is_written_is_listed() -> None:
    """Else run ``python -m tests.sample_digests``."""
    assert set(lines()) <= set(FILE.read_text(encoding="utf-8").splitlines())


@pytest.mark.usefixtures("desk")
def test_samples_are_known_until_they_are_changed() -> None:
    assert is_sample(ROSTER)
    assert samples_in(NOTICE) == (NOTICE / "attachment-1.md", NOTICE / "notice.md")
    whole = ROSTER.read_bytes()
    ROSTER.write_bytes(whole.replace(b"\n", b"\r\n"))
    assert is_sample(ROSTER), "Git has changed the line ends"
    ROSTER.write_bytes(whole + b"\n")
    assert not is_sample(ROSTER)
    assert not is_sample(Path("templates/house.yaml")), "the issuer has been typed"
    assert not is_sample(Path("missing.yaml"))
    assert not is_sample(NOTICE)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["notice.md", "own.md", ".hidden"])
def test_a_folder_with_anything_else_is_no_sample(name: str) -> None:
    (NOTICE / name).write_bytes(b"mine")
    assert samples_in(NOTICE) == ()
    before = tree(Path())
    with pytest.raises(OutputError, match="new-not-empty"):
        new_notice(NOTICE)
    assert tree(Path()) == before


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("format_", Format)
def test_a_new_notice_takes_the_place_of_the_sample(format_: Format) -> None:
    written = new_notice(NOTICE, format_)
    assert sorted(NOTICE.iterdir()) == sorted(path for path in written if path.is_relative_to(NOTICE))
    assert samples_in(NOTICE) == ()
    if format_ is Format.GENERAL:
        assert "临江市财政局|关于" in (NOTICE / "notice.md").read_text(encoding="utf-8")
