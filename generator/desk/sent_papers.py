"""发送登记.csv: when the papers of each dispatch were sent, and how; beside the register, where no build reads it."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import REGISTER, read_plain, real_place
from generator.ground.errors import OutputError, Problem
from generator.ground.source.text_encoding import decode
from generator.writing import locked_file, output_errors, replace_file

SENT = "发送登记.csv"
_TITLES = ("发出日期", "发文字号", "方式", "发往单位数", "公文")


@dataclass(frozen=True, slots=True)
class SentPapers:
    """Papers sent on ``date`` (2022-02-14) as ``number``, to so many ``units``.

    ``how`` is in words, ``notice`` the name of the notice's folder, by which a row is known.
    """

    date: str
    number: str
    how: str
    units: str
    notice: str


def sent_papers(file: Path) -> Mapping[str, SentPapers]:
    """What is recorded in ``file``, by the names of the notices' folders; nothing where it cannot be read."""
    try:
        rows = _rows(file)
    except (OSError, OutputError):
        return {}
    return {row[-1]: SentPapers(*row) for row in rows[1:] if len(row) == len(_TITLES)}


def record_sent(file: Path, sent: SentPapers) -> None:
    """Adds ``sent``, in the place of an earlier record of the same notice. Raises OutputError."""
    _rewrite(file, sent.notice, [(sent.date, sent.number, sent.how, sent.units, sent.notice)])


def take_back_sent(file: Path, notice: str) -> None:
    """Removes the record of the notice in the folder called ``notice``. Raises OutputError."""
    _rewrite(file, notice, [])


def _rewrite(file: Path, notice: str, added: Sequence[Sequence[str]]) -> None:
    """Writes the rows of ``file``, whatever somebody wrote there, without that of ``notice`` and with those ``added``.

    Two servers of one desk write one after the other. Raises OutputError.
    """
    with output_errors(file), locked_file(real_place(file)):
        rows = _rows(file) if os.path.lexists(file) else [_TITLES]
        text = io.StringIO(newline="")
        others = (row for row in rows if len(row) != len(_TITLES) or row[-1] != notice)
        csv.writer(text).writerows([*others, *added])
        replace_file(file, text.getvalue().encode("utf-8-sig"))


def _rows(file: Path) -> list[Sequence[str]]:
    text = decode(read_plain(file, most=REGISTER.most), str(file))
    if isinstance(text, Problem):
        raise OutputError(text)
    return list(csv.reader(io.StringIO(text, newline="")))
