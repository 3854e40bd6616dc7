"""The main document, written paper by paper: no more than one paper's tree is held at a time."""

from __future__ import annotations

from lxml import etree

from generator.ground.errors import Said
from generator.office.wordml.copies import copied
from generator.office.wordml.wordml_names import mc, w
from generator.templates.word.print_files.finished_letter import FinishedLetter
from generator.templates.word.print_files.unjoinable import Unjoinable

_IGNORABLE = mc("Ignorable")
_MARK = "fawen-papers"
_NAMESPACES = Said("另一种命名空间前缀", "other prefixes of namespaces")


class PrintBody:
    """The main document of a print file whose first paper is ``first``."""

    def __init__(self, first: FinishedLetter) -> None:
        self._tag = first.document.tag
        self._attributes = {str(key): str(value) for key, value in first.document.attrib.items()}
        self._names: dict[str | None, str] = dict(first.document.nsmap)
        self._ignorable: dict[str, None] = {}
        self._background = first.document.find(w("background"))
        self._written: list[bytes] = []
        self.size = 0

    def add(self, letter: FinishedLetter) -> None:
        """Write the blocks of ``letter``. Raises Unjoinable."""
        root = letter.document
        for prefix, name in root.nsmap.items():
            if self._names.get(prefix, name if prefix else None) != name:
                raise Unjoinable(_NAMESPACES, "template-print-differs")
            self._names[prefix] = name
        self._ignorable |= dict.fromkeys(str(root.get(_IGNORABLE, "")).split())
        shell, body = self._shell()
        body.extend(copied(letter.body))
        _, written = _around(shell, body)
        self._written.append(written)
        self.size += len(written)

    def finished(self) -> bytes:
        """The finished part as XML."""
        shell, body = self._shell()
        if self._ignorable:
            shell.set(_IGNORABLE, " ".join(self._ignorable))
        if self._background is not None:
            shell.insert(0, self._background)
        (before, after), _ = _around(shell, body)
        declaration = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        return b"".join((declaration, before, *self._written, after))

    def _shell(self) -> tuple[etree._Element, etree._Element]:
        root = etree.Element(self._tag, self._attributes, nsmap=self._names)  # type: ignore[arg-type]  # the default namespace has no prefix
        return root, etree.SubElement(root, w("body"))


def _around(root: etree._Element, body: etree._Element) -> tuple[tuple[bytes, bytes], bytes]:
    """The XML before and after the content of ``body``, and the content."""
    mark = _MARK.encode()
    body.text = _MARK
    if len(body):
        body[-1].tail = _MARK
    else:
        body.text += _MARK
    written = etree.tostring(root, encoding="UTF-8")
    start, end = written.index(mark), written.rindex(mark)  # the outermost marks are ours
    return (written[:start], written[end + len(mark) :]), written[start + len(mark) : end]
