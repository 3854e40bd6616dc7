"""What was typed into a form → the values that differ from those of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ground.source import unholdable
from generator.notices.editing.form_keys import FILE, FormKey, Value
from generator.notices.editing.form_values import FormText
from generator.web.asked import Form, whole_number
from generator.web.forms.field_names import input_name
from generator.web.forms.shown_keys import (
    FREE_NAME,
    FREE_VALUE,
    entries_of,
    shown_text,
)


def typed_texts(form: Form) -> dict[str, str]:
    """The text of each field, by its name; without characters that no document can hold."""
    typed: dict[str, str] = {}
    for name, text in form.all_texts():
        typed.setdefault(name, shown_text(_holdable(text)))
    return typed


def typed_values(text: FormText, typed: Mapping[str, str]) -> dict[str, Value]:
    """The values of the keys that were changed in the form; a field that it had not changes nothing.

    A field that was left as it was shown keeps its value, whatever a browser makes of it.
    """
    return dict(_TypedText(text, typed).changes())


class _TypedText:
    def __init__(self, text: FormText, typed: Mapping[str, str]) -> None:
        self._text, self._typed = text, typed

    def changes(self) -> Iterator[tuple[str, Value]]:
        for key in self._text.kind.keys:
            before = self._text.values.get(key.name, "")
            after = self._value(key, key.name, before) if not before or key.takes(before) else before
            if after != before and (after or before):
                yield key.name, after

    def _value(self, key: FormKey, path: str, before: Value) -> Value:
        """The value of ``key`` at ``path`` as it was typed, or ``before``."""
        if key.form == "mapping":
            return self._mapping(key, path, before)
        if key.form == "mappings":
            return tuple(self._rows(key, path, before)) if self._has(f"{path}.rows") else before
        if key.form == "free":
            return dict(self._free(path, before)) if self._has(f"{path}.rows") else before
        shown = self._typed_at(path)
        if shown is None or shown == shown_text(before):
            return before
        if key.form == "texts":
            return tuple(line.strip() for line in shown.split("\n") if line.strip())
        return shown

    def _mapping(self, key: FormKey, path: str, before: Value) -> Value:
        """The mapping at ``path``; entries that the form does not know stay."""
        entries = dict(entries_of(before))
        for each in key.entries:
            old = entries.get(each.name, "")
            new = self._value(each, f"{path}.{each.name}", old)
            if new != old:
                entries[each.name] = new
        given = {name: value for name, value in entries.items() if value or name in entries_of(before)}
        return before if given == entries_of(before) else given

    def _rows(self, key: FormKey, path: str, before: Value) -> Iterator[Value]:
        """The entries of the list; a row without anything in it is none, a file alone is its name."""
        items = before if isinstance(before, tuple) else ()
        for number in range(self._count(f"{path}.rows")):
            old = items[number] if number < len(items) else ""
            row = f"{path}.{number}"
            if old and not self._is_of(row, old):
                yield old
                continue
            if not old and self._typed_at(f"{row}.{FILE}"):
                continue  # an attachment that was taken off the list since the form was shown
            new = self._mapping(key, row, old)
            said = {name for name, value in entries_of(new).items() if value}
            if new == old or said != {FILE}:
                if said:
                    yield new
            else:
                yield entries_of(new)[FILE]
        yield from items[self._count(f"{path}.rows") :]

    def _is_of(self, row: str, old: Value) -> bool:
        """Whether a row is that of the entry ``old``, though others may have come or gone since it was shown."""
        file = entries_of(old).get(FILE)
        return file is None or self._typed_at(f"{row}.{FILE}") in (None, shown_text(file))

    def _free(self, path: str, before: Value) -> Iterator[tuple[str, Value]]:
        """The texts under names of one's own; what is no text stays."""
        texts = {name: value for name, value in entries_of(before).items() if isinstance(value, str)}
        names = list(texts)
        for number in range(self._count(f"{path}.rows")):
            old = names[number] if number < len(names) else ""
            name = (self._typed_at(f"{path}.{number}.{FREE_NAME}") or "").strip()
            value = self._typed_at(f"{path}.{number}.{FREE_VALUE}") or ""
            if name and (value or name in texts):
                same = old in texts and value == shown_text(texts[old])
                yield name, texts[old] if same else value
        yield from ((name, each) for name, each in entries_of(before).items() if not isinstance(each, str))

    def _typed_at(self, path: str) -> str | None:
        return self._typed.get(input_name(self._text.file.name, path))

    def _has(self, path: str) -> bool:
        return self._typed_at(path) is not None

    def _count(self, path: str) -> int:
        return min(whole_number(self._typed_at(path) or "") or 0, len(self._typed))


def _holdable(text: str) -> str:
    if unholdable(text) is None:
        return text
    return "".join(character for character in text if unholdable(character) is None)
