"""The content types and relationships of a new package, as text (ECMA-376 part 2, 6.5, 7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.office.package.opc_names import RELATIONS, RELATIONSHIPS, TYPES
from generator.office.package.part_names import written
from generator.office.package.xml_escaping import quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def content_types(parts: Mapping[str, str], extensions: Mapping[str, str]) -> bytes:
    """The content types part for ``parts`` and, for all other parts, ``extensions``, in this order."""
    defaults = "".join(
        f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(kind)}/>"
        for extension, kind in {"rels": RELATIONSHIPS, **extensions}.items()
    )
    overrides = "".join(
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>" for name, kind in parts.items()
    )
    return f'{DECLARATION}<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'.encode()


def relationships(source: str, targets: Iterable[tuple[str, str]]) -> bytes:
    """The relationships part of ``source``; ``targets`` are (type, part name), and get the ids rId1, rId2 …"""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type={quoteattr(kind)} Target={quoteattr(written(source, name))}/>'
        for number, (kind, name) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()
