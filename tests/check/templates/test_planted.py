"""Every planted fault is found, with its place and what was meant; odd documents that are right earn nothing."""

import random
import re
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest

from generator.check.finding import Finding
from generator.check.run import check
from tests.check.templates.planted import DOCUMENT, FAULTS, SILENT, Case, replacing
from tests.chosen import chosen, one_in, sample
from tests.pages import save_again
from tests.sample_office import Office
from tests.word_documents import make_docx, packed, parts, with_split_runs


def findings(office: Office, data: bytes, folder: str = "unit") -> tuple[Finding, ...]:
    path = office.folder / "templates" / folder / "planted.docx"
    path.write_bytes(data)
    checked = check([path])
    assert checked.problems == ()
    (report,) = checked.reports
    assert (report.file, report.checked_as) == (str(path), "template")
    return report.findings


def earned(found: Sequence[Finding], part: str = "word/document.xml") -> list[str]:
    lines = []
    for finding in found:
        span = finding.problem.span
        assert span is not None
        assert span.part == part
        at = [f"cell {span.table}.{span.row}.{span.cell}"] if span.table else []
        at += [f"paragraph {span.paragraph}"] if span.paragraph != 1 and (span.paragraph or at) else []
        lines.append(" ".join([*at, finding.code, *filter(None, [finding.problem.suggestion])]))
    return lines


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault(name: str, office: Office) -> None:
    found = findings(office, FAULTS[name].docx())
    assert earned(found) == FAULTS[name].earns
    for finding in found:
        assert finding.problem.span is not None
        assert finding.problem.span.source
        assert re.search("[\u4e00-\u9fff]", finding.text("zh"))
        assert finding.text("en") != finding.text("zh")


@pytest.mark.parametrize("name", [name for name, case in FAULTS.items() if case.finish.__name__ == "as_typed"])
def test_it_does_not_matter_how_word_split_the_text(name: str, office: Office) -> None:
    data = with_split_runs(FAULTS[name].docx(), random.Random(name))
    assert earned(findings(office, data)) == FAULTS[name].earns


@pytest.mark.parametrize("name", SILENT)
def test_an_odd_document_that_is_right(name: str, office: Office) -> None:
    assert earned(findings(office, SILENT[name].docx())) == []
    assert earned(findings(office, with_split_runs(SILENT[name].docx(), random.Random(name)))) == []


def test_the_list_is_long_enough() -> None:
    assert len(FAULTS) >= 30
    assert len(SILENT) >= 10
    assert all(case.earns for case in FAULTS.values())
    assert not any(case.earns for case in SILENT.values())


DATA_WANTED = re.compile("undefined|unquoted|compare|text-number|loop-text|filter-list|value-")


@pytest.mark.parametrize("name", FAULTS)
def test_without_roster_and_notice(name: str, office: Office) -> None:
    """What needs no data is found without: everything but what hangs on a field's name, kind or values."""
    path = office.folder / "planted.docx"
    path.write_bytes(FAULTS[name].docx())
    (report,) = check([path], checked_as="template").reports
    assert earned(report.findings) == [line for line in FAULTS[name].earns if not DATA_WANTED.search(line)]


def test_how_it_is_written_is_told_with_the_field_in_full(office: Office) -> None:
    case = Case("{name}、{单位名称}、｛｛ serial ｝｝、{ % endif % }、<<addressee>>、{titel}")
    remedies = [finding.problem.remedy("en") for finding in findings(office, case.docx())]
    shown = [re.findall(r"'(\{.*?\})'", remedy)[0] for remedy in remedies]
    assert sorted(shown) == sorted(
        ["{{ unit.name }}", "{{ unit.name }}", "{{ serial }}", "{% endif %}", "{{ unit.addressee }}", "{{ titel }}"]
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        *(("{{ unit.name }}", ["template-dispatch-unit"]), ("第{{ serial }}份", ["template-dispatch-unit"])),
        ("{% for unit in units %}{{ unit.name }}{{ unit.nmae }}{% endfor %}", ["template-undefined name"]),
        ("{% for each in units %}{{ each.name }}{% endfor %}{{ total }}{{ notice.title }}", []),
    ],
)
def test_a_template_of_the_whole_dispatch(line: str, expected: list[str], office: Office) -> None:
    assert earned(findings(office, Case(line).docx(), "dispatch")) == expected


