"""The page 生成: what would be made and why, the build, its set, and what keeps it from being made."""

from __future__ import annotations

import datetime
import io
import os
import re
import signal
import threading
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from generator.dispatch.build_options import BuildOptions
from generator.dispatch.public_build import build_set
from generator.register.appending import append
from generator.register.register_row import Matter, RegisterEntry
from generator.web.opaque_ids import opaque_id
from tests.dispatch.stand_in_printer import no_suite
from tests.patience import PATIENCE, wait_until
from tests.sample_office import Office, tree
from tests.web.desk_pages import OfficePages, words
from tests.web.served import Served, served_folder, status
from tests.word_documents import make_docx

pytestmark = pytest.mark.in_turn(2)

NOTICE = "templates/notice/notice.md"


def planned(served: OfficePages, query: str = "") -> str:
    """What the page says when the plan is there."""
    served.get(f"{served.address}/make?{query}")
    job = served.ended("plan")
    return words(served.get(f"{served.address}/make?{query}&job={job.id}"))


def made(served: OfficePages, options: dict[str, str] | None = None) -> str:
    """What the page says when the build has ended."""
    served.post(f"{served.address}/make", {"chosen": "1", **(options or {})})
    served.ended("make")
    query = urlencode({"chosen": "1", **(options or {})})
    served.get(f"{served.address}/make?{query}")
    return planned(served, query)


def test_what_is_found_is_said_on_one_screen_of_a_dispatch(served: OfficePages) -> None:
    """A slip in the text, and a group that the notice does not address, which every build warns of."""
    served.office.replace(NOTICE, "请于三月底前", "请于三月底前,")
    said = Counter[str]()
    for screen in ("", "/recipients", *(f"/papers?what={each}" for each in ("unit", "dispatch", "notice")), "/make"):
        served.get(f"{served.address}{screen}")
        for kind in ("lists", "plan"):
            if served.desk.jobs.last(kind) is not None:
                served.ended(kind)
        page = served.get(f"{served.address}{screen}")
        said.update(set(re.findall('class="sentence[^>]*>([^<]*)<', page)))
    assert len(said) >= 2
    assert [sentence for sentence, screens in said.items() if screens > 1] == []


def test_the_plan_says_what_is_made_and_why_in_the_words_of_the_terminal(served: OfficePages) -> None:
    assert "会写 6 个文件 不会删去什么" in planned(served)
    assert not served.office.output.exists()
    served.office.build()
    served.office.replace("units.yaml", "shelves: 7", "shelves: 7, copies: 5")
    page = planned(served)
    assert "重做 unit/函/02-西馆.docx 份数" in page
    assert "4 个单位：3 个不变、1 个重做——西馆：份数" in page


