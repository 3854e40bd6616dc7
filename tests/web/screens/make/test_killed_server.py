"""A server killed in the middle of a build: the papers are whole, and the next server builds as if nothing had been."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from generator.web.opaque_ids import opaque_id
from tests.patience import wait_until
from tests.sample_office import Office, tree
from tests.web.served import Served, served_folder, status

pytestmark = pytest.mark.in_turn(2)

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
