"""Part names, and the targets of relationships (ECMA-376 part 2, 6.2.2 and 6.5).

A part name here has no leading ``/``, as in the zip; the package itself is ``""``.
"""

from __future__ import annotations

import posixpath
import re
import string
from urllib.parse import unquote

_FOLDER, _SUFFIX = "_rels", ".rels"
_XML = frozenset(("xml", "rels", "vml"))
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_SEPARATOR = re.compile("%(?=2f|5c)", re.IGNORECASE)
_RESERVED = re.compile(r"[?#]|%(?![0-9A-Fa-f]{2})")
_COLON_FIRST = re.compile(r"[^/]*:")


def key(name: str) -> str:
    """The comparison key of a part name: ASCII letters in lower case, percent-encoding decoded."""
    if "%" in name:
        name = unquote(_SEPARATOR.sub("%25", name))
    return name.lower() if name.isascii() else name.translate(_LOWER)


def resolved(source: str, target: str) -> str:
    """The part name of ``target`` in a relationship of the part ``source``; a fragment is dropped.

    The part need not exist, and its name in the package may differ in case or encoding.
    """
    path = target.partition("#")[0]
    return path_of(source, path) if path else source


def path_of(source: str, path: str) -> str:
    """The part name of ``path`` relative to the part ``source``; no ``..`` leads out of the package."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def written(source: str, name: str) -> str:
    """The target for the part ``name`` in a relationship of ``source``: relative to the folder of ``source``."""
    path = posixpath.relpath(f"/{name}", f"/{posixpath.dirname(source)}")
    path = _RESERVED.sub(lambda found: f"%{ord(found[0]):02X}", path)
    return f"./{path}" if _COLON_FIRST.match(path) else path


def relationships_of(source: str) -> str:
    """The name of the part with the relationships of the part ``source``."""
    folder, _, name = source.rpartition("/")
    return f"{folder}{'/' if folder else ''}{_FOLDER}/{name}{_SUFFIX}"


def is_relationships(name: str) -> bool:
    """Whether ``name`` is that of a relationships part."""
    return source_of(name) is not None


def source_of(relationships: str) -> str | None:
    """The source of the relationships part ``relationships``; None where it is another part."""
    if relationships[-len(_SUFFIX) :].translate(_LOWER) != _SUFFIX:
        return None
    folder, name = posixpath.split(relationships)
    parent, last = posixpath.split(folder)
    if last.translate(_LOWER) != _FOLDER:
        return None
    return posixpath.join(parent, name[: -len(_SUFFIX)])


def extension_of(name: str) -> str:
    """The extension of the part name in lower case, without the dot, or ``""``."""
    last = name.rpartition("/")[2]
    return last.rpartition(".")[2].translate(_LOWER) if "." in last else ""


def holds_xml(name: str) -> bool:
    """Whether the extension of ``name`` is one of XML."""
    return extension_of(name) in _XML


def folder_of(name: str) -> str:
    """The folder of the part, ``""`` for the root."""
    return posixpath.dirname(name)


def beside(name: str, stem: str) -> str:
    """The part name with the folder and extension of ``name`` and the base name ``stem``."""
    return posixpath.join(posixpath.dirname(name), stem + posixpath.splitext(name)[1])


def stem_of(name: str) -> str:
    """The base name of the part without folder and extension."""
    return posixpath.splitext(posixpath.basename(name))[0]
