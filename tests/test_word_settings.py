"""What notices and Word templates say to Word and WPS alike: one table of settings over all documents that we make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.desk.starters.starter_desk import new_letter
from generator.office.wordml.wordml_names import TBL, R, w
from generator.official.document import WrittenTable
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.standard import Format, Profile
from generator.standard.faces import USUAL_FONTS
from generator.standard.line_ends import NOT_AT_END, NOT_AT_START
from tests.desk.starters.test_shipped_papers import PAPERS
from tests.official.layout.conftest import notice
from tests.official.layout.measured_documents import BASE, ending_documents
from tests.word_documents import parts

TEMPLATES = Path(__file__).parent.parent / "templates"
VALUE = w("val")

Parts = Mapping[str, etree._Element]


def _notices() -> dict[str, bytes]:
    written = {
        "公文": replace(notice(), body=(*notice().body, WrittenTable((("序号", "名称"), ("1", "示例"))))),
        "gbt33476": replace(notice(), profile=Profile.GBT33476),
        "信函": replace(BASE, format=Format.LETTER),
        "命令": ending_documents()[f"joint order, {Profile.OFFICE}"],
        "纪要": ending_documents()[f"minutes, {Profile.OFFICE}"],
    }
    return {name: write_docx(lay_out(document)) for name, document in written.items()}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A notice of each format, the shipped templates, those of ``fawen new papers`` and the letter of ``fawen new``."""
    letter = tmp_path_factory.mktemp("desk") / "templates" / "unit" / "letter.docx"
    letter.parent.mkdir(parents=True)
    new_letter(letter)
    paths = (*TEMPLATES.glob("*/*.docx"), *PAPERS.glob("*/*/*.docx"))
    shipped = {path.stem: path.read_bytes() for path in sorted(paths)}
    return {**_notices(), **shipped, "new letter": letter.read_bytes()}


@cache
def _trees(data: bytes) -> Parts:
    return {name: etree.fromstring(part) for name, part in parts(data).items() if name.endswith(".xml")}


def _at(part: str, path: str, attribute: str = "val") -> Callable[[Parts], str | None]:
    """The value of the element at ``path`` in ``part``: "on" without the attribute, None without the element."""

    def found(trees: Parts) -> str | None:
        element = trees[f"word/{part}.xml"].find("/".join(map(w, path.split("/"))))
        return None if element is None else element.get(w(attribute), "on")

    return found


def _in_normal(path: str) -> Callable[[Parts], str | None]:
    def found(trees: Parts) -> str | None:
        (normal,) = (each for each in trees["word/styles.xml"].iter(w("style")) if each.get(w("styleId")) == "Normal")
        element = normal.find("/".join(map(w, path.split("/"))))
        return None if element is None else element.get(VALUE, "on")

    return found


def _kerned(trees: Parts) -> bool:
    return any(True for tree in trees.values() for _ in tree.iter(w("kern")))


def _text_without_hint(trees: Parts) -> list[str]:
    runs = (run for tree in trees.values() for run in tree.iter(R) if run.find(w("t")) is not None)
    hint = f"{w('rPr')}/{w('rFonts')}"
    return [
        "".join(map(str, run.itertext()))
        for run in runs
        if (fonts := run.find(hint)) is None or fonts.get(w("hint")) != "eastAsia"
    ]


def _even_pages(trees: Parts) -> tuple[bool, bool]:
    """Whether even pages differ by the settings, and whether a section has anything of its own for them."""
    references = trees["word/document.xml"].iter(w("headerReference"), w("footerReference"))
    return (
        trees["word/settings.xml"].find(w("evenAndOddHeaders")) is not None,
        any(each.get(w("type")) == "even" for each in references),
    )


def _undescribed(trees: Parts) -> list[str]:
    """The first words of the tables with a head that say nothing to those who cannot see them."""
    return [
        "".join(map(str, table.itertext()))[:20]
        for table in trees["word/document.xml"].iter(TBL)
        if table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None
        and not all(table.find(f"{w('tblPr')}/{w(name)}") is not None for name in ("tblCaption", "tblDescription"))
    ]


def _fonts(trees: Parts) -> dict[str, bool]:
    """The fonts of the table, and whether each has other names and characters of one width."""
    return {
        font.get(w("name"), ""): font.find(w("altName")) is not None and _pitch(font) == "fixed"
        for font in trees["word/fontTable.xml"]
    }


def _pitch(font: etree._Element) -> str | None:
    pitch = font.find(w("pitch"))
    return None if pitch is None else pitch.get(VALUE)


SETTINGS: Mapping[str, tuple[Callable[[Parts], object], object]] = {
    "punctuation is not compressed": (_at("settings", "characterSpacingControl"), "doNotCompress"),
    "no kerning, which halves marks": (_kerned, False),
    "no hyphenation": (_at("settings", "autoHyphenation"), None),
    "marks that end no line": (_at("settings", "noLineBreaksAfter"), NOT_AT_END),
    "marks that begin no line": (_at("settings", "noLineBreaksBefore"), NOT_AT_START),
    "they are those of Chinese": (_at("settings", "noLineBreaksBefore", "lang"), "zh-CN"),
    "two digits are as wide as a hanzi": (_at("settings", "compat/balanceSingleByteDoubleByteWidth"), "on"),
    "a line that is broken by hand keeps its width": (_at("settings", "compat/doNotExpandShiftReturn"), "on"),
    "a floating table stays whole": (_at("settings", "compat/doNotBreakWrappedTables"), "on"),
    "lines of tables are on the grid": (_at("settings", "compat/adjustLineHeightInTable"), "on"),
    "layout of Word 2013": (_at("settings", "compat/compatSetting"), "15"),
    "language of the theme": (_at("settings", "themeFontLang", "eastAsia"), "zh-CN"),
    "language of Chinese text": (_at("styles", "docDefaults/rPrDefault/rPr/lang", "eastAsia"), "zh-CN"),
    "language of Latin text": (_at("styles", "docDefaults/rPrDefault/rPr/lang"), "en-US"),
    "right indents are as written": (_in_normal("pPr/adjustRightInd"), "0"),
    "no mark hangs": (_in_normal("pPr/overflowPunct"), "0"),
    "a page may end with any line": (_in_normal("pPr/widowControl"), "0"),
    "text is justified": (_in_normal("pPr/jc"), "both"),
    "all text is Chinese where a mark may be either": (_text_without_hint, []),
    "tables have alternative text": (_undescribed, []),
    "fonts are found under other names": (_fonts, dict.fromkeys(USUAL_FONTS.values(), True)),
}
"""What each document says: how it is found, and what it has to be."""


def _departing(documents: Mapping[str, bytes], ask: Callable[[Parts], object], wanted: object) -> Iterator[str]:
    for name, data in documents.items():
        found = ask(_trees(data))
        if found != wanted:
            yield f"{name}: {found}"


@pytest.mark.parametrize("setting", SETTINGS)
def test_notices_and_templates_agree(setting: str, documents: dict[str, bytes]) -> None:
    ask, wanted = SETTINGS[setting]
    assert list(_departing(documents, ask, wanted)) == []


def test_even_pages_differ_only_where_they_have_something_of_their_own(documents: dict[str, bytes]) -> None:
    assert {name for name, data in documents.items() if len(set(_even_pages(_trees(data)))) > 1} == set()


def test_word_would_have_nothing_to_repair(documents: dict[str, bytes], tmp_path: Path) -> None:
    found = {}
    for name, data in documents.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        found[name] = [str(error) for error in OpenXmlValidator().validate(path).errors]
    assert {name: errors for name, errors in found.items() if errors} == {}
