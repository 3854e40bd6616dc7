"""A build that changes nothing: what it returns is what a full build does, whatever has become of its inputs."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import GeneratorError, build
from generator.cli.entry_point import run
from generator.dispatch import full_build, unchanged_build
from generator.dispatch.build_options import BuildOptions
from generator.dispatch.manifest import Manifest
from generator.dispatch.unchanged_build import Record, read_record, write_record
from generator.ground.errors import Problem, Span, TranslatedText
from generator.writing.file_digests import plain_digest
from generator.writing.manifest_entries import EDITED_FOLDER, MANIFEST, REGISTER
from tests.sample_office import Office, tree

DOUBTFUL = ["{{ unit.addressee }}：", "现寄上{ notice.title }"]
"""A letter that a build warns of, each time."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an ``office`` and a ``cache``, in which a build of it is known that changed nothing.

    ``as-built`` has the two as they were then.
    """
    folder = tmp_path_factory.mktemp("unchanged")
    office = Office.at(folder / "office")
    office.template("unit/函.docx", DOUBTFUL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAWEN_CACHE", str(folder / "cache"))
        patch.chdir(office.folder)
        for _ in range(2):
            build()
    for name in ("office", "cache"):
        shutil.copytree(folder / name, folder / "as-built" / name)
    return folder


@pytest.fixture
def known(place: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """That office, the working folder."""
    for name in ("office", "cache"):
        shutil.rmtree(place / name)
        shutil.copytree(place / "as-built" / name, place / name)
    monkeypatch.setenv("FAWEN_CACHE", str(place / "cache"))
    monkeypatch.chdir(place / "office")
    return Office(place / "office")


@pytest.fixture
def record(known: Office) -> Path:
    """What is kept of the build."""
    [path] = (known.folder.parent / "cache/builds").iterdir()
    return path


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[Manifest]:
    """What every full build returned that there was."""
    made: list[Manifest] = []
    original = full_build.full_build

    def noted(options: BuildOptions) -> Manifest:
        made.append(original(options))
        return made[-1]

    monkeypatch.setattr(full_build, "full_build", noted)
    return made


class FullBuildError(Exception):
    """Raised instead of a full build, by tests that only ask whether there is one."""


@pytest.fixture
def no_full_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a full build raise FullBuildError."""

    def refused(_: object) -> Manifest:
        raise FullBuildError

    monkeypatch.setattr(full_build, "full_build", refused)


def test_it_returns_what_the_last_one_did(known: Office, full: list[Manifest]) -> None:
    before = tree(known.folder)
    again = build()
    assert full == []
    build(jobs=2)
    assert full == []
    (known.folder / "templates/README.md").write_text("", encoding="utf-8")  # a full build, of the same papers
    assert build() == again == full[0]
    assert again.warnings
    (known.folder / "templates/README.md").unlink()
    assert tree(known.folder) == before


def test_the_command_prints_the_same(known: Office, full: list[Manifest], capfd: pytest.CaptureFixture[str]) -> None:
    printed = []
    for _ in range(2):
        run(["build"])
        printed.append(capfd.readouterr())
        (known.folder / "templates/README.md").write_text("", encoding="utf-8")
    assert printed[0] == printed[1]
    assert len(full) == 1


def _replaced(name: str, old: str, new: str) -> Callable[[Office], object]:
    return lambda office: office.replace(name, old, new)


def _written(name: str, text: str) -> Callable[[Office], object]:
    return lambda office: office.write(name, text)


def _hand(office: Office) -> Path:
    return office.papers / "unit/函/02-西馆.docx"


def _linked(path: Path, elsewhere: Path) -> None:
    path.rename(elsewhere)
    path.symlink_to(os.path.relpath(elsewhere, path.parent))


