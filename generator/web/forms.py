"""A form over the keys of a text: its fields with what is in them, their names, and what was typed into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.ground.errors import language
from generator.ground.source.source_file import unholdable
from generator.ground.words.vocabularies import PAGES
from generator.ground.words.vocabularies import page_text as text
from generator.notices.editing.form_keys import FILE, FormKey, FormText, KeyChoice, KeyNeeds, Value
from generator.templates.text.attachment_templates import COPIES, TEXT, WORD
from generator.web.desk_request import Form, whole_number
from generator.web.opaque_ids import opaque_id

# The keys of a text as its form shows them: their inputs, what is in these, and where that is in the text.


_InputKind = Literal["line", "lines", "choice", "hidden"]
_Lines = tuple[int, int] | None
_KEY_IN_BRACKETS = re.compile("（[a-z_]{1,30}）")
_FREE_NAME, _FREE_VALUE = "name", "value"
"""The two inputs of a row of a mapping whose keys are anybody's own."""


@dataclass(frozen=True, slots=True)
class ShownInput:
    """One input: its ``name`` in the form, its ``id``, its label, and the ``text`` in it.

    ``path`` is the key that it is for, such as ``contact.name``; ``lines`` are its first and last line in the file,
    ``house`` is what the office has for it.
    """

    name: str
    id: str
    path: str
    label: str
    hint: str
    kind: _InputKind
    text: str = ""
    choices: tuple[KeyChoice, ...] = ()
    lines: _Lines = None
    house: str = ""
    is_list: bool = False

    def is_for(self, file: str) -> bool:
        """Whether the entry of an attachment with that ``file`` has this input, or something in it."""
        endings = {"title": (WORD, *COPIES), "head": (WORD,), "leave_out": (WORD,), "detached": (TEXT, WORD)}
        needed = endings.get(self.path.rpartition(".")[2], ("",))
        return bool(self.text) or file.lower().endswith(needed)

    @property
    def height(self) -> int:
        """How many lines its field has."""
        return min(8, self.text.count("\n") + 1)

    @property
    def is_other(self) -> bool:
        """Whether the text is none of the choices."""
        return bool(self.text) and self.text not in {each.value for each in self.choices}


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key: one input, or the inputs of its entries, or rows of them.

    ``fixed`` is what is written where the form has no inputs for it, ``others`` are names of one's own that have more
    than a text. ``is_given``: the text has the key.
    """

    name: str
    id: str
    title: str
    hint: str
    inputs: tuple[ShownInput, ...] = ()
    rows: tuple[tuple[ShownInput, ...], ...] = ()
    rows_name: str = ""
    lines: _Lines = None
    fixed: str = ""
    others: tuple[str, ...] = ()
    is_given: bool = False
    is_required: bool = False
    is_unsuited: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is one input, whose label is its title."""
        return len(self.inputs) == 1 and self.inputs[0].path == self.name


def shown_text(value: Value) -> str:
    """The text that an input shows for ``value``: a list in lines. Browsers have no other line ends."""
    if isinstance(value, Mapping):
        return ""
    text = value if isinstance(value, str) else "\n".join(each for each in value if isinstance(each, str))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _entries_of(value: Value) -> Mapping[str, Value]:
    """The entries of a mapping, or of the file that stands for one."""
    if isinstance(value, Mapping):
        return value
    return {FILE: value} if isinstance(value, str) and value else {}


