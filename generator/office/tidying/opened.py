"""A package opened to be tidied: its parts, and those of Word as trees."""

from __future__ import annotations

from lxml import etree

from generator.office.package import Package, read_package
from generator.office.package.names import is_word_type
from generator.office.wordml.names import NAMESPACE


class Opened:
    """The ``package`` in ``data``: whoever changes a tree of it changes what will be written.

    ``word`` are the trees of the parts that hold WordprocessingML, by name. Raises InputError where the package or
    one of these parts cannot be read.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.package = Package(read_package(data, name=file), file, rewrite=True)
        trees = {name: self.package.tree(name) for name in sorted(filter(self._is_word, self.package))}
        self.word = {name: root for name, root in trees.items() if etree.QName(root).namespace == NAMESPACE}

    def _is_word(self, name: str) -> bool:
        return is_word_type(self.package.content_type(name))
