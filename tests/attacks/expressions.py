"""What a template can ask for that would never end, or would fill the machine: expressions, each by itself.

REFUSED are more than a template may do, whatever machine runs them. SMALL end at once, with the text that is given.
ENDING do much in many small steps: what comes of them is a short text, or the refusal when the time is over.
"""

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Undefined

from generator import DocxTemplate
from generator.dispatch.merging import merge
from generator.dispatch.unit_choice import Condition
from generator.ground.errors import GeneratorError, Problem, Span
from generator.ground.source.nodes import ScalarNode
from generator.ground.source.source_file import SourceFile
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.templates.expressions.filters import FILTERS as COMMON_FILTERS
from generator.templates.text.front_matter.values_with_tags import value_template
from generator.templates.text.text_template import TextTemplate
from generator.templates.word.content.content_filters import CONTENT_FILTERS
from tests.templates.excel.workbooks import listed, workbook
from tests.word_documents import make_docx, paragraphs

_M = "('1' * 1000000)"
_HUGE = "('f' * 1000000)|int(0, 16)"

REFUSED: tuple[str, ...] = (
    # numbers
    "123|round(-10**9)",
    "123|round(precision=-10**9)",
    "5|round(10**8, 'ceil')",
    "5|round(10**8, 'floor')",
    "5|round(-10**8, 'ceil')",
    "5.5|round(10**9)",
    "true|round(-10**9)",
    "'5'|round(-10**9)",
    "(9**1200)|round(-3000)",
    "[123]|map('round', -10**9)|list|length",
    "[123]|map('round', precision=-10**9)|list|length",
    "range(9)|sum|round(-10**9)",
    "10 ** (10 ** 10)",
    "2 ** (10 ** 6)",
    "(9**1200) * (9**1200)",
    "(9**1200) ** 2",
    _HUGE,
    f"({_HUGE}) * 2",
    f"({_HUGE}) // 7",
    f"({_HUGE}) % (('f' * 500000)|int(0, 16))",
    f"({_HUGE}) is divisibleby(7)",
    f"({_HUGE}) / 3",
    f"({_HUGE})|大写金额",
    f"({_HUGE})|filesizeformat",
    "('1' * 1000000)|int(0, 2)",
    "('1' * 1000000)|int(0, 36)",
    f"{_M}|int",
    f"{_M}|float",
    f"[{_M}]|map('int', 0, 16)|list|length",
    f"[{_M}]|map('float')|sum",
    # widths
    "'x'.center(10**9)",
    "'x'.ljust(10**9)",
    "'x'.rjust(10**9)",
    "'7'.zfill(10**9)",
    "'x'|center(10**9)",
    "'x'|center(width=10**9)",
    "['x']|map('center', 10**9)|list|length",
    "'x'|indent(10**9)",
    "'x'|indent(width=10**9)",
    "'a\\tb'.expandtabs(10**9)",
    "('\\t' * 100000).expandtabs(1000)",
    "('\\n' * 100000)|indent(1000, blank=true)",
    "('\\n' * 100000)|indent('x' * 100000)",
    "[1]|batch(10**9, 0)|list|length",
    "[1]|slice(10**9)|list|length",
    "'x'|wordwrap(10**9)",
    "'x'|wordwrap('nan'|float)",
    "'x'|wordwrap(1e9)",
    # formats
    "'%1000000000d' % 1",
    "'%*d' % (10**9, 1)",
    "'%.999999999f' % 1.5",
    "'%(a)1000000000d' % {'a': 1}",
    "'%(a).999999999f' % {'a': 1.5}",
    "'%999999999s'|format(1.5)",
    "'%.999999999f'|format(1.5)",
    "'%(a)999999999s'|format(a=1)",
    "['%999999999s']|map('format', 1)|list|length",
    "'{:999999999}'.format(1.5)",
    "'{:.999999999f}'.format(1.5)",
    "'{:{}}'.format(1.5, 999999999)",
    "'{:{w}}'.format(1, w=10**9)",
    "'{a:{w}}'.format(a=1, w=10**9)",
    "'{:>٩٩٩٩٩٩٩٩٩}'.format('a')",
    "'{:>９９９９９９９９９}'.format('a')",
    "('{0:999}' * 100000).format(1)",
    "('{0:😀>999}' * 100000).format(1)",
    "('%(a)999d' * 100000) % {'a': 1}",
    "('%(a)999d' * 100000)|format(a=1)",
    "('{0}' * 300000).format(9**1200)",
    "('{0}' * 1000).format('x' * 900000)",
    "('%(a)s' * 1000) % {'a': 'x' * 900000}",
    "'{0}{0}{0}{0}{0}'.format(range(99999)|list * 9)",
    # texts
    "'x' * 200000000",
    "200000000 * 'x'",
    "('x' * 999999) ~ ('x' * 999999)",
    "('x' * 999999) + ('x' * 999999)",
    "('x' * 100000).replace('x', 'x' * 100000)",
    "('x' * 100000).replace('', 'x' * 100000)",
    "('x' * 100000)|replace('x', 'x' * 100000)",
    "('x' * 100000)|replace('', 'x' * 100000)",
    "['x' * 100000]|map('replace', 'x', 'x' * 100000)|list|length",
    "('x' * 100000).join(range(100000)|map('string')|list)",
    "'x'.join(range(3)|map('string'))",
    "range(100000)|join('x' * 100000)",
    "range(100000)|map('string')|join('x' * 100000)",
    "range(100000)|list|顿号('x' * 999999)",
    "(['x' * 900000] * 9)|顿号",
    "(['x' * 900000] * 9)|join",
    "''.join(['x' * 900000] * 9)",
    "('a' * 900000)|wordwrap(1)",
    "('字' * 900000)|wordwrap(1)",
    "('a' * 900000)|wordwrap(1, true, '')",
    "('a' * 900000)|wordwrap(width=79)",
    "('a' * 900000)|wordwrap",
    "(('a' * 499999) ~ ' ' ~ ('b' * 499999))|wordwrap(5)",
    "['a' * 900000]|map('wordwrap', 1)|list|length",
    "('x ' * 100000)|wordwrap(1, wrapstring='y' * 100000)",
    "('a' * 1000000).strip('b' * 999999 ~ 'a')|length",
    "('a' * 1000000).lstrip('b' * 999999 ~ 'a')|length",
    "('a' * 1000000).rstrip('b' * 999999 ~ 'a')|length",
    "('a' * 1000000)|trim('b' * 999999 ~ 'a')|length",
    "('a' * 1000000)|trim(chars='b' * 999999 ~ 'a')|length",
    "range(100000)|map('center', 999)|list|length",
    "range(100000)|map('string')|map('replace', '1', 'x' * 100000)|list|length",
    "(['x' * 1000] * 100000)|map('upper')|list|length",
    "(['x' * 1000] * 100000)|map('list')|list|length",
    "(['字' * 1000] * 100000)|map('urlencode')|list|length",
    # lists
    "[1] * 200000000",
    "[[1]] * 10**7",
    "([1] * 900000) + ([1] * 900000)",
    "([[1] * 1000] * 100000)|length",
    "(['x' * 900000] * 100000)|length",
    "([9**1200] * 900000)|length",
    "[[1] * 900000, [1] * 900000] * 90",
    "range(100000000)|length",
    "range(10**18)[10**17]",
    "range(0, 10**18, 10**6)|length",
    "([['a'] * 10] * 100000)|sum(start=[])|length",
    "([('a', 'b')] * 100000)|sum(start=())|length",
    "([('a', 'b')] * 100000)|sum(none, ())|length",
    "cycler(*([1] * 900000)).current",
    "dict(a=[1] * 900000, b=[['x' * 999] * 999] * 999)|length",
    "namespace(a=['x' * 900000] * 99).a|length",
)

