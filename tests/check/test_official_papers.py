"""Of the papers of a built set the notice and letters are judged, and all else is reported as what it is."""

import io
import json
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT

from generator.check.annotating import annotate
from generator.check.fixed_copies import fix
from generator.check.run import CheckResult, check
from generator.cli.entry_point import run
from generator.writing.manifest_entries import EDITED_FOLDER, MANIFEST
from tests.sample_office import NOTICE, Office
from tests.word_documents import make_docx, saved

pytestmark = pytest.mark.in_turn(2)

SIGNED = ["{{ unit.addressee }}：", "请查收。", "示例市档案馆", "2024年3月5日"]
CALLED = ["示例市档案馆关于寄送目录的函", "{{ unit.name }}：", "请查收。"]
LAID_OUT = "---\nkind: 函\ntitle: 关于寄送目录的函\nrecipients: '{{ unit.addressee }}'\n---\n请查收。\n"

FORMS: dict[str, tuple[bool, list[str] | str, bool]] = {
    "addressed, signed and dated": (True, SIGNED, False),
    "called by a 文种": (True, CALLED, False),
    "laid out by us": (True, LAID_OUT, False),
    "an envelope": (False, ["{{ unit.code }}", "{{ unit.addressee }}　收", "示例市档案馆", "邮政编码"], True),
    "an envelope with the title of the notice": (False, ["{{ unit.addressee }}　收", "{{ notice.title }}"], True),
    "an envelope with all that a letter has": (False, SIGNED, True),
    "called by a 文种, without a colon": (True, [CALLED[0], "{{ unit.name }}，", *SIGNED[1:]], False),
    "an upright envelope": (False, ["{{ unit.addressee }}　收", "{{ notice.title }}", "示例市档案馆"], False),
    "a slip": (False, ["回　　执", "文件标题", "{{ notice.title }}", "单位", "{{ unit.name }}", "（盖章）"], False),
    "a slip to be filled in": (
        False,
        ["回　　执", "单位：", "{{ notice.title }}", "收到。", "经办人", "2024年3月5日"],
        False,
    ),
    "a slip under the notice's title": (False, ["{{ notice.title }}", "单位：", "收到{{ unit.copies }}份。"], False),
    "a label": (False, ["{{ unit.addressee }}", "{{ unit.name }}"], False),
    "a certificate": (False, ["证　　书", "{{ unit.name }}被评为先进单位。", "示例市档案馆", "2024年3月5日"], False),
    "a table": (False, ["登记表", "| 单位 | {{ unit.name }} |", "| 份数 | {{ unit.copies }} |"], False),
}
"""Papers of a unit: whether each is a letter, its lines, and whether its sheet lies across."""


def taken(checked: CheckResult, folder: Path) -> dict[str, str]:
    return {Path(each.file).relative_to(folder).as_posix(): each.checked_as for each in checked.reports}


def across(lines: list[str]) -> bytes:
    document = docx.Document(io.BytesIO(make_docx(lines)))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    return saved(document)


def with_template(office: Office, lines: list[str] | str, *, lies: bool) -> None:
    (office.folder / "templates" / "unit" / "函.docx").unlink()
    if isinstance(lines, str):
        office.write("templates/unit/件.md", lines)
    elif lies:
        (office.folder / "templates" / "unit" / "件.docx").write_bytes(across(lines))
    else:
        office.template("unit/件.docx", lines)


@pytest.mark.cases(2)
@pytest.mark.parametrize("form", FORMS)
def test_letters_are_told_by_their_form(office: Office, form: str) -> None:
    is_letter, lines, lies = FORMS[form]
    with_template(office, lines, lies=lies)
    office.build()
    found = taken(check([office.papers]), office.papers)
    of_units = {each for path, each in found.items() if path.startswith("unit/")}
    assert of_units == {"document" if is_letter else "other"}
    assert found["关于报送《目录》的通知.docx"] == "document"


@pytest.fixture
def whole(office: Office) -> Office:
    """A set with everything that there may be in one."""
    entries = "attachments: [{file: 附件.md, detached: true}, {title: 目录, file: 目录.xlsx}]\nsignature:"
    office.write("templates/notice/notice.md", NOTICE.replace("signature:", entries))
    office.write("templates/notice/附件.md", "---\ntitle: 说明\n---\n请照此办理。\n")
    office.write("templates/notice/目录.xlsx", "a sheet")
    office.write("templates/house.yaml", "printing: {files: [函]}\n")
    office.write("templates/unit/便函.md", LAID_OUT)
    office.write("templates/dispatch/通报.md", "---\ntitle: 关于报送情况的通报\nrecipients: 各分馆\n---\n已经送出。\n")
    office.build()
    return office


