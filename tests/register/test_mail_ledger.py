"""邮件登记.csv: rows that only grow, what an interrupted run left, and what another program did to it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.ground.errors import RegisterError
from generator.register.mail_ledger import COLUMNS, MailRow, MailState, mailed, open_ledger
from tests.chosen import ALL

DAY = date(2026, 3, 6)
ROW = MailRow("2026-03-05", "示例发〔2026〕7号", "示例甲镇", "01", "a@b.cn", "<x@y>", "0" * 64, MailState.ACCEPTED)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "邮件登记.csv"


def states(ledger: Path) -> list[str]:
    return [line.split('","')[7] for line in ledger.read_text(encoding="utf-8").splitlines()[1:]]


def test_rows_are_added_at_the_end(ledger: Path) -> None:
    """What could be a formula is inert, and reads back; no row has a second line."""
    assert mailed(ledger) == {}
    hostile = replace(ROW, unit="=1+1", code="@x", note="a\r\nb")
    with open_ledger(ledger, DAY) as opened:
        opened.add(ROW)
        before = ledger.read_bytes()
        opened.add(hostile)
    data = ledger.read_bytes()
    assert data.startswith(before)
    assert data.decode("utf-8-sig").splitlines()[0] == ",".join(f'"{column}"' for column in COLUMNS)
    assert (data.count(b"\r\n"), data.count(b"\n"), b'"=1' in data) == (3, 3, False)
    assert mailed(ledger) == {ROW.identity: ROW, hostile.identity: replace(hostile, note="a b")}


def interrupted(ledger: Path, *, is_ended: bool = False) -> None:
    """A run that ends while a message is sent."""
    with suppress(KeyboardInterrupt), open_ledger(ledger, DAY) as opened:
        opened.begin(ROW)
        if is_ended:
            opened.end(ROW)
        raise KeyboardInterrupt


@pytest.mark.parametrize("is_ended", [False, True])
def test_an_interrupted_message(ledger: Path, is_ended: bool) -> None:
    """It is doubtful once its end may have been sent; without the mark, too."""
    interrupted(ledger, is_ended=is_ended)
    lock = ledger.with_name(f".{ledger.name}.lock")
    assert lock.is_file()
    with open_ledger(ledger, DAY) as opened:
        expected = MailState.DOUBTFUL if is_ended else MailState.REFUSED
        assert opened.counting[ROW.identity].state == expected
    assert (states(ledger), lock.exists()) == (["sending", expected], False)


def test_an_interrupted_message_of_a_copied_ledger(ledger: Path) -> None:
    interrupted(ledger)
    ledger.with_name(f".{ledger.name}.lock").unlink()
    with open_ledger(ledger, DAY) as opened:
        assert opened.counting[ROW.identity].state == MailState.DOUBTFUL


def test_what_was_taken_counts_whatever_comes_later(ledger: Path) -> None:
    for taken in (MailState.ACCEPTED, MailState.DOUBTFUL):
        with open_ledger(ledger, DAY) as opened:
            opened.add(replace(ROW, state=taken))
            opened.add(replace(ROW, state=MailState.REFUSED))
        assert mailed(ledger)[ROW.identity].state == taken


DAMAGE: dict[str, tuple[Callable[[str], str], str]] = {
    "another head": (lambda text: text.replace("收件地址", "地址"), "register-head"),
    "other separators": (lambda text: text.replace('","', ";").replace('"', ""), "register-delimited"),
    "no mark": (lambda text: text.lstrip("\ufeff"), "register-rewritten"),
    "other ends": (lambda text: text.replace("\r\n", "\n"), "register-rewritten"),
    "torn": (lambda text: text[:-9], "register-torn"),
    "a cell less": (lambda text: text.replace(',"<x@y>"', ""), "register-columns"),
    "no quotes": (lambda text: text.replace('"<x@y>"', "<x@y>"), "register-rewritten"),
    "another state": (lambda text: text.replace("accepted", "sent"), "register-rewritten"),
    "a formula": (lambda text: text.replace("示例甲镇", "=1"), "register-rewritten"),
}


@pytest.mark.cases(ALL)
@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_ledger_is_refused(ledger: Path, name: str) -> None:
    damage, code = DAMAGE[name]
    with open_ledger(ledger, DAY) as opened:
        opened.add(ROW)
    damaged = damage(ledger.read_bytes().decode()).encode()
    assert damaged != ledger.read_bytes()
    ledger.write_bytes(damaged)
    with pytest.raises(RegisterError) as fault, open_ledger(ledger, DAY):
        pass
    assert {each.code for each in fault.value.problems} <= {code, "register-rewritten"}
    assert ledger.read_bytes() == damaged
