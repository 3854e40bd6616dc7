"""What the folder of a desk has to hold after what a person did on the page, and what it does hold, read without fawen.

The files are read by PyYAML and by hand: the model must not go by the code that it judges.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

NOTICE = Path("templates", "notice", "notice.md")
ROSTER = Path("units.yaml")
KEYS = ("title", "recipients", "date", "copy_to")


@dataclass(frozen=True)
class Text:
    """The values of a notice that are typed here, its number, and its body without the line ends around it."""

    values: tuple[tuple[str, str], ...]
    number: str
    body: str

    def value(self, key: str) -> str:
        """The value of ``key``, ``""`` for none."""
        return dict(self.values)[key]

    def typed(self, key: str, value: str) -> Text:
        """The same with another value of ``key``, or another body."""
        if key == "body":
            return replace(self, body=value.strip("\n"))
        return replace(self, values=tuple((name, value if name == key else old) for name, old in self.values))


@dataclass
class FolderModel:
    """The text as it is ``saved`` and as it is ``kept`` unsaved (None: nothing is), and what undoing brings back.

    ``based_on`` is the saved text that the kept one was made of; ``units`` are the units' texts by their names.
    """

    saved: Text
    kept: Text | None = None
    based_on: Text | None = None
    before: Text | None = None
    units: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def shown(self) -> Text:
        """What the form shows."""
        return self.saved if self.kept is None else self.kept

    @property
    def is_changed_elsewhere(self) -> bool:
        """Whether the file is another one than the unsaved text was made of."""
        return self.kept is not None and self.based_on != self.saved

    def type(self, key: str, value: str) -> None:
        """Somebody types into the form, which keeps it."""
        text = self.shown.typed(key, value)
        if self.kept is None:
            self.based_on = self.saved
        self.kept = None if text == self.saved else text
        if self.kept is None:
            self.based_on = None

    def save(self) -> None:
        """Somebody saves what was typed."""
        if self.kept is not None:
            self.before, self.saved = self.saved, self.kept
        self.discard()

    def discard(self) -> None:
        """Somebody gives up what was typed."""
        self.kept = self.based_on = None


def read_notice() -> Text:
    """The notice as it is in the working directory."""
    data = NOTICE.read_bytes().decode("utf-8")
    _, front, body = data.split("---\n", 2)
    values = yaml.safe_load(front)
    read = tuple((key, _text(values.get(key))) for key in KEYS)
    return Text(read, _text(values.get("number")), body.strip("\n"))


def read_units() -> dict[str, dict[str, str]]:
    """The units of the roster in the working directory, by their names, each with its texts; no value is no entry."""
    groups = yaml.load(ROSTER.read_text(encoding="utf-8"), yaml.BaseLoader)["groups"]
    units = [unit for group in groups for unit in group.get("units") or []]
    return {unit["name"]: {key: value for key, value in unit.items() if value} for unit in units}


def _text(value: object) -> str:
    return "" if value is None else str(value)
