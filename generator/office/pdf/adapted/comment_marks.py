"""Comments, which no PDF shows, but which LibreOffice 25.2 gives room in the lines that they are marked in.

A mark behind a full line begins another one, and an empty paragraph with a mark loses its height.
"""

from __future__ import annotations

from lxml import etree

from generator.office.package import Package
from generator.office.pdf.adapted.word_parts import word_trees
from generator.office.wordml.removal import remove
from generator.office.wordml.wordml_names import name_beside

_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def remove_comment_marks(package: Package) -> None:
    """Remove the marks of comments from the texts of ``package``, with runs that hold nothing else."""
    for root in word_trees(package):
        for mark in list(root.iter(*(name_beside(root, name) for name in _MARKS))):
            run = mark.getparent()
            remove(mark)
            if run is not None and run.tag == name_beside(root, "r") and not _shows(run):
                remove(run)


def _shows(run: etree._Element) -> bool:
    return any(child.tag != name_beside(run, "rPr") for child in run)
