"""The scripts that draw the pictures draw those that are shown, and nobody's number gets into one."""

from __future__ import annotations

from pathlib import Path

from generator.ground.source import ScalarNode, read_source, split_front_matter
from tests import room_picture
from tests.docs import pictures, screens
from tests.docs.documents import ROOT, text


def contact(notice: Path) -> dict[str, str]:
    entries = getattr(split_front_matter(read_source(notice)).node.entries["contact"], "entries", {})
    return {key: entry.value for key, entry in entries.items() if isinstance(entry, ScalarNode)}


def test_every_picture_is_made_by_a_script() -> None:
    made = {*pictures.PAGES, *pictures.DRAWN, *screens.PICTURES, room_picture.PATH.name}
    assert {path.name for path in pictures.FOLDER.iterdir()} == made


def test_the_contact_of_the_pictures_is_invented(tmp_path: Path) -> None:
    folder = pictures.ours(tmp_path)
    real = contact(ROOT / "templates" / "notice" / "notice.md")
    assert contact(folder / "templates" / "notice" / "notice.md") == pictures.INVENTED
    assert len(real) == 2
    drawn = [*folder.glob("templates/**/*.md"), folder / "units.yaml"]
    assert [(path.name, key) for path in drawn for key, value in real.items() if value in path.read_text("utf-8")] == []


def test_the_invented_office_is_that_of_the_first_dispatch(tmp_path: Path) -> None:
    folder = pictures.invented(tmp_path)
    assert "发文字号: 示民发〔2026〕1号" in (folder / "templates" / "notice" / "notice.md").read_text(encoding="utf-8")
    assert not (folder / "templates" / "unit" / "envelope-c5.docx").exists()


def test_the_page_is_photographed_at_an_office_that_its_document_invents(tmp_path: Path) -> None:
    folder = screens.given(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["名单.xlsx", "草稿.docx"]
    private = [value.encode() for value in contact(ROOT / "templates" / "notice" / "notice.md").values()]
    document = text(screens.IN_THE_BROWSER).encode()
    assert [value for value in private if value in document] == []
