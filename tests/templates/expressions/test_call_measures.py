"""Every filter is measured, and calls that need no measure work as before."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.templates.expressions.call_measures import FILTERS as MEASURES
from generator.templates.expressions.call_measures import (
    METHODS,
    OPERATORS,
    check_call,
    check_method,
    check_nested,
    check_operation,
)
from generator.templates.expressions.filters import FILTERS
from generator.templates.expressions.jinja_rendering import rendered
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.sandbox import environment
from tests.attacks.expressions import REFUSED, REFUSED_STATEMENTS
from tests.refused import refused


def test_every_filter_is_in_the_table() -> None:
    assert set(MEASURES) == set(FILTERS)


def test_every_operator_in_the_table_is_intercepted() -> None:
    assert set(OPERATORS) == environment().intercepted_binops


def test_every_method_in_the_table_is_one_of_texts() -> None:
    assert all(hasattr(str, name) for name in METHODS)


@pytest.mark.parametrize("source", ["v|round(-10**9)", "[v]|map('round', -10**9)|list", "v|round(precision=10**9)"])
def test_a_filter_is_measured_whoever_calls_it(source: str) -> None:
    assert refused(LimitError, rendered, environment().from_string(f"{{{{ {source} }}}}"), {"v": 123}).limit == "digits"


def test_what_is_not_in_the_table_is_let() -> None:
    check_operation("-", 1 << 9999, 1)
    check_method("upper", "x" * 9999, ())
    check_call(len, ("x" * 9999,))


LARGE = [
    *(f"{{{{ {each} }}}}" for each in REFUSED),
    *(each for each in REFUSED_STATEMENTS if "set" in each),
    "{% set a = {'k': 'x'} %}" + "{% set a = {'k': a, 'l': a} %}" * 40,
    "{% set a = ('x', 'x') %}" + "{% set a = (a, a) %}" * 40,
    "{% set a = dict(k='x') %}" + "{% set a = dict(k=a, l=a) %}" * 40,
    "{% set a = [0] %}" + "{% set a = (a * 2) | batch(2) | list %}" * 40,
    "{% set a = [0] %}" + "{% set a = (a + a) | batch(2) | list %}" * 40,
]


@pytest.fixture(autouse=True)
def _little_memory() -> Iterator[None]:
    """Two gigabytes more than there are in use: what would take more fails here, not the machine."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 2_000_000_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.mark.parametrize("source", LARGE)
def test_nothing_huge_is_made(source: str) -> None:
    template = environment().from_string(source)
    assert refused(LimitError, rendered, template, {}).limit != "seconds"


@pytest.mark.parametrize(
    "source",
    [
        "{% set a = [units, units, units] %}{% for x in a %}{{ x | length }}{% endfor %}",
        "{% set n = namespace(a=[]) %}{% for u in units %}{% set n.a = n.a + [u] %}{% endfor %}{{ n.a | length }}",
        "{% for x in units | sort(attribute='name') | batch(3) %}{{ x | map(attribute='name') | join }}{% endfor %}",
        "{{ [1, 2] == [1, 2] }}{{ ([1, [2, 3]] * 3) | length }}{{ ('a', 'b') | join }}{{ {'a': 'b'}['a'] }}",
    ],
)
def test_what_an_office_does_with_lists_is_let(source: str) -> None:
    units = [{"name": f"示例{number}", "tags": ["甲", {"乙": 1}]} for number in range(300)]
    assert rendered(environment().from_string(source), {"units": units})


def test_names_that_hold_one_another_have_no_text() -> None:
    source = "{% set n = namespace() %}" + "{% set n = namespace(a=n, b=n) %}" * 40 + "{{ (n ~ '') | length < 200 }}"
    assert rendered(environment().from_string(source), {}) == "True"


def test_shared_things_are_counted_each_time() -> None:
    inside: object = "x" * 9
    for _ in range(21):
        inside = [inside, inside]
    check_nested(inside)  # 2 ** 21 times ten, and the lists
    with pytest.raises(LimitError):
        check_nested(inside, inside)
