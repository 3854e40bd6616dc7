"""Pages of papers: painted where fawen lays them out, else printed by LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from generator.desk.previewing.previewed_papers import Papers
from generator.dispatch.papers.painting import PageFormat, Painting, refusals
from generator.ground.cores import cores
from generator.ground.errors import OutputError, Problem, joined
from generator.office.pdf import convert_documents, has_suite
from generator.official.layout import placed
from generator.official.painters.png import painted_png
from generator.official.painters.svg import PictureAt, inline_svg


@dataclass(frozen=True, slots=True)
class DrawnPapers:
    """The pages of each paper, pictures or one PDF, by the paper's name; warnings ``of_fonts`` and ``of_text``."""

    pages: Mapping[str, list[bytes]]
    of_fonts: tuple[Problem, ...] = ()
    of_text: tuple[Problem, ...] = ()

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """All of them."""
        return (*self.of_fonts, *self.of_text)


def undrawn_papers(papers: Papers, kind: PageFormat) -> tuple[Problem, ...]:
    """A warning that names the papers of Word templates where they cannot be drawn.

    Raises OutputError with it where there are no others.
    """
    if not papers.documents or (kind != "svg" and has_suite()):
        return ()
    code = "preview-svg" if kind == "svg" else "preview-no-suite"
    problem = Problem(code, None, {"papers": joined(papers.documents)}, milder="warning" if papers.texts else None)
    if not papers.texts:
        raise OutputError(problem)
    return (problem,)


def drawn_papers(
    papers: Papers,
    documents: Mapping[str, bytes],
    kind: PageFormat,
    dpi: int,
    moment: datetime,
    progress: Callable[[str], None] | None,
) -> DrawnPapers:
    """The pages of the texts of ``papers``, and of those of its ``documents`` that can be printed, dated ``moment``.

    ``progress`` is called with the name of each document that is printed. Raises OutputError where LibreOffice or the
    fonts fail.
    """
    painted = painted_papers(papers, kind, dpi)
    if not documents:
        return painted
    printed = printed_papers(documents, kind, dpi, moment, progress)
    of_fonts = {each.code: each for each in (*printed.of_fonts, *painted.of_fonts)}
    pages = {**painted.pages, **printed.pages}
    return DrawnPapers(pages, tuple(of_fonts.values()), (*painted.of_text, *printed.of_text))


def painted_papers(papers: Papers, kind: PageFormat, dpi: int) -> DrawnPapers:
    """The pages of the texts of ``papers``. Raises OutputError where a font is missing, or LibreOffice fails."""
    painting = Painting()
    painted = {name: painting.pages(document, kind, dpi=dpi) for name, document in papers.texts.items()}
    fonts = {name for document in papers.texts.values() for name in document.fonts.values()}
    of_fonts = painting.warnings(fonts) if kind != "svg" else ()
    of_text = tuple(warning for each in painted.values() for warning in each.warnings)
    return DrawnPapers({name: each.pages for name, each in painted.items()}, of_fonts, of_text)


def inline_pages(papers: Papers, picture_at: PictureAt) -> tuple[dict[str, list[str]], tuple[Problem, ...]]:
    """The pages of the texts of ``papers``, by their names, as elements of a web page; see :func:`inline_svg`.

    With warnings about what they do not show right.
    """
    layouts = {name: placed(document) for name, document in papers.texts.items()}
    pages = {name: [inline_svg(page, each, picture_at) for page in each.pages] for name, each in layouts.items()}
    return pages, refusals(found for each in layouts.values() for found in each.unrepresented())


def printed_papers(
    documents: Mapping[str, bytes],
    kind: PageFormat,
    dpi: int,
    moment: datetime,
    progress: Callable[[str], None] | None = None,
) -> DrawnPapers:
    """The pages of ``documents``, .docx by name, printed by LibreOffice; the rest is as in :func:`drawn_papers`."""
    converted = convert_documents(documents, moment=moment, jobs=cores(), progress=progress)
    pages = {
        name: [pdf.data] if kind == "pdf" else list(painted_png(pdf.data, dpi)) for name, pdf in converted.pdfs.items()
    }
    return DrawnPapers(pages, converted.stand_ins, converted.lost)
