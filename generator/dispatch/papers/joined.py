"""Print files: the units' papers of one template joined into one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from generator.dispatch.plan import Paper
from generator.docx_template import print_file
from generator.package import read_package

_SECTION = re.compile(rb"<w:sectPr[ />]")
_MAIN = "word/document.xml"


def joined(letters: Sequence[Paper], read: Callable[[str], bytes], *, duplex: bool) -> bytes:
    """The print file of ``letters``, whose files ``read`` gives by their paths. Raises TemplateError."""
    names = [paper.unit.name for paper in letters if paper.unit is not None]
    return print_file([read(paper.path) for paper in letters], duplex=duplex, names=names)


def section_counts(letters: Sequence[Paper], read: Callable[[str], bytes]) -> Mapping[str, int]:
    """How many sections each of ``letters`` has, by its path."""
    counts: dict[str, int] = {}
    for paper in letters:
        main = read_package(read(paper.path), name=paper.path).get(_MAIN, b"")
        counts[paper.path] = max(1, len(_SECTION.findall(main)))
    return counts
