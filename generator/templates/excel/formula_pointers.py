"""References in typed formulas, parsed and adjusted after rows have been repeated or removed.

A range over all rows of a loop grows with them; within a loop, a formula refers to the cells of its own round. A
reference that could come to mean other cells is refused: a wrong sum is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from itertools import zip_longest
from pathlib import Path
from types import ModuleType

_POINTER = re.compile(
    r"""(?P<sheet>(?:'(?:[^']|'')+'|[^'!\[\]:]+)!)?
        (?:(?P<left>\$?[A-Z]{1,3})(?P<top>\$?[0-9]{1,7})(?::(?P<right>\$?[A-Z]{1,3})(?P<bottom>\$?[0-9]{1,7}))?
        |(?P<row>\$?[0-9]{1,7}):(?P<end>\$?[0-9]{1,7})
        |\$?[A-Z]{1,3}:\$?[A-Z]{1,3})""",
    re.IGNORECASE | re.VERBOSE,
)
_BY_PLACE = frozenset({"INDIRECT", "OFFSET", "ADDRESS", "CELL"})
"""Functions that find cells by texts or numbers, which are not adjusted."""


class UnclearFormulaError(Exception):
    """A formula whose cells are unknown; ``what`` is the piece that makes it so."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference of a formula: to rows ``first`` to ``last`` of a sheet, its own where ``sheet`` is None.

    ``area``: it is written as a range. ``fixed``: whether each of its ends has a ``$`` before its row.
    """

    text: str
    sheet: str | None
    first: int
    last: int
    area: bool
    fixed: tuple[bool, bool]
    _shape: str

    def at(self, first: int, last: int) -> str:
        """The reference with other rows, as a formula writes it."""
        return self._shape.format(first, last)


def pointers(formula: str) -> Iterator[Pointer]:
    """The references of ``formula`` in order. Raises UnclearFormulaError."""
    for piece in _pieces(formula):
        if isinstance(piece, Pointer):
            yield piece


def adjusted(formula: str, moved: Callable[[Pointer], str]) -> str:
    """Replaces the references of ``formula`` by ``moved``. Raises UnclearFormulaError, and what ``moved`` raises."""
    return "".join(piece if isinstance(piece, str) else moved(piece) for piece in _pieces(formula))


def translated(formula: str, written_at: str, address: str) -> str:
    """``formula`` of the cell ``written_at`` as it is at ``address``. Raises ValueError for no formula."""
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        return str(Translator(f"={formula}", origin=written_at).translate_formula(address)).removeprefix("=")
    except (TokenizerError, TranslatorError, IndexError) as fault:
        raise ValueError(formula) from fault


def _pieces(formula: str) -> Iterator[str | Pointer]:
    tokenizer = _tokenizer()
    try:
        tokens = tokenizer.Tokenizer(f"={formula}")
    except (tokenizer.TokenizerError, IndexError) as fault:
        raise UnclearFormulaError(formula) from fault
    if "".join(token.value for token in tokens.items) != formula:
        raise UnclearFormulaError(formula)
    for token, following in zip_longest(tokens.items, tokens.items[1:]):
        if token.value.upper() == "ROW(" and following is not None and following.value == ")":
            raise UnclearFormulaError("ROW()")
        if token.type == tokenizer.Token.FUNC and token.subtype == tokenizer.Token.OPEN:
            name = token.value.rstrip("(").upper().rpartition(".")[2]
            if name in _BY_PLACE or ":" in token.value:
                raise UnclearFormulaError(token.value.rstrip("("))
        if token.type == tokenizer.Token.OPERAND and token.subtype == tokenizer.Token.RANGE:
            yield _pointer(token.value)
        else:
            yield token.value


@cache
def _tokenizer() -> ModuleType:
    """Imports openpyxl's tokenizer of formulas from its file: importing all of openpyxl takes a tenth of a second."""
    package = find_spec("openpyxl")
    folders = None if package is None else package.submodule_search_locations
    spec = PathFinder.find_spec("tokenizer", [str(Path(each) / "formula") for each in folders or ()])
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("openpyxl.formula.tokenizer")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pointer(text: str) -> str | Pointer:
    match = _POINTER.fullmatch(text)
    if match is None:
        bare = re.sub(r"\[.*\]", "", text)  # a table's columns are referred to by name
        if ":" in bare or "!" in bare:
            raise UnclearFormulaError(text)
        return text
    if match["row"] is not None:
        top, bottom, columns = match["row"], match["end"], ("", "")
    elif match["top"] is not None:
        top, bottom = match["top"], match["bottom"] or match["top"]
        columns = (match["left"], match["right"] or "")
    else:
        return text
    area = match["row"] is not None or match["bottom"] is not None
    sheet = match["sheet"] or ""
    fixed = top.startswith("$"), bottom.startswith("$")
    marks = ["$" if each else "" for each in fixed]
    shape = f"{_plain(sheet + columns[0])}{marks[0]}{{0}}"
    if area:
        shape += f":{columns[1]}{marks[1]}{{1}}"
    rows = sorted((int(top.lstrip("$")), int(bottom.lstrip("$"))))
    return Pointer(text, _named(sheet), rows[0], rows[1], area, fixed, shape)


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _named(sheet: str) -> str | None:
    """The name of the sheet before an address; None without one."""
    if not sheet:
        return None
    name = sheet.removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name
