"""Hanging punctuation, which LibreOffice 25.2 reads the wrong way round.

It inverts ``w:overflowPunct`` (ECMA-376 part 1, 17.3.1.21), and does not paint a mark that hangs past the right edge.
Only 1 switches hanging off there, while Word and WPS need 0; so each paragraph of the copy has 1, whatever its style.
"""

from __future__ import annotations

from generator.office.package import Package
from generator.office.pdf.adapted.word_parts import word_trees
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.office.wordml.wordml_names import name_beside


def switch_off_hanging(package: Package) -> None:
    """Switch hanging punctuation off for LibreOffice in every paragraph of ``package``."""
    for root in word_trees(package):
        for paragraph in root.iter(name_beside(root, "p")):
            get_or_add(paragraph_properties(paragraph), "overflowPunct").set(name_beside(root, "val"), "1")
