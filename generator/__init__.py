"""fawen: one dispatch turned into its whole set of papers.

>>> from generator import DocxTemplate, build  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from generator.ground.errors import GeneratorError

if TYPE_CHECKING:
    from generator.dispatch.papers_without_build import paint
    from generator.dispatch.public_build import build
    from generator.templates.word.content.inline_image import InlineImage
    from generator.templates.word.content.rich_text import Hyperlink, Listing, RichParagraphs, RichText
    from generator.templates.word.content.sub_document import SubDocument
    from generator.templates.word.docx_template import DocxTemplate

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

_MODULES = {
    "build": "dispatch.public_build",
    "paint": "dispatch.papers_without_build",
    "DocxTemplate": "templates.word.docx_template",
    "SubDocument": "templates.word.content.sub_document",
    "InlineImage": "templates.word.content.inline_image",
    **dict.fromkeys(("Hyperlink", "Listing", "RichParagraphs", "RichText"), "templates.word.content.rich_text"),
}


def __getattr__(name: str) -> object:
    """The public names, imported when they are first asked for, so that ``fawen --help`` is there at once."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
