"""XML as text: escaping, and elements of the ``w`` namespace with their attributes in order."""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text(value: str) -> str:
    """``value`` as character data."""
    return escape(value)


def element(name: str, /, **attributes: str | int | None) -> str:
    """An empty ``w:name`` with ``w:`` attributes; those that are None are left out."""
    given = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None])
    return f"<w:{name}{given}/>"


@lru_cache(maxsize=4096, typed=True)
def _attribute(key: str, value: str | int) -> str:
    """One attribute; documents say the same few over and over."""
    return f" w:{key}={quoteattr(str(value))}"


def on(name: str, value: bool = True) -> str:
    """A toggle such as ``<w:keepNext/>``; off, it is written as such."""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def inside(name: str, content: str) -> str:
    """``content`` inside ``w:name``; nothing where there is no content."""
    return f"<w:{name}>{content}</w:{name}>" if content else ""


def root(name: str, content: str) -> bytes:
    """A whole part with the root element ``w:name``."""
    return f'{DECLARATION}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'.encode()
