"""The content of a print file."""

import io
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from generator.ground.errors import TemplateError
from generator.office.package import Package, read_package
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.word import print_files
from generator.templates.word.embedding import parts as embedded_parts
from generator.templates.word.print_files import Likeness, fit_together, print_file
from tests.check.matrix import documents
from tests.pages import Page, print_documents, read_pages
from tests.patience import growth
from tests.refused import refused
from tests.sample_docx import sample_docx
from tests.templates.word.insets.word_files import with_notes
from tests.templates.word.print_files.papers import KINDS, UNITS, W, field, of_our_own_lists, paper
from tests.templates.word.witnesses import new_findings
from tests.word_documents import packed, paragraphs, parts, saved, table_rows


def names(count: int) -> list[str]:
    return [f"{number}.docx" for number in range(count)]


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


_SOON = ("cover letters", "of our layout", "references")


@pytest.mark.cases(1)
@pytest.mark.parametrize(
    "kind", [kind if kind in _SOON else pytest.param(kind, marks=pytest.mark.long) for kind in KINDS]
)
def test_witnesses_find_nothing_that_no_paper_had(kind: str) -> None:
    together = joined(kind, duplex=True)
    assert [each for each in new_findings(papers(kind)[0], together) if _is_new(each, kind, together)] == []


