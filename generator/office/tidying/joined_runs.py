"""Joining of adjacent runs with equal formatting.

Only runs that contain text are joined, where nothing is between them, never across the edge of a link, a content
control or a tracked change. Drawings, fields and references stay in their runs.
"""

from __future__ import annotations

from collections.abc import Hashable

from lxml import etree

from generator.office.package.xml_escaping import XML_BLANKS
from generator.office.tidying.taken import Taken
from generator.office.wordml.wordml_names import RUN_PROPERTIES, XML_SPACE, R, T, w

_DELETED, _CODE, _DELETED_CODE = map(w, ("delText", "instrText", "delInstrText"))
_TEXTS = frozenset({T, _DELETED, _CODE, _DELETED_CODE})
_AMONG_TEXT = frozenset(map(w, ("tab", "cr", "noBreakHyphen", "softHyphen")))
_LINE_BREAK = w("br")
_ON = frozenset({"1", "true", "on"})
_ON_OFF = frozenset(
    map(
        w,
        (
            *("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss"),
            *("imprint", "noProof", "snapToGrid", "vanish", "webHidden", "rtl", "cs"),
        ),
    )
)


def join_runs(root: etree._Element) -> Taken:
    """Join runs and texts in a part, and remove empty runs beside others."""
    taken = Taken()
    taken["empty-runs"] = _without_empty(root)
    for run in list(root.iter(R)):
        if run.getparent() is not None:
            taken["joined"] += _with_followers(run)
    for run in root.iter(R):
        _join_texts(run)
    for text in root.iter(*_TEXTS):
        _respace(text)
    return taken


def _without_empty(root: etree._Element) -> int:
    gone = 0
    for run in list(root.iter(R)):
        parent = run.getparent()
        if _has_content(run) or parent is None:
            continue
        if any(_has_content(each) for each in parent.iterchildren(R)):
            parent.remove(run)
            gone += 1
    return gone


def _has_content(run: etree._Element) -> bool:
    return any(
        child.tag != RUN_PROPERTIES and not (child.tag in _TEXTS and not child.text and not len(child)) for child in run
    )


def _with_followers(run: etree._Element) -> int:
    """Move the content of following runs with equal formatting into ``run``; returns their number."""
    kind = _kind(run)
    if kind is None:
        return 0
    joined = 0
    look = _look(run)
    following = run.getnext()
    while following is not None and following.tag == R and _kind(following) == kind and _look(following) == look:
        parent = following.getparent()
        assert parent is not None
        run.extend([child for child in following if child.tag != RUN_PROPERTIES])
        parent.remove(following)
        joined += 1
        following = run.getnext()
    return joined


def _kind(run: etree._Element) -> str | None:
    """The text element that the run consists of; None where it has other content, or cannot be joined."""
    kinds = set()
    for child in run:
        if child.tag in _TEXTS:
            if len(child) or not _blanks_count(child):
                return None
            kinds.add(str(child.tag))
        elif child.tag in _AMONG_TEXT or (child.tag == _LINE_BREAK and not child.attrib):
            kinds.add(T)
        elif child.tag != RUN_PROPERTIES:
            return None
    return kinds.pop() if len(kinds) == 1 else None


def _blanks_count(text: etree._Element) -> bool:
    """Whether blanks at the ends of a text are preserved, or there are none (XML 1.0, 2.10)."""
    content = text.text or ""
    return content == content.strip(XML_BLANKS) or _preserves(text)


def _preserves(text: etree._Element) -> bool:
    for element in (text, *text.iterancestors()):
        space = element.get(XML_SPACE)
        if space is not None:
            return space == "preserve"
    return False


def _look(run: etree._Element) -> Hashable:
    """A value that is equal for runs with equal formatting, whatever the order of properties or an explicit "on"."""
    properties = run.find(RUN_PROPERTIES)
    given = [] if properties is None else [_key(child) for child in properties]
    ordered = tuple(given) if len({tag for tag, *_ in given}) < len(given) else frozenset(given)
    return ordered, frozenset(run.attrib.items())


def _key(element: etree._Element) -> tuple[str, Hashable, Hashable, str]:
    attributes = dict(element.attrib.items())
    if element.tag in _ON_OFF and element.get(w("val")) in _ON:
        attributes = {name: value for name, value in attributes.items() if name != w("val")}
    children = tuple(_key(child) for child in element)
    return str(element.tag), frozenset(attributes.items()), children, element.text or ""


def _join_texts(run: etree._Element) -> None:
    """Join adjacent texts in a run; an empty text is removed where the run has other content."""
    for text in [child for child in run if child.tag in _TEXTS and not len(child)]:
        before = text.getprevious()
        if not text.text:
            if _has_content(run):
                run.remove(text)
        elif (
            before is not None
            and before.tag == text.tag
            and not len(before)
            and _blanks_count(before)
            and _blanks_count(text)
        ):
            before.text = f"{before.text or ''}{text.text}"
            before.set(XML_SPACE, "preserve")
            run.remove(text)


def _respace(text: etree._Element) -> None:
    """Remove ``xml:space`` where no blank would be lost without it."""
    if text.get(XML_SPACE) != "preserve" or any(each.get(XML_SPACE) for each in text.iterancestors()):
        return
    content = text.text or ""
    if not len(text) and all(content.split(" ")) and not any(blank in content for blank in "\t\r\n"):
        del text.attrib[XML_SPACE]
