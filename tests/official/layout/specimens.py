"""Documents like those of the standard's own specimen figures 2 to 12, in the profile whose ink fills the type area.

Where the figures have crosses, these have sample names and sentences of the same lengths.
"""

import datetime
from dataclasses import replace

from generator.ground.source.date import OfficialDate
from generator.official.document import (
    Attachment,
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

_DATE = OfficialDate(datetime.date(2012, 7, 1))
_WORDS = "各示例单位要认真抓好各项工作的落实并按时报送有关材料和情况"
_ORGANS = ("示例县民政局", "示例局", "示例县教育局", "示例县财政局", "示例县公安局")
FIGURES = tuple(range(2, 13))


def text(characters: int) -> WrittenParagraph:
    words = (_WORDS * (characters // len(_WORDS) + 1))[: characters - 1]
    return WrittenParagraph(Level.TEXT, "", f"{words}。")


NOTICE = OfficialDocument(
    issuer=("示例县民政局",),
    issuer_mark=("示例民政局文件",),
    title=Title("示例民政局关于示例工作事项的通知"),
    recipients="示例县示例单位",
    date=_DATE,
    body=(text(82), text(37), text(12), text(82), text(100)),
    number="示民发〔2012〕10号",
    copy_number="000001",
    secrecy="机密★1年",
    urgency="特急",
    note="示例附注",
    copy_to="示例县示例第一局，示例第二局，示例第三局，示例第四局，示例五局",
    imprint=Imprint("示例县民政局办公室", _DATE),
    profile=Profile.GBT33476,
)
_SHORT = replace(NOTICE, copy_number=None, secrecy=None, urgency=None, body=(text(95), text(15), text(66)))
_LONG_NAME = "示例县示例工作实施方案和任务分工表及完成时限"


def specimen(figure: int) -> OfficialDocument:
    return _SPECIMENS[figure]


_SPECIMENS: dict[int, OfficialDocument] = {
    2: NOTICE,
    3: replace(NOTICE, issuer=_ORGANS[:3], issuer_mark=_ORGANS[:3], mark_word="文件", body=NOTICE.body[:-1]),
    4: replace(
        NOTICE, secrecy="机密", issuer=_ORGANS[:3], issuer_mark=_ORGANS[:3], signers=("示例甲", "示例乙", "示例丙"),
        kind=KINDS["请示"], title=Title("示例民政局关于示例工作事项的请示"), copy_to=None,
    ),
    5: replace(_SHORT, seal_diameter=50),
    6: replace(_SHORT, signature=SignatureKind.UNSEALED, issuer=("示例县民政局办公室和示例",)),
    7: replace(_SHORT, issuer=_ORGANS[:2], issuer_mark=_ORGANS[:1], seal_diameter=50),
    8: replace(_SHORT, issuer=_ORGANS, issuer_mark=_ORGANS[:1], seal_diameter=50),
    9: replace(
        _SHORT,
        signature=SignatureKind.UNSEALED,
        issuer=("示例县民政局", "示例县局"),
        issuer_mark=_ORGANS[:1],
        attachment_list=(ListedAttachment(1, _LONG_NAME), ListedAttachment(2, "示例县示例工作登记表")),
        attachments=(
            Attachment(1, Title(_LONG_NAME), (text(90),)),
            Attachment(2, Title("示例县示例工作登记表"), (text(56), text(160))),
        ),
    ),
    10: replace(
        _SHORT,
        attachment_list=(ListedAttachment(1, "示例县示例工作方案"), ListedAttachment(2, "示例县示例工作登记表格")),
        attachments=(
            Attachment(1, Title("示例县示例工作方案"), (text(90),)),
            Attachment(2, Title("示例县示例工作登记表格"), (text(57), text(154))),
        ),
    ),
    11: replace(
        NOTICE, format=Format.LETTER, secrecy="机密", issuer=("示例省示例市示例县民政局",),
        issuer_mark=("示例省示例市示例县民政局",), title=Title("示例民政局关于示例工作事项的通知"),
        body=(text(108), text(107), text(190), text(90)), imprint=None, copy_to=None,
    ),
    12: replace(
        NOTICE, format=Format.ORDER, kind=KINDS["令"], copy_number=None, secrecy=None, urgency=None,
        issuer=("示例县人民政府",), issuer_mark=("示例县人民政府令",), title=Title("示例县人民政府令第10号"),
        number="第10号", recipients="", body=(text(53), text(52)), signature=SignatureKind.STAMP,
        stamps=(Stamp("县长", "示例甲"),), note=None, copy_to=None, imprint=None,
    ),
}  # fmt: skip
