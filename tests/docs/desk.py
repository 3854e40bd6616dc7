"""A desk to try a document's commands at: a copy of the repository as a newcomer has it after the installation."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

import docx
import openpyxl

from generator.ground.disk.cache_folder import cache_folder
from tests.docs.documents import ROOT, Fence, Step, is_shown, steps
from tests.docs.shells import ENDLESS, shell_line
from tests.patience import PATIENCE
from tests.word_documents import make_docx

_ELSEWHERE = shutil.ignore_patterns(".git", ".venv", "__pycache__", "~$*", ".~lock*", ".*_cache", ".hypothesis")
_PROGRESS = re.compile(r"^\S+ \d+/\d+ .*\n", re.MULTILINE)  # told where a run is slow, and nothing to rely on

# Whoever commits at a desk; what git has been told on this machine does not count there.
_GIT = {
    "GIT_AUTHOR_NAME": "示例",
    "GIT_AUTHOR_EMAIL": "example@example.org",
    "GIT_COMMITTER_NAME": "示例",
    "GIT_COMMITTER_EMAIL": "example@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_PAGER": "cat",
}


class WrongError(Exception):
    """A document says what is not so: which line, and what came instead."""


@dataclass
class Desk:
    """The copy; ``behind`` is what lines before have done to the shell itself.

    ``programs`` are those that the desk runs in place of its installed ones, but for what goes on until it is stopped.
    """

    folder: Path
    behind: list[str] = field(default_factory=list)
    programs: Path | None = None

    @classmethod
    def at(cls, folder: Path, programs: Path | None = None) -> Desk:
        """A new desk in ``folder``, nothing built yet."""
        shutil.copytree(ROOT, folder, ignore=_ELSEWHERE, dirs_exist_ok=True)
        shutil.rmtree(folder / "output", ignore_errors=True)
        (folder / ".venv").symlink_to(sys.prefix)
        return cls(folder, programs=programs)

    def follow(self, blocks: Iterable[Fence]) -> int:
        """Does what a document says, block after block; returns how many commands it has. Raises WrongError."""
        return sum(self.take(fence) for fence in blocks)

    def take(self, fence: Fence) -> int:
        """One block: its orders, then its commands; what it is to be spoilt for is mended after it."""
        for word, what in fence.orders:
            if word != _SLIP:
                ORDERS[word](self.folder, what, fence.body)
            if word == _IN:
                self.behind.append(f"cd {shlex.quote(str(self.folder / what))}")
        commands = steps(fence) if fence.kind == "console" else []
        with self._spoilt([what for word, what in fence.orders if word == _SLIP]):
            for step in commands:
                self.run(step)
        return len(commands)

    def run(self, step: Step) -> None:
        """One command: its exit code, what it prints where the document shows it, and that a refusal writes nothing."""
        line = shell_line(step.prompt, step.command)
        before = self._output()
        code, printed = self._done(line, endless=bool(ENDLESS & set(line.split()[1:2])))
        wrong = _wrong(step, code, printed)
        if wrong is None and step.fails and self._output() != before:
            wrong = "fails and writes all the same"
        if wrong is not None:
            raise WrongError(f"line {step.line}: {step.command} {wrong}")
        if line.startswith(("cd ", "export ")):
            self.behind.append(line)

    def _done(self, line: str, *, endless: bool) -> tuple[int, str]:
        script = "\n".join([*self.behind, f"exec {line}" if endless else line])
        programs = [] if self.programs is None or endless else [str(self.programs)]
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([*programs, str(self.folder / ".venv" / "bin"), os.environ["PATH"]]),
            "HOME": str(self.folder / "home"),
            "FAWEN_CACHE": str(cache_folder()),  # stand-in fonts are made once, not at every desk
            "PYTHONPATH": str(ROOT),
            # Compiling is half of what a command takes.
            "PYTHONPYCACHEPREFIX": sys.pycache_prefix or str(self.folder.parent / "bytecode"),
            **_GIT,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        with subprocess.Popen(
            script,
            shell=True,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as process:
            return _stopped(process) if endless else _ended(process)

    def _output(self) -> dict[Path, int]:
        """The files that builds have left, and when each was written."""
        return {path: path.stat().st_mtime_ns for path in (self.folder / "output").rglob("*")}

    @contextmanager
    def _spoilt(self, slips: list[str]) -> Iterator[None]:
        """Each ``PATH: old => new`` as long as the block runs."""
        kept = []
        for slip in slips:
            path = self.folder / slip.partition(": ")[0]
            kept.append((path, path.read_bytes()))
            _change(self.folder, slip)
        try:
            yield
        finally:
            for path, content in reversed(kept):
                path.write_bytes(content)


def _wrong(step: Step, code: int, printed: str) -> str | None:
    """In what a command differs from what the document says of it."""
    if code not in ({1, 2} if step.fails else {0}):
        return f"ends with {code}\n{printed}"
    if step.shown and not is_shown(step.shown, printed):
        return f"prints\n{printed}"
    return None


def _file(folder: Path, name: str, body: str) -> None:
    """What the block shows is the file of this name."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")


