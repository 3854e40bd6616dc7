"""Examples in documents: what stands in a Word template, an arrow, and what comes out.

A line is a paragraph, neighbouring lines of ``| a | b |`` are a table (``\\|`` is a bar within a cell). ``header:``,
``footer:`` and ``title:`` begin what stands in a header, a footer, the document's title. ``«name»`` and
``{ MERGEFIELD name }`` are Word's own fields, as Word shows them with Alt+F9. What comes out is read from the .docx
with nothing of ours.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.word_documents import make_docx, saved

ARROW = "→"
_FENCE = re.compile(r"^```example\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PLACES = ("header", "footer", "title")
_NO_CELL = "⌫"
_BAR = "¦"  # stands for a bar that parts no cells
_FIELD = re.compile(r"«([^«»]+)»")
_WORDS = r"MERGEFIELD|IF|NEXTIF|NEXT|SKIPIF|SET|REF|MERGEREC|MERGESEQ|COMPARE|="
_BEGIN = re.compile(rf"\{{ (?=(?:{_WORDS})(?!\w))")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the lines above its arrow, those below, and the line of the document that it begins on."""

    template: list[str]
    result: list[str]
    line: int


def examples(document: str) -> Iterator[Example]:
    """The examples of a Markdown text, in order."""
    for fence in _FENCE.finditer(document):
        lines = fence[1].splitlines()
        arrow = lines.index(ARROW)
        yield Example(lines[:arrow], lines[arrow + 1 :], document[: fence.start()].count("\n") + 2)


def template_of(example: Example) -> bytes:
    """The Word template that the lines above the arrow are."""
    placed = dict.fromkeys(_PLACES, "")
    body = []
    for line in example.template:
        place, _, text = line.partition(": ")
        if place in placed:
            placed[place] = text
        else:
            body.append(line.replace(r"\|", _BAR))
    return _with_fields(make_docx(_squared(body), **placed))


def _squared(lines: list[str]) -> list[str]:
    """The lines with rows as long as their table's longest; what was put on is taken off in the document."""
    squared: list[str] = []
    for is_row, group in groupby(lines, lambda line: line.startswith("| ")):
        rows = list(group)
        widest = max(row.count(" | ") for row in rows)
        squared += [row + f" {_NO_CELL} |" * (widest - row.count(" | ")) for row in rows] if is_row else rows
    return squared


def lines_of(data: bytes, example: Example) -> list[str]:
    """What came out, written as the lines below the arrow are; of header, footer and title what the example names."""
    document = docx.Document(io.BytesIO(data))
    named = {line.partition(": ")[0] for line in example.template}
    stories = {"header": document.sections[0].header, "footer": document.sections[0].footer}
    found = [f"{place}: {_joined(story._element)}" for place, story in stories.items() if place in named]
    found += [f"title: {document.core_properties.title}"] if "title" in named else []
    return found + list(_body(document))


def _body(document: Document) -> Iterator[str]:
    for block in document.element.body:
        if block.tag == qn("w:p"):
            yield _text(block)
        elif block.tag == qn("w:tbl"):
            for row in block.iter(qn("w:tr")):
                yield f"| {' | '.join(_cell(cell) for cell in row.iter(qn('w:tc')))} |"


def _cell(cell: etree._Element) -> str:
    span, merged = cell.find(f".//{qn('w:gridSpan')}"), cell.find(f".//{qn('w:vMerge')}")
    shade = cell.find(f".//{qn('w:shd')}")
    marks = [
        f"⟷{span.get(qn('w:val'))}" if span is not None else "",
        "↕" if merged is not None else "",
        f"■{shade.get(qn('w:fill'))}" if shade is not None else "",
    ]
    return "".join([*(f"{mark} " for mark in marks if mark), _joined(cell)]).strip()


def _joined(story: etree._Element) -> str:
    return "／".join(_text(paragraph) for paragraph in story.iter(qn("w:p")))


def _text(paragraph: etree._Element) -> str:
    text, instructions = "", [False]
    for element in paragraph.iter():
        if element.tag == qn("w:fldChar"):
            _step(instructions, str(element.get(qn("w:fldCharType"))))
        elif element.tag == qn("w:t") and not any(instructions):
            text += _looks(element)
        elif element.tag == qn("w:drawing"):
            text += "［图］"
        elif element.tag == qn("w:br"):
            text += "⏎" if element.get(qn("w:type")) != "page" else "［分页］"
        elif element.tag == qn("w:tab") and _holder(element).tag == qn("w:r"):
            text += "⇥"
    return text


def _holder(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _step(instructions: list[bool], kind: str) -> None:
    """Note for each open field whether what follows is its instruction, which no reader sees."""
    if kind == "begin":
        instructions.append(True)
    elif kind == "separate":
        instructions[-1] = False
    else:
        instructions.pop()


def _looks(element: etree._Element) -> str:
    run, text = _holder(element), element.text or ""
    if run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None:
        text = f"**{text}**"
    if run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None:
        text = f"*{text}*"
    if _holder(run).tag == qn("w:hyperlink"):
        text = f"[{text}]"
    return text


def _with_fields(data: bytes) -> bytes:
    """The document with its written fields made into Word's."""
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    for story in (document.element.body, section.header._element, section.footer._element):
        for text in list(story.iter(qn("w:t"))):
            if text.text == _NO_CELL:
                cell = next(text.iterancestors(qn("w:tc")))
                _holder(cell).remove(cell)
                continue
            text.text = (text.text or "").replace(_BAR, "|")
            source = _FIELD.sub(lambda match: f"{{ MERGEFIELD {match[1]} }}", text.text)
            if _BEGIN.search(source):
                _replace(_holder(text), source)
    return saved(document)


def _replace(run: etree._Element, source: str) -> None:
    for piece, depth, kind in _pieces(source):
        new = OxmlElement("w:r")
        if kind == "text":
            content = OxmlElement("w:instrText" if depth else "w:t")
            content.text = piece
            content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        else:
            content = OxmlElement("w:fldChar")
            content.set(qn("w:fldCharType"), kind)
        new.append(content)
        run.addprevious(new)
    _holder(run).remove(run)


def _pieces(source: str) -> Iterator[tuple[str, int, str]]:
    """The texts and the ends of fields in ``source``: what it is, how many fields it stands in, its kind."""
    depth, place = 0, 0
    while place < len(source):
        begin = _BEGIN.match(source, place)
        if begin:
            yield "", depth, "begin"
            depth, place = depth + 1, begin.end()
        elif depth and source.startswith("}", place):
            yield "", depth, "end"
            depth, place = depth - 1, place + 1
        else:
            ends = [found.start() for found in (_BEGIN.search(source, place + 1),) if found]
            ends += [source.index("}", place)] if depth and "}" in source[place:] else []
            end = min(ends, default=len(source))
            yield source[place:end], depth, "text"
            place = end
