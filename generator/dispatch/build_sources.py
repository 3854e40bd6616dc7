"""All inputs of a build: read, and checked for doubts, before anything is planned."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.dispatch.copies_to_print import print_run
from generator.dispatch.templates import (
    DOCX,
    FOLDERS,
    Compiled,
    Template,
    by_title,
    called,
    in_other_formats,
    misnamed_folders,
    named_in_chinese,
    names_of,
    open_templates,
    other_formats,
    unused_names,
)
from generator.ground import errors
from generator.ground.desk_names import HOUSE
from generator.ground.disk import missing
from generator.ground.words.vocabularies import phrase
from generator.office.pictures import pictures_of
from generator.official.document import Edition
from generator.roster.sheets.named_file import load_units
from generator.roster.units.addressing import AddressedUnits, addressed, distributed
from generator.roster.units.doubts import former_name_doubts, odd_values
from generator.roster.units.groups import Group, Roster, for_everybody
from generator.roster.units.unit import STANDARD_FIELDS, Unit
from generator.templates.doubts.name_doubts import text_doubts
from generator.templates.doubts.name_scope import NameScope, facts_of_format, names_in_scope
from generator.templates.doubts.word_parts import reads_address, sheet_doubts, word_doubts
from generator.templates.expressions.bare_names import names_for
from generator.templates.text.notice import Notice, no_notice, open_notice
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate

T = TypeVar("T")


@dataclass(frozen=True)
class Sources:
    """What a set of papers is made of; ``units`` are those that the notice addresses, in the order of their serials.

    ``copies`` is how many copies of the notice are printed (印制份数), ``printed`` are the templates whose papers are
    joined into print files, ``once`` those of which every unit gets one copy. What has no 主送机关 has no templates of
    units: these ``units`` are those whose copies are counted. ``notice_folder`` is the name of the
    notice's folder; ``pictures`` is the folder for pictures, whether or not it is there; ``account`` says who gets
    papers; ``chinese``: print files have Chinese names; ``prints_copies``: numbered copies of the notice are printed.
    """

    roster: Roster
    notice: Notice
    units: tuple[Unit, ...]
    unit_templates: tuple[Template, ...]
    dispatch_templates: tuple[Template, ...]
    copies: int
    printed: tuple[Template, ...]
    once: tuple[Template, ...]
    notice_folder: str
    pictures: Path
    account: errors.TranslatedText
    warnings: tuple[errors.Problem, ...]
    chinese: bool
    prints_copies: bool = True

    @property
    def prints_numbered(self) -> bool:
        """Whether numbered copies of the notice are made to be printed, and the notice is their master."""
        return self.numbers_copies and self.prints_copies

    @property
    def numbers_copies(self) -> bool:
        """Whether each copy of the notice has a 份号 of its own; a draft has no run."""
        edition = self.notice.edition
        is_draft = edition is not None and edition.is_draft
        return bool(self.notice.copy_number) and self.copies > 1 and not is_draft

    @property
    def unit_fields(self) -> tuple[str, ...]:
        """The names of all fields of a unit, the office's own included."""
        return (*STANDARD_FIELDS, *(field.name for field in self.roster.fields))

    def in_edition(self, *, draft: bool = False, correction: bool = False) -> Sources:
        """The same with the notice as a draft or as a corrected reprint; else as issued."""
        edition = self.notice.draft_edition if draft else Edition.CORRECTED if correction else None
        return replace(self, notice=self.notice.in_edition(edition))

    def with_warnings(self, more: tuple[errors.Problem, ...]) -> Sources:
        """The same with ``more`` warnings."""
        return replace(self, warnings=(*self.warnings, *more))


