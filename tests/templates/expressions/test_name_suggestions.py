"""Suggestions for undefined names."""

from __future__ import annotations

import pytest

from generator.templates.expressions import missing_name, suggested_name

CONTEXT = {
    "unit": {"name": "东馆", "addressee": "", "copies": 1, "phone": "", "shelves": 1},
    "units": [{"name": "东馆"}],
    "notice": {
        "title": "",
        "issuer": "",
        "profile": "",
        "contact": {"name": "", "phone": ""},
        "imprint": {"office": ""},
    },
    "serial": 1,
    "total": 1,
}
TITLES = {"份数": "copies", "书架数": "shelves", "单位名称": "name"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("notice.phone", "notice.contact.phone"),
        ("notice.office", "notice.imprint.office"),
        ("notice.name", "notice.contact.name"),
        ("notice.addressee", "unit.addressee"),
        ("notice.serial", "serial"),
        ("unit.title", "notice.title"),
        ("unit.份数", "copies"),
        ("unit.书架数", "shelves"),
        ("unit.nmae", "name"),
        ("unit.ＮＡＭＥ", "name"),
        ("notice.titel", "title"),
        ("notice.contact.phne", "phone"),
        ("totl", "total"),
        ("unit.abcdefgh", None),
        ("notice.份数", None),
        ("abcdefgh", None),
    ],
)
def test_what_a_name_was_meant_to_be(name: str, meant: str | None) -> None:
    lack = missing_name(name, CONTEXT)
    assert lack is not None
    assert suggested_name(lack.name, lack.known, CONTEXT, TITLES) == meant


def test_a_word_in_several_places_is_none_of_them() -> None:
    assert suggested_name("x.phone", ("a",), CONTEXT) is None
