"""Edits as Word writes them into a paragraph (ECMA-376 part 1, 17.13.5), made with lxml alone."""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from xml.sax.saxutils import escape

from lxml import etree

_DATE = "2026-01-05T09:30:00Z"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_AFTER_MARK = frozenset((f"{W}sectPr", f"{W}pPrChange"))
_BEFORE_BOLD = frozenset((f"{W}rStyle", f"{W}rFonts"))


class Reviewer:
    """Somebody who edits paragraphs; with ``tracking`` off nothing shows what was changed."""

    def __init__(self, author: str, *, tracking: bool = True, first_id: int = 9000) -> None:
        self.author = author
        self.tracking = tracking
        self._ids = count(first_id)

    def insert(self, paragraph: etree._Element, at: int, text: str) -> None:
        """Put ``text`` before the character number ``at``."""
        before = _cut(paragraph, at)
        near = before[-1] if before else next(iter(runs_without(paragraph, GONE)), None)
        added = _run(text, near)
        new = self._change("ins", added) if self.tracking else added
        if near is None:
            paragraph.append(new)
        elif before:
            near.addnext(new)
        else:
            near.addprevious(new)

    def delete(self, paragraph: etree._Element, start: int, end: int) -> None:
        """Take out the characters from ``start`` to before ``end``."""
        kept = len(_cut(paragraph, start))
        for run in _cut(paragraph, end)[kept:]:
            if self.tracking:
                self._wrap(run, "del")
            else:
                _parent(run).remove(run)

    def replace(self, paragraph: etree._Element, start: int, end: int, text: str) -> None:
        """Take out the characters from ``start`` to before ``end`` and put ``text`` behind them."""
        self.insert(paragraph, end, text)
        self.delete(paragraph, start, end)

    def split(self, paragraph: etree._Element, at: int) -> None:
        """End the paragraph before the character number ``at``; the rest is one of its own."""
        before = _cut(paragraph, at)
        first = etree.Element(P)
        properties = paragraph.find(PPR)
        if properties is not None:
            first.append(deepcopy(properties))
        for each in [each for each in paragraph if each is not properties]:
            first.append(each)
            if each is before[-1] or before[-1] in each.iterdescendants():
                break
        paragraph.addprevious(first)
        if self.tracking:
            self._mark(first, "ins")

    def join(self, paragraph: etree._Element) -> None:
        """Run the paragraph on into the next one."""
        following = paragraph.getnext()
        assert following is not None
        assert following.tag == P
        if self.tracking:
            self._mark(paragraph, "del")
            return
        for each in [each for each in following if each.tag != PPR]:
            paragraph.append(each)
        _parent(following).remove(following)

    def add_paragraph(self, after: etree._Element, text: str, *, typed: bool = False) -> etree._Element:
        """A new paragraph with ``text``, in the looks of the one that it comes after.

        ``typed`` as by Enter at the end of that one: then its mark is the new one, and the new paragraph has the old.
        """
        new = _like(after)
        self.insert(new, 0, text)
        after.addnext(new)
        if self.tracking:
            self._mark(after if typed else new, "ins")
        return new

    def delete_paragraph(self, paragraph: etree._Element, *, backwards: bool = False) -> None:
        """Take out the whole paragraph; ``backwards`` with the mark of the one before it instead of its own."""
        if not self.tracking:
            _parent(paragraph).remove(paragraph)
            return
        self.delete(paragraph, 0, length(paragraph))
        before = paragraph.getprevious()
        self._mark(before if backwards and before is not None else paragraph, "del")

    def move(self, paragraph: etree._Element, after: etree._Element) -> None:
        """Move the paragraph behind ``after``; tracked, as Word does it when it is dragged."""
        if not self.tracking:
            after.addnext(paragraph)
            return
        target = _like(paragraph)
        target.extend(deepcopy(run) for run in runs_without(paragraph, GONE))
        after.addnext(target)
        name = f"move{next(self._ids)}"
        for each, half in ((paragraph, "moveFrom"), (target, "moveTo")):
            for run in runs_without(each, GONE):
                self._wrap(run, half)
            self._mark(each, half)
            self._bracket(each, half, name)

    def embolden(self, paragraph: etree._Element, start: int, end: int) -> None:
        """Make the characters from ``start`` to before ``end`` bold; the words stay."""
        kept = len(_cut(paragraph, start))
        for run in _cut(paragraph, end)[kept:]:
            properties = run.find(RPR)
            if properties is None:
                properties = etree.Element(RPR)
                run.insert(0, properties)
            was = deepcopy(properties)
            properties.insert(sum(each.tag in _BEFORE_BOLD for each in properties), etree.Element(f"{W}b"))
            if self.tracking:
                properties.append(self._change("rPrChange", was))

    def _change(self, kind: str, *content: etree._Element) -> etree._Element:
        change = etree.Element(f"{W}{kind}")
        for name, value in (("id", str(next(self._ids))), ("author", self.author), ("date", _DATE)):
            change.set(f"{W}{name}", value)
        change.extend(content)
        return change

    def _wrap(self, run: etree._Element, kind: str) -> None:
        change = self._change(kind)
        run.addprevious(change)
        change.append(run)
        for each in run.findall(T) if kind == "del" else ():
            each.tag = f"{W}delText"

    def _mark(self, paragraph: etree._Element, kind: str) -> None:
        """Record that the paragraph's mark was inserted, deleted or moved."""
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        mark = properties.find(RPR)
        if mark is None:
            mark = etree.Element(RPR)
            properties.insert(sum(each.tag not in _AFTER_MARK for each in properties), mark)
        mark.insert(0, self._change(kind))

    def _bracket(self, paragraph: etree._Element, kind: str, name: str) -> None:
        """Name the two halves of a move alike (17.13.5.24, 17.13.5.28)."""
        start, end = self._change(f"{kind}RangeStart"), etree.Element(f"{W}{kind}RangeEnd")
        start.set(f"{W}name", name)
        end.set(f"{W}id", start.get(f"{W}id", ""))
        paragraph.insert(1, start)
        paragraph.addnext(end)


