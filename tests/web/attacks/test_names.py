"""Hostile names in each place of each address: nothing is found, and no file is opened for them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import build
from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from tests.patience import PATIENCE
from tests.sample_office import tree
from tests.web.attacks.hostile_names import NAMES

ROOT = Path(__file__).parents[3]
FEW = 12
"""One in so many names is tried in a run that is not long, other ones in each place."""


def test_there_are_enough_names() -> None:
    assert len(NAMES) > 200
    assert all(name.isascii() and not set(name) & set(" ?#") for name in NAMES)


@pytest.mark.parametrize("every", [FEW, pytest.param(1, marks=pytest.mark.long)])
def test_nothing_is_found_and_no_file_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int) -> None:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}))
    build()
    before = tree(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.attacks.hostile_names", str(every)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
        encoding="utf-8",
    )
    found = json.loads(done.stdout)
    assert (found["wrong"], found["faults"]) == ([], [])
    assert found["places"] > 60
    assert found["attacks"] > found["places"] * len(NAMES) // every // 4
    assert tree(tmp_path) == before