@dataclass(frozen=True)
class KeyShowing:
    """Shows the keys of ``text``; ``house`` are the values that the office has, ``typed`` texts not in it yet.

    ``formats`` are the forms that it can have.
    """

    text: FormText
    house: Mapping[str, Value]
    needs: KeyNeeds
    typed: Mapping[str, str]
    formats: tuple[KeyChoice, ...] = ()

    def keys(self) -> list[ShownKey]:
        """All keys, in their order."""
        return [self._key(key) for key in self.text.kind.keys]

    def _key(self, key: FormKey) -> ShownKey:
        value = self.text.values.get(key.name, "")
        shown = ShownKey(
            key.name,
            field_id(self.text.file.name, key.name),
            _title(key),
            _hint(key),
            lines=self.text.lines.get(key.name),
            is_given=bool(value),
            is_required=key.name in self.needs.required,
            is_unsuited=key.name in self.needs.unsuited,
        )
        if value and not key.takes(value):
            first, last = self.text.lines[key.name]
            return replace(shown, fixed="\n".join(self.text.file.lines[first - 1 : last]))
        if key.form == "mapping":
            return replace(shown, inputs=self._entries(key, key.name, value, self.house.get(key.name, "")))
        if key.form == "mappings":
            return replace(shown, rows=self._rows(key, value), rows_name=self._name(f"{key.name}.rows"))
        if key.form == "free":
            others = tuple(name for name, each in _entries_of(value).items() if not isinstance(each, str))
            rows = self._free_rows(key, value)
            return replace(shown, rows=rows, rows_name=self._name(f"{key.name}.rows"), others=others)
        return replace(shown, inputs=(self._input(key, key.name, value, self.house.get(key.name, "")),))

    def _name(self, path: str) -> str:
        return input_name(self.text.file.name, path)

    def _entries(self, key: FormKey, path: str, value: Value, house: Value = "") -> tuple[ShownInput, ...]:
        """The inputs for the entries of the mapping ``value`` at ``path``."""
        entries, defaults = _entries_of(value), _entries_of(house)
        return tuple(
            self._input(each, f"{path}.{each.name}", entries.get(each.name, ""), defaults.get(each.name, ""))
            for each in key.entries
        )

    def _rows(self, key: FormKey, value: Value) -> tuple[tuple[ShownInput, ...], ...]:
        """A row for each entry of the list and, but for attachments, which are added otherwise, an empty one."""
        items = value if isinstance(value, tuple) else ()
        more = [] if any(each.name == FILE for each in key.entries) else [""]
        return tuple(self._entries(key, f"{key.name}.{number}", item) for number, item in enumerate([*items, *more]))

    def _free_rows(self, key: FormKey, value: Value) -> tuple[tuple[ShownInput, ...], ...]:
        """A row for each text under a name of one's own, and an empty one."""
        texts = [(name, each) for name, each in _entries_of(value).items() if isinstance(each, str)]
        return tuple(
            (
                self._free(key, f"{key.name}.{number}.{_FREE_NAME}", name, text("column-name")),
                self._free(key, f"{key.name}.{number}.{_FREE_VALUE}", each, text("notice-free-value"), name),
            )
            for number, (name, each) in enumerate([*texts, ("", "")])
        )

    def _free(self, key: FormKey, path: str, value: str, label: str, name: str = "") -> ShownInput:
        kind: _InputKind = "lines" if "\n" in shown_text(value) else "line"
        shown = self.typed.get(self._name(path), shown_text(value))
        lines = self.text.lines.get(f"{key.name}.{name}") if name else None
        return ShownInput(self._name(path), self._id(path), path, label, "", kind, shown, lines=lines)

    def _input(self, key: FormKey, path: str, value: Value, house: Value) -> ShownInput:
        shown = self.typed.get(self._name(path), shown_text(value))
        choices = self.formats if key.name == "format" else key.choices
        return ShownInput(
            self._name(path),
            self._id(path),
            path,
            _title(key),
            _hint(key),
            _kind(key, shown),
            shown,
            tuple(replace(each, zh=_without_keys(each.zh)) for each in choices),
            self.text.lines.get(path),
            _in_words(key, house),
            key.form == "texts",
        )

    def _id(self, path: str) -> str:
        return field_id(self.text.file.name, path)


def _kind(key: FormKey, shown: str) -> _InputKind:
    if key.name == FILE:
        return "hidden"
    if key.choices:
        return "choice"
    return "lines" if key.form == "texts" or "\n" in shown else "line"


def _title(key: FormKey) -> str:
    return key.title if language() == "zh" else key.name.replace("_", " ").capitalize()


def _hint(key: FormKey) -> str:
    """What an editor shows for the key, but where a form is filled in otherwise than a file."""
    own = f"notice-key-{key.name}"
    if own in PAGES:
        return text(own)
    said = _without_keys(key.zh if language() == "zh" else key.en)
    return "" if said.rstrip("。") == key.title else said