def test_one_button_makes_what_the_terminal_makes(
    served: OfficePages, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = made(served)
    assert "已写入 6 个文件：output/示档发〔2024〕7号" in page
    assert "全套 6 个文件已做好" in page
    beside = Office.at(tmp_path_factory.mktemp("terminal"))
    beside.build()
    assert tree(served.office.papers) == tree(beside.papers)


def test_what_would_be_made_comes_before_what_was_made_unless_that_is_the_same(served: OfficePages) -> None:
    same = made(served)
    assert "会写" not in same
    assert same.index("全套 6 个文件已做好") < same.index("全部下载") < same.index("02-西馆")
    other = planned(served, "chosen=1&edition=correction")
    assert other.index("会写 6 个文件") < other.index("全部下载")
    assert "会写 0 个文件，6 个不变 不会删去什么。" in planned(served, "again=1")
    served.office.replace("templates/notice/notice.md", "三月底", "四月底")
    changed = planned(served, "chosen=1")
    assert changed.index("会写 1 个文件") < changed.index("全部下载")


def test_what_was_planned_before_a_build_holds_no_longer(served: OfficePages) -> None:
    """A script that waits for the build asks with the build's id, and has planned with the same options before."""
    assert "会写 6 个文件" in planned(served, "chosen=1")
    served.post(f"{served.address}/make", {"chosen": "1"})
    job = served.ended("make")
    section = f"{served.address}/make/section?chosen=1&job={job.id}"
    served.get(section)
    served.ended("plan")
    assert "全套 6 个文件已做好" in words(served.get(section))


@pytest.mark.parametrize(
    ("options", "folder"),
    [({"edition": "draft"}, "草稿-2024-03-05-关于报送《目录》的通知"), ({"duplex": "on"}, "示档发〔2024〕7号")],
)
def test_options_are_those_of_the_terminal(served: OfficePages, options: dict[str, str], folder: str) -> None:
    made(served, options)
    assert [each.name for each in served.office.output.iterdir()] == [folder]


@pytest.mark.in_turn(3)
def test_what_is_ticked_is_as_in_the_set_and_what_will_go_is_said_before(served: OfficePages) -> None:
    def ticked(query: str = "") -> list[str]:
        page = served.get(f"{served.address}/make?again=1&{query}")
        return [name for name in ("pdf", "duplex") if f'name="{name}" checked' in page]

    assert ticked() == []
    served.office.build(pdf=True, duplex=True)
    assert ticked() == ["pdf", "duplex"]
    assert "不会删去什么" in planned(served, "again=1")
    assert ticked("chosen=1") == []
    assert "删除：6 个 PDF" in planned(served, "chosen=1")
    assert "删除：6 个 PDF" in made(served)
    assert ticked() == []
    served.office.write("fawen.yaml", "duplex: true\n")
    assert ticked() == ["duplex"]


def test_a_corrected_reprint_is_made_once_there_is_a_set_and_entered_in_the_register(served: OfficePages) -> None:
    assert "更正重印" not in planned(served)
    before = tree(served.office.papers) if made(served) else {}
    served.office.replace(NOTICE, "请于", "请务必于")
    assert "已写入 6 个文件：output/更正重印-示档发〔2024〕7号" in made(served, {"edition": "correction"})
    assert tree(served.office.papers) == before
    assert "更正重印-示档发〔2024〕7号" in words(served.get(f"{served.address}/make"))
    assert "更正重印" in words(served.get("/register"))


def test_papers_that_may_have_been_sent_are_not_replaced_without_a_word(served: OfficePages) -> None:
    number = "示档发〔2024〕7号"
    append(
        served.office.output / "发文登记簿.csv",
        RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, 5), number, title="关于报送《目录》的通知"),
    )
    assert "已经登记，也生成过" not in planned(served)
    assert "已经登记，也生成过" not in made(served)
    served.office.replace(NOTICE, "请于", "请务必于")
    assert "已经登记，也生成过" in planned(served)
    assert "已经登记，也生成过" not in planned(served, "chosen=1&edition=correction")
    assert "已经登记，也生成过" not in planned(served, "chosen=1&edition=draft")


def test_a_notice_without_a_number_is_not_issued_without_a_word(served: OfficePages) -> None:
    assert "还没有文号，印出来" not in planned(served)
    served.office.replace(NOTICE, "number: 示档发〔2024〕7号\n", "")
    assert "还没有文号，印出来是空的。" in planned(served)
    assert f'href="{served.address}/number"' in served.get(f"{served.address}/make")
    assert "还没有文号，印出来" not in planned(served, "chosen=1&edition=draft")


def test_what_the_page_does_not_offer_is_no_edition(served: OfficePages) -> None:
    served.post(f"{served.address}/make", {"chosen": "1", "edition": "another"})
    assert served.ended("make").state == "done"
    assert [each.name for each in served.office.output.iterdir()] == ["示档发〔2024〕7号"]


def test_what_fawen_yaml_says_holds_and_is_said(served: OfficePages) -> None:
    served.office.write("fawen.yaml", "only: [西馆]\noutput: 结果\n")
    page = made(served)
    assert "only: 西馆" in page
    assert sorted(tree(served.office.folder / "结果")) == sorted(
        f"示档发〔2024〕7号/{path}"
        for path in ("manifest.json", "dispatch/分发表.docx", "unit/函/02-西馆.docx", "关于报送《目录》的通知.docx")
    )


