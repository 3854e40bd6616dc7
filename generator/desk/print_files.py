"""Which templates of a desk are joined into print files, by house.yaml or by the notice, and changes of that."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.desk.desk_templates import PER_UNIT, IncomingTemplate, TemplateFile, desk_templates, replaced_by, take_in
from generator.dispatch.templates import called, unused_names
from generator.ground.disk import TEMPLATE, read_contents, real_place
from generator.ground.errors import GeneratorError, NoticeError, Problem, Span, TemplateError
from generator.ground.source import (
    front_matter,
    key_translation,
    nodes,
    source_file,
    yaml_items,
    yaml_values,
)
from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import form_text, house_kind
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.house import check_house, house_in, house_misnamed
from generator.templates.text.front_matter.key_table import NAMES
from generator.templates.word.print_files import print_file
from generator.writing import locked_file, output_errors, replace_file

_WORD, _SHEET = ".docx", ".xlsx"


@dataclass(frozen=True, slots=True)
class PrintFiles:
    """The templates of a desk that are joined into a print file each, for one notice.

    ``joined`` are their names, such as ``unit/函.docx``. ``gone`` are names in house.yaml of templates that are not
    there, set aside ones not among them. ``own_list`` is the place of the notice's own list, which says what is joined
    in the place of house.yaml; None where it has none.
    """

    joined: frozenset[str]
    gone: tuple[str, ...]
    own_list: Span | None


def print_files(templates: Path, house: Path, notice: Path) -> PrintFiles:
    """What house.yaml and the notice in the folder ``notice`` say of the ``templates``.

    Raises NoticeError with the problems of house.yaml, TemplateError where the templates cannot be listed.
    """
    listed, own = names_in_house(house), _list_of_notice(notice)
    known, unused = called(_joinable(templates)), unused_names(templates / PER_UNIT)
    named = listed if own is None else own.names
    return PrintFiles(
        frozenset(f"{PER_UNIT}/{known[name]}" for name in named if name in known),
        tuple(dict.fromkeys(name for name in listed if name not in known and name not in unused)),
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
    TemplateError.raise_for(obstacles(template.path))
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


def _words_of(notice: Path) -> key_translation.KeyKind:
    """The kind of the keys of the notice in that folder; English where it cannot be read."""
    with suppress(NoticeError):
        return form_text(source_file.read_source(notice / NOTICE_FILE, error=NoticeError).data).words
    return "en"


# A template that comes in is joined into a print file where the others are.


def adopt(incoming: IncomingTemplate, templates: Path, house: Path, notice: Path, *, replacing: bool) -> TemplateFile:
    """Puts ``incoming`` among the templates in use, as :func:`take_in` does, and returns it.

    Where the house has any papers joined into print files, its own are as well from then on, or those of one that
    replaces another where that one's were; not where a print file cannot have what is in it. Where house.yaml has
    mistakes or cannot be edited, it is taken all the same. Raises what :func:`take_in` raises.
    """
    replaced = replaced_by(incoming, templates) if replacing else []
    taken = TemplateFile(take_in(incoming, templates, replacing=replacing), incoming.kind, is_used=True)
    if makes_letters(taken):
        with suppress(GeneratorError):
            _join_as_others(taken, replaced, house, notice)
    return taken


def _join_as_others(taken: TemplateFile, replaced: list[TemplateFile], house: Path, notice: Path) -> None:
    listed = names_in_house(house)
    if obstacles(taken.path):
        part([taken.path.name], house)
    elif listed and (not replaced or not called(each.path.name for each in replaced).keys().isdisjoint(listed)):
        join(taken, house, notice)


# The list ``printing.files`` of house.yaml, changed in place: every other byte of the file stays.


_PRINTING, _FILES = "printing", "files"
"""The keys of the list."""

_BELOW: key_translation.KeyNames = NAMES.below[_PRINTING]


def add_to_house(path: Path, name: str, *, words: key_translation.KeyKind) -> None:
    """Adds ``name`` at the end of the list in the house.yaml at ``path``; a new file has its keys in ``words``.

    Raises NoticeError with the problems of the file, or where it cannot be edited in place; OutputError.
    """

    def changed(names: tuple[str, ...]) -> tuple[str, ...]:
        return names if name in names else (*names, name)

    _change(path, changed, words)


def remove_from_house(path: Path, names: Sequence[str]) -> None:
    """Removes all of ``names`` from the list in the house.yaml at ``path``; raises what :func:`add_to_house` does."""
    _change(path, lambda listed: tuple(each for each in listed if each not in names), "en")


def _change(path: Path, changed: Callable[[tuple[str, ...]], tuple[str, ...]], words: key_translation.KeyKind) -> None:
    with output_errors(path), locked_file(real_place(path)):
        if not os.path.lexists(path):
            _make(path, changed(()), words)
            return
        file = source_file.read_source(path, error=NoticeError)
        before = _names_in(_checked_house(file))
        after = changed(before)
        if before != after:
            replace_file(path, _edited(file, after))


def _make(path: Path, names: tuple[str, ...], words: key_translation.KeyKind) -> None:
    """Makes a house.yaml that says nothing else. Raises NoticeError where one is there under nearly its name."""
    NoticeError.raise_for(house_misnamed(path))
    if names:
        text = f"{NAMES.word(_PRINTING, words)}:\n  {_BELOW.word(_FILES, words)}: {yaml_items.list_of_texts(names)}\n"
        replace_file(path, text.encode())


def _edited(file: source_file.SourceFile, names: tuple[str, ...]) -> bytes:
    """The bytes of the house.yaml ``file`` with ``names`` in its list. Raises NoticeError."""
    text = form_text(file.data, str(file.path), house_kind())
    printing = text.values.get(_PRINTING, {})
    assert isinstance(printing, Mapping)  # as the file was checked
    return with_values(text, {_PRINTING: {**printing, _FILES: names}})


# The key ``printing.files``, as house.yaml has it and as a notice has it.


@dataclass(frozen=True, slots=True)
class _Listed:
    """The ``names`` of a list of templates, and its ``place``."""

    names: tuple[str, ...]
    place: Span


def names_in_house(path: Path) -> tuple[str, ...]:
    """The names that the house.yaml at ``path`` lists; none where there is no such file.

    Raises NoticeError with the problems of the file.
    """
    return _names_in(_checked_house(source_file.read_source(path, error=NoticeError))) if os.path.lexists(path) else ()


def _checked_house(file: source_file.SourceFile) -> nodes.MappingNode:
    """What house.yaml, ``file``, says. Raises NoticeError with its problems: those of the list are among them."""
    node, problems = house_in(file).defaults, list[Problem]()
    check_house(node, problems)
    printing = node.entries.get(_PRINTING)
    mapping = None if printing is None else yaml_values.read_mapping(printing, _PRINTING, problems)
    files = None if mapping is None else mapping.entries.get(_FILES)
    if files is not None:
        yaml_values.read_texts(files, _FILES, problems)
    key_translation.in_words(problems, 0, node)
    NoticeError.raise_for(problems)
    return node


def _names_in(node: nodes.MappingNode) -> tuple[str, ...]:
    """The names that a house or a notice lists; none where it has no list."""
    files = _files(node)
    return () if files is None else yaml_values.read_texts(files, _FILES, []) or ()


def _list_of_notice(folder: Path) -> _Listed | None:
    """The list of the notice in ``folder``, which is in the place of the house's; None where it has none.

    A notice that cannot be read, about which its own page says more, has none.
    """
    with suppress(NoticeError):
        node = front_matter.split_front_matter(
            source_file.read_source(folder / NOTICE_FILE, error=NoticeError), NAMES, error=NoticeError
        ).node
        files = _files(node)
        return None if files is None else _Listed(_names_in(node), files.span)
    return None


def _files(node: nodes.MappingNode) -> nodes.Node | None:
    printing = node.entries.get(_PRINTING)
    return printing.entries.get(_FILES) if isinstance(printing, nodes.MappingNode) else None
