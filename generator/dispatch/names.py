"""File names that Windows, macOS and Linux all accept, as close to the text as they allow.

Rules: Microsoft, "Naming Files, Paths, and Namespaces"; 255 bytes a name on Linux, kept to 200 here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

MOST_BYTES = 200

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_DIGEST = 8
_STAND_IN = "_"


def safe_name(text: str, suffix: str = "") -> str:
    """``text`` + ``suffix`` as one file name of at most 200 bytes of UTF-8.

    Characters that a system forbids, and those that cannot be seen, become ``_``; full-width marks
    stay. A name cut short ends in a digest of the whole, so that two long ones stay different.
    """
    name = "".join(_STAND_IN if _refused(each) else each for each in text)
    name = _trimmed(name)
    if _DEVICE.fullmatch(name.partition(".")[0].rstrip(" ")):
        name = _STAND_IN + name
    return _shortened(name or _STAND_IN, MOST_BYTES - len(suffix.encode())) + suffix


def folded(path: str) -> str:
    """What ``path`` looks like to a system that knows neither case nor composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _refused(character: str) -> bool:
    return _FORBIDDEN.match(character) is not None or unicodedata.category(character) in _UNSEEN


def _trimmed(name: str) -> str:
    """``name`` without what hides a file (. ~) in front and what Windows drops (blanks, dots) at its ends."""
    return name.strip().lstrip(".~ ").rstrip(". ").strip()


def _shortened(name: str, most: int) -> str:
    if len(name.encode()) <= most:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST]
    head = name.encode()[: most - _DIGEST - 1].decode(errors="ignore")
    return f"{_trimmed(head)}-{digest}"