class Gathering:
    """Runs steps that do not depend on one another, so that the problems of all of them are reported at once."""

    def __init__(self) -> None:
        self._faults: list[errors.GeneratorError] = []

    def step(self, run: Callable[[], T]) -> T | None:
        """What ``run`` returns, or None after keeping the problems that it raised."""
        with self.held():
            return run()
        return None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps the problems raised within, which end the block and nothing else."""
        try:
            yield
        except errors.GeneratorError as fault:
            self._faults.append(fault)

    @property
    def has_failed(self) -> bool:
        """Whether any step so far has."""
        return bool(self._faults)

    def finish(self) -> None:
        """Raises the error of the only step that failed, or one error with the problems of all that did."""
        if not self._faults:
            return
        if len(self._faults) == 1:
            raise self._faults[0]
        kind = next((type(fault) for fault in self._faults if isinstance(fault, errors.UsageError)), errors.InputError)
        raise kind([problem for fault in self._faults for problem in fault.problems])


def read_sources(
    templates: Path,
    notice: Path,
    units: Path,
    *,
    is_draft: bool = False,
    everybody: bool = False,
    load: Callable[[Path], Roster] = load_units,
) -> Sources:
    """Reads the roster, the notice, which may lack elements where it ``is_draft``, and the templates.

    ``load`` reads the roster, or returns one that was read before; ``everybody``: all its groups are for everybody.

    Raises UsageError where a path is missing; RosterError, NoticeError or TemplateError where one of them is faulty,
    and InputError with all problems where several are.
    """
    _require_places(templates, notice, units)
    house, unit = templates / HOUSE, templates / "unit"
    gathering = Gathering()
    roster = gathering.step(lambda: for_everybody(load(units)) if everybody else load(units))
    opened = gathering.step(lambda: open_notice(notice, house, is_draft=is_draft))
    per_unit = gathering.step(lambda: open_templates(unit, pictures_of(units)))
    per_dispatch = gathering.step(lambda: open_templates(templates / "dispatch", pictures_of(units)))
    chosen, copies, printed, once, made = None, None, None, None, None
    if roster is not None and opened is not None:
        read, said = roster, opened
        chosen = gathering.step(lambda: addressed_units(read, said, is_draft=is_draft))
    if roster is not None and opened is not None and chosen is not None:
        numbered = opened.number is not None and not is_draft
        odd = gathering.step(partial(odd_values, chosen.units, roster.fields, numbered=numbered))
        chosen = replace(chosen, warnings=(*chosen.warnings, *(odd or ())))
        copies = gathering.step(partial(print_run, opened, chosen.units))
    if opened is not None and per_unit is not None and per_dispatch is not None:
        made = gathering.step(partial(_wanted, opened, (*per_unit, *per_dispatch)))
        joinable = [each for each in per_unit if each.suffix == DOCX]
        printed = gathering.step(partial(_named, opened, "files", opened.printing.files, joinable, unit))
        once = gathering.step(partial(_named, opened, "once", opened.printing.once, per_unit, unit))
    gathering.finish()
    if roster is None or opened is None or per_unit is None or per_dispatch is None or chosen is None:
        raise AssertionError("a step failed without a problem")
    if copies is None or printed is None or once is None or made is None:
        raise AssertionError("a step failed without a problem")
    addressees, opened = chosen.units, opened.with_run(copies)
    chinese = named_in_chinese(each.name for each in (*per_unit, *per_dispatch))
    per_unit, per_dispatch, printed, once = (
        tuple(each for each in those if each in made) for those in (per_unit, per_dispatch, printed, once)
    )
    unused = (*misnamed_folders(templates), *(each for name in FOLDERS for each in other_formats(templates / name)))
    passed_over = (note for template in (*per_unit, *per_dispatch) for note in template.notes)
    doubts = doubts_of_templates(per_unit, per_dispatch, roster, opened)
    printed_from = {each.name: each.compiled for each in (*per_unit, *per_dispatch)}
    silent = missing_addresses(roster, addressees, printed_from)
    return Sources(
        roster,
        opened,
        addressees,
        per_unit,
        per_dispatch,
        copies,
        printed,
        once,
        os.path.basename(os.path.abspath(notice)),
        pictures_of(units),
        chosen.account,
        (
            *roster.warnings,
            *former_name_doubts(roster),
            *opened.warnings,
            *chosen.warnings,
            *unused,
            *passed_over,
            *doubts,
            *silent,
        ),
        chinese,
    )


def _wanted(notice: Notice, templates: Sequence[Template]) -> tuple[Template, ...]:
    """Those of ``templates`` that make papers: all that the notice names, of units where it has 主送机关.

    Where it names none, lists are made only if there is somebody to be on them. Raises NoticeError for a name that no
    template has.
    """
    known = {id(each): {*called([each.name.partition("/")[2]])} for each in templates}
    asked = None if notice.papers is None else set(notice.papers)
    unknown = sorted((asked or set()).difference(*known.values()))
    facts = {"known": names_of(tuple({each.stem: each for each in templates}.values()))}
    errors.NoticeError.raise_for(
        errors.Problem("notice-papers", notice.papers_span, {"name": name, **facts}, "papers").in_words(notice.words)
        for name in unknown
    )
    if asked is None:
        made = [each for each in templates if notice.is_listed or not _lists(each)]
    else:
        made = [each for each in templates if known[id(each)] & asked]
    return tuple(each for each in made if not (notice.to_all and each.name.startswith("unit/")))


def _lists(template: Template) -> bool:
    """Whether it has rows for units or for papers; one that only counts copies, as a 发文稿纸, has none."""
    return template.reads_of("units", "total", "papers") not in (frozenset(), {"units", "units[].copies"})


def _named(
    notice: Notice, key: str, names: Sequence[str], templates: Sequence[Template], folder: Path
) -> tuple[Template, ...]:
    """The templates of ``folder`` that the notice names below ``key`` of printing, with or without their endings.

    One that is set aside may be named: it makes no papers. Raises NoticeError.
    """
    files = {each.name.removeprefix("unit/"): each for each in templates}
    known, unused = called(files), unused_names(folder)
    unknown = [name for name in names if name not in known and name not in unused]
    if unknown:
        span, field = notice.printing.spans.get(key), f"printing.{key}"
        stems = names_of(templates) if templates else phrase("build-no-template")
        titled = {title: each.stem for title, each in by_title(templates).items()}
        meant = {name: titled.get(name) or errors.closest(name, known) for name in unknown}
        others = {name: path for path in in_other_formats(folder) for name in called([path.name])}
        raise errors.NoticeError(
            errors.Problem("notice-print-file-old", span, {"name": name, **facts_of_format(others[name])}, field)
            if name in others
            else errors.Problem("notice-print-file", span, {"name": name, "known": stems}, field, meant.get(name))
            for name in unknown
        )
    return tuple(dict.fromkeys(files[known[name]] for name in names if name in known))


def require(path: Path, *, folder: bool) -> None:
    """Raises UsageError unless ``path`` is there: a folder, or a file, as ``folder`` says."""
    if not os.path.exists(path):
        raise errors.UsageError(missing(path))
    if folder and not os.path.isdir(path):
        raise errors.UsageError(errors.Problem("source-no-folder", errors.Span(str(path)), {"name": str(path)}))


def _require_places(templates: Path, notice: Path, units: Path) -> None:
    """Raises UsageError where a folder of templates or a notice is missing, with the missing roster, if any."""
    if _is_nowhere(templates) and _is_nowhere(units):
        raise errors.UsageError(
            errors.Problem(
                "source-no-desk", errors.Span(str(templates)), {"templates": str(templates), "units": str(units)}
            )
        )
    gathering = Gathering()
    gathering.step(partial(require, templates, folder=True))
    if os.path.isdir(templates) or templates not in notice.parents:
        gathering.step(partial(_require_notice, notice))
    if gathering.has_failed:
        gathering.step(partial(require, units, folder=False))
    gathering.finish()


def _is_nowhere(path: Path) -> bool:
    """Whether neither ``path`` nor anything with a similar name exists."""
    if os.path.lexists(path):
        return False
    absent = missing(path)
    return absent.code == "source-missing" and absent.suggestion is None


def _require_notice(folder: Path) -> None:
    absent = no_notice(folder)
    if absent is not None:
        raise errors.UsageError(absent)


def _left_out(group: Group) -> errors.Problem:
    """The warning that ``group`` gets no papers."""
    return errors.Problem(
        "roster-group-left-out", group.span, {"group": group.name, "classes": errors.joined(group.classes)}
    )


def addressed_units(roster: Roster, notice: Notice, *, is_draft: bool = False) -> AddressedUnits:
    """The units that get papers, with warnings also of groups that get none. Raises NoticeError."""
    if notice.to_all and (notice.addresses_units or notice.distribute_to):
        return distributed(roster, notice.distribute_to, notice.distribution_span, notice.words)
    if not notice.addresses_units:
        listed = notice.is_listed or notice.papers is not None
        return AddressedUnits((), account=phrase("addressed-to-none" if listed else "addressed-unlisted"))
    is_numbered = notice.number is not None
    chosen = addressed(roster, notice.recipients, notice.recipients_span, is_draft=is_draft, is_numbered=is_numbered)
    left_out = set(chosen.unaddressed_groups)
    warnings = (_left_out(group).in_words(notice.words) for group in roster.groups if group.name in left_out)
    return replace(chosen, warnings=(*chosen.warnings, *warnings))


# Warnings about doubtful constructs in the templates.


def doubts_of_templates(
    per_unit: Iterable[Template], per_dispatch: Iterable[Template], roster: Roster, notice: Notice
) -> Iterator[errors.Problem]:
    """Warnings about doubtful constructs in all templates of a build, template by template."""
    for templates, for_all in ((per_unit, False), (per_dispatch, True)):
        name_scope = names_in_scope(roster, notice, per_dispatch=for_all)
        for template in templates:
            yield from doubts_of(template.compiled, name_scope)


def doubts_of(template: Compiled, name_scope: NameScope) -> Iterator[errors.Problem]:
    """The findings of a check of ``template``, as warnings: its papers are made nevertheless.

    What keeps a paper from being made is reported as an error when the paper is made.
    """
    for problem in _all_doubts(template, name_scope):
        yield replace(problem, milder="warning") if problem.severity == "error" else problem


def _all_doubts(template: Compiled, name_scope: NameScope) -> Iterable[errors.Problem]:
    if isinstance(template, PaperTemplate):
        return text_doubts(template, name_scope)
    if isinstance(template, DocxTemplate):
        return word_doubts(template.data, template.name, name_scope, template.variables())
    return sheet_doubts(template.data, template.name, name_scope)


@contextmanager
def columns_not_read(roster: Roster) -> Iterator[None]:
    """Adds to an error about missing names why the columns of the sheet that are called so were not read."""
    try:
        yield
    except errors.GeneratorError as error:
        lacking = {str(each.field).rpartition(".")[2] for each in error.problems if each.code == "template-undefined"}
        headings = ((each, str(each.facts.get("header", ""))) for each in roster.warnings)
        unread = [each for each, heading in headings if not lacking.isdisjoint((heading, *names_for(heading)))]
        if not unread:
            raise
        raise type(error)((*unread, *error.problems)) from error


def missing_addresses(
    roster: Roster, units: Sequence[Unit], templates: Mapping[str, Compiled]
) -> Iterator[errors.Problem]:
    """One warning, with their number, where papers that print an address go to ``units`` without one.

    ``templates`` are the templates of these papers, by name.
    """
    lacking = [unit.name for unit in units if not unit.address.strip()]
    printing = [name for name, template in templates.items() if reads_address(template)] if lacking else []
    if printing:
        facts = {"count": len(lacking), "templates": errors.joined(printing)}
        concerned = () if len(lacking) == len(units) else tuple(lacking)
        found = errors.Problem("roster-address-missing", errors.Span(roster.file), facts, "address", units=concerned)
        yield found.in_words(roster.words)
