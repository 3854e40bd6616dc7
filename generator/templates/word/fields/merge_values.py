"""The value of a merge field: looked up by its name, its Chinese title, or among the names at the top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.templates.expressions import MissingNameError

_BEFORE_DIGIT = "m_"  # Word's prefix for a name that begins with a digit


@dataclass(frozen=True, slots=True)
class MergeValue:
    """A value, and whether it is one of the record's."""

    value: object
    of_record: bool


def merge_value(
    name: str, record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> MergeValue:
    """The value of the merge field ``name``.

    It is looked up among the fields of ``record``, then as one of their Chinese ``titles``, then among the names at the
    ``top``, where it may be dotted: first exactly, then as Word compares such names, without case and with ``_`` for
    characters that a name cannot hold. Raises MissingNameError.
    """
    found = _exact(name, record, top, titles) or _loose(name, record, top, titles)
    if found is None:
        raise MissingNameError(dict.fromkeys(known_names(record, top, titles)), name)
    return found


def known_names(
    record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> Iterator[str]:
    """Every name that a merge field may have."""
    if record is not None:
        yield from map(str, record)
        yield from (title for title, name in titles.items() if name in record)
    yield from map(str, top)


def _exact(
    name: str, record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> MergeValue | None:
    if record is not None:
        if name in record:
            return MergeValue(record[name], of_record=True)
        if titles.get(name) in record:
            return MergeValue(record[titles[name]], of_record=True)
    value: object = top
    for piece in name.split("."):
        if not isinstance(value, Mapping) or piece not in value:
            return None
        value = value[piece]
    return MergeValue(value, of_record=False)


def _loose(
    name: str, record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> MergeValue | None:
    wanted = {_folded(name), _folded(name).removeprefix(_BEFORE_DIGIT)}
    known = next((each for each in known_names(record, top, titles) if _folded(each) in wanted), None)
    return None if known is None else _exact(known, record, top, titles)


def _folded(name: str) -> str:
    """``name`` as Word compares it: other characters than letters and digits become ``_``."""
    return "".join(character if character.isalnum() else "_" for character in name.casefold())
