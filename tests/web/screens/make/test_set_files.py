from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.dispatch.stand_in_printer import no_suite
from tests.sample_office import tree
from tests.web.desk_pages import OfficePages, words
from tests.word_documents import make_docx

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
    assert "PDF（ZIP，1 个）" in page(served)
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
    monkeypatch.setattr("generator.web.screens.make.made_sets._MOST_SHOWN", 1)
    first = page(built)
    assert "01-东馆.docx" in first
    assert "02-西馆.docx" not in first
    assert "另有 3 份没有列出" in first
    assert "02-西馆.docx" in built.get(f"{built.address}/make?q=西馆")


def test_the_folder_is_opened_where_it_is(built: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("generator.web.screens.make.set_files.opened", asked.append)
    built.post(zip_address(built).removesuffix("zip") + "open")
    assert asked == [Path("output/示档发〔2024〕7号")]
    assert built.client.get(zip_address(built).removesuffix("zip") + "open").status_code in (404, 405)
