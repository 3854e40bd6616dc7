import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import build
from generator.ground.disk import Folder
from generator.ground.errors import GeneratorError, InputError, NoticeError, OutputError, TemplateError, UsageError
from generator.writing import Staging, staging
from tests.sample_office import EVERYTHING, LETTER, Office, codes, tree
from tests.word_documents import paragraphs


def test_the_whole_set(office: Office) -> None:
    manifest = office.build()
    assert manifest.folder == office.papers
    found = sorted(tree(office.output))
    assert found == sorted(f"{office.papers.name}/{path}" for path in [*EVERYTHING, "manifest.json"])
    expected = ["东馆办公室：", "现寄上关于报送《目录》的通知（1/4）2份。"]
    assert paragraphs((office.papers / "unit/函/01-东馆.docx").read_bytes())[:2] == expected
    assert paragraphs((office.papers / "unit/函/03-A&B馆_试点_.docx").read_bytes())[0] == "A&B馆<试点>："
    wanted = "东馆、西馆、A&B馆<试点>、修复中心、共4个"
    assert paragraphs((office.papers / "dispatch/分发表.docx").read_bytes())[0] == wanted


def test_a_group_that_is_not_addressed_is_named(office: Office) -> None:
    [warning] = office.build().warnings
    assert (warning.code, warning.facts["group"]) == ("roster-group-left-out", "学校")


