"""The program git, called in a repository's top folder, in an environment in which all paths are right."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator.ground.errors import OutputError, Problem, Span, UsageError

_PATHS = ("GIT_DIR", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY")
"""Variables that git sets for its hooks, and that may be relative to the folder they run in."""

_NO_REPOSITORY, _NO_WORK_TREE = "not a git repository", "must be run in a work tree"


class Git:
    """The repository around ``folder``; ``top`` is the top folder of its working tree.

    A hook runs with an index of its own (``git commit -- path``) and in a working tree of its own. Git names both in
    the environment, and every call uses them.

    Raises UsageError where git is not installed or there is no repository with a working tree.
    """

    def __init__(self, folder: Path) -> None:
        self._environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        for name in _PATHS:
            if name in self._environment:
                self._environment[name] = os.path.join(os.path.abspath(folder), self._environment[name])
        self.top = folder
        self.top = Path(self._top(folder))

    def _top(self, folder: Path) -> str:
        done = self._run("rev-parse", "--show-toplevel")
        said = os.fsdecode(done.stderr)
        if done.returncode == 0:
            return os.fsdecode(done.stdout).rstrip("\r\n")
        if _NO_REPOSITORY in said:
            raise UsageError(Problem("git-no-repository", Span(str(folder))))
        if _NO_WORK_TREE in said:
            raise UsageError(Problem("git-no-work-tree", Span(str(folder))))
        raise _failed(("rev-parse",), said)

    def output(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What git prints. Raises OutputError with git's own message where it fails."""
        done = self._run(*arguments, stdin=stdin)
        if done.returncode != 0:
            raise _failed(arguments, os.fsdecode(done.stderr))
        return done.stdout

    def names(self, *arguments: str) -> list[str]:
        """The items of a list that git prints with a zero byte after each."""
        return [os.fsdecode(each) for each in self.output(*arguments).split(b"\0") if each]

    def setting(self, key: str, *, scope: str = "") -> str | None:
        """The value of a key of git's configuration, in ``scope`` (``--local``) or anywhere; None if it has none."""
        done = self._run("config", *filter(None, (scope,)), "--get", key)
        return os.fsdecode(done.stdout).rstrip("\n") if done.returncode == 0 else None

    def path_of(self, name: str) -> Path:
        """Where git keeps ``name`` (``hooks``) in this working tree, with the user's settings applied."""
        return self.top / os.fsdecode(self.output("rev-parse", "--git-path", name)).rstrip("\r\n")

    @property
    def common(self) -> Path:
        """The folder that all working trees of the repository share, where git keeps its own files."""
        return self.top / os.fsdecode(self.output("rev-parse", "--git-common-dir")).rstrip("\r\n")

    def _run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = ["git", *arguments]
        try:
            return subprocess.run(
                command, cwd=self.top, env=self._environment, input=stdin, capture_output=True, check=False
            )
        except FileNotFoundError as fault:
            raise UsageError(Problem("git-missing")) from fault


def _failed(arguments: tuple[str, ...], said: str) -> OutputError:
    facts = {"command": f"git {arguments[0]}", "why": said.strip() or "?"}
    return OutputError(Problem("git-failed", None, facts))
