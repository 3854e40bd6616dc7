"""What every content has in common."""

from __future__ import annotations

from abc import ABC
from typing import ClassVar, Literal


class Content(ABC):
    """A value that is more than text. It belongs to no template: one may be printed in any number of documents."""

    level: ClassVar[Literal["run", "block"]]

    def in_own_look(self) -> Content:
        """The same content, taking nothing of the look that the tag has which prints it."""
        return self
