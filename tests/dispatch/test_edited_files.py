"""A notice without a number whose title or date changed: the folder of its older papers is named."""

import itertools
import json
import os
import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.cli.entry_point import run
from generator.dispatch.edited_files import moved_paths
from generator.ground.errors import OutputError
from generator.writing.manifest_entries import EDITED_FOLDER, MANIFEST
from tests.chosen import one_in
from tests.refused import refused, refused_for
from tests.sample_office import Office, codes, tree

pytestmark = pytest.mark.in_turn(2)

FIRST = "未编号-2024-03-05-关于报送《目录》的通知"


@pytest.fixture
def unnumbered(office: Office) -> Office:
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    assert office.build().left_behind == ()
    return office


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("old", "new"), [("《目录》的通知", "《书目》的通知"), ("date: 2024-03-05", "date: 2024-03-06")]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_new_name(unnumbered: Office, old: str, new: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    unnumbered.replace("templates/notice/notice.md", old, new)
    for more in (["--dry-run"], []):
        assert run(["build", *unnumbered.arguments(), *more, "--lang", lang]) == 0
        assert str(unnumbered.output / FIRST) in capsys.readouterr().out
    assert unnumbered.build(only=["东馆"]).left_behind == (unnumbered.output / FIRST,)
    assert (unnumbered.output / FIRST).is_dir()


def test_another_notices_is_none_of_ours(unnumbered: Office) -> None:
    (unnumbered.folder / "templates/notice").rename(unnumbered.folder / "templates/second")
    unnumbered.replace("templates/second/notice.md", "《目录》的通知", "《书目》的通知")
    made = build(
        templates=unnumbered.folder / "templates",
        notice=unnumbered.folder / "templates/second",
        units=unnumbered.folder / "units.yaml",
        output=unnumbered.output,
    )
    assert made.left_behind == ()


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": []}'])
def test_what_is_no_set_is_passed_over(unnumbered: Office, manifest: str) -> None:
    (unnumbered.output / FIRST / MANIFEST).write_text(manifest, encoding="utf-8")
    unnumbered.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
    assert unnumbered.build().left_behind == ()


def test_the_manifest_tells_the_name_alone(unnumbered: Office, tmp_path: Path) -> None:
    data = json.loads((unnumbered.output / FIRST / MANIFEST).read_text(encoding="utf-8"))
    assert data["notice"] == "notice"
    assert str(tmp_path) not in json.dumps(data)


TITLE, DATE = ("《目录》的通知", "《书目》的通知"), ("date: 2024-03-05", "date: 2024-03-06")


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("changed", "elsewhere", "has_number"),
    one_in(3, itertools.product(([], [TITLE], [DATE], [TITLE, DATE]), (False, True), (True, False))),
)
def test_the_folder_of_another_notice_is_never_made_over(
    office: Office, changed: list[tuple[str, str]], elsewhere: bool, has_number: bool
) -> None:
    """Of all orders: another title, another date, a notice in another folder, with a number and without."""
    notice = office.folder / "templates/notice"
    if not has_number:
        office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    places: dict[str, Any] = {
        "templates": notice.parent,
        "units": office.folder / "units.yaml",
        "output": office.output,
    }
    first = build(**places).folder
    if elsewhere:
        shutil.copytree(notice, notice.with_name("second"))
    name = "second" if elsewhere else "notice"
    for old, new in changed:
        office.replace(f"templates/{name}/notice.md", old, new)
    is_other = (len(changed) == 2 or (elsewhere and bool(changed))) if has_number else (elsewhere and not changed)
    before = tree(office.output)
    for dry_run in (True, False):
        if is_other:
            refusal = refused(OutputError, build, **places, notice=notice.with_name(name), dry_run=dry_run)
            code = "output-another" if has_number else "output-another-unnumbered"
            assert [(each.code, each.span and each.span.file) for each in refusal.problems] == [(code, str(first))]
            assert tree(office.output) == before
        else:
            build(**places, notice=notice.with_name(name), dry_run=dry_run)
    if has_number:
        assert build(**places, notice=notice.with_name(name), correction=True).folder.name.startswith("更正重印-")
        assert not is_other or before.items() <= tree(office.output).items()


