"""A desk that ``fawen new desk`` writes.

Cases: it builds without a word, with nothing else edited; an issuer and a prefix of one's own are in house.yaml alone,
also where YAML needs quotes; keys in Chinese and in English; what no document can have is refused; templates or a
roster that are there stay, with all else; files to double-click that are there stay; another folder than the working
folder; nothing in it names a real office; its templates are those of the project.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import get_args

import pytest

from generator import build
from generator.check.run import check
from generator.desk.double_click_files import Machine
from generator.desk.starters import starter_desk as module
from generator.desk.starters.starter_desk import is_first_roster, new_desk, new_roster, samples, write_first_roster
from generator.desk.starters.starter_files import Keys, is_sample, samples_in
from generator.desk.starters.starter_notice import new_notice
from generator.ground.errors import OutputError, UsageError
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.standard import Format
from generator.templates.text.notice import open_notice
from tests.sample_digests import FILE, lines
from tests.sample_office import tree

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "generator/desk/starters/files/desk/templates"
MACHINE = Machine("linux", None, {})
CLICKED = ("fawen.bat", "发文.desktop", "发文.sh", "发文网页.bat", "发文网页.desktop", "发文网页.sh")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    empty = tmp_path / "空 桌"
    empty.mkdir()
    monkeypatch.chdir(empty)
    return empty


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
    assert papers[0] == papers[1]


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


def test_other_files_stay_and_so_do_those_to_double_click(folder: Path) -> None:
    (folder / "名单.xlsx").write_bytes(b"mine")
    (folder / "fawen.bat").write_bytes(b"mine, too")
    written = new_desk(Path(), machine=MACHINE)
    assert Path("fawen.bat") not in written
    assert Path("发文.desktop") in written
    assert ((folder / "名单.xlsx").read_bytes(), (folder / "fawen.bat").read_bytes()) == (b"mine", b"mine, too")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_what_a_desktop_runs_may_be_run(folder: Path) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) & 0o111 for path in new_desk(Path(), machine=MACHINE)}
    assert sorted(name for name, bits in modes.items() if bits) == [
        "发文.desktop",
        "发文.sh",
        "发文网页.desktop",
        "发文网页.sh",
    ]


def test_a_disk_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".schemas").write_bytes(b"")
    with pytest.raises(OutputError):
        new_desk(Path(), machine=MACHINE)
    assert tree(folder) == {".schemas": b""}


def test_the_sample_office_is_marked_as_one() -> None:
    assert (module.ISSUER[:2], module.PREFIX[:2]) == ("示例", "示例")
    for name, data in samples("en").items():
        assert "示例" in data.decode(), name


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


def test_where_there_is_none_its_keys_are_chinese(tmp_path: Path, coming: Roster) -> None:
    path = tmp_path / "units.yaml"
    assert is_first_roster(path)
    write_first_roster(path, coming)
    assert "联系电话: 023-1" in path.read_text(encoding="utf-8")
    assert not is_first_roster(path)


@pytest.mark.parametrize(("keys", "word"), [("zh", "联系电话"), ("en", "phone")])
def test_a_sample_is_replaced_in_its_keys(tmp_path: Path, coming: Roster, keys: Keys, word: str) -> None:
    path = tmp_path / "units.yaml"
    new_roster(path, keys=keys)
    assert is_first_roster(path)
    write_first_roster(path, coming)
    assert f"{word}: 023-1" in path.read_text(encoding="utf-8")
    assert [unit.name for unit in load_roster(path).units] == ["示例甲镇"]


def test_a_changed_sample_is_a_roster(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    new_roster(path)
    path.write_text(path.read_text(encoding="utf-8") + "# 改过\n", encoding="utf-8")
    assert not is_first_roster(path)


# Samples of a desk, and what is no longer one.
# Cases: as written; with line ends of Windows; a byte changed; a link to one; a file that is no text, missing, or
# too big; a folder of samples with a file of somebody else's, empty, missing.


NOTICE, ROSTER = Path("templates/notice"), Path("units.yaml")


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
def test_no_folder_and_an_empty_one_hold_no_samples() -> None:
    Path("empty").mkdir()
    assert (samples_in(Path("missing")), samples_in(Path("empty")), samples_in(ROSTER)) == ((), (), ())


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("format_", Format)
def test_a_new_notice_takes_the_place_of_the_sample(format_: Format) -> None:
    written = new_notice(NOTICE, format_)
    assert sorted(NOTICE.iterdir()) == sorted(path for path in written if path.is_relative_to(NOTICE))
    assert samples_in(NOTICE) == ()
    if format_ is Format.GENERAL:
        assert "临江市财政局|关于" in (NOTICE / "notice.md").read_text(encoding="utf-8")