def length(paragraph: etree._Element) -> int:
    """The number of characters that are in the paragraph."""
    return sum(len(text_of(run)) for run in runs_without(paragraph, GONE))


def _cut(paragraph: etree._Element, at: int) -> list[etree._Element]:
    """The runs before the character number ``at``; a run across it is divided."""
    _one_piece_a_run(paragraph)
    before: list[etree._Element] = []
    for run in runs_without(paragraph, GONE):
        words = text_of(run)
        if at <= 0:
            break
        if len(words) > at:
            rest = deepcopy(run)
            run.addnext(rest)
            _write(run, words[:at])
            _write(rest, words[at:])
            _divide(_parent(run), rest)
        before.append(run)
        at -= len(words)
    return before


def _divide(change: etree._Element, rest: etree._Element) -> None:
    """Begin another insertion like ``change`` at its run ``rest``, so that a paragraph can end between the two."""
    if change.tag == P:
        return
    other = deepcopy(change)
    other[:] = [rest, *rest.itersiblings()]
    change.addnext(other)


def _one_piece_a_run(paragraph: etree._Element) -> None:
    """Divide runs that hold more than one piece, such as text, tab, text."""
    for run in list(paragraph.iter(R)):
        pieces = [each for each in run if each.tag != RPR]
        for piece in reversed(pieces[1:]):
            other = etree.Element(R)
            other.extend(deepcopy(each) for each in run.findall(RPR))
            other.append(piece)
            run.addnext(other)


def _write(run: etree._Element, words: str) -> None:
    text = run.find(T)
    assert text is not None
    text.text = words
    text.set(_SPACE, "preserve")


def _run(words: str, like: etree._Element | None) -> etree._Element:
    run = etree.Element(R)
    if like is not None:
        run.extend(deepcopy(each) for each in like.findall(RPR))
    etree.SubElement(run, T)
    _write(run, words)
    return run


