"""One preview: makes papers, prints and draws them, puts the pictures in their folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.desk.previewing.page_folder import page_names, publish
from generator.desk.previewing.previewed_papers import (
    NOTICE,
    Papers,
    chosen_templates,
    chosen_unit,
    notice_papers,
    unit_papers,
)
from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.progress import Progress
from generator.dispatch.public_build import Place
from generator.dispatch.unit_names import UnitNames
from generator.ground.cores import cores
from generator.ground.errors import Problem, UsageError
from generator.ground.file_names import safe_name
from generator.office.pdf import convert_documents
from generator.official.painters.png import painted_png

_FOLDER = "预览-{}"


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One picture: its paper, the number of the page from 1, and its path."""

    paper: str
    number: int
    path: Path


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
    dpi: int,
    progress: Progress | None = None,
) -> Preview:
    """Draws the papers of the unit of this name, addressee or code; without one the notice.

    ``template`` names the papers wanted (default: all). The pictures, of ``dpi`` dots to the inch, go into the folder
    预览-<unit> (预览-公文) below ``output``, and replace an earlier preview's; nothing else is written. The other
    arguments are those of a build.

    Raises GeneratorError with all problems of the stage that failed, OutputError where LibreOffice is missing too; then
    nothing has been written.
    """
    folder = Path(templates)
    sources = read_sources(folder, folder / "notice" if notice is None else Path(notice), Path(units))
    sources = sources.in_edition(draft=draft)
    papers, name = _papers(sources, unit, template)
    told = None if progress is None else _counted(progress, len(papers.documents))
    converted = convert_documents(papers.documents, moment=sources.notice.moment, jobs=cores(), progress=told)
    pictures = {paper: list(painted_png(pdf.data, dpi)) for paper, pdf in converted.pdfs.items()}
    place = Path(output) / name
    pages = [
        PreviewPage(paper, number, place / file)
        for paper, drawn in pictures.items()
        for number, file in enumerate(page_names(paper, len(drawn)), start=1)
    ]
    publish(place, {page.path.name: pictures[page.paper][page.number - 1] for page in pages})
    return Preview(place, tuple(pages), (*papers.warnings, *converted.stand_ins, *converted.lost))


def _counted(progress: Progress, total: int) -> Callable[[str], None]:
    done = count(1)
    return lambda name: progress("pdfs", next(done), total, name)


def _papers(sources: Sources, word: str | None, template: Sequence[str]) -> tuple[Papers, str]:
    """The papers to be drawn, and the name of the folder for their pages."""
    if word is None:
        if template:
            raise UsageError(Problem("preview-template-of-notice"))
        return notice_papers(sources), _FOLDER.format(NOTICE)
    unit = chosen_unit(sources, word)
    papers = unit_papers(sources, unit, chosen_templates(sources, template))
    return papers, safe_name(_FOLDER.format(UnitNames(sources.roster.units).known_as(unit)))
