"""The papers around a notice that ``fawen new papers`` writes: each is made over short and long lists."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from lxml import etree

import generator.desk.starters as starters
from generator import build
from generator.check.run import check
from generator.desk.double_click_files import this_machine
from generator.desk.starters.starter_desk import new_desk
from generator.desk.starters.starter_files import Keys
from generator.desk.starters.starter_papers import SETS, new_papers
from generator.dispatch.merging import merge
from generator.office.tidying.tidying import tidy
from generator.office.wordml.wordml_names import w
from generator.standard.faces import USUAL_FONTS
from generator.templates.word.print_files import print_file
from tests.pages import print_documents, read_pages
from tests.templates.excel.workbooks import workbook
from tests.word_documents import paragraphs, parts

pytestmark = [pytest.mark.xdist_group("shipped papers"), pytest.mark.modules_in_turn(4, "printed")]

PAPERS = Path(starters.__file__).parent / "files" / "papers"
EVERY_FILE = sorted(PAPERS.glob("*/*/*.*"))


class Merged(NamedTuple):
    """The sample sheet of a template in ``merge``, and the heading of the column that has the names."""

    sheet: str
    names: str = "姓名"


MERGED = {
    "certificate/merge/certificate.docx": Merged("persons.xlsx"),
    "certificate/merge/honour.docx": Merged("persons.xlsx"),
    "certificate/merge/appointment.docx": Merged("persons.xlsx"),
    "certificate/merge/invitation.docx": Merged("persons.xlsx"),
    "introduction/merge/introduction.docx": Merged("introduction.xlsx"),
    "incoming/merge/incoming-sheet.docx": Merged("incoming-register.xlsx", "收文编号"),
}
BUILT = ("approval/dispatch/approval-sheet.docx", "service/unit/service-receipt.docx", "duty/unit/duty-agreement.docx")
ONE_PAGE = {*MERGED, "approval/dispatch/approval-sheet.docx", "service/unit/service-receipt.docx"}

NAMES = ("示甲", "示例乙", "示例丙丁", "示例阿不都·买买提江")
"""Of 2, 3, 4 and 10 characters."""

LONG = {
    "单位": "示例县示例街道办事处社会事务和民政残联综合服务管理办公室",
    "职务": "示例县档案局党组成员、副局长，示例县档案馆馆长（兼）",
    "事由": "在2025年度全县机关、团体、企业事业单位档案库房安全检查和隐患排查整治工作中成绩突出",
    "荣誉称号": "示例县档案安全检查和隐患排查整治工作先进个人",
    "聘任职务": "示例县档案局档案鉴定和数字化成果验收专家组副组长",
    "活动": "示例县档案馆新馆落成暨馆藏珍贵档案文献展览开幕仪式",
    "活动地点": "示例县示例街道示例路1号示例县档案馆新馆一楼报告厅",
    "落款单位": "示例县人民政府办公室、示例县档案局",
    "开具单位": "示例县住房和城乡建设局城市建设档案馆",
    "前往单位": "示例省示例市自然资源和规划局不动产登记中心",
    "标题": "关于进一步加强全县机关、团体、企业事业单位档案库房安全检查和隐患排查整治工作的通知",
    "来文单位": "示例市档案局、示例市财政局、示例市住房和城乡建设局",
    "附件": "1.档案库房安全检查工作方案；2.档案库房安全检查表",
}
NOTICE = """\
---
issuer: 示例县档案局
number: 示档发〔2026〕7号
title: 关于开展{long}档案库房安全检查和隐患排查整治工作的通知
recipients: 各单位
copy_to: 示例市档案局，示例县人民政府办公室
date: 2026-03-05
signature: unsealed
{more}---
请认真贯彻执行。
"""
LONG_NOTICE = """\
note: 此件公开发布
urgency: 特急
printing: {archive: 2, copy_to: 2}
extra: {责任目标: [按期完成, 不出事故]}
attachments: [{attachments}]
"""
ATTACHMENTS = 30


def sample(template: str) -> tuple[list[str], list[dict[str, object]]]:
    """The headings of a template's sheet, and its rows by them."""
    book = openpyxl.load_workbook((PAPERS / template).parent / MERGED[template].sheet)
    (sheet,) = book.worksheets
    head, *rows = sheet.iter_rows(values_only=True)
    headings = [str(each) for each in head]
    values = [[each.date() if isinstance(each, datetime) else each for each in row] for row in rows if any(row)]
    return headings, [dict(zip(headings, row, strict=True)) for row in values]


