"""The probes for Word and WPS: current, valid, each case where the cover says, and the table that is filled in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.office.wordml.wordml_names import wp
from tests.pages import print_documents, read_pages
from tests.word_probe.cases import BREAKS, ROOM, case_numbers
from tests.word_probe.probes import DOCS, Probe, first_pages, probes, written
from tests.word_probe.sheet import half_width, hanzi

HEADING = "## What only Word and WPS can say"
HEAD = "| case | page | what to look at | expected | who has said or measured it | Word | WPS |"
"""The table of docs/layout.md that is filled in by hand: the section's title, and the head."""
PROBES = {probe.path.name: probe for probe in probes()}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
def test_the_file_is_current(probe: Probe) -> None:
    made = written(probe)
    assert made == written(probe)
    assert parts(probe.path.read_bytes()) == parts(made), "run python -m tests.word_probe"


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
def test_word_finds_nothing_to_repair(probe: Probe) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(probe.path).errors] == []


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
def test_no_two_drawings_share_an_id(probe: Probe) -> None:
    ids = [each.get("id") for each in etree.fromstring(parts(written(probe))["word/document.xml"]).iter(wp("docPr"))]
    assert len(ids) == len(set(ids))


def test_each_case_begins_on_the_page_that_the_cover_says() -> None:
    printed = print_documents({name: written(probe) for name, probe in PROBES.items()}).pdfs
    for name, probe in PROBES.items():
        pages = [page.bare_text for page in read_pages(printed[name].data)]
        begun = {
            number: next(n for n, text in enumerate(pages, start=1) if f"题{number}Case{number}:" in text)
            for number in probe.cases
        }
        assert begun == first_pages(probe.cases)


def test_the_page_before_an_even_one_is_even_too() -> None:
    (probe, _) = PROBES.values()
    assert first_pages(probe.cases)[case_numbers()["even-page"]] % 2 == 0


def test_the_second_probe_asks_the_same_with_other_settings() -> None:
    first, second = PROBES.values()
    for number, case in second.cases.items():
        assert case.look == first.cases[number].look
    settings = [parts(written(probe))["word/settings.xml"].decode() for probe in (first, second)]
    for setting in ("doNotBreakWrappedTables", "noLineBreaksAfter", "noLineBreaksBefore"):
        assert [setting in each for each in settings] == [False, True]


def test_the_table_to_fill_in_has_every_case() -> None:
    section = (DOCS / "layout.md").read_text(encoding="utf-8").partition(HEADING)[2].partition("\n## ")[0]
    head, _, *rows = [line for line in section.splitlines() if line.startswith("|")]
    assert head == HEAD
    wanted = list(filled_rows())
    assert [row[: len(begun)] for row, begun in zip(rows, wanted, strict=True)] == wanted
    assert {row.count("|") for row in rows} == {head.count("|")}


def test_a_line_of_counted_characters_says_how_many_it_has() -> None:
    assert hanzi(21) == "一二三四五六七八九十一二三四五六七八九廿一"
    assert half_width(21) == "123456789A123456789B1"


def test_each_break_comes_at_the_end_of_a_line() -> None:
    for each in BREAKS:
        full = each.hanzi + sum(0.5 if character.isascii() else 1 for character in each.text)
        assert each.hanzi <= ROOM < full, each


def filled_rows() -> Iterator[str]:
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
