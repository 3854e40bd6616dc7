"""house.yaml: the defaults of an office, which apply where a notice does not have a key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import names_in, with_more_endings
from generator.ground.errors import NoticeError, Problem, Span, closest
from generator.ground.source import front_matter, source_file, yaml_values
from generator.ground.source.nodes import MappingNode, ScalarNode, SequenceNode
from generator.templates.text.front_matter.key_table import HOUSE_KEYS, NAMES


@dataclass(frozen=True, slots=True)
class House:
    """house.yaml: its keys, and the digest of its bytes."""

    defaults: MappingNode
    sha256: str


def read_house(path: Path | None) -> House | None:
    """Reads the house.yaml at ``path``; None where there is no such file.

    Raises NoticeError; where the YAML is broken, with the unknown keys of what can be read.
    """
    if path is None or not os.path.lexists(path):
        return None
    return house_in(source_file.read_source(path, error=NoticeError))


def house_in(file: source_file.SourceFile) -> House:
    """Reads house.yaml from ``file``; raises what :func:`read_house` raises."""
    found = front_matter.load_readable(file, NAMES)
    if found.problems:
        problems = list(found.problems)
        check_house(found.node, problems)
        raise NoticeError(problems)
    return House(found.node, file.sha256)


def check_house(house: MappingNode, problems: list[Problem]) -> None:
    """Notes every unknown key of house.yaml."""
    yaml_values.check_keys(house, HOUSE_KEYS, problems, names=NAMES)


def house_misnamed(path: Path | None) -> Iterator[Problem]:
    """A warning for a file with nearly the name of ``path``, where that itself does not exist."""
    if path is None or os.path.lexists(path):
        return
    there = names_in(path.parent)
    found = with_more_endings(path.name, there) or closest(path.name, there)
    if found is not None:
        facts = {"name": path.name, "found": found}
        yield Problem("notice-house-misnamed", Span(str(path.with_name(found))), facts)


def house_defaults(path: Path | None) -> MappingNode | None:
    """Reads the house's keys from house.yaml; None where there is no such file. Raises NoticeError."""
    house = read_house(path)
    return None if house is None else house.defaults


def number_prefix(house: MappingNode | None) -> str:
    """The 机关代字 of the house's numbers, ``""`` where the house gives none."""
    node = None if house is None else house.entries.get("number_prefix")
    return node.value.strip() if isinstance(node, ScalarNode) else ""


def issuer_names(house: MappingNode | None) -> tuple[str, ...]:
    """The names of the 发文机关 that the house gives; none where it gives none."""
    node = None if house is None else house.entries.get("issuer")
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return tuple(each.value.strip() for each in items if isinstance(each, ScalarNode) and each.value.strip())
