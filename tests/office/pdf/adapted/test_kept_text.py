"""Text that is kept with the next paragraph, though not with itself, is let go in the copy where it is too long.

Word keeps its last line there, LibreOffice all of it, and of a chain of such paragraphs all.
"""

from __future__ import annotations

import pytest
from lxml import etree

from generator.office.pdf.adapted import adapted
from generator.office.wordml.wordml_names import w
from generator.standard import number
from tests.sample_docx import sample_docx, section
from tests.word_documents import parts

MOST = int(number("keep.longest"))
NEXT, LINES, NOT_NEXT = "<w:keepNext/>", "<w:keepLines/>", '<w:keepNext w:val="0"/>'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr>{look}</w:pPr></w:style>'
    for name, look in (("Kept", NEXT), ("Whole", LINES))
)


def text(characters: int = 1, properties: str = NEXT) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{'国' * characters}</w:t></w:r></w:p>"


def styled(name: str, characters: int, more: str = "") -> str:
    return text(characters, f'<w:pStyle w:val="{name}"/>{more}')


def kept(*blocks: str) -> list[str | None]:
    """What each paragraph of the copy says itself: 1 of keepNext without a value, None without a keepNext."""
    given = parts(sample_docx(*blocks))
    given["word/styles.xml"] = given["word/styles.xml"].replace(b"</w:styles>", f"{STYLES}</w:styles>".encode())
    copied = etree.fromstring(adapted(given)["word/document.xml"])
    found = [paragraph.find(f"{w('pPr')}/{w('keepNext')}") for paragraph in copied.iter(w("p"))]
    return [None if each is None else each.get(w("val"), "1") for each in found]


def test_so_much_text_is_kept_as_fourteen_lines_have() -> None:
    assert MOST == 14 * 28


@pytest.mark.parametrize(("characters", "found"), [(1, "1"), (MOST, "1"), (MOST + 1, "0"), (5 * MOST, "0")])
def test_a_paragraph_is_kept_as_far_as_it_is_short(characters: int, found: str) -> None:
    assert kept(text(characters), text(properties="")) == [found, None]


@pytest.mark.parametrize(
    ("lengths", "found"),
    [
        ((MOST // 2, MOST // 2), ["1", "1"]),
        ((MOST // 2, MOST // 2 + 1), ["0", "1"]),
        ((1, MOST, 1), ["0", "0", "1"]),
        ((1, MOST + 1, 1), ["0", "0", "1"]),
        ((1, 1, MOST + 1), ["0", "0", "0"]),
        ((MOST, 0, 0), ["1", "1", "1"]),
    ],
)
def test_a_chain_is_kept_from_its_end(lengths: tuple[int, ...], found: list[str]) -> None:
    assert kept(*map(text, lengths), text(properties="")) == [*found, None]


def test_chains_are_counted_apart() -> None:
    half = MOST // 2 + 1
    assert kept(text(half), text(properties=""), text(half), text(properties="")) == ["1", None, "1", None]


@pytest.mark.parametrize("properties", ["", LINES, NEXT + LINES, NOT_NEXT])
def test_other_paragraphs_stay(properties: str) -> None:
    before = {"": None, LINES: None, NEXT + LINES: "1", NOT_NEXT: "0"}[properties]
    assert kept(text(MOST + 1, properties), text(properties="")) == [before, None]


def test_what_is_kept_whole_is_between_two_chains() -> None:
    """A heading is kept with itself: the text above is a chain of its own."""
    assert kept(text(MOST), text(1, NEXT + LINES), text(MOST), text(properties="")) == ["1", "1", "1", None]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (styled("Kept", MOST), None),
        (styled("Kept", MOST + 1), "0"),
        (styled("Whole", MOST + 1, NEXT), "1"),
        (styled("Kept", MOST + 1, LINES), None),
        (styled("Kept", MOST + 1, NOT_NEXT), "0"),
    ],
    ids=["short, by its style", "long, by its style", "whole by its style", "whole itself", "not kept itself"],
)
def test_a_style_may_say_it(paragraph: str, found: str | None) -> None:
    assert kept(paragraph, text(properties="")) == [found, None]


def test_only_text_is_counted() -> None:
    several = f"<w:p><w:pPr>{NEXT}</w:pPr>" + f"<w:r><w:t>{'国' * (MOST // 2)}</w:t></w:r><w:bookmarkEnd w:id='1'/>" * 2
    assert kept(several + "</w:p>", text(properties="")) == ["1", None]
    assert kept(several + "<w:r><w:tab/><w:t>国</w:t></w:r></w:p>", text(properties="")) == ["0", None]


def test_every_section_is_read() -> None:
    assert kept(text(MOST + 1), section(), text(MOST + 1), text(properties="")) == ["0", None, "0", None]


def test_a_chain_ends_with_its_section() -> None:
    """What begins a page is not moved back to the page before."""
    ended = section().replace("<w:pPr>", f"<w:pPr>{NEXT}", 1)
    assert kept(text(MOST), ended, text(MOST), text(properties="")) == ["1", "1", "1", None]
