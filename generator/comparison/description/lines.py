"""A description as lines of text, one thing a line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.comparison.description.entry import Description, Entry
from generator.comparison.description.escaping import CLOSE, OPEN
from generator.comparison.description.facts import told
from generator.comparison.description.saving import LIBREOFFICE
from generator.comparison.description.wording import Wording
from generator.ground.errors import Lang

_HEADED = ("settings", "section", "table", "row", "box")


def lines(description: Description, lang: Lang) -> Iterator[str]:
    """The lines of ``description``."""
    say = Wording(lang)
    yield _saved(description, say)
    for entry in description.entries:
        yield _line(entry, say)


def _saved(description: Description, say: Wording) -> str:
    topics = [say("named", name=say(f"saved-{topic}"), value=value) for topic, value in description.saved.items()]
    if description.saved["program"].startswith(LIBREOFFICE):
        topics.insert(1, say("libreoffice-drops"))
    return say.listed(topics)


def _line(entry: Entry, say: Wording) -> str:
    facts = told(entry.facts, say)
    if entry.kind == "style":
        return say("line-style", name=entry.text, facts=facts)
    if entry.kind == "story":
        return say("line-story", name=entry.text)
    indent = "  " * entry.depth
    cell = "" if entry.cell is None else f"| {OPEN}{told(entry.cell, say)}{CLOSE}" if entry.cell else "| "
    if entry.kind in _HEADED:
        head = say(f"line-{entry.kind}")
        return f"{indent}{cell}{head}{say('colon') if facts else ''}{facts}"
    return f"{indent}{cell}{f'{OPEN}{facts}{CLOSE}' if facts else ''}{entry.text}"
