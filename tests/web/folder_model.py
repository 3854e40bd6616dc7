"""What the folder of a desk has to hold after what a person did on the page, and what it does hold, read without fawen.

The files are read by PyYAML and by hand: the model must not go by the code that it judges.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple

import yaml
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from generator import build
from generator.ground.errors import GeneratorError
from generator.web.open_desk import OpenDesk
from generator.web.screens.make.builds import MAKE
from tests.patience import PATIENCE
from tests.sample_office import Office
from tests.web.desk_pages import client
from tests.web.without_scripts import PlainBrowser, PlainForm

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
    before: list[Text] = field(default_factory=list)
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
            self.before.append(self.saved)
            self.saved = self.shown
            self.drop()
        self.new -= shown.new
        return True

    def take_the_place(self) -> None:
        """The text that is kept takes the place of the one saved elsewhere; a number that the register gave stays."""
        number = self.saved.number
        is_given = ("发文", number) in self.rows and ("作废", number) not in self.rows
        mine = replace(self.shown, number=number) if is_given and not self.shown.number else self.shown
        self.before.append(self.saved)
        self.saved = mine
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


# A desk that is served, and one clerk at it with several windows; what is done elsewhere is done to the files.


ODD = "示例甲乙一二：，。#:'\"{}[]|*&%@`!-? <>=~\\0123456789"
VALUES = st.text(st.sampled_from(ODD), max_size=14)


class DeskMachine(RuleBasedStateMachine):
    """The desk, its server, which may be started again, and its model."""

    pattern: ClassVar[Office | None] = None
    """An office that is copied: its Word templates are made once."""

    @initialize()
    def begin(self) -> None:
        self._home = Path.cwd()
        self._folder = Path(tempfile.mkdtemp(prefix="fawen-sequences-"))
        desk = self._folder / "desk"
        shutil.copytree(self._pattern().folder, desk)
        os.chdir(desk)
        self.model = FolderModel(read_notice(), units=read_units())
        self.faults: list[BaseException] = []
        self._serve()

    def teardown(self) -> None:
        if hasattr(self, "_home"):
            self.desk.jobs.end()
            os.chdir(self._home)
            shutil.rmtree(self._folder)

    @classmethod
    def _pattern(cls) -> Office:
        """One whose notice has no number, but a prefix."""
        if cls.pattern is None:
            cls.pattern = Office.at(Path(tempfile.mkdtemp(prefix="fawen-office-")))
            cls.pattern.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
            cls.pattern.write("templates/house.yaml", "number_prefix: 示档发\n")
        return cls.pattern

    def _serve(self) -> None:
        self.desk = OpenDesk()
        self.client = client(self.desk, report=lambda _, fault: self.faults.append(fault))
        self.tab = self.new_tab()
        self.model.remembered.clear()
        self.model.units_before = None

    def new_tab(self) -> PlainBrowser:
        """Another window of the browser."""
        return PlainBrowser(self.client)

    def sent_now(self, form: PlainForm, button: str = "") -> PlainBrowser:
        """What is shown after ``form``, which may be older than the server, is sent; it stays as it is."""
        tab = self.new_tab()
        tab.address, tab.page = form.browser.address, form.browser.page
        PlainForm(tab, form.element, form.entries).press(button)
        return tab

    def address(self) -> str:
        """Where the notice is."""
        return f"/notices/{self.desk.notices()[0].id}"

    @rule()
    def start_the_server_again(self) -> None:
        self.desk.jobs.end()
        self._serve()

    @rule()
    def make(self) -> None:
        self.tab.open(f"{self.address()}/make").form("/make").press("生成")
        job = self.desk.jobs.last(MAKE)
        assert job is None or job.wait(PATIENCE)
        made, fresh = Path("output"), self._folder / "fresh"
        if REGISTER.exists():
            fresh.mkdir()
            shutil.copyfile(REGISTER, fresh / REGISTER.name)
        try:
            build(output=fresh)
        except GeneratorError:
            shutil.rmtree(fresh, ignore_errors=True)
            return
        assert _papers(fresh) == _papers(made)
        shutil.rmtree(fresh)
        for each in made.iterdir():
            if each.is_dir():
                shutil.rmtree(each)

    def agree(self) -> None:
        """The files are as the model says, and nothing has failed."""
        assert self.faults == []
        assert read_notice() == self.model.saved
        assert read_units() == self.model.units
        assert read_rows() == self.model.rows


def _papers(folder: Path) -> dict[str, bytes]:
    papers = (path for each in folder.iterdir() if each.is_dir() for path in each.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in papers}
