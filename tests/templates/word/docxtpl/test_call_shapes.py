"""Shapes of tags and values that people write, for both engines to render."""

import io
import random
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

import docxtpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import examples
from tests.office.live_content.cases import WORD_CASES
from tests.templates.word.docxtpl.cases import CONTEXTS, PLAIN
from tests.templates.word.docxtpl.reading import read
from tests.templates.word.docxtpl.templates import Block, Raw, Run, Table, template
from tests.templates.word.docxtpl.test_side_by_side import (
    NO_COLUMNS,
    NO_TEXT,
    NOT_THERE,
    TEXT_LOST,
    rendered_by_docxtpl,
)
from tests.templates.word.witnesses import own_findings
from tests.word_documents import make_docx, packed, parts, with_split_runs

VALUES: Mapping[str, object] = {
    "none": None,
    "true": True,
    "zero": 0,
    "float": 1.5,
    "large": 1e20,
    "third": 1 / 3,
    "minus": -0.0,
    "int": 7,
    "decimal": Decimal("12.50"),
    "day": date(2026, 3, 5),
    "moment": datetime(2026, 3, 5, 8, 30),
    "clock": time(8),
    "dict": {"a": 1},
    "list": ["甲", "乙"],
    "tuple": ("甲", 1),
    "with_none": [None, "甲"],
    "rows": [{"k": "v"}],
    "empty_list": [],
    "empty_dict": {},
    "set": frozenset({"甲"}),
    "bytes": b"ab",
    "digits": "007",
    "windows": "甲\r\n乙",
    "control": "甲\x0b乙",
    "html": "<b>甲</b>",
}
CONTEXT: dict[str, object] = {**PLAIN, **VALUES}

EXPRESSIONS: Mapping[str, str] = {
    "list joined": "{{ list|join('、') }}",
    "list with none joined": "{{ with_none|join('、') }}",
    "numbers joined": "{{ [1, 2]|join }}",
    "dict literal": "{{ {'a': 1}['a'] }}",
    "items of a dict counted": "{{ dict.items()|list|length }}",
    "dict as a string": "{{ dict|string }}",
    "tojson": "{{ list|tojson }}",
    "pprint": "{{ list|pprint }}",
    "xmlattr": "{{ dict|xmlattr }}",
    "random": "{{ ['a']|random }}",
    "attr": "{{ day|attr('year') }}",
    "generator": "{{ items|map(attribute='name') }}",
    "default of none": "{{ none|default('x', true) }}",
    "none or a text": "{{ none or '无' }}",
    "none printed by its name": "{{ None }}{{ True }}{{ true }}",
    "missing or a text": "{{ missing or '无' }}",
    "missing in a condition": "{% if missing %}甲{% else %}乙{% endif %}",
    "missing in a loop": "{% for x in missing %}甲{% endfor %}",
    "missing compared": "{{ missing == none }}",
    "missing counted": "{{ missing|length }}",
    "missing joined": "{{ missing|join('、') }}",
    "attribute that is not there": "{{ name.x }}",
    "Chinese name that is not there": "{{ 名称 }}",
    "first of nothing": "{{ columns|first }}{{ columns|last }}{{ empty_list|first }}",
    "item before the first": "{% for i in items %}{{ loop.previtem.name if loop.previtem }}{% endfor %}",
    "none is none": "{{ none is none }}",
    "division": "{{ 7 / 2 }}{{ 7 // 2 }}{{ 7 % 2 }}{{ 2 ** 3 }}",
    "round": "{{ 2.5|round }}{{ 2.567|round(2) }}",
    "format": "{{ '%.2f'|format(float) }}{{ '{:.2f}'.format(float) }}{{ '%s' % name }}",
    "int of a text": "{{ '3'|int + 1 }}",
    "int of blanks": "{{ ' '|int }}{{ ''|float }}",
    "int of no number": "{{ '1,200'|int }}",
    "float of no number": "{{ '约3'|float }}",
    "int of no number with a default": "{{ '约3'|int(7) }}{{ '约3'|float(default=0) }}",
    "methods of a text": "{{ name.upper() }}{{ name.replace('街', '路') }}{{ 'a,b'.split(',')[1] }}",
    "day in words": "{{ day.strftime('%Y年%m月%d日') }}{{ day.isoformat() }}{{ day.year }}",
    "range": "{% for i in range(3) %}{{ i }}{% endfor %}",
    "namespace": "{% set ns = namespace(x=0) %}{% for i in items %}{% set ns.x = ns.x + 1 %}{% endfor %}{{ ns.x }}",
    "cycler": "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}",
    "joiner": "{% set j = joiner('、') %}{% for i in items %}{{ j() }}{{ i.name }}{% endfor %}",
    "lipsum": "{{ lipsum(n=1)|length > 0 }}",
    "loop.cycle and loop.changed": "{% for i in items %}{{ loop.cycle('a', 'b') }}{{ loop.changed(i) }}{% endfor %}",
    "recursive loop": "{% for i in items recursive %}{{ i.name }}{% endfor %}",
    "macro": "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(1) }}",
    "call": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}甲{% endcall %}",
    "filter block": "{% filter upper %}abc{% endfilter %}",
    "set block": "{% set x %}甲{{ n }}{% endset %}{{ x }}",
    "block": "{% block b %}甲{% endblock %}",
    "autoescape block": "{% autoescape false %}{{ html }}{% endautoescape %}",
    "safe": "{{ html|safe }}",
    "escape": "{{ html|escape }}{{ html|forceescape }}{{ html|striptags }}",
    "map, select, group, sort": "{{ items|selectattr('count', 'gt', 1)|map(attribute='name')|join }}"
    "{% for g in items|groupby('count') %}{{ g.grouper }}{{ g.list|length }}{% endfor %}"
    "{{ items|sort(attribute='count', reverse=true)|map(attribute='name')|join }}",
    "batch": "{% for b in columns|batch(2) %}{{ b|join }}/{% endfor %}",
    "tests": "{{ 2 is even }}{{ name is string }}{{ list is iterable }}{{ dict is mapping }}{{ '甲' in list }}",
    "slices": "{{ name[1:3] }}{{ list[-1] }}",
    "choice without else": "左{{ '甲' if no }}右",
    "chained choice": "{{ 'a' if no else 'b' if yes else 'c' }}",
    "texts put together": "{{ name ~ n ~ none }}{{ name + title }}",
    "comparisons": "{{ yes and no }}{{ not yes }}{{ 1 < n < 3 }}",
    "pairs": "{% for a, b in dict.items() %}{{ a }}{{ b }}{% endfor %}{% set a, b = 1, 2 %}{{ a }}{{ b }}",
    "trimmed variable": "左 {{- name -}} 右",
    "trimmed loop": "{% for i in items -%} {{ i.name }} {%- endfor %}",
    "kept blanks": "{%+ if yes %}甲{% endif %}",
    "trimmed comment": "左 {#- 注 -#} 右",
    "words": "{{ name|wordwrap(2) }}{{ windows|wordcount }}{{ 'a'|center(5) }}{{ name|truncate(3) }}",
    "letters": "{{ 'ab cd'|title }}{{ -1|abs }}{{ 'abc'|reverse }}{{ 'ab'|list|join('-') }}{{ 1000|filesizeformat }}",
    "lists": "{{ [1, 1]|unique|join }}{{ [1, 3]|max }}{{ dict|dictsort|length }}",
    "blank tags": "{{\tname\t}}{{'甲'}}",
    "breaks in a value": "{{ 'a\\tb' }}{{ 'a\\nb' }}{{ 'a\\ab' }}",
    "braces that are no tag": "{name}｛｛name｝｝",
    "break within a tag": "左{{ na\nme }}右",
}


