"""Word's merge fields taken out of a part: tags are in their places, with the look that the fields had."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import FIELD_CHARACTER, INSTRUCTION, SIMPLE_FIELD, P, mc, w
from generator.templates.expressions import Kind
from generator.templates.word.fields.finding import MOST_NESTED, Atom, Field, NestingError, fields_of, within
from generator.templates.word.fields.instruction import Instruction, Piece, Word
from generator.templates.word.fields.kinds import (
    ASKING,
    MOVING,
    SILENT,
    TO_NEXT,
    holds_ours,
    is_ours,
    kinds_within,
    names_set,
)
from generator.templates.word.fields.sources import FieldError, Sources, is_look
from generator.templates.word.fields.surgery import (
    alone,
    drop,
    drop_field,
    joins,
    properties_of,
    remove,
    run_with,
)
from generator.templates.word.reading.tags import Tag, Tags, markers

_SHOWN = 80
_FALLBACK = mc("Fallback")
_LANGUAGE, _VALUE, _EAST_ASIA = w("lang"), w("val"), w("eastAsia")


def bookmarks_of(root: etree._Element) -> frozenset[str]:
    """The names that SET fields of a part give, in lower case."""
    if not _has_fields(root):
        return frozenset()
    with suppress(NestingError):  # reported when the fields are taken
        return names_set(fields_of(root)[0])
    return frozenset()


def take_fields(
    root: etree._Element,
    places: Places,
    tags: Tags,
    bookmarks: frozenset[str] = frozenset(),
    *,
    may_move: bool = True,
) -> None:
    """Put a tag in the place of each merge field of a part; other fields stay, with the merge fields in them taken.

    ``bookmarks`` are the names, in lower case, that SET fields of other parts give. ``may_move``: the part may go
    from record to record. What cannot be taken is noted among the problems of ``tags``.
    """
    if not _has_fields(root):
        return
    try:
        fields, unbalanced = fields_of(root)
    except NestingError as error:
        tags.problems.append(Problem("template-field-deep", places.of(error.element), {"most": MOST_NESTED}))
        return
    taking = _Taking(places, tags, bookmarks | names_set(fields), may_move=may_move)
    for each in unbalanced:
        taking.note(each.element, each.code, {})
    if not unbalanced:
        for field in fields:
            taking.take(field)
    if tags.merge_kinds & TO_NEXT:
        taking.hold_alternatives(root)


def _has_fields(root: etree._Element) -> bool:
    return next(root.iter(FIELD_CHARACTER, SIMPLE_FIELD), None) is not None


class _Taking:
    """Takes the fields of one part."""

    def __init__(self, places: Places, tags: Tags, bookmarks: frozenset[str], *, may_move: bool) -> None:
        self._places = places
        self._tags = tags
        self._bookmarks = bookmarks
        self._may_move = may_move
        self._sources = Sources(bookmarks, language_of)

    def take(self, field: Field) -> None:
        """Put tags in the place of ``field`` and of the fields in it, or note why that cannot be."""
        try:
            self._take(field)
            self._tags.merge_kinds |= kinds_within(field, self._bookmarks)
        except FieldError as error:
            facts = {"field": _raw(error.field), **error.facts}
            self.note(error.field.begin, error.code, facts, error.suggestion)

    def hold_alternatives(self, root: etree._Element) -> None:
        """Make the fallback of a text box read the same records as the box itself.

        Both are written one after the other (ECMA-376 part 3, 10.2), and one of them is shown.
        """
        for fallback in list(root.iter(_FALLBACK)):
            choice = fallback.getprevious()
            if choice is not None and markers(fallback):
                choice.addprevious(self._own_marker("true | field_keep", fallback))
                fallback.addprevious(self._own_marker("false | field_keep", fallback))

    def _own_marker(self, inner: str, element: etree._Element) -> etree._Element:
        return self._tags.marker(Tag("variable", inner, "{ NEXT }", "", self._span(element, "")))

    def note(self, element: etree._Element, code: str, facts: dict[str, object], suggestion: str | None = None) -> None:
        """Note a problem of the field that ``element`` belongs to."""
        paragraph = next(element.iterancestors(P), None)
        source = "" if paragraph is None else "".join(map(str, paragraph.itertext()))[:_SHOWN]
        self._tags.problems.append(Problem(code, self._span(element, source), facts, None, suggestion))

    def _take(self, field: Field) -> None:
        kind = field.kind
        if kind in ASKING:
            raise FieldError(field, "template-field-asking", {"kind": kind})
        if not is_ours(field, self._bookmarks):
            self._take_within(field, kind)
        elif kind in SILENT:
            if kind in MOVING and not self._may_move:
                raise FieldError(field, "template-field-place", {"kind": kind})
            self._replace(field, self._sources.action(field), None)
        elif kind == "IF":
            self._if(field)
        else:
            self._value(field)

    def _take_within(self, field: Field, kind: str) -> None:
        """Another field than ours: it stays, but for the merge fields in it."""
        for nested in within(field.code):
            if not holds_ours(nested, self._bookmarks):
                continue
            if kind != "HYPERLINK" or nested.kind in SILENT | ASKING:
                raise FieldError(nested, "template-field-inside", {"outer": kind})
            self._replace(nested, self._sources.value(nested), None, in_code=True)
        for nested in within(field.result):
            self.take(nested)

    def _value(self, field: Field) -> None:
        self._replace(field, self._sources.value(field), self._look(field, self._sources.instruction(field)))

    def _look(self, field: Field, instruction: Instruction) -> etree._Element | None:
        """The look of the value: that of what the field shows, or of its type's first letter with CHARFORMAT."""
        code, result = _first_text(field.code), _first_text(field.result)
        by_code = any(is_look(each) and _argument(each.argument) == "CHARFORMAT" for each in instruction.switches)
        chosen = code if by_code or result is None else result
        return properties_of(field.begin) if chosen is None else properties_of(chosen)

    def _replace(self, field: Field, inner: str, look: etree._Element | None, *, in_code: bool = False) -> None:
        _check_joins(field, [*field.code, *field.result])
        run = run_with(self._marker("variable", inner, field, "field_code" if in_code else "text"), look)
        if in_code:
            run[-1].tag = INSTRUCTION
        alone(field.begin).addprevious(run)
        drop_field(field)

    def _if(self, field: Field) -> None:
        instruction = self._sources.instruction(field)
        if field.is_simple or any(not is_look(each) for each in instruction.switches):
            self._value(field)
            return
        condition = self._sources.condition(field, instruction)
        branches = _Branches.of(instruction)
        _check_joins(field, [*branches.left_out(instruction), *field.result])
        marks = self._marks(field, condition, branches)
        self._keep_branches(field, instruction, branches, marks)
        for character in (field.begin, field.separate, field.end):
            if character is not None:
                remove(character)
        drop(field.result)

    def _marks(self, field: Field, condition: str, branches: _Branches) -> dict[int, list[etree._Element]]:
        """The markers of the IF, each by the number of the piece that it is before."""
        marks = {branches.start: [self._marker("statement", f"if {condition}", field)]}
        marks.setdefault(branches.middle, []).append(self._marker("statement", "else", field))
        marks.setdefault(branches.end, []).append(self._marker("statement", "endif", field))
        return marks

    def _keep_branches(
        self, field: Field, instruction: Instruction, branches: _Branches, marks: dict[int, list[etree._Element]]
    ) -> None:
        look = self._own_look(field, instruction)
        place = 0
        for member in field.code:
            if isinstance(member, Atom) and member.kind == "text":
                length = len(member.element.text or "")
                numbered = list(enumerate(instruction.pieces[place : place + length], start=place))
                self._keep_text(member, numbered, branches, marks, look)
                place += length
                continue
            self._keep_member(member, instruction.pieces[place], branches, marks.get(place, []))
            place += 1
        last = field.separate if field.separate is not None else field.end
        for marker in marks.get(place, []):
            if last is not None:
                alone(last).addprevious(marker)

    def _keep_text(
        self,
        atom: Atom,
        numbered: list[tuple[int, Piece]],
        branches: _Branches,
        marks: dict[int, list[etree._Element]],
        look: etree._Element | None,
    ) -> None:
        """Runs for the characters of ``atom`` that belong to a branch, and the markers between them."""
        run = alone(atom.element)
        own = look if look is not None else properties_of(atom.element)
        text = ""
        for number, piece in numbered:
            for marker in marks.get(number, []):
                if text:
                    run.addprevious(run_with(text, own))
                    text = ""
                run.addprevious(marker)
            text += piece.text if branches.keeps(piece) else ""
        if text:
            run.addprevious(run_with(text, own))
        remove(atom.element)

    def _keep_member(
        self, member: Atom | Field, piece: Piece, branches: _Branches, marks: list[etree._Element]
    ) -> None:
        """A nested field, an object or a paragraph's mark: it stays where it belongs to a branch."""
        element = member.begin if isinstance(member, Field) else member.element
        is_mark = isinstance(member, Atom) and member.kind == "paragraph"
        for marker in marks:
            previous = element.getprevious()
            if not is_mark:
                alone(element).addprevious(marker)
            elif previous is not None:
                previous.append(marker)
        if not branches.keeps(piece):
            drop([member])
        elif isinstance(member, Field):
            self.take(member)

    def _own_look(self, field: Field, instruction: Instruction) -> etree._Element | None:
        """The look that the whole result has, where a switch gives it one."""
        looks = {_argument(each.argument) for each in instruction.switches if is_look(each)}
        source = _first_text(field.code if "CHARFORMAT" in looks else field.result) if looks else None
        return None if source is None else properties_of(source)

    def _marker(self, kind: Kind, inner: str, field: Field, writer: str = "text") -> etree._Element:
        raw = _raw(field)
        span = self._span(field.begin, raw)
        self._tags.find(span)
        return self._tags.marker(Tag(kind, inner, raw, "", span, writer))

    def _span(self, element: etree._Element, source: str) -> Span:
        return replace(self._places.of(element), source=source)


