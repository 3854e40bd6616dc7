"""The names that a template reads."""

import pytest

from generator.ground.errors import LANGUAGES, TranslatedText
from generator.templates.expressions.bare_names import suggested_name, undefined_facts, with_titles
from generator.templates.expressions.name_reads import missing_name, names_read
from generator.templates.expressions.sandbox import environment


def names(source: str) -> list[str]:
    safe = environment()
    return [read.name for read in names_read(safe.parse(source), safe.globals)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ serial }}", ["serial"]),
        ("{{ unit.name }}{{ unit['name'] }}", ["unit.name", "unit.name"]),
        ("{{ notice.contact.name }}", ["notice.contact.name"]),
        ("{{ unit.name.startswith('x') }}", ["unit.name"]),
        ("{{ units[0].name }}", ["units[].name"]),
        (
            "{% for e in notice.attachments %}{{ e.title }}{% endfor %}",
            ["notice.attachments", "notice.attachments[].title"],
        ),
        (
            "{% for u in units | sort(attribute='name') %}{{ u.code }}{% endfor %}",
            ["units", "units[].name", "units[].code"],
        ),
        ("{% for u in units if u.copies %}{{ loop.index }}{% endfor %}", ["units", "units[].copies"]),
        ("{% for k, v in unit.items() %}{{ k }}{{ v.x }}{% endfor %}", ["unit"]),
        ("{% for a in b %}{% else %}{{ a.c }}{% endfor %}", ["b", "a.c"]),
        ("{% set c = notice.contact %}{{ c.phone }}", ["notice.contact", "notice.contact.phone"]),
        ("{% set c = unit.copies + 1 %}{{ c }}", ["unit.copies"]),
        (
            "{% with c = notice.contact %}{{ c.phone }}{% endwith %}{{ c }}",
            ["notice.contact", "notice.contact.phone", "c"],
        ),
        ("{{ units | sum(attribute='copies') }}", ["units", "units[].copies"]),
        ("{{ units | map(attribute='name') | join('、') }}", ["units", "units[].name"]),
        ("{% macro m(a) %}{{ a }}{{ unit.name }}{% endmacro %}{{ m(serial) }}", ["unit.name", "serial"]),
        *(("{{ range(3) }}{{ namespace(a=1) }}", []), ("{{ names[unit.name] }}", ["names", "unit.name"])),
    ],
)
def test_names(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_what_may_be_absent_and_what_hangs_on_a_condition() -> None:
    safe = environment()
    tree = safe.parse(
        "{{ a.b }}\n{% if c.d is defined %}{{ c.d }}{% endif %}\n"
        "{{ e | default('') }}{{ h.i | 空则('无') }}{{ j | if_empty }}\n{{ f if a else g }}\n{{ c.d.x }}"
    )
    assert [(read.name, read.line, read.optional, read.conditional) for read in names_read(tree)] == [
        ("a.b", 1, False, False), ("c.d", 2, True, False), ("c.d", 2, True, True), ("e", 3, True, False),
        ("h.i", 3, True, False), ("j", 3, True, False), ("a", 4, False, False), ("f", 4, False, True),
        ("g", 4, False, True), ("c.d.x", 5, True, False),
    ]  # fmt: skip


# Suggestions for undefined names.

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
        *(("notice.phone", "notice.contact.phone"), ("notice.office", "notice.imprint.office")),
        *(("notice.name", "notice.contact.name"), ("notice.addressee", "unit.addressee")),
        *(("notice.serial", "serial"), ("unit.title", "notice.title")),
        *(("notice.contact.份数", None), ("unit.nmae", "name"), ("unit.ＮＡＭＥ", "name")),
        *(("notice.titel", "title"), ("notice.contact.phne", "phone"), ("totl", "total")),
        *(("unit.abcdefgh", None), ("notice.份数", None), ("abcdefgh", None)),
    ],
)
def test_what_a_name_was_meant_to_be(name: str, meant: str | None) -> None:
    lack = missing_name(name, CONTEXT)
    assert lack is not None
    assert suggested_name(lack.name, lack.known, CONTEXT, TITLES) == meant


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("notice.title[].name", "notice.title"), ("unit.phone[].name", "unit.phone")),
        *(("title[].name", "title"), ("书名[].name", "书名"), ("units[].name", None)),
        *(("notice.contact[].name", None), ("notice.title", None)),
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
