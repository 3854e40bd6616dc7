"""Random documents below every kind of 版头: what is above the text moves where its pages end."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator.official.document import OfficialDocument, Title
from generator.standard import Format
from tests.official.layout.generated_documents import ended_near_foot, generated_document
from tests.official.layout.header_documents import LONG_NAMES, ORGANS, SIGNERS

_TITLES = (
    "示例县示例局关于示例工作的通知",
    "示例县示例局关于开展示例工作的通知",
    "示例县示例局示例县公安局示例县住房和城乡建设局示例县市场监督管理局关于印发示例县示例工作三年行动方案的通知",
)


def document_with_header(seed: int) -> OfficialDocument:
    """The document of ``seed`` below another 版头; even seeds end within two lines of a page's foot."""
    random = Random(f"header {seed}")
    document = _classified(generated_document(seed), random)
    headed = (_joint, _letter, _order, _minutes, _upward, _long)[seed % 6](document, random)
    return ended_near_foot(headed, random) if seed % 2 == 0 else headed


def _classified(document: OfficialDocument, random: Random) -> OfficialDocument:
    return replace(
        document,
        copy_number=random.choice((None, "000001")),
        secrecy=random.choice((None, "机密★1年", "秘密")),
        urgency=random.choice((None, "特急")),
        title=Title(random.choice(_TITLES)),
    )


def _joint(document: OfficialDocument, random: Random) -> OfficialDocument:
    organs = ORGANS[: random.randint(2, 6)]
    return replace(document, issuer_mark=organs, mark_word=random.choice(("", "文件")))


def _letter(document: OfficialDocument, random: Random) -> OfficialDocument:
    name = random.choice(LONG_NAMES).removesuffix("文件")
    return replace(document, format=Format.LETTER, issuer_mark=(name,), imprint=None)


def _order(document: OfficialDocument, random: Random) -> OfficialDocument:
    number = random.choice((None, "第3号", "第112号"))
    return replace(document, format=Format.ORDER, issuer_mark=("示例县人民政府令",), recipients="", number=number)


def _minutes(document: OfficialDocument, random: Random) -> OfficialDocument:
    title = random.choice((document.title, Title("示例县人民政府常务会议纪要")))
    mark = ("示例县人民政府常务会议纪要",)
    return replace(document, format=Format.MINUTES, issuer_mark=mark, recipients="", title=title)


def _upward(document: OfficialDocument, random: Random) -> OfficialDocument:
    return replace(document, signers=SIGNERS[: random.randint(1, 5)])


def _long(document: OfficialDocument, random: Random) -> OfficialDocument:
    return replace(document, issuer_mark=(random.choice(LONG_NAMES),))
