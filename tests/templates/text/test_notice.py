"""Front matter over the house's defaults, attachments, and what templates see as ``notice``."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.ground.errors import NoticeError, Span, UsageError
from generator.ground.source.date import OfficialDate
from generator.official.document import Imprint, Level, ListedAttachment, SignatureKind, Title
from generator.standard import Profile
from generator.templates.text.notice import Notice, open_notice
from tests.refused import refused, refused_for
from tests.templates.text.folders import FRONT, make_folder, paragraphs, with_keys
from tests.templates.word.content.test_pictures import png

TEXT = "请于三月底前报送。\n"
ATTACHMENT = "---\ntitle: 目录\n---\n一份。\n"
EMPTY_KEYS = (
    *("copy_to", "note", "imprint", "copy_number", "secrecy", "urgency"),
    *("kind", "contact", "signers", "stamp", "attendance", "edition", "term"),
)

Open = Callable[[str], Notice]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens the notice whose folder is written in one text."""
    return lambda text: open_notice(*make_folder(tmp_path, text))


def seen(notice: Notice) -> dict[str, Any]:
    return dict(notice.context)


def warned(notice: Notice) -> list[tuple[str, Span | None]]:
    return [(problem.code, problem.span) for problem in notice.warnings]


def test_the_least_notice(opened: Open) -> None:
    notice = opened(with_keys("number: 示档发〔2024〕7号"))
    document = notice.render()
    assert document.issuer == ("示例市档案馆",)
    assert document.issuer_mark == ("示例市档案馆文件",)
    assert document.title.text == "关于报送目录的通知"
    assert document.title.lines == ()
    assert document.recipients == "各分馆，有关直属单位"
    assert document.date == OfficialDate.parse("2024-03-05")
    assert [(each.level, each.text) for each in paragraphs(document.body)] == [(Level.TEXT, "请于三月底前报送。")]
    assert document.signature is SignatureKind.SEALED
    assert document.seal_diameter == 45
    assert document.profile is Profile.OFFICE
    assert (document.attachment_list, document.attachments, document.fonts) == ((), (), {})
    absent = (
        document.note, document.copy_to, document.imprint, document.copy_number, document.secrecy,
        document.urgency,
    )  # fmt: skip
    assert set(absent) == {None}
    assert notice.warnings == ()


def test_what_is_absent_is_an_empty_text_to_a_template(opened: Open) -> None:
    context = seen(opened(with_keys("mark: 示例市档案馆文件")))
    assert {context[key] for key in EMPTY_KEYS} == {""}
    assert (context["attachments"], context["extra"]) == ([], {})


