"""What is done to the notice: typed, saved, given up, undone, in a new window and in one that is older; its parts."""

import hashlib
import re
import shutil
from copy import deepcopy
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from generator.web.opaque_ids import opaque_id
from tests.chosen import examples
from tests.web.folder_model import (
    DRAFT,
    FOLDER,
    KEYS,
    NOTICE,
    ROSTER,
    VALUES,
    DeskMachine,
    NewText,
    Outcome,
    Shown,
    Text,
    Units,
    read_notice,
    read_rows,
    read_text,
)
from tests.web.without_scripts import PlainBrowser, PlainForm

pytestmark = pytest.mark.modules_in_turn(2)

DATES = st.sampled_from(["2024-03-05", "2024年3月9日", "2024-02-30", "明天", ""])
WORDS = st.sampled_from(["甲", "乙二", "3", "示例 丙"])
LINES = VALUES.map(lambda line: line.lstrip("| "))
PARAGRAPHS = st.lists(LINES, max_size=4).map("\n".join)
TABLED = st.builds(lambda word, end: f"前面一段。\n| 项目 | 内容 |\n| {word} | 一 |\n{end}", WORDS, WORDS)
BODIES = st.one_of(PARAGRAPHS, TABLED)
TYPED = st.one_of(
    st.tuples(st.sampled_from([key for key in KEYS if key != "date"]), VALUES),
    st.tuples(st.just("date"), DATES),
    st.tuples(st.just("body"), BODIES),
)


@dataclass
class NoticeWindow:
    """A window with the form of the notice: what it shows, and what the form says by now."""

    form: PlainForm
    shown: Shown
    text: Text

    def type(self, key: str, value: str) -> None:
        """Types into the form; nothing is sent."""
        self.form.fill(field_name(self.form, key), value)
        self.text = self.text.typed(key, value)


@dataclass
class TableWindow:
    """A window with the first table of the text: its form, and the lines of the table."""

    form: PlainForm
    table: list[str]


