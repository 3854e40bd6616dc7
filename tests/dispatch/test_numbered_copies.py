"""The master without its number, the print file with all numbers, and a file for each copy."""

import io
import re

import pikepdf
import pytest

from generator.check.run import check
from generator.dispatch.manifest import Manifest
from generator.dispatch.papers import numbered_copies
from tests.pages import page_texts
from tests.sample_office import Office, tree
from tests.word_documents import paragraphs, parts

NOTICE = "templates/notice/notice.md"
MASTER = "关于报送《目录》的通知.docx"
PRINT = "dispatch/打印-公文.docx"
ORDER = ["{% for p in papers %}{{ p.title }}/{{ p.path }}/{{ p.pages }}/{{ p.copies }}", "{% endfor %}"]
BEYOND_UNITS = 5  # the sample office sends five copies to units


def numbered(office: Office, total: int = 10, first: int = 1, body: str = "") -> None:
    keys = f'secrecy: 秘密★1年\ncopy_number: "{first:06}"\nprinting: {{copy_to: {total - BEYOND_UNITS}}}\ndate: '
    office.replace(NOTICE, "date: ", keys)
    office.replace(NOTICE, "请于三月底前报送《目录》。\n", body or "请于三月底前报送《目录》。\n")


def of_pages(count: int) -> str:
    sentence = "各单位要认真核对档案目录与实体是否一致，" * 4
    return "".join(f"第{number}项目录请于三月底前报送，{sentence}。\n" for number in range(count * 6))


def numbers_in(data: bytes) -> list[str]:
    return [each for each in paragraphs(data) if re.fullmatch("[0-9]{6}", each)]


def actions(manifest: Manifest) -> dict[str, str]:
    return {change.path: change.action for change in manifest.changes}


def test_the_master_leaves_the_line_of_its_number_blank(office: Office) -> None:
    numbered(office)
    office.build()
    assert paragraphs((office.papers / MASTER).read_bytes())[:2] == ["", "秘密★1年"]
    [report] = check([office.papers / MASTER]).reports
    assert report.findings == ()


def test_a_single_copy_is_no_master(office: Office) -> None:
    office.replace(NOTICE, "date: ", 'secrecy: 秘密★1年\ncopy_number: "000007"\nrecipients: 直属单位\ndate: ')
    office.replace(NOTICE, "recipients: 各分馆，有关直属单位\n", "")
    manifest = office.build()
    assert paragraphs((office.papers / MASTER).read_bytes())[0] == "000007"
    assert PRINT not in actions(manifest)


