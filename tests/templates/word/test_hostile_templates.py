"""A hostile template or value does nothing: every payload in every place."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.reading import part_tags
from tests.attacks.expressions import REFUSED, REFUSED_BLOCKS, REFUSED_STATEMENTS
from tests.examples import Example, template_of
from tests.refused import refused, refused_for
from tests.templates.word.every_place import PARTS, PLACES, document, texts_of
from tests.word_documents import make_docx

CANARY = str(Path(tempfile.gettempdir()) / "fawen-canary")
SECRET = "示例秘密"

ATTRIBUTES = [
    *("{{ x.__class__ }}", "{{ x.__class__.__mro__[1].__subclasses__() }}", "{{ x['__class__'] }}"),
    *("{{ x['\\x5f\\x5fclass\\x5f\\x5f'] }}", "{{ x['\\u005f\\u005fclass\\u005f\\u005f'] }}"),
    *("{{ x['\\N{LOW LINE}_class__'] }}", "{{ x['_' ~ '_class__'] }}"),
    *("{{ x[('_' * 2) + 'class' + ('_' * 2)] }}", "{{ x['%c%cclass%c%c' | format(95, 95, 95, 95)] }}"),
    *("{{ x['__ssalc__'[::-1]] }}", "{{ x['__class__' | string].__base__ }}", "{{ x.＿＿class＿＿ }}"),
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    *("{{ [].__class__.__base__.__subclasses__() }}", "{{ {}.__class__.mro() }}", "{{ x.mro() }}"),
    *("{{ (1).__class__ }}", "{{ (1).real.to_bytes(9, 'big') }}", "{{ true.__class__.__init__ }}"),
    *("{{ unit.__init__.__globals__ }}", "{{ unit.items.__self__.__class__ }}"),
    *("{{ unit.name.format.__globals__ }}", "{{ unit.name.__doc__ }}", "{{ x | attr('__class__') }}"),
    *("{{ request | attr('__class__') }}", "{{ x | map(attribute='__class__') | list }}"),
    "{{ [x] | map(attribute='__class__.__mro__') | join }}",
    "{{ [x] | groupby('__class__') | list }}",
    "{{ [x, x] | sort(attribute='__class__') | first }}{{ nothing }}",
    "{{ [x] | sum(attribute='__class__') }}",
    "{{ (x for y in z).gi_frame }}",
    "{{ ([x] | map('upper')).gi_frame.f_back.f_globals }}",
    "{{ ([x] | map('upper')).gi_code }}",
    "{{ (unit.items()).mapping }}{{ nothing }}",
]
FORMATS = [
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(cycler) }}",
    *("{{ '{0[__class__]}'.format(x) }}", "{{ '{x.__class__}'.format(x=x) }}"),
    *("{{ '{x.__class__}'.format_map({'x': x}) }}", "{{ '{:{}}'.format(x, 99999999) }}"),
    *("{{ '%(__class__)s' % unit }}", "{{ '%(__class__)s' | format(x=1) }}"),
    *("{{ '%*d' % (99999999, 1) }}", "{{ x.format.__self__ }}"),
    "{% set f = '{x.__class__}'.format_map %}{{ f({'x': x}) }}",
    *("{{ x.encode() }}", "{{ x.translate({97: 'b' * 999999}) }}"),
]
NAMES = [
    "{{ cycler }}",
    "{{ cycler.__init__.__globals__.os.popen('touch CANARY').read() }}",
    "{{ cycler('a').__init__.__globals__ }}",
    "{{ joiner.__init__.__globals__['os'].system('touch CANARY') }}",
    *("{{ joiner('a').used.__class__ }}", "{{ namespace.__init__.__globals__ }}"),
    *("{{ namespace(a=1)._Namespace__attrs }}", "{{ namespace(a=1).__init__.__globals__ }}"),
    *("{{ range.__globals__ }}", "{{ range.__call__.__self__ }}"),
    *("{{ dict.__base__.__subclasses__() }}", "{{ dict.fromkeys.__self__.__base__ }}"),
    "{{ lipsum.__globals__['os'].popen('touch CANARY').read() }}",
    *("{{ lipsum(99999) }}", "{{ self.__init__.__globals__ }}"),
    "{{ self._TemplateReference__context.environment.loader }}",
    *("{{ self }}", "{{ self.body() }}", "{{ super() }}", "{{ caller() }}", "{{ varargs }}"),
    *("{{ context.environment }}", "{{ environment.globals }}", "{{ config.items() }}"),
    *("{{ config.from_pyfile('/etc/passwd') }}", "{{ request.application.__globals__ }}"),
    *("{{ get_flashed_messages.__globals__ }}", "{{ url_for.__globals__ }}"),
    *("{{ loop.__class__ }}", "{% for a in [1] %}{{ loop }}{% endfor %}"),
    "{% for a in [1] %}{{ loop._recurse.__globals__ }}{% endfor %}",
    "{% for a in [1] %}{{ loop.__init__.__globals__.os }}{% endfor %}",
    *("{{ open('CANARY', 'w').write('x') }}", "{{ __import__('os').system('touch CANARY') }}"),
    *("{{ eval('1') }}", "{{ exec('1') }}", "{{ os.environ }}", "{{ sys.modules }}"),
    *("{{ __builtins__ }}", "{{ ＿＿import＿＿('os').system('touch CANARY') }}", "{{ n0 }}"),
    *("{{ writers }}", "{{ get }}", "{{ x | =counted }}", "{{ x | pprint }}", "{{ x | xmlattr }}"),
    *("{{ x | random }}", "{{ x | urlize }}", "{{ x | tojson(indent=999999) }}"),
]
STATEMENTS = [
    *("{% include '/etc/passwd' %}", "{% include 'CANARY' ignore missing %}{{ nothing }}"),
    "{% import 'os' as os %}{{ os.system('touch CANARY') }}",
    "{% from 'os' import system %}{{ system('touch CANARY') }}",
    *("{% extends 'base' %}", "{% block b %}{{ self.b() }}{% endblock %}"),
    *("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{% macro m() %}{% endmacro %}{{ m.__globals__ }}"),
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    *("{% call cycler() %}{% endcall %}", "{% filter attr('__class__') %}x{% endfilter %}"),
    *("{% autoescape false %}{{ x }}{% endautoescape %}", "{% do unit.update({'name': 'x'}) %}"),
    *("{% set unit.name = 'x' %}", "{% set x.y = 'x' %}", "{% set x.__class__ = 'x' %}"),
    *("{% set c = x.__class__ %}{{ c }}", "{% with c = x.__class__ %}{{ c }}{% endwith %}"),
    "{% if x.__class__.__name__ == 'str' %}x{% endif %}",
    "{% for c in x.__class__.__mro__ %}{{ c }}{% endfor %}",
    *("{% async for a in x %}{% endfor %}", "{% for a in x async %}{% endfor %}", "{{ await x }}"),
    *("{{ yield x }}", "{{ lambda: x }}", "{{ x := 1 }}", "{{ [a for a in x] }}"),
    *("{% trans %}x{% endtrans %}", "{% debug %}", "{% raw %}{{ x }}", "{% print(x.__class__) %}"),
    *("{% import os %}", "{% python import os %}", "{{ unit.update({'name': 'x'}) }}"),
    *("{{ unit.pop('name') }}", "{{ unit.clear() }}", "{{ unit.setdefault('a', 1) }}"),
    *("{{ tags.append('x') }}", "{{ tags.clear() }}", "{{ tags.sort() }}"),
]
GREEDY = [
    *(f"{{{{ {each} }}}}" for each in REFUSED[::8]),
    *REFUSED_STATEMENTS[::3],
    *REFUSED_BLOCKS[::3],
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% set n = namespace(t=[1]) %}{% for i in range(99) %}{% set n.t = [n.t, n.t] %}{% endfor %}{{ n.t == n.t }}",
    "{% set n = namespace() %}{% set n.n = n %}{{ n }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "{{ " + "-" * 5000 + "1 }}{{ nothing }}",
    "{{ " + "not " * 5000 + "1 }}{{ nothing }}",
    "{{ " + "1 + " * 5000 + "1 }}{{ nothing }}",
    "{{ x" + ".upper()" * 5000 + " }}{{ nothing }}",
    "{{ x" + " | upper" * 5000 + " }}{{ nothing }}",
    "{{ x" + "[0]" * 5000 + " }}{{ nothing }}",
    "{{ " + "x ~ " * 5000 + "nothing }}",
    "{{ " + "9" * 5000 + " }}",
    "{% if x == " + "9" * 5000 + " %}{% endif %}{{ nothing }}",
    "{{ " + "1 if 1 else " * 5000 + "nothing }}{{ nothing }}",
    "{% if x %}" * 500 + "{% endif %}" * 500 + "{{ nothing }}",
    "{% for a in [1] %}" * 99 + "{% endfor %}" * 99 + "{{ nothing }}",
    "{{ x" * 1000,
    "{% if %}" * 500,
    "{{" + "{" * 999,
]
PAYLOADS = [*ATTRIBUTES, *FORMATS, *NAMES, *STATEMENTS, *GREEDY]
WHERE = ("body", "footnote", "description", "custom property")
"""A place of each sort: runs of the main document and of another part, an attribute, a property."""


def _context() -> dict[str, object]:
    return {"x": "甲", "unit": {"name": "示例养老院"}, "tags": ["甲", "乙"], "secret": SECRET}


class Watch:
    """What Python's audit events tell of files, programs, networks and modules, in the block that it is used for."""

    KINDS = ("open", "import", "os.", "subprocess.", "socket.", "shutil.", "ctypes.", "tempfile.", "glob.")

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def __enter__(self) -> None:
        self.seen.clear()
        self.on = True

    def __exit__(self, *_: object) -> None:
        self.on = False

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        # Python looks for the source of a text that it cannot compile.
        if self.on and event.startswith(self.KINDS) and not str(arguments[0]).startswith(("<", "hostile.docx:")):
            self.seen.append(f"{event} {arguments[:2]}")


