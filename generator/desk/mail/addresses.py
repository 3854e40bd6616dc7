"""E-mail addresses as people type them, checked and made fit for a message (RFC 5322, 3.4; RFC 5321, 4.5.3.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.header import Header

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_MOST_LOCAL, _MOST = 64, 254
_BETWEEN, _CLOSING = ",;，；、", {'"': '"', "<": ">"}
_NAMED = re.compile(r"""(?:"(?P<quoted>[^"]*)"\s*|(?P<plain>[^"<>]*))<(?P<address>[^<>]*)>""")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")
_MOST_LINE = 76
_SLIPS = str.maketrans({"。": ".", "．": ".", "｡": ".", "＠": "@"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address in ASCII, its domain as DNS has it, and the name before it, ``""`` for none."""

    address: str
    name: str = ""

    @property
    def header(self) -> str:
        """The address in a head of a message, folded where its name is long."""
        if not self.name:
            return self.address
        if _PLAIN_NAME.fullmatch(self.name):
            return f"{self.name} <{self.address}>"
        return f"{folded(self.name)}\r\n <{self.address}>"


class AddressError(ValueError):
    """No address; ``typed`` is what was typed for one, ``meant`` what was probably meant, if that can be seen."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed
        meant = unicodedata.normalize("NFKC", typed.translate(_SLIPS)).replace(" ", "")
        self.meant = meant if meant != typed and _is_address(meant) else None


def read_addresses(typed: Iterable[str]) -> tuple[Address, ...]:
    """The addresses in the texts ``typed``, each of which may hold several. Raises AddressError for the first wrong."""
    return tuple(dict.fromkeys(_read(each) for text in typed for each in _separate(text)))


def folded(text: str, *, after: int = 0) -> str:
    """``text`` for a head whose line already has ``after`` characters: encoded words (RFC 2047) on lines of 76."""
    return Header(text, "utf-8", maxlinelen=_MOST_LINE, header_name="-" * after).encode(linesep="\r\n")


def _separate(text: str) -> Iterator[str]:
    """The addresses in a text, without blanks around them; separators in quotes and brackets are none."""
    piece, closing = "", ""
    for character in text:
        if not closing and character in _BETWEEN:
            yield from filter(None, (piece.strip(" \t"),))
            piece = ""
        else:
            piece += character
            closing = "" if character == closing else closing or _CLOSING.get(character, "")
    yield from filter(None, (piece.strip(" \t"),))


def _read(text: str) -> Address:
    named = _NAMED.fullmatch(text)
    name, address = ("", text) if named is None else (named["quoted"] or named["plain"] or "", named["address"])
    if not text.isprintable() or not _is_address(address.strip()):
        raise AddressError(text)
    return Address(_in_ascii(address.strip()), name.strip())


def _is_address(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    if not at or len(local) > _MOST_LOCAL or not _LOCAL.fullmatch(local):
        return False
    try:
        whole = _in_ascii(text)
    except UnicodeError:
        return False
    labels = whole.rpartition("@")[2].split(".")
    is_domain = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdecimal()
    return is_domain and len(whole) <= _MOST and not any(each in domain for each in "。．｡")


def _in_ascii(address: str) -> str:
    """``address`` with its domain as in DNS. Raises UnicodeError where it has no such form."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"
