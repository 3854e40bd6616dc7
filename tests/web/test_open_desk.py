"""What is at the desk that is served: its templates, its notices."""

import datetime
import shutil
from pathlib import Path

import pytest

from generator.ground.desk_names import UNUSED
from generator.ground.errors import GeneratorError, RosterError
from generator.register.appending import append
from generator.register.register_row import Matter, RegisterEntry
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import KeptFiles, OpenDesk
from generator.web.open_roster import IncomingSheet, OpenRoster
from tests.sample_office import Office
from tests.word_documents import make_docx


def test_templates_are_known_by_the_titles_in_their_properties(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "templates" / "unit"
    (folder / UNUSED).mkdir(parents=True)
    (folder / "函.docx").write_bytes(make_docx(["示例"], title="附函"))
    (folder / "无题.docx").write_bytes(make_docx(["示例"]))
    (folder / "换题.docx").write_bytes(make_docx(["示例"], title="给{{ unit.name }}的函"))
    (folder / "坏.docx").write_bytes(b"PK")
    (folder / "文.md").write_text("---\ntitle: 示例\n---\n", encoding="utf-8")
    (folder / UNUSED / "旧.docx").write_bytes(make_docx(["示例"], title="旧函"))
    assert OpenDesk().template_titles() == {"unit/函.docx": "附函", f"unit/{UNUSED}/旧.docx": "旧函"}


def test_a_desk_without_templates_has_no_titles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "unit").write_bytes(b"")
    assert OpenDesk().template_titles() == {}


def test_the_notices_of_the_register_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office.at(tmp_path)
    monkeypatch.chdir(office.folder)
    notice = office.folder / "templates" / "notice"
    for number, folder in enumerate(("甲", "乙", "丙"), start=1):
        shutil.copytree(notice, notice.with_name(folder))
        office.replace(f"templates/{folder}/notice.md", "〔2024〕7号", f"〔2024〕{number}号")
    for number in (1, 3):
        entry = RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, number), f"示档发〔2024〕{number}号", title="示例")
        append(office.output / "发文登记簿.csv", entry)
    expected = [("notice", "draft"), ("乙", "draft"), ("丙", "registered"), ("甲", "registered")]
    assert [(each.folder.name, state.state) for each, state in OpenDesk().states()] == expected


# What the pages of a roster know of it; a sheet that was sent.


ROSTER = "groups:\n  - name: 甲\n    units:\n      - {name: 示例镇, postcode: 123}\n"


def test_what_is_found_out_about_a_roster_is_kept_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    path, roster = tmp_path / "units.yaml", OpenRoster()
    path.write_text(ROSTER, encoding="utf-8")
    read = load_roster(path)
    seen = roster.seen(read, is_sheet=False)
    assert roster.seen(read, is_sheet=False) is seen
    assert seen.numbers == {opaque_id("示例镇"): 0}
    assert [each.code for each in seen.doubts[0]] == ["roster-postcode"]
    path.write_text(ROSTER.replace("示例镇", "示例乡"), encoding="utf-8")
    assert roster.seen(load_roster(path), is_sheet=False) is not seen


@pytest.mark.parametrize(
    ("name", "shown"),
    [("C:\\我的\\名单.XLSX", "名单.XLSX"), ("../../名单.csv", "名单.csv"), ("名单", "名单"), ("a/b\\c.xls", "c.xls")],
)
def test_only_the_last_part_of_a_sent_name_counts(name: str, shown: str) -> None:
    sheet = IncomingSheet.of(name, b"1")
    assert sheet.name == shown
    with sheet.on_disk() as path:
        assert path.read_bytes() == b"1"
        assert path.suffix == Path(shown).suffix.lower()
        folder = path.parent
    assert not folder.exists()


# What is kept of files that were read.


GOOD = "groups:\n  - name: 甲\n    units:\n      - name: 示例镇\n"
BROKEN = GOOD.replace("name: 示例镇", "nmae: 示例镇")


class Reading:
    """Reads a roster, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, path: Path) -> Roster:
        self.count += 1
        return load_roster(path)


def test_a_file_is_read_again_only_when_it_changes(tmp_path: Path) -> None:
    path, files, read = tmp_path / "units.yaml", KeptFiles(), Reading()
    path.write_text(GOOD, encoding="utf-8")
    first = files.read(path, read)
    assert files.read(path, read) is first
    assert read.count == 1
    path.write_text(GOOD.replace("示例镇", "示例乡镇"), encoding="utf-8")
    assert files.read(path, read) is not first
    assert read.count == 2


def test_a_file_with_a_mistake_is_read_once_and_refused_each_time(tmp_path: Path) -> None:
    path, files, read = tmp_path / "units.yaml", KeptFiles(), Reading()
    path.write_text(BROKEN, encoding="utf-8")
    refused = []
    for _ in range(3):
        with pytest.raises(RosterError) as caught:
            files.read(path, read)
        refused.append([problem.code for problem in caught.value.problems])
    assert read.count == 1
    assert refused[0] == refused[1] == refused[2] != []
    path.write_text(GOOD, encoding="utf-8")
    assert [unit.name for unit in files.read(path, read).units] == ["示例镇"]


@pytest.mark.parametrize("is_there", [True, False])
def test_what_the_system_refuses_is_asked_for_again(is_there: bool, tmp_path: Path) -> None:
    path, files, read = tmp_path / "units.yaml", KeptFiles(), Reading()
    if is_there:
        path.mkdir()
    for _ in range(2):
        with pytest.raises(GeneratorError):
            files.read(path, read)
    assert read.count == 2
