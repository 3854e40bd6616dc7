"""The tables of constructs and characters, and a Word document with one of them in the text of a notice.

``constructs.tsv`` has the properties of runs, the content of runs, what is around them, fields, mathematics and
drawings of ECMA-376 part 1 (17.3.2, 17.3.3, 17.16, 22.1, 20.4, and part 4 for VML); ``characters.tsv`` the scripts,
symbols and controls of Unicode's blocks that a Chinese office meets.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document
from docx.shared import Mm
from lxml import etree

from tests.word_documents import blank

FOLDER = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
STYLES = """
<w:style w:type="character" w:styleId="Raised"><w:name w:val="Raised"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
</w:style><w:style w:type="character" w:styleId="Struck"><w:name w:val="Struck"/><w:rPr><w:strike/></w:rPr></w:style>"""
BEFORE, AFTER = "甲子", "乙丑"
"""The text around a construct."""


@dataclass(frozen=True, slots=True)
class Construct:
    """``kept``: the texts that carry it over; ``reported``: the kinds that a stage may report in their place."""

    name: str
    xml: str
    kept: tuple[str, ...]
    reported: frozenset[str]

    @property
    def is_look(self) -> bool:
        """Whether it is kept with nothing to report."""
        return not self.reported

    @property
    def changes(self) -> bool:
        """Whether it is a field that shows something else at another opening, or nothing that is there."""
        return _CHANGING.match(self.name) is not None


_CHANGING = re.compile(
    "(field|fldSimple) (DATE|TIME|.*DATE|EDITTIME|AUTHOR|FILE.*|USER.*|REF|PAGEREF|NOTEREF)|day|year"
)
_OF_THE_PROGRAM = ("bookmark", "proofErr", "lastRendered", "lang", "noProof", "perm", "rPr", "checkbox", "checked")


def constructs() -> list[Construct]:
    """The rows of ``constructs.tsv``."""
    return [_construct(*row) for row in _rows("constructs.tsv")]


def characters() -> list[tuple[str, str, bool]]:
    """The rows of ``characters.tsv``: a name, the characters, and whether a stage has to report them."""
    rows = ((name, json.loads(f'"{text}"'), *more) for name, text, *more in _rows("characters.tsv"))
    return [(name, text, bool(more)) for name, text, *more in rows]


def _rows(name: str) -> Iterator[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    return (line.split("\t") for line in lines if line and not line.startswith("# "))


def _construct(name: str, expected: str, xml: str) -> Construct:
    ways = [each.partition(" ")[::2] for each in expected.split("|")]
    kept = tuple(json.loads(f'"{text}"') for way, text in ways if text or way == "kept")
    return Construct(name, xml, kept, frozenset(way for way, _ in ways if way != "kept"))


def parsed(xml: str) -> list[etree._Element]:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return list(etree.fromstring(f"<x {names}>{xml}</x>"))


def document(xml: str, *lines: str) -> bytes:
    """A Word document with the paragraphs ``lines``; the line ``*`` is a paragraph with ``xml`` in it."""
    made: Document = blank()
    made.sections[0].page_width, made.sections[0].page_height = Mm(210), Mm(297)
    made.styles.element.extend(parsed(STYLES))
    for line in lines:
        paragraph = made.add_paragraph(BEFORE if line == "*" else line)
        if line == "*":
            paragraph._p.extend(parsed(xml))
            paragraph.add_run(AFTER)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def shape(data: bytes) -> Counter[str]:
    """The elements and texts of the paragraph with the construct, without what programs note for themselves."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    (paragraph,) = (each for each in root.iter(f"{W}p") if BEFORE in "".join(map(str, each.itertext())))
    names = (
        (etree.QName(each).localname, (each.text or "") + each.get(f"{W}char", "") + each.get(f"{W}instr", ""))
        for each in paragraph.iter(etree.Element)
    )
    return Counter(f"{name} {text}".strip() for name, text in names if not name.startswith(_OF_THE_PROGRAM))
