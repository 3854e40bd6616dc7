"""Documents whose ends are measured: joint issues, stamps, attendance, the 版记 in all its shapes."""

from dataclasses import replace

from generator.ground.source.date import OfficialDate
from generator.official.document import (
    Attachment,
    Attendance,
    Imprint,
    ListedAttachment,
    OfficialDocument,
    SignatureKind,
    Stamp,
    Title,
)
from generator.standard import Format, Profile
from generator.templates.text.official_document import paragraph

ORGANS = ("示例市示例局", "示例市财政局", "示例市发展和改革局", "示例市公安局", "示例市审计局", "示例市民政局")
LONG_NAMES = ("示例市住房和城乡建设委员会城市管理局", "示例市示例局")
PRESENT = "张示例，李示例，王示例，赵示例，钱示例，孙示例，周示例，吴示例，郑示例"
_SENTENCE = "为做好示例工作，现就有关事项通知如下，请认真贯彻执行，并于月底前将落实情况报送我局办公室。"
_ISSUED = Imprint("示例市示例局办公室", OfficialDate.parse("2026-11-04"))
_COPIES = "示例市人民政府办公厅，示例市财政局，示例市发展和改革委员会，示例市审计局，示例市示例办"
MANY = "，".join(f"示例市第{tens}{ones}示例区示例局" for tens in "一二三四五六" for ones in "一二三四五六")

BASE = OfficialDocument(
    issuer=ORGANS[:1],
    issuer_mark=("示例市示例局文件",),
    title=Title("示例市示例局关于开展示例工作的通知"),
    recipients="各区县示例局，各直属单位",
    date=OfficialDate.parse("2026-11-03"),
    number="示例发〔2026〕12号",
    body=tuple(paragraph(_SENTENCE, 0) for _ in range(6)),
    note="此件公开发布",
    copy_to=_COPIES,
    imprint=_ISSUED,
)
"""A sealed notice of one organ whose second page begins with text."""

_ORDER = replace(
    BASE,
    format=Format.ORDER,
    issuer_mark=("示例市示例局令",),
    recipients="",
    number="第12号",
    note=None,
    copy_to=None,
    imprint=None,
    body=BASE.body[:2],
    signature=SignatureKind.STAMP,
    stamps=(Stamp("局长", "张示例"),),
)
_MINUTES = replace(
    BASE,
    format=Format.MINUTES,
    issuer_mark=("示例市示例局会议纪要",),
    recipients="",
    note=None,
    signature=SignatureKind.NONE,
    body=BASE.body[:2],
    attendance=Attendance(PRESENT, "冯示例", "陈示例"),
)
_LETTER = replace(BASE, format=Format.LETTER, issuer_mark=("示例市示例局",), note=None)
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
        "order": _ORDER,
        "joint order": replace(
            _ORDER, issuer=ORGANS[:3], stamps=tuple(Stamp(f"{name}局长", "张示例") for name in ORGANS[:3])
        ),
        "minutes": _MINUTES,
        "minutes without the excused": replace(_MINUTES, attendance=Attendance(PRESENT, "", "陈示例")),
        "recipients in the imprint": replace(BASE, recipients=MANY),
        "recipients alone in the imprint": replace(BASE, recipients=MANY, copy_to=None, imprint=None),
        "copies alone": replace(BASE, imprint=None),
        "printing office alone": replace(BASE, copy_to=None),
        "many copies": replace(BASE, copy_to=MANY),
        "letter": replace(_LETTER, body=BASE.body[:2]),
        "letter of two pages": replace(_LETTER, body=BASE.body * 2),
        "letter without copies": replace(_LETTER, body=BASE.body[:2], copy_to=None),
        "an attachment detached": replace(BASE, attachment_list=_LISTED, attachments=(DETACHED, BOUND)),
    }
    return {
        f"{name}, {profile}": replace(document, profile=profile)
        for name, document in documents.items()
        for profile in Profile
    }
