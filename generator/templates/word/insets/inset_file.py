"""The Word file that is set in: read once, and refused where content would be lost or shown wrong."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import InputError, TranslatedText
from generator.office.package import Package, read_package
from generator.office.package.xml_parsing import whole
from generator.office.wordml.main_document import body_of, document_of
from generator.office.wordml.wordml_names import w
from generator.templates.word.subdocument.inserted_document import clean_story

_REFUSED = {
    w("commentReference"): TranslatedText("批注", "comments"),
    w("ins"): TranslatedText("修订痕迹", "tracked changes"),
    w("del"): TranslatedText("修订痕迹", "tracked changes"),
    w("moveFrom"): TranslatedText("修订痕迹", "tracked changes"),
    w("moveTo"): TranslatedText("修订痕迹", "tracked changes"),
    w("cellIns"): TranslatedText("修订痕迹", "tracked changes"),
    w("cellDel"): TranslatedText("修订痕迹", "tracked changes"),
    w("endnoteReference"): TranslatedText("尾注", "endnotes"),
    w("altChunk"): TranslatedText("嵌入的其他文件", "another file within"),
    w("subDoc"): TranslatedText("子文档", "a subdocument"),
    w("control"): TranslatedText("ActiveX 控件", "an ActiveX control"),
    w("lvlPicBulletId"): TranslatedText("图片做的项目符号", "a picture as a bullet"),
}


class InsetFile:
    """The file: its package, its body, and the trees of its styles, numbering and footnotes (empty where absent).

    ``text`` is all text of its body as it was.

    Raises InsetRefusal where the file is no .docx or has content that cannot be set in; the refusal names all of it.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self.package = Package(read_package(data, name=""))
            self.body = body = body_of(document_of(self.package))
        except InputError as fault:
            first = fault.problems[0]
            raise InsetRefusal(first.quoted) from fault
        self.styles = self._tree("styles")
        self.numbering = self._tree("numbering")
        self.footnotes = self._tree("footnotes")
        refused = [*_refused(body, self.footnotes, self.numbering)]
        if refused:
            raise InsetRefusal(*refused)
        self.text = text_in(body)
        for story in (body, self.footnotes):
            clean_story(story, w("sectPrChange"))

    def part(self, kind: str) -> str | None:
        """The name of its part of that ``kind`` (``theme``, ``footnotes`` …); None where there is none."""
        return self.package.related(self.package.main, kind)

    @property
    def mode(self) -> int:
        """The version of Word that it is made for (``compatibilityMode``); 12 where it does not say."""
        settings = self.part("settings")
        every = () if settings is None else self.package.look(settings).iter(w("compatSetting"))
        modes = (each.get(w("val"), "") for each in every if each.get(w("name")) == "compatibilityMode")
        return next((mode for mode in map(whole, modes) if mode > 0), 12)

    def _tree(self, kind: str) -> etree._Element:
        name = self.part(kind)
        return etree.Element(w(kind)) if name is None else self.package.look(name)


def text_in(story: etree._Element) -> str:
    """The characters of ``story``, formulas and drawings included."""
    return "".join(each.text or "" for each in story.iter("{*}t"))


def _refused(*stories: etree._Element) -> Iterator[TranslatedText]:
    """What cannot be set in, each named once."""
    found = (_REFUSED[str(element.tag)] for story in stories for element in story.iter(*_REFUSED))
    yield from dict.fromkeys(found)


class InsetRefusal(ValueError):  # noqa: N818  a refusal, not an error of the program
    """A Word file that cannot be set in; ``what`` names each obstacle in it."""

    def __init__(self, *what: TranslatedText) -> None:
        super().__init__("; ".join(each.en for each in what))
        self.what = what
