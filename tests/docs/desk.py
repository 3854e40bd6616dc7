"""A desk to try a document's commands at: a copy of the repository as a newcomer has it after the installation."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

import docx

from tests.docs.console import Step, is_shown, steps
from tests.docs.documents import ROOT, Fence, fences
from tests.docs.shells import ENDLESS, shell_line
from tests.word_documents import make_docx

_ELSEWHERE = shutil.ignore_patterns(".git", ".venv", "__pycache__", "~$*", ".~lock*", ".*_cache", ".hypothesis")
_SECONDS = 30  # for what goes on until it is stopped to say its first word, and to end


class WrongError(Exception):
    """A document says what is not so: which line, and what came instead."""


@dataclass
class Desk:
    """The copy; ``behind`` is what lines before have done to the shell itself."""

    folder: Path
    behind: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, folder: Path) -> Desk:
        """A new desk in ``folder``, nothing built yet."""
        shutil.copytree(ROOT, folder, ignore=_ELSEWHERE, dirs_exist_ok=True)
        shutil.rmtree(folder / "output", ignore_errors=True)
        (folder / ".venv").symlink_to(sys.prefix)
        return cls(folder)

    def follow(self, content: str) -> int:
        """Does what the document says, block after block; returns how many commands it has. Raises WrongError."""
        return sum(self.take(fence) for fence in fences(content))

    def take(self, fence: Fence) -> int:
        """One block: its orders, then its commands; what an order spoils for it is mended after it."""
        orders = [order for order in fence.orders if order[0] in {"file", "given", "slip"}]
        for word, what in orders:
            if word == "file":
                self._write(what, fence.body)
            elif word == "given":
                name, _, paragraph = what.partition(": ")
                (self.folder / name).write_bytes(make_docx([paragraph]))
        commands = steps(fence) if fence.kind == "console" else []
        with self._spoilt([what for word, what in orders if word == "slip"]):
            for step in commands:
                self.run(step)
        return len(commands)

    def run(self, step: Step) -> None:
        """One command: its exit code, and what it prints where the document shows it."""
        line = shell_line(step.prompt, step.command)
        if line.startswith(("cd ", "export ")):
            self.behind.append(line)
        before = self._output()
        code, printed = self._done(line, endless=bool(ENDLESS & set(line.split()[1:2])))
        if (code in {1, 2}) if step.fails else code == 0:
            if step.shown and not is_shown(step.shown, printed):
                raise WrongError(f"line {step.line}: {step.command} prints\n{printed}")
            if step.fails and self._output() != before:
                raise WrongError(f"line {step.line}: {step.command} fails and writes all the same")
            return
        raise WrongError(f"line {step.line}: {step.command} ends with {code}\n{printed}")

    def _done(self, line: str, *, endless: bool) -> tuple[int, str]:
        script = "\n".join([*self.behind, f"exec {line}" if endless else line])
        environment = {**os.environ, "HOME": str(self.folder / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
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

    def _write(self, name: str, content: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    @contextmanager
    def _spoilt(self, slips: list[str]) -> Iterator[None]:
        """Each ``PATH: old => new`` as long as the block runs."""
        kept = []
        for slip in slips:
            name, _, change = slip.partition(": ")
            path = self.folder / name
            kept.append((path, path.read_bytes()))
            _change(path, *change.split(" => "))
        yield
        for path, content in reversed(kept):
            path.write_bytes(content)


def _change(path: Path, old: str, new: str) -> None:
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        found = [each for each in document.paragraphs if old in each.text]
        for paragraph in found:
            paragraph.text = paragraph.text.replace(old, new)
        document.save(str(path))
        there = bool(found)
    else:
        content = path.read_text(encoding="utf-8")
        there = old in content
        path.write_text(content.replace(old, new), encoding="utf-8")
    if not there:
        raise WrongError(f"{path.name} has no {old!r}")


def _ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    printed, _ = process.communicate()
    return process.returncode, printed


def _stopped(process: subprocess.Popen[str]) -> tuple[int, str]:
    """What goes on until it is stopped is, once it has said something; being stopped is how it ends well."""
    assert process.stdout is not None
    alarm = Timer(_SECONDS, process.kill)
    alarm.start()
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate()
    alarm.cancel()
    code = process.returncode
    return (0 if first and code in {0, 128 + signal.SIGINT, -signal.SIGINT} else code or 1), first + rest