def rows_of(template: str, count: int) -> tuple[list[str], list[dict[str, object]]]:
    """``count`` rows like those of the sample: in turn as they are, with long values, and with a name alone."""
    headings, (first, *_) = sample(template)
    names = MERGED[template].names
    found = []
    for number in range(count):
        name = f"收〔2026〕{number + 1}号" if names == "收文编号" else _name(number)
        kind = number // len(NAMES) % 3
        row = {**first, **{each: text for each, text in LONG.items() if each in headings}} if kind == 1 else dict(first)
        code = {"编码": number + 1} if "编码" in headings else {}
        found.append(({} if kind == 2 else row) | code | {names: name})
    return headings, found


def _name(number: int) -> str:
    """The first four are the four of NAMES, and no two are the same."""
    name, turn = NAMES[number % len(NAMES)], number // len(NAMES)
    return f"{name}{turn or ''}"


def merged(template: str, count: int, folder: Path) -> tuple[list[dict[str, object]], Mapping[str, bytes]]:
    """The rows, and the documents made of them by file name; only what a heading might mean is reported."""
    headings, rows = rows_of(template, count)
    path = folder / "名单.xlsx"
    path.write_bytes(workbook([headings, *([row.get(each) for each in headings] for row in rows)]))
    made = merge(PAPERS / template, units=path, output=folder / "out", name_column=MERGED[template].names)
    assert [problem.code for problem in made.warnings if problem.severity != "info"] == []
    return rows, {file.name: file.read_bytes() for file in made.files}