SAVED: dict[str, Callable[[Office], object]] = {
    "a unit's value": _replaced("units.yaml", "copies: 2", "copies: 3"),
    "a value that no template reads": _replaced("units.yaml", "shelves: 7", "shelves: 8"),
    "the notice's text": _replaced("templates/notice/notice.md", "三月底", "四月底"),
    "the notice's number": _replaced("templates/notice/notice.md", "7号", "8号"),
    "house.yaml comes": _written("templates/house.yaml", "imprint-organ: 示例市档案馆办公室\n"),
    "a template": lambda office: office.template("unit/函.docx", ["{{ unit.addressee }}"]),
    "one more template": lambda office: office.template("dispatch/名单.docx", ["{{ units[0].name }}"]),
    "a template goes": lambda office: (office.folder / "templates/dispatch/分发表.docx").unlink(),
    "a file in another format": _written("templates/unit/函.doc", ""),
    "a folder misnamed": lambda office: (office.folder / "templates/dispatches").mkdir(),
    "a picture": _written("pictures/a.png", "no picture"),
    "the register": lambda office: office.write(f"output/{REGISTER}", "no register"),
    "a set beside it": _written(f"output/未编号-2024-03-05-示例/{MANIFEST}", "{}"),
    "a paper by hand": lambda office: _hand(office).write_bytes(b"mine"),
    "a paper goes": lambda office: _hand(office).unlink(),
    "a paper is a link": lambda office: _linked(_hand(office), office.papers / "unit/函/paper.docx"),
    "a folder of papers goes": lambda office: shutil.rmtree(_hand(office).parent),
    "manifest.json": lambda office: (office.papers / MANIFEST).write_bytes(b"{}"),
    "manifest.json goes": lambda office: (office.papers / MANIFEST).unlink(),
    "somebody else's file": lambda office: (office.papers / "mine.txt").write_bytes(b"mine"),
    "an empty folder": lambda office: (office.papers / "empty").mkdir(),
    "the whole set goes": lambda office: shutil.rmtree(office.papers),
    "a template is a link": lambda office: _linked(
        office.folder / "templates/unit/函.docx", office.folder / "letter.docx"
    ),
}


