"""Folders of counted numbers: with their series, and those of before, which are moved."""

import os
import shutil
from pathlib import Path

import pytest

from generator import build
from generator.dispatch.manifest import Manifest
from generator.dispatch.plan import folder_name
from generator.dispatch.registering import find_number, read_entry, take_number
from generator.ground.disk import Folder
from generator.ground.errors import NoticeError, OutputError
from generator.register.appending import entries
from generator.register.next_number import RegisterYears
from generator.register.register_csv import HEAD
from generator.templates.text.notice import open_notice
from generator.writing.manifest_entries import EDITED_FOLDER, REGISTER
from generator.writing.writing_run import RUN
from tests.acting import KILLED, Acting
from tests.refused import refused, refused_for
from tests.sample_office import TODAY, Office, tree

BRIEF = "示例市档案馆工作纪要"
BEFORE, NOW = "第3期", f"{BRIEF} 2024 第3期"
LETTER = "unit/函/02-西馆.docx"
ORDER = {"kind": "令", "number": "第3号", "title": "示例市档案管理规定", "stamp": "{post: 馆长, name: 示例甲}"}
TWO = "[{post: 馆长, name: 示例甲}, {post: 局长, name: 示例乙}]"
MINUTES = {"format": "纪要", "number": "第3期", "title": BRIEF, "recipients": "各分馆", "mark": BRIEF}


def write(office: Office, keys: dict[str, str], *, name: str = "notice") -> Path:
    """A notice of 5 March 2024 with ``keys``."""
    every = {"issuer": "示例市档案馆", "date": "2024-03-05", **keys}
    lines = "".join(f"{key}: {value}\n" for key, value in every.items() if value)
    office.write(f"templates/{name}/notice.md", f"---\n{lines}---\n会议议定以下事项。\n")
    return office.folder / "templates" / name


@pytest.fixture
def minutes(office: Office) -> Office:
    write(office, MINUTES)
    return office


@pytest.fixture
def before(minutes: Office) -> Office:
    """The set is in the folder that earlier versions made."""
    os.rename(minutes.build().folder, minutes.output / BEFORE)
    return minutes


def moved(manifest: Manifest) -> list[object]:
    found = [each for each in manifest.warnings if each.code == "output-folder-moved"]
    assert all(each.span is not None and each.span.file == str(manifest.folder) for each in found)
    return [each.facts["before"] for each in found]


def named(office: Office, **keys: str) -> str:
    return folder_name(open_notice(write(office, keys), office.folder / "templates/house.yaml"))


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (MINUTES, NOW),
        ({**MINUTES, "mark": ""}, "示例市档案馆纪要 2024 第3期"),
        ({**MINUTES, "date": "2025-03-05"}, f"{BRIEF} 2025 第3期"),
        ({**MINUTES, "number": "〔2024〕第3期"}, NOW),
        ({**MINUTES, "number": "〔2024〕3号"}, f"{BRIEF} 2024 3号"),
        ({**MINUTES, "number": "示档纪〔2024〕3号"}, "示档纪〔2024〕3号"),
        (ORDER, "示例市档案馆令 2024 第3号"),
        ({**ORDER, "kind": "命令"}, "示例市档案馆命令 2024 第3号"),
        ({**ORDER, "term": "十五届"}, "示例市档案馆令 十五届 第3号"),
        ({**ORDER, "届次": "十五届"}, "示例市档案馆令 十五届 第3号"),
        ({**ORDER, "issuer": "[示例市档案馆, 示例市财政局]", "stamp": TWO}, "示例市档案馆、示例市财政局令 2024 第3号"),
        ({**MINUTES, "number": ""}, f"未编号-2024-03-05-{BRIEF}"),
    ],
)
def test_the_folder_of_a_number(office: Office, keys: dict[str, str], wanted: str) -> None:
    office.write("templates/house.yaml", "seal_diameter: 45\n")
    assert named(office, **keys) == wanted


def test_a_mark_of_ten_organs_is_shortened(office: Office) -> None:
    long = "示例县自然资源和规划管理工作领导小组办公室" * 4
    name = named(office, **{**MINUTES, "mark": f"{long}纪要"})
    assert len(name.encode()) <= 140
    assert name != named(office, **{**MINUTES, "mark": f"{long}纪要", "number": "第4期"})


@pytest.mark.parametrize("term", ["第十五届", "15届", "十五", "2024"])
def test_a_term_that_is_none(office: Office, term: str) -> None:
    assert refused_for(NoticeError, named, office, **ORDER, term=f'"{term}"') == ["notice-term"]


