"""Every document of ours is told apart into the elements that it was made of, also when LibreOffice has saved it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from generator.ground.errors import LayoutError
from generator.office.reading import read_document
from generator.official.layout.composition import lay_out
from generator.official.recognition import recognise
from generator.official.writer import write_docx
from generator.standard import Format, Profile
from tests.check.matrix import documents
from tests.check.resaved import resaved
from tests.check.right import data_of, right_notice
from tests.chosen import examples, step
from tests.official.recognition.told_apart import meant, said

pytestmark = [pytest.mark.xdist_group("elements of ours"), pytest.mark.modules_in_turn(4)]

DOCUMENTS = dict(list(documents().items())[:: step(3)])


def _meant(name: str) -> dict[str, object]:
    return meant(DOCUMENTS[name], moved="moved" in name)


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    found = {}
    for name, document in DOCUMENTS.items():
        try:
            found[name] = write_docx(lay_out(document))
        except LayoutError:  # what has no room is told by the layout's own tests
            continue
    return found


def test_each_is_what_it_was_made_of(written: dict[str, bytes]) -> None:
    assert len(written) >= examples(160, in_every_run=50)
    assert {(each.format, each.profile) for each in DOCUMENTS.values()} == set(product(Format, Profile))
    found = {name: said(recognise(read_document(data, name))) for name, data in written.items()}
    assert found == {name: _meant(name) for name in written}


def test_the_profile_is_that_of_the_margins(written: dict[str, bytes]) -> None:
    for name, data in written.items():
        assert recognise(read_document(data, name)).profile is DOCUMENTS[name].profile


def test_saved_again_by_libreoffice(written: dict[str, bytes], tmp_path: Path) -> None:
    some = {name: data for name, data in written.items() if name.endswith("office")}
    some["by hand"] = by_hand = data_of(right_notice())
    found = {name: said(recognise(read_document(data, name))) for name, data in resaved(some, tmp_path).items()}
    expected = {name: _meant(name) for name in some if name in DOCUMENTS}
    assert found == {**expected, "by hand": said(recognise(read_document(by_hand, "by hand")))}
