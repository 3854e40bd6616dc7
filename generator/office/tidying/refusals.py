"""Documents that are not tidied: signed ones, ones with macros, files that are not Word documents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import InputError, Problem, Span
from generator.office.package import is_signed
from generator.office.package.opc_names import WORD_MAIN, WORD_TEMPLATE_MAIN
from generator.office.tidying.word_package import WordPackage
from generator.office.wordml.wordml_names import STRICT_NAMESPACE

_MACROS = ("macroenabled", "vbaproject")


def refuse(opened: WordPackage) -> None:
    """Raise InputError where the document is signed, has macros, or is not a usual Word document."""
    problems = list(_problems(opened))
    if problems:
        raise InputError(problems)


def _problems(opened: WordPackage) -> Iterator[Problem]:
    span, package = Span(opened.file), opened.package
    types = {package.content_type(name).lower() for name in package}
    if is_signed(package):
        yield Problem("tidying-signed", span)
    if any(mark in kind for kind in types for mark in _MACROS):
        yield Problem("tidying-macros", span)
    elif package.content_type(package.main) not in (WORD_MAIN, WORD_TEMPLATE_MAIN):
        yield Problem("template-not-word", span)
    elif etree.QName(package.look(package.main)).namespace == STRICT_NAMESPACE:
        yield Problem("template-strict", span)
