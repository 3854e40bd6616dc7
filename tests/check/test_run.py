"""Which files a path means, against which roster and notice they are checked, and notices themselves."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor

from generator.check.finding import Finding
from generator.check.run import CheckResult, check
from generator.dispatch.manifest import Manifest
from generator.ground.errors import Problem, Span, TranslatedText, UsageError, speaking
from generator.official.document import Edition, Title
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.text.notice import open_notice
from generator.writing.manifest_entries import MANIFEST, NOTICE_SOURCE, Kind, ManifestFile
from tests.check.right import data_of, right_notice
from tests.official.layout.measured_documents import PLAIN
from tests.sample_office import NOTICE, Office
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import make_docx


def codes(checked: CheckResult) -> dict[str, list[str]]:
    return {Path(report.file).name: [finding.code for finding in report.findings] for report in checked.reports}


def test_a_folder_means_the_templates_beneath(office: Office) -> None:
    for name in ("unit/~$函.docx", "unit/.隐藏.docx", "notice/附件.docx"):
        office.write(f"templates/{name}", "不是模板")
    office.write("templates/README.md", "# 说明")
    office.write("templates/unit/README.md", "# 说明")
    office.write("templates/unit/便函.md", "文字")
    office.write("output/notice.txt", "不是模板")
    checked = check([office.folder / "templates"])
    assert codes(checked) == {
        "分发表.docx": [],
        "notice.md": [],
        "附件.docx": ["notice-attachment-unlisted"],
        "函.docx": [],
        "便函.md": ["source-no-front-matter"],
    }
    assert checked.problems == ()
    assert codes(check([office.folder])) == codes(checked)


def test_a_path_given_twice_is_checked_once(office: Office) -> None:
    letter = office.folder / "templates" / "unit" / "函.docx"
    checked = check([letter, office.folder / "templates" / "unit", letter])
    assert [report.file for report in checked.reports] == [str(letter)]


def test_a_notice_is_opened_and_filled(office: Office) -> None:
    notice = office.folder / "templates" / "notice"
    office.replace("templates/notice/notice.md", "底前报送", "底前报送{{ notice.titel }}")
    (report,) = check([notice / "notice.md"]).reports
    assert report.file == f"{notice}/notice.md"
    (finding,) = report.findings
    assert finding.code == "text-missing-name"
    assert finding.problem.suggestion == "title"
    assert finding.as_mapping()["place"] == {
        "part": None, "paragraph": None, "table": None, "row": None, "cell": None, "page": None, "line": 9,
        "column": 19,
    }  # fmt: skip
    office.replace("templates/notice/notice.md", "date: 2024-03-05", "date: 三月")
    assert codes(check([notice])) == {"notice.md": ["source-not-date"]}


def test_a_finding_is_told_in_one_language() -> None:
    measured, wanted = TranslatedText("加粗", "bold"), TranslatedText("不加粗", "of normal weight")
    problem = Problem("BD-09", Span("x.docx", part="word/document.xml", paragraph=3), {"measured": "", "wanted": ""})
    finding = Finding(problem, "practice", measured, wanted)
    assert finding.text("zh").endswith("\n  实际：加粗；应为：不加粗")
    assert finding.text("en").endswith("\n  measured: bold; wanted: of normal weight")
    assert {"measured": "加粗", "wanted": "不加粗"}.items() <= finding.as_mapping().items()
    with speaking("en"):
        assert {"measured": "bold", "wanted": "of normal weight"}.items() <= finding.as_mapping().items()


def test_a_fault_of_an_attachment_is_told_with_its_file(office: Office) -> None:
    office.replace("templates/notice/notice.md", "signature:", "attachments: [attachment-1.md]\nsignature:")
    office.write("templates/notice/attachment-1.md", "---\ntitle: 目录\n---\n{{ notice.nubmer }}\n")
    expected = {"notice.md": [], "attachment-1.md": ["text-missing-name"]}
    assert codes(check([office.folder / "templates" / "notice"])) == expected


def test_a_faulty_roster_is_told_and_the_templates_are_checked_without_it(office: Office) -> None:
    office.replace("units.yaml", "copies: 2", "copeis: 2")
    office.template("unit/函.docx", ["{{ unit.nmae }}和{{ notice.titel }}和{% if x %}"])
    checked = check([office.folder / "templates" / "unit"])
    assert [problem.code for problem in checked.problems] == ["roster-unknown-field"]
    assert codes(checked) == {"函.docx": ["template-block-unclosed", "template-undefined", "template-undefined"]}
    assert [finding.problem.field for finding in checked.reports[0].findings] == [None, "notice.titel", "x"]


def test_a_faulty_notice_is_told_once(office: Office) -> None:
    office.replace("templates/notice/notice.md", "date: 2024-03-05", "date: 三月")
    checked = check([office.folder / "templates"])
    assert checked.problems == ()
    assert codes(checked) == {"分发表.docx": [], "notice.md": ["source-not-date"], "函.docx": []}
    assert [each.code for each in check([office.folder / "templates" / "unit"]).problems] == ["source-not-date"]


def test_another_roster_and_notice(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("groups:\n  - name: 甲\n    units: [{name: 乙}]\n", encoding="utf-8")
    office.template("unit/函.docx", ["{{ unit.shelves }}", '{% if unit.group == "甲" %}丙{% endif %}'])
    letter = office.folder / "templates" / "unit" / "函.docx"
    assert codes(check([letter])) == {"函.docx": ["template-compare-value"]}
    assert codes(check([letter], units=other)) == {"函.docx": ["template-undefined"]}
    outside = tmp_path / "outside.docx"
    outside.write_bytes(make_docx(["{{ unit.shelves }}{{ unit.nmae }}{{ notice.titel }}"]))
    assert codes(check([outside], checked_as="template")) == {"outside.docx": []}
    notice = office.folder / "templates" / "notice"
    found = codes(check([outside], checked_as="template", units=other, notice=notice))
    assert found == {"outside.docx": ["template-undefined"] * 3}


def test_a_notice_outside_templates_has_the_office_of_the_desk(office: Office) -> None:
    """A build takes it from templates/house.yaml wherever the notice lies."""
    office.write("templates/house.yaml", "issuer: 示例市档案馆\n")
    office.write("年检/notice.md", NOTICE.replace("issuer: 示例市档案馆\n", ""))
    assert codes(check([office.folder / "年检"])) == {"notice.md": []}


def test_paths_that_cannot_be_checked(office: Office, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    text = tmp_path / "text.txt"
    text.write_text("文字", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        check([tmp_path / "nowhere", empty, text, office.folder / "templates"])
    expected = ["source-missing", "cli-check-nothing", "cli-check-kind"]
    assert [problem.code for problem in caught.value.problems] == expected


def test_what_lies_outside_of_templates_is_a_finished_document(office: Office, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    (papers / "deeper").mkdir(parents=True)
    for path in (papers / "函.docx", papers / "deeper" / "名单.docx", papers / "~$函.docx"):
        path.write_bytes(make_docx(["正文"]))
    checked = check([papers])
    expected = [("名单.docx", "document"), ("函.docx", "document")]
    assert [(Path(each.file).name, each.checked_as) for each in checked.reports] == expected
    assert [each.checked_as for each in check([papers], checked_as="template").reports] == ["template", "template"]
    letter = office.folder / "templates" / "unit" / "函.docx"
    assert [each.checked_as for each in check([letter]).reports] == ["template"]
    assert [each.checked_as for each in check([letter], checked_as="document").reports] == ["document"]
    found = check([office.folder / "templates"], checked_as="document").reports
    assert [Path(each.file).name for each in found] == ["分发表.docx", "函.docx"]


def test_a_file_that_is_no_document(office: Office) -> None:
    office.write("templates/unit/函.docx", "只是改了扩展名")
    assert codes(check([office.folder / "templates" / "unit"])) == {"函.docx": ["template-not-docx"]}


@pytest.mark.parametrize("lines", [[], ["", "　", ""], ["|  |  |"]])
def test_an_empty_document_is_told_once(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "空.docx"
    path.write_bytes(make_docx(lines))
    for rendered in (False, True):
        (report,) = check([path], rendered=rendered).reports
        assert [(each.code, each.counts("must")) for each in report.findings] == [("document-empty", True)]


def test_a_document_of_a_picture_alone_is_not_empty(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(picture_bytes()))
    document.save(str(tmp_path / "扫描件.docx"))
    assert "document-empty" not in codes(check([tmp_path]))["扫描件.docx"]


@pytest.mark.cases(3)
@pytest.mark.parametrize("name", ["旧函.doc", "旧函.WPS", "旧名单.xls", "旧函.docm", "旧函.rtf", "名单.et"])
def test_a_template_in_another_format_is_told_as_a_build_tells_it(office: Office, name: str) -> None:
    office.write(f"templates/unit/{name}", "旧格式")
    office.write(f"output/unit/{name}", "不在模板里")
    built = [each for each in office.build(dry_run=True).warnings if each.code == "output-other-format"]
    checked = check([office.folder]).reports
    told = [finding.problem for report in checked for finding in report.findings]
    assert [(each.code, each.facts) for each in told] == [(each.code, each.facts) for each in built]
    assert [Path(report.file).name for report in checked if report.findings] == [name]
    assert codes(check([office.folder / "templates"], checked_as="document")).keys() == {"分发表.docx", "函.docx"}


def test_what_counts_at_which_level() -> None:
    problem = Problem("template-like-single", Span("a.docx"), {"tag": "{a}", "right": "{{ a }}"})
    assert not Finding(problem).counts("practice")
    assert Finding(Problem("template-undefined", Span("a.docx"), {"tag": "", "name": ""})).counts("law")
    must = [Finding(problem, strength=strength).counts("must") for strength in ("law", "must", "usual", "practice")]
    assert must == [True, True, False, False]
    assert Finding(problem, strength="must").counts("law")
    assert [Finding(problem, strength="usual").counts(level) for level in ("usual", "recommended")] == [True, True]


@pytest.mark.parametrize(("grey", "black"), [(40, 0), (5, 1), (9, 2), (4, 0), (10, 10)])
def test_one_finding_of_what_nearly_all_paragraphs_have(tmp_path: Path, grey: int, black: int) -> None:
    document = docx.Document()
    for number in range(grey + black):
        run = document.add_paragraph().add_run(f"第{number}段，请认真抓好落实。")
        run.font.color.rgb = RGBColor(*(0x33,) * 3 if number < grey else (0,) * 3)
    document.save(str(tmp_path / "导出.docx"))
    (report,) = check([tmp_path / "导出.docx"]).reports
    found = [each for each in report.findings if each.code == "PG-12"]
    counts = [each.as_mapping().get("count") for each in found]
    assert counts == ([grey] if grey > 4 and grey > black else [None] * grey)
    assert all((f"共 {grey} 处" in each.sentence()) is (len(found) == 1) for each in found)


# Documents held against one another: the papers of one dispatch, and several documents of a batch.

NUMBER = "示民发〔2026〕7号"
SHA = "0123456789abcdef" * 4


def told(checked: CheckResult, rule: str) -> list[tuple[str, str, str]]:
    """The findings of ``rule`` over several documents: file, measured, wanted."""
    return [
        (Path(report.file).name, str(finding.measured), str(finding.wanted))
        for report in checked.reports
        for finding in report.findings
        if finding.code == rule
    ]


def retyped(old: str, new: str) -> bytes:
    """The right notice with ``new`` in the place of ``old``, in one run each."""
    document = docx.Document(io.BytesIO(data_of(right_notice())))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    return data_of(document)


def letter_with(text: str) -> bytes:
    return make_docx(["示例街道：", text, "示例市民政局", "2026年3月5日"])


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    """A dispatch as a build leaves it: notice, a letter and a list that name its number."""
    folder = tmp_path / "output" / NUMBER
    papers: dict[str, tuple[Kind, str, bytes]] = {
        "通知.docx": ("notice", NOTICE_SOURCE, data_of(right_notice())),
        "unit/函/01-示例街道.docx": ("unit", "unit/函.docx", letter_with(f"现将《通知》（{NUMBER}）送去，请查收。")),
        "dispatch/名单.docx": ("dispatch", "dispatch/名单.docx", make_docx([f"发文字号：{NUMBER}"])),
    }
    for path, (_, _, data) in papers.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    files = tuple(
        ManifestFile(path, kind, None, None, template, SHA, SHA, SHA, len(data), 1, None)
        for path, (kind, template, data) in papers.items()
    )
    (folder / MANIFEST).write_text("".join(Manifest(folder, NUMBER, files).pieces()), encoding="utf-8")
    return folder


def test_one_number_over_all_papers(dispatch: Path) -> None:
    checked = check([dispatch])
    assert len(checked.reports) == 3
    assert told(checked, "MM-07") == []
    assert told(checked, "MM-04") == []


def test_a_letter_with_another_number(dispatch: Path) -> None:
    letter = dispatch / "unit" / "函" / "01-示例街道.docx"
    letter.write_bytes(letter_with("现将《通知》（示民发〔2026〕6号）送去，请查收。"))
    wrong = [("01-示例街道.docx", "示民发〔2026〕6号", NUMBER)]
    assert told(check([dispatch]), "MM-07") == wrong
    assert told(check([dispatch.parent]), "MM-07") == wrong
    assert told(check([letter]), "MM-07") == wrong
    (finding,) = [each for each in check([letter]).reports[0].findings if each.code == "MM-07"]
    assert finding.problem.span is not None
    assert (finding.problem.span.paragraph, finding.strength) == (2, "practice")


def test_the_number_in_other_brackets_is_another(dispatch: Path) -> None:
    letter = dispatch / "unit" / "函" / "01-示例街道.docx"
    letter.write_bytes(letter_with("现送去示民发[2026]7号，请查收。"))
    assert told(check([dispatch]), "MM-07") == [("01-示例街道.docx", "示民发[2026]7号", NUMBER)]


def test_a_list_is_no_official_document(dispatch: Path) -> None:
    (dispatch / "dispatch" / "名单.docx").write_bytes(make_docx(["发文字号：示民发〔2026〕6号"]))
    assert told(check([dispatch]), "MM-07") == []


def test_an_older_number_may_be_named_beside(dispatch: Path) -> None:
    letter = dispatch / "unit" / "函" / "01-示例街道.docx"
    letter.write_bytes(letter_with(f"根据示民发〔2025〕3号，现送去{NUMBER}，上级文件为示府发〔2026〕1号。"))
    assert told(check([dispatch]), "MM-07") == []


def test_the_notice_itself_has_another_number(dispatch: Path) -> None:
    (dispatch / "通知.docx").write_bytes(retyped("〕7号", "〕8号"))
    assert told(check([dispatch]), "MM-07") == [("通知.docx", "示民发〔2026〕8号", NUMBER)]


def test_a_manifest_of_somebody_else_says_nothing(dispatch: Path) -> None:
    (dispatch / "unit" / "函" / "01-示例街道.docx").write_bytes(letter_with("示民发〔2026〕6号"))
    (dispatch / MANIFEST).write_text('{"number": "x"}', encoding="utf-8")
    assert told(check([dispatch]), "MM-07") == []


def test_two_documents_with_one_number(tmp_path: Path) -> None:
    (tmp_path / "一.docx").write_bytes(data_of(right_notice()))
    (tmp_path / "二.docx").write_bytes(retyped("冬春救助", "防汛救灾"))
    (tmp_path / "三.docx").write_bytes(retyped("〕7号", "〕8号"))
    expected = [("二.docx", NUMBER, "一件公文一个发文字号")]
    assert told(check([tmp_path / f"{name}.docx" for name in "一二三"]), "MM-04") == expected


def test_counted_numbers_of_other_years_and_marks_are_others(tmp_path: Path) -> None:
    """第3期 of one mark and year belongs to one document; that of another year or mark is another number."""
    one, other = "示例工作纪要", "示例会议纪要"
    every = ((one, "甲", 2026), (one, "乙", 2027), (other, "丙", 2026), (one, "丁", 2026))
    paths = [minutes(tmp_path / f"{place}.docx", *each) for place, each in enumerate(every)]
    assert told(check(paths), "MM-04") == [("3.docx", "第3期", "一件公文一个发文字号")]


def minutes(path: Path, mark: str, title: str, year: int) -> Path:
    """Minutes with the number 第3期, as a build makes them."""
    keys = f"issuer: 示例市档案馆\nformat: 纪要\nmark: {mark}\nnumber: 第3期\ntitle: 关于{title}的会议纪要\n"
    folder = path.with_suffix("")
    folder.mkdir()
    imprint = "imprint: {office: 示例市档案馆办公室}"
    text = f"---\n{keys}date: {year}-03-05\n{imprint}\n---\n会议听取了汇报。\n"
    (folder / "notice.md").write_text(text, encoding="utf-8")
    path.write_bytes(write_docx(lay_out(open_notice(folder).render())))
    return path


def copies(folder: Path, *serials: str) -> list[Path]:
    """Copies of the right notice with these 份号."""
    paths = []
    for place, serial in enumerate(serials):
        document = right_notice()
        document.paragraphs[0].insert_paragraph_before(serial)
        paths.append(folder / f"{place}.docx")
        paths[-1].write_bytes(data_of(document))
    return paths


@pytest.mark.in_turn(3)
def test_serials_of_copies(tmp_path: Path) -> None:
    assert told(check(copies(tmp_path, "000003", "000001", "000002")), "MM-04") == []
    expected = [("1.docx", "000001", "一份一个份号")]
    assert told(check(copies(tmp_path, "000001", "000001", "000002")), "MM-04") == expected
    wanted = [("2.docx", "000005", "与前一份的份号相连")]
    assert told(check(copies(tmp_path, "000001", "000002", "000005")), "MM-04") == wanted


def in_edition(edition: Edition, number: str, title: str) -> bytes:
    return write_docx(lay_out(replace(PLAIN, edition=edition, number=number, title=Title(title))))


def test_drafts_have_no_number_to_share(tmp_path: Path) -> None:
    for title in ("关于开展安全检查的通知", "关于开展卫生检查的通知"):
        (tmp_path / f"{title}.docx").write_bytes(in_edition(Edition.PROOF, "示城管〔2026〕　　号", title))
    assert told(check([tmp_path]), "MM-04") == []
    for title in ("关于开展安全检查的通知", "关于开展卫生检查的通知"):
        (tmp_path / f"{title}.docx").write_bytes(in_edition(Edition.PROOF, "示城管〔2026〕8号", title))
    assert len(told(check([tmp_path]), "MM-04")) == 1


def test_a_corrected_reprint_has_the_number_of_the_first(tmp_path: Path) -> None:
    wrong = replace(PLAIN, title=Title("关于开展安全检察的通知"))
    (tmp_path / "1.docx").write_bytes(write_docx(lay_out(wrong)))
    corrected = in_edition(Edition.CORRECTED, str(PLAIN.number), "关于开展安全检查的通知")
    (tmp_path / "2.docx").write_bytes(corrected)
    assert told(check([tmp_path]), "MM-04") == []
