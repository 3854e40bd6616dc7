"""Public names of a package that are imported when they are first used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module


def on_first_use(package: str, modules: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """The ``__getattr__`` of ``package`` (PEP 562), which imports names that few commands use.

    ``modules`` has the package's modules with their public names; no name is that of a module.
    """
    found_in = {name: module for module, names in modules.items() for name in names}

    def imported(name: str) -> object:
        if name not in found_in:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{found_in[name]}"), name)

    return imported
