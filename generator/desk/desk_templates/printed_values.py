"""What the tags of a template would print today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ground.errors import joined
from generator.templates.expressions import Variable, field_of, split_name, text_of, titles_in
from generator.templates.expressions.value_text import NotTextError

_EACH = "[]"
_MOST_OF_A_LIST = 3


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A ``name`` that a template reads and its ``value`` as it prints; None where there is none.

    Of each item of a list it has the first ones. ``optional``: the template allows for its absence.
    """

    name: str
    value: str | None
    optional: bool


def printed_values(variables: Iterable[Variable], context: Mapping[str, object]) -> tuple[PrintedValue, ...]:
    """Each name of ``variables`` once, in their order, with its value in ``context``, a template's.

    A list or group of which items are read is left out: it prints nothing by itself.
    """
    found: dict[str, PrintedValue] = {}
    for each in variables:
        known = found.get(each.name)
        if known is None:
            found[each.name] = PrintedValue(each.name, _printed(each, context), each.optional)
        elif known.optional and not each.optional:
            found[each.name] = PrintedValue(each.name, known.value, optional=False)
    return tuple(value for name, value in found.items() if not any(_is_within(each, name) for each in found))


def _is_within(name: str, group: str) -> bool:
    return name.startswith((f"{group}.", f"{group}{_EACH}"))


def _printed(variable: Variable, context: Mapping[str, object]) -> str | None:
    texts = list(_texts(_within([context], _pieces(variable, context))))
    if len(texts) > _MOST_OF_A_LIST:
        texts = [*texts[:_MOST_OF_A_LIST], "…"]
    return joined(texts).text() if texts else None


def _pieces(variable: Variable, context: Mapping[str, object]) -> tuple[str, ...]:
    """The name in pieces; a merge field is looked up among the unit's fields first, as when it is printed."""
    unit = context.get("unit")
    if variable.merge_field and isinstance(unit, Mapping):
        field = field_of(variable.name, unit, titles_in(context))
        if field is not None:
            return "unit", field
    return split_name(variable.name, context)


def _within(values: Iterable[object], pieces: Sequence[str]) -> Iterable[object]:
    """What the ``pieces`` of a name lead to from each of ``values``."""
    for piece in pieces:
        values = [each for value in values for each in _step(value, piece)]
    return values


def _step(value: object, piece: str) -> Iterator[object]:
    if piece == _EACH:
        if isinstance(value, Sequence) and not isinstance(value, str):
            yield from value
    elif isinstance(value, Mapping):
        if piece in value:
            yield value[piece]
    elif hasattr(value, piece) and not piece.startswith("_"):
        yield getattr(value, piece)


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        try:
            text = text_of(value)
        except NotTextError:
            continue
        if text:
            yield text
