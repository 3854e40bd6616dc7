"""Documents whose pages are measured: every 版头, every end, and those of the standard's specimen figures.

They were written down before what measures them. Organs and people are samples.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from generator.ground.source.date import OfficialDate
from generator.official.document import (
    Attachment,
    Attendance,
    Imprint,
    Level,
    ListedAttachment,
    OfficialDocument,
    SignatureKind,
    Stamp,
    Title,
    WrittenParagraph,
)
from generator.standard import KINDS, Format, Profile


def in_both_profiles(documents: Iterable[tuple[str, OfficialDocument]]) -> dict[str, OfficialDocument]:
    """Each of ``documents`` in both profiles, by its name and that of the profile."""
    return {
        f"{name}, {profile}": replace(document, profile=profile) for name, document in documents for profile in Profile
    }


# Ends: joint issues, stamps, attendance, the 版记 in all its shapes.


ORGANS = ("示例市示例局", "示例市财政局", "示例市发展和改革局", "示例市公安局", "示例市审计局", "示例市民政局")
LONG_NAMES = ("示例市住房和城乡建设委员会城市管理局", "示例市示例局")
PRESENT = "张示例，李示例，王示例，赵示例，钱示例，孙示例，周示例，吴示例，郑示例"
_SENTENCE = "为做好示例工作，现就有关事项通知如下，请认真贯彻执行，并于月底前将落实情况报送我局办公室。"
_ISSUED = Imprint("示例市示例局办公室", OfficialDate.parse("2026-11-04"))
_COPIES = "示例市人民政府办公厅，示例市财政局，示例市发展和改革委员会，示例市审计局，示例市示例办"
MANY = "，".join(f"示例市第{tens}{ones}示例区示例局" for tens in "一二三四五六" for ones in "一二三四五六")

BASE = OfficialDocument(
    issuer=ORGANS[:1], issuer_mark=("示例市示例局文件",), title=Title("示例市示例局关于开展示例工作的通知"),
    recipients="各区县示例局，各直属单位", date=OfficialDate.parse("2026-11-03"), number="示例发〔2026〕12号",
    body=tuple(WrittenParagraph(Level.TEXT, "", _SENTENCE) for _ in range(6)), note="此件公开发布", copy_to=_COPIES,
    imprint=_ISSUED,
)  # fmt: skip
"""A sealed notice of one organ whose second page begins with text."""

_SIGNED_ORDER = replace(
    BASE, format=Format.ORDER, issuer_mark=("示例市示例局令",), recipients="", number="第12号", note=None, copy_to=None,
    imprint=None, body=BASE.body[:2], signature=SignatureKind.STAMP, stamps=(Stamp("局长", "张示例"),),
)  # fmt: skip
_ATTENDED = replace(
    BASE, format=Format.MINUTES, issuer_mark=("示例市示例局会议纪要",), recipients="", note=None,
    signature=SignatureKind.NONE, body=BASE.body[:2], attendance=Attendance(PRESENT, "冯示例", "陈示例"),
)  # fmt: skip
_CLOSED_LETTER = replace(BASE, format=Format.LETTER, issuer_mark=("示例市示例局",), note=None)
_LISTED = (ListedAttachment(1, "示例工作方案"), ListedAttachment(2, "示例工作登记表"))
DETACHED = Attachment(1, Title("示例工作方案"), BASE.body[:1], detached=True)
BOUND = Attachment(2, Title("示例工作登记表"), BASE.body[:1])


def ending_documents() -> dict[str, OfficialDocument]:
    """Every one by its name, in both profiles."""
    documents = {
        **{f"{count} seals": replace(BASE, issuer=ORGANS[:count]) for count in range(1, 7)},
        **{f"{count} seals of 42": replace(BASE, issuer=ORGANS[:count], seal_diameter=42) for count in (2, 3, 5)},
        **{f"{count} seals of 50": replace(BASE, issuer=ORGANS[:count], seal_diameter=50) for count in (2, 5)},
        "2 seals of long names": replace(BASE, issuer=LONG_NAMES, issuer_mark=LONG_NAMES),
        "2 unsealed": replace(BASE, issuer=ORGANS[:2], signature=SignatureKind.UNSEALED),
        "3 unsealed": replace(BASE, issuer=ORGANS[:3], signature=SignatureKind.UNSEALED),
        "2 unsealed of long names": replace(
            BASE, issuer=LONG_NAMES, issuer_mark=LONG_NAMES, signature=SignatureKind.UNSEALED
        ),
        "order": _SIGNED_ORDER,
        "joint order": replace(
            _SIGNED_ORDER, issuer=ORGANS[:3], stamps=tuple(Stamp(f"{name}局长", "张示例") for name in ORGANS[:3])
        ),
        "minutes": _ATTENDED,
        "minutes without the excused": replace(_ATTENDED, attendance=Attendance(PRESENT, "", "陈示例")),
        "recipients in the imprint": replace(BASE, recipients=MANY),
        "recipients alone in the imprint": replace(BASE, recipients=MANY, copy_to=None, imprint=None),
        "copies alone": replace(BASE, imprint=None),
        "printing office alone": replace(BASE, copy_to=None),
        "many copies": replace(BASE, copy_to=MANY),
        "letter": replace(_CLOSED_LETTER, body=BASE.body[:2]),
        "letter of two pages": replace(_CLOSED_LETTER, body=BASE.body * 2),
        "letter without copies": replace(_CLOSED_LETTER, body=BASE.body[:2], copy_to=None),
        "an attachment detached": replace(BASE, attachment_list=_LISTED, attachments=(DETACHED, BOUND)),
    }
    return in_both_profiles(documents.items())


# 版头 of every kind.


_ISSUED_ON = OfficialDate.parse("2026-11-05")
_REMINDER = "请各单位按时报送有关材料，不得迟报、漏报、瞒报。"

PLAIN = OfficialDocument(
    issuer=("示例市城市管理局",), issuer_mark=("示例市城市管理局文件",),
    title=Title("示例市城市管理局关于开展户外广告安全检查的通知"), recipients="各区城市管理局", date=_ISSUED_ON,
    body=(WrittenParagraph(Level.TEXT, "", _REMINDER * 3),) * 8, number="示城管〔2026〕10号",
    signature=SignatureKind.UNSEALED, copy_to="示例市公安局", imprint=Imprint("示例市城市管理局办公室", _ISSUED_ON),
)  # fmt: skip
LETTER = replace(PLAIN, format=Format.LETTER, issuer_mark=("示例市城市管理局",), imprint=None)
ORDER = replace(
    PLAIN, format=Format.ORDER, issuer=("示例市人民政府",), issuer_mark=("示例市人民政府令",),
    title=Title("示例市户外广告管理办法"), recipients="", number="第3号", signature=SignatureKind.STAMP,
    stamps=(Stamp("市长", "王示例"),), copy_to=None, imprint=None,
)  # fmt: skip
MINUTES = replace(
    PLAIN, format=Format.MINUTES, issuer=("示例市人民政府",), issuer_mark=("示例市人民政府专题会议纪要",),
    signature=SignatureKind.NONE, title=Title("关于户外广告安全的专题会议纪要"), recipients="", number="〔2026〕3号",
)  # fmt: skip
UPWARD = replace(PLAIN, signers=("王示例",), title=Title("示例市城市管理局关于户外广告安全检查情况的报告"))

HEAD_ORGANS = (
    *("示例市城市管理局", "示例市公安局", "示例市住房和城乡建设局", "示例市市场监督管理局"),
    *("示例局", "示例市财政局", "示例市交通运输局", "示例市教育局", "示例市水务局", "示例市园林局"),
)
SIGNERS = ("王示例", "李示", "赵示例", "阿不都热依木·示例", "孙示例")
LONGEST_NUMBER = "示例省住房城乡建设厅函〔2026〕100号"
MARKS = (
    *("示例局文件", "示例市人民政府办公厅文件", "示例市住房和城乡建设委员会文件"),
    *("示例市住房和城乡建设委员会城市管理局文件", "示例自治区示例自治州示例自治县住房和城乡建设局文件"),
)
"""5, 12, 15, 20 and 25 characters."""


def classifications() -> Iterator[tuple[str, OfficialDocument]]:
    copy_numbers, secrecies, urgencies = (None, "000001"), (None, "机密★1年", "秘密"), (None, "特急")
    for kind, plain in (("plain", PLAIN), ("letter", LETTER), ("order", ORDER), ("upward", UPWARD)):
        for copy_number, secrecy, urgency in product(copy_numbers, secrecies, urgencies):
            given = "+".join(each for each in (copy_number, secrecy, urgency) if each) or "nothing"
            yield f"{kind}, {given}", replace(plain, copy_number=copy_number, secrecy=secrecy, urgency=urgency)


def _joint() -> Iterator[tuple[str, OfficialDocument]]:
    for count in (2, 3, 4, 5, 10):
        organs = HEAD_ORGANS[:count]
        for word in ("文件", ""):
            joint = replace(PLAIN, issuer=organs, issuer_mark=organs, mark_word=word)
            yield f"joint of {count}, {word or 'alone'}", joint
        joint = replace(
            UPWARD, issuer=organs, issuer_mark=organs, signers=SIGNERS[: 2 if count > len(SIGNERS) else count]
        )
        yield f"joint of {count}, upward", replace(joint, secrecy="机密", urgency="特急", copy_number="000001")
    yield "joint letter", replace(LETTER, issuer=HEAD_ORGANS[:3], issuer_mark=HEAD_ORGANS[:3])
    stamps = (Stamp("局长", "王示例"), Stamp("局长", "李示例"))
    two = HEAD_ORGANS[:2]
    yield "joint order", replace(ORDER, issuer=two, issuer_mark=two, mark_word="令", stamps=stamps)


def _upward() -> Iterator[tuple[str, OfficialDocument]]:
    for count in range(1, 6):
        yield f"signers {count}", replace(UPWARD, signers=SIGNERS[:count])
        short = ("王示例", "李示", "赵示例", "孙示例", "周示")[:count]
        yield f"signers {count}, long number", replace(UPWARD, signers=short, number=LONGEST_NUMBER)
    yield "signers without a number", replace(UPWARD, number=None)


def _names() -> Iterator[tuple[str, OfficialDocument]]:
    for name in MARKS:
        yield f"name of {len(name)}", replace(PLAIN, issuer_mark=(name,))
        yield f"letter of {len(name)}", replace(LETTER, issuer_mark=(name.removesuffix("文件"),))


def _others() -> Iterator[tuple[str, OfficialDocument]]:
    yield "letter without a number", replace(LETTER, number=None)
    yield "order without a number", replace(ORDER, number=None)
    yield "order called 命令", replace(ORDER, issuer_mark=("示例市人民政府命令",))
    yield "minutes", MINUTES
    yield "minutes without a title", replace(MINUTES, title=Title(MINUTES.issuer_mark[0]))
    yield "minutes without a number", replace(MINUTES, number=None)
    yield "without a number", replace(PLAIN, number=None)
    yield "without recipients", replace(PLAIN, recipients="")


def header_documents() -> dict[str, OfficialDocument]:
    """Each of them in both profiles, by what it is called."""
    groups = (classifications(), _joint(), _upward(), _names(), _others())
    return in_both_profiles(each for documents in groups for each in documents)


# Documents like those of figures 2 to 12, in the profile whose ink fills the type area: where these have crosses, they
# have sample names and sentences of the same lengths.


_FIGURE_DATE = OfficialDate(datetime.date(2012, 7, 1))
_WORDS = "各示例单位要认真抓好各项工作的落实并按时报送有关材料和情况"
_COUNTY = ("示例县民政局", "示例局", "示例县教育局", "示例县财政局", "示例县公安局")
FIGURES = tuple(range(2, 13))


def _words(characters: int) -> WrittenParagraph:
    words = (_WORDS * (characters // len(_WORDS) + 1))[: characters - 1]
    return WrittenParagraph(Level.TEXT, "", f"{words}。")


_FULL = OfficialDocument(
    issuer=("示例县民政局",), issuer_mark=("示例民政局文件",), title=Title("示例民政局关于示例工作事项的通知"),
    recipients="示例县示例单位", date=_FIGURE_DATE, body=(_words(82), _words(37), _words(12), _words(82), _words(100)),
    number="示民发〔2012〕10号", copy_number="000001", secrecy="机密★1年", urgency="特急", note="示例附注",
    copy_to="示例县示例第一局，示例第二局，示例第三局，示例第四局，示例五局",
    imprint=Imprint("示例县民政局办公室", _FIGURE_DATE), profile=Profile.GBT33476,
)  # fmt: skip
_FIGURE = replace(_FULL, copy_number=None, secrecy=None, urgency=None, body=(_words(95), _words(15), _words(66)))
_LONG_TITLE = "示例县示例工作实施方案和任务分工表及完成时限"


def specimen(figure: int) -> OfficialDocument:
    return _SPECIMENS[figure]


_SPECIMENS: dict[int, OfficialDocument] = {
    2: _FULL,
    3: replace(_FULL, issuer=_COUNTY[:3], issuer_mark=_COUNTY[:3], mark_word="文件", body=_FULL.body[:-1]),
    4: replace(
        _FULL, secrecy="机密", issuer=_COUNTY[:3], issuer_mark=_COUNTY[:3], signers=("示例甲", "示例乙", "示例丙"),
        kind=KINDS["请示"], title=Title("示例民政局关于示例工作事项的请示"), copy_to=None,
    ),
    5: replace(_FIGURE, seal_diameter=50),
    6: replace(_FIGURE, signature=SignatureKind.UNSEALED, issuer=("示例县民政局办公室和示例",)),
    7: replace(_FIGURE, issuer=_COUNTY[:2], issuer_mark=_COUNTY[:1], seal_diameter=50),
    8: replace(_FIGURE, issuer=_COUNTY, issuer_mark=_COUNTY[:1], seal_diameter=50),
    9: replace(
        _FIGURE,
        signature=SignatureKind.UNSEALED,
        issuer=("示例县民政局", "示例县局"),
        issuer_mark=_COUNTY[:1],
        attachment_list=(ListedAttachment(1, _LONG_TITLE), ListedAttachment(2, "示例县示例工作登记表")),
        attachments=(
            Attachment(1, Title(_LONG_TITLE), (_words(90),)),
            Attachment(2, Title("示例县示例工作登记表"), (_words(56), _words(160))),
        ),
    ),
    10: replace(
        _FIGURE,
        attachment_list=(ListedAttachment(1, "示例县示例工作方案"), ListedAttachment(2, "示例县示例工作登记表格")),
        attachments=(
            Attachment(1, Title("示例县示例工作方案"), (_words(90),)),
            Attachment(2, Title("示例县示例工作登记表格"), (_words(57), _words(154))),
        ),
    ),
    11: replace(
        _FULL, format=Format.LETTER, secrecy="机密", issuer=("示例省示例市示例县民政局",),
        issuer_mark=("示例省示例市示例县民政局",), title=Title("示例民政局关于示例工作事项的通知"),
        body=(_words(108), _words(107), _words(190), _words(90)), imprint=None, copy_to=None,
    ),
    12: replace(
        _FULL, format=Format.ORDER, kind=KINDS["令"], copy_number=None, secrecy=None, urgency=None,
        issuer=("示例县人民政府",), issuer_mark=("示例县人民政府令",), title=Title("示例县人民政府令第10号"),
        number="第10号", recipients="", body=(_words(53), _words(52)), signature=SignatureKind.STAMP,
        stamps=(Stamp("县长", "示例甲"),), note=None, copy_to=None, imprint=None,
    ),
}  # fmt: skip
