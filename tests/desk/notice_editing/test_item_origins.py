"""Which item of a list is which after it was changed."""

from __future__ import annotations

import pytest

from generator.desk.notice_editing.form_keys import Value
from generator.desk.notice_editing.item_origins import item_origins

A, B = {"file": "a.pdf", "title": "甲"}, {"file": "b.pdf", "title": "乙"}


@pytest.mark.parametrize(
    ("before", "after", "origins"),
    [
        (("甲", "乙"), ("甲", "乙"), [0, 1]),
        (("甲", "乙"), ("乙", "甲"), [1, 0]),
        (("甲", "乙"), ("乙",), [1]),
        (("甲", "乙"), ("甲", "丙"), [0, 1]),
        (("甲",), ("丙", "甲", "丁"), [None, 0, None]),
        (("甲", "甲"), ("甲",), [0]),
        ((), ("甲",), [None]),
        ((A, B), (B, {**A, "title": "丙"}), [1, 0]),
        (("a.pdf", B), (B, A), [1, 0]),
        (({"post": "甲"}, {"post": "乙"}), ({"post": "丙"}, {"post": "乙"}), [0, 1]),
    ],
)
def test_items_are_found_again(before: tuple[Value, ...], after: tuple[Value, ...], origins: list[int | None]) -> None:
    assert item_origins(before, after) == origins