def built(count: int, folder: Path, *, long: bool) -> Mapping[str, bytes]:
    """What a build of the shipped templates makes of ``count`` units, by path, and that nothing was reported."""
    for each in BUILT:
        target = folder / "templates" / each.split("/", 1)[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((PAPERS / each).read_bytes())
    units = "".join(f'      - {{name: {_unit(number, long)}, code: "{number:03}"}}\n' for number in range(count))
    (folder / "units.yaml").write_text(f"groups:\n  - name: 各单位\n    units:\n{units}", encoding="utf-8")
    notice = folder / "templates" / "notice" / "notice.md"
    notice.parent.mkdir()
    files = [f"attachment-{number}.md" for number in range(1, ATTACHMENTS + 1)] if long else []
    for each in files:
        (notice.parent / each).write_text(f"---\ntitle: 示例{each}\n---\n内容。\n", encoding="utf-8")
    more = LONG_NOTICE.replace("{attachments}", ", ".join(files)) if long else ""
    matter = "全县机关、团体、企业事业单位" if long else ""
    notice.write_text(NOTICE.format(long=matter, more=more), encoding="utf-8")
    made = build(templates=folder / "templates", units=folder / "units.yaml", output=folder / "output")
    assert {problem.code for problem in made.warnings} == ({"layout-signature-alone"} if long else set())
    (out,) = (folder / "output").iterdir()
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.docx")}


def _unit(number: int, long: bool) -> str:
    return f"{LONG['单位']}第{number + 1}工作站" if long else _name(number)


def text(data: bytes) -> str:
    return "".join(paragraphs(data))


def test_every_set_has_files_and_every_file_is_in_the_table() -> None:
    assert {path.relative_to(PAPERS).parts[0] for path in EVERY_FILE} == set(SETS)
    mine = {path.relative_to(PAPERS).as_posix() for path in EVERY_FILE if path.suffix == ".docx"}
    assert {each for each in mine if not each.startswith("meeting/")} == {*MERGED, *BUILT}


@pytest.mark.cases(3)
@pytest.mark.parametrize("count", [1, 40, 400])
@pytest.mark.parametrize("template", MERGED)
def test_each_row_of_a_sheet_becomes_a_paper(template: str, count: int, tmp_path: Path) -> None:
    rows, made = merged(template, count, tmp_path)
    assert len(made) == count
    for row, (name, data) in zip(rows, sorted(made.items()), strict=True):
        printed = text(data)
        assert str(row[MERGED[template].names]) in printed, name
        assert not re.search(r"[{}]|None|，，|，。|（）|：：", printed), (name, printed)


@pytest.mark.cases(2)
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("count", [1, 40, 400])
def test_each_unit_gets_its_paper(count: int, long: bool, tmp_path: Path) -> None:
    made = built(count, tmp_path, long=long)
    for kind in ("service-receipt", "duty-agreement"):
        papers = sorted(path for path in made if path.startswith(f"unit/{kind}/"))
        assert len(papers) == count
        for number, path in enumerate(papers):
            assert _unit(number, long) in text(made[path])
    sheet = text(made["dispatch/approval-sheet.docx"])
    assert "示例县档案局发文稿纸" in sheet
    assert re.search("文稿核对码：[0-9A-F]{4}-[0-9A-F]{4}（", sheet)
    assert f"{count + 4 if long else count}份" in sheet
    listed = "；".join(f"{number}.示例attachment-{number}.md" for number in range(1, 9)) + f"等{ATTACHMENTS}件"
    assert (listed in sheet) is long


@pytest.mark.parametrize("template", MERGED)
def test_a_sample_sheet_makes_its_papers(template: str, tmp_path: Path) -> None:
    sheet = (PAPERS / template).parent / MERGED[template].sheet
    made = merge(PAPERS / template, units=sheet, output=tmp_path / "out", name_column=MERGED[template].names)
    assert len(made.files) == len(sample(template)[1])
    assert [problem.code for problem in made.warnings] == []


def test_papers_are_named_as_the_desk_is_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: dict[Keys, str] = {"zh": "签到表.docx", "en": "sign-in.docx"}
    for keys, name in names.items():
        folder = tmp_path / keys
        new_desk(folder, machine=this_machine(), keys=keys)
        monkeypatch.chdir(folder)
        templates = Path("templates/dispatch")
        (templates / "agenda.docx").write_bytes(b"mine")
        made = new_papers(["会议"])
        assert made.left == (templates / "agenda.docx",)
        assert templates / name in made.written
        assert new_papers(["meeting"]).written == ()


def test_nothing_is_found_in_the_templates_of_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new_desk(tmp_path, machine=this_machine())
    new_papers(SETS)
    found = check([Path("templates")])
    assert len(found.reports) >= len(BUILT)
    assert [finding.problem.code for report in found.reports for finding in report.findings] == []
    assert found.problems == ()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[str]]:
    """The text of each page of the extremes, names of each length, long and missing values; none of it is cut."""
    documents: dict[str, bytes] = {}
    for number, template in enumerate(MERGED):
        _, made = merged(template, 12, tmp_path_factory.mktemp(f"merged{number}"))
        alone = [made[name] for n, name in enumerate(sorted(made)) if n % 4 in (0, 3)]
        documents |= {f"{template} {n}": data for n, data in enumerate(alone)}
        together = print_file(alone, duplex=False, names=list(map(str, range(len(alone)))))
        documents[f"{Path(template).stem} together"] = together
    for long in (False, True):
        made = built(2, tmp_path_factory.mktemp("built"), long=long)
        for template in BUILT:
            stem = template.split("/", 1)[1].removesuffix(".docx")
            of_it = next(path for path in sorted(made) if path.startswith(stem))
            documents[f"{template} {'long' if long else 'short'}"] = made[of_it]
    pdfs = print_documents(documents, jobs=2).pdfs
    pages = {name: [page.bare_text for page in read_pages(pdf.data)] for name, pdf in pdfs.items()}
    for name, data in documents.items():
        assert Counter("".join(pages[name])) == Counter("".join(text(data).split())), f"nothing is cut: {name}"
    return pages