def _without_keys(said: str) -> str:
    """``said`` without the English names of keys in brackets, which only files have."""
    return _KEY_IN_BRACKETS.sub("", said)


def _in_words(key: FormKey, value: Value) -> str:
    """What the office has for ``key``, in one line."""
    shown = shown_text(value).replace("\n", "、")
    return next((each.word for each in key.choices if each.value == shown), shown)


# The names of fields and elements of a notice's form, for the modules that show the form and that read it.
# A name or id has the file that it is about, as an id: nothing of a file's name is in it.


def input_name(file: str, path: str) -> str:
    """The name of the field for ``path``, such as ``contact.name``, in the front matter of ``file``."""
    return f"v-{opaque_id(file)}.{path}"


def body_name(file: str) -> str:
    """The name of the field for the body of ``file``."""
    return f"b-{opaque_id(file)}"


def whole_name(file: str) -> str:
    """The name of the field for ``file`` as a whole."""
    return f"w-{opaque_id(file)}"


def base_name(file: str) -> str:
    """The name of the field with the digest of the file that the text was made of; kept_text.js knows its beginning."""
    return f"d-{opaque_id(file)}"


def seen_name(file: str) -> str:
    """The name of the field with the digest of the file that was shown beside the text, where both were."""
    return f"seen-{base_name(file)}"


def shown_name(file: str) -> str:
    """The name of the field with the digest of the text that a window shows."""
    return f"s-{opaque_id(file)}"


def other_name(file: str) -> str:
    """The name of the field with the digest of what another window has written, where both are shown."""
    return f"o-{opaque_id(file)}"


def field_id(file: str, path: str) -> str:
    """The id of the field for ``path`` in the front matter of ``file``."""
    return f"field-{opaque_id(f'{file} {path}')}"


def text_id(file: str) -> str:
    """The id of the field of the text of ``file``."""
    return f"text-{opaque_id(file)}"


# What was typed into a form → the values that differ from those of the text.


def typed_texts(form: Form) -> dict[str, str]:
    """The text of each field, by its name; without characters that no document can hold."""
    typed: dict[str, str] = {}
    for name, value in form.all_texts():
        typed.setdefault(name, shown_text(_holdable(value)))
    return typed


def typed_values(text: FormText, typed: Mapping[str, str]) -> dict[str, Value]:
    """The values of the keys that were changed in the form; a field that the form lacks changes nothing.

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
        entries = dict(_entries_of(before))
        for each in key.entries:
            old = entries.get(each.name, "")
            new = self._value(each, f"{path}.{each.name}", old)
            if new != old:
                entries[each.name] = new
        given = {name: value for name, value in entries.items() if value or name in _entries_of(before)}
        return before if given == _entries_of(before) else given

    def _rows(self, key: FormKey, path: str, before: Value) -> Iterator[Value]:
        """The entries of the list; an empty row is no entry, a file alone is its name."""
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
            said = {name for name, value in _entries_of(new).items() if value}
            if new == old or said != {FILE}:
                if said:
                    yield new
            else:
                yield _entries_of(new)[FILE]
        yield from items[self._count(f"{path}.rows") :]

    def _is_of(self, row: str, old: Value) -> bool:
        """Whether a row is that of the entry ``old``, though others may have come or gone since it was shown."""
        file = _entries_of(old).get(FILE)
        return file is None or self._typed_at(f"{row}.{FILE}") in (None, shown_text(file))

    def _free(self, path: str, before: Value) -> Iterator[tuple[str, Value]]:
        """The texts under names of one's own; other values stay."""
        texts = {name: value for name, value in _entries_of(before).items() if isinstance(value, str)}
        names = list(texts)
        for number in range(self._count(f"{path}.rows")):
            old = names[number] if number < len(names) else ""
            name = (self._typed_at(f"{path}.{number}.{_FREE_NAME}") or "").strip()
            value = self._typed_at(f"{path}.{number}.{_FREE_VALUE}") or ""
            if name and (value or name in texts):
                same = old in texts and value == shown_text(texts[old])
                yield name, texts[old] if same else value
        yield from ((name, each) for name, each in _entries_of(before).items() if not isinstance(each, str))

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
