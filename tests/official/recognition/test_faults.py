"""A fault in an element is no reason not to see it, nor to see another otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.reading import read_document
from generator.official.recognition import recognise
from tests.check.faults import FAULTS, Fault
from tests.check.resaved import resaved
from tests.check.right import data_of, right_notice
from tests.official.recognition.told_apart import said

RIGHT = said(recognise(read_document(data_of(right_notice()), "公文.docx")))
_GONE_WITH_ITS_WORDS = {"kind"}
"""What is no element of its own: without its words in the title it is not there."""


def planted(fault: Fault) -> bytes:
    document = right_notice()
    fault.plant(document)
    return data_of(document)


def lost(data: bytes) -> set[str]:
    """The elements that are not seen any more."""
    found = said(recognise(read_document(data, "公文.docx")))
    empty: tuple[object, ...] = (None, [])
    return {name for name, value in found.items() if value in empty and RIGHT[name] not in empty}


def changed(data: bytes) -> set[str]:
    """The elements that are seen otherwise."""
    found = said(recognise(read_document(data, "公文.docx")))
    return {name for name, value in found.items() if value != RIGHT[name]}


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_each_element_is_seen_with_its_fault(fault: Fault) -> None:
    data = planted(fault)
    assert lost(data) <= _GONE_WITH_ITS_WORDS
    assert len(changed(data) - _GONE_WITH_ITS_WORDS) <= 1


def test_in_what_libreoffice_makes_of_them_too(tmp_path: Path) -> None:
    saved = resaved({fault.name: planted(fault) for fault in FAULTS}, tmp_path)
    hidden = {name: lost(data) - _GONE_WITH_ITS_WORDS for name, data in saved.items()}
    assert {name: elements for name, elements in hidden.items() if elements} == {}