def _like(paragraph: etree._Element) -> etree._Element:
    """An empty paragraph in the looks of ``paragraph``."""
    new = etree.Element(P)
    new.extend(deepcopy(each) for each in paragraph.findall(PPR))
    for mark in new.findall(f"{PPR}/{RPR}"):
        _parent(mark).remove(mark)
    return new


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


# Comments and replies as Word writes them: the parts, and the anchors in a paragraph (ECMA-376 part 1, 17.13.4).


_NAMES = (
    f'xmlns:w="{W[1:-1]}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_TYPES = {
    "comments": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    ),
    "commentsExtended": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    ),
}


def with_comments(contents: dict[str, bytes], *remarks: tuple[str, str]) -> dict[str, bytes]:
    """The parts of a package with these comments, each as author and text; all but the first answer the first."""
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="{escape(author)}" w:date="2026-01-05T09:30:00Z" w:initials="示">'
        f'<w:p w14:paraId="0F0000{number:02X}"><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:comment>'
        for number, (author, text) in enumerate(remarks)
    )
    threads = "".join(
        f'<w15:commentEx w15:paraId="0F0000{number:02X}" w15:done="0"'
        + (' w15:paraIdParent="0F000000"/>' if number else "/>")
        for number in range(len(remarks))
    )
    parts = {
        "comments": f"<w:comments {_NAMES}>{comments}</w:comments>",
        "commentsExtended": f"<w15:commentsEx {_NAMES}>{threads}</w15:commentsEx>",
    }
    types, links = "", ""
    for name, (kind, relationship) in _TYPES.items():
        types += f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        links += f'<Relationship Id="{name}" Type="{relationship}" Target="{name}.xml"/>'
    return {
        **contents,
        **{f"word/{name}.xml": xml.encode() for name, xml in parts.items()},
        **_ending(contents, "[Content_Types].xml", types, "</Types>"),
        **_ending(contents, "word/_rels/document.xml.rels", links, "</Relationships>"),
    }


def anchor(paragraph: etree._Element, count: int) -> None:
    """Anchor the comments 0 to ``count - 1`` at the whole paragraph."""
    first = sum(each.tag == PPR for each in paragraph)
    for number in range(count):
        paragraph.insert(first, etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)}))
        paragraph.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)}))
        run = etree.SubElement(paragraph, R)
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})


def _ending(contents: dict[str, bytes], part: str, xml: str, end: str) -> dict[str, bytes]:
    return {part: contents[part].replace(end.encode(), f"{xml}{end}".encode())}


# The names of WordprocessingML (ECMA-376 part 1, 17), written out here so that nothing of ours is asked.


P, R, T, PPR, RPR = (f"{W}{name}" for name in ("p", "r", "t", "pPr", "rPr"))
GONE = frozenset((f"{W}del", f"{W}moveFrom"))
"""What holds text that is no longer there when all changes are accepted."""
ADDED = frozenset((f"{W}ins", f"{W}moveTo"))
"""What holds text that was not there before the changes."""
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑"}
_WORDS = frozenset((T, f"{W}delText"))


def text_of(run: etree._Element) -> str:
    """The text of a run, deleted or not; a tab is ``\\t``, a break of the line ``\\n``, one of the page nothing."""
    lines = (each for each in run if each.get(f"{W}type", "textWrapping") == "textWrapping")
    return "".join((each.text or "") if each.tag in _WORDS else _SIGNS.get(each.tag, "") for each in lines)


def within(element: etree._Element, tags: frozenset[str], paragraph: etree._Element) -> bool:
    """Whether ``element`` is inside one of ``tags`` in its paragraph."""
    parent = element.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag in tags:
            return True
        parent = parent.getparent()
    return False


def runs_without(paragraph: etree._Element, tags: frozenset[str]) -> list[etree._Element]:
    """The runs of a paragraph that are in none of ``tags``."""
    return [run for run in paragraph.iter(R) if not within(run, tags, paragraph)]


def style_of(paragraph: etree._Element) -> str:
    """The paragraph's style, or an empty text."""
    style = paragraph.find(f"{PPR}/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")
