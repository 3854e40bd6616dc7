"""Warnings about an attached Word file: what is not set in, sheets that are not A4, a head printed twice or not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError, joined
from generator.ground.length import Length
from generator.ground.representation import Unrepresented, reported
from generator.office.package import Package, read_package, write_package
from generator.office.package.part_names import RELATION_ID
from generator.office.reading.word_walk import PICTURES, header_text, watermarks
from generator.office.wordml.main_document import body_of, document_of
from generator.office.wordml.page_sizes import page_sizes
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import P, T, w
from generator.standard import length, tolerance
from generator.templates.text.repeated_front_matter import elements_of_head

_FIRST_PARAGRAPHS = 12
_NOTES = (w("footnoteReference"), w("endnoteReference"))
_REFERENCES = (w("headerReference"), w("footerReference"))


def inset_doubts(package: Package, title: str, left_out: Collection[str], *, own_head: bool) -> Iterator[Problem]:
    """Warnings of what is not set in, of sheets that are not A4, and of a head printed twice, or not at all.

    ``title`` is that of the attachment; ``left_out`` is what need not be reported; ``own_head``: only the head of the
    file itself will be printed. A file that is no Word document gives no warning: it is reported when it is inset.
    """
    try:
        body = body_of(document_of(package))
    except TemplateError:
        return
    lacking = (each for each in _not_set_in(package, body) if each.what not in left_out)
    yield from (
        replace(each, field="attachments") for each in reported("notice-attachment-left-out", lacking, numbered=False)
    )
    other = [size for size in dict.fromkeys(page_sizes(body)) if not _is_a4(*size)]
    if other:
        yield _problem(package, "notice-attachment-page", title, size=joined(_shown(*size) for size in other))
    has_head = bool(elements_of_head(_first_texts(body), title))
    if has_head and not own_head:
        yield _problem(package, "notice-attachment-head-twice", title)
    elif own_head and not has_head:
        yield _problem(package, "notice-attachment-headless", title)


def without_notes(data: bytes) -> bytes:
    """The Word file ``data`` without its footnotes and endnotes."""
    package = Package(read_package(data, name=""))
    with suppress(TemplateError):  # no Word document: it is reported when it is inset
        for mark in list(document_of(package).iter(*_NOTES)):
            remove(mark)
        package.tree(package.main)
    return write_package(package.finished())


def _not_set_in(package: Package, body: etree._Element) -> Iterator[Unrepresented]:
    """What is in the headers and footers that the pages of a file show, but for page numbers."""
    settings = map(package.look, package.all_related(package.main, "settings"))
    there = {"first": _has(w("titlePg"), body), "even": _has(w("evenAndOddHeaders"), *settings)}
    shown = (each.get(RELATION_ID, "") for each in body.iter(*_REFERENCES) if there.get(each.get(w("type"), ""), True))
    targets = package.targets(package.main)
    for relation in dict.fromkeys(targets[each] for each in shown if each in targets):
        root, span = package.look(relation.target), Span(package.file, part=relation.target)
        texts = header_text(root) or ([""] if _has(PICTURES, root) else [])
        yield from (Unrepresented("watermark", span, text) for text in watermarks(root))
        yield from (Unrepresented(relation.kind, span, " ".join(text.split())) for text in texts)


def _has(tags: str | tuple[str, ...], *roots: etree._Element) -> bool:
    return any(next(root.iter(tags), None) is not None for root in roots)


def set_in(package: Package) -> tuple[str, ...]:
    """The parts of an attached file whose text is set in: its text and its footnotes."""
    return package.main, *package.all_related(package.main, "footnotes")


def _problem(package: Package, code: str, title: str, **facts: object) -> Problem:
    return Problem(code, Span(package.file), {"title": title, **facts}, "attachments")


def _is_a4(width: Length, height: Length) -> bool:
    """Whether a sheet has the standard's size (5.1), portrait or landscape."""
    wanted = sorted((length("page.width"), length("page.height")))
    bound = tolerance("page.width")
    return all(abs(one - other) <= bound for one, other in zip(sorted((width, height)), wanted, strict=True))


def _shown(width: Length, height: Length) -> str:
    return f"{width.mm:.0f} × {height.mm:.0f} mm"


def _first_texts(body: etree._Element) -> list[str]:
    """The texts of the first paragraphs that are not blank."""
    found: list[str] = []
    for paragraph in body.iter(P):
        text = "".join(each.text or "" for each in paragraph.iter(T))
        if text.strip():
            found.append(text)
        if len(found) == _FIRST_PARAGRAPHS:
            break
    return found