SMALL: tuple[tuple[str, str], ...] = (
    ("2.5|round(1)", "2.5"),
    ("1250|round(-2)|int", "1200"),
    ("1e308|round(300)", "1e+308"),
    ("1.5|round(400, 'common')", "1.5"),
    ("7.0 // 2", "3.0"),
    ("('1' * 1000)|int is divisibleby(3)", "False"),
    ("'ff'|int(0, 16)", "255"),
    ("9 ** 1000 > 9 ** 999", "True"),
    (f"({_M}|脱敏)|length", "1000000"),
    (f"{_M}.strip('1')|length", "0"),
    (f"{_M}|trim('1')|length", "0"),
    (f"{_M}|truncate(5)", "11..."),
    (f"{_M}|truncate(10**9)|length", "1000000"),
    (f"{_M}|upper|length", "1000000"),
    (f"{_M}|全角|length", "1000000"),
    (f"{_M}|first", "1"),
    (f"{_M}|wordcount", "1"),
    (f"{_M}.split('1')|length", "1000001"),
    (f"{_M}.find('2')", "-1"),
    (f"{_M}.count('11')", "500000"),
    (f"({_M} ~ '').isdigit()", "True"),
    (f"{_M} is string", "True"),
    (f"{_M} == {_M}", "True"),
    (f"{_M} < {_M}", "False"),
    (f"'2' in {_M}", "False"),
    (f"{_M} is in {_M}", "True"),
    ("('a' * 500000 ~ 'b').find('a' * 1000 ~ 'b')", "499000"),
    ("('ab' * 400000).count('ab' * 10000 ~ 'a')", "39"),
    ("('ß' * 400000).upper()|length", "800000"),
    ("('ΐ' * 300000).upper()|length", "900000"),
    ("('<' * 900000)|striptags|length", "900000"),
    ("('<!--' * 200000)|striptags|length", "800000"),
    ("('&amp;' * 200000)|striptags|length", "200000"),
    ("('a b ' * 200000)|title|length", "800000"),
    ("('字' * 100000)|urlencode|length", "900000"),
    ("('a ' * 400000)|wordwrap(1000)|length", "799999"),
    ("('a ' * 400000)|wordwrap(1)|length", "799999"),
    ("('a' * 9000)|wordwrap(10)|length", "9899"),
    ("('a\\n' * 200000)|indent(2)|length", "799998"),
    ("('ab' * 450000)[::-1]|length", "900000"),
    ("([1] * 900000)[::2]|length", "450000"),
    ("([1] * 900000).count(2)", "0"),
    ("[1] * 900000 == [1] * 900000", "True"),
    ("([1] * 900000) < ([1] * 900000)", "False"),
    ("2 in [1] * 900000", "False"),
    ("range(100000)|sum", "4999950000"),
    ("range(100000)|max", "99999"),
    ("range(100000)|list|sort(reverse=true)|first", "99999"),
    ("range(100000)|map('string')|sort|last", "99999"),
    ("range(100000)|unique|list|length", "100000"),
    ("('ab' * 9000)|groupby(0)|length", "2"),
    ("range(100000)|batch(1)|list|length", "100000"),
    ("range(3)|slice(1000)|list|length", "1000"),
    ("range(3)|batch(1000, 'a' * 100000)|list|length", "1"),
    ("([['a'] * 9] * 300)|sum(start=[])|length", "2700"),
    ("['甲', '乙']|顿号('和')", "甲和乙"),
    ("'%05.1f' % 2.25", "002.2"),
    ("'{:>4}|{:04d}'.format('a', 7)", "   a|0007"),
    ("'%s 份'|format(3)", "3 份"),
    ("'12345.6'|大写金额", "壹万贰仟叁佰肆拾伍元陆角整"),
)

