"""Whatever a person does in a browser, in any order: folder and windows agree, and nothing typed is lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from playwright.sync_api import Browser, Locator, Page, expect

from generator.web.opaque_ids import opaque_id
from tests.chosen import examples
from tests.patience import BROWSER_PATIENCE, wait_until
from tests.sample_office import Office
from tests.web.browser.served_desk import ServedDesk, answered, end_pause, hold_pauses, wait_for_answer, wait_for_offer
from tests.web.folder_model import DRAFT, NOTICE, FolderModel, Outcome, Shown, Text, read_notice, read_text
from tests.web.served import served_folder

pytestmark = pytest.mark.modules_in_turn(2)

NOTICE_PAGE = f"/notices/{opaque_id('templates/notice')}"

SEQUENCES = 20
STEPS = 12
KEYS = st.sampled_from(["title", "body"])
WORDS = st.sampled_from(["关于甲的通知", "关于乙：“二”的通知", "示例 # 三", "123", ""])
NUMBERS = st.integers(0, 1)


@dataclass
class Window:
    """A window with the form: what it showed, what its fields say, and whether the server has that.

    ``entered`` is the field that has the focus and what it said when it got it: one that is left changed is saved.
    """

    page: Page
    shown: Shown
    text: Text
    is_sent: bool = True
    is_clash: bool = False
    entered: tuple[str, str] | None = None

    def field(self, key: str) -> Locator:
        """The field of the notice for ``key``."""
        found = "textarea[data-text]" if key == "body" else "[data-key='title'] input"
        return self.page.locator(found).first

    def says(self, key: str) -> str:
        """What the field for ``key`` says."""
        return self.text.body if key == "body" else self.text.value(key)

    def saves_when_left_for(self, key: str) -> bool:
        """Whether the field with the focus is another one than that for ``key``, and has been changed."""
        return self.entered is not None and self.entered[0] != key and self.says(self.entered[0]) != self.entered[1]


class ChromiumSequences(RuleBasedStateMachine):
    """One clerk with one or two windows."""

    browser: ClassVar[Browser]
    programs: ClassVar[Path]

    @initialize()
    def begin(self) -> None:
        self._home, self._ended = Path.cwd(), ExitStack()
        self._folder = Path(tempfile.mkdtemp(prefix="fawen-windows-"))
        Office.at(self._folder / "desk")
        os.chdir(self._folder / "desk")
        self.model = FolderModel(read_notice())
        self.context = self.browser.new_context(locale="zh-CN")
        self.context.set_default_timeout(BROWSER_PATIENCE)
        hold_pauses(self.context)
        self._serve()
        self.windows = [self._opened(self.context.new_page())]

    def teardown(self) -> None:
        if hasattr(self, "_home"):
            self.context.close()
            self._ended.close()
            os.chdir(self._home)
            shutil.rmtree(self._folder)

    def _serve(self, port: int = 0) -> None:
        server, process = self._ended.enter_context(
            served_folder(Path.cwd(), "--port", str(port), programs=self.programs)
        )
        self.served = ServedDesk(Path.cwd(), server, process)
        self.served.let_in(self.context)
        self.model.remembered.clear()

    def _opened(self, page: Page) -> Window:
        page.goto(self.served.address + NOTICE_PAGE)
        return self._seen(page)

    def _seen(self, page: Page) -> Window:
        """The window as it is when the form has just been shown."""
        expect(page.locator("#notice-form")).to_be_visible()
        window = wait_until(page.locator("#notice-form [name=window]").input_value)
        return Window(page, self.model.seen(window), self.model.shown)

    def _window(self, number: int) -> Window:
        return self.windows[number % len(self.windows)]

    @rule(number=NUMBERS, key=KEYS, words=WORDS, composed=st.booleans(), pause=st.booleans())
    def type(self, number: int, key: str, words: str, composed: bool, pause: bool) -> None:
        window = self._window(number)
        field = window.field(key)
        if window.saves_when_left_for(key) and not self._saved(window, field.focus):
            return
        if window.entered is None or window.entered[0] != key:
            window.entered = key, window.says(key)
        field.fill("" if composed else words)
        if composed:
            self._compose(window, words)
        window.text, window.is_sent = window.text.typed(key, words), False
        if pause:
            outcome = self.model.send(window.shown, window.text)
            end_pause(window.page)
            self._answered(window, outcome)

    def _compose(self, window: Window, words: str) -> None:
        """Words chosen by an input method; half of them are never sent."""
        devtools = self.context.new_cdp_session(window.page)
        for half in ("s", "shi"):
            devtools.send(
                "Input.imeSetComposition", {"text": half, "selectionStart": len(half), "selectionEnd": len(half)}
            )
        before = answered(window.page)
        window.page.evaluate("endPause()")
        assert answered(window.page) == before
        if words:
            devtools.send("Input.insertText", {"text": words})
        else:
            devtools.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})

    def _answered(self, window: Window, outcome: Outcome) -> None:
        """The window was answered what became of what it sent."""
        window.is_clash = outcome == "clash"
        expect(window.page.get_by_text("另一个窗口里也改过")).to_have_count(int(window.is_clash))
        if outcome == "kept":
            window.is_sent = True
            window.shown = self._shown_in(window)

    def _shown_in(self, window: Window) -> Shown:
        return self.model.seen(window.shown.window)

    @rule(number=NUMBERS)
    def save(self, number: int) -> None:
        window = self._window(number)
        field = window.field("title")
        if window.saves_when_left_for("title") and not self._saved(window, field.focus):
            return
        if window.entered is None or window.entered[0] != "title":
            window.entered = "title", window.says("title")
        self._saved(window, lambda: field.press("Control+s"))

    def _saved(self, window: Window, act: Callable[[], None]) -> bool:
        """Whether ``act`` saves what the window says, or cannot for another window; else the form is shown again."""
        outcome = self.model.send(window.shown, window.text)
        is_saved = outcome == "clash" or self.model.save(window.shown, outcome)
        before = answered(window.page)
        act()
        if is_saved:
            wait_for_answer(window.page, before)
            self._answered(window, outcome)
            return True
        expect(window.page.get_by_role("heading", name="别处也改过")).to_be_visible()
        window.page.get_by_role("button", name="继续改我的").click()
        self._again(window)
        return False

    @precondition(lambda self: any(window.is_clash for window in self.windows))
    @rule(mine=st.booleans())
    def choose(self, mine: bool) -> None:
        window = next(each for each in self.windows if each.is_clash)
        outcome = self.model.send(window.shown, window.text)
        window.page.get_by_role("button", name="看看两边哪里不同").click()
        if outcome == "clash":
            expect(window.page.get_by_role("heading", name="别处也改过")).to_be_visible()
            if mine:
                self.model.keep(window.text, window.shown.based_on, window.shown.window)
                window.page.get_by_role("button", name="用我的").click()
            else:
                window.page.get_by_role("link", name="用别处的").click()
        expect(window.page.locator("#notice-kept")).to_be_hidden()
        self._again(window)

    def _again(self, window: Window) -> None:
        """The window has shown the form again, with all that it says on the server."""
        now = self._seen(window.page)
        window.shown, window.text, window.is_sent, window.is_clash = now.shown, now.text, True, False
        window.entered = None

    @rule(number=NUMBERS, way=st.sampled_from(["reload", "back"]), takes=st.booleans())
    def leave_and_come_back(self, number: int, way: str, takes: bool) -> None:
        window = self._window(number)
        if way == "reload":
            window.page.reload()
        else:
            window.page.goto(f"{self.served.address}/roster")
            window.page.go_back()
        self._found(window, [window.text] if not window.is_sent else [], window.shown.based_on, takes=takes)

    def _found(self, window: Window, left: list[Text], based_on: bytes, *, takes: bool) -> None:
        """The window shows the form again and offers the texts that were ``left``; the first may be taken."""
        self._again(window)
        offered = [text for text in left if text != window.text]
        for text in offered:
            wait_for_offer(window.page)
            before = answered(window.page)
            window.page.get_by_role("button", name="恢复那一份" if takes else "不要了").click()
            if takes:
                window.shown = replace(window.shown, based_on=based_on)
                window.text = text
                outcome = self.model.send(window.shown, text)
                wait_for_answer(window.page, before)
                self._answered(window, outcome)
        expect(window.page.locator("#notice-kept")).to_be_hidden()

    @precondition(lambda self: len(self.windows) == 1)
    @rule()
    def open_another_window(self) -> None:
        self.windows.append(self._opened(self.context.new_page()))

    @precondition(lambda self: len(self.windows) == 2)
    @rule(number=NUMBERS, takes=st.booleans())
    def close_a_window(self, number: int, takes: bool) -> None:
        if not self.windows[1 - number].is_sent:
            return
        closed = self.windows.pop(number)
        closed.page.close()
        if closed.is_sent:
            return
        (window,) = self.windows
        window.page.reload()
        self._found(window, [closed.text], closed.shown.based_on, takes=takes)

    @rule(line=st.sampled_from(["别处加的一行。", "另一行：示例。"]))
    def change_it_elsewhere(self, line: str) -> None:
        text = NOTICE.read_bytes().decode("utf-8").rstrip("\n")
        NOTICE.write_bytes(f"{text}\n{line}\n".encode())
        self.model.saved, self.model.before = read_notice(), []

    @rule(is_same_port=st.booleans())
    def kill_the_server_and_start_it_again(self, is_same_port: bool) -> None:
        port = self.served.server.port
        self.served.kill()
        for window in self.windows:
            self._says(window)
        self._serve(port if is_same_port else 0)
        if is_same_port:
            return
        for window in self.windows:  # what is only in the window is copied by hand
            text, is_sent = window.text, window.is_sent
            window.page.goto(self.served.address + NOTICE_PAGE)
            self._again(window)
            if not is_sent and text != window.text:
                for key, words in (("title", text.value("title")), ("body", text.body)):
                    window.field(key).fill(words)
                window.text, window.is_sent = (
                    window.text.typed("title", text.value("title")).typed("body", text.body),
                    False,
                )

    def _says(self, window: Window) -> None:
        expect(window.field("title")).to_have_value(window.text.value("title"))
        expect(window.field("body")).to_have_value(window.text.body)

    @invariant()
    def folder_and_windows_agree(self) -> None:
        if not hasattr(self, "windows"):
            return
        assert read_notice() == self.model.saved
        assert (read_text(DRAFT.read_bytes().split(b"\n", 1)[1]) if DRAFT.exists() else None) == self.model.kept
        for window in self.windows:
            self._says(window)


def test_whatever_is_done_in_windows(browser: Browser, programs: Path) -> None:
    class Sequences(ChromiumSequences):
        pass

    Sequences.browser, Sequences.programs = browser, programs
    run_state_machine_as_test(
        Sequences,
        settings=settings(
            max_examples=examples(SEQUENCES, in_every_run=1),
            stateful_step_count=STEPS,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
