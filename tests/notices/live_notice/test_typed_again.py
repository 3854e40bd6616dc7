"""A notice while it is typed: what changed is found, laid out and painted as from the beginning."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import LayoutError, NoticeError
from generator.ground.kept_results import begin_document, drop_all, kept
from generator.notices.live_notice.live_notice import live_notice
from generator.notices.live_notice.opened_notice import documents_of, opened_notice
from generator.official.layout.placing import placed
from generator.official.layout.program_differences import PROGRAMS
from tests.chosen import examples

_FRONT = """\
---
issuer: 示例市档案馆
title: 示例市档案馆关于做好档案目录报送工作的通知
kind: 通知
recipients: 各分馆，各有关单位
date: 2024-03-05
imprint: {office: 示例市档案馆办公室, date: 2024-03-05}
---
"""
_WORDS = ("各分馆", "要对照目录", "Word/WPS", "2024年3月底前", "“核对”", "（见附件）", "，", "12,500元", "请于3月5号")
_KINDS = ("{}。", "一、{}", "（一）{}。其余照办。", "| 序号 | 事项 |\n| --- | --- |\n| 1 | {} |\n| 2 | 清点 |", "{}")
_LINES = st.builds(
    lambda kind, words, times: kind.format("".join(words) * times),
    st.sampled_from(_KINDS),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6),
    st.integers(1, 12),
)


@dataclass(frozen=True)
class _Edit:
    """A line put in the place of some others."""

    place: int
    taken: int
    line: str

    def of(self, lines: list[str]) -> list[str]:
        place = self.place % len(lines)
        return [*lines[:place], self.line, *lines[place + self.taken :]]


_EDITS = st.lists(st.builds(_Edit, st.integers(0, 60), st.integers(0, 2), _LINES), min_size=5, max_size=5)


def _shown(folder: Path, lines: list[str]) -> Iterator[object]:
    """All that a person sees of a notice, and where each program sets it."""
    texts = {"notice.md": "\n".join([_FRONT, *lines, ""]).encode()}
    yield live_notice(folder, None, texts, picture_at=lambda _: "")
    notice = opened_notice(folder, None, texts).notice
    with suppress(NoticeError, LayoutError):
        for document in () if notice is None else documents_of(notice)[0]:
            yield document.laid_out
            yield from (list(placed(document.laid_out, program).pages) for program in PROGRAMS)


@settings(max_examples=examples(400, in_every_run=2))
@given(st.lists(_LINES, min_size=3, max_size=30), _EDITS)
def test_what_is_shown_after_an_edit_is_what_is_shown_from_the_beginning(lines: list[str], edits: list[_Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "notice.md").write_text(_FRONT, encoding="utf-8")
        drop_all()
        states = [lines]
        for edit in edits:
            states.append(edit.of(states[-1]))
        typed = [list(_shown(folder, each)) for each in states]
        for each, shown in zip(states, typed, strict=True):
            drop_all()
            assert list(_shown(folder, each)) == shown


def test_what_the_last_documents_asked_for_is_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.ground.kept_results._MOST", 6_000)
    asked: list[int] = []

    @kept
    def double(number: int) -> int:
        asked.append(number)
        return number * 2

    for most, again in ((2_000, 0), (7_000, 7_000)):
        for _ in range(3):
            begin_document()
            assert [double(each) for each in range(most)] == [each * 2 for each in range(most)]
        assert (len(asked) > most) == bool(again)
        asked.clear()
        drop_all()
    for document in range(20):
        begin_document()
        assert sum(map(double, (0, *range(document * 100, document * 100 + 100)))) > 0
    assert asked.count(0) == 1
    double(150)
    assert asked.count(150) == 2
