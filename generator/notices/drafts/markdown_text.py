"""Markdown, as websites export it and chat programs write it, read as the paragraphs and tables that it means.

A line is a paragraph, as in plain text: offices write it so. Marks of https://spec.commonmark.org/0.31.2/ and tables of
https://github.github.com/gfm/ are no text; a mark that means nothing there is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from generator.ground.errors import Span
from generator.ground.length import NOTHING, Length
from generator.notices.drafts.draft import Omission
from generator.office.reading.document import Align, Block, Cell, Paragraph, Row, Run, Table

_HEADING = re.compile(r"(?:#{1,6}[ \t]+|#{2,6}(?=[^#\s]))(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_SAYS_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_SAYS_BOLD = re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*")
_SAYS_LINES = re.compile(r"^[ \t]*(?:[0-9]{1,2}[.、][ \t]*|[-*+][ \t]+)?\*\*[^\s*][^*\n]{3,200}\*\*", re.MULTILINE)
_SAYS_QUOTED = re.compile("^[ ]{0,3}>", re.MULTILINE)
_MOST_PLAIN = 3  # of so many lines of a mail's reply one is not quoted
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
"""A rule between parts; one of ``_`` is room to fill in."""
_REMARK = re.compile("[ ]{0,3}<!--.*-->[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(?:```+|~~~+)[ \t]*\w*[ \t]*$")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t]?)+")
_PICTURE = re.compile(r"!\[(?P<text>[^\[\]\n]{0,200})\]\((?P<to>[^()\s]{0,500})(?:[ \t]\"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(_PICTURE.pattern[1:])
_EMPHASIS = re.compile(r"(?<![*\\])(?P<mark>\*{1,3})(?P<text>[^*\n]{1,400})(?P=mark)(?!\*)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6});")
_BREAK = re.compile(r"[ \t]{0,9}<br[ \t]{0,9}/?>[ \t]{0,9}", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:div|p|center|span|font|u|b|strong)(?P<said>[ \t][^<>]{0,200})?>", re.IGNORECASE)
_AT_RIGHT = re.compile(r"(?:align\s*=\s*[\"']?|text-align\s*:\s*)right", re.IGNORECASE)
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_FILLED = re.compile(r"[^\S\t]*+\S[^\t]*+")
_CELLS = re.compile(rf"{_FILLED.pattern}(?:\t[^\t]*+)+")
_FEWEST_ROWS = 3  # names and days of those who sign are in two
_BELOW_HEAD = re.compile(r"[ \t]{0,9}\|?(?:[ \t]{0,9}:?-+:?[ \t]{0,9}\|)+(?:[ \t]{0,9}:?-+:?[ \t]{0,9})?$")
_LETTER, _ASCII = re.compile(r"\w"), re.compile("[0-9A-Za-z]")
_FRONT_MATTER = "---"
_MOST_FRONT_MATTER = 60  # lines
_KEY = re.compile(r"[\w-]{1,40}:(?:[ \t]|$)|[ \t]*-[ \t]|[ \t]+\S|#|$")
_TITLE = re.compile(r"(?:title|标题):[ \t]+(?P<quote>[\"']?)(?P<text>.*\S)(?P=quote)[ \t]*$")
_BULLET_SHOWN = "•"
_TAG = re.compile("{[{%#]")


def is_markdown(text: str, name: str) -> bool:
    """Whether the text of the file ``name`` is Markdown: by its suffix, or by its marks.

    These are a heading and bold type, several lines that begin with bold type, or lines that a mail quotes.
    """
    by_marks = all(marks.search(text) is not None for marks in (_SAYS_HEADING, _SAYS_BOLD))
    lines = sum(1 for line in text.split("\n") if line.strip())
    quoted = len(_SAYS_QUOTED.findall(text)) * _MOST_PLAIN > lines * (_MOST_PLAIN - 1)
    bold = len(_SAYS_LINES.findall(text)) > 1
    return name.lower().endswith((".md", ".markdown")) or by_marks or quoted or bold


@dataclass(slots=True)
class MarkdownText:
    """The ``lines`` of a Markdown file: ``blocks`` are what they mean, ``left`` what of them is shown nowhere.

    A paragraph's place has its number and its line; its text is of ``size``.
    """

    file: str
    lines: Sequence[str]
    size: Length
    left: list[Omission] = field(default_factory=list)
    _tables: int = 0

    def blocks(self) -> Iterator[Block]:
        """The paragraphs and tables, from the first to the last; an empty line is an empty paragraph."""
        number = self._behind_front_matter()
        title = self._title(number)
        if title is not None:
            yield title
        is_first = title is None
        while number < len(self.lines):
            line = self.lines[number]
            rows = self._rows_of_table(number)
            if rows:
                yield self._table(number, rows)
                number += rows
                continue
            number += 1
            heading = _HEADING.match(line)
            yield self._paragraph(line, number, align="center" if is_first and heading is not None else "left")
            is_first = is_first and not line.strip()

    def plain_blocks(self, lines: Sequence[str]) -> Iterator[Block]:
        """The same of plain text, of which ``lines`` have also the marks of new pages: a line is a paragraph.

        Rows with pipes, and rows of cells with tabs between them, are a table.
        """
        number = 0
        while number < len(self.lines):
            rows = self._rows_of_table(number) or self._rows_of_tabs(number)
            if rows:
                yield self._table(number, rows)
                number += rows
                continue
            text = self.lines[number]
            number += 1
            yield Paragraph(
                place=self._place(text, number),
                section=0,
                runs=(Run(text=text, font="", latin="", size=self.size),) if text else (),
                starts_page=text != lines[number - 1],
                mark_size=self.size,
            )

    def _rows_of_tabs(self, start: int) -> int:
        """The number of lines from ``start`` that have as many cells each, with tabs between them."""
        columns = len(_FILLED.findall(self.lines[start]))
        rows = takewhile(lambda line: _CELLS.fullmatch(line) and line.count("\t") == columns - 1, self.lines[start:])
        count = sum(1 for _ in rows)
        contents = self.lines[start].rpartition("\t")[2].strip().isdigit()  # the number of a page
        return count if columns > 1 and count >= _FEWEST_ROWS and not contents else 0

    def _behind_front_matter(self) -> int:
        """The number of lines that are the front matter of a website, which only its title is shown of."""
        if not self.lines or self.lines[0].rstrip() != _FRONT_MATTER:
            return 0
        for number, line in enumerate(self.lines[1:_MOST_FRONT_MATTER], start=1):
            if line.rstrip() == _FRONT_MATTER:
                return number + 1
            if _KEY.match(line) is None:
                break
        return 0

    def _title(self, end: int) -> Paragraph | None:
        """The title in the first ``end`` lines, where it isn't also a line below them; all else there is left out."""
        title = None
        for number, line in enumerate(self.lines[1 : max(end - 1, 0)], start=2):
            named = _TITLE.match(line)
            below = ("".join(each.split()).lstrip("#*") for each in self.lines[end:])
            if named is None and line.strip():
                self.left.append(Omission.at("markup", self._place(line, number), line.strip()))
            elif named is not None and not any(each.startswith("".join(named["text"].split())) for each in below):
                title = self._paragraph(f"# {named['text']}", number, align="center")
        return title

    def _rows_of_table(self, start: int) -> int:
        """The number of lines from ``start`` that are a table: a head, dashes below it, and rows."""
        below = self.lines[start + 1 : start + 2]
        if "|" not in self.lines[start] or not below or "|" not in below[0] or _BELOW_HEAD.match(below[0]) is None:
            return 0
        rest = (number for number, line in enumerate(self.lines[start:]) if "|" not in line)
        return next(rest, len(self.lines) - start)

    def _table(self, start: int, count: int) -> Table:
        self._tables += 1
        tabs = "\t" in self.lines[start] and "|" not in self.lines[start]
        own = [number for number in range(start, start + count) if tabs or number != start + 1]
        texts = [self.lines[each].split("\t") if tabs else self._cells_of(self.lines[each]) for each in own]
        columns = max(map(len, texts))
        rows = []
        for row, (number, cells) in enumerate(zip(own, texts, strict=True), start=1):
            filled = enumerate([*cells, *[""] * (columns - len(cells))], start=1)
            rows.append(
                Row(cells=tuple(self._cell(text, number + 1, row, cell) for cell, text in filled), head=row == 1)
            )
        place = Span(self.file, start + 1, 1, source=self.lines[start], table=self._tables)
        return Table(place=place, section=0, rows=tuple(rows), width=NOTHING)

    @staticmethod
    def _cells_of(line: str) -> list[str]:
        return _BETWEEN_CELLS.split(line.strip().removeprefix("|").removesuffix("|"))

    def _cell(self, text: str, line: int, row: int, cell: int) -> Cell:
        place = replace(self._place(text, line), table=self._tables, row=row, cell=cell, paragraph=1)
        return Cell(paragraphs=(self._shown(text.strip(), place),), width=NOTHING)

    def _paragraph(self, line: str, number: int, *, align: Align = "left") -> Paragraph:
        place = self._place(line, number)
        if _REMARK.match(line):
            self.left.append(Omission.at("markup", place, line.strip()))
        if _RULE.match(line) or _FENCE.match(line) or _REMARK.match(line):
            return self._shown("", place)
        quote = _QUOTE.match(line)
        quoted = line if quote is None else line[quote.end() :]
        bullet = _BULLET.match(quoted)
        heading = _HEADING.match(quoted)
        text = quoted[bullet.end() :] if bullet is not None else quoted if heading is None else heading["text"]
        at_right = any(_AT_RIGHT.search(tag["said"] or "") for tag in _TAGS.finditer(text))
        align = "right" if at_right else align
        return replace(
            self._shown(_TAGS.sub("", text), place), align=align, numbering=_BULLET_SHOWN if bullet is not None else ""
        )

    def _place(self, line: str, number: int) -> Span:
        return Span(self.file, number, 1, source=line, paragraph=number)

    def _shown(self, text: str, place: Span) -> Paragraph:
        """The paragraph of ``text`` without its marks."""
        for picture in _PICTURE.finditer(text):
            self.left.append(Omission.at("picture", place, picture["text"]))
        text = _PICTURE.sub("", text)
        for link in _LINK.finditer(text):
            if link["to"] not in link["text"]:
                self.left.append(Omission.at("markup", place, link["to"]))
        text = _LINK.sub(lambda link: link["text"], text)
        text = _BREAK.sub("\n", _EMPHASIS.sub(_without_emphasis, text))
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _ESCAPED.sub(r"\1", text))
        runs = (Run(text=text, font="", latin="", size=self.size),) if text else ()
        return Paragraph(place=place, section=0, runs=runs, mark_size=self.size)