@pytest.mark.parametrize(
    ("changed", "is_gone", "is_refused"),
    [([TITLE], False, False), ([TITLE, DATE], False, True), ([DATE], True, False), ([TITLE], True, True)],
)
def test_the_day_of_an_older_set_is_that_of_its_notice(
    office: Office, changed: list[tuple[str, str]], is_gone: bool, is_refused: bool
) -> None:
    """Its manifest has no date; where the notice cannot be read either, nothing of another title is made over."""
    office.build()
    path = office.papers / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "date": None}), encoding="utf-8")
    if is_gone:
        next(office.papers.glob("*.docx")).unlink()
    for old, new in changed:
        office.replace("templates/notice/notice.md", old, new)
    with pytest.raises(OutputError, match="《目录》的通知") if is_refused else nullcontext():
        office.build()


# What somebody changed by hand in a set is moved into a folder of its own before anything takes its place.


LETTER = "unit/函/02-西馆.docx"
MOVED = f"{EDITED_FOLDER}/{LETTER}"


@pytest.fixture
def built(office: Office) -> Office:
    office.build()
    return office


def below(office: Office) -> dict[str, bytes]:
    """What lies in the folder for such files."""
    return {path: data for path, data in tree(office.papers).items() if path.startswith(f"{EDITED_FOLDER}/")}


@pytest.mark.parametrize("only", [[], ["东馆"]], ids=["all", "some"])
class TestMoved:
    def test_before_it_is_replaced(self, built: Office, only: list[str]) -> None:
        before = tree(built.papers)
        (built.papers / LETTER).write_bytes(b"mine")
        manifest = built.build(only=only)
        assert tree(built.papers) == {**before, MOVED: b"mine"}
        assert manifest.moved == {LETTER: MOVED}
        [warning] = [each for each in manifest.warnings if each.code == "output-edited"]
        assert warning.facts == {"to": MOVED}
        assert warning.span is not None
        assert warning.span.file == str(built.papers / LETTER)

    def test_before_it_is_removed(self, built: Office, only: list[str]) -> None:
        (built.papers / LETTER).write_bytes(b"mine")
        built.replace("units.yaml", '      - {name: 西馆, code: "02", shelves: 7}\n', "")
        built.build(only=only)
        assert LETTER not in tree(built.papers)
        assert below(built) == {MOVED: b"mine"}

    def test_a_second_and_a_third_time(self, built: Office, only: list[str]) -> None:
        for number in range(3):
            (built.papers / LETTER).write_bytes(b"mine %d" % number)
            built.build(only=only)
        assert below(built) == {
            MOVED: b"mine 0",
            f"{EDITED_FOLDER}/unit/函/02-西馆 (2).docx": b"mine 1",
            f"{EDITED_FOLDER}/unit/函/02-西馆 (3).docx": b"mine 2",
        }

    def test_a_link_in_its_place(self, built: Office, tmp_path: Path, only: list[str]) -> None:
        """It is moved as a link, and what it leads to is neither read nor written."""
        (tmp_path / "own").write_bytes(b"own")
        (built.papers / LETTER).unlink()
        (built.papers / LETTER).symlink_to(tmp_path / "own")
        built.build(only=only)
        assert os.readlink(built.papers / MOVED) == str(tmp_path / "own")
        assert not (built.papers / LETTER).is_symlink()
        assert (tmp_path / "own").read_bytes() == b"own"

    def test_a_fifo_in_its_place(self, built: Office, only: list[str]) -> None:
        (built.papers / LETTER).unlink()
        os.mkfifo(built.papers / LETTER)
        built.build(only=only)
        assert (built.papers / MOVED).is_fifo()
        assert (built.papers / LETTER).is_file()

    def test_a_file_of_ones_own_that_the_manifest_lists(self, built: Office, only: list[str]) -> None:
        (built.papers / "mine.txt").write_bytes(b"mine")
        path = built.papers / MANIFEST
        data = json.loads(path.read_text(encoding="utf-8"))
        data["files"].append({**data["files"][0], "path": "mine.txt"})
        path.write_text(json.dumps(data), encoding="utf-8")
        built.build(only=only)
        assert below(built) == {f"{EDITED_FOLDER}/mine.txt": b"mine"}


