from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator.desk.doctor import examining
from generator.desk.doctor.examining import DEVELOPERS, GAINS, NEEDS, extras, installed_version, libraries

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_each_extra_is_explained() -> None:
    """A new one is needed by a command, or it is said what is better with it."""
    needed = {need for needs in NEEDS.values() for need in needs}
    assert PROJECT["optional-dependencies"].keys() - {DEVELOPERS} <= needed | GAINS.keys()


def test_the_metadata_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "lxml<7,>=5.3",
        "docxtpl[subdoc]==0.20.2; extra == 'test'",
        "pikepdf>=9.5; extra == 'pdf'",
        'python-x; extra == "pdf"',
        "uharfbuzz>=0.57; (sys_platform != 'win32' or platform_machine != 'ARM64') and extra == 'pdf'",
    ]
    monkeypatch.setattr(examining, "requires", lambda _: lines)
    assert libraries() == ("lxml",)
    assert extras() == {"pdf": ("pikepdf", "python-x")}


def test_what_is_installed() -> None:
    assert all(map(installed_version, libraries()))
    assert installed_version("no-such-library") is None
