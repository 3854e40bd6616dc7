"""Elements taken out of a tree: what goes with them, and what stays."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.removal import remove, remove_but_ranges, set_or_remove
from generator.office.wordml.wordml_names import P, w


def body() -> etree._Element:
    root = etree.Element(w("body"))
    paragraph = etree.SubElement(root, P)
    paragraph.tail = "\n"
    etree.SubElement(etree.SubElement(paragraph, w("ins")), w("bookmarkStart"), {w("id"): "1"})
    etree.SubElement(paragraph, w("pStyle"), {w("val"): "Title"})
    return root


def names(root: etree._Element) -> list[str]:
    return [etree.QName(each).localname for each in root.iter(etree.Element)]


def test_an_element_goes_with_all_that_is_in_it_and_a_root_stays() -> None:
    root = body()
    remove(root)
    assert names(root) == ["body", "p", "ins", "bookmarkStart", "pStyle"]
    remove(root[0])
    assert names(root) == ["body"]
    assert root.text is None


def test_ends_of_ranges_stay() -> None:
    root = body()
    remove_but_ranges(root)
    remove_but_ranges(root[0])
    assert names(root) == ["body", "bookmarkStart"]


def test_a_reference_gets_a_value_or_goes() -> None:
    root = body()
    style = root.find(f"{P}/{w('pStyle')}")
    assert style is not None
    set_or_remove(style, "1")
    assert style.get(w("val")) == "1"
    set_or_remove(style, None)
    assert names(root) == ["body", "p", "ins", "bookmarkStart"]
