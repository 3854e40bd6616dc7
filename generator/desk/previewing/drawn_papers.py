"""Pages of papers: painted where fawen lays them out, else printed by LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from generator.desk.previewing.previewed_papers import Papers
from generator.dispatch.papers.painting import PageFormat, Painting
from generator.ground.cores import cores
from generator.ground.errors import OutputError, Problem, joined
from generator.office.pdf import convert_documents, has_suite
from generator.official.painters.png import painted_png


@dataclass(frozen=True, slots=True)
class DrawnPapers:
    """The pages of each paper, pictures or one PDF, by the paper's name; warnings about fonts and characters."""

    pages: Mapping[str, list[bytes]]
    warnings: tuple[Problem, ...]


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
    painting = Painting()
    painted = {name: painting.pages(document, kind, dpi=dpi) for name, document in papers.texts.items()}
    pages = {name: each.pages for name, each in painted.items()}
    fonts = {name for document in papers.texts.values() for name in document.fonts.values()}
    of_fonts = {each.code: each for each in (painting.warnings(fonts) if kind != "svg" else ())}
    warnings = [warning for each in painted.values() for warning in each.warnings]
    if documents:
        converted = convert_documents(documents, moment=moment, jobs=cores(), progress=progress)
        for name, pdf in converted.pdfs.items():
            pages[name] = [pdf.data] if kind == "pdf" else list(painted_png(pdf.data, dpi))
        of_fonts = {**{each.code: each for each in converted.stand_ins}, **of_fonts}
        warnings += converted.lost
    return DrawnPapers(pages, (*of_fonts.values(), *warnings))
