"""Complex fields that are open while a story is read (ECMA-376 part 1, 17.16.18): their code, then their result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class OpenField:
    """A field that has begun: its instruction so far, and whether its result has begun.

    ``filled``: its result is not empty.
    """

    instruction: str = ""
    in_result: bool = False
    filled: bool = False

    @property
    def kind(self) -> str:
        """The first word of its instruction, in capitals; ``""`` where it has none."""
        words = self.instruction.split(None, 1)
        return words[0].upper() if words else ""


class OpenFields:
    """The fields that are open at the current place of a story; ``open`` has the outermost first.

    A field may span paragraphs. Unpaired marks are ignored.
    """

    def __init__(self) -> None:
        self.open: list[OpenField] = []

    @property
    def in_code(self) -> bool:
        """Whether the current place is in the code of a field, which is not shown."""
        return any(not field.in_result for field in self.open)

    @property
    def innermost(self) -> OpenField | None:
        """The field that began last, or None."""
        return self.open[-1] if self.open else None

    def mark(self, kind: str | None) -> OpenField | None:
        """Handle a ``w:fldChar`` (``begin``, ``separate``, ``end``); returns the field that ends with it, or None."""
        if kind == "begin":
            self.begin()
        elif kind == "separate":
            self.separate()
        elif kind == "end":
            return self.end()
        return None

    def begin(self) -> None:
        """Begin a field with its code."""
        self.open.append(OpenField())

    def instruct(self, text: str) -> None:
        """Add to the code of the innermost field (``w:instrText``)."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].instruction += text

    def separate(self) -> None:
        """End the code of the innermost field and begin its result."""
        if self.open:
            self.open[-1].in_result = True

    def fill(self) -> None:
        """Mark all open fields as filled: something is shown here."""
        for field in self.open:
            field.filled = True

    def end(self) -> OpenField | None:
        """End the innermost field and return it; None where none is open."""
        return self.open.pop() if self.open else None

    @contextmanager
    def simple(self, instruction: str) -> Iterator[None]:
        """Keep a ``w:fldSimple`` open in its result while its content is read."""
        self.open.append(OpenField(instruction, in_result=True))
        yield
        self.open.pop()
