"""A text of a notice with what was typed into its part of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ground.errors import NoticeError, Problem
from generator.notices.editing.edited_text import with_values, with_whole_text
from generator.notices.editing.form_keys import Value
from generator.notices.editing.form_values import FormText, form_text
from generator.notices.editing.open_texts import OpenText
from generator.web.forms.field_names import body_name, input_name, whole_name
from generator.web.forms.shown_keys import shown_text
from generator.web.forms.typed_values import typed_values


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text with what was typed into its part of the form; ``problems`` are those of values that are not in it."""

    data: bytes
    problems: tuple[Problem, ...] = ()


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
