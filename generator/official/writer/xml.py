"""XML as text: escaping, and elements of the ``w`` namespace with their attributes in order."""

from __future__ import annotations

from functools import lru_cache

from generator.office.package.new_package import DECLARATION
from generator.office.package.opc_names import OFFICE
from generator.office.package.xml_escaping import escape, quoteattr
from generator.office.wordml.wordml_names import ANCHORED, COMPATIBILITY, DRAWING, NAMESPACE, SHAPE, VML

SHAPES = f'xmlns:mc="{COMPATIBILITY}" xmlns:wp="{ANCHORED}" xmlns:a="{DRAWING}" xmlns:wps="{SHAPE}" xmlns:v="{VML}"'
"""The namespaces of a shape that older programs get as VML."""


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
    return f'{DECLARATION}<w:{name} xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}">{content}</w:{name}>'.encode()
