"""A case of a probe: a question that only Word and WPS can answer, and what its pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from configparser import ConfigParser, ExtendedInterpolation
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.word_probe.page_lines import PageLine

_TEXTS = Path(__file__).with_name("cases.ini")


@dataclass(frozen=True)
class Page:
    """A section behind a case's first page.

    ``name`` is shown in its header. ``kind``: ``nextPage`` or ``evenPage``. ``end`` is the height of the paragraph
    that ends it, in twips.
    """

    name: str
    blocks: str
    kind: str = "nextPage"
    end: int = 20


@dataclass(frozen=True)
class Specimen:
    """What is looked at: ``blocks`` of XML above the explanation, and ``behind`` it.

    ``lines`` are drawn on the first page, ``pages`` are further sections. ``title_first``: whether the title is the
    first line of the page.
    """

    blocks: str = ""
    lines: Sequence[PageLine] = ()
    behind: str = ""
    pages: Sequence[Page] = ()
    title_first: bool = True


@dataclass(frozen=True)
class Case:
    """A question with its texts from ``cases.ini``, where each has the name that it has here, and its specimen.

    ``sheets``: how many pages all of it takes in a program that does what is expected.
    """

    title: str
    english_title: str
    look: str
    english_look: str
    expected: str
    english_expected: str
    libreoffice: str
    evidence: str
    sheets: int
    specimen: Specimen


def case(name: str, specimen: Specimen) -> Case:
    """The case ``name`` with ``specimen``."""
    texts = dict(_texts()[name])
    return Case(sheets=int(texts.pop("sheets", "1")), specimen=specimen, **texts)


def case_numbers() -> dict[str, int]:
    """The number of each case by its name; those of the second probe have the same number as in the first."""
    names = [name for name in _texts() if not name.endswith("-2")]
    return {name: number for number, name in enumerate(names, start=1)}


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    parser = ConfigParser(interpolation=ExtendedInterpolation())
    parser.read_string(_TEXTS.read_text(encoding="utf-8"))
    return {name: parser[name] for name in parser.sections()}