@pytest.mark.parametrize(("total", "files"), [(6, 1), (100, 1), (100, 2)])
def test_every_number_once_in_order(office: Office, total: int, files: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one file, as long as that can be read again."""
    if files > 1:
        monkeypatch.setattr(numbered_copies, "MAX_PART_BYTES", 200_000)
    numbered(office, total, first=31)
    manifest = office.build()
    made = sorted(path for path in actions(manifest) if path.startswith("dispatch/打印-公文"))
    assert len(made) == files
    found = [number for path in made for number in numbers_in((office.papers / path).read_bytes())]
    assert found == [f"{number:06}" for number in range(31, 31 + total)]


def test_the_pdf_has_a_copy_after_the_other(office: Office) -> None:
    """Every copy is an entry of the outline; what all have in common is in the file once, and drawn for each."""
    numbered(office, 20, body=of_pages(4))
    pages = {file.path: file.pages or 0 for file in office.build(pdf=True).files}
    assert pages[PRINT] == 20 * pages[MASTER]
    assert pages[MASTER] >= 4
    data = (office.papers / PRINT.replace(".docx", ".pdf")).read_bytes()
    assert len(data) + (office.papers / PRINT).stat().st_size < 20 * 20_000
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == pages[PRINT]
        assert [str(entry.title) for entry in outline.root] == [f"{number:06}" for number in range(1, 21)]


@pytest.mark.cases(1)
@pytest.mark.parametrize("duplex", [False, True])
def test_on_both_sides_each_begins_on_a_front(office: Office, duplex: bool) -> None:
    numbered(office, 6, body=of_pages(2))
    pages = {file.path: file.pages or 0 for file in office.build(pdf=True, duplex=duplex).files}
    assert pages[MASTER] % 2 == 1
    assert pages[PRINT] == 6 * pages[MASTER] + (5 if duplex else 0)
    main = parts((office.papers / PRINT).read_bytes())["word/document.xml"]
    assert main.count(b'<w:type w:val="oddPage"/>') == (6 if duplex else 0)


def test_a_file_for_each_copy_is_kept_by_the_set(office: Office) -> None:
    numbered(office, 7)
    office.build(numbered=True)
    names = [path for path in tree(office.papers) if path.startswith("numbered/")]
    assert names == [
        "numbered/000001-东馆.docx", "numbered/000002-东馆.docx", "numbered/000003-西馆.docx",
        "numbered/000004-A&B馆_试点_.docx", "numbered/000005-修复中心.docx",
        "numbered/000006-抄送机关.docx", "numbered/000007-抄送机关.docx",
    ]  # fmt: skip
    assert [paragraphs((office.papers / name).read_bytes())[0] for name in names] == [name[9:15] for name in names]
    assert set(actions(office.build()).values()) == {"unchanged"}
    gone = actions(office.build(numbered=False))
    assert {path for path, action in gone.items() if action == "removed"} == set(names)


def test_only_what_changed_is_made_again(office: Office) -> None:
    numbered(office, 7)
    first = office.build(pdf=True)
    before = (office.papers / PRINT).read_bytes()
    assert set(actions(office.build(pdf=True)).values()) == {"unchanged"}
    office.replace(NOTICE, '"000001"', '"000101"')
    made = actions(office.build(pdf=True))
    assert {made[PRINT], made[PRINT.replace("docx", "pdf")]} == {"remade"}
    assert made[MASTER] == "unchanged"  # it has no number
    office.replace(NOTICE, '"000101"', '"000001"')
    assert sorted(actions(office.build(pdf=True))) == sorted(actions(first))
    assert (office.papers / PRINT).read_bytes() == before


def test_the_print_order_prints_the_numbered_copies(office: Office) -> None:
    numbered(office, 7)
    office.template("dispatch/打印单.docx", ORDER)
    office.build()
    lines = [line for line in paragraphs((office.papers / "dispatch/打印单.docx").read_bytes()) if line]
    assert lines[0] == f"关于报送《目录》的通知/{PRINT}/7/1"
    assert not [line for line in lines if MASTER in line]


def test_check_knows_master_print_file_and_copies(office: Office) -> None:
    numbered(office, 7)
    office.build(numbered=True)
    reports = check([office.papers]).reports
    assert [finding.code for report in reports for finding in report.findings] == []
    [of_print] = check([office.papers / PRINT], checked_as="document").reports
    assert "MM-04" not in {finding.code for finding in of_print.findings}


def test_each_copy_of_a_telegram_says_how_many_pages_it_has(office: Office) -> None:
    office.replace(NOTICE, "date: ", 'copy_number: "000001"\nformat: 电报\nurgency: 平急\ndate: ')
    office.replace(NOTICE, "请于三月底前报送《目录》。\n", of_pages(2))
    pages = {file.path: file.pages for file in office.build(pdf=True).files}
    said = re.findall(r"共\s?(\d+)\s?页", "".join(page_texts(office.papers / PRINT.replace(".docx", ".pdf"))))
    assert said == [str(pages[MASTER])] * 5
    assert b"NUMPAGES" in parts((office.papers / MASTER).read_bytes())["word/document.xml"]
    main = parts((office.papers / PRINT).read_bytes())["word/document.xml"]
    assert b"PAGES" not in main


@pytest.mark.cases(1)
@pytest.mark.parametrize("keys", ["format: 信函\n", "urgency: 特急\n", ""], ids=["letter", "urgent", "plain"])
def test_in_every_head_the_number_alone_is_another(office: Office, keys: str) -> None:
    """In a 信函 it is in the line of the 发文字号 (10.1)."""
    numbered(office, 7)
    office.replace(NOTICE, "date: ", f"{keys}date: ")
    office.build(numbered=True, pdf=True)
    assert [finding.code for report in check([office.papers]).reports for finding in report.findings] == []
    texts = page_texts(office.papers / PRINT.replace(".docx", ".pdf"))
    found = [re.findall("0000[0-9]{2}", text) for text in texts]
    assert [each for each in found if each] == [[f"{number:06}"] for number in range(1, 8)]
    master = office.papers / MASTER
    assert "00000" not in "".join(paragraphs(master.read_bytes()))


@pytest.mark.cases(1)
def test_a_word_attachment_is_in_every_copy(office: Office) -> None:
    """What it says itself, be it the first number, stays as it is; the office suite prints it once for all."""
    numbered(office, 7)
    office.replace(NOTICE, "date: ", "attachments: [{title: 目录, file: 目录.docx}]\ndate: ")
    office.template("notice/目录.docx", ["000001", "示例卷宗"])
    pages = {file.path: file.pages or 0 for file in office.build(pdf=True).files}
    assert pages[PRINT] == 7 * pages[MASTER] == 14
    own = [f"{number:06}" for number in range(1, 8)]
    data = (office.papers / PRINT).read_bytes()
    assert numbers_in(data) == [each for number in own for each in (number, "000001")]
    assert paragraphs(data).count("示例卷宗") == 7
    texts = page_texts(office.papers / PRINT.replace(".docx", ".pdf"))
    assert [re.findall("0000[0-9]{2}", text) for text in texts[::2]] == [[number] for number in own]
    assert [("000001" in text, "示例卷宗" in text) for text in texts[1::2]] == [(True, True)] * 7
