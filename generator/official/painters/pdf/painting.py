"""A placed document as a PDF or a PDF/A, with its outline and its properties."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.ground.errors import require_libraries
from generator.ground.representation import Unrepresented
from generator.office.package.xml_parsing import escape
from generator.official.painters.pdf.font_files import PaintingFonts, font_program
from generator.official.painters.pdf.glyph_codes import (
    Codes,
    UsedFont,
    clusters_by_font,
    glyph_codes,
    painted_glyphs,
    unpainted,
)
from generator.official.painters.pdf.inset_pages import InsetBox, InsetForms, Insets
from generator.official.painters.pdf.page_content import PageContent, add_picture
from generator.official.painters.pdf.pdf_file import Entries, PdfFile, Reference, Value, utf_16
from generator.official.painters.svg import with_inset_notice
from generator.official.placed_pages import OutlineEntry, PlacedDocument, PlacedPage, PlacedPicture

_LIBRARIES = ("fontTools", "pikepdf", "PIL")


def painted_pdf(
    document: PlacedDocument,
    fonts: PaintingFonts,
    *,
    pdf_a: bool = False,
    insets: Insets = lambda _: None,
    unrepresented: list[Unrepresented] | None = None,
) -> bytes:
    """``document`` as a PDF with all its fonts embedded as subsets; the same input gives the same bytes.

    ``pdf_a``: marked as PDF/A-2u. ``insets`` gives the pages of other makers; for one that it does not have, there is
    a page that says so. The pages are gone over twice, and none is kept. What is not painted right is added to
    ``unrepresented``.

    Raises OutputError where a library is missing, or a font, picture or inset page is damaged.
    """
    require_libraries(*_LIBRARIES)
    painting = _Painting(document, InsetForms(insets), pdf_a, [] if unrepresented is None else unrepresented)
    catalogue = painting.painted(fonts)
    pdf = painting.pdf
    archival = _added_archival(pdf, document) if pdf_a else {}
    viewing: Entries = {"Lang": f"({_LANGUAGE})", "ViewerPreferences": {"DisplayDocTitle": True}}
    root = pdf.add({"Type": "/Catalog", **catalogue, **viewing, **archival})
    author: Entries = {"Author": utf_16(document.author)} if document.author else {}
    date = document.date.iso.replace("-", "")
    made: Entries = {"Producer": f"({_PRODUCER})", "CreationDate": f"(D:{date}000000Z)"}
    information = pdf.add({"Title": utf_16(document.title), **author, **made})
    return painting.forms.set_in(pdf.data(root, information))


def found_unpainted(document: PlacedDocument, fonts: PaintingFonts) -> list[Unrepresented]:
    """What of ``document`` would not be painted right; nothing is painted.

    Raises OutputError where a library is missing, or a font is damaged.
    """
    require_libraries(*_LIBRARIES)
    return painted_glyphs(document, fonts)[1]


@dataclass(slots=True)
class _Painting:
    """A PDF in the making: ``forms`` has its inset pages, ``opaque`` keeps transparency out.

    What is not painted right is added to ``unrepresented``.
    """

    document: PlacedDocument
    forms: InsetForms
    opaque: bool
    unrepresented: list[Unrepresented]
    pdf: PdfFile = field(default_factory=PdfFile)
    _pictures: dict[bytes, tuple[str, Reference]] = field(default_factory=dict)
    _contents: dict[bytes, Reference] = field(default_factory=dict)

    def painted(self, fonts: PaintingFonts) -> Entries:
        """Adds fonts, pages and outline; returns the entries of the catalogue."""
        codes, used = glyph_codes(clusters_by_font((page for page, _ in self._pages()), self.document.fonts), fonts)
        lacking = {name: {each: code.lacking for each, code in found.items()} for name, found in codes.items()}
        self.unrepresented += unpainted(self.document, lacking)
        resources = self.pdf.add({font.name: add_font(self.pdf, font) for font in used})
        tree = self.pdf.reserve()
        sheets = [
            self._add(page, box, codes, {"Type": "/Page", "Parent": tree}, resources) for page, box in self._pages()
        ]
        self.pdf.put(tree, {"Type": "/Pages", "Kids": [sheet.page for sheet in sheets], "Count": len(sheets)})
        outline = _add_outline(self.pdf, self.document.outline, sheets)
        return {"Pages": tree} if outline is None else {"Pages": tree, "Outlines": outline}

    def _pages(self) -> Iterator[tuple[PlacedPage, InsetBox | None]]:
        """The pages as they are drawn, each with the box of its inset page."""
        for number, page in enumerate(self.document.pages):
            box = None if page.inset is None else self.forms.box(number, page.inset)
            yield (page if page.inset is None or box else with_inset_notice(page, page.inset)), box

    def _add(
        self, page: PlacedPage, box: InsetBox | None, codes: Codes, entries: Entries, fonts: Reference
    ) -> _SheetPlace:
        """Adds ``page`` with these ``entries``."""
        width, height = (box.width, box.height) if box else (float(page.width), float(page.height))
        content, pictures = self._content(page, box, height, codes)
        sheet: Entries = {
            **entries,
            "MediaBox": [0, 0, width, height],
            "Resources": {"Font": fonts, "XObject": pictures},
            "Contents": self._stream(content),
        }
        return _SheetPlace(self.pdf.add(sheet), height)

    def _stream(self, content: bytes) -> Reference:
        """The stream of ``content``; the copies of a notice have theirs in common, all but that of the first page."""
        key = hashlib.sha256(content).digest()
        if key not in self._contents:
            self._contents[key] = self.pdf.add_compressed(content)
        return self._contents[key]

    def _content(
        self, page: PlacedPage, box: InsetBox | None, height: float, codes: Codes
    ) -> tuple[bytes, dict[str, Reference]]:
        """The content stream of ``page``, and the pictures that it draws by their names among its resources."""
        pictures: dict[str, Reference] = {}

        def picture(item: PlacedPicture) -> str:  # equal pictures are one object
            if item.data not in self._pictures:
                new = add_picture(self.pdf, item, opaque=self.opaque)
                self._pictures[item.data] = (f"P{len(self._pictures) + 1}", new)
            name, added = self._pictures[item.data]
            pictures[name] = added
            return name

        content = PageContent(height, self.document.fonts, codes, picture)
        if box:
            content.draw_inset(box)
        content.draw(page.items)
        return content.data(), pictures


# What makes a PDF a PDF/A-2u (ISO 19005-2): its metadata in XMP, and sRGB as the meaning of its colours.


_CONDITION = "sRGB IEC61966-2.1"
_VERSION_IN_PROFILE = slice(8, 12)
_VERSION = bytes((4, 0x20, 0, 0))
"""4.2, the latest that PDF 32000-1 knows (8.6.5.5); the profile has nothing of later ones."""
_DATE_IN_PROFILE = slice(24, 36)
_NO_DATE = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""1 January 2000, at midnight (ICC.1:2010, 4.2)."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{author}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_AUTHOR = "\n<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"


def _added_archival(pdf: PdfFile, document: PlacedDocument) -> Entries:
    """The entries of the catalogue that make ``pdf`` a PDF/A-2u; what they refer to is added to ``pdf``."""
    intent: Entries = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": f"({_CONDITION})",
        "Info": f"({_CONDITION})",
        "DestOutputProfile": pdf.add_compressed(_srgb(), {"N": 3}),
    }
    metadata = pdf.add_stream(_xmp(document), {"Type": "/Metadata", "Subtype": "/XML"})
    return {"Metadata": metadata, "OutputIntents": [intent]}


def _xmp(document: PlacedDocument) -> bytes:
    return _XMP.format(
        title=escape(document.title),
        author=_AUTHOR.format(author=escape(document.author)) if document.author else "",
        language=_LANGUAGE,
        producer=_PRODUCER,
        date=document.date.iso,
    ).encode()


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    """The ICC profile of sRGB, without the time at which it is made."""
    from PIL.ImageCms import ImageCmsProfile, createProfile

    profile = bytearray(ImageCmsProfile(createProfile("sRGB")).tobytes())
    profile[_VERSION_IN_PROFILE] = _VERSION
    profile[_DATE_IN_PROFILE] = _NO_DATE
    return bytes(profile)


# The outline of a PDF (PDF 32000-1, 12.3.3).


@dataclass(frozen=True, slots=True)
class _SheetPlace:
    """A page of the PDF, and its height in points."""

    page: Reference
    height: float


@dataclass(slots=True)
class _Item:
    """An entry with those below it; ``entry`` is None for the outline itself."""

    entry: OutlineEntry | None
    place: Reference
    below: list[_Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of entries below it, on all levels."""
        return sum(1 + item.count for item in self.below)


