"""Questions at the terminal: a reply, none, the end of the input; a number of a list, and what is none."""

from __future__ import annotations

import io
import sys

import pytest

from generator.cli.asking import answer, can_ask, choice
from generator.ground.errors import speaking

OFFERS = ["templates/甲", "templates/乙"]


@pytest.mark.parametrize(
    ("typed", "wanted"), [("临财发\n", "临财发"), (" 甲 \r\n", "甲"), ("\n", "示例发"), ("", "示例发")]
)
def test_a_reply(typed: str, wanted: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    with speaking("zh"):
        assert answer("机关代字", "示例发") == wanted
    assert capsys.readouterr() == ("", "机关代字（直接按回车：示例发）：")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2\n", OFFERS[1]),
        ("\n", OFFERS[0]),
        ("２\n", OFFERS[1]),
        ("0\n", None),
        ("3\n", None),
        ("乙\n", None),
        ("-1\n", None),
    ],
)
def test_one_of_a_list(typed: str, wanted: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert choice("哪一件？", OFFERS) == wanted


def test_nobody_is_there() -> None:
    assert not can_ask()


def test_a_stdin_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not can_ask()
