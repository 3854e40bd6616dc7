"""Complex fields that are open while a story is read (ECMA-376 part 1, 17.16.18): their code, then their result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class OpenField:
    """A field that has begun: its instruction as far as it was read, and whether its result has begun.

    ``filled``: something of its result was shown.
    """

    instruction: str = ""
    in_result: bool = False
    filled: bool = False


class OpenFields:
    """The fields that are open at a place of a story; ``open`` has the outermost first.

    A field may go on over paragraphs. Marks without a counterpart are passed over.
    """

    def __init__(self) -> None:
        self.open: list[OpenField] = []

    @property
    def in_code(self) -> bool:
        """Whether the code of a field is here, which is not shown."""
        return any(not field.in_result for field in self.open)

    @property
    def innermost(self) -> OpenField | None:
        """The field that began last; None where none is open."""
        return self.open[-1] if self.open else None

    def mark(self, kind: str | None) -> OpenField | None:
        """A ``w:fldChar`` of this kind (``begin``, ``separate``, ``end``): the field that ends with it, if one does."""
        if kind == "begin":
            self.begin()
        elif kind == "separate":
            self.separate()
        elif kind == "end":
            return self.end()
        return None

    def begin(self) -> None:
        """A field begins with its code."""
        self.open.append(OpenField())

    def instruct(self, text: str) -> None:
        """More of the code of the innermost field (``w:instrText``)."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].instruction += text

    def separate(self) -> None:
        """The code of the innermost field ends, its result begins."""
        if self.open:
            self.open[-1].in_result = True

    def fill(self) -> None:
        """Something is shown here: it is of the result of every field that is open."""
        for field in self.open:
            field.filled = True

    def end(self) -> OpenField | None:
        """The innermost field ends; None where none is open."""
        return self.open.pop() if self.open else None

    @contextmanager
    def simple(self, instruction: str) -> Iterator[None]:
        """What is read inside is the result of a ``w:fldSimple``."""
        self.open.append(OpenField(instruction, in_result=True))
        yield
        self.open.pop()
