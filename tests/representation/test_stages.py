"""The tables of constructs and characters, and a Word document with one of them in the text of a notice.

``constructs.tsv`` has the properties of runs, the content of runs, what is around them, fields, mathematics and
drawings of ECMA-376 part 1 (17.3.2, 17.3.3, 17.16, 22.1, 20.4, and part 4 for VML); ``characters.tsv`` the scripts,
symbols and controls of Unicode's blocks that a Chinese office meets.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.document import Document
from docx.shared import Mm
from lxml import etree

from generator import DocxTemplate, paint
from generator.check.run import check
from generator.dispatch.manifest import Manifest
from generator.dispatch.papers.painting import Painting
from generator.ground.errors import InputError, RosterError, TemplateError
from generator.ground.representation import lost
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.taking import take
from generator.notices.reviewing.review_run import review
from generator.official.layout.composition import lay_out
from generator.roster.units.doubts import doubts
from generator.roster.units.load import load_roster
from generator.templates.text.notice import open_notice
from tests.chosen import one_in
from tests.notices.reviewing.copies import NOTICE as REVIEWED_NOTICE
from tests.notices.reviewing.copies import draft_of, edited, notice_in, paragraph
from tests.sample_office import NOTICE, Office
from tests.word_documents import blank, packed, paragraphs, parts, saved

FOLDER = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
STYLES = """
<w:style w:type="character" w:styleId="Raised"><w:name w:val="Raised"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
</w:style><w:style w:type="character" w:styleId="Struck"><w:name w:val="Struck"/><w:rPr><w:strike/></w:rPr></w:style>"""
BEFORE, AFTER = "甲子", "乙丑"
"""The text around a construct."""


@dataclass(frozen=True, slots=True)
class Construct:
    """``kept``: the texts that carry it over; ``reported``: the kinds that a stage may report in their place."""

    name: str
    xml: str
    kept: tuple[str, ...]
    reported: frozenset[str]

    @property
    def is_look(self) -> bool:
        """Whether it is kept with nothing to report."""
        return not self.reported

    @property
    def changes(self) -> bool:
        """Whether it is a field that shows something else at another opening, or nothing that is there."""
        return _CHANGING.match(self.name) is not None


_CHANGING = re.compile(
    "(field|fldSimple) (DATE|TIME|.*DATE|EDITTIME|AUTHOR|FILE.*|USER.*|REF|PAGEREF|NOTEREF)|day|year"
)
_OF_THE_PROGRAM = ("bookmark", "proofErr", "lastRendered", "lang", "noProof", "perm", "rPr", "checkbox", "checked")


def constructs() -> list[Construct]:
    """The rows of ``constructs.tsv``."""
    return [_construct(*row) for row in _rows("constructs.tsv")]


def characters() -> list[tuple[str, str, bool]]:
    """The rows of ``characters.tsv``: a name, the characters, and whether a stage has to report them."""
    rows = ((name, json.loads(f'"{text}"'), *more) for name, text, *more in _rows("characters.tsv"))
    return [(name, text, bool(more)) for name, text, *more in rows]


def _rows(name: str) -> Iterator[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    return (line.split("\t") for line in lines if line and not line.startswith("# "))


def _construct(name: str, expected: str, xml: str) -> Construct:
    ways = [each.partition(" ")[::2] for each in expected.split("|")]
    kept = tuple(json.loads(f'"{text}"') for way, text in ways if text or way == "kept")
    return Construct(name, xml, kept, frozenset(way for way, _ in ways if way != "kept"))


def parsed(xml: str) -> list[etree._Element]:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return list(etree.fromstring(f"<x {names}>{xml}</x>"))


def document(xml: str, *lines: str) -> bytes:
    """A Word document with the paragraphs ``lines``; the line ``*`` is a paragraph with ``xml`` in it."""
    made: Document = blank()
    made.sections[0].page_width, made.sections[0].page_height = Mm(210), Mm(297)
    made.styles.element.extend(parsed(STYLES))
    for line in lines:
        paragraph = made.add_paragraph(BEFORE if line == "*" else line)
        if line == "*":
            paragraph._p.extend(parsed(xml))
            paragraph.add_run(AFTER)
    return saved(made)


def shape(data: bytes) -> Counter[str]:
    """The elements and texts of the paragraph with the construct, without what programs note for themselves."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    (paragraph,) = (each for each in root.iter(f"{W}p") if BEFORE in "".join(map(str, each.itertext())))
    names = (
        (etree.QName(each).localname, (each.text or "") + each.get(f"{W}char", "") + each.get(f"{W}instr", ""))
        for each in paragraph.iter(etree.Element)
    )
    return Counter(f"{name} {text}".strip() for name, text in names if not name.startswith(_OF_THE_PROGRAM))


# Any construct, and any character, at each stage: carried over as it was, reported, or refused.


ROWS = [(name, f"{BEFORE}{text}{AFTER}", misleads) for name, text, misleads in characters()]
FONTS_SAY = ("private use", "private use of a symbol font")
"""Whether a font has it is what ``output-character`` reports."""


