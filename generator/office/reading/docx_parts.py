"""The package of a .docx, its parts as trees with the usual namespaces."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.ground.errors import InputError, TemplateError
from generator.office.package import Package, Relation, doctype_problems, inflated, read_package
from generator.office.wordml.main_document import document_of
from generator.office.wordml.wordml_names import with_usual_names


class DocxParts:
    """The package of a document. ``main`` is the name of its main part, ``document`` the root of that."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open the package in ``data``. Raises InputError where it is not a package, or not a Word document."""
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
        """The root of the part ``name``; None where it does not exist or is not XML."""
        try:
            return self.package.look(name)
        except (KeyError, TemplateError):
            return None

    def data(self, name: str) -> bytes:
        """The bytes of the part ``name``, empty where it does not exist."""
        found = self.package.part(name)
        return b"" if found is None else inflated(found)

    def related(self, kind: str) -> etree._Element | None:
        """The root of the first part of ``kind`` (``styles``, ``settings`` …) related to the main part, or None."""
        return self._first(self.main, kind)

    def of_package(self, kind: str) -> etree._Element | None:
        """The root of the first part of ``kind`` (``core-properties`` …) related to the package, or None."""
        return self._first("", kind)

    def targets(self, name: str) -> Mapping[str, Relation]:
        """The relationships of the part ``name``, by id; none where they are not XML."""
        try:
            return self.package.targets(name)
        except TemplateError:
            return {}

    def _first(self, source: str, kind: str) -> etree._Element | None:
        names = (each.target for each in self.targets(source).values() if each.kind == kind)
        return next((tree for tree in map(self.tree, names) if tree is not None), None)
