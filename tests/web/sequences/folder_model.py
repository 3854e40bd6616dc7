"""What the folder of a desk has to hold after what a person did on the page, and what it does hold, read without fawen.

The files are read by PyYAML and by hand: the model must not go by the code that it judges.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

FOLDER = Path("templates", "notice")
NOTICE = FOLDER / "notice.md"
DRAFT = FOLDER / ".fawen-draft.md"
ROSTER = Path("units.yaml")
REGISTER = Path("output", "发文登记簿.csv")
KEYS = ("title", "recipients", "date", "copy_to")

Units = dict[str, dict[str, str]]
Outcome = Literal["kept", "clash", "unseen"]


@dataclass(frozen=True)
class Text:
    """The values of a notice that are typed here, its number, the files of its attachments, and its body."""

    values: tuple[tuple[str, str], ...]
    number: str
    attachments: tuple[str, ...]
    body: str

    def value(self, key: str) -> str:
        """The value of ``key``, ``""`` for none."""
        return dict(self.values)[key]

    def typed(self, key: str, value: str) -> Text:
        """The same with another value of ``key``, or another body."""
        if key == "body":
            return replace(self, body=value)
        return replace(self, values=tuple((name, value if name == key else old) for name, old in self.values))


class NewText(NamedTuple):
    """A text attachment that is not saved yet: the name of its file, and the title, which is all that is in it.

    Another one may get the name of one that was given up.
    """

    name: str
    title: str


@dataclass(frozen=True)
class Shown:
    """What a window shows: the ``text``, the ``data`` it is in, the file that it is based on, the new attachments.

    ``window`` is what it calls itself.
    """

    window: str
    text: Text
    data: bytes
    based_on: bytes
    new: frozenset[NewText]


@dataclass
class FolderModel:
    """The text as it is ``saved`` and as it is ``kept`` unsaved (None: nothing is), and what undoing brings back.

    ``based_on`` is the file that the kept one was made of, ``writer`` the window that wrote it last. ``new`` are the
    attachments that are not saved yet. ``remembered`` are the texts that the server has shown. ``units`` are the units'
    texts by their names, ``rows`` those of the register.
    """

    saved: Text
    kept: Text | None = None
    based_on: bytes = b""
    writer: str = ""
    before: Text | None = None
    new: frozenset[NewText] = frozenset()
    remembered: set[bytes] = field(default_factory=set)
    units: Units = field(default_factory=dict)
    units_before: Units | None = None
    rows: list[tuple[str, str]] = field(default_factory=list)

    @property
    def shown(self) -> Text:
        """What a new window shows."""
        return self.saved if self.kept is None else self.kept

    @property
    def is_unsaved(self) -> bool:
        """Whether there is something to save."""
        return self.kept is not None or bool(self.new)

    @property
    def is_changed_elsewhere(self) -> bool:
        """Whether the file is another one than the unsaved text was made of."""
        return self.kept is not None and self.based_on != NOTICE.read_bytes()

    def seen(self, window: str) -> Shown:
        """What a window shows that is opened now."""
        based_on = NOTICE.read_bytes() if self.kept is None else self.based_on
        self.remembered.add(data_shown())
        return Shown(window, self.shown, data_shown(), based_on, self.new)

    def knows(self, shown: Shown) -> bool:
        """Whether the window shows the text as it is now, or has written it."""
        return data_shown() == shown.data or (self.kept is not None and self.writer == shown.window)

    def send(self, shown: Shown, text: Text) -> Outcome:
        """A window sends its form, which says ``text``; returns what becomes of it."""
        is_known = self.knows(shown)
        is_remembered = shown.data in {NOTICE.read_bytes(), *self.remembered}
        if not is_known and is_remembered and text == shown.text:
            return "unseen"
        text = self.with_list(text)
        if not is_known and self.kept is not None and text != self.kept:
            return "clash"
        if self.kept is None or text != self.kept:
            self.keep(text, shown.based_on, shown.window)
        return "kept"

    def with_list(self, text: Text) -> Text:
        """``text`` with the list of attachments as it is: a form changes entries of the list, and no files in it."""
        return replace(text, attachments=self.shown.attachments)

    def keep(self, text: Text, based_on: bytes, writer: str) -> None:
        """``text`` is kept, unless it is what is saved."""
        self.kept, self.based_on, self.writer = text, based_on, writer
        if text == self.saved:
            self.drop()

    def save(self, shown: Shown, outcome: Outcome) -> bool:
        """A window saves what it has sent; returns whether it did, or both texts are shown."""
        is_saved = self.kept is not None and outcome == "kept"
        if is_saved and self.is_changed_elsewhere:
            return False
        if is_saved:
            self.before, self.saved = self.saved, self.shown
            self.drop()
        elif self.new & shown.new:
            self.before = None  # nothing was replaced
        self.new -= shown.new
        return True

    def take_the_place(self) -> None:
        """The text that is kept takes the place of the one saved elsewhere; a number that the register gave stays."""
        number = self.saved.number
        is_given = ("发文", number) in self.rows and ("作废", number) not in self.rows
        mine = replace(self.shown, number=number) if is_given and not self.shown.number else self.shown
        self.saved, self.before = mine, self.saved
        self.drop()

    def drop(self) -> None:
        """What is kept of the notice is given up, or saved."""
        self.kept, self.based_on, self.writer = None, b"", ""

    def list_attachments(self, listed: tuple[str, ...]) -> None:
        """The list of attachments becomes ``listed``, unsaved."""
        based_on = NOTICE.read_bytes() if self.kept is None else self.based_on
        self.keep(replace(self.shown, attachments=listed), based_on, "")

    def change_units(self, units: Units) -> None:
        """The roster becomes ``units``."""
        if units != self.units:
            self.units_before, self.units = self.units, units


def data_shown() -> bytes:
    """The bytes of what a new window shows of the notice."""
    return DRAFT.read_bytes().split(b"\n", 1)[1] if DRAFT.exists() else NOTICE.read_bytes()


def read_notice() -> Text:
    """The notice as it is in the working directory."""
    return read_text(NOTICE.read_bytes())


def read_text(data: bytes) -> Text:
    """The notice that is in ``data``."""
    _, front, body = data.decode("utf-8").split("---\n", 2)
    values = yaml.safe_load(front)
    read = tuple((key, _text(values.get(key))) for key in KEYS)
    listed = values.get("attachments") or []
    files = tuple(each if isinstance(each, str) else each["file"] for each in listed)
    return Text(read, _text(values.get("number")), files, body)


def read_units() -> Units:
    """The units of the roster in the working directory, by their names, each with its texts; no value is no entry."""
    groups = yaml.load(ROSTER.read_text(encoding="utf-8"), yaml.BaseLoader)["groups"]
    units = [{**unit, "group": group["name"]} for group in groups for unit in group.get("units") or []]
    return {unit["name"]: {key: value for key, value in unit.items() if value} for unit in units}


def read_rows() -> list[tuple[str, str]]:
    """The rows of the register, each with its matter and its number."""
    if not REGISTER.exists():
        return []
    with REGISTER.open(encoding="utf-8-sig", newline="") as file:
        return [(row["事项"], row["发文字号"]) for row in csv.DictReader(file)]


def _text(value: object) -> str:
    return "" if value is None else str(value)
