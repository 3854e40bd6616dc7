"""Random documents with tables and pictures among their paragraphs, begun anywhere on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.ground.errors import LayoutError
from generator.ground.source import OfficialDate
from generator.official.blocks import LaidOutDocument
from generator.official.document import (
    Attachment,
    BodyPart,
    CellAlign,
    ListedAttachment,
    OfficialDocument,
    Title,
    WrittenPicture,
    WrittenTable,
)
from generator.official.layout import lay_out
from generator.standard import Profile
from generator.templates.text.filled_body import paragraph
from tests.official.layout.generated_documents import _hanzi, _sentences
from tests.templates.word.content.pictures import picture_bytes


def document_with_tables(seed: int) -> OfficialDocument:
    """The document of ``seed``: its text and, in every second one, an attachment have one to three tables each."""
    random = Random(seed)
    document = OfficialDocument(
        issuer=("示例县示例局",),
        issuer_mark=("示例县示例局文件",),
        title=Title("示例县示例局关于开展示例工作的通知"),
        recipients="各乡镇（街道）示例办，各直属单位",
        date=OfficialDate.parse("2026-03-05"),
        number="示例发〔2026〕7号",
        body=_body(random),
        profile=Profile.GBT33476 if seed % 3 == 0 else Profile.OFFICE,
    )
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


def _serial(_: Random, serial: int) -> str:
    return str(serial)


_COLUMNS: tuple[Callable[[Random, int], str], ...] = (
    _serial,
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
