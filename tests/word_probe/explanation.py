"""What a case's page says below its specimen, and the blanks to write the answers in."""

from __future__ import annotations

from tests.word_probe.case import Case
from tests.word_probe.page_lines import page_lines
from tests.word_probe.paragraphs import ENGLISH, NOTE, line, paragraph, run
from tests.word_probe.tables import table

_WIDTHS = (1500, 7345)
_IDS = 1000
"""How many ids of drawings a case has for itself."""
_BLANK = 560
"""The height of a blank, in twips."""


def title(number: int, case: Case) -> str:
    """The title of ``case`` as a heading, which the navigation pane lists; the lines of its page are anchored to it."""
    drawn = page_lines(number * _IDS, case.specimen.lines)
    return paragraph(run(f"{number}　{case.title}"), drawn, style="Heading1")


def explanation(case: Case) -> str:
    """A table: what to look at, what is expected, what LibreOffice shows, and a blank each for Word and WPS."""
    rows = [
        ("看什么", _both(case.look, case.english_look)),
        ("预计", _both(case.expected, case.english_expected)),
        ("LibreOffice 打开", line(case.libreoffice, style=NOTE)),
        ("Word 版本：", line("", style=NOTE)),
        ("WPS 版本：", line("", style=NOTE)),
    ]
    heights = [0, 0, 0, _BLANK, _BLANK]
    return table(_WIDTHS, [(line(name, style=NOTE), shown) for name, shown in rows], heights)


def _both(chinese: str, english: str) -> str:
    return line(chinese, style=NOTE) + line(english, style=ENGLISH)
