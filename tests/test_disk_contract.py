"""Only ``writing`` and ``disk`` make, write, rename or remove files; the folders of one run are the exception."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
OWNERS = ("ground/disk/", "writing/")

OTHERS = {
    "office/suite.py": "in the folder of one run of the office suite",
    "office/pdf/font_substitution.py": "likewise",
    "office/pdf/pdf_files.py": "likewise: what is printed, before it is published",
    "dispatch/papers/temporary_papers.py": "in a folder of its own below the system's own for temporary files",
    "desk/repository/staged.py": "what is staged, in such a folder",
    "cli/printing.py": "the null device, for a stdout that is gone",
}
"""Modules that touch files which are no results, and where these are."""

MODULES = {
    "os": {
        *("chmod", "link", "makedirs", "mkdir", "mkfifo", "open", "remove", "removedirs", "rename", "renames"),
        *("replace", "rmdir", "symlink", "truncate", "unlink", "utime", "write"),
    },
    "shutil": {"copy", "copy2", "copyfile", "copymode", "copystat", "copytree", "move", "rmtree"},
    "tempfile": {"NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile", "mkdtemp", "mkstemp"},
}
OF_A_PATH = {
    *("chmod", "hardlink_to", "mkdir", "rename", "rmdir", "symlink_to", "touch", "write_bytes"),
}
"""Methods of a path; those of the same names that are not are told by what they are given."""


def calls(source: str) -> Iterator[str]:
    """The calls in a module that make, write, rename or remove files."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            yield from (each.name for each in node.names if each.name in MODULES[node.module])
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute):
            owner = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            known = MODULES.get(owner, OF_A_PATH)
            if node.func.attr in known or _is_of_a_path(node.func.attr, node):
                yield f"{owner}.{node.func.attr}"
        elif isinstance(node.func, ast.Name) and node.func.id == "open" and _writes(node):
            yield "open"


def _is_of_a_path(name: str, call: ast.Call) -> bool:
    if name == "open":
        return _writes(call)
    if name == "unlink":
        return not call.args
    return name == "write_text" and any(keyword.arg == "encoding" for keyword in call.keywords)


def _writes(call: ast.Call) -> bool:
    """Whether a mode among the arguments is one to write."""
    values = (*call.args, *(keyword.value for keyword in call.keywords))
    return any(
        isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and each.value.strip("rwaxbt+") == ""
        and set(each.value) & set("wax+")
        for each in values
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nos.replace(a, b)", ["os.replace"]),
        ("from shutil import rmtree", ["rmtree"]),
        ("path.write_bytes(data)", ["path.write_bytes"]),
        ("(a / b).mkdir()", [".mkdir"]),
        ("open(path, 'wb')", ["open"]),
        ("path.open('rb+')", ["path.open"]),
        ("path.write_text('', encoding='utf-8'); path.unlink()", ["path.write_text", "path.unlink"]),
        ("help.write_text('x'); package.unlink(1, 'x')", []),
        ("path.open('rb'); open(path); text.replace('w', 'x'); os.path.join(a)", []),
    ],
)
def test_what_is_found(source: str, found: list[str]) -> None:
    assert list(calls(source)) == found


@pytest.mark.in_turn(3)
def test_nobody_else_touches_files() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): sorted(set(calls(path.read_text(encoding="utf-8"))))
        for path in PACKAGE.rglob("*.py")
        if not path.relative_to(PACKAGE).as_posix().startswith(OWNERS)
    }
    assert {name: those for name, those in found.items() if those and name not in OTHERS} == {}
    assert all(found[name] for name in OTHERS)