class NoticeRules(DeskMachine):
    """The rules; ``old`` is a window that was opened earlier."""

    old: NoticeWindow | None = None
    old_table: TableWindow | None = None

    def window(self) -> NoticeWindow:
        """A new window with the form."""
        form = self.new_tab().open(self.address()).form("/save")
        shown = self.model.seen(form.text("window"))
        return NoticeWindow(form, shown, self.model.shown)

    def _window(self, *, in_old: bool) -> NoticeWindow:
        """The old window where there is one and it is wanted, else a new one."""
        return self.old if in_old and self.old is not None else self.window()

    def _send(self, window: NoticeWindow, button: str) -> tuple[PlainBrowser, Outcome]:
        """The window sends its form by a button; what it shows then, and what becomes of what it says."""
        theirs = self.model.shown
        outcome = self.model.send(window.shown, window.text)
        return self._sent(window, button, outcome, theirs), outcome

    def _sent(self, window: NoticeWindow, button: str, outcome: Outcome, theirs: Text) -> PlainBrowser:
        tab = self.sent_now(window.form, button)
        assert (tab.status == 409) == (outcome == "clash"), (outcome, tab.status)
        if outcome == "clash":
            self._both_are_shown(tab, window.text, theirs)
        return tab

    def _both_are_shown(self, tab: PlainBrowser, mine: Text, theirs: Text) -> None:
        form = tab.form("/text")
        found = {key: form.text(field_name(form, key)) for key in (*KEYS, "body")}
        assert found == {**dict(mine.values), "body": mine.body}
        for line in differing(theirs.body, mine.body):
            assert " ".join(line.split()) in tab.text

    @rule()
    def open_a_window(self) -> None:
        self.old = self.window()

    @rule(typed=TYPED)
    def type_into_a_new_window(self, typed: tuple[str, str]) -> None:
        window = self.window()
        window.type(*typed)
        tab, _ = self._send(window, "text")
        assert tab.status == 200

    @precondition(lambda self: self.old is not None)
    @rule(typed=TYPED)
    def type_into_the_old_window(self, typed: tuple[str, str]) -> None:
        window = self._window(in_old=True)
        window.type(*typed)
        self._send(window, "text")

    @rule(first=TYPED, second=TYPED, button=st.sampled_from(["text", "save"]))
    def type_into_two_windows(self, first: tuple[str, str], second: tuple[str, str], button: str) -> None:
        self.old = self.window()
        self.type_into_a_new_window(first)
        if button == "save":
            self.save(in_old=False)
        self.old.type(*second)
        self._send(self.old, "text")

    @precondition(lambda self: self.old is not None)
    @rule(typed=TYPED, choice=st.sampled_from(["mine", "go-on", "theirs"]))
    def choose_in_the_old_window(self, typed: tuple[str, str], choice: str) -> None:
        window, self.old = self._window(in_old=True), None
        window.type(*typed)
        tab, outcome = self._send(window, "text")
        if outcome != "clash":
            return
        if choice == "theirs":
            tab.open(f"{self.address()}?done=theirs")
            return
        tab.form("/text").press(choice)
        form = tab.form("/save")
        assert {key: form.text(field_name(form, key)) for key in KEYS} == dict(window.text.values)
        if choice == "mine":
            self.model.keep(self.model.with_list(window.text), window.shown.based_on, window.shown.window)

    @rule(in_old=st.booleans())
    def save(self, in_old: bool) -> None:
        window = self._window(in_old=in_old)
        theirs = self.model.shown
        outcome = self.model.send(window.shown, window.text)
        is_saved = outcome != "clash" and self.model.save(window.shown, outcome)
        tab = self._sent(window, "save", outcome, theirs)
        if outcome == "clash":
            return
        assert tab.status == 200
        assert tab.address.endswith("/changed") == (not is_saved)

    @precondition(lambda self: self.model.is_changed_elsewhere)
    @rule(choice=st.sampled_from(["save", "discard", "go on"]))
    def choose_between_both(self, choice: str) -> None:
        tab, _ = self._send(self.window(), "save")
        for line in differing(self.model.saved.body, self.model.shown.body):
            assert " ".join(line.split()) in tab.text
        if choice == "save":
            tab.form("/save").press("")
            self.model.take_the_place()
            self.model.new = frozenset()
        elif choice == "discard":
            tab.form("/save").press("discard")
            self.model.drop()

    @rule(in_old=st.booleans())
    def give_up(self, in_old: bool) -> None:
        window = self._window(in_old=in_old)
        knows = self.model.knows(window.shown)
        tab = self.sent_now(window.form, "discard")
        if knows:
            self.model.drop()
        self.model.new -= window.shown.new
        assert ("没有放弃" in tab.text) == self.model.is_unsaved

    @rule()
    def undo(self) -> None:
        tab = self.sent_now(self.window().form, "undo")
        if self.model.before and not self.model.is_unsaved:
            assert tab.status == 200
            self.model.saved = self.model.before.pop()

    @rule()
    def begin_one_like_it(self) -> None:
        there = set(FOLDER.parent.iterdir())
        tab = self.new_tab().open("/").form("/copy").press()
        assert tab.status == 200, tab.text
        (new,) = set(FOLDER.parent.iterdir()) - there
        saved = self.model.saved
        assert read_text((new / NOTICE.name).read_bytes()) == replace(saved.typed("date", ""), number="")
        assert {path.name for path in new.iterdir()} == {NOTICE.name, *saved.attachments}
        assert all((new / name).read_bytes() == (FOLDER / name).read_bytes() for name in saved.attachments)
        shutil.rmtree(new)

    @rule(line=st.sampled_from(["别处加的一行。", "另一行：示例。"]))
    def change_it_elsewhere(self, line: str) -> None:
        text = NOTICE.read_bytes().decode("utf-8").rstrip("\n")
        NOTICE.write_bytes(f"{text}\n{line}\n".encode())
        self.model.saved = read_notice()
        self.model.before = []

    @rule(title=VALUES, in_old=st.booleans())
    def add_an_attachment(self, title: str, in_old: bool) -> None:
        window = self._window(in_old=in_old)
        window.form.fill("new-attachment", title)
        _, outcome = self._send(window, "attachments/text")
        if outcome == "clash":
            return
        names = {path.name for path in FOLDER.iterdir()} | {each.name for each in self.model.new}
        name = next(name for number in range(1, 99) if (name := f"attachment-{number}.md") not in names)
        self.model.new |= {NewText(name, title)}
        self.model.list_attachments((*self.model.shown.attachments, name))

    @precondition(lambda self: self.model.shown.attachments)
    @rule(data=st.data(), what=st.sampled_from(["remove", "up", "down"]), in_old=st.booleans())
    def change_attachments(self, data: st.DataObject, what: str, in_old: bool) -> None:
        window = self._window(in_old=in_old)
        buttons = [each.get("value") for each in window.form.element.iter("button") if each.get("name") == "attachment"]
        buttons = [each for each in buttons if each.startswith(what)]
        if not buttons:
            return
        pressed = data.draw(st.sampled_from(buttons))
        _, outcome = self._send(window, pressed)
        if outcome == "kept":
            number = int(pressed.partition(":")[2])
            self.model.list_attachments(_changed(self.model.shown.attachments, what, number))

    @precondition(lambda self: bool(table_of(self.model.shown.body)))
    @rule()
    def open_a_table(self) -> None:
        self.old_table = self._table()

    @precondition(lambda self: bool(table_of(self.model.shown.body)) or self.old_table is not None)
    @rule(word=WORDS, in_old=st.booleans())
    def type_into_a_table(self, word: str, in_old: bool) -> None:
        window = self.old_table if in_old or not table_of(self.model.shown.body) else self._table()
        if window is None:
            return
        self.old_table = None if window is self.old_table else self.old_table
        at = [name for name, _ in window.form.entries].index("cell-1")
        window.form.entries[at] = ("cell-1", word)
        now = table_of(self.model.shown.body)
        row = f"| {word} | {window.table[1].split(' | ')[1]}"
        typed = [window.table[0], row, *window.table[2:]]
        tab = self.sent_now(window.form, "done")
        assert (tab.status == 409) == (now not in (window.table, typed)), tab.text
        if now == window.table:
            body = self.model.shown.body.replace("\n".join(now), "\n".join(typed), 1)
            based_on = NOTICE.read_bytes() if self.model.kept is None else self.model.based_on
            self.model.keep(self.model.shown.typed("body", body), based_on, window.form.text("window"))
        elif tab.status == 409:
            assert word in tab.text

    def _table(self) -> TableWindow:
        form = self.window().form
        (button,) = (each.get("value") for each in form.element.iter("button") if each.get("name") == "table")
        return TableWindow(form.press(button).form("/table"), table_of(self.model.shown.body))

    def agree(self) -> None:
        """The files and the pages are as the model says."""
        super().agree()
        kept = read_text(DRAFT.read_bytes().split(b"\n", 1)[1]) if DRAFT.exists() else None
        assert kept == self.model.kept
        drafts = {path.name.removeprefix(f"{DRAFT.stem}.") for path in FOLDER.glob(f"{DRAFT.stem}.*.md")}
        assert drafts == {each.name for each in self.model.new}
        form = self.window().form
        shown = self.model.shown
        assert {key: form.text(field_name(form, key)) for key in KEYS} == dict(shown.values)
        assert form.text(field_name(form, "body")) == shown.body