@pytest.fixture(scope="module")
def watch() -> Watch:
    for payload in ("{{ nothing }}", "{{ x.y", "{% if %}", "{{ x | upper }}"):  # modules that are loaded at first use
        _attempt(document({"body": payload}))
    return Watch()


@pytest.fixture(autouse=True)
def _nothing_happened() -> Iterator[None]:
    before = _surroundings()
    yield
    assert not Path(CANARY).exists()
    assert _surroundings() == before


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


def _attempt(data: bytes) -> TemplateError | bytes:
    try:
        return DocxTemplate.open(data, name="hostile.docx").render(_context())
    except TemplateError as refused:
        return refused


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) > 150


def usual_places(payload: str) -> tuple[str, ...]:
    """Where every run tries ``payload``: in a place of each sort, or, for what takes long, in each of these in turn."""
    return (WHERE[GREEDY.index(payload) % len(WHERE)],) if payload in GREEDY else WHERE


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload[:60])
def test_a_payload_is_refused_in_a_place_of_each_sort(payload: str, watch: Watch) -> None:
    assert_refused(payload, usual_places(payload), watch)


@pytest.mark.long
@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload[:60])
def test_a_payload_is_refused_in_every_other_place(payload: str, watch: Watch) -> None:
    assert_refused(payload, [place for place in PLACES if place not in usual_places(payload)], watch)


