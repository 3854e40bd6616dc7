"""What a command imports: each call in a fresh interpreter, its modules counted, so that no clock is needed."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

import generator.cli.entry_point as wildcards
from generator.cli.commands import COMMANDS
from generator.cli.entry_point import spelt_out
from generator.cli.standing_options import COMPLETION
from tests.patience import PATIENCE
from tests.sample_office import Office

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
read = []
sys.addaudithook(lambda event, facts: read.append(str(facts[0])) if event == "open" else None)
from generator.cli.entry_point import run
run(sys.argv[1:])
sys.stdout.flush()
print("\\n".join([*sys.modules, *(each for each in read if each.endswith(".ini"))]), file=sys.stderr)
"""
LIBRARIES = {"docx", "icu4py", "jinja2", "lxml", "openpyxl", "rich", "rjieba", "segno", "xlrd", "yaml"}
STANDARD = {"concurrent.futures.process", "email", "importlib.metadata", "json", "pathlib", "shutil", "subprocess"}
PRINTING = {"fontTools", "pikepdf", "PIL", "pypdfium2"}
WEB = {"asyncio", "generator.web", "http.client", "python_multipart", "starlette", "urllib.request", "uvicorn"}


@dataclass(frozen=True)
class Start:
    """A call: its words or what a shell asks for, the modules it must do without, the commands that it imports.

    ``before`` are the words of calls made first, ``rooms`` the folders and modules of the package that it imports.
    """

    words: str = ""
    completed: str | None = None
    before: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    commands: tuple[str, ...] = ()
    rooms: frozenset[str] | None = field(default=None)


NOTHING_READ = frozenset(LIBRARIES | STANDARD | PRINTING | WEB)
WITHOUT_DOCUMENTS = frozenset((LIBRARIES | PRINTING | WEB) - {"yaml"})
ONLY_THE_COMMAND_LINE = frozenset({"cli", "ground.desk_names", "ground.errors", "ground.words"})
LOOKING = frozenset(
    {"cli", "dispatch", "office", "writing"}
    | {f"ground.{each}" for each in ("cores", "desk_names", "disk", "errors", "file_names", "length", "words")}
)
STARTS = {
    "help": Start("--help", without=NOTHING_READ, rooms=ONLY_THE_COMMAND_LINE),
    "a mistake in the command": Start("biuld", without=NOTHING_READ, rooms=ONLY_THE_COMMAND_LINE),
    "a command completed": Start(completed="fawen\nb", without=NOTHING_READ, rooms=ONLY_THE_COMMAND_LINE),
    "every command offered": Start(completed="fawen\n", without=NOTHING_READ, rooms=ONLY_THE_COMMAND_LINE),
    "help of the page": Start("serve --help", without=frozenset(LIBRARIES | WEB), commands=("serve",)),
    "help of a command": Start("roster --help", without=frozenset(LIBRARIES | WEB), commands=("roster",)),
    "units completed": Start(completed="fawen\nbuild\n--only\n", without=WITHOUT_DOCUMENTS, commands=("build",)),
    "a roster checked": Start("roster check", without=WITHOUT_DOCUMENTS, commands=("roster",)),
    "a build": Start(
        "build --dry-run",
        without=frozenset({"concurrent.futures", "docx", "openpyxl", "rich", "segno", "xlrd"} | PRINTING | WEB)
        | {f"generator.{each}" for each in ("office.reading", "official.painters", "official.recognition", "register")},
        commands=("build",),
    ),
    "a build that changes nothing": Start(
        "build",
        before=("build", "build"),
        without=frozenset(LIBRARIES | PRINTING | WEB | {"email", "importlib.metadata", "shutil", "subprocess"}),
        commands=("build",),
        rooms=LOOKING | {"desk"},  # the words of its result
    ),
}


@pytest.mark.cases(2)
@pytest.mark.parametrize("name", list(STARTS))
def test_a_command_imports_what_it_uses(name: str, tmp_path: Path) -> None:
    start, office = STARTS[name], Office.at(tmp_path)
    for each in start.before:
        _loaded(Start(each), office)
    loaded = _loaded(start, office)
    assert loaded & start.without == set()
    assert {each for each in COMMANDS if f"generator.cli.{each}" in loaded} == set(start.commands)
    if start.rooms is not None:
        assert {_room(each) for each in loaded if each.startswith("generator.")} - {"ground"} == start.rooms


def _room(module: str) -> str:
    """The room of ``module``; in ``ground``, whose modules need one another less, with the module in it."""
    room, *inside = module.split(".")[1:]
    return ".".join([room, *inside[:1]]) if room == "ground" else room


def test_the_files_of_texts_that_are_read_are_the_programs_and_those_of_the_mistake(tmp_path: Path) -> None:
    loaded = _loaded(STARTS["a mistake in the command"], Office.at(tmp_path))
    read = sorted("/".join(Path(each).parts[-2:]) for each in loaded if each.endswith(".ini"))
    assert read == ["commands/program.ini", "messages/cli.ini", "phrases/problem.ini"]


def test_every_command_is_in_the_module_of_its_name() -> None:
    folder = ROOT / "generator" / "cli"
    modules = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    assert set(COMMANDS) - modules == set()


def _loaded(start: Start, office: Office) -> set[str]:
    """The modules that are there after the call, made in ``office``, and the files of texts that were read."""
    asked = {}
    if start.completed is not None:
        place = str(start.completed.count("\n"))
        asked = {COMPLETION: "bash_complete", "COMP_WORDS": start.completed, "COMP_CWORD": place}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *start.words.split()],
        cwd=office.folder,
        env={**os.environ, **asked, "PYTHONPATH": str(ROOT), "FAWEN_CACHE": str(office.folder / "cache")},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
        encoding="utf-8",
    )
    assert done.stdout or "biuld" in start.words
    return set(done.stderr.splitlines())


WORDS = ["pdf", "函*.docx", "没有*.docx", "--name={{ serial }}*.docx", "{{ unit.name }}", "--output", "结 果"]


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("函 2.docx", "函1.docx", "表.docx", "函.md"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_folder")
def test_windows_leaves_it_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wildcards, "sys", SimpleNamespace(platform="win32"))
    assert spelt_out(WORDS) == ["pdf", "函 2.docx", "函1.docx", *WORDS[2:]]


@pytest.mark.usefixtures("_folder")
def test_elsewhere_the_shell_has_done_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wildcards, "sys", SimpleNamespace(platform="linux"))
    assert spelt_out(WORDS) == WORDS
