"""Calls of LibreOffice: how documents are shared out, what is tried again, what a call may leave."""

import io
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import InputError, OutputError, exceptions
from generator.office import suite
from generator.office.package import read_package, write_package
from generator.office.pdf import conversion
from generator.office.pdf.attempts import ExpectedPdf, Shares, all_lost, judged, lost_characters
from generator.office.pdf.conversion import convert_documents, pdf_target
from generator.office.suite import Call, OfficeSuite
from generator.office.wordml.wordml_names import WORD_NAMESPACES
from tests.patience import PATIENCE, Clock, wait_until
from tests.refused import refused
from tests.sample_docx import paragraph, sample_docx

DAY = datetime(2026, 1, 1, tzinfo=UTC)


def blank_page() -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(out)
    return out.getvalue()


def test_a_valid_pdf_of_a_document_without_text_lacks_nothing() -> None:
    found = judged("空白", blank_page(), ExpectedPdf("", DAY))
    assert found is not None
    assert (found.name, found.pdf.pages, found.lost, found.modified) == ("空白", 1, "", DAY)


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"%PDF-1.7", ""), (blank_page()[:-10], ""), (blank_page(), "示例")],
    ids=["empty", "no PDF", "broken off", "without any of its text"],
)
def test_a_pdf_that_cannot_be_used_is_none(data: bytes, text: str) -> None:
    assert judged("示例", data, ExpectedPdf(text, DAY)) is None


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("甲，乙。", "甲，乙。", ""),
        ("甲，乙。", "甲乙。", "，"),
        ("甲甲", "甲", "甲"),
        ("甲丙乙", "", "丙乙甲"),
        ("甲", "甲 第 1 页", ""),
        ("甲 乙\u3000丙\u00a0", "甲\r\n乙丙", ""),
        ("A-b", "a\x02B", ""),
        ("⼀Ａ㎡", "一Am2", ""),
        ("𠮷", "𠮷", ""),
        ("甲\u200b\u00ad", "甲", ""),
        ("", "甲", ""),
    ],
)
def test_characters_are_counted(text: str, printed: str, missing: str) -> None:
    assert lost_characters(text, printed) == missing


@pytest.mark.parametrize(
    ("text", "printed", "lost"),
    [("甲乙", "", True), ("甲乙", "丙 1", True), ("甲乙", "乙", False), ("", "", False), (" \u200b-", "", False)],
)
def test_a_page_without_any_of_its_text_is_told(text: str, printed: str, lost: bool) -> None:
    assert all_lost(text, printed) is lost


def shared_out(count: int, jobs: int) -> list[int]:
    shares = Shares([str(number) for number in range(count)], jobs)
    sizes = []
    while names := shares.next():
        sizes.append(len(names))
    return sizes


def test_calls_grow_shorter_towards_the_end() -> None:
    assert shared_out(400, 2) == [100, 100, 100, 50, 50]


@given(st.integers(0, 1000), st.integers(1, 8))
def test_each_document_is_given_out_once_and_no_call_is_too_long(count: int, jobs: int) -> None:
    names = [str(number) for number in range(count)]
    shares = Shares(names, jobs)
    calls = []
    while call := shares.next():
        calls.append(call)
    assert [name for call in calls for name in call] == names
    assert max(map(len, calls), default=0) <= 100


def test_the_first_that_was_not_finished_is_under_suspicion_and_the_rest_goes_on_in_company() -> None:
    shares = Shares("abcdefgh", 1)
    names = shares.next()
    assert shares.again(names, ["c", "f", "g", "h"]) == ["c", "f"]
    assert shares.next() == ["g", "h"]


# LibreOffice is judged by its files: tried with programs that fail in the ways observed of LibreOffice.


FakeSuite = Callable[[str], Path]
THREE = {name: sample_docx(paragraph("")) for name in ("甲.docx", "乙.docx", "丙.docx")}
EACH = 'for each in "$@"; do case "$each" in *.docx) {} ;; esac; done'
COPY = 'cp "$pdf" "$out/${each%.docx}.pdf"'


