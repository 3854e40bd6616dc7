"""A package opened for tidying, with its WordprocessingML parts as trees, and counts of what is removed, by kind."""

from __future__ import annotations

from collections import Counter
from typing import Literal, get_args

from lxml import etree

from generator.office.package import Package, read_package
from generator.office.package.part_names import is_word_type
from generator.office.wordml.wordml_names import NAMESPACE


class WordPackage:
    """The ``package`` in ``data``; changes of its trees will be written.

    ``word`` has the roots of the WordprocessingML parts, by name. Raises InputError where the package or one of these
    parts cannot be read.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.package = Package(read_package(data, name=file), file, rewrite=True)
        names = sorted(name for name in self.package if is_word_type(self.package.content_type(name)))
        trees = {name: self.package.tree(name) for name in names}
        self.word = {name: root for name, root in trees.items() if etree.QName(root).namespace == NAMESPACE}


Kind = Literal[
    "revision-marks",
    "joined",
    "empty-runs",
    "proofing",
    "page-marks",
    "bookmarks",
    "identities",
    "properties",
    "personal",
    "thumbnail",
    "unused",
    "blanks",
]
"""Ids of editing sessions (rsid), runs joined to the one before, empty runs, marks of the spell check, of former page
breaks and of the last edit, ids of paragraphs and of the file, properties, traces of a person or a machine, the
thumbnail, parts without a relationship to them, blanks after the file's end."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""All kinds, in the order of the report."""

RemovedCounts = Counter[Kind]
