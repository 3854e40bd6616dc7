"""The places that the elements of a paper come from: its front matter, or house.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors import Span
from generator.ground.source import MappingNode, Node, SequenceNode
from generator.templates.text.front_matter.entries import Entries

_NAMED_ALIKE = (
    "issuer",
    "edition",
    "recipients",
    "date",
    "signers",
    "attendance.present",
    "attendance.excused",
    "attendance.observing",
    "note",
    "copy_to",
    "imprint.office",
    "imprint.date",
    "copy_number",
    "secrecy",
    "urgency",
)

KEYS: Mapping[str, str] = {**{name: name for name in _NAMED_ALIKE}, "stamps": "stamp"}
"""The key that each element is made of."""


def element_sources(entries: Entries, others: Mapping[str, str]) -> dict[str, tuple[Span, ...]]:
    """Return the place of each element that is there, or of each of its entries.

    ``others`` are the elements that are not made of the same key in every paper, each with its key in this one.
    """
    nodes = {element: _at(entries.node, key) for element, key in {**KEYS, **others}.items()}
    return {element: tuple(_printed(node)) for element, node in nodes.items() if node is not None}


def _at(node: MappingNode, key: str) -> Node | None:
    """Return the node of ``key``, which may be that of an entry, such as ``imprint.office``."""
    name, _, entry = key.partition(".")
    found = node.entries.get(name)
    if not entry:
        return found
    return _at(found, entry) if isinstance(found, MappingNode) else None


def _printed(node: Node) -> list[Span]:
    """Return the places of what is printed of an element: of a list all entries, of a stamp its post."""
    if isinstance(node, SequenceNode):
        return [span for item in node.items for span in _printed(item)]
    return [(node.entries.get("post", node) if isinstance(node, MappingNode) else node).span]