def problems(caught: pytest.ExceptionInfo[OutputError]) -> list[tuple[str, str | None]]:
    return [(each.code, each.span.file if each.span else None) for each in caught.value.problems]


@pytest.mark.parametrize(
    "leaves",
    [
        "true",
        'echo "not a pdf" > "$out/${each%.docx}.pdf"',
        ': > "$out/${each%.docx}.pdf"',
        'head -c 300 "$pdf" > "$out/${each%.docx}.pdf"',
        'head -c -7 "$pdf" > "$out/${each%.docx}.pdf"',
    ],
    ids=["nothing", "text", "an empty file", "half a file", "all but the end of a file"],
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


def numbered(count: int, text: str = "") -> dict[str, bytes]:
    return {f"{number}.docx": sample_docx(paragraph(text)) for number in range(1, count + 1)}


def marked(word: str) -> bytes:
    """A document that the shell can recognise: names of parts are not compressed."""
    return write_package({**read_package(THREE["甲.docx"], name=""), f"word/{word}.xml": b""})


# Of every three files that it gets it converts two, and then it is gone.
CRASH = 'n=0; for each in "$@"; do case "$each" in *.docx) n=$((n+1)); [ $n = 3 ] && kill -9 $$; {} ;; esac; done'


def test_a_crash_at_the_third_file_costs_nothing_but_a_call(fake_suite: FakeSuite) -> None:
    folder = fake_suite('echo "$@" | tr " " "\n" | grep -c docx >> "$here/runs"\n' + CRASH.format(COPY))
    documents = numbered(7)
    assert list(convert_documents(documents).pdfs) == list(documents)
    # Two of seven; the third alone; two of the other four; the next alone; the last one.
    assert (folder / "runs").read_text().split() == ["7", "1", "4", "1", "1"]


def test_a_suite_that_converts_nothing_at_all_is_given_up_soon(fake_suite: FakeSuite) -> None:
    folder = fake_suite('echo run >> "$here/runs"')
    with pytest.raises(OutputError) as caught:
        convert_documents(numbered(40))
    assert problems(caught) == [("pdf-failed", f"{number}.docx") for number in (1, 2, 3)] + [("pdf-given-up", None)]
    assert caught.value.problems[-1].facts == {"count": 37}
    assert (folder / "runs").read_text().count("run") <= 6


def test_every_rotten_file_among_good_ones_is_named(fake_suite: FakeSuite) -> None:
    """It goes on after a file that it cannot read, as LibreOffice does."""
    documents = numbered(9)
    for name in ("2.docx", "5.docx", "9.docx"):
        documents[name] = marked("rotten")
    fake_suite(EACH.format('grep -qa rotten "$each" || ' + COPY))
    with pytest.raises(OutputError) as caught:
        convert_documents(documents)
    assert problems(caught) == [("pdf-failed", "2.docx"), ("pdf-failed", "5.docx"), ("pdf-failed", "9.docx")]


def test_a_pdf_that_lacks_characters_is_made_again_alone(fake_suite: FakeSuite) -> None:
    folder = fake_suite('echo run >> "$here/runs"\n[ -e 00002.docx ] || pdf="$text"\n' + EACH.format(COPY))
    converted = convert_documents({"1.docx": THREE["甲.docx"], "2.docx": sample_docx(paragraph("ABC"))})
    assert converted.lost == ()
    assert (folder / "runs").read_text().count("run") == 2


def test_characters_that_are_missing_alone_too_are_told_and_need_no_more_attempts(fake_suite: FakeSuite) -> None:
    folder = fake_suite('echo run >> "$here/runs"\n' + EACH.format('cp "$text" "$out/${each%.docx}.pdf"'))
    documents = {
        **numbered(5, "ABC甲"),
        "6.docx": sample_docx(paragraph("ABC乙")),
        "7.docx": sample_docx(paragraph("AB")),
    }
    converted = convert_documents(documents)
    assert [(each.code, each.span and each.span.file, each.facts["characters"]) for each in converted.lost] == [
        *(("pdf-text-lost", f"{number}.docx", "甲") for number in range(1, 6)),
        ("pdf-text-lost", "6.docx", "乙"),
    ]
    assert {each.severity for each in converted.lost} == {"warning"}
    assert (folder / "runs").read_text().count("run") == 3


def test_a_pdf_without_any_of_the_text_is_an_error(fake_suite: FakeSuite) -> None:
    fake_suite(EACH.format(COPY))
    with pytest.raises(OutputError) as caught:
        convert_documents({"空.docx": THREE["甲.docx"], "字.docx": sample_docx(paragraph("甲乙"))})
    assert problems(caught) == [("pdf-text-none", "字.docx")]


def test_each_process_has_its_own_profile_and_knows_neither_language_nor_time_zone(
    fake_suite: FakeSuite, many_cores: None, monkeypatch: pytest.MonkeyPatch
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


@pytest.mark.parametrize("stubborn", ["", "trap '' TERM INT HUP\n"], ids=["", "ignores signals"])
def test_a_suite_that_hangs_is_killed_with_its_children(
    fake_suite: FakeSuite, hanging: Callable[[Path], None], stubborn: str
) -> None:
    folder = fake_suite(stubborn + 'sleep 600 &\necho $! >> "$here/children"\n: > "$here/hanging"\nwait; wait; wait')
    hanging(folder / "hanging")
    with pytest.raises(OutputError) as caught:
        convert_documents({"甲.docx": THREE["甲.docx"]})
    assert problems(caught) == [("pdf-timeout", "甲.docx")]
    for child in map(int, (folder / "children").read_text().split()):
        assert gone(child)


def gone(process: int) -> bool:
    """Wait until the process has ended; a zombie counts as ended."""

    def ended() -> bool:
        with suppress(FileNotFoundError):
            return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
        return True

    return wait_until(ended)


def test_the_time_limit_is_for_one_document_not_for_all(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clock = Clock()
    monkeypatch.setattr("generator.office.suite.monotonic", clock)
    folder = fake_suite(EACH.format('until [ -e "$here/go-$each" ]; do sleep 0.01; done; ' + COPY))
    call = Call(OfficeSuite(folder / "soffice", {}, timeout=1, target=pdf_target()), tmp_path / "call", list(THREE))
    call.start()
    try:
        for number, name in enumerate(THREE, start=1):
            clock.now += 0.9
            assert call.goes_on()
            (folder / f"go-{number:05}.docx").touch()
            wait_until(call.output(name).exists)
            if number < len(THREE):
                assert call.goes_on()
        assert not call.late
    finally:
        call.end()


def test_an_interrupt_leaves_no_process_behind(fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fake_suite('echo $$ > "$here/process"\nsleep 600')

    def interrupt(*_: object) -> bool:
        if (folder / "process").is_file() and (folder / "process").read_text().strip():
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr(Call, "goes_on", interrupt)
    with pytest.raises(KeyboardInterrupt):
        convert_documents(THREE)
    assert gone(int((folder / "process").read_text()))


def test_a_suite_that_cannot_be_started_is_said_so(fake_suite: FakeSuite) -> None:
    program = fake_suite("true") / "soffice"
    program.write_bytes(b"\x7fELF is not enough")
    refusal = refused(OutputError, convert_documents, THREE)
    assert [each.code for each in refusal.problems] == ["pdf-suite-broken"]
    assert str(program) in refusal.text("en")


def test_a_machine_without_the_suite_is_told_where_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(suite, "_PLACES", (str(tmp_path / "*" / "soffice"),))
    (problem,) = refused(OutputError, convert_documents, THREE).problems
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
    monkeypatch.setattr(exceptions, "find_spec", lambda name: None if name == "pikepdf" else name)
    (problem,) = refused(OutputError, convert_documents, THREE).problems
    assert (problem.code, problem.facts) == ("pdf-library-missing", {"libraries": "pikepdf"})


def test_what_is_no_docx_is_refused_before_the_suite_sees_anything(fake_suite: FakeSuite) -> None:
    folder = fake_suite('touch "$here/ran"\n' + EACH.format(COPY))
    others = {
        "text.docx": b"text",
        "good.docx": THREE["甲.docx"],
        "empty.docx": b"",
        "sheet.docx": sample_docx(body="<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"),
        "footer.docx": sample_docx(body=f'<w:ftr xmlns:w="{WORD_NAMESPACES[0]}"><w:body/></w:ftr>'),
        "no body.docx": sample_docx(body=f'<w:document xmlns:w="{WORD_NAMESPACES[0]}"/>'),
        "none.docx": sample_docx(body=""),
        "rotten.docx": sample_docx(body="<w:document>"),
    }
    refusal = refused(InputError, convert_documents, others)
    assert [(each.code, each.span and each.span.file) for each in refusal.problems] == [
        ("template-not-docx", "text.docx"),
        ("template-not-docx", "empty.docx"),
        ("template-not-word", "sheet.docx"),
        ("template-not-word", "footer.docx"),
        ("template-not-word", "no body.docx"),
        ("template-xml-broken", "none.docx"),
        ("template-xml-broken", "rotten.docx"),
    ]
    assert os.listdir(folder).count("ran") == 0


def test_the_next_call_starts_while_another_is_under_way(
    fake_suite: FakeSuite, many_cores: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each call notes how many are at work; the first is slow, and the others do not wait for it."""
    monkeypatch.setattr(conversion, "TIMEOUT", PATIENCE)
    slow = 'grep -qa slow 00001.docx && while [ "$(wc -l < "$here/runs")" -lt 3 ]; do sleep 0.01; done\n'
    folder = fake_suite('echo run >> "$here/runs"\n' + slow + EACH.format(COPY))
    documents = {"0.docx": marked("slow"), **{f"{n}.docx": marked(f"quick{n}") for n in range(1, 201)}}
    assert list(convert_documents(documents, jobs=2).pdfs) == list(documents)
    assert (folder / "runs").read_text().count("run") == 3


class Lazy(Mapping[str, bytes]):
    """Documents made when they are asked for; ``asked`` tells which, in order."""

    def __init__(self, count: int) -> None:
        self._names = [f"{number}.docx" for number in range(count)]
        self.asked: list[str] = []

    def __getitem__(self, name: str) -> bytes:
        self.asked.append(name)
        return THREE["甲.docx"]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@pytest.mark.in_turn(3)
def test_documents_are_asked_for_when_their_turn_comes(fake_suite: FakeSuite) -> None:
    fake_suite(EACH.format(COPY))
    documents = Lazy(110)
    seen: list[int] = []
    convert_documents(documents, progress=lambda _: seen.append(len(documents.asked)))
    # All are looked at before; then those of the first call of a hundred, then the rest.
    assert set(seen[:99]) <= {210, 220}
    assert seen[0] == 210
    assert len(documents.asked) == 220


@pytest.mark.parametrize("pdf_a", [False, True])
def test_the_kind_of_pdf_that_is_asked_for(tmp_path: Path, pdf_a: bool) -> None:
    """2 is PDF/A-2b in the export filter of LibreOffice."""
    command = OfficeSuite(Path("soffice"), {}, 1.0, pdf_target(pdf_a=pdf_a)).command(tmp_path, tmp_path, ["a.docx"])
    _, _, options = command[command.index("--convert-to") + 1].split(":", 2)
    asked = {name: option["value"] for name, option in json.loads(options).items()}
    assert asked.get("SelectPdfVersion") == ("2" if pdf_a else None)
    assert (asked["IsSkipEmptyPages"], asked["ExportBookmarksToPDFDestination"]) == ("false", "true")
