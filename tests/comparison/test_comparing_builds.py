"""."""

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.comparison.comparing_builds import (
    BuildDifferences,
    FileDifference,
    SetDifference,
    TextLine,
    changes,
    compare_builds,
    text_changes,
)
from generator.ground.errors import InputError, Span, UsageError, speaking
from generator.office.package import write_package
from tests.refused import refused_for
from tests.sample_office import NOTICE, Office
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx, packed, parts

pytestmark = pytest.mark.in_turn(2)

NUMBER = "示档发〔2024〕7号"


@pytest.fixture
def earlier(office: Office, tmp_path: Path) -> Path:
    """The papers of the small office, kept aside; its own output is built again after a change."""
    office.build()
    return Path(shutil.copytree(office.output, tmp_path / "old"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path / "office")


def only_set(found: BuildDifferences) -> SetDifference:
    (one,) = found.sets
    return one


def files(found: BuildDifferences) -> dict[str, tuple[str, str | None]]:
    """What became of each file that is not the same, with its earlier place."""
    return {file.path: (file.action, file.before) for file in only_set(found).files}


def file(found: BuildDifferences, path: str) -> FileDifference:
    (one,) = [each for each in only_set(found).files if each.path == path]
    return one


def test_the_same_builds_do_not_differ(office: Office, earlier: Path) -> None:
    assert not compare_builds(earlier, office.output).any
    assert not compare_builds(earlier / NUMBER, office.papers).any


def test_a_changed_unit(office: Office, earlier: Path) -> None:
    office.replace("units.yaml", "addressee: 东馆办公室", "addressee: 东馆综合办公室")
    office.build()
    found = compare_builds(earlier, office.output)
    assert files(found) == {"unit/函/01-东馆.docx": ("changed", None)}
    (change,) = file(found, "unit/函/01-东馆.docx").changes
    assert (change.old, change.new) == ("东馆办公室：", "东馆综合办公室：")
    assert isinstance(change.place, Span)
    assert (change.place.part, change.place.paragraph) == ("word/document.xml", 1)
    assert only_set(found).units_changed == ("东馆",)


def test_new_removed_and_renamed_units(office: Office, earlier: Path) -> None:
    office.replace("units.yaml", "{name: 西馆", "{name: 西山馆")
    office.replace("units.yaml", '      - {name: A&B馆<试点>, code: "03"}\n', "")
    office.replace("units.yaml", "{name: 修复中心}", "{name: 修复中心}\n      - {name: 新馆}")
    office.build()
    found = compare_builds(earlier, office.output)
    one = only_set(found)
    assert (one.units, one.units_new, one.units_removed) == (4, ("新馆",), ("A&B馆<试点>",))
    assert one.units_renamed == (("西馆", "西山馆"),)
    told = files(found)
    assert told["unit/函/02-西山馆.docx"] == ("changed", "unit/函/02-西馆.docx")
    assert told["unit/函/03-修复中心.docx"] == ("changed", "unit/函/04-修复中心.docx")  # its serial is in it
    assert told["unit/函/04-新馆.docx"] == ("new", None)
    assert told["unit/函/03-A&B馆_试点_.docx"] == ("removed", None)


def test_another_serial_alone_is_a_move(office: Office, tmp_path: Path) -> None:
    office.template("unit/函.docx", ["{{ unit.name }}"])
    office.build()
    shutil.copytree(office.output, tmp_path / "old")
    office.replace("units.yaml", '      - {name: A&B馆<试点>, code: "03"}\n', "")
    office.build()
    told = files(compare_builds(tmp_path / "old", office.output))
    assert told["unit/函/03-修复中心.docx"] == ("moved", "unit/函/04-修复中心.docx")


def test_the_notice_and_the_lists(office: Office, earlier: Path) -> None:
    office.replace("templates/notice/notice.md", "三月底前", "四月底前")
    office.template("dispatch/分发表.docx", ["{{ total }}个", "第二段"])
    office.build()
    found = compare_builds(earlier, office.output)
    wanted = [("请于三月底前报送《目录》。", "请于四月底前报送《目录》。")]
    assert [(each.old, each.new) for each in file(found, "关于报送《目录》的通知.docx").changes] == wanted
    expected = [("东馆、西馆、A&B馆<试点>、修复中心、共4个", "4个"), (None, "第二段")]
    assert [(each.old, each.new) for each in file(found, "dispatch/分发表.docx").changes] == expected


def test_another_look_with_the_same_words_is_told_in_sentences(office: Office, earlier: Path) -> None:
    office.build()
    letter = office.papers / "unit" / "函" / "01-东馆.docx"
    contents = parts(letter.read_bytes())
    body = contents["word/document.xml"].decode()
    centred = body.replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>', 1)
    assert centred != body
    letter.write_bytes(packed({**contents, "word/document.xml": centred.encode()}))
    told = file(compare_builds(earlier, office.output), "unit/函/01-东馆.docx")
    assert (told.inside, told.changes, told.look) == ("told", (), ("第1段：对齐 左对齐 → 居中",))
    with speaking("en"):
        told = file(compare_builds(earlier, office.output), "unit/函/01-东馆.docx")
    assert told.look == ("paragraph 1: alignment left → centred",)


def test_a_file_with_the_same_words_and_the_same_look(office: Office, earlier: Path) -> None:
    from generator.office.tidying.tidying import tidy_files

    office.build()
    letter = office.papers / "unit" / "函" / "01-东馆.docx"
    tidy_files([letter])
    told = file(compare_builds(earlier, office.output), "unit/函/01-东馆.docx")
    assert (told.inside, told.changes, told.look) == ("told", (), ())


def test_what_was_changed_by_hand_or_taken_away_is_told(office: Office, earlier: Path) -> None:
    edited = office.papers / "unit" / "函" / "02-西馆.docx"
    shutil.copy(office.papers / "unit" / "函" / "01-东馆.docx", edited)
    (office.papers / "dispatch" / "分发表.docx").unlink()
    found = compare_builds(earlier, office.output)
    one = only_set(found)
    assert (one.edited, one.missing) == (((), ("unit/函/02-西馆.docx",)), ((), ("dispatch/分发表.docx",)))
    assert files(found) == {"unit/函/02-西馆.docx": ("changed", None), "dispatch/分发表.docx": ("removed", None)}


def test_an_edit_that_keeps_the_size_is_seen_by_its_time(office: Office, earlier: Path) -> None:
    letter = office.papers / "unit" / "函" / "01-东馆.docx"
    data = bytearray(letter.read_bytes())
    data[-1] ^= 1
    letter.write_bytes(data)
    os.utime(letter)
    assert only_set(compare_builds(earlier, office.output)).edited == ((), ("unit/函/01-东馆.docx",))


def test_programs_of_different_versions(office: Office, earlier: Path) -> None:
    path = earlier / NUMBER / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "fawen": "0.0.9"}), encoding="utf-8")
    found = only_set(compare_builds(earlier, office.output))
    assert found.programs[0].startswith("fawen 0.0.9, ")
    assert found.programs[0] != found.programs[1]
    assert not found.differs