def _grouped(*cell: object) -> list[Block]:
    """A table whose first column is merged over a loop's rows."""
    blocks = [each if isinstance(each, (str, tuple)) else str(each) for each in cell]
    return [Table([["{%tr for i in items %}", ""], [blocks, "{{ i.name }}"], ["{%tr endfor %}", ""]])]


def _cell(tag: str) -> list[Block]:
    return [Table([[f"{tag}甲", "乙"]])]


TABLES: Mapping[str, list[Block]] = {
    "vm": _grouped("{% vm %}组"),
    "vm before a value in its run": _grouped("{% vm %}{{ name }}"),
    "vm behind a value": _grouped("{{ name }}{% vm %}"),
    "vm before a value in the next run": _grouped(("{% vm %}", "{{ name }}")),
    "vm in a cell of two paragraphs": _grouped("{% vm %}{{ name }}", "二{{ n }}"),
    "hm": [Table([["{%tc for c in columns %}", "{% hm %}标题", "{%tc endfor %}"]])],
    "hm in a loop over rows": [Table([["{%tr for i in items %}", ""], ["{% hm %}甲", "乙"], ["{%tr endfor %}", ""]])],
    "colspan 0": _cell("{% colspan 0 %}"),
    "colspan 1": _cell("{% colspan 1 %}"),
    "colspan of a negative number": _cell("{% colspan 1 - 3 %}"),
    "colspan of a text": [Table([["{% colspan '2' %}甲"], ["乙", "丙"]])],
    "colspan behind a text": [Table([["甲{% colspan 2 %}"], ["乙", "丙"]])],
    "cellbg of nothing": _cell("{% cellbg '' %}"),
    "cellbg of none": _cell("{% cellbg none %}"),
    "cellbg of what is missing": _cell("{% cellbg missing %}"),
    "cellbg with a mark": _cell("{% cellbg '#FF0000' %}"),
    "cellbg by a word": _cell("{% cellbg 'red' %}"),
    "cellbg in small letters": _cell("{% cellbg 'ff0000' %}"),
    "tr beside a text": [Table([["甲{%tr if yes %}", "乙"], ["丙", "丁"], ["{%tr endif %}", ""]])],
    "tr comment": [Table([["{#tr 注 #}", "甲"], ["乙", "丙"]])],
    "tr comment beside tags": [Table([["{#tr 注 #}", "甲{{ n }}"], ["乙", "丙"]])],
    "tr comment over rows": [Table([["{#tr", "甲"], ["乙", "丙"], ["#}", "丁"]])],
    "tc comment": [Table([["{#tc 注 #}", "甲"]])],
    "p comment": ["上", "{#p 注 #}", "下"],
    "p comment over paragraphs": ["上", "{#p", "中", "#}", "下"],
    "r comment": [("上", "{#r 注 #}", "下")],
    "comment over paragraphs": ["上{# 注", "释 #}下"],
    "tag over paragraphs": ["左{{ na", "me }}右"],
    "tr variable": [Table([["{{tr name }}", "乙"], ["丙", "丁"]])],
    "tc variable": [Table([["{{tc name }}", "乙"]])],
    "loop over cells without a prefix": [Table([["{% for i in items %}{{ i.name }}", "{% endfor %}"]])],
    "condition over cells without a prefix": [Table([["{% if yes %}甲", "乙{% endif %}"]])],
    "loop over rows without a prefix": [Table([["{% for i in items %}{{ i.name }}", "乙"], ["丙", "丁{% endfor %}"]])],
    "condition around a table": ["{% if yes %}", Table([["甲"]]), "{% endif %}"],
    "tab within a text of a tag": [Raw("<w:p><w:r><w:t>左{{ '</w:t><w:tab/><w:t>' }}右</w:t></w:r></w:p>")],
    "tag in a field's code": [
        Raw('<w:p><w:fldSimple w:instr="DATE {{ n }}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>')
    ],
}

