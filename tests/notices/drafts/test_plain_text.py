"""Drafts in plain text: every encoding, every line a paragraph."""

from __future__ import annotations

import pytest

from generator.ground.errors import InputError
from generator.notices.drafts import draft_in
from generator.notices.drafts.plain_text import read_text
from tests.notices.drafts.made import LINES

TEXT = "\n".join(LINES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end(encoding: str, end: str) -> None:
    draft = draft_in(TEXT.replace("\n", end).encode(encoding), "草稿.txt")
    assert [each.text for each in draft.document.paragraphs] == list(LINES)
    assert (draft.source, draft.package, draft.left) == ("txt", None, ())
    assert [each.code for each in draft.notes] == (["draft-encoding"] if encoding == "gb18030" else [])


def test_empty_lines_blanks_and_pages_are_kept() -> None:
    document, _ = read_text("　　甲\n\n\t乙 \n\f丙\n\n".encode(), "a.txt")
    paragraphs = list(document.paragraphs)
    assert [each.text for each in paragraphs] == ["　　甲", "", "\t乙 ", "丙", ""]
    assert [each.place.paragraph for each in paragraphs] == [1, 2, 3, 4, 5]
    assert [each.place.line for each in paragraphs] == [1, 2, 3, 4, 5]
    assert [each.starts_page for each in paragraphs] == [False, False, False, True, False]


def test_nothing_has_a_look() -> None:
    document, _ = read_text(TEXT.encode(), "a.txt")
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert {(run.size, run.font, run.bold, run.color) for run in runs} == {(document.body_size, "", False, None)}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("żółć".encode(), "draft-encoding-unclear"),
        ("été".encode("latin-1"), "draft-encoding-unclear"),
        (b"\x7fELF\0\0\1", "draft-unknown"),
        ("甲\a乙".encode(), "source-xml-character"),
        (b"\n \n", "draft-empty"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        draft_in(data, "草稿.txt")
    assert [each.code for each in caught.value.problems] == [code]
