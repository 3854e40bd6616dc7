"""Documents held against one another: the papers of one dispatch, and several documents of a batch."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from generator.check import Checked, check
from generator.dispatch.manifest import Manifest
from generator.official.document import Edition, Title
from generator.official.layout import lay_out
from generator.official.writer import write_docx
from generator.writing.manifest import NOTICE_SOURCE, Kind, ManifestFile
from generator.writing.set_folder import MANIFEST
from tests.check.right import data_of, right_notice
from tests.official.layout.header_documents import PLAIN
from tests.word_documents import make_docx

NUMBER = "示民发〔2026〕7号"
SHA = "0123456789abcdef" * 4


def told(checked: Checked, rule: str) -> list[tuple[str, str, str]]:
    """The findings of ``rule`` over several documents: file, measured, wanted."""
    return [
        (Path(report.file).name, str(finding.measured), str(finding.wanted))
        for report in checked.reports
        for finding in report.findings
        if finding.code == rule
    ]


def retyped(old: str, new: str) -> bytes:
    """The right notice with ``new`` in the place of ``old``, in one run each."""
    document = docx.Document(io.BytesIO(data_of(right_notice())))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    return data_of(document)


def letter_with(text: str) -> bytes:
    """A letter to one unit that says ``text``."""
    return make_docx(["示例街道：", text, "示例市民政局", "2026年3月5日"])


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    """A dispatch as a build leaves it: notice, a letter and a list that name its number."""
    folder = tmp_path / "output" / NUMBER
    papers: dict[str, tuple[Kind, str, bytes]] = {
        "通知.docx": ("notice", NOTICE_SOURCE, data_of(right_notice())),
        "unit/函/01-示例街道.docx": ("unit", "unit/函.docx", letter_with(f"现将《通知》（{NUMBER}）送去，请查收。")),
        "dispatch/名单.docx": ("dispatch", "dispatch/名单.docx", make_docx([f"发文字号：{NUMBER}"])),
    }
    for path, (_, _, data) in papers.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    files = tuple(
        ManifestFile(path, kind, None, None, template, SHA, SHA, SHA, len(data), 1, None)
        for path, (kind, template, data) in papers.items()
    )
    (folder / MANIFEST).write_text("".join(Manifest(folder, NUMBER, files).pieces()), encoding="utf-8")
    return folder


def test_one_number_over_all_papers(dispatch: Path) -> None:
    checked = check([dispatch])
    assert len(checked.reports) == 3
    assert told(checked, "MM-07") == []
    assert told(checked, "MM-04") == []


def test_a_letter_with_another_number(dispatch: Path) -> None:
    letter = dispatch / "unit" / "函" / "01-示例街道.docx"
    letter.write_bytes(letter_with("现将《通知》（示民发〔2026〕6号）送去，请查收。"))
    wrong = [("01-示例街道.docx", "示民发〔2026〕6号", NUMBER)]
    assert told(check([dispatch]), "MM-07") == wrong
    assert told(check([dispatch.parent]), "MM-07") == wrong
    assert told(check([letter]), "MM-07") == wrong
    (finding,) = [each for each in check([letter]).reports[0].findings if each.code == "MM-07"]
    assert finding.problem.span is not None
    assert (finding.problem.span.paragraph, finding.strength) == (2, "practice")


def test_the_number_in_other_brackets_is_another(dispatch: Path) -> None:
    letter = dispatch / "unit" / "函" / "01-示例街道.docx"
    letter.write_bytes(letter_with("现送去示民发[2026]7号，请查收。"))
    assert told(check([dispatch]), "MM-07") == [("01-示例街道.docx", "示民发[2026]7号", NUMBER)]


def test_a_list_is_no_official_document(dispatch: Path) -> None:
    (dispatch / "dispatch" / "名单.docx").write_bytes(make_docx(["发文字号：示民发〔2026〕6号"]))
    assert told(check([dispatch]), "MM-07") == []


def test_an_older_number_may_be_named_beside(dispatch: Path) -> None:
    letter = dispatch / "unit" / "函" / "01-示例街道.docx"
    letter.write_bytes(letter_with(f"根据示民发〔2025〕3号，现送去{NUMBER}，上级文件为示府发〔2026〕1号。"))
    assert told(check([dispatch]), "MM-07") == []


def test_the_notice_itself_has_another_number(dispatch: Path) -> None:
    (dispatch / "通知.docx").write_bytes(retyped("〕7号", "〕8号"))
    assert told(check([dispatch]), "MM-07") == [("通知.docx", "示民发〔2026〕8号", NUMBER)]


def test_a_manifest_of_somebody_else_says_nothing(dispatch: Path) -> None:
    (dispatch / "unit" / "函" / "01-示例街道.docx").write_bytes(letter_with("示民发〔2026〕6号"))
    (dispatch / MANIFEST).write_text('{"number": "x"}', encoding="utf-8")
    assert told(check([dispatch]), "MM-07") == []


def test_two_documents_with_one_number(tmp_path: Path) -> None:
    (tmp_path / "一.docx").write_bytes(data_of(right_notice()))
    (tmp_path / "二.docx").write_bytes(retyped("冬春救助", "防汛救灾"))
    (tmp_path / "三.docx").write_bytes(retyped("〕7号", "〕8号"))
    assert told(check([tmp_path / f"{name}.docx" for name in "一二三"]), "MM-04") == [
        ("二.docx", NUMBER, "一件公文一个发文字号")
    ]


def copies(folder: Path, *serials: str) -> list[Path]:
    """Copies of the right notice with these 份号."""
    paths = []
    for place, serial in enumerate(serials):
        document = right_notice()
        document.paragraphs[0].insert_paragraph_before(serial)
        paths.append(folder / f"{place}.docx")
        paths[-1].write_bytes(data_of(document))
    return paths


def test_serials_of_copies(tmp_path: Path) -> None:
    assert told(check(copies(tmp_path, "000003", "000001", "000002")), "MM-04") == []
    assert told(check(copies(tmp_path, "000001", "000001", "000002")), "MM-04") == [
        ("1.docx", "000001", "一份一个份号")
    ]
    assert told(check(copies(tmp_path, "000001", "000002", "000005")), "MM-04") == [
        ("2.docx", "000005", "与前一份的份号相连")
    ]


def in_edition(edition: Edition, number: str, title: str) -> bytes:
    return write_docx(lay_out(replace(PLAIN, edition=edition, number=number, title=Title(title))))


def test_drafts_have_no_number_to_share(tmp_path: Path) -> None:
    for title in ("关于开展安全检查的通知", "关于开展卫生检查的通知"):
        (tmp_path / f"{title}.docx").write_bytes(in_edition(Edition.PROOF, "示城管〔2026〕　　号", title))
    assert told(check([tmp_path]), "MM-04") == []
    for title in ("关于开展安全检查的通知", "关于开展卫生检查的通知"):
        (tmp_path / f"{title}.docx").write_bytes(in_edition(Edition.PROOF, "示城管〔2026〕8号", title))
    assert len(told(check([tmp_path]), "MM-04")) == 1


def test_a_corrected_reprint_has_the_number_of_the_first(tmp_path: Path) -> None:
    wrong = replace(PLAIN, title=Title("关于开展安全检察的通知"))
    (tmp_path / "1.docx").write_bytes(write_docx(lay_out(wrong)))
    corrected = in_edition(Edition.CORRECTED, str(PLAIN.number), "关于开展安全检查的通知")
    (tmp_path / "2.docx").write_bytes(corrected)
    assert told(check([tmp_path]), "MM-04") == []
