"""41 units by a real server: each gets its message once, whatever the server, the line and the process do."""

import email
import json
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP as MAIL_POLICY
from pathlib import Path
from typing import Any

import pytest
from aiosmtplib import SMTP, SMTPResponse

from generator.desk.mail.drafts import SetMail
from generator.desk.mail.sending import SentMail, sending
from generator.desk.mail.settings import mail_settings
from generator.ground.errors import OutputError
from generator.register.mail_ledger import MailRow, MailState, mailed, open_ledger
from tests.desk.mail.mail_server import CERTIFICATE, OK, PASSWORD, MailServer, mail_server
from tests.desk.mail.sender_process import now, send, set_of, values
from tests.sample_office import Office

UNITS = 41
CASES = 50
MAIL, DATA = "MAIL", "DATA"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """41 units with an address each, and their papers."""
    office = Office.at(tmp_path_factory.mktemp("mail"))
    rows = "".join(f"      - {{name: 示例{n}馆, code: '{n:02}', email: {_to(n)}}}\n" for n in range(UNITS))
    office.write("units.yaml", f"groups:\n  - name: 分馆\n    units:\n{rows}")
    office.replace("templates/notice/notice.md", "各分馆，有关直属单位", "各分馆")
    office.build()
    return office


@pytest.fixture(scope="module")
def all_mail(office: Office) -> SetMail:
    return set_of(office.folder)


