"""文种, formats, marks, joint issues, who signs: what the front matter says becomes the document's elements."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.official.document import Attendance, OfficialDocument, SignatureKind, Stamp
from generator.standard import KINDS, Format
from generator.templates.text.notice import Notice, open_notice
from tests.templates.text.folders import make_folder, with_keys

Open = Callable[..., Notice]
HOUSE = "=== house.yaml\n"
ORGANS = "issuer: [示例市档案馆, 示例市图书馆, 示例市博物馆]"
STAMP = "stamp: [{post: 馆长, name: 示例甲}]"
NO_RECIPIENTS = "recipients:"
ORDER = (NO_RECIPIENTS, "number:", STAMP)


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens a notice with further lines of front matter; ``house`` are those of house.yaml."""

    def open_it(*lines: str, house: str = "") -> Notice:
        text = with_keys(*lines)
        text = re.sub(r"^[a-z]+:\n", "", text, flags=re.MULTILINE)
        return open_notice(*make_folder(tmp_path, text + (HOUSE + house if house else "")))

    return open_it


def mark(document: OfficialDocument) -> tuple[tuple[str, ...], str]:
    return document.issuer_mark, document.mark_word


def codes(notice: Notice) -> list[str]:
    return [problem.code for problem in notice.warnings]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), (("示例市档案馆文件",), "")),
        (("mark: 示例市档案馆",), (("示例市档案馆",), "")),
        ((ORGANS,), (("示例市档案馆", "示例市图书馆", "示例市博物馆"), "文件")),
        ((ORGANS, "mark: 示例市档案馆文件"), (("示例市档案馆文件",), "")),
        ((ORGANS, "mark: [示例市档案馆, 示例市图书馆]"), (("示例市档案馆", "示例市图书馆"), "")),
        ((ORGANS, "mark: [市档案馆, 市图书馆, 文件]"), (("市档案馆", "市图书馆"), "文件")),
        (("mark: [示例市档案馆, 文件]",), (("示例市档案馆文件",), "")),
        (("kind: 函",), (("示例市档案馆",), "")),
        (("kind: 函", ORGANS), (("示例市档案馆",), "")),
        (("kind: 函", "mark: 示例市档案馆（馆）"), (("示例市档案馆（馆）",), "")),
        (("kind: 命令", *ORDER), (("示例市档案馆命令",), "")),
        (("kind: 令", *ORDER), (("示例市档案馆令",), "")),
        (("format: 命令", *ORDER, "title: 示例市档案馆令"), (("示例市档案馆令",), "")),
        (("kind: 令", *ORDER, "mark: 示例市档案馆命令"), (("示例市档案馆命令",), "")),
        (("kind: 纪要", NO_RECIPIENTS), (("示例市档案馆纪要",), "")),
        (("kind: 纪要", NO_RECIPIENTS, "mark: 馆务会议纪要"), (("馆务会议纪要",), "")),
    ],
)
def test_the_mark_is_that_of_the_format(
    opened: Open, lines: tuple[str, ...], expected: tuple[tuple[str, ...], str]
) -> None:
    assert mark(opened(*lines).render()) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), (("市档案馆文件",), "")),
        ((ORGANS,), (("示例市档案馆", "示例市图书馆", "示例市博物馆"), "文件")),
        (("kind: 函",), (("市档案馆",), "")),
        (("kind: 令", *ORDER), (("示例市档案馆令",), "")),
        (("kind: 纪要", NO_RECIPIENTS), (("示例市档案馆纪要",), "")),
    ],
)
def test_a_mark_of_the_house_stands_for_that_organ_alone(
    opened: Open, lines: tuple[str, ...], expected: tuple[tuple[str, ...], str]
) -> None:
    assert mark(opened(*lines, house="mark: 市档案馆文件\n").render()) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), Format.GENERAL),
        (("kind: 函", "title: 关于报送目录的函"), Format.LETTER),
        (("title: 关于报送目录的函",), Format.GENERAL),
        (("kind: 函", "format: 公文"), Format.GENERAL),
        (("kind: 批复", "format: 信函"), Format.LETTER),
        (("kind: 纪要", "format: 公文"), Format.GENERAL),
        (("kind: 纪要", NO_RECIPIENTS), Format.MINUTES),
        (("kind: 命令", *ORDER), Format.ORDER),
    ],
)
def test_the_kind_gives_the_format_where_none_is_written(
    opened: Open, lines: tuple[str, ...], expected: Format
) -> None:
    notice = opened(*lines)
    assert notice.render().format is expected
    assert notice.context["format"] == str(expected)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), "通知"),
        (("title: 关于报送目录的意见（试行）",), "意见"),
        (("title: 示例市档案馆命令", "kind: 令", *ORDER), "令"),
        (("title: 目录一览",), None),
    ],
)
def test_the_title_tells_the_kind_where_the_writer_does_not(
    opened: Open, lines: tuple[str, ...], expected: str | None
) -> None:
    assert opened(*lines).render().kind == (None if expected is None else KINDS[expected])


def test_a_title_of_another_kind_is_warned_about(opened: Open) -> None:
    assert codes(opened("kind: 通报")) == ["notice-kind-title"]


def test_what_goes_up_names_its_signers(opened: Open) -> None:
    up = ("kind: 请示", "title: 关于新建库房的请示", ORGANS, "signers: [示例甲, 示例乙, 示例丙]")
    notice = opened(*up)
    assert notice.render().signers == ("示例甲", "示例乙", "示例丙")
    assert notice.context["signers"] == ["示例甲", "示例乙", "示例丙"]
    assert codes(notice) == []


