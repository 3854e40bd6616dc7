"""The sandbox: undefined names, forbidden statements, limits, and the lines of failures."""

from collections.abc import Mapping

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError, TemplateSyntaxError

from generator.templates.expressions.bare_names import MissingNameError
from generator.templates.expressions.jinja_rendering import failed_line, rendered
from generator.templates.expressions.rendering_limits import Deadline, LimitError
from generator.templates.expressions.sandbox import environment
from generator.templates.expressions.tag_errors import unknown_filters
from tests.patience import Clock
from tests.refused import refused

CONTEXT: Mapping[str, object] = {
    "unit": {"name": "A&B养老院", "items": "三件", "copies": 2, "tags": ["甲", "乙"]},
    "units": [{"copies": 1}, {"copies": 2}],
}


def printed(source: str, context: Mapping[str, object] = CONTEXT) -> str:
    return rendered(environment().from_string(source), context)


def test_a_field_named_like_a_method_is_the_field() -> None:
    assert printed("{{ unit.items }}{{ unit['items'] }}") == "三件三件"


def test_methods_of_a_mapping_are_there_where_no_field_is() -> None:
    assert printed("{% for key, value in unit.items() %}{{ key }}{% endfor %}", {"unit": {"a": 1, "b": 2}}) == "ab"
    assert printed("{{ unit.get('nothing', '无') }}") == "无"


def test_sums_and_loops() -> None:
    assert printed(
        "{{ units | sum(attribute='copies') }}{% for u in units %}[{{ loop.index }}/{{ loop.length }}]{% endfor %}"
    ) == ("3[1/2][2/2]")


@pytest.mark.parametrize(
    ("source", "name", "known", "at_top"),
    [
        ("{{ unit.nmae }}", "nmae", ("name", "items", "copies", "tags"), False),
        ("{{ unit['nmae'] }}", "nmae", ("name", "items", "copies", "tags"), False),
        ("{{ untis }}", "untis", (), True),
        ("{% if unit.nmae %}{% endif %}", "nmae", ("name", "items", "copies", "tags"), False),
        ("{% for x in unit.nmae %}{% endfor %}", "nmae", ("name", "items", "copies", "tags"), False),
        ("{{ unit.nmae ~ 'x' }}", "nmae", ("name", "items", "copies", "tags"), False),
        ("{{ unit.nmae | upper }}", "nmae", ("name", "items", "copies", "tags"), False),
        ("{{ unit.copy }}", "copy", ("name", "items", "copies", "tags"), False),
    ],
)
def test_a_name_that_is_not_there(source: str, name: str, known: tuple[str, ...], at_top: bool) -> None:
    refusal = refused(MissingNameError, printed, source)
    assert (refusal.name, refusal.known, refusal.at_top) == (name, known, at_top)


def test_a_name_may_be_asked_for() -> None:
    assert printed("{% if unit.reply is defined %}x{% endif %}{{ unit.reply | default('无') }}") == "无"