def test_what_must_be_one_page_is_one_page(printed: Mapping[str, Sequence[str]]) -> None:
    assert {name: len(pages) for name, pages in printed.items() if name.split()[0] in ONE_PAGE and len(pages) > 1} == {}


def test_papers_of_a_page_have_a_page_each_in_their_print_file(printed: Mapping[str, Sequence[str]]) -> None:
    """Also behind a frame that LibreOffice would draw around the blank pages it inserts."""
    for template in MERGED:
        alone = [pages for name, pages in printed.items() if name.startswith(f"{template} ")]
        assert printed[f"{Path(template).stem} together"] == [page for pages in alone for page in pages], template


def test_the_signatures_of_both_parties_are_on_one_page(printed: Mapping[str, Sequence[str]]) -> None:
    for name in ("duty/unit/duty-agreement.docx short", "duty/unit/duty-agreement.docx long"):
        last = printed[name][-1]
        assert last.count("负责人（签字）") == 2
        assert "本责任书一式两份" in last, "signatures are never alone on a page"


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.relative_to(PAPERS).as_posix())
def test_a_file_names_nobody_and_keeps_nothing_of_the_program_it_was_made_with(path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        properties = etree.fromstring(package.read("docProps/core.xml"))
        company = etree.fromstring(package.read("docProps/app.xml"))
        everything = b"".join(package.read(name) for name in package.namelist())
    said = {etree.QName(each).localname: each.text for each in (*properties, *company) if each.text}
    assert set(said) <= {"title", "created", "modified", "Application"}
    assert said["title"]
    assert said["Application"] == "fawen"
    assert not re.search(rb"rsid|attachedTemplate|(?i:/home/|\\users\\)", everything)


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.relative_to(PAPERS).as_posix())
def test_the_heading_of_a_table_that_may_be_long_is_on_each_page(path: Path) -> None:
    """Only rows from the first one on are repeated (ECMA-376 part 1, 17.4.49)."""
    document = etree.fromstring(parts(path.read_bytes())["word/document.xml"]) if path.suffix == ".docx" else None
    for table in () if document is None else document.iter(w("tbl")):
        rows = list(table.iterchildren(w("tr")))
        texts = [etree.tostring(row, method="text", encoding="unicode") for row in rows]
        loops = [number for number, text in enumerate(texts) if "{%tr for" in text]
        heads = [number for number, row in enumerate(rows) if next(row.iter(w("tblHeader")), None) is not None]
        assert heads == list(range(min(loops, default=0)))


WORD = [path for path in EVERY_FILE if path.suffix == ".docx" and "meeting" not in path.parts]


@pytest.mark.parametrize("path", WORD, ids=lambda path: path.stem)
def test_a_template_is_easy_to_change(path: Path) -> None:
    held = parts(path.read_bytes())
    root, style = (etree.fromstring(held[f"word/{name}.xml"]) for name in ("document", "styles"))
    for properties in root.iter(w("tblPr")):
        assert {each.tag for each in properties} >= {w("tblLayout"), w("tblCaption")}
    assert {each.get(w("type")) for each in root.iter(w("tblLayout"))} <= {"fixed"}
    heights = [each.get(w("hRule")) for each in root.iter(w("trHeight"))]
    assert heights.count("exact") == (2 if path.stem == "introduction" else 0)
    assert next(root.iter(w("txbxContent"), w("drawing"), w("pict")), None) is None
    fonts = {face for each in style.iter(w("rFonts")) for face in each.attrib.values()}
    assert fonts <= {*USUAL_FONTS.values()}
    styles = {each.get(w("styleId")) for each in style.iter(w("style"))}
    assert {each.get(w("val")) for each in root.iter(w("pStyle"))} <= styles
    assert not tidy(path.read_bytes(), path.name).changed
