"""What the installed fawen requires, by its own metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, requires, version

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;\s*(?P<marker>.*))?")
_EXTRA = re.compile(r"""extra == ["'](?P<extra>[\w-]+)["']""")

DEVELOPERS = "test"
"""The extra that nobody but developers installs."""


def libraries() -> tuple[str, ...]:
    """The names of the libraries that every command may need."""
    return _required().get("", ())


def extras() -> Mapping[str, tuple[str, ...]]:
    """The libraries of each extra, by its name; those that only some systems need are left out."""
    return {extra: names for extra, names in _required().items() if extra not in ("", DEVELOPERS)}


def installed_version(library: str) -> str | None:
    """The version of ``library``; None where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _required() -> dict[str, tuple[str, ...]]:
    """The libraries by the extra that requires them, ``""`` for none."""
    found: dict[str, list[str]] = {}
    for each in requires("fawen") or ():
        requirement = _REQUIREMENT.fullmatch(each)
        marker = (requirement and requirement["marker"]) or ""
        extra = _EXTRA.fullmatch(marker.strip())
        if requirement is not None and (extra is not None or not marker):
            found.setdefault(extra["extra"] if extra else "", []).append(requirement["name"])
    return {extra: tuple(names) for extra, names in found.items()}
