"""Removal of the thumbnail and of parts without any relationship to them."""

from __future__ import annotations

from generator.office.package import Package
from generator.office.tidying.taken import Taken
from generator.office.tidying.word_package import WordPackage

_THUMBNAIL = "/metadata/thumbnail"


def take_parts(opened: WordPackage) -> Taken:
    """Remove them; a part that no relationship reaches is not in the document (ECMA-376 part 2, 6.5)."""
    taken, package = Taken(), opened.package
    for relation in package.relations(""):
        if relation.type.endswith(_THUMBNAIL):
            package.unlink("", relation)
            taken["thumbnail"] += 1
            if not relation.external:
                package.remove(relation.target)
    unused = package.unreached()
    if not _is_astray(
        package, set(unused)
    ):  # else one of them may be meant, by a name that only some programs understand
        package.remove(*unused)
        taken["unused"] += len(unused)
    return taken


def _is_astray(package: Package, unused: set[str]) -> bool:
    """Whether a part that is in use refers to a missing part."""
    used = [source for source in package.sources() if not source or (source in package and source not in unused)]
    relations = (each for source in used for each in package.relations(source))
    return any(not each.external and each.target not in package for each in relations)
