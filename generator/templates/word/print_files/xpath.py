"""Elements found by XPath."""

from __future__ import annotations

from lxml import etree


def elements_at(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements of ``path`` from ``root``, in the order of the text."""
    result = path(root)
    return [each for each in result if isinstance(each, etree._Element)] if isinstance(result, list) else []
