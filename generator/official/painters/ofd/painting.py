"""A placed document as an OFD file (GB/T 33190-2016): its package, its properties, resources, outline, attachment."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from generator.ground.errors import require_libraries
from generator.ground.representation import Unrepresented
from generator.office.package.package_writing import Deflated, deflate, write_package
from generator.office.package.part_names import OFD_ROOT
from generator.office.package.xml_parsing import escape, quoteattr
from generator.official.painters.ofd.page_objects import PageObjects, Shown, ShownGlyphs, box, number, part, units
from generator.official.painters.ofd.truetype_fonts import drawn_glyph, truetype_font
from generator.official.painters.pdf.font_files import FontFile, PaintingFonts, font_program
from generator.official.painters.pdf.glyph_codes import DrawnGlyph, painted_glyphs
from generator.official.painters.pdf.page_content import opened_picture, split_transparency
from generator.official.placed_pages import OutlineEntry, PlacedDocument, PlacedPicture
from generator.official.shaping_clusters import base

if TYPE_CHECKING:
    from PIL.Image import Image

_DOCUMENT, _RESOURCES, _ATTACHMENTS = "Doc_0", "Res", "Attachs"
_PAGES = "Pages/Page_{}/Content.xml"
_version = cache(version)  # each look leaves a list of all that is installed, until the collector comes
_SHOWN_BY_ALL = ("png", "jpeg")
"""The formats of pictures that stay; others become PNG: the standard names no GIF, and readers differ in the rest."""


@dataclass(frozen=True, slots=True)
class OfdFacts:
    """What an OFD file says beside its pages.

    ``facts`` are further properties of the document by their names; ``source`` is the text that it was made from, which
    is attached. ``archival``: it is marked as OFD-A (GB/T 42133-2022).
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    source: bytes | None = None
    archival: bool = False


def painted_ofd(
    document: PlacedDocument,
    fonts: PaintingFonts,
    about: OfdFacts | None = None,
    *,
    unrepresented: list[Unrepresented] | None = None,
) -> bytes:
    """``document`` as an OFD file, its fonts embedded as TrueType subsets; the same input gives the same bytes.

    No page of it is inset. The pages are gone over twice, and none is kept. What is not painted right is added to
    ``unrepresented``. Raises OutputError where a library is missing, or a font or picture is damaged.
    """
    require_libraries("fontTools", "PIL")
    return _Painting(document, about or OfdFacts(), [] if unrepresented is None else unrepresented).painted(fonts)


