"""XML as text: escaping, and elements of the ``w`` namespace with their attributes in order."""

from __future__ import annotations

from functools import lru_cache

from generator.office.package.new_package import DECLARATION
from generator.office.package.opc_names import OFFICE
from generator.office.package.xml_escaping import escape, quoteattr
from generator.office.wordml.wordml_names import NAMESPACE


def text(value: str) -> str:
    """Return ``value`` as character data."""
    return escape(value)


def element(name: str, /, **attributes: str | int | None) -> str:
    """Return an empty element ``w:name`` with ``w:`` attributes; those that are None are left out."""
    given = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None])
    return f"<w:{name}{given}/>"


@lru_cache(maxsize=4096, typed=True)
def _attribute(key: str, value: str | int) -> str:
    """Return one attribute; cached, since documents repeat a few of them."""
    return f" w:{key}={quoteattr(str(value))}"


def on(name: str, value: bool = True) -> str:
    """Return a toggle such as ``<w:keepNext/>``, or the same with the value 0."""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def inside(name: str, content: str) -> str:
    """Return ``content`` inside ``w:name``; nothing where there is no content."""
    return f"<w:{name}>{content}</w:{name}>" if content else ""


def root(name: str, content: str) -> bytes:
    """Return a whole part with the root element ``w:name``."""
    return f'{DECLARATION}<w:{name} xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}">{content}</w:{name}>'.encode()
