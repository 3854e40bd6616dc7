import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import __main__ as program
from benchmarks import dispatches, measuring, runs
from benchmarks.engines import DOCXTPL, ENGINES, FAWEN_ZLIB, paragraphs
from benchmarks.letters import letter_template, records
from benchmarks.official_letters import Letters, units
from benchmarks.rosters import TOWNSHIPS, national_roster
from benchmarks.served import Memory, Moment
from benchmarks.starts import STARTS, starts
from benchmarks.web_pages import LOOKS, Looking, Opened, Typing
from generator.office.package import deflate_libraries
from generator.roster.units.load import load_roster

pytestmark = pytest.mark.in_turn(3)

ROOT = Path(__file__).parents[1]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "LETTERS": 4,
        "OFFICIAL": 3,
        "VARIABLES": 30,
        "ROWS": 20,
        "UNITS": 50,
        "USUAL": 20,
        "BATCHES": (2, 3),
        "EDITS": 2,
        "TYPED": (1, 2),
        "LINES": 6,
        "ROWS_BELOW": 2,
    }.items():
        monkeypatch.setattr(runs, name, value)
    monkeypatch.setattr(program, "pin", lambda: None)
    monkeypatch.setattr(program, "starts", lambda folder, _: starts(folder, 1))
    monkeypatch.setattr(runs, "openings", lambda *_: [Opened(*[Moment(1.0, 1.0)] * 3)])
    monkeypatch.setattr("benchmarks.starts.STARTS", STARTS[:1])


@pytest.mark.parametrize("word_sized", [True, False])
def test_every_engine_writes_the_same_letter(word_sized: bool, tmp_path: Path) -> None:
    person = records(4)[3]
    for engine in ENGINES:
        template = tmp_path / f"{engine.syntax}.docx"
        template.write_bytes(letter_template(engine.syntax, word_sized=word_sized))
        with engine.around():
            engine.ready(template)(person, str(tmp_path / "letter.docx"))
        texts = paragraphs(tmp_path / "letter.docx")
        assert ("word/document.xml", "Dear Ms Señora Nuñez-3,") in texts, engine.name
        assert ("word/document.xml", "This matter is urgent: please answer by 4 April.") in texts, engine.name
        assert ("word/document.xml", "Item 3-2 <éé>") in texts, engine.name
        assert ("word/header1.xml", "Reference R&D/0003") in texts, engine.name
        assert len(texts) == 27, engine.name


def test_records_are_all_different() -> None:
    assert len({str(record) for record in records(300)}) == 300


def test_the_variant_without_isal_puts_it_back() -> None:
    before = deflate_libraries()
    with FAWEN_ZLIB.around():
        assert "isal" not in deflate_libraries()
    assert deflate_libraries() == before


