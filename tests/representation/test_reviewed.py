"""A reviewed copy with any construct put into a paragraph: applied as the text it is, reported, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from generator.ground.errors import InputError
from generator.notices.reviewing import review
from tests.chosen import one_in
from tests.notices.reviewing.copies import NOTICE, draft_of, edited, notice_in, paragraph
from tests.representation.constructs import AFTER, BEFORE, STYLES, Construct, characters, constructs, parsed
from tests.word_documents import packed, parts

PLACE = "主要做法和存在的问题。"


def _reviewed(folder: Path, xml: str) -> tuple[str, bool]:
    """The text put behind ``PLACE`` in notice.md, and whether anything was reported."""
    notice = notice_in(folder)

    def edit(root: etree._Element) -> None:
        within = [f"<w:r><w:t>{BEFORE}</w:t></w:r>", xml, f"<w:r><w:t>{AFTER}</w:t></w:r>"]
        paragraph(root, PLACE).extend(parsed("".join(within)))

    copy = parts(edited(draft_of(notice), edit))
    copy["word/styles.xml"] = copy["word/styles.xml"].replace(b"</w:styles>", f"{STYLES}</w:styles>".encode())
    (folder / "copy.docx").write_bytes(packed(copy))
    found = review(folder / "copy.docx", notice, folder / "house.yaml", apply=True)
    text = (notice / "notice.md").read_text(encoding="utf-8")
    is_reported = any(each.action == "told" for each in found.records)
    before, _, after = NOTICE.partition(PLACE)
    if text == NOTICE:
        return "", is_reported
    assert text.startswith(before + PLACE + BEFORE), text
    assert text.endswith(AFTER + after), text
    return text.removeprefix(before + PLACE + BEFORE).removesuffix(AFTER + after), is_reported


@pytest.mark.parametrize(
    "construct", one_in(6, [(each,) for each in constructs() if each.name != "del"]), ids=lambda each: each.name
)
def test_a_construct_is_applied_reported_or_refused(construct: Construct, tmp_path: Path) -> None:
    try:
        text, is_reported = _reviewed(tmp_path, construct.xml)
    except InputError:
        text, is_reported = "", True
    assert (is_reported and not text) or any(each in text for each in construct.kept), text


@pytest.mark.parametrize(("name", "text", "misleads"), one_in(6, characters()))
def test_characters_are_applied(name: str, text: str, misleads: bool, tmp_path: Path) -> None:
    shown = text.replace("\t", "</w:t><w:tab/><w:t>")
    kept, is_reported = _reviewed(tmp_path, f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>')
    assert kept == text or is_reported, name
