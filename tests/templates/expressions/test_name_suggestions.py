"""Suggestions for undefined names."""

from __future__ import annotations

import pytest

from generator.ground.errors import LANGUAGES, TranslatedText
from generator.templates.expressions import missing_name, suggested_name, undefined_facts, with_titles

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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notice.title[].name", "notice.title"),
        ("unit.phone[].name", "unit.phone"),
        ("title[].name", "title"),
        ("书名[].name", "书名"),
        ("units[].name", None),
        ("notice.contact[].name", None),
        ("notice.title", None),
    ],
)
def test_the_items_of_a_text_are_like_no_other_name(name: str, text: str | None) -> None:
    context = with_titles({**CONTEXT, "unit": {"title": "", "phone": ""}}, {"书名": "title"})
    remedy = undefined_facts(name, context)
    assert ("不是列表" in str(remedy["there"])) == (text is not None)
    assert (f"“{text}”" in str(remedy["there"])) == (text is not None)
    assert (suggested_name(name, ("name",), context) is None) == (text is not None)


@pytest.mark.parametrize(("name", "written"), [("units[].nmae", "| default"), ("unit.nmae", "unit.nmae is defined")])
def test_how_a_name_may_be_absent(name: str, written: str) -> None:
    absent = undefined_facts(name, CONTEXT)["absent"]
    assert isinstance(absent, TranslatedText)
    assert [written in absent.text(lang) and "[]" not in absent.text(lang) for lang in LANGUAGES] == [True, True]


def test_a_word_in_several_places_is_none_of_them() -> None:
    assert suggested_name("x.phone", ("a",), CONTEXT) is None