def test_a_text_is_in_the_document_as_it_was_typed(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.write("templates/notice/notice.md", NOTICE + "\n".join(text for _, text, _ in ROWS))
    office.build(draft=True, only=["修复中心"])
    (notice,) = office.output.glob("*/*.docx")
    made = paragraphs(notice.read_bytes())
    assert [name for name, text, _ in ROWS if text not in made] == []


@pytest.mark.parametrize(("name", "text", "misleads"), ROWS)
def test_what_misleads_in_a_text_is_reported_where_it_is_typed(
    tmp_path: Path, name: str, text: str, *, misleads: bool
) -> None:
    (tmp_path / "notice.md").write_text(f"{NOTICE}{text}\n", encoding="utf-8")
    found = [
        each.span.line for each in open_notice(tmp_path).warnings if each.code == "notice-not-represented" and each.span
    ]
    assert found == [10] * (misleads and name not in FONTS_SAY)


@pytest.mark.parametrize(("name", "text", "misleads"), ROWS)
def test_what_misleads_in_a_roster_is_reported_or_refused(
    tmp_path: Path, name: str, text: str, *, misleads: bool
) -> None:
    path = tmp_path / "units.yaml"
    value = json.dumps(text, ensure_ascii=False)
    path.write_text(f"groups:\n- name: 镇\n  units:\n  - {{name: 甲镇, contact: {value}}}\n", encoding="utf-8")
    try:
        roster = load_roster(path)
    except RosterError as refused:
        found = [*refused.problems]
    else:
        found = [*doubts(roster)]
        assert roster.units[0].contact == text
    assert bool(found) or not misleads, name


ENTRY = "attachments: [{title: 示例, file: 附.docx}]\nsignature:"


def _with_attachment(folder: Path, xml: str) -> Office:
    office = Office.at(folder)
    office.replace("templates/notice/notice.md", "signature:", ENTRY)
    for name in ("unit/函.docx", "dispatch/分发表.docx"):
        (folder / "templates" / name).unlink()
    (folder / "templates/notice/附.docx").write_bytes(document(xml, "第一段。", "*", "末段。"))
    return office


def _reported(manifest: Manifest) -> bool:
    found = (each for each in manifest.warnings if each.span is not None and "附.docx" in each.span.file)
    return any("count" in each.facts or each.code.startswith("live-") for each in found)


@pytest.mark.cases(2)
@pytest.mark.parametrize("construct", one_in(6, [(each,) for each in constructs()]), ids=lambda each: each.name)
def test_a_construct_is_set_in_reported_or_refused(construct: Construct, tmp_path: Path) -> None:
    office = _with_attachment(tmp_path, construct.xml)
    try:
        manifest = office.build(draft=True)
    except InputError:
        refused = True
    else:
        refused = False
    assert not (refused and construct.is_look)
    if refused:
        return
    (made,) = office.output.glob("*/*.docx")
    before, after = (shape(path.read_bytes()) for path in (tmp_path / "templates/notice/附.docx", made))
    assert AFTER in "".join(after)
    gone = before - after
    assert _reported(manifest) or (not gone and not construct.changes), gone
    assert not construct.is_look or not _reported(manifest)


LINES = ("关于开展检查的通知", "各镇：", "*", "请按时报送材料。", "示例县民政局", "2024年2月14日")


def _taken(xml: str) -> tuple[str, set[str]]:
    """The text between the words around the construct in notice.md, and the kinds of ``left``."""
    taken = take(draft_in(document(xml, *LINES), "草稿.docx"), None, "")
    text = "".join(data.decode() for name, data in taken.files.items() if name.endswith(".md"))
    found = re.search(f"{BEFORE}(.*?){AFTER}", text, re.DOTALL)
    return found[1] if found else "", {each.what for each in taken.left}


@pytest.mark.parametrize("construct", one_in(3, [(each,) for each in constructs()]), ids=lambda each: each.name)
def test_a_construct_is_kept_reported_or_refused(construct: Construct) -> None:
    try:
        text, left = _taken(construct.xml)
    except InputError:
        text, left = "", {"refused"}
    assert left <= construct.reported | {"seal"}  # a drawing without text, above a signature
    assert left or any(each in text for each in construct.kept), text


@pytest.mark.parametrize(("name", "text", "misleads"), one_in(4, characters()))
def test_characters_are_kept(name: str, text: str, misleads: bool) -> None:
    shown = text.replace("\t", "</w:t><w:tab/><w:t>")
    kept, left = _taken(f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>')
    assert kept == text or left, name


PLACES = {
    "text": ("templates/notice/notice.md", "请于三月", "请于\u202e三月"),
    "value": ("templates/notice/notice.md", "signature:", 'copy_to: "县政府\\u202e办"\nsignature:'),
    "draft": ("templates/notice/notice.md", "请于三月", "{# 没有认出来，没有印：征求意见 #}请于三月"),
    "house": ("templates/house.yaml", "", 'contact: {name: "示例甲\\u202e", phone: 023-00000000}\n'),
    "text template": ("templates/unit/单.md", "", "---\ntitle: 单\nrecipients: 馆\n---\n请\u202e收。\n"),
}


@pytest.fixture(params=PLACES)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    name, old, new = PLACES[request.param]
    if old:
        office.replace(name, old, new)
    else:
        office.write(name, new)
    return office


def test_a_numbered_notice_is_not_built(office: Office) -> None:
    with pytest.raises(InputError) as refused:
        office.build()
    (problem,) = refused.value.problems
    assert problem.code in ("notice-not-represented", "notice-remark-left")
    assert (problem.severity, problem.facts["count"]) == ("error", 1)
    assert not office.output.exists() or not list(office.output.iterdir())


def test_a_draft_and_a_preview_warn(office: Office) -> None:
    draft = office.build(draft=True)
    assert [each.severity for each in draft.warnings if lost([each])] == ["warning"]
    assert paint(notice=office.folder / "templates/notice", templates=office.folder / "templates", format="svg")


PAINTED = [(name, f"{BEFORE}{text}{AFTER}") for name, text, _ in characters()]
_FIRST = NOTICE.count("\n") + 1
_WITHOUT_WIDTH = re.compile(
    "[\\s\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe0e\ufe0f\ufeff\ufff9-\ufffb\U000e0100]"
)


def _plain(text: str) -> str:
    return _WITHOUT_WIDTH.sub("", text)


@pytest.mark.in_turn(2)
def test_every_line_is_painted_as_it_was_typed_or_reported(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE + "\n".join(text for _, text in PAINTED), encoding="utf-8")
    painted = Painting().pdf(lay_out(open_notice(tmp_path).render()))
    reported = {each.span.line for each in painted.unrepresented}
    (tmp_path / "painted.pdf").write_bytes(painted.data)
    shown = _plain(subprocess.check_output(["pdftotext", "-raw", tmp_path / "painted.pdf", "-"], text=True))
    unsaid = [row for line, row in enumerate(PAINTED, start=_FIRST) if line not in reported]
    assert [name for name, text in unsaid if _plain(text) not in shown] == []
    assert len(unsaid) > len(PAINTED) / 2
    assert "〓" not in shown


PLACE = "主要做法和存在的问题。"


def _reviewed(folder: Path, xml: str) -> tuple[str, bool]:
    """The text put behind ``PLACE`` in notice.md, and whether anything was reported."""
    notice = notice_in(folder)

    def edit(root: etree._Element) -> None:
        within = [f"<w:r><w:t>{BEFORE}</w:t></w:r>", xml, f"<w:r><w:t>{AFTER}</w:t></w:r>"]
        paragraph(root, PLACE).extend(parsed("".join(within)))

    copy = parts(edited(draft_of(notice), edit))
    copy["word/styles.xml"] = copy["word/styles.xml"].replace(b"</w:styles>", f"{STYLES}</w:styles>".encode())
    (folder / "copy.docx").write_bytes(packed(copy))
    found = review(folder / "copy.docx", notice, folder / "house.yaml", apply=True)
    text = (notice / "notice.md").read_text(encoding="utf-8")
    is_reported = any(each.action == "told" for each in found.records)
    before, _, after = REVIEWED_NOTICE.partition(PLACE)
    if text == REVIEWED_NOTICE:
        return "", is_reported
    assert text.startswith(before + PLACE + BEFORE), text
    assert text.endswith(AFTER + after), text
    return text.removeprefix(before + PLACE + BEFORE).removesuffix(AFTER + after), is_reported


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    "construct", one_in(6, [(each,) for each in constructs() if each.name != "del"]), ids=lambda each: each.name
)
def test_a_construct_is_applied_reported_or_refused(construct: Construct, tmp_path: Path) -> None:
    try:
        text, is_reported = _reviewed(tmp_path, construct.xml)
    except InputError:
        text, is_reported = "", True
    assert (is_reported and not text) or any(each in text for each in construct.kept), text


@pytest.mark.cases(2)
@pytest.mark.parametrize(("name", "text", "misleads"), one_in(6, characters()))
def test_characters_are_applied(name: str, text: str, misleads: bool, tmp_path: Path) -> None:
    shown = text.replace("\t", "</w:t><w:tab/><w:t>")
    kept, is_reported = _reviewed(tmp_path, f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>')
    assert kept == text or is_reported, name


EXECUTED = ("field SET", "field MERGEFIELD", "del")
"""What the engine carries out: merge fields, and the acceptance of tracked changes."""


@pytest.mark.parametrize("construct", one_in(3, [(each,) for each in constructs()]), ids=lambda each: each.name)
def test_a_construct_is_printed_reported_or_refused(construct: Construct, tmp_path: Path) -> None:
    path = tmp_path / "templates" / "unit" / "函.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(document(construct.xml, "{{ unit.name }}：", "*"))
    (report,) = check([path]).reports
    try:
        made = DocxTemplate.open(path).render({"unit": {"name": "甲镇", "单位名称": "甲镇"}})
    except TemplateError:
        assert construct.reported
        return
    gone = shape(path.read_bytes()) - shape(made)
    assert not (gone or construct.changes) or report.findings or construct.name in EXECUTED, gone
    assert AFTER in "".join(shape(made))
