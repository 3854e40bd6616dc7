"""The two probes: their covers, their cases by number with the blanks for answers, their settings, their bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.office.package import deflate, write_package
from generator.office.package.part_names import DOCUMENT
from generator.official.writer.xml import element, inside, root
from tests.word_probe import parts
from tests.word_probe.cases import (
    Case,
    Page,
    baseline,
    breaks,
    case,
    case_numbers,
    even_page,
    gap_beside_digits,
    half_width_characters,
    imprint,
    kept_paragraph,
    navigation,
    right_indent,
    shrunk_blanks,
    space_above,
    substituted_fonts,
    text_alignment,
    tracking,
)
from tests.word_probe.sheet import ENGLISH, NOTE, line, page_lines, paragraph, run, section_properties, table, thin

_HOW_TO_USE = (
    "这份文件用来查清 Word 和 WPS 怎样排公文，每题一页起，一个小时能做完。文字都是编的。",
    "1．用 Word 或 WPS 打开，不要改动。按 100% 显示，或者按“实际大小”打印出来（不要缩放）。",
    "2．位置都对着细红线看，不用尺子；看不清就放大到 400%。",
    "3．先写下程序和版本（“文件—帐户”或“帮助—关于”）、系统，装没装仿宋_GB2312。没有装也能做。",
    "4．每题看“看什么”，与“预计”对照，把看到的写在空白处。与预计不一样的最有用。",
    "5．结果填进 docs/layout.md 最后的表（Word、WPS 各一栏，连同版本），或者把写好的页拍下来交给维护的人。",
    "6．另一份 {other} 的题号相同，文件的设置不同。",
)
_ENGLISH = (
    "For Word and WPS, unchanged, at 100 % or printed without scaling. Write down program, version and system. "
    "Each case says what to look at and what is expected; what differs is worth most. Answers go into the table "
    "at the end of docs/layout.md."
)
_CASE_WIDTHS = (700, 6945, 1200)


def cover(title: str, other: str, cases: Mapping[int, Case], pages: Mapping[int, int]) -> str:
    """The blocks of the page; ``other`` is the other probe, ``cases`` and their first ``pages`` are by number."""
    rows = [
        (
            line(str(number), style=NOTE),
            line(case.title, style=NOTE) + line(case.english_title, style=ENGLISH),
            line(f"第 {pages[number]} 页", style=NOTE),
        )
        for number, case in cases.items()
    ]
    how = "".join(line(each.format(other=other), style=NOTE) for each in _HOW_TO_USE)
    return line(title) + how + line(_ENGLISH, style=ENGLISH) + table(_CASE_WIDTHS, rows)


_ANSWER_WIDTHS = (1500, 7345)
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
    return table(_ANSWER_WIDTHS, [(line(name, style=NOTE), shown) for name, shown in rows], heights)


def _both(chinese: str, english: str) -> str:
    return line(chinese, style=NOTE) + line(english, style=ENGLISH)


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
