"""One finished paper: its package, its text, and content that no print file can have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from lxml import etree

from generator.ground.errors import TemplateError, TranslatedText
from generator.office.package import Package, read_package
from generator.office.wordml.main_document import body_of, document_of, inner_sections
from generator.office.wordml.wordml_names import SECTION, w

_REFUSED = {
    w("footnoteReference"): TranslatedText("脚注", "footnotes"),
    w("endnoteReference"): TranslatedText("尾注", "endnotes"),
    w("commentReference"): TranslatedText("批注", "comments"),
    w("altChunk"): TranslatedText("嵌入的其他文件", "another file within"),
    w("subDoc"): TranslatedText("子文档", "a subdocument"),
    w("control"): TranslatedText("ActiveX 控件", "an ActiveX control"),
}


class FinishedLetter:
    """A finished .docx, the ``number``-th from 1; ``name`` is its name in problems.

    Raises TemplateError where the bytes are no Word document, Unjoinable for content that would be lost or counted
    wrong.
    """

    def __init__(self, data: bytes, number: int, name: str) -> None:
        self.number = number
        self.package = Package(read_package(data, name=name, error=TemplateError), name)
        self.main = self.package.main
        self.document = document_of(self.package)
        self.body = body = body_of(self.document)
        refused = [_REFUSED[str(each.tag)] for each in body.iter(*_REFUSED)]
        if refused:
            raise Unjoinable(refused)

    @cached_property
    def sections(self) -> list[etree._Element]:
        """The set-ups of its sections; the last one is moved out of the body. Without any, an empty one."""
        last = self.body.find(SECTION)
        inner = inner_sections(self.body)
        if last is None:
            last = etree.Element(SECTION)
        else:
            last.tail = None
            self.body.remove(last)
        return [*inner, last]

    def data(self, kind: str) -> bytes | None:
        """The bytes of its part of that ``kind`` (``styles``, ``settings`` …); None where there is none."""
        name = self.package.related(self.main, kind)
        return None if name is None else self.package.bytes_of(name)

    def tree(self, kind: str) -> etree._Element | None:
        """The tree of its part of that ``kind``; None where there is none."""
        name = self.package.related(self.main, kind)
        return None if name is None else self.package.look(name)


class Unjoinable(ValueError):  # noqa: N818  a refusal, not an error of the program
    """A paper that cannot be joined; ``code`` is the problem's, ``what`` names each obstacle."""

    def __init__(self, what: TranslatedText | Iterable[TranslatedText], code: str = "template-print-has") -> None:
        self.what = (what,) if isinstance(what, TranslatedText) else tuple(dict.fromkeys(what))
        self.code = code
        super().__init__("; ".join(map(str, self.what)))


def elements_at(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements of ``path`` from ``root``, in the order of the text."""
    result = path(root)
    return [each for each in result if isinstance(each, etree._Element)] if isinstance(result, list) else []
