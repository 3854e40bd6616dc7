"""Each property is inserted in schema order, whatever properties exist."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.office.wordml.schema_order import (
    ORDERS,
    get_or_add,
    insert_in_order,
    paragraph_properties,
    run_properties,
)
from generator.office.wordml.wordml_names import NAMESPACE, STRICT_NAMESPACE


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
