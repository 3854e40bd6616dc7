"""文种, formats, marks, joint issues, who signs: what the front matter says becomes the document's elements."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.errors import NoticeError, TemplateError
from generator.official.document import Attendance, Edition, OfficialDocument, SignatureKind, Stamp
from generator.standard import KINDS, Format
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.paper_template import PaperTemplate
from tests.refused import refused, refused_for
from tests.templates.text.folders import make_folder, paragraphs, with_keys

Open = Callable[..., Notice]
HOUSE = "=== house.yaml\n"
ORGANS = "issuer: [示例市档案馆, 示例市图书馆, 示例市博物馆]"
STAMP = "stamp: [{post: 馆长, name: 示例甲}]"
NO_RECIPIENTS = "recipients:"
ORDER = (NO_RECIPIENTS, "number:", STAMP)
LETTER_TITLE = ("kind: 函", "title: 关于报送目录的函")
OFFICE = "imprint: {office: 示例市档案馆办公室}"


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens a notice with further lines of front matter in an edition; a key without a value is left out."""

    def open_it(*lines: str, edition: Edition | None = None, house: str = "", text: str = "请报送。\n") -> Notice:
        notice = re.sub(r"^[a-z]+:\n", "", with_keys(*lines, text=text), flags=re.MULTILINE)
        folder, house_file = make_folder(tmp_path, notice + (HOUSE + house if house else ""))
        return open_notice(folder, house_file, edition)

    return open_it


def mark(document: OfficialDocument) -> tuple[tuple[str, ...], str]:
    return document.issuer_mark, document.mark_word


def codes(notice: Notice) -> list[str]:
    return [problem.code for problem in notice.warnings]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        *(((), (("示例市档案馆文件",), "")), (("mark: 示例市档案馆",), (("示例市档案馆",), ""))),
        ((ORGANS,), (("示例市档案馆", "示例市图书馆", "示例市博物馆"), "文件")),
        ((ORGANS, "mark: 示例市档案馆文件"), (("示例市档案馆文件",), "")),
        ((ORGANS, "mark: [示例市档案馆, 示例市图书馆]"), (("示例市档案馆", "示例市图书馆"), "")),
        ((ORGANS, "mark: [市档案馆, 市图书馆, 文件]"), (("市档案馆", "市图书馆"), "文件")),
        (("mark: [示例市档案馆, 文件]",), (("示例市档案馆文件",), "")),
        *((("kind: 函",), (("示例市档案馆",), "")), (("kind: 函", ORGANS), (("示例市档案馆",), ""))),
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
        *(((), "通知"), (("title: 关于报送目录的意见（试行）",), "意见")),
        (("title: 示例市档案馆命令", "kind: 令", *ORDER), "令"),
        (("title: 目录一览",), None),
    ],
)
def test_the_title_tells_the_kind_where_the_writer_does_not(
    opened: Open, lines: tuple[str, ...], expected: str | None
) -> None:
    assert opened(*lines).render().kind == (None if expected is None else KINDS[expected])


@pytest.mark.parametrize(
    ("lines", "house", "code"),
    [
        (("kind: 通报",), "", "notice-kind-title"),
        (("title: 关于库房的报告", ORGANS, "signers: 示例甲"), "", "notice-signers-few"),
        ((*LETTER_TITLE, "number: 示档函〔2024〕7号"), "number_prefix: 示档发\n", ""),
        (LETTER_TITLE, f"{OFFICE}\n", ""),
        ((*LETTER_TITLE, OFFICE), "", "notice-imprint-letter"),
    ],
)
def test_what_does_not_go_together_is_warned_about(opened: Open, lines: tuple[str, ...], house: str, code: str) -> None:
    notice = opened(*lines, house=house)
    assert codes(notice) == ([code] if code else [])
    assert notice.render().imprint is None


@pytest.mark.parametrize(
    ("lines", "house", "signers"),
    [
        (
            ("title: 关于新建库房的请示", ORGANS, "signers: [示例甲, 示例乙, 示例丙]"),
            "",
            ("示例甲", "示例乙", "示例丙"),
        ),
        (("title: 关于新建库房的意见", "signers: 示例甲"), "", ("示例甲",)),
        (("title: 关于库房的报告",), f"signers: [示例甲]\n{STAMP}\n", ("示例甲",)),
        ((), f"signers: [示例甲]\n{STAMP}\nsignature: unsealed\n", ()),
    ],
)
def test_what_goes_up_names_its_signers(
    opened: Open, lines: tuple[str, ...], house: str, signers: tuple[str, ...]
) -> None:
    notice = opened(*lines, house=house)
    document = notice.render()
    assert (document.signers, document.stamps, notice.context["signers"]) == (signers, (), [*signers] or "")
    assert document.signature is (SignatureKind.UNSEALED if "unsealed" in house else SignatureKind.SEALED)
    assert codes(notice) == []