def test_no_more_units_are_opened_than_asked_for(office: Office, earlier: Path) -> None:
    office.template("unit/函.docx", ["{{ unit.name }}"])
    office.build()
    inside = [each.inside for each in only_set(compare_builds(earlier, office.output, most=1)).files]
    assert inside == ["told", "unopened", "unopened", "unopened"]
    assert {each.inside for each in only_set(compare_builds(earlier, office.output, most=None)).files} == {"told"}


def test_several_dispatches_are_compared_by_the_names_of_their_folders(office: Office, tmp_path: Path) -> None:
    office.build()
    office.write("templates/notice/notice.md", NOTICE.replace("7号", "8号"))
    office.build()
    shutil.copytree(office.output, tmp_path / "old")
    office.write("templates/notice/notice.md", NOTICE.replace("7号", "9号"))
    office.build()
    shutil.rmtree(office.papers)
    found = compare_builds(tmp_path / "old", office.output)
    assert [each.new.name for each in found.sets] == ["示档发〔2024〕8号"]
    assert (found.only_old, found.only_new) == ((NUMBER,), ("示档发〔2024〕9号",))


def test_a_folder_of_before_is_compared_with_the_one_that_has_its_series(office: Office, tmp_path: Path) -> None:
    minutes = NOTICE.replace("示档发〔2024〕7号", "第3期").replace("signature: unsealed", "format: 纪要")
    for text in (NOTICE, minutes):
        office.write("templates/notice/notice.md", text)
        office.build()
    now = "示例市档案馆纪要 2024 第3期"
    shutil.copytree(office.output, tmp_path / "old")
    os.rename(tmp_path / "old" / now, tmp_path / "old/第3期")
    found = compare_builds(tmp_path / "old", office.output)
    assert {(each.old.name, each.new.name) for each in found.sets} == {(NUMBER, NUMBER), ("第3期", now)}
    assert (found.only_old, found.only_new, found.any) == ((), (), False)
    office.write("templates/notice/notice.md", minutes.replace("2024-03-05", "2025-03-05"))
    shutil.rmtree(office.output / now)
    office.build()
    found = compare_builds(tmp_path / "old", office.output)
    assert (found.only_old, found.only_new) == (("第3期",), ("示例市档案馆纪要 2025 第3期",))


