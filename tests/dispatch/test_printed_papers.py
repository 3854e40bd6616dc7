"""Envelopes, labels and lists as they are printed, measured in millimetres."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.ground.source.date import OfficialDate
from generator.office.pdf.conversion import PdfConversion
from generator.templates.word.docx_template import DocxTemplate
from tests.pages import Page, print_documents, read_pages

pytestmark = pytest.mark.xdist_group("printed papers")

TEMPLATES = Path(__file__).parents[2] / "templates"
RED = "D22630"
"""金红, PANTONE 1795C: the colour that GB/T 1416-2003 has for the boxes of the postcode."""
LONG_NAME = "示例县示例镇人民政府民政和社会事务服务中心示例村村级养老互助照料站工作委员会办公"
LONG_ADDRESS = (
    "示例市示例县示例镇示例路一百二十三号示例综合服务大楼西侧附属"
    "楼第十二层一二〇三室示例民政和社会事务服务中心收发室第二窗口"
)
NOTICE: dict[str, object] = {
    "printing": {"others": []},
    "title": "示例县民政局关于报送示例材料的通知",
    "number": "示民发〔2026〕7号",
    "issuer": "示例县民政局",
    "date": OfficialDate.parse("2026-03-05"),
    "contact": {"name": "示例员", "phone": "023-00000000"},
    "secrecy": "",
    "urgency": "",
    "extra": {"reply_by": "2026-04-01", "address": "示例县示例路1号", "postcode": "000200"},
}
FULL = {
    **NOTICE,
    "issuer": "示例县民政局、示例县财政局、示例县人力资源和社会保障局、示例县卫生健康委员会",
    "secrecy": "机密★1年",
    "urgency": "特急",
    "extra": {"reply_by": "2026-04-01", "address": LONG_ADDRESS, "postcode": "000200"},
}
EMPTY = {**NOTICE, "number": "", "contact": "", "extra": {}}


def unit(number: int, **fields: object) -> dict[str, object]:
    name = f"示例{number:02}镇民政办"
    address = f"示例县示例路{number:02}号"
    return {"name": name, "addressee": name, "copies": 2, "postcode": "000100", "address": address, **fields}


SENDINGS: dict[str, tuple[Mapping[str, object], Mapping[str, object]]] = {
    "usual": (NOTICE, unit(7)),
    "long": (FULL, unit(7, addressee=LONG_NAME, address=LONG_ADDRESS)),
    "empty": (EMPTY, unit(7, postcode="", address="")),
}
"""A notice and a unit each; 40 hanzi are a long name, and 60 a long address."""

LABELS = 26
LIST_UNITS = [unit(number) for number in range(1, 61)]
PAPERS = [
    {"title": "回执", "path": f"unit/{number}.docx", "unit": "", "sections": "", "pages": 1, "copies": 1}
    for number in range(60)
]


def documents() -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for name in ("envelope-dl", "envelope-c5", "reply-slip"):
        template = DocxTemplate.open(TEMPLATES / "unit" / f"{name}.docx")
        for kind, (notice, each) in SENDINGS.items():
            made[f"{name} {kind}"] = template.render({"notice": notice, "unit": each, "serial": 7})
    for name in ("receipt-sheet", "distribution-list", "print-order"):
        template = DocxTemplate.open(TEMPLATES / "dispatch" / f"{name}.docx")
        made[name] = template.render({"notice": NOTICE, "units": LIST_UNITS, "papers": PAPERS})
    labels = DocxTemplate.open(TEMPLATES / "dispatch" / "labels.docx")
    made["labels"] = labels.render({"units": LIST_UNITS[:LABELS]})
    made["full labels"] = labels.render({"units": LIST_UNITS[:24]})
    made["long labels"] = labels.render({"units": [unit(1, addressee=LONG_NAME, address=LONG_ADDRESS)]})
    return made


@pytest.fixture(scope="module")
def converted() -> PdfConversion:
    return print_documents(documents())


@pytest.fixture(scope="module")
def printed(converted: PdfConversion) -> dict[str, tuple[Page, ...]]:
    return {name: read_pages(pdf.data) for name, pdf in converted.pdfs.items()}


def within(page: Page, left: float, top: float, right: float, bottom: float) -> str:
    """What stands in a rectangle; nothing may stand across its edges."""
    found = ""
    for char in page.chars:
        if char.text.isspace():
            continue
        inside = left <= char.ink.left and char.ink.right <= right and top <= char.ink.top and char.ink.bottom <= bottom
        outside = char.ink.right <= left or right <= char.ink.left or char.ink.bottom <= top or bottom <= char.ink.top
        assert inside or outside, char
        found += char.text if inside else ""
    return found


def bare(*texts: object) -> str:
    return "".join("".join(map(str, texts)).split())


def test_every_character_is_printed(converted: PdfConversion) -> None:
    assert converted.lost == ()


ENVELOPES = pytest.mark.parametrize(
    ("name", "width", "height", "bands"),
    [("envelope-dl", 220, 110, (30, 47, 68, 90, 103)), ("envelope-c5", 229, 162, (40, 64, 98, 142, 156))],
)
KINDS = pytest.mark.parametrize("kind", SENDINGS)


@ENVELOPES
@KINDS
def test_an_envelope_is_one_page_and_each_thing_stands_in_its_place(
    printed: dict[str, tuple[Page, ...]], name: str, width: int, height: int, bands: tuple[int, ...], kind: str
) -> None:
    (page,) = printed[f"{name} {kind}"]
    assert (page.width, page.height) == pytest.approx((width, height), abs=0.02)
    notice, each = SENDINGS[kind]
    sender = notice["extra"]
    assert isinstance(sender, Mapping)
    left, right, end, sign = 12, width - 10, bands[-1], width - 55
    areas = {
        (left, 10, 70.4, 18.4): each["postcode"],
        (90, 10, right - 20, 30): bare(notice["secrecy"], notice["urgency"]),
        (right - 20, 10, right, 30): "贴邮票处",
        (left, bands[0], right, bands[1]): each["address"],
        (left, bands[1], right, bands[2]): f"{each['addressee']}收",
        (left, bands[2], right, bands[3]): bare(notice["issuer"], sender.get("address", "")),
        (left, bands[3], 60, end): bare("封号：007", notice["number"]),
        (sign, bands[3], right, end): f"邮政编码{sender.get('postcode', '')}",
    }
    assert {area: within(page, *area) for area in areas} == areas
    assert len(bare(*(char.text for char in page.chars))) == sum(len(str(text)) for text in areas.values())


@ENVELOPES
@KINDS
def test_an_envelope_has_six_boxes_and_leaves_the_post_its_areas(
    printed: dict[str, tuple[Page, ...]], name: str, width: int, height: int, bands: tuple[int, ...], kind: str
) -> None:
    """GB/T 1416-2003: nothing but the boxes in 90 × 26 mm, nothing 55 to 160 mm from the right and 20 from below."""
    (page,) = printed[f"{name} {kind}"]
    tops = [rule for rule in page.rules if rule.color == RED and rule.y < 11 and rule.left < 90]
    assert [rule.left for rule in tops] == pytest.approx([12, 22, 32, 42, 52, 62], abs=0.2)
    assert [rule.length for rule in tops] == pytest.approx([8.2] * 6, abs=0.2)
    assert {round(rule.y - 0.2) for rule in tops} == {10}
    assert {round(rule.y - 0.2) for rule in page.rules if rule.y > 11 and rule.left < 90} == {18}
    digits = [char for char in page.chars if char.ink.left < 90 and char.ink.bottom < 26]
    assert [char.ink.middle for char in digits] == pytest.approx([16.2 + 10 * box for box in range(len(digits))], abs=1)
    (stamp,) = [rule for rule in page.rules if rule.y < 11 and rule.left > 90]
    assert (stamp.left, stamp.right) == pytest.approx((width - 30, width - 10), abs=0.5)
    assert not within(page, width - 160, height - 20, width - 55, height)
    assert page.images == ()


@KINDS
def test_a_reply_slip_is_one_page(printed: dict[str, tuple[Page, ...]], kind: str) -> None:
    (page,) = printed[f"reply-slip {kind}"]
    notice, each = SENDINGS[kind]
    for text in (notice["title"], each["addressee"], notice["issuer"], "2份", "封号：007", notice["number"]):
        assert bare(text)[:8] in page.bare_text
    assert ("请于2026年4月1日前填写本回执" in page.bare_text) == ("reply_by" in str(notice["extra"]))
    assert ("联系人：示例员，联系电话：023-00000000" in page.bare_text) == bool(notice["contact"])


def test_labels_stand_on_their_sheet_without_drift(printed: dict[str, tuple[Page, ...]]) -> None:
    """3 × 8 labels of 70 × 37 mm on A4, half a millimetre from its top; text keeps 3 mm from every edge."""
    pages = printed["labels"]
    assert len(pages) == 2
    corners: list[tuple[float, float]] = []
    for number in range(LABELS):
        page, place = pages[number // 24], number % 24
        left, top = place % 3 * 70, 0.5 + place // 3 * 37
        each = LIST_UNITS[number]
        text = within(page, left + 3, top + 3, left + 67, top + 34)
        assert text == bare(each["postcode"], f"2份封号：{number + 1:03}", each["address"], each["addressee"], "收")
        first = next(char for char in page.chars if char.ink.left > left and char.ink.top > top)
        corners.append((first.x - left, first.baseline - top))
    assert [across for across, _ in corners] == pytest.approx([4] * LABELS, abs=0.1)
    assert [down for _, down in corners] == pytest.approx([corners[0][1]] * LABELS, abs=0.1)
    assert len(bare(pages[1].bare_text)) == len(within(pages[1], 0, 0, 140, 37.5))


def test_a_full_sheet_of_labels_is_one_page(printed: dict[str, tuple[Page, ...]]) -> None:
    assert len(printed["full labels"]) == 1


def test_a_long_name_and_a_long_address_fit_on_a_label(printed: dict[str, tuple[Page, ...]]) -> None:
    (page,) = printed["long labels"]
    assert within(page, 3, 2.5, 67, 35.5) == bare("000100", "2份封号：001", LONG_ADDRESS, LONG_NAME, "收")


@pytest.mark.parametrize(
    ("name", "head", "total"),
    [
        ("receipt-sheet", "序号收文单位份数签收人签收时间备注", "合计（60个单位）120"),
        ("distribution-list", "序号收文单位份数份号发送方式封号备注", "合计（60个单位）120"),
        ("print-order", "序号文件单位节页数份数", "合计（60个文件）60"),
    ],
)
def test_the_head_of_a_list_recurs(printed: dict[str, tuple[Page, ...]], name: str, head: str, total: str) -> None:
    pages = printed[name]
    assert len(pages) > 2
    assert [sum(bare(line.text) == head for line in page.lines) for page in pages] == [1] * len(pages)
    expected = [page is pages[-1] for page in pages]
    assert [any(bare(line.text) == total for line in page.lines) for page in pages] == expected
