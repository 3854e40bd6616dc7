"""The tests of what is changed since the last commit, or by it, for ``make check``: ``python -m tests.changed``.

A module of the package is tested by what mirrors it and by every test that imports it; a test by itself, a module of
cases by what imports it, words and other data by the folder that mirrors theirs.
"""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent

SELDOM = ("tests/web/browser/", "tests/docs/", "tests/windows/", "tests/test_benchmarks.py")
"""What takes longer than one waits for in between, unless it is what was changed."""


def changed_files(root: Path) -> list[str]:
    """The files that differ from the last commit; where none does, those that the last commit changed."""
    return _lines(root, "status", "--porcelain", "--untracked-files=all", cut=3) or _lines(
        root, "diff", "--name-only", "HEAD~1", "HEAD"
    )


def _lines(root: Path, *arguments: str, cut: int = 0) -> list[str]:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    answer = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True).stdout
    return [line[cut:].rpartition(" -> ")[2] for line in answer.splitlines()]


def modules_for_change(changed: Collection[str], tests: Iterable[Path], root: Path) -> list[str]:
    """The test modules and folders that a change of these files is tested by, from ``tests``; paths from ``root``."""
    wanted = set(changed)
    imports = {path.relative_to(root).as_posix(): set(imported(path)) for path in tests}
    new = {_module(path) for path in wanted}
    while new:  # through modules of cases to the tests that use them
        reached = {path for path, names in imports.items() if names & new}
        wanted |= reached
        new = {_module(path) for path in reached if not _is_test(path)} - {_module(path) for path in wanted - reached}
        imports = {path: names for path, names in imports.items() if path not in reached}
    found = {path for path in wanted if _is_test(path) and (root / path).exists()}
    found |= {_mirror(root, path) for path in changed if path.startswith("generator/")}
    return sorted(path for path in found if path in changed or not path.startswith(SELDOM))


def imported(path: Path) -> Iterator[str]:
    """The names of the modules that a module imports, and of what it imports from them, with dots."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _is_test(path: str) -> bool:
    return path.startswith("tests/") and PurePosixPath(path).name.startswith("test_") and path.endswith(".py")


def _mirror(root: Path, path: str) -> str:
    """What mirrors a file of the package: of one that lies in its room, its module; else its folder, or the nearest."""
    folder = PurePosixPath(path).parent
    test = PurePosixPath("tests", *folder.parts[1:], f"test_{PurePosixPath(path).stem}.py")
    if len(folder.parts) == 2 and (root / test).exists():
        return str(test)
    mirrors = (PurePosixPath("tests", *part.parts[1:]) for part in (folder, *folder.parents))
    return str(next(mirror for mirror in mirrors if (root / mirror).is_dir()))


if __name__ == "__main__":
    print("\n".join(modules_for_change(changed_files(ROOT), sorted((ROOT / "tests").rglob("*.py")), ROOT)))
