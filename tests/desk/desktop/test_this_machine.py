from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.desk.desktop.this_machine import this_machine


@pytest.mark.parametrize(
    ("platform", "system", "name"), [("linux", "linux", "fawen"), ("win32", "windows", "fawen.exe")]
)
def test_the_program_beside_the_running_python(
    platform: str, system: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    machine = this_machine()
    assert (machine.system, machine.program, machine.environment) == (system, None, os.environ)
    (tmp_path / name).write_bytes(b"")
    assert this_machine().program == tmp_path / name