@dataclass(frozen=True, slots=True)
class _Branches:
    """The two texts of an IF: which pieces belong to them, and before which pieces they begin and end."""

    kept: frozenset[int]
    start: int
    middle: int
    end: int

    @classmethod
    def of(cls, instruction: Instruction) -> _Branches:
        words = instruction.words[3:5]
        kept = frozenset(id(piece) for word in words for piece in word.pieces)
        after = instruction.words[2].end
        start = words[0].start if words else after
        middle = words[0].end if words else after
        return cls(kept, start, middle, words[1].end if len(words) > 1 else middle)

    def keeps(self, piece: Piece) -> bool:
        """Whether ``piece`` belongs to a branch."""
        return id(piece) in self.kept

    def left_out(self, instruction: Instruction) -> list[Atom | Field]:
        """The members of the instruction that belong to no branch, texts aside."""
        others = (piece for piece in instruction.pieces if not piece.text and not self.keeps(piece))
        members = (piece.atom if piece.field is None else piece.field for piece in others)
        return [member for member in members if member is not None]


def language_of(field: Field) -> str:
    """The language of the instruction's first run, as BCP 47 writes it; empty where that says none."""
    text = _first_text(field.code)
    look = None if text is None else properties_of(text)
    language = None if look is None else look.find(_LANGUAGE)
    if language is None:
        return ""
    return language.get(_VALUE) or language.get(_EAST_ASIA) or ""


def _raw(field: Field) -> str:
    text = " ".join(field.text.split())
    return f"{{ {text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'} }}"


def _argument(word: Word | None) -> str:
    return "" if word is None else word.text.upper()


def _first_text(pieces: list[Atom | Field]) -> etree._Element | None:
    """The first text among ``pieces`` that is more than blanks."""
    texts = (piece.element for piece in pieces if isinstance(piece, Atom) and piece.kind == "text")
    return next((text for text in texts if (text.text or "").strip()), None)


def _check_joins(field: Field, pieces: list[Atom | Field]) -> None:
    """Raises FieldError where a paragraph's mark among ``pieces`` cannot go."""
    for piece in pieces:
        if isinstance(piece, Field):
            _check_joins(field, [*piece.code, *piece.result])
        elif piece.kind == "paragraph" and not joins(piece.element):
            raise FieldError(field, "template-field-uneven")
