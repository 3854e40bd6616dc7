"""Columns that are never taken in: passwords, identity and bank numbers, unless units.yaml declares them."""

from __future__ import annotations

import re

from generator.roster.sheets.heading_meanings import Heading

_SECRETS = re.compile("密码|口令|找回|身份证|证件号|银行|卡号|账号|账户|(?i:password)")
"""What is in the heading of such a column."""


def secret_columns(heading: Heading) -> list[str]:
    """The names of the columns of secrets among those with nothing but a heading of the office's own."""
    own = (each.name for each in heading.fields if each.name in heading.own)
    return [name for name in own if _SECRETS.search(heading.texts[heading.columns[name]])]