def test_a_single_dispatch_that_has_got_its_number_is_compared_all_the_same(office: Office, tmp_path: Path) -> None:
    office.build(draft=True)
    shutil.copytree(office.output, tmp_path / "old")
    shutil.rmtree(office.output)
    office.build()
    (one,) = compare_builds(tmp_path / "old", office.output).sets
    assert (one.old.name.startswith("草稿-"), one.new.name) == (True, NUMBER)


def test_what_no_build_left_cannot_be_compared(office: Office, earlier: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path, code in ((tmp_path / "empty", "builds-none"), (tmp_path / "nowhere", "source-missing")):
        assert refused_for(UsageError, compare_builds, earlier, path) == [code]
    (earlier / NUMBER / "manifest.json").write_text("{}", encoding="utf-8")
    assert refused_for(InputError, compare_builds, earlier, office.output) == ["builds-manifest"]


def told(suffix: str, old: bytes, new: bytes) -> list[tuple[str, str | None, str | None]]:
    found = text_changes(suffix, old, new)
    assert found is not None
    return [
        (each.place if isinstance(each.place, str) else each.place.text("en"), each.old, each.new) for each in found
    ]


def test_paragraphs_cells_headers_and_footers() -> None:
    old = make_docx(["一", "二", "| 甲 | 乙 |", "末"], header="眉", footer="脚")
    new = make_docx(["一", "新", "二", "| 甲 | 丙 |", "末"], header="眉毛", footer="脚")
    assert told(".docx", old, new) == [
        (":word/document.xml: paragraph 2", None, "新"),
        (":word/document.xml: table 1 row 1 cell 2 paragraph 1", "乙", "丙"),
        (":word/header1.xml: paragraph 1", "眉", "眉毛"),
    ]


def test_cells_of_a_workbook_and_rows_that_came_and_went() -> None:
    old = workbook([["单位", "份数"], ["甲", 2], ["乙", 1], ["合计", "=SUM(B2:B3)"]])
    new = workbook([["单位", "份数"], ["甲", 3], ["乙", 1], ["丙", 1], ["合计", "=SUM(B2:B4)"]])
    expected = [("分发表!B2", "2", "3"), ("分发表!A4", None, "丙 | 1"), ("分发表!B5", "=SUM(B2:B3)", "=SUM(B2:B4)")]
    assert told(".xlsx", old, new) == expected


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_cannot_be_read_is_refused(suffix: str) -> None:
    with pytest.raises(InputError):
        text_changes(suffix, b"no zip", b"no zip")


def test_a_damaged_workbook_is_refused() -> None:
    damaged = write_package({"[Content_Types].xml": b"<Types/>"})
    with pytest.raises(InputError, match="document-unreadable"):
        text_changes(".xlsx", damaged, damaged)


def test_monsters_are_compared_line_by_line() -> None:
    old = [TextLine((f"{number}",), (f"A{number}",)) for number in range(3_000)]
    new = [TextLine((f"n{number}",), (f"A{number}",)) for number in range(3_000)]
    found = list(changes(old, new))
    assert (len(found), found[7].old, found[7].new) == (3_000, "7", "n7")
