"""What is staged is checked, whatever the working tree says: by hand, and by the hook of real commits."""

from pathlib import Path

import pytest

from generator.desk.repository.installing import install
from generator.desk.repository.staged import StagedCheck, check_staged
from generator.ground.errors import UsageError
from tests.desk.repository.conftest import Repository
from tests.sample_office import NOTICE, UNITS, Office

pytestmark = pytest.mark.in_turn(2)

LETTER = "templates/unit/函.docx"
WRONG = ["{{ unit.nmae }}"]
RIGHT = ["{{ unit.name }}"]


def told(checked: StagedCheck) -> list[tuple[str, str]]:
    """The files in which something is wrong, with the codes."""
    found = [finding.problem for report in checked.reports for finding in report.findings]
    return [
        (each.span.file if each.span else "", each.code)
        for each in (*found, *checked.problems)
        if each.severity == "error"
    ]


def stage(repository: Repository, lines: list[str], name: str = "unit/函.docx") -> None:
    repository.office.template(name, lines)
    repository.git("add", "-A")


def test_a_wrong_template_is_told_by_its_path_in_the_repository(repository: Repository) -> None:
    stage(repository, WRONG)
    for folder in (repository.top, repository.top / "templates" / "unit"):
        checked = check_staged(folder)
        assert told(checked) == [(LETTER, "template-undefined")]
        assert (checked.files, checked.failed) == (1, True)


def test_the_index_counts_and_not_the_working_tree(repository: Repository) -> None:
    stage(repository, WRONG)
    repository.office.template("unit/函.docx", RIGHT)
    assert check_staged(repository.top).failed
    repository.git("add", "-A")
    repository.office.template("unit/函.docx", WRONG)
    checked = check_staged(repository.top)
    assert (checked.files, checked.failed) == (1, False)


def test_a_staged_roster_has_every_template_checked_against_it(repository: Repository) -> None:
    stage(repository, ["{{ unit.shelves }}"])
    repository.commit()
    repository.office.replace("units.yaml", "shelves", "rooms")
    repository.git("add", "-A")
    assert told(check_staged(repository.top)) == [(LETTER, "template-undefined")]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("units.yaml", "name: 东馆", "nmae: 东馆", "roster-key-unknown"),
        ("templates/notice/notice.md", "date: 2024-03-05", "date: 2024-02-30", "source-date"),
    ],
)
def test_rosters_and_notices(repository: Repository, name: str, old: str, new: str, code: str) -> None:
    repository.office.replace(name, old, new)
    assert not check_staged(repository.top).failed
    repository.git("add", "-A")
    problems = told(check_staged(repository.top))
    assert {file for file, _ in problems} == {name}
    assert problems.count((name, problems[0][1])) == 1
    assert problems[0][1].split("-")[0] in {"roster", "notice", "source"}


def test_an_attachment_that_is_taken_away_is_missed(repository: Repository) -> None:
    repository.office.write("templates/notice/attachment-1.md", "---\ntitle: 目录\n---\n一、甲\n")
    repository.office.write(
        "templates/notice/notice.md", NOTICE.replace("signature:", "attachments: [attachment-1.md]\nsignature:")
    )
    repository.git("add", "-A")
    assert not check_staged(repository.top).failed
    repository.commit()
    repository.git("rm", "-q", "templates/notice/attachment-1.md")
    assert check_staged(repository.top).failed


def test_deleted_and_renamed_templates(repository: Repository) -> None:
    repository.git("mv", LETTER, "templates/unit/信 一.docx")
    checked = check_staged(repository.top)
    assert ([report.file for report in checked.reports], checked.failed) == (["templates/unit/信 一.docx"], False)
    repository.git("rm", "-q", "-r", "-f", "templates/unit", "templates/dispatch")
    assert check_staged(repository.top).files == 0


def test_named_files_are_checked_though_nothing_would_change(repository: Repository) -> None:
    checked = check_staged(repository.top / "templates", [Path("unit/函.docx")])
    assert [report.file for report in checked.reports] == [LETTER]
    with pytest.raises(UsageError) as refusal:
        check_staged(repository.top, [Path("没有.docx")])
    assert [problem.code for problem in refusal.value.problems] == ["git-not-staged"]


def test_a_repository_that_is_itself_the_templates(bare: Repository, tmp_path: Path) -> None:
    office = Office.at(tmp_path / "科")
    repository = Repository(office.folder / "templates")
    repository.git("init", "-q")
    office.template("unit/函.docx", WRONG)
    office.template("unit/b.docx", ["{{ unit.name "])
    repository.git("add", "-A")
    assert ("unit/b.docx", "template-tag-open") in told(check_staged(repository.top))


def test_links_and_submodules(repository: Repository, tmp_path: Path) -> None:
    repository.office.template("../别处/函.docx", WRONG)
    (repository.top / "templates/unit/链.docx").symlink_to("../../别处/函.docx")
    (repository.top / "templates/unit/外.docx").symlink_to("/etc/hostname")
    (repository.top / "templates/unit/空.docx").symlink_to("没有.docx")
    other = Repository(tmp_path / "sub")
    other.top.mkdir()
    other.git("init", "-q")
    other.commit("--allow-empty")
    repository.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other.top), "templates/dispatch/sub"
    )
    repository.git("add", "-A")
    expected = [("templates/unit/链.docx", "template-undefined"), ("templates/unit/空.docx", "source-missing")]
    assert told(check_staged(repository.top)) == expected


OTHER_PLACES = "templates: 模板\nnotice: 公文\nunits: 名单.yaml\n"