def field_name(form: PlainForm, key: str) -> str:
    """The name of the field of ``key`` in the form, of the notice itself, which is the first."""
    names = form.names()
    if key == "body":
        return next(name for name in names if name.startswith("b-"))
    return next(name for name in names if re.fullmatch(rf"v-[0-9a-f]+\.{key}", name))


def table_of(body: str) -> list[str]:
    """The lines of the only table of ``body``."""
    return [line for line in body.split("\n") if line.startswith("|")]


def differing(one: str, other: str) -> set[str]:
    """The lines that only one of two texts has: what both have may be left out where they are shown."""
    return set(one.splitlines()) ^ set(other.splitlines())


def _changed(listed: tuple[str, ...], what: str, number: int) -> tuple[str, ...]:
    left = [*listed[:number], *listed[number + 1 :]]
    if what != "remove":
        place = number + (1 if what == "down" else -1)
        left.insert(max(0, min(len(left), place)), listed[number])
    return tuple(left)


# What is done to the roster: units changed, in new windows and old ones, added, removed, moved, undone.


COPIES = st.sampled_from(["3", "12", "007", "三份", "-1"])
NO_COPIES = ("007", "三份", "-1")
FIELDS = st.sampled_from(["contact", "phone", "address"])


@dataclass
class UnitWindow:
    """A window with the form of a unit, and the unit's values as it shows them."""

    form: PlainForm
    name: str
    values: dict[str, str]