ENDING: tuple[str, ...] = (
    "('a' * 1000000)|select('in', 'b' * 1000000)|list|length",
    "range(100000)|map('string')|select('in', 'b' * 1000000)|list|length",
    "range(100000)|select('in', range(100000)|list)|list|length",
    "range(-100000, 0)|reject('in', range(100000)|list)|list|length",
    "('a' * 1000000)|map('upper')|list|length",
    "('a' * 1000000)|map('int')|list|length",
    "('a' * 1000000)|unique|list|length",
    "('a' * 1000000)|batch(2)|list|length",
    "(['a' * 1000] * 1000)|map('wordwrap', 1)|list|length",
    "(['a' * 900] * 100)|sort|length",
    "(['a' * 900000] * 20)|sort|length",
    "(['a' * 900000] * 20)|unique|list|length",
    "(['a' * 900000] * 20)|map('striptags')|list|length",
    "(' ' * 900000)|wordwrap(80)|length",
    "('\\n' * 900000)|wordwrap(80)|length",
)

_A, _L = "{% set a = 'x' * 999999 %}", "{% set a = [1] * 900000 %}"

REFUSED_STATEMENTS: tuple[str, ...] = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    _A + "{% for i in range(99) %}{{ a }}{% endfor %}",
    _A + "{{ a ~ 1 }}" * 40,
    _A + "{% set b = a|upper|lower %}" * 40,
    _A + "{% set b = a.upper() %}" * 40,
    _A + "".join(f"{{% set b{number} = a[1:] %}}" for number in range(60)),
    _A + "".join(f"{{% set b{number} = a[::-1] %}}" for number in range(60)),
    _L + "".join(f"{{% set b{number} = a[1:] %}}" for number in range(60)),
    _L + "".join(f"{{% set b{number} = a|list %}}" for number in range(60)),
    _L + "".join(f"{{% set b{number} = a|sort %}}" for number in range(60)),
    _L + "".join(f"{{% set b{number} = a + [2] %}}" for number in range(60)),
    "{% set n = namespace(t='x') %}{% for i in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "{% set n = namespace(t='x') %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "{% set n = namespace(v=9**1200) %}{{ n.v * n.v }}",
    "{% set a = ['x', 'x'] %}" + "{% set a = [a, a] %}" * 40,
    "{% set a = [0] %}" + "{% set a = [a] %}" * 99,
)
"""In any template."""

