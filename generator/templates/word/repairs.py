"""Repairs of a rendered part after conditions and loops: empty cells, rows, tables, paragraphs.

Most parts can never need them: :func:`repair_need` decides at compile time by where the tags are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.office.package import parsed_again
from generator.office.package.xml_parsing import whole
from generator.office.wordml import open_fields, schema_order, table_grids
from generator.office.wordml.main_document import BLOCKS, STORIES, complete
from generator.office.wordml.wordml_names import PARAGRAPH_IDS, RANGES, TBL, TC, TR, P, w, wp
from generator.templates.expressions.tag_syntax import block_turn
from generator.templates.word.reading.part_tags import PartTags, WordTag, markers
from generator.templates.word.running import DECLARATION

_DRAWING = wp("docPr")
_LAST_PLACE = "_GoBack"  # the place last edited; nothing refers to it

_CONTROLS = frozenset(map(w, ("sdt", "sdtContent", "customXml")))
_WANTED: dict[str, frozenset[str]] = {
    TC: frozenset([P]),
    TBL: frozenset([TR]),
    **dict.fromkeys(STORIES, BLOCKS),
}


def repair(root: etree._Element) -> None:
    """Repairs a rendered part: rows without cells, cells without paragraphs, grids, ranges, numbers of drawings."""
    complete(root)
    table_grids.set_grids(root)
    open_fields.balance(root)
    _number_drawings(root)


def repaired(xml: bytes) -> bytes:
    """The rendered part ``xml``, repaired."""
    root = parsed_again(xml)
    repair(root)
    return DECLARATION.encode() + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


@dataclass(frozen=True, slots=True)
class Need:
    """When a rendered part needs :func:`repair`: ``always``, or where ``sign`` is found in its XML.

    ``endings`` are the end tags of the elements that the sign is about, each with the end that it has when intact.
    """

    always: bool = False
    sign: re.Pattern[str] | None = None
    endings: tuple[tuple[bytes, bytes], ...] = ()

    def of(self, xml: bytes) -> bool:
        """Whether the rendered part ``xml`` needs repair."""
        if self.always:
            return True
        if self.sign is None or all(xml.count(end) == xml.count(well) for end, well in self.endings):
            return False  # counting is much faster than the search
        return self.sign.search(xml.decode()) is not None


def repair_need(root: etree._Element, tags: PartTags) -> Need:
    """When the rendered part can need :func:`repair`; ``root`` is its tree with the markers.

    Two things are settled here: the bookmark of Word's last place is removed, and repeated paragraphs lose Word's own
    ids, which must be unique.
    """
    for mark in [each for each in root.iter(w("bookmarkStart")) if each.get(w("name")) == _LAST_PLACE]:
        _forget(root, mark)
    regions = dict(_regions(root, tags))
    for element, region in regions.items():
        if _repeated(region):
            for name in PARAGRAPH_IDS:
                element.attrib.pop(name, "")
    holders = {marker.getparent() for marker in markers(root)}
    names = sorted({str(holder.tag) for holder in holders if holder is not None and _unsure(holder, tags)})
    return Need(
        _widths_vary(root, tags) or _ranges_vary(root, regions),
        _empty_sign(root, names),
        tuple(_endings(root, name) for name in names),
    )


Region = tuple[tuple[str, int], ...]


def _regions(root: etree._Element, tags: PartTags) -> Iterator[tuple[etree._Element, Region]]:
    """Each element that blocks may leave out or repeat, with the branches it is in."""
    stack: list[tuple[str, int]] = []
    for count, node in enumerate(root.iter()):
        if isinstance(node, etree._ProcessingInstruction):
            _turn(tags.of(node), count, stack)
        elif stack:
            yield node, tuple(stack)


def _turn(tag: WordTag, count: int, stack: list[tuple[str, int]]) -> None:
    turn = block_turn(tag)
    if turn == "opens":
        stack.append((tag.word, count))
    elif turn == "goes on":
        stack[-1] = (stack[-1][0], count)
    elif turn == "closes":
        stack.pop()


def _repeated(region: Region) -> bool:
    return any(word == "for" for word, _ in region)


def _widths_vary(root: etree._Element, tags: PartTags) -> bool:
    if any(tag.writer == "colspan" for tag in tags.by_number):
        return True
    has_rows = next(root.iter(TR), None) is not None
    return has_rows and any(_holder(marker) == TR for marker in markers(root))


def _holder(marker: etree._Element) -> str:
    """The tag of the parent of ``marker``, content controls aside."""
    return next((str(each.tag) for each in marker.iterancestors() if each.tag not in _CONTROLS), "")


def _ranges_vary(root: etree._Element, regions: Mapping[etree._Element, Region]) -> bool:
    """Whether a range may lose one of its ends, or a unique element may be repeated."""
    if not regions:
        return False
    found: defaultdict[tuple[str, str | None], set[Region]] = defaultdict(set)
    for edge in root.iter(*RANGES):
        kind = str(edge.tag).removesuffix("Start").removesuffix("End")
        found[kind, edge.get(w("id"))].add(regions.get(edge, ()))
    if any(len(places) > 1 or _repeated(next(iter(places))) for places in found.values()):
        return True
    return any(_repeated(regions.get(each, ())) for each in root.iter(_DRAWING, w("commentReference")))


def _endings(root: etree._Element, name: str) -> tuple[bytes, bytes]:
    """The end tag of elements ``name``, alone and after the required content."""
    prefix = f"{root.prefix}:" if root.prefix else ""
    end = f"</{prefix}{etree.QName(name).localname}>"
    return end.encode(), f"</{prefix}{'tr' if name == TBL else 'p'}>{end}".encode()


def _empty_sign(root: etree._Element, names: list[str]) -> re.Pattern[str] | None:
    """A pattern of elements ``names`` that lost all their required content; None without names."""
    prefix = f"{root.prefix}:" if root.prefix else ""
    edges = rf"(?:\s*<{prefix}(?:bookmark|commentRange|perm)(?:Start|End)\b[^<>]*>)*\s*"
    signs = []
    for name in names:
        local = prefix + etree.QName(name).localname
        before = {TC: rf"</{prefix}tcPr>|<{prefix}tcPr/>|</{prefix}tbl>|", TBL: f"</{prefix}tblGrid>|"}.get(name, "")
        after = rf"(?:</{local}>|<{prefix}sectPr\b)"
        signs.append(rf"(?:{before}<{local}(?: [^<>]*)?(?<!/)>){edges}{after}|<{local}(?: [^<>]*)?/>")
    return re.compile("|".join(signs)) if signs else None


def _unsure(holder: etree._Element, tags: PartTags) -> bool:
    """Whether blocks may leave out all required content of ``holder``; a cell must end with a paragraph."""
    wanted = _WANTED.get(str(holder.tag))
    if wanted is None:
        return False
    depth, sure = 0, False
    for child in holder:
        if isinstance(child, etree._ProcessingInstruction):
            depth += {"opens": 1, "closes": -1}.get(block_turn(tags.of(child)), 0)
        elif child.tag in wanted:
            sure = depth == 0 if holder.tag == TC else sure or depth == 0
        elif child.tag == TBL:
            sure = False
    return not sure


def _forget(root: etree._Element, mark: etree._Element) -> None:
    number = mark.get(w("id"))
    for element in [mark, *(each for each in root.iter(w("bookmarkEnd")) if each.get(w("id")) == number)]:
        schema_order.remove(element)


def _number_drawings(root: etree._Element) -> None:
    """Gives each drawing a number of its own; the first with a number keeps it."""
    seen: set[str] = set()
    free = max((whole(each.get("id")) for each in root.iter(_DRAWING)), default=0) + 1
    for drawing in root.iter(_DRAWING):
        if drawing.get("id", "") in seen:
            drawing.set("id", str(free))
            free += 1
        seen.add(drawing.get("id", ""))
