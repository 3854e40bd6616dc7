from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.repository.own_lines import ATTRIBUTES, without_ours

_OURS = b"# >>> fawen git install\n*.docx diff=docx -text\n# <<< fawen git install\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", _OURS),
        (b"*.png binary\n", b"*.png binary\n" + _OURS),
        (b"*.png binary", b"*.png binary\n" + _OURS),
        (b"*.png binary\r\n", b"*.png binary\r\n" + _OURS.replace(b"\n", b"\r\n")),
        (_OURS + b"* text\n", b"* text\n" + _OURS),  # the last line wins
        (_OURS.replace(b"-text", b"-old"), _OURS),
    ],
)
def test_our_lines_stand_at_the_end(before: bytes, after: bytes) -> None:
    assert ATTRIBUTES.added_to(before) == after
    assert ATTRIBUTES.added_to(after) == after


@given(
    st.lists(st.sampled_from([b"* text=auto", b"*.docx binary", b"", b"# fawen", "名.docx -diff".encode()])).map(
        b"\n".join
    )
)
def test_what_others_wrote_comes_back(content: bytes) -> None:
    whole = content if content.endswith(b"\n") or not content else content + b"\n"
    assert without_ours(ATTRIBUTES.added_to(content)) == whole
    assert without_ours(content) == content
