"""fawen: one dispatch turned into its whole set of papers.

>>> from generator import DocxTemplate, build  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import GeneratorError

if TYPE_CHECKING:
    from generator.dispatch import build
    from generator.docx_template import DocxTemplate

__all__ = ["DocxTemplate", "GeneratorError", "build"]


def __getattr__(name: str) -> object:
    """The public names, imported when they are first asked for, so that ``fawen --help`` is there at once."""
    if name == "DocxTemplate":
        from generator.docx_template import DocxTemplate

        return DocxTemplate
    if name == "build":
        from generator.dispatch import build

        return build
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
