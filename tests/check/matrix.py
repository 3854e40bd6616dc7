"""Documents of every format and 文种, with every element, short and long, in both page profiles.

Organs, people and facts are samples.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from generator.ground.source.date import OfficialDate
from generator.official.document import (
    Attachment,
    Attendance,
    BodyPart,
    Edition,
    Imprint,
    Level,
    ListedAttachment,
    OfficialDocument,
    SignatureKind,
    Stamp,
    Title,
    WrittenParagraph,
    WrittenPicture,
    WrittenTable,
)
from generator.standard import KINDS, Format, Profile, without_serial
from tests.templates.word.content.pictures import picture_bytes

_DATE = OfficialDate(datetime.date(2026, 3, 5))
_LONG_DATE = OfficialDate(datetime.date(2026, 11, 24))
_SENTENCE = "各单位要高度重视这项工作，加强组织领导，明确责任分工，按照时间节点认真抓好落实，确保取得实际成效。"

LEAD = "示例县民政局"
LONG = "示例市住房和城乡建设委员会城市管理局"
PARTNERS = ("示例县教育局", "示例县卫生健康委员会", "示例县财政局", "示例县人力资源和社会保障局")


def text(level: Level, heading: str, rest: str = "") -> WrittenParagraph:
    return WrittenParagraph(level, heading, rest)


def body(paragraphs: int = 4) -> tuple[BodyPart, ...]:
    """A text with all levels and ``paragraphs`` plain paragraphs of two lines."""
    return (
        text(Level.TEXT, "", "为做好有关工作，现将有关事项通知如下。"),
        text(Level.FIRST, "一、总体要求"),
        *(text(Level.TEXT, "", _SENTENCE) for _ in range(paragraphs)),
        text(Level.FIRST, "二、主要任务"),
        text(Level.SECOND, "（一）摸清底数。", "请于4月30日前完成登记，并报送《工作台账》。"),
        text(Level.THIRD, "1.全面排查"),
        text(Level.FOURTH, "（1）逐户登记"),
        text(Level.TEXT, "", _SENTENCE),
    )


def lines(count: int) -> tuple[BodyPart, ...]:
    """A text of ``count`` paragraphs of one line each."""
    return tuple(text(Level.TEXT, "", "请各单位按时报送有关材料。") for _ in range(count))


def table(rows: int, columns: int = 4) -> WrittenTable:
    head = ("序号", "单位", "份数", "备注", "联系人", "日期")[:columns]
    cells = (("1", "示例街道办事处", "12", "", "示例甲", "3月5日")[:columns] for _ in range(rows))
    return WrittenTable((head, *cells), (None,) * columns)


NOTICE = OfficialDocument(
    issuer=(LEAD,), issuer_mark=(f"{LEAD}文件",), title=Title(f"{LEAD}关于做好养老服务有关工作的通知"),
    recipients="各乡镇（街道）民政办，有关直属单位", date=_DATE, body=body(), number="示民发〔2026〕7号",
    kind=KINDS["通知"], imprint=Imprint(f"{LEAD}办公室", _DATE), copy_to="示例县人民政府办公室，示例县财政局",
)  # fmt: skip


def documents() -> dict[str, OfficialDocument]:
    """Every document by what is special about it, in both profiles."""
    makers = (
        _general, _attached, _joint, _lengths, _letters, _orders, _minutes, _public,
        _posted, _within_the_office, _unsigned, _bulletins, _telegrams, _editions,
    )  # fmt: skip
    cases = [case for make in makers for case in make()]
    return {f"{name}, {profile}": replace(document, profile=profile) for profile in Profile for name, document in cases}


def public_names() -> set[str]:
    """The names of the documents that are made public, adopted by a meeting, or for all."""
    return {f"{name}, {profile}" for profile in Profile for name, _ in _public()}


def _general() -> Iterator[tuple[str, OfficialDocument]]:
    yield "通知", NOTICE
    yield "通知, the least", replace(NOTICE, number=None, imprint=None, copy_to=None, body=lines(2))
    yield "通知, unsealed", replace(NOTICE, signature=SignatureKind.UNSEALED)
    other = replace(NOTICE, signature=SignatureKind.UNSEALED, issuer=("示例局",), date=_LONG_DATE)
    yield "通知, unsealed, long date", other
    other = replace(NOTICE, issuer=(LONG,), issuer_mark=(f"{LONG}文件",), title=Title(f"{LONG}关于有关工作的通知"))
    yield "通知, long name", other
    yield "通知, mark without 文件", replace(NOTICE, issuer_mark=(LEAD,))
    yield "通知, note", replace(NOTICE, note="此件公开发布")
    yield "通知, stamp", _stamped(NOTICE)
    yield "份号", replace(NOTICE, copy_number="000001")
    yield "紧急程度", replace(NOTICE, urgency="特急")
    yield "份号, 密级", replace(NOTICE, copy_number="000001", secrecy="机密★1年")
    yield "份号, 密级, 紧急程度", replace(NOTICE, copy_number="000001", secrecy="秘密★6个月", urgency="加急")
    yield "many 抄送", replace(NOTICE, copy_to="，".join([*PARTNERS] * 4))
    yield "抄送 alone", replace(NOTICE, imprint=None)
    yield "印发 alone", replace(NOTICE, copy_to=None)
    yield "主送 moved", replace(NOTICE, recipients="、".join([*PARTNERS] * 9))
    for name in ("决议", "决定", "公报", "公告", "通告", "意见", "通报", "批复"):
        yield name, replace(NOTICE, kind=KINDS[name], title=Title(f"{LEAD}关于养老服务有关工作的{name}"))
    for kind, count in (("请示", 1), ("报告", 2), ("请示", 3), ("意见", 4), ("议案", 5)):
        yield f"{kind}, {count} 签发人", _upward(kind, count)


def _upward(kind: str, count: int) -> OfficialDocument:
    names = ("示例甲", "示例乙乙", "示例丙", "示例丁", "示例戊戊")[:count]
    return replace(
        NOTICE, kind=KINDS[kind], signers=names, title=Title(f"{LEAD}关于养老服务有关工作的{kind}"),
        recipients="示例县人民政府", copy_to=None, note="联系人：示例甲，电话：023-00000000",
    )  # fmt: skip


def _stamped(document: OfficialDocument, *names: str) -> OfficialDocument:
    stamps = tuple(Stamp("局长", name) for name in names or ("示例甲",))
    return replace(document, signature=SignatureKind.STAMP, stamps=stamps)


def _attached() -> Iterator[tuple[str, OfficialDocument]]:
    title = "养老服务机构登记表"
    one = Attachment(None, Title(title), body(2))
    yield "one attachment", replace(NOTICE, attachment_list=(ListedAttachment(None, title),), attachments=(one,))
    names = ("工作方案", "示例县养老服务机构安全隐患排查整治工作责任分工和完成时限一览表（征求意见稿）", "登记表")
    listed = tuple(ListedAttachment(serial, name) for serial, name in enumerate(names, start=1))
    several = tuple(Attachment(each.serial, Title(each.name), body(2)) for each in listed)
    yield "three attachments", replace(NOTICE, attachment_list=listed, attachments=several)
    other = replace(NOTICE, body=(*body(1), WrittenPicture(picture_bytes(), "png", 60, 40, "示例图")))
    yield "a picture in the text", other
    code = WrittenPicture(picture_bytes(size=(300, 300)), "png", 30, 30, "示例二维码")
    yield "a picture as large as a seal", replace(NOTICE, body=(*lines(2), code, *lines(1)))
    yield "a table in the text", replace(NOTICE, body=(*body(1), table(3), *lines(1)))
    tabled = replace(one, body=(table(30),))
    other = replace(NOTICE, attachment_list=(ListedAttachment(None, title),), attachments=(tabled,))
    yield "a long table attached", other
    across = replace(one, body=(table(8, 6),), landscape=True)
    other = replace(NOTICE, attachment_list=(ListedAttachment(None, title),), attachments=(across,))
    yield "a landscape table attached", other


def _joint() -> Iterator[tuple[str, OfficialDocument]]:
    for count in range(2, 6):
        organs = (LEAD, *PARTNERS)[:count]
        joint = replace(
            NOTICE, issuer=organs, issuer_mark=organs, title=Title("示例县民政局等部门关于做好有关工作的通知")
        )
        yield f"{count} organs, sealed, 文件", replace(joint, mark_word="文件")
        yield f"{count} organs, unsealed", replace(joint, signature=SignatureKind.UNSEALED)
        yield f"{count} organs, lead organ's mark", replace(joint, issuer_mark=(f"{LEAD}文件",))
        if count > 2:
            signers = ("示例甲", "示例乙乙", "示例丙", "示例丁", "示例戊")[:count]
            yield f"{count} organs, upward", replace(
                joint, signers=signers, kind=KINDS["请示"], recipients="示例县人民政府", copy_to=None,
                title=Title("示例县民政局等部门关于有关工作的请示"),
            )  # fmt: skip


def _lengths() -> Iterator[tuple[str, OfficialDocument]]:
    for count in (1, 4, 8, 12, 14, 16, 20, 26, 30):
        yield f"{count} lines", replace(NOTICE, body=lines(count))


def _letters() -> Iterator[tuple[str, OfficialDocument]]:
    letter = replace(
        NOTICE, format=Format.LETTER, kind=KINDS["函"], issuer_mark=(LEAD,),
        title=Title(f"{LEAD}关于商请协助有关工作的函"), recipients="示例县教育局", imprint=None, copy_to=None,
        body=body(1),
    )  # fmt: skip
    yield "信函", letter
    yield "信函, the least", replace(letter, number=None, body=lines(2))
    yield "信函, 抄送", replace(letter, copy_to="示例县财政局")
    yield "信函, all above", replace(letter, copy_number="000001", secrecy="秘密★1年", urgency="特急")
    yield "信函, two sides", replace(letter, body=body(9))
    yield "信函, unsealed", replace(letter, signature=SignatureKind.UNSEALED)
    yield "信函, joint", replace(letter, issuer=(LEAD, *PARTNERS[:2]))
    other = replace(letter, issuer=(LONG,), issuer_mark=(LONG,), title=Title(f"{LONG}关于有关工作的函"))
    yield "信函, long name", other


def _orders() -> Iterator[tuple[str, OfficialDocument]]:
    order = _stamped(
        replace(
            NOTICE, format=Format.ORDER, kind=KINDS["令"], issuer=("示例县人民政府",),
            issuer_mark=("示例县人民政府令",), title=Title("示例县人民政府令第3号"), number="第3号",
            recipients="", imprint=None, copy_to=None, body=lines(2),
        )
    )  # fmt: skip
    yield "令", order
    yield "命令, long", replace(order, kind=KINDS["命令"], issuer_mark=("示例县人民政府命令",), body=body(12))
    yield "令, two stamps", _stamped(order, "示例甲", "示例乙")


def _minutes() -> Iterator[tuple[str, OfficialDocument]]:
    minutes = replace(
        NOTICE,
        format=Format.MINUTES,
        kind=KINDS["纪要"],
        issuer_mark=("示例县民政局办公会议纪要",),
        title=Title("示例县民政局第3次办公会议纪要"),
        recipients="",
        number=None,
        attendance=Attendance("示例甲、示例乙、示例丙", "示例丁", "示例戊"),
    )
    yield "纪要", minutes
    yield "纪要, numbered", replace(minutes, number="示民纪〔2026〕3号")
    yield "纪要, present only", replace(minutes, attendance=Attendance("示例甲、示例乙"))
    yield "纪要, many present", replace(minutes, attendance=Attendance("、".join(["示例甲"] * 40), "示例丁"))


NOTE = "2026年3月5日示例县第十九届人民代表大会第六次会议通过"
"""The 题注 of what a meeting has adopted, on two lines."""


def _public() -> Iterator[tuple[str, OfficialDocument]]:
    """What is made public, adopted by a meeting, or for all; none of it has 主送机关."""
    to_all = replace(NOTICE, recipients="", copy_to=None)
    announcement = replace(
        to_all, format=Format.ANNOUNCEMENT, kind=KINDS["公告"], issuer_mark=(f"{LEAD}公告",), number="第3号",
        title=Title(f"{LEAD}关于开放养老服务设施的公告"),
    )  # fmt: skip
    yield "公告, counted", announcement
    untitled = replace(announcement, title=Title(f"{LEAD}公告"), number="2026年第12号", imprint=None)
    yield "公告, untitled", untitled
    yield "公告, unnumbered", replace(announcement, number=None, signature=SignatureKind.UNSEALED)
    yield "公告, untitled, 题注", replace(untitled, title_note="2026年3月5日局务会议通过")
    joint = replace(announcement, issuer=(LEAD, PARTNERS[0]), issuer_mark=(LEAD, PARTNERS[0]), mark_word="公告")
    yield "公告, joint", joint
    yield "公告, counted, 校对稿", replace(announcement, number="第　　号", edition=Edition.PROOF)
    yield (
        "通告, prefixed, 紧急程度",
        replace(
            announcement, kind=KINDS["通告"], issuer_mark=(f"{LEAD}通告",), number="示民告〔2026〕3号",
            title=Title(f"{LEAD}关于清理养老服务机构的通告"), urgency="特急", body=body(12),
        ),
    )  # fmt: skip
    adopted = replace(to_all, title_note=NOTE, signature=SignatureKind.NONE)
    for format_ in (Format.RESOLUTION, Format.COMMUNIQUE):
        kind = KINDS[str(format_)]
        own = replace(adopted, format=format_, kind=kind, title=Title(f"{LEAD}关于养老服务工作的{kind.name}"))
        yield f"{kind.name}, 题注", own
        yield f"{kind.name}, unnumbered", replace(own, number=None, imprint=None, body=body(12))
        yield f"{kind.name}, sealed", replace(own, signature=SignatureKind.SEALED, title_note="2026年3月5日通过")
        yield f"{kind.name}, 征求意见稿", _draft(own)
    decision = replace(adopted, kind=KINDS["决定"], title=Title(f"{LEAD}关于养老服务工作的决定"), note="此件发至乡镇级")
    yield "决定, 题注", decision
    yield "决定, 题注, 主送", replace(decision, recipients=NOTICE.recipients, note=None)
    yield "决定, 题注, sealed", replace(decision, signature=SignatureKind.SEALED)
    yield "通知, to all", replace(to_all, signature=SignatureKind.UNSEALED, note="此件发至乡镇级")


def _posted() -> Iterator[tuple[str, OfficialDocument]]:
    """What is posted, without a head: 张贴公告 and 公示."""
    sheet = replace(NOTICE, issuer_mark=(), recipients="", imprint=None, copy_to=None)
    posting = replace(
        sheet, format=Format.POSTING, kind=KINDS["公告"], number="第3号", title=Title(f"{LEAD}关于有关工作的公告")
    )
    yield "张贴公告", posting
    yield "张贴公告, of a year", replace(posting, number="2026年第3号")
    yield "张贴公告, the least", replace(posting, number=None, body=lines(2))
    yield "张贴公告, two sides", replace(posting, kind=KINDS["通告"], title=Title("关于有关工作的通告"), body=body(12))
    when = text(Level.TEXT, "", "公示期为2026年3月6日至3月12日。联系电话：023-00000000。")
    publicity = replace(
        sheet, format=Format.PUBLICITY, kind=None, number=None, title=Title(f"{LEAD}拟表彰人员公示"),
        body=(*body(1), when),
    )  # fmt: skip
    yield "公示", publicity
    yield "公示, a table", replace(publicity, body=(*lines(1), table(3), when))
    yield "公示, numbered", replace(publicity, number="2026年第2号")
    yield "公示, 更正重印件", replace(publicity, edition=Edition.CORRECTED)


def _within_the_office() -> Iterator[tuple[str, OfficialDocument]]:
    """签报, and letters without a number."""
    bare = replace(NOTICE, issuer_mark=(), number=None, imprint=None, copy_to=None, body=body(1))
    unsealed = SignatureKind.UNSEALED
    memo = replace(
        bare, format=Format.MEMO, kind=None, signature=unsealed, title=Title("关于有关工作的签报"), recipients="局领导"
    )
    yield "签报", memo
    yield "签报, numbered", replace(memo, number="示民签〔2026〕5号")
    yield "签报, unit and number", replace(memo, issuer_mark=(f"{LEAD}办公室",), number="示民办签〔2026〕5号")
    yield (
        "签报, to an organ",
        replace(
            memo,
            kind=KINDS["请示"],
            title=Title("关于有关工作的请示"),
            recipients="局党组",
            note="联系电话：023-00000000",
        ),
    )
    other = replace(memo, copy_number="000001", secrecy="秘密★1年", urgency="特急", number="示民签〔2026〕5号")
    yield "签报, all above", other
    letter = replace(
        bare,
        format=Format.PLAIN_LETTER,
        kind=KINDS["函"],
        title=Title("关于商请协助有关工作的函"),
        recipients="示例县教育局",
    )
    yield "便函, white", letter
    yield "便函, headed", replace(letter, issuer_mark=(LEAD,), signature=unsealed)
    yield "便函, headed, two sides", replace(letter, issuer_mark=(LEAD,), body=body(9))
    yield "便函, white, two sides", replace(letter, body=body(12))


def _unsigned() -> Iterator[tuple[str, OfficialDocument]]:
    """议程, without signature and with a table as a rule, and 责任书, which both parties sign."""
    sheet = replace(NOTICE, kind=None, issuer_mark=(), number=None, recipients="", imprint=None, copy_to=None)
    agenda = replace(
        sheet,
        format=Format.AGENDA,
        signature=SignatureKind.NONE,
        title=Title("示例市养老服务工作会议议程"),
        body=(*lines(1), table(3)),
    )
    yield "议程", agenda
    yield "议程, levels, two sides", replace(agenda, body=body(12))
    other = replace(agenda, title_note=NOTE, title=Title("示例市养老服务工作会议日程"), body=(*lines(1), table(9)))
    yield "议程, 题注", other

    agreement = replace(
        sheet, format=Format.AGREEMENT, signature=SignatureKind.PARTIES, issuer=(LEAD, "示例街道办事处"),
        title=Title("示例市养老服务安全责任书"), body=body(1),
    )  # fmt: skip
    yield "责任书", agreement
    yield "责任书, numbered", replace(agreement, number="示民责〔2026〕5号")
    yield "责任书, one party open", replace(agreement, issuer=(LEAD,))
    other = replace(agreement, issuer=(f"{LEAD}养老服务和社会福利管理中心",) * 2, body=body(12))
    yield "责任书, long names, two sides", other
    yield "责任书, fills its page", replace(agreement, body=lines(18))


def _bulletins() -> Iterator[tuple[str, OfficialDocument]]:
    """简报 of one, three and eight pieces."""
    sheet = replace(
        NOTICE, format=Format.BULLETIN, kind=None, issuer=(f"{LEAD}办公室",), issuer_mark=("示例民政工作简报",),
        number="第3期", recipients="", signature=SignatureKind.NONE, imprint=None, copy_to=None,
        title=Title("示例民政工作简报"), body=(), report_to="示例市民政局", send_to="示例县人民政府办公室",
        issue_to="各乡镇（街道），各直属单位" * 3,
    )  # fmt: skip
    names = ("示例镇建成养老服务中心", "示例街道关于做好困难群众冬季走访慰问和临时救助工作的做法", "一季度数据")
    pieces = tuple(Attachment(None, Title(name), body(place)) for place, name in enumerate(names))
    short = (Attachment(None, Title(f"示例社区动态之{number}"), lines(3)) for number in "一二三四五")
    note = "现将有关做法刊发，请结合实际学习借鉴，各单位的好做法请及时报送，择优刊发。"
    yield "简报", replace(sheet, title=Title("示例镇养老服务提质增效"), body=body(3), run=60)
    other = replace(sheet, title=Title("示例镇养老服务工作情况的报告"), body=lines(1))
    yield "简报, the least", replace(other, internal="内部资料　注意保存", also_to="示例大学，示例县图书馆")
    several = replace(sheet, pieces=pieces, contents=True, editor_note=note, run=60)
    yield "简报, three pieces", several
    other = replace(several, secrecy="秘密★1年", urgency="加急", copy_number="000001", contents=False)
    yield "简报, three pieces, secret", other
    with_table = replace(pieces[0], body=(*lines(2), replace(table(3), aligned=()), *lines(1)))
    notes = f"{note}\n{note}"
    eight = (with_table, *pieces[1:], *short)
    other = replace(several, pieces=eight, issue_total=145, copy_to="示例县档案馆", editor_note=notes)
    yield "简报, eight pieces", other


def _telegrams() -> Iterator[tuple[str, OfficialDocument]]:
    """电报 of one, two and nine pages, with and without who signs them, with long names in the head."""
    telegram = replace(
        NOTICE, format=Format.TELEGRAM, issuer_mark=(f"{LEAD}发电",), number="示民发明电〔2026〕7号",
        urgency="加急", signers=("示例甲",), signature=SignatureKind.UNSEALED, copy_to=None,
        imprint=Imprint(f"{LEAD}办公室", _DATE, "023-00000000"), body=lines(2),
    )  # fmt: skip
    yield "电报, one page", telegram
    yield "电报, two pages", replace(telegram, body=body(6), copy_to=NOTICE.copy_to, urgency="特提")
    yield "电报, nine pages", replace(telegram, body=body(80), signers=(), urgency="平急")
    yield (
        "电报, long names",
        replace(
            telegram, issuer=(LONG,), issuer_mark=(f"{LONG}明传电报",), title=Title(f"{LONG}关于有关工作的通知"),
            number="示住建委城管局发明电〔2026〕107号", signers=("示例甲", "示例乙"),
            imprint=Imprint(f"{LONG[:12]}", _DATE, "023-00000000"),
        ),
    )  # fmt: skip
    yield "电报, the least", replace(telegram, number=None, signers=(), imprint=None, signature=SignatureKind.SEALED)
    yield "电报, 征求意见稿", _draft(telegram)


def _editions() -> Iterator[tuple[str, OfficialDocument]]:
    """Drafts, whose numbers have no serial yet, and corrected reprints."""
    letters, minutes = dict(_letters()), dict(_minutes())
    yield "通知, 征求意见稿", _draft(NOTICE)
    yield "通知, 更正重印件", replace(NOTICE, edition=Edition.CORRECTED)
    yield "公告, 校对稿", replace(_draft(NOTICE), recipients="", edition=Edition.PROOF)
    yield "5 organs, upward, 征求意见稿", _draft(dict(_joint())["5 organs, upward"])
    yield "主送 moved, 征求意见稿", _draft(dict(_general())["主送 moved"])
    yield "信函, 更正重印件", replace(letters["信函"], edition=Edition.CORRECTED)
    yield "信函, all above, 征求意见稿", _draft(letters["信函, all above"])
    yield "令, 征求意见稿", _draft(dict(_orders())["令"])
    yield "张贴公告, 征求意见稿", _draft(dict(_posted())["张贴公告, of a year"])
    yield "签报, 征求意见稿", _draft(dict(_within_the_office())["签报, unit and number"])
    yield "纪要, 征求意见稿", _draft(replace(minutes["纪要"], number="第3期"))
    untitled = replace(minutes["纪要, numbered"], title=Title(minutes["纪要"].issuer_mark[0]))
    yield "纪要, untitled, 征求意见稿", _draft(untitled)


def _draft(document: OfficialDocument) -> OfficialDocument:
    number = None if document.number is None else without_serial(document.number)
    return replace(document, edition=Edition.FOR_COMMENT, number=number)