def test_every_key_reaches_document_and_templates(opened: Open) -> None:
    notice = opened(
        with_keys(
            "mark: 示例市档案馆",
            "title: 关于报送|《目录》的通知",
            "title_note: （2024年3月5日馆务会议通过）",
            "papers: 函",
            "recipients: 各分馆，有关直属单位：",
            "date: 2024年3月5日",
            "signature: unsealed",
            "seal_diameter: 42.5",
            "contact: {name: 示例甲, phone: 023-00000000, address: 示例路1号, email: a@example.com}",
            "copy_to: 示例市图书馆，示例市博物馆。",
            "note: 此件公开发布",
            "imprint: {office: 示例市档案馆办公室, date: 2024-03-06}",
            'copy_number: "000007"',
            "secrecy: 机密★1年",
            "disclosure: 不予公开",
            "disclosure_reason: 涉密",
            "urgency: 特急",
            "kind: 通知",
            "format: 公文",
            "profile: gbt33476",
            "extra: {deadline: 3月底, places: [东馆, 西馆], room: {floor: '03'}}",
            "printing: {files: [函], duplex: true, run: 12, archive: 2, copy_to: 3}",
            text=TEXT,
        )
    )
    document = notice.render()
    assert document.issuer_mark == ("示例市档案馆",)
    assert (document.title.text, document.title.lines) == ("关于报送《目录》的通知", ("关于报送", "《目录》的通知"))
    assert document.title_note == "2024年3月5日馆务会议通过"
    assert document.recipients == "各分馆，有关直属单位"
    assert document.signature is SignatureKind.UNSEALED
    assert document.seal_diameter == 42.5
    assert document.copy_to == "示例市图书馆，示例市博物馆"
    assert document.note == "此件公开发布"
    assert document.imprint == Imprint("示例市档案馆办公室", OfficialDate.parse("2024-03-06"))
    assert (document.copy_number, document.secrecy, document.urgency) == ("000007", "机密★1年", "特急")
    assert document.profile is Profile.GBT33476
    assert (notice.printing.files, notice.printing.duplex) == (("函",), True)
    assert seen(notice) == {
        "text_code": notice.text_code,
        "issuer": "示例市档案馆",
        "issuers": ["示例市档案馆"],
        "mark": "示例市档案馆",
        "number": "示档发〔2024〕7号",
        "term": "",
        "title": "关于报送《目录》的通知",
        "title_note": "2024年3月5日馆务会议通过",
        **dict.fromkeys(("issue_total", "editor_note", "internal", "report_to", "send_to", "issue_to", "also_to"), ""),
        "pieces": [],
        "recipients": "各分馆，有关直属单位",
        "distribute_to": "",
        "papers": ["函"],
        "date": OfficialDate.parse("2024-03-05"),
        "signature": "unsealed",
        "seal_diameter": Decimal("42.5"),
        "attachments": [],
        "contact": {"name": "示例甲", "phone": "023-00000000", "address": "示例路1号", "email": "a@example.com"},
        "period": "",
        "copy_to": "示例市图书馆，示例市博物馆",
        "note": "此件公开发布",
        "imprint": {"office": "示例市档案馆办公室", "date": OfficialDate.parse("2024-03-06")},
        "copy_number": "000007",
        "secrecy": "机密★1年",
        "disclosure": "不予公开",
        "disclosure_reason": "涉密",
        "urgency": "特急",
        "signers": "",
        "stamp": "",
        "attendance": "",
        "kind": "通知",
        "format": "公文",
        "profile": "gbt33476",
        "edition": "",
        "printing": {"run": 12, "archive": 2, "copy_to": 3, "others": []},
        "extra": {"deadline": "3月底", "places": ["东馆", "西馆"], "room": {"floor": "03"}},
    }
    assert str(seen(notice)["date"]) == "2024年3月5日"


def test_the_code_of_a_text_is_another_where_what_is_signed_is(tmp_path: Path) -> None:
    serials = count()

    def code(*keys: str, text: str = TEXT) -> str:
        (folder := tmp_path / str(next(serials))).mkdir()
        return open_notice(*make_folder(folder, with_keys(*keys, text=text))).text_code

    first = code()
    assert re.fullmatch("[0-9A-F]{4}-[0-9A-F]{4}", first)
    unsigned = ("number: 示档发〔2024〕8号", "date: 2024-03-06", "urgency: 特急", "printing: {run: 3}")
    assert {code(key) for key in unsigned} == {first}
    signed = ("title: 关于更正目录的通知", "recipients: 各直属单位", "copy_to: 示例市图书馆", "note: 此件公开发布")
    others = [*map(code, signed), code(text=f"{TEXT}请照此办理。\n")]
    assert len({first, *others}) == len(signed) + 2


def test_the_text_uses_the_front_matter(opened: Open) -> None:
    text = (
        "请与{{ notice.contact.name }}（{{ notice.contact.phone }}）联系，"
        "{{ notice.date }}前，印章{{ notice.seal_diameter }}毫米。\n"
        "{% for place in notice.extra.places %}\n{{ place }}\n{% endfor %}\n{# 待核 #}\n"
    )
    keys = ("contact: {name: 示例甲, phone: 023-00000000}", "extra: {places: [东馆, '一、西馆']}", "seal_diameter: 45")
    body = opened(with_keys(*keys, text=text)).render().body
    assert [(each.level, each.text) for each in paragraphs(body)] == [
        (Level.TEXT, "请与示例甲（023-00000000）联系，2024年3月5日前，印章45毫米。"),
        (Level.TEXT, "东馆"),
        (Level.TEXT, "一、西馆"),
    ]


