"""The columns of the register, and an entry."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Matter(StrEnum):
    """What happened to a number: issued, voided, its document sent again, or reprinted with corrections."""

    ISSUED = "发文"
    VOIDED = "作废"
    SENT_AGAIN = "补发"
    CORRECTED = "更正重印"


COLUMNS = (
    "顺序号", "登记日期", "发文字号", "事项", "密级", "标题", "发往机关", "份数", "归卷情况", "备注",
)  # fmt: skip
"""The head of a 发文登记簿 as offices keep it, with 事项 beside the number."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry of the register. Absent texts are ``""``, as is ``number`` where the register is to give the next one.

    ``recipients`` (发往机关) are the 主送机关 as the document prints them, or names of units. ``copies`` is None where
    it is not known. ``filed`` (归卷情况) is what the office notes when the papers are put on file.
    """

    matter: Matter
    date: datetime.date
    number: str = ""
    secrecy: str = ""
    title: str = ""
    recipients: str = ""
    copies: int | None = None
    filed: str = ""
    note: str = ""
