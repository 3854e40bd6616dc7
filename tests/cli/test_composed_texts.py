"""Texts whose keys are composed of a word that varies: each such word has its text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from generator.cli import check, commands, doctor, register
from generator.comparison.builds import Action as FileAction
from generator.comparison.builds import Inside
from generator.desk.doctor import Fact, Kind, Where
from generator.desk.repository.installing import State
from generator.ground.errors import Severity
from generator.ground.words.commands import TEXTS
from generator.notices.reviewing import Reason
from generator.office.tidying import KINDS
from generator.official.recognition.found import FoundSignature
from generator.standard import Profile

CLI = Path(__file__).parents[2] / "generator" / "cli"
HOW = get_args(get_args(get_type_hints(FoundSignature)["how"])[0])
COMPOSED: dict[str, set[str]] = {
    "builds-{}": {"only-old", "only-new"},
    "builds-{}-{}": {"edited-old", "edited-new", "missing-old", "missing-new"},
    "builds-file-{}": {*get_args(FileAction)},
    "builds-inside-{}": {*get_args(Inside), "look", "properties"} - {"unopened"},  # no file's, but counted
    "builds-units-{}": {"new", "removed", "renamed"},
    "doctor-kind-{}": {*get_args(Kind)},
    "doctor-named-{}": {*doctor._NAMED},
    "doctor-state-{}": {*get_args(get_type_hints(Fact)["state"])},
    "doctor-where-{}": {*get_args(Where)},
    "doctor-{}": {*doctor._COLUMNS},
    "finding-{}": {*get_args(Severity)} - {"error"},
    "git-hook-{}": {*get_args(State)},
    "place-{}": {"paragraph", "row", *check._BESIDE.pattern.split("|")},
    "place-{}s": {"paragraph", "row"},
    "place-{}s-more": {"paragraph", "row"},
    "profile-{}": {*Profile, "unknown"},
    "register-column-{}": {*register._COLUMNS},
    "review-why-{}": {*get_args(Reason)},
    "section-{}": {*commands._SECTIONS},
    "signed-{}": {*HOW},
    "tidy-{}": {*KINDS},
}
"""Each composed key with the words that may be in it."""


def composed() -> Iterator[str]:
    """The composed keys in the code, ``{}`` for the words that vary."""
    for path in CLI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                key = "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
                if re.fullmatch(r"[a-z-]*(\{\}[a-z-]*)+", key) and re.search("[a-z]-|-[a-z]", key):
                    yield key


def test_every_composed_key_is_in_the_table() -> None:
    assert set(composed()) == set(COMPOSED)


@pytest.mark.parametrize("key", COMPOSED)
def test_every_word_has_its_text(key: str) -> None:
    first, _, rest = key.partition("{}")
    both = "{}" in rest
    wanted = {f"{first}{word}" if both else f"{first}{word}{rest}" for word in COMPOSED[key]}
    assert wanted - TEXTS.keys() == set()


def test_every_way_of_signing_is_printed() -> None:
    assert set(check._HOW) == set(HOW)
