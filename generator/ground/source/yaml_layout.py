"""Layout of YAML for in-place edits: each value with the offsets of its start and end; and how a text is quoted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Literal, Protocol

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from generator.ground.source.key_translation import KeyKind, KeyNames
from generator.ground.source.yaml_tree import Events

_BLANK_OR_COMMENT = re.compile(r"(?:[ \t\n]++|(?<![^ \t\n])#[^\n]*+)*+")
_COMMENT = re.compile(r"(?<![^ \t\n])#[^\n]*")
_KEEPS_ITS_END = re.compile(r"[|>][0-9]?\+")


@dataclass(slots=True, eq=False)
class LaidScalar:
    """A single value from ``start`` to ``end``; ``mark`` is its first character if that is one of ``' " | >``.

    For an empty plain value both offsets are after the colon, or after the key where there is no colon.
    """

    value: str
    start: int
    end: int
    mark: str

    @property
    def is_block(self) -> bool:
        """Whether it is a block scalar, written after ``|`` or ``>``."""
        return self.mark in ("|", ">")


@dataclass(slots=True, eq=False)
class LaidSequence:
    """A list from its bracket or first dash to the end of its last item; ``flow``: in brackets."""

    items: list[LaidNode]
    start: int
    end: int
    flow: bool


@dataclass(slots=True, eq=False)
class LaidMapping:
    """Keys and values from the brace or first key to the end of the last value; ``flow``: in braces.

    A single pair in a list in brackets may have no braces. ``kind`` is the kind of its keys.
    """

    pairs: list[tuple[LaidScalar, LaidNode]]
    start: int
    end: int
    flow: bool
    kind: KeyKind = "en"

    def get(self, key: str) -> LaidNode | None:
        """The value of ``key``, or None."""
        return next((value for name, value in self.pairs if name.value == key), None)

    def pair(self, key: str) -> tuple[LaidScalar, LaidNode]:
        """``key``, which must exist, and its value."""
        return next(pair for pair in self.pairs if pair[0].value == key)


LaidNode = LaidScalar | LaidSequence | LaidMapping


def lay_out_yaml(text: str) -> LaidMapping:
    """The layout of ``text``, which :func:`load_yaml` or :func:`load_yaml_records` has read without problems."""
    layout = _Layout(text)
    try:
        node = layout.document()
    finally:
        layout.dispose()
    if not isinstance(node, LaidMapping):
        raise TypeError("no mapping at the top")
    return node


def lay_out_in_english(text: str, names: KeyNames) -> LaidMapping:
    """The layout of ``text`` as from :func:`lay_out_yaml`, with English keys for those of the Chinese ``names``."""
    layout = lay_out_yaml(text)
    _name(layout, names, "en")
    return layout


def key_lines(node: LaidNode, text: str, path: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    """The first and last line, from 1, of everything below ``node`` of ``text``, by paths such as ``stamp.0.name``.

    The paths begin with ``path``.
    """
    below: list[tuple[str, int, int, LaidNode]] = []
    if isinstance(node, LaidMapping):
        below = [(key.value, key.start, max(key.end, value.end), value) for key, value in node.pairs]
    elif isinstance(node, LaidSequence):
        below = [(str(number), item.start, item.end, item) for number, item in enumerate(node.items)]
    for name, start, end, value in below:
        yield f"{path}{name}", (text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1)
        yield from key_lines(value, text, f"{path}{name}.")


def _name(node: LaidMapping, names: KeyNames, around: KeyKind) -> None:
    node.kind = names.kind((key.value for key, _ in node.pairs), around)
    for key, value in node.pairs:
        key.value = names.key(key.value)
        below = names.below.get(key.value)
        values = value.items if isinstance(value, LaidSequence) else [value]
        for each in values if below is not None else ():
            if isinstance(each, LaidMapping) and below is not None:
                _name(each, below, node.kind)


def comments_in(text: str) -> Iterator[str]:
    """The comments of ``text``, each with its ``#``; ``text`` is as for :func:`lay_out_yaml`."""
    done = 0
    for scalar in _scalars(lay_out_yaml(text)):
        if scalar.end <= done:
            continue
        content = text.find("\n", scalar.start, scalar.end) if scalar.is_block else scalar.start
        yield from _COMMENT.findall(text, done, scalar.end if content < 0 else content)
        done = scalar.end
    yield from _COMMENT.findall(text, done)


def after_blanks(text: str, place: int) -> int:
    """The first offset from ``place`` on that is not a blank, a line end or in a comment."""
    match = _BLANK_OR_COMMENT.match(text, place)
    return place if match is None else match.end()


