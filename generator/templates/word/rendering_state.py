"""State of one rendering of one part; discarded with the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

from generator.templates.expressions import CountedContext, Deadline, environment
from generator.templates.word.records import MergeRecords, MergeState

if TYPE_CHECKING:
    from generator.templates.word.content import Content


@dataclass(slots=True)
class PartRendering:
    """The contents printed so far; a mark in the part's text refers to each by its index.

    ``deadline`` is the document's. ``pictures`` is the folder of pictures, None where there is none. ``merge`` is the
    state of merge fields; ``records`` are the part's records, once a field has read one.
    """

    deadline: Deadline
    pictures: Path | None = None
    contents: list[Content] = field(default_factory=list)
    merge: MergeState = field(default_factory=MergeState)
    records: MergeRecords | None = None

    def mark(self, content: Content) -> str:
        """Keep ``content``, and return the mark for its place in the text."""
        self.contents.append(content)
        return f"<?{CONTENT_MARKER} {len(self.contents) - 1}?>"


CONTENT_MARKER = "fawen-content"
_GLOBALS = dict(environment().globals)


class TemplateNames(dict[str, object]):
    """The names that a document's templates see, with the global ones."""

    __slots__ = ()


def names_of(context: Mapping[str, object]) -> TemplateNames:
    """``context`` with the global names; made once for all parts of a document."""
    return context if isinstance(context, TemplateNames) else TemplateNames({**_GLOBALS, **context})


class PartContext(CountedContext):
    """The names that a part's template sees, and the rendering it belongs to."""

    def __init__(self, of: Environment, names: Mapping[str, object], rendering: PartRendering) -> None:
        super().__init__(of, names_of(names), None, {}, deadline=rendering.deadline)
        self.rendering = rendering
        self.names = names
        self._records: MergeRecords | None = None

    @property
    def records(self) -> MergeRecords:
        """The records that merge fields of this part read, from the document's first on."""
        if self._records is None:
            self._records = self.rendering.records = MergeRecords.of(self.names, self.rendering.merge.start)
        return self._records