@dataclass(slots=True)
class _Painting:
    """An OFD file in the making: its parts by their paths below the folder of the document."""

    document: PlacedDocument
    about: OfdFacts
    unrepresented: list[Unrepresented]
    _parts: dict[str, Deflated] = field(default_factory=dict)
    _pictures: dict[bytes, int] = field(default_factory=dict)
    _media: list[str] = field(default_factory=list)
    _ids: int = 0

    def painted(self, fonts: PaintingFonts) -> bytes:
        """The file."""
        glyphs, unrepresented = painted_glyphs(self.document, fonts)
        self.unrepresented += unrepresented
        objects = PageObjects(self.document.fonts, self._shown(glyphs), self._picture, self._new_id)
        pages: list[tuple[int, str]] = []
        size = ""
        for count, page in enumerate(self.document.pages):
            size = size or box(page)
            pages.append((self._new_id(), _PAGES.format(count)))
            self._add(pages[-1][1], objects.page(page))
        self._add("DocumentRes.xml", _resources("MultiMedias", self._media))
        self._add_attachment()
        self._add("Document.xml", self._root(size, pages))
        parts = {f"{_DOCUMENT}/{path}": each for path, each in self._parts.items()}
        return write_package({**parts, OFD_ROOT: deflate(self._entry(parts))})

    def _new_id(self) -> int:
        self._ids += 1
        return self._ids

    def _add(self, path: str, data: bytes) -> None:
        self._parts[path] = deflate(data)

    def _shown(self, glyphs: Mapping[str, Mapping[str, DrawnGlyph]]) -> Shown:
        """What shows ``glyphs``; adds a file for each of their fonts, and an entry for each name that it stands for."""
        used = _used_fonts(glyphs)
        for file, font in used.items():
            data = truetype_font(file, tuple(font.numbers), tuple(sorted(font.characters.items())))
            self._add(f"{_RESOURCES}/{font.path}", data)
        shown: dict[str, dict[str, ShownGlyphs]] = {}
        entries: list[str] = []
        for name, of_font in glyphs.items():
            ids: dict[FontFile, int] = {}
            for file in sorted({glyph[0] for glyph in of_font.values()}, key=lambda file: used[file].path):
                ids[file] = self._new_id()
                named = f"FontName={quoteattr(font_program(file).name)} FamilyName={quoteattr(name)}"
                font_file = f"<ofd:FontFile>{used[file].path}</ofd:FontFile>"
                entries.append(f'<ofd:Font ID="{ids[file]}" {named}>{font_file}</ofd:Font>')
            shown[name] = {each: used[glyph[0]].shown(ids[glyph[0]], each, glyph) for each, glyph in of_font.items()}
        self._add("PublicRes.xml", _resources("Fonts", entries))
        return shown

    def _picture(self, picture: PlacedPicture) -> int:
        """The id of ``picture`` among the resources; equal pictures are one."""
        if picture.data not in self._pictures:
            data, suffix = picture.data, picture.suffix
            with opened_picture(picture) as image:
                if suffix not in _SHOWN_BY_ALL:
                    data, suffix = _png(image), "png"
            path = f"image_{len(self._pictures) + 1}.{suffix}"
            self._add(f"{_RESOURCES}/{path}", data)
            self._pictures[picture.data] = identity = self._new_id()
            media = f'<ofd:MultiMedia ID="{identity}" Type="Image" Format="{suffix.upper()}">'
            self._media.append(f"{media}<ofd:MediaFile>{path}</ofd:MediaFile></ofd:MultiMedia>")
        return self._pictures[picture.data]

    def _add_attachment(self) -> None:
        if self.about.source is None:
            return
        entry = (
            f'<ofd:Attachment ID="A1" Name="notice.md" Format="txt" CreationDate="{self.document.date.iso}T00:00:00"'
            f' Size="{len(self.about.source) / 1024:.3f}"><ofd:FileLoc>notice.txt</ofd:FileLoc></ofd:Attachment>'
        )
        self._add(f"{_ATTACHMENTS}/Attachments.xml", part("Attachments", entry))
        self._add(f"{_ATTACHMENTS}/notice.txt", self.about.source)

    def _root(self, size: str, pages: Sequence[tuple[int, str]]) -> bytes:
        common = (
            f"<ofd:MaxUnitID>{self._ids}</ofd:MaxUnitID>"
            f"<ofd:PageArea><ofd:PhysicalBox>{size}</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        )
        listed = "".join(f'<ofd:Page ID="{number}" BaseLoc="{path}"/>' for number, path in pages)
        outline = "".join(_outline(self.document.outline, [number for number, _ in pages]))
        more = f"<ofd:Outlines>{outline}</ofd:Outlines>" if outline else ""
        if self.about.source is not None:
            more += f"<ofd:Attachments>{_ATTACHMENTS}/Attachments.xml</ofd:Attachments>"
        return part("Document", f"<ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}")

    def _entry(self, parts: Mapping[str, Deflated]) -> bytes:
        """OFD.xml; the document's id is a digest of its content."""
        document, date = self.document, self.document.date.iso
        content = "\n".join(f"{path} {each.crc} {each.size}" for path, each in sorted(parts.items()))
        identity = hashlib.sha256(f"{document.title}\n{document.author}\n{self.about.facts}\n{content}".encode())
        author = f"<ofd:Author>{escape(document.author)}</ofd:Author>" if document.author else ""
        facts = "".join(
            f"<ofd:CustomData Name={quoteattr(name)}>{escape(text)}</ofd:CustomData>"
            for name, text in self.about.facts.items()
        )
        information = (
            f"<ofd:DocID>{identity.hexdigest()[:32]}</ofd:DocID><ofd:Title>{escape(document.title)}</ofd:Title>{author}"
            f"<ofd:CreationDate>{date}</ofd:CreationDate><ofd:ModDate>{date}</ofd:ModDate>"
            "<ofd:DocUsage>Normal</ofd:DocUsage><ofd:Creator>fawen</ofd:Creator>"
            f"<ofd:CreatorVersion>{_version('fawen')}</ofd:CreatorVersion>"
            + (f"<ofd:CustomDatas>{facts}</ofd:CustomDatas>" if facts else "")
        )
        body = f"<ofd:DocInfo>{information}</ofd:DocInfo><ofd:DocRoot>{_DOCUMENT}/Document.xml</ofd:DocRoot>"
        attributes = f' Version="1.0" DocType="OFD{"-A" if self.about.archival else ""}"'
        return part("OFD", f"<ofd:DocBody>{body}</ofd:DocBody>", attributes)


@dataclass(slots=True)
class _UsedFont:
    """A font file of the package: which glyphs of its font it has under which numbers, by which characters."""

    path: str
    numbers: dict[int, int] = field(default_factory=dict)
    characters: dict[str, int] = field(default_factory=dict)

    def shown(self, identity: int, cluster: str, glyph: DrawnGlyph) -> ShownGlyphs:
        """What shows ``cluster``; ``identity`` is the font's by the name that texts have for it."""
        file, found, _ = glyph
        glyphs = tuple((self.numbers.get(each, 0), place) for each, place in found)
        drawn = tuple(drawn_glyph(file, each) for each, _ in found) if max(cluster) > "\uffff" else ()
        return ShownGlyphs(identity, glyphs, cluster in self.characters, drawn)


def _used_fonts(glyphs: Mapping[str, Mapping[str, DrawnGlyph]]) -> dict[FontFile, _UsedFont]:
    """The files of the glyphs, in a fixed order."""
    used: dict[FontFile, _UsedFont] = {}
    for of_font in glyphs.values():
        for cluster, (file, found, _) in of_font.items():
            font = used.setdefault(file, _UsedFont(f"font_{len(used) + 1}.ttf"))
            font.numbers.update((glyph, 0) for glyph, _ in found if glyph)
            if len(cluster) == 1 and base(cluster) == cluster and len(found) == 1 and found[0][0]:
                font.characters[cluster] = found[0][0]
    for font in used.values():
        font.numbers = {glyph: number for number, glyph in enumerate(sorted(font.numbers), 1)}
    return used


def _resources(kind: str, entries: Sequence[str]) -> bytes:
    listed = "".join(entries)
    return part("Res", f"<ofd:{kind}>{listed}</ofd:{kind}>" if listed else "", f' BaseLoc="{_RESOURCES}"')


def _png(image: Image) -> bytes:
    plain, alpha = split_transparency(image, opaque=False)
    if alpha is not None:
        plain.putalpha(alpha)
    file = io.BytesIO()
    plain.save(file, "PNG")
    return file.getvalue()


def _outline(entries: Sequence[OutlineEntry], pages: Sequence[int]) -> Iterator[str]:
    """The elements of ``entries``, each with those of lower levels that follow it."""
    begin = 0
    while begin < len(entries):
        entry, end = entries[begin], begin + 1
        while end < len(entries) and entries[end].level > entry.level:
            end += 1
        below = list(_outline(entries[begin + 1 : end], pages))
        target = f'<ofd:Dest Type="XYZ" PageID="{pages[entry.page]}" Left="0" Top="{number(units(entry.top))}"/>'
        action = f'<ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>{target}</ofd:Goto></ofd:Action></ofd:Actions>'
        yield (
            f'<ofd:OutlineElem Title={quoteattr(entry.text)} Count="{end - begin - 1}">{action}{"".join(below)}'
            "</ofd:OutlineElem>"
        )
        begin = end
