"""Whatever is done to a roster on its pages and beside them, in any order: file and page agree, nothing is lost."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from generator.roster.units.load import load_roster
from generator.web.opaque_ids import opaque_id
from tests.chosen import examples
from tests.web.screens.roster.roster_pages import RosterPages, names_shown

START = """\
# 名单
groups:
  - name: 甲
    units:
      - name: 示例0 # 头一个
        phone: 1
  - name: 乙
    units: []
"""
PHONES = st.sampled_from(("", "023-1", "004700", "a: b # c", "'", '"', "<b>", "甲\\乙", "no"))
GROUPS = st.sampled_from(("甲", "乙", "丙"))


class Actions(RuleBasedStateMachine):
    """Units as they should be: the phone of each in the order of its group, by group."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.came_from = os.getcwd()
        os.chdir(self.folder.name)
        path = Path(self.folder.name).resolve() / "units.yaml"
        path.write_text(START, encoding="utf-8")
        self.pages = RosterPages(path)
        self.units: dict[str, dict[str, str]] = {"甲": {"示例0": "1"}, "乙": {}}
        self.before: dict[str, dict[str, str]] | None = None
        self.count = 1

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            os.chdir(self.came_from)
            self.folder.cleanup()

    @property
    def names(self) -> list[str]:
        return [name for units in self.units.values() for name in units]

    def group_of(self, name: str) -> str:
        return next(group for group, units in self.units.items() if name in units)

    @contextmanager
    def edit(self) -> Iterator[None]:
        """An edit that can be taken back, unless it changes nothing."""
        before = {group: dict(units) for group, units in self.units.items()}
        yield
        if [(group, list(units.items())) for group, units in self.units.items()] != [
            (group, list(units.items())) for group, units in before.items()
        ]:
            self.before = before

    @rule(data=st.data(), phone=PHONES)
    @precondition(lambda self: self.names)
    def type_in_a_cell(self, data: st.DataObject, phone: str) -> None:
        name = data.draw(st.sampled_from(self.names))
        with self.edit():
            assert self.pages.type_in(name, "phone", phone).status_code == 200
            self.units[self.group_of(name)][name] = phone

    @rule(data=st.data())
    @precondition(lambda self: self.names)
    def type_what_is_wrong(self, data: st.DataObject) -> None:
        answer = self.pages.type_in(data.draw(st.sampled_from(self.names)), "copies", "多份")
        assert (answer.status_code, 'value="多份"' in answer.text) == (422, True)

    @rule(data=st.data(), phone=PHONES)
    @precondition(lambda self: self.names)
    def type_after_somebody_else(self, data: st.DataObject, phone: str) -> None:
        name = data.draw(st.sampled_from(self.names))
        seen, was = self.pages.digest(), self.units[self.group_of(name)][name]
        self.pages.units.write_text(f"{self.pages.text()}# 别处\n", encoding="utf-8")
        self.before = None
        with self.edit():
            assert self.pages.type_in(name, "phone", phone, was=was, based_on=seen).status_code == 200
            self.units[self.group_of(name)][name] = phone

    @rule(group=GROUPS, phone=PHONES)
    def add(self, group: str, phone: str) -> None:
        name = f"示例{self.count}"
        self.count += 1
        with self.edit():
            assert self.pages.post("/roster/new", cell__name=name, cell__phone=phone, group=group).status_code == 200
            self.units.setdefault(group, {})[name] = phone

    @rule(data=st.data())
    @precondition(lambda self: self.names)
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.names))
        with self.edit():
            assert self.pages.post(f"/roster/units/{opaque_id(name)}/remove").status_code == 200
            del self.units[self.group_of(name)][name]

    @rule(data=st.data(), group=GROUPS)
    @precondition(lambda self: self.names)
    def move(self, data: st.DataObject, group: str) -> None:
        name = data.draw(st.sampled_from(self.names))
        others = [each for each in self.units.get(group, {}) if each != name]
        ahead_of = data.draw(st.sampled_from([None, *others]))
        fields = {} if ahead_of is None else {"before": opaque_id(ahead_of)}
        with self.edit():
            assert self.pages.post(f"/roster/units/{opaque_id(name)}/move", group=group, **fields).status_code == 200
            phone = self.units[self.group_of(name)].pop(name)
            order = list(self.units.setdefault(group, {}).items())
            order.insert(len(order) if ahead_of is None else others.index(ahead_of), (name, phone))
            self.units[group] = dict(order)

    @rule()
    def undo(self) -> None:
        last = self.pages.desk.roster.last
        answer = self.pages.post("/roster/undo")
        if self.before is not None and last is not None:
            assert answer.status_code == 200
            self.units, self.before = self.before, None

    @invariant()
    def file_and_page_agree(self) -> None:
        if not hasattr(self, "pages"):
            return
        roster = load_roster(self.pages.units)
        found = {group.name: {unit.name: unit.phone for unit in group.units} for group in roster.groups}
        assert [(name, list(units.items())) for name, units in found.items()] == [
            (name, list(units.items())) for name, units in self.units.items()
        ]
        assert names_shown(self.pages.get("/roster")) == self.names
        assert self.pages.text().startswith("# 名单\n")


TestActions = Actions.TestCase
TestActions.settings = settings(
    max_examples=examples(60, in_every_run=6), stateful_step_count=15, suppress_health_check=list(HealthCheck)
)
