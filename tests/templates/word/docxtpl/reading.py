"""What a reader sees in a document, as lines of text: the same for two documents that say the same.

A paragraph is a line with its text (``⏎`` a line break, ``⇥`` a tab, ``⤓`` a page break; ``⟨b i⟩…⟨/⟩`` around what
has a look of its own). A table, a row and a cell are lines of their own, with their content indented below.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LOOKS = ("b", "i", "u", "color")
_AROUND = frozenset(
    f"{_W}{name}" for name in ("hyperlink", "ins", "del", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_SIGNS = {"tab": "⇥", "br": "⏎", "cr": "⏎", "noBreakHyphen": "-"}
_PROPERTIES = ("docProps/core.xml", "docProps/custom.xml")
_OWN = ("created", "modified", "revision", "lastModifiedBy", "lastPrinted")


def read(data: bytes) -> dict[str, list[str]]:
    """The lines of each story by the name of its part, and the document's properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = {}
    for name, content in sorted(parts.items()):
        kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if name.endswith(".xml") and kind in _STORIES:
            found[name] = list(_story(etree.fromstring(content)))
        elif name == "word/_rels/document.xml.rels":
            found[name] = sorted(
                str(each.get("Target")) for each in etree.fromstring(content) if each.get("TargetMode")
            )
        elif name in _PROPERTIES:
            found[name] = sorted(_properties(etree.fromstring(content)))  # docxtpl's order changes with the hash seed
    return found


def body(data: bytes) -> list[str]:
    """The lines of the main document."""
    return read(data)["word/document.xml"]


def _properties(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        parent = element.getparent()
        name = None if parent is None else parent.get("name")
        name = name or etree.QName(element).localname
        if len(element) == 0 and element.text and name not in _OWN:
            yield f"{name}: {element.text}"


def _story(root: etree._Element) -> Iterator[str]:
    first = root.find(f"{_W}body")
    if first is not None:
        yield from _blocks(first, "")
    elif root.tag in {f"{_W}hdr", f"{_W}ftr"}:
        yield from _blocks(root, "")
    else:
        for note in root:
            if not note.get(f"{_W}type"):
                yield f"note {note.get(f'{_W}id')}"
                yield from _blocks(note, "  ")


def _blocks(holder: etree._Element, indent: str) -> Iterator[str]:
    for child in holder:
        if child.tag == f"{_W}p":
            yield indent + "".join(_runs(child))
            for box in _boxes(child):
                yield f"{indent}  box"
                yield from _blocks(box, f"{indent}    ")
        elif child.tag == f"{_W}tbl":
            yield f"{indent}table"
            yield from _rows(child, f"{indent}  ")
        elif child.tag in _AROUND:
            yield from _blocks(child, indent)


def _boxes(paragraph: etree._Element) -> list[etree._Element]:
    """The text boxes of ``paragraph`` itself; of two renditions of one box the first."""
    return [
        box
        for box in paragraph.iter(f"{_W}txbxContent")
        if next(box.iterancestors(f"{_W}p")) is paragraph and next(box.iterancestors(f"{_MC}Fallback"), None) is None
    ]


def _rows(table: etree._Element, indent: str) -> Iterator[str]:
    for row in table:
        if row.tag in _AROUND:
            yield from _rows(row, indent)
        elif row.tag == f"{_W}tr":
            yield f"{indent}row"
            yield from _cells(row, f"{indent}  ")


def _cells(row: etree._Element, indent: str) -> Iterator[str]:
    for cell in row:
        if cell.tag in _AROUND:
            yield from _cells(cell, indent)
        elif cell.tag == f"{_W}tc":
            yield indent + " ".join(["cell", *_cell_looks(cell)])
            yield from _blocks(cell, f"{indent}  ")


def _cell_looks(cell: etree._Element) -> Iterator[str]:
    properties = f"{_W}tcPr/{_W}"
    span, merge, shade = (cell.find(f"{properties}{name}") for name in ("gridSpan", "vMerge", "shd"))
    if span is not None and span.get(f"{_W}val") != "1":
        yield f"span={span.get(f'{_W}val')}"
    if merge is not None:
        yield f"merge={merge.get(f'{_W}val', 'continue')}"
    if shade is not None:
        yield f"fill={shade.get(f'{_W}fill')}"


def _runs(paragraph: etree._Element) -> Iterator[str]:
    looks = ""
    for link in paragraph.iter(f"{_W}hyperlink"):
        yield from (f"⟦{tip}⟧" for tip in [link.get(f"{_W}tooltip")] if tip)
    for run in _all_runs(paragraph):
        text = "".join(_texts(run))
        if text:
            own = " ".join(_look(run))
            if own != looks:
                yield ("⟨/⟩" if looks else "") + (f"⟨{own}⟩" if own else "")
                looks = own
            yield text
    if looks:
        yield "⟨/⟩"


def _all_runs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag in _AROUND:
            yield from _all_runs(child)


def _look(run: etree._Element) -> Iterator[str]:
    for name in _LOOKS:
        found = run.find(f"{_W}rPr/{_W}{name}")
        if found is not None and found.get(f"{_W}val") not in {"0", "false", "none"}:
            yield name if name != "color" else f"color={found.get(f'{_W}val')}"


def _texts(run: etree._Element) -> Iterator[str]:
    for child in run:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "t":
            yield child.text or ""
        elif name in {"instrText", "delText"}:
            yield f"⟦{child.text}⟧"
        elif name == "br" and child.get(f"{_W}type") == "page":
            yield "⤓"
        else:
            yield _SIGNS.get(name, "")
