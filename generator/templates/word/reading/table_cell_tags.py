"""Tags that change their table cell (``colspan``, ``hm``, ``vm``, ``cellbg``), and the blocks of a part.

A tag of a cell becomes a property of it, in the order of the schema (ECMA-376 part 1, 17.4.70, CT_TcPr).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from generator.ground.errors import Problem
from generator.office.wordml.wordml_names import (
    CELL_PROPERTIES,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    TC,
    XML_SPACE,
    P,
    R,
    T,
    w,
)
from generator.templates.expressions.tag_syntax import Pairing
from generator.templates.word.reading.part_tags import PartTags, WordTag, markers, take_out

_CELL_WORDS = ("colspan", "hm", "vm", "cellbg")
_MOST_COLUMNS = 63  # Word's limit for a table

_ORDER = tuple(
    map(
        w,
        (
            "cnfStyle",
            "tcW",
            "gridSpan",
            "hMerge",
            "vMerge",
            "tcBorders",
            "shd",
            "noWrap",
            "tcMar",
            "textDirection",
            "tcFitText",
            "vAlign",
            "hideMark",
        ),
    )
)
_VALUE = w("val")
_COLUMNS = re.compile(r"[1-9][0-9]?")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")


class CellValueError(ValueError):
    """A value that is not allowed for a cell: the problem's ``code``, and the ``value``."""

    def __init__(self, code: str, value: object) -> None:
        super().__init__(str(value)[:40])
        self.code = code
        self.value = str(value)[:40]


def columns(value: object) -> str:
    """The number of columns that a cell spans, 1 to MOST_COLUMNS, for ``w:gridSpan``. Raises CellValueError."""
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not _COLUMNS.fullmatch(text) or int(text) > _MOST_COLUMNS:
        raise CellValueError("template-colspan", value)
    return text


def colour(value: object) -> str:
    """A cell's colour for ``w:fill``: six hexadecimal digits or ``auto``. Raises CellValueError."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise CellValueError("template-cellbg", value)
    return str(value)


def set_cells(root: etree._Element, tags: PartTags) -> None:
    """Turns each cell tag into a property of its cell.

    Reports tags outside a cell, without their value, or with a superfluous one.
    """
    placed: list[tuple[etree._Element, WordTag]] = []
    for marker in markers(root):
        tag = tags.of(marker)
        if tag.kind != "statement" or tag.word not in _CELL_WORDS:
            continue
        cell = next(marker.iterancestors(TC), None)
        take_out(marker)
        if cell is None:
            tags.problems.append(tag.problem("template-cell-place"))
        elif bool(_value(tag)) != (tag.word in {"colspan", "cellbg"}):
            tags.problems.append(tag.problem("template-cell-value"))
        elif not tags.reserve(root):
            tags.problems.append(tag.problem("template-tag-place"))
        else:
            placed.append((cell, tag))
    # hm multiplies the columns that colspan has set.
    for cell, tag in sorted(placed, key=lambda each: _CELL_WORDS.index(each[1].word)):
        _SETTERS[tag.word](cell, replace(tag, inner=_value(tag)), tags)


def _value(tag: WordTag) -> str:
    return tag.inner.strip().removeprefix(tag.word).strip()


def _set_colspan(cell: etree._Element, tag: WordTag, tags: PartTags) -> None:
    token = tags.token(replace(tag, kind="variable", writer="colspan"))
    _put(cell, etree.Element(w("gridSpan"), {_VALUE: token}))


def _set_cellbg(cell: etree._Element, tag: WordTag, tags: PartTags) -> None:
    token = tags.token(replace(tag, kind="variable", writer="cellbg"))
    _put(cell, etree.Element(w("shd"), {_VALUE: "clear", w("color"): "auto", w("fill"): token}))


def _set_hm(cell: etree._Element, tag: WordTag, tags: PartTags) -> None:
    """Keeps the cell in the loop's first iteration only, over the columns of all iterations."""
    each = cell.find(f"{CELL_PROPERTIES}/{w('gridSpan')}")
    span = "1" if each is None else each.get(_VALUE, "1")
    if not span.isdecimal():  # the cell also has a colspan, whose expression is a factor
        span = f"({tags.by_number[int(span.strip(tags.edge))].inner})"
    length = replace(tag, kind="variable", inner=f"loop.length * {span}", writer="colspan")
    _put(cell, etree.Element(w("gridSpan"), {_VALUE: tags.token(length)}))
    cell.addprevious(tags.marker(_first_round(tag)))
    cell.addnext(tags.marker(_statement(tag, "endif")))


