"""YAML edited in place: values, keys and items, or all keys put into the other kind; the rest stays as typed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import cast

import yaml

from generator.ground.source.key_translation import KeyKind, KeyNames
from generator.ground.source.yaml_items import Item, indented, list_of_texts, listed
from generator.ground.source.yaml_layout import (
    LaidMapping,
    LaidNode,
    LaidScalar,
    LaidSequence,
    Quote,
    after_blanks,
    lay_out_yaml,
    quoted,
)

_STEP = 2
_BLOCK_HEAD = re.compile("[|>][0-9+-]*")
_COMMENT_LINE = re.compile("( *)#")


class UneditableError(Exception):
    """The YAML at the offset ``place`` is written in a way that cannot be edited in place."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class YamlEdits:
    """Edits of the YAML ``text``, collected in ``edits``; nodes are those of :func:`lay_out_yaml` for this text.

    Values must be set before keys are added after them.
    """

    def __init__(self, text: str) -> None:
        self.edits = TextEdits()
        self._text = text

    def set_value(self, node: LaidNode, written: str) -> None:
        """Replaces ``node`` with ``written``, valid YAML in one line."""
        if node.start == node.end:
            colon = "" if self._text[node.start - 1] == ":" else ":"
            self.edits.insert(node.start, f"{colon} {written}")
        elif isinstance(node, LaidScalar) and node.is_block:
            head = _BLOCK_HEAD.match(self._text, node.start)  # a comment after its ``|`` stays
            head_end = node.start if head is None else head.end()
            line_end = min(self._line_end(head_end), node.end)
            self.edits.replace(node.start, head_end, written)
            self.edits.replace(line_end, node.end, "")
        else:
            self.edits.replace(node.start, node.end, written)

    def set_text(self, node: LaidScalar, text: str, quote: Quote = "") -> None:
        """Replaces ``node`` with ``text``, in the quotes that it had or, for an empty value, in ``quote``."""
        mark = quote if node.start == node.end else node.mark if node.mark in ("'", '"') else ""
        self.set_value(node, quoted(text, cast("Quote", mark)))

    def set_texts(self, node: LaidNode, texts: Sequence[str]) -> None:
        """Replaces ``node``, a text or a list of texts, with ``texts``, at least one."""
        if isinstance(node, LaidScalar):
            if len(texts) == 1:
                self.set_text(node, texts[0])
            else:
                self.set_value(node, list_of_texts(texts))
        elif isinstance(node, LaidSequence):
            self._set_items(node, texts)

    def add_keys(self, mapping: LaidMapping, entries: Iterable[tuple[int, str, str]]) -> None:
        """Adds ``entries`` to ``mapping``: the number of the pair to add it after, the key, and its value as YAML."""
        bare = mapping.flow and self._text[mapping.start] != "{"
        if bare:
            self.edits.insert(mapping.start, "{")
        for number, key, written in entries:
            end = mapping.pairs[number][1].end
            if mapping.flow:
                self.edits.insert(end, f", {key}: {written}")
            else:
                self._insert_lines(self._line_end(end), (f"{key}: {written}",), self._column(mapping.start))
        if bare:
            self.edits.insert(mapping.end, "}")

    def replace_value(self, parent: LaidMapping, key: str, written: str) -> None:
        """Replaces the value of ``key``, in any form, with ``written``, valid YAML in one line.

        Comments within a list or a mapping in lines go with it.
        """
        name, node = parent.pair(key)
        if isinstance(node, LaidScalar) or node.flow:
            self.set_value(node, written)
        else:
            self.edits.replace(self._behind_colon(name), node.end, f" {written}")

    def remove_keys(self, mapping: LaidMapping, numbers: Collection[int]) -> None:
        """Removes the pairs ``numbers``, but not all of ``mapping``.

        Comments above a key stay; those after it that are indented further go with it. Raises UneditableError where a
        key is not the first in its line.
        """
        spans = [(key.start, value.end) for key, value in mapping.pairs]
        for first, last in _runs(numbers):
            if mapping.flow:
                self._remove_from_brackets(spans, first, last)
            else:
                self._remove_pairs(mapping, first, last)

    def arrange_items(self, node: LaidSequence, order: Sequence[int]) -> None:
        """Puts the items of ``node`` into ``order``, the number of each by its new place.

        In a list with dashes each item moves with its lines. Raises UneditableError as :meth:`lines_of_item` does.
        """
        if node.flow:
            spans = [(item.start, item.end) for item in node.items]
        else:
            spans = [self.lines_of_item(node, number) for number in range(len(node.items))]
        for (start, end), number in zip(spans, order, strict=True):
            self.edits.replace(start, end, self._text[slice(*spans[number])])

    def add_items(
        self, parent: LaidMapping, key: str, items: Sequence[Item], *, without: Collection[int] = (), spaced: bool
    ) -> None:
        """Appends ``items`` to the list under ``key``, from which the items ``without`` are removed.

        ``spaced``: with an empty line before each item, in a list with dashes.
        """
        name, node = parent.pair(key)
        if isinstance(node, LaidSequence) and (
            node.items or parent.flow or self._text[node.start + 1 : node.end - 1].strip()  # a comment
        ):
            self._append(node, items, without, spaced=spaced)
        elif parent.flow:
            self.set_value(node, f"[{listed(items)}]")
        else:
            if node.start < node.end:
                self.edits.replace(self._behind_colon(name), node.end, "")
            self._add_lines(self._line_end(node.end), items, self._column(name.start) + _STEP, spaced=False)

    def insert_items(self, node: LaidSequence, number: int, items: Sequence[Item]) -> None:
        """Inserts ``items`` before the item ``number`` of the list ``node``, which stays.

        In a list with dashes comments directly above that item stay above it; those above the first stay above all.
        Raises UneditableError where its dash is not the first in its line.
        """
        if node.flow:
            self.edits.insert(node.items[number].start, f"{listed(items)}, ")
            return
        self.lines_of_item(node, number)
        spaced = bool(self.is_spaced(node))
        if number:
            self._add_lines(self._end_of_item(node, number - 1), items, self._column(node.start), spaced=spaced)
            return
        for item in items:
            lines = indented((*item.lines, "") if spaced else item.lines, self._column(node.start))
            self.edits.insert(self._line_start(node.start), "".join(f"{line}\n" for line in lines))

    def remove_items(self, parent: LaidMapping, key: str, numbers: Collection[int], *, emptied: bool) -> None:
        """Removes the items ``numbers`` from the list under ``key``; ``emptied``: the list will be empty.

        In a list with dashes, comments within an item, and those directly after it that are indented like its keys,
        are removed as well. Comments above it stay. Raises UneditableError where a dash is not the first in its line.
        """
        name, node = parent.pair(key)
        if isinstance(node, LaidSequence):
            self._remove(node, numbers)
            if emptied and not node.flow:
                self.edits.insert(self._behind_colon(name), " []")

    def lines_of_item(self, node: LaidSequence, number: int) -> tuple[int, int]:
        """The offsets of an item's lines, from the line end before the first to the end of the last."""
        dash = node.start if number == 0 else after_blanks(self._text, node.items[number - 1].end)
        line = self._line_start(dash)
        if self._text[line:dash].strip() or line == 0:
            raise UneditableError(dash)
        return line - 1, self._end_of_item(node, number)

    def is_spaced(self, node: LaidNode) -> bool | None:
        """Whether there are empty lines between the items of ``node``; None where it has less than two."""
        if not isinstance(node, LaidSequence) or node.flow or len(node.items) < 2:
            return None
        return self._is_empty(self._end_of_item(node, -2) + 1)

    def insert_lines_before(self, key: LaidScalar, lines: Sequence[str]) -> None:
        """Inserts ``lines`` before the line of ``key``."""
        self.edits.insert(self._line_start(key.start), "".join(f"{line}\n" for line in lines))

    def _set_items(self, node: LaidSequence, texts: Sequence[str]) -> None:
        for item, text in zip(node.items, texts, strict=False):
            if isinstance(item, LaidScalar) and item.value != text:
                self.set_text(item, text)
        count = len(node.items)
        if count == 0:
            self.set_value(node, list_of_texts(texts))
        elif added := [quoted(text) for text in texts[count:]]:
            self._append(node, [Item((f"- {text}",), text) for text in added], (), spaced=False)
        elif len(texts) < count:
            self._remove(node, range(len(texts), count))

    def _append(self, node: LaidSequence, items: Sequence[Item], without: Collection[int], *, spaced: bool) -> None:
        if not node.flow:
            self._add_lines(self._end_of_item(node, -1), items, self._column(node.start), spaced=spaced)
        elif kept := [item for number, item in enumerate(node.items) if number not in without]:
            self.edits.insert(kept[-1].end, f", {listed(items)}")
        else:
            self.edits.insert(node.start + len("["), listed(items))

    def _remove(self, node: LaidSequence, numbers: Collection[int]) -> None:
        if node.flow:
            spans = [(item.start, item.end) for item in node.items]
            for first, last in _runs(numbers):
                self._remove_from_brackets(spans, first, last)
        else:
            self._remove_lines(node, numbers)

    def _remove_lines(self, node: LaidSequence, numbers: Iterable[int]) -> None:
        """Removes items with dashes, each with one of the empty lines around it."""
        done = 0
        for number in sorted(numbers):
            start, end = self.lines_of_item(node, number)
            is_last, is_apart = number == len(node.items) - 1, number == 0 or self._is_empty(start)
            if self._is_empty(end + 1) and is_apart and not is_last:
                end = self._line_end(end + 1)
            elif self._is_empty(end + 1) and is_apart and done < self._line_start(start) - 1 and number:
                start = self._line_start(start) - 1
            self.edits.replace(start, end, "")
            done = end

    def _remove_pairs(self, mapping: LaidMapping, first: int, last: int) -> None:
        """Removes pairs in lines of their own, or the first ones after a dash, which stays."""
        name, end = mapping.pairs[first][0], self._line_end(mapping.pairs[last][1].end)
        line = self._line_start(name.start)
        before = self._text[line : name.start].strip()
        if not before:
            self.edits.replace(line, self._behind_comments(end, self._column(mapping.start)) + 1, "")
        elif before == "-" and first == 0:
            self.edits.replace(name.start, mapping.pairs[last + 1][0].start, "")
        else:
            raise UneditableError(name.start)

    def _remove_from_brackets(self, spans: Sequence[tuple[int, int]], first: int, last: int) -> None:
        """Removes items in brackets with the comma after them, or before the last; comments among them stay."""
        start, end = spans[first][0], spans[last][1]
        if last + 1 < len(spans):
            end = spans[last + 1][0]
        elif first:
            start = spans[first - 1][1]
        texts = [self._text[slice(*span)] for span in spans[first : last + 1]]
        if self._text.count("#", start, end) == sum(text.count("#") for text in texts):
            self.edits.replace(start, end, "")
            return
        for item_start, item_end in spans[first : last + 1]:
            comma = after_blanks(self._text, item_end)
            self.edits.replace(item_start, item_end, "")
            self.edits.replace(comma, comma + (self._text[comma] == ","), "")

    def _add_lines(self, at: int, items: Iterable[Item], columns: int, *, spaced: bool) -> None:
        for item in items:
            self._insert_lines(at, ("", *item.lines) if spaced else item.lines, columns)

    def _insert_lines(self, at: int, lines: Iterable[str], columns: int) -> None:
        """Inserts ``lines`` after the line that ends at the offset ``at``."""
        self.edits.insert(at, "".join(f"\n{line}" for line in indented(lines, columns)))

    def _end_of_item(self, node: LaidSequence, number: int) -> int:
        """The end of an item's last line, or of the comments directly after it that are indented further."""
        return self._behind_comments(self._line_end(node.items[number].end), self._column(node.start))

    def _behind_comments(self, end: int, column: int) -> int:
        """The end of the comments directly after the line that ends at ``end``, as far as indented past ``column``."""
        while (comment := _COMMENT_LINE.match(self._text, end + 1)) is not None:
            if len(comment[1]) <= column:
                break
            end = self._line_end(end + 1)
        return end

    def _is_empty(self, place: int) -> bool:
        """Whether the line at the offset ``place`` is blank."""
        return not self._text[self._line_start(place) : self._line_end(place)].strip()

    def _behind_colon(self, key: LaidScalar) -> int:
        return after_blanks(self._text, key.end) + len(":")

    def _line_start(self, place: int) -> int:
        return self._text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        end = self._text.find("\n", place)
        return len(self._text) if end < 0 else end

    def _column(self, place: int) -> int:
        return place - self._line_start(place)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of consecutive numbers."""
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0]):
        listed = [number for _, number in run]
        yield listed[0], listed[-1]


# All keys can be put into the other kind: Chinese for English ones, or the other way.


_RULE = "---\n"
_CONTENT = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
_KEY_IN_COMMENT = re.compile(r"(?P<mark>\s*# ?)(?P<key>\w+):(?: |$)")


def in_keys(text: str, names: KeyNames, kind: KeyKind) -> str:
    """The YAML ``text``, which has no problems, with keys and fixed values of that ``kind``.

    A key that is commented out is changed as well, with the lines of comment below it that are indented further.
    """
    return "\n".join(_comments_in_keys(_in_keys(text, names, kind).split("\n"), names, kind))


def front_matter_in_keys(text: str, names: KeyNames, kind: KeyKind) -> str:
    """A text that begins with front matter, as :func:`in_keys`; the text below stays."""
    front, rule, body = text.removeprefix(_RULE).partition(f"\n{_RULE}")
    return f"{_RULE}{in_keys(front, names, kind)}{rule}{body}"


def _in_keys(text: str, names: KeyNames, kind: KeyKind) -> str:
    if _CONTENT.search(text) is None:
        return text
    edits = TextEdits()
    _change(lay_out_yaml(text), names, kind, edits)
    return edits.applied(text)


def _change(node: LaidMapping, names: KeyNames, kind: KeyKind, edits: TextEdits) -> None:
    for key, value in node.pairs:
        name = names.key(key.value)
        _put(edits, key, quoted(names.word(name, kind)))
        if isinstance(value, LaidScalar) and name in names.values:
            fixed = f"{name}={names.value(name, value.value)}"
            if fixed in names.words:
                _put(edits, value, f"{value.mark}{names.word(fixed, kind)}{value.mark}")
        for below in value.items if isinstance(value, LaidSequence) else [value]:
            if name in names.below and isinstance(below, LaidMapping):
                _change(below, names.below[name], kind, edits)


def _put(edits: TextEdits, scalar: LaidScalar, text: str) -> None:
    edits.replace(scalar.start, scalar.end, text)


def _comments_in_keys(lines: Sequence[str], names: KeyNames, kind: KeyKind) -> Iterator[str]:
    place = 0
    while place < len(lines):
        match, end = _KEY_IN_COMMENT.match(lines[place]), place + 1
        if match is None or match["key"] not in names.keys:
            yield lines[place]
        else:
            mark = match["mark"]
            while end < len(lines) and lines[end].startswith(f"{mark}  "):
                end += 1
            content = "\n".join(line.removeprefix(mark) for line in lines[place:end])
            with suppress(yaml.YAMLError, TypeError):  # it stays as it is where it is no mapping
                content = _in_keys(content, names, kind)
            yield from (f"{mark}{line}" for line in content.split("\n"))
        place = end


# Edits are made by offset; everything else stays byte for byte.


_LINE_END = re.compile("\r\n|\r|\n")
_NEWLINE = "\n"


class TextEdits:
    """Replacements in a text, collected and applied together. Offsets are in characters and must not overlap."""

    def __init__(self) -> None:
        self._edits: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Replaces the characters from ``start`` to ``end`` with ``text``."""
        self._edits.append((start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Inserts ``text`` before the character at ``at``, after earlier insertions there."""
        self.replace(at, at, text)

    def applied(self, text: str) -> str:
        """``text``, whose lines end in newlines, with the edits applied."""
        return self._made(text, (), _NEWLINE)

    def applied_to_lines_as_typed(self, typed: str) -> str:
        """``typed``, which has the line ends of its file, with the edits applied.

        Offsets are those in the text with newlines, as :func:`read_source` returns it; new lines get the most
        frequent line end of the file.
        """
        counted = Counter(_LINE_END.findall(typed)).most_common(1)
        # The offset of each CRLF, as if every earlier one were a single newline.
        long_ends = [match.start() - number for number, match in enumerate(re.finditer("\r\n", typed))]
        return self._made(typed, long_ends, counted[0][0] if counted else _NEWLINE)

    def _made(self, text: str, long_ends: Sequence[int], line_end: str) -> str:
        """``text`` with the edits applied; each of ``long_ends``, of two characters, counts as one in offsets."""
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            begin = start + bisect_left(long_ends, start)
            if begin < done:
                raise ValueError(f"two changes at {start}")
            pieces += (text[done:begin], new.replace(_NEWLINE, line_end))
            done = end + bisect_left(long_ends, end)
        return "".join([*pieces, text[done:]])
