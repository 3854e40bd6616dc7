"""The fixed words of an official document, the forms of its 份号 and 密级, and the longest 保密期限."""

from __future__ import annotations

import re

from generator.standard.numbers import number

COPY_NUMBER = re.compile("[0-9]{6}")
"""份号 (7.2.1)."""

SECRECY_LEVELS = ("绝密", "机密", "秘密")
"""密级 (条例, article 9)."""

SECRECY = re.compile(rf"(?:{'|'.join(SECRECY_LEVELS)})(?:★(?:[1-9][0-9]*(?:年|个月)|长期))?")
"""密级 with or without 保密期限 (7.2.2)."""

URGENCIES = ("特急", "加急")
"""紧急程度 (条例, article 9)."""

TELEGRAM_URGENCIES = ("特提", "特急", "加急", "平急")
"""紧急程度 of telegrams, each of which has one (条例, article 9)."""

SIGNERS = "签发人"
"""What is before those who signed a document that goes up (7.2.6)."""

SENT_TO = "主送"
"""What is before the organs that a document is sent to, where they have moved into the imprint (7.4.2)."""

LISTED = {"report_to": "报", "send_to": "送", "issue_to": "发", "also_to": "本期增发"}
"""What is before those above, beside and below that a bulletin goes to, and before those that get this issue only
(practice)."""

INTERNAL = re.compile(r"内部(?:资料|材料|刊物|情况|参考|文件)(?:[\x20\u3000]{1,4}[\u4e00-\u9fff]{2,8}){0,2}")
"""What a bulletin that is not secret may have in the place of its 密级: 内部资料 注意保存 (practice)."""

EDITOR_NOTE = "编者按："
NOTE_LABEL = re.compile(r"(?:编\s{0,9}者\s{0,9})?按\s{0,9}语?\s{0,9}[：:]")
"""What an 按语 begins with (practice), and the same as people write it."""

COPY_TO = "抄送"
"""What is before the organs that get a copy (7.4.2)."""

ISSUED = "印发"
"""What is after the date of the imprint (7.4.3)."""

SENDER, SIGNED, GRADE, OPENLY = "发电单位", "签批盖章", "等级", "·明电"
"""What is before the organ that sends a telegram, before whoever signs it, and around its grade (practice)."""

PAGES = ("共", "页")
"""What is around the number of all pages."""

HANDLED_BY, PHONE = "承办单位", "电话"
"""What is before the office that handles a telegram, and its telephone, in the foot."""

STAMP = "签名章"
"""What a signer's stamp is called (7.3.5.3)."""

PARTIES = ("甲方", "乙方")
"""Who signs an agreement (practice)."""

ATTENDANCE = ("出席", "请假", "列席")
"""What is before those who were present, were excused and observed, in their order (10.3)."""

_PERIOD = re.compile(r"(绝密|机密|秘密)★(\d+)(年|个月)")
_MONTHS = 12


def overlong_secrecy(text: str) -> tuple[str, str, int] | None:
    """The period in 密级和保密期限, its figure and unit, with the most years that the law has; None where it is within.

    保守国家秘密法, article 20.
    """
    period = _PERIOD.search(text)
    most = 0 if period is None else int(number(f"secrecy.years.{period[1]}"))
    is_longer = period is not None and int(period[2]) > most * (1 if period[3] == "年" else _MONTHS)
    return (period[2], period[3], most) if period is not None and is_longer else None
