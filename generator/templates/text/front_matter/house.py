"""house.yaml: the house's defaults, which apply where a notice does not have a key."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import names_in, with_more_endings
from generator.ground.errors import NoticeError, Problem, Span, closest
from generator.ground.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    SourceFile,
    check_keys,
    load_readable,
    read_source,
)
from generator.templates.text.front_matter.keys import HOUSE_KEYS, MERGED, NAMES, SHARED

_KEY_OF = re.compile("[/=]")
"""Behind the key in a path of :attr:`KeyNames.words <generator.ground.source.KeyNames.words>`."""


@dataclass(frozen=True, slots=True)
class House:
    """house.yaml: its keys, and the digest of its bytes."""

    defaults: MappingNode
    sha256: str


def read_house(path: Path | None) -> House | None:
    """Read the house.yaml at ``path``; None where there is no such file.

    Raises NoticeError; where the YAML is broken, with the unknown keys of what can be read.
    """
    if path is None or not os.path.lexists(path):
        return None
    return house_in(read_source(path, error=NoticeError))


def house_in(file: SourceFile) -> House:
    """Read house.yaml from ``file``; raises what :func:`read_house` raises."""
    found = load_readable(file, NAMES)
    if found.problems:
        problems = list(found.problems)
        check_house(found.node, problems)
        raise NoticeError(problems)
    return House(found.node, file.sha256)


def check_house(house: MappingNode, problems: list[Problem]) -> None:
    """Note every unknown key of house.yaml."""
    check_keys(house, HOUSE_KEYS, problems, names=NAMES)


def house_misnamed(path: Path | None) -> Iterator[Problem]:
    """Yield a warning for a file with nearly the name of ``path``, where that itself does not exist."""
    if path is None or os.path.lexists(path):
        return
    there = names_in(path.parent)
    found = with_more_endings(path.name, there) or closest(path.name, there)
    if found is not None:
        facts = {"name": path.name, "found": found}
        yield Problem("notice-house-misnamed", Span(str(path.with_name(found))), facts)


def house_defaults(path: Path | None) -> MappingNode | None:
    """Read the house's keys from house.yaml; None where there is no such file. Raises NoticeError."""
    house = read_house(path)
    return None if house is None else house.defaults


def number_prefix(house: MappingNode | None) -> str:
    """Return the 机关代字 of the house's numbers, ``""`` where the house gives none."""
    node = None if house is None else house.entries.get("number_prefix")
    return node.value.strip() if isinstance(node, ScalarNode) else ""


def issuer_names(house: MappingNode | None) -> tuple[str, ...]:
    """Return the names of the 发文机关 that the house gives; none where it gives none."""
    node = None if house is None else house.entries.get("issuer")
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return tuple(each.value.strip() for each in items if isinstance(each, ScalarNode) and each.value.strip())


def over_house(house: MappingNode | None, notice: MappingNode) -> MappingNode:
    """Return the entries of ``notice`` over those of ``house``; mappings such as contact are merged entry by entry."""
    if house is None:
        return notice
    entries = {**house.entries, **notice.entries}
    for key in MERGED:
        below, above = house.entries.get(key), notice.entries.get(key)
        if isinstance(below, MappingNode) and isinstance(above, MappingNode):
            entries[key] = over_house(below, above)
    return MappingNode(entries, {**house.key_spans, **notice.key_spans}, notice.span, _words(house, notice))


def _words(house: MappingNode, notice: MappingNode) -> dict[str, str]:
    """Return the words for keys: those of the notice, and those of the house for what only that has."""
    of_house = house.entries.keys() - notice.entries.keys()
    own = {path: word for path, word in notice.words.items() if _KEY_OF.split(path)[0] not in of_house}
    return own | {path: word for path, word in house.words.items() if _KEY_OF.split(path)[0] in of_house}


def behind_papers(notice: MappingNode, house: MappingNode | None) -> MappingNode:
    """Return the defaults of the dispatch's other papers: the house's entries over those that the notice shares."""
    shared = {key: node for key, node in notice.entries.items() if key in SHARED}
    below = MappingNode(shared, {key: notice.key_spans[key] for key in shared}, notice.span, notice.words)
    return below if house is None else over_house(below, house)
