"""The footnotes of a file that is set in, among those of the document (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.office.package.integers import whole
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly

_KIND = "footnotes"
_ID = w("id")
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


def take_notes(
    story: etree._Element, notes: etree._Element, target: Assembly, settle: Callable[[etree._Element, str], None]
) -> None:
    """Copy the ``notes`` that ``story`` refers to into ``target``, whose numbers continue.

    ``settle`` adapts a copied note to the part of that name. Sections whose footnotes count again are not written:
    LibreOffice shows their numbers as 0.
    """
    by_id = {note.get(_ID, ""): note for note in notes}
    references = [each for each in story.iter(w("footnoteReference")) if each.get(_ID, "") in by_id]
    if not references:
        return
    root = _root(target)
    into = target.related(target.main, _KIND) or ""
    number = max((whole(note.get(_ID)) for note in root), default=0)
    for reference in references:
        number += 1
        note = deepcopy(by_id[reference.get(_ID, "")])
        note.set(_ID, str(number))
        reference.set(_ID, str(number))
        root.append(note)
        settle(note, into)


def _root(target: Assembly) -> etree._Element:
    root = target.root_of(_KIND)
    if len(root):
        return root
    for kind, identifier in _SEPARATORS:
        note = etree.SubElement(root, w("footnote"), {w("type"): kind, _ID: identifier})
        paragraph = etree.SubElement(note, w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        line = {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"}
        etree.SubElement(properties, w("spacing"), line)
        etree.SubElement(etree.SubElement(paragraph, w("r")), w(kind))
    return root