def test_levels_and_places_of_the_text(opened: Open) -> None:
    body = opened(FRONT + "一、目的\n\n（一）报送目录。各馆要重视。\n甲|乙不是表格\n{{ '|' }}也不是\n").render().body
    assert [(each.level, each.heading, each.text) for each in paragraphs(body)] == [
        (Level.FIRST, "一、目的", ""),
        (Level.SECOND, "（一）报送目录。", "各馆要重视。"),
        (Level.TEXT, "", "甲|乙不是表格"),
        (Level.TEXT, "", "|也不是"),
    ]
    assert [each.span.line for each in body if each.span] == [8, 10, 11, 12]


HOUSE = """\
=== house.yaml
issuer: 示例市档案馆
mark: 示例市档案馆文件（稿）
number_prefix: 示档发
seal_diameter: 42
contact: {name: 示例甲, phone: 023-00000000}
imprint: {office: 示例市档案馆办公室}
extra: {room: 三楼, hours: 上班时间}
fonts: {body: 仿宋, kai: 楷体}
"""
BY_HOUSE = "---\ntitle: 关于报送目录的通知\nrecipients: 各分馆\ndate: 2024-03-05\n"


def test_the_house_gives_what_the_notice_does_not_say(opened: Open) -> None:
    notice = opened(f"{BY_HOUSE}number: 〔2024〕7号\n---\n{TEXT}{HOUSE}")
    document = notice.render()
    assert (document.issuer, document.issuer_mark) == (("示例市档案馆",), ("示例市档案馆文件（稿）",))
    assert document.number == notice.number == "示档发〔2024〕7号"
    assert document.seal_diameter == 42
    assert document.imprint == Imprint("示例市档案馆办公室", OfficialDate.parse("2024-03-05"))
    assert document.fonts == {"body": "仿宋", "kai": "楷体"}
    assert notice.warnings == ()


def test_the_notice_wins_over_the_house_entry_by_entry(opened: Open) -> None:
    own = (
        "mark: 示例市档案馆文件\nseal_diameter: 45\ncontact: {phone: 023-11111111}\n"
        "imprint: {date: 2024-03-06}\nextra: {room: 四楼}\n"
    )
    notice = opened(f"{BY_HOUSE}{own}---\n{TEXT}{HOUSE}")
    context = seen(notice)
    assert context["mark"] == "示例市档案馆文件"
    assert context["seal_diameter"] == 45
    assert context["contact"] == {"name": "示例甲", "phone": "023-11111111", "address": "", "email": ""}
    assert context["imprint"] == {"office": "示例市档案馆办公室", "date": OfficialDate.parse("2024-03-06")}
    assert context["extra"] == {"room": "四楼", "hours": "上班时间"}


def test_a_number_of_another_prefix_is_warned_about(opened: Open) -> None:
    notice = opened(f"{BY_HOUSE}number: 示档函〔2024〕7号\n---\n{TEXT}{HOUSE}")
    expected = [("notice-number-prefix", (5, 9))]
    assert [(code, span and (span.line, span.column)) for code, span in warned(notice)] == expected
    assert notice.number == "示档函〔2024〕7号"


def test_an_imprint_before_the_date_is_warned_about(opened: Open) -> None:
    notice = opened(with_keys("imprint: {office: 示例市档案馆办公室, date: 2024-03-04}"))
    expected = [("notice-imprint-early", (7, 36))]
    assert [(code, span and (span.line, span.column)) for code, span in warned(notice)] == expected


