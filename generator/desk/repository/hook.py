"""The hook that git runs before a commit: ours is written and renewed, any other is left alone."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.desk.repository.fawen_program import own_words, shell
from generator.desk.repository.git_program import Git
from generator.ground.disk import LinkOutError, read_plain
from generator.ground.errors import OutputError, Problem, Span, language
from generator.writing import remove_file, write_files

_NAME = "pre-commit"
_OURS = "# fawen git install: "
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
class Hook:
    """The path of the hook, what became of it, and the line by which another hook can call us."""

    path: Path
    state: State
    line: str


def write_hook(git: Git) -> Hook:
    """Writes our hook unless somebody else's is there. Raises OSError where it cannot be written."""
    path = refuse_outside(git)
    line = f"{_command()} || exit 1"
    there = _content(path)
    ours = there is not None and _OURS.encode() in there
    if there is not None and not ours:
        return Hook(path, "chained" if _CALL.encode() in there else "foreign", line)
    if _is_shared(git):
        return Hook(path, "shared", line)
    script = _script().encode()
    if there == script:
        return Hook(path, "same", line)
    write_files({path: script}, executable=[path])
    return Hook(path, "renewed" if ours else "written", line)


def refuse_outside(git: Git) -> Path:
    """The path for the hook. Raises OutputError where the folder of hooks is set to one outside of the repository.

    A folder that is set for all repositories of the user is reported by :func:`write_hook`.
    """
    folder = git.path_of("hooks")
    real = os.path.realpath(folder)
    inside = any(Path(real).is_relative_to(os.path.realpath(each)) for each in (git.top, git.common))
    if not inside and not _is_shared(git):
        raise OutputError(Problem("git-hooks-outside", Span(str(folder))))
    return Path(real) / _NAME


def take_hook_out(git: Git) -> Path | None:
    """Removes our hook; returns its path, None where it is not there. Raises OSError."""
    path = refuse_outside(git)
    there = _content(path)
    if there is None or _OURS.encode() not in there:
        return None
    remove_file(path)
    return path


def _content(path: Path) -> bytes | None:
    """The content of the hook, None where there is none; a link counts as somebody else's.

    Raises OSError for no plain file.
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
{_OURS}fawen git uninstall takes this out again
if [ -x {shlex.quote(first)} ]; then
    exec {_command()}
fi
if command -v fawen >/dev/null 2>&1; then
    exec fawen {_CALL} --lang {language()}
fi
{said}
exit 1
"""
