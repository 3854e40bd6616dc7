"""Names that are imported when they are first used are those that a package says it has."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules, walk_packages
from types import ModuleType

import pytest

import generator
from generator import dispatch

PACKAGES = [
    each.name
    for each in walk_packages(generator.__path__, "generator.")
    if each.ispkg and hasattr(import_module(each.name), "__getattr__")
]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_public_name_is_there_and_none_is_a_module(name: str) -> None:
    """A module that is imported takes the place of a name that is still to be imported."""
    package = import_module(name)
    for each in iter_modules(package.__path__):
        import_module(f"{name}.{each.name}")
    public = getattr(package, "__all__", [])
    assert [each for each in public if isinstance(getattr(package, each), ModuleType)] == []


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match=r"module 'generator\.dispatch' has no attribute 'biuld'"):
        _ = dispatch.biuld  # type: ignore[attr-defined]
