"""The tests of what is changed since the last commit, or by it, for ``make check``: ``python -m tests.changed``.

A minute is enough for the tests beside a change: what mirrors a module of the package, and what imports it. Of those
that reach it by way of other modules a few are drawn, by the commit, so that the next one has others.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from pathlib import Path, PurePosixPath
from random import Random

ROOT = Path(__file__).parent.parent

BESIDE, FARTHER = 10, 8
"""So many modules that import a change, and so many that reach it otherwise, are run at most."""

SELDOM = (
    *("tests/web/browser/", "tests/web/attacks/", "tests/docs/", "tests/windows/", "tests/attacks/"),
    *("tests/test_benchmarks.py", "tests/test_offline.py"),
)
"""What takes longer than one waits for in between, unless it is what was changed."""

WORDS = ("tests/test_sentences.py", "tests/test_plain_words.py")
"""What judges every text that is printed or shown."""

_IMPORT = re.compile(r"^[ \t]*(?:import ([\w.]+)|from ([\w.]+) import (\([^)]*\)|.*))", re.MULTILINE)
_BLOCK = re.compile(r"^(?=\[)", re.MULTILINE)

Changes = Mapping[str, Set[str]]
"""Changed files by their paths from the root; of files of words, the codes whose texts are others now."""


def changes(root: Path) -> Changes:
    """What differs from the last commit; where nothing does, what that commit changed."""
    before = "HEAD"
    paths = [line[3:].rpartition(" -> ")[2] for line in _git(root, "status", "--porcelain", "--untracked-files=all")]
    if not paths:
        before = "HEAD~1"
        paths = _git(root, "diff", "--name-only", before, "HEAD")
    return {path: _changed_codes(root, path, before) if path.endswith(".ini") else frozenset() for path in paths}


def _changed_codes(root: Path, path: str, before: str) -> frozenset[str]:
    was = "\n".join(_git(root, "show", f"{before}:{path}")) if _git(root, "ls-tree", before, path) else ""
    now = (root / path).read_text(encoding="utf-8") if (root / path).exists() else ""
    blocks = [{block.strip() for block in _BLOCK.split(text)} for text in (was, now)]
    return frozenset(block[1:].partition("]")[0] for block in blocks[0] ^ blocks[1] if block.startswith("["))


def _git(root: Path, *arguments: str) -> list[str]:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()


class Tree:
    """The modules of the package and of its tests, by their paths from ``root``, and who imports whom."""

    def __init__(self, root: Path) -> None:
        paths = [path for folder in ("generator", "tests") for path in sorted((root / folder).rglob("*.py"))]
        self._texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
        self._imports = {path: frozenset(imported(text)) for path, text in self._texts.items()}
        self._tests = [path for path in self._texts if _is_test(path)]

    def own(self, change: str) -> set[str]:
        """A test module itself; of a file of the package what mirrors it, else what mirrors its folder as a module."""
        parts = _mirrored(change)
        tests = (str(PurePosixPath(*parts[:end], f"test_{parts[end]}.py")) for end in range(len(parts) - 1, 0, -1))
        return {change} & {*self._tests} or {*[test for test in tests if test in self._texts][:1]}

    def beside(self, change: str, codes: Collection[str] = ()) -> set[str]:
        """The test modules that import a module or its own tests, that lie below a conftest, that name a code."""
        if change.endswith(".py") or change.startswith("generator/"):
            users = {user for each in {change, *self.own(change)} for user in self._users(each)}
            return {*filter(_is_test, users), *self._naming(codes)}
        return {test for user in self._quoting(change) for test in self.own(user) | self.beside(user)}

    def room(self, change: str) -> set[str]:
        """The test modules of the folder that mirrors a file of the package, or of the nearest folder."""
        parts = _mirrored(change)
        folders = ("/".join(parts[:end]) + "/" for end in range(len(parts) - 1, 1, -1))
        rooms = ({test for test in self._tests if test.startswith(folder)} for folder in folders)
        return next(filter(None, rooms), set())

    def farther(self, change: str) -> set[str]:
        """The test modules that reach a file by modules of cases or by a neighbour in the package, and its room's."""
        users, new = set[str](), {change}
        while new:
            found = {user for each in new for user in self._users(each)} - users
            users |= found
            new = {user for user in found if user.startswith("tests/") and not _is_test(user)}
        return self.room(change) | {test for user in users for test in self.own(user)}

    def _users(self, path: str) -> set[str]:
        """The modules that import a file, or the package that it is data of; of a conftest those in its folder."""
        folder, _, name = path.rpartition("/")
        if name == "conftest.py":
            return {test for test in self._tests if test.startswith(f"{folder}/")}
        home = path.removesuffix(".py").removesuffix("/__init__") if name.endswith(".py") else folder
        return {user for user, names in self._imports.items() if home.replace("/", ".") in names} - {path}

    def _naming(self, codes: Collection[str]) -> Iterator[str]:
        named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, codes))})(?![\w-])")
        return (test for test in self._tests if codes and named.search(self._texts[test]))

    def _quoting(self, path: str) -> list[str]:
        """The modules of the nearest folder above a file of data that name it there, or the folder that it is in."""
        for folder in map(str, PurePosixPath(path).parents):
            below = PurePosixPath(path.removeprefix(f"{folder}/")).parts[0]
            named = re.compile(f'"{re.escape(below)}"|"{re.escape(PurePosixPath(below).stem)}"')
            users = [user for user, text in self._texts.items() if _folder(user) == folder and named.search(text)]
            if users:
                return users
        return []


def imported(text: str) -> Iterator[str]:
    """The names of the modules that a module imports, and of what it imports from them, with dots."""
    for module, package, names in _IMPORT.findall(text):
        yield module or package
        yield from (f"{package}.{name}" for name in re.findall(r"\w+", names))


def modules_for(changed: Changes, tree: Tree, draw: str) -> tuple[list[str], list[str]]:
    """The test modules whose turn it is whatever is drawn, and the others.

    The first are those of the changed files themselves, or where there are none, one that is beside the change.
    """
    own = {test for path in changed for test in tree.own(path)}
    own |= {test for codes in changed.values() for test in WORDS if codes}
    beside = {test for path, codes in changed.items() for test in tree.beside(path, codes)}
    if not own | beside:
        beside = {test for path in changed for test in tree.room(path)}
    drawn = _drawn(beside - own, BESIDE, draw)
    farther = {test for path in changed for test in tree.farther(path)} - own - beside
    whole = own or {*drawn[:1]}
    return sorted(whole), sorted({*drawn, *_drawn(farther, FARTHER, draw)} - whole)


def _drawn(tests: Iterable[str], count: int, draw: str) -> list[str]:
    each = sorted(test for test in tests if not test.startswith(SELDOM))
    return Random(draw).sample(each, min(count, len(each)))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _is_test(path: str) -> bool:
    return path.startswith("tests/") and PurePosixPath(path).name.startswith("test_")


def _mirrored(path: str) -> tuple[str, ...]:
    """The parts of where a file of the package would have its mirror, without ending; templates of a page by screen."""
    parts = PurePosixPath(path.replace("generator/web/pages/", "generator/web/screens/")).with_suffix("").parts
    return ("tests", *parts[1:]) if parts[0] == "generator" else ()


if __name__ == "__main__":
    commit = _git(ROOT, "rev-parse", "--short", "HEAD")[0]
    whole, others = modules_for(changes(ROOT), Tree(ROOT), commit)
    if whole:
        print("--draw", commit, *(f"--turn={test}" for test in whole), *whole, *others, sep="\n")