def test_errors_are_said_with_the_way_to_their_line_and_nothing_is_touched(served: OfficePages) -> None:
    made(served)
    before = tree(served.office.folder / "output")
    served.office.replace(NOTICE, "date: 2024-03-05", "date: 2024-13-05")
    served.post(f"{served.address}/make", {"chosen": "1"})
    assert served.ended("make").state == "refused"
    page = served.get(f"{served.address}/make?chosen=1")
    assert "原来的文件一份都没有动。" in page
    assert f'href="{served.address}#line-6"' in page
    assert "没有13月" in page
    assert tree(served.office.folder / "output") == before


def test_problems_of_the_roster_lead_to_its_line(served: OfficePages) -> None:
    served.office.replace("units.yaml", "shelves: 7", "shelves: 七")
    served.get(f"{served.address}/make")
    job = served.ended("plan")
    page = served.get(f"{served.address}/make?job={job.id}")
    assert "现在还生成不了。" in page
    assert "/roster?line=" in page
    assert "#line-" in page


def test_unsaved_changes_are_said(served: OfficePages) -> None:
    served.get(f"{served.address}/make")
    (Path("templates/notice") / ".fawen-draft.md").write_bytes(b"fawen-draft new\nunsaved")
    page = served.get(f"{served.address}/make")
    assert "有没保存的改动（公文）" in page
    assert f'href="{served.address}"' in page


