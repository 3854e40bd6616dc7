"""Links lead somewhere, every page is led to, pictures are small and shown, and nobody's number stands in any."""

import re
from pathlib import Path, PurePosixPath

import pytest

from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.nodes import ScalarNode
from generator.ground.source.source_file import read_source
from tests import room_picture
from tests.docs import pictures as drawing
from tests.docs import screens
from tests.docs.documents import DOCUMENTS, READMES, ROOT, links, pictures, text

MOST_PICTURE = 200_000
# The list that says it of all pages, and what is no page of docs; pages made from the code need not, either.
UNADDRESSED = {*READMES, "docs/README.md", "CHANGELOG.md", "benchmarks/README.md"}
GENERATED = ("<!-- Made by `python -m", "<!-- 由 `python -m")
ADDRESSED = [
    name for name in DOCUMENTS if name not in UNADDRESSED and not any(each in text(name) for each in GENERATED)
]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    folder = (ROOT / document).parent
    targets = [target for target in links(text(document)) if "://" not in target]
    assert [target for target in targets if not (folder / target).exists()] == []


def test_every_page_is_on_the_list_of_pages() -> None:
    listed = {_from_root("docs/README.md", target) for target in links(text("docs/README.md"))}
    assert sorted(set(DOCUMENTS) - listed - {"docs/README.md"}) == []


@pytest.mark.parametrize("document", ADDRESSED)
def test_every_page_says_for_whom_it_is(document: str) -> None:
    beginning = text(document).split("\n\n")[1]
    assert re.search("写给|For (who|users|developers|readers)", beginning)


def test_pictures_are_small_and_shown() -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "pictures").iterdir()}
    shown = {_from_root(document, picture) for document in DOCUMENTS for picture in pictures(text(document))}
    assert there == shown
    assert [name for name in sorted(there) if (ROOT / name).stat().st_size > MOST_PICTURE] == []


def test_the_readmes_show_the_same_pictures() -> None:
    """The page in the browser is shown in the language of the reader."""
    english, chinese = (pictures(text(readme)) for readme in READMES)
    assert [each.replace("-en.png", ".png") for each in english] == chinese


def _from_root(document: str, target: str) -> str:
    """Where a link of ``document`` leads, as a path from the root."""
    parts: list[str] = []
    for part in (PurePosixPath(document).parent / target).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_the_contact_of_the_notice_stands_in_no_document() -> None:
    contact = split_front_matter(read_source(ROOT / "templates" / "notice" / "notice.md")).node.entries["contact"]
    values = [entry.value for entry in getattr(contact, "entries", {}).values() if isinstance(entry, ScalarNode)]
    assert len(values) == 2
    assert [(document, value) for document in DOCUMENTS for value in values if value in text(document)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_document_has_a_mobile_number(document: str) -> None:
    assert re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text(document)) == []


# The scripts that draw the pictures draw those that are shown, and nobody's number gets into one.


def contact(notice: Path) -> dict[str, str]:
    entries = getattr(split_front_matter(read_source(notice)).node.entries["contact"], "entries", {})
    return {key: entry.value for key, entry in entries.items() if isinstance(entry, ScalarNode)}


def test_every_picture_is_made_by_a_script() -> None:
    made = {*drawing.PAGES, *drawing.DRAWN, *screens.PICTURES, room_picture.PATH.name}
    assert {path.name for path in drawing.FOLDER.iterdir()} == made


def test_the_contact_of_the_pictures_is_invented(tmp_path: Path) -> None:
    folder = drawing.ours(tmp_path)
    real = contact(ROOT / "templates" / "notice" / "notice.md")
    assert contact(folder / "templates" / "notice" / "notice.md") == drawing.INVENTED
    assert len(real) == 2
    drawn = [*folder.glob("templates/**/*.md"), folder / "units.yaml"]
    assert [(path.name, key) for path in drawn for key, value in real.items() if value in path.read_text("utf-8")] == []


@pytest.mark.in_turn(3)
def test_the_invented_office_is_that_of_the_first_dispatch(tmp_path: Path, programs: Path) -> None:
    folder = drawing.invented(tmp_path, programs)
    assert "发文字号: 示民发〔2026〕1号" in (folder / "templates" / "notice" / "notice.md").read_text(encoding="utf-8")
    assert not (folder / "templates" / "unit" / "envelope-c5.docx").exists()


def test_the_page_is_photographed_at_an_office_that_its_document_invents(tmp_path: Path) -> None:
    folder = screens.given(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["名单.xlsx", "草稿.docx"]
    private = [value.encode() for value in contact(ROOT / "templates" / "notice" / "notice.md").values()]
    document = text(screens.IN_THE_BROWSER).encode()
    assert [value for value in private if value in document] == []
