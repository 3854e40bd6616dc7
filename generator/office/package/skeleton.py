"""What a new package says of its parts: their content types and relationships, as text (ECMA-376 part 2, 6.5, 7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.office.package.addresses import written
from generator.office.package.escaping import quoteattr
from generator.office.package.names import RELATIONS, RELATIONSHIPS, TYPES

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def content_types(parts: Mapping[str, str], extensions: Mapping[str, str]) -> bytes:
    """The part with the content types of ``parts`` and, for all others, of ``extensions``, in their order."""
    defaults = "".join(
        f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(kind)}/>"
        for extension, kind in {"rels": RELATIONSHIPS, **extensions}.items()
    )
    overrides = "".join(
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>" for name, kind in parts.items()
    )
    return f'{DECLARATION}<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'.encode()


def relationships(source: str, targets: Iterable[tuple[str, str]]) -> bytes:
    """The part with the relationships of the part ``source``, each of a type to a part; their ids are rId1, rId2 …"""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type={quoteattr(kind)} Target={quoteattr(written(source, name))}/>'
        for number, (kind, name) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()
