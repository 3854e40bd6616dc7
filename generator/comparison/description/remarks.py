"""Remarks on text besides formatting (tracked changes, links, content controls, notes), and the characters of a run."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from lxml import etree

from generator.comparison.description.opened_document import OpenedDocument, marked, shown
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import attributes, properties
from generator.office.wordml.wordml_names import r, w

CHANGES = {w("ins"): "inserted", w("moveTo"): "moved-here", w("del"): "deleted", w("moveFrom"): "moved-away"}
"""Elements around text that was changed, and what is said of it."""

NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes", w("commentReference"): "comments"}
"""Elements that refer to a note, and the part that it is in."""

_OWN_BOOKMARKS = "_"  # with which names begin that programs give


def change(element: etree._Element) -> str:
    """The author and kind of the tracked change ``element``, one of :data:`CHANGES`."""
    author = attributes(element).get("author", "")
    return text("by", what=text(CHANGES[str(element.tag)]), who=shown(author))


def control(element: etree._Element) -> str:
    """The title and the tag of the content control ``element``; ``""`` where it has neither."""
    given = properties(element.find(w("sdtPr")))
    named = [given.get(name, {}).get("val", "") for name in ("alias", "tag")]
    names = "/".join(dict.fromkeys(shown(name) for name in named if name))
    return f"{text('control')} {names}" if names else ""


def bookmark(element: etree._Element) -> str:
    """The bookmark that begins at ``element``, where a person set it."""
    name = attributes(element).get("name", "")
    return "" if name.startswith(_OWN_BOOKMARKS) else marked(f"{text('bookmark')} {shown(name)}", "")


def link(target: str) -> str:
    """A link to ``target``, in which LibreOffice writes %20 for a blank and the like."""
    return f"{text('link')} {shown(unquote(target))}"


def link_target(element: etree._Element, opened: OpenedDocument, part: str) -> str:
    """The target of a ``w:hyperlink`` in ``part``: an address, or ``#`` and a bookmark."""
    target = opened.targets(part).get(element.get(r("id"), ""))
    anchor = attributes(element).get("anchor")
    return (target.target if target is not None else "") + (f"#{anchor}" if anchor else "")


def note(reference: etree._Element, opened: OpenedDocument) -> str:
    """The note that ``reference``, one of :data:`NOTES`, refers to, with its text and author."""
    kind = NOTES[str(reference.tag)]
    found = opened.notes(kind).get(attributes(reference).get("id", ""))
    if found is None:
        return marked(text(kind), "")
    author = attributes(found).get("author", "")
    label = text("by", what=text(kind), who=shown(author)) if author else text(kind)
    return marked(label, "¶".join(plain(each).strip() for each in found.iter(w("p"))).strip())


def characters(element: etree._Element) -> str:
    """The text of ``element``, a child of a run, with all characters visible; ``""`` for anything else."""
    read = _TEXTS.get(str(element.tag))
    return "" if read is None else shown(read(element))


def plain(paragraph: etree._Element) -> str:
    """The whole text of a paragraph, without its looks."""
    return "".join(characters(each) for each in paragraph.iter(*_TEXTS) if each.tag != w("delText"))


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(attributes(element).get("char", ""), 16))
    except (ValueError, OverflowError):
        return ""


_TEXTS: dict[str, Callable[[etree._Element], str]] = {
    w("t"): lambda element: element.text or "",
    w("delText"): lambda element: element.text or "",
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "\N{NON-BREAKING HYPHEN}",
    w("softHyphen"): lambda _: "\N{SOFT HYPHEN}",
    w("sym"): _symbol,
}