REFUSED_BLOCKS: tuple[str, ...] = (
    "{% filter round(-10**9) %}123{% endfilter %}",
    "{% filter wordwrap(1) %}{{ 'a' * 900000 }}{% endfilter %}",
    "{% filter center(10**9) %}x{% endfilter %}",
    "{% for a in range(999) recursive %}{{ loop(range(99999)) }}{% endfor %}",
    _A + "{% set b %}{% for i in range(9999) %}{{ a }}{% endfor %}{% endset %}",
    _A + "{% set b %}{{ a }}{% endset %}" * 60,
    _A + "{% set b|upper %}{{ a }}{% endset %}" * 60,
    _A + "{% macro m() %}{% for i in range(9999) %}{{ a }}{% endfor %}{% endmacro %}{{ m()|length }}",
    _A + "{% macro m() %}{{ a }}{{ a }}{% endmacro %}" + "{% set b = m() %}" * 60,
    _A + "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}{% for i in range(99) %}"
    "{% call m() %}{{ a }}{% endcall %}{% endfor %}",
)
"""Blocks that Jinja has and the texts of a notice have not."""

ENDING_STATEMENTS: tuple[str, ...] = (
    "{% set a = [1] * 900000 %}{% set b = [1] * 900000 %}" + "{% if a == b %}{% endif %}" * 500,
    _A + "{% if 'y' in a %}{% endif %}" * 500,
    _L + "{% if 2 in a %}{% endif %}" * 500,
    _L + "{% if 2 is in a %}{% endif %}" * 500,
    _L + "{% for i in range(100000) %}{% if 2 in a %}{% endif %}{% endfor %}",
    _L + "{% for i in range(100000) %}{% if a.count(2) %}{% endif %}{% endfor %}",
    "{% set n = namespace(a=[]) %}{% for i in range(90000) %}{% set n.a = n.a + [i] %}{% endfor %}{{ n.a|length }}",
    "{% set c = cycler('a', 'b') %}{% for i in range(100000) %}{% set x = c.next() %}{% endfor %}",
)
"""Work in many steps, between which there is a look at the time."""


# The places in which an expression is evaluated, each by what a user calls; GeneratorError is what refuses it.


_ROSTER = "groups:\n  - name: 分馆\n    units:\n      - {name: 东馆}\n"

Place = Callable[[str, Path], str]
"""Takes the source of a template, or of an expression, and an empty folder; what it prints comes back."""


