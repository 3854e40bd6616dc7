"""The names of a font's family, in all languages: what documents call it by (OpenType 1.9, table ``name``)."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from struct import error as struct_error

_HEAD, _RECORD = Struct(">3H"), Struct(">6H")
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_UNICODE, _MACINTOSH, _WINDOWS = 0, 1, 3
_WINDOWS_PRC = 3
"""The encoding of a few old Chinese fonts; all others of Windows are UTF-16."""

_MACINTOSH_CODECS = {0: "mac_roman", 25: "gb18030"}


def family_names(table: bytes) -> tuple[str, ...]:
    """The family names in a font's ``name`` table, each once, in its order; none where it is damaged."""
    try:
        return tuple(dict.fromkeys(filter(None, _names(table))))
    except struct_error:
        return ()


def _names(table: bytes) -> Iterator[str]:
    _, count, texts = _HEAD.unpack_from(table)
    for number in range(count):
        record = _RECORD.unpack_from(table, _HEAD.size + number * _RECORD.size)
        platform, encoding, _, kind, length, offset = record
        codec = _codec(platform, encoding)
        if kind in (_FAMILY, _TYPOGRAPHIC_FAMILY) and codec is not None:
            text = table[texts + offset : texts + offset + length]
            yield text.decode(codec, "ignore").replace("\0", "").strip()


def _codec(platform: int, encoding: int) -> str | None:
    if platform == _MACINTOSH:
        return _MACINTOSH_CODECS.get(encoding)
    if platform == _WINDOWS and encoding == _WINDOWS_PRC:
        return "gb18030"
    return "utf-16-be" if platform in (_UNICODE, _WINDOWS) else None
