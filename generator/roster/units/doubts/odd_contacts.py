"""Postcodes, telephone numbers and e-mail addresses by which nobody can be reached."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.groups import Roster

_POSTCODE = re.compile("[0-9]{6}")
_NOT_OF_PHONES = re.compile(r"[^0-9 +\-–—()（）、，,；;/.．#*：:\u3400-\u9fff\n]")
_EXTENSION = re.compile(r"(?i)\b(?:ext|x)\.?(?=\s*[0-9])")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_BETWEEN_EMAILS = re.compile(r"[\s、，,；;]+")


def odd_contacts(roster: Roster) -> Iterator[Doubt]:
    """Yield doubts about what is no postcode, telephone number or e-mail address.

    Postcodes without their zero are left out where the sheet has a warning of the whole column.
    """
    has_lost_zeros = any(each.code == "sheet-lost-zeros" and each.field == "postcode" for each in roster.warnings)
    for unit in roster.units:
        is_reported = has_lost_zeros and unit.postcode.isdigit()
        if unit.postcode and not _POSTCODE.fullmatch(unit.postcode) and not is_reported:
            yield Doubt("roster-postcode", unit, "postcode", {"value": unit.postcode}, _in_ascii(unit.postcode))
        if unit.phone and (wrong := _NOT_OF_PHONES.search(_EXTENSION.sub("", unit.phone))) is not None:
            facts = {"character": wrong[0] if wrong[0].isprintable() else f"U+{ord(wrong[0]):04X}"}
            yield Doubt("roster-phone", unit, "phone", facts, _in_ascii(unit.phone))
        for address in _BETWEEN_EMAILS.split(unit.email.strip()) if unit.email.strip() else ():
            if not _EMAIL.fullmatch(address):
                yield Doubt("roster-email", unit, "email", {"value": address}, _in_ascii(address))


def _in_ascii(text: str) -> str | None:
    """Return ``text`` in half-width characters where that makes it ASCII; else None."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    return narrow if narrow != text and narrow.isascii() else None
