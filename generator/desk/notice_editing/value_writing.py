"""Changed values and a changed body written into a text; every other byte stays.

A value that is cleared goes with its key, so that the default of house.yaml holds again and no key is left empty, which
would be a mistake. The last key of a text stays, empty: there is no front matter without keys.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.desk.notice_editing.edited_text import EditedText
from generator.desk.notice_editing.form_keys import Value
from generator.desk.notice_editing.form_values import FormText, is_given
from generator.ground.errors import NoticeError, Problem
from generator.ground.source import UneditableError


def with_values(before: FormText, changes: Mapping[str, Value], body: str | None = None) -> bytes:
    """The text ``before`` with the values ``changes`` under their keys, and with ``body``; None: as it is.

    Raises NoticeError where it cannot be edited in place, or would not read back with exactly these values.
    """
    text = EditedText(before)
    changed = ((key, value) for key, value in before.kind.canonical(changes).items() if value != before.values.get(key))
    wanted = {key: tidied(value) for key, value in changed}
    for key, value in sorted(wanted.items(), key=lambda each: not is_given(each[1])):  # removed last: one key stays
        try:
            text.set(key, value)
        except (UneditableError, NoticeError):
            raise _uneditable(before, key) from None
    if body is not None:
        text.set_body(body)
    _check(before, wanted, body, text)
    return text.data


def tidied(value: Value) -> Value:
    """``value`` without what says nothing in its mappings and lists."""
    if isinstance(value, Mapping):
        entries = {key: tidied(each) for key, each in value.items()}
        return {key: each for key, each in entries.items() if is_given(each)}
    return tuple(filter(is_given, map(tidied, value))) if isinstance(value, tuple) else value


def _check(before: FormText, changes: Mapping[str, Value], body: str | None, text: EditedText) -> None:
    """Raise NoticeError unless ``text`` reads back as ``before`` with the ``changes`` and ``body``."""
    wanted = tidied({**before.values, **changes}), before.body if body is None else body
    try:
        after = text.now
    except NoticeError:
        raise _uneditable(before, next(iter(changes), "")) from None
    if (tidied(after.values), after.body) != wanted:
        wrong = [key for key in changes if tidied(after.values.get(key, "")) != changes[key]]
        raise _uneditable(before, next(iter(wrong or changes), ""))


def _uneditable(text: FormText, key: str) -> NoticeError:
    first = text.lines.get(key, (1, 1))[0]
    return NoticeError(Problem("editing-value", text.file.span(first), {"key": key}, key))
