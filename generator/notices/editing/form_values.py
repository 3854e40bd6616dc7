"""The values of a text's front matter as a form has them, each with its lines, and as they are written in the text."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.registering import filed_number_in, number_in, with_number
from generator.ground.errors import NoticeError
from generator.ground.source import front_matter, key_translation, nodes, source_file, yaml_items, yaml_layout
from generator.notices.editing.form_keys import TextKind, Value, notice_kind
from generator.register.next_number import RegisterYears


@dataclass(frozen=True)
class FormText:
    """A text template, or house.yaml, that can be edited in a form.

    ``values`` are those of the file under English keys, with lists where ``kind`` has them; ``body`` is the text below,
    which begins on the line ``body_first_line``; ``words`` is the kind of the file's keys. ``lines`` are the first and
    last line of each key, and of each entry as ``contact.name`` or ``stamp.0.name``, from 1.
    """

    kind: TextKind
    file: source_file.SourceFile
    values: Mapping[str, Value]
    body: str
    body_first_line: int
    words: key_translation.KeyKind
    lines: Mapping[str, tuple[int, int]]

    @property
    def front(self) -> str:
        """The text as far as the front matter goes, from its first ``---``, without the second."""
        if not self.kind.has_body:
            return self.file.text
        return "".join(f"{line}\n" for line in self.file.lines[: self.body_first_line - 2])


def form_text(data: bytes, name: str = "notice.md", kind: TextKind | None = None) -> FormText:
    """The text ``data`` of that ``kind`` (default: a notice), called ``name`` in problems.

    Raises NoticeError with all problems where it has no front matter that can be read.
    """
    kind = kind or notice_kind()
    file = source_file.source_of(data, Path(name), name=name, error=NoticeError)
    if not kind.has_body:
        return _keys_alone(file, kind)
    front = front_matter.split_front_matter(file, kind.names, error=NoticeError)
    text = "".join(f"{line}\n" for line in file.lines[: front.body_first_line - 2])
    laid = yaml_layout.lay_out_in_english(text, kind.names)
    lines = dict(yaml_layout.key_lines(laid, text))
    values = kind.canonical(_entries(front.node))
    return FormText(kind, file, values, front.body, front.body_first_line, laid.kind, lines)


def _keys_alone(file: source_file.SourceFile, kind: TextKind) -> FormText:
    """The text of a file that is nothing but keys. Raises NoticeError with all problems where it cannot be read."""
    found = front_matter.load_readable(file, kind.names)
    NoticeError.raise_for(found.problems)
    laid = yaml_layout.lay_out_in_english(file.text, kind.names)
    values = kind.canonical(_entries(found.node))
    return FormText(kind, file, values, "", len(file.lines), laid.kind, dict(yaml_layout.key_lines(laid, file.text)))


def house_values(house: nodes.MappingNode | None) -> dict[str, Value]:
    """The values of house.yaml, which hold where a notice has none."""
    return {} if house is None else notice_kind().canonical(_entries(house))


def is_given(value: Value) -> bool:
    """Whether ``value`` is anything but an empty text, list or mapping."""
    return bool(value)


def _plain_value(node: nodes.Node) -> Value:
    """The value of ``node`` without places."""
    if isinstance(node, nodes.ScalarNode):
        return node.value
    if isinstance(node, nodes.MappingNode):
        return _entries(node)
    return tuple(map(_plain_value, node.items))


def _entries(node: nodes.MappingNode) -> dict[str, Value]:
    return {key: _plain_value(value) for key, value in node.entries.items()}


def written_value(value: Value, key: str, names: key_translation.KeyNames, kind: key_translation.KeyKind) -> str:
    """``value`` of ``key`` as YAML in one line, in the words that the file uses for keys and for fixed values."""
    if isinstance(value, str):
        return names.word(f"{key}={value}", kind) if value in names.values.get(key, {}) else yaml_layout.quoted(value)
    return written_plain(value, names.below.get(key, key_translation.NO_NAMES), kind)


def written_plain(value: Value, names: key_translation.KeyNames, kind: key_translation.KeyKind) -> str:
    """``value`` as YAML in one line; ``names`` are those of its keys."""
    if isinstance(value, str):
        return yaml_layout.quoted(value)
    if isinstance(value, Mapping):
        return yaml_items.record(_pairs(value, names, kind)).flow
    return f"[{yaml_items.listed(written_item(each, names, kind) for each in value)}]"


def written_item(value: Value, names: key_translation.KeyNames, kind: key_translation.KeyKind) -> yaml_items.Item:
    """An item of a list; ``names`` are those of its keys."""
    if isinstance(value, Mapping):
        return yaml_items.record(_pairs(value, names, kind), in_braces=True)
    written = written_plain(value, names, kind)
    return yaml_items.Item((f"- {written}",), written)


def _pairs(
    value: Mapping[str, Value], names: key_translation.KeyNames, kind: key_translation.KeyKind
) -> list[tuple[str, str]]:
    return [
        (yaml_layout.quoted(names.word(key, kind)), written_value(each, key, names, kind))
        for key, each in value.items()
    ]


def with_given_number(
    mine: bytes, theirs: bytes, notice: Path, register: RegisterYears, house: nodes.MappingNode | None = None
) -> bytes:
    """The text ``mine`` with the number of ``theirs``; both are of the notice.md at ``notice``, over ``house``.

    So the number that the register gave stays when an older text takes the place of the numbered one. ``mine``
    is unchanged where it has a number, where ``register`` has not given that of ``theirs`` or has it as void, and where
    a number cannot be written into it.
    """
    with suppress(NoticeError):
        number, filed = number_in(theirs, notice), filed_number_in(theirs, notice, house)
        is_given = number != "" and register.issued(filed) is not None and not register.is_void(filed)
        if is_given and not number_in(mine, notice):
            return with_number(mine, notice, number)
    return mine
