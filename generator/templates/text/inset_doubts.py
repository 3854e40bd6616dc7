"""Warnings about an attached Word file: sheets that are not A4, a head printed twice or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.ground.length import Length
from generator.office.package import Package
from generator.office.wordml.main_document import body_of, document_of
from generator.office.wordml.page_sizes import page_sizes
from generator.office.wordml.wordml_names import P, T
from generator.standard import length, tolerance
from generator.templates.text.repeated import elements_of_head

_FIRST_PARAGRAPHS = 12


def inset_doubts(package: Package, title: str, *, own_head: bool) -> Iterator[Problem]:
    """Yield a warning for sheets that are not A4, and one for a head that will be printed twice, or not at all.

    ``title`` is that of the attachment; ``own_head``: only the head of the file itself will be printed. A file that is
    no Word document gives no warning: it is reported when it is inset.
    """
    try:
        body = body_of(document_of(package))
    except TemplateError:
        return
    other = [size for size in dict.fromkeys(page_sizes(body)) if not _is_a4(*size)]
    if other:
        yield _problem(package, "notice-attachment-page", title, size="、".join(_shown(*size) for size in other))
    has_head = bool(elements_of_head(_first_texts(body), title))
    if has_head and not own_head:
        yield _problem(package, "notice-attachment-head-twice", title)
    elif own_head and not has_head:
        yield _problem(package, "notice-attachment-headless", title)


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
    """Return the texts of the first paragraphs that are not blank."""
    found: list[str] = []
    for paragraph in body.iter(P):
        text = "".join(each.text or "" for each in paragraph.iter(T))
        if text.strip():
            found.append(text)
        if len(found) == _FIRST_PARAGRAPHS:
            break
    return found
