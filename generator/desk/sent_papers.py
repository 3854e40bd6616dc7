"""发出记录.csv: when the papers of each dispatch were sent, and how; beside the register, where no build reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import REGISTER, read_plain
from generator.writing import output_errors, write_files

SENT = "发出记录.csv"
_TITLES = ("公文", "发文字号", "发出日期", "方式")


@dataclass(frozen=True, slots=True)
class SentPapers:
    """The papers of the notice in the folder called ``notice``, sent on ``date`` (2022-02-14) as ``number``."""

    notice: str
    number: str
    date: str
    how: str = ""


def sent_papers(file: Path) -> Mapping[str, SentPapers]:
    """What is recorded in ``file``, by the names of the notices' folders; nothing where it cannot be read."""
    try:
        text = read_plain(file, most=REGISTER.most).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    rows = [row for row in csv.reader(io.StringIO(text)) if len(row) == len(_TITLES)]
    return {row[0]: SentPapers(*row) for row in rows[1:]}


def record_sent(file: Path, sent: SentPapers) -> None:
    """Records ``sent`` in the place of an earlier record of the same notice. Raises OutputError."""
    _write(file, {**sent_papers(file), sent.notice: sent})


def take_back_sent(file: Path, notice: str) -> None:
    """Removes the record of the notice in the folder called ``notice``. Raises OutputError."""
    _write(file, {name: each for name, each in sent_papers(file).items() if name != notice})


def _write(file: Path, records: Mapping[str, SentPapers]) -> None:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(_TITLES)
    rows.writerows((each.notice, each.number, each.date, each.how) for each in records.values())
    with output_errors(file.parent):
        write_files({file: text.getvalue().encode("utf-8-sig")})
