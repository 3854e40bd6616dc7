"""The texts of a document with all its changes accepted or rejected: a witness on lxml that asks nothing of ours."""

from __future__ import annotations

from lxml import etree

from tests.notices.reviewing.wordprocessing import ADDED, GONE, PPR, RPR, P, runs_without, text_of
from tests.word_documents import parts


def accepted(data: bytes) -> tuple[str, ...]:
    """The texts of all paragraphs, those of cells too, when every change is accepted."""
    return _texts(data, GONE)


def rejected(data: bytes) -> tuple[str, ...]:
    """The texts of all paragraphs, those of cells too, when every change is rejected."""
    return _texts(data, ADDED)


def _texts(data: bytes, dropped: frozenset[str]) -> tuple[str, ...]:
    """A paragraph whose mark is dropped runs on into the next one of the same body or cell."""
    texts: list[str] = []
    carried, container = "", None
    for paragraph in etree.fromstring(parts(data)["word/document.xml"]).iter(P):
        if carried and paragraph.getparent() is not container:
            texts.append(carried)
            carried = ""
        carried += "".join(map(text_of, runs_without(paragraph, dropped)))
        container = paragraph.getparent()
        if not _mark_is(paragraph, dropped):
            texts.append(carried)
            carried = ""
    return tuple(texts)


def _mark_is(paragraph: etree._Element, tags: frozenset[str]) -> bool:
    mark = paragraph.find(f"{PPR}/{RPR}")
    return mark is not None and any(each.tag in tags for each in mark)