class RosterRules(DeskMachine):
    """The rules; ``old_unit`` is a window with a unit that was opened earlier."""

    old_unit: UnitWindow | None = None
    added = 0

    @rule(data=st.data())
    def open_a_unit(self, data: st.DataObject) -> None:
        self.old_unit = self._unit(data.draw(st.sampled_from(sorted(self.model.units))))

    @rule(data=st.data(), key=FIELDS, value=VALUES)
    def type_into_a_unit(self, data: st.DataObject, key: str, value: str) -> None:
        window = self._unit(data.draw(st.sampled_from(sorted(self.model.units))))
        self._type(window, key, value)

    @precondition(lambda self: self.old_unit is not None)
    @rule(key=FIELDS, value=VALUES)
    def type_into_the_old_window_of_a_unit(self, key: str, value: str) -> None:
        window, self.old_unit = self.old_unit, None
        assert window is not None
        self._type(window, key, value)

    def _type(self, window: UnitWindow, key: str, value: str) -> None:
        tab = self.sent_now(window.form.fill(f"cell-{key}", value))
        typed, was = value.strip(), window.values.get(key, "")  # as of a cell of a sheet
        now = self.model.units.get(window.name)
        is_same = value == was
        if now is None or (now.get(key, "") not in (was, typed) and not is_same):
            assert tab.status == 422, tab.text
            assert tab.form("/new" if now is None else window.form.action).text(f"cell-{key}") == value
            return
        assert tab.status == 200, tab.text
        if not is_same:
            self._has(window.name, key, typed)

    @rule(data=st.data(), key=FIELDS, value=VALUES, is_elsewhere=st.booleans())
    def type_in_a_cell(self, data: st.DataObject, key: str, value: str, is_elsewhere: bool) -> None:
        """A script sends what was typed, the roster may have been saved elsewhere since."""
        name = data.draw(st.sampled_from(sorted(self.model.units)))
        unit = self.model.units[name]
        fields = {"unit": opaque_id(unit.get("code", name)), "field": key, "text": value, "was": unit.get(key, "")}
        fields |= {"place": "1", "name": name, "based_on": hashlib.sha256(ROSTER.read_bytes()).hexdigest()}
        if is_elsewhere:
            ROSTER.write_bytes(ROSTER.read_bytes() + "# 别处\n".encode())
            self.model.units_before = None
        assert self.client.post("/roster/cell", data=fields, headers={"HX-Request": "true"}).status_code == 200
        if value != unit.get(key, ""):
            self._has(name, key, value.strip())

    @rule(data=st.data(), value=COPIES)
    def type_copies(self, data: st.DataObject, value: str) -> None:
        window = self._unit(data.draw(st.sampled_from(sorted(self.model.units))))
        tab = self.sent_now(window.form.fill("cell-copies", value))
        if value in NO_COPIES:
            assert tab.status == 422
            assert tab.form(window.form.action).text("cell-copies") == value
        else:
            self._has(window.name, "copies", value)

    @rule(data=st.data())
    def add_a_unit(self, data: st.DataObject) -> None:
        self.added += 1
        name, group = f"示例新{self.added}", data.draw(st.sampled_from(sorted(self._groups())))
        tab = self.new_tab().open("/roster/new")
        form = tab.form("/roster/new").fill("cell-name", name).fill("group", group)
        assert form.press().status == 200
        self.model.change_units({**deepcopy(self.model.units), name: {"name": name, "group": group}})

    @precondition(lambda self: len(self.model.units) > 2)
    @rule(data=st.data())
    def remove_a_unit(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.units)))
        tab = self.new_tab().open(self._address(name))
        assert tab.form("/remove").press().status == 200
        self.model.change_units({each: unit for each, unit in self.model.units.items() if each != name})

    @rule(data=st.data())
    def move_a_unit(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.units)))
        group = data.draw(st.sampled_from(sorted(self._groups())))
        if group == self.model.units[name]["group"]:
            return
        tab = self.new_tab().open(self._address(name))
        assert tab.form("/move").fill("group", group).press().status == 200
        self._has(name, "group", group)

    @rule()
    def undo_in_the_roster(self) -> None:
        tab = self.new_tab().open("/roster")
        is_there = any(form.action == "/roster/undo" for form in tab.forms())
        assert is_there == (self.model.units_before is not None)
        if self.model.units_before is not None:
            assert tab.form("/roster/undo").press().status == 200
            self.model.units, self.model.units_before = self.model.units_before, None

    def _groups(self) -> set[str]:
        """The groups that have units; others may be there."""
        return {unit["group"] for unit in self.model.units.values()}

    def _has(self, name: str, key: str, value: str) -> None:
        units: Units = deepcopy(self.model.units)
        if value:
            units[name][key] = value
        else:
            units[name].pop(key, None)
        self.model.change_units(units)

    def _unit(self, name: str) -> UnitWindow:
        tab: PlainBrowser = self.new_tab().open(self._address(name))
        return UnitWindow(tab.form(tab.address), name, dict(self.model.units[name]))

    def _address(self, name: str) -> str:
        """The address of a unit, by the link in its row."""
        page = self.new_tab().open("/roster").page
        links = [a for a in page.iter("a") if "/roster/units/" in a.get("href", "")]
        (address,) = (a.get("href") for a in links if a.get("aria-label") == f"修改 {name}")
        return str(address)


