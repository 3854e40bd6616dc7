"""The form of a notice: its texts with their keys in groups, as the page shows them; and what was typed into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.desk.notice_editing.attachment_list import listed_attachments
from generator.desk.notice_editing.form_keys import KeyNeeds, Value, key_needs
from generator.desk.notice_editing.form_values import FormText, form_text, house_values
from generator.desk.notice_editing.open_texts import OpenText
from generator.desk.notice_editing.text_grids import TextGrid, text_grids
from generator.desk.notice_editing.value_writing import with_values
from generator.desk.notice_editing.whole_text import with_whole_text
from generator.ground.errors import NoticeError, Problem
from generator.ground.source import MappingNode
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.opaque_ids import opaque_id
from generator.web.screens.notice.shown_keys import KeyShowing, ShownKey, input_name, shown_text
from generator.web.screens.notice.typed_values import typed_values

GROUPS = ("basic", "attachments", "signature", "head", "imprint", "contact", "more")
"""The folds of the form, in their order."""

_BASIC = ("title", "recipients", "issuer", "number", "date", "attendance")
_FIRST = {name: number for number, name in enumerate(_BASIC)}
_GROUP_OF = {
    **dict.fromkeys(_BASIC, "basic"),
    "attachments": "attachments",
    **dict.fromkeys(("signature", "stamp", "seal_diameter"), "signature"),
    **dict.fromkeys(("copy_number", "secrecy", "urgency", "signers", "mark"), "head"),
    **dict.fromkeys(("copy_to", "imprint", "printing"), "imprint"),
    **dict.fromkeys(("contact", "note"), "contact"),
}
_NO_NEEDS = KeyNeeds(frozenset(), frozenset())


@dataclass(frozen=True)
class FormPart:
    """The part of the form for one text.

    ``house`` are the defaults of the office, ``typed`` texts of fields that are not in the text yet. ``is_whole``: the
    whole text is edited, though it could be in a form.
    """

    text: OpenText
    house: MappingNode | None
    typed: Mapping[str, str]
    is_whole: bool = False

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.text.name

    @property
    def is_notice(self) -> bool:
        """Whether it is the notice itself."""
        return self.name == NOTICE_FILE

    @property
    def id(self) -> str:
        """The id of the text in names of fields."""
        return opaque_id(self.name)

    @cached_property
    def form(self) -> FormText | None:
        """The text as a form has it; None where it can be edited as a whole only."""
        try:
            return self.text.form()
        except NoticeError:
            return None

    @property
    def whole(self) -> str | None:
        """The whole text, where it can be edited no other way; None where it is no text at all."""
        try:
            return shown_text(self.text.data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return None

    @cached_property
    def keys(self) -> list[ShownKey]:
        """The keys of its front matter."""
        if self.form is None:
            return []
        needs = key_needs(self.form.values, self.house) if self.is_notice else _NO_NEEDS
        house = house_values(self.house) if self.is_notice else {}
        return KeyShowing(self.form, house, needs, self.typed).keys()

    @property
    def groups(self) -> dict[str, list[ShownKey]]:
        """The keys in their groups; those that do not suit the notice, and that it has not, are at the end."""
        found: dict[str, list[ShownKey]] = {group: [] for group in GROUPS}
        aside = [key for key in self.keys if key.is_unsuited and not key.is_given]
        for key in sorted(self.keys, key=lambda each: _FIRST.get(each.name, len(_FIRST))):
            if key not in aside:
                found[_GROUP_OF.get(key.name, "more")].append(key)
        found["more"] += aside
        return {group: keys for group, keys in found.items() if keys}

    @property
    def title(self) -> str:
        """Its title in one line, ``""`` where it has none."""
        value = "" if self.form is None else self.form.values.get("title", "")
        return value.replace("|", "") if isinstance(value, str) else ""

    @property
    def grids(self) -> tuple[TextGrid, ...]:
        """The tables of its body."""
        return () if self.form is None else text_grids(self.form.body)

    @property
    def attachments(self) -> list[str]:
        """The files of the attachments that it lists."""
        return [] if self.form is None else [each.file for each in listed_attachments(self.form.values)]


def attachment_titles(parts: Iterable[FormPart]) -> dict[str, str]:
    """The titles of the attachments that are texts or have one in the list, by the names of their files."""
    titles: dict[str, str] = {}
    for part in parts:
        if not part.is_notice:
            titles[part.name] = part.title
        elif part.form is not None:
            titles |= {each.file: each.said("title") for each in listed_attachments(part.form.values)}
    return titles


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text with what was typed into its part of the form; ``problems`` are those of values that are not in it."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def body_name(file: str) -> str:
    """The name of the field for the body of ``file``."""
    return f"b-{opaque_id(file)}"


def whole_name(file: str) -> str:
    """The name of the field for ``file`` as a whole."""
    return f"w-{opaque_id(file)}"


def base_name(file: str) -> str:
    """The name of the field with the digest of the file that the text was made of."""
    return f"d-{opaque_id(file)}"


def with_typed(text: OpenText, typed: Mapping[str, str]) -> TypedText:
    """``text`` with what was ``typed`` into its part of the form; all of it that can be written."""
    try:
        form = text.form()
    except NoticeError:
        return TypedText(_whole(text, typed.get(whole_name(text.name))))
    if whole_name(text.name) in typed:
        return TypedText(_whole(text, typed[whole_name(text.name)]))
    changes = typed_values(form, typed)
    body = typed.get(body_name(text.name))
    body = None if body is None or body == shown_text(form.body) else body
    try:
        return TypedText(_to_keep(text, with_values(form, changes, body)))
    except NoticeError:
        return _one_by_one(form, changes, body)


def _to_keep(text: OpenText, data: bytes) -> bytes:
    """``data``, which was made of ``text`` by what was typed; the file's bytes where that says the same."""
    return data if data == text.data else text.as_saved(data)


def _whole(text: OpenText, typed: str | None) -> bytes:
    """The bytes of ``text`` with ``typed`` in its place; as they are where that is what they show."""
    try:
        shown = shown_text(text.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return text.data
    return text.data if typed is None or typed == shown else with_whole_text(text.data, typed)


def _one_by_one(form: FormText, changes: Mapping[str, Value], body: str | None) -> TypedText:
    """The text with those changes that can be made, each alone."""
    problems: list[Problem] = []
    data = with_values(form, {}, body)
    for key, value in changes.items():
        try:
            data = with_values(form_text(data, form.file.name, form.kind), {key: value})
        except NoticeError as fault:
            problems += fault.problems
    return TypedText(data, tuple(problems))


def typed_of(problems: Iterable[Problem], file: str, typed: Mapping[str, str]) -> dict[str, str]:
    """What was ``typed`` for the keys that ``problems`` of ``file`` are about, to be shown again."""
    keys = {problem.field for problem in problems if problem.field}
    names = tuple(input_name(file, key) for key in keys)
    return {name: text for name, text in typed.items() if name.startswith(names)} if names else {}
