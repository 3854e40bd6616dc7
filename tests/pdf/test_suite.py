"""The office suite is judged by what it leaves: tried with programs that misbehave as LibreOffice was seen to."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from generator.errors import InputError, OutputError
from generator.pdf import conversion, convert_documents, suite
from tests.sample_docx import paragraph, sample_docx

FakeSuite = Callable[[str], Path]
THREE = {name: sample_docx(paragraph("")) for name in ("甲.docx", "乙.docx", "丙.docx")}
EACH = 'for each in "$@"; do case "$each" in *.docx) {} ;; esac; done'
COPY = 'cp "$pdf" "$out/${each%.docx}.pdf"'


def problems(caught: pytest.ExceptionInfo[OutputError]) -> list[tuple[str, str | None]]:
    return [(each.code, each.span.file if each.span else None) for each in caught.value.problems]


def test_a_bad_exit_status_with_good_files_is_well(fake_suite: FakeSuite) -> None:
    fake_suite(EACH.format(COPY) + "\nexit 77")
    converted = convert_documents(THREE)
    assert {name: pdf.pages for name, pdf in converted.pdfs.items()} == dict.fromkeys(THREE, 1)


@pytest.mark.parametrize(
    "leaves",
    [
        "true",
        'echo "not a pdf" > "$out/${each%.docx}.pdf"',
        ': > "$out/${each%.docx}.pdf"',
        'head -c 300 "$pdf" > "$out/${each%.docx}.pdf"',
    ],
    ids=["nothing", "text", "an empty file", "half a file"],
)
def test_a_good_exit_status_without_good_files_is_an_error_for_each(fake_suite: FakeSuite, leaves: str) -> None:
    fake_suite(EACH.format(leaves) + '\necho "Error: <cause>" >&2')
    with pytest.raises(OutputError) as caught:
        convert_documents(THREE)
    assert problems(caught) == [("pdf-failed", name) for name in THREE]
    assert all("Error: <cause>" in each.message("zh") for each in caught.value.problems)


def test_a_file_that_failed_in_company_is_tried_alone(fake_suite: FakeSuite) -> None:
    folder = fake_suite('echo run >> "$here/runs"\n[ -e 00002.docx ] && set -- 00001.docx\n' + EACH.format(COPY))
    assert list(convert_documents(THREE).pdfs) == list(THREE)
    assert (folder / "runs").read_text().count("run") == 3


def test_many_files_go_into_few_processes(fake_suite: FakeSuite) -> None:
    folder = fake_suite('echo run >> "$here/runs"\n' + EACH.format(COPY))
    documents = {f"{number}.docx": THREE["甲.docx"] for number in range(7)}
    assert len(convert_documents(documents, jobs=2).pdfs) == 7
    assert (folder / "runs").read_text().count("run") == 2


def test_each_process_has_its_own_profile_and_knows_neither_language_nor_time_zone(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LC_ALL", "zh_CN.GB18030")
    folder = fake_suite('printf "%s\\n" "$TZ" "$LC_ALL" "$1" "$PWD" "$*" >> "$here/seen"\n' + EACH.format(COPY))
    convert_documents(THREE, jobs=3)
    seen = (folder / "seen").read_text().splitlines()
    assert set(seen[0::5]) == {"UTC"}
    assert set(seen[1::5]) == {"C.UTF-8"}
    profiles, places = seen[2::5], seen[3::5]
    assert len(set(profiles)) == 3
    assert sorted(profiles) == sorted(f"-env:UserInstallation=file://{place}/profile" for place in places)
    assert all('"IsSkipEmptyPages":{"type":"boolean","value":"false"}' in arguments for arguments in seen[4::5])
    assert not any(Path(place).exists() for place in places)


def test_a_suite_that_hangs_is_killed_with_its_children(fake_suite: FakeSuite) -> None:
    folder = fake_suite('sleep 600 &\necho $! >> "$here/children"\nwait')
    start = time.monotonic()
    with pytest.raises(OutputError) as caught:
        convert_documents({"甲.docx": THREE["甲.docx"]}, timeout=0.3)
    assert problems(caught) == [("pdf-timeout", "甲.docx")]
    assert time.monotonic() - start < 10
    for child in map(int, (folder / "children").read_text().split()):
        assert gone(child)


def gone(process: int) -> bool:
    """Whether it ends within a second; a zombie that nobody has waited for yet has ended."""
    for _ in range(100):
        with suppress(FileNotFoundError):
            if Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
                time.sleep(0.01)
                continue
        return True
    return False


def test_the_time_limit_is_for_one_document_not_for_all(fake_suite: FakeSuite) -> None:
    fake_suite(EACH.format("sleep 0.4; " + COPY))
    assert len(convert_documents(THREE, timeout=0.9).pdfs) == 3


def test_an_interrupt_leaves_no_process_behind(fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fake_suite('echo $$ > "$here/process"\nsleep 600')

    def interrupt(*_: object) -> bool:
        if (folder / "process").is_file() and (folder / "process").read_text().strip():
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr(suite, "_goes_on", interrupt)
    with pytest.raises(KeyboardInterrupt):
        convert_documents(THREE)
    assert gone(int((folder / "process").read_text()))


def test_a_suite_that_cannot_be_started_is_said_so(fake_suite: FakeSuite) -> None:
    program = fake_suite("true") / "soffice"
    program.write_bytes(b"\x7fELF is not enough")
    with pytest.raises(OutputError) as caught:
        convert_documents(THREE)
    assert [each.code for each in caught.value.problems] == ["pdf-suite-broken"]
    assert str(program) in caught.value.text("en")


def test_a_machine_without_the_suite_is_told_where_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(suite, "_PLACES", (str(tmp_path / "*" / "soffice"),))
    with pytest.raises(OutputError) as caught:
        convert_documents(THREE)
    (problem,) = caught.value.problems
    assert problem.code == "pdf-suite-missing"
    assert "libreoffice" in problem.remedy("zh").lower()


def test_the_suite_is_found_off_the_path_too_the_newest_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(suite, "_PLACES", (str(tmp_path / "libreoffice*" / "soffice"),))
    for version in ("libreoffice7.6", "libreoffice25.2"):
        (tmp_path / version).mkdir()
        (tmp_path / version / "soffice").touch()
    assert suite.find_suite() == tmp_path / "libreoffice25.2" / "soffice"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_LIBRARIES", ("fontTools", "no_such_library"))
    with pytest.raises(OutputError) as caught:
        convert_documents(THREE)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts) == ("pdf-library-missing", {"libraries": "no_such_library"})


def test_what_is_no_docx_is_refused_before_the_suite_sees_anything(fake_suite: FakeSuite) -> None:
    folder = fake_suite('touch "$here/ran"\n' + EACH.format(COPY))
    with pytest.raises(InputError) as caught:
        convert_documents({"text.docx": b"text", "good.docx": THREE["甲.docx"], "empty.docx": b""})
    assert [each.span and each.span.file for each in caught.value.problems] == ["text.docx", "empty.docx"]
    assert os.listdir(folder).count("ran") == 0
