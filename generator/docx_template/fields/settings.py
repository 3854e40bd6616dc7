"""What ties a document to its mail merge: it goes, or Word asks to query the clerk's data source at each opening."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from lxml import etree

from generator.errors import Span
from generator.package import parsed
from generator.package.names import CONTENT_TYPES, RELATIONS
from generator.wordml.names import w

_MAIL_MERGE = w("mailMerge")
_SOURCES = ("/mailMergeSource", "/mailMergeHeaderSource", "/mailMergeRecipientData", "/recipientData")
_RELATIONSHIP = f"{{{RELATIONS}}}Relationship"


def without_mail_merge(package: Mapping[str, bytes], file: str) -> dict[str, bytes]:
    """``package`` without the settings of a mail merge (ECMA-376 part 1, 17.14.20), its sources and its recipients.

    Raises TemplateError where the settings are no XML.
    """
    parts = dict(package)
    for name, data in package.items():
        if name.endswith("settings.xml") and b"mailMerge" in data:
            root = parsed(data, Span(file, part=name))
            found = list(root.iter(_MAIL_MERGE))
            for element in found:
                root.remove(element)
            parts[name] = _bytes(root)
            _drop_sources(parts, name, file)
    return parts


def _drop_sources(parts: dict[str, bytes], settings: str, file: str) -> None:
    folder, base = posixpath.split(settings)
    name = f"{folder}/_rels/{base}.rels"
    if name not in parts:
        return
    root = parsed(parts[name], Span(file, part=name))
    gone = [each for each in root.iter(_RELATIONSHIP) if (each.get("Type") or "").endswith(_SOURCES)]
    for each in gone:
        root.remove(each)
    if len(root):
        parts[name] = _bytes(root)
    else:
        del parts[name]
    own = [each.get("Target") or "" for each in gone if each.get("TargetMode") != "External"]
    _drop_parts(parts, [posixpath.normpath(posixpath.join("/", folder, target))[1:] for target in own], file)


def _drop_parts(parts: dict[str, bytes], names: Iterable[str], file: str) -> None:
    gone = {name for name in names if parts.pop(name, None) is not None}
    if not gone:
        return
    root = parsed(parts[CONTENT_TYPES], Span(file, part=CONTENT_TYPES))
    for each in list(root):
        if (each.get("PartName") or "").removeprefix("/") in gone:
            root.remove(each)
    parts[CONTENT_TYPES] = _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