class _Layout:
    def __init__(self, text: str) -> None:
        self._text = text
        self._events = Events(text)

    def document(self) -> LaidNode:
        self._events.next()
        self._events.next()
        return self._node(self._events.next())

    def dispose(self) -> None:
        self._events.dispose()

    def _node(self, event: yaml.Event) -> LaidNode:
        if isinstance(event, yaml.ScalarEvent):
            start, end = _index(event.start_mark), _index(event.end_mark)
            mark = self._text[start:end][:1]
            if event.style in ("|", ">"):  # up to the end of the last line of the block, before its line end
                keeps = _KEEPS_ITS_END.match(self._text, start) is not None
                end = end - self._text[:end].endswith("\n") if keeps else start + len(self._text[start:end].rstrip())
            return LaidScalar(event.value, start, end, mark if event.style == mark else "")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event)
        return self._mapping(event)

    def _sequence(self, event: yaml.SequenceStartEvent) -> LaidSequence:
        start = _index(event.start_mark)
        items: list[LaidNode] = []
        while not isinstance(event_within := self._events.next(), yaml.SequenceEndEvent):
            items.append(self._node(event_within))
        end = _index(event_within.end_mark) if event.flow_style else items[-1].end
        return LaidSequence(items, start, end, bool(event.flow_style))

    def _mapping(self, event: yaml.Event) -> LaidMapping:
        start, flow = _index(event.start_mark), bool(getattr(event, "flow_style", False))
        pairs: list[tuple[LaidScalar, LaidNode]] = []
        while not isinstance(event_within := self._events.next(), yaml.MappingEndEvent):
            pairs.append(self._pair(event_within))
        in_braces = flow and self._text[start] == "{"
        end = _index(event_within.end_mark) if in_braces else pairs[-1][1].end
        return LaidMapping(pairs, start, end, flow)

    def _pair(self, event: yaml.Event) -> tuple[LaidScalar, LaidNode]:
        key, value = self._node(event), self._node(self._events.next())
        if not isinstance(key, LaidScalar):
            raise TypeError("a key that is no text")
        if isinstance(value, LaidScalar) and value.start == value.end:
            place = after_blanks(self._text, key.end)
            value.start = value.end = place + 1 if self._text[place : place + 1] == ":" else key.end
        return key, value


def _scalars(node: LaidNode) -> Iterator[LaidScalar]:
    """All keys and single values in ``node``, in order."""
    if isinstance(node, LaidScalar):
        yield node
    elif isinstance(node, LaidSequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.pairs:
            yield key
            yield from _scalars(value)


class _Mark(Protocol):
    index: int


def _index(mark: _Mark | None) -> int:
    return 0 if mark is None else mark.index


# A text is quoted as a YAML scalar that reads back unchanged.


Quote = Literal["", "'", '"']
"""How a scalar is quoted; an empty string is plain."""

_LOOKS_LIKE_NUMBER = re.compile(r"[-+]?[.0-9][0-9_.eE+]*|0o[0-7]+|[-+0-9:]+:[0-9.]+")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
"""Unicode categories of invisible characters, which are written as escapes."""

_emitter = Emitter(StringIO(), allow_unicode=True)
_resolved: Callable[..., str] = Resolver().resolve


def quoted(text: str, quote: Quote = "") -> str:
    """``text`` as a YAML scalar in one line, in ``quote`` where possible; valid wherever a value is.

    Double quotes are used for text that other programs would read as another type (a number, a date, ``yes``), and
    for text that cannot be written plain or in single quotes.
    """
    if not quote and _can_stand_plain(text):
        return text
    if quote == "'" and not any(map(_is_escaped, text.replace('"', "").replace("\\", ""))):
        return "'" + text.replace("'", "''") + "'"
    return f'"{"".join(map(_escaped, text))}"'


def _can_stand_plain(text: str) -> bool:
    if not text or text != text.strip() or any(map(_is_escaped, text)):
        return False
    analysis = _emitter.analyze_scalar(text)
    if not analysis.allow_flow_plain or _LOOKS_LIKE_NUMBER.fullmatch(text):
        return False
    return _resolved(yaml.ScalarNode, text, (True, False)) == Resolver.DEFAULT_SCALAR_TAG


def _is_escaped(character: str) -> bool:
    return character in _ESCAPED or unicodedata.category(character) in _UNSEEN


def _escaped(character: str) -> str:
    if not _is_escaped(character):
        return character
    code = ord(character)
    letter, digits = ("x", 2) if code < 0x100 else ("u", 4) if code < 0x10000 else ("U", 8)
    return _ESCAPED.get(character) or f"\\{letter}{code:0{digits}X}"
