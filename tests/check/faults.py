"""What puts faults into a right document, one at a time.

They are written for the text of ``tests.check.right``, in whatever program's document it stands: a paragraph is found
by how it begins, a change is typed as a clerk would.
"""

import copy
from collections.abc import Callable, Iterator

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from tests.check.right import LEFT, format_line, set_font

Plant = Callable[[Document], None]
"""What puts a fault into a document."""


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the text, those of tables too."""
    for block in document.element.body.iter(qn("w:p")):
        yield Paragraph(block, document._body)


def paragraph(document: Document, start: str) -> Paragraph:
    """The first paragraph whose text begins with ``start``."""
    return next(each for each in paragraphs(document) if each.text.startswith(start))


def retype(document: Document, start: str, old: str, new: str) -> None:
    """``new`` in the place of ``old`` in the paragraph that begins with ``start``, in the look of what it replaces."""
    found = paragraph(document, start)
    place = found.text.index(old)
    replaced = False
    offset = 0
    for run in found.runs:
        begins, ends = offset, offset + len(run.text)
        offset = ends
        cut_from, cut_to = max(place, begins), min(place + len(old), ends)
        if cut_from < cut_to or (not old and begins <= place <= ends and not replaced):
            text = run.text
            run.text = text[: cut_from - begins] + ("" if replaced else new) + text[cut_to - begins :]
            replaced = True


def runs_of(document: Document, start: str) -> list[Run]:
    """The runs with text of a paragraph."""
    return [run for run in paragraph(document, start).runs if run.text.strip()]


def remove(element: etree._Element | None) -> None:
    assert element is not None
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def together(*plants: Callable[[Document], object]) -> Plant:
    return lambda document: [plant(document) for plant in plants].clear()


def of_runs(start: str, change: Callable[[Run], object]) -> Plant:
    return lambda document: [change(run) for run in runs_of(document, start)].clear()


def in_font(start: str, name: str, size: float | None = None) -> Plant:
    """A paragraph in another font, and size in points."""
    return together(of_runs(start, lambda run: set_font(run, name)), *([in_size(start, size)] if size else []))


def in_size(start: str, size: float) -> Plant:
    """A paragraph in another size, in points."""
    return of_runs(start, lambda run: setattr(run.font, "size", Pt(size)))


def coloured(start: str, color: str) -> Plant:
    return of_runs(start, lambda run: setattr(run.font.color, "rgb", RGBColor.from_string(color)))


def bold(start: str) -> Plant:
    return of_runs(start, lambda run: setattr(run.font, "bold", True))


def formed(start: str, **form: object) -> Plant:
    """A paragraph with other values of python-docx's ``paragraph_format``."""

    def plant(document: Document) -> None:
        for name, value in form.items():
            setattr(paragraph(document, start).paragraph_format, name, value)

    return plant


def right_in(start: str, right: float) -> Plant:
    """A paragraph whose right indent is ``right`` millimetres."""
    return formed(start, right_indent=Mm(right))


def pitched(start: str, points: float) -> Plant:
    return formed(start, line_spacing=Pt(points))


def lines_above(start: str, count: int, *, last: bool = False) -> Plant:
    """As many empty lines more, or fewer, above the first paragraph that begins so, or the last one of the text."""

    def plant(document: Document) -> None:
        of_text = (each for each in reversed(document.paragraphs) if each.text.startswith(start))
        below = next(of_text) if last else paragraph(document, start)
        for _ in range(-count):
            remove(below._p.getprevious())
        for _ in range(count):
            format_line(below.insert_paragraph_before(""), LEFT, 579)

    return plant


def typed(start: str, old: str, new: str) -> Plant:
    return lambda document: retype(document, start, old, new)


def aligned(start: str, align: WD_ALIGN_PARAGRAPH) -> Plant:
    """A paragraph aligned otherwise, its indents taken away."""

    def plant(document: Document) -> None:
        form = paragraph(document, start).paragraph_format
        form.alignment = align
        form.left_indent = form.right_indent = form.first_line_indent = Twips(0)

    return plant


def indented(start: str, *, left: float = 0, first: float = 0) -> Plant:
    """A paragraph with other indents, in millimetres."""

    def plant(document: Document) -> None:
        found = paragraph(document, start)
        indent = found._p.get_or_add_pPr().get_or_add_ind()
        for name in ("firstLineChars", "leftChars"):  # they come before the lengths, and a style may give them
            indent.set(qn(f"w:{name}"), "0")
        found.paragraph_format.left_indent = Mm(left)
        found.paragraph_format.first_line_indent = Mm(first)

    return plant


def margin(side: str, millimetres: float) -> Plant:
    """A page margin of every section."""

    def plant(document: Document) -> None:
        for section in document.sections:
            setattr(section, f"{side}_margin", Mm(millimetres))

    return plant


def repeated_as(start: str, text: str) -> Plant:
    """A paragraph after that which begins with ``start``, in its look."""

    def plant(document: Document) -> None:
        found = paragraph(document, start)._p
        other = copy.deepcopy(found)
        found.addnext(other)
        runs = [run for run in Paragraph(other, document._body).runs if run.text.strip()]
        for run in runs[1:]:
            run.text = ""
        runs[0].text = text

    return plant


def sheet(width: float, height: float) -> Plant:
    """Another size of the sheet in every section, in millimetres."""

    def plant(document: Document) -> None:
        for section in document.sections:
            section.page_width, section.page_height = Mm(width), Mm(height)

    return plant


def in_header(text: str) -> Plant:

    def plant(document: Document) -> None:
        for section in document.sections:
            for header in (section.header, section.even_page_header, section.first_page_header):
                header.paragraphs[0].add_run(text)

    return plant


def no_page_numbers(document: Document) -> None:
    """All footers without what is in them."""
    for section in document.sections:
        for footer in (section.footer, section.even_page_footer):
            for each in footer.paragraphs:
                for child in list(each._p):
                    if child.tag != qn("w:pPr"):
                        each._p.remove(child)
