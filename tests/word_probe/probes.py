"""The two probes: their cases by number, their settings, and their bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.office.package import deflate, write_package
from generator.office.package.part_names import DOCUMENT
from generator.official.writer.xml import element, inside, root
from tests.word_probe import parts
from tests.word_probe.break_cases import breaks
from tests.word_probe.case import Case, Page, case, case_numbers
from tests.word_probe.cover import cover
from tests.word_probe.explanation import explanation, title
from tests.word_probe.font_case import substituted_fonts
from tests.word_probe.imprint_case import imprint
from tests.word_probe.line_cases import (
    baseline,
    gap_beside_digits,
    half_width_characters,
    right_indent,
    shrunk_blanks,
    text_alignment,
    tracking,
)
from tests.word_probe.page_cases import even_page, kept_paragraph, navigation, space_above
from tests.word_probe.paragraphs import thin
from tests.word_probe.sheet import section_properties

DOCS = Path(__file__).parents[2] / "docs"

NOT_AT_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
NOT_AT_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
"""The lists of the standard for Chinese (ECMA-376 part 1, 17.3.1.16)."""


@dataclass(frozen=True)
class Probe:
    """A file of docs/, its cases by their numbers, and its settings."""

    path: Path
    title: str
    cases: Mapping[int, Case]
    settings: bytes
    other: str


def probes() -> tuple[Probe, Probe]:
    """The probe with every case, and the one with those cases that depend on a setting of the document."""
    lists = element("noLineBreaksAfter", lang="zh-CN", val=NOT_AT_END) + element(
        "noLineBreaksBefore", lang="zh-CN", val=NOT_AT_START
    )
    first, second = "word-probe.docx", "word-probe-2.docx"
    return (
        Probe(DOCS / first, "公文排版测试文件（一）", all_cases(), parts.settings("", False), second),
        Probe(DOCS / second, "公文排版测试文件（二）", cases_again(), parts.settings(lists, True), first),
    )


def all_cases() -> dict[int, Case]:
    """Every case by its number; only the last takes more pages in one program, so all begin on the same in each."""
    specimens = {
        "text-alignment": text_alignment(),
        "baseline": baseline(),
        "half-width": half_width_characters(),
        "tracking": tracking(),
        "breaks": breaks(),
        "blanks": shrunk_blanks(),
        "fonts": substituted_fonts(),
        "right-indent": right_indent(),
        "gaps": gap_beside_digits(),
        "space-above": space_above(),
        "navigation": navigation(),
        "kept-paragraph": kept_paragraph(),
        "even-page": even_page(),
        "imprint": imprint(whole=False),
    }
    return {number: case(name, specimens[name]) for name, number in case_numbers().items()}


def cases_again() -> dict[int, Case]:
    """The cases of the second probe by their numbers, which are those that they have in the first."""
    specimens = {"breaks": breaks(), "imprint": imprint(whole=True)}
    return {case_numbers()[name]: case(f"{name}-2", specimen) for name, specimen in specimens.items()}


def first_pages(cases: Mapping[int, Case]) -> dict[int, int]:
    """The page on which each case begins; the first page is the cover."""
    pages, page = {}, 2
    for number, asked in cases.items():
        pages[number] = page
        page += asked.sheets
    return pages


def written(probe: Probe) -> bytes:
    """The .docx of ``probe``; the same bytes every time."""
    return write_package({name: deflate(part) for name, part in _parts(probe).items()})


def _parts(probe: Probe) -> dict[str, bytes]:
    pages = list(_pages(probe))
    ids = parts.relation_ids(len(pages))
    sections = [
        (section_properties(ids[parts.header_name(number)], ids[parts.FOOTER], page.kind), page)
        for number, page in enumerate(pages, start=1)
    ]
    *others, (last, end) = sections
    body = "".join(page.blocks + thin(height=page.end, last=section) for section, page in others)
    body += end.blocks + thin(height=end.end) + last
    headers = {f"word/{parts.header_name(n)}": parts.header(page.name) for n, page in enumerate(pages, start=1)}
    return {
        **parts.frame(probe.title, len(pages)),
        DOCUMENT: root("document", inside("body", body)),
        "word/styles.xml": parts.styles(),
        "word/settings.xml": probe.settings,
        "word/fontTable.xml": parts.font_table(),
        f"word/{parts.THEME}": parts.theme(),
        f"word/{parts.FOOTER}": parts.footer(),
        **headers,
    }


def _pages(probe: Probe) -> Iterator[Page]:
    """The sections: the cover, and for each case its first page and those behind it."""
    yield Page(probe.title, cover(probe.title, probe.other, probe.cases, first_pages(probe.cases)))
    for number, each in probe.cases.items():
        yield Page(f"题 {number}　Case {number}: {each.english_title}", _first_blocks(number, each))
        for page in each.specimen.pages:
            yield replace(page, name=f"题 {number}　{page.name}")


def _first_blocks(number: int, asked: Case) -> str:
    specimen, heading = asked.specimen, title(number, asked)
    shown = (heading, specimen.blocks) if specimen.title_first else (specimen.blocks, heading)
    return "".join((*shown, thin(), explanation(asked), specimen.behind))  # two tables without thin() would be one
