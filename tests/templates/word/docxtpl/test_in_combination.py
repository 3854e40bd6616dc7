"""Random combinations of constructs look the same as docxtpl renders them and as we do."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.templates.word import DocxTemplate
from tests.chosen import examples
from tests.templates.word.docxtpl.cases import CONTEXTS
from tests.templates.word.docxtpl.reading import read
from tests.templates.word.docxtpl.templates import Block, Run, Table, template
from tests.templates.word.docxtpl.test_side_by_side import rendered_by_docxtpl
from tests.templates.word.witnesses import own_findings
from tests.word_documents import with_split_runs

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