def notice(source: str, _folder: Path) -> str:
    """The text of a notice."""
    problems: list[Problem] = []
    file = SourceFile("notice.md", Path("notice.md"), source, b"")
    lines = TextTemplate(file, source, 1).fill({}, problems)
    _refuse(problems)
    return "".join(line.text for line in lines)


def front_matter(source: str, _folder: Path) -> str:
    """A value of a front matter."""
    problems: list[Problem] = []
    file = SourceFile("notice.md", Path("notice.md"), source, b"")
    template = value_template(file, ScalarNode(source, Span("notice.md", 1, 1, 1, source)))
    _refuse(template.problems)
    value = template.run({}, problems)
    _refuse(problems)
    return value or ""


def word(source: str, _folder: Path) -> str:
    """A Word template."""
    return "".join(paragraphs(DocxTemplate.open(make_docx([source]), name="函.docx").render({})))


def excel(source: str, _folder: Path) -> str:
    """An Excel template."""
    return str(len(listed(workbook([[source]]))))


def where(source: str, folder: Path) -> str:
    """``--where``."""
    roster = _roster(folder)
    return str(Condition(source, roster).holds(roster.units[0]))


def name(source: str, folder: Path) -> str:
    """``--name`` of ``fawen merge``."""
    _roster(folder)
    template = folder / "证书.docx"
    template.write_bytes(_letter())
    made = merge(template, units=folder / "units.yaml", output=folder / "结果", name=source + ".docx")
    return made.files[0].name


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise GeneratorError(problems)


@cache
def _letter() -> bytes:
    return make_docx(["证书"])


def _roster(folder: Path) -> Roster:
    path = folder / "units.yaml"
    path.write_text(_ROSTER, "utf-8")
    return load_roster(path)


PLACES: dict[str, Place] = {
    "notice": notice, "front matter": front_matter, "Word": word, "Excel": excel, "--where": where,
    "--name": name,
}  # fmt: skip

# Filters, and the values that nobody should give them.


def _named_once(filters: Mapping[str, Callable[..., object]]) -> tuple[str, ...]:
    """The first name of each filter: the names of one filter make no other attack."""
    names: dict[Callable[..., object], str] = {}
    for name, function in filters.items():
        names.setdefault(inspect.unwrap(function), name)
    return tuple(names.values())


FILTERS = _named_once(COMMON_FILTERS)
"""Every filter of all templates."""

CONTENTS = _named_once(CONTENT_FILTERS)
"""Every filter that only Word templates have."""

_MILLION = 1_000_000


def _within(depth: int) -> list[object]:
    value: list[object] = []
    for _ in range(depth):
        value = [value, value]
    return value


VALUES: Mapping[str, object] = {
    "a million digits": "1" * _MILLION,
    "a million digits in groups": "1" + ",111" * (_MILLION // 4),
    "a million hanzi": "字" * _MILLION,
    "a million blanks": " " * _MILLION,
    "a million tags": "<" * _MILLION,
    "a million line feeds": "\n" * _MILLION,
    "a million combining marks": "e" + "\u0301" * (_MILLION - 1),
    "a million emoji": "😀" * _MILLION,
    "a point and a million digits": "0." + "1" * _MILLION,
    "a huge exponent": "1e999999999",
    "a number of a million bits": 1 << _MILLION,
    "a negative number of a million bits": -(1 << _MILLION),
    "a number of 4000 bits": 1 << 4000,
    "minus a thousand million": -(10**9),
    "a huge decimal": Decimal("1e999999"),
    "a tiny decimal": Decimal("1e-999999"),
    "a decimal of ten thousand digits": Decimal("1" * 10_000),
    "a decimal that is none": Decimal("NaN"),
    "an infinite decimal": Decimal("Infinity"),
    "the largest float": 1.7976931348623157e308,
    "infinity": float("inf"),
    "no number": float("nan"),
    "true": True,
    "nothing": None,
    "an absent name": Undefined(name="absent"),
    "a million things": [1] * _MILLION,
    "a million texts": ["甲乙"] * (_MILLION // 2),
    "lists in lists": _within(24),
    "a mapping of many": {str(number): number for number in range(100_000)},
    "bytes": b"1" * _MILLION,
    "the last day": date.max,
    "a complex number": 1e300 + 1j,
}
