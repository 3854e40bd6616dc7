"""Papers made without a build: the pages of a notice painted, papers laid out for previews, the papers of one unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from generator.dispatch.build_options import AnyPath, input_place, require_one_of
from generator.dispatch.build_sources import Sources
from generator.dispatch.existing_set import look, nothing
from generator.dispatch.papers.document_maker import in_file
from generator.dispatch.papers.ofd_painting import ofd_facts
from generator.dispatch.papers.painting import PICTURE_DPI, PageFormat, Painting, Rules
from generator.dispatch.plan import Paper, UnitNames, papers_of_units
from generator.dispatch.remake_reasons import inputs_of
from generator.dispatch.set_scope import is_text
from generator.dispatch.templates import Template
from generator.dispatch.unit_papers.unit_paper_run import UnitPaperRun, Workforce
from generator.ground.desk_names import HOUSE, NOTICE, TEMPLATES
from generator.ground.disk import named
from generator.ground.errors import OutputError, Problem
from generator.official.blocks import LaidOutDocument
from generator.official.layout.composition import lay_out
from generator.official.placed_pages import refusals
from generator.roster.units.unit import Unit
from generator.templates.text.notice import open_notice


def paint(
    *,
    notice: AnyPath | None = None,
    templates: AnyPath = TEMPLATES,
    format: PageFormat = "svg",  # noqa: A002  the word of the command line
    rules: Rules = "word",
    dpi: int = PICTURE_DPI,
    draft: bool = False,
) -> list[bytes]:
    """The pages of the notice in the folder ``notice`` (default: ``notice`` in ``templates``), with bound attachments.

    ``format`` is ``svg`` or ``png``, one for each page, or ``pdf`` or ``ofd``, one for all. ``rules`` says whose lines
    and pages they have: those of ``word``, or of ``libreoffice``. ``dpi`` are the dots to the inch of a PNG; a
    ``draft`` is marked as one. Nothing is written.

    Raises GeneratorError with all problems of the stage that failed, and with what is not painted right.
    """
    require_one_of("format", format, get_args(PageFormat))
    require_one_of("rules", rules, get_args(Rules))
    folder = input_place(templates, TEMPLATES)
    place = folder / NOTICE if notice is None else named(Path(notice))
    opened = open_notice(place, folder / HOUSE, is_draft=draft)
    shown = opened.in_edition(opened.draft_edition) if draft else opened
    with in_file(opened.name):
        document = lay_out(shown.render())
    about = ofd_facts(shown) if format == "ofd" else None
    painted = Painting().pages(document, format, rules=rules, dpi=dpi, about=about)
    if painted.unrepresented:
        raise OutputError(refusals(painted.unrepresented, numbered=True))
    return painted.pages


def laid_out_papers(sources: Sources, papers: Sequence[Paper], folder: Path) -> Iterator[tuple[Paper, LaidOutDocument]]:
    """Each of ``papers``, which are text papers of ``sources``, with its document as a build into ``folder`` makes it.

    They are laid out and not written: painters need this of papers whose .docx is made elsewhere. Raises
    GeneratorError.
    """
    return UnitPaperRun(sources, look(folder), inputs_of(sources), Workforce(), lambda *_: None).documents(papers)


@dataclass(frozen=True, slots=True)
class _UnitsPapers:
    """The papers of a unit, with their ``contents`` by path; ``documents`` are those of text templates, laid out."""

    papers: tuple[Paper, ...]
    contents: Mapping[str, bytes]
    documents: Mapping[str, LaidOutDocument]
    warnings: tuple[Problem, ...]


class SingleUnits:
    """Makes papers of single units of ``sources`` in memory; what all have in common is made once.

    Each is as a build makes it, but there is no plan of all the others.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._run = UnitPaperRun(sources, nothing(Path()), inputs_of(sources), Workforce(), lambda *_: None)
        self._numbers = {id(unit): number for number, unit in enumerate(sources.units)}
        self._names = UnitNames(sources.roster.units)

    def papers(self, unit: Unit, templates: Sequence[Template]) -> _UnitsPapers:
        """The papers of ``templates`` that are for ``unit``, also together with others.

        Raises TemplateError, LayoutError with all their problems.
        """
        papers = tuple(paper for template in templates for paper in self._of_template(template, unit))
        contents, made = self._run.contents(papers)
        texts = [paper for paper in papers if is_text(paper)]
        documents = {paper.path: document for paper, document in self._run.documents(texts)}
        lacking = made.characters.warnings(len(self._sources.units))
        warnings = (*self._sources.warnings, *self._run.left_out, *made.warnings, *lacking)
        return _UnitsPapers(papers, contents, documents, warnings)

    def _of_template(self, template: Template, unit: Unit) -> list[Paper]:
        number = self._numbers[id(unit)]
        begins = self._run.turns[template.name].beginnings([number], len(self._sources.units))
        return list(papers_of_units(self._sources, template, self._names, [begin + 1 for begin in begins]))
