"""Faults of a finished document that its template does not have, reported by witnesses that are not ours.

``new_findings`` asks openxml-audit, ooxml-integrity and the checks below, which look at what neither of them sees:
tags left over, fields and bookmarks that do not pair, grids narrower or wider than their widest row, cells without
a paragraph, parts that are in the package twice.
"""

import io
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import ooxml_integrity
from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ANY_TAG = re.compile(r"\{\{|\{%|\{#|%\}|\}\}|#\}|\{_\{|\}_\}|\{_%|%_\}")
_PAIRS = ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")


def new_findings(template: bytes, output: bytes, *, literal: str = "") -> list[str]:
    """What any witness finds in ``output`` and not in ``template``; ``literal`` is text that only looks like a tag."""
    found = [*own_findings(output, literal=literal)]
    for auditor in (_audit, _integrity):
        found += sorted(auditor(output) - auditor(template))
    return found


def own_findings(data: bytes, *, literal: str = "") -> Iterator[str]:
    """What our own checks find in the package ``data``; ``literal`` is text that only looks like a tag."""
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    yield from (f"{name}: is in the package {count} times" for name, count in Counter(names).items() if count > 1)
    for name in dict.fromkeys(names):
        if name.endswith((".xml", ".rels", ".vml")):
            root = _root(data, name)
            for check in (_left_over, _fields, _pairs, _grids, _containers):
                yield from (f"{name}: {finding}" for finding in check(root, literal))


def _root(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def _left_over(root: etree._Element, literal: str) -> Iterator[str]:
    yield from (f"processing instruction {each}" for each in root.iter(etree.ProcessingInstruction))
    for element in root.iter(etree.Element):
        texts = [*map(str, element.attrib.values())]
        if element.tag == f"{W}p":
            texts.append("".join(text.text or "" for text in element.iter(f"{W}t", f"{W}instrText")))
        elif element.tag not in {f"{W}t", f"{W}instrText"}:
            texts.append(element.text or "")
        for text in texts:
            if _ANY_TAG.search(text) and not (literal and literal in text):
                yield f"tag left over in {text!r}"
            if re.search("%7[bB]%7[bB]|[\ue000-\uf8ff]{2}", text) and not (literal and literal in text):
                yield f"address or token left over in {text!r}"


def _fields(root: etree._Element, _: str) -> Iterator[str]:
    open_fields: list[str] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
            yield f"field: {kind} without begin"
        elif kind == "separate":
            open_fields[-1] = "separate"
        else:
            open_fields.pop()
    yield from ("field without end" for _ in open_fields)


def _pairs(root: etree._Element, _: str) -> Iterator[str]:
    for kind in _PAIRS:
        starts, ends = (
            Counter(each.get(f"{W}id") for each in root.iter(f"{W}{kind}{edge}")) for edge in ("Start", "End")
        )
        if starts != ends:
            yield f"{kind}: starts {dict(starts)}, ends {dict(ends)}"
        yield from (f"{kind}: id {each} used {count} times" for each, count in starts.items() if count > 1)
    names = Counter(each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark: name {name} used {count} times" for name, count in names.items() if count > 1)


def _grids(root: etree._Element, _: str) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        widest = max((row_width(row) for row in _rows(table)), default=0)
        if columns != widest:
            yield f"table: {columns} columns in the grid, {widest} in the widest row"


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]


def row_width(row: etree._Element) -> int:
    """How many columns of the grid ``row`` takes (ECMA-376 part 1, 17.4.13, 17.4.14, 17.4.17)."""
    width = sum(
        int(each.get(f"{W}val", "0"))
        for name in ("gridBefore", "gridAfter")
        for each in row.findall(f"{W}trPr/{W}{name}")
    )
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is row:
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width += 1 if span is None else int(span.get(f"{W}val", "1"))
    return width


def _containers(root: etree._Element, _: str) -> Iterator[str]:
    for cell in root.iter(f"{W}tc"):
        last = next((child for child in reversed(cell) if not str(child.tag).endswith(("End", "Start"))), None)
        if last is None or last.tag not in {f"{W}p", f"{W}sdt", f"{W}customXml"}:
            yield "cell that does not end with a paragraph"
    yield from ("row without cells" for row in root.iter(f"{W}tr") if next(row.iter(f"{W}tc"), None) is None)
    yield from ("table without rows" for table in root.iter(f"{W}tbl") if not _rows(table))
    for holder in root.iter(f"{W}hdr", f"{W}ftr", f"{W}txbxContent", f"{W}footnote", f"{W}endnote", f"{W}comment"):
        if next(holder.iter(f"{W}p"), None) is None:
            yield f"{etree.QName(holder).localname} without a paragraph"


@lru_cache(maxsize=64)
def _audit(data: bytes) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(data)
        errors = OpenXmlValidator().validate(path).errors
    return frozenset(f"openxml-audit: {each.part_uri} {each.node}: {each.description}" for each in errors)


@lru_cache(maxsize=64)
def _integrity(data: bytes) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(data)
        findings = ooxml_integrity.check(path)
    return frozenset(f"ooxml-integrity: {each.part} {each.code}: {each.message}" for each in findings)