def test_one_signer_need_not_be_a_list(opened: Open) -> None:
    assert opened("title: 关于新建库房的意见", "signers: 示例甲").render().signers == ("示例甲",)


def test_fewer_signers_than_organs_are_warned_about(opened: Open) -> None:
    assert codes(opened("title: 关于库房的报告", ORGANS, "signers: 示例甲")) == ["notice-signers-few"]


def test_signers_and_stamp_of_the_house_wait_until_they_are_wanted(opened: Open) -> None:
    house = f"signers: [示例甲]\n{STAMP}\nsignature: unsealed\n"
    plain = opened(house=house).render()
    assert (plain.signers, plain.stamps, plain.signature) == ((), (), SignatureKind.UNSEALED)


def test_signers_and_stamp_of_the_house_are_used_where_they_are_wanted(opened: Open) -> None:
    house = f"signers: [示例甲]\n{STAMP}\n"
    assert opened("title: 关于库房的报告", house=house).render().signers == ("示例甲",)


def test_a_stamp_of_the_house_is_used_for_an_order(opened: Open) -> None:
    order = opened("kind: 令", NO_RECIPIENTS, "number:", house=f"{STAMP}\nsignature: unsealed\n").render()
    assert (order.signature, order.stamps) == (SignatureKind.STAMP, (Stamp("馆长", "示例甲"),))


def test_an_order_bears_a_stamp(opened: Open) -> None:
    notice = opened("kind: 令", NO_RECIPIENTS, "number: 第1号", STAMP)
    document = notice.render()
    assert (document.signature, document.stamps) == (SignatureKind.STAMP, (Stamp("馆长", "示例甲"),))
    assert (document.number, document.recipients) == ("第1号", "")
    assert notice.context["stamp"] == [{"post": "馆长", "name": "示例甲"}]


def test_stamps_are_enough_to_say_that_there_are_stamps(opened: Open) -> None:
    document = opened(STAMP).render()
    assert (document.signature, document.stamps) == (SignatureKind.STAMP, (Stamp("馆长", "示例甲"),))


@pytest.mark.parametrize("number", ["第12期", "〔2024〕3号", "〔2024〕第3期", "示档纪〔2024〕3号"])
def test_minutes_say_who_was_there(opened: Open, number: str) -> None:
    there = "attendance: {present: 示例甲、示例乙, excused: 示例丙}"
    notice = opened("kind: 纪要", NO_RECIPIENTS, f"number: {number}", there)
    document = notice.render()
    assert document.attendance == Attendance("示例甲、示例乙", "示例丙", "")
    assert (document.signature, document.number) == (SignatureKind.NONE, number)
    assert notice.context["attendance"] == {"present": "示例甲、示例乙", "excused": "示例丙", "observing": ""}


def test_minutes_may_be_signed_and_addressed(opened: Open) -> None:
    document = opened("kind: 纪要", "signature: unsealed").render()
    assert (document.signature, document.recipients) == (SignatureKind.UNSEALED, "各分馆，有关直属单位")


@pytest.mark.parametrize("kind", ["公告", "通告", "公报", "决议"])
def test_what_is_made_public_needs_no_recipients(opened: Open, kind: str) -> None:
    assert opened(f"title: 关于开馆的{kind}", NO_RECIPIENTS).render().recipients == ""


def test_a_letter_has_no_office_at_its_foot(opened: Open) -> None:
    house = "imprint: {office: 示例市档案馆办公室}\n"
    letter = opened("kind: 函", "title: 关于报送目录的函", house=house)
    assert letter.render().imprint is None
    assert codes(letter) == []


def test_a_letter_may_have_another_prefix_than_the_house(opened: Open) -> None:
    letter = ("kind: 函", "title: 关于报送目录的函", "number: 示档函〔2024〕7号")
    assert codes(opened(*letter, house="number_prefix: 示档发\n")) == []


def test_an_imprint_of_the_letter_itself_is_warned_about(opened: Open) -> None:
    letter = opened("kind: 函", "title: 关于报送目录的函", "imprint: {office: 示例市档案馆办公室}")
    assert letter.render().imprint is None
    assert codes(letter) == ["notice-imprint-letter"]


def test_several_organs_as_templates_see_them(opened: Open) -> None:
    context = opened(ORGANS).context
    assert context["issuer"] == "示例市档案馆、示例市图书馆、示例市博物馆"
    assert context["issuers"] == ["示例市档案馆", "示例市图书馆", "示例市博物馆"]
    assert context["mark"] == "示例市档案馆、示例市图书馆、示例市博物馆文件"


def test_attachments_lie_across_or_apart_or_are_set_in(tmp_path: Path) -> None:
    from tests.word_documents import make_docx

    entries = "attachments: [{file: attachment-1.md, detached: true}, attachment-2.md, {title: 样表, file: 样表.docx}]"
    own = "=== attachment-{0}.md\n---\ntitle: 目录\nlandscape: {1}\n---\n一份。\n"
    text = with_keys(entries) + own.format(1, "false") + own.format(2, "true")
    folder, house = make_folder(tmp_path, text)
    package = make_docx(["样表"])
    (folder / "样表.docx").write_bytes(package)
    notice = open_notice(folder, house)
    reported = [(each.serial, each.landscape, each.detached, each.package) for each in notice.render().attachments]
    assert reported == [(1, False, True, None), (2, True, False, None), (3, False, False, package)]
    assert notice.attached_files == ()
    before = notice.sha256
    (folder / "样表.docx").write_bytes(make_docx(["另一样表"]))
    assert open_notice(folder, house).sha256 != before
