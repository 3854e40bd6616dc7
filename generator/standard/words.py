"""The fixed words of an official document, and the forms of its 份号 and 密级."""

from __future__ import annotations

import re

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
PARTIES = ("甲方", "乙方")
"""What a signer's stamp is called (7.3.5.3)."""

ATTENDANCE = ("出席", "请假", "列席")
"""What is before those who were present, were excused and observed, in their order (10.3)."""
