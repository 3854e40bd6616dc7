"""Random official documents: what a clerk might write, with all that makes lines and pages hard to count."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

from generator.ground.errors import LayoutError
from generator.ground.source.date import OfficialDate
from generator.official.blocks import LaidOutDocument
from generator.official.document import (
    Attachment,
    Attendance,
    BodyPart,
    CellAlign,
    Imprint,
    ListedAttachment,
    OfficialDocument,
    SignatureKind,
    Stamp,
    Title,
    WrittenParagraph,
    WrittenPicture,
    WrittenTable,
)
from generator.official.layout.composition import lay_out
from generator.official.layout.page_setup import page_setup
from generator.standard import Format, Profile
from generator.templates.text.official_document import paragraph
from tests.official.layout.measured_documents import BASE, HEAD_ORGANS, MARKS, ORGANS, SIGNERS
from tests.templates.word.content.pictures import picture_bytes

_HANZI = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
)
_SERIALS = "一二三四五六七八九"
_SIGNATURES = (SignatureKind.SEALED, SignatureKind.UNSEALED, SignatureKind.STAMP, SignatureKind.NONE)
_FOOT = 3
"""How many lines at most may lie between the end of a text and the foot of its page to count as near it."""


_NOTICE = OfficialDocument(
    issuer=("示例县示例局",), issuer_mark=("示例县示例局文件",), title=Title("示例县示例局关于开展示例工作的通知"),
    recipients="各乡镇（街道）示例办，各直属单位", date=OfficialDate.parse("2026-03-05"), number="示例发〔2026〕7号",
    body=(),
)  # fmt: skip


@cache
def generated_document(seed: int) -> OfficialDocument:
    """The document of ``seed``: even seeds end within two lines of a page's foot, every third is of gbt33476."""
    random = Random(seed)
    document = replace(
        _NOTICE,
        date=OfficialDate.parse(f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"),
        number=random.choice((None, f"示例发〔2026〕{random.randint(1, 400)}号")),
        body=tuple(_text(random, random.randint(3, 16))),
        signature=random.choice(_SIGNATURES),
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

# Random documents of many lengths, signed in every way: the places of their signatures are left to chance.

_ENDING_HANZI = "示例工作有关事项通知要求各单位认真贯彻落实现就进一步做好全市住房保障安全生产防范措施责任分工明确"


def generated_ending(seed: int) -> OfficialDocument:
    """The document of ``seed``: every third lists attachments, every fifth names those present."""
    random = Random(seed)
    organs = ORGANS[: random.choice((1, 1, 1, 2, 3, 5))]
    return replace(
        BASE,
        issuer=organs,
        body=tuple(_ending_text(random) for _ in range(random.randint(2, 14))),
        signature=random.choice((*(SignatureKind.SEALED,) * 3, SignatureKind.UNSEALED, SignatureKind.STAMP)),
        stamps=tuple(Stamp(f"{organ}局长", "张示例") for organ in organs),
        seal_diameter=random.choice((42, 45, 50)),
        note=random.choice((None, "此件公开发布")),
        copy_to="示例市人民政府办公厅，示例市审计局",
        imprint=Imprint("示例市示例局办公室", BASE.date),
        attachment_list=_listed(random) if seed % 3 == 0 else (),
        attendance=Attendance("张示例，李示例，王示例", "赵示例", "") if seed % 5 == 0 else None,
        profile=random.choice(tuple(Profile)),
    )


def _listed(random: Random) -> tuple[ListedAttachment, ...]:
    count = random.randint(2, 4)
    return tuple(ListedAttachment(serial, _words(random, 4, 30)) for serial in range(1, count + 1))


def _ending_text(random: Random) -> WrittenParagraph:
    clauses = [_words(random, 4, 22) for _ in range(random.randint(1, 12))]
    return paragraph("，".join(clauses) + "。", 0)


def _words(random: Random, least: int, most: int) -> str:
    return "".join(random.choice(_ENDING_HANZI) for _ in range(random.randint(least, most)))


# Random documents below every kind of 版头: what is above the text moves where its pages end.

_TITLES = (
    *("示例县示例局关于示例工作的通知", "示例县示例局关于开展示例工作的通知"),
    "示例县示例局示例县公安局示例县住房和城乡建设局示例县市场监督管理局关于印发示例县示例工作三年行动方案的通知",
)


@cache
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
    organs = HEAD_ORGANS[: random.randint(2, 6)]
    return replace(document, issuer_mark=organs, mark_word=random.choice(("", "文件")))


def _letter(document: OfficialDocument, random: Random) -> OfficialDocument:
    name = random.choice(MARKS).removesuffix("文件")
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
    return replace(document, issuer_mark=(random.choice(MARKS),))


# Random documents with tables and pictures among their paragraphs, begun anywhere on a page.


def document_with_tables(seed: int) -> OfficialDocument:
    """The document of ``seed``: its text and, in every second one, an attachment have one to three tables each."""
    random = Random(seed)
    profile = Profile.GBT33476 if seed % 3 == 0 else Profile.OFFICE
    document = replace(_NOTICE, body=_body(random), profile=profile)
    if seed % 2:
        return document
    title = Title("示例工作分工表")
    listed = (ListedAttachment(None, title.text),)
    return replace(document, attachment_list=listed, attachments=(Attachment(None, title, _body(random)),))


def laid_out_or_none(document: OfficialDocument) -> LaidOutDocument | None:
    """``document`` laid out; None where chance made a table that no page holds."""
    try:
        return lay_out(document)
    except LayoutError as fault:
        if all(problem.code in ("layout-table-wide", "layout-table-high") for problem in fault.problems):
            return None
        raise


def _body(random: Random) -> tuple[BodyPart, ...]:
    parts: list[BodyPart] = []
    for _ in range(random.randint(1, 3)):
        for _ in range(random.randint(0 if parts == [] else 1, 4)):
            text = random.choice((_hanzi, _sentences))(random)
            heading = random.random() < 0.3
            line = f"（一）{_hanzi(random)}" if heading else text
            parts.append(paragraph(line, len(line)))
            if random.random() < 0.2:
                parts.append(_picture(random))
        parts.append(_table(random))
    if random.random() < 0.5:
        parts.append(paragraph(_sentences(random), 0))
    return tuple(parts)


def _picture(random: Random) -> WrittenPicture:
    return WrittenPicture(picture_bytes(), "png", random.uniform(5, 150), random.uniform(2, 210), "示例图")


def _table(random: Random) -> WrittenTable:
    columns = random.choices(_COLUMNS, k=random.randint(1, 7))
    rows = [tuple(column(random, serial) for column in columns) for serial in range(1, random.randint(2, 40))]
    head = tuple(_hanzi(random)[: random.randint(1, 12)] for _ in columns)
    aligned: tuple[CellAlign | None, ...] = tuple(random.choice(_ALIGNS) for _ in columns)
    return WrittenTable((head, *rows), aligned if random.random() < 0.5 else ())


_ALIGNS: tuple[CellAlign | None, ...] = (None, "left", "centre", "right")

_COLUMNS: tuple[Callable[[Random, int], str], ...] = (
    lambda _, serial: str(serial),
    lambda random, _: _hanzi(random),
    lambda random, _: _hanzi(random) + _hanzi(random),
    lambda random, _: f"{random.randint(1, 10**6) / 100:,.2f}",
    lambda random, _: random.choice(("", "—", f"{random.randint(1, 100)}%", f"{random.randint(1, 99)}.5万元")),
    lambda random, _: f"023-{random.randint(10**7, 10**8 - 1)}",
    lambda random, _: _sentences(random)[: random.randint(1, 60)],
    lambda random, _: f"{random.randint(1990, 2030)}年{random.randint(1, 12)}月“{_hanzi(random)}”",
    lambda random, _: f"{_hanzi(random)}\n{_hanzi(random)}",
    lambda random, _: random.choice(("APP", "GB/T 9704", "示例 word", "https://example.org/a/b?c=示例")),
)