class TestTheFolder:
    @pytest.fixture
    def moved(self, built: Office) -> Office:
        (built.papers / LETTER).write_bytes(b"mine")
        built.build()
        return built

    def test_it_is_in_no_manifest_and_never_warned_of(self, moved: Office) -> None:
        (moved.papers / EDITED_FOLDER / "附言.txt").write_bytes(b"my own")
        manifest = moved.build()
        assert codes(manifest) == ["roster-group-left-out"]
        assert not any(file.path.startswith(EDITED_FOLDER) for file in manifest.files)
        assert EDITED_FOLDER not in (moved.papers / MANIFEST).read_text(encoding="utf-8")
        assert sorted(below(moved)) == [MOVED, f"{EDITED_FOLDER}/附言.txt"]

    def test_a_dry_run_tells_and_moves_nothing(self, built: Office) -> None:
        (built.papers / LETTER).write_bytes(b"mine")
        before = tree(built.papers)
        assert built.build(dry_run=True).moved == {LETTER: MOVED}
        assert tree(built.papers) == before

    @pytest.mark.parametrize("at", [EDITED_FOLDER, f"{EDITED_FOLDER}/unit"])
    @pytest.mark.parametrize("what", ["file", "link"])
    def test_something_else_of_its_name_is_refused(self, built: Office, tmp_path: Path, what: str, at: str) -> None:
        (tmp_path / "outside").mkdir()
        (built.papers / LETTER).write_bytes(b"mine")
        (built.papers / at).parent.mkdir(exist_ok=True)
        if what == "file":
            (built.papers / at).write_bytes(b"")
        else:
            (built.papers / at).symlink_to(tmp_path / "outside")
        before = tree(built.papers)
        [problem] = refused(OutputError, built.build).problems
        assert problem.code == "output-edited-place"
        assert problem.span is not None
        assert problem.span.file == str(built.papers / at)
        assert tree(built.papers) == before
        assert list((tmp_path / "outside").iterdir()) == []

    @pytest.mark.in_turn(3)
    def test_no_command_reads_it(self, moved: Office, capsys: pytest.CaptureFixture[str]) -> None:
        """A document in it that is none would be told by whoever opened it."""
        output = str(moved.output)
        second = str(moved.folder / "second")
        assert run(["build", *moved.arguments()[:2], f"--output={second}"]) == 0
        for command in (
            ["check", output],
            ["check", "--as", "document", output],
            ["check", "--as", "template", str(moved.papers)],
            ["check", str(moved.papers), "--fix", str(moved.folder / "mended")],
            ["template", "tidy", "--check", str(moved.papers)],
            ["diff", output, second],
            ["diff", str(moved.papers), str(Path(second) / moved.papers.name)],
            ["build", *moved.arguments(), "--dry-run"],
        ):
            run(command)
            out, err = capsys.readouterr()
            assert EDITED_FOLDER not in out + err, command
        assert not (moved.folder / "mended" / EDITED_FOLDER).exists()


def test_a_file_that_is_changed_while_papers_are_made(built: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*_: object) -> tuple[Path, ...]:
        (built.papers / LETTER).write_bytes(b"mine, just now")
        return ()

    monkeypatch.setattr("generator.dispatch.edited_files.left_behind", meanwhile)
    assert refused_for(OutputError, built.build) == ["output-changed-now"]
    assert (built.papers / LETTER).read_bytes() == b"mine, just now"


def test_a_file_that_somebody_puts_there_while_papers_are_made(built: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*_: object) -> tuple[Path, ...]:
        (built.papers / "附言.txt").write_bytes(b"mine")
        return ()

    monkeypatch.setattr("generator.dispatch.edited_files.left_behind", meanwhile)
    assert "output-foreign" in codes(built.build())
    assert (built.papers / "附言.txt").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("edited", "there", "wanted"),
    [
        (["a.docx"], [], {"a.docx": "a.docx"}),
        (["a.docx"], ["A.docx"], {"a.docx": "a (2).docx"}),
        (["a.b.pdf"], ["a.b.pdf", "a.b (2).pdf"], {"a.b.pdf": "a.b (3).pdf"}),
        (["x/a"], ["x/a"], {"x/a": "x/a (2)"}),
        (["x/a.pdf", "x/A.pdf"], [], {"x/A.pdf": "x/A.pdf", "x/a.pdf": "x/a (2).pdf"}),
    ],
)
def test_names(edited: list[str], there: list[str], wanted: dict[str, str]) -> None:
    below = f"{EDITED_FOLDER}/"
    found = moved_paths(edited, [f"{below}{path}" for path in there])
    assert found == {path: f"{below}{to}" for path, to in wanted.items()}
