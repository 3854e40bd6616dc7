import getpass
import json
import os
import platform
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from generator.desk.desk_places import DeskPlaces
from generator.desk.doctor import examining, office
from generator.desk.doctor import examining as module
from generator.desk.doctor import leftovers as leftovers_module
from generator.desk.doctor.examining import (
    DEVELOPERS,
    GAINS,
    NEEDS,
    Diagnostic,
    anonymous_path,
    examined,
    extras,
    kind_of_place,
    libraries,
    rights,
)
from generator.desk.doctor.leftovers import remains
from generator.ground.errors import LANGUAGES, Lang
from generator.office.fonts.stand_ins import FaceSource
from generator.standard.faces import FAMILIES
from generator.writing import Leftover, locked
from generator.writing.run_lifetime import State
from generator.writing.writing_run import RUN
from tests.cli.desk_of_inputs import ended_in_time
from tests.sample_office import Office, tree

USER = "zhangsan-private"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A desk below a home folder, as the working folder; the fonts and LibreOffice are those of no machine."""
    home = tmp_path / USER
    folder = home / "desk"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USER", USER)
    monkeypatch.setenv("FAWEN_CACHE", str(home / "cache"))
    monkeypatch.chdir(folder)
    monkeypatch.setattr(office, "face_sources", lambda: _sources(home))
    monkeypatch.setattr(office, "find_suite", lambda: home / "LibreOffice" / "soffice")
    monkeypatch.setattr(office, "suite_version", lambda _: "25.2.3.2")
    return Office.at(folder)


def _sources(home: Path) -> tuple[FaceSource, ...]:
    return tuple(FaceSource(family, home / "fonts" / family.file, None) for family in FAMILIES)


# The facts of a desk in order, of damaged ones, and of incomplete installations; nothing is changed, or personal.


NOT_PERSONAL = {"", "公文", "示例", "true", "false", "text", "number", "root"}
"""Words that the page has of its own, whoever uses it and whatever the desk holds."""


def by_name(facts: tuple[Diagnostic, ...]) -> dict[tuple[str, str], Diagnostic]:
    assert len({(fact.kind, fact.name) for fact in facts}) == len(facts)
    return {(fact.kind, fact.name): fact for fact in facts}


def errors(facts: tuple[Diagnostic, ...]) -> dict[str, str]:
    """The codes of the errors, by the names of the things that have them."""
    found = [fact for fact in facts if fact.problem is not None and fact.problem.severity == "error"]
    return {fact.name: fact.problem.code for fact in found if fact.problem is not None}


def test_a_desk_in_order(desk: Office) -> None:
    facts = by_name(examined())
    assert errors(examined()) == {}
    values = {
        ("desk", "units.yaml"): 5,
        ("desk", "notices"): 1,
        ("desk", "templates/unit"): 1,
        ("desk", "templates/dispatch"): 1,
        ("office", "LibreOffice"): "25.2.3.2",
        ("font", "仿宋"): "FandolFang-Regular.otf",
    }
    assert {key: facts[key].value for key in values} == values
    assert {fact.state for key, fact in facts.items() if key[0] in ("version", "font", "rights", "extra")} == {"ok"}
    assert facts["font", "仿宋"].where == facts["office", "LibreOffice"].where == "home"
    assert facts["desk", "templates/house.yaml"].state == "missing"


STANDING = "模板文件夹: 模板\n公文文件夹: 模板/函\n单位名单: 单位名单.yaml\n结果文件夹: 结果\n"


def _moved(desk: Office) -> None:
    """Moves the inputs of ``desk`` to where its fawen.yaml says."""
    desk.write("fawen.yaml", STANDING)
    (desk.folder / "templates").rename(desk.folder / "模板")
    (desk.folder / "模板" / "notice").rename(desk.folder / "模板" / "函")
    (desk.folder / "units.yaml").rename(desk.folder / "单位名单.yaml")


def test_the_environment_goes_before_fawen_yaml(desk: Office, tmp_path: Path) -> None:
    """Its places may be outside of the desk, and a link may lead there."""
    _moved(desk)
    desk.write("fawen.yaml", "单位名单: 没有.yaml\n")
    outside = tmp_path / "outside"
    outside.mkdir()
    (desk.folder / "模板").rename(outside / "模板")
    (desk.folder / "单位名单.yaml").rename(outside / "名单.yaml")
    (desk.folder / "名单.yaml").symlink_to(outside / "名单.yaml")
    environment = {"templates": str(outside / "模板"), "notice": str(outside / "模板/函"), "units": "名单.yaml"}
    facts = examined(environment)
    assert errors(facts) == {}
    expected = {"notices": 1, "…/unit": 1, "…/dispatch": 1, "….yaml": 5}
    assert {fact.name: fact.value for fact in facts if fact.kind == "desk" and fact.value is not None} == expected
    assert errors(examined({"units": str(outside / "没有.yaml")}))["….yaml"] == MISSING


def _link_out(name: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        outside = folder.parent / f"outside {Path(name).name}"
        if (folder / name).exists():
            (folder / name).rename(outside)
        else:
            outside.mkdir()
        (folder / name).symlink_to(outside)

    return plant


def _text(name: str, text: str) -> Callable[[Path], None]:
    return lambda folder: Office(folder).write(name, text)


def _bytes(name: str, data: bytes) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return plant


def _pipe(name: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / name
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    return plant


def _huge(name: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(1 << 40)

    return plant


def _taken(name: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        (folder / name).rename(folder.parent / "taken")

    return plant


FAULTY, MISSING = "doctor-desk-faulty", "doctor-desk-missing"
DAMAGE: dict[str, tuple[Callable[[Path], None], dict[str, str]]] = {
    "broken yaml": (_text("units.yaml", "groups: [示例张三: {\n"), {"units.yaml": FAULTY}),
    "not text": (_bytes("units.yaml", b"\xff\xfe\x00"), {"units.yaml": FAULTY}),
    "a broken notice": (_text("templates/notice/notice.md", "---\nissuer\n"), {"templates/notice/notice.md": FAULTY}),
    "a broken template": (_text("templates/unit/函.docx", "示例"), {"templates/unit/….docx": FAULTY}),
    "a broken house": (_text("templates/house.yaml", "{"), {"templates/house.yaml": FAULTY}),
    "a roster that is a pipe": (_pipe("units.yaml"), {"units.yaml": FAULTY}),
    "a template that is a pipe": (_pipe("templates/unit/函.docx"), {"templates/unit/….docx": FAULTY}),
    "a roster of 1 TB": (_huge("units.yaml"), {"units.yaml": FAULTY}),
    "a roster outside": (_link_out("units.yaml"), {"units.yaml": "doctor-link-out"}),
    "templates outside": (_link_out("templates"), {"templates": "doctor-link-out"}),
    "an output outside": (_link_out("output"), {"output": "doctor-link-out"}),
    "an output that is a file": (_text("output", ""), {"output": "doctor-output-denied"}),
    "no roster": (_taken("units.yaml"), {"units.yaml": MISSING}),
    "no templates": (_taken("templates"), {"templates": MISSING}),
    "no notice": (_taken("templates/notice"), {"templates/notice": MISSING}),
    "a run of another machine": (_text(f"output/{RUN}/示例", ""), {f"output/{RUN}": "doctor-run-foreign"}),
}


@pytest.mark.cases(2)
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_desk(desk: Office, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    plant, wanted = DAMAGE[damage]
    plant(desk.folder)
    before = listed(desk.folder.parent)
    with ended_in_time():
        assert run(["doctor", "--json"]) == 1
    assert listed(desk.folder.parent) == before
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = {each["name"]: each["code"] for each in records if each["severity"] == "error"}
    assert wanted.items() <= found.items()
    assert "unknown" not in {each["state"] for each in records}


@pytest.mark.cases(2)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["page", "json"])
@pytest.mark.parametrize("damage", [None, "broken values"])
def test_nothing_personal(
    desk: Office, damage: str | None, options: list[str], lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    """No user, machine or home folder; no value of the notice or the roster, no name that somebody chose."""
    desk.write("templates/关于示例张三的通知/notice.md", "---\n")
    desk.write("templates/关于示例张三的通知/.notice.md.part", "")
    desk.write("output/示档发〔2024〕7号/manifest.json", "{}")
    if damage is not None:
        desk.write(
            "templates/notice/notice.md", "---\nissuer: 示例市档案馆\ndate: 2024-02-31\nrecipients: 示例乙\n---\n"
        )
        desk.replace("units.yaml", "copies: 2", "copies: 示例份数")
        desk.replace("units.yaml", 'code: "02"', 'code: "01"')
    private = values_in(desk.folder) | {USER, str(Path.home()), platform.node(), getpass.getuser(), os.getcwd()}
    run(["doctor", *options, "--lang", lang])
    out, err = capsys.readouterr()
    assert err == ""
    assert [each for each in sorted(private - NOT_PERSONAL) if each in out] == []


def values_in(folder: Path) -> set[str]:
    """The values of the notices and the roster, and the names of files and folders."""
    texts = [path.read_text(encoding="utf-8") for path in (*folder.rglob("*.md"), folder / "units.yaml")]
    values = {each.strip(" \"'") for text in texts for each in re.findall(r":([^,:{}\[\]\n]+)", text)}
    names = {path.name for path in folder.rglob("*") if not path.name.isascii()}
    return {each for each in values | names if len(each) > 2}


def listed(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Everything below ``folder`` with its kind, size and time."""
    found = {str(path): path.lstat() for path in sorted(folder.rglob("*"))}
    return {path: (each.st_mode, each.st_size, each.st_mtime_ns) for path, each in found.items()}


