"""What fawen refuses for a key, a type or a word that is wrong in itself, an editor flags, too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.desk.schemas.front_matter_schema import attachment_schema, house_schema, notice_schema
from generator.desk.schemas.roster_schema import roster_schema
from generator.ground.errors import InputError
from generator.ground.source import MappingNode, SourceFile, load_yaml
from generator.roster.units.declared_fields import DeclaredField, read_fields
from tests.bad_inputs import bad_inputs, expected
from tests.desk.schemas.seen import flagged, front_matter

_NEXT_FILE = re.compile(r"^=== (.+)\n", re.MULTILINE)

TOLD = {
    *("roster-unknown-field", "roster-copies", "roster-field-kind", "roster-field-name"),
    *("source-unknown-key", "source-missing-key", "source-not-text", "source-not-list", "source-not-mapping"),
    *("source-not-number", "source-not-flag", "source-not-date", "source-empty", "source-top-not-mapping"),
    *("notice-choice", "notice-empty-value", "notice-number", "notice-number-order", "notice-number-minutes"),
    *("notice-copy-number", "notice-secrecy", "notice-seal-diameter", "notice-title-break"),
    *(
        "notice-count",
        "notice-stamp-entry",
    ),
    *("notice-attachment-kind", "notice-attachment-title"),
}
"""Problems that a file has by itself, whatever else is there."""

BEYOND = {
    "field-name-reserved": "a list of words that templates keep for themselves",
    "date": "a pattern knows no calendar",
    "date-that-is-none": "a pattern knows no calendar",
    "imprint-date-that-is-none": "a pattern knows no calendar",
    "number-of-an-order": "any form of a number may be right where the format is not known",
    "missing-recipients": "format and 文种 tell which notices have recipients",
    "recipients-missing-in-a-letter": "format and 文种 tell which notices have recipients",
    "number-with-zeros": "an editor sees a number",
}
"""What an editor cannot tell, by the file, and why."""

_FILES = [*bad_inputs("roster"), *bad_inputs("notice")]
TOLD_FILES = [
    path
    for path in _FILES
    if {code for *_, code in expected(path)} & TOLD and not path.with_name(f"{path.name}.expected").exists()
]


def mapping(text: str) -> MappingNode | None:
    try:
        return load_yaml(SourceFile("house.yaml", Path(), text, b""))
    except InputError:
        return None


def declared(text: str) -> tuple[DeclaredField, ...]:
    top = mapping(text)
    return () if top is None else read_fields(top.entries.get("fields"), [])


def told(path: Path) -> list[str]:
    """What is flagged in a bad input, in all its files."""
    text = path.read_text(encoding="utf-8")
    if path.parent.name == "roster":
        return flagged(roster_schema(declared(text)), text)
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# error "))
    notice, *others = _NEXT_FILE.split(text)
    files = dict(zip(others[::2], others[1::2], strict=True))
    house = files.pop("house.yaml", None)
    found = [] if house is None else flagged(house_schema(), house)
    found += flagged(notice_schema(None if house is None else mapping(house)), front_matter(notice))
    for name, content in files.items():
        if name.endswith(".md") and content.startswith("---\n"):
            found += flagged(attachment_schema(), front_matter(content))
    return found


@pytest.mark.parametrize("path", TOLD_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_bad_input_is_flagged(path: Path) -> None:
    try:
        found = told(path)
    except yaml.YAMLError:
        return  # no YAML at all, which every editor tells
    assert bool(found) != (path.stem in BEYOND), found


def test_the_list_is_whole() -> None:
    assert len(TOLD_FILES) > 60
    assert set(BEYOND) <= {path.stem for path in TOLD_FILES}
