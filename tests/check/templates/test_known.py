"""What is known of the names that a template will see."""

from __future__ import annotations

import pytest

from generator.roster.units import load_roster
from generator.templates.doubts.known import Known, MissingName, known_names
from generator.templates.text import open_notice
from tests.sample_office import Office


@pytest.fixture
def known(office: Office) -> Known:
    return known_names(load_roster(office.folder / "units.yaml"), open_notice(office.folder / "templates" / "notice"))


@pytest.mark.parametrize(
    ("name", "lack"),
    [
        ("unit.name", None),
        ("unit.shelves", None),
        ("units[].old_names[]", None),
        ("notice.date.year", None),
        ("notice.attachments[].titel", None),  # the notice has none, so nothing is known of them
        ("notice.extra.reply", MissingName("notice.extra.reply", None)),
        ("unit.name.first", MissingName("unit.name.first", None)),
        ("unit.nmae.first", MissingName("unit.nmae", "name")),
        ("units[].nmae", MissingName("units[].nmae", "name")),
        ("addressee", None),
        ("单位名称", None),
        ("书架数", None),
        ("title", None),
        ("addressee.length", MissingName("unit.addressee.length", None)),
        ("单位名秤", MissingName("单位名秤", "unit.name")),
        ("titel", MissingName("titel", "notice.title")),
    ],
)
def test_what_a_name_lacks(name: str, lack: MissingName | None, known: Known) -> None:
    assert known.lack(name, conditional=False) == lack


def test_an_absent_element_is_let_pass_on_a_condition(known: Known) -> None:
    assert known.lack("notice.imprint.office", conditional=False) == MissingName("notice.imprint.office", None)
    assert known.lack("notice.imprint.office", conditional=True) is None
    assert known.lack("notice.imprnt.office", conditional=True) == MissingName("notice.imprnt", "imprint")


@pytest.mark.parametrize(
    ("name", "lack"),
    [
        ("name", None),
        ("单位名称", None),
        ("书架数", None),
        ("Old_Names", None),
        ("serial", None),
        ("title", None),
        ("单位名秤", MissingName("单位名秤", "单位名称")),
        ("adress", MissingName("adress", "address")),
    ],
)
def test_what_a_merge_field_lacks(name: str, lack: MissingName | None, known: Known) -> None:
    assert known.lack_of_field(name) == lack


def test_where_nothing_is_known_nothing_lacks() -> None:
    nothing = Known({})
    assert nothing.lack("anything.at.all", conditional=False) is None
    assert nothing.lack_of_field("anything") is None
    assert nothing.kind("unit.name") is None
    only_notice = Known({"notice": {"title": "通知"}})
    assert only_notice.lack("unit.nmae", conditional=False) is None
    assert only_notice.lack("unti.name", conditional=False) == MissingName("unti", "unit")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("unit.name", "text"),
        ("unit.email", "text"),
        ("unit.copies", "number"),
        ("unit.shelves", "number"),
        ("unit.old_names", "list"),
        ("units", "list"),
        ("units[].copies", "number"),
        ("unit", "group"),
        ("notice.date", "date"),
        ("notice.title", "text"),
        ("notice.imprint", None),
        ("notice.nothing", None),
        (None, None),
    ],
)
def test_of_what_kind_a_name_is(name: str | None, kind: str | None, known: Known) -> None:
    assert known.kind(name) == kind
