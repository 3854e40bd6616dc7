"""The keys of a text as its form shows them: their inputs, what is in these, and where that is in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.ground.errors import language
from generator.ground.words.pages import TEXTS, text
from generator.notices.editing.form_keys import FILE, FormKey, KeyChoice, KeyNeeds, Value
from generator.notices.editing.form_values import FormText
from generator.templates.text.attachment_templates import COPIES, TEXT, WORD
from generator.web.forms.field_names import field_id, input_name

InputKind = Literal["line", "lines", "choice", "hidden"]
Lines = tuple[int, int] | None
_KEY_IN_BRACKETS = re.compile("（[a-z_]{1,30}）")
FREE_NAME, FREE_VALUE = "name", "value"
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
    kind: InputKind
    text: str = ""
    choices: tuple[KeyChoice, ...] = ()
    lines: Lines = None
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
    lines: Lines = None
    fixed: str = ""
    others: tuple[str, ...] = ()
    is_given: bool = False
    is_required: bool = False
    is_unsuited: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its fold is open at once: it has something, or must have."""
        return self.is_given or self.is_required

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


def entries_of(value: Value) -> Mapping[str, Value]:
    """The entries of a mapping, or of the file that stands for one."""
    if isinstance(value, Mapping):
        return value
    return {FILE: value} if isinstance(value, str) and value else {}


@dataclass(frozen=True)
class KeyShowing:
    """Shows the keys of ``text``; ``house`` are the values that the office has, ``typed`` texts not in it yet."""

    text: FormText
    house: Mapping[str, Value]
    needs: KeyNeeds
    typed: Mapping[str, str]

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
            return replace(shown, fixed=self._as_written(key.name))
        if key.form == "mapping":
            return replace(shown, inputs=self._entries(key, key.name, value, self.house.get(key.name, "")))
        if key.form == "mappings":
            return replace(shown, rows=self._rows(key, value), rows_name=self._name(f"{key.name}.rows"))
        if key.form == "free":
            others = tuple(name for name, each in entries_of(value).items() if not isinstance(each, str))
            rows = self._free_rows(key, value)
            return replace(shown, rows=rows, rows_name=self._name(f"{key.name}.rows"), others=others)
        return replace(shown, inputs=(self._input(key, key.name, value, self.house.get(key.name, "")),))

    def _name(self, path: str) -> str:
        return input_name(self.text.file.name, path)

    def _as_written(self, key: str) -> str:
        first, last = self.text.lines[key]
        return "\n".join(self.text.file.lines[first - 1 : last])

    def _entries(self, key: FormKey, path: str, value: Value, house: Value = "") -> tuple[ShownInput, ...]:
        """The inputs for the entries of the mapping ``value`` at ``path``."""
        entries, defaults = entries_of(value), entries_of(house)
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
        texts = [(name, each) for name, each in entries_of(value).items() if isinstance(each, str)]
        return tuple(
            (
                self._free(key, f"{key.name}.{number}.{FREE_NAME}", name, text("notice-free-name")),
                self._free(key, f"{key.name}.{number}.{FREE_VALUE}", each, text("notice-free-value"), name),
            )
            for number, (name, each) in enumerate([*texts, ("", "")])
        )

    def _free(self, key: FormKey, path: str, value: str, label: str, name: str = "") -> ShownInput:
        kind: InputKind = "lines" if "\n" in shown_text(value) else "line"
        shown = self.typed.get(self._name(path), shown_text(value))
        lines = self.text.lines.get(f"{key.name}.{name}") if name else None
        return ShownInput(self._name(path), self._id(path), path, label, "", kind, shown, lines=lines)

    def _input(self, key: FormKey, path: str, value: Value, house: Value) -> ShownInput:
        shown = self.typed.get(self._name(path), shown_text(value))
        return ShownInput(
            self._name(path),
            self._id(path),
            path,
            _title(key),
            _hint(key),
            _kind(key, shown),
            shown,
            tuple(replace(each, zh=_without_keys(each.zh)) for each in key.choices),
            self.text.lines.get(path),
            _in_words(key, house),
            key.form == "texts",
        )

    def _id(self, path: str) -> str:
        return field_id(self.text.file.name, path)


def _kind(key: FormKey, shown: str) -> InputKind:
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
    if own in TEXTS:
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
