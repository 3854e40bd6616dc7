"""The document that is to be inserted: read once, and refused where content would be lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import InputError
from generator.office.live_content import live_content, live_name
from generator.office.package import Package, read_package
from generator.office.package.part_names import OFFICE, extension_of
from generator.office.wordml.main_document import body_of, document_of
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import NAMESPACE, mc, w
from generator.templates.word.content.base_content import ContentError
from generator.templates.word.content.text_runs import checked_address
from generator.templates.word.reading.template_parts import accept_deletions

_ALTERNATIVES, _IGNORABLE = mc("AlternateContent"), mc("Ignorable")
_REFUSED = {
    w("footnoteReference"): "脚注 / a footnote",
    w("endnoteReference"): "尾注 / an endnote",
    w("commentReference"): "批注 / a comment",
    w("altChunk"): "嵌入的其他文件 / another file within",
    w("subDoc"): "子文档 / a subdocument",
    w("object"): "嵌入的对象（OLE） / an embedded object (OLE)",
    w("control"): "ActiveX 控件 / an ActiveX control",
    w("contentPart"): "墨迹 / ink",
}
_OTHER = "图表、SmartArt 等对象 / a chart, SmartArt or the like"
_SECTIONS = "分节符 / a section break"
_LINKED = "链接到外部文件的图片 / a picture linked to another file"
_BULLETS = "图片做的项目符号 / a picture as a bullet"
# What belongs to one document only: the place last edited, spelling, its own data and permissions.
_OF_ONE_DOCUMENT = tuple(
    map(
        w,
        (
            "proofErr",
            "lastRenderedPageBreak",
            "permStart",
            "permEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "dataBinding",
            "placeholder",
            "pPrChange",
            "rPrChange",
            "tblPrChange",
            "trPrChange",
            "tcPrChange",
            "tblGridChange",
            "tblPrExChange",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class InsertedDocument:
    """The document: its blocks, its styles and numbering, and the targets of its relationships, by their ids.

    ``pictures`` are the extension, content type and bytes of each picture, ``links`` are addresses.
    """

    blocks: etree._Element
    styles: etree._Element
    numbering: etree._Element
    pictures: Mapping[str, tuple[str, str, bytes]]
    links: Mapping[str, str]


def read_inserted(data: bytes) -> InsertedDocument:
    """The document in ``data``.

    Raises ContentError: no .docx, or with footnotes, comments, several sections, objects, charts, linked pictures.
    """
    try:
        package = Package(read_package(data, name=""))
        body = body_of(document_of(package))
        styles, numbering = _tree(package, "styles"), _tree(package, "numbering")
    except InputError as fault:
        problem = fault.problems[0]
        raise ContentError(problem.code, problem.facts) from fault
    _refuse(body, numbering)
    pictures, links = _targets(package, body)
    _refuse_acting(package)
    return InsertedDocument(body, styles, numbering, pictures, links)


def _tree(package: Package, kind: str) -> etree._Element:
    """The part of that kind; an empty one where there is none."""
    part = package.related(package.main, kind)
    return etree.Element(w(kind)) if part is None else package.look(part)


def _refuse(body: etree._Element, numbering: etree._Element) -> None:
    """Remove from ``body`` what has no meaning elsewhere. Raises ContentError for what would be lost."""
    last = body.find(w("sectPr"))
    if last is not None:
        body.remove(last)
    accept_deletions(body, set())
    if next(body.iter(w("sectPr")), None) is not None:
        raise _refusal(_SECTIONS)
    for element in body.iter(*_REFUSED):
        raise _refusal(_REFUSED[str(element.tag)])
    if next(numbering.iter(w("lvlPicBulletId")), None) is not None:
        raise _refusal(_BULLETS)
    clean_story(body)


def clean_story(story: etree._Element, *others: str) -> None:
    """Remove from ``story`` what belongs to its own document only, and elements with one of the tags ``others``."""
    for element in list(story.iter(*_OF_ONE_DOCUMENT, *others)):
        remove(element)
    _leave_ignorable(story)
    _keep_prefixes(story)


def _refuse_acting(package: Package) -> None:
    """Raise ContentError for fields and links of the text that act by themselves; other stories are not inserted."""
    for each in live_content(package):
        if each.acts and each.span.part == package.main:
            what = live_name(each)
            raise _refusal(f"{what.zh} / {what.en}")


def _leave_ignorable(body: etree._Element) -> None:
    """Remove elements and attributes that readers may ignore, and ids of that document's editing sessions.

    The other document does not declare them as ignorable.
    """
    root = body.getroottree().getroot()
    prefixes = str(root.get(_IGNORABLE, "")).split()
    ignorable = {root.nsmap.get(prefix) for prefix in prefixes} - {None}
    for element in list(body.iter(etree.Element)):
        for name in list(element.attrib):
            full = etree.QName(name)
            if full.namespace in ignorable or (full.namespace == NAMESPACE and full.localname.startswith("rsid")):
                del element.attrib[name]
        if etree.QName(element).namespace in ignorable:
            remove(element)


def _keep_prefixes(body: etree._Element) -> None:
    """Declare on each choice the prefixes that its ``Requires`` names (ECMA-376 part 3, 7.6)."""
    for element in list(body.iter(_ALTERNATIVES)):
        parent = element.getparent()
        if parent is not None:
            names = {prefix: name for prefix, name in element.nsmap.items() if prefix and name != NAMESPACE}
            whole = etree.Element(_ALTERNATIVES, nsmap=names)
            whole.extend(list(element))
            whole.tail = None
            parent.replace(element, whole)


def _targets(package: Package, body: etree._Element) -> tuple[dict[str, tuple[str, str, bytes]], dict[str, str]]:
    pictures: dict[str, tuple[str, str, bytes]] = {}
    links: dict[str, str] = {}
    relations = package.targets(package.main)
    for identifier in _used(body):
        relation = relations.get(identifier)
        if relation is None or relation.kind not in ("hyperlink", "image"):
            raise _refusal(_OTHER)
        if relation.kind == "hyperlink":
            links[identifier] = checked_address(relation.target)
        elif relation.external:
            raise _refusal(_LINKED)
        else:
            pictures[identifier] = _picture(package, relation.target)
    return pictures, links


def _picture(package: Package, name: str) -> tuple[str, str, bytes]:
    kind = package.content_type(name)
    if not kind.startswith("image/") or package.part(name) is None:
        raise _refusal(_OTHER)
    return extension_of(name) or "bin", kind, package.bytes_of(name)


def _used(body: etree._Element) -> dict[str, None]:
    """The ids of relationships in ``body``, in its order."""
    return {
        str(value): None
        for element in body.iter(etree.Element)
        for name, value in element.attrib.items()
        if etree.QName(name).namespace == OFFICE and value
    }


def _refusal(what: str) -> ContentError:
    return ContentError("template-subdocument", {"what": what})
