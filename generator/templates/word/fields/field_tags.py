"""Replacement of a part's merge fields with tags that have the fields' look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.main_document import Places
from generator.office.wordml.wordml_names import FIELD_CHARACTER, INSTRUCTION, SIMPLE_FIELD, P, T, mc, w
from generator.templates.expressions.tag_syntax import TagKind
from generator.templates.word.fields import field_finding, field_types
from generator.templates.word.fields.field_sources import FieldError, FieldSources, is_look, refuse_tag
from generator.templates.word.fields.instruction import Instruction, InstructionPiece
from generator.templates.word.reading.part_tags import PartTags, WordTag, markers

_SHOWN = 80
_FALLBACK = mc("Fallback")


def bookmarks_of(root: etree._Element) -> frozenset[str]:
    """The names that SET fields of a part give, in lower case."""
    if not _has_fields(root):
        return frozenset()
    with suppress(field_finding.NestingError):  # reported when the fields are taken
        return field_types.names_set(field_finding.fields_of(root)[0])
    return frozenset()


def take_fields(
    root: etree._Element,
    places: Places,
    tags: PartTags,
    bookmarks: frozenset[str] = frozenset(),
    *,
    may_move: bool = True,
) -> None:
    """Puts a tag in the place of each merge field of a part; other fields stay, with the merge fields in them replaced.

    ``bookmarks`` are the names, in lower case, that SET fields of other parts give. ``may_move``: fields of the part
    may move from record to record. A field that cannot be replaced is reported in the problems of ``tags``.
    """
    if not _has_fields(root):
        return
    try:
        fields, unbalanced = field_finding.fields_of(root)
    except field_finding.NestingError as error:
        tags.problems.append(
            Problem("template-field-deep", places.of(error.element), {"most": field_finding.MOST_NESTED})
        )
        return
    replacing = _FieldReplacing(places, tags, bookmarks | field_types.names_set(fields), may_move=may_move)
    for each in unbalanced:
        replacing.note(each.element, each.code, {})
    if not unbalanced:
        for field in fields:
            replacing.take(field)
    if tags.merge_kinds & field_types.TO_NEXT:
        replacing.hold_alternatives(root)


def _has_fields(root: etree._Element) -> bool:
    return next(root.iter(FIELD_CHARACTER, SIMPLE_FIELD), None) is not None


class _FieldReplacing:
    """Replaces the fields of one part."""

    def __init__(self, places: Places, tags: PartTags, bookmarks: frozenset[str], *, may_move: bool) -> None:
        self._places = places
        self._tags = tags
        self._bookmarks = bookmarks
        self._may_move = may_move
        self._sources = FieldSources(bookmarks, _language_of)

    def take(self, field: field_finding.Field) -> None:
        """Puts tags in the place of ``field`` and of the fields in it, or reports why that is impossible."""
        try:
            self._take(field)
            self._tags.merge_kinds |= field_types.kinds_within(field, self._bookmarks)
        except FieldError as error:
            facts = {"field": _raw(error.field), **error.facts}
            self.note(error.field.begin, error.code, facts, error.suggestion)

    def hold_alternatives(self, root: etree._Element) -> None:
        """Makes the fallback of a text box read the same records as the box itself.

        Both are written one after the other (ECMA-376 part 3, 10.2), and one of them is shown.
        """
        for fallback in list(root.iter(_FALLBACK)):
            choice = fallback.getprevious()
            if choice is not None and markers(fallback):
                choice.addprevious(self._own_marker("true | field_keep", fallback))
                fallback.addprevious(self._own_marker("false | field_keep", fallback))

    def _own_marker(self, inner: str, element: etree._Element) -> etree._Element:
        return self._tags.marker(WordTag("variable", inner, "{ NEXT }", "", self._span(element, "")))

    def note(self, element: etree._Element, code: str, facts: dict[str, object], suggestion: str | None = None) -> None:
        """Reports a problem of the field of ``element``, once where a text box and its fallback both have the field."""
        problem = Problem(code, self._span(element, _text_around(element)), facts, None, suggestion)
        if problem not in self._tags.problems:
            self._tags.problems.append(problem)

    def _take(self, field: field_finding.Field) -> None:
        kind = field.kind
        if kind in field_types.ASKING:
            raise FieldError(field, "template-field-asking", {"kind": kind})
        if not field_types.is_ours(field, self._bookmarks):
            self._take_within(field, kind)
        elif kind in field_types.SILENT:
            if kind in field_types.MOVING and not self._may_move:
                raise FieldError(field, "template-field-place", {"kind": kind})
            self._replace(field, self._sources.action(field), None)
        elif kind == "IF":
            self._if(field)
        else:
            self._value(field)

    def _take_within(self, field: field_finding.Field, kind: str) -> None:
        """Keeps a field that is not ours, with the merge fields in it replaced.

        One whose result Word has computed from a tag in its code would keep that result. Another field in the code,
        such as PAGE, has Word compute it when it sets the pages.
        """
        if kind not in field_types.SHOWN_BY_CODE and not any(field_finding.nested_fields(field.code)):
            refuse_tag(field, field.text)
        for nested in field_finding.nested_fields(field.code):
            if not field_types.holds_ours(nested, self._bookmarks):
                continue
            if kind != "HYPERLINK" or nested.kind in field_types.SILENT | field_types.ASKING:
                raise FieldError(nested, "template-field-inside", {"outer": kind})
            self._replace(nested, self._sources.value(nested), None, in_code=True)
        for nested in field_finding.nested_fields(field.result):
            self.take(nested)

    def _value(self, field: field_finding.Field) -> None:
        code, result = _first_text(field.code), _first_text(field.result)
        chosen = code if result is None or "CHARFORMAT" in _look_formats(self._sources.instruction(field)) else result
        self._replace(
            field, self._sources.value(field), field_finding.properties_of(field.begin if chosen is None else chosen)
        )

    def _replace(
        self, field: field_finding.Field, inner: str, look: etree._Element | None, *, in_code: bool = False
    ) -> None:
        _check_joins(field, [*field.code, *field.result])
        run = field_finding.run_with(self._marker("variable", inner, field, "field_code" if in_code else "text"), look)
        if in_code:
            run[-1].tag = INSTRUCTION
        field_finding.isolated_run(field.begin).addprevious(run)
        field_finding.drop_field(field)

    def _if(self, field: field_finding.Field) -> None:
        instruction = self._sources.instruction(field)
        if field.is_simple or any(not is_look(each) for each in instruction.switches):
            self._value(field)
            return
        condition = self._sources.condition(field, instruction)
        if_field = _IfField(field, instruction, self.take)
        _check_joins(field, [*if_field.left_out(), *field.result])
        if_field.replace(*(self._marker("statement", each, field) for each in (f"if {condition}", "else", "endif")))

    def _marker(self, kind: TagKind, inner: str, field: field_finding.Field, writer: str = "text") -> etree._Element:
        raw = _raw(field)
        span = self._span(field.begin, raw)
        self._tags.find(span)
        return self._tags.marker(WordTag(kind, inner, raw, "", span, writer))

    def _span(self, element: etree._Element, source: str) -> Span:
        return replace(self._places.of(element), source=source)


def _text_around(element: etree._Element) -> str:
    """The beginning of the text of the paragraph that ``element`` is in, without the text boxes anchored there."""
    paragraph = next(element.iterancestors(P), None)
    if paragraph is None:
        return ""
    texts = (each for each in paragraph.iter(T, INSTRUCTION) if next(each.iterancestors(P)) is paragraph)
    return "".join(each.text or "" for each in texts)[:_SHOWN]


def _raw(field: field_finding.Field) -> str:
    text = " ".join(field.text.split())
    return f"{{ {text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'} }}"


def _check_joins(field: field_finding.Field, pieces: list[field_finding.Atom | field_finding.Field]) -> None:
    """Raises FieldError where a paragraph mark among ``pieces`` cannot be removed."""
    for piece in pieces:
        if isinstance(piece, field_finding.Field):
            _check_joins(field, [*piece.code, *piece.result])
        elif piece.kind == "paragraph" and not field_finding.can_join(piece.element):
            raise FieldError(field, "template-field-uneven")


# The branches of an IF field stay as text, between the markers of an ``{% if %}`` block.


_Marks = dict[int, list[etree._Element]]


class _IfField:
    """An IF field that becomes its two branches with markers around them.

    Its instruction begins with a comparison. ``take`` replaces a field nested in a branch.
    """

    def __init__(
        self, field: field_finding.Field, instruction: Instruction, take: Callable[[field_finding.Field], None]
    ) -> None:
        branches = instruction.words[3:5]
        after = instruction.words[2].end
        self._field = field
        self._instruction = instruction
        self._take = take
        formats = _look_formats(instruction)
        source = _first_text(field.code if "CHARFORMAT" in formats else field.result) if formats else None
        self._look = None if source is None else field_finding.properties_of(source)
        self._kept = frozenset(id(piece) for word in branches for piece in word.pieces)
        self._start = branches[0].start if branches else after
        self._middle = branches[0].end if branches else after
        self._end = branches[1].end if len(branches) > 1 else self._middle

    def left_out(self) -> list[field_finding.Atom | field_finding.Field]:
        """The members of the instruction that belong to no branch, texts aside."""
        others = (piece for piece in self._instruction.pieces if not piece.text and not self._keeps(piece))
        members = (piece.atom if piece.field is None else piece.field for piece in others)
        return [member for member in members if member is not None]

    def replace(self, if_marker: etree._Element, else_marker: etree._Element, endif_marker: etree._Element) -> None:
        """Puts the markers around the branches, and removes the rest of the field from the tree."""
        marks: _Marks = {self._start: [if_marker]}
        marks.setdefault(self._middle, []).append(else_marker)
        marks.setdefault(self._end, []).append(endif_marker)
        self._keep_branches(marks)
        for character in (self._field.begin, self._field.separate, self._field.end):
            if character is not None:
                field_finding.remove_from_run(character)
        field_finding.drop_pieces(self._field.result)

    def _keeps(self, piece: InstructionPiece) -> bool:
        """Whether ``piece`` belongs to a branch."""
        return id(piece) in self._kept

    def _keep_branches(self, marks: _Marks) -> None:
        """Keeps the members of the instruction in a branch, with the ``marks`` by the index of the piece after them."""
        place = 0
        for member in self._field.code:
            if isinstance(member, field_finding.Atom) and member.kind == "text":
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
                field_finding.isolated_run(last).addprevious(marker)

    def _keep_text(
        self, atom: field_finding.Atom, numbered: Sequence[tuple[int, InstructionPiece]], marks: _Marks
    ) -> None:
        """Makes runs for the characters of ``atom`` that belong to a branch, with the markers between them."""
        run = field_finding.isolated_run(atom.element)
        look = self._look if self._look is not None else field_finding.properties_of(atom.element)
        text = ""
        for number, piece in numbered:
            for marker in marks.get(number, []):
                if text:
                    run.addprevious(field_finding.run_with(text, look))
                    text = ""
                run.addprevious(marker)
            text += piece.text if self._keeps(piece) else ""
        if text:
            run.addprevious(field_finding.run_with(text, look))
        field_finding.remove_from_run(atom.element)

    def _keep_member(
        self, member: field_finding.Atom | field_finding.Field, piece: InstructionPiece, marks: Sequence[etree._Element]
    ) -> None:
        """Keeps a nested field, an object or a paragraph mark if it belongs to a branch."""
        element = member.begin if isinstance(member, field_finding.Field) else member.element
        is_mark = isinstance(member, field_finding.Atom) and member.kind == "paragraph"
        for marker in marks:
            previous = element.getprevious()
            if not is_mark:
                field_finding.isolated_run(element).addprevious(marker)
            elif previous is not None:
                previous.append(marker)
        if not self._keeps(piece):
            field_finding.drop_pieces([member])
        elif isinstance(member, field_finding.Field):
            self._take(member)


# The look and the language of a field's value are those of its result or its instruction.


_LANGUAGE, _VALUE, _EAST_ASIA = w("lang"), w("val"), w("eastAsia")


def _language_of(field: field_finding.Field) -> str:
    """The language of the instruction's first run as a BCP 47 tag; empty where it has none."""
    text = _first_text(field.code)
    look = None if text is None else field_finding.properties_of(text)
    language = None if look is None else look.find(_LANGUAGE)
    if language is None:
        return ""
    return language.get(_VALUE) or language.get(_EAST_ASIA) or ""


def _look_formats(instruction: Instruction) -> set[str]:
    """The formats among the switches that ask for a look, in capitals."""
    looks = (each.argument for each in instruction.switches if is_look(each))
    return {argument.text.upper() for argument in looks if argument is not None}


def _first_text(pieces: list[field_finding.Atom | field_finding.Field]) -> etree._Element | None:
    """The first text among ``pieces`` that is more than blanks."""
    texts = (piece.element for piece in pieces if isinstance(piece, field_finding.Atom) and piece.kind == "text")
    return next((text for text in texts if (text.text or "").strip()), None)