@pytest.mark.parametrize("opener", ["{% for each in units %}", "{% if unit.code %}"])
def test_a_block_over_cells_is_not_blamed_on_a_condition_that_may_be_none(opener: str, office: Office) -> None:
    closer = "{% endfor %}" if "for" in opener else "{% endif %}"
    found = findings(office, Case(f"| 甲{opener} | 乙{closer} |").docx())
    [finding] = [each for each in found if each.code == "template-block-cells"]
    assert "条件" not in finding.problem.message("zh")
    assert "condition" not in finding.problem.message("en")


# The same faults, wherever in a document they stand, and in documents that LibreOffice has written.

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def in_cell(text: str) -> bytes:
    return make_docx(["前", f"| 甲 | {text.replace(' | ', '|')} |"])


def in_text_box(text: str) -> bytes:
    box = (
        '</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>"
    )
    return replacing("此处", box)(make_docx(["前", "框此处在此"]))


def in_footnote(text: str) -> bytes:
    contents = parts(make_docx(["正文"]))
    note = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{_FOOTNOTES_TYPE}"/></Types>'
    relation = f'<Relationship Id="rId99" Type="{_FOOTNOTES_RELATION}" Target="footnotes.xml"/></Relationships>'
    return packed(
        {
            **contents,
            "word/footnotes.xml": note.encode(),
            _TYPES: contents[_TYPES].replace(b"</Types>", override.encode()),
            _RELATIONS: contents[_RELATIONS].replace(b"</Relationships>", relation.encode()),
        }
    )


PLACES: dict[str, tuple[Callable[[str], bytes], str, str]] = {
    "cell": (in_cell, DOCUMENT, "cell 1.1.2"),
    "header": (lambda text: make_docx(["正文"], header=text), "word/header1.xml", "paragraph 1"),
    "footer": (lambda text: make_docx(["正文"], footer=text), "word/footer1.xml", "paragraph 1"),
    "text box": (in_text_box, DOCUMENT, "paragraph 2"),
    "footnote": (in_footnote, "word/footnotes.xml", "paragraph 2"),
}
NOT_KEPT = {
    "a picture within the tag": "a picture without a picture is dropped",
    "misspelt in a link's tip": "a tip is dropped",
    "a footnote's mark within the tag": "a mark without a note is not opened",
}
RESAVED = {name: case for name, case in {**FAULTS, **SILENT}.items() if name not in NOT_KEPT}
ANYWHERE = [
    name
    for name, case in FAULTS.items()
    if len(case.lines) == 1
    and not case.lines[0].startswith("| ")
    and case.finish.__name__ == "as_typed"
    and "cellbg" not in case.lines[0]
]

FAULTS_IN_PLACES = one_in(4, product(PLACES, [name for name in ANYWHERE if "<" not in FAULTS[name].lines[0]]))


@pytest.mark.xdist_group("places of templates")
@pytest.mark.parametrize(("place", "name"), FAULTS_IN_PLACES)
def test_a_fault_anywhere(name: str, place: str, office: Office) -> None:
    plant, part, where = PLACES[place]
    case = FAULTS[name]
    found = findings(office, plant(case.lines[0]))
    assert earned(found, part) == [line if where == "paragraph 1" else f"{where} {line}" for line in case.earns]


@pytest.mark.xdist_group("places of templates")
def test_enough_faults_are_planted_everywhere() -> None:
    assert len(ANYWHERE) >= 30
    places, names = map(set, zip(*sample(FAULTS_IN_PLACES), strict=True))
    assert places == set(PLACES)
    assert names >= {name for name in ANYWHERE if "<" not in FAULTS[name].lines[0]}


@pytest.mark.xdist_group("places of templates")
def test_in_the_properties(office: Office) -> None:
    found = findings(office, make_docx(["正文"], title="{{ notice.titel }}和{name}"))
    assert earned(found, "docProps/core.xml") == ["template-like-single", "template-undefined title"]


@pytest.fixture(scope="module")
def resaved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case that this run has, opened and saved by LibreOffice, each under its number."""
    folder = tmp_path_factory.mktemp("resaved")
    typed = folder / "typed"
    typed.mkdir()
    for number in chosen(request, "resaved_number"):
        (typed / f"{number}.docx").write_bytes(list(RESAVED.values())[number].docx())
    save_again(sorted(typed.iterdir()), folder / "saved", folder / "profile")
    return folder / "saved"


@pytest.mark.xdist_group("places of templates")
@pytest.mark.parametrize(("resaved_number", "name"), one_in(3, enumerate(RESAVED)))
def test_as_libreoffice_saves_it(resaved_number: int, name: str, resaved: Path, office: Office) -> None:
    data = (resaved / f"{resaved_number}.docx").read_bytes()
    assert earned(findings(office, data)) == RESAVED[name].earns
