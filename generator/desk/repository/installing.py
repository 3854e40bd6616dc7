"""What ``fawen git`` sets up in a repository and takes out again: a hook, settings, and lines in files of git.

Each may be run again.
"""

from __future__ import annotations

import os
import shlex
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from generator.desk.repository.git_program import Git
from generator.ground.desk_names import PRIVATE
from generator.ground.disk import LinkOutError, read_plain
from generator.ground.errors import OutputError, Problem, Span, language
from generator.writing import output_errors, remove_file, settle, staged, write_files


@dataclass(frozen=True, slots=True)
class Installation:
    """What is set up: our lines in files of git (``renewed``: those that were missing), settings by key, the hook."""

    top: Path
    renewed: tuple[_OwnLines, ...]
    settings: Mapping[str, str]
    hook: _Hook | None


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed, and the ``files`` that our lines were removed from; None or empty for what was not there."""

    files: tuple[Path, ...]
    settings: tuple[str, ...]
    hook: Path | None


def install(folder: Path, *, hook: bool = True) -> Installation:
    """Sets up the repository that ``folder`` lies in: how .docx files are compared and, with ``hook``, the check.

    The hook speaks the language of this run. Raises UsageError where there is no git or no repository, OutputError
    where git or the system refuses, or where the folder of hooks is set to one outside of the repository.
    """
    git = Git(folder)
    if hook:
        settle([_refuse_outside(git).parent])
    with output_errors(git.top / ATTRIBUTES.file), staged(git.top) as staging:
        before = {own: own.read(git.top) for own in OWN_LINES}
        renewed = tuple(own for own, content in before.items() if own.added_to(content) != content)
        for own in renewed:
            staging.write(own.file, own.added_to(before[own]))
        written = _write_hook(git) if hook else None
        set_up = _set_up(git)
        staging.move_into_place()  # last: it is what makes git ask for the rest
    return Installation(git.top, renewed, set_up, written)


def uninstall(folder: Path) -> Removal:
    """Removes what :func:`install` set up, and nothing else. Raises the same errors."""
    git = Git(folder)
    files = tuple(path for own in OWN_LINES if (path := _taken_out(git.top, own)) is not None)
    gone = _take_out(git)
    with output_errors(git.top):
        hook = _take_hook_out(git)
    return Removal(files, gone, hook)


def _taken_out(top: Path, own: _OwnLines) -> Path | None:
    """The file that our lines were removed from; None where they were not there. Raises OutputError."""
    path = top / own.file
    with output_errors(path):
        before = own.read(top)
        after = without_ours(before)
        if after == before:
            return None
        if after:
            write_files({path: after})
        else:
            remove_file(path)
    return path


# The hook that git runs before a commit: ours is written and renewed, any other is left alone.


_NAME = "pre-commit"
_OWN_HOOK = "# fawen git install: "
_CALL = "git check-staged"
_MOST = 10_000_000  # bytes
_SHARED = frozenset({"global", "system", "command"})

_GONE = (
    "找不到 fawen（{}），没有检查要提交的模板和名单，提交停下了。",
    "办法：装好 fawen 后重新运行 fawen git install；这一次不检查的，用 git commit --no-verify。",
    "fawen ({}) is gone, so what is staged was not checked and the commit stops.",
    "remedy: install fawen and run fawen git install again; to commit unchecked: git commit --no-verify.",
)

State = Literal["written", "renewed", "same", "foreign", "chained", "shared"]
"""``foreign``: somebody else's hook is there; ``chained``: it calls us already; ``shared``: the folder of hooks is not
this repository's alone."""


@dataclass(frozen=True, slots=True)
class _Hook:
    """The path of the hook, what became of it, and the line by which another hook can call us."""

    path: Path
    state: State
    line: str


def _write_hook(git: Git) -> _Hook:
    """Writes our hook unless somebody else's is there. Raises OSError where it cannot be written."""
    path = _refuse_outside(git)
    line = f"{_command()} || exit 1"
    there = _content(path)
    ours = there is not None and _OWN_HOOK.encode() in there
    if there is not None and not ours:
        return _Hook(path, "chained" if _CALL.encode() in there else "foreign", line)
    if _is_shared(git):
        return _Hook(path, "shared", line)
    script = _script().encode()
    if there == script:
        return _Hook(path, "same", line)
    write_files({path: script}, executable=[path])
    return _Hook(path, "renewed" if ours else "written", line)


def _refuse_outside(git: Git) -> Path:
    """The path for the hook. Raises OutputError where the folder of hooks is set to one outside of the repository.

    A folder that is set for all repositories of the user is reported by :func:`_write_hook`.
    """
    folder = git.path_of("hooks")
    real = os.path.realpath(folder)
    inside = any(Path(real).is_relative_to(os.path.realpath(each)) for each in (git.top, git.common))
    if not inside and not _is_shared(git):
        raise OutputError(Problem("git-hooks-outside", Span(str(folder))))
    return Path(real) / _NAME


def _take_hook_out(git: Git) -> Path | None:
    """Removes our hook; returns its path, None where it is not there. Raises OSError."""
    path = _refuse_outside(git)
    there = _content(path)
    if there is None or _OWN_HOOK.encode() not in there:
        return None
    remove_file(path)
    return path


def _content(path: Path) -> bytes | None:
    """The content of the file, None where there is none; a link counts as somebody else's.

    Raises OSError for anything but a plain file.
    """
    try:
        return read_plain(path, most=_MOST)
    except FileNotFoundError:
        return None
    except LinkOutError:
        return b""


