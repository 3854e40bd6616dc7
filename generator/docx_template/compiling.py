"""From a part's tree to Jinja's code: the XML is the template's text, the markers are its tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from generator.docx_template.blocks import settle
from generator.docx_template.escaping import in_property, run_writer
from generator.docx_template.hosts import seat
from generator.docx_template.parts import Part
from generator.docx_template.places import Places
from generator.docx_template.runs import Line, Piece, pieces, take_tags
from generator.docx_template.syntax import has_dash, syntax_problem, tag_problems
from generator.docx_template.tags import MARKER, Tag, Tags
from generator.docx_template.wordml import DELETED, TC, P
from generator.errors import Problem, Span, TemplateError
from generator.expressions import (
    NameRead,
    SafeEnvironment,
    environment,
    names_read,
    unknown_words,
)

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARKER = re.compile(rf"<\?{MARKER} (\d+)\?>")
# No XML can hold these characters, so no text of a document is ever taken for a tag.
_STATEMENT, _VARIABLE, _COMMENT = ("\x01", "\x02"), ("\x03", "\x04"), ("\x05", "\x06")
_ANY_TAG = re.compile(r"\{\{|\{%|%\}|\}\}")


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part with tags, ready to be rendered: its code, what it reads, which tag stands on which line.

    ``empty_cell`` finds the end of cells that a condition may have emptied.
    """

    name: str
    template: Template
    reads: tuple[tuple[NameRead, Tag], ...]
    lines: _Lines
    empty_cell: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of the Jinja source on which tags begin, each tag on one of its own."""

    first: list[int]
    tags: list[Tag]

    def tag(self, line: int) -> Tag:
        """The tag that stands on ``line``, counted from 1."""
        return self.tags[bisect_right(self.first, line) - 1]


def compile_part(part: Part, file: str) -> CompiledPart | None:
    """``part`` compiled; None where it has no tags. Raises TemplateError with every problem found."""
    tags = Tags()
    _gather(part, file, tags)
    settle(part.root, tags)
    if tags.problems:
        raise TemplateError([*tags.problems, *tag_problems(tags.by_number)])
    _refuse_stray(part, file)
    if not tags.any_found:
        return None
    source, lines = _source(part.root, tags)
    safe = _environment(part.prefix if part.in_runs else None)
    tree = _parsed(source, lines, safe)
    reads = tuple((read, lines.tag(read.line)) for read in names_read(tree, safe.globals))
    template = _code(tree, safe, f"{file}:{part.name}", lines)
    return CompiledPart(part.name, template, reads, lines, _empty_cell(part))


def _empty_cell(part: Part) -> re.Pattern[str] | None:
    """What a cell looks like that lost its last paragraph to a condition; None where no cell of ``part`` can."""
    if not any(isinstance(child, etree._ProcessingInstruction) for cell in part.root.iter(TC) for child in cell):
        return None
    w = part.prefix
    return re.compile(rf"(</{w}tcPr>|<{w}tcPr/>|<{w}tc(?: [^<>]*)?>|</{w}tbl>)(?=\s*</({w})tc>)")


@cache
def _environment(prefix: str | None) -> SafeEnvironment:
    """The environment of parts whose runs are written with ``prefix``, or of parts without runs."""
    (block_start, block_end), (variable_start, variable_end), (comment_start, comment_end) = (
        _STATEMENT,
        _VARIABLE,
        _COMMENT,
    )
    return environment(
        block_start_string=block_start,
        block_end_string=block_end,
        variable_start_string=variable_start,
        variable_end_string=variable_end,
        comment_start_string=comment_start,
        comment_end_string=comment_end,
        keep_trailing_newline=True,
        finalize=in_property if prefix is None else run_writer(prefix),
    )


def _gather(part: Part, file: str, tags: Tags) -> None:
    if not part.in_runs:
        for element in part.root.iter():
            if len(element) == 0 and _ANY_TAG.search(element.text or ""):
                piece = Piece(element, element.text or "", 0)
                prefixed = take_tags(Line([piece], Span(file, part=part.name)), tags)
                seat(prefixed, tags)
        return
    places: Places | None = None
    prefixed = []
    for paragraph in list(part.root.iter(P)):
        found = pieces(paragraph)
        if _ANY_TAG.search("".join(piece.text for piece in found)) or any("{#" in piece.text for piece in found):
            places = places or Places(part.root, file, part.name)
            prefixed += take_tags(Line(found, places.span(paragraph, "")), tags)
    seat(prefixed, tags)


def _source(root: etree._Element, tags: Tags) -> tuple[str, _Lines]:
    texts = [_DECLARATION]
    lines = _Lines([], [])
    line = _DECLARATION.count("\n") + 1
    for index, piece in enumerate(_MARKER.split(etree.tostring(root, encoding="unicode"))):
        text = piece
        if index % 2:
            tag = tags.by_number[int(piece)]
            opener, closer = _VARIABLE if tag.kind == "variable" else _STATEMENT
            text = f"{opener}\n{tag.inner}{closer}"
            lines.first.append(line + 1)
            lines.tags.append(tag)
        texts.append(text)
        line += text.count("\n")
    return "".join(texts), lines


def _refuse_stray(part: Part, file: str) -> None:
    """Refuse tags where none can be filled in: they would reach the reader as they are."""
    problems = []
    for element in part.root.iter(etree.Element):
        if element.tag in DELETED:
            continue
        marks = [element.text, element.tail, *(child.tail for child in element), *map(str, element.attrib.values())]
        for text in filter(None, marks):
            if "{{" in text or "{%" in text:
                problems.append(
                    Problem("template-tag-place", Span(file, part=part.name, source=text[:80]), {"tag": text[:40]})
                )
                break
    if problems:
        raise TemplateError(problems)


def _parsed(source: str, lines: _Lines, safe: SafeEnvironment) -> nodes.Template:
    try:
        tree = safe.parse(source)
    except TemplateSyntaxError as fault:
        # Every tag that is wrong by itself; where none is, the one that Jinja stopped at.
        alone = list(tag_problems(lines.tags))
        raise TemplateError(alone or syntax_problem(lines.tag(fault.lineno), fault.message or "")) from fault
    except RecursionError as fault:
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault
    if any(unknown_words(tree, safe)) or any(has_dash(tag) for tag in lines.tags):
        raise TemplateError(tag_problems(lines.tags))
    return tree


def _code(tree: nodes.Template, safe: SafeEnvironment, filename: str, lines: _Lines) -> Template:
    try:
        code = safe.compile(tree, filename=filename)
    except (SyntaxError, RecursionError) as fault:  # Python's own bound on nested blocks
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault
    return Template.from_code(safe, code, safe.make_globals(None))
