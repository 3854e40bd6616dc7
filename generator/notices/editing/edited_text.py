"""Changed values, a changed body, or a whole other text, written into a text: every other byte stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from generator.ground.errors import NoticeError, Problem
from generator.ground.source import key_translation, yaml_edits, yaml_layout
from generator.ground.text_similarity import common_ends
from generator.notices.editing import form_keys
from generator.notices.editing.form_keys import FILE, Value

N = TypeVar("N", bound=yaml_layout.LaidNode)
_Path = tuple[str | int, ...]
"""The way to a node: keys, and numbers of items."""


def with_values(before: form_keys.FormText, changes: Mapping[str, Value], body: str | None = None) -> bytes:
    """The text ``before`` with the values ``changes`` under their keys, and with ``body``; None: as it is.

    A value that is cleared goes with its key, so that the default of house.yaml holds again and no key is left empty,
    which would be a mistake. The last key of a text stays, empty: there is no front matter without keys.

    Raises NoticeError where it cannot be edited in place, or would not read back with exactly these values.
    """
    text = _EditedText(before)
    changed = ((key, value) for key, value in before.kind.canonical(changes).items() if value != before.values.get(key))
    wanted = {key: tidied(value) for key, value in changed}
    for key, value in sorted(
        wanted.items(), key=lambda each: not form_keys.is_given(each[1])
    ):  # removed last: one key stays
        try:
            text.set(key, value)
        except (yaml_edits.UneditableError, NoticeError):
            raise uneditable(before, key) from None
    if body is not None:
        text.set_body(body)
    _check(before, wanted, body, text)
    return text.data


def tidied(value: Value) -> Value:
    """``value`` without what says nothing in its mappings and lists."""
    if isinstance(value, Mapping):
        entries = {key: tidied(each) for key, each in value.items()}
        return {key: each for key, each in entries.items() if form_keys.is_given(each)}
    return tuple(filter(form_keys.is_given, map(tidied, value))) if isinstance(value, tuple) else value


def _check(before: form_keys.FormText, changes: Mapping[str, Value], body: str | None, text: _EditedText) -> None:
    """Raises NoticeError unless ``text`` reads back as ``before`` with the ``changes`` and ``body``."""
    wanted = tidied({**before.values, **changes}), before.body if body is None else body
    try:
        after = text.now
    except NoticeError:
        raise uneditable(before, next(iter(changes), "")) from None
    if (tidied(after.values), after.body) != wanted:
        wrong = [key for key in changes if tidied(after.values.get(key, "")) != changes[key]]
        raise uneditable(before, next(iter(wrong or changes), ""))


def uneditable(text: form_keys.FormText, key: str) -> NoticeError:
    """What is raised where the value of ``key`` cannot be edited in place."""
    first = text.lines.get(key, (1, 1))[0]
    code = "editing-value" if text.kind.has_body else "editing-house-value"
    return NoticeError(Problem(code, text.file.span(first), {"key": key}, key))


class _EditedText:
    """A text while it is edited; each change is made on the text that the one before has left."""

    def __init__(self, before: form_keys.FormText) -> None:
        self._typed = before.file.data.decode()
        self._now: form_keys.FormText | None = before
        self._name, self._kind = before.file.name, before.kind

    @property
    def data(self) -> bytes:
        """The bytes as edited so far."""
        return self._typed.encode()

    @property
    def now(self) -> form_keys.FormText:
        """The text as it reads by now. Raises NoticeError."""
        if self._now is None:
            self._now = form_keys.form_text(self.data, self._name, self._kind)
        return self._now

    def set(self, key: str, value: Value) -> None:
        """Changes ``key`` of the front matter to ``value``. Raises UneditableError."""
        before = self.now.values.get(key, "")
        if before != value:
            self._set_entry((), key, before, value)

    def set_body(self, body: str) -> None:
        """Replaces what differs between the body and ``body``."""
        found, text = self.now.body, self.now.file.text
        start = len(text) - len(found)
        first, last = common_ends(found, body)
        new = body[first : len(body) - last]
        if not found and not text.endswith("\n"):
            new = f"\n{new}" if new else ""
        self._apply(lambda edits: edits.edits.replace(start + first, len(text) - last, new))

    def _apply(self, change: Callable[[yaml_edits.YamlEdits], None]) -> None:
        mark = BOM if self._typed.startswith(BOM) else ""
        edits = yaml_edits.YamlEdits(self.now.file.text)
        change(edits)
        self._typed = mark + edits.edits.applied_to_lines_as_typed(self._typed.removeprefix(BOM))
        self._now = None

    def _edit(self, path: _Path, change: Callable[[yaml_edits.YamlEdits, yaml_layout.LaidNode], None]) -> None:
        """Makes a ``change`` of the node at ``path``."""
        node = self._node(path)
        self._apply(lambda edits: change(edits, node))

    def _node(self, path: _Path) -> yaml_layout.LaidNode:
        node: yaml_layout.LaidNode = yaml_layout.lay_out_in_english(self.now.front, self._kind.names)
        for each in path:
            node = (
                _of_kind(node, yaml_layout.LaidSequence).items[each]
                if isinstance(each, int)
                else _of_kind(node, yaml_layout.LaidMapping).pair(each)[1]
            )
        return node

    def _below(self, path: _Path) -> key_translation.KeyNames:
        """The names of the keys in the mapping at ``path``, or in the list there."""
        names = self._kind.names
        for each in path:
            if isinstance(each, str):
                names = names.below.get(each, key_translation.NO_NAMES)
        return names

    def _set_entry(self, path: _Path, key: str, before: Value, value: Value) -> None:
        """Changes ``key`` of the mapping at ``path`` from ``before`` to ``value``."""
        mapping = _of_kind(self._node(path), yaml_layout.LaidMapping)
        written = partial(form_keys.written_value, value, key, self._below(path), mapping.kind)
        node = mapping.get(key)
        if node is None:
            if form_keys.is_given(value):
                self._add(path, key, written())
        elif not form_keys.is_given(value):
            self._remove(path, key)
        elif not self._set_within((*path, key), node, before, value):
            self._edit(
                path, lambda edits, node: edits.replace_value(_of_kind(node, yaml_layout.LaidMapping), key, written())
            )

    def _set_within(self, path: _Path, node: yaml_layout.LaidNode, before: Value, value: Value) -> bool:
        """Changes the parts of the value at ``path``, which is ``node``; False where only the whole can be replaced."""
        if isinstance(node, yaml_layout.LaidScalar) and isinstance(value, str):
            self._set_text(path, value)
        elif isinstance(node, yaml_layout.LaidScalar) and isinstance(value, tuple):
            texts = [each for each in value if isinstance(each, str)]
            if len(texts) < len(value):
                return False
            self._edit(path, lambda edits, node: edits.set_texts(node, texts))
        elif isinstance(node, yaml_layout.LaidMapping):
            (old,), (new,) = (
                (each if isinstance(each, tuple) and len(each) == 1 else (each,)) for each in (before, value)
            )
            if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
                return False
            self._set_entries(path, old, new)
        elif (
            isinstance(node, yaml_layout.LaidSequence)
            and node.items
            and isinstance(before, tuple)
            and isinstance(value, tuple)
        ):
            self._set_items(path, before, value)
        else:
            return False
        return True

    def _set_text(self, path: _Path, value: str) -> None:
        """Replaces the text at ``path``; a fixed value is written in the words of the file, without quotes."""
        key, names = str(path[-1]), self._below(path[:-1])
        is_fixed = value in names.values.get(key, {}) and isinstance(path[-1], str)
        kind = _of_kind(self._node(path[:-1]), yaml_layout.LaidMapping).kind if is_fixed else "en"
        word = names.word(f"{key}={value}", kind) if is_fixed else value

        def set_text(edits: yaml_edits.YamlEdits, node: yaml_layout.LaidNode) -> None:
            if is_fixed and not _of_kind(node, yaml_layout.LaidScalar).mark:
                edits.set_value(node, word)
            else:
                edits.set_text(_of_kind(node, yaml_layout.LaidScalar), word)

        self._edit(path, set_text)

    def _add(self, path: _Path, key: str, written: str) -> None:
        """Adds ``key`` to the mapping at ``path``: behind those that come before it, an unknown one at the end."""
        names = self._below(path)
        order = tuple(names.names) if path else self._kind.order
        earlier = order[: order.index(key)] if key in order else order

        def add(edits: yaml_edits.YamlEdits, node: yaml_layout.LaidNode) -> None:
            mapping = _of_kind(node, yaml_layout.LaidMapping)
            if not mapping.pairs:
                edits.edits.insert(
                    mapping.start + len("{"), f"{yaml_layout.quoted(names.word(key, mapping.kind))}: {written}"
                )
                return
            places = [place for place, (each, _) in enumerate(mapping.pairs) if each.value in earlier]
            place = max(places, default=0) if key in order else len(mapping.pairs) - 1
            edits.add_keys(mapping, [(place, yaml_layout.quoted(names.word(key, mapping.kind)), written)])

        self._edit(path, add)

    def _remove(self, path: _Path, key: str) -> None:
        """Removes ``key`` from the mapping at ``path``; the last one is emptied."""

        def remove(edits: yaml_edits.YamlEdits, node: yaml_layout.LaidNode) -> None:
            mapping = _of_kind(node, yaml_layout.LaidMapping)
            if len(mapping.pairs) == 1:
                edits.replace_value(mapping, key, _EMPTY.get(type(mapping.pair(key)[1]), '""'))
            else:
                edits.remove_keys(mapping, [[each.value for each, _ in mapping.pairs].index(key)])

        self._edit(path, remove)

    def _set_entries(self, path: _Path, before: Mapping[str, Value], value: Mapping[str, Value]) -> None:
        """Changes the entries of the mapping at ``path``; new ones are added before others are removed."""
        keys = [*value, *(key for key in before if key not in value)]
        for key in sorted(keys, key=lambda each: not form_keys.is_given(value.get(each, ""))):
            old, new = before.get(key, ""), value.get(key, "")
            if old != new:
                self._set_entry(path, key, old, new)

    def _set_items(self, path: _Path, before: tuple[Value, ...], value: tuple[Value, ...]) -> None:
        """Changes the list at ``path``: items that are the same move and keep what is written of them."""
        origins = item_origins(before, value)
        added = [number for number, origin in enumerate(origins) if origin is None]
        kept = [origin for origin in origins if origin is not None]
        gone = [number for number in range(len(before)) if number not in kept]
        above, key = path[:-1], str(path[-1])
        if added:
            names, kind = self._below(path), _of_kind(self._node(above), yaml_layout.LaidMapping).kind
            items = [form_keys.written_item(value[number], names, kind) for number in added]

            def add(edits: yaml_edits.YamlEdits, node: yaml_layout.LaidNode) -> None:
                mapping = _of_kind(node, yaml_layout.LaidMapping)
                edits.add_items(mapping, key, items, spaced=bool(edits.is_spaced(mapping.pair(key)[1])))

            self._edit(above, add)
        if gone:
            self._edit(
                above,
                lambda edits, node: edits.remove_items(
                    _of_kind(node, yaml_layout.LaidMapping), key, gone, emptied=False
                ),
            )
        places = {number: place for place, number in enumerate(sorted(kept))}
        places |= {len(before) + place: len(kept) + place for place in range(len(added))}
        news = iter(range(len(before), len(before) + len(added)))
        order = [places[next(news) if origin is None else origin] for origin in origins]
        if order != sorted(order):
            self._edit(path, lambda edits, node: edits.arrange_items(_of_kind(node, yaml_layout.LaidSequence), order))
        for number, origin in enumerate(origins):
            if origin is not None and before[origin] != value[number]:
                self._set_item((*path, number), before[origin], value[number])

    def _set_item(self, path: _Path, before: Value, value: Value) -> None:
        if isinstance(before, Mapping) and isinstance(value, Mapping) and before and value:
            self._set_entries(path, before, value)
        elif isinstance(before, str) and isinstance(value, str):
            self._set_text(path, value)
        else:
            written = form_keys.written_plain(
                value, self._below(path), _of_kind(self._node(path[:-2]), yaml_layout.LaidMapping).kind
            )
            self._edit(path, lambda edits, node: edits.set_value(node, written))


_EMPTY = {yaml_layout.LaidMapping: "{}", yaml_layout.LaidSequence: "[]"}
"""What stays of a value in lines or brackets."""


def _of_kind(node: yaml_layout.LaidNode, kind: type[N]) -> N:
    if not isinstance(node, kind):
        raise yaml_edits.UneditableError(node.start)
    return node


# Which item of a list is which: what became of each when the list was changed.


def item_origins(before: Sequence[Value], value: Sequence[Value]) -> list[int | None]:
    """For each of ``value`` the number of the item that it was ``before``; None for a new one."""
    left = list(range(len(before)))
    origins: list[int | None] = [None] * len(value)
    for is_same in (lambda one, other: one == other, _is_same_entry):
        for number, each in enumerate(value):
            found = next((place for place in left if origins[number] is None and is_same(before[place], each)), None)
            if found is not None:
                origins[number] = found
                left.remove(found)
    for number, place in zip([n for n, origin in enumerate(origins) if origin is None], list(left), strict=False):
        origins[number] = place
    return origins


def _is_same_entry(one: Value, other: Value) -> bool:
    return _identity(one) is not None and _identity(one) == _identity(other)


def _identity(value: Value) -> Value | None:
    return value.get(FILE) if isinstance(value, Mapping) else value if isinstance(value, str) else None


# A text in the place of another, of which what is the same at both ends stays byte for byte.


BOM = "\ufeff"


def with_whole_text(data: bytes, text: str) -> bytes:
    """``data`` with ``text`` in the place of its text; what is the same before and behind the changes stays.

    Raises UnicodeDecodeError where it is not UTF-8.
    """
    typed = data.decode()
    mark = BOM if typed.startswith(BOM) else ""
    typed = typed.removeprefix(BOM)
    before = typed.replace("\r\n", "\n").replace("\r", "\n")
    first, last = common_ends(before, text)
    edits = yaml_edits.TextEdits()
    edits.replace(first, len(before) - last, text[first : len(text) - last])
    return f"{mark}{edits.applied_to_lines_as_typed(typed)}".encode()
