"""Active content by the relationships of a package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from generator.ground.errors import Span, TemplateError
from generator.office.live_content.link_targets import leads_to
from generator.office.live_content.live_kinds import (
    FILE_TARGET,
    LEADING_IN,
    LEADING_OUT,
    OTHER,
    WORKBOOK,
    Effect,
    Live,
    LiveKind,
)
from generator.office.package import Package, Relation


def in_relationships(package: Package) -> Iterator[tuple[str, Relation, Live]]:
    """The active relationships of ``package``, each with its source part and as :class:`Live`."""
    for source in package.sources():
        with suppress(TemplateError):  # not XML: opening the package reports it
            for each in package.relations(source):
                kind = kind_of(each)
                if kind is not None:
                    span = Span(package.file, part=source or None)
                    yield source, each, Live(kind, span, each.target if each.external else "")


def kind_of(relation: Relation) -> LiveKind | None:
    """The kind of ``relation``; None where it is not active."""
    if not relation.external:
        return LEADING_IN.get(relation.kind)
    if relation.kind == "hyperlink":
        return leads_to(relation.target)
    kind = LEADING_OUT.get(relation.kind, OTHER)
    to_file = kind is not WORKBOOK and kind.effect is Effect.REACHES and leads_to(relation.target) is FILE_TARGET
    return FILE_TARGET if to_file else kind
