"""The values that a template makes stay small, whatever it makes them of."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.templates.expressions.call_measures import check_nested
from generator.templates.expressions.jinja_rendering import rendered
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.sandbox import environment

LARGE = [
    "{{ ('x' * 100000).join(range(100000) | map('string') | list) }}",
    "{{ 'x'.join(range(3) | map('string')) }}",
    "{{ ('\\t' * 100000).expandtabs(1000) }}",
    "{{ ('\\n' * 100000) | indent(1000, blank=true) }}",
    "{{ ('\\n' * 100000) | indent('x' * 100000) }}",
    "{{ ('x ' * 100000) | wordwrap(1, wrapstring='y' * 100000) }}",
    "{{ '{0}{0}{0}{0}{0}'.format(range(99999) | list * 9) }}",
    "{{ '{0}' * 300 }}{{ ('{0}' * 300000).format(9 ** 1200) }}",
    "{{ range(100000) | list | listed('x' * 999999) }}",
    "{% set a = ['x', 'x'] %}" + "{% set a = [a, a] %}" * 40,
    "{% set a = {'k': 'x'} %}" + "{% set a = {'k': a, 'l': a} %}" * 40,
    "{% set a = ('x', 'x') %}" + "{% set a = (a, a) %}" * 40,
    "{% set a = dict(k='x') %}" + "{% set a = dict(k=a, l=a) %}" * 40,
    "{% set a = [0] %}" + "{% set a = (a * 2) | batch(2) | list %}" * 40,
    "{% set a = [0] %}" + "{% set a = (a + a) | batch(2) | list %}" * 40,
    "{% set a = [0] %}" + "{% set a = [a] %}" * 99,
    "{% set a = 'x' * 999999 %}" + "{{ a ~ 1 }}" * 40,
    "{% set a = 'x' * 999999 %}" + "{% set b = a | upper | lower %}" * 40,
    "{% set a = 'x' * 999999 %}" + "{% set b = a.upper() %}" * 40,
    "{% set a = 'x' * 499999 %}" + "{% set b = a + a %}" * 40,
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
    with pytest.raises(LimitError) as caught:
        rendered(template, {})
    assert caught.value.limit != "seconds"


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
