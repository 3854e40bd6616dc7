"""Every kind of fault is found in every format, however it is worded and whoever made the document."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import docx
import pytest

from generator.check.finding import Finding
from generator.check.rules import file_findings
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import RecognisedDocument
from tests.check import right
from tests.check.every_format.kinds import FORMATS, KINDS, MAKERS, SENTENCE_OF, Kind, bases, roles
from tests.check.resaved import resaved
from tests.check.rules.planting import found_in
from tests.chosen import across

pytestmark = pytest.mark.xdist_group("every format")

GRAVE = ("law", "must", "usual")


@cache
def right_documents() -> dict[tuple[str, str], Base]:
    return {key: Base.of(key[0], data) for key, data in bases().items()}


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Base]:
    """The right documents as LibreOffice saves them, by all makers."""
    keys = {f"{format_} {maker}": (format_, maker) for format_, maker in right_documents()}
    data = resaved({name: right_documents()[key].data for name, key in keys.items()}, tmp_path_factory.mktemp("saved"))
    return {key: Base.of(key[0], data[name]) for name, key in keys.items()}


def test_there_are_enough() -> None:
    assert len(KINDS) >= 30
    assert sum(len(kind.ways) for kind in KINDS) >= 90
    planted = {format_: set[str]() for format_ in FORMATS}
    for (format_, _), base in right_documents().items():
        planted[format_] |= {kind.name for faults in planned(base) for kind, _ in faults}
    assert {kind.name for kind in KINDS} == set().union(*planted.values())
    for kind in KINDS:
        assert all(kind.name in planted[format_] for format_ in kind.formats), kind.name


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_right_ones_have_nothing_grave(format_: str, maker: str) -> None:
    base = right_documents()[format_, maker]
    assert [each.text("en") for each in file_findings(base.found) if each.strength in GRAVE] == []


@pytest.mark.cases(2)
@pytest.mark.parametrize(("format_", "maker"), across(FORMATS, MAKERS))
def test_each_fault_is_found_and_nothing_beside_it(format_: str, maker: str) -> None:
    assert_all_found(right_documents()[format_, maker])


@pytest.mark.cases(2)
@pytest.mark.parametrize(("format_", "maker"), across(FORMATS, MAKERS[::-1]))
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


# The documents that faults are planted in: as many at once as can be told apart, page set-ups one at a time.


WHOLE = ("page", "header", "footer", "last")
"""Roles that are no paragraph of the right document."""

Fault = tuple[Kind, int]
"""A kind, and the number of its wording."""


@dataclass(frozen=True)
class Base:
    """A right document, and the paragraph of each role in it."""

    format: str
    data: bytes
    found: RecognisedDocument
    roles: dict[str, Paragraph]
    known: frozenset[str]

    @classmethod
    def of(cls, format_: str, data: bytes) -> Base:
        found = found_in(data)
        return cls(format_, data, found, roles(found), frozenset(each.code for each in file_findings(found)))

    def spoilt(self, faults: Iterable[Fault]) -> bytes:
        """The document with ``faults`` in it."""
        document = docx.Document(io.BytesIO(self.data))
        for kind, way in faults:
            role = role_of(kind)
            kind.ways[way]("" if role in WHOLE else self.roles[role].text)(document)
        return right.data_of(document)


def role_of(kind: Kind) -> str:
    """Where a kind is planted: the beginning of a sentence for faults of the text."""
    return kind.role or SENTENCE_OF[kind.name]


def planned(base: Base) -> list[tuple[Fault, ...]]:
    """The faults of each document: every kind in every wording, one at each place."""
    by_role: defaultdict[str, list[Fault]] = defaultdict(list)
    for kind in KINDS:
        role = role_of(kind)
        if base.format in kind.formats and (role in WHOLE or role in base.roles):
            by_role[role] += [(kind, way) for way in range(len(kind.ways))]
    alone = [(fault,) for fault in by_role.pop("page")]
    together = [
        tuple(faults[number] for faults in by_role.values() if number < len(faults))
        for number in range(max(map(len, by_role.values())))
    ]
    return [*together, *alone]


def missed(base: Base, faults: Iterable[Fault], told: Iterable[Finding]) -> Iterator[str]:
    """The faults that none of their rules tells, at their place."""
    told = [*told]
    for kind, way in faults:
        if not any(each.code in kind.rules and _is_there(base, kind, each) for each in told):
            yield f"{kind.name} {way}: {sorted(each.code for each in told)}"


def beside(base: Base, faults: Iterable[Fault], told: Iterable[Finding]) -> list[str]:
    """What is reported without a fault that departs from it."""
    known = base.known.union(*(kind.rules | kind.beside for kind, _ in faults))
    return [each.text("en") for each in told if each.code not in known]


def _is_there(base: Base, kind: Kind, finding: Finding) -> bool:
    role, span = role_of(kind), finding.problem.span
    if role in WHOLE:
        return True
    place = base.roles[role].place
    return span is not None and all(
        getattr(span, key) == getattr(place, key) for key in ("table", "row", "cell", "paragraph")
    )