def moved(folder: Path) -> Office:
    """A desk in ``folder`` with its templates, its notice and its roster where its fawen.yaml says."""
    office = Office.at(folder)
    office.write("fawen.yaml", OTHER_PLACES)
    (folder / "templates" / "notice").rename(folder / "公文")
    (folder / "templates").rename(folder / "模板")
    (folder / "units.yaml").rename(folder / "名单.yaml")
    return office


def write_letter(office: Office, lines: list[str]) -> None:
    office.template("../模板/unit/函.docx", lines)


@pytest.mark.parametrize("below", [".", "二 科"])
def test_the_places_are_those_of_the_staged_fawen_yaml(bare: Repository, below: str) -> None:
    folder = bare.top / below
    office = moved(folder)
    name = (Path(below) / "模板/unit/函.docx").as_posix()
    bare.git("add", "-A")
    assert told(check_staged(bare.top)) == []
    assert check_staged(bare.top).files == 4
    bare.commit()
    write_letter(office, ["{{ unit.rooms }}"])
    bare.git("add", "-A")
    assert told(check_staged(bare.top)) == [(name, "template-undefined")]
    office.replace("名单.yaml", "shelves", "rooms")
    bare.git("add", "-A")
    assert told(check_staged(bare.top)) == []
    bare.commit()
    office.replace("公文/notice.md", "date: 2024-03-05", "date: 2024-02-30")
    bare.git("add", "-A")
    assert {file for file, _ in told(check_staged(bare.top))} == {(Path(below) / "公文/notice.md").as_posix()}


def test_a_staged_fawen_yaml_has_every_template_checked(bare: Repository) -> None:
    office = moved(bare.top)
    write_letter(office, ["{{ unit.shelves }}"])
    office.write("另一份.yaml", UNITS.replace("shelves", "rooms"))
    bare.git("add", "-A")
    bare.commit()
    office.write("fawen.yaml", OTHER_PLACES.replace("名单", "另一份"))
    assert check_staged(bare.top).files == 0, "only what is staged counts"
    bare.git("add", "-A")
    assert ("模板/unit/函.docx", "template-undefined") in told(check_staged(bare.top))


@pytest.mark.parametrize("absolute", [False, True])
def test_the_environment_of_the_working_folder_goes_before_fawen_yaml(bare: Repository, absolute: bool) -> None:
    folder = bare.top / "二 科"
    office = moved(folder)
    office.write("fawen.yaml", "templates: 没有\nunits: 没有.yaml\n")
    write_letter(office, WRONG)
    bare.git("add", "-A")
    places = {"templates": "模板", "units": "名单.yaml", "output": "../结果"}
    environment = {key: str(folder / place) if absolute else place for key, place in places.items()}
    assert told(check_staged(folder, (), environment)) == [("二 科/模板/unit/函.docx", "template-undefined")]
    assert told(check_staged(bare.top)) == []


class TestTheHook:
    """Commits that git makes, or does not."""

    @pytest.fixture
    def repository(self, repository: Repository) -> Repository:
        install(repository.top)
        repository.git("add", "-A")
        repository.commit("--no-verify")
        return repository

    def test_it_stops_a_commit_and_says_why(self, repository: Repository) -> None:
        stage(repository, WRONG)
        said = repository.commit(fails=True)
        assert f"{LETTER}:word/document.xml: 第1段: " in said
        assert "[template-undefined]" in said
        assert "提交停下了" in said
        assert repository.commits() == 2
        repository.commit("--no-verify")
        stage(repository, RIGHT)
        assert "检查了暂存的 1 个文件：错误 0 处，提醒 0 处。" in repository.commit()

    def test_commit_all_and_commit_of_one_path(self, repository: Repository) -> None:
        repository.office.template("unit/函.docx", WRONG)
        repository.office.replace("units.yaml", "shelves: 7", "shelves: 8")
        repository.commit("-a", fails=True)
        repository.commit("--", LETTER, fails=True)
        repository.git("reset", "-q")
        # the template stays out of this commit: git gives the hook an index of its own
        said = repository.commit("--", "units.yaml", folder=repository.top)
        assert "错误 0 处" in said
        repository.commit("--", "unit/函.docx", fails=True, folder=repository.top / "templates")

    def test_the_commit_that_ends_a_merge(self, repository: Repository) -> None:
        repository.git("checkout", "-q", "-b", "其他")
        repository.office.replace("units.yaml", "shelves: 7", "shelves: 8")
        repository.commit("-a", "--no-verify")
        repository.git("checkout", "-q", "main")
        repository.office.replace("units.yaml", "shelves: 7", "shelves: 9")
        repository.commit("-a", "--no-verify")
        repository.git("merge", "-q", "其他", fails=True)
        repository.git("checkout", "-q", "--ours", "units.yaml")
        repository.office.replace("units.yaml", "name: 东馆", "nmae: 东馆")
        repository.git("add", "-A")
        repository.git("commit", "-q", "--no-edit", fails=True)
        repository.office.replace("units.yaml", "nmae: 东馆", "name: 东馆")
        repository.git("add", "-A")
        repository.git("commit", "-q", "--no-edit")

    def test_a_program_that_has_gone_is_told(self, repository: Repository) -> None:
        hook = repository.top / ".git" / "hooks" / "pre-commit"
        script = hook.read_text(encoding="utf-8")
        hook.write_text(
            script.replace("/fawen", "/gone").replace("command -v fawen", "command -v gone"), encoding="utf-8"
        )
        stage(repository, RIGHT)
        said = repository.commit(fails=True)
        assert "找不到 fawen" in said
        assert "fawen git install" in said
