"""What a document was read into is freed with the last use of it, and does not wait for the garbage collector."""

from __future__ import annotations

import ast
import gc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

import generator
from generator.check.rules import file_findings
from generator.comparison.description import describe
from generator.office.package import read_package
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.templates.doubts.word_layout import FormattedTemplate
from tests.check.right import data_of, right_notice

SOURCE = Path(generator.__file__).parent
CACHES = {"cache", "lru_cache"}


def loops(source: str) -> Iterator[str]:
    """The caches in a module that an object has for itself: it refers to them, and they to it."""
    for each in ast.walk(ast.parse(source)):
        if isinstance(each, ast.ClassDef):
            methods = {part.name for part in each.body if isinstance(part, ast.FunctionDef) and not part.decorator_list}
            yield from (f"{call.lineno}: {ast.unparse(call)}" for call in _caches(each) if _refers_to(call, methods))


def _caches(node: ast.AST) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        called = each.func if isinstance(each, ast.Call) else None
        named = called.func if isinstance(called, ast.Call) else called
        if isinstance(each, ast.Call) and isinstance(named, ast.Name) and named.id in CACHES:
            yield each


def _refers_to(call: ast.Call, methods: set[str]) -> bool:
    """Whether what is cached is a method of the object itself, has the object, or is a function within its method."""
    attributes = [each for each in ast.walk(call) if isinstance(each, ast.Attribute) and _is_self(each.value)]
    has_object = sum(_is_self(each) for each in ast.walk(call)) > len(attributes)
    in_lambda = any(
        _is_self(part) for each in ast.walk(call) if isinstance(each, ast.Lambda) for part in ast.walk(each)
    )
    return has_object or in_lambda or any(each.attr in methods for each in attributes)


def _is_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


@pytest.mark.in_turn(3)
def test_no_object_caches_its_own_methods() -> None:
    modules = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    found = {str(path.relative_to(SOURCE)): list(loops(source)) for path, source in modules.items()}
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    "cached",
    [
        "cache(self._found)",
        "lru_cache(maxsize=2)(self._found)",
        "cache(lambda x: self._kept)",
        "cache(partial(f, self))",
    ],
)
def test_what_caches_its_own_methods_is_found(cached: str) -> None:
    assert list(loops(f"class C:\n def __init__(self):\n  self.of = {cached}\n def _found(self, x): ..."))


@pytest.mark.parametrize("cached", ["cache(f)", "cache(partial(f, self._kept))", "cache(self.parts.related)"])
def test_what_refers_to_something_else_is_not_found(cached: str) -> None:
    assert not list(loops(f"class C:\n def __init__(self):\n  self.of = {cached}\n def _found(self, x): ..."))


@pytest.fixture(scope="module")
def notice() -> bytes:
    return data_of(right_notice())


READINGS: dict[str, Callable[[bytes], object]] = {
    "checked": lambda data: list(file_findings(recognise(read_document(data, "通知.docx")))),
    "described": lambda data: describe(data, "通知.docx"),
    "adapted": lambda data: adapted(read_package(data, name="通知.docx")),
    "formatted": lambda data: FormattedTemplate(data, "通知.docx"),
}


@pytest.mark.parametrize("read", READINGS.values(), ids=READINGS)
def test_no_element_stays_once_it_is_read(notice: bytes, read: Callable[[bytes], object]) -> None:
    read(notice)
    gc.collect()
    gc.disable()
    try:
        before = _elements()
        read(notice)
        assert _elements() - before == Counter()
    finally:
        gc.enable()


def _elements() -> Counter[str]:
    return Counter(str(each.tag) for each in gc.get_objects() if isinstance(each, etree._Element))
