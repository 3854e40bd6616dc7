"""Each property is inserted in schema order, whatever properties exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.office.wordml.schema_order import (
    ORDERS,
    copied,
    get_or_add,
    insert_in_order,
    paragraph_properties,
    remove,
    run_properties,
    set_or_remove,
)
from generator.office.wordml.wordml_names import NAMESPACE, STRICT_NAMESPACE, P, w


def names_in(element: etree._Element) -> list[str]:
    return [etree.QName(each).localname for each in element]


@pytest.mark.parametrize("namespace", [NAMESPACE, STRICT_NAMESPACE])
@pytest.mark.parametrize("parent", ORDERS)
@given(st.data())
def test_whatever_comes_first_the_order_is_that_of_the_schema(namespace: str, parent: str, data: st.DataObject) -> None:
    order = ORDERS[parent]
    root = etree.Element(f"{{{namespace}}}{parent}")
    chosen = data.draw(st.lists(st.sampled_from(order), unique=True, max_size=12))
    for name in chosen:
        assert get_or_add(root, name) is get_or_add(root, name)
    assert names_in(root) == sorted(chosen, key=order.index)
    assert {etree.QName(each).namespace for each in root} <= {namespace}


def test_what_is_there_twice_comes_one_behind_the_other() -> None:
    root = etree.Element(f"{{{NAMESPACE}}}sectPr")
    for name in ("pgSz", "headerReference", "footerReference", "headerReference"):
        insert_in_order(root, etree.Element(f"{{{NAMESPACE}}}{name}"))
    assert names_in(root) == ["headerReference", "headerReference", "footerReference", "pgSz"]


def test_what_the_schema_does_not_know_stays_where_it_is() -> None:
    root = etree.fromstring(f'<w:rPr xmlns:w="{NAMESPACE}" xmlns:x="x"><w:b/><x:new/><w:sz/></w:rPr>')
    get_or_add(root, "i")
    assert names_in(root) == ["b", "i", "new", "sz"]


def test_properties_come_first() -> None:
    paragraph = etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}"><w:r><w:t/></w:r></w:p>')
    assert paragraph_properties(paragraph) is paragraph_properties(paragraph)
    run = paragraph[1]
    assert run_properties(run) is run_properties(run)
    assert (names_in(paragraph), names_in(run)) == (["pPr", "r"], ["rPr", "t"])


# Elements taken out of a tree: what goes with them, and what stays.


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


def test_a_reference_gets_a_value_or_goes() -> None:
    root = body()
    style = root.find(f"{P}/{w('pStyle')}")
    assert style is not None
    set_or_remove(style, "1")
    assert style.get(w("val")) == "1"
    set_or_remove(style, None)
    assert names(root) == ["body", "p", "ins", "bookmarkStart"]


ROW = '<b:tr b:a="1"><b:tc><b:p><b:r b:c="2"/></b:p></b:tc></b:tr>'


def tree(rows: int) -> etree._Element:
    return etree.fromstring(f'<b:d xmlns:b="b"><b:e>{ROW * rows}</b:e></b:d>')


def test_a_copy_is_the_same_in_another_tree_and_declares_nothing_again() -> None:
    source, target = tree(2), tree(0)
    target.extend(copied(source))
    assert etree.tostring(target) == f'<b:d xmlns:b="b"><b:e/><b:e>{ROW * 2}</b:e></b:d>'.encode()
    assert etree.tostring(source) == etree.tostring(tree(2))
