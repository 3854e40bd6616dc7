"""Lines in the flow of the text: what decides where they are on a page, and two repairs of it for LibreOffice.

Lengths are in twips.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from math import floor
from typing import TYPE_CHECKING

from lxml import etree

from generator.office.package import Package
from generator.office.pdf.libreoffice_copy.document_sections import DocumentSection, sections
from generator.office.reading import attribute_values
from generator.office.reading.docx_parts import StyleSheet
from generator.office.wordml.schema_order import get_or_add, paragraph_properties, run_properties
from generator.office.wordml.wordml_names import NAMESPACE, PARAGRAPH_PROPERTIES, RUN_PROPERTIES, R, T, name_beside, w

if TYPE_CHECKING:
    import pikepdf


_CELL = w("tc")
_STYLE, _VALUE, _SPACE = w("pStyle"), w("val"), w("space")
_SIZE = w("sz")
_OWN_SIZE = f"{RUN_PROPERTIES}/{_SIZE}"
_OWN_RULE = f"{w('pBdr')}/{w('bottom')}"
_POSITION = f"{RUN_PROPERTIES}/{w('position')}"
_POINT, _HALF_POINT = 20, 10
_LEAST = 20
"""Lines are not lowered for less: it is not seen, and a full page could lose its last line."""

_UNSET_SIZE = "20"  # half points; ECMA-376 part 1, 17.3.2.38
_OTHER_UNITS = ("Lines", "Autospacing")
_NO_RULE = ("nil", "none")
_RIGHT, _DISTRIBUTED = ("right", "end"), "distribute"


@dataclass(frozen=True, slots=True)
class _LineLook:
    """The properties of lines: their exact ``height``, 0 for another rule, and whether they are on a grid.

    ``before`` and ``after`` are the space above and below, 0 where it is not in twips. ``right`` is the right indent of
    lines that end there, right-aligned or ``distributed``, None for others and where it is in characters. ``frame`` has
    the attributes of the paragraph's frame (ECMA-376 part 1, 17.3.1.11), or is None.

    ``parts``: they are kept with the next paragraph, but not with each other.
    """

    height: int
    on_grid: bool
    before: int
    after: int
    right: int | None
    distributed: bool
    parts: bool
    frame: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class FlowLine:
    """The lines of a ``paragraph``: their look, the ``size`` of the largest type, and its own border below, or None."""

    paragraph: etree._Element
    look: _LineLook
    size: int
    has_text: bool
    rule: etree._Element | None

    @property
    def is_in_table(self) -> bool:
        """Whether they are in the cell of a table."""
        return next(self.paragraph.iterancestors(_CELL), None) is not None

    def indent_right(self, by: int) -> None:
        """Adds ``by`` to the right indent, which does not become negative by that."""
        right = self.look.right or 0
        own = get_or_add(paragraph_properties(self.paragraph), "ind")
        name = w("end") if w("end") in own.attrib else w("right")
        own.set(name, str(max(right + by, min(right, 0))))

    def centre(self) -> None:
        """Makes LibreOffice set lines off the grid as on it (``w:textAlignment``, 17.3.1.39)."""
        get_or_add(paragraph_properties(self.paragraph), "textAlignment").set(_VALUE, "center")

    def lower_by(self, by: int) -> int:
        """Adds ``by`` to the space above; returns what was added, 0 where ``by`` is too little."""
        if by < _LEAST:
            return 0
        get_or_add(paragraph_properties(self.paragraph), "spacing").set(w("before"), str(self.look.before + by))
        return by

    def raise_text(self, by: int) -> None:
        """Raises the text in its lines by ``by``, in half-points (``w:position``, 17.3.2.24)."""
        half_points = round(by / _HALF_POINT)
        for run in self.paragraph.iter(R) if half_points else ():
            if run.find(T) is not None and run.find(_POSITION) is None:
                get_or_add(run_properties(run), "position").set(_VALUE, str(half_points))

    def raise_rule(self, by: int) -> int:
        """Sets the rule nearer to the text by ``by``, in whole points and at most by its space; returns by how much."""
        if self.rule is None or by <= 0:
            return 0
        space = attribute_values.integer(self.rule.get(_SPACE)) or 0
        points = min(round(by / _POINT), space)
        self.rule.set(_SPACE, str(space - points))
        return points * _POINT


class FlowLines:
    """Reads the lines of paragraphs by the styles of ``package``. Raises TemplateError where those are not XML."""

    def __init__(self, package: Package) -> None:
        name = package.related(package.main, "styles")
        self._of_style = cache(partial(_styled, StyleSheet(None if name is None else package.look(name))))
        self._known = cache(partial(_looked, self._of_style))
        self.read = cache(partial(_read, self._known))
        """The lines of a paragraph, as they were when they were first read."""

    def look(self, paragraph: etree._Element) -> _LineLook:
        """The properties of the lines of ``paragraph``; quicker than :meth:`read`."""
        return self._known(paragraph)[0]

    @property
    def usual_size(self) -> int:
        """The size of the default paragraph style, by which cells of a grid are computed, in twips."""
        return self._of_style(None)[2]


def _read(known: Callable[[etree._Element], tuple[_LineLook, int]], paragraph: etree._Element) -> FlowLine:
    own = paragraph.find(PARAGRAPH_PROPERTIES)
    look, size = known(paragraph)
    return FlowLine(
        paragraph=paragraph,
        look=look,
        size=_largest(paragraph, size) if next(paragraph.iter(_SIZE), None) is not None else size,
        has_text=any(text.text for text in paragraph.iter(T)),
        rule=None if own is None else _rule(own),
    )


def _looked(
    of_style: Callable[[str | None], tuple[attribute_values.Properties, _LineLook, int]], paragraph: etree._Element
) -> tuple[_LineLook, int]:
    """The properties of a paragraph's lines, by itself and its style, and the style's size."""
    own = paragraph.find(PARAGRAPH_PROPERTIES)
    style = None if own is None else own.find(_STYLE)
    whole, look, size = of_style(None if style is None else style.get(_VALUE))
    if own is not None and len(own) > (style is not None):
        look = _look(attribute_values.over(whole, attribute_values.properties(own)))
    return look, size


def _styled(styles: StyleSheet, asked: str | None) -> tuple[attribute_values.Properties, _LineLook, int]:
    """The paragraph properties of a style, what they say of lines, and its size."""
    style = styles.of("paragraph", asked)
    run = attribute_values.over(styles.default_run, styles.run(style))
    whole = attribute_values.over(styles.default_paragraph, styles.paragraph(style))
    return whole, _look(whole), _size(run.get("sz", {}).get("val", _UNSET_SIZE))


def _look(whole: attribute_values.Properties) -> _LineLook:
    spacing = whole.get("spacing", {})
    return _LineLook(
        height=_twips(spacing.get("line")) if spacing.get("lineRule") == "exact" else 0,
        on_grid=attribute_values.on(whole.get("snapToGrid"), True),
        before=_space(spacing, "before"),
        after=_space(spacing, "after"),
        right=_right(whole),
        parts=attribute_values.on(whole.get("keepNext")) and not attribute_values.on(whole.get("keepLines")),
        distributed=whole.get("jc", {}).get("val") == _DISTRIBUTED,
        frame=whole.get("framePr"),
    )


def _right(whole: attribute_values.Properties) -> int | None:
    """The right indent of lines that end there; ``end`` is the name of Strict Open XML and newer programs."""
    indents = whole.get("ind", {})
    if whole.get("jc", {}).get("val") not in (*_RIGHT, _DISTRIBUTED) or any(
        f"{side}Chars" in indents for side in _RIGHT
    ):
        return None
    return _twips(next((indents[side] for side in _RIGHT if side in indents), None))


def _space(spacing: Mapping[str, str], side: str) -> int:
    others = any(attribute_values.on({"val": spacing.get(f"{side}{unit}", "0")}) for unit in _OTHER_UNITS)
    return 0 if others else _twips(spacing.get(side))


def _twips(text: str | None) -> int:
    return attribute_values.or_nothing(attribute_values.twips(text)).twips


def _largest(paragraph: etree._Element, styled: int) -> int:
    """The size of the largest type in ``paragraph``, by which LibreOffice sets a line on the grid."""
    runs = [run.find(_OWN_SIZE) for run in paragraph.iterchildren(R) if run.find(T) is not None]
    return max((styled if own is None else _size(own.get(_VALUE)) for own in runs), default=styled)


def _size(half_points: str | None) -> int:
    return round((attribute_values.decimal(half_points) or 0) * _HALF_POINT)


def _rule(own: etree._Element) -> etree._Element | None:
    rule = own.find(_OWN_RULE)
    return None if rule is None or rule.get(_VALUE) in _NO_RULE else rule


@dataclass(frozen=True, slots=True)
class Flow:
    """The ``sections`` of a main document, and what reads the ``lines`` of their paragraphs."""

    sections: tuple[DocumentSection, ...]
    lines: FlowLines

    @classmethod
    def of(cls, package: Package) -> Flow:
        """The flow of ``package``; without sections where it has no main document, or is Strict Open XML.

        Raises TemplateError where a part is not XML.
        """
        document = package.tree(package.main) if package.main else None
        readable = document is not None and etree.QName(document).namespace == NAMESPACE
        return cls(tuple(sections(document)) if document is not None and readable else (), FlowLines(package))


# The right ends of lines on a grid of characters: of 署名 and 成文日期 above all.


_GRID, _SHEET, _MARGINS = map(w, ("docGrid", "pgSz", "pgMar"))
_CHAR_SPACES_PER_TWIP = 4096 / 20  # ECMA-376 part 1, 17.6.5
_HANZI = r"[\u3007\u4e00-\u9fff]"
_GAP = re.compile(rf"(?<=[0-9A-Za-z])(?={_HANZI})|(?<={_HANZI})(?=[0-9A-Za-z])")
_NARROWER = 1 / 4 - 1 / 5
"""By how much of an em a gap is narrower than in Word."""
_AT_THE_END = 0.2
"""The part of the lacking width that is left white at the right, where the standard measures."""


@dataclass(frozen=True, slots=True)
class _CharacterGrid:
    """A grid of characters: what it adds to a full-width one, and the ``width`` between the margins."""

    added: float
    width: int

    def unused(self, size: int) -> int:
        """The width beside the whole cells of type of ``size``; a grid that adds nothing has no cells."""
        cell = size + floor(self.added)
        return self.width % cell if self.added and cell > 0 else 0

    def narrower(self, text: str) -> float:
        """By how much LibreOffice sets the characters of ``text`` narrower than Word, on the grid."""
        half = sum(char.isascii() for char in text)
        return (self.added - floor(self.added)) * (len(text) - half) + self.added / 2 * half


def place_right_ends(flow: Flow) -> None:
    """Sets lines that end at the right where Word has them.

    LibreOffice 25.2 narrows the text area to whole cells of the grid, in the middle between the margins. So lines that
    end at the right, off the grid too, are farther to the left than in Word; a frame stays. And a gap between hanzi and
    digits is narrower, so a right-aligned date begins farther to the right. In the copy both ends of such a line are
    nearly where Word has them, but for those in cells, which could be too narrow then.
    """
    for section in flow.sections:
        grid = _character_grid(section)
        for paragraph in () if grid is None else section.paragraphs:
            if grid is not None and flow.lines.look(paragraph).right is not None:
                line, unused = flow.lines.read(paragraph), grid.unused(flow.lines.usual_size)
                if line.has_text and not line.is_in_table:  # a cell has no room to spare
                    line.indent_right(round(_narrower(line, grid) * _AT_THE_END) - _to_the_left(line, unused))


def _to_the_left(line: FlowLine, unused: int) -> int:
    """By how much a line ends farther to the left than in Word, where so much of the text area is ``unused``.

    A distributed line also begins farther to the right by half of that, and would have less room than in Word.
    """
    if line.look.frame is not None:
        return 0
    return unused if line.look.distributed else unused // 2


def _narrower(line: FlowLine, grid: _CharacterGrid) -> float:
    """By how much LibreOffice sets a line narrower than Word; it does not where the line fills its width."""
    if line.look.distributed:
        return 0
    text = "".join(text.text or "" for text in line.paragraph.iter(T))
    gaps = len(_GAP.findall(text)) * line.size * _NARROWER
    return gaps + (grid.narrower(text) if line.look.on_grid else 0)


def _character_grid(section: DocumentSection) -> _CharacterGrid | None:
    grid, sheet, margins = (section.setup.find(name) for name in (_GRID, _SHEET, _MARGINS))
    if grid is None or sheet is None or margins is None or grid.get(w("type")) != "linesAndChars":
        return None
    width = _twips(sheet.get(w("w"))) - _twips(margins.get(w("left"))) - _twips(margins.get(w("right")))
    return _CharacterGrid((attribute_values.integer(grid.get(w("charSpace"))) or 0) / _CHAR_SPACES_PER_TWIP, width)


# Blank pages before sections that restart page numbers, as in a print file, made the same as in Word.


_JOINT = "fawenJoint"
_WIDTH = re.compile(rb"[0-9.]+ w\s*")
"""The whole content of a blank page that LibreOffice adds; an empty page of the document has a frame."""
_END_OF_LINE = re.compile(rb"(\S+) \S+ [ml]\s")
_SHOWN = (b" Tf", b" Do", b" c\n", b" f")


def mark_section_starts(package: Package) -> None:
    """Prepares section starts for :func:`without_added_pages`. Raises TemplateError where the document is not XML.

    LibreOffice always puts a page with an odd number on a right-hand page, with a blank page before it where needed.
    Word does so only where the section starts on an odd page; and for such sections LibreOffice misplaces text beside a
    header. So ``oddPage`` is removed in the copy where the number is odd anyway; and where Word has no blank page, a
    bookmark marks the page on which the section starts, so that a blank page before it can be removed from the PDF.
    """
    for section in sections(package.tree(package.main)) if package.main else ():
        if section.counts_from[-1:] in tuple("13579"):
            if section.starts_on == "oddPage":
                for kind in section.setup.findall(name_beside(section.setup, "type")):
                    section.setup.remove(kind)
            elif section.starts_on == "nextPage" and section.number > 1:
                section.mark_beginning(f"{_JOINT}{section.number}")


def without_added_pages(pdf: bytes) -> bytes:
    """``pdf`` without the blank pages that only LibreOffice adds between sections."""
    if _JOINT.encode() not in pdf:
        return pdf
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for page in sorted(_marked_pages(document), reverse=True):
                if page and is_added_page(document.pages[page - 1]):
                    del document.pages[page - 1]
            document.save(out)
    except pikepdf.PdfError:  # an incomplete PDF, which is found when it is judged
        return pdf
    return out.getvalue()


def is_added_page(page: pikepdf.Page) -> bool:
    """Whether ``page`` is a blank one that only LibreOffice adds: what it has of a border is left of the sheet."""
    content = page.Contents.read_bytes()
    border = [] if any(each in content for each in _SHOWN) else _END_OF_LINE.findall(content)
    is_off = bool(border) and all(left.startswith(b"-") for left in border)
    return is_off or _WIDTH.fullmatch(content) is not None


def _marked_pages(document: pikepdf.Pdf) -> set[int]:
    """The indexes of the pages with bookmarks of :func:`mark_section_starts`, which are removed."""
    numbers = {str(page.objgen): number for number, page in enumerate(document.pages)}
    places = document.Root.Dests
    found = set()
    for name in [key for key in places.keys() if key.startswith(f"/{_JOINT}")]:  # noqa: SIM118  it is no dict
        found.add(numbers[str(places[name][0].objgen)])
        del places[name]
    if not len(places):
        del document.Root.Dests
    return found
