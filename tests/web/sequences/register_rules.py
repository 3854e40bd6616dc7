"""What is done to the register: a number taken into the notice, by a window that may be old, and voided."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.web.sequences.desk_machine import DeskMachine
from tests.web.sequences.folder_model import NOTICE, read_notice, read_rows
from tests.web.without_scripts import PlainForm


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
