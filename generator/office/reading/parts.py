"""The package of a document that is read, with the names that all documents have."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.ground.errors import InputError, TemplateError
from generator.office.package import Package, Relation, doctype_problems, inflated, read_package
from generator.office.wordml.documents import document_of
from generator.office.wordml.names import with_usual_names


class Parts:
    """A package, opened. ``main`` is the name of its main document."""

    def __init__(self, data: bytes, file: str) -> None:
        """Opens the package in ``data``. Raises InputError where it is none, or no Word document."""
        self.file = file
        parts = read_package(data, name=file)
        problems = list(doctype_problems(parts, file))
        if problems:
            raise InputError(problems)
        self.package = Package({name: with_usual_names(part) for name, part in parts.items()}, file)
        self.main = self.package.main
        try:
            self.document = document_of(self.package)
        except TemplateError as fault:
            raise InputError(fault.problems) from fault

    def tree(self, name: str) -> etree._Element | None:
        """The part ``name`` as a tree; None where it is not there or no XML."""
        try:
            return self.package.look(name)
        except (KeyError, TemplateError):
            return None

    def data(self, name: str) -> bytes:
        """The bytes of the part ``name``, none where it is not there."""
        found = self.package.part(name)
        return b"" if found is None else inflated(found)

    def related(self, kind: str) -> etree._Element | None:
        """The first part of ``kind`` (``styles``, ``settings`` …) that the main document refers to."""
        return self._first(self.main, kind)

    def of_package(self, kind: str) -> etree._Element | None:
        """The part of ``kind`` (``core-properties`` …) that the package itself refers to."""
        return self._first("", kind)

    def targets(self, name: str) -> Mapping[str, Relation]:
        """What the part ``name`` refers to, by the relationship's id; nothing where that cannot be read."""
        try:
            return self.package.targets(name)
        except TemplateError:
            return {}

    def _first(self, source: str, kind: str) -> etree._Element | None:
        names = (each.target for each in self.targets(source).values() if each.kind == kind)
        return next((tree for tree in map(self.tree, names) if tree is not None), None)
