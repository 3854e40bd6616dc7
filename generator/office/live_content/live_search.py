"""Search for all active content in a package; removal of attached templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.office.live_content.live_kinds import Live
from generator.office.live_content.live_parts import in_parts
from generator.office.live_content.live_relationships import in_relationships
from generator.office.live_content.live_sheets import in_sheets
from generator.office.live_content.live_stories import RelationPlaces, in_stories
from generator.office.package import Package

_BOUND_TO_TEMPLATE = ("{*}attachedTemplate", "{*}linkStyles")
"""Settings of the attached template (17.15.1.6, 17.15.1.55); with them styles would follow the reader's template."""


def live_content(package: Package) -> tuple[Live, ...]:
    """All active content of ``package``, Word or Excel, each address once, but every field that changes."""
    once: dict[tuple[object, str], Live] = {}
    for number, each in enumerate(_all(package)):
        once.setdefault((number if each.changes else each.kind, each.address), each)
    return tuple(once.values())


def _all(package: Package) -> Iterator[Live]:
    yield from in_stories(package)
    places: dict[str, RelationPlaces] = {}
    for source, relation, live in in_relationships(package):
        if source not in places:
            places[source] = RelationPlaces(package, source)
        yield replace(live, span=places[source].of(relation.id))
    yield from in_parts(package)
    yield from in_sheets(package)


def drop_attached_template(package: Package) -> None:
    """Remove the document's link to its template. Raises TemplateError where its settings are not XML."""
    for source in package.sources():
        for each in package.relations(source):
            if each.kind == "attachedTemplate":
                package.unlink(source, each)
                _unbind(package, source)


def _unbind(package: Package, settings: str) -> None:
    root = package.tree(settings)
    for element in list(root.iter(*_BOUND_TO_TEMPLATE)):
        holder = element.getparent()
        if holder is not None:
            holder.remove(element)
