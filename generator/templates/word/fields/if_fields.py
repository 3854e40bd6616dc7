"""IF fields: their branches stay as text, between the markers of an ``{% if %}`` block."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from generator.templates.word.fields.field_finding import Atom, Field
from generator.templates.word.fields.field_looks import result_look
from generator.templates.word.fields.field_runs import (
    drop_pieces,
    isolated_run,
    properties_of,
    remove_from_run,
    run_with,
)
from generator.templates.word.fields.instruction import Instruction, InstructionPiece

_Marks = dict[int, list[etree._Element]]


class IfField:
    """An IF field that becomes its two branches with markers around them.

    Its instruction begins with a comparison. ``take`` replaces a field nested in a branch.
    """

    def __init__(self, field: Field, instruction: Instruction, take: Callable[[Field], None]) -> None:
        branches = instruction.words[3:5]
        after = instruction.words[2].end
        self._field = field
        self._instruction = instruction
        self._take = take
        self._look = result_look(field, instruction)
        self._kept = frozenset(id(piece) for word in branches for piece in word.pieces)
        self._start = branches[0].start if branches else after
        self._middle = branches[0].end if branches else after
        self._end = branches[1].end if len(branches) > 1 else self._middle

    def left_out(self) -> list[Atom | Field]:
        """The members of the instruction that belong to no branch, texts aside."""
        others = (piece for piece in self._instruction.pieces if not piece.text and not self._keeps(piece))
        members = (piece.atom if piece.field is None else piece.field for piece in others)
        return [member for member in members if member is not None]

    def replace(self, if_marker: etree._Element, else_marker: etree._Element, endif_marker: etree._Element) -> None:
        """Put the markers around the branches, and remove the rest of the field from the tree."""
        marks: _Marks = {self._start: [if_marker]}
        marks.setdefault(self._middle, []).append(else_marker)
        marks.setdefault(self._end, []).append(endif_marker)
        self._keep_branches(marks)
        for character in (self._field.begin, self._field.separate, self._field.end):
            if character is not None:
                remove_from_run(character)
        drop_pieces(self._field.result)

    def _keeps(self, piece: InstructionPiece) -> bool:
        """Whether ``piece`` belongs to a branch."""
        return id(piece) in self._kept

    def _keep_branches(self, marks: _Marks) -> None:
        """Keep the members of the instruction in a branch, with the ``marks`` by the index of the piece after them."""
        place = 0
        for member in self._field.code:
            if isinstance(member, Atom) and member.kind == "text":
                length = len(member.element.text or "")
                numbered = list(enumerate(self._instruction.pieces[place : place + length], start=place))
                self._keep_text(member, numbered, marks)
                place += length
                continue
            self._keep_member(member, self._instruction.pieces[place], marks.get(place, []))
            place += 1
        last = self._field.separate if self._field.separate is not None else self._field.end
        for marker in marks.get(place, []):
            if last is not None:
                isolated_run(last).addprevious(marker)

    def _keep_text(self, atom: Atom, numbered: Sequence[tuple[int, InstructionPiece]], marks: _Marks) -> None:
        """Make runs for the characters of ``atom`` that belong to a branch, with the markers between them."""
        run = isolated_run(atom.element)
        look = self._look if self._look is not None else properties_of(atom.element)
        text = ""
        for number, piece in numbered:
            for marker in marks.get(number, []):
                if text:
                    run.addprevious(run_with(text, look))
                    text = ""
                run.addprevious(marker)
            text += piece.text if self._keeps(piece) else ""
        if text:
            run.addprevious(run_with(text, look))
        remove_from_run(atom.element)

    def _keep_member(self, member: Atom | Field, piece: InstructionPiece, marks: Sequence[etree._Element]) -> None:
        """Keep a nested field, an object or a paragraph mark if it belongs to a branch."""
        element = member.begin if isinstance(member, Field) else member.element
        is_mark = isinstance(member, Atom) and member.kind == "paragraph"
        for marker in marks:
            previous = element.getprevious()
            if not is_mark:
                isolated_run(element).addprevious(marker)
            elif previous is not None:
                previous.append(marker)
        if not self._keeps(piece):
            drop_pieces([member])
        elif isinstance(member, Field):
            self._take(member)
