"""What is done to the roster: units changed, in new windows and old ones, added, removed, moved, undone."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.web.sequences.desk_machine import VALUES, DeskMachine
from tests.web.sequences.folder_model import NOTICE, Units, read_notice, read_rows
from tests.web.without_scripts import PlainBrowser, PlainForm

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
        tab = self.new_tab().open(self._address(name, "/remove"))
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

    def _address(self, name: str, end: str = "") -> str:
        """The address of a unit, by the link in its row."""
        page = self.new_tab().open("/roster").page
        links = [a for a in page.iter("a") if "/roster/units/" in a.get("href", "")]
        label = f"{'删去' if end else '修改'} {name}"
        (address,) = (a.get("href") for a in links if a.get("aria-label") == label)
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
            assert (now.values, now.body, now.attachments, now.number) == (
                self.model.saved.values,
                self.model.saved.body,
                self.model.saved.attachments,
                number,
            )
            self.model.saved, self.model.before = now, None

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
