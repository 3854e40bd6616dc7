"""Names that several things have.

- two headings that are written alike with ``_``; two that differ in case only, for merge fields
- a heading that is another field's name with ``_``
- one heading that is written exactly as it is, beside another: no doubt in a merge field
- a heading that a counter hides; an element of the notice that a heading hides
- names in full, names that one thing has, templates of a whole dispatch: no doubt
"""

from __future__ import annotations

import pytest

from generator.templates.doubts.known import Known
from generator.templates.doubts.name_doubts import shared_name

UNIT = {
    "name": "甲镇",
    "f1": "一",
    "f2": "二",
    "f3": "三",
    "f4": "四",
    "f5": "五",
    "a_b": "六",
    "Tel_": "七",
    "f6": "八",
    "contact": "某",
}
TITLES = {
    "单位名称": "name",
    "Last Name": "f1",
    "Last-Name": "f2",
    "last name": "f2",
    "total": "f3",
    "title": "f4",
    "Tel.": "Tel_",
    "Tel,": "f6",
}
VALUES = {
    "unit": UNIT,
    "units": [UNIT],
    "notice": {"title": "关于某事的通知", "issuer": "示例县民政局", "contact": {"name": "某"}, "note": ""},
}
KNOWN = Known(VALUES, {**TITLES, "a b": "f5", "note": "f5"})


@pytest.mark.parametrize(
    ("name", "merge_field", "doubt"),
    [
        ("Last_Name", False, ("template-name-shared", "Last Name、Last-Name", "Last Name")),
        ("LAST NAME", True, ("template-name-shared", "Last Name、Last-Name", "Last Name")),
        ("Last Name", True, None),
        ("a_b", False, ("template-name-shared", "a_b、a b", "a_b")),
        ("a_b", True, None),
        ("Tel_", False, ("template-name-shared", "Tel.、Tel,", "Tel.")),
        ("total", False, ("template-name-hidden", "total", "unit.f3")),
        ("total", True, None),
        ("title", False, ("template-name-hidden", "unit.f4", "notice.title")),
        ("title", True, ("template-name-hidden", "unit.f4", "notice.title")),
        ("serial", False, None),
        ("contact", False, None),
        ("note", False, None),
        ("name", False, None),
        ("单位名称", False, None),
        ("issuer", False, None),
        ("unit.title", False, None),
        ("notice.title", False, None),
    ],
)
def test_what_is_doubtful(name: str, merge_field: bool, doubt: tuple[str, str, str] | None) -> None:
    found = shared_name(name, KNOWN, merge_field=merge_field)
    shown = None if found is None else (found[0], *(str(fact) for key, fact in found[1].items() if key != "name"))
    assert shown == doubt


def test_a_dispatch_has_no_unit_whose_fields_hide_anything() -> None:
    assert shared_name("title", Known(VALUES, TITLES, per_dispatch=True)) is None
