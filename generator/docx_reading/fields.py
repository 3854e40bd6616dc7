"""Fields that are open while a text is read (ECMA-376 part 1, 17.16.2): what is their code, what their result."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False
    filled: bool = False


class Fields:
    """The fields that are open at a place of a story; a field may go on over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_code(self) -> bool:
        """Whether what stands here is the code of a field, which is not shown."""
        return any(not field.result for field in self._open)

    @property
    def instruction(self) -> str | None:
        """The instruction of the innermost field whose result stands here."""
        return self._open[-1].instruction.strip() if self._open else None

    def begin(self) -> None:
        """A field begins with its code."""
        self._open.append(_Field())

    def instruct(self, text: str) -> None:
        """More of the code of the innermost field."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """The code ends, the result begins."""
        if self._open:
            self._open[-1].result = True

    def fill(self) -> None:
        """Something is shown here: it is the result of every field that is open."""
        for field in self._open:
            field.filled = True

    def end(self) -> str | None:
        """A field ends; its instruction where no result of it was shown, so that it is not lost."""
        if not self._open:
            return None
        field = self._open.pop()
        return None if field.filled or self.in_code else field.instruction.strip()
