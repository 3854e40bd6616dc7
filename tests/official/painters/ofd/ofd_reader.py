"""A reader of OFD files, after the schemas of GB/T 33190 and not after what writes them: what a file shows, and where.

Elements, their order and their attributes are in a table of its own. What a schema cannot say is looked at as well:
ids, references, paths, boxes, and that fonts show every character; and what public text says that GB/T 42133-2022
asks of an archive's file, which every file keeps: one document, in which fonts are embedded and pictures are where
they belong, and nothing that acts, sounds, is encrypted, permits, extends or leads out of it.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, islice
from typing import Any

from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image

_NAMESPACE = "http://www.ofdspec.org/2016"
_ORDER: Mapping[str, tuple[str, ...]] = {
    "OFD": ("DocBody",),
    "DocBody": ("DocInfo", "DocRoot"),
    "DocInfo": (
        *(
            "DocID", "Title", "Author", "Subject", "Abstract", "CreationDate", "ModDate", "DocUsage", "Cover",
            "Keywords",
        ),
        *("Creator", "CreatorVersion", "CustomDatas"),
    ),
    "CustomDatas": ("CustomData",),
    "Document": ("CommonData", "Pages", "Outlines", "Attachments"),
    "CommonData": ("MaxUnitID", "PageArea", "PublicRes", "DocumentRes"),
    "PageArea": ("PhysicalBox",),
    "Pages": ("Page",),
    "Outlines": ("OutlineElem",),
    "OutlineElem": ("Actions", "OutlineElem"),
    "Actions": ("Action",),
    "Action": ("Goto",),
    "Goto": ("Dest",),
    "Res": ("Fonts", "MultiMedias"),
    "Fonts": ("Font",),
    "Font": ("FontFile",),
    "MultiMedias": ("MultiMedia",),
    "MultiMedia": ("MediaFile",),
    "Attachments": ("Attachment",),
    "Attachment": ("FileLoc",),
    "Page": ("Area", "Content"),
    "Area": ("PhysicalBox",),
    "Content": ("Layer",),
    "Layer": ("TextObject", "PathObject", "ImageObject"),
    "TextObject": ("FillColor", "CGTransform", "TextCode"),
    "CGTransform": ("Glyphs",),
    "PathObject": ("FillColor", "AbbreviatedData"),
}  # fmt: skip
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "OFD": ("Version", "DocType"),
    "CustomData": ("Name",),
    "OutlineElem": ("Title",),
    "Action": ("Event",),
    "Dest": ("Type", "PageID", "Left", "Top"),
    "Res": ("BaseLoc",),
    "Font": ("ID", "FontName"),
    "MultiMedia": ("ID", "Type", "Format"),
    "Attachment": ("ID", "Name", "CreationDate", "Format", "Size"),
    "Layer": ("ID", "Type"),
    "TextObject": ("ID", "Boundary", "Font", "Size"),
    "PathObject": ("ID", "Boundary", "Stroke", "Fill"),
    "ImageObject": ("ID", "Boundary", "ResourceID", "CTM"),
    "CGTransform": ("CodePosition", "CodeCount", "GlyphCount"),
    "TextCode": ("X", "Y"),
    "FillColor": ("Value",),
}
_ANY_ORDER = ("Layer",)


class BadOfdError(AssertionError):
    """The file is not as the standard asks."""


@dataclass(frozen=True)
class Shown:
    """A character at its place: the origin of its glyph in mm, its size in mm, scale, colour, font, whether turned."""

    text: str
    x: float
    y: float
    size: float
    scale: float
    colour: str
    turned: bool
    family: str


@dataclass(frozen=True)
class Box:
    """A filled rectangle (``colour``) or a picture (``data``) in mm."""

    x: float
    y: float
    width: float
    height: float
    colour: str = ""
    data: bytes = b""


@dataclass
class ReadPage:
    size: tuple[float, float]
    shown: list[Shown] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass
class ReadOfd:
    """A file: its pages, the facts of DocInfo, the outline as (depth, title, page, top), its attachments by name."""

    doc_type: str
    facts: dict[str, str] = field(default_factory=dict)
    pages: list[ReadPage] = field(default_factory=list)
    outline: list[tuple[int, str, int, float]] = field(default_factory=list)
    attachments: dict[str, bytes] = field(default_factory=dict)
    fonts: dict[str, tuple[str, TTFont]] = field(default_factory=dict)


def read_ofd(data: bytes) -> ReadOfd:
    """What ``data`` shows. Raises BadOfdError."""
    return _Reading(zipfile.ZipFile(io.BytesIO(data))).read()


def _need(found: object, message: str) -> None:
    if not found:
        raise BadOfdError(message)


@dataclass(frozen=True)
class Outline:
    """A filled path: its operators, its points, its colour, its box and what moves it."""

    operators: str
    points: list[float]
    colour: str
    boundary: str
    ctm: str | None

    @classmethod
    def read(cls, element: Any) -> "Outline":
        _need((element.get("Fill"), element.get("Stroke")) == ("true", "false"), "unfilled")
        marks = element.findtext("{*}AbbreviatedData").split()
        operators = "".join(each for each in marks if each in "MLQBC")
        points = [float(each) for each in marks if each not in "MLQBC"]
        _need(len(points) == 2 * sum({"M": 1, "L": 1, "Q": 2, "B": 3, "C": 0}[each] for each in operators), "a path")
        colour = element.find("{*}FillColor").get("Value")
        return cls(operators, points, colour, element.get("Boundary"), element.get("CTM"))

    @property
    def sides(self) -> tuple[list[float], list[float]]:
        return self.points[::2], self.points[1::2]

    def ink(self, x: float, y: float) -> list[float]:
        """Its left, top, right, bottom from (x, y), and the square root of its area."""
        points = iter(zip(*self.sides, strict=True))
        bounds, area = BoundsPen(None), AreaPen(None)
        for operator in self.operators:
            name, count = {"M": ("moveTo", 1), "L": ("lineTo", 1), "Q": ("qCurveTo", 2), "B": ("curveTo", 3)}.get(
                operator, ("closePath", 0)
            )
            taken = [(across - x, down - y) for across, down in islice(points, count)]
            for pen in (bounds, area):
                getattr(pen, name)(*taken)
        return [*bounds.bounds, abs(area.value) ** 0.5]


def _ink(program: TTFont, glyphs: list[str], places: list[float], size: float, scale: float) -> list[float]:
    """The same of glyphs of a font at ``places`` in mm."""
    shapes, em = program.getGlyphSet(), program["head"].unitsPerEm
    bounds, area = BoundsPen(None), AreaPen(None)
    for number, place in zip(glyphs, places, strict=False):
        for pen in (bounds, area):
            moved = TransformPen(pen, (size * scale / em, 0, 0, -size / em, place, 0))
            shapes[program.getGlyphName(int(number))].draw(moved)
    return [*bounds.bounds, abs(area.value) ** 0.5]


class _Reading:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.ids: dict[str, str] = {}
        names = package.namelist()
        _need(names[0] == "OFD.xml" and len({name.lower() for name in names}) == len(names), "names")
        self.read_names = set[str]()
        self.outline: Outline | None = None
        self.pictures: dict[str, bytes] = {}

    def read(self) -> ReadOfd:
        root, _ = self._part("OFD.xml")
        _need(root.get("Version") == "1.0" and len(root) == 1, "Version, one document")
        read = ReadOfd(root.get("DocType"))
        body = root[0]
        for each in body.find("{*}DocInfo"):
            if _name(each) == "CustomDatas":
                read.facts |= {custom.get("Name"): custom.text for custom in each}
            else:
                read.facts[_name(each)] = each.text
        _need(re.fullmatch("[0-9a-f]{32}", read.facts["DocID"]), "DocID")
        for key in ("CreationDate", "ModDate"):
            _need(len(read.facts[key]) == 10, key)
            date.fromisoformat(read.facts[key])
        document, place = self._part(self._path("OFD.xml", body.findtext("{*}DocRoot")))
        common = document.find("{*}CommonData")
        for name in ("PublicRes", "DocumentRes"):
            self._resources(self._path(place, common.findtext(f"{{*}}{name}")), name, read)
        pages = document.find("{*}Pages")
        numbers = [self._identity(page) for page in pages]
        for page in pages:
            read.pages.append(self._page(self._path(place, page.get("BaseLoc")), read))
        _need(int(common.findtext("{*}MaxUnitID")) == max(map(int, self.ids)), "MaxUnitID")
        self._outline(document.find("{*}Outlines"), numbers, read, 1)
        attached = document.findtext("{*}Attachments")
        if attached is not None:
            self._attached(self._path(place, attached), read)
        _need(self.read_names == set(self.package.namelist()), "files that nothing names")
        return read

    def _path(self, beside: str, loc: str | None) -> str:
        _need(loc and not loc.startswith("/"), f"path {loc}")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(beside), loc or ""))
        _need(path in self.package.namelist(), f"nothing at {path}")
        self.read_names.add(path)
        return path

    def _part(self, path: str) -> tuple[Any, str]:
        data = self.package.read(path)
        self.read_names.add(path)
        root: Any = etree.fromstring(data)
        for element in root.iter():
            name = _name(element)
            _need(element.prefix == "ofd" and etree.QName(element).namespace == _NAMESPACE, f"namespace of {name}")
            _need(all(element.get(key) is not None for key in _REQUIRED.get(name, ())), f"attributes of {name}")
            order, inside = _ORDER.get(name, ()), [_name(each) for each in element]
            _need(set(inside) <= set(order), f"{inside} in {name}")
            if name not in _ANY_ORDER:
                _need(
                    [order.index(each) for each in inside] == sorted(order.index(each) for each in inside),
                    f"order in {name}",
                )
        return root, path

    def _identity(self, element: Any) -> str:
        number: str = element.get("ID")
        _need(number and number.isdigit() and int(number) >= 1 and number not in self.ids, f"id {number}")
        self.ids[number] = _name(element)
        return number

    def _resources(self, path: str, kind: str, read: ReadOfd) -> None:
        root, _ = self._part(path)
        _need({_name(each) for each in root} <= {{"PublicRes": "Fonts"}.get(kind, "MultiMedias")}, f"place in {kind}")
        base = posixpath.join(posixpath.dirname(path), root.get("BaseLoc"), "x")
        for font in root.iter("{*}Font"):
            program = TTFont(io.BytesIO(self.package.read(self._path(base, font.findtext("{*}FontFile")))))
            _need("glyf" in program and "cmap" in program, "not TrueType")
            for name, (_, bearing) in program["hmtx"].metrics.items():
                glyph = program["glyf"][name]
                _need(glyph.numberOfContours == 0 or bearing == glyph.xMin, f"side bearing of {name}")
            read.fonts[self._identity(font)] = font.get("FamilyName"), program
        for media in root.iter("{*}MultiMedia"):
            data = self.package.read(self._path(base, media.findtext("{*}MediaFile")))
            _need(media.get("Type") == "Image" and media.get("Format") in ("PNG", "JPEG"), "kind of a picture")
            _need(Image.open(io.BytesIO(data)).format == media.get("Format"), "format of a picture")
            self.pictures[self._identity(media)] = data

    def _page(self, path: str, read: ReadOfd) -> ReadPage:
        root, _ = self._part(path)
        _, _, width, height = _numbers(root.findtext("{*}Area/{*}PhysicalBox"))
        page = ReadPage((width, height))
        for layer in root.iter("{*}Layer"):
            self._identity(layer)
            for each in layer:
                self._identity(each)
                _need(min(_numbers(each.get("Boundary"))[2:]) > 0, "empty boundary")
                self._object(each, page, read)
        return page

    def _object(self, element: Any, page: ReadPage, read: ReadOfd) -> None:
        left, top, width, height = _numbers(element.get("Boundary"))
        _need(self.outline is None or _name(element) == "TextObject", "an outline without its text")
        if _name(element) == "TextObject":
            page.shown += self._text(element, read)
            page.texts.append(element.findtext("{*}TextCode"))
        elif _name(element) == "ImageObject":
            _need(self.ids.get(element.get("ResourceID")) == "MultiMedia", "picture")
            _need(element.get("Interpolate") in (None, "false"), "smoothed")
            _need(_numbers(element.get("CTM")) == [width, 0, 0, height, 0, 0], "CTM of a picture")
            page.boxes.append(Box(left, top, width, height, data=self.pictures[element.get("ResourceID")]))
        else:
            outline = Outline.read(element)
            if element.getnext() is not None and element.getnext().find("{*}FillColor[@Alpha]") is not None:
                self.outline = outline
                return
            _need(outline.operators == "MLLLC", "a rule")
            x, y, colour = *outline.sides, outline.colour
            page.boxes.append(Box(left + min(x), top + min(y), max(x) - min(x), max(y) - min(y), colour))

    def _text(self, element: Any, read: ReadOfd) -> Iterator[Shown]:
        left, top, width, height = _numbers(element.get("Boundary"))
        family, program = read.fonts[element.get("Font")]
        code = element.find("{*}TextCode")
        text = code.text
        _need(text and not text[0].isspace() and not text[-1].isspace(), f"blanks at the edges of {text!r}")
        deltas = _numbers(code.get("DeltaX") or "")
        transform = element.find("{*}CGTransform")
        far = [each for each in text if each > "\uffff"]
        if transform is None:
            _need(not far, "a character beyond the BMP inside a run")
            _need(len(deltas) == len(text) - 1, f"deltas of {text!r}")
            for each in text:
                _need(program.getBestCmap().get(ord(each)), f"no glyph for {each}")
        else:
            glyphs = transform.findtext("{*}Glyphs").split()
            _need(int(transform.get("CodeCount")) == len(text.encode("utf-16-le")) // 2, "CodeCount")
            _need(len(glyphs) == int(transform.get("GlyphCount")), "GlyphCount")
            _need(all(int(each) < program["maxp"].numGlyphs for each in glyphs), "glyph")
            text = text[:1] if len(glyphs) == 1 else text
        size, scale = float(element.get("Size")), float(element.get("HScale") or 1)
        a, b, c, d, e, f = _numbers(element.get("CTM") or "1 0 0 1 0 0")
        x, y = float(code.get("X")), float(code.get("Y"))
        colour, alpha = (element.find("{*}FillColor").get(name) for name in ("Value", "Alpha"))
        shown_by, self.outline = self.outline, None
        _need((alpha == "0") == bool(far) == (shown_by is not None), f"a text nobody sees: {text!r}")
        if shown_by is not None:
            wanted = _ink(program, glyphs, [0, *accumulate(deltas)], size, scale)
            same = shown_by.boundary == element.get("Boundary") and shown_by.ctm == element.get("CTM")
            _need(same and shown_by.colour == colour, "an outline beside its text")
            found = shown_by.ink(x, y)
            _need(all(abs(one - other) <= size / 200 for one, other in zip(found, wanted, strict=True)), "an outline")
        for index, each in enumerate(text):
            x += deltas[index - 1] if index else 0
            place = a * x + c * y + e, b * x + d * y + f
            _need(-0.001 <= place[0] <= width and -0.001 <= place[1] <= height, f"{each} outside of its box")
            yield Shown(each, left + place[0], top + place[1], size, scale, colour, b != 0, family)

    def _outline(self, above: Any | None, pages: list[str], read: ReadOfd, depth: int) -> None:
        for each in () if above is None else above.findall("{*}OutlineElem"):
            target = each.find("{*}Actions/{*}Action/{*}Goto/{*}Dest")
            page, top = pages.index(target.get("PageID")), float(target.get("Top"))
            read.outline.append((depth, each.get("Title"), page, top))
            _need(int(each.get("Count")) == len(list(each.iter("{*}OutlineElem"))) - 1, "Count")
            self._outline(each, pages, read, depth + 1)

    def _attached(self, path: str, read: ReadOfd) -> None:
        root, _ = self._part(path)
        for each in root:
            _need(re.fullmatch("[A-Za-z_].*", each.get("ID")) and each.get("Format") == "txt", "an attachment")
            read.attachments[each.get("Name")] = self.package.read(self._path(path, each.findtext("{*}FileLoc")))


def _name(element: Any) -> str:
    return etree.QName(element).localname


def _numbers(text: str | None) -> list[float]:
    return [float(each) for each in (text or "").split()]