@pytest.mark.usefixtures("small")
def test_a_run_prints_every_engine_and_target(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert program.main(["--rounds", "1", "--folder", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert all(printed.out.count(f"\n{engine.name} ") >= 2 for engine in ENGINES)
    assert all(
        target in printed.out
        for target in (
            "≥ 100 × docxtpl", "≤ 500 ms", "≤ 50 ms", "≤ 5 ms", "30 variables", "50 units read", "≤ 1.3",
            "≤ 1.05", "≤ 150 ms", "≤ 1,000 ms",
        )
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_every_start_is_measured(tmp_path: Path) -> None:
    done = starts(tmp_path / "starts", 1)
    assert [each.start for each in done] == list(STARTS)
    assert all(each.ratio > 0 for each in done)


def test_official_letters_are_of_one_page_and_all_different(tmp_path: Path) -> None:
    people = units(40, 0)
    letters = Letters(tmp_path)
    assert {letters.laid_out(people, number).pages for number in range(len(people))} == {1}
    assert len(set(letters.write(people))) == 40
    assert not {str(unit) for unit in people} & {str(unit) for unit in units(40, 1)}


@pytest.mark.long
def test_every_step_of_an_opening_is_measured(tmp_path: Path) -> None:
    (done,) = runs.openings(tmp_path, 1)
    assert 0 < done.said.wall < done.opened.wall < done.read.wall
    assert 0 < done.said.cpu < done.read.cpu


@pytest.mark.parametrize(("lines", "rows"), [(runs.LINES, 0), (runs.FEW_LINES, runs.ROWS_BELOW)])
def test_each_edit_is_answered_with_the_pages_that_change(tmp_path: Path, lines: int, rows: int) -> None:
    with closing(Typing(tmp_path, lines, rows)) as typed:
        first, second = typed.edit(), typed.edit()
        assert typed.pages == 10
        painted = [each.count("<svg") - each.count('<svg class="i"') for each in (first, second)]
        assert painted[0] == 10
        assert 0 < painted[1] < 10
        assert typed.server.cpu() > 0
        memory = typed.server.memory()
        assert 20 < memory.now <= memory.peak


def test_every_look_at_a_roster_is_another_page(tmp_path: Path) -> None:
    with closing(Looking(tmp_path / "desk", 2000)) as looking:
        with looking.elsewhere():
            pages = {looking.look(name) for name in LOOKS}
        assert len(pages) == len(LOOKS)
        assert not any("where-problem" in page for page in pages)
        assert "示例办公室0" in looking.edit()
        assert "示例办公室1" in looking.edit()
    assert "示例办公室1" in (tmp_path / "desk" / "units.yaml").read_text(encoding="utf-8")


def test_the_national_roster_is_a_roster(tmp_path: Path) -> None:
    """The county's townships, which are also in tests/roster/units, stand in it under their codes."""
    path = tmp_path / "units.yaml"
    national_roster(path)
    units = load_roster(path).units
    assert len(units) == len({unit.code for unit in units}) == TOWNSHIPS
    county = [unit for unit in units if unit.code.startswith("500237")]
    assert len(county) == 26
    assert (county[0].name, county[0].addressee, county[0].copies) == ("高唐街道", "高唐街道民政办", 2)


def test_a_part_of_the_national_roster_is_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    national_roster(path, 3)
    assert [unit.code for unit in load_roster(path).units] == ["110101001", "110101002", "110101003"]


def test_dear_files_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    program._warn([0.01, 0.012, 0.019])
    assert capsys.readouterr().out == ""
    program._warn([0.01, 0.012, 0.05])
    assert "5.0 times as dear" in capsys.readouterr().out


def test_the_memory_of_a_process_is_its_own(tmp_path: Path) -> None:
    """The process that starts it once held a large block; it writes one small file."""
    block = bytearray(400_000_000)
    del block
    assert measuring.own_peak() > 400
    finished = dispatches._finished(["floor", str(tmp_path / "floor"), "1", "10"], cores=1)
    assert 5 < finished.megabytes < 200


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_the_memory_of_what_a_process_forks_off_counts() -> None:
    script = (
        "import os\nfrom benchmarks.measuring import family_peak, own_peak\nif not (child := os.fork()):\n"
        "    bytearray(300_000_000)\n    os._exit(0)\nos.waitpid(child, 0)\nprint(own_peak(), family_peak())\n"
    )
    words = [sys.executable, "-c", script]
    own, family = map(float, subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout.split())
    assert own < 200
    assert family > 300


@pytest.mark.usefixtures("small")
def test_other_text_ends_with_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only the letters are compared: what needs processes of its own says nothing about texts."""
    finished = [dispatches.Finished(1.0, 1.0, 1.0)]
    monkeypatch.setattr(runs, "paragraphs", lambda path: str(path).count(DOCXTPL.name))
    monkeypatch.setattr(runs, "national", lambda *_: dispatches.Dispatches(finished, finished, finished))
    monkeypatch.setattr(runs, "roster", lambda *_: runs.RosterRun([1.0], 1.0))
    taken = runs.Taken([1.0], [1.0])
    monkeypatch.setattr(runs, "typing", lambda *_: runs.TypingRun({"": taken}, [Memory(1.0, 2.0), Memory(1.0, 2.0)]))
    monkeypatch.setattr(runs, "looks", lambda *_: {"": taken})
    monkeypatch.setattr(runs, "memory", lambda: [1.0, 1.0])
    monkeypatch.setattr(program, "starts", lambda *_: [])
    assert program.main(["--rounds", "1", "--folder", str(tmp_path)]) == 1
    assert "not the same text as the others': docx-mailmerge2" in capsys.readouterr().err
