"""What a build, a merge and a conversion say to programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import build_records
from generator.cli.entry_point import run
from generator.office.pdf import pdf_files
from generator.office.pdf.pdf_files import PdfResult, PdfRun
from tests.dispatch.stand_in_printer import stand_in
from tests.sample_office import EVERYTHING, Office

Fawen = Callable[..., tuple[int, list[dict[str, object]]]]
KEYS = {"event", "path", "kind", "unit", "code", "action", "why", "before"}
NOTICE = "关于报送《目录》的通知.docx"


@pytest.fixture
def fawen(office: Office, capsys: pytest.CaptureFixture[str]) -> Fawen:
    """Runs a command with ``--json``; its exit code and the records that it printed."""

    def call(*words: str) -> tuple[int, list[dict[str, object]]]:
        code = run([*words, "--json"])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def result(**counts: int) -> dict[str, object]:
    """The last record."""
    whole = {"made": 0, "remade": 0, "kept": 0, "removed": 0, "moved": 0, "lost": 0, "refused": 0, **counts}
    return {"event": "result", "folder": "output/示档发〔2024〕7号", **whole}


def test_a_build(office: Office, fawen: Fawen) -> None:
    code, planned = fawen("build", "--dry-run")
    assert (code, office.output.exists()) == (0, False)
    code, records = fawen("build")
    *files, last = records
    assert (code, last) == (0, result(made=6))
    assert [each["path"] for each in files] == EVERYTHING
    assert all(each.keys() == KEYS for each in files)
    assert {each["event"] for each in planned} == {"plan", "result"}
    assert [{**each, "event": 0} for each in planned] == [{**each, "event": 0} for each in records]
    letter: dict[str, object] = {"unit": "东馆", "code": "01", "action": "made", "why": [], "before": None}
    assert files[1] == {"event": "file", "path": "unit/函/01-东馆.docx", "kind": "unit", **letter}
    assert fawen("build")[1][-1] == result(kept=6)


def test_what_becomes_of_files_that_are_there(office: Office, fawen: Fawen) -> None:
    """Remade, moved because others come before it, gone, and changed by a hand."""
    office.build()
    (office.papers / NOTICE).write_bytes(b"mine")
    unit = '{name: 西馆, code: "02", shelves: 7}'
    office.replace("units.yaml", unit, '{name: 北馆, code: "05"}')
    records = fawen("build")[1]
    found = {str(each["path"]): (each["action"], each["why"], each["before"]) for each in records[:-1]}
    assert found[NOTICE] == ("remade", ["edited"], None)
    assert found[f"改动过的文件/{NOTICE}"] == ("moved", ["edited"], NOTICE)
    assert found["unit/函/02-西馆.docx"] == ("removed", [], None)
    assert found["unit/函/02-北馆.docx"] == ("made", [], None)
    assert records[-1] == result(made=1, remade=2, kept=3, removed=1, moved=1)


def test_pdfs_that_would_show_something_wrongly_are_counted(
    office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch)
    office.replace("templates/notice/notice.md", "请于三月", "请于བོད་三月")
    code, records = fawen("build", "--pdf")
    assert (code, records[-1]["lost"], records[-1]["refused"]) == (0, 0, 1)
    assert not (office.papers / NOTICE).with_suffix(".pdf").exists()


def test_every_action_of_a_build_has_its_word() -> None:
    from typing import get_args

    from generator.dispatch.file_changes import Action

    assert set(build_records._ACTIONS) == set(get_args(Action))


def test_a_merge(office: Office, fawen: Fawen) -> None:
    words = ("merge", "templates/unit/函.docx", "--units", "units.yaml", "--notice", "templates/notice", "-o", "信")
    code, (first, *_, last) = fawen(*words)
    assert code == 0
    assert first["path"] == "01-东馆.docx"
    assert first.keys() == KEYS
    assert last == {**result(made=5), "folder": "信"}
    assert fawen(*words)[1][-1] == {**result(remade=5), "folder": "信"}


def test_pdfs(office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch) -> None:
    done = PdfRun((PdfResult(Path("a.docx"), Path("a.pdf"), 3), PdfResult(Path("b.docx"), Path("b.pdf"), 1)), ())
    monkeypatch.setattr(pdf_files, "to_pdf", lambda *_, **__: done)
    code, records = fawen("pdf", "a.docx", "b.docx")
    assert (code, records[0]) == (0, {"file": "a.docx", "pdf": "a.pdf", "pages": 3})
    assert len(records) == 2
