"""The names that a template reads."""

import pytest

from generator.templates.expressions import environment, names_read


def names(source: str) -> list[str]:
    safe = environment()
    return [read.name for read in names_read(safe.parse(source), safe.globals)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ serial }}", ["serial"]),
        ("{{ unit.name }}{{ unit['name'] }}", ["unit.name", "unit.name"]),
        ("{{ notice.contact.name }}", ["notice.contact.name"]),
        ("{{ unit.name.startswith('x') }}", ["unit.name"]),
        ("{{ units[0].name }}", ["units[].name"]),
        (
            "{% for e in notice.attachments %}{{ e.title }}{% endfor %}",
            ["notice.attachments", "notice.attachments[].title"],
        ),
        (
            "{% for u in units | sort(attribute='name') %}{{ u.code }}{% endfor %}",
            ["units", "units[].name", "units[].code"],
        ),
        ("{% for u in units if u.copies %}{{ loop.index }}{% endfor %}", ["units", "units[].copies"]),
        ("{% for k, v in unit.items() %}{{ k }}{{ v.x }}{% endfor %}", ["unit"]),
        ("{% for a in b %}{% else %}{{ a.c }}{% endfor %}", ["b", "a.c"]),
        ("{% set c = notice.contact %}{{ c.phone }}", ["notice.contact", "notice.contact.phone"]),
        ("{% set c = unit.copies + 1 %}{{ c }}", ["unit.copies"]),
        (
            "{% with c = notice.contact %}{{ c.phone }}{% endwith %}{{ c }}",
            ["notice.contact", "notice.contact.phone", "c"],
        ),
        ("{{ units | sum(attribute='copies') }}", ["units", "units[].copies"]),
        ("{{ units | map(attribute='name') | join('、') }}", ["units", "units[].name"]),
        ("{% macro m(a) %}{{ a }}{{ unit.name }}{% endmacro %}{{ m(serial) }}", ["unit.name", "serial"]),
        ("{{ range(3) }}{{ namespace(a=1) }}", []),
        ("{{ names[unit.name] }}", ["names", "unit.name"]),
    ],
)
def test_names(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_what_may_be_absent_and_what_hangs_on_a_condition() -> None:
    safe = environment()
    tree = safe.parse(
        "{{ a.b }}\n{% if c.d is defined %}{{ c.d }}{% endif %}\n"
        "{{ e | default('') }}{{ h.i | 空则('无') }}{{ j | if_empty }}\n{{ f if a else g }}\n{{ c.d.x }}"
    )
    assert [(read.name, read.line, read.optional, read.conditional) for read in names_read(tree)] == [
        ("a.b", 1, False, False),
        ("c.d", 2, True, False),
        ("c.d", 2, True, True),
        ("e", 3, True, False),
        ("h.i", 3, True, False),
        ("j", 3, True, False),
        ("a", 4, False, False),
        ("f", 4, False, True),
        ("g", 4, False, True),
        ("c.d.x", 5, True, False),
    ]
