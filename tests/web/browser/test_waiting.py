"""In a browser nothing is read but through what waits for it: an answer may come a moment later (faults.md, part 5)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

MODULES = sorted(Path(__file__).parent.glob("*.py"))
READS = {
    "all", "all_inner_texts", "all_text_contents", "bounding_box", "content", "count", "element_handles",
    "eval_on_selector", "eval_on_selector_all", "evaluate", "evaluate_all", "get_attribute", "inner_html", "inner_text",
    "input_value", "is_checked", "is_disabled", "is_editable", "is_enabled", "is_hidden", "is_visible",
    "query_selector", "query_selector_all", "text_content", "title",
}  # fmt: skip
MAY_READ = {
    "served_desk.py: answered": "a count, which is compared by what waits for another",
    "test_every_screen.py: looked_at": "what must hold at every moment of a page that has been waited for",
    "test_every_screen.py: wider": "what must hold at every moment of a page that has been waited for",
    "test_tools.py: judge": "what must hold at every moment of a page that has been waited for",
    "test_tools.py: test_a_sheet_is_merged_in_six_clicks_and_a_name_that_it_lacks_is_asked_for": "likewise",
    "test_whole_dispatch.py: looks": "what must hold at every moment of a page that has been waited for",
    "test_whole_dispatch.py: test_the_first_dispatch_and_the_next": "likewise",
    "test_whole_dispatch.py: reached": "the focus is moved by the key itself, whose press waits for that",
}


def read_at_once(source: str, name: str) -> Iterator[str]:
    """The functions that use what a window shows at one moment; what only acts on it is none."""
    tree = ast.parse(source)
    waits = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and ast.unparse(each.func) == "wait_until"]
    apart = {id(each) for wait in waits for each in ast.walk(wait)}
    apart |= {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
        for node in ast.walk(function):
            is_read = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in READS and id(node) not in apart
            if is_read or (isinstance(node, ast.Assert) and ".url" in ast.unparse(node)):
                yield f"{name}: {function.name}"


def test_nothing_is_read_but_by_what_waits() -> None:
    found = {each for path in MODULES for each in read_at_once(path.read_text(encoding="utf-8"), path.name)}
    assert found == set(MAY_READ)


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("assert page.locator('p').inner_text() == 'x'", True),
        ("before = page.evaluate('scrollY')", True),
        ("assert page.url != address", True),
        ("page.evaluate('endPause()')", False),
        ("wait_until(lambda: page.evaluate('scrollY') == 0)", False),
        ("expect(page).to_have_url(address)", False),
    ],
)
def test_what_is_read_at_once_is_found(line: str, is_found: bool) -> None:
    assert bool(list(read_at_once(f"def test():\n    {line}", "test.py"))) == is_found
