"""A text that a draft lacked says so until somebody writes it: each such line is reported, as it would be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.templates.text import open_notice
from generator.templates.text.attachment_templates import TO_BE_ADDED
from tests.templates.text.folders import FRONT, make_folder

ATTACHED = FRONT.replace("date:", "attachments: [attachment-1.md]\ndate:")
OF_FILE = "=== attachment-1.md\n---\ntitle: 排查表\n---\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{FRONT}{TO_BE_ADDED}\n", [("notice.md", 8, 1)]),
        (f"{FRONT}现通知如下。\n  {TO_BE_ADDED} \n", [("notice.md", 9, 3)]),
        (f"{ATTACHED}现通知如下。\n{OF_FILE}{TO_BE_ADDED}\n", [("attachment-1.md", 4, 1)]),
        (f"{FRONT}凡写着{TO_BE_ADDED}的，不得印发。\n", []),
        (f"{ATTACHED}现通知如下。\n{OF_FILE}一张表。\n", []),
    ],
    ids=["notice", "below others", "attachment", "spoken of", "written"],
)
def test_what_is_still_to_be_written_is_reported_at_its_line(
    text: str, found: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    warnings = open_notice(*make_folder(tmp_path, text)).warnings
    seen = [(Path(each.span.file).name, each.span.line, each.span.column) for each in warnings if each.span is not None]
    assert [each.code for each in warnings] == ["text-to-be-added"] * len(found)
    assert seen == found
