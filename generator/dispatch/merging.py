"""One Word template over all units of a roster."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Template, TemplateSyntaxError

from generator.dispatch.build_options import AnyPath
from generator.dispatch.build_sources import Gathering, columns_not_read, doubts_of, missing_addresses, require
from generator.dispatch.file_changes import Action, Change
from generator.dispatch.plan import UnitNames
from generator.dispatch.set_scope import turns
from generator.dispatch.templates import named_in_chinese, print_name
from generator.dispatch.unit_choice import Chosen, choose
from generator.dispatch.unit_order import ordered
from generator.ground.desk_names import HOUSE
from generator.ground.disk import given, named
from generator.ground.errors import OutputError, Problem, UsageError, closest, gathered_by_unit
from generator.ground.errors import TemplateError as TemplateProblems
from generator.ground.file_names import folded, safe_name
from generator.office.pictures import pictures_of
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import Roster
from generator.roster.units.template_context import unit_context
from generator.roster.units.unit import Unit
from generator.templates.doubts.name_scope import names_in_scope
from generator.templates.expressions import (
    bare_names,
    expression,
    jinja_rendering,
    sandbox,
    tag_errors,
    value_conversion,
)
from generator.templates.text.notice import Notice, open_notice
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.print_files import print_file as joined
from generator.writing import Staging, output_errors, settle, staged

_SUFFIX = ".docx"
_PRINT = "--print"


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The files that a merge wrote, in roster order, the print file last, with notes on the roster and units left out.

    ``changes`` has for each file whether one was there before; a merge keeps no file.
    """

    files: tuple[Path, ...]
    warnings: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()


def merge(
    template: AnyPath,
    *,
    units: AnyPath,
    output: AnyPath,
    sheet: str | None = None,
    name_column: str | None = None,
    notice: AnyPath | None = None,
    name: str | None = None,
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    where: str | None = None,
    sort: Sequence[str] = (),
    number_from: int = 1,
    print_file: bool = False,
    duplex: bool = False,
    chosen: Chosen | None = None,
) -> MergeResult:
    """Writes one document for each unit of the roster straight into ``output``.

    A template with NEXT fields takes several units for each document; SKIPIF fields leave units out. ``only``,
    ``exclude``, ``where`` and ``sort`` choose and order units as :func:`build` does; serial and total stay those of all
    units. A document that takes several units is made where one of them is chosen. ``chosen`` is called before any
    document is made. ``name`` is a Jinja pattern over unit, serial and total that names each file; without it files are
    named as in a build. With ``notice`` (a notice's folder) the template can read the notice too. ``number_from`` is
    the serial of the first unit of the roster, so that numbers of a year go on. With ``print_file`` all documents are
    in one more, ``print-<template>.docx`` or ``打印-<template>.docx``, as in a build; with ``duplex`` each begins on a
    right-hand page there.

    Where ``units`` is a file of several sheets, ``sheet`` names one; where no heading shows the column of the units'
    names, ``name_column`` is its heading.

    Raises GeneratorError; then nothing has been written.
    """
    pattern = None if name is None else _pattern(name)
    target, word, roster_file = given(Path(output)), named(Path(template)), named(Path(units))
    folder = None if notice is None else named(Path(notice))
    settle([target, word, roster_file], below=filter(None, [folder]))
    load = partial(load_units, roster_file, sheet=sheet, name_column=name_column)
    roster, compiled, said = _read(word, roster_file, load, folder)
    silent = missing_addresses(roster, roster.units, {word.name: compiled})
    doubts = (*doubts_of(compiled, names_in_scope(roster, said)), *silent)
    units_in_order, order = ordered(roster, roster.units, sort)
    choice = choose(roster, units_in_order, only, exclude, where, order)
    if chosen is not None:
        chosen(choice)
    notice_seen = None if said is None else said.context
    filling = Filling(compiled, units_in_order, roster.field_titles, notice_seen, number_from - 1)
    names = file_names(filling, choice.numbers(units_in_order), pattern)
    unit_names = [unit.name for unit in units_in_order]
    joint_name = print_name(word.stem, chinese=named_in_chinese([word.name]))
    joint = safe_name(joint_name, _SUFFIX) if print_file and names else None
    _refuse_same(names, unit_names, joint)
    changes = [_change(target, name, units_in_order[number]) for number, name in names.items()]
    with output_errors(target), columns_not_read(roster), staged(target) as staging:
        rounded = _render(filling, names, staging)
        if joint is not None:
            made = [staging.read(each) for each in names.values()]
            staging.write(joint, joined(made, duplex=duplex, names=list(names.values())))
            changes.append(_change(target, joint))
        staging.move_into_place()
    left_out = filling.turns.warnings(compiled.name, unit_names)
    warnings = (*roster.warnings, *compiled.notes, *doubts, *left_out, *rounded)
    return MergeResult(tuple(target / each.path for each in changes), warnings, tuple(changes))


def _read(
    template: Path, units: Path, load: Callable[[], Roster], notice: Path | None
) -> tuple[Roster, DocxTemplate, Notice | None]:
    """The roster that ``load`` reads from the file ``units``, the template, and the notice in the folder ``notice``."""
    gathering = Gathering()
    compiled = gathering.step(lambda: _opened(template, units))
    roster = gathering.step(load)
    said = None if notice is None else gathering.step(lambda: open_notice(notice, notice.absolute().parent / HOUSE))
    gathering.finish()
    if roster is None or compiled is None:
        raise AssertionError("a step failed without a problem")
    if said is None:
        for variable in compiled.variables():
            if variable.merge_field and variable.name in roster.field_titles:
                continue
            if variable.name.split(".")[0] == "notice" and not variable.optional:
                raise UsageError(Problem("cli-merge-notice", variable.span, {"name": variable.name}))
    return roster, compiled, said