@pytest.mark.cases(2)
@pytest.mark.parametrize("change", SAVED)
def test_whatever_is_saved_is_looked_at(
    known: Office, full: list[Manifest], change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SAVED[change](known)
    other = Office(tmp_path / "office")
    shutil.copytree(known.folder, other.folder, symlinks=True)
    results: list[tuple[object, ...]] = []
    for office in (known, other):
        monkeypatch.chdir(office.folder)
        try:
            manifest = build()
            results.append((manifest.changes, manifest.warnings, manifest.left_behind, tree(office.folder)))
        except GeneratorError as fault:
            results.append((fault.problems,))
    assert results[0] == results[1]
    assert len(full) in (0, 2)  # both, or both were refused


@pytest.mark.parametrize(
    "options",
    [
        {"draft": True}, {"duplex": True}, {"sort": ["-name"]}, {"only": ["东馆"]}, {"where": "copies"},
        {"dry_run": True},
    ],
    ids=lambda options: next(iter(options)),
)  # fmt: skip
def test_other_options_are_another_build(known: Office, no_full_build: None, options: dict[str, object]) -> None:
    with pytest.raises(FullBuildError):
        build(**options)  # type: ignore[arg-type]


def test_sets_beside_a_register_elsewhere_are_looked_at(known: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    known.write("office/numbers.csv", "")
    for _ in range(2):
        build(register="office/numbers.csv")
    monkeypatch.setattr(full_build, "full_build", None)
    build(register="office/numbers.csv")
    known.write("office/示档发〔2024〕8号/manifest.json", "{}")
    with pytest.raises(TypeError):
        build(register="office/numbers.csv")


def test_another_folder_is_another_build(
    known: Office, no_full_build: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    with pytest.raises(FullBuildError):
        known.build()


@pytest.mark.parametrize("part", ["python", "libraries", "files"])
def test_another_program_knows_nothing_of_it(
    known: Office, no_full_build: None, part: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if part == "python":
        monkeypatch.setattr("sys.version", "another")
    elif part == "libraries":
        (tmp_path / "more/another-1.0.dist-info").mkdir(parents=True)
        monkeypatch.syspath_prepend(tmp_path / "more")
    else:
        monkeypatch.setattr(unchanged_build, "_files_of_the_package", lambda _: [("generator/cli.py", 1, 2)])
    with pytest.raises(FullBuildError):
        build()


SPOILT: dict[str, Callable[[dict[str, object]], object]] = {
    "no object": lambda _: [],
    "a key less": lambda kept: {key: value for key, value in kept.items() if key != "state"},
    "a key more": lambda kept: {**kept, "more": 1},
    "no text": lambda kept: {**kept, "state": None},
    "another state": lambda kept: {**kept, "state": "0" * 64},
    "another set": lambda kept: {**kept, "name": "其他"},
    "another manifest": lambda kept: {**kept, "manifest": "0" * 64},
    "no such file": lambda kept: {**kept, "order": [99]},
    "no place of a file": lambda kept: {**kept, "order": ["a"]},
    "no JSON": lambda _: float("nan"),
    "no warnings": lambda kept: {**kept, "warnings": 1},
    "a warning that is none": lambda kept: {**kept, "warnings": [{"code": "roster-unit-twice"}]},
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_an_unreadable_record_is_passed_over(known: Office, no_full_build: None, record: Path, spoilt: str) -> None:
    record.write_text(json.dumps(SPOILT[spoilt](json.loads(record.read_bytes()))), encoding="utf-8")
    with pytest.raises(FullBuildError):
        build()
    with pytest.raises(FullBuildError):
        build()


def test_papers_that_were_moved_are_nobodys_change(known: Office, full: list[Manifest]) -> None:
    _hand(known).write_bytes(b"mine")
    assert build().moved
    (known.papers / EDITED_FOLDER / "more.txt").write_bytes(b"mine")
    assert not build().moved
    assert len(full) == 1


def test_a_set_with_somebody_elses_files_is_looked_at_each_time(known: Office, full: list[Manifest]) -> None:
    (known.papers / "mine.txt").write_bytes(b"mine")
    for _ in range(3):
        assert [each.code for each in build().warnings].count("output-foreign") == 1
    assert len(full) == 3


def test_inputs_saved_while_a_build_runs_are_not_those_of_what_it_returned(
    known: Office, full: list[Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    known.replace("units.yaml", "东馆办公室", "东馆甲")
    build()
    original = full_build.full_build

    def saved_meanwhile(options: BuildOptions) -> Manifest:
        manifest = original(options)
        known.replace("units.yaml", "东馆甲", "东馆乙")
        return manifest

    with monkeypatch.context() as patch:
        patch.setattr(full_build, "full_build", saved_meanwhile)
        build()
    assert "remade" in {change.action for change in build().changes}


def test_folders_of_many_files_are_not_read(
    known: Office, full: list[Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged_build, "_MOST_FILES", 3)
    build()
    monkeypatch.setattr(unchanged_build, "_MOST_FILES", 2_000)
    monkeypatch.setattr(unchanged_build, "_MOST_BYTES", 10)
    build()
    assert len(full) == 2


def _homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")


@pytest.mark.parametrize("chosen", ["units.yaml", ""], ids=["a file", "no home"])
def test_a_cache_that_cannot_be_written_changes_nothing(
    known: Office, full: list[Manifest], chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAWEN_CACHE", chosen)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", _homeless)
    for _ in range(2):
        build()
    assert len(full) == 2


# What is kept of a build: a warning that quotes a line is kept without the line, and read back with it.


LINE = "联系电话：00000000（示例）"
WARNINGS = (
    Problem("text-level-repeated", Span("notice.md", 2, 1, 4, LINE), {"what": TranslatedText("一", "one")}),
    Problem("roster-address-missing", Span("units.yaml"), {"count": 3}),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notice.md").write_text(f"第一行\n{LINE}\n", encoding="utf-8")
    return tmp_path


def test_no_line_of_anybodys_is_in_the_file(folder: Path) -> None:
    record = Record("state", "set", "digest", (0, 1), WARNINGS, TranslatedText("甲", "a"))
    write_record(("arguments",), record)
    [path] = (folder / "cache/builds").iterdir()
    assert "00000000" not in path.read_text(encoding="utf-8")
    assert "\\u8054" not in path.read_text(encoding="utf-8")
    assert read_record(("arguments",)) == record


@pytest.mark.parametrize("text", [None, "第一行\n"])
def test_a_line_that_is_gone_is_no_record(folder: Path, text: str | None) -> None:
    write_record(("arguments",), Record("state", "set", "digest", (), WARNINGS, TranslatedText("甲", "a")))
    (folder / "notice.md").unlink()
    if text is not None:
        (folder / "notice.md").write_text(text, encoding="utf-8")
    assert read_record(("arguments",)) is None


# What a build depends on is read within bounds: a file that is too large is not read at all.


_HUGE = 1_000_000_000_000


def asked(desk: Office) -> BuildOptions:
    """What a build of ``desk`` with no arguments is asked for."""
    names = {"templates": "templates", "notice": "templates/notice", "units": "units.yaml", "output": "output"}
    places: dict[str, Any] = {key: desk.folder / name for key, name in names.items()}
    return BuildOptions(**places, register=desk.folder / "register.csv")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    made = Office.at(tmp_path / "office")
    monkeypatch.chdir(made.folder)
    (made.folder / "output").mkdir(exist_ok=True)
    return made


def test_the_state_of_an_office_is_known(desk: Office) -> None:
    assert unchanged_build.state_of(asked(desk)) is not None


@pytest.mark.parametrize("name", ["units.yaml", "register.csv", "templates/unit/大.docx", "templates/notice/大.md"])
def test_a_file_that_is_too_large_is_not_read(desk: Office, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.truncate(path, _HUGE)
    read: list[Path] = []

    def noted(file: Path) -> str | None:
        read.append(file)
        return plain_digest(file)

    monkeypatch.setattr(unchanged_build, "plain_digest", noted)
    assert unchanged_build.state_of(asked(desk)) is None
    assert path not in read
