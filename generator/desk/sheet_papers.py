"""A Word template and a sheet that somebody hands over: a document for each row, or a list of all; no desk is asked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.dispatch.build_sources import doubts_of
from generator.dispatch.merging import Filling, file_names
from generator.dispatch.templates import named_in_chinese, print_name
from generator.ground.disk import given
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import GeneratorError, Problem, TemplateError, gathered_by_unit
from generator.ground.file_names import safe_name, sent_name
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import Roster
from generator.roster.units.template_context import dispatch_context
from generator.templates.doubts.name_scope import names_in_scope
from generator.templates.expressions.bare_names import with_titles
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.print_files import print_file
from generator.writing import output_errors, write_files

_DOCX = ".docx"
_UNIT, _NOTICE, _ITEM = "unit.", "notice.", "[]"
_GUESSES = {"sheet-persons": "person", "sheet-name-twice": "other", "sheet-name-offered": "header"}
"""The questions which column names the rows, each with the fact that has the likeliest heading: persons first."""

Made = Callable[[int, int, str], None]
"""Called after each document with how many are made, of how many, and the name of the last."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A ``name`` that the template reads and the sheet lacks; ``meant`` is the heading that is likeliest, or ``""``."""

    name: str
    meant: str


@dataclass(frozen=True)
class SheetPapers:
    """The documents of a ``template``, which is called ``name``, over the rows of a sheet, read as a ``roster``.

    ``name_column`` is the heading that was given for the rows' names, or taken for it. ``meanings`` has the headings
    that names in the template stand for, ``facts`` what a notice would say, by the dotted names below it.
    """

    name: str
    template: DocxTemplate
    roster: Roster
    name_column: str
    meanings: Mapping[str, str]
    facts: Mapping[str, str]

    @cached_property
    def is_list(self) -> bool:
        """Whether it makes one document of all rows."""
        names = {each.name for each in self.template.variables()}
        of_row = any(each.startswith(_UNIT) or each == "serial" or self._is_heading(each) for each in names)
        return not of_row and any(each.partition(_ITEM)[0] == "units" for each in names)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the sheet."""
        return tuple(self.roster.headings)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """What the template reads of a notice, as dotted names without ``notice``: texts that a person can type."""
        names = dict.fromkeys(each.name for each in self.template.variables() if each.name.startswith(_NOTICE))
        return tuple(each.removeprefix(_NOTICE) for each in names if _ITEM not in each)

    @cached_property
    def unknown(self) -> tuple[UnknownName, ...]:
        """The names that the sheet lacks, but for those that the template allows for."""
        if self.is_list:
            return ()
        scope = names_in_scope(self.roster, None)
        lacking = [each for each in doubts_of(self.template, scope) if each.code == "template-undefined"]
        found = {str(each.facts["name"]): (each.suggestion or "").removeprefix(_UNIT) for each in lacking}
        words = {field: heading for heading, field in self.roster.headings.items()}
        return tuple(UnknownName(name, words.get(meant, meant)) for name, meant in found.items())

    @property
    def count(self) -> int:
        """How many documents there are, the print file not among them."""
        return 1 if self.is_list else len(self._names)

    @cached_property
    def _titles(self) -> dict[str, str]:
        meant = {
            name.removeprefix(_UNIT): self.roster.field_titles[heading]
            for name, heading in self.meanings.items()
            if heading in self.roster.field_titles
        }
        return {**self.roster.field_titles, **meant}

    @cached_property
    def _filling(self) -> Filling:
        return Filling(self.template, self.roster.units, self._titles, self._notice)

    @cached_property
    def _names(self) -> Mapping[int, str]:
        return file_names(self._filling)

    @cached_property
    def _notice(self) -> dict[str, object]:
        """What was typed as a notice: nested by the dots; what nothing was typed for is empty where it is needed."""
        needed = {each.name for each in self.template.variables() if not each.optional}
        notice: dict[str, object] = {}
        for path in self.asked:
            typed = self.facts.get(path, "").strip()
            *folders, last = path.split(".")
            if typed or f"{_NOTICE}{path}" in needed:
                entry = notice
                for folder in folders:
                    below = entry.setdefault(folder, {})
                    entry = below if isinstance(below, dict) else {}
                entry[last] = typed
            elif folders:
                notice.setdefault(folders[0], {})
        return notice

    def document(self, place: int) -> tuple[str, bytes]:
        """The name and the bytes of the document at ``place``, from 0. Raises TemplateError."""
        if self.is_list:
            units = [unit.as_mapping() for unit in self.roster.units]
            context = with_titles(dispatch_context(self._notice, units), self._titles)
            return self.name, self.template.render(context, titles=self._titles)
        number, name = list(self._names.items())[place]
        return name, self._filling.document(number, [])

    def files(self, made: Made) -> dict[str, bytes]:
        """All documents by their names, and a file of all of them to print; raises TemplateError with all problems."""
        files: dict[str, bytes] = {}
        faults: list[tuple[str, tuple[Problem, ...]]] = []
        for place in range(self.count):
            try:
                name, data = self.document(place)
                files[name] = data
                made(place + 1, self.count, name)
            except TemplateError as fault:
                faults.append((self.roster.units[place].name, fault.problems))
        if faults:
            raise TemplateError(gathered_by_unit(faults, self.count))
        if len(files) > 1:
            stem = Path(self.name).stem
            joint = safe_name(print_name(stem, chinese=named_in_chinese([stem])), _DOCX)
            with suppress(TemplateError):  # one that cannot be joined, such as with footnotes, is printed by itself
                files[joint] = print_file(list(files.values()), duplex=False, names=list(files))
        return files

    def _is_heading(self, name: str) -> bool:
        return name.partition(".")[0] in self.roster.field_titles


def sheet_papers(
    word: tuple[str, bytes],
    sheet: tuple[str, bytes],
    *,
    name_column: str = "",
    meanings: Mapping[str, str],
    facts: Mapping[str, str],
) -> SheetPapers:
    """The papers of a template over a sheet, each the name where it comes from and the bytes.

    Raises GeneratorError with the problems of both.
    """
    name = sent_name(word[0])
    template = DocxTemplate.open(word[1], name=name)
    own = sent_name(sheet[0])
    with output_errors(Path(tempfile.gettempdir())), temporary_folder("sheet") as temporary:
        path = given(temporary) / safe_name(f"sheet{Path(own).suffix.lower()}")
        write_files({path: sheet[1]})
        column = name_column or None
        try:
            roster = load_units(path, name_column=column, name=own)
        except GeneratorError as fault:
            column = _likeliest(fault.problems)
            if name_column or column is None:
                raise
            roster = load_units(path, name_column=column, name=own)
    return SheetPapers(safe_name(Path(name).stem, _DOCX), template, roster, column or "", meanings, facts)


def _likeliest(problems: tuple[Problem, ...]) -> str | None:
    """The heading that is likeliest to name the rows, where nothing but that is asked; else None."""
    fact = _GUESSES.get(problems[0].code) if len(problems) == 1 else None
    return None if fact is None else str(problems[0].facts[fact])
