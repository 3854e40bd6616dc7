"""A run that was interrupted in a desk: two of three files are new, the journal knows of all."""

from __future__ import annotations

from pathlib import Path

from tests.acting import KILLED, Acting

OLD = {"a": b"old a", "b": b"old b", "c": b"old c"}
NEW = {"a": b"new a", "b": b"new b", "c": b"new c"}
_CODE = f"""
import os, signal
from pathlib import Path
from generator.ground.disk import Folder
from generator.writing import write_files
real = Folder.move
def killed(folder, name, target, new):
    if new == "c":
        os.kill(os.getpid(), signal.SIGKILL)
    real(folder, name, target, new)
Folder.move = killed
write_files({{Path(name): data for name, data in {NEW!r}.items()}})
"""


def interrupt(acting: Acting, folder: Path) -> None:
    """Leave ``folder`` like an interrupted run."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    assert acting.python(folder, _CODE).code == KILLED
    assert found(folder) == {**NEW, "c": OLD["c"]}


def found(folder: Path) -> dict[str, bytes]:
    """The three files."""
    return {name: (folder / name).read_bytes() for name in OLD}
