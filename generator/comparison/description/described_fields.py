"""Word's fields in a description: their codes, and whether their results are shown."""

from __future__ import annotations

import re

from generator.comparison.description.remarks import link
from generator.comparison.description.visible_text import marked, shown
from generator.ground.words import comparison as words
from generator.office.wordml.open_fields import OpenField, OpenFields

_COUNTED = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "SEQ", "NUMWORDS", "NUMCHARS", "MERGEREC", "MERGESEQ")
)
_TOLD_THE_TIME = frozenset(("DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME", "FILENAME", "FILESIZE"))
_MERGED = "MERGEFIELD"
_LINK = "HYPERLINK"
_ESCAPED = re.compile(r"\\(?=[^\x00-\x7f])")  # LibreOffice writes 年 in a date's format as \\年
_FORMAT = re.compile(r"\\@(?=\S)")
_WORDS = re.compile(r'"[^"]*"|\S+')
_NEEDLESS = (("\\*", "MERGEFORMAT"), ("\\*", "Arabic"), ("\\*", "ARABIC"))


class DescribedFields:
    """The fields that are open at a place of a story, and the remarks on them."""

    def __init__(self) -> None:
        self._fields = OpenFields()

    def begin(self) -> None:
        """A field begins with its code."""
        self._fields.begin()

    def instruct(self, text: str) -> None:
        """More of the code of the innermost field."""
        self._fields.instruct(text)

    def separate(self) -> str:
        """The code of the innermost field ends; returns the remark for this place."""
        innermost = self._fields.innermost
        if innermost is None or innermost.in_result:
            return ""
        self._fields.separate()
        return "" if _unseen(self._fields.open[:-1]) else self._told(_words(innermost.instruction))

    def end(self) -> str:
        """A field ends; returns the remark on one that had no result."""
        remark = self.separate()
        self._fields.end()
        return remark

    @property
    def unseen(self) -> bool:
        """Whether the text here is left out: a code, or a result that programs compute again each time."""
        return _unseen(self._fields.open)

    @property
    def marks(self) -> tuple[str, ...]:
        """The remarks on the text here."""
        found = (_words(field.instruction) for field in self._fields.open)
        return tuple(link(_target(parts)) for parts in found if parts[:1] == [_LINK])

    def _told(self, parts: list[str]) -> str:
        kind = parts[0] if parts else ""
        if kind == _LINK:
            return ""
        if kind == _MERGED:
            return f"«{shown(' '.join(parts[1:]))}»"
        return marked(f"{words.text('field')} {shown(' '.join(parts))}".rstrip(), "")


def _unseen(fields: list[OpenField]) -> bool:
    return any(not field.in_result or _reckoned(_words(field.instruction)) for field in fields)


def _words(instruction: str) -> list[str]:
    """The parts of an instruction, its kind in capitals, without switches that change nothing."""
    parts = _WORDS.findall(_FORMAT.sub("\\@ ", _ESCAPED.sub("", instruction)))
    kept: list[str] = []
    for word in parts:
        if kept and (kept[-1], word) in _NEEDLESS:
            kept.pop()
        else:
            kept.append(word)
    return [kept[0].upper(), *kept[1:]] if kept else []


def _reckoned(parts: list[str]) -> bool:
    return bool(parts) and (parts[0] in _COUNTED or parts[0] in _TOLD_THE_TIME or parts[0] == _MERGED)


def _target(parts: list[str]) -> str:
    named = [word.strip('"') for word in parts[1:]]
    if "\\l" in named[:-1]:
        place = named.index("\\l")
        return f"{''.join(each for each in named[:place] if not each.startswith(chr(92)))}#{named[place + 1]}"
    return next((each for each in named if not each.startswith("\\")), "")