def test_what_is_in_a_set(whole: Office) -> None:
    (whole.papers / "unit" / "自己写的.docx").write_bytes(make_docx(["便条"]))
    (whole.papers / EDITED_FOLDER).mkdir()
    (whole.papers / EDITED_FOLDER / "改过的.docx").write_bytes(make_docx(["便条"]))
    found = taken(check([whole.papers]), whole.papers)
    letters = {f"unit/便函/{name}.docx" for name in ("01-东馆", "02-西馆", "03-A&B馆_试点_", "04-修复中心")}
    by_hand = "unit/自己写的.docx"
    judged = {path for path, each in found.items() if each == "document"}
    assert judged == letters | {"关于报送《目录》的通知.docx", by_hand}
    others = {"附件1-说明.docx", "目录.xlsx", "dispatch/通报.docx", "dispatch/分发表.docx", "dispatch/打印-函.docx"}
    assert others | judged <= set(found)
    assert taken(check([whole.output]), whole.papers) == found


def test_others_have_neither_elements_nor_findings(whole: Office) -> None:
    others = [each for each in check([whole.papers]).reports if each.checked_as == "other"]
    assert {(each.profile, each.elements, each.findings) for each in others} == {(None, None, ())}


def test_one_file_of_a_set(whole: Office) -> None:
    for path in ("dispatch/分发表.docx", "目录.xlsx"):
        assert taken(check([whole.papers / path]), whole.papers) == {path: "other"}


def test_said_to_be_documents_they_are_judged(whole: Office) -> None:
    checked = check([whole.papers], checked_as="document")
    assert set(taken(checked, whole.papers).values()) == {"document"}
    assert all(report.findings for report in checked.reports if report.file.endswith("分发表.docx"))


def test_a_set_that_was_changed_by_hand_is_still_one(whole: Office) -> None:
    path = whole.papers / "dispatch" / "分发表.docx"
    path.write_bytes(make_docx(["改过的分发表"]))
    assert taken(check([path]), whole.papers) == {"dispatch/分发表.docx": "other"}


@pytest.mark.cases(2)
@pytest.mark.parametrize("manifest", ["", "{}", '{"files": 5}', '{"name": "app", "icons": []}'])
def test_a_manifest_that_is_none_of_ours_says_nothing(whole: Office, manifest: str) -> None:
    (whole.papers / MANIFEST).write_text(manifest, encoding="utf-8")
    assert set(taken(check([whole.papers]), whole.papers).values()) == {"document"}


def test_they_are_counted_in_one_line(whole: Office, capsys: pytest.CaptureFixture[str]) -> None:
    found = taken(check([whole.papers]), whole.papers)
    others = [path for path, each in found.items() if each == "other"]
    run(["check", str(whole.papers)])
    *_, line, total = capsys.readouterr().out.splitlines()
    assert line.startswith(f"另有 {len(others)} 个文件")
    assert total.startswith(f"检查了 {len(found) - len(others)} 个文件：")


@pytest.mark.in_turn(3)
def test_fixing_leaves_them_out(whole: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    others = {report.file for report in check([whole.papers]).reports if report.checked_as == "other"}
    fixed = fix([whole.papers], tmp_path / "fixed")
    assert {str(each.source) for each in fixed if each.report.checked_as == "other"} == others
    made = {path.name for path in (tmp_path / "fixed").rglob("*.docx")}
    assert made == {each.source.name for each in fixed if each.report.checked_as == "document"}
    run(["--lang", "en", "check", str(whole.papers), "--fix", str(tmp_path / "again")])
    assert f"lists): {len(others)}; not fixed." in capsys.readouterr().out


def test_fixing_others_alone_writes_nothing(whole: Office, tmp_path: Path) -> None:
    fixed = fix([whole.papers / "dispatch"], tmp_path / "fixed")
    assert {each.report.checked_as for each in fixed} == {"other"}
    assert not (tmp_path / "fixed").exists()


def test_annotating_leaves_them_out(whole: Office, tmp_path: Path) -> None:
    annotated = annotate([whole.papers], tmp_path / "annotated")
    assert annotated.reports == check([whole.papers]).reports
    judged = {Path(report.file).name for report in annotated.reports if report.checked_as == "document"}
    assert {path.name for path in annotated.comments} == judged
    assert {path.name for path in (tmp_path / "annotated").rglob("*.docx")} == judged


def test_as_json(whole: Office, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--json", str(whole.papers)])
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (sheet,) = [each for each in reports if each["file"].endswith(".xlsx")]
    assert sheet == {"file": sheet["file"], "as": "other", "profile": None, "elements": None, "findings": []}


@pytest.mark.in_turn(3)
def test_the_shipped_sample(tmp_path: Path) -> None:
    """Nothing that binds but the writer's own words; most files are not judged."""
    root = Path(__file__).parents[2]
    assert run(["build", "--output", str(tmp_path), "--quiet", *_inputs(root)]) == 0
    reports = check([tmp_path]).reports
    judged = [each for each in reports if each.checked_as == "document"]
    assert len(judged) == 31
    binding = {each.code for report in judged for each in report.findings if each.counts("must")}
    assert {code for code in binding if not code.startswith(("PU", "NU", "GN"))} == set()


def _inputs(root: Path) -> list[str]:
    return [f"--templates={root / 'templates'}", f"--units={root / 'units.yaml'}"]