def test_nothing_is_changed(desk: Office) -> None:
    desk.write(f"output/{RUN}/lock", "1\n")
    desk.write(".units.yaml.part", "")
    before = listed(desk.folder.parent)
    with ended_in_time():
        facts = by_name(examined())
    assert listed(desk.folder.parent) == before
    expected = {".units.yaml.part": "left", f"output/{RUN}": "left"}
    assert {name: fact.state for (kind, name), fact in facts.items() if kind == "leftover"} == expected


@pytest.mark.usefixtures("desk")
class TestIncompleteInstallations:
    """Libraries and programs that are not installed."""

    @pytest.fixture
    def without(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        missing: set[str] = set()
        real = examining.installed_version

        def version(library: str) -> str | None:
            return None if library in missing else real(library)

        monkeypatch.setattr("generator.desk.doctor.examining.installed_version", version)
        return missing.add

    def test_an_extra(self, without: Callable[[str], None]) -> None:
        without("pikepdf")
        facts = by_name(examined())
        pdf = facts["extra", "pdf"]
        assert (pdf.state, pdf.value) == ("missing", ("pikepdf",))
        assert pdf.problem is not None
        assert (pdf.problem.code, pdf.problem.severity) == ("doctor-extra-needed", "info")
        assert "build --pdf, pdf, preview" in pdf.problem.message("en")
        without("isal")
        fast = by_name(examined())["extra", "fast"].problem
        assert (fast and fast.code, fast and fast.severity) == ("doctor-extra-useful", "info")
        assert facts["command", "pdf"].value == ("pdf",)
        assert facts["command", "build --scheduler"].state == "ok"
        assert errors(examined()) == {}

    def test_an_extra_of_a_program_that_brings_its_own_python(
        self, without: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nothing can be installed into it, so nothing is advised."""
        monkeypatch.setattr("generator.desk.doctor.examining.program_folder", Path)
        without("distributed")
        facts = examined()
        assert by_name(facts)["extra", "cluster"].state == "missing"
        assert not any(
            "pip" in (each.problem.remedy(lang) or "") for each in facts if each.problem for lang in LANGUAGES
        )

    def test_a_library_of_all_commands(self, without: Callable[[str], None]) -> None:
        without("lxml")
        facts = examined()
        assert errors(facts) == {"lxml": "doctor-library-missing"}
        assert by_name(facts)["desk", "units.yaml"].state == "unknown"

    def test_libreoffice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.desk.doctor.office.suite_version", lambda _: None)
        facts = by_name(examined())
        office = facts["office", "LibreOffice"]
        assert (office.state, office.problem and office.problem.code) == ("broken", "doctor-office-broken")
        assert facts["command", "pdf"].value == ("LibreOffice",)
        monkeypatch.setattr("generator.desk.doctor.office.find_suite", lambda: None)
        assert by_name(examined())["office", "LibreOffice"].state == "missing"
        assert errors(examined()) == {}

    def test_no_program(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
        fact = by_name(examined())["command", "git install"]
        assert (fact.value, fact.problem and fact.problem.code) == (("git",), "doctor-git-missing")


def test_a_set_is_built_where_no_error_is_found(desk: Office) -> None:
    assert run(["doctor"]) == 0
    assert run(["build", "--quiet"]) == 0
    assert tree(desk.output) != {}
    assert run(["doctor"]) == 0


PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_each_extra_is_explained() -> None:
    """A new one is needed by a command, or it is said what is better with it."""
    needed = {need for needs in NEEDS.values() for need in needs}
    assert PROJECT["optional-dependencies"].keys() - {DEVELOPERS} <= needed | {*GAINS}


def test_the_metadata_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "lxml<7,>=5.3",
        "docxtpl[subdoc]==0.20.2; extra == 'test'",
        "pikepdf>=9.5; extra == 'pdf'",
        'python-x; extra == "pdf"',
        "uharfbuzz>=0.57; (sys_platform != 'win32' or platform_machine != 'ARM64') and extra == 'pdf'",
    ]
    monkeypatch.setattr(examining, "requires", lambda _: lines)
    assert libraries() == ("lxml",)
    assert extras() == {"pdf": ("pikepdf", "python-x")}


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("denied", "code", "severity"),
    [
        ("output", "doctor-output-denied", "error"),
        ("templates", "doctor-templates-denied", "warning"),
        ("cache", "doctor-cache-denied", "warning"),
    ],
)
def test_without_output_no_build_can_run(
    monkeypatch: pytest.MonkeyPatch, denied: str, code: str, severity: str
) -> None:
    monkeypatch.setattr(module, "may_write", lambda folder: Path(folder).name != denied)
    (found,) = (fact for fact in rights(DeskPlaces()) if fact.state == "denied")
    assert found.problem is not None
    assert (found.name, found.problem.code, found.problem.severity) == (denied, code, severity)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("name", "state", "code", "severity"),
    [
        (RUN, "held", "doctor-run-held", "warning"),
        (RUN, "left", "doctor-run-left", "info"),
        (RUN, "foreign", "doctor-run-foreign", "error"),
        (RUN, "unknown", "doctor-run-unknown", "error"),
        (".units.yaml.lock", "unknown", "doctor-run-unknown", "warning"),
        (".units.yaml.lock", "foreign", "doctor-run-foreign", "warning"),
    ],
)
def test_what_each_says(monkeypatch: pytest.MonkeyPatch, name: str, state: State, code: str, severity: str) -> None:
    monkeypatch.setattr(
        leftovers_module, "leftovers", lambda folder: [Leftover(folder / name, state)] if folder == Path() else []
    )
    (found,) = remains(DeskPlaces())
    assert found.problem is not None
    assert (found.name, found.problem.code, found.problem.severity) == (name, code, severity)


def test_where_it_is_looked_for(desk: Office) -> None:
    desk.write("templates/notice/.notice.md.part", "")
    desk.write("templates/关于示例的通知/.notice.md.part", "")
    desk.write("output/.发文登记簿.csv.part", "")
    desk.write("elsewhere/.units.yaml.part", "")
    with locked(desk.folder, ".units.yaml.lock"):
        found = {fact.name: fact.state for fact in remains(DeskPlaces())}
    assert found == {
        ".units.yaml.lock": "held",
        "output/.发文登记簿.csv.part": "left",
        "templates/notice/.notice.md.part": "left",
        "templates/…/.notice.md.part": "left",
    }


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (home / "desk").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(sys, "prefix", str(home / "venv"))
    monkeypatch.chdir(home / "desk")
    return home


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("desk/fonts/a.otf", "desk"),
        ("venv/share/a.otf", "fawen"),
        (".fonts/a.otf", "home"),
        ("../fonts/a.otf", "system"),
        ("/usr/bin/soffice", "system"),
    ],
)
def test_the_kind_of_a_place(home: Path, place: str, kind: str) -> None:
    assert kind_of_place(home / place) == kind


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".", "."),
        ("units.yaml", "units.yaml"),
        ("templates/notice/notice.md", "templates/notice/notice.md"),
        ("templates/关于示例的通知/notice.md", "templates/…/notice.md"),
        ("templates/unit/给示例局的函.docx", "templates/unit/….docx"),
        ("output/示档发〔2024〕7号/.fawen.run", "output/…/.fawen.run"),
        ("output/.发文登记簿.csv.lock", "output/.发文登记簿.csv.lock"),
        (".示例甲.yaml.part", ".….yaml.part"),
        ("示例.张三", "…"),
        ("../示例甲/units.yaml", "…/units.yaml"),
        ("../示例甲/templates/notice/notice.md", "…/templates/notice/notice.md"),
        ("../示例甲/名单.xlsx", "….xlsx"),
        ("/home/示例甲", "…"),
    ],
)
def test_names_that_somebody_chose_are_not_shown(home: Path, path: str, text: str) -> None:
    assert anonymous_path(path) == text
