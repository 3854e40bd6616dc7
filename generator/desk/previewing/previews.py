"""One preview: makes papers and has them drawn; puts their pages in a folder where that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.desk.previewing.drawn_papers import drawn_papers, undrawn_papers
from generator.desk.previewing.page_folder import page_names, pdf_name, publish
from generator.desk.previewing.previewed_papers import (
    NOTICE,
    Papers,
    chosen_templates,
    chosen_unit,
    notice_papers,
    unit_papers,
)
from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.papers.painting import PageFormat
from generator.dispatch.progress import Progress
from generator.dispatch.public_build import Place
from generator.dispatch.single_units import SingleUnits
from generator.dispatch.unit_names import UnitNames
from generator.ground.errors import Problem, UsageError
from generator.ground.file_names import safe_name

_FOLDER = "预览-{}"


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One picture, or the PDF of a paper: its paper, the number of the page from 1, and its path."""

    paper: str
    number: int
    path: Path


@dataclass(frozen=True, slots=True)
class DrawnPreview:
    """The ``pages`` of each paper of ``name``, a unit or 公文; ``warnings`` are those of a build and of drawing."""

    name: str
    pages: Mapping[str, list[bytes]]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The ``pages`` in ``folder``; ``warnings`` are those of a build of the same papers and of printing them."""

    folder: Path
    pages: tuple[PreviewPage, ...]
    warnings: tuple[Problem, ...]


def preview(
    unit: str | None = None,
    *,
    template: Sequence[str] = (),
    templates: Place = "templates",
    notice: Place | None = None,
    units: Place = "units.yaml",
    output: Place = "output",
    draft: bool = False,
    everybody: bool = False,
    kind: PageFormat = "png",
    dpi: int,
    progress: Progress | None = None,
) -> Preview:
    """Draws the papers of the unit of this name, addressee or code; without one the notice.

    The pages of :func:`drawn` go into the folder 预览-<unit> (预览-公文) below ``output``; they replace an earlier
    preview's, and nothing else is written.

    Raises GeneratorError with all problems of the stage that failed, OutputError where nothing can be drawn, too; then
    nothing has been written.
    """
    seen = drawn(
        unit,
        template=template,
        templates=templates,
        notice=notice,
        units=units,
        draft=draft,
        everybody=everybody,
        kind=kind,
        dpi=dpi,
        progress=progress,
    )
    place = Path(output) / safe_name(_FOLDER.format(seen.name))
    pages = [
        PreviewPage(paper, number, place / file)
        for paper, pictures in seen.pages.items()
        for number, file in enumerate(_names(paper, len(pictures), kind), start=1)
    ]
    publish(place, {page.path.name: seen.pages[page.paper][page.number - 1] for page in pages})
    return Preview(place, tuple(pages), seen.warnings)


def drawn(
    unit: str | None = None,
    *,
    template: Sequence[str] = (),
    templates: Place = "templates",
    notice: Place | None = None,
    units: Place = "units.yaml",
    draft: bool = False,
    everybody: bool = False,
    kind: PageFormat = "png",
    dpi: int,
    progress: Progress | None = None,
) -> DrawnPreview:
    """The pages of the papers of the unit of this name, addressee or code; without one of the notice.

    ``template`` names the papers wanted (default: all). Pages are pictures of the ``kind`` png, of ``dpi`` dots to the
    inch, or svg, or a pdf for each paper. Papers of text templates are painted. LibreOffice prints those of Word
    templates: as svg, or where it is missing, a warning names them instead. The other arguments are those of a build.
    Nothing is written. Raises as :func:`preview` does.
    """
    folder = Path(templates)
    sources = read_sources(
        folder, folder / "notice" if notice is None else Path(notice), Path(units), everybody=everybody
    )
    sources = sources.in_edition(draft=draft)
    papers, name = _papers(sources, unit, template)
    undrawn = undrawn_papers(papers, kind)
    counted = None if progress is None else _counted(progress, 0 if undrawn else len(papers.documents))
    seen = drawn_papers(papers, {} if undrawn else papers.documents, kind, dpi, sources.notice.moment, counted)
    return DrawnPreview(name, seen.pages, (*papers.warnings, *undrawn, *seen.warnings))


def _names(paper: str, pages: int, kind: PageFormat) -> list[str]:
    return [pdf_name(paper)] if kind == "pdf" else page_names(paper, pages, kind)


def _counted(progress: Progress, total: int) -> Callable[[str], None]:
    done = count(1)
    return lambda name: progress("pdfs", next(done), total, name)


def _papers(sources: Sources, word: str | None, template: Sequence[str]) -> tuple[Papers, str]:
    """The papers to be drawn, and the name of whom or what they are of."""
    if word is None:
        if template:
            raise UsageError(Problem("preview-template-of-notice"))
        return notice_papers(sources), NOTICE
    unit = chosen_unit(sources, word)
    papers = unit_papers(SingleUnits(sources), unit, chosen_templates(sources, template))
    return papers, UnitNames(sources.roster.units).known_as(unit)
