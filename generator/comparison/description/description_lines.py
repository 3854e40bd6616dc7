"""A description as lines of text, one thing a line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.comparison.description.description_entry import Description, Entry
from generator.comparison.description.format_facts import sentence_of
from generator.comparison.description.saving import LIBREOFFICE
from generator.comparison.description.visible_text import CLOSE, OPEN
from generator.comparison.description.wording import in_sentence
from generator.ground.words import comparison as words

_HEADED = ("settings", "section", "table", "row", "box")


def lines(description: Description) -> Iterator[str]:
    """The lines of ``description``."""
    yield _saved(description)
    for entry in description.entries:
        yield _line(entry)


def _saved(description: Description) -> str:
    topics = [
        words.text("named", name=words.text(f"saved-{topic}"), value=value)
        for topic, value in description.saved.items()
    ]
    if description.saved["program"].startswith(LIBREOFFICE):
        topics.insert(1, words.text("libreoffice-drops"))
    return in_sentence(topics)


def _line(entry: Entry) -> str:
    facts = sentence_of(entry.facts)
    if entry.kind == "style":
        return words.text("line-style", name=entry.text, facts=facts)
    if entry.kind == "story":
        return words.text("line-story", name=entry.text)
    indent = "  " * entry.depth
    cell = "" if entry.cell is None else f"| {OPEN}{sentence_of(entry.cell)}{CLOSE}" if entry.cell else "| "
    if entry.kind in _HEADED:
        head = words.text(f"line-{entry.kind}")
        return f"{indent}{cell}{head}{words.text('colon') if facts else ''}{facts}"
    return f"{indent}{cell}{f'{OPEN}{facts}{CLOSE}' if facts else ''}{entry.text}"
