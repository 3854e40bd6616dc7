"""fawen: one dispatch turned into its whole set of papers.

>>> from generator import DocxTemplate, build  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ground.errors import GeneratorError

if TYPE_CHECKING:
    from generator.dispatch import build, paint
    from generator.templates.word import (
        DocxTemplate,
        Hyperlink,
        InlineImage,
        Listing,
        RichParagraphs,
        RichText,
        SubDocument,
    )

__all__ = [
    "DocxTemplate",
    "GeneratorError",
    "Hyperlink",
    "InlineImage",
    "Listing",
    "RichParagraphs",
    "RichText",
    "SubDocument",
    "build",
    "paint",
]

_OF_WORD_TEMPLATES = frozenset(__all__) - {"GeneratorError", "build", "paint"}


def __getattr__(name: str) -> object:
    """The public names, imported when they are first asked for, so that ``fawen --help`` is there at once."""
    if name in _OF_WORD_TEMPLATES:
        from generator.templates import word

        return getattr(word, name)
    if name in {"build", "paint"}:
        from generator import dispatch

        return getattr(dispatch, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
