"""Which templates are joined into print files, and that changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.desk.desk_templates import PER_UNIT, TemplateFile, desk_templates
from generator.desk.notice_editing.form_values import form_text
from generator.desk.print_files.house_editing import add_to_house, remove_from_house
from generator.desk.print_files.listed_names import list_of_notice, names_in_house
from generator.dispatch.templates import called, unused_names
from generator.ground.disk import TEMPLATE, read_contents
from generator.ground.errors import NoticeError, Problem, Span, TemplateError
from generator.ground.source import KeyKind, read_source
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.word import print_file

_WORD, _SHEET = ".docx", ".xlsx"


@dataclass(frozen=True, slots=True)
class PrintFiles:
    """The templates of a desk that are joined into a print file each, for one notice.

    ``joined`` are their names, such as ``unit/函.docx``. ``gone`` are names in house.yaml of templates that are not
    there, set aside ones not among them. ``is_any``: house.yaml lists any. ``own_list`` is the place of the notice's
    own list, which says what is joined in the place of house.yaml; None where it has none.
    """

    joined: frozenset[str]
    gone: tuple[str, ...]
    is_any: bool
    own_list: Span | None


def print_files(templates: Path, house: Path, notice: Path) -> PrintFiles:
    """What house.yaml and the notice in the folder ``notice`` say of the ``templates``.

    Raises NoticeError with the problems of house.yaml, TemplateError where the templates cannot be listed.
    """
    listed, own = names_in_house(house), list_of_notice(notice)
    known, unused = called(_joinable(templates)), unused_names(templates / PER_UNIT)
    named = listed if own is None else own.names
    return PrintFiles(
        frozenset(f"{PER_UNIT}/{known[name]}" for name in named if name in known),
        tuple(dict.fromkeys(name for name in listed if name not in known and name not in unused)),
        bool(listed),
        None if own is None else own.place,
    )


def makes_letters(template: TemplateFile) -> bool:
    """Whether a ``template`` in use makes documents for units: no others are joined into print files."""
    return template.is_used and template.kind == PER_UNIT and template.path.suffix.lower() != _SHEET


def obstacles(path: Path) -> tuple[Problem, ...]:
    """What is in the template at ``path`` that no print file can have, such as footnotes."""
    if path.suffix.lower() != _WORD:
        return ()
    try:
        data = read_contents(path, TEMPLATE, error=TemplateError)
        print_file([data, data], duplex=False, names=[path.name, path.name])
    except TemplateError as fault:
        return fault.problems
    return ()


def join(template: TemplateFile, house: Path, notice: Path) -> None:
    """Has the papers of ``template`` joined from now on: names it in the house.yaml at ``house``.

    Where there is no such file, one is made, with keys as the notice in the folder ``notice`` has them. Raises
    TemplateError with what keeps them from being joined, NoticeError with the problems of house.yaml, or where that
    cannot be edited in place, OutputError.
    """
    found = obstacles(template.path)
    if found:
        raise TemplateError(found)
    name = template.path.name
    if called([name]).keys().isdisjoint(names_in_house(house)):
        add_to_house(house, template.path.stem, words=_words_of(notice))


def part(names: Iterable[str], house: Path) -> None:
    """Has the papers of the templates of these ``names``, with or without endings, no longer joined.

    Raises NoticeError with the problems of house.yaml, or where it cannot be edited in place; OutputError.
    """
    if os.path.lexists(house):
        remove_from_house(house, tuple(called(names)))


def _joinable(templates: Path) -> list[str]:
    return [each.path.name for each in desk_templates(templates) if makes_letters(each)]


def _words_of(notice: Path) -> KeyKind:
    """The kind of the keys of the notice in that folder; English where it cannot be read."""
    with suppress(NoticeError):
        return form_text(read_source(notice / NOTICE_FILE, error=NoticeError).data).words
    return "en"
