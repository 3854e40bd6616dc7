"""State of one rendering of one part; nothing of it outlives the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

from generator.templates.expressions import CountedContext, Deadline, environment
from generator.templates.word.records import Merge, Records

if TYPE_CHECKING:
    from generator.templates.word.content import Content


@dataclass(slots=True)
class Rendering:
    """The contents that were printed, each known in the part's text by its place in the list.

    ``deadline`` is the document's. ``pictures`` is the folder that names of pictures are looked for in, None where
    there is none. ``merge`` is what merge fields need; ``records`` are those of the part, once a field has asked.
    """

    deadline: Deadline
    pictures: Path | None = None
    contents: list[Content] = field(default_factory=list)
    merge: Merge = field(default_factory=Merge)
    records: Records | None = None

    def mark(self, content: Content) -> str:
        """The mark that keeps ``content``'s place in the text until the part's tree is made."""
        self.contents.append(content)
        return f"<?{CONTENT_MARKER} {len(self.contents) - 1}?>"


CONTENT_MARKER = "fawen-content"
_GLOBALS = dict(environment().globals)


class Names(dict[str, object]):
    """The names that a document's templates see, with those that all templates have."""

    __slots__ = ()


def names_of(context: Mapping[str, object]) -> Names:
    """``context`` with the names that all templates have; made once for all parts of a document."""
    return context if isinstance(context, Names) else Names({**_GLOBALS, **context})


class PartContext(CountedContext):
    """The names that a part's template sees, and the rendering it belongs to."""

    def __init__(self, of: Environment, names: Mapping[str, object], rendering: Rendering) -> None:
        super().__init__(of, names_of(names), None, {}, deadline=rendering.deadline)
        self.rendering = rendering
        self.names = names
        self._records: Records | None = None

    @property
    def records(self) -> Records:
        """The records that merge fields of this part read; they begin with the document's first."""
        if self._records is None:
            self._records = self.rendering.records = Records.of(self.names, self.rendering.merge.start)
        return self._records
