"""Docstrings, comments, messages and pages keep to plain words: the table "Words not to use" of docs/development.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.ground.words.messages import SENTENCES
from tests.sentence_files import VOCABULARIES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
TABLE = ROOT / "docs" / "development.md"
ROOMS = sorted({path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py")})
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / each for each in ("CHANGELOG.md", "README.md", "templates/README.md")),
    ]
    if not path.name.endswith(".zh-CN.md")
)
_LITERAL = re.compile(r"``[^`\n]*``|`[^`\n]*`")
_RIGHT = re.compile(r"\b(stands? for|stand-ins?)\b", re.IGNORECASE)
_DOCSTRING = re.compile(r'"""(.*?)"""', re.DOTALL)
_COMMENT = re.compile(r"(?:^ *|  )# (.*)$", re.MULTILINE)


def section() -> str:
    """The table of the words, as it is on the page."""
    return TABLE.read_text(encoding="utf-8").partition("### Words not to use\n")[2].partition("\n## ")[0]


def words() -> list[str]:
    """The words of the table's first column."""
    rows = re.findall(r"^\| (.+?) \| .+ \|$", section(), re.MULTILINE)
    return [word for row in rows[2:] for word in row.split(", ")]


BANNED = re.compile(rf"\b({'|'.join(words())})\b", re.IGNORECASE)


def banned(text: str) -> list[str]:
    """The words of ``text`` that are not to be used; what is between backquotes is not looked at."""
    return BANNED.findall(_RIGHT.sub("", _LITERAL.sub("", text)))


def prose(source: str) -> Iterator[str]:
    """The docstrings and comments of a module."""
    yield from _DOCSTRING.findall(source)
    yield from _COMMENT.findall(source)


def test_the_table_is_read() -> None:
    assert {"told", "stands", "anew", "hangs on"} <= set(words())
    assert banned("It STANDS at the top, `told`, and stands for a name.") == ["STANDS"]
    assert banned("\n".join(prose('"""It is told."""\ntold = 1  # anew\n'))) == ["told", "anew"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_in_plain_words(room: str) -> None:
    path = PACKAGE / room
    found = {
        f"{each.relative_to(ROOT)}: {word}: {text.strip()[:80]}"
        for each in ([path] if path.is_file() else path.rglob("*.py"))
        for text in prose(each.read_text(encoding="utf-8"))
        for word in banned(text)
    }
    assert sorted(found) == []


def test_messages_are_in_plain_words() -> None:
    sentences = [(code, text) for code, row in SENTENCES.items() for text in (row.en, row.en_remedy)]
    texts = [(key, en) for home in VOCABULARIES for key, (_, en) in home.items()]
    assert [(key, banned(text)) for key, text in [*sentences, *texts] if banned(text)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_in_plain_words(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert banned(text.replace(section(), "")) == []
