"""Parts that nobody sees: the small picture of the first page, and what nothing in the package refers to."""

from __future__ import annotations

from generator.docx_tidying.names import CONTENT_TYPES
from generator.docx_tidying.opened import Opened, relationships_of
from generator.docx_tidying.taken import Taken

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
    for name in sorted(opened.parts.keys() - _reached(opened)):
        opened.remove(name)
        taken["unused"] += 1
    return taken


def _reached(opened: Opened) -> set[str]:
    reached = {CONTENT_TYPES, relationships_of("")}
    waiting = [""]
    while waiting:
        for _, name in opened.relationships(waiting.pop()):
            if name is not None and name not in reached:
                reached |= {name, relationships_of(name)}
                waiting.append(name)
    return reached