def _is_new(finding: str, kind: str, together: bytes) -> bool:
    """What another paper had already is no news, whatever the part was called there."""
    return all(finding in new_findings(paper, together) for paper in papers(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_papers_give_the_same_bytes(kind: str) -> None:
    again = list(KINDS[kind]())
    assert print_file(again, duplex=False, names=names(len(again))) == joined(kind, duplex=False)


@pytest.mark.parametrize("kind", KINDS)
def test_all_text_is_there_in_order(kind: str) -> None:
    texts = [text for each in papers(kind) for text in paragraphs(each) if text]
    assert [text for text in paragraphs(joined(kind, duplex=False)) if text] == texts


@pytest.mark.parametrize("kind", KINDS)
def test_what_may_be_there_once_is_there_once(kind: str) -> None:
    contents = parts(joined(kind, duplex=False))
    stories = [
        etree.fromstring(data) for name, data in contents.items() if re.match(r"word/(document|header|footer)", name)
    ]
    drawings = Counter(each.get("id") for story in stories for each in story.iter("{*}docPr"))
    starts = [each for story in stories for each in story.iter(qn("w:bookmarkStart"))]
    marks = Counter(each.get(qn("w:name")) for each in starts)
    assert {*drawings.values(), *marks.values()} <= {1}


@pytest.mark.parametrize(("duplex", "kind", "starts"), [(True, "oddPage", ["1"]), (False, "nextPage", [])])
def test_each_paper_begins_a_page(duplex: bool, kind: str, starts: list[str]) -> None:
    """Without a number of a page to show, LibreOffice has no reason for a blank page between papers of one page."""
    for section in body(joined("cover letters", duplex=duplex)).iter(qn("w:sectPr")):
        assert [each.get(qn("w:val")) for each in section.findall(qn("w:type"))] == [kind]
        assert [each.get(qn("w:start")) for each in section.findall(qn("w:pgNumType"))] == starts


def _of_sides(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = True


def _of_an_old_field(document: Document) -> None:
    document.paragraphs[0].add_run()._r.append(parse_xml(f"<w:pgNum {W}/>"))


@pytest.mark.parametrize(
    "change",
    [
        lambda document: field(document.paragraphs[0], "PAGE"),
        lambda document: field(document.paragraphs[0], "= { NUMPAGES } - 1"),
        lambda document: field(document.sections[0].footer.paragraphs[0], r" page \\* Arabic "),
        _of_an_old_field,
        _of_sides,
        lambda document: document.add_section(WD_SECTION.ODD_PAGE),
    ],
    ids=["body", "all", "footer", "old field", "sides", "section"],
)
def test_what_shows_the_number_of_a_page_counts_from_1_in_each(change: Callable[[Document], None]) -> None:
    made = []
    for unit in UNITS:
        document = paper(unit)
        change(document)
        made.append(saved(document))
    numbers = body(print_file(made, duplex=False, names=names(len(made)))).iter(qn("w:pgNumType"))
    assert [each.get(qn("w:start")) for each in numbers] == ["1"] * len(made)


def test_a_large_table_takes_as_long_as_its_rows_are_many() -> None:
    letters = {rows: sample_docx(f"<w:tbl>{table_rows(rows)}</w:tbl>") for rows in (1_000, 16_000)}
    assert growth(lambda rows: print_file([letters[rows]], duplex=False, names=names(1)), 1_000, 16, attempts=1) < 40


def test_a_first_page_of_its_own_number_keeps_it() -> None:
    def numbered(start: int) -> bytes:
        document = paper(UNITS[0])
        document.sections[0]._sectPr.append(parse_xml(f'<w:pgNumType {W} w:start="{start}"/>'))
        return saved(document)

    numbers = body(print_file([numbered(3), numbered(4)], duplex=False, names=names(2))).iter(qn("w:pgNumType"))
    assert [each.get(qn("w:start")) for each in numbers] == ["3", "4"]
    with pytest.raises(TemplateError, match="从双数起的页码"):
        print_file([numbered(3), numbered(4)], duplex=True, names=names(2))


def test_equal_headers_and_pictures_are_there_once() -> None:
    document = paper(UNITS[0])
    document.sections[0].header.paragraphs[0].text = "页眉"
    many = parts(print_file([saved(document)] * 50, duplex=False, names=names(50)))
    assert [name for name in many if re.search("header|footer", name)] == ["word/header1.xml"]
    pictures = parts(joined("pictures", duplex=False))
    assert len([name for name in pictures if "/media/" in name]) == 3  # red, green, and blue in all headers
    assert len([name for name in pictures if "/header" in name and "rels" not in name]) == 1


def test_what_is_not_the_first_papers_alone_stays_out() -> None:
    """No part of it is left that nothing refers to: its text would be in the file a second time."""
    contents = parts(joined("headers", duplex=False))
    assert [name for name in contents if name.startswith("word/header")] == [f"word/header{n}.xml" for n in (1, 3, 4)]
    assert sum(UNITS[0].encode() in data for data in contents.values()) == 2


def test_all_pages_become_those_of_the_section() -> None:
    contents = parts(joined("headers", duplex=False))
    everything = b"".join(data for name, data in contents.items() if re.match(r"word/(document|footer)", name))
    assert b"NUMPAGES" not in everything
    assert everything.count(b" SECTIONPAGES ") == 4  # the one footer of all, and three texts


def test_a_set_up_that_was_changed_is_no_section_more() -> None:
    document = paper(UNITS[0])
    field(document.paragraphs[0], "NUMPAGES")
    former = (
        f'<w:sectPrChange {W} w:id="1" w:author="甲"><w:sectPr><w:pgNumType w:start="7"/></w:sectPr></w:sectPrChange>'
    )
    document.sections[0]._sectPr.append(parse_xml(former))
    together = body(print_file([saved(document)] * 2, duplex=False, names=names(2)))
    assert [each.get(qn("w:start")) for each in together.iter(qn("w:pgNumType"))] == ["1", "7", "1", "7"]


def test_a_chart_is_each_papers_own_with_its_data() -> None:
    def charted(value: bytes) -> bytes:
        document = paper(UNITS[0])
        part = Part(PackURI("/word/charts/chart1.xml"), CONTENT_TYPE.DML_CHART, value)
        sheet = Part(PackURI("/word/embeddings/sheet1.xlsx"), CONTENT_TYPE.SML_SHEET, b"PK" + value)
        part.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE)
        identifier = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        chart = f'<c:chart {nsdecls("c", "r")} r:id="{identifier}"/>'
        document.paragraphs[0]._p.append(parse_xml(f"<w:r {W}><w:drawing>{chart}</w:drawing></w:r>"))
        return saved(document)

    together = print_file([charted(b"<a/>"), charted(b"<b/>"), charted(b"<a/>")], duplex=False, names=names(3))
    package = docx.Document(io.BytesIO(together)).part
    charts = [package.related_parts[str(each.get(qn("r:id")))] for each in body(together).iter("{*}chart")]
    assert [chart.blob for chart in charts] == [b"<a/>", b"<b/>", b"<a/>"]
    assert [each.blob for chart in charts for each in chart.related_parts.values()] == [b"PK<a/>", b"PK<b/>", b"PK<a/>"]
    assert len({chart.partname for chart in charts}) == 3


def test_a_control_shows_its_own_text_and_not_what_the_first_file_holds() -> None:
    document = paper(UNITS[0])
    bound = '<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr>'
    control = f"<w:sdt {W}>{bound}<w:sdtContent><w:r><w:t>东</w:t></w:r></w:sdtContent></w:sdt>"
    document.paragraphs[0]._p.append(parse_xml(control))
    together = body(print_file([saved(document)], duplex=False, names=names(1)))
    assert next(together.iter(qn("w:dataBinding")), None) is None


def test_styles_that_differ_stand_side_by_side() -> None:
    first, second = paper(UNITS[0]), paper(UNITS[1])
    for document, size in ((first, 20), (second, 30)):
        document.add_heading("标题", 1)
        document.styles["Heading 1"].font.size = Pt(size)
        document.styles.add_style("示例", 1).base_style = document.styles["Heading 1"]
        document.add_paragraph("示例的一段", style="示例")
    together = docx.Document(
        io.BytesIO(print_file([saved(each) for each in (first, second, first, second)], duplex=False, names=names(4)))
    )
    used = [each.style for each in together.paragraphs if each.text in ("标题", "示例的一段")]
    assert [each.name for each in used if each is not None] == ["Heading 1", "示例", "heading 1 2", "示例 2"] * 2
    expected = ["Normal", "heading 1 2"]
    assert [each.base_style.name for each in used[2:4] if each is not None and each.base_style is not None] == expected


def test_a_list_that_only_a_later_paper_has_comes_along() -> None:
    together = print_file(of_our_own_lists(), duplex=False, names=names(3))
    used = [each.get(qn("w:val")) for each in body(together).iter(qn("w:numId"))]
    numbering = etree.fromstring(parts(together)["word/numbering.xml"])
    lists = {each.get(qn("w:numId")): each for each in numbering.iter(qn("w:num"))}
    levels = {each.get(qn("w:abstractNumId")): each for each in numbering.iter(qn("w:abstractNum"))}
    links = [next(lists[number].iter(qn("w:abstractNumId"))).get(qn("w:val")) for number in used]
    formats = [next(levels[link].iter(qn("w:numFmt"))).get(qn("w:val")) for link in links]
    assert formats == ["decimal", "upperLetter", "decimal"]
    assert len(set(used)) == 3


# Papers that cannot be in a print file.

NAMES = ["甲.docx", "乙.docx", "丙.docx"]


def refusals(letters: list[bytes], *, duplex: bool = False) -> list[str]:
    """The reported obstacles, in Chinese; every sentence has a remedy in both languages."""
    refusal = refused(TemplateError, print_file, letters, duplex=duplex, names=NAMES[: len(letters)])
    for problem in refusal.problems:
        assert problem.remedy("zh")
        assert problem.remedy("en")
    return [str(problem.facts["what"]) for problem in refusal.problems]


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


def test_papers_are_alike_that_join_or_are_refused_alike() -> None:
    first, second = (Likeness.of(saved(paper(unit))) for unit in UNITS[:2])
    assert first == second
    assert not {first}.intersection(Likeness.of(changed(change)) for change, _ in KEPT_OUT.values())
    assert fit_together([first] * 30)
    assert not fit_together([first] * 30_000)
    headed, fielded = paper(UNITS[0]), paper(UNITS[0])
    for document in (headed, fielded):
        document.sections[0].header.paragraphs[0].text = "页眉"
    field(fielded.sections[0].header.paragraphs[0], "NUMPAGES")
    assert [Likeness.of(saved(each)).stories for each in (headed, fielded)] == [first.stories + 1, first.stories]
    assert not fit_together([Likeness.of(saved(headed))] * 500)


def test_what_differs_is_not_what_a_paper_has() -> None:
    with pytest.raises(TemplateError) as caught:
        print_file([saved(paper(UNITS[0])), changed(_other_defaults)], duplex=False, names=names(2))
    assert [problem.code for problem in caught.value.problems] == ["template-print-differs"]


def test_a_broken_paper_is_named_with_the_part() -> None:
    broken = packed({**parts(saved(paper(UNITS[0]))), "word/document.xml": b"<w:document"})
    refusal = refused(TemplateError, print_file, [broken], duplex=False, names=["甲.docx"])
    assert "甲.docx:word/document.xml" in refusal.text("zh")


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
    monkeypatch.setattr(print_files, "MAX_ENTRIES", 20)

    def headed(number: int) -> bytes:
        contents = parts(plain)
        return packed(
            {**contents, "word/header1.xml": contents["word/header1.xml"].replace("页眉".encode(), b"%d" % number)}
        )

    document = paper(UNITS[0])
    document.sections[0].header.paragraphs[0].text = "页眉"
    plain = saved(document)
    refusal = refused(
        TemplateError, print_file, [headed(number) for number in range(20)], duplex=False, names=names(20)
    )
    assert [problem.code for problem in refusal.problems] == ["template-print-large"]


def test_no_paper_is_no_print_file() -> None:
    with pytest.raises(ValueError, match="no letters"):
        print_file([], duplex=False, names=[])


# What a print file has of the first paper.

KNOWN = {*print_files._KEPT, *embedded_parts.STORIES, *embedded_parts.ONCE}


def test_every_kind_of_part_of_our_documents_is_known() -> None:
    """A part of another kind would be left out of the print file without a word."""
    made = {name: document for name, document in documents().items() if name.endswith(", office")}
    unknown = {}
    for name, document in made.items():
        package = Package(read_package(write_docx(lay_out(document)), name=name), file=name)
        unknown[name] = {each.kind for each in package.relations(package.main)} - KNOWN
    assert {name: kinds for name, kinds in unknown.items() if kinds} == {}


pytestmark = [pytest.mark.xdist_group("print file"), pytest.mark.modules_in_turn(4, "printed")]


@cache
def papers(kind: str) -> tuple[bytes, ...]:
    return tuple(KINDS[kind]())


def joined(kind: str, *, duplex: bool) -> bytes:
    made = papers(kind)
    return print_file(made, duplex=duplex, names=[f"第{number}份" for number in range(1, len(made) + 1)])


@pytest.fixture(scope="module")
def printed() -> dict[str, tuple[Page, ...]]:
    """Each paper by itself, and each print file, printed in one run."""
    documents: dict[str, bytes] = {}
    for kind in KINDS:
        documents |= {f"{kind} {number}": data for number, data in enumerate(papers(kind))}
        documents |= {f"{kind} {duplex}": joined(kind, duplex=duplex) for duplex in (False, True)}
    distinct = {data: name for name, data in documents.items()}
    done = print_documents({name: data for data, name in distinct.items()}).pdfs
    return {name: read_pages(done[distinct[data]].data) for name, data in documents.items()}


def same(page: Page, other: Page) -> bool:
    """Whether both show the same, at the same places to a twentieth of a millimetre."""
    return looks(page) == looks(other) and places(page) == pytest.approx(places(other), abs=0.05)


def looks(page: Page) -> list[tuple[str, ...]]:
    return [(each.text, each.font, f"{each.size:.1f}", each.color) for each in page.chars]


def places(page: Page) -> list[float]:
    characters = [place for each in page.chars for place in (each.x, each.baseline)]
    boxes = [place for each in page.images for place in (each.left, each.top, each.right, each.bottom)]
    rules = [place for each in page.rules for place in (each.left, each.right, each.y)]
    return [page.width, page.height, *characters, *boxes, *rules]


@pytest.mark.parametrize("kind", KINDS)
def test_one_sided_every_page_follows(printed: dict[str, tuple[Page, ...]], kind: str) -> None:
    alone = [page for number in range(len(papers(kind))) for page in printed[f"{kind} {number}"]]
    together = printed[f"{kind} False"]
    assert [page.text for page in together] == [page.text for page in alone]
    assert [same(*pages) for pages in zip(together, alone, strict=True)] == [True] * len(alone)


@pytest.mark.parametrize("kind", KINDS)
def test_on_both_sides_each_begins_on_a_right_hand_page(printed: dict[str, tuple[Page, ...]], kind: str) -> None:
    together = list(printed[f"{kind} True"])
    for number in range(len(papers(kind))):
        pages = printed[f"{kind} {number}"]
        now, together = together[: len(pages)], together[len(pages) :]
        assert [page.text for page in now] == [page.text for page in pages]
        assert [same(*both) for both in zip(now, pages, strict=True)] == [True] * len(pages)
        if len(pages) % 2 and together:
            blank = together.pop(0)
            assert (blank.text, blank.images, blank.rules) == ("", (), ())
    assert together == []
