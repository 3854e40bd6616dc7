"""The names of WordprocessingML (ECMA-376 part 1, 17), written out here so that nothing of ours is asked."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
