"""A document with its findings as comments: the comments at their paragraphs, and nothing else changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document
from openxml_audit import OpenXmlValidator

from generator.check.annotating import annotate, annotated
from generator.check.documents import check_documents
from generator.check.finding import Finding
from generator.check.run import check
from generator.cli.entry_point import run
from generator.ground.errors import InputError
from generator.office.reading import read_document
from tests.check.annotating.noted import Noted, noted, without_marks
from tests.check.annotating.test_comment_words import BOUND, NAMES, box, contents, control, table, text
from tests.check.right import data_of, right_notice
from tests.check.test_fixed_copies import spoilt
from tests.pages import resaved
from tests.sample_docx import sample_docx
from tests.word_documents import packed, parts

STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
SLIP = "各地要抓好落实,按时报送。"


def spoilt_document() -> Document:
    """The right notice with slips: half-width commas, one of them in a cell, and text in a header."""
    document = right_notice()
    for each in document.paragraphs:
        if each.text.startswith(("坚持以", "各地要加强")):
            each.runs[0].text = each.runs[0].text.replace("，", ",")
    cell = document.tables[0].cell(0, 0).paragraphs[0]
    cell.runs[0].text = cell.runs[0].text.replace("，", ",")
    document.sections[0].header.paragraphs[0].text = "页眉里的字,不该有"
    return document


def mixed() -> bytes:
    """Everything that a comment must keep clear of, with a slip in each."""
    inserted = f'<w:p><w:ins w:id="7" w:author="示例"><w:r><w:t>{SLIP}</w:t></w:r></w:ins></w:p>'
    commented = (
        f'<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>{SLIP}</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    body = (
        contents(SLIP, SLIP, SLIP)
        + inserted
        + commented
        + control(text(SLIP))
        + control(text(SLIP), BOUND)
        + box(text(SLIP))
        + table(text(SLIP))
        + "<w:p/>"
        + text(SLIP)
    )
    made = parts(sample_docx(body=f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"))
    old = '<w:comment w:id="0" w:author="甲"><w:p><w:r><w:t>旧批注</w:t></w:r></w:p></w:comment>'
    made["word/comments.xml"] = f"<w:comments {NAMES}>{old}</w:comments>".encode()
    row = '<Relationship Id="r9" Target="comments.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    _relate(made, "word/_rels/document.xml.rels", f'{row}relationships/comments"/>')
    return packed(made)


def _relate(contents: dict[str, bytes], name: str, row: str) -> None:
    contents[name] = contents[name].replace(b"</Relationships>", f"{row}</Relationships>".encode())


def strict(data: bytes) -> bytes:
    contents = parts(data)
    for usual, other in STRICT.items():
        contents = {name: part.replace(usual.encode(), other.encode()) for name, part in contents.items()}
    return packed(contents)


def checked(data: bytes, folder: Path) -> tuple[Finding, ...]:
    path = folder / "x.docx"
    path.write_bytes(data)
    (document,) = check_documents([path])
    return document.report.findings


def ours(data: bytes) -> list[Noted]:
    """The comments that fawen added."""
    return [each for each in noted(data) if each.given["author"] == "fawen"]


DOCUMENTS = {
    "a notice": data_of(spoilt_document()),
    "a right one": data_of(right_notice()),
    "a mixed one": mixed(),
    "a strict one": strict(mixed()),
}


@pytest.fixture(params=DOCUMENTS)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[bytes, bytes, tuple[Finding, ...]]:
    """A document before and after, and its findings."""
    data = DOCUMENTS[request.param]
    findings = checked(data, tmp_path)
    return data, annotated(data, str(tmp_path / "x.docx"), "y.docx", findings).data, findings


def test_nothing_else_is_changed(pair: tuple[bytes, bytes, tuple[Finding, ...]]) -> None:
    before, after, _ = pair
    new = {each.given["id"] for each in ours(after)}
    assert without_marks(after, of=new) == without_marks(before, of=set())
    told = {name: part for name, part in parts(after).items() if parts(before).get(name) != part}
    listings = set() if noted(before) else {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(told) == {"word/document.xml", "word/comments.xml", *listings}
    was, now = (read_document(each, "x.docx") for each in (before, after))
    assert replace(now, comments=was.comments) == was
    assert now.comments == was.comments + len(new)


def test_each_finding_is_at_its_paragraph_or_in_the_summary(pair: tuple[bytes, bytes, tuple[Finding, ...]]) -> None:
    _, after, findings = pair
    summary, *at_paragraphs = ours(after)
    assert summary.lines[0].startswith("fawen 检查：")
    for finding in findings:
        span = finding.problem.span
        beginning = "" if span is None or not span.source else span.source.strip("…")
        there = [each for each in at_paragraphs if beginning.strip() in each.at]
        assert any(finding.code in line for each in (*there, summary) for line in each.lines)


def test_the_places_of_a_notice(tmp_path: Path) -> None:
    data = DOCUMENTS["a notice"]
    made = annotated(data, "x.docx", "y.docx", checked(data, tmp_path))
    summary, *others = ours(made.data)
    assert made.comments == 1 + len(others)
    slips = [each.at[:3] for each in others if any("PU-01" in line for line in each.lines)]
    assert slips == ["坚持以", "各地要", "抄送："]
    assert all(each.around == each.at for each in others)
    assert summary.around == ""
    assert summary.at == "示例市民政局文件"
    order = [each.given["id"] for each in (summary, *others)]
    assert order == sorted(order, key=int)


def test_what_cannot_have_a_comment_is_in_the_summary(tmp_path: Path) -> None:
    data = DOCUMENTS["a mixed one"]
    summary, *others = ours(annotated(data, "x.docx", "y.docx", checked(data, tmp_path)).data)
    assert any(line.startswith(f"正文“{SLIP}”等 4 处：") and "PU-01" in line for line in summary.lines)
    slips = [(each.at, line) for each in others for line in each.lines if "PU-01" in line]
    assert [at for at, _ in slips] == [SLIP, SLIP, SLIP, "外", SLIP, SLIP]
    assert slips[3][1].startswith(f"文本框“{SLIP}”：")


def test_a_comment_that_is_there_keeps_its_place(tmp_path: Path) -> None:
    data = DOCUMENTS["a mixed one"]
    old, *new = noted(annotated(data, "x.docx", "y.docx", checked(data, tmp_path)).data)
    assert (old.given["id"], old.given["author"], old.around) == ("0", "甲", SLIP)
    assert "0" not in [each.given["id"] for each in new]


@pytest.mark.parametrize(
    ("modified", "expected"),
    [
        ("2022-02-14T08:30:00Z", "2022-02-14T08:30:00Z"),
        *(("2022-02-14T08:30:00+08:00", "2022-02-14T00:30:00Z"), ("2022-02-14", "2022-02-14T00:00:00Z")),
        *(("0001-01-01T00:00:00+08:00", None), ("昨天", None), ("", None)),
    ],
)
def test_the_date_is_that_of_the_document(modified: str, expected: str | None) -> None:
    contents = parts(DOCUMENTS["a mixed one"])
    core = contents["docProps/core.xml"].replace(b"2022-02-14T00:00:00Z", modified.encode())
    made = annotated(packed(contents | {"docProps/core.xml": core}), "x.docx", "y.docx", ())
    assert [each.given.get("date") for each in ours(made.data)] == [expected]


def test_nothing_found_is_said_too() -> None:
    made = annotated(DOCUMENTS["a right one"], "x.docx", "y.docx", ())
    assert made.comments == 1
    assert [each.lines for each in noted(made.data)] == [("fawen 检查：没有发现问题。",)]


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    data = DOCUMENTS["a notice"]
    findings = checked(data, tmp_path)
    assert len({annotated(data, "x.docx", "y.docx", findings).data for _ in range(2)}) == 1


@pytest.mark.parametrize(("target", "kind"), [("y.docx", "document"), ("y.dotx", "template")])
def test_the_type_is_that_of_the_new_name(target: str, kind: str) -> None:
    made = annotated(DOCUMENTS["a right one"], "x.dotx", target, ())
    assert f"wordprocessingml.{kind}.main+xml".encode() in parts(made.data)["[Content_Types].xml"]


def refused(data: bytes) -> list[str]:
    with pytest.raises(InputError) as raised:
        annotated(data, "x.docx", "y.docx", ())
    return [each.code for each in raised.value.problems]


def test_a_signed_document_is_refused() -> None:
    contents = parts(DOCUMENTS["a right one"])
    row = '<Relationship Id="s" Target="_xmlsignatures/origin.sigs" Type="http://schemas.openxmlformats.org/package/'
    _relate(contents, "_rels/.rels", f'{row}2006/relationships/digital-signature/origin"/>')
    assert refused(packed(contents)) == ["annotating-signed"]


def test_a_document_in_which_no_paragraph_can_have_one_is_refused() -> None:
    body = control(text("一"), BOUND)
    expected = ["annotating-no-place"]
    assert refused(sample_docx(body=f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")) == expected


def test_no_word_document_is_refused() -> None:
    assert refused(packed({"[Content_Types].xml": b"<Types/>"})) == ["template-not-word"]


def test_word_finds_nothing_new_to_repair(tmp_path: Path) -> None:
    data = DOCUMENTS["a notice"]
    (tmp_path / "y.docx").write_bytes(annotated(data, "x.docx", "y.docx", checked(data, tmp_path)).data)
    before, after = (OpenXmlValidator().validate(tmp_path / name).errors for name in ("x.docx", "y.docx"))
    assert {each.description for each in after} <= {each.description for each in before}


@pytest.mark.in_turn(2)
def test_libreoffice_shows_them_all(tmp_path: Path) -> None:
    made = {
        name: annotated(DOCUMENTS[name], "x.docx", "y.docx", checked(DOCUMENTS[name], tmp_path)).data
        for name in ("a notice", "a mixed one")
    }
    in_table = sample_docx(table(text(SLIP), text("二")))
    made["in a table"] = annotated(in_table, "x.docx", "y.docx", checked(in_table, tmp_path)).data
    for name, data in resaved(made, tmp_path / "resaved").items():
        shown, written = (sorted("".join(each.lines) for each in noted(one)) for one in (data, made[name]))
        assert shown == written


# ``--annotate``: the findings are those of a check, with the same exit code, and the copies are written whole.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "unit").mkdir(parents=True)
    (tmp_path / "in" / "一.docx").write_bytes(spoilt())
    (tmp_path / "in" / "unit" / "二.docx").write_bytes(data_of(right_notice()))
    return tmp_path


def test_one_file(folder: Path) -> None:
    source, out = folder / "in" / "一.docx", folder / "新" / "一.docx"
    before = source.read_bytes()
    annotated = annotate([source], out)
    assert source.read_bytes() == before
    assert annotated.reports == check([source]).reports
    assert annotated.comments == {out: len(noted(out.read_bytes()))}
    assert ["PU-01" in each.lines[-1] for each in noted(out.read_bytes())][1:] == [True]


def test_a_folder_keeps_its_shape(folder: Path) -> None:
    annotated = annotate([folder / "in"], folder / "out")
    assert annotated.reports == check([folder / "in"]).reports
    assert sorted(path.name for path in (folder / "out").rglob("*")) == ["unit", "一.docx", "二.docx"]


def test_a_copy_that_is_there_is_replaced(folder: Path) -> None:
    (folder / "x.docx").write_bytes(b"old")
    annotate([folder / "in" / "一.docx"], folder / "x.docx")
    assert len(noted((folder / "x.docx").read_bytes())) == 2


def test_annotating_again_keeps_the_first_comments(folder: Path) -> None:
    annotate([folder / "in" / "一.docx"], folder / "1.docx")
    annotate([folder / "1.docx"], folder / "2.docx")
    first, second = noted((folder / "1.docx").read_bytes()), noted((folder / "2.docx").read_bytes())
    assert [(each.given, each.lines) for each in second][: len(first)] == [(each.given, each.lines) for each in first]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"PK none", "template-package"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "template-not-docx-old"), (b"", "")],
)
def test_what_cannot_be_judged_is_a_problem(folder: Path, data: bytes, code: str) -> None:
    (folder / "in" / "bad.docx").write_bytes(data)
    with pytest.raises(InputError) as raised:
        annotate([folder / "in"], folder / "out")
    assert all(each.code.startswith(code) and each.remedy() for each in raised.value.problems)
    assert not (folder / "out").exists()


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = folder / "in" / "一.docx", folder / "out.docx"
    assert run(["check", str(source)]) == 1
    as_usual = capsys.readouterr().out
    assert run(["check", str(source), "--annotate", str(out)]) == 1
    assert capsys.readouterr().out == f"{as_usual}已写出 {out}，批注 2 条。\n"
    assert run(["check", str(folder / "in" / "unit"), "--annotate", str(out), "--lang", "en"]) == 0
    assert noted(out.read_bytes())[0].lines == ("fawen check: no problems found.",)


def test_the_command_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = folder / "in" / "一.docx", folder / "out.docx"
    assert run(["check", str(source), "--json"]) == 1
    as_usual = capsys.readouterr().out
    assert run(["check", str(source), "--json", "--annotate", str(out)]) == 1
    assert capsys.readouterr().out == as_usual
    assert json.loads(as_usual)["findings"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["{in}/一.docx", "--annotate", "{in}/一.docx"], "copies-over-input"),
        (["{in}", "--annotate", "x.docx"], "copies-one-name"),
        (["{in}/一.docx", "--annotate", "x.docx", "--fix", "y.docx"], "cli-check-one-copy"),
        (["{in}/一.txt", "--annotate", "x.docx"], "cli-check-kind"),
        (["{in}/notice.md", "--annotate", "x.docx"], "copies-no-document"),
    ],
)
def test_the_command_refuses(
    folder: Path, words: list[str], code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    for name in ("一.txt", "notice.md") if "docx" not in words[0] and "/" in words[0] else ():
        (folder / "in" / name).write_text("示例", encoding="utf-8")
    assert run(["check", *(word.replace("{in}", str(folder / "in")) for word in words)]) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert not (folder / "x.docx").exists()
