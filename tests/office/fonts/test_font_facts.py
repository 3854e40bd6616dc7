from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.fonts import FontFile
from generator.office.fonts.font_facts import FontFacts, font_facts
from tests.office.fonts.tiny_fonts import tiny_collection, tiny_font


@pytest.mark.parametrize(
    ("fs_type", "state"),
    [
        (0x0000, "usable"),
        (0x0002, "restricted"),
        (0x0004, "usable"),
        (0x0008, "usable"),
        (0x0006, "usable"),  # of several usages the least restrictive holds
        (0x0100, "restricted"),
        (0x0108, "restricted"),
        (0x0200, "restricted"),
        (0x0204, "restricted"),
    ],
)
def test_the_embedding_bits_are_honoured(tmp_path: Path, fs_type: int, state: str) -> None:
    assert font_facts(FontFile(tiny_font(tmp_path / "a.ttf", "A", fs_type=fs_type))).state == state


@pytest.mark.parametrize("tag", ["glyf", "cmap"])
def test_a_font_without_what_is_drawn_is_broken(tmp_path: Path, tag: str) -> None:
    assert font_facts(FontFile(tiny_font(tmp_path / "a.ttf", "A", without=[tag]))).state == "broken"


def test_a_font_that_says_nothing_of_embedding_may_be_embedded(tmp_path: Path) -> None:
    assert font_facts(FontFile(tiny_font(tmp_path / "a.ttf", "A", without=["OS/2"]))) == FontFacts("usable")


def test_missing_empty_and_cut_files_are_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    assert font_facts(FontFile(path)).state == "broken"
    whole = tiny_font(path, "A").read_bytes()
    assert font_facts(FontFile(path)).state == "usable"
    for rot in (b"", whole[: len(whole) // 2], b"OTTO" + bytes(200)):
        path.write_bytes(rot)
        assert font_facts(FontFile(path)).state == "broken"


def test_a_number_that_a_collection_does_not_have_is_broken(tmp_path: Path) -> None:
    path = tiny_collection(tmp_path / "a.ttc", {"A": "国", "B": "家"})
    assert [font_facts(FontFile(path, number)).state for number in range(3)] == ["usable", "usable", "broken"]


def test_upright_and_regular_comes_first(tmp_path: Path) -> None:
    looks = [(400, False), (300, False), (900, False), (400, True), (700, True)]
    fonts = [
        FontFile(tiny_font(tmp_path / f"{weight}{italic}.ttf", "A", weight=weight, italic=italic))
        for weight, italic in looks
    ]
    distances = [font_facts(font).distance for font in fonts]
    assert distances == sorted(distances)
    assert distances[0] == 0
