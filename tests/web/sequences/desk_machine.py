"""A desk that is served, and one clerk at it with several windows; what is done elsewhere is done to the files."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from generator import build
from generator.ground.errors import GeneratorError
from generator.web.open_desk import OpenDesk
from generator.web.screens.make.builds import MAKE
from tests.patience import PATIENCE
from tests.sample_office import Office
from tests.web.desk_pages import client
from tests.web.sequences.folder_model import REGISTER, FolderModel, read_notice, read_rows, read_units
from tests.web.without_scripts import PlainBrowser, PlainForm

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