def assert_refused(payload: str, places: Iterable[str], watch: Watch) -> None:
    text = payload.replace("CANARY", CANARY)
    for place in places:
        data = document({place: text})
        context = _context()
        with watch, pytest.raises(TemplateError) as caught:
            DocxTemplate.open(data, name="hostile.docx").render(context)
        assert watch.seen == []
        assert "template-time" not in {problem.code for problem in caught.value.problems}
        assert {problem.span.part for problem in caught.value.problems if problem.span} == {PARTS[place]}
        assert SECRET not in "".join(map(str, caught.value.problems))
        assert context == _context()


@pytest.fixture(scope="module")
def filled() -> DocxTemplate:
    return DocxTemplate.open(document({place: "{{ unit['" + place + "'] }}" for place in PLACES}))


@pytest.fixture(scope="module")
def looped() -> DocxTemplate:
    loop = "{% for each in units %}{% if each.name %}{{ each.name }}{% endif %}{% endfor %}"
    return DocxTemplate.open(document(dict.fromkeys(PLACES, loop)))


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload[:60])
def test_a_payload_as_data_is_text(payload: str, filled: DocxTemplate, looped: DocxTemplate, watch: Watch) -> None:
    text = payload.replace("CANARY", CANARY)
    with watch:
        once = filled.render({"unit": dict.fromkeys(PLACES, text)})
        twice = looped.render({"units": [{"name": text}, {"name": text}]})
    assert texts_of(once) == dict.fromkeys(PLACES, text)
    assert texts_of(twice) == dict.fromkeys(PLACES, text * 2)
    assert watch.seen == []


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload[:60])
def test_a_payload_as_a_fields_name_is_a_name(payload: str) -> None:
    text = payload.replace("CANARY", CANARY)
    template = DocxTemplate.open(document({"body": "{% for key, value in unit.items() %}{{ key }}{% endfor %}"}))
    assert texts_of(template.render({"unit": {text: ""}}))["body"] == text


@pytest.mark.cases(2)
@pytest.mark.parametrize("piece", ["{{{{ a{0} }}}}", "{{# {0} #}}", "{{%p if a{0} %}}", "«{0}»"])
def test_more_tags_than_any_template_has(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_tags, "MAX_TAGS", 50)
    lines = [piece.format(number) for number in range(60)]
    last = refused(TemplateError, DocxTemplate.open, template_of(Example(lines, [], 0))).problems[-1]
    assert last.code == "template-tags-many"
    assert last.span is not None
    assert last.span.paragraph == 51


@pytest.mark.cases(2)
@pytest.mark.parametrize("fault", ["}}", "{{ a", "{% nothing %}", "{% if a %}", "{{ a | nothing }}", "{% endif %}"])
def test_more_problems_than_anybody_reads(fault: str) -> None:
    lines = [f"{number}{fault}" for number in range(3_000)]
    codes = refused_for(TemplateError, DocxTemplate.open, make_docx(lines))
    assert (len(codes), codes[-1]) == (1_001, "template-problems-many")
