"""The value that the name of a merge field means, which Word compares loosely: a unit's field, a title, the notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.templates.expressions.bare_names import TITLES, MissingNameError, exact_field, words_of

_BEFORE_DIGIT = "m_"  # Word's prefix for a name that begins with a digit


@dataclass(frozen=True, slots=True)
class _MergeValue:
    """A value, and whether it is one of the record's."""

    value: object
    of_record: bool


def merge_value(
    name: str, record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> _MergeValue:
    """The value of the merge field ``name``.

    It is looked up among the fields of ``record``, by name, then by their ``titles`` and headings, then among the names
    at the ``top``, where it may be dotted, then in the notice there: first exactly, then as Word compares such names,
    without case and with ``_`` for characters that a name cannot hold. Raises MissingNameError.
    """
    found = _exact(name, record, top, titles) or _loose(name, record, top, titles)
    if found is None:
        raise MissingNameError(dict.fromkeys(_known_names(record, top, titles)), name)
    return found


def _known_names(
    record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> Iterator[str]:
    """Every name that a merge field may have."""
    if record is not None:
        yield from (word for word, _ in words_of(record, titles))
    yield from (str(name) for name in top if name != TITLES)
    yield from map(str, _notice(top))


def folded(name: str) -> str:
    """``name`` as Word compares it: other characters than letters and digits become ``_``."""
    return "".join(character if character.isalnum() else "_" for character in name.casefold())


def _exact(
    name: str, record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> _MergeValue | None:
    field = None if record is None else exact_field(name, record, titles)
    if record is not None and field is not None:
        return _MergeValue(record[field], of_record=True)
    value: object = top
    for piece in name.split("."):
        if not isinstance(value, Mapping) or piece not in value:
            notice = _notice(top)
            return _MergeValue(notice[name], of_record=False) if name in notice else None
        value = value[piece]
    return _MergeValue(value, of_record=False)


def _notice(top: Mapping[str, object]) -> Mapping[str, object]:
    notice = top.get("notice")
    return notice if isinstance(notice, Mapping) else {}


def _loose(
    name: str, record: Mapping[str, object] | None, top: Mapping[str, object], titles: Mapping[str, str]
) -> _MergeValue | None:
    wanted = {folded(name), folded(name).removeprefix(_BEFORE_DIGIT)}
    known = next((each for each in _known_names(record, top, titles) if folded(each) in wanted), None)
    return None if known is None else _exact(known, record, top, titles)