PAYLOADS = [
    "{{ namespace.__init__.__globals__ }}",
    *("{% macro m() %}{% endmacro %}{{ m.__globals__ }}", "{{ unit.tags.append('x') }}"),
    *("{{ unit.update({'name': 'x'}) }}", "{{ unit.pop('name') }}", "{{ lipsum.__globals__ }}"),
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_gets_out_of_the_sandbox(payload: str) -> None:
    before = repr(CONTEXT)
    with pytest.raises((SecurityError, MissingNameError)):
        printed(payload)
    assert repr(CONTEXT) == before


@pytest.mark.parametrize("name", ["attr", "random", "pprint", "xmlattr"])
def test_filters_that_are_left_out(name: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        environment().from_string(f"{{{{ unit | {name}('x') }}}}")


LIMITS = [
    *(("{{ 'x' * 200000000 }}", "text"), ("{{ 200000000 * 'x' }}", "text")),
    *(("{{ [1] * 200000000 }}", "text"), ("{{ 10 ** (10 ** 10) }}", "digits")),
    ("{% set n = namespace(v=9**1200) %}{{ n.v * n.v }}", "digits"),
    *(("{{ '%1000000000d' % 1 }}", "width"), ("{{ '%*d' % (1000000000, 1) }}", "width")),
    *(("{{ '%1000000000d' | format(1) }}", "width"), ("{{ '{:1000000000}'.format(1) }}", "width")),
    *(("{{ '{:{w}}'.format(1, w=1000000000) }}", "width"), ("{{ 'x'.center(1000000000) }}", "width")),
    *(("{{ 'x'.zfill(1000000000) }}", "width"), ("{{ 'x' | center(1000000000) }}", "width")),
    *(("{{ 'x' | indent(1000000000) }}", "width"), ("{{ [1] | batch(1000000000, 0) | list }}", "width")),
    ("{{ ('x' * 100000).replace('x', 'x' * 100000) }}", "text"),
    ("{{ ('x' * 100000) | replace('x', 'x' * 100000) }}", "text"),
    *(("{{ range(100000) | join('x' * 100000) }}", "text"), ("{{ range(100000000) }}", "range")),
    ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "iterations"),
    ("{% for a in range(999) recursive %}{{ loop(range(99999)) }}{% endfor %}", "iterations"),
    ("{% set n = namespace(t='x') %}{% for i in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}", "text"),
    ("{% set n = namespace(t='x') %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}", "text"),
    ("{% set x = 'x' * 999999 %}{% for i in range(99) %}{{ x }}{% endfor %}", "output"),
]


@pytest.mark.parametrize(("source", "limit"), LIMITS)
def test_a_template_that_wants_too_much_is_stopped(source: str, limit: str) -> None:
    assert refused(LimitError, printed, source).limit == limit


SLOW = [
    "{% for a in range(99999) %}{% for b in range(9) %}{% endfor %}{% endfor %}",
    "{% for a in many %}{% endfor %}",
    "{% for a in many %}{{ loop.length }}{{ loop.last }}{{ loop.revindex }}{{ loop.nextitem }}{% endfor %}",
    *("{% for a in many if a %}{% else %}x{% endfor %}", "{% for a in many | map('string') %}{% endfor %}"),
    "{% for a in many recursive %}{{ loop(many) }}{% endfor %}",
    "{% for key, value in whole.items() %}{% endfor %}",
    "{{ 'x'.upper().upper() }}",
    "{% set x = many | sort | list %}",
    "{% set x = many | map('string') | map('upper') | unique | list %}",
    *("{% set x = many | sum %}", "{% set x = 'x' | wordwrap | title %}", "一{{ 'x' }}二"),
]


@pytest.mark.parametrize("source", SLOW)
def test_a_template_that_takes_too_long_is_stopped(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    template = environment().from_string(source)
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.MAX_SECONDS", 0)
    refusal = refused(LimitError, rendered, template, {"many": [0, 1, 2], "whole": {"a": 1}})
    assert (refusal.limit, refusal.most) == ("seconds", 0)


def test_time_is_the_processors_and_no_more_than_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    wall, worked = Clock(), Clock()
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.monotonic", wall)
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.thread_time", worked)
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.MAX_SECONDS", 20)
    deadline = Deadline()
    wall.now += 30  # another program has the processor
    deadline.check()
    with pytest.raises(LimitError):
        _work(deadline, wall, worked)
    assert 18 < worked.now <= 20


def _work(deadline: Deadline, *clocks: Clock) -> None:
    for _ in range(100):
        for clock in clocks:
            clock.now += 0.5
        deadline.check()


def test_a_deadline_that_is_over_stays_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.MAX_SECONDS", 0)
    deadline = Deadline()
    for _ in range(2):
        with pytest.raises(LimitError):
            deadline.check()


@given(st.lists(st.integers(0, 3), max_size=6))
def test_a_checked_loop_knows_its_rounds_as_jinja_does(items: list[int]) -> None:
    source = (
        "{% for x in items %}{{ [x, loop.index, loop.index0, loop.revindex, loop.revindex0, loop.first, loop.last,"
        " loop.length, loop.previtem | default('-'), loop.nextitem | default('-'), loop.cycle('a', 'b'),"
        " loop.changed(x)] }}{% else %}none{% endfor %}"
        "{% for x in items | select('odd') %}{{ loop.index }}/{{ loop.length }}{{ loop.last }}{% endfor %}"
    )
    assert printed(source, {"items": items}) == jinja2.Environment(autoescape=True).from_string(source).render(
        items=items
    ).replace("&#39;", "'")


def test_one_rendering_does_not_pay_for_another() -> None:
    template = environment().from_string("{% for i in range(100000) %}{% endfor %}{{ unit.name }}")
    for _ in range(12):
        assert rendered(template, CONTEXT) == "A&B养老院"


def test_the_line_that_failed() -> None:
    template = environment().from_string("一\n二 {{ unit.name }}\n{% if true %}\n{{ unit.nmae }}{% endif %}")
    assert failed_line(refused(MissingNameError, rendered, template, CONTEXT), template) == 4
    assert failed_line(ValueError(), template) is None


@pytest.mark.parametrize("limit", ["MAX_OUTPUT", "MAX_SECONDS"])
def test_the_line_that_went_too_far(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    template = environment().from_string("一\n{% for a in 'ab' %}\n{{ a }}二{{ a }}{% endfor %}")
    monkeypatch.setattr(f"generator.templates.expressions.rendering_limits.{limit}", 0)
    assert failed_line(refused(LimitError, rendered, template, CONTEXT), template) in {1, 2}


@pytest.mark.parametrize("source", ["{{ self }}", "{{ self.name }}", "{{ self['name'] }}", "{{ self | upper }}"])
def test_the_template_cannot_get_at_itself(source: str) -> None:
    refusal = refused(MissingNameError, printed, source)
    assert (refusal.name, refusal.at_top) == ("self", True)
    assert printed("{{ self }}", {"self": "本单位"}) == "本单位"


@pytest.mark.parametrize("source", ["{{ NUMBER }}", "{% if x == NUMBER %}{% endif %}", "{{ x[NUMBER] }}"])
def test_a_number_that_python_does_not_take_is_a_mistake_of_the_tag(source: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="a number of more than"):
        environment().from_string(source.replace("NUMBER", "9" * 5_000))


def test_unknown_words() -> None:
    safe = environment()
    tree = safe.parse("{{ a | uper }}\n{% if a is oddd and b | 公文日 %}{% endif %}{{ a | upper }}")
    found = [(each.kind, each.name, each.line, each.suggestion) for each in unknown_filters(tree, safe)]
    expected = [("filter", "uper", 1, "upper"), ("filter", "公文日", 2, "公文日期"), ("test", "oddd", 2, "odd")]
    assert sorted(found) == expected