# What is done to the register: a number taken into the notice, by a window that may be old, and voided.


class RegisterRules(DeskMachine):
    """The rules; ``old_number`` is a window of the register that was opened earlier."""

    old_number: PlainForm | None = None

    @rule()
    def open_the_register(self) -> None:
        self.old_number = self._taking()

    @rule(in_old=st.booleans())
    def take_a_number(self, in_old: bool) -> None:
        form = self.old_number if in_old and self.old_number is not None else self._taking()
        if form is None:
            return
        number, before = form.text("number"), NOTICE.read_bytes()
        tab = self.sent_now(form)
        if tab.status == 200 and ("发文", number) not in self.model.rows:
            assert not self.model.is_unsaved
            self.model.rows.append(("发文", number))
        if NOTICE.read_bytes() != before:
            assert tab.status == 200
            now = read_notice()
            expected = (self.model.saved.values, self.model.saved.body, self.model.saved.attachments, number)
            assert (now.values, now.body, now.attachments, now.number) == expected
            self.model.saved, self.model.before = now, []

    @precondition(lambda self: self.model.rows)
    @rule(data=st.data(), reason=st.sampled_from(["", "印错了（示例）"]))
    def void_a_number(self, data: st.DataObject, reason: str) -> None:
        matter, number = row = data.draw(st.sampled_from(self.model.rows))
        tab = self.new_tab().open(f"/register/void?row={self.model.rows.index(row) + 1}")
        if matter != "发文":
            assert tab.status == 404
            return
        tab.form("/register/void").fill("reason", reason).press()
        assert tab.status == (200 if reason else 422)
        if reason and ("作废", number) not in self.model.rows:
            self.model.rows.append(("作废", number))
        assert read_rows() == self.model.rows

    def _taking(self) -> PlainForm | None:
        """The form that takes a number, where it has a button."""
        tab = self.new_tab().open("/register")
        forms = [form for form in tab.forms() if form.action == "/register/take"]
        has_button = any(list(form.element.iter("button")) for form in forms)
        assert not (has_button and self.model.is_unsaved)
        return forms[0] if has_button else None


# Whatever a person does on the page, in any order: the folder and the page agree, and nothing typed is lost.


SEQUENCES = 300
IN_EVERY_RUN = 8
STEPS = 25


class Sequences(NoticeRules, RosterRules, RegisterRules):
    """One clerk at one desk, with windows that are new and old."""

    @invariant()
    def the_folder_and_the_page_agree(self) -> None:
        if hasattr(self, "model"):
            self.agree()


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=examples(SEQUENCES, in_every_run=IN_EVERY_RUN),
    stateful_step_count=STEPS,
    phases=[Phase.generate],  # what fails is printed step by step; making it shorter takes many minutes
    suppress_health_check=list(HealthCheck),
)