class Held:
    """A build that goes on until the test lets it end, or somebody stops it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.count = 0

        def counted(options: BuildOptions) -> object:
            if not options.dry_run:
                self.count += 1
                assert options.progress is not None
                options.progress("papers", 10, 40, "示例馆<b>")
                self.begun.set()
                while not self.go.is_set():
                    options.progress("papers", 10, 40, "示例馆<b>")
            return build_set(options)

        monkeypatch.setattr("generator.web.screens.make.builds.build_set", counted)


@pytest.fixture
def held(served: OfficePages, monkeypatch: pytest.MonkeyPatch) -> Held:
    held = Held(monkeypatch)
    served.post(f"{served.address}/make", {"chosen": "1"})
    assert held.begun.wait(PATIENCE)
    return held


def test_how_far_it_is(served: OfficePages, held: Held) -> None:
    page = served.get(f"{served.address}/make?chosen=1")
    assert '<progress id="bar" max="40" value="10">' in page
    assert "示例馆&lt;b&gt;" in page
    assert 'http-equiv="refresh"' in page
    part = served.get(f"{served.address}/make/section?chosen=1")
    assert part.startswith('<section id="make"')
    assert 'hx-trigger="every 1s"' in part
    held.go.set()
    served.ended("make")
    assert "已写入 6 个文件" in served.get(f"{served.address}/make/section?chosen=1")


def test_a_second_click_and_a_second_tab_join_it(served: OfficePages, held: Held) -> None:
    first = served.desk.jobs.last("make")
    served.post(f"{served.address}/make", {"chosen": "1", "edition": "draft"})
    assert served.desk.jobs.last("make") is first
    held.go.set()
    served.ended("make")
    assert held.count == 1


def test_pages_of_two_tabs_wait_for_one_plan(served: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    go, count = threading.Event(), 0

    def waiting(options: BuildOptions) -> object:
        nonlocal count
        count += 1
        assert go.wait(PATIENCE)
        return build_set(options)

    monkeypatch.setattr("generator.web.screens.make.builds.build_set", waiting)
    monkeypatch.setattr("generator.web.screens.make.make_screen._WAIT_SECONDS", 0)
    for _ in range(2):
        served.get(f"{served.address}/make")
        served.get(f"{served.address}/make/section?job=another")
    go.set()
    served.ended("plan")
    assert "会写 6 个文件" in served.get(f"{served.address}/make/section?job=another")
    assert count == 1


def test_stopped_it_leaves_everything_as_it_was(served: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    served.office.build()
    before = tree(served.office.folder)
    held = Held(monkeypatch)
    served.office.replace("units.yaml", "shelves: 7", "shelves: 7, copies: 5")
    served.post(f"{served.address}/make", {"chosen": "1"})
    assert held.begun.wait(PATIENCE)
    job = served.desk.jobs.last("make")
    assert job is not None
    served.post(f"{served.address}/make/stop", {"job": job.id, "chosen": "1"})
    assert served.ended("make").state == "stopped"
    page = words(served.get(f"{served.address}/make?chosen=1"))
    assert "已经停止。 原来的文件一份都没有动。" in page
    served.office.replace("units.yaml", "shelves: 7, copies: 5", "shelves: 7")
    assert tree(served.office.folder) == before


def test_an_old_page_stops_no_later_build(served: OfficePages, held: Held) -> None:
    served.post(f"{served.address}/make/stop", {"job": "another", "chosen": "1"})
    held.go.set()
    assert served.ended("make").state == "done"


def test_files_changed_by_hand_are_moved_and_said_with_their_place(served: OfficePages) -> None:
    made(served)
    (served.office.papers / "unit/函/02-西馆.docx").write_bytes(b"mine")
    page = made(served)
    assert "改动过的文件/unit/函/02-西馆.docx" in page
    assert (served.office.papers / "改动过的文件/unit/函/02-西馆.docx").read_bytes() == b"mine"


FILE = re.compile(r'href="(/notices/\w{1,20}/sets/\w{1,20}/files/\w{1,20})"[^>]{0,200}>([^<]{1,200})<')
PAPER = "unit/函/02-西馆.docx"


@pytest.fixture
def built(served: OfficePages) -> OfficePages:
    served.office.build()
    return served


def page(built: OfficePages) -> str:
    return built.get(f"{built.address}/make")


def addresses(built: OfficePages) -> dict[str, str]:
    """The address of each file on the page, by its name."""
    return {unescape(name): address for address, name in FILE.findall(page(built))}


def zip_address(built: OfficePages) -> str:
    found = re.search(r'href="([^"]{1,200}/zip)"', page(built))
    assert found is not None
    return found[1]


def test_a_set_is_there_without_a_build_of_this_server(built: OfficePages) -> None:
    files = addresses(built)
    assert set(files) == {Path(path).name for path in tree(built.office.papers)} - {"manifest.json"}
    answer = built.client.get(files["02-西馆.docx"])
    assert answer.content == (built.office.papers / PAPER).read_bytes()
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{quote('02-西馆.docx')}"


def test_the_set_of_before_is_there_until_it_is_moved(served: OfficePages) -> None:
    """Its options are ticked, its papers shown; a set of another notice's folder is not."""
    served.office.replace(NOTICE, "示档发〔2024〕7号", "第3期")
    served.office.replace(NOTICE, "signature: unsealed", "format: 纪要")
    folder = served.office.build(duplex=True).folder
    os.rename(folder, served.office.output / "第3期")
    assert 'name="duplex" checked' in served.get(f"{served.address}/make?again=1")
    assert "02-西馆.docx" in addresses(served)
    assert "原来的文件夹“第3期”移到这里" in made(served, {"duplex": "on"})
    assert os.listdir(served.office.output) == [folder.name]
    manifest = (folder / "manifest.json").read_text("utf-8").replace('"notice": "notice"', '"notice": "second"')
    (folder / "manifest.json").write_text(manifest, "utf-8")
    os.rename(folder, served.office.output / "第3期")
    assert addresses(served) == {}


def test_papers_are_shown_with_the_title_of_their_template(served: OfficePages) -> None:
    template = served.office.folder / "templates/unit/函.docx"
    template.write_bytes(make_docx(["{{ unit.name }}"], title="附函"))
    served.office.build()
    assert "附函 函：4 份" in words(served.get(f"{served.address}/make"))


def test_the_zip_is_the_set_byte_for_byte(built: OfficePages, tmp_path: Path) -> None:
    answer = built.client.get(zip_address(built))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert tree(tmp_path / "unpacked") == tree(built.office.papers)
    assert quote("示档发〔2024〕7号.zip") in answer.headers["content-disposition"]


