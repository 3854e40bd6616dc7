"""Small Word documents made with python-docx, taken apart with lxml: witnesses that need none of our own code."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Any

import docx
from docx.document import Document
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}tab": "\t"}
STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")


_TABLE_STYLES = ("Normal Table", "Table Grid")


def saved(made: Any, *how: Any, **more: Any) -> bytes:
    """The bytes of a document, a workbook or a picture: of whatever a library can ``save`` into a file."""
    buffer = io.BytesIO()
    made.save(buffer, *how, **more)
    return buffer.getvalue()


def blank() -> Document:
    """python-docx's start document with all its styles but those of tables, which are nine tenths of its XML.

    What reads, writes or judges hundreds of documents takes a fraction of the time; ``docx.Document()`` has them all.
    """
    return docx.Document(io.BytesIO(_start()))


@cache
def _start() -> bytes:
    document = docx.Document()
    lighten(document)
    return saved(document)


def lighten(document: Document) -> None:
    """Takes out what python-docx's start document has and :func:`blank` has not."""
    styles = document.styles.element
    for style in styles.findall(f"{_W}style[@{_W}type='table']"):
        name = style.find(f"{_W}name")
        if name is None or name.get(f"{_W}val") not in _TABLE_STYLES:
            styles.remove(style)
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):  # all of them a second time, for Word 2007
            document.part.drop_rel(identity)


def make_docx(lines: Sequence[str], *, header: str = "", footer: str = "", title: str = "") -> bytes:
    """A document with a paragraph for each line; neighbouring lines of ``| a | b |`` are one table."""
    document = blank()
    rows: list[list[str]] = []
    for line in [*lines, None]:
        if line is not None and line.startswith("| "):
            rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
            rows = []
        if line is not None:
            document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    document.core_properties.title = title
    return saved(document)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, str | bytes]) -> bytes:
    """A package with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraphs(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph of one part, in cells too, with ``\\n`` for a line break and ``\\t`` for a tab.

    What a field shows, such as a page's number, is the office suite's own and left out.
    """
    root = etree.fromstring(parts(data)[part])
    return [_paragraph(paragraph) for paragraph in root.iter(f"{_W}p")]


def _paragraph(paragraph: etree._Element) -> str:
    text, shown = "", False
    for element in paragraph.iter(f"{_W}t", f"{_W}fldChar", *_BREAKS):
        if element.tag == f"{_W}fldChar":
            shown = element.get(f"{_W}fldCharType") == "separate"
        elif not shown:
            text += _text(element)
    return text


def stories(data: bytes) -> list[tuple[str, list[str]]]:
    """The kind of each part with text, and its paragraphs; sorted, as office suites number such parts as they like."""
    found = []
    for name in parts(data):
        kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if kind in STORIES:
            found.append((kind, paragraphs(data, name)))
    return sorted(found)


def _text(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is not None and parent.tag == f"{_W}tabs":  # a tab stop
        return ""
    return _BREAKS.get(str(element.tag), element.text or "")


def with_split_runs(data: bytes, chance: random.Random) -> bytes:
    """The same document with its runs cut at random places, as Word does after corrections and spell checks."""
    contents = parts(data)
    for name in [each for each in contents if each.startswith("word/") and each.endswith(".xml")]:
        root = etree.fromstring(contents[name])
        for run in list(root.iter(f"{_W}r")):
            texts = run.findall(f"{_W}t")
            if len(texts) == 1:
                _split(run, texts[0].text or "", chance)
        contents[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(contents)


def _split(run: etree._Element, text: str, chance: random.Random) -> None:
    cuts = sorted(chance.sample(range(1, len(text)), chance.randint(0, len(text) - 1))) if len(text) > 1 else []
    for start, end in reversed(list(zip([0, *cuts], [*cuts, len(text)], strict=True))[1:]):
        piece = deepcopy(run)
        _write(piece, text[start:end])
        if chance.random() < 0.3:
            run.addnext(etree.Element(f"{_W}proofErr", {f"{_W}type": "spellStart"}))
        run.addnext(piece)
    if cuts:
        _write(run, text[: cuts[0]])


def _write(run: etree._Element, text: str) -> None:
    for element in run.iter(f"{_W}t"):
        element.text = text
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


# Rows of a table, all different: like ones would be taken for a zip bomb.


_ROW = '<w:tr><w:tc><w:p><w:r><w:rPr><w:sz w:val="{}"/></w:rPr><w:t>示例{}</w:t></w:r></w:p></w:tc></w:tr>'


def table_rows(count: int) -> str:
    """The XML of ``count`` rows."""
    return "".join(_ROW.format(number, number * number) for number in range(count))
