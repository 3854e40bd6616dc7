"""Random documents of many lengths, signed in every way: the places of their signatures are left to chance."""

from __future__ import annotations

from random import Random

from generator.ground.source import OfficialDate
from generator.official.document import (
    Attendance,
    Imprint,
    ListedAttachment,
    OfficialDocument,
    SignatureKind,
    Stamp,
    Title,
    WrittenParagraph,
)
from generator.standard import Profile
from generator.templates.text.filled_body import paragraph
from tests.official.layout.ending_documents import ORGANS

_HANZI = "示例工作有关事项通知要求各单位认真贯彻落实现就进一步做好全市住房保障安全生产防范措施责任分工明确"
_DATE = OfficialDate.parse("2026-11-03")


def generated_ending(seed: int) -> OfficialDocument:
    """The document of ``seed``: every third lists attachments, every fifth names those present."""
    random = Random(seed)
    organs = ORGANS[: random.choice((1, 1, 1, 2, 3, 5))]
    return OfficialDocument(
        issuer=organs,
        issuer_mark=("示例市示例局文件",),
        title=Title("示例市示例局关于开展示例工作的通知"),
        recipients="各区县示例局，各直属单位",
        date=_DATE,
        body=tuple(_text(random) for _ in range(random.randint(2, 14))),
        number="示例发〔2026〕12号",
        signature=random.choice((*(SignatureKind.SEALED,) * 3, SignatureKind.UNSEALED, SignatureKind.STAMP)),
        stamps=tuple(Stamp(f"{organ}局长", "张示例") for organ in organs),
        seal_diameter=random.choice((42, 45, 50)),
        note=random.choice((None, "此件公开发布")),
        copy_to="示例市人民政府办公厅，示例市审计局",
        imprint=Imprint("示例市示例局办公室", _DATE),
        attachment_list=_listed(random) if seed % 3 == 0 else (),
        attendance=Attendance("张示例，李示例，王示例", "赵示例", "") if seed % 5 == 0 else None,
        profile=random.choice(tuple(Profile)),
    )


def _listed(random: Random) -> tuple[ListedAttachment, ...]:
    count = random.randint(2, 4)
    return tuple(ListedAttachment(serial, _words(random, 4, 30)) for serial in range(1, count + 1))


def _text(random: Random) -> WrittenParagraph:
    clauses = [_words(random, 4, 22) for _ in range(random.randint(1, 12))]
    return paragraph("，".join(clauses) + "。", 0)


def _words(random: Random, least: int, most: int) -> str:
    return "".join(random.choice(_HANZI) for _ in range(random.randint(least, most)))
