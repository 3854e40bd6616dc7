"""A server killed in the middle of a build: the papers are whole, and the next server builds as if nothing had been."""

from __future__ import annotations

from pathlib import Path

from generator.web.open_desk import opaque_id
from tests.patience import wait_until
from tests.sample_office import Office, tree
from tests.web.served import Served, served_folder, status

MANY = 400
FORM = b"chosen=1"


def pressed(server: Served, cookie: str) -> None:
    """Presses 生成."""
    headers = ["Sec-Fetch-Site: same-origin", f"Content-Length: {len(FORM)}", cookie]
    form = "Content-Type: application/x-www-form-urlencoded"
    address = f"/notices/{opaque_id('templates/notice')}/make"
    assert status(server.asked(address, *headers, form, method="POST", body=FORM)) == 303


def test_the_papers_are_whole_and_the_next_build_is_as_any_other(tmp_path: Path) -> None:
    office, beside = Office.at(tmp_path / "office"), Office.at(tmp_path / "beside")
    office.build()
    before = tree(office.papers)
    units = "".join(f"      - {{name: 示例{number}馆}}\n" for number in range(MANY))
    for each in (office, beside):
        each.replace("units.yaml", "      - {name: 修复中心}\n", f"      - {{name: 修复中心}}\n{units}")
    with served_folder(office.folder) as (server, process):
        pressed(server, server.entered())
        wait_until((office.output / ".fawen.run" / "new" / "unit").exists)
        process.kill()
        process.wait()
    beside.build()
    assert tree(office.papers) in (before, tree(beside.papers))
    with served_folder(office.folder) as (server, _):
        pressed(server, server.entered())
        wait_until(lambda: (office.papers / f"unit/函/{MANY + 4}-示例{MANY - 1}馆.docx").exists())
        wait_until(lambda: not (office.output / ".fawen.run").exists())
    assert tree(office.output) == tree(beside.output)
