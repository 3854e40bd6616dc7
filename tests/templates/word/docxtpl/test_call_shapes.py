"""Each shape that docxtpl accepts looks the same here, or is a row of docs/coming-from-docxtpl.md."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping

import docxtpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import examples
from tests.office.live_content.cases import WORD_CASES
from tests.templates.word.docxtpl.call_shapes import CONTEXT, SHAPES
from tests.templates.word.docxtpl.cases import CONTEXTS
from tests.templates.word.docxtpl.reading import read
from tests.templates.word.docxtpl.templates import Block, Run, Table, template
from tests.templates.word.docxtpl.test_side_by_side import (
    NO_COLUMNS,
    NO_TEXT,
    NOT_THERE,
    TEXT_LOST,
    rendered_by_docxtpl,
)
from tests.templates.word.witnesses import own_findings
from tests.word_documents import make_docx, packed, parts, with_split_runs

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


# Random combinations of constructs look the same as docxtpl renders them and as we do.


PIECES = st.sampled_from(
    [
        "甲",
        " 左  右 ",
        "{{ name }}",
        " {{ n }} ",
        "{{ title|upper }}",
        "{% if yes %}真{% endif %}",
        "{% if no %}假{% else %} 反 {% endif %}",
        "{% for c in columns %}{{ loop.index }}{{ c }} {% endfor %}",
        "{% for i in items if i.count > 1 %}{{ i.name }}{% else %}无{% endfor %}",
        "{# 备注 #}",
        "{% set x = n + 1 %}{{ x }}",
        "{{ '是' if yes else '否' }}\n{{ group.head.name }}\t",
    ]
)
RUNS = st.builds(Run, PIECES, st.sampled_from(["", "", "b", "i", "b i"]))
PARAGRAPHS = st.lists(RUNS, min_size=1, max_size=4).map(tuple)
CONDITIONS = st.sampled_from(["yes", "no", "n > 1", "name and not no", "columns|count > 3"])


def conditional(prefix: str, condition: str, inner: list[Block], other: list[Block]) -> list[Block]:
    between = [f"{{%{prefix} else %}}", *other] if other else []
    return [f"{{%{prefix} if {condition} %}}", *inner, *between, f"{{%{prefix} endif %}}"]


def repeated(inner: list[Block]) -> list[Block]:
    return ["{%p for i in items %}", "{{ loop.index }}{{ i.name }}", *inner, "{%p endfor %}"]


def joined(lists: list[list[Block]]) -> list[Block]:
    return [block for blocks in lists for block in blocks]


def table(head: list[Block], cells: list[list[Block]], columns: bool) -> list[Block]:
    width = len(cells)
    blanks: list[list[Block]] = [[""] for _ in range(width - 1)]
    rows: list[list[list[Block]]] = [
        [head, *blanks],
        [["{%tr for i in items %}"], *blanks],
        cells,
        [["{%tr endfor %}"], *blanks],
        [["{%tr if no %}"], *blanks],
        cells,
        [["{%tr endif %}"], *blanks],
    ]
    if columns:
        rows.append([["名"], ["{%tc for c in columns %}"], ["{{ c }}"], ["{%tc endfor %}"]])
    return [Table(rows), "隔"]


def blocks_in(inner: st.SearchStrategy[list[Block]]) -> st.SearchStrategy[list[Block]]:
    whole = inner.map(lambda blocks: [*blocks, "尾"])
    several = st.lists(inner, min_size=1, max_size=3).map(joined)
    return st.one_of(
        several,
        st.builds(conditional, st.just("p"), CONDITIONS, inner, st.just([]) | inner),
        st.builds(repeated, inner),
        st.builds(table, whole, st.lists(whole, min_size=1, max_size=3), st.booleans()),
    )


BLOCKS = st.recursive(PARAGRAPHS.map(lambda paragraph: [paragraph]), blocks_in, max_leaves=8)


@settings(max_examples=examples(80))
@given(BLOCKS, st.sampled_from([name for name in CONTEXTS if name != "feeds"]), st.randoms(use_true_random=False))
def test_any_combination(blocks: list[Block], record: str, chance: random.Random) -> None:
    document = template(*blocks, "终", header=[*blocks, "眉"] if len(blocks) < 3 else ())
    context = CONTEXTS[record]
    expected = read(rendered_by_docxtpl(document, context))
    output = DocxTemplate.open(document).render(context)
    assert read(output) == expected
    # Other tests distinguish printed values from tags.
    assert [each for each in own_findings(output) if "left over" not in each] == []
    assert read(DocxTemplate.open(with_split_runs(document, chance)).render(context)) == expected