SHAPES: Mapping[str, list[Block]] = {
    **{f"value: {name}": [f"左{{{{ {name} }}}}右"] for name in VALUES},
    **{name: [text] for name, text in EXPRESSIONS.items()},
    **TABLES,
}

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
    **dict.fromkeys(("int of no number", "float of no number"), "it counts as 0"),
    "tag in a field's code": "the code is filled in, the old result stays",
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
    document = template(*SHAPES[shape])
    theirs = read(rendered_by_docxtpl(document, CONTEXT))
    assert (ours(document) != theirs) == (shape in WHY)


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
    assert b"DDEAUTO" in parts(rendered_by_docxtpl(acting.make(), {}))["word/document.xml"]
    assert ours(acting.make()) == "live-acts"


# Random combinations of constructs look the same as docxtpl renders them and as we do.

PIECES = st.sampled_from(
    [
        *("甲", " 左  右 ", "{{ name }}", " {{ n }} ", "{{ title|upper }}"),
        *("{% if yes %}真{% endif %}", "{% if no %}假{% else %} 反 {% endif %}"),
        "{% for c in columns %}{{ loop.index }}{{ c }} {% endfor %}",
        "{% for i in items if i.count > 1 %}{{ i.name }}{% else %}无{% endfor %}",
        *("{# 备注 #}", "{% set x = n + 1 %}{{ x }}", "{{ '是' if yes else '否' }}\n{{ group.head.name }}\t"),
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


def table(head: list[Block], cells: list[list[Block]], columns: bool) -> list[Block]:
    width = len(cells)
    blanks: list[list[Block]] = [[""] for _ in range(width - 1)]
    rows: list[list[list[Block]]] = [
        [head, *blanks], [["{%tr for i in items %}"], *blanks], cells, [["{%tr endfor %}"], *blanks],
        [["{%tr if no %}"], *blanks], cells, [["{%tr endif %}"], *blanks],
    ]  # fmt: skip
    if columns:
        rows.append([["名"], ["{%tc for c in columns %}"], ["{{ c }}"], ["{%tc endfor %}"]])
    return [Table(rows), "隔"]


def blocks_in(inner: st.SearchStrategy[list[Block]]) -> st.SearchStrategy[list[Block]]:
    whole = inner.map(lambda blocks: [*blocks, "尾"])
    several = st.lists(inner, min_size=1, max_size=3).map(lambda lists: [block for blocks in lists for block in blocks])
    return st.one_of(
        several,
        st.builds(conditional, st.just("p"), CONDITIONS, inner, st.just([]) | inner),
        st.builds(repeated, inner),
        st.builds(table, whole, st.lists(whole, min_size=1, max_size=3), st.booleans()),
    )


BLOCKS = st.recursive(PARAGRAPHS.map(lambda paragraph: [paragraph]), blocks_in, max_leaves=8)


@pytest.mark.in_turn(3)
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
