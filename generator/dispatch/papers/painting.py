"""Text papers painted: a laid-out document → its PDF or its pages, in the fonts of this process.

Painters, fonts and what asks for LibreOffice are imported when they are first used: most builds paint nothing.
"""

from __future__ import annotations

import io
import pickle
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from sys import intern
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.dispatch.manifest import program
from generator.dispatch.papers.document_maker import written
from generator.dispatch.papers.numbered_copies import NumberedNotice, numbered_pages
from generator.ground.errors import OutputError, Problem, Span, joined
from generator.ground.representation import Unrepresented
from generator.ground.words.translated_text import TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.official.blocks import InsetDocument, LaidOutDocument
from generator.official.layout.placing import placed
from generator.official.layout.program_differences import LIBREOFFICE, WORD
from generator.official.placed_pages import InsetPage, LazyPages, OutlineEntry, PlacedDocument, PlacedPage, refusals
from generator.writing.file_digests import digest
from generator.writing.manifest_entries import ManifestFile, is_ofd

if TYPE_CHECKING:
    from generator.office.fonts.painting_fonts import PaintingFonts
    from generator.official.painters.ofd.painting import OfdFacts


PaintedWith = tuple[str, ...]
"""The names of a document's fonts, sorted, and last :data:`_OFFICE` where LibreOffice prints pages of it."""

PageFormat = Literal["png", "svg", "pdf", "ofd"]
"""A picture of each page, or one PDF or OFD of all."""

WHOLE = frozenset({"pdf", "ofd"})
"""The formats that have all pages in one file."""

Rules = Literal["word", "libreoffice"]
"""Where lines and pages end: as in Word, or as in LibreOffice."""

PICTURE_DPI = 150
"""Dots to the inch of pictures: a page of A4 is 1241 × 1754 dots then, and 小四 can be read."""

_PROGRAMS = {"word": WORD, "libreoffice": LIBREOFFICE}
_OFFICE = "LibreOffice"
_BETWEEN_NAMES = "\n"


class Painted(NamedTuple):
    """A PDF or OFD that was painted, what with, warnings about inset pages, and what is not painted right."""

    data: bytes
    names: PaintedWith
    warnings: tuple[Problem, ...] = ()
    unrepresented: tuple[Unrepresented, ...] = ()


class PaintedPages(NamedTuple):
    """The pages of a document, each a picture, or one file of all; warnings, and what is not painted right."""

    pages: list[bytes]
    warnings: tuple[Problem, ...] = ()
    unrepresented: tuple[Unrepresented, ...] = ()


def as_tags(names: PaintedWith) -> str:
    """``names`` as the entry of a painted PDF in the manifest has them: one text for the thousands that are alike."""
    return intern(_BETWEEN_NAMES.join(names))


def names_listed(pdf: ManifestFile) -> PaintedWith:
    """The fonts that ``pdf``, or an OFD, was painted with; none for a PDF by LibreOffice and for other files."""
    is_painted = pdf.printed_by == "own" or is_ofd(pdf)
    return tuple(pdf.tags.split(_BETWEEN_NAMES)) if pdf.tags and is_painted else ()


def papers_of(templates: Iterable[str]) -> TranslatedText:
    """How many papers there are of each template, in words; ``templates`` has that of each paper."""
    counts = Counter(templates)
    return joined(phrase("build-papers-of", name=name, count=count) for name, count in counts.items())


def needs_office(names: PaintedWith) -> bool:
    """Whether LibreOffice prints pages of a document that is painted with ``names``."""
    return _OFFICE in names