@pytest.mark.parametrize(
    ("lines", "house"),
    [
        (("kind: 令", NO_RECIPIENTS, "number: 第1号", STAMP), ""),
        (("kind: 令", NO_RECIPIENTS, "number: 第1号"), f"{STAMP}\nsignature: unsealed\n"),
        ((STAMP,), ""),
    ],
)
def test_an_order_and_whoever_names_a_stamp_is_stamped(opened: Open, lines: tuple[str, ...], house: str) -> None:
    notice = opened(*lines, house=house)
    document = notice.render()
    assert (document.signature, document.stamps) == (SignatureKind.STAMP, (Stamp("馆长", "示例甲"),))
    assert notice.context["stamp"] == [{"post": "馆长", "name": "示例甲"}]
    assert (document.number == "第1号", document.recipients == "") == ("kind: 令" in lines,) * 2


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


DRAFTS = (Edition.FOR_COMMENT, Edition.PROOF)
ORDER_EDITIONS = ("kind: 令", "title: 示例市档案馆令", "recipients:", "stamp: [{post: 馆长, name: 示例甲}]")
MINUTES = ("kind: 纪要", "recipients:")
PREFIX = "number_prefix: 示档发\n"


def printed(notice: Notice) -> tuple[str | None, Edition | None]:
    document = notice.render()
    return document.number, document.edition


@pytest.mark.parametrize(
    ("lines", "house", "number"),
    [
        (("number: 示档发〔2024〕17号",), "", "示档发〔2024〕　　号"),
        (("number: 〔2024〕7号",), PREFIX, "示档发〔2024〕　　号"),
        (("number:",), PREFIX, "示档发〔2024〕　　号"),
        (("number:", "date: 2025-12-31"), PREFIX, "示档发〔2025〕　　号"),
        (("number:",), "", None),
        (("kind: 函", "number: 示档函〔2024〕7号"), PREFIX, "示档函〔2024〕　　号"),
        (("kind: 函", "number:"), PREFIX, None),
        (("kind: 公告", "number:", "title: 关于闭馆的公告"), PREFIX, None),
        ((*ORDER_EDITIONS, "number: 第12号"), "", "第　　号"),
        ((*ORDER_EDITIONS, "number:"), PREFIX, "第　　号"),
        ((*MINUTES, "number: 第12期"), "", "第　　期"),
        ((*MINUTES, "number: 12期"), "", "　　期"),
        ((*MINUTES, "number: 〔2024〕第3次"), "", "〔2024〕第　　次"),
        ((*MINUTES, "number: 示档纪〔2024〕3号"), "", "示档纪〔2024〕　　号"),
        ((*MINUTES, "number:"), PREFIX, "第　　期"),
    ],
)
@pytest.mark.parametrize("edition", DRAFTS)
def test_a_draft_has_room_for_the_serial(
    opened: Open, lines: tuple[str, ...], house: str, number: str | None, edition: Edition
) -> None:
    notice = opened(*lines, house=house, edition=edition)
    assert printed(notice) == (number, edition)
    assert (notice.context["number"], notice.context["edition"]) == (number or "", str(edition))
    assert notice.number is None


@pytest.mark.parametrize("number", ["示档发〔2024〕7号", None])
def test_a_corrected_reprint_has_its_number(opened: Open, number: str | None) -> None:
    notice = opened(f"number: {number}" if number else "number:", house=PREFIX, edition=Edition.CORRECTED)
    assert printed(notice) == (number, Edition.CORRECTED)
    assert (notice.number, notice.context["edition"]) == (number, "更正重印件")


@pytest.mark.parametrize("number", ["示档发〔2024〕7号", None])
def test_without_an_edition_nothing_is_marked(opened: Open, number: str | None) -> None:
    notice = opened(f"number: {number}" if number else "number:", "edition: 校对稿", house=PREFIX)
    assert printed(notice) == (number, None)
    assert (notice.number, notice.context["edition"]) == (number, "")


