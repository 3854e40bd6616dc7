"""The list ``printing.files`` of house.yaml, changed in place: every other byte of the file stays."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.desk.notice_editing.form_values import house_values
from generator.desk.notice_editing.whole_text import BOM
from generator.desk.print_files.listed_names import FILES, PRINTING, checked_house, names_in
from generator.ground.disk import real_place
from generator.ground.errors import NoticeError, Problem
from generator.ground.source import (
    Item,
    KeyKind,
    KeyNames,
    LaidMapping,
    LaidScalar,
    LaidSequence,
    MappingNode,
    SourceFile,
    UneditableError,
    YamlEdits,
    lay_out_in_english,
    list_of_texts,
    quoted,
    read_source,
    source_of,
)
from generator.templates.text.front_matter import house_misnamed
from generator.templates.text.front_matter.keys import NAMES
from generator.writing import locked_file, output_errors, replace_file

_BELOW: KeyNames = NAMES.below[PRINTING]


def add_to_house(path: Path, name: str, *, words: KeyKind) -> None:
    """Adds ``name`` at the end of the list in the house.yaml at ``path``; a new file has its keys in ``words``.

    Raises NoticeError with the problems of the file, or where it cannot be edited in place; OutputError.
    """

    def changed(names: tuple[str, ...]) -> tuple[str, ...]:
        return names if name in names else (*names, name)

    _change(path, changed, words)


def remove_from_house(path: Path, names: Sequence[str]) -> None:
    """Removes all of ``names`` from the list in the house.yaml at ``path``; raises what :func:`add_to_house` does."""
    _change(path, lambda listed: tuple(each for each in listed if each not in names), "en")


def _change(path: Path, changed: Callable[[tuple[str, ...]], tuple[str, ...]], words: KeyKind) -> None:
    with output_errors(path), locked_file(real_place(path)):
        if not os.path.lexists(path):
            _make(path, changed(()), words)
            return
        file = read_source(path, error=NoticeError)
        house = checked_house(file)
        before, after = names_in(house), changed(names_in(house))
        if before != after:
            replace_file(path, _edited(file, house, after))


def _make(path: Path, names: tuple[str, ...], words: KeyKind) -> None:
    """Makes a house.yaml that says nothing else. Raises NoticeError where one is there under nearly its name."""
    misnamed = list(house_misnamed(path))
    if misnamed:
        raise NoticeError(misnamed)
    if names:
        text = f"{NAMES.word(PRINTING, words)}:\n  {_BELOW.word(FILES, words)}: {list_of_texts(names)}\n"
        replace_file(path, text.encode())


def _edited(file: SourceFile, house: MappingNode, names: tuple[str, ...]) -> bytes:
    """The bytes of ``file``, which says ``house``, with ``names`` in its list. Raises NoticeError."""
    typed = file.data.decode()
    mark = BOM if typed.startswith(BOM) else ""
    edits = YamlEdits(file.text)
    try:
        _set(edits, file.text, names_in(house), names)
    except UneditableError as fault:
        line = file.text.count("\n", 0, fault.place) + 1
        raise _uneditable(file, line) from fault
    data = f"{mark}{edits.edits.applied_to_lines_as_typed(typed.removeprefix(BOM))}".encode()
    if not _says(data, file, house, names):
        raise _uneditable(file, _line_of_list(house))
    return data


def _uneditable(file: SourceFile, line: int) -> NoticeError:
    return NoticeError(Problem("desk-print-files-form", file.span(line), {"name": file.path.name}))


def _line_of_list(house: MappingNode) -> int:
    span = house.key_spans.get(PRINTING)
    return 1 if span is None or span.line is None else span.line


def _says(data: bytes, file: SourceFile, house: MappingNode, names: tuple[str, ...]) -> bool:
    """Whether ``data`` says what ``house`` did, with ``names`` in the list."""
    try:
        after = checked_house(source_of(data, file.path, name=file.name, error=NoticeError))
    except NoticeError:
        return False
    return names_in(after) == names and _others(after) == _others(house)


def _others(house: MappingNode) -> object:
    """All values of ``house`` but the list."""
    values = house_values(house)
    printing = values.pop(PRINTING, None)
    rest = {key: value for key, value in printing.items() if key != FILES} if isinstance(printing, dict) else {}
    return values, rest


def _set(edits: YamlEdits, text: str, before: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Edits the list in ``text``, which has the names ``before``, to have ``names``. Raises UneditableError."""
    top = lay_out_in_english(text, NAMES)
    printing = top.get(PRINTING)
    if printing is None:
        files = quoted(_BELOW.word(FILES, top.kind))
        written = f"{{{files}: {list_of_texts(names)}}}"
        edits.add_keys(top, [(len(top.pairs) - 1, quoted(NAMES.word(PRINTING, top.kind)), written)])
    elif not isinstance(printing, LaidMapping):
        raise UneditableError(printing.start)
    elif printing.get(FILES) is not None:
        _set_names(edits, text, printing, before, names)
    else:
        _add_list(edits, printing, names)


def _add_list(edits: YamlEdits, printing: LaidMapping, names: tuple[str, ...]) -> None:
    key, written = quoted(_BELOW.word(FILES, printing.kind)), list_of_texts(names)
    if printing.pairs:
        edits.add_keys(printing, [(len(printing.pairs) - 1, key, written)])
    else:
        edits.edits.insert(printing.start + len("{"), f"{key}: {written}")


def _set_names(
    edits: YamlEdits, text: str, printing: LaidMapping, before: tuple[str, ...], names: tuple[str, ...]
) -> None:
    node = printing.get(FILES)
    added = [name for name in names if name not in before]
    if isinstance(node, LaidScalar):
        edits.set_value(node, list_of_texts(names))
    elif not isinstance(node, LaidSequence):
        raise UneditableError(printing.start)
    elif not names and node.flow and "#" not in text[node.start : node.end]:
        edits.set_value(node, list_of_texts(()))  # with a comma behind the last item, if there is one
    elif not added:
        gone = [number for number, name in enumerate(before) if name not in names]
        edits.remove_items(printing, FILES, gone, emptied=not names)
    elif not node.items:
        edits.edits.insert(node.start + len("["), ", ".join(map(quoted, added)))
    else:
        items = [Item((f"- {quoted(name)}",), quoted(name)) for name in added]
        edits.add_items(printing, FILES, items, spaced=bool(edits.is_spaced(node)))