def _without_emphasis(match: re.Match[str]) -> str:
    """What is between marks of emphasis; all where they are none: a blank inside, or one of 3*4*5, or no letter."""
    inner = match["text"]
    before = match.string[max(match.start() - 1, 0) : match.start()]
    of_figures = len(match["mark"]) == 1 and _ASCII.match(before) is not None
    is_mark = inner == inner.strip() and _LETTER.search(inner) is not None and not of_figures
    return inner if is_mark else match[0]


def without_markdown(texts: Mapping[str, bytes], bodies: Mapping[str, int]) -> dict[str, bytes]:
    """Those of ``texts``, text templates, that have marks of Markdown from the line in ``bodies``, without these marks.

    What has a tag of a template, a picture or a remark in its line stays as it is.
    """
    changed = {}
    for file, first in bodies.items():
        lines = texts[file].decode("utf-8").split("\n") if file in texts else []
        body = _unmarked(lines[first - 1 :])
        if body != lines[first - 1 :]:
            changed[file] = "\n".join([*lines[: first - 1], *body]).encode()
    return changed


def _unmarked(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for above, line in pairwise(["", *lines]):
        if _TAG.search(line) or _PICTURE.search(line) or _REMARK.match(line) or "\\|" in line:
            found.append(line)
            continue
        if _RULE.match(line) or _FENCE.match(line) or ("|" in above and "|" in line and _BELOW_HEAD.match(line)):
            continue
        shown = MarkdownText("", (), NOTHING)._paragraph(line, 1)
        text = shown.numbering + shown.text
        found += [text.replace("\n", " ")] if "|" in line else text.split("\n")
    return found
