"""Fields whose results the office suite works out itself, whatever the .docx holds (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_DATES = {"CREATEDATE", "DATE", "EDITTIME", "PRINTDATE", "SAVEDATE", "TIME"}
_COUNTS = {"NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "REVNUM", "SECTION", "SECTIONPAGES"}
_WORKED_OUT = frozenset(_DATES | _COUNTS | {"FILENAME", "FILESIZE"})


@dataclass(slots=True)
class _Field:
    instruction: str
    in_result: bool = False

    @property
    def worked_out(self) -> bool:
        words = self.instruction.split(None, 1)
        return self.in_result and bool(words) and words[0].upper() in _WORKED_OUT


class Fields:
    """The fields that are open while a text is gone through."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def worked_out(self) -> bool:
        """Whether what is read now is a result that is worked out anew."""
        return any(field.worked_out for field in self._open)

    def passes(self, mark: str | None, instruction: str | None) -> None:
        """A ``w:fldChar`` of the kind ``mark`` is passed, or else a piece of an ``instruction`` (``w:instrText``)."""
        if mark == "begin":
            self._open.append(_Field(""))
        elif not self._open:
            return
        elif mark == "separate":
            self._open[-1].in_result = True
        elif mark == "end":
            self._open.pop()
        elif not self._open[-1].in_result:
            self._open[-1].instruction += instruction or ""

    @contextmanager
    def simple(self, instruction: str | None) -> Iterator[None]:
        """What is passed inside is the result of a ``w:fldSimple``."""
        self._open.append(_Field(instruction or "", in_result=True))
        yield
        self._open.pop()
