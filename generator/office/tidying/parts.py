"""Parts that nobody sees: the small picture of the first page, and what nothing in the package refers to."""

from __future__ import annotations

from generator.office.package import Package
from generator.office.tidying.opened import Opened
from generator.office.tidying.taken import Taken

_THUMBNAIL = "/metadata/thumbnail"


def take_parts(opened: Opened) -> Taken:
    """Takes them out; what is reached by no relationship is no part of the document (ECMA-376 part 2, 6.5)."""
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
    """Whether a part that is reached refers to one that is not there."""
    used = [source for source in package.sources() if not source or (source in package and source not in unused)]
    relations = (each for source in used for each in package.relations(source))
    return any(not each.external and each.target not in package for each in relations)
