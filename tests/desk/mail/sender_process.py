"""A process that sends the mail of an office in forks of itself, each killed or interrupted at a line of its own.

A line of JSON in: ``ledger``, ``port``, ``line`` (before the how manieth line of the code that sends, 0 for never) and
``signal``. A line out: how the fork ended, how many lines there were, and whether the end was between the end of the
contents and the row for it. An interrupt ends a fork where it next waits for the server.
"""

import inspect
import json
import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from generator.desk.mail import sending
from generator.desk.mail.drafts import SetMail, set_mail
from generator.desk.mail.settings import mail_settings
from generator.dispatch.build_options import BuildOptions
from tests.desk.mail.mail_server import CERTIFICATE, PASSWORD, USER

_TRACED = (
    "/generator/desk/mail/sending.py",
    "/generator/register/mail_ledger.py",
    "/generator/writing/",
    "/aiosmtplib/",
)


def set_of(folder: Path) -> SetMail:
    """The mail of the office in ``folder``."""
    return set_mail(BuildOptions(templates=folder / "templates", units=folder / "units.yaml", output=folder / "output"))


def values(port: int, /, **others: str | int) -> dict[str, str | int]:
    """What fawen.yaml says of the test's server at ``port``."""
    usual: dict[str, str | int] = {"host": "localhost", "port": port, "tls": "tls", "user": USER}
    return {**usual, "from": "示例办公室 <bgs@example.cn>", "pause": 0, **others}


def send(mail: SetMail, port: int, **others: Any) -> list[str]:
    """What becomes of each message."""
    settings = mail_settings(values(port))
    again = others.pop("again", ())
    with sending.sending(replace(mail, sender=settings.sender), now(), again=again) as ready:
        done = ready.run(settings, PASSWORD, now=now, progress=lambda *_: None, **others)
    return [each.action for each in done]


def now() -> datetime:
    """A day of the test."""
    return datetime(2026, 3, 6, 9, tzinfo=UTC)


class _Lines:
    """Counts the lines of the code that sends, and ends the process before one of them."""

    def __init__(self, line: int, ending: int) -> None:
        self.count = 0
        self.is_within = False
        self._line, self._signal = line, ending
        self._open = _line_of(sending._Attempt.deliver, "self.ledger.end(")
        self._close = _line_of(sending._Run._one, "self.lost = 0")

    def of_call(self, frame: FrameType, _event: str, _what: object) -> Any:
        return self.of_line if any(each in frame.f_code.co_filename for each in _TRACED) else None

    def of_line(self, frame: FrameType, event: str, _what: object) -> Any:
        if event == "line":
            self.count += 1
            if frame.f_code.co_name == "deliver" and frame.f_lineno == self._open:
                self.is_within = True
            elif frame.f_code.co_name == "_one" and frame.f_lineno == self._close:
                self.is_within = False
            if self.count == self._line:
                if self._signal == signal.SIGKILL:
                    self.report()
                os.kill(os.getpid(), self._signal)
        return self.of_line

    def report(self) -> None:
        print(json.dumps([self.count, self.is_within]), flush=True)


def _line_of(function: Any, text: str) -> int:
    lines, first = inspect.getsourcelines(function)
    return first + next(number for number, line in enumerate(lines) if text in line)


def _forked(mail: SetMail, said: dict[str, Any]) -> None:
    child = os.fork()
    if child == 0:
        code = 0
        lines = _Lines(said["line"], said["signal"])
        sys.settrace(lines.of_call)
        try:
            send(replace(mail, ledger=Path(said["ledger"])), said["port"])
        except KeyboardInterrupt:
            code = 130
        finally:
            sys.settrace(None)
        lines.report()
        os._exit(code)
    print(json.dumps(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])), flush=True)


def main(folder: str) -> None:
    """Forks for each line of stdin."""
    os.environ["SSL_CERT_FILE"] = str(CERTIFICATE)
    mail = set_of(Path(folder))
    for line in sys.stdin:
        _forked(mail, json.loads(line))


if __name__ == "__main__":
    main(*sys.argv[1:])
