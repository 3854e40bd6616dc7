"""``fawen mail``: what it prints, its exit codes, and how it asks before it sends."""

import json
from pathlib import Path

import pytest

from generator.cli import mail
from generator.cli.entry_point import run
from generator.cli.standing_options import MAIL_PASSWORD
from tests.chosen import ALL
from tests.desk.mail.mail_server import CERTIFICATE, OK, PASSWORD, USER, MailServer, mail_server
from tests.sample_office import Office

UNITS = """\
groups:
  - name: 分馆
    units:
      - {name: 东馆, code: "01", email: dg@example.cn}
      - {name: 西馆, code: "02", email: xg@example.cn}
      - {name: 南馆, code: "03"}
  - {name: 直属单位, units: [{name: 修复中心, email: "甲 <xf@example.cn>"}]}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    office = Office.at(tmp_path)
    office.write("units.yaml", UNITS)
    office.build()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    return office


def fawen_yaml(office: Office, server: MailServer) -> None:
    office.write(
        "fawen.yaml",
        f"邮件: {{服务器: localhost, 端口: {server.port}, 加密: SSL, 用户名: {USER}, 发件人: {USER}, 间隔秒数: 0}}\n",
    )


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_drafts(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail"]) == 1
    assert "1 个单位没有邮箱：南馆 [mail-address-missing]" in capsys.readouterr().err
    assert not (office.papers / "mail").exists()
    assert run(["mail", "--skip-missing", "--json"]) == 0
    out, err = capsys.readouterr()
    assert "提醒：1 个单位没有邮箱：南馆" in err
    found = [json.loads(line) for line in out.splitlines()]
    size = (office.papers / "mail/01-东馆.eml").stat().st_size
    assert found[0] == {
        "unit": "东馆", "code": "01", "to": ["dg@example.cn"], "file": "mail/01-东馆.eml", "bytes": size,
        "action": "written",
    }  # fmt: skip
    assert [(each["unit"], each["action"]) for each in found[2:]] == [("修复中心", "written"), ("南馆", "skipped")]
    assert run(["--lang", "en", "mail", "--only", "西馆"]) == 0
    assert capsys.readouterr().out.endswith("drafts written: 1, in output/示档发〔2024〕7号/mail\n")


def test_sent_by_a_script(office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused units are reported and sent by the next run; --again sends what was sent."""
    refusing = {"xg@example.cn"}
    server = MailServer(lambda name, to, _e: "550 none" if name == "RCPT" and to in refusing else OK)
    monkeypatch.setenv(MAIL_PASSWORD, PASSWORD)
    words = ["mail", "--skip-missing", "--send", "--yes"]
    with mail_server(server):
        fawen_yaml(office, server)
        assert run([*words, "--json"]) == 1
        out, err = capsys.readouterr()
        assert [json.loads(line)["action"] for line in out.splitlines()] == ["sent", "refused", "sent", "skipped"]
        assert "没有发成：服务器说 550 none [mail-refused]" in err
        refusing.clear()
        assert run(words) == 0
        out = capsys.readouterr().out
        assert "发出 1 封" in out
        assert "以前已发、这次没有再发 2 封" in out
        assert run([*words, "--again", "东馆", "--json"]) == 0
        assert [each["action"] for each in records(capsys)] == ["sent", "skipped", "skipped", "skipped"]
        assert run([*words, "--again", "东管"]) == 2
        assert "东馆" in capsys.readouterr().err
    assert sorted(server.times().items()) == [("dg@example.cn", 2), ("xf@example.cn", 1), ("xg@example.cn", 1)]
    assert not (office.papers / "mail").exists()


@pytest.mark.parametrize(("typed", "count"), [("是", 3), ("yes", 3), ("", 0), ("否", 0), ("y e s", 0)])
def test_a_person_is_asked(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str, count: int
) -> None:
    """After a list of whom the messages go to; the password is typed, and printed nowhere."""
    monkeypatch.setattr(mail, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin.readline", lambda: f"{typed}\n", raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: PASSWORD)
    with mail_server(MailServer()) as server:
        fawen_yaml(office, server)
        assert run(["mail", "--skip-missing", "--send"]) == 0
    out, err = capsys.readouterr()
    assert len(server.accepted) == count
    expected = [["东馆", "dg@example.cn"], ["西馆", "xg@example.cn"]]
    assert [line.split() for line in err.splitlines() if "@example.cn" in line][:2] == expected
    assert f"以上 3 封，从 {USER} 经 localhost 发出" in err
    assert PASSWORD not in out + err


FAULTS: dict[str, tuple[str, int, str]] = {
    "--send": ("", 2, "mail-unconfirmed"),
    "--send --yes": ("", 1, "mail-settings"),
    "--yes": ("", 2, "cli-words"),
    "--again 东馆": ("", 2, "cli-words"),
    "--only 北馆": ("", 2, "cli-unit-unknown"),
    "--template 没有.md": ("", 2, "source-missing"),
    "--skip-missing": ("mail: {from: 甲}\n", 1, "mail-address-wrong"),
    "--everybody": ("mail: {from: 'a@b.cn, c@d.cn'}\n", 1, "mail-address-wrong"),
    "--skip-missing --quiet": ("mail: {form: a@b.cn}\n", 1, "source-unknown-key"),
    "--skip-missing --json": ("mail: {port: 99999}\n", 1, "standing-count"),
    "--send --yes --skip-missing": ("mail: {host: localhost, from: a@b.cn, user: a}\n", 2, "mail-password"),
}


@pytest.mark.cases(ALL)
@pytest.mark.parametrize("words", FAULTS)
def test_faults(office: Office, capsys: pytest.CaptureFixture[str], words: str) -> None:
    settings, code, problem = FAULTS[words]
    office.write("fawen.yaml", settings)
    assert run(["mail", *words.split()]) == code
    out, err = capsys.readouterr()
    assert (out, f"[{problem}]" in err) == ("", True)
    assert not (office.papers / "mail").exists()
