"""Every command × every input that it reads × everything that may be there instead of a plain file.

What a default place holds, and all below it, is read where no link leads out; what somebody names may be a link.
Whatever else is there is reported in a sentence: nothing waits, nothing is read without end, nothing is written.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from generator.cli.entry_point import run
from generator.cli.options import INPUT, TARGET
from tests.chosen import one_in, sample
from tests.cli.command_tree import arguments, commands, options
from tests.cli.desk_of_inputs import ended_in_time, make_worked_desk

HUGE = 1 << 40
MOST_READ = 60_000_000
"""Bytes that one command may read: its inputs are small, and what it imports is a few megabytes."""

TEXTS = ["templates/house.yaml", "templates/notice/notice.md", "templates/notice/a.md"]
ATTACHED = ["templates/notice/w.docx", "templates/notice/p.pdf", "templates/notice/x.xlsx", "templates/notice/map.png"]
TEMPLATES = [
    "templates/unit/letter.docx",
    "templates/unit/card.md",
    "templates/dispatch/list.xlsx",
    "templates/dispatch/list.docx",
]
NOTICE = [*TEXTS, *ATTACHED]
SOME_OF_A_NOTICE = ["templates/house.yaml", "templates/notice/notice.md", "templates/notice/p.pdf"]
"""For commands that open a notice as a build does."""

OF_A_BUILD = ["units.yaml", *NOTICE, *TEMPLATES, "pictures/seal.png"]
BUILT = "output/示档发〔2026〕7号"
REGISTER = "output/发文登记簿.csv"

PLACES = ("units.yaml", REGISTER)
"""The default places among the inputs."""

FOUND: dict[str, list[str]] = {
    "build --quiet": ["fawen.yaml", *OF_A_BUILD],
    "preview 示例甲镇 --quiet": [
        "fawen.yaml", "units.yaml", "templates/notice/p.pdf", "templates/unit/letter.docx",
        "pictures/seal.png",
    ],
    "mail": ["fawen.yaml", "units.yaml", "templates/mail/text.md", *SOME_OF_A_NOTICE],
    "check templates": ["fawen.yaml", "units.yaml", *NOTICE, *TEMPLATES],
    "check papers": ["papers/one.docx"],
    "merge templates/unit/letter.docx --units units.yaml --output letters": ["pictures/seal.png"],
    "merge templates/unit/letter.docx --units units.yaml --output letters --notice templates/notice": SOME_OF_A_NOTICE,
    "register add 示档发〔2026〕8号 --notice templates/notice": ["units.yaml", *SOME_OF_A_NOTICE, REGISTER],
    "register add --title 示例": ["templates/house.yaml", REGISTER],
    "register next": ["fawen.yaml", "templates/house.yaml", REGISTER],
    "register add --notice templates/unnumbered --write": [
        "templates/house.yaml",
        "templates/unnumbered/notice.md",
        REGISTER,
    ],
    "register next --notice templates/notice": [*SOME_OF_A_NOTICE, REGISTER],
    "register list": [REGISTER],
    "register void 示档发〔2026〕7号 --reason 作废": [REGISTER],
    "roster check": ["fawen.yaml", "units.yaml"],
    "roster export new.xlsx": ["fawen.yaml", "units.yaml"],
    "schema units": ["fawen.yaml", "units.yaml"],
    "new notice templates/new": ["fawen.yaml"],
    "new letter templates/unit/new.docx": ["fawen.yaml"],
    "new roster new.yaml": ["fawen.yaml"],
    "new papers meeting": ["fawen.yaml"],
    "desktop": ["fawen.yaml"],
    "template tidy papers": ["papers/one.docx"],
    "review reviewed/copy.docx": ["fawen.yaml", *SOME_OF_A_NOTICE],
    "diff {built} {built}": ["{built}/manifest.json"],
}  # fmt: skip
"""Commands, each with the inputs that it finds itself."""

NAMED: dict[str, str] = {
    "build --quiet --units @": "units.yaml",
    "build --quiet --units @ ": "units.xlsx",
    "build --quiet --units @  ": "units.csv",
    "build --quiet --units @   ": "units.xls",
    "merge @ --units units.yaml --output letters": "templates/unit/letter.docx",
    "merge templates/unit/letter.docx --units @ --output letters": "units.xlsx",
    "mail --template @": "templates/mail/text.md",
    "pdf @ --output pdfs": "papers/one.docx",
    "check @": "papers/one.docx",
    "check @ ": "templates/unit/letter.docx",
    "check @  ": "templates/dispatch/list.xlsx",
    "check @ --fix fixed.docx": "papers/one.docx",
    "check @ --annotate annotated.docx": "papers/one.docx",
    "variables @": "templates/unit/letter.docx",
    "variables @ ": "templates/dispatch/list.xlsx",
    "variables @  ": "templates/unit/card.md",
    "register list --register @": REGISTER,
    "roster import @ --into units.yaml": "units.xlsx",
    "roster import units.xlsx --into @": "units.yaml",
    "roster import @ --output new.yaml": "units.csv",
    "roster export new.xlsx --units @": "units.xlsx",
    "schema units --units @": "units.yaml",
    "template tidy @": "papers/one.docx",
    "new notice templates/other --from @": "papers/one.docx",
    "review @": "reviewed/copy.docx",
    "textconv @": "papers/one.docx",
    "diff @ papers/two.docx": "papers/one.docx",
    "diff papers/two.docx @": "papers/one.docx",
}
"""Commands with one input named on the line, where ``@`` is."""

NOTHING_READ = {
    "serve": "its pages read as the commands do, and go on for more; tests/web has them",
    "new desk": "it reads no input but a fawen.yaml, and that is in the way where it has anything to say",
    "git install": "it reads git's own files",
    "git uninstall": "likewise",
    "git check-staged": "it reads git's index",
    "explain": "it reads no input",
    "help": "it reads no input",
    "doctor": "what it finds is a fact, not its own error; tests/desk/doctor has the damaged desks",
}
"""Commands that are not in the tables, and why."""


Plant = Callable[[Path, Path], object]
"""Puts something in the place of the first path, an input in the desk; the second is a folder outside of it."""


def _link_out(path: Path, outside: Path) -> None:
    path.rename(outside / path.name)
    path.symlink_to(outside / path.name)


def _parent_out(path: Path, outside: Path) -> None:
    _link_out(path.parent, outside)


def _link_inside(path: Path, _outside: Path) -> None:
    kept = path.with_name(f".kept{path.suffix}")
    path.rename(kept)
    path.symlink_to(kept.name)


def _link_to(target: str) -> Plant:
    def plant(path: Path, _outside: Path) -> None:
        path.unlink()
        path.symlink_to(target.format(name=path.name))

    return plant


def _fifo(path: Path, _outside: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path, _outside: Path) -> None:
    path.unlink()
    path.mkdir()


def _huge(path: Path, _outside: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


LINKS: dict[str, Plant] = {"a link out": _link_out, "a parent out": _parent_out, "a link inside": _link_inside}
OTHERS: dict[str, Plant] = {
    "a link to nothing": _link_to("nothing"),
    "a link to itself": _link_to("{name}"),
    "a link to a device": _link_to("/dev/zero"),
    "a pipe": _fifo,
    "a folder": _folder,
    "a file of 1 TB": _huge,
}
PLANTS = LINKS | OTHERS
MISSING = ("a link to nothing", "a link to itself")
NOTHING_BUT_PLAIN = ("{built}/manifest.json",)
"""What is read as a plain file only: even a link that stays inside is none."""

CODES = {
    "a link out": r"\[source-link-out\]|-picture-path\]|\[builds-manifest\]",
    "a parent out": r"\[source-link-out\]|-picture-path\]|\[builds-manifest\]",
    "a pipe": r"\[source-not-plain\]|-picture-path\]|\[builds-manifest\]",
    "a folder": r"\[[a-z-]+\]",
    "a file of 1 TB": r"-too-big\]|\[template-package-file\]|-picture-bytes\]|\[builds-manifest\]",
}
"""The codes that what is refused is reported by."""

IN_FOLDERS = {"check papers": ["papers/one.docx"], "template tidy papers": ["papers/one.docx"]}
"""Where a folder of a file's name is only one that has nothing in it, or is not looked into."""