def test_years_and_series_of_one_number_have_their_own_folders(office: Office) -> None:
    made = []
    for keys in ({"date": "2024-03-05"}, {"date": "2025-03-05"}, {"mark": "示例市档案馆安全会议纪要"}):
        write(office, {**MINUTES, **keys})
        made.append(office.build().folder.name)
    assert made == [NOW, f"{BRIEF} 2025 第3期", "示例市档案馆安全会议纪要 2024 第3期"]
    assert all((office.output / name / LETTER).is_file() for name in made)


class TestMoved:
    def test_whole(self, before: Office) -> None:
        """What stays, what somebody else put there and what was changed by hand go along."""
        old = tree(before.output / BEFORE)
        (before.output / BEFORE / "说明.txt").write_bytes(b"x")
        (before.output / BEFORE / LETTER).write_bytes(b"mine")
        dry = before.build(dry_run=True)
        assert (dry.folder.name, moved(dry), sorted(os.listdir(before.output))) == (NOW, [BEFORE], [BEFORE])
        assert moved(before.build()) == [BEFORE]
        assert os.listdir(before.output) == [NOW]
        assert tree(before.output / NOW) == {**old, "说明.txt": b"x", f"{EDITED_FOLDER}/{LETTER}": b"mine"}
        assert moved(before.build()) == []

    def test_with_nothing_changed_it_is_reported_once(self, before: Office) -> None:
        kept = before.build()
        assert (moved(kept), {each.action for each in kept.changes}) == ([BEFORE], {"unchanged"})
        assert [moved(before.build()) for _ in range(2)] == [[], []]

    def test_of_a_corrected_reprint(self, before: Office) -> None:
        first = before.build(correction=True)
        assert (first.folder.name, moved(first)) == (f"更正重印-{NOW}", [])
        os.rename(first.folder, before.output / f"更正重印-{BEFORE}")
        assert moved(before.build(correction=True)) == [f"更正重印-{BEFORE}"]
        assert [row.entry.number for row in entries(before.output / REGISTER)] == [NOW]


OTHER = {**MINUTES, "title": f"{BRIEF}（二）", "date": "2025-03-05"}


class TestOfAnother:
    def test_is_refused(self, before: Office) -> None:
        write(before, OTHER)
        old = tree(before.output)
        for dry_run in (True, False):
            (problem,) = refused(OutputError, before.build, dry_run=dry_run).problems
            assert (problem.code, problem.facts) == ("output-another", {"title": BRIEF, "date": "2024-03-05"})
            assert problem.span is not None
            assert problem.span.file == str(before.output / BEFORE)
            assert all(word in problem.remedy() for word in ("--correction", "移走"))
            assert tree(before.output) == old

    def test_both_remedies(self, before: Office) -> None:
        write(before, OTHER)
        corrected = before.build(correction=True)
        assert corrected.folder.name == f"更正重印-{BRIEF} 2025 第3期"
        os.rename(before.output / BEFORE, before.output / NOW)
        assert before.build().folder.name == f"{BRIEF} 2025 第3期"

    def test_a_reprint_leaves_that_of_another(self, before: Office) -> None:
        os.rename(before.build(correction=True).folder, before.output / f"更正重印-{BEFORE}")
        write(before, OTHER)
        assert moved(before.build(correction=True)) == []
        assert (before.output / f"更正重印-{BEFORE}").is_dir()

    def test_what_is_no_set_or_a_link_is_nobodys(self, minutes: Office, tmp_path: Path) -> None:
        (minutes.output / BEFORE).mkdir(parents=True)
        (minutes.output / BEFORE / "说明.txt").write_bytes(b"x")
        assert moved(minutes.build()) == []
        os.rename(minutes.output / NOW, tmp_path / "elsewhere")
        os.rename(minutes.output / BEFORE, tmp_path / "nobodys")
        (minutes.output / BEFORE).symlink_to(tmp_path / "elsewhere")
        assert moved(minutes.build()) == []
        assert (minutes.output / BEFORE).is_symlink()