@pytest.mark.parametrize(
    ("lines", "house", "edition"),
    [
        ((), "", Edition.FOR_COMMENT),
        (("edition: 校对稿",), "", Edition.PROOF),
        ((), "edition: 校对稿\n", Edition.PROOF),
        (("edition: 征求意见稿",), "edition: 校对稿\n", Edition.FOR_COMMENT),
    ],
)
def test_which_draft_it_is(opened: Open, lines: tuple[str, ...], house: str, edition: Edition) -> None:
    notice = opened(*lines, house=house)
    assert notice.draft_edition is edition
    assert printed(notice.in_edition(notice.draft_edition)) == ("示档发〔2024〕　　号", edition)
    assert printed(notice.in_edition(notice.draft_edition).in_edition(None)) == ("示档发〔2024〕7号", None)


@pytest.mark.parametrize("value", ["更正重印件", "校对", "定稿"])
def test_no_other_mark_may_be_written(opened: Open, value: str) -> None:
    (problem,) = refused(NoticeError, opened, f"edition: {value}").problems
    assert (problem.code, problem.field) == ("notice-choice", "edition")
    assert str(problem.facts["choices"]) == "征求意见稿、校对稿"


def test_the_text_of_a_draft_sees_the_draft(opened: Open) -> None:
    notice = opened(text="{{ notice.number }}{% if notice.edition %}（{{ notice.edition }}）{% endif %}。\n")
    for edition, said in ((Edition.PROOF, "示档发〔2024〕　　号（校对稿）。"), (None, "示档发〔2024〕7号。")):
        assert [each.text for each in paragraphs(notice.in_edition(edition).render().body)] == [said]


LETTER = """\
---
kind: 函
{number}title: 关于函送{{{{ unit.name }}}}目录的函
recipients: {{{{ unit.name }}}}
---
现送上目录（{{{{ notice.number }}}}）。
"""


def paper(folder: Path, number: str = "") -> PaperTemplate:
    path = folder / "函.md"
    path.write_text(LETTER.format(number=number), encoding="utf-8")
    return PaperTemplate.open(path)


@pytest.mark.parametrize(
    ("edition", "number", "expected"),
    [
        (Edition.FOR_COMMENT, "number: 示档函〔2024〕3号\n", ("示档函〔2024〕　　号", Edition.FOR_COMMENT)),
        (Edition.PROOF, "", (None, Edition.PROOF)),
        (Edition.CORRECTED, "number: 示档函〔2024〕3号\n", ("示档函〔2024〕3号", None)),
        (None, "number: 示档函〔2024〕3号\n", ("示档函〔2024〕3号", None)),
    ],
)
def test_with_a_draft_goes_a_draft(
    opened: Open, tmp_path: Path, edition: Edition | None, number: str, expected: tuple[str | None, Edition | None]
) -> None:
    notice = opened(house=PREFIX, edition=edition)
    context = {"unit": {"name": "示例镇"}, "notice": notice.context}
    document = paper(tmp_path, number).fill(context, notice.behind, notice.edition).document
    assert (document.number, document.edition) == expected


def test_a_paper_without_a_number_gets_none_from_the_house(opened: Open, tmp_path: Path) -> None:
    notice = opened(house=PREFIX, edition=Edition.PROOF)
    template = paper(tmp_path, "format: 公文\n")
    context = {"unit": {"name": "示例镇"}, "notice": notice.context}
    assert template.fill(context, notice.behind, notice.edition).document.number is None


def test_a_paper_does_not_say_of_which_edition_it_is(tmp_path: Path) -> None:
    assert refused_for(TemplateError, paper, tmp_path, "edition: 校对稿\n") == ["source-unknown-key"]


def test_a_title_that_ends_like_an_order_is_one_of_any_format(opened: Open) -> None:
    document = opened("title: 关于遵守示例禁令").render()
    assert (document.format, document.kind) == (Format.GENERAL, KINDS["令"])


ANNOUNCEMENT = ("format: 公告", NO_RECIPIENTS, "title: 关于闭馆的公告")
RESOLUTION = ("format: 决议", NO_RECIPIENTS, "title: 关于规划的决议", "title_note: 2024年3月5日馆务会议通过")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), (("示例市档案馆公告",), "")),
        (("title: 关于闭馆的通告",), (("示例市档案馆通告",), "")),
        (("kind: 通告", "title: 示例市档案馆通告"), (("示例市档案馆通告",), "")),
        (("mark: 示例市档案馆公告",), (("示例市档案馆公告",), "")),
        ((ORGANS,), (("示例市档案馆", "示例市图书馆", "示例市博物馆"), "公告")),
    ],
)
def test_an_announcement_has_a_mark_of_its_own(
    opened: Open, lines: tuple[str, ...], expected: tuple[tuple[str, ...], str]
) -> None:
    own = tuple(line for line in ANNOUNCEMENT if line.split(":")[0] not in {each.split(":")[0] for each in lines})
    document = opened(*own, *lines, "number: 第3号", house="mark: 市档案馆文件\n").render()
    assert (mark(document), document.format) == (expected, Format.ANNOUNCEMENT)
    assert (document.recipients, document.signature) == ("", SignatureKind.SEALED)


