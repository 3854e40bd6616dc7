"""A build that reads all of its inputs, and makes or compares every paper."""

from __future__ import annotations

import datetime
from dataclasses import replace

from generator.dispatch.asked import Asked
from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.building import Building, RecordedEntry, corrected, sent_again
from generator.dispatch.changes import Phase
from generator.dispatch.choice import ONLY, Choice, choose, ordered
from generator.dispatch.making_set import Options
from generator.dispatch.manifest import Manifest
from generator.dispatch.number_taking import number_in_register
from generator.dispatch.plan import folder_name
from generator.dispatch.unit_papers import Workforce
from generator.ground.errors import Problem, UsageError
from generator.official.document import Edition
from generator.writing import output_errors, staged


def full_build(asked: Asked) -> Manifest:
    """Makes and publishes the set that was ``asked`` for; returns its manifest.

    Raises GeneratorError with all problems of the stage that failed; then nothing has been written.
    """
    sources = read_sources(asked.templates, asked.notice, asked.units, is_draft=asked.draft, everybody=asked.everybody)
    _refuse_together(asked)
    if (asked.reissue or asked.correction) and not sources.notice.number:
        raise UsageError(Problem("cli-no-number").in_words(sources.notice.words))
    sources = sources.in_edition(draft=asked.draft, correction=asked.correction)
    addressed, order = ordered(sources.roster, sources.units, asked.sort)
    sources = replace(sources, units=addressed)
    by = "--reissue" if asked.reissue else ONLY
    only = (*asked.only, *asked.reissue)
    choice = choose(
        sources.roster, addressed, only, asked.exclude, asked.where, order, by=by, words=sources.notice.words
    )
    target = asked.output / folder_name(sources.notice)
    options = Options(Workforce(asked.jobs, asked.executor), asked.progress or _silent, asked.options)
    sources = sources.with_warnings(number_in_register(sources.notice, asked.register))
    building = Building(sources, choice, target, options, _record(asked, sources, choice))
    if asked.chosen is not None:
        asked.chosen(choice)
    with output_errors(target):
        if asked.dry_run:
            return building.run(None)
        with building.done, staged(target.parent, becoming=target.name) as staging:
            return building.run(staging)


def _refuse_together(asked: Asked) -> None:
    """Raises UsageError for options that exclude one another."""
    if asked.draft and (asked.correction or asked.reissue):
        raise UsageError(Problem("cli-draft-issued"))
    if asked.reissue and (asked.narrows or asked.correction):
        raise UsageError(Problem("cli-reissue-alone"))


def _record(asked: Asked, sources: Sources, choice: Choice) -> RecordedEntry | None:
    day = asked.today or datetime.date.today()
    if asked.reissue:
        return RecordedEntry(asked.register, sent_again(sources.notice, choice.units, day))
    if sources.notice.edition is Edition.CORRECTED:
        return RecordedEntry(asked.register, corrected(sources.notice, choice, day))
    return None


def _silent(_phase: Phase, _done: int, _total: int, _name: str) -> None:
    pass
