"""InlineImage: a picture in a line of text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from jinja2.sandbox import unsafe
from lxml import etree

from generator.ground.disk import TooBigError, named, read_plain
from generator.ground.errors import system_reason
from generator.ground.length import Length
from generator.office.package import Deflated, deflate
from generator.office.package.part_names import DOCUMENT_FOLDER, OFFICE, relation
from generator.office.pictures import MAX_BYTES, PictureError, PictureFault, PictureFile, picture_file, side, sides
from generator.office.wordml.wordml_names import ANCHORED, DRAWING, PICTURE, R, r, w
from generator.templates.expressions.value_conversion import refuse_unwritable
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.content.runs_and_links import checked_address, link_relationship

_EMU_PER_PT = 12_700
_MOST_TEXT = 2_000


class InlineImage(Content):
    """A picture: ``InlineImage("map.png", width="60mm", alt="位置图")``.

    ``source`` is a path, the bytes, or an open file. ``width`` and ``height`` are lengths (``"60mm"``, ``Mm(60)``) or
    numbers of millimetres; with one of them the picture keeps its proportions, without both it has the size that its
    file states. ``link`` (also ``anchor``) is an address that it links to, ``alt`` the text for screen readers.

    Raises ContentError where the file cannot be read or is no picture, or where the size is impossible on paper.
    """

    __slots__ = ("_alt", "_height", "_link", "_picture", "_width")

    level = "run"

    def __init__(
        self,
        source: str | Path | bytes | BinaryIO,
        width: object = None,
        height: object = None,
        anchor: str | None = None,
        *,
        link: str | None = None,
        alt: str = "",
    ) -> None:
        self._picture: _PicturePart = _picture(_bytes(source))
        with picture_faults():
            self._width, self._height = sides(self._picture.file, side(width), side(height))
        address = link if link is not None else anchor
        if address is not None and address.startswith("#"):
            raise ContentError("template-content-address", {"address": address[:80]})
        self._link = None if address is None else checked_address(address)
        self._alt = alt[:_MOST_TEXT]

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """One run with the drawing. Raises ContentError where the picture is larger than the paper."""
        paper = site.assembly.paper
        if self._width > paper.width or self._height > paper.height:
            facts = {"width": round(self._width.mm, 1), "height": round(self._height.mm, 1)}
            most = {"paper_width": round(paper.width.mm), "paper_height": round(paper.height.mm)}
            raise ContentError("template-picture-size", {**facts, **most})
        refuse_unwritable(self._alt)
        run = etree.Element(R)
        properties = site.new_run_properties()
        if properties is not None:
            run.append(properties)
        etree.SubElement(run, w("drawing")).append(self._inline(site))
        return [run]

    def _inline(self, site: Site) -> etree._Element:
        """The drawing (ECMA-376 part 1, 20.4.2.8 and 20.2.2)."""
        number = site.assembly.fresh_id()
        size = {"cx": _emu(self._width), "cy": _emu(self._height)}
        inline = etree.Element(
            f"{{{ANCHORED}}}inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), {"wp": ANCHORED}
        )
        etree.SubElement(inline, f"{{{ANCHORED}}}extent", size)
        named = etree.SubElement(inline, f"{{{ANCHORED}}}docPr", {"id": str(number), "name": f"Picture {number}"})
        if self._alt:
            named.set("descr", self._alt)
        if self._link is not None:
            click = etree.SubElement(named, f"{{{DRAWING}}}hlinkClick", None, {"a": DRAWING, "r": OFFICE})
            click.set(r("id"), link_relationship(self._link, site))
        frame = etree.SubElement(inline, f"{{{ANCHORED}}}cNvGraphicFramePr")
        etree.SubElement(frame, f"{{{DRAWING}}}graphicFrameLocks", {"noChangeAspect": "1"}, {"a": DRAWING})
        graphic = etree.SubElement(inline, f"{{{DRAWING}}}graphic", None, {"a": DRAWING})
        held = etree.SubElement(graphic, f"{{{DRAWING}}}graphicData", {"uri": PICTURE})
        held.append(self._pic(number, size, site))
        return inline

    def _pic(self, number: int, size: dict[str, str], site: Site) -> etree._Element:
        shown = self._picture
        part = site.assembly.add_media(
            f"{DOCUMENT_FOLDER}/media/image-{{}}.{shown.file.extension}", shown.part, shown.file.content_type
        )
        pic = etree.Element(f"{{{PICTURE}}}pic", None, {"pic": PICTURE, "a": DRAWING})
        names = etree.SubElement(pic, f"{{{PICTURE}}}nvPicPr")
        etree.SubElement(names, f"{{{PICTURE}}}cNvPr", {"id": str(number), "name": f"Picture {number}"})
        etree.SubElement(names, f"{{{PICTURE}}}cNvPicPr")
        fill = etree.SubElement(pic, f"{{{PICTURE}}}blipFill")
        identifier = site.assembly.relate(site.part, relation("image"), part)
        etree.SubElement(fill, f"{{{DRAWING}}}blip", {r("embed"): identifier}, {"r": OFFICE})
        etree.SubElement(etree.SubElement(fill, f"{{{DRAWING}}}stretch"), f"{{{DRAWING}}}fillRect")
        shape = etree.SubElement(pic, f"{{{PICTURE}}}spPr")
        place = etree.SubElement(shape, f"{{{DRAWING}}}xfrm")
        etree.SubElement(place, f"{{{DRAWING}}}off", {"x": "0", "y": "0"})
        etree.SubElement(place, f"{{{DRAWING}}}ext", size)
        geometry = etree.SubElement(shape, f"{{{DRAWING}}}prstGeom", {"prst": "rect"})
        etree.SubElement(geometry, f"{{{DRAWING}}}avLst")
        return pic


def _emu(length: Length) -> str:
    return str(max(1, round(length.pt * _EMU_PER_PT)))


def _bytes(source: str | Path | bytes | BinaryIO) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if isinstance(source, str | Path):
            return read_plain(named(Path(source)), most=MAX_BYTES)
        return source.read(MAX_BYTES + 1)
    except TooBigError as fault:
        raise ContentError("template-picture-bytes", {"most": MAX_BYTES}) from fault
    except OSError as fault:
        shown = Path(source).name if isinstance(source, str | Path) else "…"
        raise ContentError("template-picture-missing", {"path": shown, "why": system_reason(fault)}) from fault


_CODES: dict[PictureFault, str] = {
    "folder": "template-picture-folder",
    "path": "template-picture-path",
    "missing": "template-picture-missing",
    "bytes": "template-picture-bytes",
    "format": "template-picture-format",
    "broken": "template-picture-broken",
    "pixels": "template-picture-pixels",
    "length": "template-picture-length",
}


@dataclass(frozen=True, slots=True)
class _PicturePart:
    """A picture, and the part that holds it; made once for all documents."""

    file: PictureFile
    part: Deflated


@lru_cache(maxsize=16)
def _picture(data: bytes) -> _PicturePart:
    """The picture in ``data``.

    Raises ContentError where it is too large, no PNG, JPEG, GIF, BMP or TIFF, broken, or of too many pixels.
    """
    with picture_faults():
        return _PicturePart(picture_file(data), deflate(data))


@contextmanager
def picture_faults() -> Iterator[None]:
    """Raises faults of a picture as ContentError."""
    try:
        yield
    except PictureError as fault:
        raise ContentError(_CODES[fault.fault], fault.facts) from fault
