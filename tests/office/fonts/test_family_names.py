from __future__ import annotations

import pytest
from fontTools.ttLib import newTable

from generator.office.fonts.family_names import family_names


def table(*records: tuple[str | bytes, int, tuple[int, int, int]]) -> bytes:
    made = newTable("name")
    made.names = []
    for text, kind, place in records:
        made.setName(text, kind, *place)
    compiled: bytes = made.compile(None)
    return compiled


WINDOWS = (3, 1, 0x409)


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ([("FangSong", 1, WINDOWS), ("仿宋", 1, (3, 1, 0x804))], {"FangSong", "仿宋"}),
        (
            [("Noto Serif SC Light", 1, WINDOWS), ("Noto Serif SC", 16, WINDOWS)],
            {"Noto Serif SC Light", "Noto Serif SC"},
        ),
        ([("仿宋_GB2312".encode("gb18030"), 1, (3, 3, 0x804))], {"仿宋_GB2312"}),
        ([("楷体".encode("gb18030"), 1, (1, 25, 33)), ("KaiTi", 1, (1, 0, 0))], {"楷体", "KaiTi"}),
        ([("字体", 1, (0, 3, 0))], {"字体"}),
        ([("𠮷体", 1, WINDOWS)], {"𠮷体"}),
        ([("Bold", 2, WINDOWS), ("Other Regular", 4, WINDOWS), ("", 1, WINDOWS)], set()),
        ([("한국".encode("euc-kr"), 1, (1, 3, 23))], set()),
    ],
)
def test_all_names_of_the_family_are_found(
    records: list[tuple[str | bytes, int, tuple[int, int, int]]], names: set[str]
) -> None:
    assert set(family_names(table(*records))) == names


def test_a_damaged_table_has_no_names_or_fewer() -> None:
    whole = table(("FangSong", 1, WINDOWS), ("仿宋", 1, (3, 1, 0x804)))
    for end in range(len(whole)):
        family_names(whole[:end])
    assert family_names(b"") == family_names(b"\0\0\xff\xff\0\0") == ()
