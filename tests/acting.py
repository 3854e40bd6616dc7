"""The program in processes of their own that are killed (SIGKILL) just before a file change of one's choice.

``with Acting() as acting`` starts one process that has loaded everything; each run is a fork of it, so that hundreds of
them take little time. A file change is whatever makes, writes, renames, links, cuts or removes a file or a folder.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tests.loaded import load

ROOT = Path(__file__).parents[1]
_CHANGES = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.utime"}
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
KILLED = -signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code (negative: a signal's number), what it printed, how many files it changed."""

    code: int
    out: str
    err: str
    changes: tuple[str, ...]


class Acting:
    """Runs of the program, or of a piece of Python."""

    def __enter__(self) -> Acting:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.acting"],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1", "FAWEN_LANG": "en"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()

    def run(self, folder: Path, *words: str, kill: int | None = None, unread: int | None = None) -> Ended:
        """The program called with ``words`` in ``folder``, killed before its file change number ``kill`` (from 0).

        ``unread``: its stdout (1) or stderr (2) is a pipe that nobody reads any more.
        """
        return self._ask({"folder": str(folder), "words": words, "kill": kill, "unread": unread})

    def python(self, folder: Path, code: str, *, kill: int | None = None) -> Ended:
        """The same for a piece of Python."""
        return self._ask({"folder": str(folder), "code": code, "kill": kill})

    def _ask(self, said: dict[str, object]) -> Ended:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(said), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        return Ended(answer["code"], answer["out"], answer["err"], tuple(answer["changes"]))


def main() -> None:
    """Does what each line of stdin asks for."""
    load()
    for line in sys.stdin:
        print(json.dumps(_done(json.loads(line))), flush=True)


def _done(said: dict[str, object]) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="acting-") as folder:
        out, err, changes = (Path(folder, name) for name in ("out", "err", "changes"))
        child = os.fork()
        if child == 0:
            os._exit(_acted(said, out, err, changes))
        _, status = os.waitpid(child, 0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "out": out.read_text("utf-8", "replace"),
            "err": err.read_text("utf-8", "replace"),
            "changes": changes.read_text("utf-8", "replace").split("\n")[:-1],
        }


def _acted(said: dict[str, object], out: Path, err: Path, changes: Path) -> int:
    for path, number in ((out, 1), (err, 2)):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT)
        os.dup2(handle, number)
        os.close(handle)
    if isinstance(unread := said.get("unread"), int):
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(writing, unread)
        setattr(sys, {1: "stdout", 2: "stderr"}[unread], os.fdopen(unread, "w", encoding="utf-8", closefd=False))
    os.chdir(str(said["folder"]))
    kill = said["kill"]
    _Changes(changes, kill if isinstance(kill, int) else None).follow()
    code = 0
    try:
        if "code" in said:
            exec(str(said["code"]), {})
        else:
            words = said["words"]
            assert isinstance(words, list)
            code = importlib.import_module("generator.cli.entry_point").run(words)
    except BaseException:
        importlib.import_module("traceback").print_exc()
        code = 99
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code


class _Changes:
    """The file changes of this process, each logged before it is done; number ``kill`` is never done."""

    def __init__(self, log: Path, kill: int | None) -> None:
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._write = os.write
        self._kill = kill
        self._done = 0

    def follow(self) -> None:
        """From now on; what is flushed to the disk does not matter where the machine goes on."""
        setattr(os, "fsync", lambda _: None)  # noqa: B010  its own type is the real one's
        setattr(importlib.import_module("generator.writing.staging"), "flush", lambda _: None)  # noqa: B010  likewise
        folder = importlib.import_module("generator.ground.disk.open_folder")
        folder.Folder.exchange = self._counted("exchange", folder.Folder.exchange)
        os.write = self._counted("os.write", os.write)  # type: ignore[assignment]  # it takes whatever that takes
        sys.addaudithook(self._audit)

    def _change(self, what: str) -> None:
        if self._done == self._kill:
            os.kill(os.getpid(), signal.SIGKILL)
        self._done += 1
        self._write(self._log, f"{what}\n".encode(errors="replace"))

    def _audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in _CHANGES:
            self._change(f"{event} {arguments[0]!r}")
        elif event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING and not str(path).startswith("/dev/"):
                self._change(f"open {path!r}")

    def _counted(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            if arguments[0] not in (1, 2):
                self._change(name)
            return real(*arguments, **named)

        return call


if __name__ == "__main__":
    main()


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """Makes ``folder`` a disk of ``size`` bytes; False, and an ordinary folder, where nothing can be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)
