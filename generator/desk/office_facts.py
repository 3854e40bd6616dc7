"""What an office says of itself in house.yaml, for a form: read, and written back in place.

Nothing but the values that were changed differs in the file afterwards.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from generator.desk.starters.starter_desk import Sender, issuer_problem, prefix_problem
from generator.ground.disk import TEXT, read_contents, real_place
from generator.ground.errors import NoticeError, Problem, Span
from generator.ground.source import front_matter, key_translation, source_file, yaml_layout
from generator.ground.source.nodes import MappingNode, ScalarNode
from generator.notices.editing.edited_text import tidied, uneditable, with_values, with_whole_text
from generator.notices.editing.form_keys import (
    FormKey,
    FormText,
    TextKind,
    Value,
    form_text,
    house_kind,
    is_given,
    written_value,
)
from generator.notices.editing.kept_drafts import digest_of
from generator.templates.text.front_matter.front_matter_reading import read_front_matter
from generator.templates.text.front_matter.house import house_misnamed, issuer_names
from generator.templates.text.front_matter.key_table import NAMES
from generator.writing import locked_file, output_errors, replace_file

EXTRA = "extra"
"""The key with what envelopes say of the sender."""
IMPRINT = "imprint"
"""The key of 版记, of which the office that prints, 印发机关, is a fact of the office."""
OFFICE_KEYS = ("issuer", "mark", "number_prefix", "contact", IMPRINT, EXTRA)
"""The keys of house.yaml that say something of the office itself; of ``extra`` only the sender."""

_PRINTED_BY = "office"
_CONTACT, _ASKED = "contact", ("name", "phone")
_SENDER = tuple(each.name for each in fields(Sender))
_KEYS_OF_NEW: key_translation.KeyKind = "zh"
_EMPTY = "source-empty"
_ANY_NOTICE = Span("")


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The house.yaml at ``path`` as a form has it, and its SHA-256, ``""`` where there is none yet.

    ``is_blank``: there is no key in it.
    """

    path: Path
    text: FormText
    sha256: str
    is_blank: bool


@cache
def office_kind() -> TextKind:
    """house.yaml with the sender as entries of ``extra``, 印发机关 alone of 版记, and of the contact whom to ask."""
    sender = tuple(FormKey(name, name, "", "", "text") for name in _SENDER)
    kind = house_kind()
    return replace(kind, keys=tuple(_of_office(key, sender) for key in kind.keys))


def _of_office(key: FormKey, sender: tuple[FormKey, ...]) -> FormKey:
    if key.name == EXTRA:
        return replace(key, form="mapping", entries=sender)
    if key.name == IMPRINT:
        return replace(key, zh="", en="", entries=tuple(each for each in key.entries if each.name == _PRINTED_BY))
    if key.name == _CONTACT:
        return replace(key, entries=tuple(each for each in key.entries if each.name in _ASKED))
    return key


def office_facts(path: Path) -> OfficeFacts:
    """The house.yaml at ``path``. Raises NoticeError with its problems where it cannot be read.

    A file whose name is nearly the same is such a problem, too.
    """
    data = _read(path)
    if data is None and (misnamed := list(house_misnamed(path))):
        raise NoticeError(misnamed)
    try:
        text = form_text(data or b"", str(path), office_kind())
    except NoticeError as fault:
        if {each.code for each in fault.problems} != {_EMPTY}:
            raise
        file = source_file.source_of(data or b"", path, name=str(path), error=NoticeError)
        return OfficeFacts(path, FormText(office_kind(), file, {}, "", 1, _KEYS_OF_NEW, {}), digest_of(data), True)
    return OfficeFacts(path, text, digest_of(data), is_blank=False)