def _add_outline(pdf: PdfFile, entries: Sequence[OutlineEntry], sheets: Sequence[_SheetPlace]) -> Reference | None:
    """Adds an outline of ``entries`` to ``pdf``, each below the last one of a higher level; None without entries."""
    if not entries:
        return None
    outline = _tree(pdf, entries)
    _put(pdf, outline, {"Type": "/Outlines"}, sheets)
    return outline.place


def _tree(pdf: PdfFile, entries: Sequence[OutlineEntry]) -> _Item:
    outline = _Item(None, pdf.reserve())
    path = [outline]
    for entry in entries:
        item = _Item(entry, pdf.reserve())
        while path[-1].entry is not None and path[-1].entry.level >= entry.level:
            path.pop()
        path[-1].below.append(item)
        path.append(item)
    return outline


def _put(pdf: PdfFile, item: _Item, entries: Entries, sheets: Sequence[_SheetPlace]) -> None:
    """Puts ``item`` with these ``entries``, and all below it, into ``pdf``."""
    if item.below:
        ends: Entries = {"First": item.below[0].place, "Last": item.below[-1].place, "Count": item.count}
        entries = {**entries, **ends}
    pdf.put(item.place, entries)
    for before, each, after in zip([None, *item.below], item.below, [*item.below[1:], None], strict=False):
        beside: dict[str, Reference] = {"Parent": item.place}
        if before is not None:
            beside["Prev"] = before.place
        if after is not None:
            beside["Next"] = after.place
        _put(pdf, each, {**_named(each.entry, sheets), **beside}, sheets)


