"""What is done to the notice: typed, saved, given up, undone, in a new window and in one that is older; its parts."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.web.sequences.desk_machine import VALUES, DeskMachine
from tests.web.sequences.folder_model import (
    DRAFT,
    FOLDER,
    KEYS,
    NOTICE,
    NewText,
    Outcome,
    Shown,
    Text,
    read_notice,
    read_text,
)
from tests.web.without_scripts import PlainBrowser, PlainForm

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
        assert {key: form.text(field_name(form, key)) for key in (*KEYS, "body")} == {
            **dict(mine.values),
            "body": mine.body,
        }
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
        if self.model.before is not None and not self.model.is_unsaved:
            assert tab.status == 200
            self.model.saved, self.model.before = self.model.before, self.model.saved

    @rule()
    def begin_one_like_it(self) -> None:
        there = set(FOLDER.parent.iterdir())
        tab = self.new_tab().open("/first").form("/first/like").press()
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
        self.model.before = None

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