def _is_shared(git: Git) -> bool:
    """Whether ``core.hooksPath`` is set for more repositories than this one."""
    if git.setting("core.hooksPath") is None:
        return False
    scope = git.output("config", "--show-scope", "--get", "core.hooksPath").decode(errors="replace")
    return scope.partition("\t")[0] in _SHARED


def _command() -> str:
    return f"{shell(own_words())} {_CALL} --lang {language()}"


def _script() -> str:
    """The text of the hook, for the shell that git brings along on every system."""
    first = own_words()[0]
    said = "\n".join(f"echo {shlex.quote(each.format(first))} >&2" for each in _GONE)
    return f"""\
#!/bin/sh
{_OWN_HOOK}fawen git uninstall takes this out again
if [ -x {shlex.quote(first)} ]; then
    exec {_command()}
fi
if command -v fawen >/dev/null 2>&1; then
    exec fawen {_CALL} --lang {language()}
fi
{said}
exit 1
"""


# Our settings in the repository's own configuration; no other repository of the user's is touched.


_TEXTCONV = "diff.docx.textconv"
_QUOTE_PATH = "core.quotepath"
_OWN_SETTING = "fawen.quotepath"
"""The sign that ``core.quotepath`` is ours to take out again."""

_LOCAL = "--local"
_WORD = "textconv"


def _set_up(git: Git) -> dict[str, str]:
    """Sets our settings; returns all of them, by key.

    ``diff.docx.cachetextconv`` stays unset: the text of a .docx depends on this program's version, and git would keep
    that of an older one. ``core.quotepath`` is set where nobody has set it, so that git shows names in hanzi as they
    are.
    """
    settings = {_TEXTCONV: f"{shell(own_words())} {_WORD}"}
    if git.setting(_QUOTE_PATH) is None:
        _set(git, _OWN_SETTING, "true")
    if git.setting(_OWN_SETTING, scope=_LOCAL) is not None:
        settings[_QUOTE_PATH] = "false"
    for key, value in settings.items():
        _set(git, key, value)
    return settings


def _take_out(git: Git) -> tuple[str, ...]:
    """Removes our settings; returns the keys that were set. What somebody else has set since stays."""
    gone = []
    textconv = git.setting(_TEXTCONV, scope=_LOCAL)
    if textconv is not None and textconv.endswith(f" {_WORD}"):
        gone.append(_TEXTCONV)
    if git.setting(_OWN_SETTING, scope=_LOCAL) is not None:
        if git.setting(_QUOTE_PATH, scope=_LOCAL) == "false":
            gone.append(_QUOTE_PATH)
        git.output("config", _LOCAL, "--unset-all", _OWN_SETTING)
    for key in gone:
        git.output("config", _LOCAL, "--unset-all", key)
    return tuple(gone)


def _set(git: Git, key: str, value: str) -> None:
    if git.setting(key, scope=_LOCAL) != value:
        git.output("config", _LOCAL, "--replace-all", key, value)


# Our lines at the end of a file of git, between two marks; the bytes of all other lines stay.


_BEGIN = "# >>> fawen git install"
_END = "# <<< fawen git install"


@dataclass(frozen=True, slots=True)
class _OwnLines:
    """Our ``lines`` in the ``file`` at the top of a repository."""

    file: str
    lines: tuple[str, ...]

    def added_to(self, content: bytes) -> bytes:
        """``content`` with our lines at its end, in its own kind of line end; the same where they are there already."""
        newline = b"\r\n" if b"\r\n" in content else b"\n"
        others = without_ours(content)
        block = newline.join(line.encode() for line in (_BEGIN, *self.lines, _END)) + newline
        if content.endswith(block) and content[: -len(block)] == others:
            return content
        if others and not others.endswith(b"\n"):
            others += newline
        return others + block

    def read(self, top: Path) -> bytes:
        """The content of the file in ``top``; empty where it is missing.

        Raises LinkOutError where it is a link, which git does not follow either, OSError where it is no plain file.
        """
        path = top / self.file
        if path.is_symlink():
            raise LinkOutError(path, top)
        return _content(path) or b""


def without_ours(content: bytes) -> bytes:
    """``content`` without our lines and the marks around them."""
    kept: list[bytes] = []
    ours = False
    for line in content.splitlines(keepends=True):
        mark = line.strip()
        if mark == _BEGIN.encode():
            ours = True
        if not ours:
            kept.append(line)
        if mark == _END.encode():
            ours = False
    return b"".join(kept)


ATTRIBUTES = _OwnLines(".gitattributes", ("*.docx diff=docx -text",))
"""``diff=docx`` names the driver that our settings have.

``-text`` keeps git from converting line ends in a .docx where somebody has declared all files to be text.
"""
_IGNORED = _OwnLines(".gitignore", PRIVATE)
"""The files that are nobody else's."""
OWN_LINES = (ATTRIBUTES, _IGNORED)

# How git calls this program: by an absolute path, in the words of the shell that git uses.


_BY_PYTHON = ("-P", "-c", "from generator.cli import main; main()")


def own_words() -> tuple[str, ...]:
    """The words that start this installation; the first is an absolute path with ``/`` on every system."""
    python = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return (python.absolute().as_posix(),)
    for folder, name in product((python.parent, Path(sysconfig.get_path("scripts"))), ("fawen", "fawen.exe")):
        if (folder / name).is_file():
            return ((folder / name).absolute().as_posix(),)
    return (python.absolute().as_posix(), *_BY_PYTHON)


def shell(words: tuple[str, ...]) -> str:
    """The words as a POSIX shell reads them; git brings one with it on Windows too."""
    return shlex.join(words)
