"""The words above a roster's columns: what each means in any sheet, and in those of one office."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from generator.ground.errors import Problem, Span, TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.office.sheetml import column_letters
from generator.roster.sheets.grid import Grid, SheetRow, is_blank
from generator.roster.units import declared_fields, groups, heading_words, unit

CLASS = "class"
"""The column of the class by which notices address a unit's group."""

EVERYBODY = "everybody"
"""The column that says whether the group is for everybody; one that nobody needs is not exported."""

YES = "是"
"""The text in that column where it is."""

GROUP_COLUMNS: Mapping[str, unit.StandardField] = {
    "group": unit.STANDARD_FIELDS["group"],
    CLASS: unit.CLASS_FIELD,
    EVERYBODY: unit.EVERYBODY_FIELD,
}
"""The columns that say something of the unit's group: one merged cell may give its text to several rows."""

_COLUMNS: Mapping[str, unit.StandardField] = {**GROUP_COLUMNS, **unit.STANDARD_FIELDS}
"""Every column that a sheet can have besides declared fields, from left to right as they are exported."""

TITLES: Mapping[str, tuple[str, ...]] = {name: each.titles for name, each in _COLUMNS.items()}
"""Their Chinese titles, the usual one first."""

_SERIALS = ("序号", "编号", "序", "号", "行号", "顺序号", "项次", "no", "no.", "#", "serial")

_HINTS: Mapping[str, str] = {
    **dict.fromkeys(("类别", "类型", "分类", "片区"), "group"),
    **dict.fromkeys(("标识码", "识别码", "信用代码", "编号"), "code"),
    **dict.fromkeys(("手机", "手机号"), "phone"),
}
"""Endings of longer headers, each with the field that a column with that header mostly holds."""

_IGNORED = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff_]")
_ENDS = ":*。.、"
_REMARK = re.compile(r"\([^()]*\)$|(?<=[\u4e00-\u9fff])[a-z][a-z./&'-]{2,}$")


