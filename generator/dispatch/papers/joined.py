"""Print files: the units' papers of one template joined into one document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.dispatch.plan import Paper
from generator.office.package import Package, read_package
from generator.office.wordml.main_document import section_count
from generator.templates.word import print_file


def joined(letters: Sequence[Paper], read: Callable[[str], bytes], *, duplex: bool) -> bytes:
    """The print file of ``letters``; ``read`` returns the bytes of each by its path. Raises TemplateError."""
    names = [paper.unit.name for paper in letters if paper.unit is not None]
    return print_file([read(paper.path) for paper in letters], duplex=duplex, names=names)


def section_counts(letters: Sequence[Paper], read: Callable[[str], bytes]) -> Mapping[str, int]:
    """The number of sections of each of ``letters``, by path. Raises InputError where one cannot be read."""
    counts: dict[str, int] = {}
    for paper in letters:
        package = Package(read_package(read(paper.path), name=paper.path), paper.path)
        counts[paper.path] = section_count(package)
    return counts