def _opened(template: Path, units: Path) -> DocxTemplate:
    require(template, folder=False)
    return DocxTemplate.open(template, pictures=pictures_of(units))


class Filling:
    """A template filled for each of ``units``; tags may call their fields by ``titles``, too.

    ``notice`` is what the template sees of a notice; the first serial follows ``before``.
    """

    def __init__(
        self,
        template: DocxTemplate,
        units: Sequence[Unit],
        titles: Mapping[str, str],
        notice: object | None = None,
        before: int = 0,
    ) -> None:
        self.units = units
        self.before = before
        self._template, self._titles, self._notice = template, titles, notice
        self._mappings = [unit.as_mapping() for unit in units]
        self.turns = turns(template, len(units), self.context, titles)

    def context(self, number: int) -> dict[str, object]:
        """What the document of the unit at ``number``, from 0, sees."""
        seen = unit_context(self._notice, self._mappings, number)
        return bare_names.with_titles({**seen, "serial": number + 1 + self.before}, self._titles)

    def numbers(self, chosen: Collection[int] | None = None) -> list[int]:
        """The numbers of the units with which the documents of the ``chosen`` ones begin, of all without these."""
        total = len(self.units)
        return self.turns.beginnings(range(total) if chosen is None else chosen, total)

    def document(self, number: int, warnings: list[Problem]) -> bytes:
        """The document that begins with the unit at ``number``; adds its ``warnings``. Raises TemplateError."""
        sequence = self.turns.sequence(number + 1)
        return self._template.render(self.context(number), titles=self._titles, sequence=sequence, warnings=warnings)


def _pattern(name: str) -> Template:
    try:
        return sandbox.environment(finalize=value_conversion.text_of).from_string(name)
    except TemplateSyntaxError as fault:
        raise UsageError(
            Problem(
                "cli-name-pattern",
                None,
                {"why": expression.reason_of_fault(tag_errors.syntax_fault(fault.message or ""))},
            )
        ) from fault


def file_names(
    filling: Filling, chosen: Collection[int] | None = None, pattern: Template | None = None
) -> dict[int, str]:
    """The file name of each document of the ``chosen`` units, of all without these, by the number of its first unit."""
    units, before = filling.units, filling.before
    known, total = UnitNames(units), len(units) + before
    return {
        number: known.file_name(units[number], number + 1 + before, total, _SUFFIX)
        if pattern is None
        else _file_name(pattern, filling.context(number))
        for number in filling.numbers(chosen)
    }


def _change(folder: Path, name: str, unit: Unit | None = None) -> Change:
    """The change of the file ``name`` in ``folder``, of ``unit`` or of all: new, or remade."""
    action: Action = "remade" if os.path.lexists(folder / name) else "new"
    if unit is None:
        return Change(name, "dispatch", action)
    return Change(name, "unit", action, unit.name, code=unit.code or None)


def _file_name(pattern: Template, context: Mapping[str, object]) -> str:
    """The name of one file, made safe: a separator in it never leads into another folder."""
    try:
        name = jinja_rendering.rendered(
            pattern, {key: context[key] for key in ("unit", "serial", "total", bare_names.TITLES)}
        )
    except bare_names.MissingNameError as fault:
        suggestion = closest(fault.name, fault.known)
        raise UsageError(Problem("cli-name-field", None, {"name": fault.name}, suggestion=suggestion)) from fault
    except Exception as fault:  # an expression may raise anything
        raise UsageError(Problem("cli-name-pattern", None, {"why": expression.reason_of_failure(fault)})) from fault
    return safe_name(name.removesuffix(_SUFFIX), _SUFFIX)


def _refuse_same(names: Mapping[int, str], units: Sequence[str], print_file: str | None) -> None:
    first: dict[str, int] = {}
    problems = []
    taken = next((number for number, name in names.items() if print_file and folded(name) == folded(print_file)), None)
    if taken is not None:
        problems.append(Problem("output-same-name", None, {"name": print_file, "one": units[taken], "other": _PRINT}))
    for number, name in names.items():
        other = first.setdefault(folded(name), number)
        if other != number:
            facts = {"name": name, "one": units[other], "other": units[number]}
            problems.append(Problem("output-same-name", None, facts))
    OutputError.raise_for(problems)


def _render(filling: Filling, names: Mapping[int, str], staging: Staging) -> list[Problem]:
    """Writes the document of each number in ``names`` under its name; returns the warnings about them.

    Raises the problems of all that fail.
    """
    faults: list[tuple[str, Sequence[Problem]]] = []
    warnings: list[tuple[str, Sequence[Problem]]] = []
    units = filling.units
    for number, name in names.items():
        rounded: list[Problem] = []
        try:
            staging.write(name, filling.document(number, rounded))
        except TemplateProblems as fault:
            faults.append((units[number].name, fault.problems))
        else:
            warnings.append((units[number].name, rounded))
    if faults:
        raise TemplateProblems(gathered_by_unit(faults, len(units)))
    return gathered_by_unit(warnings, len(units))
