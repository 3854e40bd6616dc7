"""Every kind of fault is found in every format, however it is worded and whoever made the document."""

from __future__ import annotations

from functools import cache

import pytest

from generator.check.rules import file_findings
from tests.check.every_format.bases import FORMATS, MAKERS, bases
from tests.check.every_format.documents import Base, beside, missed, planned
from tests.check.every_format.kinds import KINDS
from tests.check.resaved import resaved
from tests.check.rules.planting import found_in

pytestmark = pytest.mark.xdist_group("every format")

GRAVE = ("law", "must", "usual")


@cache
def right() -> dict[tuple[str, str], Base]:
    return {key: Base.of(key[0], data) for key, data in bases().items()}


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Base]:
    """The right documents as LibreOffice saves them, by all makers."""
    keys = {f"{format_} {maker}": (format_, maker) for format_, maker in right()}
    data = resaved({name: right()[key].data for name, key in keys.items()}, tmp_path_factory.mktemp("saved"))
    return {key: Base.of(key[0], data[name]) for name, key in keys.items()}


def test_there_are_enough() -> None:
    assert len(KINDS) >= 30
    assert sum(len(kind.ways) for kind in KINDS) >= 90
    planted = {format_: set[str]() for format_ in FORMATS}
    for (format_, _), base in right().items():
        planted[format_] |= {kind.name for faults in planned(base) for kind, _ in faults}
    assert {kind.name for kind in KINDS} == set().union(*planted.values())
    for kind in KINDS:
        assert all(kind.name in planted[format_] for format_ in kind.formats), kind.name


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_right_ones_have_nothing_grave(format_: str, maker: str) -> None:
    base = right()[format_, maker]
    assert [each.text("en") for each in file_findings(base.found) if each.strength in GRAVE] == []


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("format_", FORMATS)
def test_each_fault_is_found_and_nothing_beside_it(format_: str, maker: str) -> None:
    assert_all_found(right()[format_, maker])


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("format_", FORMATS)
def test_in_what_libreoffice_makes_of_them_too(format_: str, maker: str, saved: dict[tuple[str, str], Base]) -> None:
    assert_all_found(saved[format_, maker])


def assert_all_found(base: Base) -> None:
    lost: list[str] = []
    more: list[str] = []
    for faults in planned(base):
        told = list(file_findings(found_in(base.spoilt(faults))))
        lost += missed(base, faults, told)
        more += beside(base, faults, told)
    assert lost == []
    assert more == []
