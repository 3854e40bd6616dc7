"""Notices built by fawen, handed in as drafts and built again: the same text, the same elements."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.notices.drafts import draft_in
from generator.notices.drafts.taking import Taken, take
from generator.official.document import Attachment, BodyPart, OfficialDocument, WrittenPicture
from generator.official.layout import lay_out
from generator.official.writer import write_docx
from generator.templates.text import open_notice
from generator.templates.text.front_matter import house_defaults
from tests.private_values import contact
from tests.sample_office import NOTICE

REPOSITORY = Path(__file__).parents[4]
SAMPLES = {"name": "示例甲", "phone": "023-00000000"}


def _small(folder: Path) -> None:
    (folder / "notice.md").write_text(NOTICE, "utf-8")


def _ours(folder: Path) -> None:
    """The notice of the repository, without whom to ask."""
    shutil.copytree(REPOSITORY / "templates" / "notice", folder, dirs_exist_ok=True)
    replaced = {contact()[key]: sample for key, sample in SAMPLES.items()}
    for path in folder.glob("*.md"):
        text = path.read_text("utf-8")
        for value, sample in replaced.items():
            text = text.replace(value, sample)
        path.write_text(text, "utf-8")


def _second(folder: Path) -> None:
    shutil.copytree(REPOSITORY / "tests" / "second_office" / "notice", folder, dirs_exist_ok=True)


HOUSES = {_small: None, _ours: "templates/house.yaml", _second: "tests/second_office/house.yaml"}


@pytest.mark.parametrize(("notice", "house"), HOUSES.items(), ids=["small", "ours", "second office"])
def test_what_was_built_is_taken_back(notice: Callable[[Path], None], house: str | None, tmp_path: Path) -> None:
    folder, office = tmp_path / "first", None if house is None else REPOSITORY / house
    folder.mkdir()
    notice(folder)
    first = open_notice(folder, office).render()
    made = take(draft_in(write_docx(lay_out(first)), "公文.docx"), house_defaults(office), "schema.json")
    assert (made.missing, made.unwritten, made.altered, made.unplaced) == ((), (), (), ())
    second = built_again(made, tmp_path / "second", office)
    assert compared(second) == compared(first)


def built_again(made: Taken, folder: Path, house: Path | None) -> OfficialDocument:
    folder.mkdir()
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    return open_notice(folder, house).render()


def compared(document: OfficialDocument) -> OfficialDocument:
    """The document without the places that it was read from; titles are broken where the layout broke them."""
    return replace(
        document,
        title=replace(document.title, lines=(), span=None),
        body=tuple(map(_part, document.body)),
        attachments=tuple(map(_attachment, document.attachments)),
        sources={},
    )


def _attachment(attachment: Attachment) -> Attachment:
    title = replace(attachment.title, lines=(), span=None)
    return replace(attachment, title=title, body=tuple(map(_part, attachment.body)), span=None)


def _part(part: BodyPart) -> BodyPart:
    return (
        replace(part, span=None, data=b"", width=0.0, height=0.0)
        if isinstance(part, WrittenPicture)
        else replace(part, span=None)
    )