@pytest.fixture
def mail(all_mail: SetMail, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetMail:
    """The mail of the office, with a ledger of the test's own; the certificate of the server is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    return replace(all_mail, ledger=tmp_path / "邮件登记.csv")


def _to(number: int) -> str:
    return f"u{number}@example.cn"


def _states(mail: SetMail) -> list[str]:
    rows = mailed(mail.ledger)
    return [rows[mail.made.folder.name, each.unit.identity].state for each in mail.mails]


def test_every_unit_gets_its_papers_once(mail: SetMail) -> None:
    with mail_server(MailServer()) as server:
        assert send(mail, server.port) == ["sent"] * UNITS
        assert send(mail, server.port) == ["skipped"] * UNITS
        assert send(mail, server.port, again={"03"}).count("sent") == 1
    assert [to for to, _ in server.accepted] == [*map(_to, range(UNITS)), _to(3)]
    for each, (_, content) in zip(mail.mails, server.accepted, strict=False):
        message = email.message_from_bytes(content, policy=MAIL_POLICY)
        assert isinstance(message, EmailMessage)
        received = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
        papers = {name: (mail.made.folder / file.path).read_bytes() for name, file in each.files.items()}
        assert received == papers
        assert (len(papers), message["X-Unsent"]) == (2, None)
        assert message["Date"].datetime == now()
    assert _states(mail) == [MailState.ACCEPTED] * UNITS
    assert list(mail.ledger.parent.iterdir()) == [mail.ledger]


Answers = Callable[[str, str, int], str | None]


def _at(command: str, numbers: range, answer: str | None) -> Answers:
    """``answer`` where a command is about one of these units, the first time; the next time all is well."""
    left = {_to(number) for number in numbers}

    def answers(name: str, text: str, _event: int) -> str | None:
        if name == command and text in left:
            left.discard(text)
            return answer
        return OK

    return answers


REFUSING: dict[str, tuple[Answers, str, str]] = {
    "no such mailbox": (_at("RCPT", range(3, 4), "550 5.1.1 no such user"), "refused", "550 5.1.1 no such user"),
    "too much today": (_at(DATA, range(3, 4), "451 4.7.0 try later"), "refused", "451 4.7.0 try later"),
    "closing": (_at(DATA, range(3, 4), "421 closing"), "refused", "421 closing"),
    "spam": (_at(DATA, range(3, 4), "554 5.7.1 spam"), "refused", "554 5.7.1 spam"),
    "dropped at the recipient": (_at("RCPT", range(3, 4), None), "sent", ""),
    "dropped after the end": (_at(DATA, range(3, 4), None), "doubtful", "服务器断开了连接"),
}


@pytest.mark.parametrize("name", REFUSING)
def test_one_refused_unit_stops_no_other(mail: SetMail, name: str) -> None:
    """It is reported; the next run sends what was refused, and nothing that is doubtful."""
    answers, action, why = REFUSING[name]
    mail = replace(mail, mails=mail.mails[:6])
    with mail_server(MailServer(answers)) as server:
        done = _done(mail, server)
        assert [each.action for each in done] == ["sent"] * 3 + [action] + ["sent"] * 2
        assert why in str(done[3].problem and done[3].problem.message("zh"))
        again = send(mail, server.port)
        assert again[3] == {"refused": "sent", "sent": "skipped"}.get(action, action)
        if action == "doubtful":
            assert [each.problem and each.problem.code for each in _done(mail, server)][3] == "mail-doubtful"
            assert (done[3].problem and done[3].problem.code) == "mail-now-doubtful"
            assert send(mail, server.port, again={"03"})[3] == "sent"
    assert sorted(server.times().values()) == [1] * 5 + [1 + (action == "doubtful")]


def _done(mail: SetMail, server: MailServer, **others: str | int) -> list[SentMail]:
    settings = mail_settings(values(server.port, **others))
    with sending(replace(mail, sender=settings.sender), now()) as ready:
        return ready.run(settings, PASSWORD, now=now, progress=lambda *_: None)


def test_a_server_that_ends_the_connection_after_ten(mail: SetMail) -> None:
    """It is greeted again; nobody is left out."""
    counted = iter(range(10_000))
    with mail_server(
        MailServer(lambda name, _text, _e: "421 enough" if name == MAIL and next(counted) % 11 == 10 else OK)
    ) as server:
        assert {each.action for each in _done(mail, server)} == {"sent"}
    assert set(server.times().values()) == {1}


UNREACHED: dict[str, tuple[dict[str, bool], dict[str, str | int], str]] = {
    "another name than in its certificate": ({}, {"host": "127.0.0.1"}, "证书不可信"),
    "no TLS": ({"tls": False, "login": False}, {"tls": "starttls", "user": ""}, "服务器不能加密"),
    "TLS only after a greeting": ({"starttls": True}, {"tls": "tls"}, "没有发"),
    "wants a login": ({}, {"user": ""}, "530"),
    "other password": ({}, {"user": "other@example.cn"}, "用户名、密码"),
    "nobody listens": ({}, {"port": 9}, "没有发"),
    "no such name": ({}, {"host": "mail.invalid"}, "找不到这个服务器"),
}


@pytest.mark.parametrize("name", UNREACHED)
def test_a_server_that_cannot_be_used(mail: SetMail, name: str) -> None:
    """Every unit is reported, none is sent to, and a run after that sends to all."""
    how, others, why = UNREACHED[name]
    mail = replace(mail, mails=mail.mails[:3])
    with mail_server(MailServer(), **how) as server:
        done = _done(mail, server, **others)
    assert [each.action for each in done] == ["refused"] * 3
    assert all(why in each.problem.message("zh") for each in done if each.problem is not None)
    assert {each.problem and each.problem.code for each in done[1:]} == {"mail-unreached"}
    with mail_server(MailServer(), starttls=True) as server:
        assert [each.action for each in _done(mail, server, tls="starttls")] == ["sent"] * 3
    assert set(server.times().values()) == {1}


def test_an_untrusted_certificate(mail: SetMail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with mail_server(MailServer()) as server:
        done = _done(replace(mail, mails=mail.mails[:2]), server)
    assert server.events == 0
    assert all("证书不可信" in str(each.problem and each.problem.message("zh")) for each in done)


@pytest.mark.parametrize("silent", [{3}, set(range(UNITS))])
def test_a_silent_server(mail: SetMail, monkeypatch: pytest.MonkeyPatch, silent: set[int]) -> None:
    """It is left after three; whether it took a message is in doubt. Only its silence is waited for a short time."""
    server = MailServer(lambda name, _to, event: "silence" if name == DATA and event // 3 in silent else OK)
    command = SMTP.execute_command

    async def hurried(client: SMTP, *words: bytes, **options: Any) -> SMTPResponse:
        is_silent = words == (b".",) and server.events // 3 in silent
        return await command(client, *words, **({"timeout": 0.1} if is_silent else options))

    monkeypatch.setattr(SMTP, "execute_command", hurried)
    with mail_server(server):
        done = [each.action for each in _done(mail, server)]
        if len(silent) == 1:
            assert done == ["sent"] * 3 + ["doubtful"] + ["sent"] * (UNITS - 4)
        else:
            assert (done, server.events) == (["doubtful"] * 3 + ["refused"] * (UNITS - 3), 9)
        silent.clear()
        again = send(mail, server.port)
        assert [each == "doubtful" for each in again] == [each == "doubtful" for each in done]
    assert sum(server.times().values()) == again.count("sent") + done.count("sent")


def test_two_senders(mail: SetMail) -> None:
    """The second is refused while the first sends."""
    with sending(mail, now()), pytest.raises(OutputError) as refused, sending(mail, now()):
        pass
    assert [each.code for each in refused.value.problems] == ["output-locked"]


def test_without_the_library(mail: SetMail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.desk.mail.sending.find_spec", lambda _name: None)
    with pytest.raises(OutputError) as refused, sending(mail, now()):
        pass
    assert [each.code for each in refused.value.problems] == ["mail-library-missing"]


def test_papers_that_changed_since_are_reported(mail: SetMail) -> None:
    row = MailRow("2026-03-05", mail.made.folder.name, "示例0馆", "00", _to(0), "<x@y>", "other", MailState.ACCEPTED)
    with open_ledger(mail.ledger, now().date()) as ledger:
        ledger.add(row)
    with sending(mail, now()) as ready:
        assert len(ready.waiting) == UNITS - 1
        ready.waiting.clear()
        done = ready.run(mail_settings(values(1)), "", now=now, progress=lambda *_: None)
    assert [each.problem and each.problem.code for each in done] == ["mail-changed"]


# Broken off by the server or a signal, or killed, at any place, and run again.


class Sender:
    """The process that forks and sends."""

    def __init__(self, folder: Path) -> None:
        words = [sys.executable, "-m", "tests.desk.mail.sender_process", str(folder)]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, ledger: Path, port: int, line: int = 0, number: int = signal.SIGKILL) -> tuple[int, bool, int]:
        """How many lines ran, whether the last was in the window of doubt, and how the fork ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        said = {"ledger": str(ledger), "port": port, "line": line, "signal": int(number)}
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()
        lines, is_within = json.loads(self._process.stdout.readline())
        return lines, is_within, json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def sender(office: Office, all_mail: SetMail) -> Iterator[Sender]:
    process = Sender(office.folder)
    yield process
    process.close()


@pytest.fixture(scope="module")
def lines(sender: Sender, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many lines of the code that sends run for all units."""
    with mail_server(MailServer()) as server:
        count, _, code = sender.run(tmp_path_factory.mktemp("whole") / "邮件登记.csv", server.port)
    assert (code, len(server.accepted)) == (0, UNITS)
    return count


@pytest.mark.cases(2)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
@pytest.mark.parametrize("case", range(CASES))
def test_ended_at_any_line(mail: SetMail, sender: Sender, lines: int, case: int, number: signal.Signals) -> None:
    line = random.Random(f"{number}{case}").randrange(1, lines)
    with mail_server(MailServer()) as server:
        ran, is_within, code = sender.run(mail.ledger, server.port, line, number)
        ended = -number if number == signal.SIGKILL else 130
        assert code == (ended if ran >= line else 0)  # how the replies come in decides how many lines there are
        done = send(mail, server.port)
        assert set(send(mail, server.port)) <= {"skipped", "doubtful"}
    _each_once(mail, server, is_within, done)


@pytest.mark.cases(2)
@pytest.mark.parametrize("case", range(CASES))
def test_broken_off_at_any_command(mail: SetMail, case: int) -> None:
    """The server drops the connection; after the end of the contents, nobody knows whether it took them."""
    event = random.Random(case).randrange(3 * UNITS)
    with mail_server(MailServer(lambda _n, _t, number: None if number == event else OK)) as server:
        send(mail, server.port)
        done = send(mail, server.port)
    assert server.events > event
    _each_once(mail, server, event % 3 == 2, done)


def _each_once(mail: SetMail, server: MailServer, is_within: bool, done: list[str]) -> None:
    """Each unit has one message; one may have none, where the run ended between the end of its contents and its row."""
    doubtful = [_to(number) for number, action in enumerate(done) if action == "doubtful"]
    assert len(doubtful) <= is_within
    times = server.times()
    assert max(times.values()) == 1
    assert {_to(number) for number in range(UNITS)} - times.keys() <= set(doubtful)
    assert sum(state == MailState.DOUBTFUL for state in _states(mail)) == len(doubtful)
