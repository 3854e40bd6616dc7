"""The pages of Word files that are set in a text paper: LibreOffice prints them, a painter only puts them in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from generator.dispatch.papers.document_maker import written
from generator.ground.errors import Problem, joined
from generator.official.blocks import InsetDocument, LaidOutDocument
from generator.official.placed_pages import InsetPage, PlacedDocument


@dataclass(frozen=True, slots=True)
class InsetPrints:
    """PDFs of the inset pages of a document, by the identity of the file that is set in, with warnings."""

    pdfs: Mapping[int, bytes] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    def of(self, inset: InsetPage) -> bytes | None:
        """The PDF with all pages of the file of ``inset``; None where it has not been printed."""
        return self.pdfs.get(id(inset.document))


def insets_of(document: LaidOutDocument) -> list[InsetDocument]:
    """The Word files that are set in ``document``."""
    return [block for block in document.blocks if isinstance(block, InsetDocument)]


def printed_insets(document: LaidOutDocument, pages: PlacedDocument, *, pdf_a: bool) -> InsetPrints:
    """The pages of the files set in ``document``, printed with the whole document, of which ``pages`` are the pages.

    Where LibreOffice is missing, or prints another number of pages, there is a warning instead. Raises OutputError
    where it fails.
    """
    insets = insets_of(document)
    if not insets:
        return InsetPrints()
    from generator.office import pdf

    names = joined(inset.name for inset in insets)
    if not pdf.has_suite():
        return InsetPrints(warnings=(Problem("pdf-inset-no-suite", None, {"names": names}),))
    moment = datetime(document.date.year, document.date.month, document.date.day, tzinfo=UTC)
    converted = pdf.convert_documents({document.title: written(document)}, moment=moment, pdf_a=pdf_a)
    (printed,) = converted.pdfs.values()
    if printed.pages != len(pages.pages):
        counts = {"names": names, "pages": len(pages.pages), "printed": printed.pages}
        return InsetPrints(warnings=(Problem("pdf-inset-pages", None, counts),))
    return InsetPrints(dict(_apart(printed.data, pages)))


def _apart(data: bytes, document: PlacedDocument) -> Iterator[tuple[int, bytes]]:
    """For each file that is set in, its identity and a PDF of its pages."""
    numbers: dict[int, list[int]] = {}
    for number, page in enumerate(document.pages):
        if page.inset is not None:
            numbers.setdefault(id(page.inset.document), []).append(number)
    for file, its_pages in numbers.items():
        yield file, _some_pages(data, its_pages)


def _some_pages(data: bytes, numbers: Sequence[int]) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as taken:
        taken.pages.extend(source.pages[number] for number in numbers)
        taken.save(out, deterministic_id=True)
    return out.getvalue()
