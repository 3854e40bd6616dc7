"""Papers that cannot be in a print file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Pt

from generator.ground.errors import TemplateError
from generator.templates.word import print_file
from generator.templates.word.print_files import paper_joining
from tests.templates.word.insets.word_files import saved, with_notes
from tests.templates.word.print_files.papers import UNITS, W, field, paper
from tests.word_documents import packed, parts

NAMES = ["甲.docx", "乙.docx", "丙.docx"]


def names(count: int) -> list[str]:
    return [f"{number}.docx" for number in range(count)]


def refusals(letters: list[bytes], *, duplex: bool = False) -> list[str]:
    """The reported obstacles, in Chinese; every sentence has a remedy in both languages."""
    with pytest.raises(TemplateError) as caught:
        print_file(letters, duplex=duplex, names=NAMES[: len(letters)])
    for problem in caught.value.problems:
        assert problem.remedy("zh")
        assert problem.remedy("en")
    return [str(problem.facts["what"]) for problem in caught.value.problems]


def changed(change: Callable[[Document], object]) -> bytes:
    document = paper(UNITS[1])
    change(document)
    return saved(document)


def _with(inner: str) -> Callable[[Document], object]:
    return lambda document: document.paragraphs[0]._p.append(parse_xml(f"<w:r {W}>{inner}</w:r>"))


def _total_over_sections(document: Document) -> None:
    document.add_section(WD_SECTION.NEW_PAGE)
    field(document.add_paragraph(), "NUMPAGES")


def _begins_even(document: Document) -> None:
    document.sections[0].start_type = WD_SECTION.EVEN_PAGE


def _other_defaults(document: Document) -> None:
    document.styles["Normal"].font.size = Pt(20)


def _odd_and_even(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = True


KEPT_OUT: dict[str, tuple[Callable[[Document], object], str]] = {
    "endnotes": (_with('<w:endnoteReference w:id="1"/>'), "尾注"),
    "comments": (_with('<w:commentReference w:id="1"/>'), "批注"),
    "a table of contents": (lambda document: field(document.paragraphs[0], "TOC \\o"), "域 TOC（它说的是整个文件）"),
    "pages over sections": (_total_over_sections, "总页数（域 NUMPAGES），而它自己分了几节"),
    "even at the beginning": (_begins_even, "开头就要从双页起的一节"),
    "other defaults": (_other_defaults, "默认样式和默认格式"),
    "odd and even": (_odd_and_even, "文档设置（如奇偶页不同、版式兼容）"),
}


@pytest.mark.parametrize("what", KEPT_OUT)
def test_what_would_be_lost_or_counted_wrong_is_refused_by_name(what: str) -> None:
    change, reported = KEPT_OUT[what]
    plain = saved(paper(UNITS[0]))
    assert refusals([plain, changed(change), plain]) == [reported]


def test_what_differs_is_not_what_a_paper_has() -> None:
    with pytest.raises(TemplateError) as caught:
        print_file([saved(paper(UNITS[0])), changed(_other_defaults)], duplex=False, names=names(2))
    assert [problem.code for problem in caught.value.problems] == ["template-print-differs"]


def test_a_broken_paper_is_named_with_the_part() -> None:
    broken = packed({**parts(saved(paper(UNITS[0]))), "word/document.xml": b"<w:document"})
    with pytest.raises(TemplateError) as caught:
        print_file([broken], duplex=False, names=["甲.docx"])
    assert "甲.docx:word/document.xml" in caught.value.text("zh")


def test_the_papers_concerned_are_named_and_every_thing_is_told_at_once() -> None:
    plain = saved(paper(UNITS[0]))
    noted, both = (
        with_notes(),
        changed(
            lambda document: [_with(f'<w:{each}Reference w:id="1"/>')(document) for each in ("endnote", "comment")]
        ),
    )
    with pytest.raises(TemplateError) as caught:
        print_file(
            [plain, both, b"PK", changed(KEPT_OUT["endnotes"][0]), noted],
            duplex=False,
            names=["一", "二", "三", "四", "五"],
        )
    reported = [(problem.code, str(problem.facts.get("what", "")), problem.units) for problem in caught.value.problems]
    assert reported == [
        ("template-print-has", "尾注", ("二", "四")),
        ("template-print-has", "批注", ("二",)),
        ("template-package-damaged", "", ("三",)),
        ("template-print-has", "脚注", ("五",)),
    ]
    assert "（二、四）" in caught.value.problems[0].text("zh")


def test_titles_of_the_file_are_told_only_where_all_papers_have_one_title() -> None:
    def titled(title: str) -> bytes:
        document = paper(UNITS[0])
        document.core_properties.title = title
        field(document.paragraphs[0], "TITLE", title)
        return saved(document)

    assert print_file([titled("甲"), titled("甲")], duplex=False, names=names(2))
    assert refusals([titled("甲"), titled("乙")]) == ["域 TITLE（它说的是整个文件）"]


def test_no_more_parts_than_any_program_of_ours_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_joining, "MAX_ENTRIES", 20)

    def headed(number: int) -> bytes:
        contents = parts(plain)
        return packed(
            {**contents, "word/header1.xml": contents["word/header1.xml"].replace("页眉".encode(), b"%d" % number)}
        )

    document = paper(UNITS[0])
    document.sections[0].header.paragraphs[0].text = "页眉"
    plain = saved(document)
    with pytest.raises(TemplateError) as caught:
        print_file([headed(number) for number in range(20)], duplex=False, names=names(20))
    assert [problem.code for problem in caught.value.problems] == ["template-print-large"]


def test_no_paper_is_no_print_file() -> None:
    with pytest.raises(ValueError, match="no letters"):
        print_file([], duplex=False, names=[])