@dataclass
class Painting:
    """How the pages of one run are painted; ``pdf_a``: PDFs are PDF/A.

    Without ``draws`` it is only found what would not be painted right: PDFs and OFDs have no bytes. ``before`` is the
    printer of the existing set, which counts where LibreOffice is missing now. A process that is handed it finds its
    own fonts.
    """

    pdf_a: bool = False
    before: str = ""
    draws: bool = True
    _found: dict[PaintedWith, PaintingFonts] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[type[Painting], tuple[bool, str, bool]]:
        """Pickles the options alone: fonts are those of the process."""
        return Painting, (self.pdf_a, self.before, self.draws)

    def values(self, sha256: str, names: PaintedWith, about: OfdFacts | None = None) -> str:
        """A digest of everything that decides the PDF of the .docx ``sha256`` (its digest), painted with ``names``.

        With what an OFD is ``about`` that of the OFD.
        """
        kind = ("own", str(self.pdf_a)) if about is None else ("ofd", repr(about))
        return digest("\n".join((program(), *kind, self._mark(names), sha256)).encode())

    def keeps(self, before: ManifestFile | None, sha256: str) -> bool:
        """Whether ``before``, an earlier PDF, is what would be painted for the .docx ``sha256``.

        One with something to report is painted each time.
        """
        return before is not None and not before.told and before.values == self.values(sha256, names_listed(before))

    def pdf(self, document: LaidOutDocument) -> Painted:
        """The PDF of ``document``, under Word's rules; pages of Word files set in it are LibreOffice's, where it is.

        Raises OutputError where a font or a library is missing, or LibreOffice fails.
        """
        return self._pdf_of(document, placed(document))

    def copies_pdf(self, notice: NumberedNotice, copies: Sequence[str], *, duplex: bool) -> Painted:
        """The PDF with the copies of ``notice`` that have these numbers; ``duplex``: each on a right-hand page.

        Raises OutputError as :meth:`pdf` does.
        """
        document = placed(notice.document)
        whole = replace(document, pages=tuple(document.pages))
        return self._pdf_of(
            notice.document, whole, partial(numbered_pages, number=notice.number, copies=copies, duplex=duplex)
        )

    def ofd(self, document: LaidOutDocument, about: OfdFacts | None = None, rules: Rules = "word") -> Painted:
        """The OFD of ``document`` under these ``rules``, with what it says beside its pages.

        Raises OutputError where Word files are set in it, which only LibreOffice can print, or a font or a library is
        missing.
        """
        names = [inset.name for inset in _insets_of(document)]
        if names:
            raise OutputError(Problem("ofd-inset", Span(document.title), {"names": joined(names)}))
        from generator.official.painters.ofd.painting import painted_ofd

        return self._made(placed(document, _PROGRAMS[rules]), partial(painted_ofd, about=about))

    def joined_pdf(self, letters: Iterable[LaidOutDocument], *, duplex: bool) -> Painted:
        """The PDF of a print file: the ``letters`` one after the other; ``duplex``: each on a right-hand page.

        Raises OutputError as :meth:`pdf` does.
        """
        return self._painted(joined_pages(map(placed, letters), duplex=duplex))

    def pages(
        self,
        document: LaidOutDocument,
        kind: PageFormat,
        *,
        rules: Rules = "word",
        dpi: int = PICTURE_DPI,
        about: OfdFacts | None = None,
    ) -> PaintedPages:
        """The pages of ``document`` under these ``rules``: each as a PNG of ``dpi`` or an SVG, or one PDF or OFD.

        Raises OutputError as :meth:`pdf` and :meth:`ofd` do, and for a PDF or OFD that draws something wrongly.
        """
        pages = placed(document, _PROGRAMS[rules])
        if kind == "svg":
            from generator.official.painters.svg import painted_svg

            drawn = (painted_svg(page, pages).encode() for page in pages.pages)
            found = tuple(pages.unrepresented())
            return PaintedPages(list(drawn), (*_not_in_svg(document), *refusals(found)), found)
        painted = self.ofd(document, about, rules) if kind == "ofd" else self._pdf_of(document, pages)
        if kind in WHOLE:
            if painted.unrepresented:
                raise OutputError(refusals(painted.unrepresented, numbered=True, code=f"{kind}-unpainted"))
            return PaintedPages([painted.data], painted.warnings)
        from generator.official.painters.png import painted_png

        pictures = list(painted_png(painted.data, dpi))
        return PaintedPages(pictures, (*painted.warnings, *refusals(painted.unrepresented)), painted.unrepresented)

    def warnings(self, names: Iterable[str]) -> tuple[Problem, ...]:
        """Warnings about the fonts of these ``names``."""
        found = tuple(sorted(set(names) - {_OFFICE}))
        return self._fonts(found).warnings if found else ()

    def _pdf_of(
        self,
        document: LaidOutDocument,
        pages: PlacedDocument,
        arranged: Callable[[PlacedDocument], PlacedDocument] = lambda pages: pages,
    ) -> Painted:
        prints = printed_insets(document, pages, pdf_a=self.pdf_a, draws=self.draws)
        painted = self._painted(arranged(_without_doubles(pages, prints)), prints)
        return painted._replace(names=(*painted.names, _OFFICE)) if _insets_of(document) else painted

    def _painted(self, document: PlacedDocument, prints: _InsetPrints | None = None) -> Painted:
        from generator.official.painters.pdf.painting import painted_pdf

        prints = prints or _InsetPrints()
        paint = partial(painted_pdf, pdf_a=self.pdf_a, insets=prints.of)
        return self._made(document, paint)._replace(warnings=prints.warnings)

    def _made(self, document: PlacedDocument, paint: Callable[..., bytes]) -> Painted:
        from generator.official.painters.pdf.painting import found_unpainted

        names = tuple(sorted(set(document.fonts.values())))
        fonts, found = self._fonts(names), list[Unrepresented]()
        if not self.draws:
            return Painted(b"", names, unrepresented=tuple(found_unpainted(document, fonts)))
        data = paint(document, fonts, unrepresented=found)
        return Painted(data, names, unrepresented=tuple(found))

    def _mark(self, names: PaintedWith) -> str:
        fonts = tuple(name for name in names if name != _OFFICE)
        mark = self._fonts(fonts).mark if fonts else ""
        return f"{mark} {self._printer}" if needs_office(names) else mark

    @cached_property
    def _printer(self) -> str:
        from generator.office import suite
        from generator.office.pdf import font_substitution

        return font_substitution.printer() if suite.has_suite() else self.before

    def _fonts(self, names: PaintedWith) -> PaintingFonts:
        from generator.office.fonts.painting_fonts import painting_fonts

        if names not in self._found:
            self._found[names] = painting_fonts(names)
        return self._found[names]


