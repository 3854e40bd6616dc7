"""Links lead somewhere, every page is led to, pictures are small and shown, and nobody's number stands in any."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from generator.ground.source import ScalarNode, read_source, split_front_matter
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
