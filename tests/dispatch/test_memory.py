"""A process that builds again and again, as ``fawen serve`` may, stays as it is."""

from __future__ import annotations

import gc
import os
import sys

import pytest

from generator.dispatch.unit_papers import unit_paper_run
from tests.sample_office import Office


def saved_and_built(office: Office, times: int) -> None:
    """As many builds, each after a save of the notice and of the letter."""
    for number in range(times):
        office.template("unit/函.docx", ["{% if unit.copies %}{{ unit.name }}{% endif %}", f"第{number}次"])
        office.replace("templates/notice/notice.md", "请于", f"（{number}）请于")
        office.build()


def test_what_a_large_build_no_longer_uses_goes_with_the_next(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the collector finds after four builds is what one has left."""
    monkeypatch.setattr(unit_paper_run, "_MANY", 1)
    saved_and_built(office, 2)
    gc.collect()
    saved_and_built(office, 1)
    one = gc.collect()
    saved_and_built(office, 4)
    assert gc.collect() < 2 * one


def test_builds_leave_no_object_and_no_file_behind(office: Office) -> None:
    saved_and_built(office, 3)
    gc.collect()
    objects, handles = len(gc.get_objects()), opened()
    saved_and_built(office, 5)
    gc.collect()
    assert len(gc.get_objects()) - objects < 5 * 100, "the caches of lines, which are bounded, take some"
    assert opened() == handles


def opened() -> int:
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
