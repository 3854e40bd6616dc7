"""Word documents made by hand, part by part."""

from generator.office.reading import read_document
from generator.office.reading.document import Paragraph, ReadDocument
from tests.word_documents import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1417"/></w:sectPr>'
)
_ROOTS = {"footer": "ftr", "header": "hdr"}


def document(body: str, *, section: str = _SECTION, main: str = "word/document.xml", **others: str) -> ReadDocument:
    """The document with ``body`` in its ``w:body``, read; ``others`` are the contents of its other parts.

    A part is called by its relationship's type (``styles``); ``footer_2`` is a footer with the relationship rId2.
    """
    return read_document(package(body, section=section, main=main, **others), "公文.docx")


def package(body: str, *, section: str = _SECTION, main: str = "word/document.xml", **others: str) -> bytes:
    """The bytes of that document."""
    folder, _, name = main.rpartition("/")
    parts = {main: _part("document", f"<w:body>{body}{section}</w:body>")}
    relationships = ""
    for place, (key, content) in enumerate(others.items(), start=1):
        kind, _, number = key.partition("_")
        part = f"{kind}{number}.xml"
        parts[f"{folder}/{part}"] = content if kind == "theme" else _part(_ROOTS.get(kind, kind), content)
        relationships += _relationship(f"rId{number or 100 + place}", kind, part)
    parts[f"{folder}/_rels/{name}.rels"] = _relationships(relationships)
    parts["_rels/.rels"] = _relationships(_relationship("rId1", "officeDocument", main))
    parts["[Content_Types].xml"] = "<Types/>"
    return packed({name: content.encode() for name, content in parts.items()})


def paragraph(xml: str, **others: str) -> Paragraph:
    """The only paragraph of a document with ``xml`` as its body."""
    (found,) = document(xml, **others).paragraphs
    return found


def _part(root: str, content: str) -> str:
    return f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"


def _relationship(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"/>'


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{content}</Relationships>'