def _set_vm(cell: etree._Element, tag: WordTag, tags: PartTags) -> None:
    """Merges the cell vertically over all iterations of the loop; later cells are empty."""
    merge = replace(tag, kind="variable", inner="'restart' if loop.first else 'continue'", writer="attribute")
    _put(cell, etree.Element(w("vMerge"), {_VALUE: tags.token(merge)}))
    blocks = [child for child in cell if child.tag != CELL_PROPERTIES]
    if not blocks:
        return
    blocks[0].addprevious(tags.marker(_first_round(tag)))
    cell.append(tags.marker(_statement(tag, "else")))
    cell.append(_empty_like(blocks[-1]))
    cell.append(tags.marker(_statement(tag, "endif")))


def _first_round(tag: WordTag) -> WordTag:
    return replace(tag, kind="statement", inner=" if loop.first ", in_loop=True)


def _statement(tag: WordTag, word: str) -> WordTag:
    return replace(tag, kind="statement", inner=f" {word} ")


def _empty_like(block: etree._Element) -> etree._Element:
    """An empty paragraph with the properties of ``block``."""
    paragraph = etree.Element(P)
    properties = block.find(PARAGRAPH_PROPERTIES)
    if block.tag == P and properties is not None:
        paragraph.append(deepcopy(properties))
    return paragraph


def _put(cell: etree._Element, element: etree._Element) -> None:
    """Puts ``element`` among the properties of ``cell``, in the schema's order; it replaces one of the same name."""
    properties = cell.find(CELL_PROPERTIES)
    if properties is None:
        properties = etree.Element(CELL_PROPERTIES)
        cell.insert(0, properties)
    for old in properties.findall(str(element.tag)):
        properties.remove(old)
    before = _ORDER[: _ORDER.index(str(element.tag))]
    properties.insert(sum(child.tag in before for child in properties), element)


_SETTERS = {"colspan": _set_colspan, "cellbg": _set_cellbg, "hm": _set_hm, "vm": _set_vm}

# Blocks are paired, ``if … endif`` and ``for … endfor``, and each gets whole elements.


_Marker = etree._ProcessingInstruction


def settle_blocks(root: etree._Element, tags: PartTags) -> None:
    """Pairs the blocks of a part, and lifts their tags out of runs where a block spans several elements.

    Reports unknown statements, tags without a counterpart, and blocks that begin in one kind of element and end in
    another: their content could be neither left out nor repeated.
    """
    pairing = _Pairing(tags.problems)
    for marker in markers(root):
        pairing.take(tags.of(marker), marker)
    pairing.finish()
    seats = [[(tag, marker) for tag, marker in block.seats if marker is not None] for block in pairing.blocks]
    for each in seats:
        if len({marker.getparent() for _, marker in each}) > 1:
            for _, marker in each:
                _lift(marker)
    for each in seats:
        _check_even(each, tags.problems)


def check_blocks(tags: Iterable[WordTag], problems: list[Problem]) -> None:
    """Reports faults in the blocks of a text whose blocks must be complete within it; ``tags`` are all of its tags."""
    pairing = _Pairing(problems)
    for tag in tags:
        pairing.take(tag, None)
    pairing.finish()


class _Pairing(Pairing[WordTag, _Marker | None]):
    """Pairs the tags of a part; some of them are allowed in loops only."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self._noted = problems

    def take(self, tag: WordTag, seat: _Marker | None) -> None:
        if tag.in_loop and not self.within("for"):
            self._noted.append(tag.problem("template-cell-loop"))
        super().take(tag, seat)


def _lift(marker: etree._ProcessingInstruction) -> None:
    """Splits the run of ``marker`` in two runs of the same look, with the marker between them."""
    text = marker.getparent()
    run = None if text is None else text.getparent()
    if text is None or run is None or text.tag != T or run.tag != R:
        return
    rest, second = _bare(run, RUN_PROPERTIES), _bare(text)
    second.set(XML_SPACE, "preserve")
    second.text, marker.tail = marker.tail, None
    second.extend(list(marker.itersiblings()))
    rest.append(second)
    rest.extend(list(text.itersiblings()))
    run.addnext(rest)
    run.addnext(marker)
    for half in (run, rest):
        children = [child for child in half if child.tag != RUN_PROPERTIES]
        parent = half.getparent()
        if parent is not None and all(child.tag == T and not child.text and len(child) == 0 for child in children):
            parent.remove(half)


def _bare(element: etree._Element, kept: str = "") -> etree._Element:
    """A copy of ``element`` without text and children, except children with the tag ``kept``."""
    copy = deepcopy(element)
    copy.text = None
    for child in list(copy):
        if child.tag != kept:
            copy.remove(child)
    return copy


def _check_even(seats: list[tuple[WordTag, _Marker]], problems: list[Problem]) -> None:
    first = seats[0]
    for tag, marker in seats[1:]:
        if _chain(marker) != _chain(first[1]):
            problems.append(tag.problem("template-block-uneven", {"opener": first[0].raw}))


def _chain(marker: etree._ProcessingInstruction) -> list[str]:
    return [str(element.tag) for element in marker.iterancestors()]