def key(text: str) -> str:
    """``text`` as headers are compared: half-width, lower-case, without blanks and final punctuation."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).strip(_ENDS).casefold()


def without_remark(text: str) -> str:
    """The :func:`key` of ``text`` without a remark at its end: 份数（份）, 姓名 Name."""
    return _REMARK.sub("", key(text)).strip(_ENDS)


WRITTEN = [(word, name) for name, each in _COLUMNS.items() for word in (*each.titles, name, *each.headers)]
WRITTEN += ((word, "name") for word in heading_words.ALL)
"""Each word with the column that it means; no word means two."""

FIELDS: Mapping[str, str] = {key(word): name for word, name in WRITTEN}
"""The column that each word means."""

SHOWN: Mapping[str, str] = {key(word): word for word, _ in WRITTEN}
"""Each word as it is written."""

SERIALS = frozenset(map(key, _SERIALS))
"""Columns that only number the rows."""


_KINDS_OF_UNITS = (
    "学校", "企业", "公司", "机构", "养老机构", "医院", "单位", "社区", "村", "园所", "幼儿园", "客户", "company",
    "school", "unit", "organisation", "organization",
)  # fmt: skip
"""What units are, before the word for what a column has of them: 学校地址."""

_OF_UNITS = frozenset(("address", "phone", "postcode", "email", "contact", "code"))


def of_kind_of_unit(text: str) -> str | None:
    """The field that a heading such as 学校地址 means, which says of what units the column is; else None."""
    wanted = without_remark(text)
    rests = (wanted.removeprefix(each) for each in _KINDS_OF_UNITS if wanted.startswith(each))
    return next((name for rest in rests if (name := FIELDS.get(rest)) in _OF_UNITS), None)


def hinted(text: str) -> str | None:
    """The title of the field that a longer header may mean: 单位代码 for 学校标识码; None for others."""
    wanted = without_remark(text)
    endings = sorted({**FIELDS, **_HINTS}, key=len, reverse=True)
    ending = next((each for each in endings if len(each) > 1 and wanted.endswith(each)), None)
    if ending is None or ending == wanted:
        return None
    meant = _HINTS.get(ending) or FIELDS[ending]
    return TITLES[meant][0]


# The headings of a sheet as they are understood, with the places of cells in sentences.


@dataclass(frozen=True)
class Heading:
    """The columns of a sheet that are read, by the names of their fields.

    ``texts`` are the headings as written, by column; ``width`` is the number of cells of the row, ``serials`` are the
    columns that only number the rows, ``own`` the fields that have nothing but a heading of the office's own.
    """

    row: int
    columns: Mapping[str, int]
    fields: tuple[declared_fields.DeclaredField, ...]
    texts: Mapping[int, str]
    width: int
    serials: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()

    @property
    def headings(self) -> Mapping[str, str]:
        """The field of each heading, in the order of the columns."""
        return {
            in_one_line(self.texts[column]): name
            for name, column in sorted(self.columns.items(), key=lambda each: each[1])
        }

    def with_groups_in(self, column: int, warning: Problem) -> Heading:
        """The headings where ``column`` has the groups, whatever its heading is, with a ``warning`` about that."""
        columns = {name: each for name, each in self.columns.items() if each != column} | {"group": column}
        texts = {**self.texts, column: TITLES["group"][0]}
        return replace(self, columns=columns, texts=texts, warnings=(*self.warnings, warning))

    @property
    def seen_titles(self) -> Mapping[str, str]:
        """The field that templates see under each heading: classes without groups are the names of groups."""
        classes_are = CLASS if "group" in self.columns else "group"
        return {heading: classes_are if name == CLASS else name for heading, name in self.headings.items()}


def texts_in(row: SheetRow) -> dict[int, str]:
    """The cells of ``row`` that are texts."""
    return {column: each for column, each in row.cells.items() if isinstance(each, str) and each.strip()}


def quoting(span: Span, source: object) -> Span:
    """``span`` with the text of its cell; unchanged where it already quotes a line of a text file."""
    if span.part is None or not isinstance(source, str) or not source:
        return span
    return Span(span.file, part=span.part, source=source[:80])


def place_text(span: Span) -> TranslatedText:
    """A place within the same file, as a sentence names it: ``C5``, or line and character of a text file."""
    if span.part is not None:
        cell = span.part.rpartition("!")[2]
        return TranslatedText(cell, cell)
    return phrase("roster-line-column", line=span.line, column=span.column)


def untitled(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Iterator[Problem]:
    """A warning for each column without a heading that has something in ``rows``."""
    warned: set[int] = set()
    for row in rows:
        for column, each in row.cells.items():
            if column not in heading.texts and column not in warned and not is_blank(each):
                warned.add(column)
                yield Problem("sheet-column-untitled", quoting(grid.span(row.number, column), each))


# What a heading means: by the words of every sheet, and by those of one office.


LEFT_OUT = ""
"""What is chosen for a column that is not read."""


@dataclass(frozen=True)
class HeaderWords:
    """The words of one office beside those that every sheet may have.

    ``fields`` are fields that it has declared elsewhere, ``headings`` further titles of standard fields; ``name`` is
    the heading of the column that names the units, as the user gives it. ``chosen`` are the fields that the user has
    chosen for headings of a sheet, :data:`LEFT_OUT` for a column that is not read; they go before all other words.
    ``letters`` are those of the column of names.
    """

    fields: Sequence[declared_fields.DeclaredField] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    name: str | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    letters: str | None = None

    @cached_property
    def declared(self) -> Mapping[str, declared_fields.DeclaredField]:
        """The declared fields by their titles and names, as headings are compared."""
        own = {each.name: each for each in self.fields}
        found = {key(word): each for each in self.fields for word in (each.title, each.name)}
        found = {word: each for word, each in found.items() if word not in self._chosen}
        return {**found, **{word: own[name] for word, name in self._chosen.items() if name in own}}

    @cached_property
    def standard(self) -> Mapping[str, str]:
        """The standard fields by their further titles, as headings are compared."""
        chosen = {word: name for word, name in self._chosen.items() if name in TITLES}
        return {**{key(word): name for word, name in self.headings.items()}, **chosen}

    @cached_property
    def _chosen(self) -> Mapping[str, str]:
        return {key(word): name for word, name in self.chosen.items()}

    def leaves_out(self, text: str) -> bool:
        """Whether the user does not want the column under the heading ``text``."""
        return self._chosen.get(key(text)) == LEFT_OUT

    def with_letters(self, texts: Mapping[int, str]) -> HeaderWords:
        """The same over a row of these headings, by column; the user may have named columns by letters."""
        known = set(map(key, texts.values()))
        letters = {column_letters(column): text for column, text in texts.items()}
        chosen = {
            word if key(word) in known else letters.get(word.upper(), word): name for word, name in self.chosen.items()
        }
        is_heading = self.name is None or key(self.name) in known
        return replace(self, chosen=chosen, letters=None if is_heading else str(self.name).upper())

    def is_name(self, text: str, column: int | None = None) -> bool:
        """Whether ``text``, above ``column``, is the heading that the user gives for the name, or by its letters."""
        if self.letters is not None:
            return column is not None and column_letters(column) == self.letters
        return self.name is not None and key(text) == key(self.name)


NO_WORDS = HeaderWords()


def words_of(roster: groups.Roster | None, name: str | None, chosen: Mapping[str, str]) -> HeaderWords:
    """The words of the office that has ``roster``, with what the user says of one sheet."""
    if roster is None:
        return HeaderWords(name=name, chosen=chosen)
    return HeaderWords(roster.fields, roster.headings, name, chosen)


def known_field(text: str, words: HeaderWords) -> str | None:
    """The known field that a heading means.

    A heading that declares a field means none, unless its title and its name both mean the same known field.
    """
    word = key(text)
    if word in words.declared:
        return None
    declared = declared_header(text)
    if declared is None:
        return words.standard.get(word) or FIELDS.get(word) or FIELDS.get(without_remark(text))
    meant = FIELDS.get(key(declared.name))
    same = meant == FIELDS.get(key(declared.title))
    return meant if declared.name in TITLES or same else None


# A heading may declare a field of the office's own: 床位数（beds，number）.


_KINDS = {
    "text": "text", "文字": "text", "文本": "text", "number": "number", "数字": "number", "数值": "number",
    "date": "date", "日期": "date", "list": "list", "列表": "list", "mapping": "mapping", "对象": "mapping",
}  # fmt: skip
"""The words for kinds of fields in headings."""

_REQUIRED = ("required", "必填")
_DECLARED = re.compile(r"(?P<title>.*\S)\s*[（(]\s*(?P<options>[^（）()]*?)\s*[）)]\s*[:：*＊]*\s*", re.DOTALL)
_IDENTIFIER = re.compile("[A-Za-z][A-Za-z0-9_]*")
_BETWEEN_WORDS = re.compile(r"(?<=[A-Za-z])\s*\n\s*(?=[A-Za-z])")
_BREAKS = re.compile(r"(?<!\s)\s*\n\s*")


class _DeclaredHeader(NamedTuple):
    """The field that a heading declares: ``options`` are kinds and marks that it is required."""

    title: str
    name: str
    options: Sequence[str]

    @property
    def kind(self) -> str | None:
        """The kind of the field; None where the heading does not say."""
        return next((_KINDS[each] for each in self.options if each in _KINDS), None)

    @property
    def is_required(self) -> bool:
        """Whether every unit must have it."""
        return any(each in _REQUIRED for each in self.options)


def declared_header(text: str) -> _DeclaredHeader | None:
    """Title, name and options of a heading written as 床位数（beds，number）; None for any other.

    Without options the name must be of ASCII letters: another word in brackets is mostly a remark.
    """
    match = _DECLARED.fullmatch(text)
    if match is None:
        return None
    name, *options = (each.strip() for each in re.split("[,，、;；]", match["options"]))
    options = [unicodedata.normalize("NFKC", each).casefold() for each in options]
    if any(each not in _KINDS and each not in _REQUIRED for each in options):
        return None
    if not (_IDENTIFIER.fullmatch(name) or (options and name)):
        return None
    return _DeclaredHeader(in_one_line(match["title"]), name, options)


def in_one_line(heading: str) -> str:
    """``heading`` without line breaks, a blank for one between Latin words, and without blanks at its ends."""
    return _BREAKS.sub("", _BETWEEN_WORDS.sub(" ", heading)).strip()