class TestInterrupted:
    @pytest.fixture(params=[OSError, KeyboardInterrupt])
    def fault(self, request: pytest.FixtureRequest) -> type[BaseException]:
        found: type[BaseException] = request.param
        return found

    def test_between_steps(self, before: Office, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]) -> None:
        """An error gives the folder its name back; a run that is killed leaves the old set, whole, under the new."""
        old = tree(before.output / BEFORE)
        before.replace("units.yaml", "contact: 示例甲", "contact: 示例乙")

        def refuse(*_: object) -> None:
            raise fault("x")

        with monkeypatch.context() as patched:
            patched.setattr(Folder, "exchange", refuse)
            with pytest.raises((OutputError, KeyboardInterrupt)):
                before.build()
        name = BEFORE if fault is OSError else NOW
        assert [each for each in os.listdir(before.output) if each != RUN] == [name]
        assert tree(before.output / name) == old
        assert moved(before.build()) == ([BEFORE] if fault is OSError else [])
        assert os.listdir(before.output) == [NOW]

    @pytest.mark.in_turn(3)
    @pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.long)])
    def test_killed_before_changes(self, before: Office, tmp_path_factory: pytest.TempPathFactory, step: int) -> None:
        """It has one of its two names, and is all old or all new; the next build finishes it."""
        old = tree(before.output / BEFORE)
        before.replace("units.yaml", "contact: 示例甲", "contact: 示例乙")
        place, seen = tmp_path_factory.mktemp("killed") / "desk", set()
        with Acting() as acting:
            shutil.copytree(before.folder, place)
            changes = acting.run(place, "build", "--quiet").changes
            new = tree(place / "output" / NOW)
            for kill in range(0, len(changes), step):
                shutil.rmtree(place)
                shutil.copytree(before.folder, place)
                assert acting.run(place, "build", "--quiet", kill=kill).code == KILLED
                (name,) = (each for each in os.listdir(place / "output") if each != RUN)
                found = tree(place / "output" / name)
                assert (name, found) in ((BEFORE, old), (NOW, old), (NOW, new)), changes[kill]
                seen.add((name, found == new))
                assert acting.run(place, "build", "--quiet").code == 0
                assert os.listdir(place / "output") == [NOW], changes[kill]
                assert tree(place / "output" / NOW) == new, changes[kill]
        assert (BEFORE, False) in seen
        assert step > 1 or {(NOW, False), (NOW, True)} < seen


# The register: the entry has the series, the notice has the number alone.


@pytest.mark.parametrize(
    ("keys", "first", "second"),
    [
        ({**MINUTES, "number": ""}, f"{BRIEF} 2024 第1期", f"{BRIEF} 2024 第2期"),
        ({**ORDER, "number": ""}, "示例市档案馆令 2024 第1号", "示例市档案馆令 2024 第2号"),
        ({**ORDER, "number": "", "term": "十五届"}, "示例市档案馆令 十五届 第1号", "示例市档案馆令 十五届 第2号"),
    ],
)
def test_a_number_is_taken(office: Office, keys: dict[str, str], first: str, second: str) -> None:
    register, units = office.output / REGISTER, office.folder / "units.yaml"
    notice = write(office, keys)
    for wanted in (first, second):
        found = read_entry(templates=notice.parent, notice=notice, units=units, date=TODAY)
        shown = find_number(RegisterYears(register), notice, found)
        assert (shown.number, shown.source) == (wanted, "next")
        assert take_number(RegisterYears(register), notice, found, shown).row.entry.number == wanted
        assert f"number: {wanted.split(' ')[-1]}\n" in (notice / "notice.md").read_text("utf-8").replace('"', "")
        again = read_entry(templates=notice.parent, notice=notice, units=units, date=TODAY)
        assert find_number(RegisterYears(register), notice, again).source == "both"
        made = build(templates=notice.parent, notice=notice, units=units, output=office.output)
        assert made.folder.name == wanted
        notice = write(office, {**keys, "title": "另一件"}, name="second")


def test_the_set_of_a_row_of_before_has_its_series_by_now(minutes: Office) -> None:
    """A notice of the same title without a number is another one where the row's own papers are there."""
    register = minutes.output / REGISTER
    minutes.build()
    row = f'"1","2024-03-05","{BEFORE}","发文","","{BRIEF}","各分馆","4","",""\r\n'
    register.write_bytes(HEAD + row.encode())
    notice = write(minutes, {**MINUTES, "number": ""})
    found = read_entry(templates=notice.parent, notice=notice, units=minutes.folder / "units.yaml", date=TODAY)
    assert find_number(RegisterYears(register), notice, found).number == f"{BRIEF} 2024 第4期"
    os.rename(minutes.output / NOW, minutes.output / "x")
    assert find_number(RegisterYears(register), notice, found).number == BEFORE
    assert "register-knows-notice" in [each.code for each in minutes.build().warnings]