def test_pdfs_alone(served: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)
    served.office.build(pdf=True)
    assert "只要 PDF（1）" in page(served)
    answer = served.client.get(f"{zip_address(served)}?pdfs")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["关于报送《目录》的通知.pdf"]


def test_what_somebody_changed_is_said_and_not_handed_out(built: OfficePages) -> None:
    files = addresses(built)
    (built.office.papers / PAPER).write_bytes(b"mine")
    for address in (files["02-西馆.docx"], zip_address(built)):
        assert "output-paper-changed" in built.get(address, 422)
    assert built.client.get(files["01-东馆.docx"]).status_code == 200


@pytest.mark.parametrize("end", ["files/..%2f..%2funits.yaml", "files/0", "files/units.yaml", "files/%00", "nothing"])
def test_nothing_else_has_an_address(built: OfficePages, end: str) -> None:
    base = zip_address(built).removesuffix("zip")
    assert built.client.get(f"{base}{end}").status_code == 404
    assert built.client.get(f"{built.address}/sets/{quote('示档发〔2024〕7号')}/zip").status_code == 404


def test_many_papers_are_found_by_their_unit(built: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.web.screens.make.builds._MOST_SHOWN", 1)
    first = page(built)
    assert "01-东馆.docx" in first
    assert "02-西馆.docx" not in first
    assert "另有 3 个没有列出" in first
    assert "02-西馆.docx" in built.get(f"{built.address}/make?q=西馆")


def test_the_folder_is_opened_where_it_is(built: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("generator.desk.opening.opened", asked.append)
    built.post(zip_address(built).removesuffix("zip") + "open")
    assert asked == [Path("output/示档发〔2024〕7号")]
    assert built.client.get(zip_address(built).removesuffix("zip") + "open").status_code in (404, 405)


# A server killed in the middle of a build: the papers are whole, and the next server builds as if nothing had been.


MANY = 400
FORM = b"chosen=1"


def pressed(server: Served, cookie: str) -> None:
    """Presses 生成."""
    headers = ["Sec-Fetch-Site: same-origin", f"Content-Length: {len(FORM)}", cookie]
    form = "Content-Type: application/x-www-form-urlencoded"
    address = f"/notices/{opaque_id('templates/notice')}/make"
    assert status(server.asked(address, *headers, form, method="POST", body=FORM)) == 303


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with a set, whose roster has many more units since."""
    office = Office.at(tmp_path / "office")
    office.build()
    with_many(office)
    return office


def with_many(office: Office) -> None:
    units = "".join(f"      - {{name: 示例{number}馆}}\n" for number in range(MANY))
    office.replace("units.yaml", "      - {name: 修复中心}\n", f"      - {{name: 修复中心}}\n{units}")


def building(server: Served, office: Office) -> None:
    """Presses 生成, and waits until papers are being made."""
    pressed(server, server.entered())
    wait_until((office.output / ".fawen.run" / "new" / "unit").exists)


def test_the_papers_are_whole_and_the_next_build_is_as_any_other(office: Office, tmp_path: Path) -> None:
    before, beside = tree(office.papers), Office.at(tmp_path / "beside")
    with served_folder(office.folder) as (server, process):
        building(server, office)
        process.kill()
        process.wait()
    with_many(beside)
    beside.build()
    assert tree(office.papers) in (before, tree(beside.papers))
    with served_folder(office.folder) as (server, _):
        pressed(server, server.entered())
        wait_until(lambda: (office.papers / f"unit/函/{MANY + 4}-示例{MANY - 1}馆.docx").exists())
        wait_until(lambda: not (office.output / ".fawen.run").exists())
    assert tree(office.output) == tree(beside.output)


@pytest.mark.skipif(os.name == "nt", reason="interrupts are sent otherwise there")
def test_a_server_that_is_ended_ends_its_build_and_cleans_up(office: Office) -> None:
    before = tree(office.papers)
    with served_folder(office.folder) as (server, process):
        building(server, office)
        process.send_signal(signal.SIGTERM)
        process.communicate()
    assert not (office.output / ".fawen.run").exists()
    assert tree(office.papers) == before or len(tree(office.papers)) > MANY
