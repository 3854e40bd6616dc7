"""Comments of a draft, with the paragraphs that they are about (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.desk.drafts.draft import DraftComment
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.word_walk import paragraph_number, shown_text
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import w

_PLACES = (w("commentRangeStart"), w("commentReference"))
_ID, _AUTHOR, _DATE = map(w, ("id", "author", "date"))


def read_comments(parts: DocxParts, places: Places) -> Iterator[DraftComment]:
    """The comments and replies in the order of the file, also those on text that tracked changes took away."""
    root = parts.related("comments")
    if root is None:
        return
    places_of: dict[str, etree._Element] = {}
    for element in parts.document.iter(*_PLACES):
        places_of.setdefault(element.get(_ID, ""), element)
    for comment in root.iterchildren(w("comment")):
        at = places_of.get(comment.get(_ID, ""))
        number = None if at is None else paragraph_number(places, at)
        yield DraftComment(number, comment.get(_AUTHOR, ""), comment.get(_DATE, ""), shown_text(comment))
