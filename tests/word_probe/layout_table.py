"""The table of docs/layout.md in which the answers of Word and WPS are filled in: its columns that are made."""

from __future__ import annotations

from collections.abc import Iterator

from tests.word_probe.probes import first_pages, probes

HEADING = "## What only Word and WPS can say"
HEAD = "| case | page | what to look at | expected | who has said or measured it | Word | WPS |"


def rows() -> Iterator[str]:
    """Each row of the table up to its last two columns, which people fill in."""
    for probe in probes():
        pages = first_pages(probe.cases)
        for number, case in probe.cases.items():
            cells = (
                f"{number} {case.english_title}",
                f"[{pages[number]}]({probe.path.name})",
                case.english_look,
                case.english_expected,
                case.evidence,
            )
            yield f"| {' | '.join(cells)} |"
