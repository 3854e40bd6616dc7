"""Small Word templates made with python-docx and lxml, from lists of paragraphs and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

import docx
from lxml import etree

from tests.word_documents import saved

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"


@dataclass(frozen=True)
class Run:
    """A run with its look: the names of on-off properties, such as ``b i``."""

    text: str
    look: str = ""

    @property
    def xml(self) -> str:
        """The run."""
        look = "".join(f"<w:{name}/>" for name in self.look.split())
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        pieces = []
        for line in self.text.split("\n"):
            texts = [f'<w:t xml:space="preserve">{escape(text)}</w:t>' for text in line.split("\t")]
            pieces.append("<w:tab/>".join(texts))
        return f"<w:r>{properties}{'<w:br/>'.join(pieces)}</w:r>"


@dataclass(frozen=True)
class Raw:
    """The given XML in a body."""

    xml: str


@dataclass(frozen=True)
class Table:
    """A table; a cell is a paragraph's text, or a list of blocks. ``properties`` are those of its cells."""

    rows: Sequence[Sequence[Cell]]
    properties: str = ""

    @property
    def xml(self) -> str:
        """The table, 9000 twips wide, its columns equal."""
        columns = max(map(len, self.rows))
        width = 9000 // columns
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{self.properties}</w:tcPr>'
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        rows = ""
        for row in self.rows:
            contents = [xml([cell] if isinstance(cell, str) else cell) for cell in row]
            rows += f"<w:tr>{''.join(f'<w:tc>{properties}{content}</w:tc>' for content in contents)}</w:tr>"
        return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


Block = str | Run | tuple[Run | str, ...] | Raw | Table
Cell = str | Sequence[Block]


def xml(blocks: Sequence[Block]) -> str:
    """The XML of ``blocks``; a text is a paragraph, and so is a tuple of runs."""
    found = []
    for block in blocks:
        if isinstance(block, Raw | Table):
            found.append(block.xml)
        else:
            runs = block if isinstance(block, tuple) else (block,)
            found.append(f"<w:p>{''.join((Run(run) if isinstance(run, str) else run).xml for run in runs)}</w:p>")
    return "".join(found)


def template(
    *blocks: Block,
    header: Sequence[Block] = (),
    footer: Sequence[Block] = (),
    footnotes: Sequence[Block] = (),
    endnotes: Sequence[Block] = (),
    comments: Sequence[Block] = (),
    links: Sequence[str] = (),
    custom: Mapping[str, str] | None = None,
    **properties: str,
) -> bytes:
    """A document of ``blocks``. Notes have the ids 1, 2 …, addresses of ``links`` the relationships link1, link2 …"""
    document = docx.Document(io.BytesIO(_start()))
    section = document.element.body[-1]
    for element in _elements(xml(blocks)):
        section.addprevious(element)
    for holder, content in ((document.sections[0].header, header), (document.sections[0].footer, footer)):
        if content:
            holder.is_linked_to_previous = False
            root = holder._element
            for element in list(root):
                root.remove(element)
            root.extend(_elements(xml(content)))
    for name, value in {"title": "", "author": "", **properties}.items():
        setattr(document.core_properties, name, value)
    data = saved(document)
    notes = {"footnote": footnotes, "endnote": endnotes, "comment": comments}
    return _with_parts(data, {name: each for name, each in notes.items() if each}, links, custom or {})


def _elements(content: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<w:body {NAMESPACES}>{content}</w:body>"))


@cache
def _start() -> bytes:
    """python-docx's start document with few styles, so that hundreds of them take little time."""
    data = saved(docx.Document())
    style = '<w:style w:type="paragraph" {}w:styleId="{}"><w:name w:val="{}"/></w:style>'
    names = [('w:default="1" ', "Normal", "Normal"), ("", "Header", "header"), ("", "Footer", "footer")]
    styles = f"<w:styles {NAMESPACES}>{''.join(style.format(*each) for each in names)}"
    return _repacked(data, {"word/styles.xml": f"{styles}</w:styles>".encode()}, drop=("stylesWithEffects",))


def _with_parts(
    data: bytes, notes: dict[str, Sequence[Block]], links: Sequence[str], custom: Mapping[str, str]
) -> bytes:
    parts: dict[str, bytes] = {}
    relations = types = ""
    for kind, blocks in notes.items():
        each = "".join(f'<w:{kind} w:id="{number}">{xml([block])}</w:{kind}>' for number, block in enumerate(blocks, 1))
        parts[f"word/{kind}s.xml"] = f"<w:{kind}s {NAMESPACES}>{each}</w:{kind}s>".encode()
        relations += f'<Relationship Id="{kind}s" Type="{_RELATION.format(kind + "s")}" Target="{kind}s.xml"/>'
        types += f'<Override PartName="/word/{kind}s.xml" ContentType="{_TYPE.format(kind + "s")}"/>'
    for number, link in enumerate(links, 1):
        kind = _RELATION.format("hyperlink")
        target = escape(link, {'"': "&quot;"})
        relations += f'<Relationship Id="link{number}" Type="{kind}" Target="{target}" TargetMode="External"/>'
    if custom:
        parts["docProps/custom.xml"] = _custom(custom).encode()
        types += f'<Override PartName="/docProps/custom.xml" ContentType="{_CUSTOM}"/>'
        kind = _RELATION.format("custom-properties")
        package = f'<Relationship Id="custom" Type="{kind}" Target="docProps/custom.xml"/>'
    else:
        package = ""
    return _repacked(data, parts, relations=relations, types=types, package=package)


def _custom(properties: Mapping[str, str]) -> str:
    found = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/"
    return f'<Properties xmlns="{namespace}custom-properties" xmlns:vt="{namespace}docPropsVTypes">{found}</Properties>'


def _repacked(
    data: bytes,
    parts: dict[str, bytes],
    *,
    relations: str = "",
    types: str = "",
    package: str = "",
    drop: tuple[str, ...] = (),
) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist() if not any(each in name for each in drop)}
    contents |= parts
    for name, end, more in (
        ("word/_rels/document.xml.rels", "</Relationships>", relations),
        ("_rels/.rels", "</Relationships>", package),
        ("[Content_Types].xml", "</Types>", types),
    ):
        root = etree.fromstring(contents[name])
        for element in list(root):
            if any(each in "".join(map(str, element.attrib.values())) for each in drop):
                root.remove(element)
        contents[name] = etree.tostring(root).replace(end.encode(), (more + end).encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()
