"""What is not rewritten: a signature would no longer hold, macros are not ours, the rest is no Word document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.docx_tidying.names import MAIN_TYPE
from generator.docx_tidying.opened import Opened
from generator.errors import InputError, Problem, Span
from generator.wordml.names import STRICT_NAMESPACE

_MACROS = ("macroEnabled", "vbaProject")
_SIGNATURES = "digital-signature"


def refuse(opened: Opened) -> None:
    """Raises InputError where the document is signed, has macros, or is none of Word's usual ones."""
    problems = list(_problems(opened))
    if problems:
        raise InputError(problems)


def _problems(opened: Opened) -> Iterator[Problem]:
    span = Span(opened.file)
    types = {name: opened.type_of(name) for name in opened.parts}
    if any(_SIGNATURES in kind for kind in types.values()) or any(
        _SIGNATURES in each.get("Type", "") for each, _ in opened.relationships("")
    ):
        yield Problem("tidying-signed", span)
    if any(mark in kind for kind in types.values() for mark in _MACROS):
        yield Problem("tidying-macros", span)
        return
    main = [name for name, kind in types.items() if kind == MAIN_TYPE]
    if len(main) != 1 or main[0] not in {name for _, name in opened.relationships("")}:
        yield Problem("template-not-word", span)
    elif STRICT_NAMESPACE.encode() in opened.parts[main[0]]:
        yield Problem("template-strict", span)