PRINTING = ("preview", "pdf")
"""Commands that take seconds where they go well, so that only what is refused is tried."""


def found_cases() -> Iterator[tuple[str, str, str]]:
    """Every command of :data:`FOUND`, input and plant that are possible together."""
    for command, inputs in FOUND.items():
        for name in inputs:
            for plant in PLANTS:
                alone = plant == "a parent out" and ("/" not in name or _is_named(command, Path(name).parent))
                unread = plant == "a folder" and (name in IN_FOLDERS.get(command, ()))
                refused = plant == "a link inside" and name in NOTHING_BUT_PLAIN
                if (
                    not alone
                    and not unread
                    and not refused
                    and not (plant == "a link inside" and command.startswith(PRINTING))
                ):
                    yield command, name, plant


def _is_named(command: str, folder: Path) -> bool:
    """Whether ``folder``, or one that it is in, is on the line: then it may be a link."""
    words = [Path(word) for word in command.split()]
    named = {*words, *(word.parent for word in words)} - {Path()}
    return not named.isdisjoint((folder, *folder.parents))


def named_cases() -> Iterator[tuple[str, str, str]]:
    """The same of :data:`NAMED`."""
    for command, name in NAMED.items():
        for plant in PLANTS:
            alone = plant == "a parent out" and "/" not in name
            if not alone and not (plant in LINKS and command.startswith(PRINTING)):
                yield command, name, plant