def test_without_a_number(opened: Open) -> None:
    notice = opened(f"{BY_HOUSE}---\n{TEXT}{HOUSE}")
    assert notice.number is None
    assert notice.render().number is None
    assert seen(notice)["number"] == ""


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("square brackets", "示档发[2022]31号", "示档发〔2022〕31号"),
        ("round brackets", "示档发（2022）31号", "示档发〔2022〕31号"),
        ("half-width round brackets", "示档发(2022)31号", "示档发〔2022〕31号"),
        ("第 and zeros", "示档发〔2022〕第031号", "示档发〔2022〕31号"),
        ("zeros", "示档发〔2022〕031号", "示档发〔2022〕31号"),
        ("zeros and brackets of the prefix", "示档（办）发【2022】031号", "示档（办）发〔2022〕31号"),
        ("blanks", "示档发 〔2022〕 31 号", "示档发〔2022〕31号"),
        ("full-width digits", "示档发〔２０２２〕３１号", "示档发〔2022〕31号"),
        ("年 inside", "示档发〔2022年〕31号", "示档发〔2022〕31号"),
        ("without 号", "示档发〔2022〕31", "示档发〔2022〕31号"),
        ("no prefix", "〔2022〕31号", None),
        ("no year", "示档发31号", None),
        ("two digits of a year", "示档发〔22〕31号", None),
        ("no serial", "示档发〔2022〕号", None),
        ("Latin prefix", "ABC〔2022〕31号", None),
    ],
)
def test_the_number_that_was_meant_is_suggested(opened: Open, name: str, typed: str, meant: str | None) -> None:
    refusal = refused(NoticeError, opened, with_keys(f"number: '{typed}'"))
    assert [(problem.code, problem.suggestion) for problem in refusal.problems] == [("notice-number", meant)]


@pytest.mark.parametrize("value", ["绝密", "机密", "秘密", "机密★1年", "绝密★长期", "秘密★6个月"])
def test_secrecy_as_the_clause_writes_it(opened: Open, value: str) -> None:
    assert opened(with_keys(f"secrecy: {value}", 'copy_number: "000001"')).render().secrecy == value


def test_attachments_in_the_order_listed(opened: Open) -> None:
    entries = ("attachment-2.md", "{title: 样表, file: 样表.xlsx}", "attachment-1.md", "{title: 地图, file: 地图.PDF}")
    front = "attachments:\n" + "\n".join(f"- {entry}" for entry in entries)
    notice = opened(
        f"{with_keys(front)}=== attachment-1.md\n---\ntitle: 目录|一览\n---\n一、馆藏\n共{{{{ notice.title }}}}\n"
        f"=== attachment-2.md\n{ATTACHMENT}=== 样表.xlsx\n表\n=== 地图.PDF\n图\n"
    )
    document = notice.render()
    assert document.attachment_list == (
        ListedAttachment(1, "目录"),
        ListedAttachment(2, "样表"),
        ListedAttachment(3, "目录一览"),
        ListedAttachment(4, "地图"),
    )
    expected = [(1, "目录", ()), (3, "目录一览", ("目录", "一览"))]
    assert [(each.serial, each.title.text, each.title.lines) for each in document.attachments] == expected
    body = document.attachments[1].body
    wanted = [(Level.FIRST, "一、馆藏"), (Level.TEXT, "共关于报送目录的通知")]
    assert [(each.level, each.heading + each.text) for each in paragraphs(body)] == wanted
    assert [each.span.line for each in body if each.span] == [4, 5]
    assert [path.name for path in notice.attached_files] == ["样表.xlsx", "地图.PDF"]
    assert seen(notice)["attachments"] == [
        {"serial": 1, "title": "目录"},
        {"serial": 2, "title": "样表"},
        {"serial": 3, "title": "目录一览"},
        {"serial": 4, "title": "地图"},
    ]


def test_an_only_attachment_is_not_numbered(opened: Open) -> None:
    notice = opened(f"{with_keys('attachments: [attachment-1.md]')}=== attachment-1.md\n{ATTACHMENT}")
    document = notice.render()
    assert document.attachment_list == (ListedAttachment(None, "目录"),)
    assert [each.serial for each in document.attachments] == [None]
    assert seen(notice)["attachments"] == [{"serial": 1, "title": "目录"}]


@pytest.mark.parametrize("name", ["README.md", "~$notice.docx", ".attachment-1.md.swp", ".DS_Store", "Thumbs.db"])
def test_files_that_are_not_the_writers_are_ignored(opened: Open, name: str) -> None:
    assert opened(f"{FRONT}{TEXT}=== {name}\n说明\n").render().attachment_list == ()


