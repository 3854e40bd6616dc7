"""Pairs the files of an old set with those of a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import PurePosixPath

from generator.writing.manifest import ManifestFile

Pair = tuple[ManifestFile | None, ManifestFile | None]
_Key = Callable[[ManifestFile], Hashable]


def matched(old: Sequence[ManifestFile], new: Sequence[ManifestFile]) -> list[Pair]:
    """The pairs in the order of ``new``, then what is in ``old`` alone.

    Files are paired by kind, template and unit; a unit is known by its code where it has one, else by its name. The
    rest is paired by the unit's name, because a unit may have got a code, and then by the path.
    """
    counterpart: dict[str, ManifestFile] = {}
    rest_old, rest_new = list(old), list(new)
    for key in (_by_unit_and_path, _by_unit, _by_name, _by_path):
        rest_old, rest_new = _match(rest_old, rest_new, key, counterpart)
    pairs: list[Pair] = [(counterpart.get(file.path), file) for file in new]
    return [*pairs, *((file, None) for file in rest_old)]


def _match(
    old: Sequence[ManifestFile], new: Sequence[ManifestFile], key: _Key, counterpart: dict[str, ManifestFile]
) -> tuple[list[ManifestFile], list[ManifestFile]]:
    """Pairs items with equal keys, in order; returns the items without a counterpart."""
    waiting: defaultdict[Hashable, list[ManifestFile]] = defaultdict(list)
    for file in reversed(old):
        waiting[key(file)].append(file)
    left = []
    for file in new:
        found = waiting.get(key(file))
        if found:
            counterpart[file.path] = found.pop()
        else:
            left.append(file)
    taken = {id(file) for file in counterpart.values()}
    return [file for file in old if id(file) not in taken], left


def _by_unit(file: ManifestFile) -> Hashable:
    unit = ("code", file.code) if file.code else ("name", file.unit)
    return file.kind, file.template, PurePosixPath(file.path).suffix, unit


def _by_unit_and_path(file: ManifestFile) -> Hashable:
    return _by_unit(file), file.path


def _by_name(file: ManifestFile) -> Hashable:
    return file.kind, file.template, PurePosixPath(file.path).suffix, file.unit


def _by_path(file: ManifestFile) -> Hashable:
    return file.kind, file.path, file.unit
