"""Names of parts, and how relationships write them (ECMA-376 part 2, 6.2.2 and 6.5).

A part is called by its name without the leading ``/``, as the zip has it; the package itself is called ``""``.
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
    """What is equal for names that mean one part: ASCII letters count without case, and octets may be encoded."""
    if "%" in name:
        name = unquote(_SEPARATOR.sub("%25", name))
    return name.lower() if name.isascii() else name.translate(_LOWER)


def resolved(source: str, target: str) -> str:
    """The name of the part that ``target``, in a relationship of the part ``source``, means; a fragment is left out.

    Whether there is such a part, and how its name is written, only the package knows.
    """
    path = target.partition("#")[0]
    return path_of(source, path) if path else source


def path_of(source: str, path: str) -> str:
    """The name of the part at ``path``, seen from the part ``source``; no ``..`` leads out of the package."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def written(source: str, name: str) -> str:
    """How a relationship of the part ``source`` writes the name of the part ``name``: from the folder of ``source``."""
    path = posixpath.relpath(f"/{name}", f"/{posixpath.dirname(source)}")
    path = _RESERVED.sub(lambda found: f"%{ord(found[0]):02X}", path)
    return f"./{path}" if _COLON_FIRST.match(path) else path


def relationships_of(source: str) -> str:
    """The name of the part that holds the relationships of the part ``source``."""
    folder, _, name = source.rpartition("/")
    return f"{folder}{'/' if folder else ''}{_FOLDER}/{name}{_SUFFIX}"


def is_relationships(name: str) -> bool:
    """Whether the part ``name`` holds relationships."""
    return source_of(name) is not None


def source_of(relationships: str) -> str | None:
    """The part whose relationships the part ``relationships`` holds; None where it holds none."""
    if relationships[-len(_SUFFIX) :].translate(_LOWER) != _SUFFIX:
        return None
    folder, name = posixpath.split(relationships)
    parent, last = posixpath.split(folder)
    if last.translate(_LOWER) != _FOLDER:
        return None
    return posixpath.join(parent, name[: -len(_SUFFIX)])


def extension_of(name: str) -> str:
    """The extension of the part's name in lower case, without the dot; ``""`` where it has none."""
    last = name.rpartition("/")[2]
    return last.rpartition(".")[2].translate(_LOWER) if "." in last else ""


def holds_xml(name: str) -> bool:
    """Whether the part ``name`` is XML by its extension."""
    return extension_of(name) in _XML


def folder_of(name: str) -> str:
    """The folder that the part is in; ``""`` for the outermost."""
    return posixpath.dirname(name)


def beside(name: str, stem: str) -> str:
    """The name of a part in the folder of the part ``name``, with its extension, whose own name is ``stem``."""
    return posixpath.join(posixpath.dirname(name), stem + posixpath.splitext(name)[1])


def stem_of(name: str) -> str:
    """The part's own name without folder and extension."""
    return posixpath.splitext(posixpath.basename(name))[0]
