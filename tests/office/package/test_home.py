"""Packages have one home: no other module finds parts, resolves targets or spells what packages are made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator

ROOT = Path(generator.__file__).parent
HOME = ROOT / "office" / "package"
WORDS = {
    "paths of parts": re.compile(r"\bposixpath\b"),
    "parts with relationships": re.compile(r"_rels/|\.rels\b"),
    "content types": re.compile(r"\[Content_Types\]"),
    "names of the main part": re.compile(r"word/document"),
    "parts of properties": re.compile(r"docProps/"),
    "namespaces of packages": re.compile(r"openxmlformats\.org/package/|officeDocument/(2006/)?relationships"),
    "types of parts": re.compile(r"application/vnd\.(openxml|ms-word|ms-excel)"),
    "rows of relationships and types": re.compile(
        r"<Relationship\b|<Override\b|[\"']TargetMode[\"']|[\"']PartName[\"']"
    ),
}
EXCEPTIONS = {
    # Paths of files in git have "/" on every system, and these are no packages.
    ("desk/repository/staged.py", "paths of parts"),
    ("desk/repository/staged.py", "paths of parts"),
    ("desk/repository/staged.py", "paths of parts"),
    ("desk/repository/staged.py", "paths of parts"),
    # What a place looks like is shown by an example.
    ("ground/errors/problem.py", "names of the main part"),
    # Tags among the addresses of a template are put into its rows of relationships.
    ("templates/word/reading/attribute_tags.py", "rows of relationships and types"),
    # Attributes of those rows in the order in which they are written for git.
    ("office/tidying/canonical.py", "rows of relationships and types"),
}
MODULES = sorted(path for path in ROOT.rglob("*.py") if HOME not in path.parents)


@pytest.mark.parametrize("what", WORDS)
def test_only_the_home_of_packages_knows_of(what: str) -> None:
    found = {path.relative_to(ROOT).as_posix() for path in MODULES if WORDS[what].search(path.read_text("utf-8"))}
    assert found == {name for name, words in EXCEPTIONS if words == what}


def test_the_modules_are_looked_at() -> None:
    assert len(MODULES) > 500
    assert all(
        pattern.search("".join(path.read_text("utf-8") for path in HOME.glob("*.py"))) for pattern in WORDS.values()
    )
