"""The relationships of a part (ECMA-376 part 2, 6.5)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import Span
from generator.package import parsed
from generator.package.names import RELATIONS


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: its ``id``, the last word of its type, the part or address it leads to."""

    id: str
    kind: str
    target: str
    external: bool


def relations_name(part: str) -> str:
    """The part that holds the relationships of ``part``; of the package where it is empty."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".removeprefix("/")


def relations(parts: Mapping[str, bytes], part: str, file: str) -> tuple[Relation, ...]:
    """The relationships of ``part`` in the order of the file. Raises TemplateError where they are no XML."""
    name = relations_name(part)
    if name not in parts:
        return ()
    root = parsed(parts[name], Span(file, part=name))
    found = []
    for each in root.iter(f"{{{RELATIONS}}}Relationship"):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).removeprefix("/")
        found.append(Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target, external))
    return tuple(found)
