"""The package on a Windows that is only acted, in processes of their own: what it uses, and how it names files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from generator.dispatch.unit_papers import processes, unit_paper_run
from generator.ground.errors import TemplateError
from tests.dispatch.naming_rules import as_one, broken_rules
from tests.sample_office import Office, tree

ROOT = Path(__file__).parents[2]
HEAD = """
import json, sys
from pathlib import Path
from tests.windows.as_windows import become_windows
folder = Path(sys.argv[1])
made = become_windows(folder)
"""
TAIL = """
print(json.dumps(made))
"""

pytestmark = [
    pytest.mark.in_turn(3),
    pytest.mark.xdist_group("windows"),
    pytest.mark.skipif(sys.platform != "linux", reason="acted on Linux"),
]


def acted(folder: Path, script: str) -> list[str]:
    """Runs ``script`` in the folder; the paths that it made there, for a moment or to stay, with ``/``."""
    done = subprocess.run(
        [sys.executable, "-c", f"{HEAD}{script}{TAIL}", folder],
        env={**os.environ, "PYTHONPATH": str(ROOT), "FAWEN_CACHE": str(folder / "cache")},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout.splitlines()[-1])
    return [*made, *tree(folder)]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path / "发 文")


BUILD = """
from generator import build
def again(**options):
    return build(templates="templates", units="units.yaml", output="output", **options)
first = again()
assert len(first.written) == 6, first.written
"""


def test_a_set_is_replaced_and_what_others_put_there_is_kept(office: Office) -> None:
    acted(
        office.folder,
        BUILD
        + """
papers = folder / "output" / "示档发〔2024〕7号"
(papers / "扫描件.pdf").write_bytes(b"others'")
(papers / "扫描件.pdf").chmod(0o444)
roster = folder / "units.yaml"
roster.write_text(roster.read_text("utf-8").replace("copies: 2", "copies: 3"), "utf-8")
for _ in range(3):
    second = again()
    assert [each.code for each in second.warnings] == ["roster-group-left-out", "output-foreign"], second.warnings
    assert (papers / "扫描件.pdf").read_bytes() == b"others'"
    assert not (papers / "扫描件.pdf").stat().st_mode & 0o200
again(only=["西馆"])
assert sorted(each.name for each in (folder / "output").iterdir()) == ["示档发〔2024〕7号"]
""",
    )


def test_what_else_writes(office: Office) -> None:
    made = acted(
        office.folder,
        """
from generator.cli.entry_point import run
def fawen(*words):
    code = run([*words, "--lang", "en"])
    assert code == 0, (words, code)
units, letter = "units.yaml", "templates/unit/函.docx"
fawen("build")
fawen("register", "add", "--notice", "templates/notice")
fawen("register", "add", "示档发〔2024〕8号", "--title", "乙", "--recipients", "丙", "--copies", "1")
fawen("register", "void", "示档发〔2024〕8号", "--reason", "错")
for _ in range(2):
    fawen("merge", letter, "--units", units, "--output", "letters", "--notice", "templates/notice")
    fawen("check", "--fix", "mended", "output/示档发〔2024〕7号/关于报送《目录》的通知.docx", "--level", "law")
    fawen("desktop")
    fawen("build", "--reissue", "东馆")
from generator.desk.previewing import publish
for _ in range(2):
    publish(folder / "output" / "预览-东馆", {"函-第1页.png": b"1"})
""",
    )
    there = set(tree(office.folder))
    assert {"letters/01-东馆.docx", "fawen.bat", "output/发文登记簿.csv", "output/预览-东馆/函-第1页.png"} <= there
    assert len(made) > 50


# A folder as offices have them; what Windows takes of a file's path and of a folder's (Microsoft, "Maximum Path Length
# Limitation": MAX_PATH with the closing NUL, and room for an 8.3 name).
BASE = PureWindowsPath(r"C:\Users\某某\Documents\民政科公文\2024年\发文")
MOST_OF_A_FILE, MOST_OF_A_FOLDER = 259, 247


def units_of_utf_16(path: PureWindowsPath) -> int:
    return len(str(path).encode("utf-16-le")) // 2


def faults(made: list[str]) -> list[str]:
    """What Windows has against paths that were made; names of ours that are hidden begin with a dot."""
    names = {part for path in made for part in path.split("/")}
    found = [f"{name}: {fault}" for name in names for fault in broken_rules(name.lstrip("."))]
    for path in set(made):
        place = BASE.joinpath(*path.split("/"))
        if units_of_utf_16(place) > MOST_OF_A_FILE or units_of_utf_16(place.parent) > MOST_OF_A_FOLDER:
            found.append(f"{path}: {units_of_utf_16(place)} units")
    return [*found, *map(str, as_one(set(made)))]


def test_a_set_is_the_same_and_no_name_on_the_way_to_it_is_refused(office: Office) -> None:
    """Also the names of the hidden folder, the lock, the journal, and of files that are there for a moment."""
    made = acted(office.folder, BUILD + "again(draft=True)\nagain(only=['东馆'])\n")
    assert any(".fawen" in path for path in made)
    assert faults(made) == []
    here = Office.at(office.folder.parent / "here")
    for options in ({}, {"draft": True}, {"only": ["东馆"]}):
        here.build(**options)
    assert tree(office.output) == tree(here.output)


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder of a shorter name than the base above: pytest's own is longer."""
    with TemporaryDirectory(prefix="w") as folder:
        yield Path(folder)