@pytest.mark.parametrize(
    ("number", "blank"),
    [
        *(("第3号", "第　　号"), ("2024年第12号", "2024年第　　号")),
        *(("示档告〔2024〕3号", "示档告〔2024〕　　号"), ("", "第　　号")),
    ],
)
def test_an_announcement_is_counted(opened: Open, number: str, blank: str) -> None:
    notice = opened(*ANNOUNCEMENT, f"number: {number}" if number else "number:", house=PREFIX)
    assert (notice.number or "", codes(notice)) == (number, [])
    assert printed(notice.in_edition(Edition.PROOF)) == (blank, Edition.PROOF)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        *(((*ANNOUNCEMENT, "number: 第3号"), "第3号"), ((*ANNOUNCEMENT, "number: 第3号"), "（第3号）")),
        (RESOLUTION, "（2024年3月5日馆务会议通过）"),
    ],
)
def test_what_is_under_the_title_and_again_in_the_text_is_warned_about(
    opened: Open, lines: tuple[str, ...], line: str
) -> None:
    assert codes(opened(*lines, text=f"{line}\n闭馆一天。\n")) == ["text-repeated"]


@pytest.mark.parametrize("format_", ["公告", "决议", "公报"])
def test_forms_of_the_office_are_never_inferred(opened: Open, format_: str) -> None:
    document = opened(f"kind: {format_}", f"title: 关于规划的{format_}", NO_RECIPIENTS).render()
    assert (document.format, document.issuer_mark) == (Format.GENERAL, ("示例市档案馆文件",))


@pytest.mark.parametrize(
    ("lines", "signature", "warned"),
    [
        (RESOLUTION, SignatureKind.NONE, []),
        ((*RESOLUTION, "signature: none"), SignatureKind.NONE, []),
        ((*RESOLUTION, "signature: sealed"), SignatureKind.SEALED, ["notice-title-note-signed"]),
        (("title: 关于规划的决定", RESOLUTION[-1]), SignatureKind.NONE, []),
        (("title: 关于规划的决定", RESOLUTION[-1], "signature: none"), SignatureKind.NONE, []),
        (
            ("title: 关于规划的决定", RESOLUTION[-1], "signature: unsealed"),
            SignatureKind.UNSEALED,
            ["notice-title-note-signed"],
        ),
    ],
)
def test_what_a_meeting_adopts_is_unsigned(
    opened: Open, lines: tuple[str, ...], signature: SignatureKind, warned: list[str]
) -> None:
    notice = opened(*lines, house="signature: sealed\n")
    assert (notice.render().signature, notice.render().title_note) == (signature, "2024年3月5日馆务会议通过")
    assert codes(notice) == warned


def test_a_note_of_adoption_has_one_pair_of_brackets(opened: Open) -> None:
    document = opened(*RESOLUTION[:-1], "title_note: (2020年1月2日通过 2024年3月5日修正)").render()
    assert document.title_note == "2020年1月2日通过 2024年3月5日修正"


@pytest.mark.parametrize(
    ("lines", "warned"),
    [
        *((("recipients: none",), ["notice-range"]), (("recipients: none", "note: 此件发至乡镇级"), [])),
        (("recipients: none", "distribute_to: [分馆, 直属单位]"), []),
        (("recipients: none", "distribute_to: 分馆"), []),
    ],
)
def test_what_goes_to_all_has_no_recipients(opened: Open, lines: tuple[str, ...], warned: list[str]) -> None:
    notice = opened(*lines)
    assert (notice.recipients, notice.to_all, notice.render().recipients) == ("", True, "")
    assert codes(notice) == warned


@pytest.mark.parametrize(
    ("lines", "to_all"),
    [
        ((), False),
        (("kind: 公告", "title: 关于闭馆的公告", NO_RECIPIENTS), True),
        (("kind: 纪要", NO_RECIPIENTS), True),
        (("kind: 纪要", "recipients: none", "note: 此件发至各科室"), True),
        *((ANNOUNCEMENT, True), (RESOLUTION, True)),
        (("kind: 令", *ORDER), True),
    ],
)
def test_who_has_no_recipients_by_will_or_by_form(opened: Open, lines: tuple[str, ...], *, to_all: bool) -> None:
    assert opened(*lines).to_all is to_all
