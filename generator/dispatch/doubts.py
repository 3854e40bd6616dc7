"""Warnings about doubtful constructs in the templates of a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.dispatch.templates import Compiled, Template
from generator.ground.errors import Problem, Span, joined
from generator.roster.units import Roster, Unit
from generator.templates.doubts import Known, known_names, reads_address, sheet_doubts, text_doubts, word_doubts
from generator.templates.text import Notice, PaperTemplate
from generator.templates.word import DocxTemplate


def doubts_of_templates(
    per_unit: Iterable[Template], per_dispatch: Iterable[Template], roster: Roster, notice: Notice
) -> Iterator[Problem]:
    """Warnings about doubtful constructs in all templates of a build, template by template."""
    for templates, for_all in ((per_unit, False), (per_dispatch, True)):
        known = known_names(roster, notice, per_dispatch=for_all)
        for template in templates:
            yield from doubts_of(template.compiled, known)


def doubts_of(template: Compiled, known: Known) -> Iterator[Problem]:
    """The findings of a check of ``template``, as warnings: its papers are made nevertheless.

    What keeps a paper from being made is reported as an error when the paper is made.
    """
    for problem in _found(template, known):
        yield replace(problem, milder="warning") if problem.severity == "error" else problem


def _found(template: Compiled, known: Known) -> Iterable[Problem]:
    if isinstance(template, PaperTemplate):
        return text_doubts(template, known)
    if isinstance(template, DocxTemplate):
        return word_doubts(template.data, template.name, known, template.variables())
    return sheet_doubts(template.data, template.name, known)


def lacking_addresses(roster: Roster, units: Sequence[Unit], templates: Mapping[str, Compiled]) -> Iterator[Problem]:
    """One warning, with their number, where papers that print an address go to ``units`` without one.

    ``templates`` are the templates of these papers, by name.
    """
    lacking = [unit.name for unit in units if not unit.address.strip()]
    printing = [name for name, template in templates.items() if reads_address(template)] if lacking else []
    if printing:
        facts = {"count": len(lacking), "templates": joined(printing)}
        concerned = () if len(lacking) == len(units) else tuple(lacking)
        found = Problem("roster-address-missing", Span(roster.file), facts, "address", units=concerned)
        yield found.in_words(roster.words)
