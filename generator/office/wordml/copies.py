"""Elements of one tree for another."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree


def copied(elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Copies of ``elements``, to be put into another tree.

    lxml moves an element itself in the square of what is in it: each name in it looks for its namespace by itself. A
    copy has its namespaces with it, and is put in at once.
    """
    return [deepcopy(each) for each in elements]
