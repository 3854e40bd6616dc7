"""Each shape that docxtpl accepts looks the same here, or is a row of docs/coming-from-docxtpl.md."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docxtpl
import pytest

from generator.ground.errors import TemplateError
from generator.templates.word import DocxTemplate
from tests.office.live_content.cases import WORD_CASES
from tests.templates.word.docxtpl.call_shapes import CONTEXT, SHAPES
from tests.templates.word.docxtpl.reading import read
from tests.templates.word.docxtpl.test_side_by_side import (
    NO_COLUMNS,
    NO_TEXT,
    NOT_THERE,
    TEXT_LOST,
    rendered_by_docxtpl,
)
from tests.word_documents import make_docx, packed, parts

SOURCE = "Python's source of it is printed"
_RETURN = "the carriage return becomes a blank before the line break"
_CONTROL = "the character is left out"
_RUN = "they run"
_MARKUP = "the value becomes part of the file's XML"
_HIDDEN = "only the text of the tag's own run is taken out of the cells below, which nobody sees"
_NO_COLOUR = "it is written as it is"
_OVER = "its pieces are joined, and what is between them is removed"
_TAB = "the tab is removed"

WHY: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("value: none", "value: dict", "value: list", "value: tuple", "value: with_none", "value: rows"),
            *("value: empty_list", "value: empty_dict", "value: set", "value: bytes", "generator"),
            "none printed by its name",
        ),
        SOURCE,
    ),
    "value: windows": _RETURN,
    "value: control": _CONTROL,
    **dict.fromkeys(("tojson", "pprint", "xmlattr", "random", "attr", "lipsum"), _RUN),
    **dict.fromkeys(("macro", "call", "filter block", "set block", "block", "autoescape block"), _RUN),
    **dict.fromkeys(
        (
            *("missing or a text", "missing in a condition", "missing in a loop", "missing compared"),
            *("missing counted", "missing joined", "attribute that is not there", "Chinese name that is not there"),
            *("first of nothing", "item before the first", "cellbg of what is missing"),
        ),
        NOT_THERE,
    ),
    "safe": _MARKUP,
    **dict.fromkeys(("vm before a value in the next run", "vm in a cell of two paragraphs"), _HIDDEN),
    **dict.fromkeys(("colspan 0", "colspan of a negative number"), NO_COLUMNS),
    **dict.fromkeys(("cellbg of nothing", "cellbg of none", "cellbg with a mark", "cellbg by a word"), _NO_COLOUR),
    "tr beside a text": TEXT_LOST,
    **dict.fromkeys(
        (
            *("tr comment over rows", "p comment over paragraphs", "comment over paragraphs", "tag over paragraphs"),
            "break within a tag",
        ),
        _OVER,
    ),
    **dict.fromkeys(("tr variable", "tc variable"), NO_TEXT),
    "tab within a text of a tag": _TAB,
}
"""The shapes that differ, each with what docxtpl does, as its row says."""

FILES = ("it is opened", "it is refused", "it goes into every document")
"""What docxtpl does with whole files that fare otherwise here."""


def ours(template: bytes) -> dict[str, list[str]] | str:
    try:
        return read(DocxTemplate.open(template).render(CONTEXT))
    except TemplateError as error:
        return error.problems[0].code


@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_the_same_or_listed(shape: str) -> None:
    theirs = read(rendered_by_docxtpl(SHAPES[shape], CONTEXT))
    assert (ours(SHAPES[shape]) != theirs) == (shape in WHY)


def test_only_shapes_that_there_are_are_listed() -> None:
    assert set(WHY) <= set(SHAPES)


def test_whole_files() -> None:
    data = make_docx(["甲"])
    contents = parts(data)
    types = contents["[Content_Types].xml"].replace(b".document.main+xml", b".template.main+xml")
    dotx = packed({**contents, "[Content_Types].xml": types})
    assert rendered_by_docxtpl(data + b"xx", {}), "it is opened"
    assert ours(data + b"xx") == "template-package-extra"
    assert DocxTemplate.open(data + b"\r\n").notes
    with pytest.raises(ValueError, match="not a Word file"):
        docxtpl.DocxTemplate(io.BytesIO(dotx)).render({})
    assert ours(dotx) == read(data)
    acting = next(each for each in WORD_CASES if each.name == "DDEAUTO")
    assert b"DDEAUTO" in parts(rendered_by_docxtpl(acting.data, {}))["word/document.xml"]
    assert ours(acting.data) == "live-acts"