CASES_FOUND = one_in(4, found_cases())
CASES_NAMED = one_in(4, named_cases())


def test_the_sample_has_every_command_and_plant() -> None:
    for cases, table in ((CASES_FOUND, FOUND), (CASES_NAMED, NAMED)):
        assert {command for command, _, _ in sample(cases)} == set(table)
        assert {plant for _, _, plant in sample(cases)} == set(PLANTS)


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "desk"
    make_worked_desk(folder)
    return folder


@pytest.fixture
def desk(made_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(made_desk, tmp_path / "desk")
    (tmp_path / "outside").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Whoever waits for a pipe fails; so does whoever reads on and on."""
    read = _bytes_read()
    with ended_in_time():
        yield
    assert _bytes_read() - read < MOST_READ


def _bytes_read() -> int:
    """The bytes that this process has read until now; 0 where the system does not say."""
    counters = Path("/proc/self/io")
    return int(counters.read_text().split()[1]) if counters.exists() else 0


def _well(command: str, name: str) -> int:
    """What a command returns where its input can be read: there is something to find in the papers."""
    return int(command.startswith("check") and name.startswith("papers") and "--fix" not in command)


def _words(command: str, name: str) -> list[str]:
    return [name if word == "@" else word.replace("{built}", BUILT) for word in command.split()]


def _state(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every name below ``folder`` with what the system says of it."""
    found = {}
    for parent, below, names in os.walk(folder):
        for name in (*below, *names):
            path = os.path.join(parent, name)
            each = os.lstat(path)
            found[path] = (each.st_mode, each.st_size, each.st_mtime_ns if name in names else 0)
    return found


@pytest.mark.parametrize(("command", "name", "plant"), CASES_FOUND)
def test_what_a_command_finds(
    command: str, name: str, plant: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = name.replace("{built}", BUILT)
    PLANTS[plant](desk / name, desk.parent / "outside")
    before = _state(desk), _state(desk.parent / "outside")
    code = run(_words(command, name))
    printed = capsys.readouterr()
    if plant == "a link inside":
        assert code == _well(command, name), printed
        return
    # A default place of which the link leads to nothing is not there.
    assert code in ((1, 2) if plant in MISSING and name in PLACES else (1,)), printed
    assert "Traceback" not in printed.err
    _reported(printed, name, plant)
    assert (_state(desk), _state(desk.parent / "outside")) == before


@pytest.mark.cases(2)
@pytest.mark.parametrize("plant", [plant for plant in PLANTS if plant != "a parent out"])
def test_a_register_that_a_build_only_looks_into(plant: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A notice without a number is built, whatever is there."""
    PLANTS[plant](desk / REGISTER, desk.parent / "outside")
    assert run(["build", "--dry-run", "--notice", "templates/unnumbered"]) == 0
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert plant in (*MISSING, "a link inside") or re.search(CODES.get(plant, "."), printed.err), printed


@pytest.mark.parametrize(("command", "name", "plant"), CASES_NAMED)
def test_what_is_named(command: str, name: str, plant: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    PLANTS[plant](desk / name, desk.parent / "outside")
    before = _state(desk)
    code = run(_words(command, name))
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    if plant in LINKS:
        assert code == _well(command, name), printed
        return
    if command.startswith("textconv") and plant != "a link to nothing":
        assert (code, printed.out.count("\n")) == (0, 1)
        return
    usage = plant in MISSING or plant == "a folder" or "register" in command
    assert code in ((1, 2) if usage else (1,)), printed
    _reported(printed, name, plant)
    assert _state(desk) == before


def _reported(printed: tuple[str, str], name: str, plant: str) -> None:
    """A sentence names the file, or what the link in its place leads to, and has a code."""
    text = "".join(printed)
    shown = {Path(name).name, Path(name).parent.name, "nothing", "/dev/zero"}
    assert any(each in text for each in shown if each), text
    assert re.search(CODES.get(plant, "."), text), text


@pytest.mark.parametrize("command", [" ".join(path) for path, _ in commands("zh", groups=False)])
def test_no_command_is_left_out(command: str) -> None:
    tried = any(f"{each} ".startswith(f"{command} ") for each in (*FOUND, *NAMED))
    assert tried != (command in NOTHING_READ)


def test_all_options_and_arguments_that_are_paths_are_inputs_or_targets() -> None:
    """So that links are followed where somebody named them, and only there, whichever command it is."""
    for path, command in commands("zh", groups=False):
        for each in (*options(command), *arguments(command)):
            if isinstance(each.type, click.Path) and path != ("git", "check-staged"):
                assert each.type in (INPUT, TARGET), (path, each.name)
