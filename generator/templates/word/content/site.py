"""Site: the place where a content is printed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from generator.templates.word.assembly import Assembly


@dataclass(frozen=True, slots=True)
class Site:
    """One printing: the package, the part's name, and the look around the tag.

    ``run_properties`` and ``paragraph_properties`` are the ``w:rPr`` and ``w:pPr`` around the tag, or None, without
    section ends and tracked changes.
    """

    assembly: Assembly
    part: str
    run_properties: etree._Element | None = None
    paragraph_properties: etree._Element | None = None

    def without_look(self) -> Site:
        """The same place, for a content with a look of its own."""
        return replace(self, run_properties=None)

    def new_run_properties(self) -> etree._Element | None:
        """A copy of the look around the tag."""
        return None if self.run_properties is None else deepcopy(self.run_properties)

    def new_paragraph_properties(self) -> etree._Element | None:
        """A copy of the paragraph's properties around the tag."""
        return None if self.paragraph_properties is None else deepcopy(self.paragraph_properties)
