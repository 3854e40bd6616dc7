"""Every kind of fault is found with the printed pages as well, and on them alone where they show it."""

from __future__ import annotations

from functools import cache

import pytest

from tests.check.every_format.bases import FORMATS, bases
from tests.check.every_format.documents import Base, missed, planned
from tests.check.rendered.planting import Judged, Pages, judged, needed
from tests.check.resaved import resaved
from tests.check.rules.planting import add_base
from tests.pages import print_documents

pytestmark = pytest.mark.xdist_group("printed")

ON_PAGES = frozenset(
    (
        *("text in another size", "text in colour", "a paragraph begun elsewhere"),
        *("a heading in another face", "a title in another size", "a title not in the middle", "recipients set in"),
        *("a number in the wrong place", "a header", "no page numbers", "another sheet"),
    )
)
"""Kinds that the printed page shows by itself, in every wording."""


@cache
def right() -> dict[str, Base]:
    """A document of ours in each format."""
    return {format_: Base.of(format_, data) for (format_, maker), data in bases().items() if maker == "ours"}


def _name(format_: str) -> str:
    return f"{format_}, every kind of fault"


for each in FORMATS:
    add_base(_name(each), lambda each=each: right()[each].spoilt(planned(right()[each])[0]))  # type: ignore[misc]
    needed(_name(each))


@pytest.mark.parametrize("format_", FORMATS)
def test_found_with_pages_and_on_them(format_: str, pages: Pages) -> None:
    base = right()[format_]
    assert lost(base, 0, pages.right(_name(format_))) == []


def lost(base: Base, number: int, found: Judged) -> list[str]:
    """The faults of a document that a check with pages does not tell, and those that its pages alone do not."""
    faults = planned(base)[number]
    shown = [(kind, way) for kind, way in faults if kind.name in ON_PAGES]
    return [*missed(base, faults, found.told), *missed(base, shown, found.on_pages)]


@pytest.mark.long
def test_all_of_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every wording, on documents by all makers and as LibreOffice saves them."""
    made = {f"{format_}, {maker}": data for (format_, maker), data in bases().items()}
    saved = {f"{name}, saved": data for name, data in resaved(made, tmp_path_factory.mktemp("saved")).items()}
    of_names = {name: Base.of(name[:2], data) for name, data in {**made, **saved}.items()}
    keys = {f"{name} {n}": (name, n) for name, base in of_names.items() for n in range(len(planned(base)))}
    written = {key: of_names[name].spoilt(planned(of_names[name])[n]) for key, (name, n) in keys.items()}
    pdfs = print_documents(written, jobs=2).pdfs
    assert len(pdfs) == len(keys) >= 300
    found = {key: lost(of_names[name], n, judged(written[key], pdfs[key].data)) for key, (name, n) in keys.items()}
    assert {key: each for key, each in found.items() if each} == {}
