"""The zip of parts that an Office file is (ECMA-376 part 2): read within limits, understood, written in one way.

:mod:`reading` inflates the parts, :mod:`opened` knows which is the main one, of what kind they are and what refers to
what, :mod:`addresses` how their names are written, :mod:`names` what types are called; :mod:`parsing` makes trees of
them and XML of these, :mod:`skeleton` writes what a new package says of its parts, :mod:`writing` the package.
"""

from generator.office.package.deflating import Deflated, deflate, deflate_libraries
from generator.office.package.layout import has_our_layout
from generator.office.package.opened import Package, Relation, inflated
from generator.office.package.parsing import doctype_problems, parsed, parsed_again, serialised
from generator.office.package.reading import (
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_TOTAL_BYTES,
    blanks_behind,
    read_package,
)
from generator.office.package.straightening import straightened
from generator.office.package.writing import PreparedPackage, write_package

__all__ = [
    "MAX_ENTRIES",
    "MAX_PART_BYTES",
    "MAX_RATIO",
    "MAX_TOTAL_BYTES",
    "Deflated",
    "Package",
    "PreparedPackage",
    "Relation",
    "blanks_behind",
    "deflate",
    "deflate_libraries",
    "doctype_problems",
    "has_our_layout",
    "inflated",
    "parsed",
    "parsed_again",
    "read_package",
    "serialised",
    "straightened",
    "write_package",
]
