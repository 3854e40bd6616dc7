"""Every command that writes × every hidden name of ours × everything that may be there instead, and so for its targets.

Nothing outside of the desk is written, moved or looked into, whoever has put what is there; nothing waits, and what is
refused is reported in a sentence.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from generator.desk import previewing
from generator.dispatch.papers.painting import PaintedPages, Painting
from generator.ground.disk import Folder
from generator.office.pdf import pdf_files
from generator.office.pdf.conversion import PageCounts, Pdf, PdfConversion
from generator.writing import staging
from tests.check.right import data_of, right_notice
from tests.chosen import one_in, sample
from tests.cli.command_tree import commands
from tests.cli.desk_of_inputs import ended_in_time, make_desk, work_in
from tests.word_documents import make_docx

HUGE = 1 << 40
BUILT = "output/示档发〔2026〕7号"
REGISTER = ("output/.发文登记簿.csv.lock", "output/.发文登记簿.csv.part", "output/.发文登记簿.xlsx.part")
REGISTERED = ("output/发文登记簿.csv", "output/发文登记簿.xlsx")
RUN = ".fawen.run"
NOT_HIDDEN = (".schemas", ".gitattributes", ".gitignore", ".git")


@dataclass(frozen=True, slots=True)
class Writes:
    """What a command writes: the places of its hidden folders, its other hidden files, and its ``targets``."""

    runs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


WRITING: dict[str, Writes] = {
    "build --quiet --only 示例甲镇": Writes(("output",), (), (BUILT, "output")),
    "build --quiet --reissue 示例甲镇": Writes(("output",), REGISTER, (BUILT, *REGISTERED)),
    "merge templates/unit/letter.docx --units units.yaml --output letters": Writes(
        ("letters",), (), ("letters/01-示例甲镇.docx",)
    ),
    "mail": Writes(("output",), (), (f"{BUILT}/mail/01-示例甲镇.eml", f"{BUILT}/mail")),
    "build --quiet --only 示例甲镇 --pdf-a": Writes(("output",), (), (BUILT, "output")),
    "preview": Writes(("output",), (), ("output/预览-公文", "output")),
    "preview --format pdf": Writes(("output",), (), ("output/预览-公文", "output")),
    "pdf papers/one.docx --output pdfs": Writes(("pdfs",), (), ("pdfs/one.pdf",)),
    "pdf papers/one.docx": Writes(("papers",), (), ("papers/one.pdf",)),
    "check papers/one.docx --fix fixed": Writes(("fixed",), (), ("fixed/one.docx",)),
    "review reviewed/copy.docx --apply": Writes(("templates/notice",), (), ("templates/notice/notice.md",)),
    "review reviewed/copy.docx --pdf pages.pdf": Writes((".",), (), ("pages.pdf",)),
    "check right/one.docx --annotate annotated": Writes(("annotated",), (), ("annotated/one.docx",)),
    "register add --title 示例 --prefix 示例发": Writes((), REGISTER, REGISTERED),
    "register add --notice templates/unnumbered --write": Writes(
        (), (*REGISTER, "templates/unnumbered/.notice.md.part"), (*REGISTERED, "templates/unnumbered/notice.md")
    ),
    "register void 示档发〔2026〕7号 --reason 作废": Writes((), REGISTER, REGISTERED),
    "roster import units.csv --into other.yaml": Writes((), (".other.yaml.lock", ".other.yaml.part"), ("other.yaml",)),
    "roster import units.csv --output new.yaml": Writes((".",), (), ("new.yaml",)),
    "roster export new.xlsx": Writes((".",), (), ("new.xlsx",)),
    "template tidy papers": Writes(("papers",), (), ("papers/one.docx",)),
    "template tidy papers --output tidied": Writes(("tidied",), (), ("tidied/one.docx",)),
    "new desk another": Writes(("another",), (), ("another", "another/units.yaml", "another/templates/notice")),
    "new notice templates/other": Writes((".",), (), ("templates/other", ".schemas", ".schemas/units.json")),
    "new notice templates/other --from papers/one.docx": Writes(
        (".",), (), ("templates/other", ".schemas", ".schemas/units.json")
    ),
    "new letter templates/unit/new.docx": Writes((".",), (), ("templates/unit/new.docx", ".schemas")),
    "new roster new.yaml": Writes((".",), (), ("new.yaml", ".schemas")),
    "new papers meeting": Writes((".",), (), ("templates/unit/attendance-slip.docx", ".schemas")),
    "schema": Writes((".schemas",), (), (".schemas", ".schemas/units.json")),
    "desktop": Writes((".",), (), ("发文.sh", "发文.desktop", "发文网页.sh", "发文网页.desktop")),
    "git install": Writes(
        (".", ".git/hooks"), (), (".gitattributes", ".gitignore", ".git/hooks", ".git/hooks/pre-commit")
    ),
}
"""Commands that write, in a desk where each of them goes well."""

LISTED = {Path("templates/notice"), Path("templates/unnumbered")}
"""Folders in which every file has to be listed, or is refused."""

NOTHING_WRITTEN = {
    "serve": "its pages write as the commands do; tests/web has them",
    "git uninstall": "it takes away what install has written; tests/desk/repository has it",
    "git check-staged": "it writes into a folder of its own below the system's temporary ones",
    "variables": "it prints",
    "roster check": "it prints",
    "register next": "it prints",
    "register list": "it renews the worksheet, as adding does",
    "textconv": "it prints",
    "diff": "it prints",
    "explain": "it prints",
    "help": "it prints",
    "doctor": "it prints",
}
"""Commands that are not in the table, and why."""

Plant = Callable[[Path, Path], object]
"""Puts something in the place of the first path; the second is a folder outside of the desk, with things of value."""


def _link(target: str) -> Plant:
    def plant(path: Path, outside: Path) -> None:
        path.symlink_to(target.replace("@", str(outside)))

    return plant


def _huge(path: Path, _outside: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


def _device(path: Path, _outside: Path) -> None:
    try:
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))
    except (OSError, AttributeError):
        path.symlink_to("/dev/zero")


def _folder(path: Path, outside: Path) -> None:
    path.mkdir()
    (path / "h").symlink_to(outside)
    (path / "file").write_bytes(b"somebody's")


ODD: dict[str, Plant] = {
    "a link to a file": _link("@/file"),
    "a link to a folder": _link("@"),
    "a link to nothing": _link("@/missing"),
    "a pipe": lambda path, _: os.mkfifo(path),
    "a device": _device,
    "a folder": _folder,
    "garbage": lambda path, _: path.write_bytes(b"\xff\x00garbage"),
    "a file of 1 TB": _huge,
}
"""What may have any name."""


def _forged(path: Path, outside: Path, *, link: str = "", journal: bytes | None = None) -> None:
    """A folder as a run leaves it, as far as a checkout or an archive can make one."""
    for name in ("new", "old"):
        (path / name / "h").mkdir(parents=True)
        (path / name / "h" / "file").write_bytes(b"REPLACED")
    (path / "lock").write_bytes(b"1\n")
    (path / "witness").write_bytes(b"")
    (path.parent / "h").symlink_to(outside)
    found = (path / "witness").stat()
    signed = {
        "witness": [found.st_dev, found.st_ino, found.st_ctime_ns - 1],
        "folders": [number for each in (path, path.parent) for number in (each.stat().st_dev, each.stat().st_ino)],
        "owner": found.st_uid,
        "user": os.getuid(),
    }
    said = {"state": "files", "files": ["h/file"], "new": [], "folder": ""}
    lines = json.dumps(signed) + "\n" + json.dumps(said)
    (path / "journal").write_bytes(lines.encode() if journal is None else journal)
    if link:
        shutil.rmtree(path / link, ignore_errors=True)
        (path / link).unlink(missing_ok=True)
        (path / link).symlink_to(outside / "file" if link in {"lock", "witness", "journal"} else outside)


def _forging(**named: object) -> Plant:
    def plant(path: Path, outside: Path) -> None:
        path.mkdir()
        _forged(path, outside, **named)  # type: ignore[arg-type]  # the names of its own parameters

    return plant


def _pipes(path: Path, _outside: Path) -> None:
    path.mkdir()
    for name in ("lock", "witness", "journal", "new"):
        os.mkfifo(path / name)


RUNS: dict[str, Plant] = {
    "a folder of a run": _forging(),
    "a linked lock": _forging(link="lock"),
    "a linked witness": _forging(link="witness"),
    "a linked journal": _forging(link="journal"),
    "linked new files": _forging(link="new"),
    "linked old files": _forging(link="old"),
    "a journal of depth": _forging(journal=b"[" * 200_000),
    "a journal of numbers": _forging(journal=b'{"witness": [' + b"1," * 5000 + b"9" * 5000 + b"]}\n{}"),
    "a journal without end": _forging(journal=b"x" * 2_000_000),
    "pipes": _pipes,
}
"""What else may be called like the hidden folder of a run."""


def _former(place: Path, outside: Path) -> None:
    """What an earlier version would have replayed."""
    (place / ".fawen.part" / "h").mkdir(parents=True)
    (place / ".fawen.part" / "h" / "file").write_bytes(b"REPLACED")
    (place / ".fawen.old").symlink_to(outside)
    (place / ".fawen.lock").symlink_to(outside / "missing")
    (place / ".fawen.journal").write_text('{"folder": null, "files": ["h/file"]}', encoding="utf-8")
    (place / "h").symlink_to(outside)


Case = tuple[str, str, str]


def hidden_cases() -> Iterator[Case]:
    """Every command, hidden name and plant."""
    for command, writes in WRITING.items():
        for place in writes.runs:
            for plant in (*ODD, *RUNS):
                yield command, f"{place}/{RUN}", plant
        for name in writes.files:
            for plant in ODD:
                yield command, name, plant


def target_cases() -> Iterator[Case]:
    """Every command, target and plant; where a path that is named leads is for the person who names it to say."""
    for command, writes in WRITING.items():
        for target in writes.targets:
            named = target in command.split()
            yield from ((command, target, plant) for plant in ODD if not (named and plant.startswith("a link")))


HIDDEN = one_in(5, ((case,) for case in hidden_cases()))
TARGETS = one_in(5, ((case,) for case in target_cases()))


def test_the_sample_has_every_command_and_plant() -> None:
    cases: list[Case] = [case for (case,) in (*sample(HIDDEN), *sample(TARGETS))]
    assert {command for command, _, _ in cases} == set(WRITING)
    assert {plant for _, _, plant in cases} == {*ODD, *RUNS}


@pytest.fixture(scope="session")
def written_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a set, a register, a repository, and a roster that an import changes."""
    folder = tmp_path_factory.mktemp("written") / "desk"
    make_desk(folder)
    (folder / "papers" / "one.docx").write_bytes(make_docx(["示例县档案局关于示例工作的通知", "示例正文，第二稿。"]))
    (folder / "right").mkdir()
    (folder / "right" / "one.docx").write_bytes(data_of(right_notice()))
    shutil.copy(folder / "units.yaml", folder / "other.yaml")
    text = (folder / "other.yaml").read_text(encoding="utf-8")
    (folder / "other.yaml").write_text(text.replace("copies: 2", "copies: 1"), encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    work_in(folder)
    return folder


@pytest.fixture
def desk(written_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(written_desk, tmp_path / "desk", symlinks=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("file", "one.docx", "one.pdf", "units.json", "pre-commit", "发文.sh", "manifest.json"):
        (outside / name).write_bytes(b"mine")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture(autouse=True)
def without_printing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are not printed, which takes seconds: what is written of them is. Nothing has to be on the disk at once."""

    def each(documents: Mapping[str, bytes], put: Callable[[str, bytes], None], **_: object) -> PageCounts:
        for name in documents:
            put(name, b"%PDF")
        return PageCounts(dict.fromkeys(documents, 1), (), ())

    def all_of_them(documents: Mapping[str, bytes], **_: object) -> PdfConversion:
        return PdfConversion({name: Pdf(b"%PDF", 1) for name in documents}, (), ())

    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(staging, "flush", lambda _: None)
    monkeypatch.setattr(pdf_files, "convert_each", each)
    monkeypatch.setattr(previewing, "convert_documents", all_of_them)
    monkeypatch.setattr(previewing, "painted_png", lambda *_: [b"a page"])
    monkeypatch.setattr(Painting, "pages", lambda *_, **__: PaintedPages([b"a page"]))


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    with ended_in_time():
        yield


def _state(folder: Path) -> dict[str, tuple[object, ...]]:
    """Every name below ``folder`` with what the system says of it, and what a file holds; our hidden ones left out."""
    found: dict[str, tuple[object, ...]] = {}
    for parent, below, names in os.walk(folder):
        for name in (*below, *names):
            path = os.path.join(parent, name)
            each = os.lstat(path)
            small = name in names and os.path.isfile(path) and not os.path.islink(path) and each.st_size < 1 << 20
            found[path] = (each.st_mode, each.st_ino, Path(path).read_bytes() if small else b"")
    return found


def _without_hidden(state: Mapping[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    return {path: each for path, each in state.items() if not re.search(r"/\.[^/]+\.(run|part|lock)(/|$)", path)}


def _tried(case: Case, desk: Path, plant: Plant, capsys: pytest.CaptureFixture[str]) -> int:
    """Runs the command with ``plant`` in its place; its code, after what has to hold in any case has been looked at."""
    command, name, _ = case
    path = desk / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    plant(path, desk.parent / "outside")
    before, outside = _state(desk), _state(desk.parent / "outside")
    code = run(command.split())
    printed = capsys.readouterr()
    assert _state(desk.parent / "outside") == outside, "something was written outside"
    assert code in (0, 1, 2), printed
    assert "Traceback" not in printed.err
    if code:
        assert _without_hidden(_state(desk)) == _without_hidden(before), printed
        assert re.search(r"\[[a-z0-9-]+\]", printed.err), printed
    return code


@pytest.mark.parametrize("case", HIDDEN, ids=" · ".join)
def test_hidden_names(case: Case, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, name, plant = case
    code = _tried(case, desk, (ODD | RUNS)[plant], capsys)
    if name.endswith(RUN):
        assert code == 1
    elif name.endswith(".lock"):
        assert code == int(plant not in ("garbage", "a file of 1 TB"))
    elif plant != "a folder":
        assert code == 0
        assert not os.path.lexists(desk / name)


@pytest.mark.parametrize("case", TARGETS, ids=" · ".join)
def test_targets(case: Case, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _tried(case, desk, ODD[case[2]], capsys)


@pytest.mark.parametrize("command", WRITING)
def test_what_an_earlier_version_left(command: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writes = WRITING[command]
    for place in {*map(Path, writes.runs), *(Path(each).parent for each in writes.files)} - LISTED:
        place.mkdir(parents=True, exist_ok=True)
        _former(place, desk.parent / "outside")
    outside = _state(desk.parent / "outside")
    code = run(command.split())
    printed = capsys.readouterr()
    assert (code, _state(desk.parent / "outside")) == (0, outside), printed


@pytest.mark.cases(3)
@pytest.mark.parametrize("command", WRITING)
def test_the_table_has_every_hidden_name(command: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command makes on the way is what the table says, and nothing of it stays."""
    made: set[str] = set()
    make, create = Folder.make, Folder.create

    def noted(folder: Folder, name: str) -> None:
        path = os.path.relpath(os.path.realpath(folder.path / name), desk)
        if path.startswith(".."):  # the system's own folder for temporary files
            return
        if name.startswith(".") and name not in NOT_HIDDEN and RUN not in path[: -len(name)]:
            made.add(path)

    def making(folder: Folder, name: str, mode: int = 0o777) -> bool:
        noted(folder, name)
        return make(folder, name, mode)

    def creating(folder: Folder, name: str, mode: int = 0o666, *, access: int = os.O_WRONLY) -> int:
        noted(folder, name)
        return create(folder, name, mode, access=access)

    monkeypatch.setattr(Folder, "make", making)
    monkeypatch.setattr(Folder, "create", creating)
    assert run(command.split()) == 0
    writes = WRITING[command]
    assert made == {*(os.path.normpath(f"{place}/{RUN}") for place in writes.runs), *writes.files}
    assert not [path for path in made if os.path.lexists(desk / path)]
    assert all(os.path.lexists(desk / target) for target in writes.targets)


@pytest.mark.parametrize("command", [" ".join(path) for path, _ in commands("zh", groups=False)])
def test_no_command_is_left_out(command: str) -> None:
    tried = any(f"{each} ".startswith(f"{command} ") for each in WRITING)
    assert tried != (command in NOTHING_WRITTEN)
