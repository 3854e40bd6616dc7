"""What is staged: the entries of git's index, the ones that a commit would change, their content in a folder."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.desk.repository.git_program import Git
from generator.ground.disk.temporary import temporary_folder

_LINK, _SUBMODULE = "120000", "160000"
_MERGED = "0"


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a repository.

    ``files`` are its paths, with ``/``; ``links`` has the targets of links within the repository; ``changed`` are the
    paths that a commit would add, change or remove.
    """

    git: Git
    files: frozenset[str]
    links: dict[str, str]
    changed: frozenset[str]


def read_index(git: Git) -> Index:
    """The index as it is now. Submodules, and links that lead out of the repository, are not in it."""
    files = set()
    links = {}
    for line in git.names("ls-files", "--stage", "-z"):
        about, _, path = line.partition("\t")
        mode, name, stage = about.split(" ")
        if mode == _SUBMODULE or stage != _MERGED:
            continue
        if mode == _LINK:
            target = os.fsdecode(git.output("cat-file", "blob", name))
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if target.startswith("/") or inside.startswith(".."):
                continue
            links[path] = inside
        files.add(path)
    changed = git.names("diff", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "--no-relative", "-z")
    return Index(git, frozenset(files), links, frozenset(changed))


def beneath(paths: Iterable[str], folder: str) -> Iterator[str]:
    """The ``paths`` in ``folder``; ``""`` is the top folder."""
    return (path for path in paths if not folder or path == folder or path.startswith(f"{folder}/"))


@contextmanager
def checked_out(index: Index, paths: Iterable[str]) -> Iterator[Path]:
    """A temporary folder with the staged content of ``paths`` and of their link targets.

    It has the name of the repository's top folder, because a folder called templates has a meaning.
    """
    wanted = set(paths)
    waiting = list(wanted)
    while waiting:
        target = index.links.get(waiting.pop())
        more = set() if target is None else set(beneath(index.files, target)) - wanted
        wanted |= more
        waiting += more
    with temporary_folder("index") as temporary:
        folder = temporary / (index.git.top.name or "repository")
        folder.mkdir()
        listed = b"".join(os.fsencode(path) + b"\0" for path in sorted(wanted))
        index.git.output("checkout-index", "-z", "--stdin", f"--prefix={folder.as_posix()}/", stdin=listed)
        yield folder
