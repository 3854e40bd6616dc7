"""What one rendering of one part keeps while it runs: nothing of it outlives the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.expressions import CountedContext

if TYPE_CHECKING:
    from generator.docx_template.content import Content


@dataclass(slots=True)
class Rendering:
    """The contents that were printed, each known in the part's text by its place in the list."""

    contents: list[Content] = field(default_factory=list)

    def mark(self, content: Content) -> str:
        """The mark that keeps ``content``'s place in the text until the part's tree is made."""
        self.contents.append(content)
        return f"<?{CONTENT_MARKER} {len(self.contents) - 1}?>"


CONTENT_MARKER = "fawen-content"


class PartContext(CountedContext):
    """The names that a part's template sees, and the rendering it belongs to."""

    rendering: Rendering
