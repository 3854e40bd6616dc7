"""File names that Windows, macOS and Linux all accept, as close to the text as they allow.

Rules: Microsoft, "Naming Files, Paths, and Namespaces"; 255 bytes a name on Linux, kept to 200 here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

MOST_BYTES = 200
MOST_FOLDER_BYTES = 140
"""For a set's folder: with a subfolder and a file named in hanzi, the path stays within Windows' 259 units."""

MOST_OF_A_PATH = 259
"""The longest full path in Windows, Word and WPS (MAX_PATH without its NUL), in UTF-16 units."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))  # U+3000 is the last there is
_DEVICES = r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])"
_DEVICE = re.compile(_DEVICES, re.IGNORECASE)
_NOT_IN_PATHS = re.compile(r"[\x00-\x1f\x7f\\:\ud800-\udfff]")
_PLAIN = re.compile(rf"(?!{_DEVICES}\Z)[\w\-（）〔〕《》“”·、]+", re.IGNORECASE)
_WIDEST = 4
_DIGEST = 8
_STAND_IN = "_"


def safe_name(text: str, suffix: str = "", *, most: int = MOST_BYTES) -> str:
    """``text`` + ``suffix`` as one file name of at most ``most`` bytes of UTF-8.

    Forbidden and invisible characters become ``_``; full-width punctuation stays. A name that is cut
    short ends in a digest of the full name, so that two long names stay different.
    """
    room = most - len(suffix.encode())
    if len(text) * _WIDEST <= room and _PLAIN.fullmatch(text):
        return text + suffix
    refused = {each for each in text if each in _FORBIDDEN or unicodedata.category(each) in _UNSEEN}
    name = _trimmed("".join(_STAND_IN if each in refused else each for each in text))
    if _DEVICE.fullmatch(name.partition(".")[0].rstrip(_BLANKS)):
        name = _STAND_IN + name
    return _shortened(name or _STAND_IN, room) + suffix


def set_folder(number: str) -> str:
    """The folder of a set whose papers have ``number``; that of a counted number has its series."""
    return safe_name(number, most=MOST_FOLDER_BYTES)


def sent_name(path: str) -> str:
    """The name of a file that was sent as ``path``, of whatever system: its last part; not safe yet as a name here."""
    return PurePosixPath(path.replace("\\", "/")).name


def numbered_name(serial: int, total: int, text: str, suffix: str = "") -> str:
    """``text`` as the name of one file of ``total``: ``<serial>-<text>``.

    Serials are padded to one width, at least two digits. Different serials give names that no system
    treats as equal, whatever the texts.
    """
    width = max(2, len(str(total)))
    return safe_name(f"{serial:0{width}}-{text}", suffix)


def is_below(path: str) -> bool:
    """Whether ``path`` is a relative path without ``..`` on every system."""
    pieces = PurePosixPath(path).parts
    strange = "\\" in path or ":" in path or "\0" in path
    return bool(pieces) and not strange and ".." not in pieces and not PurePosixPath(path).is_absolute()


def is_plain_path(path: str) -> bool:
    """Whether ``path``, with ``/``, is a relative path of plain names that is safe on every system."""
    return all(map(_is_plain, path.split("/")))


def _is_plain(name: str) -> bool:
    if name in {"", ".", ".."} or _NOT_IN_PATHS.search(name) is not None:
        return False
    return _DEVICE.fullmatch(name.partition(".")[0].rstrip(_BLANKS)) is None


def folded(path: str) -> str:
    """``path`` as case-insensitive file systems that normalise Unicode compare it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def length_on_windows(path: str) -> int:
    """The length of ``path`` in UTF-16 units, as Windows counts it."""
    return len(path.encode("utf-16-le", errors="surrogatepass")) // 2


def _trimmed(name: str) -> str:
    """``name`` without leading ``.`` and ``~``, which hide a file, and without blanks and dots that Windows drops."""
    return name.lstrip(f"{_BLANKS}.~").rstrip(f"{_BLANKS}.")


def _shortened(name: str, most: int) -> str:
    if len(name.encode()) <= most:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST]
    head = name.encode()[: most - _DIGEST - 1].decode(errors="ignore")
    return f"{_trimmed(head)}-{digest}"
