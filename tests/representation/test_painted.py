"""The painted page's text is that of the source, but for the lines that are reported; nothing else is drawn there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from generator.dispatch.papers.painting import Painting
from generator.official.layout import lay_out
from generator.templates.text import open_notice
from tests.representation.constructs import AFTER, BEFORE, characters
from tests.sample_office import NOTICE

ROWS = [(name, f"{BEFORE}{text}{AFTER}") for name, text, _ in characters()]
_FIRST = NOTICE.count("\n") + 1
_WITHOUT_WIDTH = re.compile(
    "[\\s\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe0e\ufe0f\ufeff\ufff9-\ufffb\U000e0100]"
)


def _plain(text: str) -> str:
    return _WITHOUT_WIDTH.sub("", text)


def test_every_line_is_painted_as_it_was_typed_or_reported(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE + "\n".join(text for _, text in ROWS), encoding="utf-8")
    painted = Painting().pdf(lay_out(open_notice(tmp_path).render()))
    reported = {each.span.line for each in painted.unrepresented}
    (tmp_path / "painted.pdf").write_bytes(painted.data)
    shown = _plain(subprocess.check_output(["pdftotext", "-raw", tmp_path / "painted.pdf", "-"], text=True))
    unsaid = [row for line, row in enumerate(ROWS, start=_FIRST) if line not in reported]
    assert [name for name, text in unsaid if _plain(text) not in shown] == []
    assert len(unsaid) > len(ROWS) / 2
    assert "〓" not in shown
