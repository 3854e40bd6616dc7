"""Parts that nobody sees: the small picture of the first page, and what nothing in the package refers to."""

from __future__ import annotations

from generator.docx_tidying.opened import Opened, relationships_of
from generator.docx_tidying.taken import Taken
from generator.package.names import CONTENT_TYPES

_THUMBNAIL = "/metadata/thumbnail"


def take_parts(opened: Opened) -> Taken:
    """Takes them out; what is reached by no relationship is no part of the document (ECMA-376 part 2, 6.5)."""
    taken = Taken()
    for relationship, name in list(opened.relationships("")):
        if relationship.get("Type", "").endswith(_THUMBNAIL):
            opened.unlink(relationship, "")
            taken["thumbnail"] += 1
            if name is not None:
                opened.remove(name)
    reached, astray = _reached(opened)
    if not astray:  # else one of them may be meant, by a name that only some programs understand
        for name in sorted(opened.parts.keys() - reached):
            opened.remove(name)
            taken["unused"] += 1
    return taken


def _reached(opened: Opened) -> tuple[set[str], bool]:
    """The parts that relationships lead to, and whether one leads to nothing that is there."""
    reached = {CONTENT_TYPES, relationships_of("")}
    astray = False
    waiting = [""]
    while waiting:
        for relationship, name in opened.relationships(waiting.pop()):
            if name is None:
                astray = astray or relationship.get("TargetMode") != "External"
            elif name not in reached:
                reached |= {name, relationships_of(name)}
                waiting.append(name)
    return reached, astray
