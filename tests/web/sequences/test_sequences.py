"""Whatever a person does on the page, in any order: the folder and the page agree, and nothing typed is lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from starlette.testclient import TestClient

from generator import build
from generator.ground.errors import GeneratorError
from generator.web.application import application
from generator.web.open_desk import OpenDesk
from generator.web.screens.make.builds import MAKE
from tests.chosen import examples
from tests.patience import PATIENCE
from tests.sample_office import Office
from tests.web.sequences.folder_model import KEYS, NOTICE, FolderModel, read_notice, read_units
from tests.web.without_scripts import PlainBrowser, PlainForm

SEQUENCES = 300
STEPS = 25
ODD = "示例甲乙一二：，。#:'\"{}[]|*&%@`!-? <>=~\\0123456789"
VALUES = st.text(st.sampled_from(ODD), max_size=14)
DATES = st.sampled_from(["2024-03-05", "2024年3月9日", "2024-02-30", "明天", ""])
BODIES = st.lists(VALUES, max_size=4).map("\n".join)
COPIES = st.sampled_from(["3", "12", "007", "三份", "-1"])
NO_COPIES = ("007", "三份", "-1")


class Sequences(RuleBasedStateMachine):
    """One clerk at one desk; what is done elsewhere is done to the files themselves."""

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
        if cls.pattern is None:
            cls.pattern = Office.at(Path(tempfile.mkdtemp(prefix="fawen-office-")))
        return cls.pattern

    def _serve(self) -> None:
        self.desk = OpenDesk()
        app = application(self.desk, stop=lambda: None, report=lambda _, fault: self.faults.append(fault))
        self.tab = PlainBrowser(TestClient(app, raise_server_exceptions=False))

    @rule()
    def start_the_server_again(self) -> None:
        self.desk.jobs.end()
        self._serve()

    @rule(key=st.sampled_from([key for key in KEYS if key != "date"]), value=VALUES)
    def type_a_value(self, key: str, value: str) -> None:
        self._type(key, value)

    @rule(value=DATES)
    def type_a_date(self, value: str) -> None:
        self._type("date", value)

    @rule(value=BODIES)
    def type_the_text(self, value: str) -> None:
        self._type("body", value)

    def _type(self, key: str, value: str) -> None:
        form = self._form()
        form.fill(_name(form, key), value).press("text")
        assert self.tab.status == 200
        self.model.type(key, value)

    @rule()
    def save(self) -> None:
        elsewhere = self.model.is_changed_elsewhere
        self._form().press("save")
        assert self.tab.status == 200
        if elsewhere:
            assert self.tab.address.endswith("/changed")
        else:
            self.model.save()

    @precondition(lambda self: self.model.is_changed_elsewhere)
    @rule(choice=st.sampled_from(["save", "discard", "go on"]))
    def choose_between_both(self, choice: str) -> None:
        self._form().press("save")
        theirs, mine = self.model.saved.body, self.model.shown.body
        for line in (theirs + "\n" + mine).splitlines():
            assert " ".join(line.split()) in self.tab.text or not self._differs()
        if choice == "save":
            self.tab.form("/save").press("")
            self.model.save()
        elif choice == "discard":
            self.tab.form("/save").press("discard")
            self.model.discard()

    def _differs(self) -> bool:
        return self.model.saved.body != self.model.shown.body

    @rule()
    def give_up(self) -> None:
        self._form().press("discard")
        self.model.discard()

    @rule()
    def undo(self) -> None:
        self._form().press("undo")
        if self.model.before is not None and self.model.kept is None:
            assert self.tab.status == 200
            self.model.saved, self.model.before = self.model.before, self.model.saved

    @rule(line=st.sampled_from(["别处加的一行。", "另一行：示例。"]))
    def change_it_elsewhere(self, line: str) -> None:
        text = NOTICE.read_bytes().decode("utf-8").rstrip("\n")
        NOTICE.write_bytes(f"{text}\n{line}\n".encode())
        self.model.saved = read_notice()
        self.model.before = None
        if self.model.kept == self.model.saved:
            self.model.discard()

    @rule(data=st.data(), key=st.sampled_from(["contact", "phone", "address"]), value=VALUES)
    def type_into_a_unit(self, data: st.DataObject, key: str, value: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.units)))
        self._unit(name).fill(f"cell-{key}", value).press("")
        assert self.tab.status == 200
        self._has_unit_value(name, key, value)

    @rule(data=st.data(), value=COPIES)
    def type_copies(self, data: st.DataObject, value: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.units)))
        self._unit(name).fill("cell-copies", value).press("")
        if value in NO_COPIES:
            assert self.tab.status == 422
            assert self.tab.form(self.tab.address.partition("?")[0]).text("cell-copies") == value
        else:
            self._has_unit_value(name, "copies", value)

    def _has_unit_value(self, name: str, key: str, value: str) -> None:
        if value.strip():
            self.model.units[name][key] = value.strip()  # as of a cell of a sheet
        else:
            self.model.units[name].pop(key, None)

    def _unit(self, name: str) -> PlainForm:
        self.tab.open("/roster")
        links = [a for a in self.tab.page.iter("a") if "/roster/units/" in a.get("href", "")]
        (address,) = [
            a.get("href") for a in links if name in a.get("aria-label", "") and "/remove" not in a.get("href")
        ]
        self.tab.open(address)
        return self.tab.form(address.partition("?")[0])

    @rule()
    def make(self) -> None:
        self.tab.open(f"{self._address()}/make").form("/make").press("生成")
        job = self.desk.jobs.last(MAKE)
        assert job is None or job.wait(PATIENCE)
        made, fresh = Path("output"), self._folder / "fresh"
        try:
            build(output=fresh)
        except GeneratorError:
            return
        assert _files(fresh) == _files(made)
        shutil.rmtree(fresh)
        shutil.rmtree(made)

    @invariant()
    def the_folder_and_the_page_agree(self) -> None:
        if not hasattr(self, "model"):
            return
        assert self.faults == []
        assert read_notice() == self.model.saved
        assert read_units() == self.model.units
        form = self._form()
        shown = self.model.shown
        assert {key: form.text(_name(form, key)) for key in KEYS} == dict(shown.values)
        assert form.text(_name(form, "body")).strip("\n") == shown.body

    def _form(self) -> PlainForm:
        return self.tab.open(self._address()).form("/save")

    def _address(self) -> str:
        return f"/notices/{self.desk.notices()[0].id}"


def _name(form: PlainForm, key: str) -> str:
    """The name of the field of ``key`` in the form, of the notice itself, which is the first."""
    names = form.names()
    if key == "body":
        return next(name for name in names if name.startswith("b-"))
    return next(name for name in names if name.endswith(f".{key}"))


def _files(folder: Path) -> dict[str, bytes]:
    papers = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in papers}


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=examples(SEQUENCES),
    stateful_step_count=STEPS,
    deadline=None,
    phases=[Phase.generate],  # what fails is printed step by step; making it shorter takes many minutes
    suppress_health_check=list(HealthCheck),
)
