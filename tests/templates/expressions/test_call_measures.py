"""Every filter is measured, and calls that need no measure work as before."""

import pytest

from generator.templates.expressions.call_measures import FILTERS as MEASURES
from generator.templates.expressions.call_measures import METHODS, OPERATORS, check_call, check_method, check_operation
from generator.templates.expressions.filters import FILTERS
from generator.templates.expressions.jinja_rendering import rendered
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.sandbox import environment


def test_every_filter_is_in_the_table() -> None:
    assert set(MEASURES) == set(FILTERS)


def test_every_operator_in_the_table_is_intercepted() -> None:
    assert set(OPERATORS) == environment().intercepted_binops


def test_every_method_in_the_table_is_one_of_texts() -> None:
    assert all(hasattr(str, name) for name in METHODS)


@pytest.mark.parametrize("source", ["v|round(-10**9)", "[v]|map('round', -10**9)|list", "v|round(precision=10**9)"])
def test_a_filter_is_measured_whoever_calls_it(source: str) -> None:
    with pytest.raises(LimitError) as caught:
        rendered(environment().from_string(f"{{{{ {source} }}}}"), {"v": 123})
    assert caught.value.limit == "digits"


def test_what_is_not_in_the_table_is_let() -> None:
    check_operation("-", 1 << 9999, 1)
    check_method("upper", "x" * 9999, ())
    check_call(len, ("x" * 9999,))


@pytest.mark.cases(1)
@pytest.mark.parametrize("source", ["a[1:]", "a|list", "a + [2]"])
def test_lists_that_are_made_are_charged(source: str) -> None:
    copies = "".join(f"{{% set b{number} = {source} %}}" for number in range(40))
    with pytest.raises(LimitError) as caught:
        rendered(environment().from_string(f"{{% set a = [1] * 900000 %}}{copies}"), {})
    assert caught.value.limit == "output"


def test_a_block_that_is_set_is_measured_before_it_is_made() -> None:
    source = "{% set b %}{% for i in range(99999) %}{{ a }}{% endfor %}{% endset %}"
    with pytest.raises(LimitError) as caught:
        rendered(environment().from_string(source), {"a": "x" * 9999})
    assert caught.value.limit == "output"
