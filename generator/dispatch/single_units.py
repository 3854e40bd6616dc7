"""The papers of one unit after the other, in memory: each as a build makes it, without a plan of all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.dispatch.build_sources import Sources
from generator.dispatch.input_digests import inputs_of
from generator.dispatch.plan import Paper, papers_of_units
from generator.dispatch.published import nothing
from generator.dispatch.set_scope import is_text
from generator.dispatch.templates import Template
from generator.dispatch.unit_names import UnitNames
from generator.dispatch.unit_papers import UnitPaperRun, Workforce
from generator.ground.errors import Problem
from generator.official.blocks import LaidOutDocument
from generator.roster.units import Unit


@dataclass(frozen=True, slots=True)
class UnitsPapers:
    """The papers of a unit, with their ``contents`` by path; ``documents`` are those of text templates, laid out."""

    papers: tuple[Paper, ...]
    contents: Mapping[str, bytes]
    documents: Mapping[str, LaidOutDocument]
    warnings: tuple[Problem, ...]


class SingleUnits:
    """Makes papers of single units of ``sources``; what all have in common is made once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._run = UnitPaperRun(sources, nothing(Path()), inputs_of(sources), Workforce(), lambda *_: None)

    def papers(self, unit: Unit, templates: Sequence[Template]) -> UnitsPapers:
        """The papers of ``templates`` that are for ``unit``, also together with others.

        Raises TemplateError, LayoutError with all their problems.
        """
        papers = tuple(paper for template in templates for paper in self._of_template(template, unit))
        contents, made = self._run.contents(papers)
        texts = [paper for paper in papers if is_text(paper)]
        documents = zip((paper.path for paper in texts), self._run.documents(texts), strict=True)
        lacking = made.characters.warnings(len(self._sources.units))
        warnings = (*self._sources.warnings, *self._run.left_out, *made.warnings, *lacking)
        return UnitsPapers(papers, contents, dict(documents), warnings)

    def _of_template(self, template: Template, unit: Unit) -> list[Paper]:
        number = self._numbers[id(unit)]
        begins = self._run.turns[template.name].beginnings([number], len(self._sources.units))
        return list(papers_of_units(self._sources, template, self._names, [begin + 1 for begin in begins]))

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(unit): number for number, unit in enumerate(self._sources.units)}

    @cached_property
    def _names(self) -> UnitNames:
        return UnitNames(self._sources.roster.units)