def test_a_folder_in_the_folder_is_ignored(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, FRONT + TEXT)
    (folder / "旧稿").mkdir()
    assert open_notice(folder).title == "关于报送目录的通知"


def test_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, FRONT + "一、目的\n\n甲。\n")
    plain = open_notice(folder).render()
    typed = (folder / "notice.md").read_bytes()
    (folder / "notice.md").write_bytes(b"\xef\xbb\xbf" + typed.replace(b"\n", b"\r\n"))
    windows = open_notice(folder).render()
    assert windows == plain
    assert [each.heading + each.text for each in paragraphs(windows.body)] == ["一、目的", "甲。"]


def test_the_digest_tells_every_text_file(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, f"{with_keys('attachments: [attachment-1.md]')}=== attachment-1.md\n{ATTACHMENT}")
    first = open_notice(folder).sha256
    assert open_notice(folder).sha256 == first
    (folder / "attachment-1.md").write_text(ATTACHMENT + "又一段。\n", encoding="utf-8")
    assert open_notice(folder).sha256 != first


def test_recipients_know_their_place(opened: Open) -> None:
    notice = opened(FRONT + TEXT)
    span = notice.recipients_span
    assert (notice.recipients, span.line, span.column, span.length) == ("各分馆，有关直属单位", 5, 13, 10)
    assert notice.date == OfficialDate.parse("2024-03-05")


def test_a_folder_without_notice(tmp_path: Path) -> None:
    assert refused_for(UsageError, open_notice, tmp_path) == ["notice-missing"]


def test_a_house_that_is_not_there_is_no_house(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, FRONT + TEXT)
    assert open_notice(folder, tmp_path / "house.yaml").render() == open_notice(folder).render()


def test_problems_of_house_and_notice_are_told_at_once(opened: Open) -> None:
    refusal = refused(NoticeError, opened, f"---\ntitle：甲\n---\n{TEXT}=== house.yaml\nissuer: 甲\nissuer: 乙\n")
    found = [(Path(problem.span.file).name, problem.code) for problem in refusal.problems if problem.span]
    assert found == [("house.yaml", "source-duplicate-key"), ("notice.md", "source-full-width-colon")]


def test_a_title_knows_its_place(opened: Open) -> None:
    title = opened(FRONT + TEXT).render().title
    assert title == Title("关于报送目录的通知", (), title.span)
    assert title.span is not None
    assert (title.span.line, title.span.column) == (4, 8)


def test_an_attachment_in_memory_need_not_be_saved(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, with_keys("attachments: [attachment-1.md]"))
    notice = open_notice(folder, edited={"attachment-1.md": ATTACHMENT.encode()})
    assert [each.title.text for each in notice.render().attachments] == ["目录"]
    with pytest.raises(NoticeError):
        open_notice(folder)


def test_texts_in_memory_say_which_pictures_are_used(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, FRONT + TEXT)
    (folder / "map.png").write_bytes(png(20, 10))
    with_picture = (FRONT + TEXT + '{{ "map.png" | image }}\n').encode()
    assert [each.code for each in open_notice(folder).warnings] == ["notice-picture-unused"]
    assert open_notice(folder, edited={"notice.md": with_picture}).warnings == ()
    (folder / "notice.md").write_bytes(with_picture)
    unused = open_notice(folder, edited={"notice.md": (FRONT + TEXT).encode()})
    assert [each.code for each in unused.warnings] == ["notice-picture-unused"]


@pytest.mark.parametrize(
    ("issuer", "codes"),
    [
        ("示例市财政局、示例市民政局", ["notice-issuer-joined"]),
        *(("示例市住房、城乡建设局", []), ("[示例市财政局, 示例市民政局]", [])),
    ],
)
def test_organs_in_one_text_are_asked_for(issuer: str, codes: list[str], tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, re.sub("issuer: .*", f"issuer: {issuer}", FRONT) + "请报送。\n")
    assert [each.code for each in open_notice(folder).warnings] == codes
