"""Random official documents: what a clerk might write, with all that makes lines and pages hard to count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.ground.source import OfficialDate
from generator.official.document import (
    Attachment,
    Imprint,
    ListedAttachment,
    OfficialDocument,
    SignatureKind,
    Title,
    WrittenParagraph,
)
from generator.official.layout.page_setup import page_setup
from generator.standard import Profile
from generator.templates.text.filled_body import paragraph

_HANZI = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
)
_SERIALS = "一二三四五六七八九"
_FOOT = 3
"""How many lines at most may lie between the end of a text and the foot of its page to count as near it."""


def generated_document(seed: int) -> OfficialDocument:
    """The document of ``seed``: even seeds end within two lines of a page's foot, every third is of gbt33476."""
    random = Random(seed)
    document = OfficialDocument(
        issuer=("示例县示例局",),
        issuer_mark=("示例县示例局文件",),
        title=Title("示例县示例局关于开展示例工作的通知"),
        recipients="各乡镇（街道）示例办，各直属单位",
        date=OfficialDate.parse(f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"),
        number=random.choice((None, f"示例发〔2026〕{random.randint(1, 400)}号")),
        body=tuple(_text(random, random.randint(3, 16))),
        signature=random.choice(tuple(SignatureKind)),
        copy_to=random.choice((None, "示例县示例委办公室，示例县示例局，示例县各示例单位，示例县示例办公室")),
        imprint=random.choice((None, Imprint("示例县示例局办公室", OfficialDate.parse("2026-12-31")))),
        profile=Profile.GBT33476 if seed % 3 == 0 else Profile.OFFICE,
    )
    if random.random() < 0.4:
        document = _with_attachments(document, random)
    return ended_near_foot(document, random) if seed % 2 == 0 else document


def _with_attachments(document: OfficialDocument, random: Random) -> OfficialDocument:
    count = random.randint(1, 3)
    serials = [None] if count == 1 else list(range(1, count + 1))
    titles = [Title(f"{_hanzi(random)}“{_hanzi(random)}”工作方案") for _ in serials]
    return replace(
        document,
        attachment_list=tuple(
            ListedAttachment(serial, title.text) for serial, title in zip(serials, titles, strict=True)
        ),
        attachments=tuple(
            Attachment(serial, title, tuple(_text(random, random.randint(1, 9))))
            for serial, title in zip(serials, titles, strict=True)
        ),
    )


def ended_near_foot(document: OfficialDocument, random: Random) -> OfficialDocument:
    """``document`` with lines added to its last text until that ends within two lines of a page's foot."""
    for _ in range(60):
        if _lines_left(document) < _FOOT:
            return document
        document = _with_last_text(document, paragraph(_hanzi(random) + "，" + _hanzi(random) + "。", 99))
    return document


def _with_last_text(document: OfficialDocument, added: WrittenParagraph) -> OfficialDocument:
    if not document.attachments:
        return replace(document, body=(*document.body, added))
    *others, last = document.attachments
    return replace(document, attachments=(*others, replace(last, body=(*last.body, added))))


def _lines_left(document: OfficialDocument) -> float:
    from generator.official.layout.composition import counted_text

    return counted_text(document)[1].room / page_setup(document.profile).pitch


def _text(random: Random, count: int) -> list[WrittenParagraph]:
    lines: list[str] = []
    first = second = 0
    for _ in range(count):
        kind = random.random()
        if kind < 0.15:
            first, second = first + 1, 0
            lines.append(f"{_SERIALS[(first - 1) % 9]}、{_hanzi(random)}")
        elif kind < 0.3:
            second += 1
            lines.append(f"（{_SERIALS[(second - 1) % 9]}）{_hanzi(random)}。{_sentences(random)}")
        elif kind < 0.38:
            second += 1
            lines.append(f"（{_SERIALS[(second - 1) % 9]}）{_hanzi(random)}")
        else:
            lines.append(_sentences(random))
    return [paragraph(line, len(line)) for line in lines]


def _sentences(random: Random) -> str:
    length = random.randint(10, 260)
    text = ""
    while len(text) < length:
        text += random.choice(_PIECES)(random)
    return text + "。"


def _hanzi(random: Random) -> str:
    return "".join(random.choice(_HANZI) for _ in range(random.randint(1, 12)))


_PIECES: tuple[Callable[[Random], str], ...] = (
    *(_hanzi,) * 6,
    lambda random: random.choice("，。、；：！？"),
    lambda random: f"“{_hanzi(random)}”",
    lambda random: f"《{_hanzi(random)}》",
    lambda random: f"《“{_hanzi(random)}”{_hanzi(random)}》",
    lambda random: f"（{_hanzi(random)}）",
    lambda random: str(random.randint(1, 10 ** random.randint(1, 7))),
    lambda random: f"（{random.randint(1, 99)}）",
    lambda random: f"{random.randint(1990, 2030)}年{random.randint(1, 12)}月{random.randint(1, 31)}日",
    lambda random: f"“{random.randint(1, 99999)}”{_hanzi(random)}",
    lambda random: f"“{_hanzi(random)}”、“{_hanzi(random)}”",
    lambda random: f"{random.randint(1, 99)}%",
    lambda random: f"{random.randint(1, 99)}.{random.randint(1, 9)}万元",
    lambda random: f"〔{random.randint(1990, 2030)}〕{random.randint(1, 99)}号",
    lambda _: "——",
    lambda random: random.choice(("APP", "LED", "5G", "Word", "A4", "GB/T 9704")),
    lambda random: f"“{_hanzi(random)} {_hanzi(random)}”",
)