def test_the_manifest_tells_what_each_file_is(office: Office) -> None:
    office.build()
    text = (office.papers / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    assert list(manifest) == sorted(manifest)
    assert set(manifest) == {
        *("fawen", "deflate", "number", "notice", "inputs", "printer", "counted", "reads", "sort", "duplex", "files"),
        *("pdf_a", "options", "date"),
    }
    of_later = dict.fromkeys(("ofd", "ofd_a", "numbered"), False)
    assert manifest["options"] == {"pdf": False, "pdf_a": False, "pdf_engine": "own", "duplex": False, **of_later}
    assert (manifest["number"], manifest["date"]) == ("示档发〔2024〕7号", "2024-03-05")
    assert [file["path"] for file in manifest["files"]] == EVERYTHING
    for file in manifest["files"]:
        assert list(file) == sorted(file)
        data = (office.papers / file["path"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert file["roster_sha256"] == hashlib.sha256((office.folder / "units.yaml").read_bytes()).hexdigest()
    by_path = {file["path"]: file for file in manifest["files"]}
    letter = by_path["unit/函/01-东馆.docx"]
    expected = {"kind": "unit", "unit": "东馆", "code": "01", "template": "unit/函.docx", "copies": 2, "pages": None}
    assert {key: letter[key] for key in ("kind", "unit", "code", "template", "copies", "pages")} == expected
    source = (office.folder / "templates/unit/函.docx").read_bytes()
    assert letter["template_sha256"] == hashlib.sha256(source).hexdigest()
    notice = by_path["关于报送《目录》的通知.docx"]
    assert (notice["kind"], notice["unit"], notice["copies"], notice["pages"]) == ("notice", None, 5, 1)
    for private in ("示例甲", "023-00000000"):
        assert private not in text


def test_the_same_input_gives_the_same_bytes(office: Office, tmp_path: Path) -> None:
    office.build()
    first = tree(office.papers)
    elsewhere = Office.at(tmp_path / "另一个 文件夹")
    script = "import sys, tests.sample_office as o; from pathlib import Path; o.Office(Path(sys.argv[1])).build()"
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONUTF8": "1",
    }
    subprocess.run([sys.executable, "-c", script, str(elsewhere.folder)], env=environment, cwd=tmp_path, check=True)
    # The templates are made anew with python-docx, which dates its zip entries: what is built of them must not differ.
    second = tree(elsewhere.papers)
    first.pop("manifest.json")
    second.pop("manifest.json")
    assert first == second


def test_without_a_number(office: Office) -> None:
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    manifest = office.build()
    assert manifest.folder.name == "未编号-2024-03-05-关于报送《目录》的通知"
    assert json.loads((manifest.folder / "manifest.json").read_text(encoding="utf-8"))["number"] is None


def test_a_draft_need_not_have_a_date(office: Office) -> None:
    office.replace("templates/notice/notice.md", "date: 2024-03-05\n", "imprint: {office: 示例市档案馆办公室}\n")
    office.write(
        "templates/unit/信.md", "---\ntitle: 关于报送目录的函\nrecipients: 各分馆\n---\n{{ notice.date.year }}年\n"
    )
    office.template("unit/函.docx", ["{{ notice.date }}", "{{ notice.date | 公文日期 }}", "{{ notice.date.month }}月"])
    with pytest.raises(NoticeError) as fault:
        office.build()
    assert [(each.code, each.field) for each in fault.value.problems] == [("source-missing-key", "date")]
    folder = office.build(draft=True).folder
    assert folder.name == "草稿-关于报送《目录》的通知"
    letter = paragraphs((folder / "unit/函/01-东馆.docx").read_bytes())
    assert letter == ["\u3000\u3000年\u3000\u3000月\u3000\u3000日"] * 2 + ["\u3000\u3000月"]
    notice = "".join(paragraphs((folder / "关于报送《目录》的通知.docx").read_bytes()))
    assert "1980" not in notice
    assert "年\u3000\u3000月\u3000\u3000日印发" in notice


def test_a_draft_needs_a_title_and_an_issuer_alone(office: Office) -> None:
    request = "---\nissuer: 示例市档案馆\ntitle: 关于示例经费的请示\n---\n妥否，请批示。\n"
    office.write("templates/notice/notice.md", request)
    with pytest.raises(NoticeError) as fault:
        office.build()
    assert {each.field for each in fault.value.problems} == {"date", "recipients", "signers"}
    office.build(draft=True)
    office.write(
        "templates/notice/notice.md", request.replace("issuer: 示例市档案馆\ntitle: 关于示例经费的请示", "extra: {}")
    )
    with pytest.raises(NoticeError) as fault:
        office.build(draft=True)
    assert {each.field for each in fault.value.problems} == {"issuer", "title"}


def test_equal_names_carry_their_codes(office: Office) -> None:
    office.replace("units.yaml", "name: 西馆", "name: 东馆")
    assert [path for path in office.build().written if path.startswith("unit/")] == [
        "unit/函/01-东馆-01.docx",
        "unit/函/02-东馆-02.docx",
        "unit/函/03-A&B馆_试点_.docx",
        "unit/函/04-修复中心.docx",
    ]


def test_serials_are_as_wide_as_the_total(office: Office) -> None:
    names = "".join(f"      - name: 第{number}馆\n" for number in range(1, 101))
    office.write(
        "units.yaml", f"groups:\n  - name: 分馆\n    units:\n{names}  - name: 直属单位\n    units: [{{name: 站}}]\n"
    )
    written = office.build(dry_run=True).written
    assert {"unit/函/001-第1馆.docx", "unit/函/100-第100馆.docx", "unit/函/101-站.docx"} <= set(written)


def test_a_dry_run_writes_nothing(office: Office) -> None:
    manifest = office.build(dry_run=True)
    assert list(manifest.written) == EVERYTHING
    assert not office.output.exists()


def test_files_that_are_no_templates(office: Office) -> None:
    office.write("templates/unit/README.md", "写法说明")
    office.write("templates/unit/~$函.docx", "a lock file")
    office.write("templates/unit/.hidden.docx", "hidden")
    office.write("templates/unit/旧函.doc", "an old format")
    manifest = office.build()
    assert list(manifest.written) == EVERYTHING
    assert codes(manifest) == ["roster-group-left-out", "output-other-format"]


def test_attached_sheets_go_beside_the_notice(office: Office) -> None:
    office.write("templates/notice/目录.xlsx", "a sheet")
    entry = "signature: unsealed\nattachments: [{title: 目录, file: 目录.xlsx}]\n"
    office.replace("templates/notice/notice.md", "signature: unsealed\n", entry)
    manifest = office.build()
    assert (office.papers / "目录.xlsx").read_text(encoding="utf-8") == "a sheet"
    [sheet] = [file for file in manifest.files if file.path == "目录.xlsx"]
    assert (sheet.kind, sheet.template, sheet.copies) == ("notice", "目录.xlsx", 5)


class TestChosenUnits:
    def test_only_their_files_are_replaced(self, office: Office) -> None:
        office.build()
        before = {path: (office.papers / path).stat().st_mtime_ns for path in EVERYTHING}
        first = tree(office.papers)
        office.replace("units.yaml", "copies: 2", "copies: 9")
        manifest = office.build(only=["东馆办公室"])
        assert manifest.written == ("unit/函/01-东馆.docx",)
        assert [file.path for file in manifest.files] == EVERYTHING
        after = tree(office.papers)
        assert {path for path in first if after[path] != first[path]} == {"unit/函/01-东馆.docx", "manifest.json"}
        expected = [path for path in EVERYTHING if path != "unit/函/01-东馆.docx"]
        assert [path for path in EVERYTHING if (office.papers / path).stat().st_mtime_ns == before[path]] == expected

    def test_serial_total_and_lists_stay_those_of_the_whole_roster(self, office: Office) -> None:
        office.build(only=["02", "修复中心"])
        expected = ["unit/函/02-西馆.docx", "unit/函/04-修复中心.docx"]
        assert [path for path in tree(office.papers) if path.startswith("unit/")] == expected
        letter = paragraphs((office.papers / "unit/函/02-西馆.docx").read_bytes())
        assert "（2/4）" in letter[1]
        assert "共4个" in paragraphs((office.papers / "dispatch/分发表.docx").read_bytes())[0]

    def test_an_unknown_one_is_a_question_of_usage(self, office: Office) -> None:
        with pytest.raises(UsageError) as caught:
            office.build(only=["东馆", "西館"], exclude=["示例学校"])
        expected = [("cli-unit-unknown", "西馆"), ("cli-unit-not-addressed", None)]
        assert [(each.code, each.suggestion) for each in caught.value.problems] == expected
        assert not office.output.exists()

    def test_a_file_in_place_of_the_templates(self, office: Office) -> None:
        with pytest.raises(UsageError, match="source-no-folder"):
            build(templates=office.folder / "units.yaml", units=office.folder / "units.yaml", output=office.output)
        assert not office.output.exists()


class TestOtherPeoplesFiles:
    def test_they_are_kept_and_named(self, office: Office) -> None:
        office.build()
        office.write(f"output/{office.papers.name}/签收单.txt", "我的")
        office.write(f"output/{office.papers.name}/unit/函/备注/说明.txt", "我的")
        manifest = office.build()
        assert [(each.code, each.span and each.span.file) for each in manifest.warnings[1:]] == [
            ("output-foreign", str(office.papers / "unit/函/备注/说明.txt")),
            ("output-foreign", str(office.papers / "签收单.txt")),
        ]
        assert (office.papers / "签收单.txt").read_text(encoding="utf-8") == "我的"
        assert (office.papers / "unit/函/备注/说明.txt").read_text(encoding="utf-8") == "我的"

    def test_one_in_the_way_is_not_overwritten(self, office: Office) -> None:
        office.write(f"output/{office.papers.name}/unit/函/01-东馆.DOCX", "我的")
        with pytest.raises(OutputError) as caught:
            office.build()
        assert [each.code for each in caught.value.problems] == ["output-occupied"]
        assert list(tree(office.output)) == [f"{office.papers.name}/unit/函/01-东馆.DOCX"]


class TestFaults:
    """Nothing is written when there is an error, and what was published before stays."""

    @pytest.fixture
    def published(self, office: Office) -> dict[str, bytes]:
        office.build()
        return tree(office.output)

    def refused(self, office: Office, kind: type[GeneratorError], published: dict[str, bytes]) -> GeneratorError:
        with pytest.raises(kind) as caught:
            office.build()
        assert tree(office.output) == published
        return caught.value

    def test_a_misspelt_field(self, office: Office, published: dict[str, bytes]) -> None:
        office.template("unit/函.docx", [*LETTER, "{{ unit.nmae }}"])
        [problem] = self.refused(office, TemplateError, published).problems
        assert (problem.code, problem.suggestion, problem.units) == ("template-undefined", "name", ())
        assert problem.span is not None
        assert (problem.span.part, problem.span.paragraph) == ("word/document.xml", 3)

    def test_a_fault_in_some_units_papers_names_them(self, office: Office, published: dict[str, bytes]) -> None:
        office.template("unit/函.docx", [*LETTER, "{{ 12 // unit.shelves }}"])
        problems = self.refused(office, TemplateError, published).problems
        assert [each.units for each in problems] == [("A&B馆<试点>", "修复中心")]
        assert "（A&B馆<试点>、修复中心）" in problems[0].text("zh")
        assert "(A&B馆<试点>, 修复中心) " in problems[0].text("en")

    def test_faults_everywhere_are_told_together(self, office: Office, published: dict[str, bytes]) -> None:
        office.replace("units.yaml", "copies: 2", "copis: 2")
        office.replace("templates/notice/notice.md", "2024-03-05", "2024-02-30")
        office.template("unit/函.docx", ["{% if unit.name %}"])
        problems = self.refused(office, InputError, published).problems
        expected = ["roster-unknown-field", "source-not-date", "template-block-unclosed"]
        assert [each.code for each in problems] == expected

    def test_a_text_template_beside_a_word_template(self, office: Office, published: dict[str, bytes]) -> None:
        office.write("templates/unit/函.md", "---\ntitle: 便函\nrecipients: 东馆\n---\n{{ unit.name }}\n")
        [problem] = self.refused(office, TemplateError, published).problems
        assert problem.code == "output-template-twice"

    @pytest.mark.parametrize(
        ("missing", "codes"),
        [
            (("templates", "units.yaml"), ["source-no-desk"]),
            (("templates/notice", "units.yaml"), ["source-missing", "source-missing"]),
            (("templates/notice",), ["source-missing"]),
            (("units.yaml",), ["source-missing"]),
        ],
    )
    def test_paths_that_are_not_there_are_reported_at_once(
        self, office: Office, published: dict[str, bytes], missing: tuple[str, ...], codes: list[str]
    ) -> None:
        for name in missing:
            (office.folder / name).rename(office.folder / f"那边的{name.replace('/', '的')}")
        error = self.refused(office, UsageError, published)
        assert [each.code for each in error.problems] == codes

    @pytest.mark.parametrize(
        ("fault", "code"), [(28, "output-disk-full"), (13, "output-denied"), (5, "output-not-written")]
    )
    def test_a_disk_that_fails(
        self, office: Office, published: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, fault: int, code: str
    ) -> None:
        def fail(staging: Staging, path: str, data: bytes) -> int:
            raise OSError(fault, os.strerror(fault), path)

        monkeypatch.setattr(Staging, "write", fail)
        office.replace("units.yaml", "copies: 2", "copies: 9")
        [problem] = self.refused(office, OutputError, published).problems
        assert problem.code == code

    def test_no_exchange(self, office: Office, published: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(folder: Folder, name: str, target: Folder, new: str) -> None:
            raise PermissionError(13, "in use", str(target.path / new))

        monkeypatch.setattr(Folder, "exchange", fail)
        self.refused(office, OutputError, published)

    def test_interrupted(self, office: Office, published: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(folder: Folder) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(staging, "flush", interrupt)
        with pytest.raises(KeyboardInterrupt):
            office.build()
        assert tree(office.output) == published

    def test_an_attachment_with_the_notices_name(self, office: Office) -> None:
        office.write("templates/notice/关于报送《目录》的通知.pdf", "a pdf")
        entry = "signature: unsealed\nattachments: [{title: 目录, file: 关于报送《目录》的通知.pdf}]\n"
        office.replace("templates/notice/notice.md", "signature: unsealed\n", entry)
        with pytest.raises(OutputError) as caught:
            office.build(pdf=True, dry_run=True)
        assert {each.code for each in caught.value.problems} == {"output-same-path"}

    def test_a_set_whose_place_a_file_has(self, office: Office) -> None:
        office.write(f"output/{office.papers.name}", "not a folder")
        with pytest.raises(OutputError):
            office.build()
        assert tree(office.output) == {office.papers.name: b"not a folder"}


class TestSystemsWithoutAnExchange:
    @pytest.fixture(autouse=True)
    def without(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Folder, "exchange", lambda *_: False)

    def test_the_new_set_takes_the_old_ones_place(self, office: Office) -> None:
        office.build()
        office.replace("units.yaml", "copies: 2", "copies: 9")
        office.build()
        assert "9份" in paragraphs((office.papers / "unit/函/01-东馆.docx").read_bytes())[1]
        assert [path.name for path in office.output.iterdir()] == [office.papers.name]

    def test_the_old_set_comes_back_when_that_fails(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        office.build()
        before = tree(office.output)

        real = Folder.move

        def fail(folder: Folder, name: str, target: Folder, new: str) -> None:
            if name == "new":
                raise PermissionError(13, "in use", str(target.path / new))
            real(folder, name, target, new)

        monkeypatch.setattr(Folder, "move", fail)
        with pytest.raises(OutputError):
            office.build()
        assert tree(office.output) == before


def test_what_the_house_prints_on_both_sides_is_asked_again(office: Office) -> None:
    made = []
    for house, asked in (("true", None), ("false", None), ("false", True), ("false", None), ("true", False)):
        office.write("templates/house.yaml", f"printing: {{duplex: {house}}}\n")
        made.append(office.build(duplex=asked).duplex)
    assert made == [True, False, True, True, False]
