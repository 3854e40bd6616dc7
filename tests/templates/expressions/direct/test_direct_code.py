"""Direct code and Jinja's own code give the same text, or both raise an error."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import pass_context
from jinja2.runtime import Context

from generator.templates.expressions import (
    CountedContext,
    ProgramPiece,
    direct_program,
    environment,
    rendered_in,
    text_of,
)
from tests.chosen import examples

PLAIN = re.compile("[<]")
_TAG = re.compile(r"\{%(.*?)%\}|\{\{(.*?)\}\}", re.DOTALL)


def writer(value: object) -> str:
    return text_of(value).replace("<", "&lt;")


@pass_context
def finalize(_context: Context, value: object) -> str:
    return writer(value)


SAFE = environment(finalize=finalize)
CONTEXT: dict[str, object] = {
    "a": "甲<乙",
    "b": "",
    "n": 7,
    "xs": ["一", "二", "三"],
    "nil": [],
    "rows": [{"name": "高唐", "kinds": ["街道"]}, {"name": "庙宇", "kinds": []}],
    "unit": {"name": "骡坪镇", "items": "项目", "nested": {"deep": "深"}},
    "pairs": [["左", 1], ["右", 2]],
}


def pieces_of(template: str) -> Iterator[ProgramPiece]:
    place = 0
    for tag in _TAG.finditer(template):
        if tag.start() > place:
            yield ProgramPiece("text", template[place : tag.start()])
        yield ProgramPiece("statement", tag[1]) if tag[1] is not None else ProgramPiece("variable", tag[2])
        place = tag.end()
    if place < len(template):
        yield ProgramPiece("text", template[place:])


def context() -> CountedContext:
    return CountedContext(SAFE, {**SAFE.globals, **CONTEXT}, None, {})


def by_jinja(template: str) -> str:
    return rendered_in(SAFE.from_string(template), context())


def directly(template: str) -> str | None:
    program = direct_program(pieces_of(template), SAFE)
    return None if program is None else program.run(context(), PLAIN, {"text": writer})


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ a }}，{{ unit.name }}，{{ n }}。", "甲&lt;乙，骡坪镇，7。"),
        ("{{ unit.items }}{{ unit['name'] }}{{ xs[1] }}{{ xs[-1] }}", "项目骡坪镇二三"),
        ("{{ a[1:] }}{{ a[:1] }}{{ unit.nested.deep }}", "&lt;乙甲深"),
        ("{% if b %}1{% elif n > 6 %}2{% else %}3{% endif %}", "2"),
        ("{% if b or nil %}1{% else %}3{% endif %}{% if not b and n != 8 %}4{% endif %}", "34"),
        ("{% for x in xs %}{{ loop.index }}{{ x }}{% if not loop.last %}、{% endif %}{% endfor %}", "1一、2二、3三"),
        ("{% for x in xs %}{{ loop.revindex }}/{{ loop.length }}{% if loop.first %}首{% endif %}{% endfor %}",
         "3/3首2/31/3"),
        ("{% for x in nil %}{{ x }}{% else %}无{% endfor %}", "无"),
        ("{% for x in xs if x != '二' %}{{ loop.index0 }}{{ x }}{{ loop.length }}{% endfor %}", "0一21三2"),
        ("{% for p in pairs %}{% for x in xs if loop.index == 2 %}{{ x }}{% endfor %}{% endfor %}", "一二三"),
        ("{% for name, number in pairs %}{{ name }}{{ number + 1 }}{% endfor %}", "左2右3"),
        ("{% for row in rows %}{% for k in row.kinds %}{{ loop.index }}{{ k }}{% else %}—{% endfor %}"  # noqa: ISC004  one template, too long for a line
         "{{ loop.index }}{{ row.name }}{% endfor %}", "1街道1高唐—2庙宇"),
        ("{% set m = n * 2 %}{{ m }}{% for x in xs %}{% set y = x ~ m %}{{ y }}{% endfor %}", "14一14二14三14"),
        ("{% with m = n, k = 1 %}{{ m + k }}{% endwith %}", "8"),
        ("{{ xs | join('、') }}{{ xs | length }}{{ missing | default('缺') }}", "一、二、三3缺"),
        ("{{ '有' if unit.phone is defined else '无' }}{{ n is odd }}{{ 1 < 2 < 3 }}", "无TrueTrue"),
        ("{{ 'x' if n }}{{ -n }}{{ 7 // 2 }}{{ 2 ** 3 }}{{ 7 % 4 }}{{ (1, 2) | sum }}{{ {'a': 5}['a'] }}", "x-738335"),
        ("{% for k, v in unit.nested.items() %}{{ k }}{{ v }}{% endfor %}{{ range(3) | join }}", "deep深012"),
        ("{{ 'x' if b }}{{ ('x' if b) is defined }}", "False"),
        ("{{ a.replace('<', '') }}{{ rows | map(attribute='name') | join }}", "甲乙高唐庙宇"),
        ("{% for x in range(2) %}{% for y in range(2) %}{{ x }}{{ y }}{{ loop.index }}{% endfor %}/{% endfor %}",
         "001012/101112/"),
        ("{% for unit in rows %}{{ name }}{{ kinds | length }}{{ a[:1] }}{% endfor %}", "高唐1甲庙宇0甲"),
        ("{% for unit in rows if kinds %}{{ name }}{{ a[:1] }}{% endfor %}{{ nested.deep }}", "高唐甲深"),
        ("{% with unit = rows[1] %}{{ name }}{% endwith %}{{ name }}", "庙宇骡坪镇"),
    ],
)  # fmt: skip
def test_covered(template: str, expected: str) -> None:
    assert by_jinja(template) == expected
    assert directly(template) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{% macro m() %}x{% endmacro %}",
        "{% for x in xs recursive %}{{ x }}{% endfor %}",
        "{% for x in xs %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% for x in xs %}{{ loop }}{% endfor %}",
        "{% if n %}{% set a = 1 %}{% endif %}{{ a }}",
        "{{ a }}{% set a = 1 %}{{ a }}",
        "{% for x in xs %}{{ y }}{% set y = x %}{% endfor %}",
        "{% set ns.x = 1 %}",
        "{% set x %}文{% endset %}",
        "{{ a | nothing }}",
        "{{ a is nothing }}",
        "{{ a b }}",
        "{{ }}",
        "{% endif %}",
        "{% if a %}",
        "{% if a %}{% else b %}{% endif %}",
        "{% if a %}{% else %}{% elif b %}{% endif %}",
        "{% for (x, (y, z)) in pairs %}{% endfor %}",
        "{{ unit(class=1) }}",
        "{{ unit(*xs) }}",
        "{{ 1e999 }}",
        "{% include 'x' %}",
    ],
)
def test_left_to_jinja(template: str) -> None:
    assert directly(template) is None


@pytest.mark.parametrize(
    "template",
    [
        "{{ missing }}",
        "{{ unit.missing }}",
        "{{ missing.deeper }}",
        "{% for x in missing %}{% endfor %}",
        "{% if missing %}{% endif %}",
        "{{ xs }}",
        "{{ unit }}",
        "{{ nil.append }}",
        "{{ a.__class__ }}",
        "{{ n / 0 }}",
        "{{ a + n }}",
        "{% for x, y in xs %}{% endfor %}",
        "{{ 'x' * 10000000 }}",
        "{{ range(100000000) }}",
    ],
)
def test_what_jinja_refuses_is_refused(template: str) -> None:
    with pytest.raises(Exception) as ours:  # noqa: PT011  whichever it is, it has to be Jinja's
        directly(template)
    with pytest.raises(type(ours.value)):
        by_jinja(template)


def test_as_deep_as_python_allows() -> None:
    loops = "{% for x in xs %}" * 30 + "{% endfor %}" * 30
    assert directly(loops) is None  # Python nests no more than twenty


def test_thousands_of_tags() -> None:
    template = "".join(f"{{{{ a }}}}{{% if n == {number} %}}{{{{ n }}}}{{% endif %}}、" for number in range(2000))
    assert directly(template) == by_jinja(template) == "甲&lt;乙、" * 7 + "甲&lt;乙7、" + "甲&lt;乙、" * 1992


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ a }}、{{ unit.nested.deep }}" * 600, "甲&lt;乙、深" * 600),
        ("{% set y = n %}" + "{{ y }}{{ b }}文" * 600, "7文" * 600),
        ("{% with a = n %}" + "{{ a }}" * 1100 + "{% endwith %}{{ a }}", "7" * 1100 + "甲&lt;乙"),
        ("{% if n %}" + "{{ n }}" * 1100 + "{% else %}" + "{{ b }}" * 50 + "{% endif %}末", "7" * 1100 + "末"),
        ("{% for a in xs %}" + "{{ a }}" * 1100 + "{% endfor %}", "一" * 1100 + "二" * 1100 + "三" * 1100),
        ("{{ n }}{{ n + 1 }}" * 20 + "{{ n }}-" * 1000, "78" * 20 + "7-" * 1000),
        ("{{ n }}" * 19 + "{{ true }}" + "{{ n }}" * 1000, "7" * 19 + "True" + "7" * 1000),
        ("{% with unit = rows[1] %}" + "{{ name }}" * 1000 + "{% endwith %}{{ name }}", "庙宇" * 1000 + "骡坪镇"),
    ],
)
def test_long_and_straight(template: str, expected: str) -> None:
    assert directly(template) == by_jinja(template) == expected


def test_a_name_that_is_set_after_it_was_printed() -> None:
    assert directly("{{ a }}" * 1100 + "{% set a = n %}{{ a }}") is None


@pytest.mark.parametrize(
    "tag", ["{{ missing }}", "{{ unit.missing }}", "{{ missing.deeper }}", "{{ xs }}", "{{ a.__class__ }}"]
)
def test_what_fails_among_many(tag: str) -> None:
    with pytest.raises(Exception) as ours:  # noqa: PT011  whichever it is, it has to be Jinja's
        directly("{{ a }}" * 1100 + tag + "{{ a }}" * 30)
    with pytest.raises(type(ours.value)):
        by_jinja(tag)


NAMES = st.sampled_from(["a", "b", "n", "xs", "nil", "rows", "unit", "x", "y", "missing", "pairs"])
LEAVES = st.one_of(
    NAMES,
    st.sampled_from(
        ["unit.name", "unit.nested.deep", "x.name", "loop.index", "loop.last", "loop.length", "xs[0]", "a[1:]"]
    ),
    st.sampled_from(["1", "0", "'文'", "''", "true", "none", "2.5", "[1, 'x']", "(1, 2)", "{'k': 1}"]),
)


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    binary = st.sampled_from(["+", "-", "*", "~", "==", "!=", "<", ">=", "and", "or", "in", "not in"])
    filters = st.sampled_from(["length", "upper", "default('缺')", "join('、')", "first", "list", "string", "公文日期"])
    tests = st.sampled_from(["is defined", "is none", "is not string", "is odd", "is iterable"])
    return st.one_of(
        st.builds("({} {} {})".format, inner, binary, inner),
        st.builds("({} | {})".format, inner, filters),
        st.builds("({} {})".format, inner, tests),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("(not {})".format, inner),
    )


EXPRESSIONS = st.recursive(LEAVES, _compound, max_leaves=4)


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, EXPRESSIONS, inner, inner),
        st.builds("{{% for x in {} %}}{}{{% else %}}{}{{% endfor %}}".format, EXPRESSIONS, inner, inner),
        st.builds("{{% for x in {} if {} %}}{}{{% endfor %}}".format, EXPRESSIONS, EXPRESSIONS, inner),
        st.builds("{{% for x, y in pairs %}}{}{{% endfor %}}".format, inner),
        st.builds("{{% with y = {} %}}{}{{% endwith %}}".format, EXPRESSIONS, inner),
        st.builds("{{% set y = {} %}}{}".format, EXPRESSIONS, inner),
        st.builds("{}{}".format, inner, inner),
    )


TEMPLATES = st.recursive(st.one_of(st.builds("{{{{ {} }}}}".format, EXPRESSIONS), st.just("文")), _blocks, max_leaves=6)


@settings(max_examples=examples(1500))
@given(TEMPLATES)
def test_any_template(template: str) -> None:
    program = direct_program(pieces_of(template), SAFE)
    if program is None:
        return
    try:
        wanted: str | type = by_jinja(template)
    except Exception as error:
        wanted = type(error)
    try:
        found: str | type = program.run(context(), PLAIN, {"text": writer})
    except Exception as error:
        found = type(error)
    assert found == wanted, template
