"""The 题注 of a 决议, a 公报 and a 决定, painted and printed: places in millimetres of the sheet."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.official.blocks import Face, ParagraphBlock, Role
from generator.official.document import OfficialDocument
from generator.official.layout.composition import lay_out
from generator.standard import Profile
from tests.check.matrix import documents, public_names
from tests.official.layout.printed import CENTRE, HANG, painted_documents, printed_documents
from tests.pages import Page

pytestmark = [pytest.mark.xdist_group("rendered public forms")]

TOLERANCE = 0.5
NOTE_STEP = {Profile.OFFICE: 10.43, Profile.GBT33476: 10.61}
"""Millimetres between the baselines of a title and of the line below it, as :mod:`test_editions` has them."""

ALL = {name: document for name, document in documents().items() if name in public_names()}
NOTED = {name: document for name, document in ALL.items() if document.title_note and "untitled" not in name}


@pytest.fixture(scope="module", params=["painted", "printed"])
def first_pages(request: pytest.FixtureRequest) -> dict[str, Page]:
    """The first page of some, as our own painter sets it for Word, and as the office suite prints it."""
    some = {name: ALL[name] for name in ("决议, 题注, office", "公报, 题注, office", "决定, 题注, 主送, gbt33476")}
    made = printed_documents if request.param == "printed" else painted_documents
    return {name: each.first for name, each in made(some).items()}


def test_the_note_is_below_the_title_and_one_line_above_what_follows(first_pages: Mapping[str, Page]) -> None:
    for name, page in first_pages.items():
        begin = next(place for place, line in enumerate(page.lines) if line.text.startswith("（"))
        above, first, last, below = page.lines[begin - 1 : begin + 3]
        profile = Profile.GBT33476 if name.endswith("gbt33476") else Profile.OFFICE
        assert first.baseline - above.baseline == pytest.approx(NOTE_STEP[profile], abs=TOLERANCE), name
        assert below.ink_top - last.ink_bottom == pytest.approx(HANG, abs=1), name
        assert last.text.endswith("）"), name
        for line in (first, last):
            assert (line.ink_left + line.ink_right) / 2 == pytest.approx(CENTRE, abs=2), name
            assert line.size == pytest.approx(16, abs=0.1), name


@pytest.mark.parametrize("name", NOTED)
def test_the_note_is_in_kai_in_lines_of_nearly_one_length(name: str) -> None:
    document = NOTED[name]
    (note,) = _notes(document)
    assert {(note.align, run.face, run.size.pt) for run in note.runs} == {("centre", Face.KAI, 16)}
    assert "".join(run.text for run in note.runs) == f"（{document.title_note}）"
    assert all(abs(len(one.text) - len(other.text)) <= 6 for one, other in pairwise(note.runs))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("2026年3月5日通过", 1),
        ("2026年3月5日示例县第十九届人民代表大会第六次会议通过", 2),
        ("2020年1月2日示例县人民代表大会常务委员会第三次会议通过" * 3, 4),
        ("年" * 60, 3),
    ],
)
def test_a_note_has_as_few_lines_as_it_can(text: str, lines: int) -> None:
    (note,) = _notes(replace(next(iter(NOTED.values())), title_note=text))
    assert len(note.runs) == lines


def _notes(document: OfficialDocument) -> list[ParagraphBlock]:
    blocks = lay_out(document).sections[0].blocks
    return [block for block in blocks if isinstance(block, ParagraphBlock) and block.role is Role.TITLE_NOTE]
