"""The comments of a document as another reader finds them: by the zip, the relationships and lxml, nothing of ours."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from tests.word_documents import parts

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Noted:
    """A comment: its attributes by their short names, its lines, and the paragraph that its mark is in.

    ``around``: the text between the ends of its range.
    """

    given: dict[str, str]
    lines: tuple[str, ...]
    paragraph: etree._Element
    around: str

    @property
    def at(self) -> str:
        """The text of its paragraph, without that of text boxes."""
        own = (each for each in self.paragraph.iter("{*}t") if _nearest(each, "p") is self.paragraph)
        return "".join(each.text or "" for each in own)


def noted(data: bytes) -> list[Noted]:
    """All comments of the document in ``data``, in the order of the file."""
    contents = parts(data)
    main = _led_to(contents, "", "officeDocument")
    name = _led_to(contents, main, "comments")
    if not name:
        return []
    text = etree.fromstring(contents[main])
    return [_noted(each, text) for each in etree.fromstring(contents[name]).iterchildren("{*}comment")]


def without_marks(data: bytes, *, of: set[str]) -> bytes:
    """The main part of ``data`` in canonical form, without the marks of the comments with the ids ``of``."""
    contents = parts(data)
    root = etree.fromstring(contents[_led_to(contents, "", "officeDocument")])
    for each in list(root.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference")):
        if short(each)["id"] in of:
            _remove(_nearest(each, "r") if "Reference" in str(each.tag) else each)
    return etree.tostring(root, method="c14n")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def short(element: etree._Element) -> dict[str, str]:
    """The attributes of ``element`` without namespaces."""
    return {etree.QName(name).localname: str(value) for name, value in element.attrib.items()}


def _led_to(contents: dict[str, bytes], source: str, kind: str) -> str:
    folder, name = posixpath.split(source)
    rows = etree.fromstring(contents[posixpath.join(folder, "_rels", f"{name}.rels")]).iter(_RELATION)
    targets = [row.get("Target", "") for row in rows if row.get("Type", "").endswith(f"/{kind}")]
    assert len(targets) <= 1
    return posixpath.normpath(posixpath.join("/", folder, targets[0])).lstrip("/") if targets else ""


def _noted(comment: etree._Element, text: etree._Element) -> Noted:
    given = short(comment)
    lines = ("".join(each.text or "" for each in line.iter("{*}t")) for line in comment.iterchildren("{*}p"))
    (mark,) = _marks(text, "Reference", given["id"])
    edges = [*_marks(text, "RangeStart", given["id"]), *_marks(text, "RangeEnd", given["id"])]
    return Noted(given, tuple(lines), _nearest(mark, "p"), _between(text, *edges) if edges else "")


def _between(text: etree._Element, start: etree._Element, end: etree._Element) -> str:
    order = {each: number for number, each in enumerate(text.iter())}
    return "".join(each.text or "" for each in text.iter("{*}t") if order[start] < order[each] < order[end])


def _marks(text: etree._Element, name: str, identifier: str) -> list[etree._Element]:
    return [each for each in text.iter(f"{{*}}comment{name}") if short(each)["id"] == identifier]


def _nearest(element: etree._Element, name: str) -> etree._Element:
    return next(element.iterancestors(f"{{*}}{name}"))
