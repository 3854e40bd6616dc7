"""A tag in its place, and the tags of one part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.docx_template.scanning import Kind
from generator.errors import Problem, Span

MARKER = "fawen"  # the target of the processing instruction that keeps a tag's place in the tree


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: what it is, what it says without its delimiters, as typed, and where it stands."""

    kind: Kind
    inner: str
    raw: str
    prefix: str
    span: Span

    @property
    def word(self) -> str:
        """The first word of a statement."""
        words = self.inner.split(maxsplit=1)
        return words[0] if words else ""

    def problem(
        self,
        code: str,
        facts: Mapping[str, object] | None = None,
        *,
        field: str | None = None,
        suggestion: str | None = None,
    ) -> Problem:
        """A problem of this tag; its facts always have ``tag``."""
        return Problem(code, self.span, {"tag": self.raw, **(facts or {})}, field, suggestion)


def markers(root: etree._Element) -> list[etree._ProcessingInstruction]:
    """The markers at and below ``root``, in the order of the document."""
    found = root.iter(etree.ProcessingInstruction)
    return [marker for marker in found if isinstance(marker, etree._ProcessingInstruction)]


@dataclass(slots=True)
class Tags:
    """The tags of one part by their number, and the problems found while they were gathered."""

    by_number: list[Tag] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    any_found: bool = False  # comments too, which get no number

    def marker(self, tag: Tag) -> etree._ProcessingInstruction:
        """A new marker that stands for ``tag`` in the tree."""
        self.by_number.append(tag)
        return etree.ProcessingInstruction(MARKER, str(len(self.by_number) - 1))

    def of(self, marker: etree._ProcessingInstruction) -> Tag:
        """The tag that ``marker`` stands for."""
        return self.by_number[int(marker.text or "")]
