"""Lines of a source as they print: which characters were typed, and which come from a value of a tag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import eq
from typing import Literal

from generator.notices.reviewing.flow import PICTURE
from generator.templates.text.filled_lines import BLANKS, FilledLine, LinePiece
from generator.templates.text.text_tags import line_pieces

# Lines of a source as they print: which characters were typed, and which come from a value of a tag.


_BAR = "|"


@dataclass(frozen=True, slots=True)
class Atom:
    """A typed character or a whole value: its ``text`` as printed, what is written for it in the source."""

    text: str
    written: str
    kind: Literal["typed", "value"] = "typed"


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text of a source in atoms; ``lead`` and ``tail`` are what is written around it and prints nothing."""

    atoms: tuple[Atom, ...]
    lead: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """The text as printed."""
        return "".join(atom.text for atom in self.atoms)

    @property
    def written(self) -> str:
        """The text as written in the source."""
        return self.lead + "".join(atom.written for atom in self.atoms) + self.tail

    def with_values(self, text: str) -> TypedText | None:
        """The same with the values that it had when it printed ``text``; None where these are not certain."""
        if text == self.text:
            return self
        typed = [""]
        for atom in self.atoms:
            if atom.kind == "value":
                typed.append("")
            else:
                typed[-1] += atom.text
        values = _values(typed, text)
        backwards = _values([each[::-1] for each in reversed(typed)], text[::-1])
        if values is None or backwards is None or values != [each[::-1] for each in reversed(backwards)]:
            return None
        then = iter(values)
        return replace(
            self, atoms=tuple(replace(atom, text=next(then)) if atom.kind == "value" else atom for atom in self.atoms)
        )


def _values(typed: Sequence[str], text: str) -> list[str] | None:
    """What is between the ``typed`` pieces of ``text``, each where it is first found; None where they are not in it."""
    first, *others = typed
    if not text.startswith(first) or not others:
        return None
    *middle, last = others
    found, done = [], len(first)
    for piece in middle:
        place = text.find(piece, done)
        if place < 0:
            return None
        found.append(text[done:place])
        done = place + len(piece)
    end = len(text) - len(last)
    return [*found, text[done:end]] if text.endswith(last) and end >= done else None


def typed_line(line: FilledLine) -> TypedText | None:
    """The atoms of ``line`` without blanks at its ends; None where its tags do more than print values."""
    pieces = line_pieces(line.span.source or "")
    if pieces is None or any(kind == "statement" for kind, _ in pieces):
        return None
    values = [_printed(piece) for piece in line.pieces if not piece.typed]
    if sum(kind == "variable" for kind, _ in pieces) != len(values):
        return None
    atoms = tuple(_atoms(pieces, iter(values)))
    as_filled = "".join(_printed(piece) for piece in line.pieces)
    if "".join(atom.text for atom in atoms) != as_filled:
        return None
    return trimmed(atoms)


def with_printed_blank(typed: TypedText, printed: str) -> TypedText:
    """``typed`` with one blank behind the number of a 条 or a heading, as ``printed``, whatever is written there."""
    text = typed.text
    start = sum(takewhile(bool, map(eq, text, printed)))
    end = len(text) - len(text[start:].lstrip(BLANKS))
    blank = printed[start : len(printed) - len(text) + end]
    if text == printed or blank.strip() or f"{text[:start]}{blank}{text[end:]}" != printed:
        return typed
    written = "".join(atom.written for atom in typed.atoms[start:end])
    return replace(typed, atoms=(*typed.atoms[:start], Atom(blank, written), *typed.atoms[end:]))


def cells_of(row: TypedText) -> tuple[str, tuple[TypedText, ...], str]:
    """What is written before the first cell of the table's ``row``, its cells, and what is behind the last."""
    bars = [place for place, atom in enumerate(row.atoms) if atom.kind == "typed" and atom.text == _BAR]
    ends = [*bars[1:], *([len(row.atoms)] if bars[-1] + 1 < len(row.atoms) else [])]
    cells = tuple(trimmed(row.atoms[start + 1 : end]) for start, end in zip(bars, ends, strict=False))
    closed = bars[-1] + 1 == len(row.atoms)
    return f"{row.lead}{_BAR}", cells, (_BAR if closed else "") + row.tail


def trimmed(atoms: Sequence[Atom]) -> TypedText:
    """``atoms`` as a text, whose typed blanks at the ends are around it."""
    blank = [atom.kind == "typed" and not atom.text.strip(BLANKS) for atom in atoms]
    first = next((place for place, each in enumerate(blank) if not each), len(atoms))
    last = next((place for place in range(len(atoms), first, -1) if not blank[place - 1]), first)
    lead, tail = ("".join(atom.written for atom in part) for part in (atoms[:first], atoms[last:]))
    return TypedText(tuple(atoms[first:last]), lead, tail)


def _atoms(pieces: Sequence[tuple[str, str]], values: Iterator[str]) -> Iterator[Atom]:
    """The atoms of a line; remarks belong to the atom behind them, a last one is an atom without text."""
    before = ""
    for kind, written in pieces:
        if kind == "remark":
            before += written
        elif kind == "variable":
            yield Atom(next(values), before + written, "value")
            before = ""
        else:
            for character in written:
                yield Atom(character, before + character)
                before = ""
    if before:
        yield Atom("", before)


def _printed(piece: LinePiece) -> str:
    return piece.text if piece.picture is None else PICTURE