def _given(folder: Path, what: str, body: str) -> None:
    """What the reader has: ``PATH: `` and the lines of a Word document, or the rows of a sheet, ``|`` between cells."""
    name, _, content = what.partition(": ")
    if name.endswith(".docx"):
        (folder / name).write_bytes(make_docx(content.splitlines()))
        return
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("名单", 0)
    del workbook[workbook.sheetnames[1]]
    for row in content.splitlines():
        sheet.append([cell.strip() or None for cell in row.split("|")])
    workbook.save(folder / name)


def _in(folder: Path, name: str, body: str) -> None:
    """The folder of the desk in which commands are run from here on; ``.`` is the desk itself."""
    (folder / name).mkdir(exist_ok=True)


def _gone(folder: Path, name: str, body: str) -> None:
    """A file that the reader has taken away."""
    (folder / name).unlink()


def _change(folder: Path, what: str, body: str = "") -> None:
    """What the reader types over: ``PATH: old => new``."""
    name, _, change = what.partition(": ")
    old, _, new = change.partition(" => ")
    path = folder / name
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        found = [each for each in document.paragraphs if old in each.text]
        for paragraph in found:
            paragraph.text = paragraph.text.replace(old, new)
        document.save(str(path))
        there = bool(found)
    else:
        content = path.read_text(encoding="utf-8")
        path.write_text(content.replace(old, new), encoding="utf-8")
        there = old in content
    if not there:
        raise WrongError(f"{name} has no {old!r}")


def _reviewed(folder: Path, what: str, body: str) -> None:
    """The draft that was built, as a reviewer sends it back: ``PATH: old => new``."""
    draft = next(folder.glob("output/草稿-*/*.docx"), None)
    if draft is None:
        raise WrongError("no draft was built")
    shutil.copyfile(draft, folder / what.partition(": ")[0])
    _change(folder, what)


# What a comment before a block may order; a slip is a change for as long as its block runs.
ORDERS: dict[str, Callable[[Path, str, str], None]] = {
    "file": _file, "reviewed": _reviewed, "given": _given, "gone": _gone, "change": _change, "in": _in,
}  # fmt: skip
_SLIP, _IN = "slip", "in"


def _ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    printed, _ = process.communicate()
    return process.returncode, _PROGRESS.sub("", printed)


def _stopped(process: subprocess.Popen[str]) -> tuple[int, str]:
    """What goes on until it is stopped is, once it has said something; being stopped is how it ends well."""
    assert process.stdout is not None
    alarm = Timer(PATIENCE, process.kill)
    alarm.start()
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate()
    alarm.cancel()
    code = process.returncode
    return (0 if first and code in {0, 128 + signal.SIGINT, -signal.SIGINT} else code or 1), first + rest