def _named(entry: OutlineEntry | None, sheets: Sequence[_SheetPlace]) -> Entries:
    """Title and destination of ``entry``."""
    if entry is None:
        return {}
    sheet = sheets[entry.page]
    return {"Title": utf_16(entry.text), "Dest": [sheet.page, "/XYZ", 0, sheet.height - entry.top, 0]}


# A PDF's properties: title, author, date, language (PDF 32000-1, 14.3.3 and 12.2).


_PRODUCER = "fawen"
_LANGUAGE = "zh-CN"


# Fonts as objects of a PDF: composite fonts with embedded subsets (PDF 32000-1, 9.7 and 9.9).


_SYMBOLIC = 4
_USUAL_WIDTH = 1000
_STEM = 80
_MOST_IN_BLOCK = 100
"""Entries of one block of a CMap (Adobe Technical Note 5014, 1.4.1)."""
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def add_font(pdf: PdfFile, font: UsedFont) -> Reference:
    """Adds ``font`` to ``pdf``: Identity-H, widths, the texts of its glyphs, the subset of its file."""
    digest = hashlib.sha256(font.subset.program).digest()
    name = f"/{''.join(chr(ord('A') + each % 26) for each in digest[:6])}+{font_program(font.file).name}"
    postscript = font_program(font.file).outlines == "CFF "
    kind: Entries = (
        {"Subtype": "/CIDFontType0"} if postscript else {"Subtype": "/CIDFontType2", "CIDToGIDMap": "/Identity"}
    )
    glyphs: Entries = {
        "Type": "/Font",
        **kind,
        "BaseFont": name,
        "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
        "FontDescriptor": _add_descriptor(pdf, font, name),
        "DW": _USUAL_WIDTH,
        "W": _widths(font.widths),
    }
    entries = list(font.texts.items())
    blocks = [_block(entries[start : start + _MOST_IN_BLOCK]) for start in range(0, len(entries), _MOST_IN_BLOCK)]
    return pdf.add(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": [pdf.add(glyphs)],
            "ToUnicode": pdf.add_compressed(_CMAP.format(blocks="\n".join(blocks)).encode()),
        }
    )


def _add_descriptor(pdf: PdfFile, font: UsedFont, name: str) -> Reference:
    measures = font_program(font.file).measures
    return pdf.add(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": measures.box,
            "ItalicAngle": 0,
            "Ascent": measures.ascent,
            "Descent": measures.descent,
            "CapHeight": measures.ascent,
            "StemV": _STEM,
            **_added_program(pdf, font),
        }
    )


def _added_program(pdf: PdfFile, font: UsedFont) -> Entries:
    """The entry of the descriptor with the subset of the font's file (9.9)."""
    program = font.subset.program
    if font_program(font.file).outlines == "CFF ":
        return {"FontFile3": pdf.add_compressed(program, {"Subtype": "/CIDFontType0C"}, kept=True)}
    return {"FontFile2": pdf.add_compressed(program, {"Length1": len(program)}, kept=True)}


def _widths(widths: Mapping[int, float]) -> Value:
    """``W``: the widths of successive CIDs, without those of the usual width."""
    rows: list[tuple[int, list[float]]] = []
    for cid, width in widths.items():
        if width == _USUAL_WIDTH:
            continue
        if not rows or cid != rows[-1][0] + len(rows[-1][1]):
            rows.append((cid, []))
        rows[-1][1].append(width)
    return [each for row in rows for each in row]


def _block(entries: Sequence[tuple[int, str]]) -> str:
    lines = "\n".join(f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>" for cid, text in entries)
    return f"{len(entries)} beginbfchar\n{lines}\nendbfchar"
