"""The words of a Word file: all its texts with their places, and words replaced in them, also over several runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote, unquote

from lxml import etree

from generator.dispatch.public_version.removed_words import RemovedWords
from generator.ground.errors import Span, TemplateError
from generator.office.package import Package, read_package, write_package
from generator.office.package.part_names import CONTENT_TYPES, RELATIONSHIP, is_relationships
from generator.office.wordml.main_document import Places

_TEXTS = frozenset({"t", "delText", "instrText", "delInstrText"})
_BREAKS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_SAID = frozenset({"descr", "title", "alt", "tooltip", "name", "Target"})
"""Attributes that hold words: alternative texts, tips, names, addresses of links."""

_Segment = tuple[etree._Element | None, str]


class PlacedText(NamedTuple):
    """A text with its place where that is known: in the notice, or in a paragraph or an attribute of a Word file.

    ``labels`` are what somebody reads before it, in any of these ways: of a cell its row and column.
    """

    text: str
    span: Span | None
    labels: tuple[str, ...] = ("",)


def cell_labels(heads: Sequence[str], row: Sequence[str], place: int) -> tuple[str, ...]:
    """What is read before the cell at ``place`` of ``row``: the row up to it with its ``heads``, or the cell beside."""
    before = "".join(f"{head}：{cell}，" for head, cell in zip(heads, row[:place], strict=False))
    head = f"{heads[place]}：" if place < len(heads) else ""
    return before + head, f"{row[place - 1]}：" if place else ""


def word_texts(data: bytes, file: str) -> Iterator[PlacedText]:
    """All texts of the Word file ``data``, called ``file``: of its body, headers, tables, notes, boxes and pictures.

    Raises InputError where it cannot be read.
    """
    package = Package(read_package(data, name=file), file)
    for name, root in _trees(package):
        places: Places | None = None
        for holder, segments in _paragraphs(root):
            text = "".join(each for _, each in segments)
            if text.strip():
                places = places or Places(root, file, name)
                yield PlacedText(text, replace(places.of(holder), source=text), _labels(holder))
        for element, attribute in _attributes(root):
            places = places or Places(root, file, name)
            text = unquote(element.attrib[attribute])
            yield PlacedText(text, replace(places.of(element), source=text))


def with_words_replaced(data: bytes, words: RemovedWords) -> bytes:
    """The Word file ``data`` with ``words`` replaced in all its texts; the same bytes where none is there."""
    package = Package(read_package(data, name=""))
    changed = [package.tree(name) for name, root in _trees(package) if _replace(root, words)]
    return write_package(package.finished()) if changed else data


def is_xml(name: str) -> bool:
    """Whether the part ``name`` of a package is XML by its name."""
    return name.endswith(".xml") or is_relationships(name)


def paragraph_texts(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph below ``root``, over all its runs."""
    return ("".join(each for _, each in segments) for _, segments in _paragraphs(root))


def _trees(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """The parts that are XML, with their roots."""
    for name in package:
        if is_xml(name) and name != CONTENT_TYPES:
            try:
                yield name, package.look(name)
            except TemplateError:  # no XML, which opening the attachment reports
                continue


def _paragraphs(root: etree._Element) -> Iterator[tuple[etree._Element, list[_Segment]]]:
    """Each paragraph with its texts and what is between them; a text outside of paragraphs by itself."""
    found: dict[etree._Element | None, list[_Segment]] = {}
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in _BREAKS:
            segment: _Segment = (None, _BREAKS[name])
        elif name in _TEXTS or (element.text and not len(element) and element.text.strip()):
            segment = (element, element.text or "")
        else:
            continue
        above = (each for each in element.iterancestors() if etree.QName(each).localname == "p")
        holder = next(above, element)
        found.setdefault(holder, []).append(segment)
    yield from ((holder, segments) for holder, segments in found.items() if holder is not None)


def _labels(holder: etree._Element) -> tuple[str, ...]:
    """What is read before the paragraph ``holder``, if it is in a table."""
    cell, row, table = (next(holder.iterancestors(f"{{*}}{name}"), None) for name in ("tc", "tr", "tbl"))
    if cell is None or row is None or table is None:
        return ("",)
    first = next(table.iterchildren(row.tag), row)
    heads, texts = (["".join(map(str, each.itertext())) for each in one.iter(cell.tag)] for one in (first, row))
    return cell_labels(heads if first is not row else (), texts, list(row.iter(cell.tag)).index(cell))


def _attributes(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The attributes that hold words, also those of relationships."""
    for element in root.iter(etree.Element):
        for attribute in element.attrib:
            if etree.QName(attribute).localname in _SAID:
                yield element, str(attribute)


def _replace(root: etree._Element, words: RemovedWords) -> bool:
    """Replaces ``words`` below ``root``, and says whether any was there."""
    changed = [_replace_over(segments, words) for _, segments in _paragraphs(root)]
    for element, attribute in _attributes(root):
        text = unquote(element.attrib[attribute])
        new = words.replaced(text)
        if new != text:
            element.set(attribute, quote(new, safe=":/?#&=%") if element.tag == RELATIONSHIP else new)
            changed.append(True)
    return any(changed)


def _replace_over(segments: list[_Segment], words: RemovedWords) -> bool:
    """Replaces ``words`` in the texts of one paragraph: what takes their place goes where they begin."""
    found = list(words.matches("".join(text for _, text in segments)))
    for match in reversed(found):
        start = 0
        for index, (element, text) in enumerate(segments):
            end = start + len(text)
            first, last = max(start, match.start()), min(end, match.end())
            if first < last and element is not None:
                new = words.replacement(match) if first == match.start() else ""
                text = f"{text[: first - start]}{new}{text[last - start :]}"
                segments[index] = (element, text)
                element.text = text
            start = end
    return bool(found)
