"""The files that starters are made of; ``@name@`` in one is a place for a value."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

_FOLDER = files("generator.desk.starters") / "files"


def filled(*path: str, **values: str) -> str:
    """The text of a file below the folder of starters, with ``values`` in their places."""
    return with_values(_FOLDER.joinpath(*path).read_text(encoding="utf-8"), values)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """``text`` with ``values`` in their places."""
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def parts(name: str) -> dict[str, bytes]:
    """The files of a folder as the parts of a package, by their names in it."""
    return dict(_below(_FOLDER / name, ""))


def _below(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}{each.name}"
        found += _below(each, f"{name}/") if each.is_dir() else [(name, each.read_bytes())]
    return found
