from __future__ import annotations

import pytest

from generator.ground.length import Pt
from generator.official.blocks import Block
from generator.official.layout import set_blocks
from generator.official.layout.program import LIBREOFFICE, WORD, Program
from generator.official.layout.set_blocks import SetBlock, set_block, setting_once
from tests.official.layout.placing.paragraphs import paragraph

WIDTH = Pt(400)


@pytest.fixture
def set_so_far(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The blocks that have been set."""
    found: list[object] = []

    def noted(block: Block, width: object, program: Program) -> SetBlock:
        found.append(block)
        return set_block(block, WIDTH, program)

    monkeypatch.setattr(set_blocks, "set_block", noted)
    return found


def test_a_block_is_set_once_for_each_width_and_program(set_so_far: list[object]) -> None:
    setting, block = setting_once(), paragraph("国" * 60)
    for _ in range(3):
        assert setting(block, WIDTH, WORD) == set_block(block, WIDTH, WORD)
        assert setting(block, WIDTH, LIBREOFFICE) == set_block(block, WIDTH, LIBREOFFICE)
    setting(block, Pt(200), WORD)
    assert set_so_far == [block] * 3


def test_a_block_whose_place_in_memory_is_used_again_is_set_for_itself(set_so_far: list[object]) -> None:
    setting = setting_once()
    texts = ["国" * count for count in range(1, 200)]
    assert ["".join(line.text for line in setting(paragraph(each), WIDTH, WORD).lines) for each in texts] == texts
    assert len(set_so_far) == len(texts)