def test_long_titles_and_names_stay_within_what_windows_takes_of_a_path(short: Path) -> None:
    office = Office.at(short / "发文")
    assert len(str(office.folder)) < units_of_utf_16(BASE)
    title = "关于进一步加强" + "城乡居民最低生活保障和特困人员救助供养" * 4 + "工作的通知"
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    office.replace("templates/notice/notice.md", "关于报送|《目录》的通知", title)
    office.replace("units.yaml", "修复中心", "示例市历史文化名城保护和档案抢救修复与数字化加工中心" * 3)
    template = "致各县区民政局和乡镇人民政府街道办事处的工作联系函" * 3
    office.template(f"unit/{template[:64]}.docx", ["{{ unit.name }}"])
    office.template("dispatch/各县区民政局和乡镇人民政府街道办事处收文情况登记表.docx", ["{{ total }}"])
    made = acted(
        office.folder,
        """
from generator import build
build(templates="templates", units="units.yaml", output="output", draft=True)
build(templates="templates", units="units.yaml", output="output")
from generator.desk.previewing import page_names, publish
publish(folder / "output" / "预览-公文", dict.fromkeys(page_names("公文", 12, "png"), b""))
""",
    )
    assert max(len(path) for path in made) > 200, "as long as three names of hanzi can be"
    assert faults(made) == []


def test_a_folder_too_deep_is_refused_before_anything_is_written(office: Office) -> None:
    acted(
        office.folder,
        """
from generator import build
from generator.ground.errors import OutputError
deep = "结果" * 40 + "/" + "二〇二四年" * 12 + "/" + "民政科公文" * 12
try:
    build(templates="templates", units="units.yaml", output=deep)
except OutputError as fault:
    (problem,) = fault.problems
else:
    raise AssertionError("it was written")
assert problem.code == "output-path-long", problem
assert problem.facts["length"] > 259
assert not (folder / deep.partition("/")[0]).exists()
""",
    )


def test_processes_that_cannot_be_forked_make_the_same_set(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Office.at(office.folder.parent / "here")
    here.build()
    monkeypatch.setattr(unit_paper_run, "_WORTH_PROCESSES", 0)
    monkeypatch.setattr(processes, "sys", SimpleNamespace(platform="win32"))
    office.build(jobs=2)
    assert tree(office.output) == tree(here.output)


def test_what_people_call_their_files_may_be_reserved_there(office: Office) -> None:
    office.template("unit/nul.docx", ["{{ unit.name }}"])
    office.template("unit/com1.docx", ["{{ unit.name }}"])
    office.template("dispatch/aux.docx", ["{{ total }}"])
    (office.folder / "templates" / "notice" / "con.pdf").write_bytes(b"%PDF-1.4")
    office.replace("templates/notice/notice.md", "signature:", "attachments: [{title: 表, file: con.pdf}]\nsignature:")
    office.replace("units.yaml", "修复中心", "prn")
    office.build()
    names = {part for path in tree(office.output) for part in path.split("/")}
    assert {"_nul", "_com1", "_aux.docx", "_con.pdf"} <= names
    assert {name: found for name in names if (found := broken_rules(name))} == {}


def test_templates_that_differ_in_case_alone_are_refused(office: Office) -> None:
    office.template("unit/Letter.docx", ["{{ unit.name }}"])
    office.template("unit/LETTER.docx", ["{{ unit.name }}"])
    with pytest.raises(TemplateError) as raised:
        office.build()
    assert [problem.code for problem in raised.value.problems] == ["output-template-twice"]


def test_paths_in_the_manifest_are_the_same_everywhere(office: Office) -> None:
    office.build()
    listed = json.loads((office.papers / "manifest.json").read_text(encoding="utf-8"))["files"]
    paths = [file["path"] for file in listed] + [file["template"] for file in listed]
    assert [path for path in paths if "\\" in path or PureWindowsPath(path).is_absolute()] == []
    assert {PureWindowsPath(path).as_posix() for path in paths} == set(paths)
