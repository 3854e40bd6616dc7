"""The house's own defaults, which apply where a notice has no such key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import names_in, with_more_endings
from generator.ground.errors import NoticeError, Problem, Span, closest
from generator.ground.source import MappingNode, ScalarNode, load_yaml, read_source
from generator.templates.text.front_matter.keys import MERGED, SHARED


@dataclass(frozen=True, slots=True)
class House:
    """house.yaml: its keys, and the digest of its bytes."""

    defaults: MappingNode
    sha256: str


def read_house(path: Path | None) -> House | None:
    """The house.yaml at ``path``, or None where there is no such file. Raises NoticeError."""
    if path is None or not os.path.lexists(path):
        return None
    file = read_source(path, error=NoticeError)
    return House(load_yaml(file, error=NoticeError), file.sha256)


def house_misnamed(path: Path | None) -> Iterator[Problem]:
    """A warning for a file beside ``path``, where no house.yaml is, that is called nearly so and is not used."""
    if path is None or os.path.lexists(path):
        return
    there = names_in(path.parent)
    found = with_more_endings(path.name, there) or closest(path.name, there)
    if found is not None:
        facts = {"name": path.name, "found": found}
        yield Problem("notice-house-misnamed", Span(str(path.with_name(found))), facts)


def house_defaults(path: Path | None) -> MappingNode | None:
    """The house's own keys from house.yaml, or None where there is no such file. Raises NoticeError."""
    house = read_house(path)
    return None if house is None else house.defaults


def number_prefix(house: MappingNode | None) -> str:
    """机关代字 of the office's numbers as the house has it, ``""`` where it does not say."""
    node = None if house is None else house.entries.get("number_prefix")
    return node.value.strip() if isinstance(node, ScalarNode) else ""


def over_house(house: MappingNode | None, notice: MappingNode) -> MappingNode:
    """The entries of ``notice`` over those of ``house``; a contact, an imprint and further facts entry by entry."""
    if house is None:
        return notice
    entries = {**house.entries, **notice.entries}
    for key in MERGED:
        below, above = house.entries.get(key), notice.entries.get(key)
        if isinstance(below, MappingNode) and isinstance(above, MappingNode):
            entries[key] = over_house(below, above)
    return MappingNode(entries, {**house.key_spans, **notice.key_spans}, notice.span)


def behind_papers(notice: MappingNode, house: MappingNode | None) -> MappingNode:
    """What is behind the front matter of the dispatch's other papers: the house over what the notice shares."""
    shared = {key: node for key, node in notice.entries.items() if key in SHARED}
    below = MappingNode(shared, {key: notice.key_spans[key] for key in shared}, notice.span)
    return below if house is None else over_house(below, house)
