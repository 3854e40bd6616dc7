"""The key ``printing.files``, as house.yaml has it and as a notice has it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.ground.errors import NoticeError, Problem, Span
from generator.ground.source import (
    MappingNode,
    Node,
    SourceFile,
    in_words,
    read_mapping,
    read_source,
    read_texts,
    split_front_matter,
)
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter import check_house, house_in
from generator.templates.text.front_matter.keys import NAMES

PRINTING, FILES = "printing", "files"
"""The keys of the list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The ``names`` of a list of templates, and its ``place``."""

    names: tuple[str, ...]
    place: Span


def names_in_house(path: Path) -> tuple[str, ...]:
    """The names that the house.yaml at ``path`` lists; none where there is no such file.

    Raises NoticeError with the problems of the file.
    """
    return names_in(checked_house(read_source(path, error=NoticeError))) if os.path.lexists(path) else ()


def checked_house(file: SourceFile) -> MappingNode:
    """What house.yaml, ``file``, says. Raises NoticeError with its problems: those of the list are among them."""
    node, problems = house_in(file).defaults, list[Problem]()
    check_house(node, problems)
    printing = node.entries.get(PRINTING)
    mapping = None if printing is None else read_mapping(printing, PRINTING, problems)
    files = None if mapping is None else mapping.entries.get(FILES)
    if files is not None:
        read_texts(files, FILES, problems)
    in_words(problems, 0, node)
    if problems:
        raise NoticeError(problems)
    return node


def names_in(node: MappingNode) -> tuple[str, ...]:
    """The names that a house or a notice lists; none where it has no list."""
    files = _files(node)
    return () if files is None else read_texts(files, FILES, []) or ()


def list_of_notice(folder: Path) -> Listed | None:
    """The list of the notice in ``folder``, which is in the place of the house's; None where it has none.

    A notice that cannot be read, about which its own page says more, has none.
    """
    with suppress(NoticeError):
        node = split_front_matter(read_source(folder / NOTICE_FILE, error=NoticeError), NAMES, error=NoticeError).node
        files = _files(node)
        return None if files is None else Listed(names_in(node), files.span)
    return None


def _files(node: MappingNode) -> Node | None:
    printing = node.entries.get(PRINTING)
    return printing.entries.get(FILES) if isinstance(printing, MappingNode) else None
