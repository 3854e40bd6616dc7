"""A tag in its place, and the tags of one part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.templates.expressions.tag_syntax import Tag

# Noncharacters: allowed in XML, never typed (Unicode 23.7).
_EDGES = tuple(map(chr, range(0xFDD0, 0xFDF0)))
MAX_TAGS = 100_000
MAX_PROBLEMS = 1_000
MARKER = "fawen"  # the target of the processing instruction in a tag's place


@dataclass(frozen=True, slots=True)
class WordTag(Tag):
    """A tag of a Word part.

    ``writer`` names the function that writes a variable's value: ``text`` into the text around it, ``attribute`` into
    an attribute; ``colspan`` and ``cellbg`` also into an attribute, but only the numbers and colours allowed there.
    ``joins_previous`` and ``joins_next``: its paragraph is joined with the one before or after it. ``in_loop``: it is
    allowed in loops only.
    """

    writer: str = "text"
    joins_previous: bool = False
    joins_next: bool = False
    in_loop: bool = False


def markers(root: etree._Element) -> list[etree._ProcessingInstruction]:
    """The markers at and below ``root``, in the order of the document."""
    found = root.iter(etree.ProcessingInstruction)
    return [marker for marker in found if isinstance(marker, etree._ProcessingInstruction)]


class Problems(list[Problem]):
    """The problems of one part, at most MAX_PROBLEMS."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        super().__init__()
        self += problems

    def append(self, problem: Problem) -> None:
        """Adds a problem. Raises TemplateError with all of them once there are MAX_PROBLEMS."""
        super().append(problem)
        if len(self) >= MAX_PROBLEMS:
            raise TemplateError([*self, Problem("template-problems-many", problem.span, {"most": MAX_PROBLEMS})])

    def __iadd__(self, more: Iterable[Problem]) -> Self:  # type: ignore[misc, override]  # a list accepts any iterable
        for problem in more:
            self.append(problem)
        return self


@dataclass(slots=True)
class PartTags:
    """The tags of one part by number, and the problems found while they were gathered."""

    by_number: list[WordTag] = field(default_factory=list)
    problems: Problems = field(default_factory=lambda: Problems())
    found: int = 0  # with comments, which get no number
    changed: bool = False  # the part is written again even without tags
    merge_kinds: set[str] = field(default_factory=set)  # the types of Word's merge fields that became tags
    edge: str = ""  # the first and last character of tokens; empty where the part has none

    def find(self, span: Span) -> None:
        """Counts one more tag, at ``span``. Raises TemplateError past MAX_TAGS."""
        self.found += 1
        if self.found > MAX_TAGS:
            raise TemplateError(Problem("template-tags-many", span, {"most": MAX_TAGS}))

    def marker(self, tag: WordTag) -> etree._ProcessingInstruction:
        """A new marker for ``tag`` in the tree."""
        return etree.ProcessingInstruction(MARKER, str(self._number(tag)))

    def token(self, tag: WordTag) -> str:
        """A text that stands for ``tag`` within an attribute; :meth:`reserve` is called first."""
        return f"{self.edge}{self._number(tag)}{self.edge}"

    def reserve(self, root: etree._Element) -> bool:
        """Whether the part can have tokens: it must lack one of the characters that they may begin with."""
        if not self.edge:
            xml = etree.tostring(root, encoding="unicode")
            self.edge = next((edge for edge in _EDGES if edge not in xml), "")
        return bool(self.edge)

    @property
    def seats(self) -> re.Pattern[str]:
        """The pattern of markers and tokens in the XML of the part; its one group is the tag's number."""
        if not self.edge:
            return re.compile(rf"<\?{MARKER} (\d+)\?>")
        return re.compile(rf"(?:<\?{MARKER} |{self.edge})(\d+)(?:\?>|{self.edge})")

    def of(self, marker: etree._ProcessingInstruction) -> WordTag:
        """The tag of ``marker``."""
        return self.by_number[int(marker.text or "")]

    def _number(self, tag: WordTag) -> int:
        self.by_number.append(tag)
        return len(self.by_number) - 1


def take_out(marker: etree._Element) -> None:
    """Removes ``marker`` from its tree, but not the text after it."""
    parent, previous = marker.getparent(), marker.getprevious()
    if parent is None:
        return
    if marker.tail and previous is not None:
        previous.tail = (previous.tail or "") + marker.tail
    elif marker.tail:
        parent.text = (parent.text or "") + marker.tail
    marker.tail = None
    parent.remove(marker)