def _not_in_svg(document: LaidOutDocument) -> tuple[Problem, ...]:
    """A warning that names the Word files that are set in ``document``, where there are any."""
    names = [inset.name for inset in _insets_of(document)]
    return (Problem("pdf-inset-svg", None, {"names": joined(names)}),) if names else ()


def _without_doubles(document: PlacedDocument, prints: _InsetPrints) -> PlacedDocument:
    """``document`` without what LibreOffice has printed on inset pages: 附件n, its title, the page number."""
    if not prints.pdfs:
        return document
    pages = (page if page.inset is None else replace(page, items=()) for page in document.pages)
    return replace(document, pages=tuple(pages))


# The pages of Word files that are set in a text paper: LibreOffice prints them, a painter only puts them in.


@dataclass(frozen=True, slots=True)
class _InsetPrints:
    """PDFs of the inset pages of a document, by the identity of the file that is set in, with warnings."""

    pdfs: Mapping[int, bytes] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    def of(self, inset: InsetPage) -> bytes | None:
        """The PDF with all pages of the file of ``inset``; None where it has not been printed."""
        return self.pdfs.get(id(inset.document))


def _insets_of(document: LaidOutDocument) -> list[InsetDocument]:
    """The Word files that are set in ``document``."""
    return [block for block in document.blocks if isinstance(block, InsetDocument)]


def printed_insets(
    document: LaidOutDocument, pages: PlacedDocument, *, pdf_a: bool, draws: bool = True
) -> _InsetPrints:
    """The pages of the files set in ``document``, printed with the whole document, which has these ``pages``.

    Where LibreOffice is missing, or prints another number of pages, there is a warning instead. Raises OutputError
    where it fails. Without ``draws`` nothing is printed.
    """
    insets = _insets_of(document)
    if not insets:
        return _InsetPrints()
    from generator.office import suite
    from generator.office.pdf import conversion

    names = joined(inset.name for inset in insets)
    if not suite.has_suite():
        return _InsetPrints(warnings=(Problem("pdf-inset-no-suite", None, {"names": names}),))
    if not draws:
        return _InsetPrints()
    moment = datetime(document.date.year, document.date.month, document.date.day, tzinfo=UTC)
    converted = conversion.convert_documents({document.title: written(document)}, moment=moment, pdf_a=pdf_a)
    (printed,) = converted.pdfs.values()
    if printed.pages != len(pages.pages):
        counts = {"names": names, "pages": len(pages.pages), "printed": printed.pages}
        return _InsetPrints(warnings=(Problem("pdf-inset-pages", None, counts),))
    return _InsetPrints(dict(_apart(printed.data, pages)))


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


# The pages of a print file: those of the letters that it joins, each with its own page numbers.


class _PackedPages(LazyPages):
    """Pages letter by letter, packed into bytes, a quarter of their size; one letter is unpacked at a time."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._begins: list[int] = []
        self._count = 0
        self._unpacked: tuple[int, tuple[PlacedPage, ...]] = (-1, ())

    def add(self, pages: tuple[PlacedPage, ...]) -> None:
        """Adds the pages of a letter, at least one."""
        self._begins.append(self._count)
        self._packed.append(pickle.dumps(pages, pickle.HIGHEST_PROTOCOL))
        self._count += len(pages)

    def __len__(self) -> int:
        return self._count

    def page(self, number: int) -> PlacedPage:
        """Unpacks the page of that number, with its letter."""
        letter = bisect_right(self._begins, number) - 1
        if self._unpacked[0] != letter:
            self._unpacked = letter, pickle.loads(self._packed[letter])
        return self._unpacked[1][number - self._begins[letter]]


def joined_pages(letters: Iterable[PlacedDocument], *, duplex: bool) -> PlacedDocument:
    """The ``letters``, at least one, one after the other; title, author, date and fonts are those of the first.

    ``duplex``: each begins on a right-hand page, after a blank one where the letter before has an odd number of pages.
    """
    first: PlacedDocument | None = None
    pages = _PackedPages()
    outline: list[OutlineEntry] = []
    for letter in letters:
        if duplex and len(pages) % 2:
            pages.add((replace(pages[-1], items=(), inset=None),))
        outline += [replace(entry, page=entry.page + len(pages)) for entry in letter.outline]
        pages.add(tuple(letter.pages))
        first = first or replace(letter, pages=pages)  # without the layout of a letter, which its own pages keep
    if first is None:
        raise AssertionError("a print file without letters")
    return replace(first, outline=tuple(outline))


def count_joined(counts: Sequence[int], *, duplex: bool) -> int:
    """The number of pages of a print file whose letters have so many pages each."""
    blanks = sum(count % 2 for count in counts[:-1]) if duplex else 0
    return sum(counts) + blanks
