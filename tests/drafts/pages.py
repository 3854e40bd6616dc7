"""What is on the pages of a draft, as data: paragraphs, tables, text boxes, and what is beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Change = Literal["", "inserted", "deleted", "moved_from", "moved_to"]
Alignment = Literal["left", "center", "right", "both"]
Merged = Literal["", "<", "^"]
Rule = Literal["", "red", "double", "drawn"]

LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font": "方正小标宋简体", "size": 22},
    "mark": {"font": "方正小标宋简体", "size": 42, "color": "FF0000"},
    "hei": {"font": "黑体"},
    "kai": {"font": "楷体_GB2312"},
    "small": {"size": 14},
}
"""The looks that the cases name."""

_CHANGES: tuple[Change, ...] = ("inserted", "deleted", "moved_from", "moved_to")
_ALIGNED: dict[str, Alignment] = {"text": "left", "left": "left", "center": "center", "right": "right", "both": "both"}
"""The key of a paragraph's text, and how it aligns it."""

_LOOK = {"font", "size", "bold", "color"}
_OWN = ("indent", "from_left", "from_right", "style", "number", "mark", "rule")
_RUN = {"text", "look", "comment", "by", "footnote", "code", "picture", *_CHANGES, *_LOOK}
_PARAGRAPH = {"look", *_OWN, *_ALIGNED, *_LOOK}


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: size in points, colour as RRGGBB; None or "" where the draft does not say."""

    font: str = "仿宋_GB2312"
    size: float = 16
    bold: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    r"""Characters of one look; ``\n`` is a line break, ``\t`` a tab, ``\f`` a page break.

    ``by`` is who changed it. ``code`` is that of the field which shows the text. ``picture`` is ``inline`` or
    ``floating`` where the run is a picture.
    """

    text: str = ""
    look: Look = Look()
    change: Change = ""
    by: str = ""
    comment: Comment | None = None
    footnote: str = ""
    code: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; indents in characters of the text, ``number`` the level of its automatic number, from 0.

    ``mark`` is the tracked change of the paragraph's own end. ``rule`` is the line below it: ``red`` or ``double``, a
    border, or ``drawn``, a double line drawn as a shape of 170 mm.
    """

    runs: tuple[Run, ...] = ()
    align: Alignment = "left"
    indent: float = 0
    from_left: float = 0
    from_right: float = 0
    style: str = ""
    number: int | None = None
    mark: Change = ""
    rule: Rule = ""

    @property
    def text(self) -> str:
        """Its characters, whatever their tracked changes."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``merged`` is ``<`` or ``^`` where it is one with the cell to the left or above, and then it is empty."""

    blocks: tuple[Block, ...] = ()
    merged: Merged = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, each row with a cell for each column; ``ruled`` is whether it has borders."""

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A text box, anchored in a paragraph without text."""

    blocks: tuple[Block, ...]


Block = Paragraph | Table | Box


@dataclass(frozen=True, slots=True)
class Document:
    """A draft: what is on its pages, and its header and footer."""

    blocks: tuple[Block, ...]
    header: tuple[Paragraph, ...] = ()
    footer: tuple[Paragraph, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether a plain text can have all of it but alignment and looks."""
        plain = all(isinstance(block, Paragraph) and block.number is None for block in self.blocks)
        return plain and not self.header and not self.footer and all(_is_plain(run) for run in runs(self.blocks))


def _is_plain(run: Run) -> bool:
    return not (run.change or run.comment or run.footnote or run.code or run.picture)


def paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The paragraphs in the order of the pages, those in cells and text boxes too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Box):
            yield from paragraphs(block.blocks)
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)


def runs(blocks: Sequence[Block]) -> Iterator[Run]:
    """All runs in the order of the pages."""
    for paragraph in paragraphs(blocks):
        yield from paragraph.runs


@dataclass(slots=True)
class _Stories:
    header: list[Paragraph] = field(default_factory=list)
    footer: list[Paragraph] = field(default_factory=list)


def document_of(items: Sequence[Any]) -> Document:
    """The document that a case's list means; raises ValueError for what means nothing."""
    blocks: list[Block] = []
    beside = _Stories()
    for item in items:
        if isinstance(item, dict) and "header" in item:
            beside.header.append(_paragraph({"center": item["header"]}))
        elif isinstance(item, dict) and "footer" in item:
            beside.footer.append(_paragraph({"center": item["footer"]}))
        else:
            blocks.append(_block(item))
    return Document(tuple(blocks), tuple(beside.header), tuple(beside.footer))


def _block(item: Any) -> Block:
    if isinstance(item, str):
        return Paragraph(_runs(item, Look()))
    if "table" in item:
        return Table(tuple(tuple(map(_cell, row)) for row in item["table"]), item.get("ruled", True))
    if "box" in item:
        return Box(tuple(map(_block, item["box"])))
    return _paragraph(item)


def _cell(item: Any) -> Cell:
    if item in ("<", "^"):
        return Cell(merged=item)
    return Cell(tuple(map(_block, item if isinstance(item, list) else [item])))


def _paragraph(item: Mapping[str, Any]) -> Paragraph:
    if unknown := set(item) - _PARAGRAPH:
        raise ValueError(f"no paragraph has {sorted(unknown)}")
    key = next(each for each in _ALIGNED if each in item)
    own = {key: item[key] for key in _OWN if key in item}
    return Paragraph(_runs(item[key], _look(item, Look())), _ALIGNED[key], **own)


def _runs(written: str | Sequence[Any], look: Look) -> tuple[Run, ...]:
    parts = [written] if isinstance(written, str) else written
    return tuple(Run(part, look) if isinstance(part, str) else _run(part, look) for part in parts)


def _run(part: Mapping[str, Any], look: Look) -> Run:
    if unknown := set(part) - _RUN:
        raise ValueError(f"no run has {sorted(unknown)}")
    change: Change = next((each for each in _CHANGES if each in part), "")
    comment = Comment(part["by"], part["comment"]) if "comment" in part else None
    own = {key: part[key] for key in ("by", "footnote", "code", "picture") if key in part}
    text = part.get(change or "text", "")
    return Run(text, _look(part, look), change, comment=comment, **own)


def _look(written: Mapping[str, Any], look: Look) -> Look:
    named = LOOKS[written["look"]] if "look" in written else {}
    own = {key: written[key] for key in _LOOK if key in written}
    return replace(look, **(named | own))
