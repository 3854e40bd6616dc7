"""``fawen serve``: what it prints, what it opens, where it works, how it ends."""

import json
import os
import signal
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from generator.cli.entry_point import run
from generator.desk.double_click_files import Machine, put_starters
from tests.patience import PATIENCE, wait_until
from tests.sample_office import Office
from tests.web.served import served_folder, status

URL = "http://127.0.0.1:8123/open/x-_"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="by a shell, and by signals that Windows does not have")


@dataclass
class Asked:
    """What the command had served: the options, the application, the folder; ``then`` is done while it runs."""

    options: dict[str, object] = field(default_factory=dict)
    app: ASGIApp | None = None
    folder: Path = Path()
    then: Callable[[], None] = lambda: None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Asked:
    """A server that begins, hands its address over and ends at once."""
    monkeypatch.chdir(tmp_path)
    seen = Asked()

    def serve(make_app: Callable[[object], ASGIApp], *, ready: Callable[[str], None], **options: object) -> None:
        seen.options, seen.app, seen.folder = options, make_app(None), Path.cwd()
        ready(URL)
        seen.then()

    monkeypatch.setattr("generator.web.loopback_serving.serve", serve)
    return seen


def test_with_no_open_the_first_line_is_the_address(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--no-open"]) == 0
    out, err = capsys.readouterr()
    assert out == json.dumps({"url": URL}) + "\n"
    assert "x-_" not in err


@pytest.fixture
def unpacked(asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that brings its own Python, and the documents of its user beside it."""
    folder = tmp_path / "fawen-0.1.0"
    folder.mkdir()
    (folder / "fawen").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "fawen"))
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "文档")
    monkeypatch.chdir(folder)
    return folder


def test_in_the_programs_own_folder_the_desk_is_among_the_documents(
    asked: Asked, unpacked: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "文档" / "发文"
    assert run(["serve", "--no-open"]) == 0
    assert asked.folder == desk
    os.chdir(unpacked)
    assert run(["serve", "--no-open"]) == 0, "it is there now"
    assert list(desk.iterdir()) == []


@POSIX
def test_a_version_unpacked_beside_the_last_one_takes_over(asked: Asked, unpacked: Path, tmp_path: Path) -> None:
    desk = tmp_path / "文档" / "发文"
    desk.mkdir(parents=True)
    put_starters(desk, ("linux",), Machine("linux", tmp_path / "fawen-0.0.9" / "fawen", {}))
    (desk / "发文网页.sh").write_text("of somebody else", encoding="utf-8")
    assert run(["serve", "--no-open"]) == 0
    assert str(unpacked) in (desk / "发文.sh").read_text(encoding="utf-8")
    assert (desk / "发文网页.sh").read_text(encoding="utf-8") == "of somebody else"


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("command", [["serve"], ["new", "desk"]])
def test_no_desk_in_the_programs_own_folder(
    command: list[str], unpacked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (unpacked / "桌").mkdir()
    assert run([*command, "桌"]) == 2
    assert "[new-desk-in-program]" in capsys.readouterr().err
    assert list((unpacked / "桌").iterdir()) == []


@POSIX
def test_a_browser_is_given_a_file_that_only_its_owner_can_read(
    asked: Asked, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its arguments, which every user of the machine can read, say where the file is and not the address."""
    words = tmp_path / "words"
    browser = f"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{words}.part'; mv '{words}.part' '{words}'\n"
    (tmp_path / "chromium").write_text(browser, encoding="utf-8")
    (tmp_path / "chromium").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    seen: list[tuple[str, int, str]] = []

    def look() -> None:
        wait_until(words.exists)
        option, _, place = words.read_text(encoding="utf-8").strip().partition("=file://")
        seen.append((option, stat.S_IMODE(Path(place).stat().st_mode), Path(place).read_text(encoding="utf-8")))

    asked.then = look
    assert run(["serve", "--lang", "en"]) == 0
    ((option, mode, page),) = seen
    assert (option, mode, URL in page) == ("--app", 0o600, True)
    out, err = capsys.readouterr()
    assert out.startswith("The page opens in the browser. Close on the page or Ctrl+C here ends it, as do 4 hours")
    assert "x-_" not in out + err + words.read_text(encoding="utf-8")


@POSIX
def test_where_no_browser_is_found_the_file_is_named(
    asked: Asked, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["serve"]) == 0
    err = capsys.readouterr().err
    assert "[cli-not-opened]" in err
    assert "fawen.html" in err


class Stream:
    """A stream of the program: a terminal or not, open as the file ``number``."""

    def __init__(self, *, is_terminal: bool, number: int = 0) -> None:
        self._is_terminal, self._number = is_terminal, number

    def isatty(self) -> bool:
        return self._is_terminal

    def fileno(self) -> int:
        return self._number

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


@POSIX
@pytest.mark.parametrize(
    ("screen", "stdin", "stdout", "desk", "opens"),
    [
        ("DISPLAY", "null", "null", "templates/unit", True),
        ("WAYLAND_DISPLAY", "null", "null", "units.yaml/..", False),  # a folder that has neither
        ("DISPLAY", "terminal", "null", "templates", False),
        ("DISPLAY", "null", "terminal", "templates", False),
        ("DISPLAY", "null", "pipe", "templates", False),  # another program reads the help
        ("TERM", "null", "null", "templates", False),  # nobody could see the page
    ],
)
def test_a_double_click_on_the_program_in_a_desk_opens_the_page(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, screen: str, stdin: str, stdout: str, desk: str, opens: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(screen, ":0")
    monkeypatch.setenv("PATH", "")
    Path(os.path.normpath(desk)).mkdir(parents=True, exist_ok=True)
    read, write = os.pipe()
    with open(os.devnull, "rb") as null:
        numbers = {"null": null.fileno(), "terminal": null.fileno(), "pipe": write}
        monkeypatch.setattr("sys.stdin", Stream(is_terminal=stdin == "terminal"))
        monkeypatch.setattr("sys.stdout", Stream(is_terminal=stdout == "terminal", number=numbers[stdout]))
        assert run([]) == 0
    os.close(read)
    os.close(write)
    assert (asked.app is not None) == opens


def test_the_folder_is_where_it_works(asked: Asked, tmp_path: Path) -> None:
    office = Office.at(tmp_path / "办 公")
    assert run(["serve", str(office.folder), "--no-open"]) == 0
    assert asked.folder.samefile(office.folder)


@pytest.mark.parametrize(("words", "lang"), [((), "en"), (("--lang", "zh"), "zh")])
def test_the_language_is_that_of_the_folder(
    asked: Asked, capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...], lang: str
) -> None:
    office = Office.at(tmp_path / "desk")
    office.write("fawen.yaml", "lang: en\n")
    assert run(["serve", str(office.folder), "--no-open", *words]) == 0
    assert capsys.readouterr().err == {"en": "The page has ended.\n", "zh": "网页已经停了。\n"}[lang]
    assert asked.app is not None
    assert f'lang="{lang}' in TestClient(asked.app).get("/nowhere").text


def test_a_folder_that_is_not_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    for name in ("nowhere", "file"):
        assert run(["serve", name]) == 2
        assert "[source-missing]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--host", "0.0.0.0"], "serve-host"),
        (["--port", "-1"], "cli-value"),
    ],
)
def test_a_wrong_call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str], problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serve", "--no-open", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, f"[{problem}]" in err) == ("", True)


def test_without_its_extra(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.web.find_spec", lambda _: None)
    assert run(["serve", "nowhere"]) == 1
    assert 'pip install "fawen[web]"' in capsys.readouterr().err


def test_a_fault_of_ours_is_printed_with_its_number(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        report = asked.options["report"]
        assert callable(report)
        report("a1b2c3", KeyError("示例"))

    asked.then = fail
    assert run(["serve", "--no-open"]) == 0
    err = capsys.readouterr().err
    assert "a1b2c3" in err
    assert "KeyError: '示例'" in err


@pytest.mark.cases(1)
@POSIX
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_ends_it(tmp_path: Path, name: str, code: int) -> None:
    with served_folder(tmp_path) as (server, process):
        assert status(server.asked("/", server.entered())) < 400
        process.send_signal(signal.Signals[name])
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (code, "", "网页已经停了。\n")


@pytest.mark.in_turn(3)
def test_closing_on_the_page_ends_it(tmp_path: Path) -> None:
    with served_folder(tmp_path) as (server, process):
        cookie = server.entered()
        assert status(server.asked("/close", cookie, method="POST")) == 403
        assert status(server.asked("/close", cookie, f"Origin: http://{server.host}", method="POST")) == 200
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "网页已经停了。\n")
