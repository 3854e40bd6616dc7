"""A build that reads all of its inputs, and makes or compares every paper."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.dispatch.build_options import BuildOptions
from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.building import Building
from generator.dispatch.manifest import Manifest
from generator.dispatch.plan import folder_name
from generator.dispatch.unit_choice import ONLY, Choice, choose
from generator.dispatch.unit_order import ordered
from generator.ground.errors import Problem, UsageError
from generator.official.document import Edition
from generator.writing import output_errors, staged

if TYPE_CHECKING:
    from generator.dispatch.recorded_entries import RecordedEntry


def full_build(options: BuildOptions) -> Manifest:
    """Makes and publishes the set that ``options`` ask for; returns its manifest.

    Raises GeneratorError with all problems of the stage that failed; then nothing has been written.
    """
    building = prepared_build(options)
    if options.chosen is not None and not options.public:
        options.chosen(building.choice)
    target = building.target
    with output_errors(target):
        if options.dry_run:
            return building.run(None)
        with building.done, staged(target.parent, becoming=target.name) as staging:
            return building.run(staging)


def prepared_build(options: BuildOptions) -> Building:
    """The build that ``options`` ask for, its inputs read and its units chosen. Raises GeneratorError."""
    places = options.places
    sources = read_sources(
        places.templates, places.notice, places.units, is_draft=options.draft, everybody=options.everybody
    )
    if options.public or options.on_request:
        from generator.dispatch.public_set import public_building  # hardly any build is one

        return public_building(options, sources)
    if options.draft and (options.correction or options.reissue):
        raise UsageError(Problem("cli-draft-issued"))
    if options.reissue and (options.narrows or options.correction):
        raise UsageError(Problem("cli-reissue-alone"))
    if (options.reissue or options.correction) and not sources.notice.number:
        raise UsageError(Problem("cli-no-number").in_words(sources.notice.words))
    sources = sources.in_edition(draft=options.draft, correction=options.correction)
    addressed, order = ordered(sources.roster, sources.units, options.sort)
    sources = replace(sources, units=addressed)
    by = "--reissue" if options.reissue else ONLY
    only = (*options.only, *options.reissue)
    choice = choose(
        sources.roster, addressed, only, options.exclude, options.where, order, by=by, words=sources.notice.words
    )
    target = places.output / folder_name(sources.notice)
    if sources.notice.number is None and sources.notice.edition is None:
        from generator.dispatch.registering import number_in_register  # nothing else of a build reads the register

        sources = sources.with_warnings(number_in_register(sources.notice, places.register))
    return Building(sources, choice, target, options, _record(options, sources, choice))


def _record(options: BuildOptions, sources: Sources, choice: Choice) -> RecordedEntry | None:
    if not options.reissue and sources.notice.edition is not Edition.CORRECTED:
        return None
    from generator.dispatch.recorded_entries import RecordedEntry, corrected, sent_again  # hardly any build makes one

    day = options.today or datetime.date.today()
    if options.reissue:
        return RecordedEntry(options.places.register, sent_again(sources.notice, choice.units, day))
    return RecordedEntry(options.places.register, corrected(sources.notice, choice, day))
