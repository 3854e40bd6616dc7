"""The change of a text in the fewest words: “月1日”改成“月15日”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.ground.words import comparison as words

_WORDS = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|«[^«»]*»|[A-Za-z0-9_.]+|.", re.ASCII | re.DOTALL)
_AROUND = 2  # characters that are quoted on either side of a change
_NEAR = 4  # words that stay between two changes reported as one
_LONGEST = 60


def rewording(old: str, new: str) -> list[str]:
    """The changes from ``old`` to ``new``, one by one."""
    return list(_changes(_WORDS.findall(old), _WORDS.findall(new)))


def _changes(old: list[str], new: list[str]) -> Iterator[str]:
    for start, end, new_start, new_end in _spans(old, new):
        before, after = "".join(old[max(0, start - _AROUND) : start]), "".join(old[end : end + _AROUND])
        was, now = "".join(old[start:end]), "".join(new[new_start:new_end])
        if not was:
            yield (
                words.text("text-added", text=quoted(now), after=quoted(before))
                if before
                else words.text("text-added-first", text=quoted(now))
            )
        elif not now:
            yield words.text("text-taken", text=quoted(was))
        else:
            yield words.text("text-changed", old=quoted(before + was + after), new=quoted(before + now + after))


def _spans(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """The ranges in which words differ; ranges close to one another are joined."""
    spans: list[tuple[int, int, int, int]] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if spans and start - spans[-1][1] < _NEAR:
            spans[-1] = (spans[-1][0], end, spans[-1][2], new_end)
        else:
            spans.append((start, end, new_start, new_end))
    return spans


def quoted(text: str) -> str:
    """``text`` in quotes; of a long text the beginning and the end."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}……{text[-_LONGEST // 4 :]}"
