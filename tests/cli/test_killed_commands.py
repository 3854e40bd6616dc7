"""Every command that writes, killed (SIGKILL) before its file changes, and run again.

After the kill every name has its old content or its new one, and none is missing that was there. Once the next command
has begun, the files that belong together are all old or all new. The same command again gives the right result, leaves
nothing behind, and enters in the register what there is to enter once.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.desk.double_click_files import MARK
from generator.register.appending import entries
from generator.writing import settle
from tests.acting import KILLED, Acting, Ended
from tests.cli.command_tree import commands
from tests.cli.desk_of_inputs import make_desk
from tests.cli.test_what_is_written import WRITING
from tests.word_documents import make_docx

_STEP = 60
REGISTER = "output/发文登记簿.csv"
BUILT = "output/示档发〔2026〕7号"


@dataclass(frozen=True, slots=True)
class Killed:
    """A command; ``together``: the names that are all old or all new once the next command has begun.

    ``again`` is what it returns where it has done its work already; ``entered`` how many rows it adds.
    """

    together: tuple[str, ...] = ()
    again: int = 0
    entered: int = 0


COMMANDS: dict[str, Killed] = {
    "build --quiet": Killed((BUILT,)),
    "build --quiet --draft": Killed(),
    "build --quiet --reissue 示例甲镇": Killed((BUILT,), entered=1),
    "merge templates/unit/letter.docx --units units.yaml --output letters": Killed(("letters",)),
    "template tidy papers": Killed(("papers",)),
    "check papers --fix again": Killed(("again",)),
    "register add --title 示例 --prefix 示例发 --year 2026": Killed(entered=1),
    "register add --notice templates/unnumbered --write": Killed(entered=1),
    "register void 示档发〔2026〕7号 --reason 作废": Killed(entered=1),
    "roster import units.csv --into other.yaml": Killed(),
    "roster import units.csv --output new.yaml": Killed(("new.yaml",), again=2),
    "roster export new.xlsx": Killed(("new.xlsx",), again=2),
    "new notice templates/other": Killed(("templates/other", ".schemas"), again=1),
    "new roster new.yaml": Killed(("new.yaml", ".schemas"), again=1),
    "schema": Killed((".schemas",)),
    "desktop": Killed(("发文.sh", "发文.desktop", "发文网页.sh", "发文网页.desktop")),
    "git install": Killed(),
    "new letter templates/unit/new.docx": Killed(("templates/unit/new.docx", ".schemas"), again=1),
}
NOT_KILLED = {
    "new desk": "it writes as new notice does",
    "new papers": "likewise",
    "mail": "what it writes are files among others', as of template tidy; tests/desk/mail kills what it sends",
    "preview": "it prints; what it replaces is a folder, as of a build",
    "pdf": "it prints; what it writes are files among others', as of check --fix",
    "review": "what it writes are files among others, as of template tidy",
}
"""Commands that write and are not killed here, and why."""


@pytest.fixture(scope="module")
def desk(acting: Acting, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Things of yesterday: a set of another text, three documents to be tidied, one of two mended files, a register."""
    folder = tmp_path_factory.mktemp("killed") / "desk"
    make_desk(folder)
    (folder / "templates" / "dispatch" / "list.xlsx").unlink()
    (folder / "templates" / "unit" / "card.md").unlink()
    for name in ("one", "two", "three"):
        written = make_docx(["示例县档案局关于示例工作的通知", f"正文{name}。"])
        (folder / "papers" / f"{name}.docx").write_bytes(written)
    (folder / "again").mkdir()
    (folder / "again" / "one.docx").write_bytes(b"old")
    (folder / "发文.sh").write_bytes(f"#!/bin/sh\n# {MARK}\nold\n".encode())
    text = (folder / "units.yaml").read_text(encoding="utf-8")
    (folder / "other.yaml").write_text(text.replace("copies: 2", "copies: 1"), encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    for words in (["build", "--quiet"], ["register", "add", "--notice", "templates/notice"]):
        ended = acting.run(folder, *words)
        assert ended.code == 0, ended.err
    notice = folder / "templates" / "notice" / "notice.md"
    notice.write_text(notice.read_text(encoding="utf-8").replace("认真做好", "抓紧做好"), encoding="utf-8")
    (folder / "templates" / "unit" / "letter.docx").write_bytes(make_docx(["致{{ unit.name }}"]))
    return folder


def _tree(folder: Path) -> dict[str, bytes]:
    """What every file holds, but for git's own and the hidden names of ours."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not _is_passing(path.relative_to(folder))
    }


def _is_passing(path: Path) -> bool:
    ours = any(part == ".fawen.run" or (part[0] == "." and part.endswith((".lock", ".part"))) for part in path.parts)
    return ours or (path.parts[0] == ".git" and path.name != "pre-commit")


def _hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*") if path.name.endswith((".run", ".part", ".lock"))]


def _part(tree: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    return {path: data for path, data in tree.items() if path == name or path.startswith(f"{name}/")}


def _state(found: Mapping[str, bytes], old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    return "new" if found == new else "old" if found == old else "mixed"


def _rows(folder: Path) -> int:
    return len(entries(folder / REGISTER))


def _right(tree: Mapping[str, bytes], whole: Mapping[str, bytes], command: Killed) -> bool:
    """Whether the result is that of a run without a kill; of a register, which has the day, only rows are counted."""
    day = {REGISTER, "output/发文登记簿.xlsx"} if command.entered else set()
    return {path: data for path, data in tree.items() if path not in day} == {
        path: data for path, data in whole.items() if path not in day
    }


@pytest.mark.cases(3)
@pytest.mark.parametrize("words", COMMANDS)
def test_killed_before_a_file_change(acting: Acting, desk: Path, tmp_path: Path, words: str) -> None:
    """Before every sixtieth, beginning with another one for each command."""
    _killed(acting, desk, tmp_path, words, begin=3 * list(COMMANDS).index(words), step=_STEP)


@pytest.mark.long
@pytest.mark.parametrize("words", COMMANDS)
def test_killed_before_each_file_change(acting: Acting, desk: Path, tmp_path: Path, words: str) -> None:
    seen = _killed(acting, desk, tmp_path, words)
    assert seen == ({"old", "new"} if COMMANDS[words].together else set())


@pytest.mark.parametrize("command", [" ".join(path) for path, _ in commands("zh", groups=False)])
def test_no_command_that_writes_is_left_out(command: str) -> None:
    writes, killed = (any(f"{each} ".startswith(f"{command} ") for each in table) for table in (WRITING, COMMANDS))
    assert writes == (killed or command in NOT_KILLED)
    assert not (killed and command in NOT_KILLED)


def _killed(acting: Acting, desk: Path, tmp_path: Path, words: str, *, begin: int = 0, step: int = 1) -> set[str]:
    """Kills the command and runs it again; the states come back that its files were found in."""
    command = COMMANDS[words]
    old = _tree(desk)
    place = tmp_path / "desk"  # a file may say where it is
    shutil.copytree(desk, place)
    ended = acting.run(place, *words.split())
    whole = _tree(place)
    assert (ended.code, _hidden(place)) == (0, []), ended.err
    shutil.rmtree(place)
    assert whole != old
    seen: set[str] = set()
    for kill in range(begin % min(step, len(ended.changes)), len(ended.changes), step):
        shutil.copytree(desk, place)
        assert acting.run(place, *words.split(), kill=kill).code == KILLED
        killed = _tree(place)
        lost = [path for path in old if path in whole and path not in killed]
        assert not lost, (kill, ended.changes[kill])
        odd = [path for path, data in killed.items() if data not in (old.get(path), whole.get(path))]
        assert not [path for path in odd if path not in (REGISTER, "output/发文登记簿.xlsx")], kill
        settle([place / name for name in command.together], below=[place])
        settled = _tree(place)
        state = {_state(_part(settled, name), _part(old, name), _part(whole, name)) for name in command.together}
        assert state in (set(), {"old"}, {"new"}), (kill, ended.changes[kill])
        seen |= state
        again = acting.run(place, *words.split())
        assert again.code == (command.again if state == {"new"} else 0), (kill, ended.changes[kill], again.err)
        assert _right(_tree(place), whole, command), (kill, ended.changes[kill])
        assert _hidden(place) == [], (kill, ended.changes[kill])
        assert _rows(place) == _rows(desk) + command.entered, (kill, ended.changes[kill])
        shutil.rmtree(place)
    return seen


@pytest.mark.in_turn(3)
def test_a_template_is_there_when_its_tidying_was_killed(acting: Acting, desk: Path, tmp_path: Path) -> None:
    """A build after a kill at any moment makes the letters of all units."""
    changes = len(_tidied(acting, desk, tmp_path / "whole", None).changes)
    for kill in range(1, changes, 8):
        place = tmp_path / str(kill)
        assert _tidied(acting, desk, place, kill).code == KILLED
        shutil.rmtree(place / "output")
        ended = acting.run(place, "build", "--quiet")
        assert ended.code == 0, ended.err
        assert [path.name for path in (place / BUILT / "unit").iterdir()] == ["letter"]


def _tidied(acting: Acting, desk: Path, place: Path, kill: int | None) -> Ended:
    shutil.copytree(desk, place)
    return acting.run(place, "template", "tidy", "templates/unit/letter.docx", kill=kill)