def save_office_facts(facts: OfficeFacts, changes: Mapping[str, Value]) -> bool:
    """Writes ``changes`` of :data:`OFFICE_KEYS` into house.yaml; writes nothing and is False where it is another now.

    A value that is cleared goes with its key. Raises NoticeError with what is wrong with values, each with the path of
    its field, such as ``contact.name``, or where they cannot be edited in place; OutputError.
    """
    values = {key: _stripped(changes[key], facts.text.values.get(key, "")) for key in OFFICE_KEYS if key in changes}
    wanted = {key: value for key, value in values.items() if tidied(value) != tidied(facts.text.values.get(key, ""))}
    data = _with_lines(facts, wanted) if facts.is_blank else with_values(facts.text, wanted)
    if data == facts.text.file.data:
        return True
    NoticeError.raise_for([*_own_problems(wanted), *_problems_of_reading(data, facts.path, wanted)])
    with output_errors(facts.path), locked_file(real_place(facts.path)):
        is_same = digest_of(_read(facts.path)) == facts.sha256
        if is_same:
            replace_file(facts.path, data)
    return is_same


def _read(path: Path) -> bytes | None:
    if not os.path.lexists(path):
        return None
    return read_contents(path, TEXT, name=str(path), error=NoticeError)


def _stripped(value: Value, before: Value) -> Value:
    """``value`` without blanks around texts that differ from ``before``; readers drop most of them as well."""
    if value == before:
        return value
    if isinstance(value, Mapping):
        old = before if isinstance(before, Mapping) else {}
        return {key: _stripped(each, old.get(key, "")) for key, each in value.items()}
    return value.strip() if isinstance(value, str) else value


def _with_lines(facts: OfficeFacts, wanted: Mapping[str, Value]) -> bytes:
    """The file, in which there is no key yet, with a line at its end for each of the values."""
    before, given = facts.text.file, {key: tidied(value) for key, value in wanted.items() if is_given(tidied(value))}
    text = before.text if before.text.endswith("\n") or not before.text else f"{before.text}\n"
    lines = (
        f"{yaml_layout.quoted(NAMES.word(key, _KEYS_OF_NEW))}: {written_value(value, key, NAMES, _KEYS_OF_NEW)}\n"
        for key, value in given.items()
    )
    data = with_whole_text(before.data, text + "".join(lines)) if given else before.data
    if given and form_text(data, before.name, facts.text.kind).values != facts.text.kind.canonical(given):
        raise uneditable(facts.text, next(iter(given)))
    return data


def _own_problems(wanted: Mapping[str, Value]) -> Iterator[Problem]:
    """What no desk may begin with either."""
    for issuer in wanted.get("issuer", ()):
        if isinstance(issuer, str) and (problem := issuer_problem(issuer)):
            yield replace(problem, field="issuer")
    prefix = wanted.get("number_prefix", "")
    if isinstance(prefix, str) and prefix and (problem := prefix_problem(prefix)):
        yield replace(problem, field="number_prefix")


def _problems_of_reading(data: bytes, path: Path, wanted: Mapping[str, Value]) -> Iterator[Problem]:
    """What any notice over the house.yaml ``data`` finds wrong with the values ``wanted``."""
    text = form_text(data, str(path), office_kind())
    found: list[Problem] = []
    house = front_matter.load_readable(text.file, NAMES).node
    read_front_matter(_any_notice(house), house, found, is_draft=True)
    paths = [key for key, value in wanted.items() if is_given(tidied(value))]
    paths += [f"{key}.{name}" for key in paths for name in _entries(wanted[key])]
    for problem in found:
        if (field := next((each for each in reversed(paths) if _is_at(problem, each, text)), None)) is not None:
            yield replace(problem, field=field)


def _entries(value: Value) -> list[str]:
    return list(value) if isinstance(value, Mapping) else []


def _is_at(problem: Problem, path: str, text: FormText) -> bool:
    """Whether ``problem`` is one of the value at ``path`` of ``text``."""
    line = None if problem.span is None else problem.span.line
    first, last = text.lines.get(path, (0, -1))
    return problem.field == path.rpartition(".")[2] and line is not None and first <= line <= last


def _any_notice(house: MappingNode) -> MappingNode:
    """A draft of a notice that takes all that ``house`` has; a mark is read beside an issuer only."""
    values = {"title": "关于示例工作的通知", "recipients": "各单位"}
    if not issuer_names(house):
        values["issuer"] = "示例单位"
    entries = {key: ScalarNode(value, _ANY_NOTICE) for key, value in values.items()}
    return MappingNode({**entries}, dict.fromkeys(values, _ANY_NOTICE), _ANY_NOTICE)
